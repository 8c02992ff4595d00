//! What was read, as references: RIS and BibTeX, with the day on which it was read.

use crate::domain::{ActivityDetails, ActivityKind};

fn read(activities: &[ActivityDetails]) -> impl Iterator<Item = &ActivityDetails> {
    activities
        .iter()
        .filter(|details| details.kind == ActivityKind::Reading)
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Writes what was read as RIS.
#[must_use]
pub fn ris(activities: &[ActivityDetails]) -> Vec<u8> {
    let mut text = String::new();
    for details in read(activities) {
        let mut line = |tag: &str, says: &str| {
            let says = plain(says);
            if !says.is_empty() {
                text.extend([format!("{tag}  - {says}\r\n")]);
            }
        };
        line("TY", "GEN");
        line("TI", &details.title);
        line("PB", &details.provider);
        line("UR", &details.url);
        line("Y2", &details.date.format("%Y/%m/%d/").to_string());
        line("N1", &details.description);
        for tag in &details.tags {
            line("KW", tag);
        }
        text.push_str("ER  - \r\n");
    }
    text.into_bytes()
}

/// Writes what was read as BibTeX.
#[must_use]
pub fn bibtex(activities: &[ActivityDetails]) -> Vec<u8> {
    let mut text = String::new();
    for (at, details) in read(activities).enumerate() {
        text.extend([format!("@misc{{cairn{},\n", at + 1)]);
        let fields = [
            ("title", plain(&details.title)),
            ("publisher", plain(&details.provider)),
            ("url", details.url.clone()),
            ("urldate", details.date.to_string()),
            ("note", plain(&details.description)),
            ("keywords", details.tags.join(", ")),
        ];
        for (name, says) in fields.iter().filter(|(_, says)| !says.is_empty()) {
            text.extend([format!("  {name} = {{{}}},\n", escaped(says))]);
        }
        text.push_str("}\n\n");
    }
    text.into_bytes()
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => safe.push_str("\\textbackslash "),
            '{' | '}' | '%' | '#' | '&' | '$' | '_' => {
                safe.push('\\');
                safe.push(c);
            }
            c => safe.push(c),
        }
    }
    safe
}
