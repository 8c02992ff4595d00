//! The rules by which each sort of requirement is judged, and how the figures are added up.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::index::{Entries, Index, Item};
use super::{
    Begun, Ledger, Missing, PdaGroupProgress, PeriodProgress, Progress, Reason,
    RequirementProgress, SectionProgress, Status, Streak, qualification, skill,
};
use crate::domain::profile::{Profile, Requirement, RequirementKind};
use crate::domain::{ActivityStatus, ActivitySummary, Minutes, Period};

pub(super) fn progress(
    profile: &Profile,
    ledger: &Ledger,
    as_of: NaiveDate,
    period: Period,
    target: Minutes,
) -> Progress {
    let index = Index::new(ledger, as_of);
    let requirements: Vec<RequirementProgress> = profile
        .requirements
        .iter()
        .map(|requirement| judge(profile, requirement, &index, as_of))
        .collect();
    let met_of = |section: &str| {
        let all = requirements
            .iter()
            .filter(|requirement| requirement.key.section() == section);
        all.fold((0, 0), |(met, total), requirement| {
            (met + usize::from(requirement.status.is_met()), total + 1)
        })
    };
    let sections: Vec<SectionProgress> = profile
        .sections
        .iter()
        .map(|section| {
            let (met, total) = met_of(&section.key);
            SectionProgress {
                key: section.key.clone(),
                title: section.title.clone(),
                met,
                total,
            }
        })
        .collect();
    Progress {
        as_of,
        met: requirements
            .iter()
            .filter(|requirement| requirement.status.is_met())
            .count(),
        total: requirements.len(),
        sections,
        pda_groups: pda_groups(profile, &index, &requirements),
        requirements,
        period: hours(ledger, as_of, period, target),
        streak: Streak::of(ledger, as_of),
    }
}

/// Judges one requirement by the rules of its kind.
fn judge(
    profile: &Profile,
    requirement: &Requirement,
    index: &Index<'_>,
    as_of: NaiveDate,
) -> RequirementProgress {
    let entries = index.entries(&requirement.key);
    let mut judged = RequirementProgress {
        key: requirement.key.clone(),
        name: requirement.name(),
        status: Status::None,
        reasons: entries
            .items()
            .iter()
            .filter_map(|item| reason(*item))
            .collect(),
        missing: Vec::new(),
        skill: None,
    };
    match &requirement.kind {
        RequirementKind::Behaviour => judge_behaviour(entries, &mut judged),
        RequirementKind::Pda { .. } => judge_pda(entries, &mut judged),
        RequirementKind::Qualification { .. } => {
            qualification::judge(index.qualifications(&requirement.key), as_of, &mut judged);
        }
        RequirementKind::Skill(target) => {
            let scale = profile.scale(&requirement.key);
            skill::judge(requirement, target, scale, index, &mut judged);
        }
    }
    judged
}

/// Says what an entry counts for.
fn reason(item: Item<'_>) -> Option<Reason> {
    if let Some(by) = item.shows() {
        return Some(Reason::Shown {
            by,
            key: item.key().clone(),
        });
    }
    let Item::Activity(activity, _) = item else {
        return None;
    };
    let (id, title, date) = (activity.id, activity.title.clone(), activity.date);
    let key = item.key().clone();
    Some(match activity.status {
        ActivityStatus::Done => Reason::NotReflected {
            id,
            title,
            date,
            key,
        },
        ActivityStatus::InProgress => Reason::Underway {
            id,
            title,
            date,
            begun: Begun::Yes,
            key,
        },
        ActivityStatus::Planned => Reason::Underway {
            id,
            title,
            date,
            begun: Begun::No,
            key,
        },
    })
}

/// A behaviour is evidenced by one item of evidence or one reflected activity.
fn judge_behaviour(entries: &Entries<'_>, judged: &mut RequirementProgress) {
    if entries.items().iter().any(|item| item.shows().is_some()) {
        judged.status = Status::Evidenced;
    } else {
        judged
            .missing
            .push(reflection_owed(entries).unwrap_or(Missing::Evidence));
    }
}

/// A PDA is evidenced by a done activity with a reflection; a done one alone makes it active.
fn judge_pda(entries: &Entries<'_>, judged: &mut RequirementProgress) {
    let activities = entries.activities();
    let done = |activity: &&ActivitySummary| activity.status == ActivityStatus::Done;
    if activities
        .iter()
        .any(|activity| done(activity) && activity.reflected)
    {
        judged.status = Status::Evidenced;
        return;
    }
    judged.status = match activities.first() {
        Some(_) if activities.iter().any(done) => Status::Active,
        Some(_) => Status::Planned,
        None => Status::None,
    };
    judged
        .missing
        .push(reflection_owed(entries).unwrap_or(Missing::Activity));
}

/// Names the latest done activity that only lacks a reflection.
pub(super) fn reflection_owed(entries: &Entries<'_>) -> Option<Missing> {
    let owed = entries
        .activities()
        .into_iter()
        .rfind(|activity| activity.status == ActivityStatus::Done && !activity.reflected)?;
    Some(Missing::Reflection {
        id: owed.id,
        title: owed.title.clone(),
    })
}

fn pda_groups(
    profile: &Profile,
    index: &Index<'_>,
    requirements: &[RequirementProgress],
) -> Vec<PdaGroupProgress> {
    let of_group = |name: &str| {
        let mut group = PdaGroupProgress {
            name: name.to_owned(),
            evidenced: 0,
            total: 0,
            activities: 0,
            minutes: Minutes(0),
        };
        let mut counted = HashSet::new();
        for (asked, judged) in profile.requirements.iter().zip(requirements) {
            if asked.pda_group() != Some(name) {
                continue;
            }
            group.total += 1;
            group.evidenced += usize::from(judged.status.is_met());
            for activity in index.entries(&asked.key).activities() {
                if activity.status == ActivityStatus::Done && counted.insert(activity.id) {
                    group.activities += 1;
                    group.minutes = group.minutes + activity.minutes;
                }
            }
        }
        group
    };
    profile.pda_groups().into_iter().map(of_group).collect()
}

/// Adds up the hours of the period, up to the day.
fn hours(ledger: &Ledger, as_of: NaiveDate, period: Period, target: Minutes) -> PeriodProgress {
    let counts = |activity: &&ActivitySummary| {
        activity.status == ActivityStatus::Done
            && activity.date <= as_of
            && period.contains(activity.date)
    };
    let counted = ledger.activities.iter().filter(counts);
    let (activities, minutes) = counted.fold((0, Minutes(0)), |(n, sum), activity| {
        (n + 1, sum + activity.minutes)
    });
    PeriodProgress {
        period,
        minutes,
        target,
        activities,
    }
}
