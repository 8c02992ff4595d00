//! What sort of file it is: by what is in it, and by its name only where that says nothing.

use serde::Serialize;

use super::read::text::{decode, is_binary};
use super::read::{html, zipped::Zipped};
use crate::domain::Invalid;

/// The sorts of files that come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// Cells parted by commas, semicolons, tabs or bars.
    Csv,
    /// A workbook of Excel.
    Xlsx,
    /// A workbook of `LibreOffice`.
    Ods,
    /// A calendar.
    Ics,
    /// An open badge: JSON, JWT, or a picture that holds one.
    Badge,
    /// A portfolio of Mahara.
    Leap2a,
    /// A document of Word.
    Docx,
    /// A web page, or tables from the clipboard.
    Html,
    /// An e-mail.
    Eml,
    /// References, as libraries' databases export them.
    Ris,
    /// References, as LaTeX keeps them.
    Bibtex,
    /// References in JSON, as Zotero keeps them.
    Csl,
}

impl Form {
    /// Every sort.
    pub const ALL: &[Self] = &[
        Self::Csv,
        Self::Xlsx,
        Self::Ods,
        Self::Ics,
        Self::Badge,
        Self::Leap2a,
        Self::Docx,
        Self::Html,
        Self::Eml,
        Self::Ris,
        Self::Bibtex,
        Self::Csl,
    ];

    /// Returns its name in the terminal.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
            Self::Ics => "ics",
            Self::Badge => "badge",
            Self::Leap2a => "leap2a",
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Eml => "eml",
            Self::Ris => "ris",
            Self::Bibtex => "bibtex",
            Self::Csl => "csl",
        }
    }

    /// Reads its name.
    ///
    /// # Errors
    /// When there is none of that name.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let wanted = text.trim().to_lowercase();
        let found = Self::ALL
            .iter()
            .copied()
            .find(|form| form.key() == wanted || (wanted == "tsv" && *form == Self::Csv));
        found.ok_or_else(|| {
            let names: Vec<&str> = Self::ALL.iter().map(|form| form.key()).collect();
            Invalid::new(
                "as",
                format!("There is no sort of file called “{}”", text.trim()),
            )
            .hinted(format!("Choose one of: {}", names.join(", ")))
        })
    }
}

/// What the beginning of a file shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// Of this sort.
    Like(Form),
    /// A workbook or document with a password, or of a program before 2007.
    Old,
    /// A zip file of another sort, such as what Cairn exports.
    Zip,
    /// Something else.
    Other,
}

/// Tells what sort of file it is.
#[must_use]
pub fn looks(name: &str, bytes: &[u8]) -> Looks {
    let end = name
        .rsplit_once('.')
        .map_or(String::new(), |(_, end)| end.to_lowercase());
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zipped(bytes);
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Looks::Old;
    }
    if bytes.starts_with(b"\x89PNG") {
        return Looks::Like(Form::Badge);
    }
    let head = bytes.get(..bytes.len().min(64 << 10)).unwrap_or(bytes);
    let text = decode(head).text;
    if is_binary(&text) {
        return Looks::Other;
    }
    let begin = text.trim_start();
    let lower = begin.get(..begin.len().min(2000)).map_or_else(
        || begin.chars().take(500).collect::<String>().to_lowercase(),
        str::to_lowercase,
    );
    if lower.starts_with("begin:vcalendar") || (end == "ics" && lower.contains("begin:ve")) {
        return Looks::Like(Form::Ics);
    }
    if lower.contains("<svg")
        && (lower.starts_with("<?xml")
            || lower.starts_with("<svg")
            || lower.starts_with("<!doctype svg")
            || end == "svg")
    {
        return Looks::Like(Form::Badge);
    }
    if lower.contains("<feed") && (lower.contains("leap2") || lower.contains("leapspecs")) {
        return Looks::Like(Form::Leap2a);
    }
    if html::is_one(begin) {
        return Looks::Like(Form::Html);
    }
    if begin.starts_with(['{', '[']) && ["json", "jsonld", ""].contains(&end.as_str())
        || end == "json"
    {
        let is_badge = [
            "badgeclass",
            "\"badge\"",
            "openbadge",
            "verifiablecredential",
            "achievement",
            "w3id.org/openbadges",
        ];
        let all = text.to_lowercase();
        return Looks::Like(if is_badge.iter().any(|sign| all.contains(sign)) {
            Form::Badge
        } else {
            Form::Csl
        });
    }
    if begin.starts_with("eyJ")
        && begin.trim().split('.').count() == 3
        && !begin.trim().contains(char::is_whitespace)
    {
        return Looks::Like(Form::Badge);
    }
    if begin.lines().any(|line| line.starts_with("TY  - ")) {
        return Looks::Like(Form::Ris);
    }
    if end == "bib" || (lower.starts_with('@') && lower.contains('{')) {
        return Looks::Like(Form::Bibtex);
    }
    let headers = [
        "received:",
        "return-path:",
        "from:",
        "subject:",
        "date:",
        "mime-version:",
        "message-id:",
        "delivered-to:",
        "x-",
    ];
    if end == "eml"
        || (headers.iter().any(|header| lower.starts_with(header))
            && lower.contains("\nsubject:") | lower.contains("\nfrom:")
            && lower.contains("\ndate:") | lower.starts_with("date:"))
    {
        return Looks::Like(Form::Eml);
    }
    Looks::Like(Form::Csv)
}

fn zipped(bytes: &[u8]) -> Looks {
    let Ok(zip) = Zipped::open(bytes) else {
        return Looks::Zip;
    };
    let has = |end: &str| zip.ending(end).is_some();
    if has("xl/workbook.xml") {
        Looks::Like(Form::Xlsx)
    } else if has("word/document.xml") {
        Looks::Like(Form::Docx)
    } else if has("leap2a.xml") {
        Looks::Like(Form::Leap2a)
    } else if has("content.xml") && has("META-INF/manifest.xml") {
        Looks::Like(Form::Ods)
    } else {
        Looks::Zip
    }
}
