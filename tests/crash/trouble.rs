//! Folders and files that may not be written or read, a folder that goes away, odd names, a clock that was wrong.

use std::ffi::OsStr;
use std::fs::{self, Permissions};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::Path;
use std::process::Command;

use cairn::domain::{ActivityDetails, parse_date};
use cairn::record::{Clock, Record, RecordError};
use rusqlite::Connection;

use crate::terminal::{Said, Terminal};
use crate::{is_sound, row, skipped, through, titles};

/// Takes root's right to pass over permissions away, which tests may have.
pub const HUMBLE: [&str; 2] = [
    "--bounding-set=-dac_override,-dac_read_search",
    "--inh-caps=-all",
];

/// Tells whether the program can be called so that permissions count.
pub fn can_be_humble(terminal: &Terminal) -> bool {
    let tried = || Command::new("setpriv").args(HUMBLE).arg("true").output();
    !is_root(terminal) || tried().is_ok_and(|output| output.status.success())
}

fn is_root(terminal: &Terminal) -> bool {
    fs::metadata(terminal.home()).is_ok_and(|home| home.uid() == 0)
}

/// Calls the program so that permissions count.
fn humbly(terminal: &Terminal, args: &[&str]) -> Said {
    if !is_root(terminal) {
        return terminal.run(args);
    }
    let mut humble = Command::new("setpriv");
    humble.args(HUMBLE);
    let output = through(humble, terminal, args);
    Said {
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
        code: output.status.code().unwrap_or(-1),
    }
}

fn allow(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).expect("the owner may");
}

/// Tells whether a refusal is in words for people, with what to do.
fn is_plain(said: &Said) -> bool {
    let jargon = ["os error", "SQL", "sqlite", "zip", "panicked", "damaged"];
    said.code == 1
        && said.err.contains("error: ")
        && said.err.contains("hint: ")
        && !jargon.iter().any(|word| said.err.contains(word))
}

#[test]
fn what_may_not_be_written_or_read_is_said_plainly_and_works_again() {
    const SCENARIO: &str = "read-only and forbidden folders and files";
    let terminal = Terminal::with_record();
    if !can_be_humble(&terminal) {
        skipped(SCENARIO, "setpriv is missing or may take no right away");
        return;
    }
    terminal.run(&["activity", "add", "--title", "first"]);
    terminal.write("minutes.txt", "The group thanked us");
    fs::create_dir(terminal.path("out")).expect("a folder");
    let record = "data/cairn/record";
    let database = "data/cairn/record/cairn.db";
    let add = ["activity", "add", "--title", "second"];
    let attach = [
        "evidence",
        "add",
        "--title",
        "Minutes",
        "--file",
        "minutes.txt",
    ];
    let cases: [(&str, u32, &[&str]); 14] = [
        (record, 0o500, &add),
        (record, 0o500, &["backup"]),
        (record, 0, &add),
        (record, 0, &["activity", "list"]),
        (database, 0o400, &add),
        (database, 0o400, &["undo"]),
        (database, 0, &add),
        (database, 0, &["progress"]),
        ("data/cairn/record/attachments", 0o500, &attach),
        ("data/cairn/record/backups", 0o500, &["backup"]),
        ("out", 0o500, &["export", "out/all.zip"]),
        ("out", 0o500, &["backup", "--to", "out"]),
        ("out", 0o500, &["backup", "folder", "out"]),
        ("minutes.txt", 0, &attach),
    ];
    let mut lost = 0;
    for (path, mode, args) in cases {
        let path = terminal.path(path);
        let usual = fs::metadata(&path)
            .expect("it is there")
            .permissions()
            .mode();
        allow(&path, mode);
        let said = humbly(&terminal, args);
        allow(&path, usual);
        let again = humbly(&terminal, &["check"]);
        let fine = is_plain(&said) && again.code == 0 && titles(&terminal) == ["first"];
        if !fine {
            println!("{} {mode:o} {args:?}: {said}{again}", path.display());
            lost += 1;
        }
    }
    // Where only the backups cannot be written, what is asked for is done, and it is said that there is none.
    let backups = terminal.path("data/cairn/record/backups");
    for entry in fs::read_dir(&backups).expect("a folder") {
        fs::remove_file(entry.expect("an entry").path()).expect("gone");
    }
    allow(&backups, 0o500);
    let said = humbly(&terminal, &add);
    allow(&backups, 0o700);
    lost += usize::from(said.code != 0 || !said.err.contains("No backup was made"));
    lost += usize::from(titles(&terminal) != ["first", "second"]);
    row(SCENARIO, cases.len() + 1, lost, "");
}

