//! What could identify a patient is said below its field while one types, and once more before it is printed.

use cairn::domain::{ActivityDetails, EvidenceContent, Reflection, parse_date};
use cairn::record::{NewContent, NewEvidence};
use egui::Key;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::window::Window;

const NUMBER: &str =
    "This looks like an NHS number (943 ••• •••9). Leave out what could identify a patient";

fn fill(window: &mut Window, label: &str, text: &str) {
    window.harness.get_by_label(label).focus();
    window.harness.run();
    window.type_text(text);
}

fn says(window: &Window, words: &str) -> bool {
    window.harness.query_by_label(words).is_some()
}

/// Checks that a field warns while an NHS number stands in it, and says so to a screen reader as well.
fn warns(window: &mut Window, field: &str) {
    fill(window, field, "For NHS number 943 476 591");
    assert!(!says(window, NUMBER), "{field} is quiet about less");
    window.type_text("9");
    assert!(says(window, NUMBER), "{field} warns");
    let node = window.harness.get_by_label(field);
    let described = node.accesskit_node().description();
    assert_eq!(described.as_deref(), Some(NUMBER), "{field}");
    window.press(Key::Backspace);
    assert!(!says(window, NUMBER), "{field} is quiet again");
}

#[test]
fn an_activity_warns_in_its_texts() {
    let mut window = Window::on_three();
    window.ctrl_shift(Key::N);
    for field in ["Title", "What?", "So what?", "Now what?"] {
        warns(&mut window, field);
    }
    window.push("More fields");
    warns(&mut window, "Description");
}

#[test]
fn what_warns_is_saved_all_the_same() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num3);
    window.push("Add evidence");
    fill(&mut window, "Evidence title", "Thanks");
    fill(&mut window, "Note text", "From NHS number 943 476 5919");
    assert!(says(&window, NUMBER));
    window.push("Attach");
    let kept = window.record().all_evidence().expect("the evidence");
    let kept = kept.first().map(|kept| kept.details.content.clone());
    let note = EvidenceContent::Note("From NHS number 943 476 5919".to_owned());
    assert_eq!(kept, Some(note));
}

#[test]
fn an_objective_warns_in_its_texts() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num6);
    window.push("Add an objective");
    for field in [
        "Outcome you want",
        "Measure of success",
        "How, and with what",
    ] {
        warns(&mut window, field);
    }
}

#[test]
fn the_comment_on_a_rating_warns() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num4);
    fill(&mut window, "Find by name or code", "6.1");
    window
        .harness
        .get_all_by_label_contains(", Developing")
        .next()
        .expect("the skill")
        .click();
    window.harness.run();
    window.harness.get_by_label_contains("(asked for)").click();
    window.harness.run();
    warns(&mut window, "Comment on the rating");
}

#[test]
fn an_isbn_is_no_reason_to_warn() {
    let mut window = Window::on_three();
    window.ctrl_shift(Key::N);
    fill(
        &mut window,
        "What?",
        "Read the patient handbook, ISBN 9434765919",
    );
    let warned = window
        .harness
        .query_by_label_contains("This looks like")
        .is_some();
    assert!(!warned);
}

#[test]
fn several_are_told_in_a_few_lines() {
    let mut window = Window::on_three();
    window.ctrl_shift(Key::N);
    let five = "NHS number 943 476 5919. ".repeat(5);
    fill(&mut window, "What?", &five);
    let told = window.harness.query_all_by_label(NUMBER).count();
    assert_eq!(told, 3);
    assert!(says(&window, "And 2 more that could identify a patient"));
}

/// Opens the window on a record in which an activity and a note hold an NHS number.
fn on_exposed() -> Window {
    let window = Window::on_three();
    let mut record = window.record();
    let date = parse_date("2026-10-01").expect("a date");
    let activity = ActivityDetails {
        reflection: Reflection {
            what: "For NHS number 943 476 5919".to_owned(),
            ..Reflection::default()
        },
        ..ActivityDetails::new("Search for a ward", date)
    };
    drop(record.add(activity).expect("an activity"));
    let note = NewEvidence {
        title: "Thanks".to_owned(),
        date,
        content: NewContent::Note("MRN 1234567 wrote to us".to_owned()),
        links: Vec::new(),
        activities: Vec::new(),
        qualifications: Vec::new(),
    };
    drop(record.add_evidence(note).expect("evidence"));
    drop(record);
    window.reopened()
}

/// Opens the Portfolio screen and waits until it is looked through.
fn look_through(window: &mut Window) {
    window.ctrl(Key::P);
    for _ in 0..200 {
        let found = window
            .harness
            .query_by_label_contains("may identify a patient");
        if found.is_some() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
        window.harness.run();
    }
}

#[test]
fn before_printing_each_entry_is_named_and_leads_to_itself() {
    let mut window = on_exposed();
    look_through(&mut window);
    assert!(says(
        &window,
        "2 entries may identify a patient. Look at them before you hand this in"
    ));
    assert!(says(&window, &format!("“What?”: {NUMBER}")));
    window.push("Show E1 Thanks");
    assert!(says(&window, "Edit evidence") || says(&window, "MRN 1234567 wrote to us"));
    look_through(&mut window);
    window.push("Show Search for a ward");
    assert!(says(&window, "Delete activity"));
}

#[test]
fn what_is_mended_is_no_longer_listed() {
    let mut window = on_exposed();
    look_through(&mut window);
    let mut record = window.record();
    let note = record.all_evidence().expect("the evidence");
    let note = note.first().expect("the note").clone();
    let mut details = note.details;
    details.content = EvidenceContent::Note("A patient wrote to us".to_owned());
    drop(record.edit(note.id, details).expect("mended"));
    drop(record);
    for _ in 0..400 {
        if says(
            &window,
            "1 entry may identify a patient. Look at it before you hand this in",
        ) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
        window.harness.run();
    }
    panic!("the note is still listed");
}

#[test]
fn a_record_without_patients_says_nothing_before_printing() {
    let mut window = Window::on_three();
    window.ctrl(Key::P);
    window.wait(4);
    let listed = window
        .harness
        .query_by_label_contains("may identify a patient");
    assert!(listed.is_none());
}
