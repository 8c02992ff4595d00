//! Files that are odd: a clear answer, nothing lost, nothing invented.

use serde_json::Value;

use crate::terminal::Terminal;

fn shown(terminal: &Terminal, name: &str, text: &str) -> Value {
    terminal.write(name, text);
    terminal.json(&["import", name, "--dry-run"])
}

#[test]
fn a_quotation_that_never_ends_is_told_and_loses_no_row() {
    let terminal = Terminal::with_record();
    let view = shown(
        &terminal,
        "open.csv",
        "Date,Title,Hours\n2025-01-02,\"One,1\n2025-01-03,Two,2\n",
    );
    assert_eq!(view["added"], 2, "{view:#}");
    assert!(
        view["warnings"].to_string().contains("quote-unclosed"),
        "{view:#}"
    );
}

#[test]
fn a_missing_day_is_never_today_and_a_year_never_its_first_day() {
    let terminal = Terminal::with_record();
    let view = shown(
        &terminal,
        "days.csv",
        "Date,Title,Hours\n,No day,1\n2024,A year,2\nTBC,Later,1\nyesterday,Spoken,1\n2025-02-03,Sure,1\n",
    );
    let of = |title: &str| {
        view["entries"]
            .as_array()
            .into_iter()
            .flatten()
            .find(|entry| entry["activity"]["title"] == title)
            .cloned()
            .unwrap_or_default()
    };
    for title in ["No day", "Later", "Spoken"] {
        assert_eq!(of(title)["activity"]["date"], Value::Null, "{title}");
        assert_eq!(of(title)["tick"], false, "{title}");
    }
    assert_eq!(of("A year")["activity"]["end"], "2024-12-31");
    assert_eq!(view["added"], 2, "{view:#}");
}

#[test]
fn days_of_a_column_are_read_in_one_order() {
    let terminal = Terminal::with_record();
    let view = shown(
        &terminal,
        "us.csv",
        "Date,Title\n03/04/2025,One\n05/16/2025,Two\n",
    );
    assert_eq!(view["entries"][0]["activity"]["date"], "2025-03-04");
    assert_eq!(view["questions"], serde_json::json!([]));
    let same = shown(
        &terminal,
        "same.csv",
        "Date,Title\n04/04/2025,One\n05/05/2025,Two\n",
    );
    assert_eq!(
        same["questions"],
        serde_json::json!([]),
        "every answer gives the same"
    );
}

#[test]
fn ranges_and_weeks_and_lists_are_read() {
    let terminal = Terminal::with_record();
    let rows = [
        ("12th–14th March 2025", "2025-03-12", Some("2025-03-14")),
        ("w/c 3 June 2024", "2024-06-03", Some("2024-06-09")),
        ("Sept 2019", "2019-09-01", Some("2019-09-30")),
        ("30 Sep - 2 Oct 2025", "2025-09-30", Some("2025-10-02")),
        ("October 14-16, 2025", "2025-10-14", Some("2025-10-16")),
        ("3, 10 and 17 May 2025", "2025-05-03", Some("2025-05-17")),
        ("Tue 4 March 2025", "2025-03-04", None),
        ("20250304", "2025-03-04", None),
        ("2025-03-04T09:00:00Z", "2025-03-04", None),
        ("4 mars 2025", "2025-03-04", None),
        ("4. März 2025", "2025-03-04", None),
    ];
    let mut text = "Date\tTitle\n".to_owned();
    for (at, (day, ..)) in rows.iter().enumerate() {
        text.extend([format!("{day}\tRow {at}\n")]);
    }
    let view = shown(&terminal, "days.tsv", &text);
    for (at, (day, from, to)) in rows.iter().enumerate() {
        let entry = &view["entries"][at]["activity"];
        assert_eq!(entry["date"], *from, "{day}");
        assert_eq!(entry["end"], to.map_or(Value::Null, Value::from), "{day}");
    }
}

#[test]
fn lengths_of_time_are_read_by_their_text_their_heading_and_their_column() {
    let terminal = Terminal::with_record();
    let cases = [
        ("Hours", "1h30", 90),
        ("Hours", "1:30", 90),
        ("Hours", "1½", 90),
        ("Hours", "2 x 1.5", 180),
        ("Hours", "12.5", 750),
        ("Hours", "2,25", 135),
        ("Hours", "half a day", 225),
        ("Hours", "9:30 - 12.00", 150),
        ("Minutes", "90", 90),
        ("Duration (mins)", "45", 45),
        ("Days", "0.5", 225),
        ("Dauer", "2 Stunden", 120),
        ("Hours", "PT1H15M", 75),
        ("Hours", "1:30:00", 90),
    ];
    for (heading, said, minutes) in cases {
        let view = shown(
            &terminal,
            "hours.tsv",
            &format!("Date\tTitle\t{heading}\n2025-01-02\tOne\t{said}\n"),
        );
        assert_eq!(
            view["entries"][0]["activity"]["minutes"], minutes,
            "{heading}: {said}: {view:#}"
        );
    }
}

