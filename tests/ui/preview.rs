//! What is seen of an attached file without opening it.

use cairn::domain::EvidenceContent;
use cairn::record::NewContent;
use egui::{Key, Role};
use egui_kittest::kittest::Queryable as _;

use crate::evidence::{add, shows, wait_for};
use crate::window::Window;

/// Opens the Evidence screen on one attached file, and looks at it.
fn on_file(name: &str, bytes: &[u8]) -> Window {
    let window = Window::on_three();
    let file = NewContent::Bytes {
        name: name.to_owned(),
        bytes: bytes.to_vec(),
    };
    add(&mut window.record(), "Attached", file, &[]);
    let mut window = window.reopened();
    window.ctrl(Key::Num3);
    window.press(Key::ArrowDown);
    window
}

const PICTURE: &[u8] = include_bytes!("../../data/sample/files/reviews-after-ninety-days.png");
const GUIDE: &[u8] = include_bytes!("../../data/sample/files/after-action-review-guide.pdf");

#[test]
fn a_picture_is_seen_in_its_proportions() {
    let mut window = on_file("chart.PNG", PICTURE);
    wait_for(&mut window, "What chart.PNG shows");
    let seen = window
        .harness
        .get_by_role_and_label(Role::Image, "What chart.PNG shows");
    let (rect, side) = (seen.rect(), |at| {
        let bytes: [u8; 4] = PICTURE[at..at + 4].try_into().expect("four bytes");
        f64::from(u32::from_be_bytes(bytes))
    });
    let proportion = side(16) / side(20);
    assert!((f64::from(rect.width() / rect.height()) - proportion).abs() < 0.02);
    assert!(rect.width() > 200.0, "{rect:?}");
}

#[test]
fn a_document_shows_its_first_page() {
    let mut window = on_file("guide.pdf", GUIDE);
    wait_for(&mut window, "The first page of guide.pdf");
    let page = window
        .harness
        .get_by_role_and_label(Role::Image, "The first page of guide.pdf")
        .rect();
    assert!(page.height() > page.width(), "{page:?}");
}

#[test]
fn a_damaged_file_says_so_and_the_window_goes_on() {
    for (name, bytes) in [
        ("cut.png", PICTURE.get(..200).expect("a beginning")),
        ("empty.jpg", b"".as_slice()),
        ("page.gif", b"<html>not a picture</html>"),
        ("cut.pdf", GUIDE.get(..300).expect("a beginning")),
        ("words.pdf", b"these are words"),
    ] {
        let mut window = on_file(name, bytes);
        wait_for(&mut window, "It cannot be shown here: ");
        assert!(shows(&window, "open it in its own program"), "{name}");
        window.ctrl(Key::Num1);
        window.harness.get_by_label("Home");
    }
}

#[test]
fn what_another_program_replaces_is_seen_at_once_with_its_earlier_version() {
    let mut window = on_file("draft.txt", b"First thoughts");
    wait_for(&mut window, "First thoughts");
    let mut record = window.record();
    let all = record.all_evidence().expect("the evidence");
    let id = all.first().expect("a piece").id;
    let newer = NewContent::Bytes {
        name: "final.txt".to_owned(),
        bytes: b"Second thoughts".to_vec(),
    };
    drop(record.replace_file(id, newer).expect("replaced"));
    drop(record);
    wait_for(&mut window, "Second thoughts");
    assert!(shows(&window, "Earlier versions"));
    window
        .harness
        .get_by_role_and_label(Role::Button, "draft.txt");
    window.ctrl(Key::Z);
    wait_for(&mut window, "First thoughts");
}

#[test]
fn a_text_that_cannot_be_shown_says_why() {
    let mut window = Window::on_three();
    let mut record = window.record();
    let latin = NewContent::Bytes {
        name: "notes.txt".to_owned(),
        bytes: b"caf\xe9".to_vec(),
    };
    add(&mut record, "Notes", latin, &[]);
    let text: String = (1..=50).fold(String::new(), |text, n| format!("{text}line {n}.\n"));
    let long = NewContent::Bytes {
        name: "long.csv".to_owned(),
        bytes: text.into_bytes(),
    };
    add(&mut record, "Long", long, &[]);
    let gone = NewContent::Bytes {
        name: "gone.md".to_owned(),
        bytes: b"soon gone".to_vec(),
    };
    let gone = add(&mut record, "Gone", gone, &[]);
    let EvidenceContent::File(file) = gone.details.content else {
        panic!("it is a file");
    };
    std::fs::remove_file(record.attachment_path(&file)).expect("the attachment");
    drop(record);
    window = window.reopened();
    window.ctrl(Key::Num3);
    window.press(Key::ArrowDown);
    wait_for(&mut window, "The file is gone from the record's folder");
    window.press(Key::ArrowDown);
    wait_for(&mut window, "line 40.");
    assert!(!shows(&window, "line 41."));
    assert!(shows(&window, "The file goes on"));
    window.press(Key::ArrowDown);
    wait_for(&mut window, "not written in UTF-8");
}
