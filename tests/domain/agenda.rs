//! What stands on the agenda, in which order and in which words.

use cairn::domain::{
    ActivityDetails, ActivityId, ActivityStatus, ActivitySummary, Agenda, Objective,
    ObjectiveDetails, ObjectiveId, ObjectiveStatus, Qualification, QualificationDetails,
    QualificationId, QualificationStatus,
};
use chrono::{NaiveDate, TimeDelta};
use uuid::Uuid;

use crate::refusal::day;

const TODAY: &str = "2026-11-23";

fn in_days(days: i64) -> NaiveDate {
    day(TODAY) + TimeDelta::days(days)
}

/// Entries in the making, with their days counted from today.
#[derive(Default)]
struct Entries {
    objectives: Vec<Objective>,
    activities: Vec<ActivitySummary>,
    qualifications: Vec<Qualification>,
}

impl Entries {
    fn objective(
        mut self,
        title: &str,
        status: ObjectiveStatus,
        due: Option<i64>,
        review: Option<i64>,
    ) -> Self {
        let id = ObjectiveId::from_uuid(Uuid::from_u128(self.objectives.len() as u128));
        let details = ObjectiveDetails {
            status,
            due: due.map(in_days),
            review: review.map(in_days),
            ..ObjectiveDetails::new(title)
        };
        self.objectives.push(Objective {
            id,
            details,
            deleted: false,
        });
        self
    }

    fn activity(mut self, title: &str, status: ActivityStatus, from: i64, to: Option<i64>) -> Self {
        let details = ActivityDetails::new(title, in_days(from));
        self.activities.push(ActivitySummary {
            id: ActivityId::from_uuid(Uuid::from_u128(self.activities.len() as u128)),
            title: details.title,
            date: details.date,
            end: to.map(in_days),
            minutes: details.minutes,
            kind: details.kind,
            status,
            reflected: false,
            tags: Vec::new(),
            links: Vec::new(),
            evidence: 0,
        });
        self
    }

    fn qualification(
        mut self,
        title: &str,
        status: QualificationStatus,
        expires: Option<i64>,
    ) -> Self {
        let details = QualificationDetails {
            status,
            expires: expires.map(in_days),
            ..QualificationDetails::new(title)
        };
        let id = QualificationId::from_uuid(Uuid::from_u128(self.qualifications.len() as u128));
        self.qualifications.push(Qualification {
            id,
            details,
            deleted: false,
        });
        self
    }

    fn agenda(&self) -> Agenda {
        Agenda::of(
            &self.objectives,
            &self.activities,
            &self.qualifications,
            day(TODAY),
        )
    }

    #[track_caller]
    fn says(&self, expected: &[&str]) {
        let agenda = self.agenda();
        let said: Vec<String> = agenda
            .items()
            .iter()
            .map(|item| format!("{}: {item}", item.title))
            .collect();
        assert_eq!(said, expected);
    }
}

#[test]
fn what_is_due_stands_in_the_order_of_its_days() {
    Entries::default()
        .objective("Study", ObjectiveStatus::InProgress, Some(95), Some(-14))
        .activity("Visit", ActivityStatus::Planned, 1, None)
        .qualification("Certificate", QualificationStatus::Held, Some(69))
        .objective("Register", ObjectiveStatus::NotStarted, Some(0), None)
        .says(&[
            "Study: Review overdue by 14 days",
            "Register: Due today",
            "Visit: Planned tomorrow",
            "Certificate: Expires in 69 days",
            "Study: Due in 95 days",
        ]);
}

#[test]
fn what_is_overdue_says_so_in_words() {
    let entries = Entries::default()
        .objective("Study", ObjectiveStatus::InProgress, Some(-1), None)
        .activity("Visit", ActivityStatus::Planned, -3, None)
        .qualification("Certificate", QualificationStatus::Held, Some(-5))
        .objective("Later", ObjectiveStatus::InProgress, Some(0), None);
    entries.says(&[
        "Certificate: Expired for 5 days",
        "Visit: Planned, overdue by 3 days",
        "Study: Overdue by 1 day",
        "Later: Due today",
    ]);
    assert_eq!(entries.agenda().overdue(), 3, "today is not overdue yet");
}

#[test]
fn what_is_finished_or_never_dated_asks_for_nothing() {
    Entries::default()
        .objective("Reached", ObjectiveStatus::Achieved, Some(5), Some(9))
        .objective("Given up", ObjectiveStatus::Dropped, Some(5), None)
        .objective("Some day", ObjectiveStatus::InProgress, None, None)
        .activity("Done", ActivityStatus::Done, -5, None)
        .activity("Running", ActivityStatus::InProgress, -5, None)
        .qualification("Worked toward", QualificationStatus::InProgress, Some(5))
        .qualification("For life", QualificationStatus::Held, None)
        .says(&[]);
}

#[test]
fn what_lies_in_the_bin_asks_for_nothing() {
    let mut entries = Entries::default()
        .objective("Study", ObjectiveStatus::InProgress, Some(5), None)
        .qualification("Certificate", QualificationStatus::Held, Some(5));
    for objective in &mut entries.objectives {
        objective.deleted = true;
    }
    for qualification in &mut entries.qualifications {
        qualification.deleted = true;
    }
    entries.says(&[]);
}

#[test]
fn a_qualification_that_expired_long_ago_is_history() {
    Entries::default()
        .qualification("Lately", QualificationStatus::Held, Some(-90))
        .qualification("Long ago", QualificationStatus::Held, Some(-91))
        .says(&["Lately: Expired for 90 days"]);
}

#[test]
fn a_plan_of_more_than_a_year_ago_is_asked_after_no_more() {
    let entries = Entries::default()
        .activity("A year ago", ActivityStatus::Planned, -365, None)
        .activity("Longer ago", ActivityStatus::Planned, -366, None)
        .activity("Years ago", ActivityStatus::Planned, -7000, Some(-6990))
        .activity(
            "Begun then, over lately",
            ActivityStatus::Planned,
            -400,
            Some(-3),
        );
    entries.says(&[
        "A year ago: Planned, overdue by 365 days",
        "Begun then, over lately: Planned, overdue by 3 days",
    ]);
    assert_eq!(entries.agenda().forgotten(), 2);
}

#[test]
fn a_planned_activity_of_several_days_is_overdue_when_the_last_has_passed() {
    Entries::default()
        .activity("Over", ActivityStatus::Planned, -5, Some(-2))
        .activity("Running", ActivityStatus::Planned, -1, Some(2))
        .activity("To come", ActivityStatus::Planned, 3, Some(5))
        .says(&[
            "Over: Planned, overdue by 2 days",
            "Running: Planned today",
            "To come: Planned in 3 days",
        ]);
}

#[test]
fn a_horizon_keeps_what_is_overdue_and_ends_with_its_last_day() {
    let agenda = Entries::default()
        .objective("A", ObjectiveStatus::InProgress, Some(-400), None)
        .objective("B", ObjectiveStatus::InProgress, Some(60), None)
        .objective("C", ObjectiveStatus::InProgress, Some(61), None)
        .agenda();
    let titles: Vec<&str> = agenda
        .within(60)
        .iter()
        .map(|item| item.title.as_str())
        .collect();
    assert_eq!(titles, ["A", "B"]);
    assert!(Entries::default().agenda().within(60).is_empty());
}
