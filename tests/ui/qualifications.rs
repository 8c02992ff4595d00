//! The Qualifications screen: certificates, renewal, and the way to what they answer.
use cairn::domain::{EvidenceContent, QualificationDetails, parse_date};
use egui::{Key, Role, Theme, vec2};
use egui_kittest::kittest::Queryable as _;

use crate::dropped::drop_file;
use crate::journeys::tab_to;
use crate::window::Window;

/// Opens the window on a record with one qualification, whose last valid day is given.
fn on_one(expires: Option<&str>) -> Window {
    let window = Window::on_three();
    let mut details = QualificationDetails::new("Chartership");
    details.expires = expires.map(|text| parse_date(text).expect("a date"));
    let added = window.record().add(details);
    drop(added.expect("a qualification"));
    let mut window = window.reopened();
    window.ctrl(Key::Num5);
    window
}

fn certificate(window: &Window) -> std::path::PathBuf {
    let path = window.dir().with_file_name("chartership-certificate.pdf");
    std::fs::write(&path, "Awarded").expect("a file");
    path
}

/// Returns the references of the only qualification's certificates.
fn certificates(window: &Window) -> Vec<String> {
    let record = window.record();
    let held = record.qualifications().expect("qualifications");
    let held = held.first().expect("one").id;
    let evidence = record.all_evidence().expect("evidence").into_iter();
    let mine = evidence.filter(|evidence| evidence.certifies(held));
    mine.map(|evidence| evidence.number.to_string()).collect()
}

fn says(window: &Window, words: &str) -> bool {
    let found = window.harness.query_all_by_label_contains(words);
    found.count() > 0
}

#[test]
fn a_certificate_is_attached_by_keyboard_detached_and_brought_back() {
    let mut window = on_one(None);
    let path = certificate(&window);
    tab_to(&mut window, "Chartership, Held");
    window.press(Key::Enter);
    window.push("Attach a certificate");
    window.type_text("Certificate of chartership");
    tab_to(&mut window, "File to attach");
    window.type_text(&path.display().to_string());
    tab_to(&mut window, "Attach");
    window.press(Key::Enter);
    window.until("Attached as E1");
    assert_eq!(certificates(&window), ["E1"]);
    window.harness.get_by_label("Open E1");
    window.harness.get_by_label("Save a copy of E1");

    window.push("Detach E1");
    assert!(certificates(&window).is_empty());
    assert!(says(&window, "Detached E1; it stays among the evidence"));
    assert_eq!(window.record().all_evidence().expect("evidence").len(), 1);
    window.push("Undo");
    assert_eq!(certificates(&window), ["E1"]);
}

#[test]
fn a_file_dropped_on_a_qualification_becomes_its_certificate_and_is_used_by_it() {
    let mut window = on_one(None);
    let path = certificate(&window);
    window.push("Chartership, Held");
    drop_file(&mut window, path);
    window.push("Attach");
    window.until("Attached as E1");
    assert_eq!(certificates(&window), ["E1"]);
    let kept = window.record().all_evidence().expect("evidence");
    let content = kept
        .first()
        .map(|evidence| evidence.details.content.clone());
    assert!(
        matches!(content, Some(EvidenceContent::File(_))),
        "{content:?}"
    );

    window.push("E1 chartership certificate");
    assert!(says(&window, "Certificate of"));
    window.push("Chartership");
    window.harness.get_by_label("Detach E1");
}

#[test]
fn evidence_that_is_there_is_made_a_certificate_in_its_form() {
    let mut window = on_one(None);
    let path = certificate(&window);
    window.ctrl(Key::Num3);
    drop_file(&mut window, path);
    window.push("Attach");
    assert!(certificates(&window).is_empty());
    window.push("Edit");
    window.push("Certificate of Chartership");
    window.ctrl(Key::S);
    assert_eq!(certificates(&window), ["E1"]);
}

#[test]
fn what_wants_renewal_is_pointed_out_in_the_list_the_details_and_on_home() {
    for (expires, words, on_home) in [
        (
            "2027-01-31",
            "Renew by 31 January 2027, in 69 days",
            "Chartership, 31 Jan 2027, expires in 69 days",
        ),
        (
            "2026-11-22",
            "Expired on 22 November 2026: renew it",
            "Chartership, 22 Nov, expired for 1 day",
        ),
    ] {
        let mut window = on_one(Some(expires));
        assert!(says(&window, "1 qualification · 1 to renew"));
        window.push(&format!("Chartership, Held, {words}"));
        window.harness.get_by_label(words);
        window.ctrl(Key::Num1);
        window.push(on_home);
        window.harness.get_by_label("Attach a certificate");
    }
    let mut window = on_one(Some("2031-01-01"));
    assert!(!says(&window, "to renew"));
    window.ctrl(Key::Num1);
    assert!(!says(&window, "expires in"));
}

#[test]
fn what_the_role_asks_for_leads_to_it_and_back_to_what_answers_it() {
    let mut window = Window::on_sample(vec2(1280.0, 800.0), Theme::Light);
    window.ctrl(Key::Num5);
    window.push("CILIP Chartered Member (MCLIP) or Fellow (FCLIP), In progress");
    assert!(says(&window, "Answered by"));
    window.push("Show “Chartered Membership (MCLIP)”");
    let answers = "Answers: CILIP Chartered Member (MCLIP) or Fellow (FCLIP)";
    window.harness.get_by_role_and_label(Role::Button, answers);
}

#[test]
fn what_is_typed_is_kept_while_one_looks_at_another_qualification() {
    let mut window = Window::on_sample(vec2(1280.0, 800.0), Theme::Light);
    window.ctrl(Key::Num5);
    window.push("Chartered Membership (MCLIP), In progress");
    window.push("Edit Chartered Membership (MCLIP)");
    window.type_text(" still to come");
    window.push("MA Library and Information Studies, Held");
    window
        .harness
        .get_by_label("Edit MA Library and Information Studies");
    window.push("Chartered Membership (MCLIP), In progress, not saved");
    window.push("Save");
    let held = window.record().qualifications().expect("qualifications");
    let mut titles = held.iter().map(|held| held.details.title.as_str());
    assert!(
        titles.any(|title| title.contains(" still to come")),
        "{held:?}"
    );
    window.harness.get_by_label("Attach a certificate");
}
