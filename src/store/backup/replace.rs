//! Putting a backup in the place of a database that no longer opens, and restoring into a new folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::{make, summary};
use crate::placing::patiently;
use crate::store::header::DATABASE;
use crate::store::{StoreError, attachments, files};

/// Begins the name of a database that is about to take its place; the instant that follows names the folder aside.
const READY: &str = "cairn-restored-";

/// Puts a record from a backup into a folder that has none.
pub fn into_new(backup: &Path, dir: &Path) -> Result<Vec<String>, StoreError> {
    if exists(dir) {
        return Err(StoreError::Exists(dir.to_owned()));
    }
    files::make_dir(dir)?;
    let (copy, missing) = bring(backup, dir)?;
    let database = dir.join(DATABASE);
    files::give_name(copy, &database)?;
    files::sync_dir(dir)?;
    Ok(missing)
}

/// Puts a backup in the place of a database that does not open, which is moved aside with its log.
///
/// Returns the attachments that are nowhere, and where the damaged database lies. Broken off half-way, it is either not begun or
/// finished when the record is next opened.
pub fn replace_database(
    backup: &Path,
    dir: &Path,
    now: DateTime<Utc>,
) -> Result<(Vec<String>, PathBuf), StoreError> {
    let (copy, missing) = bring(backup, dir)?;
    // Begun and not to be finished, it would be finished later, over what was written until then.
    #[cfg(windows)]
    {
        let database = dir.join(DATABASE);
        crate::placing::check_unused(&database).map_err(StoreError::at(&database))?;
    }
    let instant = now.format("%Y-%m-%dT%H-%M-%S-%3fZ");
    let ready = dir.join(format!("{READY}{instant}.db"));
    files::give_name(copy, &ready)?;
    files::sync_dir(dir)?;
    finish_replacing(dir)?;
    Ok((missing, dir.join(files::ASIDE).join(instant.to_string())))
}

/// Copies a backup's database, unnamed yet, and its attachments into a record's folder.
fn bring(backup: &Path, dir: &Path) -> Result<(tempfile::TempPath, Vec<String>), StoreError> {
    let original = make::open(backup)?;
    summary::check_origin(&original, backup)?;
    let copy = make::copy(&original, dir)?;
    make::verify(&make::open(&copy)?)?;
    let from = backup.parent().unwrap_or(Path::new("."));
    let missing = attachments::bring_all_back(&original, from, dir)?;
    Ok((copy, missing))
}

/// Tells whether there is a record in a folder.
pub fn exists(dir: &Path) -> bool {
    dir.join(DATABASE).is_file() || is_replacing(dir)
}

/// Tells whether a database waits to take its place.
pub(in crate::store) fn is_replacing(dir: &Path) -> bool {
    ready(dir).is_ok_and(|ready| ready.is_some())
}

/// Returns the database that waits to take its place, if one does.
pub(in crate::store) fn waiting(dir: &Path) -> Result<Option<PathBuf>, StoreError> {
    Ok(ready(dir)?.map(|(ready, _instant)| ready))
}

/// Finishes what [`replace_database`] began, if it did: each step can be taken again.
pub(in crate::store) fn finish_replacing(dir: &Path) -> Result<(), StoreError> {
    let Some((ready, instant)) = ready(dir)? else {
        return Ok(());
    };
    let aside = dir.join(files::ASIDE).join(instant);
    files::make_dir(&aside)?;
    // The log goes first: left behind, it would be played into the database that comes.
    for end in ["-wal", "-shm", "-journal"] {
        let name = format!("{DATABASE}{end}");
        match patiently(|| fs::rename(dir.join(&name), aside.join(&name))) {
            Ok(()) => {}
            Err(err) if err.kind() == io::ErrorKind::NotFound => {}
            Err(err) => return Err(StoreError::at(&dir.join(&name))(err)),
        }
    }
    let (database, kept) = (dir.join(DATABASE), aside.join(DATABASE));
    if database.exists() && !kept.exists() && fs::hard_link(&database, &kept).is_err() {
        // Where there are no links, it is moved: from here on only the restored one has a place.
        patiently(|| fs::rename(&database, &kept)).map_err(StoreError::at(&database))?;
    }
    files::sync_dir(&aside)?;
    files::sync_dir(&dir.join(files::ASIDE))?;
    patiently(|| fs::rename(&ready, &database)).map_err(StoreError::at(&database))?;
    files::sync_dir(dir)
}

/// Finds the database that waits to take its place, with its instant.
fn ready(dir: &Path) -> Result<Option<(PathBuf, String)>, StoreError> {
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(err) if err.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(err) => return Err(StoreError::at(dir)(err)),
    };
    for entry in entries {
        let path = entry.map_err(StoreError::at(dir))?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        let instant = name
            .and_then(|name| name.strip_prefix(READY))
            .and_then(|name| name.strip_suffix(".db"));
        if let Some(instant) = instant {
            return Ok(Some((path.clone(), instant.to_owned())));
        }
    }
    Ok(None)
}
