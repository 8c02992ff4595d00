//! What is logged already and could back a statement: entries that are linked to its skill, and entries whose words fit it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::num::NonZeroU16;

use chrono::NaiveDate;

use super::words::{STOP, stem, words};
use crate::domain::profile::Profile;
use crate::domain::progress::{Backing, Ledger};
use crate::domain::{ActivityStatus, EvidenceContent, LinkKey};

/// How many are offered.
const OFFERED: usize = 8;
/// Words that stand in so many of all entries, one in that many, tell nothing.
const COMMON: usize = 4;
/// Words of the role that every statement could hold.
const GENERIC: &[&str] = &[
    "across",
    "activities",
    "appropriate",
    "develop",
    "ensure",
    "framework",
    "including",
    "information",
    "knowledge",
    "library",
    "manage",
    "management",
    "manager",
    "need",
    "organisation",
    "organisational",
    "other",
    "practice",
    "process",
    "provide",
    "responsibility",
    "service",
    "services",
    "skills",
    "support",
    "take",
    "team",
    "understand",
    "use",
    "using",
    "work",
    "working",
];
/// An entry says enough with so many words of a statement, or with one of the skill's name.
const ENOUGH: usize = 2;

/// An entry that could back a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CouldBack {
    /// The entry.
    pub by: Backing,
    /// What speaks for it.
    pub why: Why,
}

/// What speaks for an entry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It is linked to the skill and to no statement of it.
    Whole,
    /// It backs another statement of the skill.
    Statement(NonZeroU16),
    /// It says words of the statement.
    Says(Vec<String>),
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => f.write_str("Linked to the skill as a whole"),
            Self::Statement(number) => write!(f, "Backs statement {number} of this skill"),
            Self::Says(said) => {
                let said: Vec<String> = said.iter().map(|word| format!("“{word}”")).collect();
                write!(f, "Says {}", said.join(", "))
            }
        }
    }
}

/// An entry that would back what it is linked to, with its words.
struct Entry<'a> {
    by: Backing,
    links: Vec<&'a LinkKey>,
    texts: Vec<&'a str>,
}

/// Offers what could back a statement by a day, the likeliest first: what is linked to the skill, then what says the most of
/// the statement's words. What backs it already, and what would back nothing, is left out.
#[must_use]
pub fn could_back(
    profile: &Profile,
    ledger: &Ledger,
    key: &LinkKey,
    as_of: NaiveDate,
) -> Vec<CouldBack> {
    let entries = entries(ledger, as_of);
    let mut linked: Vec<(Why, &Entry<'_>)> = Vec::new();
    let mut rest: Vec<&Entry<'_>> = Vec::new();
    for entry in &entries {
        let mut here = entry
            .links
            .iter()
            .filter(|link| link.requirement == key.requirement)
            .map(|link| link.statement)
            .peekable();
        if here.peek().is_none() {
            rest.push(entry);
            continue;
        }
        let all: BTreeSet<Option<NonZeroU16>> = here.collect();
        if all.contains(&key.statement) {
            continue;
        }
        let why = match all.into_iter().flatten().next() {
            None => Why::Whole,
            Some(number) => Why::Statement(number),
        };
        linked.push((why, entry));
    }
    // The newest tells most.
    linked.sort_by_key(|(why, entry)| (why.clone(), std::cmp::Reverse(day(&entry.by))));
    let by_words = by_words(&sought(profile, key), &rest);
    linked
        .into_iter()
        .chain(by_words)
        .take(OFFERED)
        .map(|(why, entry)| CouldBack {
            by: entry.by.clone(),
            why,
        })
        .collect()
}

fn entries(ledger: &Ledger, as_of: NaiveDate) -> Vec<Entry<'_>> {
    let activities = ledger.activities.iter().filter(|activity| {
        activity.status == ActivityStatus::Done && activity.reflected && activity.date <= as_of
    });
    let activities = activities.map(|activity| Entry {
        by: Backing::Activity {
            id: activity.id,
            title: activity.title.clone(),
            date: activity.date,
        },
        links: activity.links.iter().collect(),
        texts: vec![&activity.title],
    });
    let evidence = ledger
        .evidence
        .iter()
        .filter(|evidence| !evidence.deleted && evidence.details.date <= as_of);
    let evidence = evidence.map(|evidence| Entry {
        by: Backing::Evidence {
            id: evidence.id,
            number: evidence.number,
            title: evidence.details.title.clone(),
            date: evidence.details.date,
        },
        links: evidence
            .details
            .links
            .iter()
            .map(|link| &link.key)
            .collect(),
        texts: match &evidence.details.content {
            EvidenceContent::Note(note) => vec![&evidence.details.title, note],
            EvidenceContent::File(_) | EvidenceContent::Web(_) => vec![&evidence.details.title],
        },
    });
    activities.chain(evidence).collect()
}

