//! The folder that backups are made in.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use super::Backups;
use crate::record::Result;
use crate::store::{StoreError, backup};

/// The file, among the record's own backups, that names the folder chosen for them. It is no setting in the database, since
/// it has to be read when the database cannot be.
const CHOSEN: &str = "folder.txt";

impl Backups {
    /// Returns the folder that backups are made in.
    ///
    /// # Errors
    /// When what was chosen cannot be read.
    pub fn folder(&self) -> Result<PathBuf> {
        Ok(self.chosen()?.unwrap_or_else(|| self.own()))
    }

    /// Chooses the folder that backups are made in; the record's own without one.
    ///
    /// # Errors
    /// When it is no folder, or cannot be written.
    pub fn set_folder(&self, folder: Option<&Path>) -> Result<()> {
        self.check_may_write()?;
        let own = self.own();
        crate::store::make_dir(&own)?;
        let file = own.join(CHOSEN);
        let Some(folder) = folder else {
            return super::remove_if_there(&file);
        };
        let folder = crate::store::whole(folder).map_err(StoreError::at(folder))?;
        // Whether it can be written shows now, not when a backup is wanted.
        tempfile::tempfile_in(&folder).map_err(StoreError::at(&folder))?;
        Ok(crate::store::write_small(
            &file,
            named(&folder)?.as_bytes(),
        )?)
    }

    /// Returns every folder that may have backups.
    pub(in crate::record) fn folders(&self) -> Result<Vec<PathBuf>> {
        Ok(std::iter::once(self.own()).chain(self.chosen()?).collect())
    }

    /// Returns the record's own folder for backups.
    pub(super) fn own(&self) -> PathBuf {
        self.dir.join(backup::FOLDER)
    }

    /// Returns the folder that the person chose, if they did.
    pub(super) fn chosen(&self) -> Result<Option<PathBuf>> {
        let file = self.own().join(CHOSEN);
        match crate::store::read_small(&file) {
            Ok(text) => {
                // A line end may come of an editor; blanks may be the folder's own.
                let text = text.trim_end_matches(['\r', '\n']);
                let exact = serde_json::from_str::<OsString>(text);
                let named = exact.map_or_else(|_text| PathBuf::from(text), PathBuf::from);
                Ok(Some(named).filter(|dir| !dir.as_os_str().is_empty()))
            }
            Err(err) if err.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(err) => Err(StoreError::at(&file)(err).into()),
        }
    }
}

/// Writes a folder's path down: as it is, or as JSON where it is no text. No whole path begins as JSON does.
fn named(folder: &Path) -> Result<String> {
    match folder.to_str() {
        Some(text) => Ok(text.to_owned()),
        None => serde_json::to_string(folder.as_os_str())
            .map_err(|err| StoreError::at(folder)(err.into()).into()),
    }
}
