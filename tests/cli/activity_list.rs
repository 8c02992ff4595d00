//! `cairn activity list`, and changes of several activities at once.
use insta::assert_snapshot;

use crate::activity::community_of_practice;
use crate::terminal::Terminal;

#[test]
fn a_list_is_a_table_with_its_total() {
    let terminal = Terminal::with_record();
    assert_snapshot!(terminal.run(&["activity", "list"]), @"No activities yet; log one with `cairn activity add`");
    community_of_practice(&terminal);
    for args in [
        &[
            "--title=Conference with a title so long that no terminal has room for all of it",
            "--date=2025-06-11",
            "--end=12/06/2025",
            "--hours=12",
        ][..],
        &[
            "--title=Course",
            "--date=2027-01-10",
            "--minutes=45",
            "--kind=course",
        ],
    ] {
        terminal.json(&[&["activity", "add"], args].concat());
    }
    assert_snapshot!(terminal.run(&["activity", "list"]), @"
    Id        Date            Time  Status   Title
    xxxxxxxx  10 Jan 2027   0 h 45  Planned  Course
    xxxxxxxx  28 Oct        1 h 30  Done     Chaired the community of practice
    xxxxxxxx  11 Jun 2025  12 h 00  Done     Conference with a title so long that n…

    3 activities · 13 h 30 done · 45 min planned · 1 of 2 reflected on
    ");
    assert_snapshot!(terminal.run(&["activity", "list", "--text", "nothing"]), @"No activity fits");
}

#[test]
fn a_list_can_be_narrowed_in_every_way() {
    let terminal = Terminal::with_record();
    community_of_practice(&terminal);
    terminal.json(&[
        "activity",
        "add",
        "--title=Course",
        "--date=2027-01-10",
        "--kind=course",
    ]);
    terminal.json(&["activity", "add", "--title=Old", "--date=2024-02-29"]);
    for (narrowed, expected) in [
        (&["--from", "2027-01-01"][..], &["Course"][..]),
        (
            &["--from", "1/1/2026", "--to", "31/12/2026"],
            &["Chaired the community of practice"],
        ),
        (&["--status", "planned"], &["Course"]),
        (&["--kind", "course"], &["Course"]),
        (&["--tag", "cop"], &["Chaired the community of practice"]),
        (
            &["--link", "Mentoring"],
            &["Chaired the community of practice"],
        ),
        (
            &["--link", "klimf/6.1"],
            &["Chaired the community of practice"],
        ),
        (&["--link", "klimf/6.1#1"], &[]),
        (
            &["--text", "template"],
            &["Chaired the community of practice"],
        ),
        (&["--needs-reflection"], &["Old"]),
        (&["--period", "last-year"], &[]),
        (
            &["--period", "this-year"],
            &["Chaired the community of practice"],
        ),
        (&["--no-links"], &["Course", "Old"]),
        (
            &["--no-links", "--sort", "title-reversed"],
            &["Old", "Course"],
        ),
        (
            &["--no-evidence", "--sort", "title"],
            &["Chaired the community of practice", "Course", "Old"],
        ),
        (
            &["--group", "broadening activities"],
            &["Chaired the community of practice"],
        ),
        (&["--status", "done", "--to", "2025-01-01"], &["Old"]),
    ] {
        let found = terminal.json(&[&["activity", "list"], narrowed].concat());
        let titles: Vec<&str> = found
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|found| found["title"].as_str())
            .collect();
        assert_eq!(titles, expected, "{narrowed:?}");
    }
}

#[test]
fn several_activities_are_tagged_linked_and_deleted_as_one_change() {
    let terminal = Terminal::with_record();
    let add = |title: &str| {
        let added = terminal.json(&["activity", "add", "--title", title]);
        added["id"].as_str().expect("an id").to_owned()
    };
    let (one, two) = (add("One"), add("Two"));
    let tagged = terminal.json(&["activity", "tag", &one, &two, "--tag=audit"]);
    assert_eq!(tagged[1]["tags"], serde_json::json!(["audit"]));
    assert_snapshot!(terminal.run(&["activity", "tag", &one, "--tag=Audit"]), @"Nothing to change in 1 activity");
    assert_snapshot!(terminal.run(&["activity", "link", &one, &two, "--link=mentoring=Both"]), @"Changed 2 activities");
    let linked = terminal.json(&["activity", "show", &two]);
    assert_eq!(
        linked["links"],
        serde_json::json!([{ "key": "pda/mentoring", "reason": "Both" }])
    );
    assert_snapshot!(terminal.run(&["activity", "delete", &one, &two, &one]), @"
    Moved 2 activities to the Bin
    Bring them back with `cairn undo 6`
    ");
    assert_eq!(terminal.json(&["activity", "list"]), serde_json::json!([]));
    assert_snapshot!(terminal.run(&["undo"]), @"Took back: delete 2 activities");
    assert_eq!(
        terminal.json(&["activity", "list", "--tag=audit"])[1]["id"],
        one
    );
}

#[test]
fn what_a_list_comes_to_stands_below_it_and_wrong_options_say_what_there_is() {
    let terminal = Terminal::with_record();
    community_of_practice(&terminal);
    terminal.json(&[
        "activity",
        "add",
        "--title=Course",
        "--date=2027-01-10",
        "--hours=2",
    ]);
    let said = terminal.run(&["activity", "list"]).out;
    assert_eq!(
        said.lines().last(),
        Some("2 activities · 1 h 30 done · 2 h planned · 1 of 1 reflected on")
    );
    for (option, hint) in [
        (
            "--sort=size",
            "date, title, kind, hours, reflected, evidence",
        ),
        ("--period=once", "this-year, last-year"),
        ("--group=Nobody", "Choose one of: "),
    ] {
        let refused = terminal.run(&["activity", "list", option]);
        assert!(refused.err.contains(hint), "{refused}");
    }
}
