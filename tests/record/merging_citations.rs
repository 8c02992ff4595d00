//! A text that was imported cites the evidence that it meant, whatever number that has here.

use cairn::domain::portfolio::PortfolioDetails;
use cairn::domain::{ActivityId, Period, PortfolioId};
use cairn::kinds::shipped_by_key;
use cairn::record::{EntryId, Part, Record};

use crate::computers::{Computers, log};
use crate::fixture::{activity, day, note};

/// Adds evidence and returns its number, as it is cited.
fn cite(record: &mut Record, title: &str) -> String {
    let added = record.add_evidence(note(title)).expect("added").output;
    format!("[{}]", added.number)
}

/// Returns what a text is about: the title of the only evidence that it cites.
fn cited(record: &Record, text: &str) -> Option<String> {
    let citations = cairn::domain::portfolio::citations(text);
    let [one] = citations.as_slice() else {
        panic!("“{text}” cites {}", citations.len());
    };
    let found = record.all_evidence().expect("a list");
    let found = found.into_iter().find(|piece| piece.number == one.number);
    found.map(|piece| piece.details.title)
}

fn portfolio(record: &mut Record, statement: &str) -> PortfolioId {
    let period = Period::new(day("2026-01-01"), day("2026-12-31")).expect("a period");
    let kind = shipped_by_key("chartership").expect("a kind").clone();
    let mut details = PortfolioDetails::new("Mine", kind, period);
    details.set_statement(
        Some(cairn::domain::portfolio::CriterionKey::new("1")),
        statement,
    );
    record.add(details).expect("begun").output
}

fn statement(record: &Record, id: PortfolioId) -> String {
    let found = record.get(id).expect("there").details;
    found.statements[0].text.clone()
}

/// Two computers that both gave the number 1, and an activity and a portfolio on the second that cite its own.
fn both_numbered() -> (Computers, ActivityId, PortfolioId) {
    let (mut two, _) = Computers::with_activity();
    cite(&mut two.records[0], "Mine");
    let number = cite(&mut two.records[1], "Theirs");
    let record = &mut two.records[1];
    let mut details = activity("Reflected");
    details.reflection.what = format!("It is in the paper {number}");
    let id = record.add(details).expect("added").output;
    let begun = portfolio(record, &format!("I wrote it {number}."));
    (two, id, begun)
}

#[test]
fn new_texts_cite_what_they_meant_and_do_not_count_as_changed() {
    let (mut two, id, begun) = both_numbered();
    let first = two.bring(1, 0);
    assert!(first.both.is_empty());
    for _ in 0..2 {
        for (from, to) in [(0, 1), (1, 0)] {
            let imported = two.bring(from, to);
            assert!(
                imported.both.is_empty() && imported.updated.is_empty(),
                "{imported:?}"
            );
        }
    }
    assert!(!two.bring(0, 1).has_changed());
    for record in &two.records {
        let what = record.get(id).expect("there").details.reflection.what;
        assert_eq!(cited(record, &what).as_deref(), Some("Theirs"), "{what}");
        let text = statement(record, begun);
        assert_eq!(cited(record, &text).as_deref(), Some("Theirs"), "{text}");
    }
    two.check();
}

