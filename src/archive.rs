//! One zip file with a manifest: written entry by entry, and read with limits, since it may come from anywhere.
//!
//! Nothing is ever extracted: the name of an entry is a label by which it is asked for, never a path.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, Write};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::hex::hex;

/// The entry that lists all others.
const MANIFEST: &str = "manifest.json";
/// The most entries that are looked at.
const ENTRIES: usize = 250_000;
/// The most bytes that are read into memory at once.
const IN_MEMORY: u64 = 2 << 30;
/// The most bytes that all entries together may have.
const IN_ALL: u64 = 256 << 30;
/// How many times as long as its packed form an entry may be, once it is longer than [`SMALL`].
const RATIO: u64 = 500;
const SMALL: u64 = 64 << 20;

/// Why an archive could not be written or read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ArchiveError {
    /// The disk failed, or is full.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// It is something else, or damaged.
    #[error("{0}")]
    Unreadable(String),
    /// It unpacks to more than anybody keeps.
    #[error("it unpacks to far more than it should")]
    TooMuch,
}

impl From<zip::result::ZipError> for ArchiveError {
    fn from(err: zip::result::ZipError) -> Self {
        match err {
            zip::result::ZipError::Io(err) => Self::Io(err),
            zip::result::ZipError::InvalidArchive(_) => {
                Self::Unreadable("it is not a zip file, or is damaged".to_owned())
            }
            other => Self::Unreadable(other.to_string()),
        }
    }
}

/// What the manifest says of one entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Listed {
    sha256: String,
    bytes: u64,
}

#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    format: String,
    version: u32,
    files: BTreeMap<String, Listed>,
}

/// Whether an entry is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// Text, which becomes much shorter.
    Packed,
    /// Files of people, which are packed already more often than not.
    AsItIs,
}

/// An archive that is being written: a file, or what goes on to somewhere that has no way back, `S`.
pub enum ArchiveWriter<S: Write> {
    /// Into a file. What other programs unpack has its lengths where they look first.
    File(Entries<BufWriter<File>>),
    /// Onwards, entry by entry.
    Stream(Entries<StreamWriter<S>>),
}

/// What was written of an archive.
pub struct Entries<W: Write + Seek> {
    zip: ZipWriter<W>,
    files: BTreeMap<String, Listed>,
}

/// What was written to, with everything handed over.
pub enum Written<S> {
    /// The file.
    File(File),
    /// The other.
    Stream(S),
}

impl<S: Write> ArchiveWriter<S> {
    /// Begins to write into an empty file.
    #[must_use]
    pub fn new(file: File) -> Self {
        Self::File(Entries {
            zip: ZipWriter::new(BufWriter::new(file)),
            files: BTreeMap::new(),
        })
    }

    /// Begins to write to where nothing can be written over.
    #[must_use]
    pub fn streaming(to: S) -> Self {
        Self::Stream(Entries {
            zip: ZipWriter::new_stream(to),
            files: BTreeMap::new(),
        })
    }

    /// Adds an entry; `write` writes what it holds.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn add<E: From<ArchiveError>>(
        &mut self,
        name: &str,
        packing: Packing,
        write: impl FnOnce(&mut dyn Write) -> Result<(), E>,
    ) -> Result<(), E> {
        match self {
            Self::File(entries) => entries.add(name, packing, write),
            Self::Stream(entries) => entries.add(name, packing, write),
        }
    }

    /// Writes the manifest, and returns what was written to.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(self, format: &str, version: u32) -> Result<Written<S>, ArchiveError> {
        match self {
            Self::File(entries) => {
                let file = entries.close(format, version)?.into_inner();
                Ok(Written::File(file.map_err(io::IntoInnerError::into_error)?))
            }
            Self::Stream(entries) => {
                let to = entries.close(format, version)?.into_inner();
                Ok(Written::Stream(to))
            }
        }
    }
}

