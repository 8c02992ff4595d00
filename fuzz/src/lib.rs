//! What must hold of everything that Cairn reads and did not write, whatever stands in it.
//!
//! Each function takes any bytes and panics where a law is broken. They have one home and two users: the targets beside this
//! folder, to which libFuzzer feeds what it makes up, and `tests/seeds.rs`, which replays the seeds with every test run.
#![expect(clippy::expect_used, reason = "a law that is broken panics")]

pub mod bombs;
mod brought;
mod database;
mod export;
mod files;
mod identifiers;
mod memory;
mod place;
mod sealed;
mod search;
mod statement;
mod typed;

use std::fmt::Write as _;

use cairn::bring::Form;
use sha2::{Digest as _, Sha256};

/// Takes any bytes.
pub type Law = fn(&[u8]);

/// Every law by the name of its target.
pub const LAWS: &[(&str, Law)] = &[
    ("bring_csv", bring_csv),
    ("bring_xlsx", bring_xlsx),
    ("bring_ods", bring_ods),
    ("bring_ics", bring_ics),
    ("bring_badge", bring_badge),
    ("bring_leap2a", bring_leap2a),
    ("bring_docx", bring_docx),
    ("bring_html", bring_html),
    ("bring_eml", bring_eml),
    ("bring_ris", bring_ris),
    ("bring_bibtex", bring_bibtex),
    ("bring_csl", bring_csl),
    ("database", database),
    ("export_file", export_file),
    ("export_rows", export_rows),
    ("identifiers", identifiers),
    ("kind_file", kind_file),
    ("lexicon_file", lexicon_file),
    ("packed_backup", packed_backup),
    ("profile_file", profile_file),
    ("profile_page", profile_page),
    ("sealed_backup", sealed_backup),
    ("search", search),
    ("statement", statement),
    ("typed", typed),
];

/// Any text is a table, or refused; what it gives may be kept, or says why not.
pub fn bring_csv(bytes: &[u8]) {
    memory::within(2000, bytes, |bytes| {
        brought::keeps_the_laws(bytes, Form::Csv);
    });
}

/// Any file is a workbook of Excel, or refused; what it gives may be kept, or says why not.
pub fn bring_xlsx(bytes: &[u8]) {
    memory::within(2000, bytes, |bytes| {
        brought::keeps_the_laws(bytes, Form::Xlsx);
    });
}

/// Any file is a workbook of `LibreOffice`, or refused; what it gives may be kept, or says why not.
pub fn bring_ods(bytes: &[u8]) {
    memory::within(2000, bytes, |bytes| {
        brought::keeps_the_laws(bytes, Form::Ods);
    });
}

/// Any text is a calendar, or refused; what it gives may be kept, or says why not.
pub fn bring_ics(bytes: &[u8]) {
    memory::within(2000, bytes, |bytes| {
        brought::keeps_the_laws(bytes, Form::Ics);
    });
}

/// Any file holds a badge, or none; what it gives may be kept, or says why not.
pub fn bring_badge(bytes: &[u8]) {
    memory::within(2000, bytes, |bytes| {
        brought::keeps_the_laws(bytes, Form::Badge);
    });
}

/// Any file is a portfolio, or refused; what it gives may be kept, or says why not.
pub fn bring_leap2a(bytes: &[u8]) {
    memory::within(2000, bytes, |bytes| {
        brought::keeps_the_laws(bytes, Form::Leap2a);
    });
}

/// Any file is a document, or refused; what it gives may be kept, or says why not.
pub fn bring_docx(bytes: &[u8]) {
    memory::within(2000, bytes, |bytes| {
        brought::keeps_the_laws(bytes, Form::Docx);
    });
}

/// Any text is a page, or refused; what it gives may be kept, or says why not.
pub fn bring_html(bytes: &[u8]) {
    memory::within(2000, bytes, |bytes| {
        brought::keeps_the_laws(bytes, Form::Html);
    });
}

