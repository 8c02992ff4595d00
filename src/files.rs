//! Files that a person names: read whole, or written in one go.

use std::fs::File;
use std::io::{self, Read, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::placing;

/// Why a file that the person named could not be read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FileError {
    /// There is nothing to read.
    #[error("There is no file {}", .0.display())]
    Missing(PathBuf),
    /// It is longer than any text that a person writes.
    #[error("{} is longer than 4 MB, and no text for Cairn is", .0.display())]
    TooLong(PathBuf),
    /// It is longer than any log.
    #[error("{} is longer than 256 MB, and no log is", .0.display())]
    TooBig(PathBuf),
    /// It holds something else than text.
    #[error("This is not a text file: {}", .0.display())]
    NotText(PathBuf),
    /// The system does not give it out.
    #[error("The file cannot be read ({source}): {}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A pipe or a device has the name.
    #[error("This is not a file: {}", .0.display())]
    NoFile(PathBuf),
    /// The name is a folder's.
    #[error("{} is a folder", .0.display())]
    Folder(PathBuf),
    /// The folder to write into is not there.
    #[error("There is no folder {}", .0.display())]
    NoFolder(PathBuf),
    /// Another sort of file stands there, which is not ours to replace.
    #[error("{} is there already and is not {sort}", path.display())]
    Occupied {
        /// The file.
        path: PathBuf,
        /// What was to be written.
        sort: &'static str,
    },
    /// The system does not take it.
    #[error("The file cannot be written ({}): {}", why(source), path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl FileError {
    /// Says what to do about it.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Missing(_) | Self::Unreadable { .. } => "Check the path",
            Self::TooLong(_) | Self::TooBig(_) => "Check that it is the right file",
            Self::NotText(_) => "Save it as plain text or as a web page",
            Self::NoFile(_) => "Name a file, or let the shell read it: <(command)",
            Self::Folder(_) => "Name a file in it",
            Self::NoFolder(_) => "Make it first, or give another place",
            Self::Occupied { .. } => "Give another name, or move that file away",
            Self::Unwritable { .. } => "Check that there is room and that you may write there",
        }
    }
}

/// Says why the system takes no file; of the one that is made beside it first, nobody has to know.
fn why(err: &io::Error) -> String {
    match err.kind() {
        io::ErrorKind::PermissionDenied => "you may not write there".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "its disk cannot be written".to_owned(),
        io::ErrorKind::StorageFull => "its disk is full".to_owned(),
        kind => kind.to_string(),
    }
}

/// The longest text file that is read, in bytes.
const LONGEST: u64 = 4 << 20;

/// Reads a text file, whichever system wrote it.
pub fn read_text(path: &Path) -> Result<String, FileError> {
    let read = placing::open(path).and_then(text_of);
    let text = read.map_err(|err| match err.kind() {
        io::ErrorKind::NotFound => FileError::Missing(path.to_owned()),
        io::ErrorKind::IsADirectory => FileError::Folder(path.to_owned()),
        io::ErrorKind::InvalidInput => FileError::NoFile(path.to_owned()),
        io::ErrorKind::InvalidData => FileError::NotText(path.to_owned()),
        _ => unreadable(path, err),
    })?;
    let text = text.ok_or_else(|| FileError::TooLong(path.to_owned()))?;
    // Editors on Windows begin a file so to say that it is UTF-8.
    Ok(plain_lines(text.trim_start_matches('\u{feff}')))
}

/// The longest file of another program that is read, in bytes.
const LONGEST_OF_OTHERS: u64 = 256 << 20;

/// Reads a file of another program whole.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, FileError> {
    let opened = placing::open(path).map_err(|err| match err.kind() {
        io::ErrorKind::NotFound => FileError::Missing(path.to_owned()),
        io::ErrorKind::IsADirectory => FileError::Folder(path.to_owned()),
        io::ErrorKind::InvalidInput => FileError::NoFile(path.to_owned()),
        _ => unreadable(path, err),
    })?;
    let bytes = bytes_of(opened).map_err(|err| unreadable(path, err))?;
    bytes.ok_or_else(|| FileError::TooBig(path.to_owned()))
}

