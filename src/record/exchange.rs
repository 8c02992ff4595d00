//! Export everything, and import it: into nothing as it was, into a record by merging.
//!
//! docs/export.md describes the file.

use std::io::{self, Read, Seek};
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use super::attached::to_the_end;
use super::backups::attachment;
use super::backups::packed::{self, Form, PackError, Packer};
use super::check::CHECKED;
use super::{
    Applied, Backups, Imported, Op, PersonField, Record, RecordError, Result, Txn, Watching,
};
use crate::archive::{Archive, ArchiveError, Packing};
use crate::profiles;
use crate::store::exchange::{self, Snapshot};
use crate::store::{Store, StoreError, attachments, backup, revisions};

/// What the manifest says.
pub(super) const FORM: Form = Form {
    name: "cairn-export",
    version: 1,
};
/// All rows.
const RECORD: &str = "record.json";
/// Describes them.
const SCHEMA: (&str, &str) = (
    "record.schema.json",
    include_str!("../../docs/record.schema.json"),
);
const ABOUT: (&str, &str) = ("README.md", include_str!("../../docs/export.md"));

/// What an export holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exported {
    /// How many attached files.
    pub files: usize,
    /// How many attached files the record names and does not have.
    pub missing: usize,
}

impl Backups {
    /// Writes everything into one zip file, over one that is there.
    ///
    /// # Errors
    /// When the record cannot be read or the file cannot be written; a file that was there stays then.
    pub fn export(&self, to: &Path) -> Result<Exported> {
        self.export_watched(to, &mut to_the_end)
    }

    /// Does the same, and can be broken off while files are copied.
    ///
    /// # Errors
    /// As there, and when it was broken off; no file is left of it then.
    pub fn export_watched(&self, to: &Path, watching: &mut Watching<'_>) -> Result<Exported> {
        let to = &check_place(to)?;
        let store = Store::again(&self.dir)?;
        let (_path, snapshot) = exchange::snapshot(&store)?;
        let folder = match to.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let packed = packed::pack(folder, None, FORM, |archive| {
            self.pack_export(archive, &snapshot, watching)
        });
        let (packed, exported) = packed?;
        packed.replace(to)?;
        Ok(exported)
    }

    /// Packs everything that an export holds.
    pub(super) fn pack_export(
        &self,
        archive: &mut Packer,
        snapshot: &Snapshot,
        watching: &mut Watching<'_>,
    ) -> std::result::Result<Exported, PackError> {
        for (name, text) in [ABOUT, SCHEMA] {
            let text = |out: &mut dyn io::Write| Ok(out.write_all(text.as_bytes())?);
            archive.add::<ArchiveError>(name, Packing::Packed, text)?;
        }
        archive.add::<PackError>(RECORD, Packing::Packed, |out| {
            Ok(exchange::write_json(snapshot, out)?)
        })?;
        for table in revisions::TABLES {
            archive.add::<PackError>(&format!("csv/{table}.csv"), Packing::Packed, |out| {
                Ok(exchange::write_csv(snapshot, table, out)?)
            })?;
        }
        let named = attachments::named(snapshot)?;
        let name = |sha256: &str| format!("attachments/{sha256}");
        let missing = self.pack_files(archive, &named, name, watching)?;
        Ok(Exported {
            files: named.len() - missing,
            missing,
        })
    }

    /// Imports an export: whole where there is no record yet, or one of the same person in which nothing was entered; by
    /// merging otherwise.
    ///
    /// # Errors
    /// When it is no export, or damaged, or encrypted and this handle does not have its key; nothing is changed then.
    pub fn import(&self, from: &Path) -> Result<Imported> {
        self.check_may_write()?;
        let is_new = !self.dir.exists();
        let imported = self.bring(from);
        if is_new && imported.is_err() {
            // One with something in it stays.
            std::fs::remove_dir(&self.dir).ok();
        }
        imported
    }

    fn bring(&self, from: &Path) -> Result<Imported> {
        let unread = |err| unread(from, err);
        let failed = |err: BringError| match err {
            BringError::Archive(err) => unread(err),
            BringError::Store(StoreError::Newer(_)) => RecordError::Newer(from.to_owned()),
            BringError::Store(StoreError::Sql(err)) => {
                unread(ArchiveError::Unreadable(err.to_string()))
            }
            BringError::Store(StoreError::Damaged(how)) => unread(ArchiveError::Unreadable(how)),
            BringError::Store(err) => err.into(),
        };
        let key = self.key_for(from)?;
        let mut archive = packed::open(from, key, FORM).map_err(|err| match err {
            RecordError::BadBackup { path, how } => RecordError::NoExport { path, how },
            err => err,
        })?;
        crate::store::make_dir(&self.dir)?;
        let built = built_of(&mut archive, &self.dir).map_err(failed)?;
        if profiles::read(&exchange::role(&built)?).is_err() {
            let says = "its role profile does not read";
            return Err(unread(ArchiveError::Unreadable(says.to_owned())));
        }
        self.bring_files(&mut archive).map_err(failed)?;
        let damaged = exchange::unsound(&built)?;
        // What differs from its history is mended by that, where nothing is yet; here it would take other entries along.
        if damaged == 0 {
            exchange::check_reads(&built).map_err(|err| failed(err.into()))?;
        }
        if !Record::exists(&self.dir) {
            let missing = backup::into_new(&built, &self.dir)?.len();
            self.be_own_device()?;
            return Ok(Imported {
                is_whole: true,
                missing,
                damaged,
                ..Imported::default()
            });
        }
        let mut record = Record::open(&self.dir, self.clock.clone())?;
        if record.is_untouched()? && record.is_of_same_person(&built)? {
            match self.give_place(record, &built, damaged) {
                // Windows replaces no database that a window has open, but what was entered comes in.
                Err(RecordError::InUse(_)) => {}
                given => return given,
            }
            record = Record::open(&self.dir, self.clock.clone())?;
        }
        if damaged > 0 {
            let says = "it is damaged inside; import it where there is no record yet, and let Check my data mend it there";
            return Err(unread(ArchiveError::Unreadable(says.to_owned())));
        }
        Ok(record.merge(&built)?.output)
    }

