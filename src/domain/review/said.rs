//! The sentences of a review, as the person would say them.

use super::Year;
use crate::domain::progress::{Backing, Pace, Rerated, Since};
use crate::domain::{
    Activity, Evidence, Minutes, ObjectiveStatus, RequirementKey, count, long_date,
};

/// How many are called before the rest is counted.
const NAMED: usize = 5;

/// Says the hours against the target and an even pace.
pub(super) fn hours(year: Year<'_>) -> String {
    let period = &year.now.period;
    let (from, to) = (long_date(year.period.from()), long_date(year.now.as_of));
    if period.activities == 0 {
        return format!("From {from} to {to} I logged nothing that is done.");
    }
    let activities = count(period.activities, "activity", "activities");
    let spent = format!("From {from} to {to} I spent {}", period.minutes);
    let aim = period.target;
    let of_aim = format!("{spent} of the {aim} that I aim for, on {activities}");
    match period.pace(year.now.as_of) {
        Pace::NoTarget => format!("{spent} on {activities}."),
        Pace::Reached => format!("{spent} on {activities}, and reached the {aim} that I aim for."),
        Pace::Ahead(_) | Pace::Behind(_) if year.now.as_of >= year.period.to() => {
            let short = Minutes(aim.0.saturating_sub(period.minutes.0));
            format!("{of_aim}: {short} short of it.")
        }
        Pace::Ahead(Minutes(0)) => format!("{of_aim}, at an even pace."),
        Pace::Ahead(by) => format!("{of_aim}: {by} ahead of an even pace."),
        Pace::Behind(by) => format!("{of_aim}: {by} behind an even pace."),
    }
}

/// Quotes a reflection whole.
pub(super) fn reflection(activity: &Activity) -> String {
    let details = &activity.details;
    let wrote = details.reflection.so_what.trim();
    format!("{}, {}: {wrote}", details.title, long_date(details.date))
}

/// Says which ratings moved and what is met since; nothing where nothing did.
pub(super) fn skills(year: Year<'_>, since: &Since) -> Option<String> {
    let called = |key: &RequirementKey| year.profile.name_of(key);
    let moved = |one: &&Rerated| {
        one.then
            .as_ref()
            .is_some_and(|then| then.number != one.now.number)
    };
    let (up, down): (Vec<&Rerated>, Vec<&Rerated>) =
        since.rated.iter().filter(moved).partition(|one| {
            one.then
                .as_ref()
                .is_none_or(|then| then.number < one.now.number)
        });
    let first = since.rated.iter().filter(|one| one.then.is_none()).count();
    let listed = |all: &[&Rerated]| {
        let names = all.iter().map(|one| {
            let then = one.then.as_ref().map_or("", |level| level.name.as_str());
            format!("{} from {then} to {}", called(&one.key), one.now.name)
        });
        list(&names.collect::<Vec<_>>())
    };
    let mut said = Vec::new();
    if !up.is_empty() {
        said.push(format!("I rate myself higher in {}.", listed(&up)));
    }
    if !down.is_empty() {
        said.push(format!("I rate myself lower in {}.", listed(&down)));
    }
    if first > 0 {
        let skills = count(first, "skill", "skills");
        said.push(format!("I rated {skills} for the first time."));
    }
    if !since.met.is_empty() {
        let names: Vec<String> = since.met.iter().map(called).collect();
        said.push(format!("I now meet {}.", list(&names)));
    }
    if !since.lost.is_empty() {
        let names: Vec<String> = since.lost.iter().map(called).collect();
        said.push(format!("I no longer meet {}.", list(&names)));
    }
    if since.backed > 0 {
        let more = count(since.backed, "more statement is", "more statements are");
        said.push(format!("{more} backed."));
    }
    (!said.is_empty()).then(|| said.join(" "))
}

/// Says which evidence shows most, and cites it; nothing where there is none.
pub(super) fn evidence(pieces: &[(&Evidence, usize)]) -> Option<String> {
    let called = pieces.iter().map(|(evidence, uses)| {
        let uses = count(
            *uses,
            "requirement or statement",
            "requirements and statements",
        );
        format!(
            "{} [{}], for {uses}",
            evidence.details.title, evidence.number
        )
    });
    let called: Vec<String> = called.collect();
    match called.as_slice() {
        [] => None,
        [one] => Some(format!("The evidence that I use most is {one}.")),
        several => Some(format!(
            "The evidence that I use most: {}.",
            several.join("; ")
        )),
    }
}

/// Quotes what “Now what?” promised, and says what followed.
pub(super) fn promise(activity: &Activity, followed: &[Backing]) -> String {
    let details = &activity.details;
    let promised = details.reflection.now_what.trim();
    let head = format!(
        "After {} on {} I meant to do this: {promised}",
        details.title,
        long_date(details.date)
    );
    let head = if promised.ends_with(['.', '!', '?', '…']) {
        head
    } else {
        head + "."
    };
    let names = followed.iter().map(|by| match by {
        Backing::Activity { title, date, .. } => format!("{title} on {}", long_date(*date)),
        Backing::Evidence {
            number,
            title,
            date,
            ..
        } => format!("{title} [{number}] on {}", long_date(*date)),
    });
    let names: Vec<String> = names.collect();
    if names.is_empty() {
        format!("{head} Nothing that I logged has followed from it yet.")
    } else {
        format!("{head} What followed: {}.", names.join("; "))
    }
}

/// Says what is missing and what is planned.
pub(super) fn gaps(year: Year<'_>) -> String {
    let (met, total) = (year.now.met, year.now.total);
    let role = &year.profile.title;
    if met >= total {
        return format!("I meet all {total} requirements of the role of {role}.");
    }
    let names = year.next.iter().take(TOLD_GAPS).map(|gap| gap.name.clone());
    let mut said = format!(
        "I meet {met} of the {total} requirements of the role of {role}. Nearest to met are {}.",
        list(&names.collect::<Vec<_>>())
    );
    let open = year.objectives.iter().filter(|objective| {
        matches!(
            objective.details.status,
            ObjectiveStatus::NotStarted | ObjectiveStatus::InProgress
        )
    });
    let planned = open.map(|objective| {
        let details = &objective.details;
        details.due.map_or_else(
            || details.title.clone(),
            |due| format!("{} by {}", details.title, long_date(due)),
        )
    });
    let planned: Vec<String> = planned.collect();
    if !planned.is_empty() {
        said = format!("{said} I plan: {}.", planned.join("; "));
    }
    said
}

/// How many gaps are named.
const TOLD_GAPS: usize = 3;

/// Lists names: `A, B and C`; beyond a few the rest is counted.
fn list(names: &[String]) -> String {
    let shown = names.get(..NAMED).unwrap_or(names);
    let rest = names.len() - shown.len();
    match shown {
        [] => String::new(),
        [one] => one.clone(),
        several if rest > 0 => format!("{} and {rest} more", several.join(", ")),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
