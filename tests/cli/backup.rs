//! Backups and the way back, as a person at a terminal has them.

use std::fs;

use crate::terminal::{BACKUP_FIELDS, Terminal, fields};

fn with_activity() -> Terminal {
    let terminal = Terminal::with_record();
    let added = terminal.run(&["activity", "add", "--title", "Ward audit"]);
    assert_eq!(added.code, 0, "{added}");
    terminal
}

fn titles(terminal: &Terminal) -> Vec<String> {
    let list = terminal.json(&["activity", "list"]);
    let list = list.as_array().expect("an array");
    list.iter()
        .map(|activity| activity["title"].as_str().expect("a title").to_owned())
        .collect()
}

#[test]
fn a_backup_comes_by_itself_and_not_with_every_command() {
    let terminal = with_activity();
    for n in 0..5 {
        terminal.run(&["activity", "add", "--title", &format!("Number {n}")]);
    }
    let list = terminal.json(&["backup", "list"]);
    let list = list.as_array().expect("an array");
    let forms: Vec<&str> = list.iter().filter_map(|one| one["form"].as_str()).collect();
    assert_eq!(forms, ["backup", "export"], "one, and the second copy");
    assert!(
        list.iter().all(|one| fields(one) == BACKUP_FIELDS),
        "{list:?}"
    );
}

#[test]
fn going_back_asks_first_and_can_be_undone() {
    let terminal = with_activity();
    let made = terminal.run(&["backup"]);
    assert!(made.out.starts_with("Backed up 1 activity\n"), "{made}");
    terminal.run(&["activity", "add", "--title", "Made since"]);

    let asked = terminal.run(&["restore", "latest"]);
    assert_eq!((asked.code, asked.err.as_str()), (0, ""), "{asked}");
    assert!(asked.out.contains("Go, made since  1 activity"), "{asked}");
    assert!(
        asked
            .out
            .ends_with("Nothing was changed. To go back to it, add --yes\n"),
        "{asked}"
    );
    assert_eq!(titles(&terminal).len(), 2);

    let done = terminal.run(&["restore", "latest", "--yes"]);
    assert!(done.out.contains("Restored: "), "{done}");
    assert_eq!(titles(&terminal), ["Ward audit"]);
    let undone = terminal.run(&["undo"]);
    assert!(
        undone.out.starts_with("Took back: restore the backup of "),
        "{undone}"
    );
    assert_eq!(titles(&terminal).len(), 2);
}

#[test]
fn a_script_is_told_what_changes() {
    let terminal = with_activity();
    terminal.json(&["backup"]);
    terminal.run(&["activity", "add", "--title", "Made since"]);
    let view = terminal.json(&["restore", "latest", "--yes"]);
    assert_eq!(
        fields(&view),
        [
            "backup",
            "changes",
            "restored",
            "change",
            "record",
            "missing_files",
            "set_aside"
        ]
    );
    assert_eq!(view["changes"][0]["part"], "activities");
    assert_eq!(view["changes"][0]["gone"], 1);
    assert_eq!(view["restored"], true);
}

#[test]
fn a_backup_goes_into_a_new_folder_and_over_no_record() {
    let terminal = with_activity();
    let made = terminal.json(&["backup", "--to", "stick"]);
    let path = made["path"].as_str().expect("a path").to_owned();
    let into = terminal.run(&["restore", &path, "--into", "again"]);
    assert!(into.out.ends_with("Restored: again\n"), "{into}");
    let there = terminal.run(&["--record", "again", "activity", "list"]);
    assert!(there.out.contains("Ward audit"), "{there}");
    let twice = terminal.run(&["restore", &path, "--into", "again"]);
    assert_eq!(twice.code, 1, "{twice}");
    assert!(
        twice.err.contains("There is a record already in again"),
        "{twice}"
    );
}

