//! Notes, files and web links.

use insta::assert_snapshot;
use serde_json::json;

use crate::terminal::{Terminal, fields};

#[test]
fn evidence_has_the_documented_fields() {
    let terminal = Terminal::with_record();
    let activity = terminal.json(&["activity", "add", "--title=Journal club"]);
    let id = activity["id"].as_str().unwrap();
    terminal.write("minutes.txt", "We met");
    let note = terminal.json(&[
        "evidence",
        "add",
        "--title=Thanks",
        "--note=- well done",
        "--date=1/3/2026",
        "--link=Mentoring=They say so",
        "--activity",
        &id[..36],
    ]);
    assert_eq!(
        fields(&note),
        [
            "id",
            "reference",
            "title",
            "date",
            "kind",
            "note",
            "file",
            "url",
            "links",
            "activities",
            "qualifications",
            "deleted"
        ]
    );
    assert_eq!(note["reference"], "E1");
    assert_eq!(note["date"], "2026-03-01");
    assert_eq!(
        (&note["kind"], &note["note"]),
        (&json!("note"), &json!("- well done"))
    );
    assert_eq!((&note["file"], &note["url"]), (&json!(null), &json!(null)));
    assert_eq!(
        note["links"],
        json!([{ "key": "pda/mentoring", "reason": "They say so" }])
    );
    assert_eq!(note["activities"], json!([id]));

    let file = terminal.json(&["evidence", "add", "--title=Minutes", "--file=minutes.txt"]);
    assert_eq!(
        (&file["reference"], &file["kind"]),
        (&json!("E2"), &json!("file"))
    );
    assert_eq!(fields(&file["file"]), ["name", "sha256", "bytes"]);
    assert_eq!(
        (&file["file"]["name"], &file["file"]["bytes"]),
        (&json!("minutes.txt"), &json!(6))
    );

    let web = terminal.json(&[
        "evidence",
        "add",
        "--title=Page",
        "--url=https://example.org/a",
    ]);
    assert_eq!(
        (&web["kind"], &web["url"]),
        (&json!("url"), &json!("https://example.org/a"))
    );
    assert_eq!(web["date"], "2026-11-23", "today, where none is given");
    assert_eq!(
        terminal.json(&["evidence", "list"]),
        json!([note, file, web])
    );
}

