//! Copies of attached files that other programs are given to open: in one private folder for each running program, taken away
//! when it ends, and when the next one starts where it could not.
//!
//! The folder lies where the system keeps what is temporary (`store/copies.rs`).

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::{AttachedFiles, Result, Watching};
use crate::domain::FileContent;
use crate::store::{self, CopyFolder};

/// The opened copies of one running program.
#[derive(Debug)]
pub struct OpenedCopies {
    /// The folder for what is temporary.
    temp: PathBuf,
    record: PathBuf,
    home: Mutex<Option<Home>>,
}

/// The folder, once something was opened.
#[derive(Debug)]
struct Home {
    folder: CopyFolder,
    /// How many copies were made; each has a folder, so that it can bear its own name.
    made: u64,
}

impl OpenedCopies {
    /// Begins with none; the folder is made for the first.
    #[must_use]
    pub fn of(record: &Path) -> Self {
        Self::under(&Self::place(), record)
    }

    /// Returns where the system keeps what is temporary.
    #[must_use]
    pub fn place() -> PathBuf {
        store::copies::place()
    }

    /// Begins with none; the folder will be made in that one.
    #[must_use]
    pub fn under(temp: &Path, record: &Path) -> Self {
        Self {
            temp: temp.to_owned(),
            record: record.to_owned(),
            home: Mutex::default(),
        }
    }

    /// Copies an attached file under its own name, and returns where it lies.
    pub fn copy(
        &self,
        files: &AttachedFiles,
        file: &FileContent,
        watching: &mut Watching<'_>,
    ) -> Result<PathBuf> {
        let folder = self.next_folder()?;
        let to = folder.join(file.file_name());
        files.save_copy(file, &to, watching)?;
        Ok(to)
    }

    /// Takes them all away. What another program holds open on Windows stays for the next start.
    pub fn clear(&self) {
        self.home().take();
    }

    fn home(&self) -> std::sync::MutexGuard<'_, Option<Home>> {
        self.home.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next_folder(&self) -> Result<PathBuf> {
        let mut home = self.home();
        let home = match &mut *home {
            Some(home) => home,
            none => none.insert(Home {
                folder: CopyFolder::make(&self.temp, &self.record)?,
                made: 0,
            }),
        };
        home.made += 1;
        let folder = home.folder.path().join(home.made.to_string());
        store::make_dir(&folder)?;
        Ok(folder)
    }
}
