//! Everything out into one file, back in, and the end of a record.

use std::fs;

use crate::terminal::{Terminal, fields};

fn with_activity(title: &str) -> Terminal {
    let terminal = Terminal::with_record();
    let added = terminal.run(&["activity", "add", "--title", title]);
    assert_eq!(added.code, 0, "{added}");
    terminal
}

#[test]
fn an_export_goes_to_another_folder_and_back() {
    let terminal = with_activity("Ward audit");
    let out = terminal.run(&["export", "all.zip"]);
    assert_eq!(out.out, "Exported everything to all.zip\n", "{out}");
    let whole = terminal.run(&["--record", "again", "import", "all.zip"]);
    assert_eq!(
        whole.out, "Imported; the record is what was exported\n",
        "{whole}"
    );
    let list = |dir: &str| {
        terminal
            .run(&["--record", dir, "--json", "activity", "list"])
            .out
    };
    assert_eq!(list("again"), list("data/cairn/record"));

    terminal.run(&["--record", "again", "activity", "add", "--title", "Since"]);
    terminal.run(&["--record", "again", "export", "all.zip"]);
    let merged = terminal.json(&["import", "all.zip"]);
    assert_eq!(
        fields(&merged),
        [
            "whole",
            "change",
            "added",
            "updated",
            "both",
            "person",
            "aside",
            "missing_files",
            "damaged",
            "changed"
        ]
    );
    assert_eq!(merged["added"][0]["part"], "activities");
    let nothing = terminal.run(&["import", "all.zip"]);
    assert_eq!(nothing.out, "There was nothing new in it\n", "{nothing}");
}

#[test]
fn an_import_tells_both_values_of_what_is_said_of_the_person_and_offers_undo_only_once() {
    let terminal = with_activity("Ward audit");
    terminal.run(&["--record", "kim", "init", "--name", "Kim Other"]);
    terminal.run(&["--record", "kim", "export", "kim.zip"]);
    let told = terminal.run(&["import", "kim.zip"]);
    assert!(told.out.contains("Imported; `cairn undo "), "{told}");
    assert!(told.out.contains("In two versions 1 person"), "{told}");
    let says = "Name            “Sam Sample” stays; “Kim Other” in the import";
    assert!(told.out.contains(says), "{told}");
    let again = terminal.json(&["import", "kim.zip"]);
    assert_eq!(again["changed"], false);
    let again = terminal.run(&["import", "kim.zip"]);
    assert_eq!(again.out, "There was nothing new in it\n", "{again}");
    terminal.run(&["undo"]);
    let told = terminal.json(&["import", "kim.zip"]);
    assert_eq!(told["person"][0]["field"], "Name");
    assert_eq!(told["person"][0]["theirs"], "Kim Other");
    let list = terminal.run(&["activity", "list"]);
    assert!(list.out.contains("Ward audit"), "{list}");
}

#[test]
fn the_other_version_of_an_entry_is_in_the_bin() {
    let terminal = with_activity("Ward audit");
    terminal.run(&["export", "all.zip"]);
    terminal.run(&["--record", "again", "import", "all.zip"]);
    let id = terminal.json(&["activity", "list"])[0]["id"].clone();
    let id = id.as_str().expect("an id");
    terminal.run(&["activity", "edit", id, "--description", "here"]);
    terminal.run(&[
        "--record",
        "again",
        "activity",
        "edit",
        id,
        "--description",
        "there",
    ]);
    terminal.run(&["--record", "again", "export", "all.zip"]);
    let told = terminal.run(&["import", "all.zip"]);
    assert!(told.out.contains("In two versions 1 activity"), "{told}");
    assert!(told.out.contains("`cairn bin`"), "{told}");
    let bin = terminal.run(&["bin"]);
    assert!(bin.out.contains("Ward audit (as imported)"), "{bin}");
}

#[test]
fn what_is_no_export_is_refused() {
    let terminal = with_activity("Ward audit");
    terminal.write("diary.txt", "Dear diary");
    let refused = terminal.run(&["import", "diary.txt"]);
    assert_eq!(refused.code, 1, "{refused}");
    assert!(
        refused
            .err
            .starts_with("error: diary.txt cannot be imported: "),
        "{refused}"
    );
    let missing = terminal.run(&["import", "nowhere.zip"]);
    assert_eq!(missing.code, 1, "{missing}");
}

#[test]
fn a_record_is_erased_when_its_owner_says_so_by_name() {
    let terminal = with_activity("Ward audit");
    let asked = terminal.run(&["erase"]);
    assert!(
        asked.out.contains("The record of Sam Sample: 1 activity"),
        "{asked}"
    );
    assert!(
        asked
            .out
            .ends_with("To do it: cairn erase --name \"Sam Sample\"\n"),
        "{asked}"
    );
    let wrong = terminal.run(&["erase", "--name", "Somebody"]);
    assert_eq!(wrong.code, 1, "{wrong}");
    assert!(terminal.path("data/cairn/record/cairn.db").exists());
    let done = terminal.run(&["erase", "--name", "Sam Sample"]);
    assert!(done.out.starts_with("Erased:\n"), "{done}");
    assert!(!terminal.path("data/cairn/record").exists());
    assert_eq!(fs::read_dir(terminal.home()).expect("a folder").count(), 1);
}

