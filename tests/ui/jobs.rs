//! Work with files goes on beside the window: its progress is shown, it can be broken off, and what was typed stays until
//! it is done. Another change that is being written keeps nobody from typing.

use std::fs::File;
use std::path::PathBuf;

use egui::{Key, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::dropped::drop_file;
use crate::evidence::all;
use crate::window::Window;

/// Makes a file that takes longer to copy than any test waits, and no room on the disk.
fn endless(window: &Window, name: &str) -> PathBuf {
    let path = window.dir().with_file_name(name);
    let file = File::create(&path).expect("a file");
    file.set_len(1 << 40).expect("a length");
    path
}

/// Opens the window with such a file being attached.
pub fn attaching() -> Window {
    let mut window = Window::on_three();
    let file = endless(&window, "lecture_of_may.mp4");
    window.ctrl(Key::Num3);
    drop_file(&mut window, file);
    window.push("Attach");
    window
}

/// Returns what was begun to be copied and has no name yet.
fn unfinished(window: &Window) -> usize {
    let entries = std::fs::read_dir(window.dir().join("attachments")).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let begun = |name: &std::ffi::OsString| name.to_string_lossy().starts_with(".attaching-");
    names.filter(begun).count()
}

/// Lets another program write to the record until what is returned goes.
fn another_change(window: &Window) -> rusqlite::Connection {
    let conn = rusqlite::Connection::open(window.dir().join("cairn.db")).expect("the database");
    conn.execute_batch("BEGIN IMMEDIATE").expect("locked");
    conn
}

#[test]
fn a_long_attachment_shows_how_far_it_is_and_is_cancelled_with_the_form_kept() {
    let mut window = attaching();
    window.until("lecture_of_may.mp4, ");
    let shown = window
        .harness
        .get_by_role(Role::ProgressIndicator)
        .accesskit_node()
        .label()
        .expect("a name");
    assert!(
        shown.starts_with("attaching lecture_of_may.mp4: lecture_of_may.mp4, ")
            && shown.ends_with(" of 1099511.6 MB"),
        "{shown}"
    );
    let button = window
        .harness
        .query_by_role_and_label(Role::Button, "Attach");
    assert!(button.is_none(), "it cannot be attached twice");
    window
        .harness
        .get_by_role_and_label(Role::Button, "Attaching …");
    // The window goes on meanwhile, and writes.
    window.ctrl(Key::Num6);
    window.push("Add an objective");
    window.type_text("Lead a review");
    window.ctrl(Key::Enter);
    assert_eq!(window.record().objectives().expect("the plan").len(), 1);
    window.push("Cancel attaching lecture_of_may.mp4");
    window.until("Cancelled; nothing was changed");
    assert!(all(&window).is_empty());
    assert_eq!(unfinished(&window), 0);
    window.ctrl(Key::Num3);
    let title = window.harness.get_by_label("Evidence title").value();
    assert_eq!(title.as_deref(), Some("lecture of may"));
    window.harness.get_by_role_and_label(Role::Button, "Attach");
}

#[test]
fn a_message_leaves_the_way_to_break_it_off_free() {
    let mut window = attaching();
    window.until("attaching lecture_of_may.mp4: ");
    window.ctrl(Key::N);
    window.type_text("Journal club");
    window.press(Key::Enter);
    assert!(window.shows("Logged “Journal club”"));
    let message = window.harness.get_by_label("Dismiss");
    let cancel = window
        .harness
        .get_by_label("Cancel attaching lecture_of_may.mp4");
    assert!(message.rect().bottom() < cancel.rect().top());
}

#[test]
fn the_form_itself_breaks_it_off() {
    let mut window = attaching();
    window.until("Cancel attaching");
    window.push("Cancel attaching");
    window.until("Cancelled; nothing was changed");
    let title = window.harness.get_by_label("Evidence title").value();
    assert_eq!(title.as_deref(), Some("lecture of may"));
}

#[test]
fn a_window_that_closes_while_it_attaches_leaves_nothing_half_done_and_keeps_the_form() {
    let mut window = attaching();
    window.wait(6);
    assert!(unfinished(&window) > 0);
    let mut window = window.reopened();
    assert_eq!(unfinished(&window), 0);
    assert!(all(&window).is_empty());
    window.push("Go on with lecture of may");
    let path = window.harness.get_by_label("File to attach").value();
    assert!(path.is_some_and(|path| path.ends_with("lecture_of_may.mp4")));
}

#[test]
fn a_form_that_is_thrown_away_meanwhile_attaches_nothing() {
    let mut window = attaching();
    window.wait(6);
    window.ctrl(Key::Num1);
    window.push("Discard lecture of may");
    window.until("Cancel attaching lecture_of_may.mp4");
    window.push("Cancel attaching lecture_of_may.mp4");
    window.until("Cancelled; nothing was changed");
    assert!(all(&window).is_empty());
    assert_eq!(unfinished(&window), 0);
}

#[test]
fn a_file_that_is_not_there_is_said_beside_the_field_and_what_was_typed_stays() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num3);
    drop_file(&mut window, PathBuf::from("/nowhere/letter.pdf"));
    window.push("Attach");
    window.until("There is no file /nowhere/letter.pdf");
    let title = window.harness.get_by_label("Evidence title").value();
    assert_eq!(title.as_deref(), Some("letter"));
    let path = window.harness.get_by_label("File to attach").value();
    assert_eq!(path.as_deref(), Some("/nowhere/letter.pdf"));
}

