//! An entry's history in words.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

use super::versions::file_of;
use super::{EntryId, KeptId, Record, Result};
use crate::domain::{
    ActivityDetails, ActivityId, ActivityKind, ActivityStatus, Details as _, Entry as _, LinkKey,
    Minutes, ObjectiveStatus, QualificationId, QualificationStatus, RequirementKey,
    profile::{LevelNumber, Profile, Requirement},
};
use crate::store::revisions::{self, Revision};

/// One change of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEntry {
    /// When it was made.
    pub at: DateTime<Utc>,
    /// What was done, such as “edit “Ward audit””, or “undo: …”.
    pub op: String,
    /// What it changed, in the order of the form.
    pub fields: Vec<FieldChange>,
}

/// One field before and after; empty where there was nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// What the field is called.
    pub field: String,
    /// What it said.
    pub before: String,
    /// What it says.
    pub after: String,
}

impl Record {
    /// Returns the entry's changes, newest first.
    pub fn history(&self, entry: impl Into<EntryId>) -> Result<Vec<HistoryEntry>> {
        let entry = entry.into();
        let profile = self.profile();
        let words = Telling {
            record: self,
            entry,
            profile: &profile,
        };
        let mut revisions = revisions::of_row(&self.store, &entry.uuid().to_string())?;
        // What a transaction went through on the way, as an import does with a version that it does not follow, is no change.
        revisions.dedup_by(|earlier, later| {
            let is_one = earlier.txn == later.txn;
            if is_one {
                later.before = earlier.before.take();
            }
            is_one
        });
        revisions.retain(|revision| revision.before != revision.after);
        Ok(revisions
            .iter()
            .map(|revision| words.entry(revision))
            .collect())
    }
}

/// Puts rows of history into words.
struct Telling<'a> {
    record: &'a Record,
    entry: EntryId,
    profile: &'a Profile,
}

/// The fields that are shown, with their names, in the order of the forms.
const FIELDS: &[(&str, &str)] = &[
    ("title", "Title"),
    ("skill", "Skill"),
    ("level", "Level"),
    ("date", "Date"),
    ("end_date", "Last day"),
    ("minutes", "Hours"),
    ("kind", "Kind"),
    ("status", "Status"),
    ("awarding_body", "Awarding body"),
    ("started", "Started"),
    ("awarded", "Awarded"),
    ("expires", "Expires"),
    ("due", "Due"),
    ("review", "Review"),
    ("measure", "Measure of success"),
    ("approach", "How, and with what"),
    ("achieved", "Achieved"),
    ("outcome", "What came of it"),
    ("reference", "Reference"),
    ("requirement", "Requirement"),
    ("notes", "Notes"),
    ("provider", "Provider"),
    ("location", "Location"),
    ("cost", "Cost"),
    ("url", "Web address"),
    ("description", "Description"),
    ("what", "What happened"),
    ("so_what", "So what"),
    ("now_what", "Now what"),
    ("text", "Text"),
    ("file_name", "File"),
    ("comment", "Comment"),
    ("from_date", "From"),
    ("to_date", "To"),
    ("submitted_on", "Submitted"),
];

/// Returns what a column is called in the forms; none where it is no field of its own.
pub(super) fn field_name(column: &str) -> Option<&'static str> {
    let beside = [
        ("links", "Links"),
        ("tags", "Tags"),
        ("activities", "Activities"),
    ];
    let mut known = FIELDS.iter().chain(&beside);
    known
        .find(|(known, _)| *known == column)
        .map(|(_, name)| *name)
}

