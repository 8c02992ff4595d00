//! Entries as tables for a spreadsheet.

use std::io::Write;
use std::path::Path;

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use crate::store::{StoreError, revisions};

/// Writes one table as CSV (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe before it.
pub fn write_csv(conn: &Connection, table: &str, to: &mut dyn Write) -> Result<(), StoreError> {
    let columns = revisions::columns(conn, table)?;
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let failed = |err| StoreError::at(Path::new("the export"))(err);
    write!(to, "{}\r\n", names.join(",")).map_err(failed)?;
    let mut query = conn.prepare(&format!(
        "SELECT \"{}\" FROM {table} ORDER BY 1",
        names.join("\", \"")
    ))?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let mut cells = Vec::with_capacity(names.len());
        for place in 0..names.len() {
            cells.push(match row.get_ref(place)? {
                ValueRef::Integer(number) => number.to_string(),
                ValueRef::Text(text) => cell(&String::from_utf8_lossy(text)),
                ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => String::new(),
            });
        }
        write!(to, "{}\r\n", cells.join(",")).map_err(failed)?;
    }
    Ok(())
}

/// Writes one cell: harmless, and quoted where it has to be.
fn cell(text: &str) -> String {
    let guarded = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if guarded.contains(['"', ',', '\r', '\n']) {
        format!("\"{}\"", guarded.replace('"', "\"\""))
    } else {
        guarded
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for (text, written) in [
            ("plain", "plain"),
            ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
            ("-1+1", "'-1+1"),
            ("@sum", "'@sum"),
            ("\tx", "'\tx"),
            ("a, b", "\"a, b\""),
            ("two\nlines", "\"two\nlines\""),
        ] {
            assert_eq!(cell(text), written);
        }
    }
}
