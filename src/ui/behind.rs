//! What stands behind one requirement: every activity and piece of evidence linked to it, with the person's reasons, and
//! every rating. Read when a requirement is shown, so that drawing looks through nothing.

use std::collections::HashMap;

use crate::domain::progress::{Backing, Begun, Ledger, Progress, Reason};
use crate::domain::{
    ActivityId, Assessment, Dates, EvidenceId, EvidenceNumber, LinkKey, RequirementKey,
};
use crate::record::{Record, Result};

/// Everything behind one requirement by a day.
#[derive(Debug)]
pub struct Behind {
    /// Which requirement.
    pub key: RequirementKey,
    /// The ratings, oldest first.
    pub ratings: Vec<Assessment>,
    linked: HashMap<LinkKey, Vec<Linked>>,
}

/// An entry that can be linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Entry {
    /// An activity.
    Activity(ActivityId),
    /// A piece of evidence, with its reference.
    Evidence(EvidenceId, EvidenceNumber),
}

/// One link of one entry.
#[derive(Clone, Debug)]
pub struct Linked {
    /// Which entry.
    pub entry: Entry,
    /// Its title.
    pub title: String,
    /// Its day, and what keeps it from counting if something does.
    pub about: String,
    /// Whether it counts.
    pub counts: bool,
    /// Why it is linked, in the person's words; may be empty.
    pub why: String,
}

impl Behind {
    /// Reads what stands behind a requirement, as far as the figures go.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn read(
        record: &Record,
        ledger: &Ledger,
        dates: Dates,
        progress: &Progress,
        key: &RequirementKey,
    ) -> Result<Self> {
        let mut why = reasons(record, ledger, key)?;
        let mut linked: HashMap<LinkKey, Vec<Linked>> = HashMap::new();
        let judged = progress.requirement(key);
        // Figures give their reasons oldest first; what is newest tells most.
        for reason in judged.iter().flat_map(|judged| &judged.reasons).rev() {
            let Some((key, mut found)) = described(reason, dates) else {
                continue;
            };
            found.why = why.remove(&(found.entry, key.clone())).unwrap_or_default();
            linked.entry(key.clone()).or_default().push(found);
        }
        let ratings = ledger.assessments.iter();
        let mut ratings: Vec<Assessment> = ratings
            .filter(|rating| rating.details.skill == *key)
            .filter(|rating| rating.details.date <= progress.as_of)
            .cloned()
            .collect();
        ratings.sort_by_key(|rating| (rating.details.date, rating.id));
        Ok(Self {
            key: key.clone(),
            ratings,
            linked,
        })
    }

    /// Returns what is linked to exactly this, the requirement as a whole or a statement, newest first.
    #[must_use]
    pub fn linked_to(&self, key: &LinkKey) -> &[Linked] {
        self.linked.get(key).map_or(&[], Vec::as_slice)
    }
}

/// Finds the reasons that people gave for links to a requirement.
fn reasons(
    record: &Record,
    ledger: &Ledger,
    key: &RequirementKey,
) -> Result<HashMap<(Entry, LinkKey), String>> {
    let activities = record.reasons(key)?.into_iter();
    let activities = activities.map(|(id, link)| ((Entry::Activity(id), link.key), link.reason));
    let evidence = ledger.evidence.iter().flat_map(|evidence| {
        let links = evidence.details.links.iter();
        let here = links.filter(|link| link.key.requirement == *key);
        let entry = Entry::Evidence(evidence.id, evidence.number);
        here.map(move |link| ((entry, link.key.clone()), link.reason.clone()))
    });
    Ok(activities.chain(evidence).collect())
}

/// Describes the entry behind a reason, if there is one.
fn described(reason: &Reason, dates: Dates) -> Option<(&LinkKey, Linked)> {
    let (key, entry, title, date, lacks) = match reason {
        Reason::Shown { by, key } => match by {
            Backing::Activity { id, title, date } => (key, Entry::Activity(*id), title, date, ""),
            Backing::Evidence {
                id,
                number,
                title,
                date,
            } => (key, Entry::Evidence(*id, *number), title, date, ""),
        },
        Reason::NotReflected {
            id,
            title,
            date,
            key,
        } => {
            let lacks = "done, not reflected on yet";
            (key, Entry::Activity(*id), title, date, lacks)
        }
        Reason::Underway {
            id,
            title,
            date,
            begun,
            key,
        } => {
            let lacks = match begun {
                Begun::No => "planned",
                Begun::Yes => "in progress",
            };
            (key, Entry::Activity(*id), title, date, lacks)
        }
        Reason::Rated(_) | Reason::Qualification { .. } => return None,
    };
    let day = dates.long(*date);
    let about = if lacks.is_empty() {
        day
    } else {
        format!("{day} · {lacks}")
    };
    let linked = Linked {
        entry,
        title: title.clone(),
        about,
        counts: lacks.is_empty(),
        why: String::new(),
    };
    Some((key, linked))
}
