//! The agenda: everything that has a day on which the person should do something, the earliest first.

use std::fmt;

use chrono::{Months, NaiveDate};

use super::{
    ActivityId, ActivityStatus, ActivitySummary, Objective, ObjectiveId, Qualification,
    QualificationId, renewals,
};

/// For how many months a planned activity that did not come about is asked after.
///
/// A year covers any CPD cycle, and what was planned longer ago was dropped or forgotten: to warn of it for ever would teach
/// people to overlook the warnings. It stays planned, and the log lists it as “Planned, past”.
const ASKED_AFTER: Months = Months::new(12);
/// For how many days an expired qualification is still pointed out; later it is history, and what it answered is unmet.
const LAPSED: i64 = 90;

/// What the day is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Matter {
    /// An open objective is to be reached by that day.
    Due(ObjectiveId),
    /// An open objective is to be reviewed.
    Review(ObjectiveId),
    /// A planned activity is to take place.
    Activity(ActivityId),
    /// A held qualification is valid for the last time.
    Expiry(QualificationId),
}

/// One line of the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaItem {
    /// The day.
    pub date: NaiveDate,
    /// What it is for.
    pub matter: Matter,
    /// The title of the entry.
    pub title: String,
    /// How many days there are to go; below zero when the day is past.
    pub days: i64,
}

impl AgendaItem {
    /// Tells whether the day has passed and nothing was done.
    #[must_use]
    pub const fn is_overdue(&self) -> bool {
        self.days < 0
    }
}

impl fmt::Display for AgendaItem {
    /// Says what is to happen when: `Review overdue by 14 days`, `Due tomorrow`, `Expires in 69 days`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (past, to_come) = match self.matter {
            Matter::Due(_) => ("Overdue by", "Due"),
            Matter::Review(_) => ("Review overdue by", "Review due"),
            Matter::Activity(_) => ("Planned, overdue by", "Planned"),
            Matter::Expiry(_) => ("Expired for", "Expires"),
        };
        match self.days {
            -1 => write!(f, "{past} 1 day"),
            ..0 => write!(f, "{past} {} days", self.days.unsigned_abs()),
            0 => write!(f, "{to_come} today"),
            1 => write!(f, "{to_come} tomorrow"),
            days => write!(f, "{to_come} in {days} days"),
        }
    }
}

/// The agenda of one day, the earliest first; what is overdue therefore stands at the top.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agenda {
    items: Vec<AgendaItem>,
    forgotten: usize,
}

impl Agenda {
    /// Gathers what is to come after `today` or is overdue: open objectives by their due and review days, planned
    /// activities of the last twelve months and to come, held qualifications to be renewed. Entries in the Bin ask for nothing.
    #[must_use]
    pub fn of(
        objectives: &[Objective],
        activities: &[ActivitySummary],
        qualifications: &[Qualification],
        today: NaiveDate,
    ) -> Self {
        let item = |date: NaiveDate, matter, title: &str| AgendaItem {
            date,
            matter,
            title: title.to_owned(),
            days: (date - today).num_days(),
        };
        let mut items = Vec::new();
        for objective in objectives.iter().filter(|objective| !objective.deleted) {
            let details = &objective.details;
            if !details.status.is_open() {
                continue;
            }
            let days = [
                (details.due, Matter::Due(objective.id)),
                (details.review, Matter::Review(objective.id)),
            ];
            let days = days.into_iter();
            items.extend(
                days.filter_map(|(date, matter)| Some(item(date?, matter, &details.title))),
            );
        }
        let oldest = today.checked_sub_months(ASKED_AFTER).unwrap_or(today);
        let planned = activities
            .iter()
            .filter(|activity| activity.status == ActivityStatus::Planned);
        let mut forgotten = 0;
        for activity in planned {
            // One of several days is overdue when its last one has passed.
            let last = activity.end.unwrap_or(activity.date);
            if last < oldest {
                forgotten += 1;
                continue;
            }
            let day = activity.date.max(today.min(last));
            items.push(item(day, Matter::Activity(activity.id), &activity.title));
        }
        let due = renewals(qualifications, today).into_iter();
        let due = due.map(|(held, renewal)| {
            item(renewal.by(), Matter::Expiry(held.id), &held.details.title)
        });
        items.extend(due.filter(|expiry| expiry.days >= -LAPSED));
        items.sort_by_key(|item| (item.date, item.matter));
        Self { items, forgotten }
    }

    /// Returns all of it.
    #[must_use]
    pub fn items(&self) -> &[AgendaItem] {
        &self.items
    }

    /// Counts the planned activities that were over more than a year ago, and are asked after no more.
    #[must_use]
    pub const fn forgotten(&self) -> usize {
        self.forgotten
    }

    /// Returns what is overdue or falls into the next `days`.
    #[must_use]
    pub fn within(&self, days: i64) -> &[AgendaItem] {
        let end = self.items.partition_point(|item| item.days <= days);
        self.items.get(..end).unwrap_or_default()
    }

    /// Counts what is overdue.
    #[must_use]
    pub fn overdue(&self) -> usize {
        self.within(-1).len()
    }
}