impl Telling<'_> {
    fn entry(&self, revision: &Revision) -> HistoryEntry {
        let empty = Map::new();
        let before = revision.before.as_ref().unwrap_or(&empty);
        let after = revision.after.as_ref().unwrap_or(&empty);
        let mut fields = Vec::new();
        for (column, field) in FIELDS {
            let (before, after) = (self.value(column, before), self.value(column, after));
            note(&mut fields, field, before, after);
        }
        self.note_lists(&mut fields, before, after);
        let binned = |row: &Map<String, Value>| match row.get("deleted_at") {
            None | Some(Value::Null) => String::new(),
            Some(_) => "In the Bin".to_owned(),
        };
        note(&mut fields, "Bin", binned(before), binned(after));
        let op = match revision.kind.as_str() {
            "undo" => format!("undo: {}", revision.label),
            "redo" => format!("redo: {}", revision.label),
            _ => revision.label.clone(),
        };
        HistoryEntry {
            at: revision.at,
            op,
            fields,
        }
    }

    /// Notes each link, tag, activity and qualification that came, went or got another reason.
    fn note_lists(
        &self,
        fields: &mut Vec<FieldChange>,
        before: &Map<String, Value>,
        after: &Map<String, Value>,
    ) {
        for (column, field) in [
            ("tags", "Tag"),
            ("links", "Link"),
            ("activities", "Activity"),
            ("qualifications", "Certificate of"),
        ] {
            let read = |row: &Map<String, Value>| -> Vec<(String, String)> {
                let text = row.get(column).and_then(Value::as_str).unwrap_or("[]");
                let items: Vec<Value> = serde_json::from_str(text).unwrap_or_default();
                items.iter().map(|item| self.item(column, item)).collect()
            };
            let (before, after) = (read(before), read(after));
            let find = |items: &[(String, String)], key: &str| -> String {
                let found = items.iter().find(|(known, _)| known == key);
                found.map(|(_, shown)| shown.clone()).unwrap_or_default()
            };
            for (key, shown) in &before {
                note(fields, field, shown.clone(), find(&after, key));
            }
            for (key, shown) in &after {
                if find(&before, key).is_empty() {
                    note(fields, field, String::new(), shown.clone());
                }
            }
        }
    }

    /// Returns what tells an item of a list from others, and how it reads.
    fn item(&self, column: &str, item: &Value) -> (String, String) {
        let text = item.as_str().unwrap_or_default();
        match column {
            "links" => self.link(item),
            "activities" => (text.to_owned(), self.title::<ActivityId>(text)),
            "qualifications" => (text.to_owned(), self.title::<QualificationId>(text)),
            _ => (text.to_owned(), text.to_owned()),
        }
    }

    /// Returns an entry's title; its id where it is gone.
    fn title<Id: KeptId>(&self, id: &str) -> String {
        let found = id.parse::<Id>().ok();
        let found = found.and_then(|id| self.record.get(id).ok());
        let title = found.map(|found| found.details().title().to_owned());
        title.unwrap_or_else(|| id.to_owned())
    }

    /// Returns a link's key and how it reads: its requirement's name, the statement's number, the reason.
    fn link(&self, item: &Value) -> (String, String) {
        let part = |name| item.get(name).and_then(Value::as_str).unwrap_or_default();
        let (key, reason) = (part("key"), part("reason"));
        let mut shown = match key.parse::<LinkKey>() {
            Err(_) => key.to_owned(),
            Ok(link) => {
                let name = self.requirement(link.requirement.as_str());
                let number = link.statement;
                number.map_or_else(
                    || name.clone(),
                    |number| format!("{name}, statement {number}"),
                )
            }
        };
        if !reason.is_empty() {
            shown.push_str(": ");
            shown.push_str(reason);
        }
        (key.to_owned(), shown)
    }

    fn requirement(&self, key: &str) -> String {
        let parsed = RequirementKey::parse(key).ok();
        let found = parsed.and_then(|key| self.profile.requirement(&key).map(Requirement::name));
        found.unwrap_or_else(|| key.to_owned())
    }

    /// Returns one column as the form shows it.
    fn value(&self, column: &str, row: &Map<String, Value>) -> String {
        let value = match row.get(column) {
            None | Some(Value::Null) => return String::new(),
            Some(value) => value,
        };
        let text = value.as_str().unwrap_or_default();
        let number = value.as_u64().unwrap_or_default();
        match (column, self.entry) {
            ("minutes", _) => Minutes(u32::try_from(number).unwrap_or(u32::MAX)).to_string(),
            ("cost", _) => ActivityDetails::pounds(u32::try_from(number).unwrap_or(u32::MAX)),
            ("kind", EntryId::Activity(_)) => {
                ActivityKind::parse(text).map_or(text.to_owned(), |kind| kind.label().to_owned())
            }
            ("kind", _) => match text {
                "note" => "Note".to_owned(),
                "file" => "File".to_owned(),
                _ => "Web link".to_owned(),
            },
            ("status", EntryId::Qualification(_)) => QualificationStatus::parse(text)
                .map_or(text.to_owned(), |status| status.label().to_owned()),
            ("status", EntryId::Objective(_)) => ObjectiveStatus::parse(text)
                .map_or(text.to_owned(), |status| status.label().to_owned()),
            ("status", _) => ActivityStatus::parse(text)
                .map_or(text.to_owned(), |status| status.label().to_owned()),
            ("file_name", _) => file_of(row).map_or(text.to_owned(), |file| {
                format!("{}, {}", file.name, file.size())
            }),
            ("skill" | "requirement", _) => self.requirement(text),
            ("level", _) => self.level(row, number),
            _ => text.to_owned(),
        }
    }

    fn level(&self, row: &Map<String, Value>, number: u64) -> String {
        let level = LevelNumber(u8::try_from(number).unwrap_or(u8::MAX));
        let skill = row.get("skill").and_then(Value::as_str);
        let skill = skill.and_then(|key| RequirementKey::parse(key).ok());
        let scale = skill.and_then(|skill| self.profile.scale(&skill));
        scale.map_or_else(|| level.to_string(), |scale| scale.name(level))
    }
}

/// Adds a field that changed.
fn note(fields: &mut Vec<FieldChange>, field: &str, before: String, after: String) {
    if before != after {
        fields.push(FieldChange {
            field: field.to_owned(),
            before,
            after,
        });
    }
}
