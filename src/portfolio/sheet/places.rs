//! Where each thing stands in the print, so that every reference leads to it and back.

use std::collections::{HashMap, HashSet};
use std::num::NonZeroU16;

use serde::Serialize;

use super::citing::{self, CitingText};
use super::words::{count, said, unprinted};
use crate::domain::portfolio::PrintSection;
use crate::domain::profile::{Profile, Requirement, RequirementKind};
use crate::domain::progress::{Backing, Reason, RequirementProgress, Status};
use crate::domain::{
    Activity, ActivityId, Evidence, EvidenceId, EvidenceNumber, Link, RequirementKey,
};
use crate::portfolio::PortfolioContents;

/// How many activities are named beside a requirement before the rest is only counted.
const NAMED: usize = 6;

/// The places of everything that can be referred to.
pub(super) struct Places<'a> {
    contents: &'a PortfolioContents,
    profile: &'a Profile,
    activities: HashMap<ActivityId, String>,
    evidence: HashMap<EvidenceId, String>,
    requirements: HashMap<&'a RequirementKey, String>,
    progress: HashMap<&'a RequirementKey, &'a RequirementProgress>,
    belonging: HashMap<ActivityId, Vec<&'a Evidence>>,
    numbers: HashMap<EvidenceNumber, EvidenceId>,
    citing: Vec<CitingText<'a>>,
}

/// A text that leads somewhere, if its place is in the print.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Reference {
    /// What is said.
    pub(super) text: String,
    /// The label it leads to.
    pub(super) to: Option<String>,
}

/// One thing that an entry counts toward.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Claim {
    /// The skill's code in its framework.
    pub(super) code: Option<String>,
    /// The requirement, with the statement if the link is that precise.
    pub(super) text: String,
    /// The label of the requirement's row.
    pub(super) to: Option<String>,
    /// Why, in the person's words.
    pub(super) reason: Option<String>,
}

/// What shows a requirement.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Shown {
    /// The evidence, by number.
    pub(super) evidence: Vec<Reference>,
    /// The labels of activities in this print, oldest first.
    pub(super) activities: Vec<String>,
    /// What else there is, in words.
    pub(super) more: Option<String>,
}

impl<'a> Places<'a> {
    pub(super) fn new(contents: &'a PortfolioContents) -> Self {
        let progress: HashMap<&RequirementKey, &RequirementProgress> = contents
            .progress
            .requirements
            .iter()
            .map(|judged| (&judged.key, judged))
            .collect();
        let requirements = contents
            .profile
            .requirements
            .iter()
            .zip(1..)
            .filter(|(requirement, _)| has_row(requirement, contents, &progress))
            .map(|(requirement, n)| (&requirement.key, format!("r{n}")))
            .collect();
        let mut belonging: HashMap<ActivityId, Vec<&Evidence>> = HashMap::new();
        for evidence in &contents.evidence {
            for activity in &evidence.details.activities {
                belonging.entry(*activity).or_default().push(evidence);
            }
        }
        let listed = |section| contents.composed.details.kind.prints(section);
        let activities = listed(PrintSection::Activities) || listed(PrintSection::ActivityTable);
        let activities = contents.activities.iter().filter(|_| activities);
        let evidence = contents.evidence.iter();
        let evidence = evidence.filter(|_| listed(PrintSection::Evidence));
        let numbers = contents.evidence.iter();
        Self {
            contents,
            profile: &contents.profile,
            activities: numbered("a", activities.map(|activity| activity.id)),
            evidence: evidence
                .map(|evidence| (evidence.id, format!("e{}", evidence.number.0)))
                .collect(),
            requirements,
            progress,
            belonging,
            numbers: numbers.map(|found| (found.number, found.id)).collect(),
            citing: citing::texts(contents),
        }
    }

    /// Returns the evidence of that number, if it belongs to this print.
    pub(super) fn numbered(&self, number: EvidenceNumber) -> Option<EvidenceId> {
        self.numbers.get(&number).copied()
    }

    /// Returns the texts of this print that cite evidence, in the order in which they stand.
    pub(super) fn citing(&self) -> &[CitingText<'a>] {
        &self.citing
    }

    /// Returns the label of an activity of this print.
    pub(super) fn activity(&self, id: ActivityId) -> Option<String> {
        self.activities.get(&id).cloned()
    }

    /// Returns the label of a piece of evidence.
    pub(super) fn evidence(&self, id: EvidenceId) -> Option<String> {
        self.evidence.get(&id).cloned()
    }

    /// Returns the label of a requirement's row.
    pub(super) fn requirement(&self, key: &RequirementKey) -> Option<String> {
        self.requirements.get(key).cloned()
    }

