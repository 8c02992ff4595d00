//! Where each thing stands in a document, so that every reference leads to it and back.

use std::collections::{HashMap, HashSet};
use std::num::NonZeroU16;

use super::citing::{self, CitingText};
use super::span::{Line, Link as Lead, Named, Place, Span, Tone};
use super::words::{count, said, unprinted};
use crate::domain::portfolio::PrintSection;
use crate::domain::profile::{Profile, Requirement, RequirementKind};
use crate::domain::progress::{Backing, Reason, RequirementProgress, Status};
use crate::domain::{
    Activity, ActivityId, Evidence, EvidenceId, EvidenceNumber, Link, RequirementKey,
};
use crate::portfolio::contents::PortfolioContents;

/// How many activities are named beside a requirement before the rest is only counted.
const NAMED: usize = 6;

/// The places of everything that can be referred to.
pub(super) struct Places<'a> {
    pub(super) contents: &'a PortfolioContents,
    profile: &'a Profile,
    activities: HashMap<ActivityId, (Place, &'a Activity)>,
    evidence: HashMap<EvidenceId, Place>,
    requirements: HashMap<&'a RequirementKey, Place>,
    progress: HashMap<&'a RequirementKey, &'a RequirementProgress>,
    belonging: HashMap<ActivityId, Vec<&'a Evidence>>,
    numbers: HashMap<EvidenceNumber, EvidenceId>,
    citing: Vec<CitingText<'a>>,
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
            activities: activities
                .zip(1..)
                .map(|(activity, n)| (activity.id, (format!("a{n}"), activity)))
                .collect(),
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

    /// Returns the place of an activity of this print.
    pub(super) fn activity(&self, id: ActivityId) -> Option<Place> {
        self.activities.get(&id).map(|(place, _)| place.clone())
    }

    /// Names an activity of this print and leads to it.
    pub(super) fn named(&self, id: ActivityId) -> Option<Lead> {
        let (place, activity) = self.activities.get(&id)?;
        Some(Lead::new(&activity.details.title, Some(place.clone())))
    }

    /// Names activities in short, each with its place; those that stand nowhere else in this print by their titles.
    pub(super) fn activities(&self, ids: &[ActivityId]) -> impl Iterator<Item = Span> {
        let mut of = Vec::new();
        let mut others = Vec::new();
        for id in ids {
            let mut all = self.contents.activities.iter();
            if let Some((place, activity)) = self.activities.get(id) {
                of.push(Named {
                    text: activity.details.title.clone(),
                    to: place.clone(),
                });
            } else if let Some(found) = all.find(|activity| activity.id == *id) {
                others.push(Span::from(found.details.title.as_str()));
            }
        }
        let pages = (!of.is_empty()).then_some(Span::Pages { of });
        pages.into_iter().chain(others)
    }

    /// Returns the place of a piece of evidence.
    pub(super) fn evidence(&self, id: EvidenceId) -> Option<Place> {
        self.evidence.get(&id).cloned()
    }

    /// Leads to a piece of evidence by its number.
    pub(super) fn number(&self, evidence: &Evidence) -> Lead {
        Lead::new(evidence.number.to_string(), self.evidence(evidence.id))
    }

    /// Returns the place of a requirement's row.
    pub(super) fn requirement(&self, key: &RequirementKey) -> Option<Place> {
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

    /// Says what an entry counts toward: in a row, but alone with its reason where there is one. Statements of one requirement
    /// are said together.
    pub(super) fn claims(&self, links: &[Link]) -> Vec<Line> {
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
        let (bare, reasoned): (Vec<_>, Vec<_>) = merged
            .into_iter()
            .map(|(link, statements)| (self.claim(link, statements), said(&link.reason)))
            .partition(|(_, reason)| reason.is_none());
        let bare = Line::row(bare.into_iter().map(|(claim, _)| claim)).filled();
        let reasoned = reasoned.into_iter().flat_map(|(claim, reason)| {
            let reason = reason.map(|reason| Tone::Quiet.of(reason));
            std::iter::once(claim).chain(reason).map(Line::from)
        });
        bare.into_iter().chain(reasoned).collect()
    }

    fn claim(&self, link: &Link, mut statements: Vec<NonZeroU16>) -> Span {
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
        Span::Claim {
            code,
            text,
            to: self.requirement(&link.key.requirement),
        }
    }

    /// Says what shows a requirement, by the reasons of its figure: evidence, activities, and what else there is.
    pub(super) fn shown(&self, judged: &RequirementProgress) -> Line {
        let line = self.shown_if_any(judged);
        line.unwrap_or_else(|| Tone::Quiet.of("Nothing yet").into())
    }

    /// Says what shows a requirement, if anything does.
    pub(super) fn shown_if_any(&self, judged: &RequirementProgress) -> Option<Line> {
        let mut evidence = Vec::new();
        let mut activities = Vec::new();
        let mut elsewhere = 0;
        let mut seen = HashSet::new();
        for reason in &judged.reasons {
            let Reason::Shown { by, .. } = reason else {
                continue;
            };
            match by {
                by if !seen.insert(entry(by)) => {}
                Backing::Evidence { id, number, .. } => evidence.push((*number, *id)),
                Backing::Activity { id, .. } if self.activities.contains_key(id) => {
                    activities.push(*id);
                }
                Backing::Activity { .. } => elsewhere += 1,
            }
        }
        evidence.sort_unstable_by_key(|(number, _)| *number);
        let further = activities.len().saturating_sub(NAMED);
        activities.truncate(NAMED);
        let further = (further > 0).then(|| count(further, "more activity", "more activities"));
        let more = [further, unprinted(elsewhere, self.contents)];
        let more: Vec<String> = more.into_iter().flatten().collect();
        let evidence = evidence.into_iter();
        let evidence =
            evidence.map(|(number, id)| Lead::new(number.to_string(), self.evidence(id)).into());
        let more = said(&more.join(", ")).map(|more| Tone::Quiet.of(more));
        Line::row(evidence.chain(self.activities(&activities)).chain(more)).filled()
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

/// Names the entry behind a reason, however many links it has to the requirement.
const fn entry(by: &Backing) -> (Option<ActivityId>, Option<EvidenceId>) {
    match by {
        Backing::Activity { id, .. } => (Some(*id), None),
        Backing::Evidence { id, .. } => (None, Some(*id)),
    }
}
