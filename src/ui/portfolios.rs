//! The portfolios as their screen shows them: the list, and the one that is open with everything it may hold.
//!
//! It is read when the screen is shown, and again after a change; while one types, everything is worked out from it in
//! memory.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::words::folded;
use crate::domain::portfolio::{
    Assignable, Composition, CriterionKey, Finding, PieceId, Portfolio, PortfolioDetails,
    PortfolioKind, Surroundings, check, propose,
};
use crate::domain::profile::Profile;
use crate::domain::progress::Ledger;
use crate::domain::{
    ActivityId, ActivityStatus, ActivitySummary, Dates, Evidence, EvidenceId, Focus, Period,
    PortfolioId,
};
use crate::kinds;
use crate::portfolio::PortfolioContents;
use crate::record::{EntryId, HistoryEntry, Record, Result};

/// How far a portfolio in the list has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is being composed, and so many checks are open.
    Composing(usize),
    /// It was handed in on that day.
    Submitted(NaiveDate),
}

impl Standing {
    /// Says it in words.
    #[must_use]
    pub fn says(self, dates: Dates) -> String {
        match self {
            Self::Composing(0) => "Ready to hand in".to_owned(),
            Self::Composing(1) => "1 check open".to_owned(),
            Self::Composing(open) => format!("{open} checks open"),
            Self::Submitted(day) => format!("Submitted {}", dates.short(day)),
        }
    }
}

/// One portfolio of the list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The portfolio.
    pub portfolio: Portfolio,
    /// How far it has come.
    pub standing: Standing,
}

/// An entry that may be chosen for the open portfolio.
#[derive(Clone, Debug)]
pub struct Offered {
    /// Which one.
    pub item: PieceId,
    /// What it is called, with the number of evidence.
    pub name: String,
    /// Its day and sort, and why Cairn proposes it.
    pub about: String,
    /// Whether it belongs to the period.
    pub within: bool,
    /// Whether Cairn proposes it.
    pub proposed: bool,
    /// Everything that a search looks through.
    pub haystack: String,
}

/// The open portfolio.
#[derive(Clone, Debug)]
pub struct Composing {
    /// As the record has it.
    pub portfolio: Portfolio,
    /// Its entries.
    pub contents: PortfolioContents,
    /// The evidence whose file is missing or damaged.
    dead: Vec<EvidenceId>,
    /// What may be chosen.
    offered: Vec<Offered>,
    places: HashMap<PieceId, usize>,
    /// What was done to it, newest first; read when somebody looks at it, and not whenever a field is left.
    pub history: Option<Vec<HistoryEntry>>,
}

/// All portfolios, as far as they are read.
#[derive(Clone, Debug, Default)]
pub struct Portfolios {
    listed: Option<Vec<Listed>>,
    open: Option<Box<Composing>>,
}

/// What portfolios are composed from and held against.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// The role.
    pub profile: &'a Profile,
    /// Every entry that counts.
    pub ledger: &'a Ledger,
    /// Where each activity stands in it.
    pub places: &'a HashMap<ActivityId, usize>,
    /// What the person chose to work on.
    pub focus: &'a Focus,
    /// The day it is, and how dates are shown.
    pub dates: Dates,
}

impl<'a> Around<'a> {
    fn activity(self, id: ActivityId) -> Option<&'a ActivitySummary> {
        self.ledger.activities.get(*self.places.get(&id)?)
    }
}

