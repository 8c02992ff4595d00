//! A record that may only be read, for each reason that there is: looked at, printed and exported by the real program, and
//! not written by a single command.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use cairn::domain::{ActivityDetails, parse_date};
use cairn::record::{Clock, Record};
use serde_json::Value;

use crate::read_only::{ReadOnly, state_of};
use crate::terminal::{Said, Terminal};
use crate::trouble::{HUMBLE, can_be_humble};
use crate::{row, skipped};

/// Where the record lies.
const RECORD: &str = "s/record";

/// The sample record, on a machine with a folder of its own for what is needed for a moment.
fn sample() -> Terminal {
    let terminal = Terminal::new();
    let made = terminal.run(&["sample", "s"]);
    assert_eq!(made.code, 0, "{made}");
    let name = ["--record", RECORD, "person", "--post", "Librarian"];
    assert_eq!(terminal.run(&name).code, 0);
    for folder in ["tmp", "out"] {
        fs::create_dir(terminal.path(folder)).expect("a folder");
    }
    terminal.write("minutes.txt", "The group thanked us");
    terminal.write("words.txt", "four words make it");
    terminal
}

/// Calls the program, for which permissions count or not.
fn call(terminal: &Terminal, is_humble: bool, args: &[&str]) -> Said {
    let mut program = terminal.command(args);
    program.env("CAIRN_RECORD", terminal.path(RECORD));
    program.env("TMPDIR", terminal.path("tmp"));
    if is_humble {
        let mut humble = Command::new("setpriv");
        humble.args(HUMBLE).arg(program.get_program());
        humble.args(program.get_args()).env_clear();
        humble.current_dir(terminal.home());
        for (name, value) in program.get_envs() {
            humble.env(name, value.unwrap_or_default());
        }
        program = humble;
    }
    let output = program.output().expect("it runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Said {
        out: text(&output.stdout),
        err: text(&output.stderr),
        code: output.status.code().unwrap_or(-1),
    }
}

/// Looks at the record in every way and tries to write it in every way; returns how many ways there were, and how many went
/// wrong.
fn tried(terminal: &Terminal, is_humble: bool) -> (usize, usize) {
    let record = terminal.path(RECORD);
    let before = state_of(&record);
    fs::remove_file(terminal.path("out/E2")).ok();
    let mut lost = 0;
    let mut wrong = |args: &[&str], said: &Said| {
        println!("{args:?}: {said}");
        lost += 1;
    };
    let (mut looking, writing) = (looking(), writing(terminal, is_humble));
    for noun in ["activity", "qualification", "objective", "portfolio"] {
        looking.push(format!("{noun}|show|{}", id_of(terminal, is_humble, noun)));
    }
    looking.push(format!(
        "portfolio|check|{}",
        id_of(terminal, is_humble, "portfolio")
    ));
    let words = |line: &String| -> Vec<String> { line.split('|').map(str::to_owned).collect() };
    for line in &looking {
        let words = words(line);
        let args: Vec<&str> = words.iter().map(String::as_str).collect();
        let said = call(terminal, is_humble, &args);
        // A portfolio that wants something makes its check fail.
        let is_done = said.code == 0 || said.out.contains("Not kept yet");
        if !is_done || said.err.contains("only be read") {
            wrong(&args, &said);
        }
    }
    for line in &writing {
        let words = words(line);
        let mut args: Vec<&str> = words.iter().map(String::as_str).collect();
        let said = call(terminal, is_humble, &args);
        let once = said
            .err
            .matches("error: This record can only be read")
            .count()
            == 1;
        let names = said.err.contains(&*record.to_string_lossy());
        let fine = said.code == 1 && once && names && said.err.contains("hint: You can look");
        if !fine || !said.out.is_empty() {
            wrong(&args, &said);
        }
        args.push("--json");
        let said = call(terminal, is_humble, &args);
        let json: Value = serde_json::from_str(&said.err).unwrap_or_default();
        let error = json
            .pointer("/error")
            .and_then(Value::as_str)
            .unwrap_or_default();
        if said.code != 1 || !error.starts_with("This record can only be read") {
            wrong(&args, &said);
        }
    }
    let left = fs::read_dir(terminal.path("tmp"))
        .expect("a folder")
        .count();
    if left > 0 || state_of(&record) != before {
        println!("{left} files are left in the system's folder, or the record's has changed");
        lost += 1;
    }
    (looking.len() + 2 * writing.len(), lost)
}

/// Every command that only looks, with blanks as bars.
fn looking() -> Vec<String> {
    let mut lines: Vec<&str> = vec![
        "activity|list",
        "evidence|list",
        "evidence|show|E1",
        "evidence|versions|E1",
        "evidence|save|E2|out/E2",
        "qualification|list",
        "assessment|list",
        "objective|list",
        "agenda",
        "progress",
        "progress|--json",
        "search|taxonomy",
        "person",
        "profile|show",
        "profile|focus|list",
        "bin",
        "portfolio|list",
        "check",
        "backup|list",
        "backup|--to|out/backups",
        "export|out/all.zip",
        "erase",
    ];
    if cfg!(feature = "pdf") {
        lines.extend([
            "portfolio|print|--out|out/summary.pdf",
            "portfolio|print|--out|out/summary.zip",
            "portfolio|print|--out|out/summary.docx",
        ]);
    }
    lines.into_iter().map(str::to_owned).collect()
}

/// Returns the id of an entry of a noun.
fn id_of(terminal: &Terminal, is_humble: bool, noun: &str) -> String {
    let list = call(terminal, is_humble, &[noun, "list", "--json"]);
    let list: Value = serde_json::from_str(&list.out).expect("JSON");
    let id = list.pointer("/0/id").and_then(Value::as_str);
    id.expect("an id").to_owned()
}

