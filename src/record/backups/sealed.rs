//! Encrypted backups: the database and every attached file in one file, seen to be whole before it counts.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::notes::Note;
use super::packed::{self, Form, PackError, Packed, Packer, Source};
use super::second::SecondCopy;
use super::{Backup, BackupReport, Backups};
use crate::archive::{Archive, ArchiveError, Hashed, Packing};
use crate::record::attached::to_the_end;
use crate::record::exchange::BringError;
use crate::record::{Copied, RecordError, Result, Watching};
use crate::store::backup::{self, BackupFile, Naming, Sort};
use crate::store::{CopyFolder, Store, StoreError, attachments, exchange};
use crate::vault::{Key, Lock};

const FORM: Form = Form {
    name: "cairn-backup",
    version: 1,
};
/// The database. With the attachments named as in a record's folder, what is unpacked is a record.
const DATABASE: &str = "cairn.db";

/// A backup whose database can be read: itself, or what was decrypted of it, which goes with this.
pub(in crate::record) struct Readable {
    /// Where the database lies.
    pub path: PathBuf,
    _folder: Option<CopyFolder>,
    archive: Option<Archive<Source>>,
}

impl Backups {
    /// Makes an encrypted backup.
    pub(super) fn make_sealed(
        &self,
        store: &Store,
        folder: &Path,
        lock: &Lock,
    ) -> Result<BackupReport> {
        self.bring_key(lock, folder)?;
        // Nothing that is not encrypted ever lies in that folder.
        let (path, copy) = exchange::snapshot(store)?;
        backup::verify(&copy)?;
        let unsound = backup::unsound(&copy)?;
        let state = backup::state(&copy)?;
        let named = attachments::named(&copy)?;
        let (packed, missing) = packed::pack(folder, Some(lock), FORM, |archive| {
            let database = |out: &mut dyn Write| copy_out(&path, out);
            archive.add::<ArchiveError>(DATABASE, Packing::Packed, database)?;
            let name = |sha256: &str| {
                let begins = sha256.get(..2).unwrap_or_default();
                format!("attachments/{begins}/{sha256}")
            };
            self.pack_files(archive, &named, name, &mut to_the_end)
        })?;
        self.verify_sealed(&packed, &state)?;
        let summary = backup::summary_of(&copy)?;
        let naming = Naming {
            sort: Sort::Backup,
            mark: backup::mark(&copy)?,
            sound: unsound == 0,
            lock: Some(&lock.name()),
        };
        let file = BackupFile::new(folder, self.clock.now(), naming);
        let note = Note::new(
            &file.path,
            packed.sha256.clone().unwrap_or_default(),
            state,
            summary,
        );
        packed.place(&file.path)?;
        if store.only_read().is_none() {
            self.note(note)?;
        }
        Ok(BackupReport {
            backup: file.into(),
            unsound,
            missing,
            second: SecondCopy::NotDue,
        })
    }

    /// Packs every attached file that is whole; returns how many are not.
    pub(in crate::record) fn pack_files(
        &self,
        archive: &mut Packer,
        named: &[String],
        name: impl Fn(&str) -> String,
        watching: &mut Watching<'_>,
    ) -> std::result::Result<usize, PackError> {
        let length = |sha256: &String| {
            let found = std::fs::metadata(attachments::path(&self.dir, sha256));
            found.map_or(0, |found| found.len())
        };
        let lengths: Vec<u64> = named.iter().map(length).collect();
        let of = lengths.iter().sum();
        let (mut before, mut missing) = (0, 0);
        for ((sha256, length), place) in named.iter().zip(lengths).zip(1..) {
            let mut copied = Copied {
                name: format!("attached file {place} of {}", named.len()),
                done: before,
                of,
            };
            if !attachments::is_whole_watched(&self.dir, sha256, &mut |_| watching(&copied))? {
                missing += 1;
                continue;
            }
            archive.add::<PackError>(&name(sha256), Packing::AsItIs, |out| {
                let mut go_on = |done| {
                    copied.done = before + done;
                    watching(&copied)
                };
                Ok(attachments::write_out(&self.dir, sha256, out, &mut go_on)?)
            })?;
            before += length;
        }
        Ok(missing)
    }

    /// Reads what was sealed, as it lies on disk: every file by its hash, and the database as any backup.
    fn verify_sealed(&self, packed: &Packed, state: &str) -> Result<()> {
        let mut archive = packed.open(FORM)?;
        read_through(&mut archive).map_err(|err| packed::unread(Path::new("the backup"), err))?;
        let (_folder, database) = self.take_database(&mut archive, Path::new("the backup"))?;
        let copy = backup::open(&database)?;
        backup::verify(&copy)?;
        if backup::state(&copy)? == state {
            Ok(())
        } else {
            Err(StoreError::Damaged("a backup holds another state".to_owned()).into())
        }
    }