impl Portfolios {
    /// Reads the portfolios; of the one that is open, everything.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn read(record: &Record, around: Around<'_>, open: Option<PortfolioId>) -> Result<Self> {
        let mut listed = Vec::new();
        let mut composing = None;
        for portfolio in record.portfolios()? {
            let is_open = open == Some(portfolio.id);
            let standing = match &portfolio.submitted {
                Some(submitted) if !is_open => Standing::Submitted(submitted.on),
                submitted => {
                    let contents = record.compose(&portfolio)?;
                    let dead = record.dead_attachments(&contents.evidence);
                    let found = findings(contents.composition(), around, &dead).len();
                    let standing = match submitted {
                        Some(submitted) => Standing::Submitted(submitted.on),
                        None => Standing::Composing(found),
                    };
                    if is_open {
                        let one = Composing::of(around, portfolio.clone(), contents, dead);
                        composing = Some(Box::new(one));
                    }
                    standing
                }
            };
            listed.push(Listed {
                portfolio,
                standing,
            });
        }
        Ok(Self {
            listed: Some(listed),
            open: composing,
        })
    }

    /// Reads what was done to the one that is open.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn read_history(&mut self, record: &Record) -> Result<()> {
        if let Some(open) = &mut self.open {
            let history = record.history(EntryId::Portfolio(open.portfolio.id));
            // What cannot be read is not asked for at each frame.
            let (read, failed) = match history {
                Ok(history) => (history, Ok(())),
                Err(err) => (Vec::new(), Err(err)),
            };
            open.history = Some(read);
            return failed;
        }
        Ok(())
    }

    /// Tells whether they were read since the record changed.
    #[must_use]
    pub const fn is_read(&self) -> bool {
        self.listed.is_some()
    }

    /// Returns the list: those being composed, then those handed in.
    #[must_use]
    pub fn listed(&self) -> &[Listed] {
        self.listed.as_deref().unwrap_or_default()
    }

    /// Returns the open one, if it is that.
    #[must_use]
    pub fn composing(&self, id: PortfolioId) -> Option<&Composing> {
        self.open.as_deref().filter(|open| open.portfolio.id == id)
    }

    /// Returns the kinds that the person has made their own: those of their portfolios that do not come with Cairn.
    #[must_use]
    pub fn own_kinds(&self) -> Vec<&PortfolioKind> {
        let mut own: Vec<&PortfolioKind> = Vec::new();
        for listed in self.listed() {
            let kind = &listed.portfolio.details.kind;
            if !kinds::shipped().contains(kind) && !own.contains(&kind) {
                own.push(kind);
            }
        }
        own
    }
}

fn findings(composition: Composition<'_>, around: Around<'_>, dead: &[EvidenceId]) -> Vec<Finding> {
    let around = Surroundings {
        profile: around.profile,
        today: around.dates.today,
        dead,
    };
    check(composition, around)
}

impl Composing {
    fn of(
        around: Around<'_>,
        portfolio: Portfolio,
        contents: PortfolioContents,
        dead: Vec<EvidenceId>,
    ) -> Self {
        let offered = offered(around, &portfolio.details);
        let places = offered.iter().enumerate();
        Self {
            places: places.map(|(place, one)| (one.item, place)).collect(),
            history: None,
            offered,
            portfolio,
            contents,
            dead,
        }
    }

    /// Returns the portfolio as it is being changed, with its entries.
    #[must_use]
    pub fn composition<'a>(&'a self, details: &'a PortfolioDetails) -> Composition<'a> {
        Composition {
            details,
            ..self.contents.composition()
        }
    }

    /// Tells whether the chosen entries are the same as in another reading.
    #[must_use]
    pub fn holds_the_same(&self, other: &Self) -> bool {
        let (contents, known) = (&self.contents, &other.contents);
        contents.activities == known.activities
            && contents.evidence == known.evidence
            && contents.qualifications == known.qualifications
    }

    /// Checks the portfolio as it is being changed.
    #[must_use]
    pub fn findings(&self, details: &PortfolioDetails, around: Around<'_>) -> Vec<Finding> {
        findings(self.composition(details), around, &self.dead)
    }

    /// Returns what may be chosen, the evidence by number and the rest by day.
    #[must_use]
    pub fn offered(&self) -> &[Offered] {
        &self.offered
    }

    /// Returns one entry that may be chosen.
    #[must_use]
    pub fn offer(&self, item: PieceId) -> Option<&Offered> {
        self.offered.get(*self.places.get(&item)?)
    }

    /// Returns the chosen evidence, by number.
    #[must_use]
    pub fn shown<'a>(&'a self, details: &'a PortfolioDetails) -> Vec<&'a Evidence> {
        self.composition(details).shown().collect()
    }
}

