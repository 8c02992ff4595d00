//! References in JSON, as Zotero and citation styles keep them.

use chrono::NaiveDate;
use serde_json::Value;

use super::super::draft::Reading;
use super::super::error::{Fault, Read};
use super::super::read::{html, text};
use super::reference::Reference;

/// Reads references.
pub fn read(bytes: &[u8], today: NaiveDate) -> Read<Reading> {
    let text = text::decode(bytes).text;
    let value: Value = serde_json::from_str(&text).map_err(Fault::broken)?;
    let all = match value {
        Value::Array(all) => all,
        Value::Object(mut one) => match one.remove("items") {
            Some(Value::Array(all)) => all,
            _ => vec![Value::Object(one)],
        },
        _ => Vec::new(),
    };
    let mut reading = Reading::default();
    reading.detect("format", "csl");
    for (at, item) in all.iter().enumerate() {
        let row = (at + 1).to_string();
        let says = |key: &str| match item.get(key) {
            Some(Value::String(text)) if html::is_marked_up(text) => html::plain(text),
            Some(Value::String(text)) => text.trim().to_owned(),
            Some(Value::Number(number)) => number.to_string(),
            _ => String::new(),
        };
        if !item.is_object() || says("title").is_empty() {
            reading.skip(row, "it has no title", "");
            continue;
        }
        let names = item
            .get("author")
            .and_then(Value::as_array)
            .into_iter()
            .flatten();
        let name = |name: &Value| {
            let part = |key: &str| {
                name.get(key)
                    .and_then(Value::as_str)
                    .unwrap_or_default()
                    .to_owned()
            };
            let (family, given) = (part("family") + &part("literal"), part("given"));
            if given.is_empty() {
                family
            } else {
                format!("{family}, {given}")
            }
        };
        let known = [
            "title",
            "author",
            "container-title",
            "issued",
            "accessed",
            "DOI",
            "URL",
            "abstract",
            "note",
            "keyword",
            "id",
            "type",
            "language",
        ];
        let more = item
            .as_object()
            .into_iter()
            .flatten()
            .filter(|(key, value)| {
                !known.contains(&key.as_str()) && (value.is_string() || value.is_number())
            });
        let reference = Reference {
            title: says("title"),
            authors: names.map(name).collect(),
            within: says("container-title"),
            published: parts(item.get("issued"))
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("-"),
            read: day(&parts(item.get("accessed"))),
            doi: says("DOI"),
            url: says("URL"),
            says: vec![says("abstract"), says("note")],
            tags: says("keyword")
                .split([',', ';'])
                .map(|tag| tag.trim().to_owned())
                .collect(),
            more: more.map(|(key, _)| (key.clone(), says(key))).collect(),
        };
        reading.drafts.push(reference.draft(&row, today));
    }
    if reading.drafts.is_empty() {
        return Err(Fault::broken("there are no references in it"));
    }
    Ok(reading)
}

/// Reads year, month and day, as far as they are given, as numbers or as texts.
fn parts(date: Option<&Value>) -> Vec<i32> {
    let parts = date.and_then(|date| date.get("date-parts")?.get(0)?.as_array());
    let number = |value: &Value| {
        value
            .as_i64()
            .or_else(|| value.as_str()?.trim().parse().ok())
            .and_then(|number| i32::try_from(number).ok())
    };
    parts.into_iter().flatten().map_while(number).collect()
}

fn day(parts: &[i32]) -> Option<NaiveDate> {
    let [year, month, day] = *parts else {
        return None;
    };
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}
