//! References as LaTeX keeps them.

use biblatex::Bibliography;
use biblatex::ChunksExt as _;
use chrono::NaiveDate;

use super::super::draft::Reading;
use super::super::error::{Fault, Read};
use super::super::read::text;
use super::day;
use super::reference::Reference;

/// Reads references.
pub fn read(bytes: &[u8], today: NaiveDate) -> Read<Reading> {
    let text = text::decode(bytes).text;
    let parsed = Bibliography::parse(&text).map_err(Fault::broken)?;
    let mut reading = Reading::default();
    reading.detect("format", "bibtex");
    for (at, entry) in parsed.iter().enumerate() {
        let mut reference = Reference::default();
        for (key, chunks) in &entry.fields {
            let value = chunks.format_verbatim();
            let value = value.trim().to_owned();
            if value.is_empty() {
                continue;
            }
            match key.as_str() {
                "title" => reference.title = value,
                "author" | "editor" => reference.authors.push(value.replace(" and ", "; ")),
                "journal" | "journaltitle" | "booktitle" | "publisher"
                    if reference.within.is_empty() =>
                {
                    reference.within = value;
                }
                "year" | "date" if reference.published.is_empty() => reference.published = value,
                "urldate" => reference.read = day(&value),
                "doi" => reference.doi = value,
                "url" => reference.url = value,
                "abstract" | "note" | "annotation" | "annote" => reference.says.push(value),
                "keywords" => reference
                    .tags
                    .extend(value.split([',', ';']).map(|tag| tag.trim().to_owned())),
                _ => reference.more.push((key.clone(), value)),
            }
        }
        reading
            .drafts
            .push(reference.draft(&(at + 1).to_string(), today));
    }
    if reading.drafts.is_empty() {
        return Err(Fault::broken("there are no references in it"));
    }
    Ok(reading)
}
