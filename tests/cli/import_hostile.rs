//! Files that are hostile, far too large or locked: a clear answer within a bounded memory.

use std::io::Write as _;

use crate::terminal::{Said, Terminal};

fn zipped(terminal: &Terminal, name: &str, parts: &[(&str, &[u8])]) {
    let file = std::fs::File::create(terminal.path(name)).expect("a file");
    let mut zip = zip::ZipWriter::new(file);
    for (name, bytes) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .expect("a part");
        zip.write_all(bytes).expect("room");
    }
    zip.finish().expect("an archive");
}

fn refused(terminal: &Terminal, name: &str) -> Said {
    let said = terminal.run(&["import", name, "--dry-run"]);
    assert_eq!(said.code, 1, "{said}");
    assert!(said.err.starts_with("error: "), "{said}");
    said
}

const BOOK: &str = r#"<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const RELS: &str =
    r#"<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>"#;

#[test]
fn a_workbook_that_unpacks_to_far_too_much_is_refused() {
    let terminal = Terminal::with_record();
    let zeros = vec![b' '; 64 << 20];
    zipped(
        &terminal,
        "bomb.xlsx",
        &[
            ("xl/workbook.xml", BOOK.as_bytes()),
            ("xl/_rels/workbook.xml.rels", RELS.as_bytes()),
            ("xl/worksheets/sheet1.xml", &zeros),
        ],
    );
    let said = refused(&terminal, "bomb.xlsx");
    assert!(said.err.contains("far more than"), "{said}");
}

#[test]
fn a_sheet_with_cells_at_its_far_ends_takes_no_memory() {
    let terminal = Terminal::with_record();
    let row = |at: usize| format!("<row r=\"{at}\"><c r=\"XFD{at}\"><v>1</v></c></row>");
    let rows: Vec<String> = (0..400).map(|at| row(at * 2000 + 1)).collect();
    let rows = rows.concat();
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    zipped(
        &terminal,
        "wide.xlsx",
        &[
            ("xl/workbook.xml", BOOK.as_bytes()),
            ("xl/_rels/workbook.xml.rels", RELS.as_bytes()),
            ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ],
    );
    refused(&terminal, "wide.xlsx");
}

#[test]
fn a_million_repeated_rows_of_libreoffice_are_refused_or_empty() {
    let terminal = Terminal::with_record();
    let content = |cell: &str| {
        format!(
            r#"<office:document-content><table:table table:name="A"><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="1000">{cell}</table:table-cell></table:table-row></table:table></office:document-content>"#
        )
    };
    let manifest = b"<manifest/>".as_slice();
    let full = content("<text:p>x</text:p>");
    zipped(
        &terminal,
        "full.ods",
        &[
            ("content.xml", full.as_bytes()),
            ("META-INF/manifest.xml", manifest),
        ],
    );
    let said = refused(&terminal, "full.ods");
    assert!(said.err.contains("far more than"), "{said}");
    let empty = content("");
    zipped(
        &terminal,
        "empty.ods",
        &[
            ("content.xml", empty.as_bytes()),
            ("META-INF/manifest.xml", manifest),
        ],
    );
    refused(&terminal, "empty.ods");
}

#[test]
fn entities_of_a_feed_do_not_grow() {
    let terminal = Terminal::with_record();
    let feed = "<!DOCTYPE feed [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><feed xmlns:leap2=\"http://terms.leapspecs.org/\"><entry><title>&b;</title></entry></feed>";
    terminal.write("leap2a.xml", feed);
    refused(&terminal, "leap2a.xml");
}

#[test]
fn a_locked_workbook_says_so() {
    let terminal = Terminal::with_record();
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    std::fs::write(terminal.path("locked.xlsx"), bytes).expect("a file");
    let said = refused(&terminal, "locked.xlsx");
    assert!(said.err.contains("has a password"), "{said}");
}
