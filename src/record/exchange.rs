//! Export everything, and import it: into nothing as it was, into a record by merging.
//!
//! docs/export.md describes the file.

use std::io::{self, Read, Seek};
use std::path::Path;

use super::backups::attachment;
use super::backups::packed::{self, Form, PackError, Packer};
use super::{Applied, Backups, Op, Part, Record, RecordError, Result, Txn};
use crate::archive::{Archive, ArchiveError, Packing};
use crate::profiles;
use crate::store::exchange::{self, Merged, Rows, Snapshot};
use crate::store::{Store, StoreError, attachments, backup, revisions};

/// What the manifest says.
pub(super) const FORM: Form = Form {
    name: "cairn-export",
    version: 1,
};
/// All rows.
pub(super) const RECORD: &str = "record.json";
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

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The change that merging was, by which it is taken back; none for a whole record, and where nothing was new.
    pub txn: Option<Txn>,
    /// Whether the record is wholly what was imported.
    pub is_whole: bool,
    /// How many entries were not there.
    pub added: Vec<(Part, u64)>,
    /// How many entries have a newer version now.
    pub updated: Vec<(Part, u64)>,
    /// How many entries both sides had changed, and so stand in both versions.
    pub both: Vec<(Part, u64)>,
    /// How many attached files were not in it.
    pub missing: usize,
}

