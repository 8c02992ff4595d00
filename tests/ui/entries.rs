//! Evidence, qualifications and settings as one enters them, and the print that comes out.

use cairn::domain::{EvidenceContent, Minutes, QualificationStatus};
use egui::{Key, Theme, vec2};
use egui_kittest::kittest::Queryable as _;

use crate::journeys::key;
use crate::window::Window;

fn fill(window: &mut Window, label: &str, text: &str) {
    window.harness.get_by_label(label).focus();
    window.harness.run();
    window.type_text(text);
}

/// Opens the details of a skill.
fn show_skill(window: &mut Window, code: &str) {
    window.ctrl(Key::Num4);
    fill(window, "Find by name or code", code);
    let profile = window.record().profile();
    let skill = profile
        .requirement(&key(&format!("klimf/{code}")))
        .expect("a skill");
    let name = format!("{}, ", skill.name());
    let row = window
        .harness
        .get_all_by_label_contains(&name)
        .next()
        .expect("its row");
    row.click();
    window.harness.run();
}

#[test]
fn a_note_is_attached_to_a_statement_where_it_stands() {
    let mut window = Window::on_three();
    show_skill(&mut window, "6.1");
    window.push("Attach evidence to statement 3");
    fill(&mut window, "Evidence title", "Plan of the knowledge audit");
    fill(&mut window, "Note text", "It names who keeps what");
    window.push("Attach");
    let evidence = window.record().all_evidence().expect("the evidence");
    let attached = evidence.first().expect("one piece");
    assert_eq!(attached.number.to_string(), "E1");
    assert_eq!(
        attached
            .details
            .links
            .first()
            .map(|link| link.key.to_string())
            .as_deref(),
        Some("klimf/6.1#3")
    );
    window
        .harness
        .get_by_role_and_label(egui::Role::Alert, "Attached as E1");
}

#[test]
fn a_file_that_is_not_there_is_refused_beside_its_field() {
    let mut window = Window::on_three();
    show_skill(&mut window, "6.1");
    window.push("Attach evidence to it");
    window.push("File");
    fill(&mut window, "Evidence title", "Minutes");
    let missing = window.dir().join("no such file.pdf").display().to_string();
    fill(&mut window, "File to attach", &missing);
    window.push("Attach");
    assert!(
        window
            .record()
            .all_evidence()
            .expect("the evidence")
            .is_empty()
    );
    let field = window.harness.get_by_label("File to attach");
    assert_eq!(
        field.value(),
        Some(missing),
        "what was typed is still there"
    );
}

#[test]
fn a_file_is_copied_into_the_record() {
    let mut window = Window::on_three();
    let file = window.dir().with_file_name("minutes.txt");
    std::fs::write(&file, "Agreed: one folder for all.").expect("a file");
    show_skill(&mut window, "6.1");
    window.push("Attach evidence to it");
    window.push("File");
    fill(&mut window, "Evidence title", "Minutes");
    fill(&mut window, "File to attach", &file.display().to_string());
    window.push("Attach");
    window.until("Attached as E1");
    let record = window.record();
    let evidence = record.all_evidence().expect("the evidence");
    let Some(EvidenceContent::File(kept)) = evidence.first().map(|one| one.details.content.clone())
    else {
        panic!("no file was attached");
    };
    let bytes = std::fs::read(record.attachment_path(&kept)).expect("the copy");
    assert_eq!(
        (kept.name.as_str(), bytes.as_slice()),
        ("minutes.txt", &b"Agreed: one folder for all."[..])
    );
}

#[test]
fn a_qualification_is_added_and_its_wrong_dates_are_refused() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num5);
    window.push("Add a qualification");
    window.type_text("MA Library and Information Studies");
    fill(&mut window, "Started", "2013-09-16");
    fill(&mut window, "Awarded", "2012-11-22");
    window.push("Save");
    window
        .harness
        .get_by_label_contains("awarded before it was started");
    window.harness.get_by_label("Awarded").focus();
    window.harness.run();
    window.ctrl(Key::A);
    window.type_text("2014-11-22");
    window.push("Save");
    let held = window
        .record()
        .qualifications()
        .expect("the qualifications");
    let details = &held.first().expect("one").details;
    assert_eq!(
        (details.title.as_str(), details.status),
        (
            "MA Library and Information Studies",
            QualificationStatus::Held
        )
    );
}

#[test]
fn the_hours_of_a_year_can_be_changed_in_the_settings() {
    let mut window = Window::on_three();
    window.ctrl(Key::Comma);
    window.harness.get_by_label("Hours each CPD year").focus();
    window.harness.run();
    window.ctrl(Key::A);
    window.type_text("30");
    window.push("Save");
    let target = window.record().practitioner().expect("the person").target;
    assert_eq!(target, Minutes(30 * 60));
    window.ctrl(Key::Num1);
    window.harness.get_by_label("of 30 h");
}

#[test]
fn the_theme_one_chooses_is_there_again_next_time() {
    let mut window = Window::on_three();
    window.ctrl(Key::Comma);
    window.push("Dark");
    assert_eq!(
        window
            .record()
            .setting("theme")
            .expect("a setting")
            .as_deref(),
        Some("dark")
    );
}

#[test]
fn the_portfolio_is_printed_where_one_says() {
    let mut window = Window::on_sample(vec2(1280.0, 800.0), Theme::Light);
    let out = window.dir().with_file_name("out.pdf");
    window.ctrl(Key::P);
    fill(&mut window, "Save as", &out.display().to_string());
    window.push("Print to PDF");
    for _ in 0..200 {
        if out.is_file() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    window.wait(2);
    let bytes = std::fs::read(&out).expect("the print");
    assert!(bytes.starts_with(b"%PDF-"));
    let said = window
        .harness
        .query_all_by_label_contains("Printed ")
        .count();
    assert!(said > 0, "the window says so");
}

#[test]
fn what_was_deleted_lies_in_the_bin_until_it_is_restored() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num2);
    window.press(Key::ArrowDown);
    window.push("Delete activity");
    assert!(window.shows("“Shadowed the information governance lead” moved to the Bin"));
    window.ctrl(Key::Comma);
    window.push("Restore Shadowed the information governance lead");
    window.harness.get_by_label("Nothing lies in the Bin");
    let listed = window
        .record()
        .activities(&cairn::record::ActivityFilter::default());
    assert_eq!(listed.expect("the list").len(), 3);
}