/// Every command that writes.
fn writing(terminal: &Terminal, is_humble: bool) -> Vec<String> {
    let id_of = |noun| id_of(terminal, is_humble, noun);
    let mut lines: Vec<String> = [
        "activity|add|--title|Another",
        "evidence|add|--title|Note|--note|Text",
        "evidence|add|--title|File|--file|minutes.txt",
        "evidence|replace|E1|minutes.txt",
        "evidence|edit|E1|--title|Else",
        "evidence|delete|E1",
        "evidence|restore|E1",
        "qualification|add|--title|MSc",
        "assess|klimf/6.1|3",
        "objective|add|--title|Learn",
        "person|--name|Else",
        "profile|use|knowledge-manager",
        "profile|focus|add|klimf/6.1",
        "portfolio|new|--kind|chartership",
        "undo",
        "redo",
        "check|--repair",
        "backup",
        "backup|folder|out",
        "backup|passphrase|--passphrase-file|words.txt",
        "backup|passphrase|--remove",
        "import|out/all.zip",
        "restore|latest|--yes",
        "salvage|--yes",
        "erase|--name|Sam Sample",
    ]
    .map(str::to_owned)
    .to_vec();
    for noun in [
        "activity",
        "qualification",
        "objective",
        "assessment",
        "portfolio",
    ] {
        let id = id_of(noun);
        lines.push(format!("{noun}|delete|{id}"));
        lines.push(format!("{noun}|restore|{id}"));
        if noun != "assessment" {
            lines.push(format!("{noun}|edit|{id}|--title|Else"));
        }
    }
    let (activity, portfolio) = (id_of("activity"), id_of("portfolio"));
    lines.push(format!("activity|tag|--tag|new|{activity}"));
    lines.push(format!("activity|link|--link|klimf/6.1|{activity}"));
    for verb in ["freeze", "copy", "next"] {
        lines.push(format!("portfolio|{verb}|{portfolio}"));
    }
    lines
}

/// Gives a folder and all that is in it to somebody else, who lets everybody read it.
fn give_away(folder: &Path) {
    for path in state_of(folder).keys() {
        let mode = if path.is_dir() { 0o755 } else { 0o644 };
        fs::set_permissions(path, Permissions::from_mode(mode)).expect("the owner may");
        std::os::unix::fs::chown(path, Some(65_534), Some(65_534)).expect("root may");
    }
}

#[test]
fn a_record_on_a_disk_that_is_read_only_is_looked_at_and_not_written() {
    const SCENARIO: &str = "a record on a read-only disk";
    let terminal = sample();
    let Some(lock) = ReadOnly::new(&terminal.path(RECORD)) else {
        return skipped(SCENARIO, "no right to mount");
    };
    let (tried, lost) = tried(&terminal, false);
    drop(lock);
    row(SCENARIO, tried, lost, "");
}

#[test]
fn a_record_of_somebody_else_is_looked_at_and_not_written() {
    const SCENARIO: &str = "a record of somebody else";
    let terminal = sample();
    let is_root = fs::metadata(terminal.home()).is_ok_and(|home| {
        use std::os::unix::fs::MetadataExt as _;
        home.uid() == 0
    });
    if !is_root || !can_be_humble(&terminal) {
        return skipped(
            SCENARIO,
            "only root can give a folder away, and setpriv make root humble",
        );
    }
    give_away(&terminal.path(RECORD));
    let (tried, lost) = tried(&terminal, true);
    row(SCENARIO, tried, lost, "");
}

#[test]
fn a_folder_or_a_database_without_rights_to_write_is_looked_at_and_not_written() {
    const SCENARIO: &str = "a record without rights to write";
    let terminal = sample();
    if !can_be_humble(&terminal) {
        return skipped(SCENARIO, "setpriv is missing or may take no right away");
    }
    let mut sum = (0, 0);
    for (path, mode) in [(RECORD, 0o500), ("s/record/cairn.db", 0o400)] {
        let path = terminal.path(path);
        let usual = fs::metadata(&path).expect("it is there").permissions();
        fs::set_permissions(&path, Permissions::from_mode(mode)).expect("the owner may");
        let (tried, lost) = tried(&terminal, true);
        fs::set_permissions(&path, usual).expect("the owner may");
        sum = (sum.0 + tried, sum.1 + lost);
    }
    row(SCENARIO, sum.0, sum.1, "");
}

#[test]
fn what_a_killed_writer_left_is_shown_where_it_cannot_be_put_in_its_place() {
    const SCENARIO: &str = "a read-only record with a log beside it";
    let terminal = sample();
    let today = parse_date(crate::terminal::TODAY).expect("a date");
    let mut record = Record::open(&terminal.path(RECORD), Clock::fixed(today)).expect("it opens");
    let details = ActivityDetails::new("Only in the log", today);
    drop(record.add(details).expect("logged"));
    // As when it is killed: nothing is put in its place any more.
    std::mem::forget(record);
    assert!(terminal.path("s/record/cairn.db-wal").exists());
    let Some(lock) = ReadOnly::new(&terminal.path(RECORD)) else {
        return skipped(SCENARIO, "no right to mount");
    };
    let said = call(&terminal, false, &["activity", "list"]);
    let is_shown = said.out.contains("Only in the log");
    let (tried, lost) = tried(&terminal, false);
    drop(lock);
    row(SCENARIO, tried + 1, lost + usize::from(!is_shown), "");
}