    /// Lets a record in which nothing was entered give its place to another. What was set in it goes on, and what it said
    /// of the person is told where the other says otherwise.
    fn give_place(&self, record: Record, built: &Path, damaged: usize) -> Result<Imported> {
        let told = exchange::told(&record.store, built)?;
        let person = PersonField::read(&told, &record.profile());
        exchange::keep_settings(&record.store, built, &[CHECKED])?;
        drop(record);
        let (missing, aside) = backup::replace_database(built, &self.dir, self.clock.now())?;
        self.be_own_device()?;
        Ok(Imported {
            is_whole: true,
            aside: (!person.is_empty()).then_some(aside),
            person,
            missing: missing.len(),
            damaged,
            ..Imported::default()
        })
    }

    /// Has a record that came from elsewhere work under a name of its own here.
    fn be_own_device(&self) -> Result<()> {
        let record = Record::open(&self.dir, self.clock.clone())?;
        Ok(record.store.be_own_device()?)
    }

    /// Brings the attached files in. Each has the hash that is its name, or none is brought; one too many is only a spare copy.
    pub(super) fn bring_files<R: Read + Seek>(
        &self,
        archive: &mut Archive<R>,
    ) -> std::result::Result<(), BringError> {
        let mut wanted = Vec::new();
        for name in archive.names() {
            let Some(sha256) = attachment(&name) else {
                continue;
            };
            // What is no hash is never made part of a path.
            if !attachments::is_hash(sha256) || archive.sha256(&name) != Some(sha256) {
                let says = format!("{name} is not what its name says");
                return Err(ArchiveError::Unreadable(says).into());
            }
            if !attachments::is_whole(&self.dir, sha256)? {
                archive.copy(&name, &mut io::sink())?;
                wanted.push(name);
            }
        }
        for name in wanted {
            let mut copy = tempfile::tempfile_in(&self.dir).map_err(StoreError::at(&self.dir))?;
            archive.copy(&name, &mut copy)?;
            copy.rewind().map_err(StoreError::at(&self.dir))?;
            attachments::keep(&self.dir, &mut copy, Path::new(&name))?;
        }
        Ok(())
    }
}

/// Returns where an export is to be written. It takes the place of an earlier one, or of a file with nothing in it, and of
/// nothing else.
fn check_place(to: &Path) -> Result<PathBuf> {
    let to = crate::placing::place_of(to).map_err(StoreError::at(to))?;
    let Ok(found) = std::fs::metadata(&to) else {
        return Ok(to);
    };
    if found.is_dir() {
        return Err(StoreError::at(&to)(io::ErrorKind::IsADirectory.into()).into());
    }
    let is_empty = found.is_file() && found.len() == 0;
    if !crate::placing::is_of_system(&to) && (is_empty || packed::open(&to, None, FORM).is_ok()) {
        return Ok(to);
    }
    Err(RecordError::Occupied(to))
}

/// Why attached files could not be brought in.
#[derive(Debug, thiserror::Error)]
pub(super) enum BringError {
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Makes a database of the rows in an export, in a folder; it counts, for they are what the manifest says.
pub(super) fn built_of<R: Read + Seek>(
    archive: &mut Archive<R>,
    folder: &Path,
) -> std::result::Result<TempPath, BringError> {
    archive.read(RECORD, |rows| Ok(exchange::build(rows, folder)?))
}

fn unread(from: &Path, err: ArchiveError) -> RecordError {
    match err {
        ArchiveError::Io(err)
            if err.kind() != io::ErrorKind::UnexpectedEof && err.raw_os_error().is_some() =>
        {
            StoreError::at(from)(err).into()
        }
        other => RecordError::NoExport {
            path: from.to_owned(),
            how: other.to_string(),
        },
    }
}

impl Record {
    /// Tells whether nothing was entered in this record since it was made, nor begun.
    fn is_untouched(&self) -> Result<bool> {
        Ok(revisions::only_setup(&self.store)? && self.drafts()?.is_empty())
    }

    /// Tells whether another record's database names the same person.
    fn is_of_same_person(&self, other: &Path) -> Result<bool> {
        let folded = |name: &str| {
            let words: Vec<&str> = name.split_whitespace().collect();
            words.join(" ").to_lowercase()
        };
        let other = exchange::person(other)?;
        Ok(folded(&self.practitioner()?.name) == folded(&other.name))
    }

    /// Merges another record's database, with a backup of the present state put aside first.
    fn merge(&mut self, other: &Path) -> Result<Applied<Imported>> {
        self.backups().put_aside()?;
        let now = self.clock.now();
        let op = Op::new(exchange::LABEL);
        let (changed, merged, missing) = {
            let mut other = backup::Other::beside(&mut self.store, other)?;
            let mut write = other.store().write(now)?;
            write.name(crate::store::Kind::Do, op.label())?;
            let merged = exchange::merge(&write)?;
            let missing = attachments::named(&write)?;
            (write.commit()?, merged, missing)
        };
        let mut lost = 0;
        for sha256 in missing {
            lost += usize::from(!attachments::is_whole(self.dir(), &sha256)?);
        }
        let profile = self.profile();
        let imported = Imported {
            txn: changed.txn.map(Txn),
            ..Imported::by_merging(&merged, &profile, lost)
        };
        Ok(self.applied(imported, &changed))
    }
}
