//! The cases of `tests/import/`: each says what a right import of its files gives.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::terminal::Terminal;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import")
}

/// The day on which the cases take place.
const TODAY: &str = "2026-11-28";

fn texts<'a>(case: &'a Value, key: &str) -> Vec<&'a str> {
    let listed = case[key].as_array().into_iter().flatten();
    listed.filter_map(Value::as_str).collect()
}

/// Calls the program with the files of a case, on their day.
fn import(terminal: &Terminal, files: &[&str], more: &[&str]) -> Value {
    let paths: Vec<String> = files
        .iter()
        .map(|file| folder().join(file).display().to_string())
        .collect();
    let mut args = vec!["--json", "import"];
    args.extend(more);
    args.extend(paths.iter().map(String::as_str));
    let said = terminal
        .command(&args)
        .env("CAIRN_TODAY", TODAY)
        .output()
        .expect("the program");
    assert!(
        said.status.success(),
        "{args:?}: {}",
        String::from_utf8_lossy(&said.stderr)
    );
    serde_json::from_slice(&said.stdout).expect("JSON")
}

fn list(terminal: &Terminal) -> String {
    terminal.run(&["--json", "activity", "list"]).out
}

/// Tells whether what is said is what is expected, or one of the other answers that pass.
fn fits(said: &Value, case: &Value, key: &str) -> bool {
    let others = case[format!("{key}_ok")]
        .as_array()
        .cloned()
        .unwrap_or_default();
    said == &case[key] || others.contains(said)
}

fn holds(said: &Value, texts: &[&str]) -> bool {
    let said = said.as_str().unwrap_or_default();
    texts.iter().all(|text| said.contains(text))
}

/// Returns what is wrong with an entry as an answer to what is expected; nothing where it is right.
fn faults(entry: &Value, wanted: &Value, case: &Value) -> Vec<String> {
    let says = &entry["activity"];
    let mut wrong = Vec::new();
    let mut check = |is_right: bool, what: &str| {
        if !is_right {
            wrong.push(format!("{what}: {says}"));
        }
    };
    check(fits(&says["title"], wanted, "title"), "title");
    check(fits(&says["date"], wanted, "date"), "date");
    check(fits(&says["end"], wanted, "end"), "end");
    let free = &case["minutes_free"][wanted["row"].as_str().unwrap_or_default()];
    let is_free = free
        .as_array()
        .is_some_and(|free| free.contains(&says["minutes"]));
    check(
        is_free || fits(&says["minutes"], wanted, "minutes"),
        "minutes",
    );
    let kinds = case["kind_free"].as_array().cloned().unwrap_or_default();
    check(
        kinds.contains(&says["kind"]) || fits(&says["kind"], wanted, "kind"),
        "kind",
    );
    check(
        holds(&says["description"], &texts(wanted, "description_has")),
        "description",
    );
    let reflection = &says["reflection"];
    for (key, field) in [
        ("what_has", "what"),
        ("so_what_has", "so_what"),
        ("now_what_has", "now_what"),
    ] {
        check(holds(&reflection[field], &texts(wanted, key)), key);
        if let Some(text) = wanted["reflection"][key].as_str() {
            check(holds(&reflection[field], &[text]), key);
        }
    }
    for key in ["provider", "location"] {
        if let Some(text) = wanted[key].as_str() {
            check(says[key] == text, key);
        }
    }
    if wanted["url"].is_string() {
        check(says["url"] == wanted["url"], "url");
    }
    let whole = entry.to_string();
    check(
        texts(wanted, "keeps")
            .iter()
            .all(|text| whole.contains(text)),
        "keeps",
    );
    if let Some(name) = wanted["evidence"].as_str() {
        check(says["evidence"].to_string().contains(name), "evidence");
    }
    wrong
}

fn is_at(entry: &Value, wanted: &Value) -> bool {
    let row = |value: &Value| {
        value
            .as_str()
            .map_or_else(|| value.to_string(), ToOwned::to_owned)
    };
    (wanted["row"].is_null() || row(&entry["row"]) == row(&wanted["row"]))
        && (wanted["file"].is_null()
            || entry["source"].is_null()
            || entry["source"] == wanted["file"])
}

