//! The Bin: what was deleted and can come back.

use chrono::{DateTime, Utc};

use super::{EntryId, Record, Result};
use crate::domain::{RequirementKey, Sort};
use crate::store::bin;

/// One deleted entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BinEntry {
    /// Which one.
    pub entry: EntryId,
    /// Its title; for a self-rating, the name of the skill.
    pub title: String,
    /// When it was deleted.
    pub deleted_at: DateTime<Utc>,
}

impl Record {
    /// Returns the deleted entries, the one deleted last first.
    pub fn bin(&self) -> Result<Vec<BinEntry>> {
        let found = bin::list(&self.store)?;
        Ok(found
            .into_iter()
            .map(|deleted| BinEntry {
                entry: deleted.entry,
                title: match deleted.entry.sort() {
                    Sort::Assessment => RequirementKey::parse(&deleted.title)
                        .map_or(deleted.title, |key| self.skill_name(&key)),
                    _ => deleted.title,
                },
                deleted_at: deleted.at,
            })
            .collect())
    }
}