#[test]
fn backups_are_kept_where_the_person_says_and_trouble_is_told() {
    let terminal = with_activity();
    fs::create_dir(terminal.path("stick")).expect("a folder");
    let chosen = terminal.run(&["backup", "folder", "stick"]);
    assert_eq!(chosen.out, "Backups are kept in ~/stick\n");
    terminal.json(&["backup"]);
    let on_stick = fs::read_dir(terminal.path("stick"))
        .expect("a folder")
        .count();
    assert_eq!(on_stick, 2, "a backup and the weekly second copy");
    fs::remove_dir_all(terminal.path("stick")).expect("pulled out");
    let failed = terminal.run(&["backup"]);
    assert_eq!(failed.code, 1, "{failed}");
    assert!(
        failed
            .err
            .contains("error: The folder for backups is not there: ~/stick"),
        "{failed}"
    );
    terminal.run(&["backup", "folder", "--own"]);
    assert_eq!(terminal.run(&["backup"]).code, 0);
}

#[test]
fn a_damaged_record_names_the_way_back_and_goes_it() {
    let terminal = with_activity();
    terminal.json(&["backup"]);
    let record = terminal.path("data/cairn/record");
    fs::write(record.join("cairn.db"), b"no database any more").expect("damaged");
    let refused = terminal.run(&["activity", "list"]);
    assert_eq!(refused.code, 1, "{refused}");
    assert!(
        refused
            .err
            .contains("(1 activity) with `cairn restore latest --yes`"),
        "{refused}"
    );
    let back = terminal.run(&["restore", "latest", "--yes"]);
    assert!(
        back.out.contains("The damaged database is set aside"),
        "{back}"
    );
    assert_eq!(titles(&terminal), ["Ward audit"]);
}

#[test]
fn what_is_not_there_is_said() {
    let terminal = with_activity();
    let none = terminal.run(&["restore", "1999"]);
    assert_eq!(none.code, 1, "{none}");
    assert!(none.err.contains("There is no backup 1999"), "{none}");
}

#[test]
fn looking_through_the_record_finds_nothing_and_then_what_is_damaged_and_mends_it() {
    let terminal = with_activity();
    let sound = terminal.run(&["check"]);
    assert_eq!(sound.out, "Everything is as it should be\n", "{sound}");
    let file = terminal.write("minutes.txt", "The group thanked us");
    let file = file.display().to_string();
    terminal.run(&["evidence", "add", "--title", "Minutes", "--file", &file]);
    terminal.run(&["backup", "--to", "stick"]);
    let attachments = terminal.path("data/cairn/record/attachments");
    fs::remove_dir_all(&attachments).expect("lost");

    let found = terminal.run(&["check"]);
    assert_eq!(found.code, 1, "{found}");
    assert!(
        found
            .out
            .contains("The attached file “minutes.txt” is gone"),
        "{found}"
    );
    assert!(
        found
            .err
            .contains("`cairn check --repair` mends what can be mended"),
        "{found}"
    );
    let left = terminal.run(&["check", "--repair"]);
    assert!(left.out.contains("Left as it is:"), "{left}");

    terminal.run(&["backup", "folder", "stick"]);
    let mended = terminal.json(&["check", "--repair"]);
    assert_eq!(mended["left"].as_array().map(Vec::len), Some(0), "{mended}");
    assert!(attachments.is_dir());
}

#[test]
fn a_record_in_a_synchronised_folder_is_made_with_a_warning() {
    let terminal = Terminal::new();
    let made = terminal.run(&["--record", "Dropbox/record", "init", "--name", "Sam Sample"]);
    assert_eq!(made.code, 0, "{made}");
    assert!(made.err.contains("synchronised by Dropbox"), "{made}");
}

#[test]
fn without_a_backup_what_can_be_read_is_offered() {
    let terminal = with_activity();
    let record = terminal.path("data/cairn/record");
    fs::remove_dir_all(record.join("backups")).expect("removed");
    fs::write(record.join("cairn.db"), b"no database any more").expect("damaged");
    let refused = terminal.run(&["activity", "list"]);
    assert!(
        refused
            .err
            .contains("There is no backup. `cairn salvage --yes`"),
        "{refused}"
    );
    let nothing = terminal.run(&["salvage", "--yes"]);
    assert_eq!(nothing.code, 1, "{nothing}");
}
