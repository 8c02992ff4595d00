//! One page as people have it: copied from a browser, with bars, saved as HTML, in the encodings of Windows, and cut off.

use std::fs;

use cairn::domain::profile::Profile;
use cairn::files::{FileError, read_text};
use cairn::profiles::Imported;

use crate::page::{read, statements};

/// As a browser copies it, with tabs between the cells.
const COPIED: &str = "Home
Roles
Outreach Librarian
Summary
An Outreach Librarian takes evidence to the wards – in person.

Behavioural Skills
Title\tDetails
Curiosity\tAsks the next question.
It waits for the answer.
Courage\tSays what was found.
Professional Development Activity (PDA)
Title\tDetails\tPDA Group
Mentoring\tAdvising a colleague.\tBroadening Activities
Qualification Components
Title\tAwarding Bodies
A certificate in café studies\tThe Sample Institute
Knowledge, Library and Information Management Framework
Skill\tLevel
3.3 Information retrieval\t3.3 Information retrieval | Level 2 - Assist
I can help. I can say where I looked.

6.10 Sharing\t6.10 Sharing | Level 3 - Apply
I can share. I can stop.

The Professional Body Responsible for this job family is the Sample Institute. This page was made by hand.";

/// The same, saved by a browser.
const SAVED: &str = "<!DOCTYPE html>
<html lang=en><head><meta charset=utf-8><title>Outreach Librarian | Roles</title><script>var a = '<td>';</script></head><body>
<nav><a href=/>Home</a> <a href=/roles>Roles</a></nav>
<h1>Outreach Librarian</h1>
<h2>Summary</h2>
<p>An Outreach Librarian takes evidence to the wards &ndash; <em>in person</em>.</p>
<h2>Behavioural Skills</h2>
<table><thead><tr><th>Title</th><th>Details</th></tr></thead>
<tbody><tr><td>Curiosity</td><td><p>Asks the next question.</p><p>It waits for the answer.</p></td></tr>
<tr><td>Courage<td>Says what was found.</tbody></table>
<h2>Professional Development Activity (PDA)</h2>
<table><tr><th>Title<th>Details<th>PDA Group</tr><tr><td>Mentoring<td>Advising a colleague.<td>Broadening&nbsp;Activities</tr></table>
<h2>Qualification Components</h2>
<table><tr><th>Title</th><th>Awarding Bodies</th></tr><tr><td>A certificate in caf&eacute; studies</td><td>The Sample Institute</td></tr></table>
<h2>Knowledge, Library and Information Management Framework</h2>
<table><tr><th>Skill</th><th>Level</th></tr>
<tr><td>3.3 Information retrieval</td><td><strong>3.3 Information retrieval | Level 2 - Assist</strong><ul><li>I can help.</li><li>I can say where I looked.</li></ul></td></tr>
<tr><td>6.10 Sharing</td><td><strong>6.10 Sharing | Level 3 - Apply</strong><br>I can share. I can stop.</td></tr></table>
<p>The Professional Body Responsible for this job family is the Sample Institute. This page was made by hand.</p>
<footer>Contact us</footer></body></html>";

fn copied() -> Profile {
    let Imported { profile, warnings } = read(COPIED);
    assert_eq!(warnings, []);
    profile
}

#[test]
fn a_page_copied_from_a_browser_is_read_with_its_tabs() {
    let profile = copied();
    assert_eq!(profile.title, "Outreach Librarian");
    assert_eq!(
        profile.summary,
        ["An Outreach Librarian takes evidence to the wards – in person."]
    );
    assert_eq!(profile.responsible_body, "the Sample Institute");
    let keys: Vec<String> = profile
        .requirements
        .iter()
        .map(|found| found.key.to_string())
        .collect();
    assert_eq!(
        keys,
        [
            "behaviour/curiosity",
            "behaviour/courage",
            "pda/mentoring",
            "qualification/a-certificate-in-cafe-studies",
            "klimf/3.3",
            "klimf/6.10"
        ]
    );
    let details = profile.requirements[0].details.shown();
    assert_eq!(details, "Asks the next question. It waits for the answer.");
    assert_eq!(
        statements(&profile.requirements[4]),
        ["I can help.", "I can say where I looked."]
    );
}

