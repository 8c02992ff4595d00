//! What a portfolio would give away of a patient, entry by entry.

use cairn::domain::profile::LevelNumber;
use cairn::domain::{
    ActivityDetails, AssessmentDetails, Details as _, EvidenceContent, EvidenceDetails,
    IdentifierKind, ObjectiveDetails, Period, QualificationDetails, Reflection, RequirementKey,
};
use cairn::portfolio::{Exposed, ExposedEntry, exposed};
use cairn::record::{EntryId, GivenAway, NewContent, NewEvidence, Stands, sample};

use crate::fixture::{Fixture, TODAY, clock, day, link};

const NHS: &str = "Asked for by NHS no 943 476 5919";

/// Returns what a portfolio of the year gives away.
fn this_year(fixture: &Fixture) -> Vec<Exposed> {
    let year = Period::new(day("2026-01-01"), day("2026-12-31")).expect("a year");
    let contents = fixture.record.portfolio_contents(year, day(TODAY));
    exposed(&contents.expect("the contents"))
}

fn note(title: &str, text: &str) -> NewEvidence {
    NewEvidence {
        title: title.to_owned(),
        date: day("2026-10-01"),
        content: NewContent::Note(text.to_owned()),
        links: Vec::new(),
        activities: Vec::new(),
        qualifications: Vec::new(),
    }
}

#[test]
fn a_record_without_patients_gives_nothing_away() {
    let mut fixture = Fixture::new();
    fixture.log(ActivityDetails::new(
        "Read ISBN 9434765919",
        day("2026-10-01"),
    ));
    fixture.add_evidence(note(
        "Minutes",
        "We met on 12/03/2026 and rang 0131 496 0000",
    ));
    assert_eq!(this_year(&fixture), []);
}

#[test]
fn the_sample_gives_nothing_away() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let sample = sample::create(&folder.path().join("record"), clock()).expect("the sample");
    let always = Period::new(day("1990-01-01"), day("2030-12-31")).expect("a period");
    let contents = sample.portfolio_contents(always, day(TODAY));
    assert_eq!(exposed(&contents.expect("the contents")), []);
}

#[test]
fn every_sort_of_entry_is_looked_through_in_the_order_of_the_print() {
    let mut fixture = Fixture::new();
    let search = fixture.log(ActivityDetails {
        reflection: Reflection {
            so_what: NHS.to_owned(),
            ..Reflection::default()
        },
        ..ActivityDetails::new("Search", day("2026-10-01"))
    });
    let skill = RequirementKey::parse("klimf/6.1").expect("a key");
    let rated = fixture.record.add(AssessmentDetails {
        skill: skill.clone(),
        level: LevelNumber(1),
        date: day("2026-10-01"),
        comment: NHS.to_owned(),
    });
    drop(rated.expect("a rating"));
    let award = fixture.record.add(QualificationDetails {
        notes: NHS.to_owned(),
        ..QualificationDetails::new("Award")
    });
    let goal = fixture.record.add(ObjectiveDetails {
        approach: NHS.to_owned(),
        ..ObjectiveDetails::new("Lead a review")
    });
    let evidence = fixture.add_evidence(note("Thanks", NHS));
    let found = this_year(&fixture);
    let entries: Vec<_> = found.iter().map(|found| found.entry.clone()).collect();
    assert_eq!(
        entries,
        [
            ExposedEntry::Activity(search),
            ExposedEntry::Rating(skill),
            ExposedEntry::Qualification(award.expect("an award").output),
            ExposedEntry::Objective(goal.expect("a goal").output),
            ExposedEntry::Evidence(evidence.id, evidence.number),
        ]
    );
    let fields: Vec<_> = found
        .iter()
        .flat_map(|found| &found.exposures)
        .map(|exposure| exposure.field)
        .collect();
    assert_eq!(
        fields,
        [
            "So what?",
            "Comment on the rating",
            "Notes",
            "How, and with what",
            "Note text"
        ]
    );
    for exposure in found.iter().flat_map(|found| &found.exposures) {
        assert_eq!(exposure.identifier.kind, IdentifierKind::NhsNumber);
        assert_eq!(exposure.identifier.masked, "943 ••• •••9");
    }
}

#[test]
fn what_is_not_printed_is_not_looked_through() {
    let mut fixture = Fixture::new();
    let before = ActivityDetails {
        description: NHS.to_owned(),
        ..ActivityDetails::new("Before the year", day("2025-10-01"))
    };
    fixture.log(before);
    let binned = fixture.log(ActivityDetails {
        description: NHS.to_owned(),
        ..ActivityDetails::new("In the Bin", day("2026-10-01"))
    });
    drop(fixture.record.delete(binned).expect("deleted"));
    assert_eq!(this_year(&fixture), []);
}

