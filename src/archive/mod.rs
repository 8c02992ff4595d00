//! One zip file with a manifest: written entry by entry, and read with limits, since it may come from anywhere.
//!
//! Nothing is ever extracted: the name of an entry is a label by which it is asked for, never a path.

mod read;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, Write};

use serde::{Deserialize, Deserializer, Serialize};
use sha2::{Digest as _, Sha256};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

use crate::hex::hex;

pub use read::Archive;

/// The entry that lists all others.
const MANIFEST: &str = "manifest.json";

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
            zip::result::ZipError::FileNotFound => {
                Self::Unreadable("it lacks what Cairn puts first, its manifest".to_owned())
            }
            _ => Self::Unreadable("it is packed in a way that Cairn does not unpack".to_owned()),
        }
    }
}

/// What the manifest says of one entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Listed {
    #[serde(deserialize_with = "digits")]
    sha256: String,
    bytes: u64,
}

/// Reads a SHA-256; anything else would have the manifest hold more than entries.
fn digits<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let digits = String::deserialize(from)?;
    if digits.len() == 64 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Ok(digits);
    }
    Err(serde::de::Error::custom("an entry has no SHA-256"))
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

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, part: &mut [u8]) -> io::Result<usize> {
        let read = self.to.read(part)?;
        self.hash.update(part.get(..read).unwrap_or_default());
        self.bytes += read as u64;
        Ok(read)
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