#[test]
fn a_database_that_was_read_only_for_a_while_is_sound_and_works_again() {
    const SCENARIO: &str = "a database that was read-only for a while";
    let terminal = Terminal::with_record();
    if !can_be_humble(&terminal) {
        skipped(SCENARIO, "setpriv is missing or may take no right away");
        return;
    }
    terminal.run(&["activity", "add", "--title", "first"]);
    let database = terminal.path("data/cairn/record/cairn.db");
    allow(&database, 0o400);
    let looked = humbly(&terminal, &["activity", "list"]);
    let checked = humbly(&terminal, &["check"]);
    allow(&database, 0o600);
    let again = humbly(&terminal, &["activity", "add", "--title", "second"]);
    let mut lost = 0;
    for said in [&looked, &checked, &again] {
        if said.code != 0 {
            println!("{said}");
            lost += 1;
        }
    }
    lost += usize::from(titles(&terminal) != ["first", "second"]);
    row(SCENARIO, 4, lost, "");
}

#[test]
fn a_folder_that_goes_away_while_it_is_open_takes_nothing_that_is_written_after() {
    let terminal = Terminal::with_record();
    terminal.run(&["activity", "add", "--title", "first"]);
    let (here, elsewhere) = (
        terminal.path("data/cairn/record"),
        terminal.path("elsewhere"),
    );
    let today = parse_date("2026-11-23").expect("a date");
    let mut record = Record::open(&here, Clock::fixed(today)).expect("it opens");
    fs::rename(&here, &elsewhere).expect("moved");
    let refused = record.add(ActivityDetails::new("lost", today));
    let is_said = matches!(refused, Err(RecordError::Gone(_)));
    let kept = record.save_draft("activity/new", "Half a thou").is_err();
    let said = terminal.run(&["activity", "list"]);
    let none_is_made = said.code == 1 && said.err.contains("hint: ") && !here.exists();
    fs::rename(&elsewhere, &here).expect("back");
    let again = record.add(ActivityDetails::new("second", today)).is_ok();
    drop(record);
    let there = titles(&terminal) == ["first", "second"] && is_sound(&terminal);
    let held = [is_said, kept, none_is_made, again, there];
    let lost = held.iter().filter(|held| !**held).count();
    println!("{held:?}");
    row(
        "a folder that vanishes while it is open",
        held.len(),
        lost,
        "",
    );
}

#[test]
fn files_and_folders_of_odd_names_are_attached_exported_and_backed_up() {
    let terminal = Terminal::with_record();
    let mut lost = 0;
    let names = [
        "with blanks ",
        " -leading.txt",
        "new\nline.txt",
        "quote\"s and ’s.txt",
        "per%cent#and?mark.txt",
        "ünï cödé 📚.txt",
        "..dots..",
        &"x".repeat(250),
    ];
    for name in names {
        let file = terminal.write(name, name).display().to_string();
        let added = terminal.json(&["evidence", "add", "--title", "Odd", "--file", &file]);
        let reference = added["reference"].as_str().expect("a reference");
        let out = terminal
            .path(&format!("{reference}.out"))
            .display()
            .to_string();
        terminal.run(&["evidence", "save", reference, "--out", &out]);
        let whole = fs::read_to_string(&out).is_ok_and(|text| text == name);
        let zip = terminal.path("zips").join(name);
        fs::create_dir_all(zip.parent().expect("a folder")).expect("a folder");
        let exported = terminal.run(&["export", &zip.display().to_string()]);
        let folder = terminal.path("folders").join(name);
        fs::create_dir_all(&folder).expect("a folder");
        let chosen = terminal.run(&["backup", "folder", &folder.display().to_string()]);
        let made = terminal.run(&["backup"]);
        let backups = fs::read_dir(&folder).expect("a folder").count();
        let all_done = [&exported, &chosen, &made]
            .iter()
            .all(|said| said.code == 0);
        if !(whole && all_done && backups > 0) {
            println!("{name:?}, whole {whole}, {backups} backups: {exported}{chosen}{made}");
            lost += 1;
        }
    }
    lost += usize::from(!is_sound(&terminal));
    row(
        "files and folders of odd names",
        names.len(),
        lost,
        "attached, exported, backed up",
    );
}