impl Backups {
    /// Writes everything into one zip file, over one that is there.
    ///
    /// # Errors
    /// When the record cannot be read or the file cannot be written; a file that was there stays then.
    pub fn export(&self, to: &Path) -> Result<Exported> {
        if to.is_dir() {
            return Err(StoreError::at(to)(io::ErrorKind::IsADirectory.into()).into());
        }
        let store = Store::again(&self.dir)?;
        let (_path, snapshot) = exchange::snapshot(&store)?;
        let folder = match to.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let packed = packed::pack(folder, None, FORM, |archive| {
            self.pack_export(archive, &snapshot)
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
        let missing = self.pack_files(archive, &named, |sha256| format!("attachments/{sha256}"))?;
        Ok(Exported {
            files: named.len() - missing,
            missing,
        })
    }

    /// Imports an export: whole where there is no record yet, or one in which nothing was entered; by merging otherwise.
    ///
    /// # Errors
    /// When it is no export, or damaged, or encrypted and this handle does not have its key; nothing is changed then.
    pub fn import(&self, from: &Path) -> Result<Imported> {
        let unread = |err| unread(from, err);
        let key = self.key_for(from)?;
        let mut archive = packed::open(from, key, FORM).map_err(|err| match err {
            RecordError::BadBackup { path, how } => RecordError::NoExport { path, how },
            err => err,
        })?;
        let rows = archive.bytes(RECORD).map_err(unread)?;
        let rows: Rows = serde_json::from_slice(&rows)
            .map_err(|err| unread(ArchiveError::Unreadable(err.to_string())))?;
        crate::store::make_dir(&self.dir)?;
        let built = exchange::build(&rows, &self.dir).map_err(|err| match err {
            StoreError::Newer(_) => RecordError::Newer(from.to_owned()),
            StoreError::Sql(err) => unread(ArchiveError::Unreadable(err.to_string())),
            StoreError::Damaged(how) => unread(ArchiveError::Unreadable(how)),
            err => err.into(),
        })?;
        if profiles::read(&exchange::role(&built)?).is_err() {
            let says = "its role profile does not read";
            return Err(unread(ArchiveError::Unreadable(says.to_owned())));
        }
        self.bring_files(&mut archive).map_err(|err| match err {
            BringError::Archive(err) => unread(err),
            BringError::Store(err) => err.into(),
        })?;
        if !Record::exists(&self.dir) {
            let missing = backup::into_new(&built, &self.dir)?.len();
            Record::open(&self.dir, self.clock.clone())?;
            return Ok(Imported {
                is_whole: true,
                missing,
                ..Imported::default()
            });
        }
        let mut record = Record::open(&self.dir, self.clock.clone())?;
        if record.is_untouched()? {
            drop(record);
            match backup::replace_database(&built, &self.dir, self.clock.now()) {
                Ok((missing, _aside)) => {
                    Record::open(&self.dir, self.clock.clone())?;
                    return Ok(Imported {
                        is_whole: true,
                        missing: missing.len(),
                        ..Imported::default()
                    });
                }
                // Windows replaces no database that a window has open, but what was entered comes in.
                Err(StoreError::InUse(_)) => {}
                Err(err) => return Err(err.into()),
            }
            record = Record::open(&self.dir, self.clock.clone())?;
        }
        // Where nothing is yet, a check can still mend it from its history; here it would take other entries along.
        exchange::check_reads(&built).map_err(|_err| {
            let says =
                "an entry in it does not read; import it where no record is, and repair it there";
            unread(ArchiveError::Unreadable(says.to_owned()))
        })?;
        Ok(record.merge(&built)?.output)
    }

    /// Brings the attached files in. Each has the hash that is its name, or it is refused; one too many is only a spare copy.
    pub(super) fn bring_files<R: Read + Seek>(
        &self,
        archive: &mut Archive<R>,
    ) -> std::result::Result<(), BringError> {
        for name in archive.names() {
            let Some(sha256) = attachment(&name) else {
                continue;
            };
            let not_so = || {
                let says = format!("{name} is not what its name says");
                BringError::from(ArchiveError::Unreadable(says))
            };
            // What is no hash is never made part of a path.
            if !attachments::is_hash(sha256) {
                return Err(not_so());
            }
            if attachments::is_whole(&self.dir, sha256)? {
                continue;
            }
            let mut copy = tempfile::tempfile_in(&self.dir).map_err(StoreError::at(&self.dir))?;
            archive.copy(&name, u64::MAX, &mut copy)?;
            copy.rewind().map_err(StoreError::at(&self.dir))?;
            let kept = attachments::keep(&self.dir, &mut copy, Path::new(&name))?;
            if kept.sha256 != sha256 {
                return Err(not_so());
            }
        }
        Ok(())
    }
}

/// Why attached files could not be brought in.
#[derive(Debug, thiserror::Error)]
pub(super) enum BringError {
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    #[error(transparent)]
    Store(#[from] StoreError),
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
    /// Tells whether nothing was entered in this record since it was made.
    fn is_untouched(&self) -> Result<bool> {
        Ok(revisions::only_setup(&self.store)?)
    }

    /// Merges another record's database, with a backup of the present state put aside first.
    fn merge(&mut self, other: &Path) -> Result<Applied<Imported>> {
        self.backups().put_aside()?;
        let now = self.clock.now();
        let op = Op::new("import a record");
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
        let imported = Imported {
            txn: changed.txn.map(Txn),
            ..imported(&merged, lost)
        };
        Ok(self.applied(imported, &changed))
    }
}

fn imported(merged: &Merged, missing: usize) -> Imported {
    let counted = |rows: &[(&'static str, String)]| {
        let mut counts: Vec<(Part, u64)> = Vec::new();
        for part in rows.iter().filter_map(|(table, _)| Part::of(table)) {
            match counts.iter_mut().find(|(known, _)| *known == part) {
                Some((_, count)) => *count += 1,
                None => counts.push((part, 1)),
            }
        }
        counts
    };
    Imported {
        txn: None,
        is_whole: false,
        added: counted(&merged.added),
        updated: counted(&merged.updated),
        both: counted(&merged.both),
        missing,
    }
}

impl Imported {
    /// Returns what a list of counts says in words.
    #[must_use]
    pub fn in_words(counts: &[(Part, u64)]) -> String {
        let words: Vec<String> = counts
            .iter()
            .map(|(part, count)| part.counted(*count))
            .collect();
        words.join(", ")
    }
}
