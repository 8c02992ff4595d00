//! What an entry's history tells.

use cairn::domain::{Minutes, QualificationStatus};
use cairn::record::{EntryId, FieldChange, HistoryEntry};

use crate::fixture::{Fixture, activity, link, note, qualification, rating};

/// Shows a history as a person would read it.
fn told(history: &[HistoryEntry]) -> Vec<String> {
    let side = |text: &str| {
        if text.is_empty() {
            "nothing".to_owned()
        } else {
            text.to_owned()
        }
    };
    let field = |change: &FieldChange| {
        format!(
            "{}: {} → {}",
            change.field,
            side(&change.before),
            side(&change.after)
        )
    };
    history
        .iter()
        .map(|entry| {
            let fields: Vec<String> = entry.fields.iter().map(field).collect();
            format!("{} | {}", entry.op, fields.join(" | "))
        })
        .collect()
}

#[test]
fn an_activity_tells_its_changes_newest_first() {
    let mut fixture = Fixture::new();
    let id = fixture.log(activity("Ward audit"));
    let mut details = activity("Ward audit");
    details.minutes = Minutes(90);
    details.tags = vec!["audit".into()];
    details.links = vec![
        link("pda/mentoring").because("Showed Ana how"),
        link("klimf/6.1#2"),
    ];
    let _ = fixture.record.edit(id, details.clone()).expect("accepted");
    details.links.remove(0);
    let _ = fixture.record.edit(id, details).expect("accepted");
    let _ = fixture.record.delete(id).expect("deleted");
    let _ = fixture.record.undo().expect("undone");
    let history = fixture
        .record
        .history(EntryId::Activity(id))
        .expect("a history");
    insta::assert_snapshot!(told(&history).join("\n"), @"
    undo: delete “Ward audit” | Bin: In the Bin → nothing
    delete “Ward audit” | Bin: nothing → In the Bin
    edit “Ward audit” | Link: Mentoring: Showed Ana how → nothing
    edit “Ward audit” | Hours: 2 h → 1 h 30 | Tag: nothing → audit | Link: Mentoring → Mentoring: Showed Ana how | Link: nothing → 6.1 Knowledge management, statement 2
    log “Ward audit” | Title: nothing → Ward audit | Date: nothing → 2026-10-28 | Hours: nothing → 2 h | Kind: nothing → Other | Status: nothing → Done | So what: nothing → It showed a gap | Link: nothing → Mentoring
    ");
    assert!(
        history.windows(2).all(|pair| pair[0].at > pair[1].at),
        "instants grow"
    );
}

#[test]
fn evidence_tells_which_activities_it_belonged_to() {
    let mut fixture = Fixture::new();
    let shown = fixture.log(activity("Ward audit"));
    let evidence = fixture.add_evidence(note("Minutes"));
    let mut details = evidence.details;
    details.activities = vec![shown];
    let _ = fixture.record.edit(evidence.id, details).expect("accepted");
    let history = fixture
        .record
        .history(EntryId::Evidence(evidence.id))
        .expect("a history");
    insta::assert_snapshot!(told(&history).join("\n"), @"
    edit evidence E1 | Activity: nothing → Ward audit
    add evidence “Minutes” | Title: nothing → Minutes | Date: nothing → 2026-10-29 | Kind: nothing → Note | Text: nothing → The group thanked us | Link: nothing → 6.1 Knowledge management, statement 2
    ");
}

#[test]
fn ratings_and_qualifications_are_told_with_their_names() {
    let mut fixture = Fixture::new();
    let rated = fixture
        .record
        .add(rating("klimf/6.1", 3))
        .expect("rated")
        .output;
    let added = fixture.record.add(qualification("Chartership"));
    let held = added.expect("accepted").output;
    let mut details = qualification("Chartership");
    details.status = QualificationStatus::InProgress;
    let _ = fixture.record.edit(held, details).expect("accepted");
    let mut history = fixture
        .record
        .history(EntryId::Assessment(rated))
        .expect("a history");
    history.extend(
        fixture
            .record
            .history(EntryId::Qualification(held))
            .expect("a history"),
    );
    insta::assert_snapshot!(told(&history).join("\n"), @"
    rate 6.1 Knowledge management | Skill: nothing → 6.1 Knowledge management | Level: nothing → Apply | Date: nothing → 2026-11-01 | Comment: nothing → Led it unaided
    edit “Chartership” | Status: Held → In progress
    add “Chartership” | Title: nothing → Chartership | Status: nothing → Held | Awarding body: nothing → CILIP
    ");
}