/// Checks a case: what a dry run shows, that it is what comes in, that doing it again adds nothing and that Undo takes it back.
#[expect(clippy::too_many_lines, reason = "one case, from top to bottom")]
fn check(name: &str) {
    let text = fs::read_to_string(folder().join(format!("{name}.json"))).expect("a case");
    let case: Value = serde_json::from_str(&text).expect("JSON");
    let files = texts(&case, "files");
    let terminal = Terminal::with_record();
    let shown = import(&terminal, &files, &["--dry-run"]);
    let questions = shown["questions"].as_array().map_or(0, Vec::len);
    assert!(
        questions <= case["questions"].as_array().map_or(0, Vec::len),
        "{:#}",
        shown["questions"]
    );

    let mut entries: Vec<Value> = shown["entries"].as_array().cloned().unwrap_or_default();
    let mut wrong = Vec::new();
    for wanted in case["activities"].as_array().into_iter().flatten() {
        let mut tried = Vec::new();
        let found = entries.iter().position(|entry| {
            let faults = faults(entry, wanted, &case);
            let fits = is_at(entry, wanted) && faults.is_empty();
            if is_at(entry, wanted) {
                tried.extend(faults);
            }
            fits
        });
        match found {
            Some(at) => drop(entries.remove(at)),
            None => wrong.push(format!("{} {}: {tried:#?}", wanted["row"], wanted["title"])),
        }
    }
    for wanted in case["without_dates"].as_array().into_iter().flatten() {
        let found = entries.iter().position(|entry| {
            is_at(entry, wanted)
                && entry["activity"]["title"] == wanted["title"]
                && entry["activity"]["date"].is_null()
                && entry["tick"] == false
                && entry
                    .to_string()
                    .contains(wanted["date_text"].as_str().unwrap_or_default())
        });
        match found {
            Some(at) => drop(entries.remove(at)),
            None => wrong.push(format!("waiting: {wanted}")),
        }
    }
    for wanted in case["without_hours"].as_array().into_iter().flatten() {
        let found = entries.iter().position(|entry| {
            is_at(entry, wanted)
                && entry["activity"]["title"] == wanted["title"]
                && entry["activity"]["date"] == wanted["date"]
        });
        match found {
            Some(at) => drop(entries.remove(at)),
            None => wrong.push(format!("without hours: {wanted}")),
        }
    }
    for wanted in case["others"].as_array().into_iter().flatten() {
        let sort = wanted["as"].as_str().unwrap_or_default();
        let found = entries.iter().position(|entry| {
            let whole = entry.to_string();
            let day = wanted["date"]
                .as_str()
                .or(wanted["due"].as_str())
                .unwrap_or_default();
            entry[sort]["title"] == wanted["title"]
                && whole.contains(day)
                && texts(wanted, "keeps")
                    .iter()
                    .all(|text| whole.contains(text))
        });
        match found {
            Some(at) => drop(entries.remove(at)),
            None => wrong.push(format!("other: {wanted}")),
        }
    }
    for left in entries.iter().filter(|entry| entry["tick"] == true) {
        wrong.push(format!("not expected: {left}"));
    }
    for warned in case["warnings"].as_array().into_iter().flatten() {
        let said = shown["warnings"].as_array().into_iter().flatten();
        let row = |value: &Value| {
            value
                .as_str()
                .map_or_else(|| value.to_string(), ToOwned::to_owned)
        };
        let mut of_row = said.filter(|said| {
            said["code"] == warned["code"]
                && (row(&said["row"]) == row(&warned["row"])
                    || files.contains(&row(&warned["row"]).as_str()))
        });
        if of_row.next().is_none() {
            wrong.push(format!("no warning {warned}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{name}: {}\nskipped: {:#}\nwarnings: {:#}\ndetected: {}",
        wrong.join("\n"),
        shown["skipped"],
        shown["warnings"],
        shown["detected"]
    );
    hold_the_laws(name, &files, &terminal, &shown);
}

/// Checks that what was shown is what comes in, that doing it again adds nothing and that Undo takes all of it back.
fn hold_the_laws(name: &str, files: &[&str], terminal: &Terminal, shown: &Value) {
    let questions = shown["questions"].as_array().map_or(0, Vec::len);
    let before = list(terminal);
    let mut answers = Vec::new();
    if questions > 0 {
        answers.extend(["--date-order", "dmy"]);
    }
    let done = import(terminal, files, &answers);
    assert_eq!(done["added"], shown["added"], "{name}");
    let bare = |view: &Value| {
        let mut entries = view["entries"].clone();
        for entry in entries.as_array_mut().into_iter().flatten() {
            for sort in ["activity", "qualification", "objective"] {
                if let Some(fields) = entry[sort].as_object_mut() {
                    fields.remove("id");
                }
            }
        }
        entries
    };
    if questions == 0 {
        assert_eq!(bare(&done), bare(shown), "{name}");
    }
    let again = import(terminal, files, &answers);
    assert_eq!(again["added"], 0, "{name}: {:#}", again["entries"]);
    assert_eq!(again["change"], Value::Null, "{name}");
    let undone = terminal.run(&["undo"]);
    assert_eq!(undone.code, 0, "{undone}");
    assert_eq!(list(terminal), before, "{name}");
}

macro_rules! cases {
    ($($test:ident = $name:literal;)*) => {
        $(#[test]
        fn $test() {
            check($name);
        })*
    };
}

cases! {
    a_trackers_export_comes_in = "h01_tracker_export";
    semicolons_and_letters_of_windows_come_in = "h02_semicolons";
    utf_16_with_tabs_comes_in = "h03_unicode_text";
    days_that_can_be_read_both_ways_are_asked_once = "h04_either_way";
    a_letterhead_totals_and_signatures_are_no_entries = "h05_letterhead";
    sheets_by_year_come_in = "h06_years";
    days_counted_from_1904_come_in = "h07_mac1904";
    merged_days_and_long_times_of_libreoffice_come_in = "h08_log_ods";
    a_table_of_word_comes_in = "h09_word_log";
    a_calendar_comes_in = "h10_calendar";
    badges_come_in = "h11_badges";
    a_portfolio_of_mahara_comes_in = "h12_mahara_leap2a";
    a_pasted_table_comes_in = "h13_clipboard";
    forms_and_headings_of_word_come_in = "h14_form";
}