/// Returns the stems of the skill's name and the statement that say what it is about; whether each is of the name.
fn sought(profile: &Profile, key: &LinkKey) -> BTreeMap<String, bool> {
    let Some(asked) = profile.requirement(&key.requirement) else {
        return BTreeMap::new();
    };
    let generic: BTreeSet<String> = GENERIC.iter().map(|word| stem(word)).collect();
    let mut statements = asked.statements();
    let statement = statements.find(|(known, _)| known == key);
    let statement = statement.map_or("", |(_, text)| text.shown());
    let mut sought = BTreeMap::new();
    for word in words(&[asked.title.shown(), statement]) {
        let tells = word.said.len() > 2 && !STOP.contains(&word.said.as_str());
        if tells && !generic.contains(&word.stem) {
            sought.entry(word.stem).or_insert(word.field == 0);
        }
    }
    sought
}

fn by_words<'a, 'e>(
    sought: &BTreeMap<String, bool>,
    entries: &[&'e Entry<'a>],
) -> Vec<(Why, &'e Entry<'a>)> {
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let said = entries.iter().map(|entry| {
        let mut said: BTreeMap<String, String> = BTreeMap::new();
        for word in words(&entry.texts) {
            if sought.contains_key(&word.stem) {
                said.entry(word.stem).or_insert(word.said);
            }
        }
        for stem in said.keys() {
            *known.entry(stem.clone()).or_default() += 1;
        }
        said
    });
    let said: Vec<BTreeMap<String, String>> = said.collect();
    let all = entries.len();
    let telling = |stem: &String| {
        known
            .get(stem)
            .is_some_and(|count| count * COMMON <= all.max(COMMON))
    };
    let worth = |stem: &String| {
        let count = known.get(stem).copied().unwrap_or(1).max(1);
        (1.0 + all as f64 / count as f64).ln()
    };
    let mut found: Vec<(f64, Why, &'e Entry<'a>)> = Vec::new();
    for (said, entry) in said.into_iter().zip(entries) {
        let said: Vec<(String, String)> =
            said.into_iter().filter(|(stem, _)| telling(stem)).collect();
        let named = said.iter().any(|(stem, _)| sought.get(stem) == Some(&true));
        if named || said.len() >= ENOUGH {
            let score = said.iter().map(|(stem, _)| worth(stem)).sum();
            let words = said.into_iter().map(|(_, word)| word).collect();
            found.push((score, Why::Says(words), entry));
        }
    }
    found.sort_by(|(one, _, a), (other, _, b)| {
        let newest = day(&b.by).cmp(&day(&a.by));
        other.total_cmp(one).then(newest)
    });
    found
        .into_iter()
        .map(|(_, why, entry)| (why, entry))
        .collect()
}

const fn day(by: &Backing) -> NaiveDate {
    match by {
        Backing::Activity { date, .. } | Backing::Evidence { date, .. } => *date,
    }
}
