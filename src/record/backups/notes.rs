//! What is known of encrypted backups without opening them, kept with the record's own.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Backups, Contents};
use crate::record::{Part, RecordError, Result};
use crate::store::backup::Summary;

/// The file that has the notes.
const FILE: &str = "encrypted.json";
/// More than rotation ever keeps.
const MOST: usize = 100;

/// What is known of one encrypted backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Note {
    /// The name of its file.
    name: String,
    /// The SHA-256 of its file.
    pub sha256: String,
    /// Which state of the record it holds.
    pub state: String,
    person: String,
    /// How many entries, by table.
    entries: BTreeMap<String, u64>,
    changed_at: Option<DateTime<Utc>>,
}

impl Note {
    /// Notes what was just sealed.
    pub fn new(path: &Path, sha256: String, state: String, summary: Summary) -> Self {
        let entries = summary.entries.into_iter();
        Self {
            name: name_of(path),
            sha256,
            state,
            person: summary.person,
            entries: entries
                .map(|(table, count)| (table.to_owned(), count))
                .collect(),
            changed_at: summary.changed_at,
        }
    }

    /// Returns what is in the backup.
    pub fn contents(self) -> Contents {
        let Self {
            entries,
            person,
            changed_at,
            ..
        } = self;
        // In the order in which a backup that is read has them.
        let known = Part::ALL.into_iter();
        let entries = known.filter_map(|part| Some((part, *entries.get(part.table())?)));
        Contents {
            person,
            entries: entries.collect(),
            changed_at,
        }
    }
}

impl Backups {
    /// Returns what is known of an encrypted backup; nothing where it was made by another record.
    pub(super) fn note_of(&self, path: &Path) -> Option<Note> {
        let name = name_of(path);
        let mut notes = self.notes().into_iter();
        notes.find(|note| note.name == name)
    }

    /// Keeps a note.
    pub(super) fn note(&self, note: Note) -> Result<()> {
        let mut notes = self.notes();
        notes.insert(0, note);
        notes.truncate(MOST);
        let text = serde_json::to_vec_pretty(&notes)
            .map_err(|err| RecordError::Unexpected(err.to_string()))?;
        crate::store::make_dir(&self.own())?;
        Ok(crate::store::write_small(&self.own().join(FILE), &text)?)
    }

    /// Returns the notes, newest first; none where they do not read, since the backups themselves say it all.
    fn notes(&self) -> Vec<Note> {
        let text = crate::store::read_small(&self.own().join(FILE)).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