#[test]
fn names_that_are_too_long_are_refused_plainly() {
    let terminal = Terminal::with_record();
    terminal.write("minutes.txt", "The group thanked us");
    terminal.run(&["evidence", "add", "--title=Minutes", "--file=minutes.txt"]);
    let long = "x".repeat(300);
    let cases: [&[&str]; 6] = [
        &["--record", &long, "init", "--name", "Sam Sample"],
        &["export", &long],
        &["import", &long],
        &["backup", "--to", &long],
        &["evidence", "add", "--title", "Long", "--file", &long],
        &["evidence", "save", "E1", "--out", &long],
    ];
    let mut lost = 0;
    for args in cases {
        let said = terminal.run(args);
        if !is_plain(&said) {
            println!("{args:?}: {said}");
            lost += 1;
        }
    }
    lost += usize::from(!is_sound(&terminal));
    row(
        "names that are too long",
        cases.len(),
        lost,
        "refused plainly",
    );
}

#[test]
fn names_that_are_no_text_are_used_as_they_are() {
    const SCENARIO: &str = "names that are no text";
    let terminal = Terminal::new();
    let odd = |name: &[u8]| OsStr::from_bytes(name).to_owned();
    if fs::write(
        terminal.home().join(odd(b"minutes\xff.txt")),
        "The group thanked us",
    )
    .is_err()
    {
        // Some systems have no such names; then nobody can give one.
        row(SCENARIO, 0, 0, "this disk has none");
        return;
    }
    let record = odd(b"record\xff");
    let run = |args: &[&str], name: &[u8]| {
        let mut command = terminal.command(&["--record"]);
        command.arg(&record).args(args);
        if !name.is_empty() {
            command.arg(odd(name));
        }
        let output = command.output().expect("the program runs");
        if !output.status.success() {
            println!("{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        }
        output.status.success()
    };
    let held = [
        run(&["init", "--name", "Sam Sample"], b""),
        run(
            &["evidence", "add", "--title", "Minutes", "--file"],
            b"minutes\xff.txt",
        ),
        run(&["backup", "--to"], b"stick\xff"),
        run(&["export"], b"all\xff.zip"),
        run(&["import"], b"all\xff.zip"),
        run(&["evidence", "save", "E1", "--out"], b"out\xff.txt"),
        run(&["check"], b""),
    ];
    let lost = held.iter().filter(|held| !**held).count();
    row(SCENARIO, held.len(), lost, "");
}

#[test]
fn a_clock_that_was_ahead_hides_no_newer_backup() {
    let terminal = Terminal::with_record();
    terminal.run(&["activity", "add", "--title", "then"]);
    terminal.run(&["backup"]);
    // As if all that had been done while the clock said 2099.
    let record = terminal.path("data/cairn/record");
    for entry in fs::read_dir(record.join("backups")).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        if let Some((_, rest)) = name
            .split_once("cairn-20")
            .and_then(|(_, dated)| dated.split_at_checked(2))
        {
            fs::rename(&path, path.with_file_name(format!("cairn-2099{rest}"))).expect("renamed");
        }
    }
    let conn = Connection::open(record.join("cairn.db")).expect("a database");
    conn.execute("UPDATE txn SET at = replace(at, '2026', '2099')", [])
        .expect("set ahead");
    drop(conn);
    // The clock is right again: a backup is made unasked, and it is the one that is gone back to.
    let since = terminal.run(&["activity", "add", "--title", "since"]);
    let backups = terminal.json(&["backup", "list"]);
    let newest = backups[0]["at"].as_str().unwrap_or_default();
    let is_newest =
        !newest.starts_with("2099") && backups.as_array().is_some_and(|all| all.len() >= 2);
    terminal.run(&["activity", "add", "--title", "gone"]);
    let back = terminal.run(&["restore", "latest", "--yes"]);
    let is_back = titles(&terminal) == ["since", "then"];
    let undone = terminal.run(&["undo"]);
    let held = [
        since.code == 0,
        is_newest,
        back.code == 0,
        is_back,
        undone.code == 0,
        is_sound(&terminal),
    ];
    let lost = held.iter().filter(|held| !**held).count();
    if lost > 0 {
        println!("{held:?} {backups:#} {since}{back}{undone}");
    }
    row(
        "a clock that was ahead and is put back",
        held.len(),
        lost,
        "",
    );
}
