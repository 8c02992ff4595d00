//! The parts of a file that is a zip archive inside, within limits: names are labels, and nothing is extracted.

use std::io::{BufReader, Cursor, Read as _};

use zip::ZipArchive;

use super::super::error::{Fault, Read};

/// The most bytes that one part may unpack to.
const PART: u64 = 512 << 20;
/// How many times as long as its packed form a part may be, once it is longer than [`SMALL`].
const RATIO: u64 = 100;
const SMALL: u64 = 4 << 20;
/// The most parts that are looked at.
const PARTS: usize = 100_000;

/// An archive in memory.
pub struct Zipped<'a>(ZipArchive<Cursor<&'a [u8]>>);

impl<'a> Zipped<'a> {
    /// Opens an archive.
    pub fn open(bytes: &'a [u8]) -> Read<Self> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(Fault::broken)?;
        if zip.len() > PARTS {
            return Err(Fault::TooMuch);
        }
        Ok(Self(zip))
    }

    /// Returns the names of its parts.
    pub fn names(&self) -> impl Iterator<Item = String> {
        self.0
            .file_names()
            .flatten()
            .map(std::borrow::Cow::into_owned)
    }

    /// Finds a part whose name ends so, whatever its letters' case.
    #[must_use]
    pub fn ending(&self, end: &str) -> Option<String> {
        let end = end.to_lowercase();
        self.names()
            .find(|name| name.to_lowercase().ends_with(&end))
    }

    /// Lends a part to be read as a stream.
    pub fn lend<T>(
        &mut self,
        name: &str,
        take: impl FnOnce(BufReader<Within<'_>>) -> Read<T>,
    ) -> Read<Option<T>> {
        let Ok(part) = self.0.by_name(name) else {
            return Ok(None);
        };
        if part.encrypted() {
            return Err(Fault::Locked);
        }
        let most = part
            .compressed_size()
            .saturating_mul(RATIO)
            .clamp(SMALL, PART);
        if part.size() > most {
            return Err(Fault::TooMuch);
        }
        take(BufReader::new(Within {
            from: Box::new(part),
            left: most,
        }))
        .map(Some)
    }

    /// Reads a part whole.
    pub fn read(&mut self, name: &str) -> Read<Option<Vec<u8>>> {
        self.lend(name, |mut from| {
            let mut bytes = Vec::new();
            from.read_to_end(&mut bytes).map_err(Fault::broken)?;
            Ok(bytes)
        })
    }

    /// Reads a part as text.
    pub fn text(&mut self, name: &str) -> Read<Option<String>> {
        let bytes = self.read(name)?;
        Ok(bytes.map(|bytes| super::text::decode(&bytes).text))
    }
}

/// A part that fails once it gives more than it may.
pub struct Within<'a> {
    from: Box<dyn std::io::Read + 'a>,
    left: u64,
}

impl std::io::Read for Within<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.from.read(buffer)?;
        self.left = self
            .left
            .checked_sub(read as u64)
            .ok_or_else(|| std::io::Error::other("it unpacks to far more than it should"))?;
        Ok(read)
    }
}
