//! Encrypted backups, as a person at a terminal has them. Asking without an echo needs a terminal and is tried by hand.

use std::fs;

use crate::terminal::{BACKUP_FIELDS, Said, Terminal, fields};

const WORDS: &str = "four words make it";

/// A record whose backups go, encrypted, onto a stick.
fn encrypted() -> Terminal {
    let terminal = Terminal::with_record();
    terminal.run(&["activity", "add", "--title", "Ward audit"]);
    fs::create_dir(terminal.path("stick")).expect("a folder");
    terminal.run(&["backup", "folder", "stick"]);
    terminal.write("words.txt", &format!("{WORDS}\n"));
    let set = terminal.run(&["backup", "passphrase", "--passphrase-file", "words.txt"]);
    assert_eq!((set.code, set.err.as_str()), (0, ""), "{set}");
    assert!(
        set.out.starts_with(
            "Backups in ~/stick are encrypted from now on\nKeep the passphrase safe: nobody can recover a forgotten one\n"
        ),
        "{set}"
    );
    terminal
}

/// Calls the program with the passphrase in its environment.
fn with_words(terminal: &Terminal, args: &[&str], words: &str) -> Said {
    let output = terminal
        .command(args)
        .env("CAIRN_PASSPHRASE", words)
        .output()
        .expect("the program runs");
    Said {
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
        code: output.status.code().unwrap_or(-1),
    }
}

#[test]
fn a_backup_is_made_without_asking_and_opened_with_the_passphrase_alone() {
    let terminal = encrypted();
    let made = terminal.run(&["backup"]);
    assert_eq!((made.code, made.err.as_str()), (0, ""), "{made}");
    assert!(made.out.starts_with("Backed up 1 activity\n"), "{made}");
    assert!(
        made.out
            .contains("Encrypted       opens with the passphrase alone"),
        "{made}"
    );
    terminal.run(&["activity", "add", "--title", "Made since"]);

    let locked = terminal.run(&["restore", "latest", "--yes"]);
    assert_eq!(locked.code, 1, "{locked}");
    assert!(
        locked.err.starts_with("error: This needs a passphrase\n"),
        "{locked}"
    );
    assert!(
        locked
            .err
            .contains("--passphrase-file FILE or in CAIRN_PASSPHRASE"),
        "{locked}"
    );
    let wrong = with_words(
        &terminal,
        &["restore", "latest", "--yes"],
        "four words made it",
    );
    assert_eq!(wrong.code, 1, "{wrong}");
    assert!(
        wrong
            .err
            .starts_with("error: This passphrase does not open it\n"),
        "{wrong}"
    );
    assert!(wrong.err.contains("Nothing was changed"), "{wrong}");
    let there = terminal.json(&["activity", "list"]);
    assert_eq!(there.as_array().map(Vec::len), Some(2));

    let back = with_words(&terminal, &["restore", "latest", "--yes"], WORDS);
    assert!(back.out.contains("Restored: "), "{back}");
    let there = terminal.json(&["activity", "list"]);
    assert_eq!(there.as_array().map(Vec::len), Some(1));
    assert_eq!(terminal.run(&["undo"]).code, 0);
}

#[test]
fn what_was_readable_before_is_said_to_be_so_still() {
    let terminal = Terminal::with_record();
    fs::create_dir(terminal.path("stick")).expect("a folder");
    terminal.run(&["backup", "folder", "stick"]);
    terminal.run(&["backup"]);
    terminal.write("words.txt", WORDS);
    let args = ["backup", "passphrase", "--passphrase-file", "words.txt"];
    let set = terminal.run(&args);
    assert!(set.out.contains("can still be read there"), "{set}");
    fs::create_dir(terminal.path("other")).expect("a folder");
    terminal.run(&["backup", "folder", "other"]);
    let again = terminal.run(&args);
    assert!(!again.out.contains("can still be read there"), "{again}");
}