/// Lists every entry that may be chosen, and says why Cairn proposes it.
fn offered(around: Around<'_>, details: &PortfolioDetails) -> Vec<Offered> {
    let kind = &details.kind;
    let proposal = propose(kind.clone(), details.period, around.ledger, around.focus);
    let proposed: HashSet<PieceId> = proposal.pieces.iter().map(|piece| piece.item).collect();
    let asked = Asked {
        around,
        kind,
        period: details.period,
        proposed,
    };
    let ledger = around.ledger;
    let evidence = ledger.evidence.iter().map(|one| asked.evidence(one));
    // The ledger has the newest first; in a portfolio the oldest stands first.
    let done = ledger.activities.iter().rev();
    let done = done.filter(|one| one.status == ActivityStatus::Done);
    let qualifications = ledger.qualifications.iter().map(|held| {
        let item = PieceId::Qualification(held.id);
        let about = format!("{} · {}", held.details.awarding_body, held.details.status);
        asked.offer(item, held.details.title.clone(), &about, &[], true)
    });
    evidence
        .chain(done.map(|one| asked.activity(one)))
        .chain(qualifications)
        .collect()
}

/// What entries are held against.
struct Asked<'a> {
    around: Around<'a>,
    kind: &'a PortfolioKind,
    period: Period,
    proposed: HashSet<PieceId>,
}

impl Asked<'_> {
    fn activity(&self, activity: &ActivitySummary) -> Offered {
        let day = self.around.dates.short(activity.date);
        let about = format!("{day} · {} · {}", activity.kind, activity.minutes);
        let reasons = self.reasons(std::slice::from_ref(&activity), activity.links.len());
        let within = self.period.contains(activity.date);
        let item = PieceId::Activity(activity.id);
        self.offer(item, activity.title.clone(), &about, &reasons, within)
    }

    fn evidence(&self, evidence: &Evidence) -> Offered {
        let details = &evidence.details;
        let day = self.around.dates.short(details.date);
        let belongs_to = details.activities.iter();
        let belongs_to = belongs_to.filter_map(|id| self.around.activity(*id));
        let belongs_to: Vec<&ActivitySummary> = belongs_to.collect();
        let reasons = self.reasons(&belongs_to, details.links.len());
        let name = format!("{} {}", evidence.number, details.title);
        let within = self.period.contains(details.date);
        self.offer(PieceId::Evidence(evidence.id), name, &day, &reasons, within)
    }

    /// Says what speaks for an entry.
    fn reasons(&self, activities: &[&ActivitySummary], links: usize) -> Vec<String> {
        let mut reasons = Vec::new();
        if activities.iter().any(|activity| activity.reflected) {
            reasons.push("reflected on".to_owned());
        }
        match links {
            0 => {}
            1 => reasons.push("1 link to the role".to_owned()),
            links => reasons.push(format!("{links} links to the role")),
        }
        let suits = |asked: &Assignable<'_>| activities.iter().any(|one| asked.suits(one.kind));
        let keys = self.kind.assignable().filter(suits);
        let keys: Vec<&str> = keys.map(|asked| asked.key().as_str()).collect();
        if !keys.is_empty() {
            reasons.push(format!("suits {}", keys.join(", ")));
        }
        reasons
    }

    fn offer(
        &self,
        item: PieceId,
        name: String,
        about: &str,
        reasons: &[String],
        within: bool,
    ) -> Offered {
        let proposed = self.proposed.contains(&item);
        let about = match (proposed, reasons.is_empty()) {
            (_, true) => about.to_owned(),
            (true, false) => format!("{about} · proposed: {}", reasons.join(", ")),
            (false, false) => format!("{about} · {}", reasons.join(", ")),
        };
        Offered {
            haystack: folded(&format!("{name} {about}")),
            item,
            name,
            about,
            within,
            proposed,
        }
    }
}

/// Returns the name of a criterion or element with its key: `1.2 Develop the skills that you lack`.
#[must_use]
pub fn criterion_name(kind: &PortfolioKind, key: &CriterionKey) -> String {
    let found = kind.assignable().find(|asked| asked.key() == key);
    let title = found.map_or("", |asked| asked.title());
    format!("{key} {title}").trim_end().to_owned()
}