#[test]
fn a_page_saved_as_html_is_the_same_role() {
    let Imported { profile, warnings } = read(SAVED);
    assert_eq!(warnings, []);
    assert_eq!(profile, copied());
}

#[test]
fn ordered_points_of_a_saved_page_stay_points() {
    let points = SAVED.replace(
        "<ul><li>I can help.</li><li>I can say",
        "<ol><li>Help.</li><li>Say",
    );
    let points = points.replace("looked.</li></ul>", "looked.</li></ol>");
    let profile = read(&points).profile;
    assert_eq!(
        statements(&profile.requirements[4]),
        ["Help.", "Say where I looked."]
    );
}

#[test]
fn a_page_is_read_in_every_encoding_that_windows_writes() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("role.txt");
    let utf16 = |text: &str, byte: fn(u16) -> [u8; 2]| {
        text.encode_utf16().flat_map(byte).collect::<Vec<u8>>()
    };
    let with_mark = format!("\u{feff}{COPIED}");
    let western: Vec<u8> = COPIED
        .chars()
        .map(|c| match c {
            '–' => 0x96,
            c => u8::try_from(u32::from(c)).expect("a letter of Western Europe"),
        })
        .collect();
    for (form, bytes) in [
        ("UTF-8", COPIED.as_bytes().to_vec()),
        ("UTF-8 with a mark", with_mark.as_bytes().to_vec()),
        ("UTF-16", utf16(&with_mark, u16::to_le_bytes)),
        ("UTF-16 the other way", utf16(&with_mark, u16::to_be_bytes)),
        ("UTF-16 without a mark", utf16(COPIED, u16::to_le_bytes)),
        (
            "UTF-16 the other way without a mark",
            utf16(COPIED, u16::to_be_bytes),
        ),
        ("Windows-1252", western),
        (
            "lines as Windows ends them",
            COPIED.replace('\n', "\r\n").into_bytes(),
        ),
    ] {
        fs::write(&path, bytes).expect("written");
        let text = read_text(&path).unwrap_or_else(|err| panic!("{form}: {err}"));
        assert_eq!(read(&text).profile, copied(), "{form}");
    }
    for bytes in [
        &b"%PDF-1.7\n\x00\x01\x02\xff\xfe"[..],
        b"PK\x03\x04\x14\x00\x06\x00\xff\xd8",
        b"\xff\xfea",
    ] {
        fs::write(&path, bytes).expect("written");
        let refused = read_text(&path);
        assert!(matches!(refused, Err(FileError::NotText(_))), "{refused:?}");
    }
}

#[test]
fn a_page_that_was_cut_off_says_so() {
    let cuts = COPIED.match_indices(['\n', ' ']).map(|(at, _)| at);
    let begins = COPIED.find("Asks").expect("a row");
    let ends = COPIED.find("The Professional").expect("the last line");
    for cut in cuts.filter(|at| (begins..ends).contains(at)) {
        let warnings = read(&COPIED[..cut]).warnings;
        let says = |warning: &cairn::domain::FileProblem| warning.problem.contains("cut off");
        assert!(
            warnings.iter().any(says),
            "{}: {warnings:?}",
            &COPIED[..cut]
        );
    }
    let Imported { warnings, .. } = read(&COPIED.replace(
        "Mentoring\tAdvising a colleague.\tBroadening Activities\n",
        "",
    ));
    assert!(
        warnings[0]
            .problem
            .starts_with("The part “Professional Development Activity (PDA)” has no rows"),
        "{warnings:?}"
    );
    assert_eq!(warnings[0].line, 12);
}
