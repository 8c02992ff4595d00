//! Attached files, kept once each under the SHA-256 of their content, and never changed.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::Path;

use rusqlite::Connection;
use tempfile::NamedTempFile;

use crate::domain::FileContent;
use crate::placing::patiently;

use super::incoming::{GoOn, Incoming, copy_watched, holds};
use super::shelf::copy_hashed;
pub use super::shelf::{FOLDER, Kept, is_hash, path};
use super::{StoreError, files, revisions};

/// Copies content into the record. It is on disk, whole, under its hash when this returns.
pub fn keep(dir: &Path, from: &mut dyn Read, name: &Path) -> Result<Kept, StoreError> {
    let mut incoming = Incoming::copy(dir, from, name, &mut |_| ControlFlow::Continue(()))?;
    incoming.settle(dir)?;
    Ok(incoming.kept)
}

/// Returns an attachment's bytes, checked against its hash. No more is read than the record says that there is.
pub fn read(dir: &Path, file: &FileContent) -> Result<Vec<u8>, StoreError> {
    let from = path(dir, &file.sha256);
    let source = File::open(&from).map_err(StoreError::at(&from))?;
    let mut bytes = Vec::new();
    source
        .take(file.bytes.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(StoreError::at(&from))?;
    if super::sha256(&bytes) == file.sha256 {
        return Ok(bytes);
    }
    let problem = format!("an attached file is not what it was: {}", from.display());
    Err(StoreError::Damaged(problem))
}

/// Writes a copy of an attachment where there is no file yet, checked against its hash.
pub fn save(dir: &Path, sha256: &str, to: &Path, go_on: &mut GoOn<'_>) -> Result<(), StoreError> {
    let from = path(dir, sha256);
    let folder = match to.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut source = match File::open(&from) {
        Ok(source) => source,
        Err(err) if err.kind() == io::ErrorKind::NotFound => {
            let problem = format!("an attached file is gone: {}", from.display());
            return Err(StoreError::Damaged(problem));
        }
        Err(err) => return Err(StoreError::at(&from)(err)),
    };
    let mut copy = public_copy(folder).map_err(StoreError::at(folder))?;
    let found = copy_watched(&mut source, &from, (copy.as_file_mut(), to), go_on)?;
    if found.sha256 != sha256 {
        let problem = format!("an attached file is not what it was: {}", from.display());
        return Err(StoreError::Damaged(problem));
    }
    copy.as_file().sync_all().map_err(StoreError::at(to))?;
    files::give_name(copy.into_temp_path(), to)?;
    files::sync_dir(folder)
}

/// Returns every attachment that the record names, now or in its history, by SHA-256.
pub fn named(conn: &Connection) -> Result<Vec<String>, StoreError> {
    let mut named = BTreeSet::new();
    for table in revisions::TABLES {
        let columns = revisions::columns(conn, table)?;
        for column in columns
            .iter()
            .filter(|column| column.name.ends_with("sha256"))
        {
            let name = &column.name;
            let mut query = conn.prepare(&format!(
                "SELECT {name} FROM {table}
                 UNION SELECT CASE WHEN json_valid(after) THEN after ->> '{name}' END FROM revision
                 WHERE table_name = '{table}'"
            ))?;
            let mut found = query.query([])?;
            while let Some(row) = found.next()? {
                // What is no hash is damage, and no file is called so.
                let hash = row.get_ref(0)?.as_str_or_null().ok().flatten();
                named.extend(hash.filter(|hash| is_hash(hash)).map(ToOwned::to_owned));
            }
        }
    }
    Ok(named.into_iter().collect())
}

/// Puts an attachment of one folder into another's too, as a link where the disk can and a copy where it cannot. Tells
/// whether it is there, whole, afterwards.
///
/// A copy is read back when it was made. One that was put there before is not read again if it still has its length;
/// [`damaged_copies`] reads those.
pub fn share(from: &Path, to: &Path, sha256: &str) -> Result<bool, StoreError> {
    let (source_path, target) = (path(from, sha256), path(to, sha256));
    let mut source = match File::open(&source_path) {
        Ok(source) => source,
        // A backup may have what the record has lost.
        Err(err) if err.kind() == io::ErrorKind::NotFound => return is_whole(to, sha256),
        Err(err) => return Err(StoreError::at(&source_path)(err)),
    };
    if same_length(&target, &source) {
        return Ok(true);
    }
    let found = copy_hashed(&mut source, &source_path, &mut io::sink(), &target)?;
    if found.sha256 != sha256 {
        return is_whole(to, sha256);
    }
    let shelf = target.parent().unwrap_or(to);
    files::make_dir(shelf)?;
    if !target.exists() && std::fs::hard_link(&source_path, &target).is_ok() {
        files::sync_dir(shelf)?;
        return Ok(true);
    }
    let mut source = File::open(&source_path).map_err(StoreError::at(&source_path))?;
    keep(to, &mut source, &source_path)?;
    is_whole(to, sha256)
}

/// Returns the attachments whose copies in a folder of backups are not what their names say.
///
/// A link to the record's own file is no copy; whether that is whole, the record's own check says.
pub fn damaged_copies(
    conn: &Connection,
    dir: &Path,
    folder: &Path,
) -> Result<Vec<String>, StoreError> {
    let mut damaged = Vec::new();
    for sha256 in named(conn)? {
        let (own, copy) = (path(dir, &sha256), path(folder, &sha256));
        let is_link = files::identity(&own).is_some_and(|own| Some(own) == files::identity(&copy));
        if copy.exists() && !is_link && !is_whole(folder, &sha256)? {
            damaged.push(sha256);
        }
    }
    Ok(damaged)
}

/// Writes those copies anew that are damaged, where the record's own is whole.
pub fn mend_copies(conn: &Connection, dir: &Path, folder: &Path) -> Result<(), StoreError> {
    for sha256 in damaged_copies(conn, dir, folder)? {
        if is_whole(dir, &sha256)? {
            let source = path(dir, &sha256);
            let mut own = File::open(&source).map_err(StoreError::at(&source))?;
            keep(folder, &mut own, &source)?;
        }
    }
    Ok(())
}

/// Brings every attachment back that a database names; returns those that are nowhere.
pub fn bring_all_back(
    conn: &Connection,
    from: &Path,
    to: &Path,
) -> Result<Vec<String>, StoreError> {
    let mut missing = Vec::new();
    for sha256 in named(conn)? {
        if !bring_back(from, to, &sha256)? {
            missing.push(sha256);
        }
    }
    Ok(missing)
}

/// Brings an attachment back from a backup; tells whether it is there, whole, afterwards. A damaged one is set aside.
pub fn bring_back(from: &Path, to: &Path, sha256: &str) -> Result<bool, StoreError> {
    if is_whole(to, sha256)? {
        return Ok(true);
    }
    if !is_whole(from, sha256)? {
        return Ok(false);
    }
    let damaged = path(to, sha256);
    if damaged.exists() {
        let aside = to.join(files::ASIDE);
        files::make_dir(&aside)?;
        patiently(|| std::fs::rename(&damaged, aside.join(sha256)))
            .map_err(StoreError::at(&damaged))?;
    }
    let source_path = path(from, sha256);
    let mut source = File::open(&source_path).map_err(StoreError::at(&source_path))?;
    Ok(keep(to, &mut source, &source_path)?.sha256 == sha256)
}

/// Tells whether an attachment is there and has the content that its name says.
pub fn is_whole(dir: &Path, sha256: &str) -> Result<bool, StoreError> {
    is_whole_watched(dir, sha256, &mut |_| ControlFlow::Continue(()))
}

/// Tells the same, and can be broken off.
pub fn is_whole_watched(
    dir: &Path,
    sha256: &str,
    go_on: &mut GoOn<'_>,
) -> Result<bool, StoreError> {
    let kept = Kept {
        sha256: sha256.to_owned(),
        bytes: 0,
    };
    holds(&path(dir, sha256), &kept, go_on)
}

/// Writes an attachment's bytes somewhere.
pub fn write_out(
    dir: &Path,
    sha256: &str,
    to: &mut dyn io::Write,
    go_on: &mut GoOn<'_>,
) -> Result<(), StoreError> {
    let from = path(dir, sha256);
    let mut source = File::open(&from).map_err(StoreError::at(&from))?;
    copy_watched(&mut source, &from, (to, Path::new("the copy")), go_on)?;
    Ok(())
}

fn same_length(target: &Path, source: &File) -> bool {
    let length = |found: io::Result<std::fs::Metadata>| found.map(|found| found.len()).ok();
    length(std::fs::metadata(target)).is_some_and(|known| Some(known) == length(source.metadata()))
}

/// Makes an unfinished file that, unlike those of the record, gets the rights of any file the person makes.
fn public_copy(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".cairn-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}
