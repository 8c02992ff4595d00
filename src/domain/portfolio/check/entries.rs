//! The chosen entries one by one, and how they spread over the period.

use chrono::{Months, NaiveDate};

use super::{Check, Composition, Finding, Mend, Surroundings};
use crate::domain::long_date;
use crate::domain::portfolio::PieceId;

/// A stretch without activities that assessors ask about, in months.
const GAP: Months = Months::new(3);

pub(super) fn check(
    composition: Composition<'_>,
    around: Surroundings<'_>,
    findings: &mut Vec<Finding>,
) {
    for activity in composition.activities {
        if !activity.details.reflection.counts() {
            let says = format!("“{}” has no reflection", activity.details.title);
            let mend = Mend::Entry(PieceId::Activity(activity.id));
            findings.push(Finding::advice(Check::Reflected, says, mend));
        }
    }
    let last_day = composition.details.period.to();
    for qualification in composition.qualifications {
        let details = &qualification.details;
        let day = last_day.min(around.today);
        if details.has_expired(day)
            && let Some(expired) = details.expires
        {
            let says = format!("“{}” expired on {}", details.title, long_date(expired));
            let mend = Mend::Entry(PieceId::Qualification(qualification.id));
            findings.push(Finding::advice(Check::Expired, says, mend));
        }
    }
    for lost in composition.lost {
        let says = match lost {
            PieceId::Activity(_) => "A chosen activity is no longer in your record",
            PieceId::Evidence(_) => "A chosen piece of evidence is no longer in your record",
            PieceId::Qualification(_) => "A chosen qualification is no longer in your record",
        };
        findings.push(Finding::rule(Check::Chosen, says, Mend::Entry(*lost)));
    }
    gaps(composition, around.today, findings);
}

/// Finds stretches of three months and more without a chosen activity, from the first to the last day that has passed.
fn gaps(composition: Composition<'_>, today: NaiveDate, findings: &mut Vec<Finding>) {
    let period = composition.details.period;
    let mut days: Vec<(NaiveDate, NaiveDate)> = composition
        .activities
        .iter()
        .map(|activity| &activity.details)
        .map(|details| (details.date, details.end.unwrap_or(details.date)))
        .filter(|(first, last)| *last >= period.from() && *first <= period.to())
        .collect();
    if days.is_empty() {
        return;
    }
    days.sort_unstable();
    let end = period.to().min(today);
    let mut reached = period.from();
    for (first, last) in days.into_iter().chain([(end, end)]) {
        if reached
            .checked_add_months(GAP)
            .is_some_and(|far| far <= first)
        {
            let says = format!(
                "Nothing is chosen between {} and {}",
                long_date(reached),
                long_date(first)
            );
            findings.push(Finding::advice(Check::Gap, says, Mend::Choice));
        }
        reached = reached.max(last);
    }
}
