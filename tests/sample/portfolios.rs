//! The portfolios of the sample.
use cairn::domain::Minutes;
use cairn::domain::portfolio::{Surroundings, check};
use cairn::record::Record;

use crate::{Sample, day};

#[test]
fn handing_in_is_undone_by_itself_before_the_sample_is() {
    let mut sample = Sample::today();
    let record = &mut sample.record;
    let undone = |record: &mut Record| record.undo().expect("something to undo").output;
    assert_eq!(undone(record), "submit “CILIP revalidation 2025”");
    assert_eq!(undone(record), "fill the sample record");
    assert_eq!(record.undoable().expect("a change"), None);
}

#[test]
fn one_portfolio_is_nearly_ready_and_one_was_handed_in() {
    let sample = Sample::today();
    let record = &sample.record;
    let all = record.portfolios().expect("a list");
    let [composing, submitted] = all.as_slice() else {
        panic!("{} portfolios", all.len());
    };
    let contents = record.compose(composing).expect("its contents");
    let dead = record.dead_attachments(&contents.evidence);
    let around = Surroundings {
        profile: &contents.profile,
        today: record.today(),
        dead: &dead,
    };
    let findings = check(contents.composition(), around);
    let open: Vec<&str> = findings.iter().map(|found| found.says.as_str()).collect();
    assert_eq!(
        open,
        [
            "Nothing shows 3.2, “Reflect on what currently concerns the profession”",
            "E23 “Search requests by staff group, by quarter” is never cited in the statement",
        ]
    );
    let details = &composing.details;
    assert!(
        (550..=700).contains(&details.words()),
        "{}",
        details.words()
    );
    assert_eq!(contents.composition().cited().len(), 12);
    assert!(
        details
            .skills
            .iter()
            .all(|one| one.start.is_some() && one.end.is_some())
    );

    let handed_in = submitted.submitted.as_ref().expect("it was handed in");
    assert_eq!(handed_in.on, day(2026, 1, 12));
    let contents = record.compose(submitted).expect("what it held");
    assert_eq!(contents.printed_on, handed_in.on);
    assert!(contents.composition().minutes() >= Minutes(20 * 60));
    assert!(submitted.details.words() <= 250);
    assert_eq!(contents.composed.lost, []);
}

#[test]
fn on_an_earlier_day_no_portfolio_was_composed_yet() {
    let portfolios = |today| Sample::on(today).record.portfolios().expect("a list");
    assert!(portfolios(day(2025, 12, 31)).is_empty());
    let in_spring = portfolios(day(2026, 4, 1));
    assert!(matches!(in_spring.as_slice(), [one] if one.submitted.is_some()));
}