#[test]
fn erasing_reaches_the_copies_of_files_that_were_opened_also_by_a_program_that_crashed() {
    let terminal = with_activity("Ward audit");
    terminal.write("letter.txt", "Thank you");
    let added = terminal.json(&[
        "evidence",
        "add",
        "--title",
        "Letter",
        "--file",
        "letter.txt",
    ]);
    assert_eq!(added["reference"], "E1", "{added}");
    let record = terminal.path("data/cairn/record");
    let temp = terminal.path("temp");
    fs::create_dir(&temp).expect("a folder");
    let open = || {
        let clock = cairn::record::Clock::system().expect("a clock");
        let opened = cairn::record::Record::open(&record, clock).expect("the record");
        let all = opened.all_evidence().expect("the evidence");
        let Some(cairn::domain::EvidenceContent::File(file)) =
            all.first().map(|one| one.details.content.clone())
        else {
            panic!("a file");
        };
        let copies = cairn::record::OpenedCopies::under(&temp, &record);
        let files = opened.attached_files();
        let copy = copies.copy(&files, &file, &mut |_| std::ops::ControlFlow::Continue(()));
        // As a program that is killed, or goes on.
        std::mem::forget(copies);
        copy.expect("a copy")
    };
    let copies = [open(), open()];
    let erase = |args: &[&str]| {
        let mut erase = terminal.command(args);
        // Windows calls it otherwise.
        erase.env("TMPDIR", &temp).env("TMP", &temp);
        erase.output().expect("it runs")
    };
    let listed = erase(&["erase"]);
    let says = String::from_utf8_lossy(&listed.stdout).into_owned();
    assert!(says.contains("cairn-copies-"), "{says}");
    let erased = erase(&["erase", "--name", "Sam Sample"]);
    assert!(erased.status.success(), "{erased:?}");
    assert!(copies.iter().all(|copy| !copy.exists()));
    assert_eq!(fs::read_dir(&temp).expect("a folder").count(), 0);
    assert!(!record.exists());
}

#[test]
fn an_export_takes_the_place_of_an_earlier_one_and_of_no_other_file() {
    let terminal = with_activity("Ward audit");
    terminal.write("letter.docx", "Dear all");
    terminal.write("empty.zip", "");
    fs::create_dir(terminal.path("folder")).expect("a folder");
    for (name, code) in [
        ("letter.docx", 1),
        ("folder", 1),
        ("empty.zip", 0),
        ("empty.zip", 0),
    ] {
        let out = terminal.run(&["export", name]);
        assert_eq!(out.code, code, "{name}: {out}");
    }
    let out = terminal.run(&["export", "letter.docx"]);
    assert!(
        out.err
            .contains("letter.docx is there already and is not an export of Cairn"),
        "{out}"
    );
    let kept = fs::read_to_string(terminal.path("letter.docx"));
    assert_eq!(kept.expect("it is there"), "Dear all");
}

#[cfg(unix)]
#[test]
fn nothing_waits_for_a_pipe_nor_writes_into_one() {
    let terminal = with_activity("Ward audit");
    let made = std::process::Command::new("mkfifo")
        .arg(terminal.path("pipe"))
        .status();
    assert!(made.expect("mkfifo runs").success());
    for args in [
        &["import", "pipe"][..],
        &["export", "pipe"],
        &["profile", "import", "pipe"],
        &["profile", "check", "pipe"],
        &["profile", "use", "pipe"],
        &["restore", "pipe"],
        &["evidence", "add", "--title", "T", "--file", "pipe"],
        &["portfolio", "print", "--kind", "pipe", "--out", "a.pdf"],
        &["portfolio", "print", "--out", "pipe"],
        &["import", "/dev/zero"],
        &["profile", "check", "/dev/zero"],
    ] {
        let out = terminal.run(args);
        assert_ne!(out.code, 0, "{args:?}: {out}");
        assert!(out.err.contains("hint: "), "{args:?}: {out}");
    }
    let found = fs::metadata(terminal.path("pipe")).expect("it is there");
    assert!(!found.is_file(), "it still is a pipe");
}

#[cfg(unix)]
#[test]
fn a_link_stays_one_and_what_it_leads_to_is_written() {
    let terminal = with_activity("Ward audit");
    terminal.run(&["export", "all.zip"]);
    let link = terminal.path("link.zip");
    std::os::unix::fs::symlink(terminal.path("all.zip"), &link).expect("a link");
    terminal.run(&["activity", "add", "--title", "Since"]);
    let out = terminal.run(&["export", "link.zip"]);
    assert_eq!(out.code, 0, "{out}");
    assert!(
        fs::symlink_metadata(&link)
            .expect("it is there")
            .is_symlink()
    );
    let whole = terminal.run(&["--record", "again", "import", "all.zip"]);
    assert_eq!(whole.code, 0, "{whole}");
    let list = terminal.run(&["--record", "again", "activity", "list"]);
    assert!(list.out.contains("Since"), "{list}");
    for name in ["/dev/stdout", "/dev/null", "/proc/self/fd/1"] {
        let out = terminal.run(&["export", name]);
        assert!(out.err.contains("is there already"), "{name}: {out}");
    }
}
