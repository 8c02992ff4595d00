//! References in RIS, as databases of libraries export them.

use chrono::NaiveDate;

use super::super::draft::Reading;
use super::super::error::{Fault, Read};
use super::super::read::text;
use super::day;
use super::reference::Reference;

/// Reads references.
pub fn read(bytes: &[u8], today: NaiveDate) -> Read<Reading> {
    let text = text::decode(bytes).text;
    let mut reading = Reading::default();
    reading.detect("format", "ris");
    let (mut open, mut number, mut last) = (None, 0, String::new());
    let mut end = |open: &mut Option<Reference>, reading: &mut Reading| {
        if let Some(reference) = open.take() {
            number += 1;
            reading
                .drafts
                .push(reference.draft(&number.to_string(), today));
        }
    };
    for line in text
        .split(['\r', '\n'])
        .filter(|line| !line.trim().is_empty())
    {
        let tag = line
            .get(..2)
            .filter(|_| line.get(2..5).is_some_and(|sign| sign == "  -"));
        let Some(tag) = tag else {
            if let Some(reference) = &mut open {
                note(reference, &last, line.trim());
            }
            continue;
        };
        let value = line.get(5..).unwrap_or_default().trim();
        match tag {
            "TY" => {
                end(&mut open, &mut reading);
                open = Some(Reference::default());
            }
            "ER" => end(&mut open, &mut reading),
            _ => {
                if let Some(reference) = &mut open {
                    note(reference, tag, value);
                }
            }
        }
        tag.clone_into(&mut last);
    }
    end(&mut open, &mut reading);
    if reading.drafts.is_empty() {
        return Err(Fault::broken("there are no references in it"));
    }
    Ok(reading)
}

fn note(reference: &mut Reference, tag: &str, value: &str) {
    let value = value.to_owned();
    if value.is_empty() {
        return;
    }
    match tag {
        "TI" | "T1" | "CT" | "BT" if reference.title.is_empty() => reference.title = value,
        "AU" | "A1" | "A2" | "A3" | "ED" => reference.authors.push(value),
        "JO" | "JF" | "JA" | "T2" | "J2" | "PB" if reference.within.is_empty() => {
            reference.within = value;
        }
        "PY" | "Y1" | "DA" if reference.published.is_empty() => {
            reference.published = value.trim_end_matches('/').to_owned();
        }
        "Y2" => reference.read = day(&value).or(reference.read),
        "DO" => reference.doi = value,
        "UR" | "L2" | "LK" if reference.url.is_empty() => reference.url = value,
        "AB" | "N1" | "N2" | "RN" => reference.says.push(value),
        "KW" => reference.tags.push(value),
        _ => reference.more.push((tag.to_owned(), value)),
    }
}
