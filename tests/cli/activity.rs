//! The CPD log.
use insta::assert_snapshot;

use crate::terminal::{Terminal, fields};

/// Logs a reflected meeting linked to a PDA and a statement.
pub fn community_of_practice(terminal: &Terminal) -> String {
    let added = terminal.json(&[
        "activity",
        "add",
        "--title=Chaired the community of practice",
        "--date=28/10/2026",
        "--hours=1h30",
        "--kind=meeting",
        "--what=Eight services met",
        "--so-what=Two trusts had the same gap",
        "--now-what=Share the search template",
        "--provider=KNOWvember",
        "--location=Leeds",
        "--url=https://example.org/cop",
        "--description=Quarterly meeting",
        "--tag=network",
        "--tag=cop",
        "--link=Mentoring",
        "--link=klimf/6.1#2=Set out the approach = together",
    ]);
    added["id"].as_str().expect("an id").to_owned()
}

#[test]
fn an_activity_is_logged_and_shown_with_everything_said_of_it() {
    let terminal = Terminal::with_record();
    let id = community_of_practice(&terminal);
    let said = terminal.run(&["activity", "show", &id[id.len() - 8..]]);
    assert_snapshot!(said, @"
    Chaired the community of practice

    Date            28 October 2026
    Time            1 h 30
    Kind            Meeting
    Status          Done
    Provider        KNOWvember
    Location        Leeds
    Web address     https://example.org/cop
    Tags            network, cop
    Id              xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx

    Description
      Quarterly meeting

    What happened
      Eight services met

    So what
      Two trusts had the same gap

    Now what
      Share the search template

    Counts toward
      Mentoring [pda/mentoring]
      I can use my subject matter expertise to create and implement a strategy for
      knowledge management and knowledge mobilisation aligned to the priorities of
      the organisation and local healthcare system. [klimf/6.1#2]
          Set out the approach = together
    ");
}

#[test]
fn dates_are_read_as_people_say_them() {
    let terminal = Terminal::with_record();
    let said = terminal.run(&[
        "activity",
        "add",
        "--title=Journal club",
        "--date=last tue",
        "--hours=1½",
    ]);
    assert_snapshot!(said, @"Logged “Journal club”, 17 November 2026, 1 h 30 (xxxxxxxx)");
    let title = |args: &[&str]| terminal.json(args)[0]["title"].clone();
    let from_to = ["activity", "list", "--from=a week ago", "--to=17 nov"];
    assert_eq!(title(&from_to), "Journal club");
    assert_eq!(
        title(&["activity", "list", "--from=yesterday"]),
        serde_json::Value::Null
    );
    let refused = terminal.run(&["activity", "add", "--title=No", "--date=soon"]);
    assert_snapshot!(refused, @"
    --- stderr
    error: “soon” is not a date
    hint: Write it like yesterday, last Tue, 12 Mar or 12/03/2026
    --- exit status 1
    ");
}

#[test]
fn an_activity_has_the_documented_fields() {
    let terminal = Terminal::with_record();
    let id = community_of_practice(&terminal);
    let shown = terminal.json(&["activity", "show", &id]);
    assert_eq!(
        fields(&shown),
        [
            "id",
            "title",
            "date",
            "end",
            "minutes",
            "kind",
            "status",
            "description",
            "reflection",
            "reflected",
            "provider",
            "location",
            "cost",
            "url",
            "tags",
            "links",
            "evidence",
            "objectives",
            "deleted"
        ]
    );
    let mut expected = serde_json::json!({
        "id": id,
        "title": "Chaired the community of practice",
        "date": "2026-10-28",
        "end": null,
        "minutes": 90,
        "kind": "meeting",
        "status": "done",
        "description": "Quarterly meeting",
        "reflection": {
            "what": "Eight services met",
            "so_what": "Two trusts had the same gap",
            "now_what": "Share the search template",
        },
        "reflected": true,
        "provider": "KNOWvember",
        "location": "Leeds",
        "cost": 0,
        "url": "https://example.org/cop",
        "tags": ["network", "cop"],
        "links": [
            { "key": "pda/mentoring", "reason": "" },
            { "key": "klimf/6.1#2", "reason": "Set out the approach = together" },
        ],
        "evidence": [],
        "objectives": [],
        "deleted": false,
    });
    assert_eq!(shown, expected);
    assert_eq!(
        terminal.json(&["activity", "list"])[0],
        shown,
        "lists hold the same"
    );
    terminal.json(&[
        "evidence",
        "add",
        "--title=Minutes",
        "--note=…",
        "--activity",
        &id,
    ]);
    expected["evidence"] = serde_json::json!(["E1"]);
    assert_eq!(terminal.json(&["activity", "show", &id]), expected);
}

#[test]
fn quick_capture_needs_a_title_and_takes_the_rest_for_granted() {
    let terminal = Terminal::with_record();
    assert_snapshot!(terminal.run(&["activity", "add", "--title", "Journal club"]), @"Logged “Journal club”, 23 November 2026 (xxxxxxxx)");
    let added = terminal.json(&["activity", "list"])[0].clone();
    assert_eq!(added["date"], "2026-11-23");
    assert_eq!(
        (&added["status"], &added["kind"]),
        (&"done".into(), &"other".into())
    );
    assert_eq!(added["minutes"], 0);
}

#[test]
fn an_activity_on_a_day_to_come_is_planned() {
    let terminal = Terminal::with_record();
    let args = [
        "activity",
        "add",
        "--title",
        "Course",
        "--date",
        "2027-01-10",
    ];
    assert_snapshot!(terminal.run(&args), @"Planned “Course”, 10 January 2027 (xxxxxxxx)");
    assert_eq!(terminal.json(&["activity", "list"])[0]["status"], "planned");
}

#[test]
fn an_edit_changes_what_is_given_and_nothing_else() {
    let terminal = Terminal::with_record();
    let id = community_of_practice(&terminal);
    let before = terminal.json(&["activity", "show", &id]);
    let edited = terminal.json(&["activity", "edit", &id, "--hours", "2", "--location", ""]);
    let mut expected = before;
    expected["minutes"] = 120.into();
    expected["location"] = "".into();
    assert_eq!(edited, expected);
    assert_snapshot!(terminal.run(&["activity", "edit", &id, "--hours", "2"]), @"Nothing to change in “Chaired the community of practice” (xxxxxxxx)");
}

#[test]
fn tags_and_links_are_replaced_added_and_taken_away() {
    let terminal = Terminal::with_record();
    let id = community_of_practice(&terminal);
    let edit = |args: &[&str]| {
        let edited = terminal.json(&[&["activity", "edit", &id], args].concat());
        let links: Vec<String> = edited["links"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|link| link["key"].as_str().map(ToOwned::to_owned))
            .collect();
        (edited["tags"].clone(), links.join(" "))
    };
    let (tags, links) = edit(&[
        "--add-tag",
        "leeds",
        "--remove-tag",
        "COP",
        "--add-link",
        "OR10",
    ]);
    assert_eq!(tags, serde_json::json!(["network", "leeds"]));
    assert_eq!(links, "pda/mentoring klimf/6.1#2 gkim/OR10");
    let (_, links) = edit(&["--remove-link", "mentoring", "--remove-link", "6.1#2"]);
    assert_eq!(links, "gkim/OR10");
    let (tags, links) = edit(&[
        "--tag",
        "one",
        "--tag",
        "two",
        "--link",
        "6.1#1",
        "--link",
        "6.1#3=Why",
    ]);
    assert_eq!(tags, serde_json::json!(["one", "two"]));
    assert_eq!(links, "klimf/6.1#1 klimf/6.1#3");
    let (tags, links) = edit(&["--tag", "", "--link", ""]);
    assert_eq!((tags, links.as_str()), (serde_json::json!([]), ""));
}

#[test]
fn a_deleted_activity_lies_in_the_bin_until_it_is_restored() {
    let terminal = Terminal::with_record();
    let id = community_of_practice(&terminal);
    assert_snapshot!(terminal.run(&["activity", "delete", &id]), @"
    Moved “Chaired the community of practice” to the Bin
    Bring it back with `cairn undo 3` or `cairn activity restore xxxxxxxx`
    ");
    assert_eq!(terminal.json(&["activity", "list"]), serde_json::json!([]));
    assert_eq!(terminal.json(&["activity", "show", &id])["deleted"], true);
    assert_eq!(terminal.json(&["bin"])[0]["id"], id.as_str());
    assert_snapshot!(terminal.run(&["activity", "restore", &id]), @"Brought “Chaired the community of practice” back from the Bin");
    assert_eq!(terminal.json(&["activity", "list"])[0]["id"], id.as_str());
    assert_eq!(terminal.json(&["bin"]), serde_json::json!([]));
}

#[test]
fn an_activity_has_its_history() {
    let terminal = Terminal::with_record();
    let id = community_of_practice(&terminal);
    terminal.run(&[
        "activity",
        "edit",
        &id,
        "--title",
        "Led the community of practice",
    ]);
    let history = terminal.json(&["activity", "history", &id]);
    assert_eq!(history.as_array().map(Vec::len), Some(2));
    assert_eq!(fields(&history[0]), ["at", "change", "fields"]);
    assert_eq!(
        history[0]["fields"],
        serde_json::json!([{
            "field": "Title",
            "before": "Chaired the community of practice",
            "after": "Led the community of practice",
        }])
    );
    let said = terminal.run(&["activity", "history", &id]);
    assert!(
        said.out
            .contains("Title: Chaired the community of practice → Led"),
        "{said}"
    );
}

#[test]
fn an_id_that_fits_several_is_refused_with_what_it_fits() {
    let terminal = Terminal::with_record();
    let first = community_of_practice(&terminal);
    terminal.json(&["activity", "add", "--title", "Journal club"]);
    let said = terminal.run(&["activity", "show", &first[..5]]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("fits 2 activities"), "{said}");
    assert!(said.err.contains("Journal club"), "{said}");
}

#[test]
fn what_an_activity_cost_is_shown_searched_exported_printed_and_told_of() {
    let terminal = Terminal::with_record();
    let added = terminal.json(&[
        "activity",
        "add",
        "--title=Systematic searching",
        "--date=2026-03-01",
        "--so-what=Searches take longer than I thought",
        "--link=klimf/6.1",
        "--cost=£123.45",
    ]);
    assert_eq!(added["cost"], 12_345);
    let id = added["id"].as_str().expect("an id");
    let shown = terminal.run(&["activity", "show", id]);
    assert!(shown.out.contains("Cost            £123.45"), "{shown}");
    let found = terminal.json(&["search", "123.45"]);
    assert_eq!(found[0]["title"], "Systematic searching");
    terminal.json(&["export", "all.zip"]);
    let zip = std::fs::File::open(terminal.path("all.zip")).expect("the export");
    let mut zip = zip::ZipArchive::new(zip).expect("a zip file");
    let mut csv = String::new();
    let mut file = zip.by_name("csv/activity.csv").expect("the activities");
    std::io::Read::read_to_string(&mut file, &mut csv).expect("a text");
    assert!(
        csv.lines().next().expect("names").ends_with(",cost"),
        "{csv}"
    );
    assert!(csv.trim_end().ends_with(",12345"), "{csv}");
    let edited = terminal.json(&["activity", "edit", id, "--cost="]);
    assert_eq!(edited["cost"], 0);
    let history = terminal.json(&["activity", "history", id]);
    let change = serde_json::json!({"field": "Cost", "before": "£123.45", "after": ""});
    assert_eq!(history[0]["fields"], serde_json::json!([change]));
    let refused = terminal.run(&["activity", "edit", id, "--cost=12,50"]);
    assert!(
        refused.err.contains("“12,50” is not an amount"),
        "{refused}"
    );
}