#[test]
fn points_are_asked_for_once_and_refused_without_an_answer() {
    let terminal = Terminal::with_record();
    terminal.write("points.csv", "Date,Title,CPD points\n2025-01-02,One,3\n");
    let said = terminal.run(&["import", "points.csv"]);
    assert_eq!(said.code, 1, "{said}");
    assert!(said.err.contains("--unit points=H"), "{said}");
    let view = terminal.json(&["import", "points.csv", "--unit", "points=0.5"]);
    assert_eq!(view["entries"][0]["activity"]["minutes"], 90);
}

#[test]
fn every_cell_of_a_row_is_somewhere() {
    let terminal = Terminal::with_record();
    let text = "Date,Title,Hours,Grade,Manager,,Notes\n2025-01-02,One,1,B+,K. Other,loose,said\n";
    let view = shown(&terminal, "wide.csv", text);
    let entry = view["entries"][0].to_string();
    for cell in ["B+", "K. Other", "loose", "said", "Grade", "Manager"] {
        assert!(entry.contains(cell), "{cell}: {entry}");
    }
}

#[test]
fn columns_and_sheets_that_are_not_there_are_named() {
    let terminal = Terminal::with_record();
    terminal.write(
        "log.csv",
        "When was it,What was it,Notes\n2025-01-02,One,x\n",
    );
    let view = terminal.json(&[
        "import",
        "log.csv",
        "--dry-run",
        "--map",
        "What was it=title",
        "--map",
        "When was it=date",
    ]);
    assert_eq!(view["entries"][0]["activity"]["title"], "One");
    let said = terminal.run(&["import", "log.csv", "--dry-run", "--map", "Nowhere=title"]);
    assert!(
        said.err.contains("There is no column called “Nowhere”"),
        "{said}"
    );
    let said = terminal.run(&["import", "log.csv", "--dry-run", "--map", "Notes=nothing"]);
    assert!(said.err.contains("date-title"), "{said}");
}

#[test]
fn a_second_file_fills_the_blanks_of_the_first_and_keeps_what_it_says() {
    let terminal = Terminal::with_record();
    terminal.write("one.csv", "Date,Title,Hours\n2025-01-02,One,1\n");
    terminal.write(
        "two.csv",
        "Date,Title,Provider,Hours\n2025-01-02,One,Example Trust,\n",
    );
    terminal.json(&["import", "one.csv"]);
    let view = terminal.json(&["import", "two.csv"]);
    assert_eq!(
        (&view["added"], &view["filled"]),
        (&Value::from(0), &Value::from(1)),
        "{view:#}"
    );
    let listed = terminal.json(&["activity", "list"]);
    assert_eq!(listed[0]["provider"], "Example Trust");
    assert_eq!(listed[0]["minutes"], 60);
    assert_eq!(listed.as_array().map(Vec::len), Some(1));
}

#[test]
fn the_file_itself_is_kept_when_that_is_asked_and_goes_with_undo() {
    let terminal = Terminal::with_record();
    terminal.write("one.csv", "Date,Title,Hours\n2025-01-02,One,1\n");
    terminal.json(&["import", "one.csv", "--keep"]);
    let evidence = terminal.json(&["evidence", "list"]);
    assert_eq!(evidence[0]["file"]["name"], "one.csv", "{evidence:#}");
    terminal.run(&["undo"]);
    assert_eq!(terminal.json(&["evidence", "list"]), serde_json::json!([]));
}

#[test]
fn a_message_comes_in_with_what_is_attached() {
    let terminal = Terminal::with_record();
    let message = "From: Example Training <training@example.org>\nTo: sam@example.org\nSubject: =?utf-8?q?Caf=C3=A9_of_knowledge?=\nDate: Tue, 4 Mar 2025 09:30:00 +0000\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nThank you for coming.\n--b\nContent-Type: text/plain; name=\"../notes.txt\"\nContent-Disposition: attachment; filename=\"../notes.txt\"\n\nnotes\n--b--\n";
    terminal.write("mail.eml", message);
    let view = terminal.json(&["import", "mail.eml"]);
    let entry = &view["entries"][0]["activity"];
    assert_eq!(entry["title"], "Café of knowledge");
    assert_eq!(entry["date"], "2025-03-04");
    assert_eq!(entry["evidence"], serde_json::json!(["notes.txt"]));
    assert!(!entry.to_string().contains('@'), "{entry}");
}

