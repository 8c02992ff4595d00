//! Forms that were begun and not saved outlive the window, whether it is closed or killed.

use cairn::record::Record;
use egui::Key;
use egui_kittest::kittest::Queryable as _;

use crate::window::Window;

fn keys(record: &Record) -> Vec<String> {
    let drafts = record.drafts().expect("the drafts");
    drafts.into_iter().map(|(key, _)| key).collect()
}

/// Begins something of each sort, and saves none of it.
fn begin_everything(window: &mut Window) {
    window.ctrl(Key::Num3);
    window.push("Add evidence");
    window.type_text("Letter from the ward");
    window.ctrl(Key::Num5);
    window.push("Add a qualification");
    window.type_text("Teaching certificate");
    window.ctrl(Key::Num6);
    window.push("Add an objective");
    window.type_text("Lead a review");
    window.wait(6);
}

#[test]
fn what_was_begun_is_on_disk_a_moment_after_it_was_typed() {
    let mut window = Window::on_three();
    begin_everything(&mut window);
    assert_eq!(
        keys(&window.record()),
        ["evidence/new", "objective/new", "qualification/new"]
    );
}

#[test]
fn it_goes_on_after_a_new_start() {
    let mut window = Window::on_three();
    begin_everything(&mut window);
    // The harness drops the program without telling it, as a crash would.
    let mut window = window.reopened();
    for (title, field) in [
        ("Letter from the ward", "Evidence title"),
        ("Teaching certificate", "Qualification title"),
        ("Lead a review", "Outcome you want"),
    ] {
        window.ctrl(Key::Num1);
        window
            .harness
            .get_by_label(&format!("Not saved yet: {title}"));
        window.push(&format!("Go on with {title}"));
        let typed = window.harness.get_by_label(field).value();
        assert_eq!(typed.as_deref(), Some(title));
    }
}

#[test]
fn what_is_saved_or_discarded_is_not_offered_again() {
    let mut window = Window::on_three();
    begin_everything(&mut window);
    window.ctrl(Key::Enter);
    window.ctrl(Key::Num1);
    window.push("Discard Teaching certificate");
    window.push("Discard Letter from the ward");
    assert!(
        keys(&window.record()).is_empty(),
        "{:?}",
        keys(&window.record())
    );
    let window = window.reopened();
    assert!(
        window
            .harness
            .query_by_label_contains("Not saved yet")
            .is_none()
    );
}

#[test]
fn evidence_attached_to_an_activity_or_a_skill_goes_on_after_a_new_start() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num2);
    window.press(Key::ArrowDown);
    window.push("Attach evidence");
    window.type_text("Notes from the visit");
    window.ctrl(Key::Num4);
    let skill = "6.1 Knowledge management, ";
    window.harness.get_by_label_contains(skill).focus();
    window.harness.run();
    window.press(Key::Enter);
    window.push("Attach evidence to it");
    window.type_text("Plan of the taxonomy");
    window.wait(6);
    let begun = keys(&window.record());
    assert!(begun[0].starts_with("activity-evidence/"), "{begun:?}");
    assert_eq!(begun[1..], ["requirement-evidence/klimf/6.1"]);
    let mut window = window.reopened();
    for title in ["Plan of the taxonomy", "Notes from the visit"] {
        window.ctrl(Key::Num1);
        window.push(&format!("Go on with {title}"));
        let typed = window.harness.get_by_label("Evidence title").value();
        assert_eq!(typed.as_deref(), Some(title));
    }
    window.harness.get_by_label("Note text").focus();
    window.harness.run();
    window.type_text("What we saw");
    window.push("Attach");
    window.ctrl(Key::Num1);
    window.push("Discard Plan of the taxonomy");
    assert!(keys(&window.record()).is_empty());
    let kept = window.record().all_evidence().expect("the evidence");
    assert_eq!(kept[0].details.activities.len(), 1);
}

#[test]
fn evidence_begun_for_one_activity_waits_while_another_is_shown() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num2);
    window.press(Key::ArrowDown);
    window.push("Attach evidence");
    window.type_text("Notes from the visit");
    for (row, title) in [
        ("Chaired the community of practice, 28 Oct, 2 h", None),
        (
            "Shadowed the information governance lead, 11 Nov, 3 h",
            Some("Notes from the visit"),
        ),
    ] {
        window.push(row);
        let field = window.harness.query_by_label("Evidence title");
        let typed = field.and_then(|field| field.value());
        assert_eq!(typed.as_deref(), title, "{row}");
    }
}

#[test]
fn a_change_of_something_goes_on_where_it_was_left() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num6);
    window.push("Add an objective");
    window.type_text("Lead a review");
    window.ctrl(Key::Enter);
    window.push("Edit");
    window.type_text(" of the rota");
    window.wait(6);
    let mut window = window.reopened();
    window.push("Go on with Lead a review of the rota");
    window.ctrl(Key::Enter);
    let kept = window.record().objectives().expect("the plan");
    let titles: Vec<_> = kept.iter().map(|one| one.details.title.as_str()).collect();
    assert_eq!(titles, ["Lead a review of the rota"]);
    assert!(keys(&window.record()).is_empty());
}

#[test]
fn a_draft_that_makes_no_sense_is_left_alone() {
    let window = Window::on_three();
    let mut record = window.record();
    for key in [
        "evidence/new",
        "objective/new",
        "qualification/nobody",
        "activity/new",
        "odd",
    ] {
        record
            .save_draft(key, "{\"from\":\"another Cairn\"")
            .expect("kept");
    }
    drop(record);
    let mut window = window.reopened();
    window.harness.get_by_label("Hello, Sam");
    window.ctrl(Key::Num6);
    window.push("Add an objective");
    window.type_text("Lead a review");
    window.ctrl(Key::Enter);
    assert_eq!(window.record().objectives().expect("the plan").len(), 1);
}

#[test]
fn a_draft_that_nobody_can_have_typed_keeps_no_window_from_opening() {
    let window = Window::on_three();
    let conn = rusqlite::Connection::open(window.dir().join("cairn.db")).expect("a database");
    conn.execute_batch(
        "INSERT INTO draft VALUES ('objective/new', replace(hex(zeroblob(25000000)), '00', 'ab'))",
    )
    .expect("inserted");
    let window = window.reopened();
    let says = "A form that was begun holds more text than a form can show";
    assert!(window.shows(says));
    let there: i64 = conn
        .query_row("SELECT octet_length(text) FROM draft", [], |row| row.get(0))
        .expect("it is there");
    assert_eq!(there, 50_000_000);
}
