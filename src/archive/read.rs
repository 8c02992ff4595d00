//! Reads an archive within limits: what is held in memory is what the manifest lists, and all else goes through.

use std::io::{self, BufReader, Read, Seek, Write};

use zip::ZipArchive;

use super::{ArchiveError, Hashed, Listed, MANIFEST, Manifest};

/// The most entries that are looked at.
const ENTRIES: usize = 250_000;
/// The most bytes that all entries together may have.
const IN_ALL: u64 = 256 << 30;
/// How many times as long as its packed form an entry may be, once it is longer than [`SMALL`].
const RATIO: u64 = 500;
const SMALL: u64 = 64 << 20;
/// How long a manifest may be: so much, and for each entry its name and what is said of it.
const PREAMBLE: u64 = 64 << 10;
const LISTED: u64 = 160;

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
        check_apart(&zip)?;
        let names = zip.file_names_raw().map(|name| name.len() as u64);
        let most = names.fold(PREAMBLE, |sum, name| sum + name + LISTED);
        let mut text = BufReader::new(zip.by_name(MANIFEST)?.take(most + 1));
        let read = serde_json::from_reader(&mut text);
        io::copy(&mut text, &mut io::sink())?;
        if text.into_inner().limit() == 0 {
            return Err(ArchiveError::TooMuch);
        }
        let manifest: Manifest = read.map_err(|_err| {
            ArchiveError::Unreadable("its manifest is none that Cairn writes".to_owned())
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

    /// Reads everything, checked against the manifest.
    ///
    /// # Errors
    /// When something is not there, or not what it was.
    pub fn read_through(&mut self) -> Result<(), ArchiveError> {
        for name in self.names() {
            self.copy(&name, &mut io::sink())?;
        }
        Ok(())
    }

    /// Copies an entry, checked against the manifest. What was copied counts only if this succeeds.
    ///
    /// # Errors
    /// When it is not there, not what it was, or too much.
    pub fn copy(&mut self, name: &str, to: &mut dyn Write) -> Result<(), ArchiveError> {
        self.read(name, |from| {
            io::copy(from, to)?;
            Ok(())
        })
    }

    /// Lends an entry to be read, and checks it against the manifest. What was made of it counts only if this succeeds.
    ///
    /// # Errors
    /// When it is not there, not what it was, or too much; and what `take` says.
    pub fn read<T, E: From<ArchiveError>>(
        &mut self,
        name: &str,
        take: impl FnOnce(&mut dyn Read) -> Result<T, E>,
    ) -> Result<T, E> {
        let (listed, from) = self.entry(name)?;
        let mut hashed = Hashed::new(from);
        let made = take(&mut hashed)?;
        // What was not asked for is part of it too.
        let rest = io::copy(&mut hashed, &mut io::sink());
        rest.map_err(ArchiveError::Io)?;
        if hashed.listed() == *listed {
            Ok(made)
        } else {
            let says = format!("{name} is not what it was");
            Err(ArchiveError::Unreadable(says).into())
        }
    }

    /// Finds an entry that may be as long as it is said to be.
    fn entry(&mut self, name: &str) -> Result<(&Listed, impl Read), ArchiveError> {
        let gone = || ArchiveError::Unreadable(format!("it lacks {name}"));
        let listed = self.manifest.files.get(name).ok_or_else(gone)?;
        let entry = self.zip.by_name(name)?;
        let most = entry.compressed_size().saturating_mul(RATIO).max(SMALL);
        if listed.bytes > most {
            return Err(ArchiveError::TooMuch);
        }
        // One byte more than is listed is enough to know that it is not what was listed.
        Ok((listed, entry.take(listed.bytes + 1)))
    }
}

/// Refuses entries that lie over each other, by which a small file unpacks to more than any.
fn check_apart<R: Read + Seek>(zip: &ZipArchive<R>) -> Result<(), ArchiveError> {
    let mut packed = 0_u64;
    for place in 0..zip.len() {
        let bytes = zip.by_index_data(place)?.compressed_size();
        packed = packed.saturating_add(bytes);
    }
    if packed > zip.central_directory_start() {
        return Err(ArchiveError::TooMuch);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use super::*;
    use crate::archive::{ArchiveWriter, Packing, Written};

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

    fn bytes_of(
        archive: &mut Archive<io::Cursor<&[u8]>>,
        name: &str,
    ) -> Result<Vec<u8>, ArchiveError> {
        let mut bytes = Vec::new();
        archive.copy(name, &mut bytes)?;
        Ok(bytes)
    }

    #[test]
    fn what_was_written_is_read() {
        let bytes = written(&[("a", b"one"), ("../b", b"two")]);
        let mut archive = read(&bytes).unwrap();
        assert_eq!(archive.names(), ["../b", "a"]);
        assert_eq!(bytes_of(&mut archive, "a").unwrap(), b"one");
        assert_eq!(
            bytes_of(&mut archive, "../b").unwrap(),
            b"two",
            "a name is a label"
        );
        assert!(bytes_of(&mut archive, "c").is_err());
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
        assert_eq!(bytes_of(&mut archive, "b").unwrap(), b"b");
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        let mut bytes = written(&[("a", &vec![0; 80 << 20])]);
        assert!(bytes.len() < 200_000);
        let mut archive = read(&bytes).unwrap();
        assert!(matches!(
            bytes_of(&mut archive, "a"),
            Err(ArchiveError::TooMuch)
        ));
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
            if let Ok(found) = bytes_of(&mut archive, "a") {
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