/// Any text is a message, or refused; what it gives may be kept, or says why not.
pub fn bring_eml(bytes: &[u8]) {
    memory::within(2000, bytes, |bytes| {
        brought::keeps_the_laws(bytes, Form::Eml);
    });
}

/// Any text holds references, or none; what it gives may be kept, or says why not.
pub fn bring_ris(bytes: &[u8]) {
    memory::within(2000, bytes, |bytes| {
        brought::keeps_the_laws(bytes, Form::Ris);
    });
}

/// Any text holds references of `LaTeX`, or none; what it gives may be kept, or says why not.
pub fn bring_bibtex(bytes: &[u8]) {
    memory::within(2000, bytes, |bytes| {
        brought::keeps_the_laws(bytes, Form::Bibtex);
    });
}

/// Any JSON holds references, or none; what it gives may be kept, or says why not.
pub fn bring_csl(bytes: &[u8]) {
    memory::within(2000, bytes, |bytes| {
        brought::keeps_the_laws(bytes, Form::Csl);
    });
}

/// Any file in the place of a database is refused, mended or salvaged.
pub fn database(bytes: &[u8]) {
    memory::within(8, bytes, database::database);
}

/// Any file becomes a record, or is refused and leaves nothing behind.
pub fn export_file(bytes: &[u8]) {
    memory::within(8, bytes, export::export_file);
}

/// Any rows become a record that exports the same rows again, or are refused.
pub fn export_rows(bytes: &[u8]) {
    memory::within(8, bytes, export::export_rows);
}

/// What is wrong with a lexicon is told by its line, and what it suggests quotes what stands there.
pub fn lexicon_file(bytes: &[u8]) {
    memory::within(512, bytes, files::lexicon_file);
}

/// A kind of portfolio is read and written back alike, or each mistake is told by its line.
pub fn kind_file(bytes: &[u8]) {
    memory::within(96, bytes, files::kind_file);
}

/// Whatever is packed in a backup becomes the state of a record, or is refused.
pub fn packed_backup(bytes: &[u8]) {
    memory::within(8, bytes, sealed::packed_backup);
}

/// A role profile is read and written back alike, or each mistake is told by its line.
pub fn profile_file(bytes: &[u8]) {
    memory::within(96, bytes, files::profile_file);
}

/// The text of a page makes a profile that can be written and read back, or none.
pub fn profile_page(bytes: &[u8]) {
    memory::within(96, bytes, files::profile_page);
}

/// Any file becomes the state of a record, or is refused as a backup and as a key.
pub fn sealed_backup(bytes: &[u8]) {
    memory::within(8, bytes, sealed::sealed_backup);
}

/// Any words can be looked for, and what is marked stands in the text.
pub fn search(bytes: &[u8]) {
    memory::within(64, bytes, search::search);
}

/// What looks like a patient's is found within the text and shown as a mask.
pub fn identifiers(bytes: &[u8]) {
    memory::within(64, bytes, |bytes| {
        if let Some(text) = text(bytes) {
            identifiers::keeps_the_laws(text);
        }
    });
}

/// Citations stand where they are said to stand.
pub fn statement(bytes: &[u8]) {
    memory::within(64, bytes, |bytes| {
        text(bytes).into_iter().for_each(statement::keeps_the_laws);
    });
}

/// Dates, durations, references and keys are read, or refused with a way out, and are read back as they are shown.
pub fn typed(bytes: &[u8]) {
    memory::within(64, bytes, |bytes| {
        text(bytes).into_iter().for_each(typed::keeps_the_laws);
    });
}

/// What is not text never reaches those who read text.
fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

/// The SHA-256 of some bytes in digits.
fn sha256(bytes: &[u8]) -> String {
    let mut digits = String::new();
    for byte in Sha256::digest(bytes) {
        // Writing to a String cannot fail.
        write!(digits, "{byte:02x}").ok();
    }
    digits
}
