//! Encrypted backups whose making is killed, and a drill with one.

use std::fs;
use std::path::PathBuf;

use crate::killed::{When, killed, whole};
use crate::terminal::Terminal;
use crate::{Dice, is_sound, row, times, titles};

const WITH_WORDS: [&str; 2] = ["--passphrase-file", "words.txt"];

/// A record whose backups go, encrypted, onto a stick.
fn encrypted() -> Terminal {
    let terminal = Terminal::with_record();
    let file = terminal.write("minutes.txt", &"The group thanked us. ".repeat(2000));
    let file = file.display().to_string();
    terminal.run(&["evidence", "add", "--title", "Minutes", "--file", &file]);
    terminal.write("words.txt", "four words make it\n");
    fs::create_dir(terminal.path("stick")).expect("a folder");
    terminal.run(&["backup", "folder", "stick"]);
    let set = terminal.run(&["backup", "passphrase", WITH_WORDS[0], WITH_WORDS[1]]);
    assert_eq!(set.code, 0, "{set}");
    terminal
}

/// Everything on the stick, by how its name begins.
fn on_stick(terminal: &Terminal, begins: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(terminal.path("stick")).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let name = |path: &PathBuf| {
        path.file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned()
    };
    paths
        .filter(|path| name(path).starts_with(begins))
        .collect()
}

fn restored(terminal: &Terminal, backup: &str, into: &str) -> bool {
    let [option, file] = WITH_WORDS;
    let back = terminal.run(&["restore", backup, "--into", into, option, file]);
    if back.code != 0 {
        println!("{back}");
    }
    back.code == 0
}

#[test]
fn an_encrypted_backup_that_is_killed_is_not_there_or_whole() {
    let n = times(12, 100);
    let terminal = encrypted();
    let mut dice = Dice(5);
    let longest = whole(&terminal, &["backup"]);
    let mut lost = 0;
    for round in 0..n {
        let title = format!("number {round}");
        terminal.run(&["activity", "add", "--title", &title]);
        killed(&terminal, &["backup"], When::After(dice.pause(longest)));
        // The newest that has a name opens, and nothing that has none can be read.
        let into = format!("again {round}");
        lost += usize::from(!restored(&terminal, "latest", &into));
        for unfinished in on_stick(&terminal, ".") {
            let bytes = fs::read(unfinished).expect("read");
            lost += usize::from(!(bytes.is_empty() || bytes.starts_with(b"age-")));
        }
        lost += usize::from(!on_stick(&terminal, "cairn.db").is_empty());
    }
    lost += usize::from(!is_sound(&terminal));
    row(
        "kill -9 while an encrypted backup is made",
        n,
        lost,
        "not there or whole, nothing readable left",
    );
}

#[test]
fn a_passphrase_whose_change_is_killed_is_the_old_one_or_the_new() {
    let n = times(6, 50);
    let mut dice = Dice(6);
    let mut lost = 0;
    let terminal = encrypted();
    terminal.write("other.txt", "five words are better still\n");
    let change = ["backup", "passphrase", "--passphrase-file", "other.txt"];
    let longest = whole(&terminal, &change);
    let opens = |file: &str| {
        let args = ["restore", "latest", "--passphrase-file", file];
        terminal.run(&args).code == 0
    };
    for _ in 0..n {
        terminal.run(&["backup", "passphrase", WITH_WORDS[0], WITH_WORDS[1]]);
        killed(&terminal, &change, When::After(dice.pause(longest)));
        let made = terminal.run(&["backup"]);
        lost += usize::from(made.code != 0);
        lost += usize::from(!opens("words.txt") && !opens("other.txt"));
    }
    row(
        "kill -9 while the passphrase is changed",
        n,
        lost,
        "the old or the new opens the next backup",
    );
}

#[test]
fn a_lost_record_comes_back_from_an_encrypted_backup() {
    let n = times(3, 25);
    let mut lost = 0;
    for round in 0..n {
        let terminal = encrypted();
        for n in 0..=round {
            let title = format!("number {n}");
            terminal.run(&["activity", "add", "--title", &title]);
        }
        let made = terminal.json(&["backup"]);
        let (before, shown) = (titles(&terminal), terminal.run(&["progress"]).out);
        fs::remove_dir_all(terminal.path("data")).expect("lost");
        let path = made["path"].as_str().expect("a path");
        lost += usize::from(!restored(&terminal, path, "data/cairn/record"));
        lost += usize::from(titles(&terminal) != before);
        lost += usize::from(terminal.run(&["progress"]).out != shown);
        let saved = terminal.run(&["evidence", "save", "E1", "--out", "again.txt"]);
        let again = fs::read_to_string(terminal.path("again.txt"));
        let first = fs::read_to_string(terminal.path("minutes.txt"));
        lost += usize::from(saved.code != 0 || again.ok() != first.ok());
        lost += usize::from(!is_sound(&terminal));
    }
    row(
        "restore drills from an encrypted backup",
        n,
        lost,
        "entries, figures and files alike",
    );
}
