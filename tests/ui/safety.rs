//! Backups, the way back, checks and the end, as somebody at the window has them.

use std::fs;
use std::time::Duration;

use cairn::record::{ActivityFilter, Backups, Record};
use egui::{Key, Theme, vec2};
use egui_kittest::kittest::Queryable as _;

use crate::window::{Window, clock};

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
    // The last good backup, and the last second copy.
    let both = |window: &Window, says: &str| window.harness.get_all_by_label(says).count() == 2;
    assert!(both(&window, "None yet"));
    window.push("Back up now");
    window.until("Backed up");
    assert!(both(&window, "Today"));
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
    window.until("No backup was made");
    window.press(Key::Escape);
    window.ctrl(Key::Num1);
    assert!(window.shows("Connect its disk, or choose another folder"));
    window.push("Take this message away");
    assert!(!window.shows("No backup was made"));
}

#[test]
fn going_back_shows_what_changes_and_is_undone() {
    let mut window = Window::on_three();
    let made = window.record().backups().make().expect("a backup").backup;
    let first = window.record().activities(&ActivityFilter::default());
    let first = first.expect("a list")[0].id;
    drop(window.record().delete(first).expect("deleted"));
    settings(&mut window);
    window.push("Go back to a backup");
    window.until(&made.made());
    window.push(&format!("{}, 3 activities", made.made()));
    window.until("Become what they were: 1 activity");
    assert_eq!(logged(&window), 2);
    window.push(&format!("Go back to {}", made.made()));
    window.until("Went back to the backup of");
    assert_eq!(logged(&window), 3);
    window.ctrl(Key::Z);
    assert_eq!(logged(&window), 2);
}

#[test]
fn check_my_data_says_what_it_found() {
    let mut window = Window::on_three();
    settings(&mut window);
    window.push("Check now");
    window.until("Everything is as it should be");
    let conn = rusqlite::Connection::open(window.dir().join("cairn.db")).expect("a database");
    conn.execute("DELETE FROM entry_link", []).expect("damaged");
    drop(conn);
    window.push("Check now");
    window.until("The lists of what links to what differ");
    window.push("Mend what can be mended");
    window.until("One thing was mended");
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
    window.until("Hello, Sam");
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
    window.until("Hello, Sam");
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
    window.until("Welcome to Cairn");
    assert!(!window.dir().exists());
}

/// Types into a field with that label.
fn type_into(window: &mut Window, label: &str, text: &str) {
    window.harness.get_by_label(label).focus();
    window.harness.run();
    window.type_text(text);
}

const WORDS: &str = "four words make it";

/// Opens the window on a record whose backups go, encrypted, onto a stick; set in the window.
fn encrypted() -> Window {
    let mut window = Window::on_three();
    let stick = window.dir().with_file_name("stick");
    fs::create_dir(&stick).expect("a folder");
    let backups = window.record().backups();
    backups.set_folder(Some(&stick)).expect("chosen");
    settings(&mut window);
    window.push("Back up now");
    window.until("Anybody who can open this folder can read them.");
    window.push("Encrypt with a passphrase");
    assert!(window.shows("Nobody can recover a forgotten passphrase"));
    type_into(&mut window, "Passphrase", WORDS);
    type_into(&mut window, "The same once more", "four words makes");
    assert!(window.shows("The two are not alike"));
    window.press(Key::Backspace);
    window.type_text(" it");
    assert!(!window.shows("The two are not alike"));
    window.push("Encrypt with this passphrase");
    window.until("They are encrypted");
    window.until("Last second copy");
    window
}

#[test]
fn a_passphrase_is_set_twice_and_backups_are_encrypted_from_then_on() {
    let mut window = encrypted();
    for _ in 0..500 {
        let newest = window.record().backups().find("latest").expect("there");
        if newest.is_encrypted() {
            break;
        }
        window.harness.step();
        std::thread::sleep(Duration::from_millis(10));
    }
    let newest = window.record().backups().find("latest").expect("there");
    assert!(newest.is_encrypted());
    window.until("Backed up");
    window.push("Remove the passphrase");
    window.until("Anybody who can open this folder can read them.");
}

