//! Portfolios: begun, composed, handed in, copied and taken back.

use cairn::domain::portfolio::{CriterionKey, Piece, PieceId, PortfolioDetails, Stage};
use cairn::domain::{ActivityKind, Period, PortfolioId, Problems, QualificationDetails};
use cairn::kinds::shipped_by_key;
use cairn::portfolio::PortfolioContents;
use cairn::record::{Applied, EntryId, NewEvidence, Part, RecordError};

use crate::fixture::{Fixture, activity, day, note, qualification, rating};

fn year() -> Period {
    Period::new(day("2026-01-01"), day("2026-12-31")).expect("a period")
}

fn details(kind: &str) -> PortfolioDetails {
    let kind = shipped_by_key(kind).expect("a shipped kind").clone();
    PortfolioDetails::new("My portfolio", kind, year())
}

fn begin(fixture: &mut Fixture, details: PortfolioDetails) -> PortfolioId {
    let begun = fixture.record.add(details);
    begun.expect("the portfolio is accepted").output
}

fn composed(fixture: &Fixture, id: PortfolioId) -> PortfolioContents {
    let found = fixture.record.get(id).expect("a portfolio");
    fixture.record.compose(&found).expect("its contents")
}

fn titles(contents: &PortfolioContents) -> Vec<&str> {
    let activities = contents.activities.iter();
    activities.map(|one| one.details.title.as_str()).collect()
}

fn refused<T>(result: cairn::record::Result<Applied<T>>) -> String {
    match result {
        Err(RecordError::Invalid(Problems(problems))) => problems
            .into_iter()
            .map(|problem| problem.problem)
            .collect::<Vec<_>>()
            .join("; "),
        Err(err) => err.to_string(),
        Ok(_) => panic!("it was not refused"),
    }
}

/// A portfolio with one activity and one piece of evidence, and something in every field.
fn full(fixture: &mut Fixture) -> (PortfolioId, PortfolioDetails) {
    let logged = fixture.log(activity("Ward audit"));
    let evidence = fixture.add_evidence(note("Thanks"));
    let mut details = details("chartership");
    details.pieces = vec![
        Piece::new(PieceId::Activity(logged)).showing([CriterionKey::new("2.2")]),
        Piece::new(PieceId::Evidence(evidence.id)).showing([CriterionKey::new("1.1")]),
    ];
    details.set_statement(
        Some(CriterionKey::new("1")),
        "I found a gap Stateword [E1].",
    );
    (begin(fixture, details.clone()), details)
}

#[test]
fn a_portfolio_comes_back_as_it_was_composed() {
    let mut fixture = Fixture::new();
    let (id, details) = full(&mut fixture);
    let fixture = fixture.reopen();
    let found = fixture.record.get(id).expect("a portfolio");
    assert_eq!((found.details, found.submitted), (details, None));
    let contents = composed(&fixture, id);
    assert_eq!(titles(&contents), ["Ward audit"]);
    assert_eq!(contents.composed.stage, Stage::Draft);
    assert_eq!(contents.evidence.len(), 1);
    fixture.check_search();
    let hits = fixture.record.search("stateword", 5).expect("a search");
    assert!(
        matches!(hits.as_slice(), [hit] if hit.entry == EntryId::Portfolio(id)),
        "its statement is found"
    );
}

#[test]
fn what_is_handed_in_stays_as_it_was_whatever_becomes_of_the_record() {
    let mut fixture = Fixture::new();
    let (id, _) = full(&mut fixture);
    let submitted = fixture.record.submit_portfolio(id).expect("submitted");
    assert!(submitted.changes.has(Part::Portfolios));
    let before = serde_json::to_string(&composed(&fixture, id)).expect("JSON");
    let logged = fixture.all().first().expect("an activity").id;
    let _ = fixture
        .record
        .edit(logged, activity("Renamed since"))
        .expect("edited");
    let _ = fixture.record.delete(logged).expect("deleted");
    let fixture = fixture.reopen();
    let contents = composed(&fixture, id);
    assert_eq!(titles(&contents), ["Ward audit"]);
    assert_eq!(contents.composed.stage, Stage::Submitted(day("2026-11-04")));
    assert_eq!(serde_json::to_string(&contents).expect("JSON"), before);
}

#[test]
fn a_submitted_portfolio_is_not_edited_but_copied() {
    let mut fixture = Fixture::new();
    let (id, details) = full(&mut fixture);
    let _ = fixture.record.submit_portfolio(id).expect("submitted");
    let mut edited = details;
    edited.title = "Other words".to_owned();
    assert_eq!(
        refused(fixture.record.edit(id, edited)),
        "“My portfolio” was submitted on 4 November 2026 and stays as it was"
    );
    assert!(
        refused(fixture.record.submit_portfolio(id)).contains("was submitted"),
        "nor is it handed in twice"
    );
    let logged = fixture.all().first().expect("an activity").id;
    let _ = fixture.record.delete(logged).expect("deleted");
    let copy = fixture
        .record
        .copy_portfolio(id, "Second try")
        .expect("copied")
        .output;
    let found = fixture.record.get(copy).expect("the copy");
    assert_eq!(found.details.copy_of, Some(id));
    assert_eq!(found.submitted, None);
    assert_eq!(
        found.details.pieces.len(),
        1,
        "what lies in the Bin is not chosen anew"
    );
}

