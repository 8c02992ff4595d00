//! Finding what was written.

use insta::assert_snapshot;
use serde_json::json;

use crate::terminal::{Terminal, fields};

#[test]
fn every_entry_can_be_found_by_its_words() {
    let terminal = Terminal::with_record();
    let added = terminal.json(&[
        "activity",
        "add",
        "--title=Ward audit",
        "--date=2026-10-28",
        "--so-what=The café near the ward kept the résumés of every search",
    ]);
    terminal.json(&[
        "evidence",
        "add",
        "--title=Audit table",
        "--note=Searches by ward",
    ]);
    let found = terminal.json(&["search", "resumes", "sear"]);
    assert_eq!(found.as_array().map(Vec::len), Some(1));
    assert_eq!(
        fields(&found[0]),
        ["type", "id", "reference", "title", "date", "snippet"]
    );
    assert_eq!(
        (&found[0]["type"], &found[0]["id"], &found[0]["date"]),
        (&json!("activity"), &added["id"], &json!("2026-10-28"))
    );
    let snippet = &found[0]["snippet"];
    let text: Vec<char> = snippet["text"].as_str().unwrap().chars().collect();
    let matched: Vec<String> = snippet["matches"]
        .as_array()
        .unwrap()
        .iter()
        .map(|span| {
            let at = |end: &str| usize::try_from(span[end].as_u64().unwrap()).unwrap();
            text[at("from")..at("to")].iter().collect()
        })
        .collect();
    assert_eq!(matched, ["résumés", "search"], "counted in characters");
    let both = terminal.json(&["search", "ward"]);
    assert_eq!(both.as_array().map(Vec::len), Some(2));
    let evidence = both
        .as_array()
        .unwrap()
        .iter()
        .find(|hit| hit["type"] == "evidence");
    assert_eq!(evidence.unwrap()["reference"], "E1");
    assert_snapshot!(terminal.run(&["search", "café"]), @"
    Ward audit (activity, xxxxxxxx, 28 Oct)
        The café near the ward kept the résumés of every search
    ");
    assert_snapshot!(terminal.run(&["search", "nothing", "here"]), @"Nothing holds “nothing here”");
}

#[test]
fn what_looks_like_syntax_is_searched_for_as_words() {
    let terminal = Terminal::with_record();
    for words in ["\"", "a OR", "NEAR(", "title:x", "*", "';--", "(", "-"] {
        let said = terminal.run(&["search", "--", words]);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{words}: {said}");
    }
}