#[test]
fn references_wait_for_the_day_on_which_they_were_read() {
    let terminal = Terminal::with_record();
    let view = shown(
        &terminal,
        "read.ris",
        "TY  - JOUR\nTI  - On searching\nAU  - Other, K.\nPY  - 2019\nDO  - 10.1000/1\nER  - \nTY  - JOUR\nTI  - On reading\nPY  - 2020\nY2  - 2025/03/04/\nER  - \n",
    );
    assert_eq!(view["entries"][0]["tick"], false);
    assert_eq!(
        view["entries"][0]["activity"]["url"],
        "https://doi.org/10.1000/1"
    );
    assert_eq!(view["entries"][1]["activity"]["date"], "2025-03-04");
    let csl = r#"[{"title":"On lists","issued":{"date-parts":[[2018]]},"accessed":{"date-parts":[["2025",3,4]]}}]"#;
    let view = shown(&terminal, "read.json", csl);
    assert_eq!(view["entries"][0]["activity"]["kind"], "reading");
    assert_eq!(view["entries"][0]["activity"]["date"], "2025-03-04");
    let view = shown(
        &terminal,
        "read.bib",
        "@article{a, title={On \\emph{keys}}, year=2017, urldate={2025-03-04}}\n",
    );
    assert_eq!(view["entries"][0]["activity"]["date"], "2025-03-04");
}

#[test]
fn an_open_series_is_one_entry_up_to_today_and_a_broken_event_costs_only_itself() {
    let terminal = Terminal::with_record();
    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART;TZID=Europe/London:20261102T090000\nDTEND;TZID=Europe/London:20261102T093000\nRRULE:FREQ=WEEKLY\nSUMMARY:Huddle\nEND:VEVENT\nBEGIN:VEVENT\nUID:2\nDTSTART:nonsense\nSUMMARY:Broken\nEND:VEVENT\nBEGIN:VEVENT\nUID:3\nDTSTART;VALUE=DATE:20250304\nDTEND;VALUE=DATE:20250306\nSUMMARY:Two days\nEND:VEVENT\nBEGIN:VEVENT\nUID:4\nDTSTART;TZID=Custom:20250602T090000\nDTEND;TZID=Custom:20250602T100000\nRRULE:FREQ=WEEKLY;UNTIL=20250616T080000Z\nSUMMARY:Summer\nEND:VEVENT\nEND:VCALENDAR\n";
    let view = shown(&terminal, "cal.ics", text);
    let of = |title: &str| -> Vec<Value> {
        let entries = view["entries"].as_array().into_iter().flatten();
        entries
            .filter(|entry| entry["activity"]["title"] == title)
            .cloned()
            .collect()
    };
    assert_eq!(of("Huddle").len(), 1, "{view:#}");
    assert_eq!(of("Huddle")[0]["activity"]["minutes"], 120);
    assert_eq!(of("Huddle")[0]["activity"]["end"], "2026-11-23");
    assert_eq!(of("Broken")[0]["tick"], false);
    assert_eq!(of("Two days")[0]["activity"]["end"], "2025-03-05");
    assert_eq!(
        of("Summer").len(),
        3,
        "the last of a series that ends in summer time is in it"
    );
}

#[test]
fn a_year_among_the_rows_is_lent_to_the_days_below_it() {
    let terminal = Terminal::with_record();
    let text = "My CPD log,,\nDate,Activity,Hours\n2023,,\n12 Jan,Team meeting,1\n2024,,\n5 March,Webinar,1.5\n";
    let view = shown(&terminal, "years.csv", text);
    assert_eq!(view["entries"][0]["activity"]["date"], "2023-01-12");
    assert_eq!(view["entries"][1]["activity"]["date"], "2024-03-05");
}

#[test]
fn a_form_of_the_nmc_and_answers_of_a_web_form_find_their_homes() {
    let terminal = Terminal::with_record();
    let nmc = "Dates:,\"Method\nPlease describe the methods you used for the activity:\",Topic(s):,Link to Code:,Number of hours:,Number of participatory hours:\n01/02/2024,Online learning,Infection control,Prioritise people,3,0\n14/02/2024 - 15/02/2024,Course attendance,Leadership,Promote,12,12\nTotal,,,,15,12\n";
    let view = shown(&terminal, "nmc.csv", nmc);
    assert_eq!(
        view["entries"][0]["activity"]["title"], "Infection control",
        "{view:#}"
    );
    assert_eq!(view["entries"][1]["activity"]["end"], "2024-02-15");
    assert_eq!(view["totals"]["theirs"], 900);
    let web = "Timestamp,Name of the activity,How many hours did it take?,When did you complete it?\n2025/02/03 10:11:12 am GMT,Evidence summaries,1.5,2025/02/01\n";
    let view = shown(&terminal, "web.csv", web);
    assert_eq!(
        view["entries"][0]["activity"]["date"], "2025-02-01",
        "{view:#}"
    );
}

#[test]
fn a_table_without_headings_is_told_by_what_stands_in_it() {
    let terminal = Terminal::with_record();
    let view = shown(
        &terminal,
        "bare.csv",
        "12/03/2025,Induction for nurses,2\n25/03/2025,Journal club,1\n",
    );
    assert_eq!(
        view["entries"][0]["activity"]["title"],
        "Induction for nurses"
    );
    assert_eq!(view["entries"][0]["activity"]["minutes"], 120);
    assert_eq!(view["entries"][1]["activity"]["date"], "2025-03-25");
}