#[test]
fn submitting_can_be_undone() {
    let mut fixture = Fixture::new();
    let (id, _) = full(&mut fixture);
    let before = fixture.entries();
    let _ = fixture.record.submit_portfolio(id).expect("submitted");
    let _ = fixture.record.undo().expect("undone");
    assert_eq!(fixture.entries(), before);
    let _ = fixture.record.redo().expect("redone");
    assert!(fixture.record.get(id).expect("it").submitted.is_some());
    assert_eq!(titles(&composed(&fixture, id)), ["Ward audit"]);
}

#[test]
fn what_was_handed_in_and_then_damaged_is_said_to_be_so() {
    let mut fixture = Fixture::new();
    let (id, _) = full(&mut fixture);
    let _ = fixture.record.submit_portfolio(id).expect("submitted");
    let found = fixture.record.get(id).expect("a portfolio");
    let file = found.submitted.clone().expect("submitted").file;
    let path = fixture.record.attachment_path(&file);
    std::fs::write(&path, "{}").expect("a writable file");
    let err = fixture.record.compose(&found).expect_err("damaged");
    assert!(matches!(err, RecordError::Damaged(_)), "{err}");
}

#[test]
fn what_is_not_there_is_not_chosen_and_what_goes_later_is_said_to_be_lost() {
    let mut fixture = Fixture::new();
    let (id, details) = full(&mut fixture);
    let logged = fixture.all().first().expect("an activity").id;
    let _ = fixture.record.delete(logged).expect("deleted");
    let contents = composed(&fixture, id);
    assert_eq!(contents.composed.lost, [PieceId::Activity(logged)]);
    assert!(contents.activities.is_empty());
    let mut edited = details.clone();
    edited.title = "It stays chosen".to_owned();
    let _ = fixture.record.edit(id, edited).expect("kept");
    assert_eq!(
        refused(fixture.record.add(details)),
        "What was chosen is not in the record"
    );
}

#[test]
fn the_next_one_covers_the_time_after_it() {
    let mut fixture = Fixture::new();
    let id = begin(&mut fixture, details("revalidation"));
    let next = fixture.record.next_portfolio(id).expect("begun").output;
    let found = fixture.record.get(next).expect("the next").details;
    assert_eq!(
        found.period,
        Period::new(day("2027-01-01"), day("2027-12-31")).expect("a period")
    );
    assert_eq!(
        (found.title.as_str(), found.kind.key.as_str()),
        ("CILIP revalidation 2027", "revalidation")
    );
}

#[test]
fn a_portfolio_goes_to_the_bin_and_comes_back() {
    let mut fixture = Fixture::new();
    let (id, _) = full(&mut fixture);
    let _ = fixture
        .record
        .delete(EntryId::Portfolio(id))
        .expect("deleted");
    assert!(fixture.record.portfolios().expect("a list").is_empty());
    assert_eq!(fixture.record.bin().expect("the Bin").len(), 1);
    let _ = fixture
        .record
        .restore(EntryId::Portfolio(id))
        .expect("restored");
    assert_eq!(fixture.record.portfolios().expect("a list").len(), 1);
}

/// A year with evidence for many sorts of activity.
fn busy() -> Fixture {
    let mut fixture = Fixture::new();
    for (n, kind) in ActivityKind::ALL.iter().cycle().take(40).enumerate() {
        let mut details = activity(&format!("Activity {n}"));
        details.kind = *kind;
        details.date = day(&format!("2026-{:02}-1{}", n % 10 + 1, n % 9));
        let id = fixture.log(details);
        fixture.add_evidence(NewEvidence {
            activities: vec![id],
            ..note(&format!("Evidence {n}"))
        });
    }
    let _ = fixture
        .record
        .add(QualificationDetails {
            awarded: Some(day("2020-01-01")),
            ..qualification("MCLIP")
        })
        .expect("kept");
    let _ = fixture.record.add(rating("klimf/6.1", 3)).expect("rated");
    fixture
}

#[test]
fn what_is_proposed_is_spread_over_the_criteria_and_no_more_than_is_advised() {
    let fixture = busy();
    let kind = shipped_by_key("chartership").expect("a kind").clone();
    let proposed = fixture
        .record
        .propose_portfolio(kind, year())
        .expect("a proposal");
    let evidence = proposed
        .pieces
        .iter()
        .filter(|piece| matches!(piece.item, PieceId::Evidence(_)));
    assert_eq!(evidence.clone().count(), 15);
    for assignable in proposed.kind.assignable() {
        assert!(
            evidence
                .clone()
                .any(|piece| piece.criteria.contains(assignable.key())),
            "nothing is proposed for {}",
            assignable.key()
        );
    }
    assert_eq!(proposed.skills.len(), 1, "what was rated is assessed");
    assert_eq!(proposed.title, "CILIP Chartership 2026");
    let checked = proposed.clone().checked().expect("sound");
    assert_eq!(checked, proposed, "a proposal needs no tidying");
}

#[test]
fn a_summary_holds_everything_of_the_period_without_being_composed() {
    let fixture = busy();
    let contents = fixture
        .record
        .portfolio_contents(year(), fixture.record.today())
        .expect("contents");
    assert_eq!(contents.composed.stage, Stage::Proposed);
    assert_eq!(
        (contents.activities.len(), contents.evidence.len()),
        (40, 40)
    );
    let dates: Vec<_> = contents
        .activities
        .iter()
        .map(|one| one.details.date)
        .collect();
    assert!(dates.is_sorted(), "the oldest first");
}