#[test]
fn newer_joined_and_binned_texts_cite_what_they_meant() {
    let (mut two, id, begun) = both_numbered();
    two.bring(1, 0);
    let theirs = two.details(1, id).reflection.what;
    // Newer.
    two.edit(1, id, |it| {
        it.reflection.now_what = format!("More: {theirs}");
    });
    two.bring(1, 0);
    let here = two.details(0, id).reflection;
    assert_eq!(
        cited(&two.records[0], &here.now_what).as_deref(),
        Some("Theirs")
    );
    // Joined.
    two.edit(0, id, |it| it.location = "Leeds".into());
    two.edit(1, id, |it| it.description = format!("Also: {theirs}"));
    let imported = two.bring(1, 0);
    assert!(imported.both.is_empty());
    let here = two.details(0, id);
    assert_eq!(
        cited(&two.records[0], &here.description).as_deref(),
        Some("Theirs")
    );
    assert_eq!(here.location, "Leeds");
    // In the Bin.
    two.back_and_forth();
    two.edit(0, id, |it| it.description = "Otherwise".into());
    two.edit(1, id, |it| it.description = format!("Once more: {theirs}"));
    assert_eq!(two.bring(1, 0).both, [(Part::Activities, 1)]);
    let [EntryId::Activity(binned)] = two.bin(0)[..] else {
        panic!("one activity is in the Bin");
    };
    let text = two.details(0, binned).description;
    assert_eq!(
        cited(&two.records[0], &text).as_deref(),
        Some("Theirs"),
        "{text}"
    );
    // And in portfolios, whose parts are joined one by one.
    for (on, criterion, own) in [(0, "2", "Mine"), (1, "3", "Theirs")] {
        let record = &mut two.records[on];
        let number = record.all_evidence().expect("a list");
        let number = number.iter().find(|piece| piece.details.title == own);
        let number = number.expect("there").number;
        let mut details = record.get(begun).expect("there").details;
        let key = cairn::domain::portfolio::CriterionKey::new(criterion);
        details.set_statement(Some(key), format!("About {own} [{number}]"));
        drop(record.edit(begun, details).expect("edited"));
    }
    let imports = two.back_and_forth();
    assert!(
        !imports[2].has_changed() && !imports[3].has_changed(),
        "{imports:?}"
    );
    for record in &two.records {
        let statements = record.get(begun).expect("there").details.statements;
        assert_eq!(statements.len(), 3);
        for statement in &statements[1..] {
            let title = cited(record, &statement.text).expect("it cites something");
            assert!(statement.text.contains(&title), "{}", statement.text);
        }
    }
}

#[test]
fn a_citation_of_nothing_does_not_come_to_cite_something() {
    let (mut two, _) = Computers::with_activity();
    cite(&mut two.records[0], "Mine");
    let mut details = activity("Typed ahead");
    details.description = "See [E1] and [E2; e1]".into();
    let id = two.records[1].add(details).expect("added").output;
    two.bring(1, 0);
    let text = two.details(0, id).description;
    let own = two.records[0].all_evidence().expect("a list");
    let cites = cairn::domain::portfolio::citations(&text);
    assert_eq!(cites.len(), 3);
    assert!(
        cites
            .iter()
            .all(|cited| own.iter().all(|piece| piece.number != cited.number)),
        "{text}"
    );
    let imports = two.back_and_forth();
    assert!(
        imports
            .iter()
            .all(|one| one.both.is_empty() && one.updated.is_empty())
    );
}

#[test]
fn a_piece_that_went_is_cited_by_no_other_and_an_undone_import_gets_its_numbers_again() {
    let (mut two, id, _) = both_numbered();
    two.bring(1, 0);
    let before = two.details(0, id).reflection.what;
    drop(two.records[0].undo().expect("undone"));
    cite(&mut two.records[0], "Since");
    two.bring(1, 0);
    let what = two.details(0, id).reflection.what;
    assert_eq!(what, before);
    assert_eq!(cited(&two.records[0], &what).as_deref(), Some("Theirs"));
    // A piece whose making is undone before it could cross leaves its number with it.
    let number = cite(&mut two.records[1], "Short-lived");
    drop(two.records[1].undo().expect("undone"));
    two.edit(1, id, |it| it.description = format!("It was {number}"));
    cite(&mut two.records[0], "Third");
    two.bring(1, 0);
    let text = two.details(0, id).description;
    assert_eq!(cited(&two.records[0], &text), None, "{text}");
    let imports = two.back_and_forth();
    assert!(imports.iter().all(|one| one.both.is_empty()), "{imports:?}");
    log(&mut two.records[0], "Last");
    two.check();
}
