//! A picture or a web address from the clipboard becomes evidence of what is shown.

use std::sync::Arc;

use cairn::domain::{ActivityId, EvidenceContent};
use cairn::record::ActivityFilter;
use egui::{Color32, ColorImage, Event, Key};
use egui_kittest::kittest::Queryable as _;

use crate::evidence::wait_for;
use crate::window::Window;

/// Opens the details of the newest activity.
fn on_activity() -> (Window, ActivityId) {
    let mut window = Window::on_three();
    window.ctrl(Key::Num2);
    window.press(Key::ArrowDown);
    let listed = window
        .record()
        .activities(&ActivityFilter::default())
        .expect("the list");
    let id = listed.first().expect("an activity").id;
    (window, id)
}

#[test]
fn a_pasted_picture_is_attached_to_the_activity_that_is_shown() {
    let (mut window, id) = on_activity();
    let picture = ColorImage::filled([3, 2], Color32::GREEN);
    window.harness.event(Event::PasteImage(Arc::new(picture)));
    wait_for(&mut window, "Remove the picture from the clipboard");
    window.type_text("Slide with our figures");
    window.push("Attach");
    window.until("Attached as E1");
    let all = window.record().all_evidence().expect("the evidence");
    let kept = all.first().expect("a piece");
    assert_eq!(kept.details.activities, [id]);
    let EvidenceContent::File(file) = &kept.details.content else {
        panic!("{kept:?} is no file");
    };
    assert_eq!(file.name, "pasted 2026-11-23.png");
    let bytes = std::fs::read(window.record().attachment_path(file)).expect("the file");
    assert!(bytes.starts_with(b"\x89PNG"));
    window.ctrl(Key::Z);
    assert!(
        window
            .record()
            .all_evidence()
            .expect("the evidence")
            .is_empty()
    );
}

#[test]
fn a_pasted_web_address_begins_a_web_link() {
    let (mut window, id) = on_activity();
    window
        .harness
        .event(Event::Paste("https://example.org/guide\n".to_owned()));
    window.harness.run();
    window.type_text("Guide");
    window.push("Attach");
    let all = window.record().all_evidence().expect("the evidence");
    let kept = all.first().expect("a piece");
    assert_eq!(
        (&kept.details.content, &kept.details.activities),
        (
            &EvidenceContent::Web("https://example.org/guide".to_owned()),
            &vec![id]
        )
    );
}

#[test]
fn what_is_pasted_into_a_field_stays_there() {
    let mut window = Window::on_three();
    window.ctrl(Key::F);
    window
        .harness
        .event(Event::Paste("https://example.org".to_owned()));
    window.harness.run();
    assert!(window.harness.query_by_label("Web address").is_none());
}
