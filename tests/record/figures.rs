//! The ledger, progress and what a portfolio is made from.

use cairn::domain::progress::Status;
use cairn::domain::{ActivityStatus, Minutes, Period, YearStart};

use crate::fixture::{Fixture, activity, day, key, note, qualification, rating};

#[test]
fn progress_is_worked_out_from_the_live_entries() {
    let mut fixture = Fixture::new();
    let id = fixture.log(activity("Ward audit"));
    let status = |fixture: &Fixture| {
        let progress = fixture
            .record
            .progress(day("2026-11-04"))
            .expect("progress");
        progress
            .requirement(&key("pda/mentoring").requirement)
            .map(|found| found.status)
    };
    assert_eq!(status(&fixture), Some(Status::Evidenced));
    let _ = fixture.record.delete(id).expect("deleted");
    assert_eq!(status(&fixture), Some(Status::None));
    let _ = fixture.record.undo().expect("undone");
    assert_eq!(status(&fixture), Some(Status::Evidenced));
}

#[test]
fn hours_are_those_of_the_persons_own_year() {
    let mut fixture = Fixture::new();
    let mut early = activity("Early");
    early.date = day("2026-02-01");
    fixture.log(early);
    fixture.log(activity("Late"));
    let mut person = fixture.record.practitioner().expect("a person");
    person.year_start = YearStart::parse("04-01").expect("a day");
    person.target = Minutes(600);
    let _ = fixture.record.set_practitioner(person).expect("accepted");
    let hours = fixture
        .record
        .progress(day("2026-11-04"))
        .expect("progress")
        .period;
    assert_eq!(
        (hours.minutes, hours.target, hours.activities),
        (Minutes(120), Minutes(600), 1)
    );
    assert_eq!(hours.period.from(), day("2026-04-01"));
}

#[test]
fn the_ledger_is_in_the_order_it_promises() {
    let mut fixture = Fixture::new();
    for title in ["B", "A"] {
        fixture.log(activity(title));
        fixture.add_evidence(note(title));
        let _ = fixture.record.add(qualification(title)).expect("accepted");
    }
    let mut early = rating("klimf/6.1", 2);
    early.date = day("2026-01-01");
    let _ = fixture.record.add(rating("klimf/6.1", 3)).expect("rated");
    let _ = fixture.record.add(early).expect("rated");
    let ledger = fixture.record.ledger().expect("a ledger");
    let titles: Vec<&str> = ledger
        .qualifications
        .iter()
        .map(|found| found.details.title.as_str())
        .collect();
    assert_eq!(titles, ["A", "B"]);
    let days: Vec<_> = ledger
        .assessments
        .iter()
        .map(|found| found.details.date)
        .collect();
    assert!(days.is_sorted());
    let numbers: Vec<String> = ledger
        .evidence
        .iter()
        .map(|found| found.number.to_string())
        .collect();
    assert_eq!(numbers, ["E1", "E2"]);
    assert_eq!(ledger.activities, fixture.all());
}

#[test]
fn a_portfolio_holds_what_was_done_in_its_period_by_its_day() {
    let mut fixture = Fixture::new();
    for (title, date, status) in [
        ("Last year", "2025-12-31", ActivityStatus::Done),
        ("Second", "2026-06-02", ActivityStatus::Done),
        ("First", "2026-01-01", ActivityStatus::Done),
        ("Planned", "2026-06-01", ActivityStatus::Planned),
        ("Too late", "2026-07-01", ActivityStatus::Done),
    ] {
        let mut details = activity(title);
        details.date = day(date);
        details.status = status;
        fixture.log(details);
    }
    fixture.add_evidence(note("Later than the portfolio"));
    let mut early = note("Early");
    early.date = day("2026-01-01");
    fixture.add_evidence(early);
    let period = Period::new(day("2026-01-01"), day("2026-12-31")).expect("a period");
    let contents = fixture
        .record
        .portfolio_contents(period, day("2026-06-30"))
        .expect("contents");
    let titles: Vec<&str> = contents
        .activities
        .iter()
        .map(|found| found.details.title.as_str())
        .collect();
    assert_eq!(titles, ["First", "Second"]);
    let evidence: Vec<String> = contents
        .evidence
        .iter()
        .map(|found| found.number.to_string())
        .collect();
    assert_eq!(evidence, ["E2"]);
    assert_eq!(
        contents.progress,
        fixture
            .record
            .progress(day("2026-06-30"))
            .expect("progress")
    );
    assert_eq!(contents.printed_on, day("2026-11-04"));
    assert_eq!(contents.state.len(), 12);

    let again = fixture
        .record
        .portfolio_contents(period, day("2026-06-30"))
        .expect("contents");
    assert_eq!(again.state, contents.state, "nothing changed");
    fixture.log(activity("Something new"));
    let later = fixture
        .record
        .portfolio_contents(period, day("2026-06-30"))
        .expect("contents");
    assert_ne!(later.state, contents.state);
}