impl<W: Write + Seek> Entries<W> {
    fn add<E: From<ArchiveError>>(
        &mut self,
        name: &str,
        packing: Packing,
        write: impl FnOnce(&mut dyn Write) -> Result<(), E>,
    ) -> Result<(), E> {
        let method = match packing {
            Packing::Packed => CompressionMethod::Deflated,
            Packing::AsItIs => CompressionMethod::Stored,
        };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .large_file(true)
            .unix_permissions(0o600);
        let begun = self.zip.start_file(name, options);
        begun.map_err(|err| E::from(err.into()))?;
        let mut hashed = Hashed::new(&mut self.zip);
        write(&mut hashed)?;
        let listed = hashed.listed();
        self.files.insert(name.to_owned(), listed);
        Ok(())
    }

    fn close(mut self, format: &str, version: u32) -> Result<W, ArchiveError> {
        let manifest = Manifest {
            format: format.to_owned(),
            version,
            files: std::mem::take(&mut self.files),
        };
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .unix_permissions(0o600);
        self.zip.start_file(MANIFEST, options)?;
        serde_json::to_writer_pretty(&mut self.zip, &manifest).map_err(io::Error::from)?;
        Ok(self.zip.finish()?)
    }
}

/// Counts and hashes what goes through.
pub struct Hashed<W> {
    to: W,
    hash: Sha256,
    bytes: u64,
}

impl<W> Hashed<W> {
    /// Begins with nothing.
    #[must_use]
    pub fn new(to: W) -> Self {
        Self {
            to,
            hash: Sha256::new(),
            bytes: 0,
        }
    }

    /// Returns where it went, and the SHA-256 of what did.
    #[must_use]
    pub fn end(self) -> (W, String) {
        let Self { to, hash, bytes } = self;
        let through = Hashed {
            to: (),
            hash,
            bytes,
        };
        (to, through.listed().sha256)
    }

    fn listed(self) -> Listed {
        Listed {
            sha256: hex(&self.hash.finalize()),
            bytes: self.bytes,
        }
    }
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        let written = self.to.write(part)?;
        self.hash.update(part.get(..written).unwrap_or_default());
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// An archive that is read.
pub struct Archive<R> {
    zip: ZipArchive<R>,
    manifest: Manifest,
}

impl<R: Read + Seek> Archive<R> {
    /// Reads the manifest of an archive.
    ///
    /// # Errors
    /// When it is something else.
    pub fn read_from(reader: R, format: &str, version: u32) -> Result<Self, ArchiveError> {
        let mut zip = ZipArchive::new(reader)?;
        if zip.len() > ENTRIES {
            return Err(ArchiveError::TooMuch);
        }
        let mut text = Vec::new();
        let entry = zip.by_name(MANIFEST)?;
        entry.take(SMALL + 1).read_to_end(&mut text)?;
        if text.len() as u64 > SMALL {
            return Err(ArchiveError::TooMuch);
        }
        let manifest: Manifest = serde_json::from_slice(&text).map_err(|err| {
            ArchiveError::Unreadable(format!("its manifest does not read: {err}"))
        })?;
        if manifest.format != format || manifest.version > version {
            let says = "it was made by another program, or by a newer Cairn";
            return Err(ArchiveError::Unreadable(says.to_owned()));
        }
        let all = manifest.files.values();
        if all.fold(0_u64, |sum, file| sum.saturating_add(file.bytes)) > IN_ALL {
            return Err(ArchiveError::TooMuch);
        }
        Ok(Self { zip, manifest })
    }

    /// Returns the names of the entries, as the manifest lists them.
    pub fn names(&self) -> Vec<String> {
        self.manifest.files.keys().cloned().collect()
    }

    /// Returns the SHA-256 that the manifest gives for an entry.
    pub fn sha256(&self, name: &str) -> Option<&str> {
        Some(self.manifest.files.get(name)?.sha256.as_str())
    }

    /// Reads an entry into memory, checked against the manifest.
    ///
    /// # Errors
    /// When it is not there, not what it was, or too much.
    pub fn bytes(&mut self, name: &str) -> Result<Vec<u8>, ArchiveError> {
        let mut bytes = Vec::new();
        self.copy(name, IN_MEMORY, &mut bytes)?;
        Ok(bytes)
    }

