//! One file that holds it all: written beside, sealed where there is a lock, and opened again before it gets its name.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom};
use std::path::Path;

use tempfile::{NamedTempFile, TempPath};

use super::locking::unopened;
use crate::archive::{Archive, ArchiveError, ArchiveWriter, Hashed, Written};
use crate::record::{RecordError, Result};
use crate::store::StoreError;
use crate::vault::{Key, Lock, Opened, Sealing};

/// What a packed file holds, by what its manifest says.
#[derive(Clone, Copy, Debug)]
pub(in crate::record) struct Form {
    /// What the format is called.
    pub name: &'static str,
    /// The newest version of it that is written and read.
    pub version: u32,
}

/// Where no file reaches, and neither the system nor decrypting can count from.
const FARTHEST: u64 = 1 << 48;

/// An archive that is being packed.
pub(in crate::record) type Packer = ArchiveWriter<Sealing<Hashed<BufWriter<File>>>>;

/// What an archive is read from.
pub(in crate::record) enum Source {
    Plain(BufReader<File>),
    Sealed(Box<Opened<BufReader<File>>>),
}

impl Read for Source {
    fn read(&mut self, part: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(from) => from.read(part),
            Self::Sealed(from) => from.read(part),
        }
    }
}

impl Seek for Source {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        if matches!(to, SeekFrom::Start(at) if at > FARTHEST) {
            let says = "it points far beyond its end";
            return Err(io::Error::new(io::ErrorKind::InvalidData, says));
        }
        match self {
            Self::Plain(from) => from.seek(to),
            Self::Sealed(from) => from.seek(to),
        }
    }
}

/// A packed file, on disk and not named yet. Dropped, it is gone.
pub(in crate::record) struct Packed {
    file: TempPath,
    /// Opens this file alone.
    key: Option<Key>,
    /// The SHA-256 of the file as it lies there, where it is sealed.
    pub sha256: Option<String>,
}

/// Packs a file beside where it will lie.
pub(in crate::record) fn pack<T>(
    folder: &Path,
    lock: Option<&Lock>,
    form: Form,
    add_all: impl FnOnce(&mut Packer) -> std::result::Result<T, PackError>,
) -> Result<(Packed, T)> {
    let at = |err| RecordError::from(StoreError::at(folder)(err));
    let file = NamedTempFile::with_prefix_in(".backup-", folder).map_err(at)?;
    let (file, unfinished) = file.into_parts();
    let (mut archive, key) = match lock {
        None => (Packer::new(file), None),
        Some(lock) => {
            let hashed = Hashed::new(BufWriter::new(file));
            let sealing = lock.seal(hashed).map_err(|err| unopened(folder, err));
            let (sealing, key) = sealing?;
            (Packer::streaming(sealing), Some(key))
        }
    };
    let filled = add_all(&mut archive)?;
    let written = archive.finish(form.name, form.version);
    let (file, sha256) = match written.map_err(PackError::from)? {
        Written::File(file) => (file, None),
        Written::Stream(sealing) => {
            let (file, sha256) = sealing.finish().map_err(at)?.end();
            let file = file.into_inner().map_err(|err| at(err.into_error()))?;
            (file, Some(sha256))
        }
    };
    file.sync_all().map_err(at)?;
    let packed = Packed {
        file: unfinished,
        key,
        sha256,
    };
    Ok((packed, filled))
}

impl Packed {
    /// Opens it again, as it lies on disk.
    pub fn open(&self, form: Form) -> Result<Archive<Source>> {
        open(&self.file, self.key.as_ref(), form)
    }

    /// Gives it its name, in place of a file that has it.
    pub fn replace(self, to: &Path) -> Result<()> {
        Ok(crate::placing::put(self.file, to).map_err(StoreError::at(to))?)
    }

    /// Gives it its name, which no other file has.
    pub fn place(self, to: &Path) -> Result<()> {
        crate::store::give_name(self.file, to)?;
        let folder = to.parent().unwrap_or(Path::new("."));
        Ok(crate::store::sync_dir(folder)?)
    }
}

/// Opens a packed file, with its key where it is sealed.
pub(in crate::record) fn open(
    path: &Path,
    key: Option<&Key>,
    form: Form,
) -> Result<Archive<Source>> {
    let file = BufReader::new(open_file(path)?);
    let source = match key {
        None => Source::Plain(file),
        Some(key) => {
            let opened = key.open(file).map_err(|err| unopened(path, err))?;
            Source::Sealed(Box::new(opened))
        }
    };
    Archive::read_from(source, form.name, form.version).map_err(|err| unread(path, err))
}

/// Opens a file that may be a packed one; nothing else is, and a pipe would keep one waiting.
fn open_file(path: &Path) -> Result<File> {
    crate::placing::open(path).map_err(|err| match err.kind() {
        io::ErrorKind::IsADirectory | io::ErrorKind::InvalidInput => RecordError::BadBackup {
            path: path.to_owned(),
            how: crate::placing::NO_FILE.to_owned(),
        },
        _ => StoreError::at(path)(err).into(),
    })
}

/// Says why a packed file cannot be read.
pub(in crate::record) fn unread(path: &Path, err: ArchiveError) -> RecordError {
    match err {
        ArchiveError::Io(err) if err.raw_os_error().is_some() => StoreError::at(path)(err).into(),
        other => RecordError::BadBackup {
            path: path.to_owned(),
            how: other.to_string(),
        },
    }
}

/// Why something could not be packed; the archive's own troubles are the file's.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub(in crate::record) struct PackError(#[from] StoreError);

impl From<ArchiveError> for PackError {
    fn from(err: ArchiveError) -> Self {
        Self(match err {
            ArchiveError::Io(err) => StoreError::at(Path::new("the file with everything"))(err),
            other => StoreError::Damaged(other.to_string()),
        })
    }
}

impl From<PackError> for RecordError {
    fn from(PackError(err): PackError) -> Self {
        err.into()
    }
}
