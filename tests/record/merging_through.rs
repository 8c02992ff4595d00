//! What three computers bring each other, what was handed in, and what names an entry that one of them took back.

use cairn::domain::portfolio::{CriterionKey, PortfolioDetails};
use cairn::domain::{Minutes, Period, PortfolioId};
use cairn::kinds::shipped_by_key;
use cairn::record::Record;

use crate::computers::{Computers, log};
use crate::fixture::{day, note, setup};

fn change(record: &mut Record, id: PortfolioId, change: impl FnOnce(&mut PortfolioDetails)) {
    let mut details = record.get(id).expect("there").details;
    change(&mut details);
    drop(record.edit(id, details).expect("edited"));
}

fn write(record: &mut Record, id: PortfolioId, text: &str) {
    change(record, id, |it| {
        it.set_statement(Some(CriterionKey::new("1")), text);
    });
}

#[test]
fn what_one_side_alone_changed_is_newer_also_when_it_comes_through_a_third() {
    for edits in [1, 3] {
        let (mut three, ()) = Computers::strangers([setup(), setup(), setup()], |_| ());
        for on in [0, 1, 2] {
            log(&mut three.records[on], "Own");
        }
        let id = log(&mut three.records[0], "Shared");
        three.bring(0, 1);
        three.bring(1, 2);
        for minutes in 1..=edits {
            three.edit(1, id, |it| it.minutes = Minutes(minutes * 10));
        }
        // The first edit alone has come to 2 in between, or none.
        three.bring(1, 2);
        let imported = three.bring(2, 0);
        assert!(imported.both.is_empty(), "{imported:?}");
        assert_eq!(three.details(0, id).minutes, Minutes(edits * 10));
        assert!(!three.bring(1, 0).has_changed());
    }
}

#[test]
fn who_knows_a_step_on_the_way_is_behind_whoever_brings_what_came_of_it() {
    let (mut three, id) = Computers::alike(3, |record| log(record, "Ward audit"));
    three.edit(0, id, |it| it.minutes = Minutes(10));
    three.bring(0, 1);
    three.edit(0, id, |it| it.minutes = Minutes(20));
    three.bring(0, 2);
    let imported = three.bring(2, 1);
    assert!(imported.both.is_empty(), "{imported:?}");
    assert_eq!(three.details(1, id).minutes, Minutes(20));
}

#[test]
fn a_portfolio_that_was_handed_in_stays_as_it_was_handed_in() {
    for submitter in [0, 1] {
        let (mut two, id) = Computers::alike(2, |record| {
            let kind = shipped_by_key("chartership").expect("a kind").clone();
            let year = Period::new(day("2026-01-01"), day("2026-12-31")).expect("a period");
            let id = record
                .add(PortfolioDetails::new("P", kind, year))
                .expect("begun")
                .output;
            write(record, id, "handed in words");
            id
        });
        drop(
            two.records[submitter]
                .submit_portfolio(id)
                .expect("handed in"),
        );
        let writer = 1 - submitter;
        write(&mut two.records[writer], id, "changed after");
        let title = |it: &mut PortfolioDetails| it.title = "P2".into();
        change(&mut two.records[writer], id, title);
        let imports = two.back_and_forth();
        assert_eq!(
            imports.iter().filter(|one| !one.both.is_empty()).count(),
            2,
            "told once on each side: {imports:?}"
        );
        let says = |on: usize| {
            let portfolio = two.records[on].get(id).expect("there");
            let said = portfolio
                .details
                .statement(Some(&CriterionKey::new("1")))
                .to_owned();
            (portfolio.details.title, said, portfolio.submitted.is_some())
        };
        assert_eq!(
            says(submitter),
            ("P".to_owned(), "handed in words".to_owned(), true)
        );
        assert_eq!(
            says(writer),
            ("P2".to_owned(), "changed after".to_owned(), false)
        );
        two.check();
    }
}

#[test]
fn what_names_an_entry_whose_making_was_undone_finds_it_in_the_bin() {
    let (mut two, _) = Computers::with_activity();
    let id = log(&mut two.records[0], "By mistake");
    two.bring(0, 1);
    let mut piece = note("Thanks");
    piece.activities = vec![id];
    let piece = two.records[1].add_evidence(piece).expect("added").output.id;
    drop(two.records[0].undo().expect("undone"));
    two.bring(1, 0);
    two.check();
    assert_eq!(two.binned(0), ["By mistake"]);
    assert!(two.records[0].get(piece).is_ok());
}
