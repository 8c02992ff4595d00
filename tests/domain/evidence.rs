//! What evidence must be to be kept.

use cairn::domain::{
    ActivityId, EvidenceContent, EvidenceDetails, FileContent, Link, LinkKey, QualificationId,
};
use uuid::Uuid;

use crate::refusal::{day, refuses_all};

fn details(content: EvidenceContent) -> EvidenceDetails {
    EvidenceDetails {
        title: "Letter".to_owned(),
        date: day("2026-03-12"),
        content,
        links: Vec::new(),
        activities: Vec::new(),
        qualifications: Vec::new(),
    }
}

fn note(text: &str) -> EvidenceDetails {
    details(EvidenceContent::Note(text.to_owned()))
}

fn web(url: &str) -> EvidenceDetails {
    details(EvidenceContent::Web(url.to_owned()))
}

#[test]
fn a_note_a_file_and_a_web_link_are_kept_as_they_are() {
    let file = EvidenceContent::File(FileContent {
        name: "letter.pdf".to_owned(),
        sha256: "0".repeat(64),
        bytes: 12,
    });
    for (evidence, kind) in [
        (note(" Seen \n"), "note"),
        (details(file), "file"),
        (web("https://example.org"), "url"),
    ] {
        assert_eq!(evidence.content.kind(), kind);
        assert_eq!(evidence.clone().checked(), Ok(evidence));
    }
}

#[test]
fn an_empty_note_is_refused() {
    for text in ["", " \n"] {
        refuses_all(note(text).checked(), &[("note", "The note is empty")]);
    }
}

#[test]
fn a_web_link_needs_an_address() {
    for url in ["", "  "] {
        refuses_all(web(url).checked(), &[("url", "The web address is empty")]);
    }
    refuses_all(
        web("example.org").checked(),
        &[("url", "“example.org” is not a web address")],
    );
}

#[test]
fn every_problem_is_named_at_once() {
    let blank = EvidenceDetails {
        title: " ".to_owned(),
        ..note("")
    };
    refuses_all(
        blank.checked(),
        &[
            ("title", "The title is empty"),
            ("note", "The note is empty"),
        ],
    );
}

#[test]
fn blanks_and_repeats_go() {
    let key: LinkKey = "pda/audit".parse().expect("a key");
    let activity = |n| ActivityId::from_uuid(Uuid::from_u128(n));
    let held = |n| QualificationId::from_uuid(Uuid::from_u128(n));
    let tidied = EvidenceDetails {
        title: " Letter ".to_owned(),
        links: vec![
            Link::new(key.clone()),
            Link::new(key.clone()).because(" It shows "),
        ],
        activities: vec![activity(2), activity(1), activity(2)],
        qualifications: vec![held(4), held(4), held(3)],
        ..web(" https://example.org\n")
    };
    let expected = EvidenceDetails {
        links: vec![Link::new(key).because("It shows")],
        activities: vec![activity(2), activity(1)],
        qualifications: vec![held(4), held(3)],
        ..web("https://example.org")
    };
    assert_eq!(tidied.checked(), Ok(expected));
}

fn file(name: &str, bytes: u64) -> FileContent {
    FileContent {
        name: name.to_owned(),
        sha256: "0".repeat(64),
        bytes,
    }
}

#[test]
fn the_size_of_a_file_is_said_as_people_say_it() {
    let sizes = [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1_499, "1 kB"),
        (12_819, "13 kB"),
        (999_499, "999 kB"),
        (999_500, "1.0 MB"),
        (1_449_999, "1.4 MB"),
        (2_500_000_000, "2500.0 MB"),
    ];
    for (bytes, says) in sizes {
        assert_eq!(file("a.pdf", bytes).size(), says);
    }
}

#[test]
fn what_would_run_when_opened_is_known_by_its_ending() {
    for name in [
        "setup.exe",
        "SETUP.EXE",
        "letter.pdf.bat",
        "run.sh",
        "a.exe. ",
        ".exe",
        r"C:\work\report.pdf.LNK",
        "invoice.iso",
        "query.settingcontent-ms",
        "macro.XLL",
        "help.chm",
        "far.rdp",
        "go.msc",
    ] {
        assert!(file(name, 1).is_program(), "{name} runs");
    }
    for name in [
        "letter.pdf",
        "exe",
        "notes.md",
        "page.html",
        "photo.png",
        "a.exe/letter.pdf",
    ] {
        assert!(!file(name, 1).is_program(), "{name} shows");
    }
}