    /// Returns how a requirement stands.
    pub(super) fn progress(&self, key: &RequirementKey) -> Option<&'a RequirementProgress> {
        self.progress.get(key).copied()
    }

    /// Returns the evidence that belongs to an activity, by number.
    pub(super) fn evidence_of(&self, activity: &Activity) -> &[&'a Evidence] {
        self.belonging.get(&activity.id).map_or(&[], Vec::as_slice)
    }

    /// Says what an entry counts toward; statements of one requirement share a line unless there is a reason for one.
    pub(super) fn claims(&self, links: &[Link]) -> Vec<Claim> {
        let mut merged: Vec<(&Link, Vec<NonZeroU16>)> = Vec::new();
        for link in links {
            let joins = merged.iter_mut().find(|(first, statements)| {
                let alike = first.key.requirement == link.key.requirement;
                alike && first.reason.is_empty() && link.reason.is_empty() && !statements.is_empty()
            });
            match (joins, link.key.statement) {
                (Some((_, statements)), Some(number)) => statements.push(number),
                (_, statement) => merged.push((link, statement.into_iter().collect())),
            }
        }
        merged
            .into_iter()
            .map(|(link, statements)| self.claim(link, statements))
            .collect()
    }

    fn claim(&self, link: &Link, mut statements: Vec<NonZeroU16>) -> Claim {
        let asked = self.profile.requirement(&link.key.requirement);
        let code = asked
            .and_then(Requirement::skill)
            .and_then(|skill| said(&skill.code));
        // A profile that has been replaced may have left links behind; their key is all there is.
        let name = asked.map_or_else(
            || link.key.requirement.to_string(),
            |asked| asked.title.shown().to_owned(),
        );
        statements.sort_unstable();
        let numbers: Vec<String> = statements.iter().map(ToString::to_string).collect();
        let text = match numbers.as_slice() {
            [] => name,
            [number] => format!("{name}, statement\u{a0}{number}"),
            [numbers @ .., last] => {
                format!("{name}, statements {} and\u{a0}{last}", numbers.join(", "))
            }
        };
        Claim {
            code,
            text,
            to: self.requirement(&link.key.requirement),
            reason: said(&link.reason),
        }
    }

    /// Says what shows a requirement, by the reasons of its figure.
    pub(super) fn shown(&self, judged: &RequirementProgress) -> Shown {
        let mut evidence = Vec::new();
        let mut activities = Vec::new();
        let mut elsewhere = 0;
        let mut seen = HashSet::new();
        for reason in &judged.reasons {
            match reason {
                Reason::Shown { by, .. } if !seen.insert(entry(by)) => {}
                Reason::Shown {
                    by: Backing::Evidence { id, number, .. },
                    ..
                } => evidence.push((*number, self.evidence(*id))),
                Reason::Shown {
                    by: Backing::Activity { id, .. },
                    ..
                } => match self.activity(*id) {
                    Some(label) => activities.push(label),
                    None => elsewhere += 1,
                },
                Reason::NotReflected { .. }
                | Reason::Underway { .. }
                | Reason::Rated(_)
                | Reason::Qualification { .. } => {}
            }
        }
        evidence.sort_unstable_by_key(|(number, _)| *number);
        let further = activities.len().saturating_sub(NAMED);
        activities.truncate(NAMED);
        let further = (further > 0).then(|| count(further, "more activity", "more activities"));
        let more = [further, unprinted(elsewhere, self.contents)];
        let more: Vec<String> = more.into_iter().flatten().collect();
        Shown {
            evidence: evidence
                .into_iter()
                .map(|(number, to)| Reference {
                    text: number.to_string(),
                    to,
                })
                .collect(),
            activities,
            more: said(&more.join(", ")),
        }
    }
}

/// Tells whether a requirement is sure to be printed with a row of its own; one that nothing speaks for may only be named.
fn has_row(
    requirement: &Requirement,
    contents: &PortfolioContents,
    progress: &HashMap<&RequirementKey, &RequirementProgress>,
) -> bool {
    let details = &contents.composed.details;
    let listed = |section| details.kind.prints(section);
    let judged = progress.get(&requirement.key);
    judged.is_some_and(|judged| match requirement.kind {
        RequirementKind::Behaviour => listed(PrintSection::Behaviours) && judged.status.is_met(),
        RequirementKind::Pda { .. } => listed(PrintSection::Activities) && is_begun(judged),
        RequirementKind::Skill(_) if listed(PrintSection::Skills) => is_begun(judged),
        RequirementKind::Skill(_) => {
            let mut chosen = details.skills.iter();
            listed(PrintSection::Ratings) && chosen.any(|chosen| chosen.skill == requirement.key)
        }
        RequirementKind::Qualification { .. } => listed(PrintSection::Qualifications),
    })
}

/// Tells whether anything speaks for a requirement.
pub(super) fn is_begun(judged: &RequirementProgress) -> bool {
    let nothing = matches!(judged.status, Status::None | Status::NotStarted);
    !nothing || !judged.reasons.is_empty()
}

/// Gives each entry a label of its own.
fn numbered<Id: Eq + std::hash::Hash>(
    letter: &str,
    ids: impl Iterator<Item = Id>,
) -> HashMap<Id, String> {
    ids.zip(1..)
        .map(|(id, n)| (id, format!("{letter}{n}")))
        .collect()
}

/// Names the entry behind a reason, however many links it has to the requirement.
const fn entry(by: &Backing) -> (Option<ActivityId>, Option<EvidenceId>) {
    match by {
        Backing::Activity { id, .. } => (Some(*id), None),
        Backing::Evidence { id, .. } => (None, Some(*id)),
    }
}
