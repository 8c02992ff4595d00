//! Open badges of the second and third version: JSON, signed JSON, and pictures with one of them inside. Nothing is fetched,
//! so nothing is verified, and that is said.

use std::io::Cursor;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::NaiveDate;
use serde_json::Value;

use super::super::draft::{Attached, Reading};
use super::super::error::{Fault, Read};
use super::super::folded::words;
use super::super::read::xml::{Step, walk};
use super::super::read::{html, text};
use super::super::{Given, kinds};
use super::{Item, day};
use crate::domain::{ActivityKind, is_web_address};

/// The longest text within a picture that is unpacked.
const LONGEST: usize = 8 << 20;

/// Reads a badge.
pub fn read(given: &Given, today: NaiveDate) -> Read<Reading> {
    let mut reading = Reading::default();
    let Some(found) = credential(&given.bytes)? else {
        reading.detect("format", "picture");
        reading.warn_at(
            &given.name,
            "no-badge-in-picture",
            "There is no badge in this picture, only the picture: attach it as evidence instead",
        );
        reading.skip(given.name.clone(), "a picture without a badge", "");
        return Ok(reading);
    };
    reading.detect("format", "open-badges");
    let all = match found {
        Value::Array(all) => all,
        one => vec![one],
    };
    let several = all.len() > 1;
    for (at, credential) in all.iter().take(10_000).enumerate() {
        let row = if several {
            format!("{}!{}", given.name, at + 1)
        } else {
            given.name.clone()
        };
        let mut draft = Badge::of(credential).draft(&row, today);
        draft.files.push(Attached {
            name: given.name.clone(),
            bytes: given.bytes.clone(),
        });
        draft.key = credential
            .get("id")
            .and_then(Value::as_str)
            .map(|id| format!("badge {id}"));
        draft.warn(
            "badge-not-verified",
            "Whether it was awarded was not verified: Cairn fetches nothing",
        );
        reading.drafts.push(draft);
    }
    Ok(reading)
}

/// Finds what a file says, whichever way it is wrapped; nothing for a picture without a badge.
fn credential(bytes: &[u8]) -> Read<Option<Value>> {
    if bytes.starts_with(b"\x89PNG") {
        return in_png(bytes)?.map(|text| parsed(&text)).transpose();
    }
    let text = text::decode(bytes).text;
    if text.trim_start().starts_with('<') {
        return in_svg(&text)?.map(|text| parsed(&text)).transpose();
    }
    parsed(&text).map(Some)
}

/// Reads JSON, or what a signed text holds.
fn parsed(text: &str) -> Read<Value> {
    let text = text.trim();
    let parts: Vec<&str> = text.split('.').collect();
    let value: Value = match *parts.as_slice() {
        [_, body, _] if text.starts_with("eyJ") => {
            let body = URL_SAFE_NO_PAD
                .decode(body.trim_end_matches('='))
                .map_err(Fault::broken)?;
            serde_json::from_slice(&body).map_err(Fault::broken)?
        }
        _ if is_web_address(text) => serde_json::json!({ "id": text }),
        _ => serde_json::from_str(text).map_err(Fault::broken)?,
    };
    // Signed credentials of the first sort wrap them once more.
    Ok(value.get("vc").cloned().unwrap_or(value))
}

fn in_png(bytes: &[u8]) -> Read<Option<String>> {
    let mut reader = png::Decoder::new(Cursor::new(bytes))
        .read_info()
        .map_err(Fault::broken)?;
    // Texts may stand behind the picture.
    reader.finish().ok();
    let info = reader.info();
    let is_badge =
        |keyword: &str| ["openbadges", "openbadgecredential"].contains(&words(keyword).as_str());
    if let Some(chunk) = info.utf8_text.iter().find(|chunk| is_badge(&chunk.keyword)) {
        let mut chunk = chunk.clone();
        chunk
            .decompress_text_with_limit(LONGEST)
            .map_err(Fault::broken)?;
        return chunk.get_text().map(Some).map_err(Fault::broken);
    }
    let mut packed = info.compressed_latin1_text.iter();
    if let Some(chunk) = packed.find(|chunk| is_badge(&chunk.keyword)) {
        let mut chunk = chunk.clone();
        chunk
            .decompress_text_with_limit(LONGEST)
            .map_err(Fault::broken)?;
        return chunk.get_text().map(Some).map_err(Fault::broken);
    }
    let plain = info
        .uncompressed_latin1_text
        .iter()
        .find(|chunk| is_badge(&chunk.keyword));
    Ok(plain.map(|chunk| chunk.text.clone()))
}

