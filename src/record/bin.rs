//! The Bin: what was deleted and can come back.

use chrono::{DateTime, Utc};

use super::{Applied, EntryId, Record, Result};
use crate::domain::RequirementKey;
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
    /// Puts an entry of any sort into the Bin.
    pub fn delete(&mut self, entry: EntryId) -> Result<Applied<()>> {
        match entry {
            EntryId::Activity(id) => self.delete_activity(id),
            EntryId::Evidence(id) => self.delete_evidence(id),
            EntryId::Qualification(id) => self.delete_qualification(id),
            EntryId::Assessment(id) => self.delete_assessment(id),
            EntryId::Objective(id) => self.delete_objective(id),
            EntryId::Portfolio(id) => self.delete_portfolio(id),
        }
    }

    /// Takes an entry of any sort out of the Bin.
    pub fn restore(&mut self, entry: EntryId) -> Result<Applied<()>> {
        match entry {
            EntryId::Activity(id) => self.restore_activity(id),
            EntryId::Evidence(id) => self.restore_evidence(id),
            EntryId::Qualification(id) => self.restore_qualification(id),
            EntryId::Assessment(id) => self.restore_assessment(id),
            EntryId::Objective(id) => self.restore_objective(id),
            EntryId::Portfolio(id) => self.restore_portfolio(id),
        }
    }

    /// Returns the deleted entries, the one deleted last first.
    pub fn bin(&self) -> Result<Vec<BinEntry>> {
        let found = bin::list(&self.store)?;
        Ok(found
            .into_iter()
            .map(|deleted| BinEntry {
                entry: deleted.entry,
                title: match deleted.entry {
                    EntryId::Assessment(_) => RequirementKey::parse(&deleted.title)
                        .map_or(deleted.title, |key| self.skill_name(&key)),
                    EntryId::Activity(_)
                    | EntryId::Evidence(_)
                    | EntryId::Qualification(_)
                    | EntryId::Objective(_)
                    | EntryId::Portfolio(_) => deleted.title,
                },
                deleted_at: deleted.at,
            })
            .collect())
    }
}
