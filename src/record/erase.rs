//! Erase everything: what belongs to a record on disk, and its end.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{Backups, OpenedCopies, Record, RecordError, Result};
use crate::store::{StoreError, backup, copies};

/// What belongs to a record on disk.
#[derive(Clone, Debug)]
pub struct Belongings {
    /// Whose record it is.
    pub person: String,
    /// How many entries there are, in words.
    pub entries: String,
    /// The files and folders that go; last those with copies that were made to be looked at.
    pub paths: Vec<PathBuf>,
    /// The folder of backups that the person chose, whose backups are left where they are.
    pub left: Option<PathBuf>,
}

impl Backups {
    /// Takes away the copies that programs left which have ended, of whichever record; `temp` is the folder for what is
    /// temporary.
    pub fn clear_opened_copies(&self, temp: &Path) {
        copies::clear_left(temp, self.clock.now());
    }

    /// Returns what would go; nothing does.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn belongings(&self) -> Result<Belongings> {
        let record = Record::open(&self.dir, self.clock.clone())?;
        let contents = super::Contents::from(backup::summary_of(&record.store)?);
        // What it was read from may be a copy itself.
        drop(record);
        let mut paths = Vec::new();
        for entry in fs::read_dir(&self.dir).map_err(StoreError::at(&self.dir))? {
            let path = entry.map_err(StoreError::at(&self.dir))?.path();
            if is_ours(&path) {
                paths.push(path);
            }
        }
        paths.sort();
        paths.extend(copies::of_record(&OpenedCopies::place(), &self.dir));
        let chosen = self.folder()?;
        Ok(Belongings {
            person: contents.person.clone(),
            entries: contents.in_words(),
            paths,
            left: (!chosen.starts_with(&self.dir)).then_some(chosen),
        })
    }

    /// Erases the record, once its owner's name is typed. Nothing brings it back but a backup or an export kept elsewhere.
    ///
    /// # Errors
    /// When the name is another, or something cannot be removed.
    pub fn erase(&self, name: &str) -> Result<Belongings> {
        self.check_may_write()?;
        let belongings = self.belongings()?;
        if name.trim() != belongings.person {
            return Err(RecordError::NotTheName(name.trim().to_owned()));
        }
        // The database first: without it the rest is no record any more, whatever happens next.
        let (mut own, copies): (Vec<_>, Vec<_>) = belongings
            .paths
            .iter()
            .partition(|path| path.starts_with(&self.dir));
        own.sort_by_key(|path| !path.ends_with("cairn.db"));
        for path in own {
            remove(path)?;
        }
        // A folder in which something else lies stays.
        fs::remove_dir(&self.dir).ok();
        for path in copies {
            remove(path)?;
        }
        Ok(belongings)
    }
}

fn remove(path: &Path) -> Result<()> {
    let removed = if path.is_dir() {
        fs::remove_dir_all(path)
    } else {
        fs::remove_file(path)
    };
    match removed {
        Err(err) if err.kind() != io::ErrorKind::NotFound => Err(StoreError::at(path)(err).into()),
        _ => Ok(()),
    }
}

/// Tells whether Cairn made a file or folder of a record's folder; what else lies there is not ours to remove.
fn is_ours(path: &Path) -> bool {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    name.is_some_and(|name| {
        ["attachments", "backups", "set-aside"].contains(&name.as_str())
            || [
                "cairn.db",
                "cairn-restored-",
                ".cairn-",
                copies::BEGINS,
                ".backup-",
                ".salvage",
            ]
            .iter()
            .any(|begins| name.starts_with(begins))
    })
}
