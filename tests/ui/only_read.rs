//! A record that may only be read, in the window: it says so, shows everything, and keeps on screen what it cannot save.
#![cfg(unix)]

use cairn::record::ActivityFilter;
use egui::{Key, OutputCommand, Role, Theme};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::journeys::tab_to;
use crate::portfolio::{MINE, SIZE, push_row, tab, write_on};
use crate::read_only::{ReadOnly, state_of};
use crate::window::Window;

/// What stands in the banner and in every refusal.
const SAYS: &str = "This record can only be read";

/// Opens the window on a record with three activities whose folder is read-only; nothing where this machine does not let us.
fn locked() -> Option<(Window, ReadOnly)> {
    lock(Window::on_three())
}

/// Makes the folder of a record read-only; says so where this machine does not let us.
fn read_only(folder: &std::path::Path) -> Option<ReadOnly> {
    let lock = ReadOnly::new(&folder.join("record"));
    if lock.is_none() {
        assert!(std::env::var_os("CI").is_none(), "no right to mount");
        eprintln!("skipped: no right to mount a folder read-only");
    }
    lock
}

/// Opens a window again, with the record's folder read-only.
fn lock(window: Window) -> Option<(Window, ReadOnly)> {
    let folder = window.closed();
    let lock = read_only(folder.path())?;
    let window = Window::on(folder, SIZE, Theme::Light);
    Some((window, lock))
}

fn count(window: &Window, label: &str) -> usize {
    window.harness.query_all_by_label_contains(label).count()
}

/// What stands in the field for the title.
fn titled(window: &Window) -> String {
    let field = window
        .harness
        .get_by_role_and_label(Role::TextInput, "Title");
    field.accesskit_node().value().unwrap_or_default()
}

#[test]
fn every_screen_is_shown_under_a_banner_that_says_so() {
    let Some((mut window, lock)) = locked() else {
        return;
    };
    let before = state_of(&window.dir());
    for key in [
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Comma,
    ] {
        window.ctrl(key);
        assert_eq!(count(&window, SAYS), 2, "its name and its text: {key:?}");
        assert!(window.shows("To change it, copy the whole folder"));
    }
    window.push("Check now");
    window.until("Everything is as it should be");
    window.push("Export everything");
    window.until("Exported everything");
    window.ctrl(Key::Num2);
    assert!(window.shows("Chaired the community of practice"));
    assert!(state_of(&window.dir()) == before, "something was written");
    drop(window.harness);
    drop(lock);
}

#[test]
fn a_refused_save_keeps_the_form_and_says_why_once_and_is_taken_when_it_may_be_written() {
    let Some((mut window, lock)) = locked() else {
        return;
    };
    let before = state_of(&window.dir());
    window.ctrl(Key::N);
    for word in ["Half ", "a ", "thought"] {
        window.type_text(word);
        window.wait(8);
    }
    assert_eq!(
        count(&window, "What you type is not kept"),
        2,
        "a name and a text"
    );
    window.press(Key::Enter);
    assert_eq!(titled(&window), "Half a thought", "the form is still there");
    assert!(count(&window, SAYS) > 2, "it says why");
    // Put away and taken up again, it is as it was.
    window.press(Key::Escape);
    window.ctrl(Key::N);
    assert_eq!(titled(&window), "Half a thought");
    assert!(state_of(&window.dir()) == before, "something was written");
    drop(lock);
    tab_to(&mut window, "Time spent");
    window.type_text("45m");
    window.press(Key::Enter);
    let listed = window.record().activities(&ActivityFilter::default());
    assert_eq!(listed.expect("a list")[0].title, "Half a thought");
    assert!(!window.shows("Open the folder"), "the banner is gone");
    assert_eq!(window.record().drafts().expect("drafts"), []);
}

#[test]
fn what_is_typed_can_be_taken_along() {
    let Some((mut window, lock)) = locked() else {
        return;
    };
    window.ctrl(Key::N);
    window.type_text("Half a thought");
    window.wait(8);
    window.press(Key::Escape);
    window.harness.get_by_label("Copy what you typed").click();
    window.harness.step();
    let commands = &window.harness.output().platform_output.commands;
    let copied = commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert!(copied.expect("copied").contains("title: Half a thought"));
    drop(window.harness);
    drop(lock);
}

#[test]
fn what_would_write_is_refused_before_anything_is_asked() {
    let Some((mut window, lock)) = locked() else {
        return;
    };
    let before = state_of(&window.dir());
    window.ctrl(Key::Comma);
    for button in ["Back up now", "Import an export"] {
        window.push(button);
        assert!(count(&window, SAYS) > 2, "{button}");
        window.push("Dismiss");
    }
    window.ctrl(Key::Z);
    assert!(count(&window, SAYS) > 2, "undo");
    assert!(state_of(&window.dir()) == before, "something was written");
    drop(window.harness);
    drop(lock);
}

#[test]
fn what_another_process_writes_appears() {
    let window = Window::on_three();
    let mut writer = window.record();
    let folder = window.closed();
    let Some(lock) = read_only(folder.path()) else {
        return;
    };
    let mut window = Window::on(folder, SIZE, Theme::Light);
    window.ctrl(Key::Num2);
    let details = cairn::domain::ActivityDetails::new("From elsewhere", writer.today());
    drop(writer.add(details).expect("added"));
    window.until("From elsewhere");
    drop(window.harness);
    drop(lock);
}

#[test]
fn a_portfolio_that_cannot_be_saved_says_so_once_and_stays_as_it_was_typed() {
    const PART: &str = "1 Personal performance";
    let Some((mut window, lock)) = lock(Window::on_sample(SIZE, Theme::Light)) else {
        return;
    };
    let open = |window: &mut Window| {
        window.ctrl(Key::P);
        if window.shows("New portfolio") {
            push_row(window, MINE);
        }
        tab(window, "Statement");
    };
    open(&mut window);
    write_on(&mut window, PART);
    window.type_text(" Half a thought");
    window.press(Key::Escape);
    window.ctrl(Key::Num1);
    while window.shows("Dismiss") {
        let dismiss = window.harness.get_all_by_label("Dismiss").next();
        dismiss.expect("one").click();
        window.harness.run();
    }
    window.wait(12);
    assert_eq!(count(&window, SAYS), 2, "only the banner says it");
    open(&mut window);
    let field = window
        .harness
        .get_by_role_and_label(Role::MultilineTextInput, PART);
    let typed = field.accesskit_node().value().unwrap_or_default();
    assert!(typed.contains("Half a thought"), "{typed}");
    // Closed and opened again, it goes on.
    window.press(Key::Escape);
    window.press(Key::Escape);
    open(&mut window);
    let field = window
        .harness
        .get_by_role_and_label(Role::MultilineTextInput, PART);
    let typed = field.accesskit_node().value().unwrap_or_default();
    assert!(typed.contains("Half a thought"), "{typed}");
    drop(window.harness);
    drop(lock);
}

#[test]
fn what_cannot_be_written_there_is_said_in_plain_words() {
    let folder = Window::on_sample(SIZE, Theme::Light).closed();
    let Some(_lock) = read_only(folder.path()) else {
        return;
    };
    let mut window = Window::on(folder, SIZE, Theme::Light);
    window.ctrl(Key::P);
    let path = window.dir().join("out.pdf");
    window.harness.get_by_label("Save as").focus();
    window.harness.run();
    window.type_text(&path.display().to_string());
    window.push("Print to PDF");
    window.until("The file cannot be written (");
    assert_eq!(count(&window, "os error"), 0);
    assert_eq!(count(&window, "/.cairn-"), 0);
}