#[test]
fn evidence_is_listed_and_shown() {
    let terminal = Terminal::with_record();
    let activity = terminal.json(&["activity", "add", "--title=Journal club"]);
    let id = activity["id"].as_str().unwrap();
    assert_snapshot!(terminal.run(&["evidence", "list"]), @"No evidence yet; keep some with `cairn evidence add`");
    terminal.write("minutes.txt", "We met");
    assert_snapshot!(
        terminal.run(&[
            "evidence", "add", "--title=Minutes", "--file=minutes.txt", "--link=6.1#2=I chaired",
            "--activity", id,
        ]),
        @"Kept “Minutes” as E1"
    );
    terminal.json(&[
        "evidence",
        "add",
        "--title=Thanks",
        "--note=A letter\n\nof thanks",
    ]);
    assert_snapshot!(terminal.run(&["evidence", "list"]), @"
    Ref  Date    Title    Sort  Shows
    E1   23 Nov  Minutes  File      1
    E2   23 Nov  Thanks   Note

    2 pieces of evidence
    ");
    assert_snapshot!(terminal.run(&["evidence", "show", "e1"]), @"
    E1 Minutes

    Date            23 November 2026
    File            minutes.txt, 6 bytes
    Id              xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx

    Shows
      I can use my subject matter expertise to create and implement a strategy for
      knowledge management and knowledge mobilisation aligned to the priorities of
      the organisation and local healthcare system. [klimf/6.1#2]
          I chaired

    Belongs to
      Journal club, 23 November 2026 (xxxxxxxx)
    ");
    assert_snapshot!(terminal.run(&["evidence", "show", "E2"]), @"
    E2 Thanks

    Date            23 November 2026
    Id              xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx

    Note
      A letter

      of thanks
    ");
}

#[test]
fn a_file_comes_out_of_the_record_as_it_went_in() {
    let terminal = Terminal::with_record();
    terminal.write("minutes.txt", "We met");
    terminal.json(&["evidence", "add", "--title=Minutes", "--file=minutes.txt"]);
    std::fs::remove_file(terminal.path("minutes.txt")).unwrap();
    std::fs::create_dir(terminal.path("folder")).unwrap();
    for (to, saved) in [
        (&[][..], "minutes.txt"),
        (&["--out", "copy.txt"], "copy.txt"),
        (&["folder"], "folder/minutes.txt"),
    ] {
        let said = terminal.json(&[&["evidence", "save", "E1"], to].concat());
        assert_eq!(said["reference"], "E1");
        let named = std::path::Path::new(said["saved"].as_str().unwrap());
        assert!(named.ends_with(saved), "{said}");
        let text = std::fs::read_to_string(terminal.path(saved)).unwrap();
        assert_eq!(text, "We met");
    }
    terminal.write("copy.txt", "Something else");
    assert_snapshot!(terminal.run(&["evidence", "save", "E1", "copy.txt"]), @"
    --- stderr
    error: There is a file of this name already: copy.txt
    hint: Choose another name
    --- exit status 1
    ");
    let text = std::fs::read_to_string(terminal.path("copy.txt")).unwrap();
    assert_eq!(text, "Something else", "no file is written over");
}

#[test]
fn a_file_is_replaced_by_a_newer_version_and_the_earlier_one_is_kept() {
    let terminal = Terminal::with_record();
    terminal.write("minutes.txt", "We met");
    terminal.write("final.txt", "We met and agreed");
    terminal.json(&["evidence", "add", "--title=Minutes", "--file=minutes.txt"]);
    assert_snapshot!(terminal.run(&["evidence", "versions", "E1"]), @"E1 has no earlier versions");
    assert_snapshot!(
        terminal.run(&["evidence", "replace", "E1", "final.txt"]),
        @"E1 is now final.txt, 17 bytes; `cairn evidence versions E1` lists the earlier ones"
    );
    assert_snapshot!(
        terminal.run(&["evidence", "replace", "E1", "final.txt"]),
        @"E1 holds this very file already"
    );
    let listed = terminal.run(&["evidence", "versions", "E1"]);
    assert!(
        listed.out.starts_with("1  minutes.txt, 6 bytes, until "),
        "{listed}"
    );
    let versions = terminal.json(&["evidence", "versions", "E1"]);
    assert_eq!(fields(&versions[0]), ["name", "sha256", "bytes", "until"]);
    terminal.json(&["evidence", "save", "E1", "old.txt", "--earlier=1"]);
    let text = std::fs::read_to_string(terminal.path("old.txt")).unwrap();
    assert_eq!(text, "We met");
    assert_snapshot!(terminal.run(&["evidence", "save", "E1", "old.txt", "--earlier=2"]), @"
    --- stderr
    error: There is no earlier version 2
    hint: It may have another name; list what there is
    --- exit status 1
    ");
    terminal.run(&["undo"]);
    assert_eq!(
        terminal.json(&["evidence", "show", "E1"])["file"]["name"],
        "minutes.txt"
    );
}

#[test]
fn evidence_is_edited_deleted_and_restored() {
    let terminal = Terminal::with_record();
    terminal.json(&[
        "evidence",
        "add",
        "--title=Note",
        "--note=Text",
        "--link=Mentoring",
    ]);
    let edited = terminal.json(&[
        "evidence",
        "edit",
        "E1",
        "--title=Letter",
        "--note=More text",
        "--add-link=OR10",
        "--remove-link=Mentoring",
    ]);
    assert_eq!(
        (&edited["title"], &edited["note"]),
        (&json!("Letter"), &json!("More text"))
    );
    assert_eq!(
        edited["links"],
        json!([{ "key": "gkim/OR10", "reason": "" }])
    );
    assert_snapshot!(terminal.run(&["evidence", "delete", "E1"]), @"
    Moved E1 “Letter” to the Bin
    Bring it back with `cairn undo 4` or `cairn evidence restore E1`
    ");
    assert_eq!(terminal.json(&["evidence", "list"]), json!([]));
    let next = terminal.json(&["evidence", "add", "--title=Next", "--note=Text"]);
    assert_eq!(next["reference"], "E2", "a reference is never used again");
    assert_eq!(terminal.json(&["bin"])[0]["reference"], "E1");
    let restored = terminal.json(&["evidence", "restore", "E1"]);
    assert_eq!(
        (&restored["title"], &restored["deleted"]),
        (&json!("Letter"), &json!(false))
    );
}

#[test]
fn an_empty_file_is_kept_with_a_warning() {
    let terminal = Terminal::with_record();
    terminal.write("broken.pdf", "");
    terminal.write("whole.pdf", "whole");
    let added = terminal.run(&["evidence", "add", "--title=Report", "--file=broken.pdf"]);
    assert_eq!(added.code, 0, "{added}");
    assert!(
        added
            .err
            .contains("warning: The file was kept: broken.pdf is empty"),
        "{added}"
    );
    assert!(added.err.contains("hint: Download it again"), "{added}");
    let replaced = terminal.run(&["evidence", "replace", "E1", "whole.pdf"]);
    assert_eq!(replaced.err, "");
    let again = terminal.run(&["evidence", "replace", "E1", "broken.pdf"]);
    assert!(again.err.contains("broken.pdf is empty"), "{again}");
}
