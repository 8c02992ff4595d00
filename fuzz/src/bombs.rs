//! Small files that unpack to much, and long ones that hold little: made when they are tried, for they are no seeds to keep.

use std::io::{Cursor, Write as _};

use serde_json::json;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Law, sha256};

/// What each is called, which law it tries, and how it is made.
pub type Bomb = (&'static str, Law, fn() -> Vec<u8>);

const ROWS: &str = "record.json";

/// Every bomb.
pub const BOMBS: &[Bomb] = &[
    ("rows of one letter", super::bring_csv, || {
        b"a\n".repeat(100_000)
    }),
    ("cells of nothing", super::bring_csv, || {
        b",".repeat(3 << 20)
    }),
    ("strings of nothing", super::bring_xlsx, || {
        let book = r#"<workbook><sheets><sheet name="A" id="r"/></sheets></workbook>"#;
        let strings = "<si/>".repeat(3 << 20);
        zipped_alone(&[
            ("xl/workbook.xml", book.as_bytes()),
            ("xl/sharedStrings.xml", strings.as_bytes()),
        ])
    }),
    ("a million rows of one cell", super::bring_ods, || {
        let content = r#"<a><table name="A"><table-row number-rows-repeated="1048576"><table-cell number-columns-repeated="900"><p>x</p></table-cell></table-row></table></a>"#;
        zipped_alone(&[
            ("content.xml", content.as_bytes()),
            ("META-INF/manifest.xml", b"<m/>"),
        ])
    }),
    (
        "a series without end of every second",
        super::bring_ics,
        || {
            b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20000101T000000Z\nRRULE:FREQ=SECONDLY;UNTIL=20990101T000000Z\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR\n".to_vec()
        },
    ),
    ("lists in lists of a badge", super::bring_badge, || {
        [b"[".repeat(100_000), b"]".repeat(100_000)].concat()
    }),
    ("entities of a portfolio", super::bring_leap2a, || {
        b"<!DOCTYPE f [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><feed><entry><title>&c;&c;</title></entry></feed>".to_vec()
    }),
    ("tables in tables of a document", super::bring_docx, || {
        let text = format!("<d>{}</d>", "<tbl><tr><tc>".repeat(100_000));
        zipped_alone(&[("word/document.xml", text.as_bytes())])
    }),
    (
        "cells over many rows and columns",
        super::bring_html,
        || {
            format!(
                "<table>{}</table>",
                "<tr><td rowspan=200 colspan=200>x</td></tr>".repeat(20_000)
            )
            .into_bytes()
        },
    ),
    ("parts in parts of a message", super::bring_eml, || {
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\n".repeat(20_000)
    }),
    ("references of nothing", super::bring_ris, || {
        b"TY  - \n".repeat(50_000)
    }),
    ("braces in braces", super::bring_bibtex, || {
        [b"@a{b, title=".to_vec(), b"{".repeat(20_000)].concat()
    }),
    ("lists in lists of references", super::bring_csl, || {
        b"[".repeat(100_000)
    }),
    ("empty rows", super::export_rows, || {
        rows("revision", &"{},".repeat(4 << 20), "{}")
    }),
    ("empty rows of no table", super::export_rows, || {
        rows("nowhere", &"{},".repeat(4 << 20), "{}")
    }),
    ("a row of a million keys", super::export_rows, || {
        let keys = joined(&mut (0..1_000_000).map(|n| format!("\"k{n}\":0,")));
        rows("txn", &format!("{{{keys}"), "\"id\":1}")
    }),
    (
        "a key that is there a million times",
        super::export_rows,
        || {
            rows(
                "txn",
                &format!("{{{}", "\"id\":1,".repeat(1 << 20)),
                "\"id\":1}",
            )
        },
    ),
    ("a text without end", super::export_rows, || {
        rows(
            "txn",
            &format!("{{\"id\":1,\"label\":\"{}", "a".repeat(40 << 20)),
            "\"}",
        )
    }),
    ("a key without end", super::export_rows, || {
        rows("txn", &format!("{{\"{}", "a".repeat(40 << 20)), "\":1}")
    }),
    ("a number without end", super::export_rows, || {
        rows("txn", &format!("{{\"id\":{}", "1".repeat(4 << 20)), "}")
    }),
    ("lists in lists", super::export_rows, || {
        let deep = 100_000;
        rows(
            "txn",
            &format!("{{\"id\":{}{}", "[".repeat(deep), "]".repeat(deep)),
            "}",
        )
    }),
    ("lists in lists alone", super::export_rows, || {
        "[".repeat(4 << 20).into_bytes()
    }),
    ("blanks without end", super::export_rows, || {
        format!("{{\"schema\": 6,{}\"tables\": {{}}}}", " ".repeat(4 << 20)).into_bytes()
    }),
    ("rows before their form", super::export_rows, || {
        let rows = "{},".repeat(1 << 20);
        format!("{{\"tables\": {{\"txn\": [{rows}{{}}]}}, \"schema\": 6}}").into_bytes()
    }),
    ("tables twice", super::export_rows, || {
        b"{\"schema\": 6, \"tables\": {}, \"tables\": {\"txn\": []}}".to_vec()
    }),
    ("a form twice", super::export_rows, || {
        b"{\"schema\": 6, \"schema\": 6, \"tables\": {}}".to_vec()
    }),
    ("a table twice", super::export_rows, || {
        rows("txn\": [], \"txn", "", "")
    }),
    ("a table without end of names", super::export_rows, || {
        let tables = "\"txn\":[],".repeat(1 << 20);
        format!("{{\"schema\":6,\"tables\":{{{tables}\"txn\":[]}}}}").into_bytes()
    }),
    ("empty rows, packed", super::export_file, || {
        let rows = rows("revision", &"{},".repeat(20 << 20), "{}");
        packed("cairn-export", &[(ROWS, &rows)])
    }),
    ("a manifest without end", super::export_file, || {
        let sha256 = "0".repeat(64);
        let names =
            (0..400_000).map(|n| format!("\"{n}\":{{\"sha256\":\"{sha256}\",\"bytes\":1}},"));
        listing(&names.collect::<String>(), &[])
    }),
    ("a manifest of one text", super::export_file, || {
        listing(&format!("\"{}", "a".repeat(60 << 20)), &[])
    }),
    ("very many entries", super::export_file, || {
        let names: Vec<String> = (0..20_000).map(|n| n.to_string()).collect();
        let entries: Vec<(&str, &[u8])> =
            names.iter().map(|name| (name.as_str(), &b""[..])).collect();
        packed("cairn-export", &entries)
    }),
    ("entries over each other", super::export_file, overlapping),
    ("zeros as an attached file", super::packed_backup, || {
        let mut file = b"aattachments/00\n".to_vec();
        file.resize(32 << 20, 0);
        file
    }),
    ("sections without end", super::profile_file, || {
        "[[section]]\n".repeat(80_000).into_bytes()
    }),
    ("brackets without end", super::profile_file, || {
        "[[".repeat(32 << 20).into_bytes()
    }),
    ("brackets up to the limit", super::profile_file, || {
        format!("x = {}", "[".repeat(1_000_000)).into_bytes()
    }),
    ("a key of many parts", super::profile_file, || {
        format!("{}a = 1", "a.".repeat(500_000)).into_bytes()
    }),
    ("tables of many parts", super::profile_file, || {
        format!("[{}a]", "a.".repeat(500_000)).into_bytes()
    }),
    ("a long key", super::profile_file, || {
        format!("{} = 1", "a".repeat(1_000_000)).into_bytes()
    }),
    ("very many mistakes", super::profile_file, || {
        let mut file =
            "key = 'a'\ntitle = 'A'\n[[section]]\nkey = 'a'\ntitle = 'A'\nkind = 'behaviour'\n"
                .to_owned();
        file.push_str(&"[[section.requirement]]\nkey=''\ntitle=''\n".repeat(20_000));
        file.into_bytes()
    }),
    ("very many terms", super::lexicon_file, || {
        let terms = |begins: &str| -> String {
            (0..40_000).fold(String::new(), |all, n| all + &format!("'{begins}{n}',"))
        };
        let (strong, not) = (terms("a "), terms("a b"));
        format!("['pda/mentoring']\nstrong=[{strong}]\nnot=[{not}]\n").into_bytes()
    }),
    ("the same term very often", super::lexicon_file, || {
        let terms = "'a',".repeat(200_000);
        format!("['pda/mentoring']\nstrong=[{terms}]\n").into_bytes()
    }),
    ("very many tables", super::kind_file, || {
        "[[criterion]]\n".repeat(70_000).into_bytes()
    }),
    ("very many mistakes", super::kind_file, || {
        let mut file = "key = 'a'\ntitle = 'A'\nmonths = 12\nprints = ['log']\n".to_owned();
        file.push_str(&"[[criterion]]\nkey=''\ntitle=''\n".repeat(30_000));
        file.into_bytes()
    }),
    ("very many rows", super::profile_page, || {
        page(&mut (0..60_000).map(|n| format!("|a{n}|b|\n")))
    }),
    ("the same row very often", super::profile_page, || {
        page(&mut (0..60_000).map(|_| "|a|b|\n".to_owned()))
    }),
    ("very many corrections", super::profile_page, || {
        let rows = (0..10_000).map(|n| format!("|a{n}|b|\n"));
        let mut page = page(&mut rows.into_iter());
        page.extend_from_slice(b"\n=====\n");
        let one = "[[correction]]\nkey='behaviours/a'\nwrong='x'\nright='y'\n";
        page.extend_from_slice(one.repeat(10_000).as_bytes());
        page
    }),
    ("very many words", super::search, || {
        "word ".repeat(200_000).into_bytes()
    }),
    ("very many words in one", super::search, || {
        "a-".repeat(500_000).into_bytes()
    }),
    ("one long word", super::search, || {
        "a".repeat(1_000_000).into_bytes()
    }),
    ("very many signs", super::search, || {
        "\" * ( ".repeat(100_000).into_bytes()
    }),
    ("a long day", super::typed, || {
        "12 ".repeat(100_000).into_bytes()
    }),
    ("a long number", super::typed, || {
        "1".repeat(300_000).into_bytes()
    }),
    ("a long key", super::typed, || {
        "a/".repeat(150_000).into_bytes()
    }),
    ("very many citations", super::statement, || {
        "[E1]".repeat(100_000).into_bytes()
    }),
    ("very many brackets", super::statement, || {
        "[".repeat(1_000_000).into_bytes()
    }),
    ("very many digits", super::identifiers, || {
        "943 476 5919 ".repeat(20_000).into_bytes()
    }),
    ("no database", super::database, || {
        let mut file = b"file:".to_vec();
        file.resize(16 << 20, 7);
        file
    }),
    ("no backup", super::sealed_backup, || {
        format!(
            "age-encryption.org/v1\n{}",
            "-> x y\nAAAA\n".repeat(1 << 20)
        )
        .into_bytes()
    }),
];

/// Rows of one table in an export that ends well.
fn rows(table: &str, most: &str, last: &str) -> Vec<u8> {
    format!("{{\"schema\": 6, \"tables\": {{\"{table}\": [{most}{last}]}}}}").into_bytes()
}

fn joined(parts: &mut dyn Iterator<Item = String>) -> String {
    parts.collect()
}

/// A page with one table.
fn page(rows: &mut dyn Iterator<Item = String>) -> Vec<u8> {
    let rows = joined(rows);
    format!("Summary\nAs a Librarian you will read.\nBehaviours\n|A|B|\n|---|---|\n{rows}")
        .into_bytes()
}

/// An archive whose manifest is right.
fn packed(format: &str, entries: &[(&str, &[u8])]) -> Vec<u8> {
    let listed: serde_json::Map<_, _> = entries
        .iter()
        .map(|(name, bytes)| {
            let listed = json!({ "sha256": sha256(bytes), "bytes": bytes.len() });
            ((*name).to_owned(), listed)
        })
        .collect();
    let manifest = json!({ "format": format, "version": 1, "files": listed });
    zipped(entries, manifest.to_string().as_bytes())
}

/// An archive whose manifest begins to list something.
fn listing(listed: &str, entries: &[(&str, &[u8])]) -> Vec<u8> {
    let manifest = format!("{{\"format\":\"cairn-export\",\"version\":1,\"files\":{{{listed}");
    zipped(entries, manifest.as_bytes())
}

fn zipped(entries: &[(&str, &[u8])], manifest: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries.iter().copied().chain([("manifest.json", manifest)]) {
        let begun = zip.start_file(name, SimpleFileOptions::default());
        begun.expect("an entry");
        zip.write_all(bytes).expect("room");
    }
    zip.finish().expect("an archive").into_inner()
}

/// Very many entries that are all the same few bytes of the file.
fn overlapping() -> Vec<u8> {
    let one = zipped(&[("0000", &vec![0; 1 << 20])], b"{}");
    let directory = one
        .windows(4)
        .position(|four| four == b"PK\x01\x02")
        .expect("a directory");
    let end = one
        .windows(4)
        .position(|four| four == b"PK\x05\x06")
        .expect("an end");
    let (files, rest) = one.split_at(directory);
    let listed = rest.get(..end - directory).expect("entries");
    let second = listed
        .get(4..)
        .expect("bytes")
        .windows(4)
        .position(|four| four == b"PK\x01\x02");
    let (entry, manifest) = listed.split_at(second.expect("the manifest") + 4);
    let copies: u16 = 9_999;
    let mut entries = Vec::new();
    for copy in 0..copies {
        let name = entry
            .windows(4)
            .position(|four| four == b"0000")
            .expect("a name");
        let mut entry = entry.to_vec();
        entry.splice(name..name + 4, format!("{copy:04}").into_bytes());
        entries.extend_from_slice(&entry);
    }
    entries.extend_from_slice(manifest);
    let length = u32::try_from(entries.len()).expect("not so long");
    let mut tail = one.get(end..).expect("the end").to_vec();
    for (at, bytes) in [
        (8, (copies + 1).to_le_bytes().to_vec()),
        (10, (copies + 1).to_le_bytes().to_vec()),
        (12, length.to_le_bytes().to_vec()),
    ] {
        tail.splice(at..at + bytes.len(), bytes);
    }
    [files, &entries, &tail].concat()
}

/// Packs parts without a manifest, as workbooks and documents are.
fn zipped_alone(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("a part");
        zip.write_all(bytes).expect("memory");
    }
    zip.finish().expect("an archive").into_inner()
}
