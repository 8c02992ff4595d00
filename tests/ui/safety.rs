//! Backups, the way back, checks and the end, as somebody at the window has them.

use std::fs;
use std::time::Duration;

use cairn::record::ActivityFilter;
use egui::{Key, Theme, vec2};
use egui_kittest::kittest::Queryable as _;

use crate::window::Window;

/// Tells whether something is there.
fn shows(window: &Window, label: &str) -> bool {
    let mut found = window.harness.query_all_by_label_contains(label);
    found.next().is_some()
}

/// Draws until something is there, as work off the window's thread takes its time.
fn until(window: &mut Window, label: &str) {
    for _ in 0..500 {
        window.harness.step();
        if shows(window, label) {
            window.harness.run();
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("nothing says {label}");
}

fn settings(window: &mut Window) {
    window.ctrl(Key::Comma);
}

fn logged(window: &Window) -> usize {
    let all = window.record().activities(&ActivityFilter::default());
    all.expect("a list").len()
}

#[test]
fn settings_say_how_old_the_last_backup_is_and_make_one() {
    let mut window = Window::on_three();
    settings(&mut window);
    window.harness.get_by_label("None yet");
    window.push("Back up now");
    until(&mut window, "Backed up");
    window.harness.get_by_label("Today");
}

#[test]
fn a_backup_that_fails_is_a_banner_on_every_screen_until_it_is_taken_away() {
    let mut window = Window::on_three();
    let stick = window.dir().with_file_name("stick");
    fs::create_dir(&stick).expect("a folder");
    let backups = window.record().backups();
    backups.set_folder(Some(&stick)).expect("chosen");
    fs::remove_dir(&stick).expect("pulled out");
    settings(&mut window);
    window.push("Back up now");
    until(&mut window, "No backup was made");
    window.press(Key::Escape);
    window.ctrl(Key::Num1);
    assert!(shows(&window, "Connect its disk, or choose another folder"));
    window.push("Take this message away");
    assert!(!shows(&window, "No backup was made"));
}

#[test]
fn going_back_shows_what_changes_and_is_undone() {
    let mut window = Window::on_three();
    let made = window.record().backups().make().expect("a backup").backup;
    let first = window.record().activities(&ActivityFilter::default());
    let first = first.expect("a list")[0].id;
    drop(window.record().delete_activity(first).expect("deleted"));
    settings(&mut window);
    window.push("Go back to a backup");
    until(&mut window, &made.made());
    window.push(&format!("{}, 3 activities", made.made()));
    until(&mut window, "Become what they were: 1 activity");
    assert_eq!(logged(&window), 2);
    window.push(&format!("Go back to {}", made.made()));
    until(&mut window, "Went back to the backup of");
    assert_eq!(logged(&window), 3);
    window.ctrl(Key::Z);
    assert_eq!(logged(&window), 2);
}

#[test]
fn check_my_data_says_what_it_found() {
    let mut window = Window::on_three();
    settings(&mut window);
    window.push("Check now");
    until(&mut window, "Everything is as it should be");
    let conn = rusqlite::Connection::open(window.dir().join("cairn.db")).expect("a database");
    conn.execute("DELETE FROM entry_link", []).expect("damaged");
    drop(conn);
    window.push("Check now");
    until(&mut window, "The lists of what links to what differ");
    window.push("Mend what can be mended");
    until(&mut window, "One thing was mended");
    window.harness.get_by_label("Everything is as it should be");
}

#[test]
fn a_record_that_does_not_open_offers_its_newest_backup() {
    let window = Window::on_three();
    let made = window.record().backups().make().expect("a backup").backup;
    let folder = window.closed();
    let database = folder.path().join("record/cairn.db");
    fs::write(&database, "no database any more").expect("damaged");
    let mut window = Window::on(folder, vec2(1024.0, 700.0), Theme::Light);
    window.harness.get_by_label("Your record did not open");
    window.harness.get_by_label_contains("with 3 activities");
    window.push(&format!("Go back to {}", made.made()));
    until(&mut window, "Hello, Sam");
    assert_eq!(logged(&window), 3);
}

#[test]
fn without_a_backup_what_can_be_read_is_offered() {
    let folder = Window::on_three().closed();
    let database = folder.path().join("record/cairn.db");
    let page = {
        let conn = rusqlite::Connection::open(&database).expect("a database");
        let root = "SELECT rootpage FROM sqlite_schema WHERE name = 'bookkeeping'";
        let page: u32 = conn.query_row(root, [], |row| row.get(0)).expect("a page");
        usize::try_from(page).expect("a number")
    };
    let mut bytes = fs::read(&database).expect("a database");
    bytes[(page - 1) * 4096..page * 4096].fill(0xa5);
    fs::write(&database, bytes).expect("damaged");
    let mut window = Window::on(folder, vec2(1024.0, 700.0), Theme::Light);
    window.push("Keep what can be read");
    until(&mut window, "Hello, Sam");
    assert_eq!(logged(&window), 3);
}

#[test]
fn everything_is_erased_once_the_name_is_typed() {
    let mut window = Window::on_three();
    settings(&mut window);
    window.push("Erase everything");
    let field = window
        .harness
        .get_by_label("Type Sam Sample to say that you mean it");
    field.focus();
    window.harness.run();
    window.type_text("Sam Sample");
    let buttons = window
        .harness
        .get_all_by_role_and_label(egui::Role::Button, "Erase everything");
    buttons.last().expect("the dialog's own").focus();
    window.harness.run();
    window.press(Key::Enter);
    until(&mut window, "Welcome to Cairn");
    assert!(!window.dir().exists());
}