    /// Reads everything, checked against the manifest.
    ///
    /// # Errors
    /// When something is not there, or not what it was.
    pub fn read_through(&mut self) -> Result<(), ArchiveError> {
        for name in self.names() {
            self.copy(&name, u64::MAX, &mut io::sink())?;
        }
        Ok(())
    }

    /// Copies an entry, checked against the manifest. What was copied counts only if this succeeds.
    ///
    /// # Errors
    /// When it is not there, not what it was, or too much.
    pub fn copy(&mut self, name: &str, most: u64, to: &mut dyn Write) -> Result<(), ArchiveError> {
        let gone = || ArchiveError::Unreadable(format!("it lacks {name}"));
        let listed = self.manifest.files.get(name).ok_or_else(gone)?;
        let entry = self.zip.by_name(name)?;
        let unpacks = entry.compressed_size().saturating_mul(RATIO).max(SMALL);
        let most = most.min(unpacks).min(IN_ALL);
        if listed.bytes > most {
            return Err(ArchiveError::TooMuch);
        }
        let mut hashed = Hashed::new(to);
        // One byte more than is listed is enough to know that it is not what was listed.
        io::copy(&mut entry.take(listed.bytes + 1), &mut hashed)?;
        if hashed.listed() == *listed {
            Ok(())
        } else {
            Err(ArchiveError::Unreadable(format!(
                "{name} is not what it was"
            )))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.zip");
        let mut archive = ArchiveWriter::<Vec<u8>>::new(File::create(&path).unwrap());
        for (name, bytes) in entries {
            archive
                .add::<ArchiveError>(name, Packing::Packed, |to| Ok(to.write_all(bytes)?))
                .unwrap();
        }
        drop(archive.finish("test", 1).unwrap());
        std::fs::read(path).unwrap()
    }

    fn read(bytes: &[u8]) -> Result<Archive<io::Cursor<&[u8]>>, ArchiveError> {
        Archive::read_from(io::Cursor::new(bytes), "test", 1)
    }

    #[test]
    fn what_was_written_is_read() {
        let bytes = written(&[("a", b"one"), ("../b", b"two")]);
        let mut archive = read(&bytes).unwrap();
        assert_eq!(archive.names(), ["../b", "a"]);
        assert_eq!(archive.bytes("a").unwrap(), b"one");
        assert_eq!(archive.bytes("../b").unwrap(), b"two", "a name is a label");
        assert!(archive.bytes("c").is_err());
    }

    #[test]
    fn what_was_streamed_is_read_alike() {
        let mut archive = ArchiveWriter::streaming(Vec::new());
        for (name, packing) in [("a", Packing::Packed), ("b", Packing::AsItIs)] {
            let write = |to: &mut dyn Write| Ok(to.write_all(name.as_bytes())?);
            archive.add::<ArchiveError>(name, packing, write).unwrap();
        }
        let Ok(Written::Stream(bytes)) = archive.finish("test", 1) else {
            panic!("it was streamed");
        };
        let mut archive = read(&bytes).unwrap();
        archive.read_through().unwrap();
        assert_eq!(archive.bytes("b").unwrap(), b"b");
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        let mut bytes = written(&[("a", &vec![0; 80 << 20])]);
        assert!(bytes.len() < 200_000);
        let mut archive = read(&bytes).unwrap();
        assert!(matches!(archive.bytes("a"), Err(ArchiveError::TooMuch)));
        bytes.truncate(1000);
        assert!(read(&bytes).is_err());
    }

    #[test]
    fn every_flipped_byte_is_an_error_or_harms_nothing() {
        let bytes = written(&[("a", b"one and two and three"), ("b", b"four")]);
        for at in 0..bytes.len() {
            let mut flipped = bytes.clone();
            flipped[at] ^= 0x41;
            let Ok(mut archive) = read(&flipped) else {
                continue;
            };
            if let Ok(found) = archive.bytes("a") {
                assert_eq!(found, b"one and two and three", "byte {at}");
            }
        }
    }

    #[test]
    fn another_format_and_a_later_version_are_refused() {
        let bytes = written(&[]);
        assert!(Archive::read_from(io::Cursor::new(&bytes), "other", 1).is_err());
        assert!(Archive::read_from(io::Cursor::new(&bytes), "test", 0).is_err());
    }
}
