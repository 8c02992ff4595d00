//! Making a record of what can still be read of a damaged one, for when there is no backup.

use std::path::PathBuf;

use super::{Backups, Part, Record, RecordError, Result};
use crate::domain::Practitioner;
use crate::profiles;
use crate::store::salvage::Salvage;
use crate::store::{StoreError, backup, device, person, profile};

/// What could be read of a damaged record.
#[derive(Clone, Debug)]
pub struct Salvaged {
    /// How many entries were read, part by part, those in the Bin too.
    pub read: Vec<(Part, u64)>,
    /// The parts in which something could not be read.
    pub torn: Vec<Part>,
    /// How many attached files are gone or damaged.
    pub missing: usize,
    /// Where the damaged database lies.
    pub aside: PathBuf,
}

impl Salvaged {
    /// Returns what was read, in words.
    #[must_use]
    pub fn in_words(&self) -> String {
        let of_interest = self.read.iter().filter(|(part, count)| {
            *count > 0 && ![Part::Practitioner, Part::Profile, Part::Answers].contains(part)
        });
        let words: Vec<String> = of_interest
            .map(|(part, count)| part.counted(*count))
            .collect();
        if words.is_empty() {
            "no entries".to_owned()
        } else {
            words.join(", ")
        }
    }
}

impl Backups {
    /// Makes a record of what can be read of a damaged one and puts it in its place; the damaged one is set aside whole.
    ///
    /// History stays behind in what is set aside.
    ///
    /// # Errors
    /// When the record opens, or nothing of it can be read.
    pub fn salvage(&self) -> Result<Salvaged> {
        self.check_may_write()?;
        match Record::open(&self.dir, self.clock.clone()).map(drop) {
            Err(RecordError::Damaged(_)) => {}
            Err(err) => return Err(err),
            Ok(()) => return Err(RecordError::OpensWell(self.dir.clone())),
        }
        let mut salvage = Salvage::read(&self.dir)?;
        salvage.retain("profile", |row| {
            let row: Option<serde_json::Value> = serde_json::from_str(row).ok();
            let toml = row.as_ref().and_then(|row| row.get("toml")?.as_str());
            toml.is_some_and(|toml| profiles::read(toml).is_ok())
        });
        let counts = salvage.counts();
        if counts.iter().all(|(_, count)| *count == 0) {
            return Err(RecordError::Damaged("nothing of it can be read".to_owned()));
        }
        let beside = tempfile::Builder::new()
            .prefix(".salvaged-")
            .tempdir_in(&self.dir)
            .map_err(StoreError::at(&self.dir))?;
        let now = self.clock.now();
        let made = beside.path().join("record");
        let shipped = profiles::shipped().into_iter().next();
        let device = device::new_name().to_string();
        drop(salvage.make(&made, &device, now, |write| {
            person::set(write, &Practitioner::new("Name not readable"))?;
            profile::set(
                write,
                &shipped
                    .map(|role| profiles::write(&role))
                    .unwrap_or_default(),
                None,
            )
        })?);
        let database = made.join("cairn.db");
        let (missing, aside) = backup::replace_database(&database, &self.dir, now)?;
        Record::open(&self.dir, self.clock.clone())?;
        Ok(Salvaged {
            read: counts
                .into_iter()
                .filter_map(|(table, count)| Some((Part::of(table)?, count)))
                .collect(),
            torn: salvage
                .torn
                .iter()
                .filter_map(|table| Part::of(table))
                .collect(),
            missing: missing.len(),
            aside,
        })
    }
}