#[test]
fn while_another_change_is_written_an_attachment_waits_and_comes_in_after_it() {
    let mut window = Window::on_three();
    let file = window.dir().with_file_name("letter.txt");
    std::fs::write(&file, "Thank you").expect("a file");
    window.ctrl(Key::Num3);
    let conn = another_change(&window);
    drop_file(&mut window, file);
    window.push("Attach");
    window.until("waiting while another change is being written");
    assert!(all(&window).is_empty());
    let title = window.harness.get_by_label("Evidence title").value();
    assert_eq!(title.as_deref(), Some("letter"));
    conn.execute_batch("ROLLBACK").expect("unlocked");
    window.until("Attached as E1");
    assert_eq!(all(&window).len(), 1);
}

#[test]
fn drafts_are_kept_once_another_change_is_written_and_nothing_typed_is_lost() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num6);
    window.push("Add an objective");
    let conn = another_change(&window);
    window.type_text("Lead a review");
    window.wait(6);
    assert!(window.record().drafts().expect("the drafts").is_empty());
    window.type_text(" of the rota");
    window.wait(6);
    assert!(!window.shows("Another change is being written"));
    conn.execute_batch("ROLLBACK").expect("unlocked");
    window.wait(6);
    let drafts = window.record().drafts().expect("the drafts");
    assert!(
        drafts[0].1.contains("Lead a review of the rota"),
        "{drafts:?}"
    );
}

#[test]
fn a_change_that_cannot_be_written_now_says_so_and_keeps_its_form() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num6);
    window.push("Add an objective");
    window.type_text("Lead a review");
    let conn = another_change(&window);
    window.ctrl(Key::Enter);
    window.until("Another change is being written to the record");
    let typed = window.harness.get_by_label("Outcome you want").value();
    assert_eq!(typed.as_deref(), Some("Lead a review"));
    conn.execute_batch("ROLLBACK").expect("unlocked");
    window.ctrl(Key::Enter);
    assert_eq!(window.record().objectives().expect("the plan").len(), 1);
}

/// Asks the window to close, as its frame's button does, and tells whether it would.
fn closes(window: &mut Window) -> bool {
    let input = window.harness.input_mut();
    let viewport = input.viewports.entry(egui::ViewportId::ROOT).or_default();
    viewport.events.push(egui::ViewportEvent::Close);
    window.harness.step();
    let viewports = &window.harness.output().viewport_output;
    let commands = &viewports[&egui::ViewportId::ROOT].commands;
    let kept_open = commands.contains(&egui::ViewportCommand::CancelClose);
    let input = window.harness.input_mut();
    let viewport = input.viewports.entry(egui::ViewportId::ROOT).or_default();
    viewport.events.clear();
    window.harness.run_ok();
    !kept_open
}

#[test]
fn a_window_that_is_to_close_while_it_attaches_asks_first() {
    let mut window = attaching();
    window.until("attaching lecture_of_may.mp4: ");
    assert!(!closes(&mut window));
    assert!(window.shows("Not done yet"));
    window.push("Let it finish");
    assert!(!closes(&mut window));
    window.push("Close anyway");
    assert!(closes(&mut window));
}

#[test]
fn a_window_with_nothing_under_way_closes_at_once() {
    let mut window = Window::on_three();
    assert!(closes(&mut window));
}
