//! The passphrase for backups: set, changed and removed, and used to open them.
//!
//! The record keeps the lock alone, which is no secret, so that backups are encrypted without asking. The key lies in a file
//! of its own that the passphrase opens, with the record's own backups and in every folder that has encrypted ones. What lies
//! in the record's own folder is never encrypted: the record stands beside it, as plain.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::{Backup, Backups, remove_if_there};
use crate::domain::Invalid;
use crate::record::{RecordError, Result};
use crate::store::StoreError;
use crate::store::backup::{BackupFile, Sort};
use crate::vault::{KEY_FILE, Key, Lock, Passphrase, VaultError};

/// The file, among the record's own backups, that has the lock. As the folder, it has to be read when the database cannot be.
const LOCK: &str = "recipient.txt";

impl Backups {
    /// Encrypts backups from now on, for whoever knows this passphrase. Those that are there stay as they are, and open as
    /// they did.
    ///
    /// # Errors
    /// When it is too short, or the key cannot be written.
    pub fn set_passphrase(&self, passphrase: &Passphrase) -> Result<()> {
        if passphrase.is_short() {
            let problem = Invalid::new("passphrase", "The passphrase is too short")
                .hinted("Take 8 characters or more; four words are easy to keep and hard to guess");
            return Err(problem.into());
        }
        self.check_may_write()?;
        let own = self.own();
        crate::store::make_dir(&own)?;
        let (key, file) = Key::make(passphrase).map_err(|err| unopened(&own, err))?;
        let lock = key.lock();
        // First the key, then what seals for it.
        crate::store::write_small(&own.join(key_name(&lock.name())), &file)?;
        if let Some(chosen) = self.chosen()?.filter(|chosen| chosen.is_dir()) {
            self.bring_key(&lock, &chosen)?;
        }
        let text = format!("{lock}\n");
        Ok(crate::store::write_small(&own.join(LOCK), text.as_bytes())?)
    }

    /// Encrypts no backups from now on. Those that are there stay as they are, with the keys that open them.
    ///
    /// # Errors
    /// When the folder of the record's own backups cannot be written.
    pub fn remove_passphrase(&self) -> Result<()> {
        self.check_may_write()?;
        remove_if_there(&self.own().join(LOCK))
    }

    /// Returns what seals backups, if they are encrypted.
    ///
    /// # Errors
    /// When it cannot be read; then no backup is made rather than one that anybody could read.
    pub(super) fn lock(&self) -> Result<Option<Lock>> {
        let file = self.own().join(LOCK);
        match crate::store::read_small(&file) {
            Ok(text) => {
                let lock = Lock::read(&text).ok_or(RecordError::NoBackupKey(file))?;
                Ok(Some(lock))
            }
            Err(err) if err.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(err) => Err(StoreError::at(&file)(err).into()),
        }
    }

    /// Returns what seals backups in a folder, if they are encrypted there.
    pub(super) fn lock_for(&self, folder: &Path) -> Result<Option<Lock>> {
        let is_own = match (folder.canonicalize(), self.own().canonicalize()) {
            (Ok(folder), Ok(own)) => folder == own,
            _ => folder == self.own(),
        };
        if is_own { Ok(None) } else { self.lock() }
    }

    /// Makes sure that a folder has the key of what is sealed there: it may be all that is left one day.
    pub(super) fn bring_key(&self, lock: &Lock, folder: &Path) -> Result<()> {
        let name = key_name(&lock.name());
        let (kept, there) = (self.own().join(&name), folder.join(&name));
        let key = match read_key(&kept) {
            Ok(key) => key,
            Err(err) if err.kind() == io::ErrorKind::NotFound => {
                return Err(RecordError::NoBackupKey(kept));
            }
            Err(err) => return Err(StoreError::at(&kept)(err).into()),
        };
        if read_key(&there).is_ok_and(|found| found == key) {
            return Ok(());
        }
        Ok(crate::store::write_small(&there, &key)?)
    }

    /// Returns a handle that opens an encrypted backup, and all others with its key.
    ///
    /// # Errors
    /// When the passphrase is another one, or there is no key; nothing is changed then.
    pub fn unlocked(&self, sealed: &Path, passphrase: &Passphrase) -> Result<Self> {
        let file = self.key_file(sealed)?;
        let bytes = read_key(&file).map_err(StoreError::at(&file))?;
        let key = Key::unlock(&bytes, passphrase).map_err(|err| unopened(&file, err))?;
        Ok(Self {
            key: Some(key),
            ..self.clone()
        })
    }

    /// Tells whether this handle opens a backup as it is.
    #[must_use]
    pub fn opens(&self, backup: &Backup) -> bool {
        let lock = BackupFile::read(&backup.path, Sort::Backup).and_then(|file| file.lock);
        let own = self.key.as_ref().map(|key| key.lock().name());
        !backup.is_encrypted() || (lock.is_some() && lock == own)
    }

    /// Finds the file with the key of an encrypted backup: beside it, or with the record's own.
    fn key_file(&self, sealed: &Path) -> Result<PathBuf> {
        let beside = sealed.parent().unwrap_or(Path::new(""));
        let mut sorts = [Sort::Backup, Sort::SecondCopy].into_iter();
        let lock = sorts.find_map(|sort| BackupFile::read(sealed, sort)?.lock);
        let Some(lock) = lock else {
            // Somebody called it otherwise; a single key beside it can be no other.
            let keys: Vec<PathBuf> = keys_in(beside);
            return match <[PathBuf; 1]>::try_from(keys) {
                Ok([only]) => Ok(only),
                Err(_) => Err(RecordError::NoKey(beside.join(key_name("…")))),
            };
        };
        let name = key_name(&lock);
        let places = [beside.join(&name), self.own().join(&name)];
        let [first, _] = &places;
        let gone = RecordError::NoKey(first.clone());
        places.into_iter().find(|file| file.is_file()).ok_or(gone)
    }
}

/// Returns what the file with the key of a lock is called.
fn key_name(lock: &str) -> String {
    format!("cairn-key-{lock}.age")
}

/// Reads a key file, and no more of any other than tells that it is none.
fn read_key(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    crate::placing::open(path)?
        .take(KEY_FILE + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn keys_in(folder: &Path) -> Vec<PathBuf> {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let is_key = |path: &PathBuf| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        name.starts_with("cairn-key-") && super::is_encrypted(path)
    };
    entries.map(|entry| entry.path()).filter(is_key).collect()
}

/// Says why something sealed does not open.
pub(super) fn unopened(path: &Path, err: VaultError) -> RecordError {
    match err {
        VaultError::WrongPassphrase => RecordError::WrongPassphrase,
        VaultError::WrongKey => RecordError::Locked(path.to_owned()),
        VaultError::Unreadable(how) => RecordError::BadBackup {
            path: path.to_owned(),
            how: how.to_owned(),
        },
        VaultError::Io(err) => StoreError::at(path)(err).into(),
    }
}