/// Reads what another program gives to its end; none where it has no end in sight.
pub fn bytes_of(from: impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    let read = from.take(LONGEST_OF_OTHERS + 1).read_to_end(&mut bytes)?;
    Ok((read as u64 <= LONGEST_OF_OTHERS).then_some(bytes))
}

/// Returns the text with its lines ended as Cairn ends them, so that the same words are the same text wherever they come from.
#[must_use]
pub fn plain_lines(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// Reads a text to its end, in UTF-8, UTF-16 or as Windows wrote it in Western Europe; none where it has no end in sight.
pub fn text_of(from: impl Read) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    let read = from.take(LONGEST + 1).read_to_end(&mut bytes)?;
    if read as u64 > LONGEST {
        return Ok(None);
    }
    let text = decoded(&bytes);
    text.map(Some)
        .ok_or_else(|| io::ErrorKind::InvalidData.into())
}

/// Reads the characters of a text; none where it is something else.
fn decoded(bytes: &[u8]) -> Option<String> {
    let known = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    // The letters of Europe have a zero for every other byte in UTF-16.
    let zeros = |odd: usize| {
        bytes
            .iter()
            .skip(odd)
            .step_by(2)
            .take(200)
            .filter(|byte| **byte == 0)
            .count()
    };
    let enough = bytes.len().min(400) / 8;
    let encoding = match known {
        Some(encoding) => encoding,
        None if zeros(1) > enough => UTF_16LE,
        None if zeros(0) > enough => UTF_16BE,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => WINDOWS_1252,
    };
    let (text, _, has_failed) = encoding.decode(bytes);
    let is_text = |c: char| !c.is_control() || c.is_whitespace();
    (!has_failed && text.chars().all(is_text)).then(|| text.into_owned())
}

/// Reads how a file begins and ends, by which its sort is told; one that is no longer than a text, as a whole.
fn ends(path: &Path) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    let mut bytes = Vec::new();
    (&file).take(LONGEST).read_to_end(&mut bytes)?;
    let after = file.metadata()?.len().saturating_sub(LONGEST);
    if after > 0 {
        file.seek(SeekFrom::End(-after.min(LONGEST).cast_signed()))?;
        file.take(LONGEST).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// Writes a file in one go: beside its place, then renamed into it.
///
/// A file that is there already is replaced only when it is of the same `sort`, for which `is_one` looks at how it begins and ends.
pub fn write(
    path: &Path,
    bytes: &[u8],
    sort: &'static str,
    is_one: impl FnOnce(&[u8]) -> bool,
) -> Result<(), FileError> {
    let path = &placing::place_of(path).map_err(|err| unwritable(path, err))?;
    if path.is_dir() {
        return Err(FileError::Folder(path.to_owned()));
    }
    // Reading a pipe would wait for whoever writes into it.
    if placing::is_of_system(path) || std::fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        let path = path.to_owned();
        return Err(FileError::Occupied { path, sort });
    }
    match ends(path) {
        // One that is empty, as some dialogs make it, holds nothing that could be lost.
        Ok(present) if !present.is_empty() && !is_one(&present) => {
            let path = path.to_owned();
            return Err(FileError::Occupied { path, sort });
        }
        Ok(_) => {}
        Err(err) if err.kind() == io::ErrorKind::NotFound => {}
        Err(err) => return Err(unwritable(path, err)),
    }
    let folder = folder_of(path);
    if !folder.is_dir() {
        return Err(FileError::NoFolder(folder));
    }
    let written = write_beside(&folder, path, bytes);
    written.map_err(|err| unwritable(path, err))
}

fn write_beside(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".cairn-");
    // Temporary files are for their owner's eyes; this one becomes a file like any other, under the person's umask.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    placing::put(file.into_temp_path(), path)
}

/// Returns the folder that a file lies in.
fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

fn unreadable(path: &Path, source: io::Error) -> FileError {
    let path = path.to_owned();
    FileError::Unreadable { path, source }
}

fn unwritable(path: &Path, source: io::Error) -> FileError {
    let path = path.to_owned();
    FileError::Unwritable { path, source }
}
