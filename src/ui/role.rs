//! The role on a day, as the Skills screen shows it: how each requirement stands, what is in focus, and where each skill
//! stood when the CPD year began.

use chrono::NaiveDate;

use super::words::{Words, folded};
use crate::domain::profile::{LevelNumber, Profile, Requirement};
use crate::domain::progress::{Ledger, Progress, Reason, RequirementProgress};
use crate::domain::{Focus, RequirementKey};

/// Which requirements are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All of them.
    #[default]
    All,
    /// Those that lack something.
    Gaps,
    /// Those that the person chose to work on.
    Focus,
    /// Those that evidence or a reflected activity shows, wholly or in part.
    Evidenced,
    /// Those that lack nothing.
    Met,
}

impl Filter {
    /// Every filter, in the order they are offered.
    pub const ALL: [Self; 5] = [
        Self::All,
        Self::Gaps,
        Self::Focus,
        Self::Evidenced,
        Self::Met,
    ];

    /// Returns its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Gaps => "Gaps",
            Self::Focus => "Focus",
            Self::Evidenced => "Evidenced",
            Self::Met => "Met",
        }
    }

    /// Says what it lists.
    #[must_use]
    pub const fn tooltip(self) -> &'static str {
        match self {
            Self::All => "Everything the role asks for",
            Self::Gaps => "What still lacks something",
            Self::Focus => "What you chose to work on",
            Self::Evidenced => "What evidence or a reflected activity shows, wholly or in part",
            Self::Met => "What lacks nothing",
        }
    }
}

/// One requirement as it is listed.
#[derive(Clone, Debug)]
pub struct Place {
    /// Which.
    pub key: RequirementKey,
    /// Whether it is in focus.
    pub focus: bool,
    /// Whether it is met.
    pub met: bool,
    /// Whether something shows it, wholly or in part.
    pub evidenced: bool,
    /// The level it was rated at when the CPD year began; “not yet” where there was no rating.
    pub then: LevelNumber,
    /// What a search looks through.
    haystack: String,
}

impl Place {
    /// Tells whether a filter lets it through.
    #[must_use]
    pub const fn fits(&self, filter: Filter) -> bool {
        match filter {
            Filter::All => true,
            Filter::Gaps => !self.met,
            Filter::Focus => self.focus,
            Filter::Evidenced => self.evidenced,
            Filter::Met => self.met,
        }
    }

    /// Tells whether a search finds it.
    #[must_use]
    pub fn is_called(&self, words: &Words) -> bool {
        words.are_in(&self.haystack)
    }
}

/// The whole role on a day, worked out once for each reading of the record and each choice of a day.
#[derive(Clone, Debug)]
pub struct RoleMap {
    /// The day on which the CPD year of that day began.
    pub year_start: NaiveDate,
    /// Each requirement, in the order of the profile.
    pub places: Vec<Place>,
    counts: [usize; Filter::ALL.len()],
}

impl RoleMap {
    /// Lays out the role by the figures of a day.
    #[must_use]
    pub fn of(profile: &Profile, ledger: &Ledger, progress: &Progress, focus: &Focus) -> Self {
        let year_start = progress.period.period.from();
        let ratings = ledger.ratings(year_start);
        let asked = profile.requirements.iter().zip(&progress.requirements);
        let places: Vec<Place> = asked
            .map(|(requirement, judged)| Place {
                key: requirement.key.clone(),
                focus: focus.has(&requirement.key),
                met: judged.status.is_met(),
                evidenced: is_evidenced(judged),
                then: ratings
                    .get(&requirement.key)
                    .map_or(LevelNumber::NOT_YET, |rating| rating.details.level),
                haystack: haystack(requirement),
            })
            .collect();
        let counts = Filter::ALL.map(|filter| {
            let fitting = places.iter().filter(|place| place.fits(filter));
            fitting.count()
        });
        Self {
            year_start,
            places,
            counts,
        }
    }

    /// Counts what a filter lets through, whatever is searched for.
    #[must_use]
    pub fn count(&self, filter: Filter) -> usize {
        let counts = Filter::ALL.into_iter().zip(self.counts);
        counts
            .filter(|(known, _)| *known == filter)
            .map(|(_, count)| count)
            .sum()
    }

    /// Returns one requirement's place.
    #[must_use]
    pub fn place(&self, key: &RequirementKey) -> Option<&Place> {
        self.places.iter().find(|place| place.key == *key)
    }
}

fn is_evidenced(judged: &RequirementProgress) -> bool {
    let mut reasons = judged.reasons.iter();
    judged.status.is_met() || reasons.any(|reason| matches!(reason, Reason::Shown { .. }))
}

fn haystack(requirement: &Requirement) -> String {
    folded(&format!("{} {}", requirement.name(), requirement.key))
}
