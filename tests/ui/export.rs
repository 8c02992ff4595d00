//! Everything out into one file: what could identify a patient is shown before a file is written, and holds nothing back.

use std::path::PathBuf;

use cairn::domain::{ActivityDetails, ActivityId, parse_date};
use cairn::record::{NewContent, NewEvidence};
use egui::Key;
use egui_kittest::kittest::Queryable as _;

use crate::window::Window;

const NUMBER: &str = "NHS number 943 476 5919";

/// The file that an export goes to.
fn file(window: &Window) -> PathBuf {
    let name = format!("cairn-export-{}.zip", crate::window::TODAY);
    window.dir().with_file_name(name)
}

fn log(window: &Window, title: &str, description: &str) -> ActivityId {
    let date = parse_date("2026-10-01").expect("a date");
    let details = ActivityDetails {
        description: description.to_owned(),
        ..ActivityDetails::new(title, date)
    };
    let logged = window.record().add(details);
    logged.expect("an activity").output
}

/// Opens the window on a record in which an activity and an attached text hold an NHS number.
fn on_exposed() -> Window {
    let window = Window::on_three();
    log(&window, "Search for a ward", NUMBER);
    let attached = NewEvidence {
        title: "Requests".to_owned(),
        date: parse_date("2026-10-01").expect("a date"),
        content: NewContent::Bytes {
            name: "requests.csv".to_owned(),
            bytes: format!("day,for\n2026-10-01,{NUMBER}\n").into_bytes(),
        },
        links: Vec::new(),
        activities: Vec::new(),
        qualifications: Vec::new(),
    };
    drop(window.record().add_evidence(attached).expect("evidence"));
    window.reopened()
}

/// Asks for an export in Settings.
fn ask(window: &mut Window) {
    window.ctrl(Key::Comma);
    window.push("Export everything");
}

#[test]
fn what_could_identify_a_patient_is_named_before_a_file_is_written() {
    let mut window = on_exposed();
    ask(&mut window);
    window.until("In 2 places the export could identify a patient.");
    window.harness.get_by_label("Show Search for a ward");
    window.harness.get_by_label("Show E1 Requests");
    window.harness.get_by_label_contains("“Text of the file”: ");
    assert!(!file(&window).exists());
    window.push("Export anyway");
    window.until("Exported everything to");
    assert!(file(&window).exists());
    assert!(!window.shows("Before you export"));
}

#[test]
fn not_now_writes_nothing_and_can_be_asked_again() {
    let mut window = on_exposed();
    ask(&mut window);
    window.until("Export anyway");
    window.push("Not now");
    assert!(!window.shows("Export anyway"));
    assert!(!file(&window).exists());
    window.push("Export everything");
    window.until("Export anyway");
}

#[test]
fn what_is_named_leads_to_itself() {
    let mut window = on_exposed();
    ask(&mut window);
    window.until("Export anyway");
    window.push("Show Search for a ward");
    assert!(!window.shows("Export anyway"));
    window.harness.get_by_label("Delete activity");
}

#[test]
fn nothing_found_is_written_at_once() {
    let mut window = Window::on_three();
    ask(&mut window);
    window.until("Exported everything to");
    assert!(file(&window).exists());
}

#[test]
fn the_bin_earlier_versions_and_begun_forms_are_looked_through_as_well() {
    let window = Window::on_three();
    let binned = log(&window, "Thrown away", NUMBER);
    drop(window.record().delete(binned).expect("deleted"));
    let mended = log(&window, "Mended", NUMBER);
    let mut details = window.record().get(mended).expect("it").details;
    details.description = "For a ward".to_owned();
    drop(window.record().edit(mended, details).expect("edited"));
    log(&window, "Taken back", NUMBER);
    drop(window.record().undo().expect("undone"));
    let mut window = window.reopened();
    window.ctrl_shift(Key::N);
    window.harness.get_by_label("Title").focus();
    window.harness.run();
    window.type_text(NUMBER);
    ask(&mut window);
    window.until("In 4 places the export could identify a patient.");
    assert!(window.shows("“An earlier version”: This looks like an NHS number"));
    window.harness.get_by_label("Show Mended");
    window
        .harness
        .get_by_label("Taken back, which you took back with Undo");
    window.harness.get_by_label("Show what you began, on Home");
    window.push("Thrown away, in the Bin at the end of Settings");
    window.harness.get_by_label("Restore Thrown away");
}