#[test]
fn the_list_marks_what_is_encrypted_and_dates_the_second_copies() {
    let terminal = encrypted();
    let list = terminal.run(&["backup", "list"]);
    assert!(list.out.contains("encrypted"), "{list}");
    assert!(list.out.contains("Second copies\n"), "{list}");
    assert!(
        list.out.contains("`cairn import FILE` reads them"),
        "{list}"
    );
    let list = terminal.json(&["backup", "list"]);
    let list = list.as_array().expect("an array");
    assert!(list.iter().all(|backup| fields(backup) == BACKUP_FIELDS));
    assert_eq!(
        (&list[0]["form"], &list[0]["encrypted"]),
        (&"backup".into(), &true.into())
    );
    assert_eq!(list[0]["entries"], 1);
    let oldest = list.last().expect("there are some");
    assert_eq!(oldest["form"], "export");
}

#[test]
fn a_second_copy_becomes_a_record_elsewhere() {
    let terminal = encrypted();
    let list = terminal.json(&["backup", "list"]);
    let copy = list
        .as_array()
        .expect("an array")
        .iter()
        .find(|backup| backup["form"] == "export" && backup["encrypted"] == true)
        .expect("an encrypted one");
    let path = copy["path"].as_str().expect("a path");
    let args = ["--record", "again", "import", path];
    let locked = terminal.run(&args);
    assert!(locked.err.contains("This needs a passphrase"), "{locked}");
    let imported = with_words(&terminal, &args, WORDS);
    assert_eq!(imported.code, 0, "{imported}");
    let there = terminal.run(&["--record", "again", "activity", "list"]);
    assert!(there.out.contains("Ward audit"), "{there}");
}

#[test]
fn the_passphrase_is_removed_and_a_poor_one_is_refused() {
    let terminal = encrypted();
    terminal.write("short.txt", "short\n");
    let refused = terminal.run(&["backup", "passphrase", "--passphrase-file", "short.txt"]);
    assert_eq!(refused.code, 1, "{refused}");
    assert!(
        refused
            .err
            .starts_with("error: The passphrase is too short\n"),
        "{refused}"
    );
    let removed = terminal.json(&["backup", "passphrase", "--remove"]);
    assert_eq!(fields(&removed), ["encrypted", "folder"]);
    assert_eq!(removed["encrypted"], false);
    let list = terminal.json(&["backup", "list"]);
    assert_eq!(list[0]["encrypted"], false, "{list}");
    let path = list[1]["path"].as_str().expect("the one before");
    let still = with_words(&terminal, &["restore", path], WORDS);
    assert_eq!(still.code, 0, "{still}");
}

#[test]
fn a_damaged_record_names_the_encrypted_backup_as_the_way_back() {
    let terminal = encrypted();
    let database = terminal.path("data/cairn/record/cairn.db");
    fs::write(database, b"no database any more").expect("damaged");
    let refused = terminal.run(&["activity", "list"]);
    assert!(
        refused
            .err
            .contains("with `cairn restore latest --yes`, which takes its passphrase"),
        "{refused}"
    );
    let back = with_words(&terminal, &["restore", "latest", "--yes"], WORDS);
    assert!(
        back.out.contains("The damaged database is set aside"),
        "{back}"
    );
    let there = terminal.run(&["activity", "list"]);
    assert!(there.out.contains("Ward audit"), "{there}");
}

#[test]
fn the_passphrase_comes_through_standard_input_too() {
    let terminal = encrypted();
    let mut cairn = terminal
        .command(&["restore", "latest", "--passphrase-file", "-"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::null())
        .spawn()
        .expect("it starts");
    let mut pipe = cairn.stdin.take().expect("a pipe");
    std::io::Write::write_all(&mut pipe, format!("{WORDS}\r\n").as_bytes()).expect("written");
    drop(pipe);
    assert!(cairn.wait().expect("it ends").success());
}