#[test]
fn going_back_to_an_encrypted_backup_asks_for_its_passphrase_first() {
    let mut window = encrypted();
    let made = window.record().backups().make().expect("a backup").backup;
    let first = window.record().activities(&ActivityFilter::default());
    let first = first.expect("a list")[0].id;
    drop(window.record().delete(first).expect("deleted"));
    window.push("Go back to a backup");
    window.until("· encrypted");
    let name = format!("{}, 3 activities, encrypted", made.made());
    let rows = window.harness.get_all_by_label(&name);
    rows.into_iter().next().expect("the newest").click();
    window.harness.run();
    let field = "Passphrase that this backup was made with";
    type_into(&mut window, field, "four words made it");
    window.push("Open it");
    window.until("This passphrase does not open it");
    assert_eq!(logged(&window), 2);
    window.harness.get_by_label(field).focus();
    window.ctrl(Key::A);
    window.type_text(WORDS);
    window.push("Open it");
    window.until("Become what they were: 1 activity");
    window.push(&format!("Go back to {}", made.made()));
    window.until("Went back to the backup of");
    assert_eq!(logged(&window), 3);
}

#[test]
fn a_record_that_does_not_open_goes_back_to_an_encrypted_backup() {
    let window = encrypted();
    let made = window.record().backups().make().expect("a backup").backup;
    let folder = window.closed();
    let database = folder.path().join("record/cairn.db");
    fs::write(&database, "no database any more").expect("damaged");
    let mut window = Window::on(folder, vec2(1024.0, 700.0), Theme::Light);
    let field = "Passphrase that this backup was made with";
    type_into(&mut window, field, "four words made it");
    window.push(&format!("Go back to {}", made.made()));
    window.until("This passphrase does not open it");
    type_into(&mut window, field, WORDS);
    window.push(&format!("Go back to {}", made.made()));
    window.until("Hello, Sam");
    assert_eq!(logged(&window), 3);
}

/// Puts an export of another copy of the record where the window looks for one.
fn elsewhere(window: &Window, change: impl FnOnce(&mut Record)) {
    let zip = window.dir().with_file_name("import.zip");
    let dir = window.dir().with_file_name("elsewhere");
    window.record().backups().export(&zip).expect("exported");
    let backups = Backups::of(&dir, clock());
    backups.import(&zip).expect("imported");
    change(&mut Record::open(&dir, clock()).expect("it opens"));
    backups.export(&zip).expect("exported");
}

#[test]
fn an_import_tells_both_values_of_what_two_computers_say_of_the_person_and_once() {
    let mut window = Window::on_three();
    let post = |record: &mut Record, post: &str| {
        let mut person = record.practitioner().expect("a person");
        person.post = post.to_owned();
        drop(record.set_practitioner(person).expect("changed"));
    };
    elsewhere(&window, |record| post(record, "Manager"));
    post(&mut window.record(), "Librarian");
    settings(&mut window);
    window.push("Import an export");
    window.until("Post: “Librarian” stays; “Manager” in the import");
    window.push("Close");
    window.push("Import an export");
    window.until("There was nothing new in it");
    assert!(!window.shows("What the import says otherwise"));
}

#[test]
fn an_import_names_what_is_in_two_versions() {
    let mut window = Window::on_three();
    let describe = |record: &mut Record, says: &str| {
        let all = record.activities(&ActivityFilter::default());
        let id = all.expect("the log")[0].id;
        let mut details = record.get(id).expect("there").details;
        details.description = says.to_owned();
        drop(record.edit(id, details).expect("edited"));
    };
    elsewhere(&window, |record| describe(record, "There"));
    describe(&mut window.record(), "Here");
    settings(&mut window);
    window.push("Import an export");
    window.until("“Shadowed the information governance lead”: Description");
    assert!(window.shows("Imported: 1 activity in two versions"));
}