    /// Returns the newest encrypted backup of the record if its file is not what it was.
    pub(in crate::record) fn damaged_sealed(&self) -> Result<Option<Backup>> {
        let sealed = self.list()?.into_iter().find(Backup::is_encrypted);
        let Some(sealed) = sealed else {
            return Ok(None);
        };
        let Some(note) = self.note_of(&sealed.path) else {
            return Ok(None);
        };
        let mut file = File::open(&sealed.path).map_err(StoreError::at(&sealed.path))?;
        let mut hashed = Hashed::new(io::sink());
        io::copy(&mut file, &mut hashed).map_err(StoreError::at(&sealed.path))?;
        Ok(Some(sealed).filter(|_| hashed.end().1 != note.sha256))
    }

    /// Makes a backup readable: decrypted into the record's folder, as plain as the record is (or the system's, where that may only be read), where it is encrypted.
    ///
    /// # Errors
    /// When it is encrypted and this handle does not have its key.
    pub(in crate::record) fn readable(&self, backup: &Path) -> Result<Readable> {
        if self.key_for(backup)?.is_none() {
            return Ok(Readable {
                path: backup.to_owned(),
                _folder: None,
                archive: None,
            });
        }
        let mut archive = packed::open(backup, self.key_for(backup)?, FORM)?;
        let (folder, path) = self.take_database(&mut archive, backup)?;
        Ok(Readable {
            path,
            _folder: Some(folder),
            archive: Some(archive),
        })
    }

    /// Brings the attached files of an encrypted backup into the record; those of others lie beside them.
    pub(in crate::record) fn bring_files_of(&self, readable: &mut Readable) -> Result<()> {
        let Some(archive) = &mut readable.archive else {
            return Ok(());
        };
        self.bring_files(archive).map_err(|err| match err {
            BringError::Archive(err) => packed::unread(&readable.path, err),
            BringError::Store(err) => err.into(),
        })
    }

    /// Returns the key that a file wants: none where it is not encrypted.
    pub(in crate::record) fn key_for(&self, path: &Path) -> Result<Option<&Key>> {
        let key = self.key.as_ref();
        if is_encrypted(path) {
            let locked = || RecordError::Locked(path.to_owned());
            key.ok_or_else(locked).map(Some)
        } else {
            Ok(None)
        }
    }

    /// Writes the database of an archive into a folder that goes with what is returned.
    fn take_database(
        &self,
        archive: &mut Archive<Source>,
        of: &Path,
    ) -> Result<(CopyFolder, PathBuf)> {
        let scratch = crate::store::scratch(&self.dir)?;
        crate::store::make_dir(&scratch)?;
        let folder = CopyFolder::make(&scratch, &self.dir)?;
        let path = folder.path().join(DATABASE);
        let mut file = File::create(&path).map_err(StoreError::at(&path))?;
        let copied = archive.copy(DATABASE, &mut file);
        copied.map_err(|err| packed::unread(of, err))?;
        Ok((folder, path))
    }
}

impl Backup {
    /// Tells whether a passphrase is needed to open it.
    #[must_use]
    pub fn is_encrypted(&self) -> bool {
        is_encrypted(&self.path)
    }
}

/// Tells whether a file is encrypted, by its name.
#[must_use]
pub fn is_encrypted(path: &Path) -> bool {
    path.extension().is_some_and(|ends| ends == "age")
}

/// Reads everything in an archive; attached files are what their names say.
pub(super) fn read_through(archive: &mut Archive<Source>) -> std::result::Result<(), ArchiveError> {
    archive.read_through()?;
    for name in archive.names() {
        let Some(sha256) = attachment(&name) else {
            continue;
        };
        if archive.sha256(&name) != Some(sha256) {
            let says = format!("{name} is not what its name says");
            return Err(ArchiveError::Unreadable(says));
        }
    }
    Ok(())
}

/// Returns the SHA-256 that an entry of an archive is called by, if it is an attached file.
pub(in crate::record) fn attachment(name: &str) -> Option<&str> {
    name.strip_prefix("attachments/")?.rsplit('/').next()
}

fn copy_out(path: &Path, out: &mut dyn Write) -> std::result::Result<(), ArchiveError> {
    io::copy(&mut File::open(path)?, out)?;
    Ok(())
}
