//! The ledger sorted by requirement, so that each figure is worked out without looking through it all again.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Backing, Ledger};
use crate::domain::profile::LevelNumber;
use crate::domain::{
    ActivityStatus, ActivitySummary, Assessment, Evidence, LinkKey, Qualification, RequirementKey,
};

/// What one day's figures rest on: the entries dated by then, oldest first, under each requirement they are linked to.
pub(super) struct Index<'a> {
    entries: HashMap<&'a RequirementKey, Entries<'a>>,
    ratings: HashMap<&'a RequirementKey, &'a Assessment>,
    qualifications: HashMap<&'a RequirementKey, Vec<&'a Qualification>>,
}

/// Everything linked to one requirement or a statement of it.
#[derive(Default)]
pub(super) struct Entries<'a> {
    items: Vec<Item<'a>>,
}

/// One entry under a requirement, with what exactly it is linked to.
#[derive(Clone, Copy)]
pub(super) enum Item<'a> {
    Activity(&'a ActivitySummary, &'a LinkKey),
    Evidence(&'a Evidence, &'a LinkKey),
}

impl<'a> Item<'a> {
    pub(super) const fn key(self) -> &'a LinkKey {
        match self {
            Self::Activity(_, key) | Self::Evidence(_, key) => key,
        }
    }

    /// Returns what this shows: evidence always, an activity when it is done and reflected on.
    pub(super) fn shows(self) -> Option<Backing> {
        match self {
            Self::Activity(activity, _) => (activity.status == ActivityStatus::Done
                && activity.reflected)
                .then(|| Backing::Activity {
                    id: activity.id,
                    title: activity.title.clone(),
                    date: activity.date,
                }),
            Self::Evidence(evidence, _) => Some(Backing::Evidence {
                id: evidence.id,
                number: evidence.number,
                title: evidence.details.title.clone(),
                date: evidence.details.date,
            }),
        }
    }

    /// Orders by day, then activities before evidence, then by what was made first, then by key.
    fn order(self) -> impl Ord + use<'a> {
        let (date, sort, id) = match self {
            Self::Activity(activity, _) => (activity.date, 0, activity.id.uuid()),
            Self::Evidence(evidence, _) => (evidence.details.date, 1, evidence.id.uuid()),
        };
        (date, sort, id, self.key())
    }
}

impl<'a> Entries<'a> {
    pub(super) fn items(&self) -> &[Item<'a>] {
        &self.items
    }

    /// Returns each activity once, oldest first, however many of its links are here.
    pub(super) fn activities(&self) -> Vec<&'a ActivitySummary> {
        let mut found: Vec<&ActivitySummary> = Vec::new();
        for item in &self.items {
            if let Item::Activity(activity, _) = item
                && found.last().is_none_or(|last| last.id != activity.id)
            {
                found.push(activity);
            }
        }
        found
    }
}

impl<'a> Index<'a> {
    pub(super) fn new(ledger: &'a Ledger, as_of: NaiveDate) -> Self {
        let mut qualifications: HashMap<&RequirementKey, Vec<&Qualification>> = HashMap::new();
        for qualification in ledger.qualifications.iter().filter(|entry| !entry.deleted) {
            if let Some(requirement) = &qualification.details.requirement {
                qualifications
                    .entry(requirement)
                    .or_default()
                    .push(qualification);
            }
        }
        Self {
            entries: entries(ledger, as_of),
            ratings: ledger.ratings(as_of),
            qualifications,
        }
    }

    pub(super) fn entries(&self, key: &RequirementKey) -> &Entries<'a> {
        const NONE: &Entries<'_> = &Entries { items: Vec::new() };
        self.entries.get(key).unwrap_or(NONE)
    }

    /// Returns the latest self-rating.
    pub(super) fn rating(&self, key: &RequirementKey) -> Option<&'a Assessment> {
        self.ratings.get(key).copied()
    }

    /// Returns the rated level, “not yet” where there is no rating.
    pub(super) fn rated(&self, key: &RequirementKey) -> LevelNumber {
        self.rating(key)
            .map_or(LevelNumber::NOT_YET, |rating| rating.details.level)
    }

    pub(super) fn qualifications(&self, key: &RequirementKey) -> &[&'a Qualification] {
        self.qualifications.get(key).map_or(&[], Vec::as_slice)
    }
}

/// Files each link of each entry under the requirement it points at.
fn entries(ledger: &Ledger, as_of: NaiveDate) -> HashMap<&RequirementKey, Entries<'_>> {
    let mut entries: HashMap<&RequirementKey, Entries<'_>> = HashMap::new();
    let activities = ledger
        .activities
        .iter()
        .filter(|activity| activity.date <= as_of);
    for item in activities.flat_map(|activity| {
        activity
            .links
            .iter()
            .map(move |key| Item::Activity(activity, key))
    }) {
        entries
            .entry(&item.key().requirement)
            .or_default()
            .items
            .push(item);
    }
    for evidence in ledger
        .evidence
        .iter()
        .filter(|evidence| !evidence.deleted && evidence.details.date <= as_of)
    {
        for link in &evidence.details.links {
            let item = Item::Evidence(evidence, &link.key);
            entries
                .entry(&link.key.requirement)
                .or_default()
                .items
                .push(item);
        }
    }
    #[expect(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
    for found in entries.values_mut() {
        found.items.sort_unstable_by_key(|item| item.order());
    }
    entries
}

impl Ledger {
    /// Returns the latest rating of each rated skill by a day; of two on one day, the one made later.
    #[must_use]
    pub fn ratings(&self, as_of: NaiveDate) -> HashMap<&RequirementKey, &Assessment> {
        let rank = |rating: &Assessment| (rating.details.date, rating.id);
        let mut latest: HashMap<&RequirementKey, &Assessment> = HashMap::new();
        for rating in self
            .assessments
            .iter()
            .filter(|rating| !rating.deleted && rating.details.date <= as_of)
        {
            let known = latest.entry(&rating.details.skill).or_insert(rating);
            if rank(rating) > rank(known) {
                *known = rating;
            }
        }
        latest
    }
}