fn in_svg(text: &str) -> Read<Option<String>> {
    let (mut found, mut within, mut inner) = (None, false, String::new());
    walk(text.as_bytes(), |step| {
        match step {
            Step::Open(tag) if ["assertion", "credential"].contains(&tag.name()) => {
                within = true;
                found = found.take().or(tag.says("verify"));
            }
            Step::Close("assertion" | "credential") => within = false,
            Step::Text(text) if within => inner.push_str(text),
            _ => {}
        }
        Ok(())
    })?;
    let inner = Some(inner).filter(|inner| inner.trim_start().starts_with(['{', '[', 'e']));
    Ok(inner.or(found))
}

/// What a badge says.
struct Badge<'a> {
    whole: &'a Value,
    /// What was achieved: the class of the badge.
    class: &'a Value,
    subject: &'a Value,
}

impl<'a> Badge<'a> {
    fn of(whole: &'a Value) -> Self {
        let first = |value: &'a Value| {
            value
                .as_array()
                .and_then(|all| all.first())
                .unwrap_or(value)
        };
        let subject = first(whole.get("credentialSubject").unwrap_or(&Value::Null));
        let class = whole
            .get("badge")
            .or_else(|| subject.get("achievement"))
            .unwrap_or(&Value::Null);
        Self {
            whole,
            class: first(class),
            subject,
        }
    }

    fn draft(&self, row: &str, today: NaiveDate) -> super::super::draft::Draft {
        let mut says = vec![said(self.class.get("description"))];
        let mut add = |name: &str, text: String| {
            if !text.is_empty() {
                says.push(format!("{name}: {text}"));
            }
        };
        let criteria = self.class.get("criteria").unwrap_or(&Value::Null);
        add("Criteria", parts(criteria));
        add(
            "Narrative",
            said(
                self.whole
                    .get("narrative")
                    .or_else(|| self.subject.get("narrative")),
            ),
        );
        add("Credits", said(self.subject.get("creditsEarned")));
        for evidence in listed(self.whole.get("evidence")) {
            add("Evidence", parts(evidence));
        }
        let expires = self
            .whole
            .get("expires")
            .or_else(|| self.whole.get("validUntil"))
            .or_else(|| self.whole.get("expirationDate"));
        add(
            "Expires",
            day(&said(expires)).map_or(String::new(), |day| day.to_string()),
        );
        add("Identifier", said(self.whole.get("id")));
        let title = said(self.class.get("name").or_else(|| self.whole.get("name")));
        let item = Item {
            title,
            days: self.days(),
            minutes: 0,
            says,
        };
        let issuer = self
            .class
            .get("issuer")
            .filter(|issuer| issuer.is_object())
            .or_else(|| self.whole.get("issuer"));
        let mut draft = item.draft(row, today, |details| {
            details.provider = said(issuer.and_then(|issuer| issuer.get("name")));
            let sort = said(self.class.get("achievementType"));
            details.kind = kinds::spoken_of(&sort).unwrap_or(ActivityKind::Course);
            let tags = listed(self.class.get("tags").or_else(|| self.class.get("tag")));
            details.tags.extend(
                tags.iter()
                    .filter_map(|tag| tag.as_str())
                    .map(ToOwned::to_owned),
            );
        });
        draft.warn(
            "hours-missing",
            "A badge says nothing of the time: add it if it is to count",
        );
        draft
    }

    /// Returns its days: those of the learning before that of the award, and that before the day from which it is valid.
    fn days(&self) -> Option<(NaiveDate, Option<NaiveDate>)> {
        let of = |value: &Value, key: &str| day(&said(value.get(key)));
        let (began, ended) = (
            of(self.subject, "activityStartDate"),
            of(self.subject, "activityEndDate"),
        );
        if let Some(first) = began.or(ended) {
            return Some((first, ended.filter(|last| *last > first)));
        }
        let keys = ["awardedDate", "issuedOn", "validFrom", "issuanceDate"];
        keys.iter()
            .find_map(|key| of(self.whole, key))
            .map(|day| (day, None))
    }
}

/// Returns what a value says, as plain text.
fn said(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) if html::is_marked_up(text) => html::plain(text),
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// Returns what stands under a thing that has words and an address.
fn parts(value: &Value) -> String {
    if value.is_string() {
        return said(Some(value));
    }
    let keys = ["name", "narrative", "description", "id"];
    let parts: Vec<String> = keys
        .iter()
        .map(|key| said(value.get(*key)))
        .filter(|text| !text.is_empty())
        .collect();
    parts.join("\n")
}

fn listed(value: Option<&Value>) -> Vec<&Value> {
    match value {
        Some(Value::Array(all)) => all.iter().take(100).collect(),
        Some(one) => vec![one],
        None => Vec::new(),
    }
}
