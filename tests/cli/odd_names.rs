//! Files and folders whose names are no text.
#![cfg(unix)]

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt as _;

use crate::terminal::Terminal;

const ODD: &[u8] = b"caf\xE9";

fn odd(ending: &str) -> OsString {
    let mut name = OsStr::from_bytes(ODD).to_owned();
    name.push(ending);
    name
}

/// Calls the program, the last argument of which is no text; returns what it says.
fn run(terminal: &Terminal, args: &[&str], last: &OsStr) -> String {
    let output = terminal.command(args).arg(last).output();
    let output = output.expect("the program runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{args:?}: {said}{err}");
    assert!(!err.contains("panic"), "{err}");
    said
}

fn write(terminal: &Terminal, ending: &str, text: &str) -> OsString {
    let name = odd(ending);
    std::fs::write(terminal.home().join(&name), text).expect("a file");
    name
}

#[test]
fn a_file_is_attached_replaced_and_saved_under_such_a_name() {
    let terminal = Terminal::with_record();
    let file = write(&terminal, ".txt", "first");
    run(
        &terminal,
        &["evidence", "add", "--title=Menu", "--file"],
        &file,
    );
    let kept = terminal.json(&["evidence", "show", "E1"]);
    assert_eq!(kept["file"]["name"], "caf\u{e9}.txt");
    let newer = write(&terminal, " newer.txt", "second");
    run(&terminal, &["evidence", "replace", "E1"], &newer);
    let copy = odd(" copy.txt");
    run(&terminal, &["evidence", "save", "E1"], &copy);
    let saved = std::fs::read_to_string(terminal.home().join(&copy));
    assert_eq!(saved.expect("a copy"), "second");
}

#[test]
fn a_record_lives_in_such_a_folder_and_is_exported_printed_backed_up_and_brought_back() {
    let terminal = Terminal::new();
    let dir = terminal.home().join(odd(" record"));
    let run = |args: &[&str], last: &OsStr| {
        let mut command = terminal.command(args);
        let output = command.arg(last).arg("--record").arg(&dir).output();
        let output = output.expect("the program runs");
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{args:?}: {err}");
    };
    run(&["init", "--name"], OsStr::new("Sam Sample"));
    run(&["activity", "add", "--title"], OsStr::new("Journal club"));
    let zip = odd(".zip");
    run(&["export"], &zip);
    run(&["import"], &zip);
    let page = odd(".html.zip");
    if cfg!(feature = "pdf") {
        run(&["portfolio", "print", "--out"], &page);
    }
    let backups = odd(" backups");
    std::fs::create_dir(terminal.home().join(&backups)).expect("a folder");
    run(&["backup", "folder"], &backups);
    run(&["backup", "--to"], &backups);
    run(&["backup", "list"], OsStr::new("--json"));
    let mut made = std::fs::read_dir(terminal.home().join(&backups)).expect("a folder");
    let made = made.find_map(|entry| {
        let path = entry.expect("an entry").path();
        path.extension()
            .is_some_and(|found| found == "db")
            .then_some(path)
    });
    run(&["restore", "--yes"], made.expect("a backup").as_os_str());
    assert!(terminal.home().join(&zip).is_file(), "{}", zip.display());
    let is_printed = terminal.home().join(&page).is_file();
    assert_eq!(is_printed, cfg!(feature = "pdf"), "{}", page.display());
}