#[test]
fn every_text_of_an_entry_is_looked_through() {
    let text = || NHS.to_owned();
    let activity = ActivityDetails {
        provider: text(),
        location: text(),
        description: text(),
        reflection: Reflection {
            what: text(),
            so_what: text(),
            now_what: text(),
        },
        tags: vec![text()],
        links: vec![link("pda/mentoring").because(text())],
        ..ActivityDetails::new(text(), day(TODAY))
    };
    assert_eq!(activity.exposures().len(), 9);
    let evidence = EvidenceDetails {
        title: text(),
        date: day(TODAY),
        content: EvidenceContent::Note(text()),
        links: vec![link("pda/mentoring").because(text())],
        activities: Vec::new(),
        qualifications: Vec::new(),
    };
    assert_eq!(evidence.exposures().len(), 3);
    let objective = ObjectiveDetails {
        measure: text(),
        approach: text(),
        outcome: text(),
        links: vec![link("pda/mentoring").because(text())],
        ..ObjectiveDetails::new(text())
    };
    assert_eq!(objective.exposures().len(), 5);
}

#[test]
fn an_export_gives_away_what_stands_in_any_entry_and_in_attached_texts() {
    let mut fixture = Fixture::new();
    let mut search = ActivityDetails::new("Search", day("2020-01-01"));
    search.description = NHS.to_owned();
    let search = fixture.log(search);
    let mut attached = note("Requests", "");
    let bytes = |name: &str, text: &str| NewContent::Bytes {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    attached.content = bytes("requests.CSV", NHS);
    let requests = fixture.add_evidence(attached.clone());
    // What is no text is not looked into.
    attached.content = bytes("scan.png", NHS);
    fixture.add_evidence(attached);
    let found = fixture.record.gives_away().expect("looked through");
    let requests = ExposedEntry::Evidence(requests.id, requests.number);
    assert_eq!(
        stands(&found),
        [
            Stands::Now(ExposedEntry::Activity(search)),
            Stands::Now(requests)
        ]
    );
    let fields: Vec<_> = found
        .iter()
        .flat_map(|one| &one.exposures)
        .map(|one| one.field)
        .collect();
    assert_eq!(fields, ["Description", "Text of the file"]);
    let same = fixture.record.backups().gives_away();
    assert_eq!(same.expect("looked through"), found);
}

fn stands(found: &[GivenAway]) -> Vec<Stands> {
    found.iter().map(|one| one.stands.clone()).collect()
}

#[test]
fn an_export_gives_away_the_bin_earlier_versions_and_begun_forms() {
    let mut fixture = Fixture::new();
    let titled = |title: &str| ActivityDetails::new(title, day("2026-10-01"));
    let with = |title: &str, text: &str| ActivityDetails {
        description: text.to_owned(),
        tags: vec![text.to_owned()],
        ..titled(title)
    };
    let mended = fixture.log(with("Mended", NHS));
    let record = &mut fixture.record;
    drop(record.edit(mended, titled("Mended")).expect("edited"));
    let twice = fixture.log(with("Now as before", NHS));
    let record = &mut fixture.record;
    let again = with("Now as before", &format!("{NHS}!"));
    drop(record.edit(twice, again).expect("edited"));
    let binned = fixture.log(with("In the Bin", NHS));
    drop(fixture.record.delete(binned).expect("deleted"));
    fixture.log(with("Undone", NHS));
    drop(fixture.record.undo().expect("undone"));
    let draft = format!(r#"{{"title": "Begun", "text": "line\\n{NHS}"}}"#);
    fixture
        .record
        .save_draft("evidence/new", &draft)
        .expect("kept");
    let found = fixture.record.gives_away().expect("looked through");
    let each: Vec<_> = found
        .iter()
        .map(|one| (one.stands.clone(), one.title.as_str(), one.exposures.len()))
        .collect();
    assert_eq!(
        each,
        [
            (
                Stands::Now(ExposedEntry::Activity(twice)),
                "Now as before",
                2
            ),
            (Stands::Before(ExposedEntry::Activity(mended)), "Mended", 1),
            (Stands::InBin(EntryId::Activity(binned)), "In the Bin", 2),
            (Stands::Undone, "Undone", 1),
            (Stands::Begun, "A form that was begun", 1),
        ]
    );
}

#[test]
fn an_export_gives_away_the_file_that_a_newer_one_took_the_place_of() {
    let mut fixture = Fixture::new();
    let bytes = |text: &str| NewContent::Bytes {
        name: "requests.csv".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let mut attached = note("Requests", "");
    attached.content = bytes(NHS);
    let kept = fixture.add_evidence(attached);
    let newer = fixture.record.replace_file(kept.id, bytes("For a ward"));
    drop(newer.expect("replaced"));
    let found = fixture.record.gives_away().expect("looked through");
    let entry = ExposedEntry::Evidence(kept.id, kept.number);
    assert_eq!(stands(&found), [Stands::Before(entry)]);
}

#[test]
fn an_export_of_the_sample_gives_nothing_away() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let sample = sample::create(&folder.path().join("record"), clock()).expect("the sample");
    assert_eq!(sample.gives_away().expect("looked through"), []);
}
