//! The files of a record, read and brought in on any thread: they never change, so the record may be at work meanwhile, and
//! rows that name them are written when they are there.

use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::given::GivenFile;
use super::{Record, Result};
use chrono::NaiveDate;

use crate::domain::{
    ActivityId, EvidenceContent, EvidenceDetails, FileContent, Link, QualificationId,
};
use crate::store::{Incoming, attachments, check_may_write};

/// A piece of evidence before it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvidence {
    /// What it is called.
    pub title: String,
    /// The day it counts from.
    pub date: NaiveDate,
    /// What it holds.
    pub content: NewContent,
    /// The requirements and statements it shows.
    pub links: Vec<Link>,
    /// The activities it belongs to.
    pub activities: Vec<ActivityId>,
    /// The qualifications that it is a certificate of.
    pub qualifications: Vec<QualificationId>,
}

/// What a new piece of evidence holds.
#[derive(Clone, PartialEq, Eq)]
pub enum NewContent {
    /// Text.
    Note(String),
    /// A file, copied into the record under its own name.
    File(PathBuf),
    /// A file's bytes, such as of a picture from the clipboard.
    Bytes {
        /// The name it is to have.
        name: String,
        /// What it holds.
        bytes: Vec<u8>,
    },
    /// A file that [`AttachedFiles`] brought in: what is left to do takes a moment, however long it is.
    Kept(KeptFile),
    /// A web address.
    Web(String),
}

impl std::fmt::Debug for NewContent {
    /// Says what sort it is; what people wrote stays out of logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Note(_) => "Note",
            Self::File(_) => "File",
            Self::Bytes { .. } => "Bytes",
            Self::Kept(_) => "Kept",
            Self::Web(_) => "Web",
        })
    }
}

impl NewEvidence {
    /// Checks everything but the file, so that nothing is copied in vain.
    pub(super) fn check(&self) -> Result<()> {
        self.details().checked()?;
        Ok(())
    }

    /// Returns the details as far as they can be known before the file is there.
    pub(super) fn details(&self) -> EvidenceDetails {
        let content = match &self.content {
            NewContent::Note(text) => EvidenceContent::Note(text.clone()),
            NewContent::Web(url) => EvidenceContent::Web(url.clone()),
            NewContent::File(_) | NewContent::Bytes { .. } | NewContent::Kept(_) => {
                EvidenceContent::File(FileContent {
                    name: String::new(),
                    sha256: String::new(),
                    bytes: 0,
                })
            }
        };
        EvidenceDetails {
            title: self.title.clone(),
            date: self.date,
            content,
            links: self.links.clone(),
            activities: self.activities.clone(),
            qualifications: self.qualifications.clone(),
        }
    }
}

/// How far files are copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// What the one is called that is being copied.
    pub name: String,
    /// How many bytes are done.
    pub done: u64,
    /// How many there are in all.
    pub of: u64,
}

/// Is told how far copying has come, and says whether to go on. Where it does not, [`RecordError::Cancelled`](super::RecordError::Cancelled) is the answer,
/// and what was copied goes.
pub type Watching<'a> = dyn FnMut(&Copied) -> ControlFlow<()> + 'a;

/// Watches nothing, and goes on to the end.
pub(super) const fn to_the_end(_: &Copied) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// The attached files of a record.
#[derive(Clone, Debug)]
pub struct AttachedFiles {
    dir: PathBuf,
}

/// A file that was brought into a record and that no row names yet. Unless one comes to do so, it goes with this.
#[derive(Clone)]
pub struct KeptFile {
    file: FileContent,
    incoming: Arc<Mutex<Incoming>>,
}

impl KeptFile {
    /// Returns the file, as its row will name it.
    #[must_use]
    pub const fn file(&self) -> &FileContent {
        &self.file
    }

    /// Gives it its name among the attachments of the record in a folder.
    pub(super) fn settle(&self, dir: &Path) -> Result<FileContent> {
        let mut incoming = self.incoming.lock().unwrap_or_else(PoisonError::into_inner);
        incoming.settle(dir)?;
        Ok(self.file.clone())
    }
}

impl PartialEq for KeptFile {
    fn eq(&self, other: &Self) -> bool {
        self.file == other.file
    }
}

impl Eq for KeptFile {}

impl AttachedFiles {
    /// Returns the files of the record in a folder.
    pub(super) fn of(dir: &Path) -> Self {
        Self {
            dir: dir.to_owned(),
        }
    }

    /// Returns a file's bytes, checked against its hash.
    ///
    /// # Errors
    /// When it is gone or is no longer what was attached.
    pub fn read(&self, file: &FileContent) -> io::Result<Vec<u8>> {
        attachments::read(&self.dir, file).map_err(io::Error::other)
    }

    /// Writes a copy of a file, checked against its hash; refuses to write over a file that is there.
    pub fn save_copy(
        &self,
        file: &FileContent,
        to: &Path,
        watching: &mut Watching<'_>,
    ) -> Result<()> {
        let mut copied = Copied {
            name: file.name.clone(),
            done: 0,
            of: file.bytes,
        };
        let saved = attachments::save(&self.dir, &file.sha256, to, &mut |done| {
            copied.done = done;
            watching(&copied)
        });
        Ok(saved?)
    }

    /// Brings what a piece of evidence is to hold into the record, as far as it is a file; the record is not touched.
    pub fn bring_in(&self, content: NewContent, watching: &mut Watching<'_>) -> Result<NewContent> {
        check_may_write(&self.dir)?;
        let of = bytes_of(&content);
        self.bring(content, (0, of), watching)
    }

    /// Brings the files of several pieces in, once all else about them is found to be right.
    pub fn bring_all(
        &self,
        mut pieces: Vec<NewEvidence>,
        watching: &mut Watching<'_>,
    ) -> Result<Vec<NewEvidence>> {
        pieces.iter().try_for_each(NewEvidence::check)?;
        check_may_write(&self.dir)?;
        let lengths: Vec<u64> = pieces
            .iter()
            .map(|piece| bytes_of(&piece.content))
            .collect();
        let of = lengths.iter().sum();
        let mut before = 0;
        for (piece, length) in pieces.iter_mut().zip(lengths) {
            let content = std::mem::replace(&mut piece.content, NewContent::Note(String::new()));
            piece.content = self.bring(content, (before, of), watching)?;
            before += length;
        }
        Ok(pieces)
    }

    fn bring(
        &self,
        content: NewContent,
        (before, of): (u64, u64),
        watching: &mut Watching<'_>,
    ) -> Result<NewContent> {
        let (name, path, mut source) = match content {
            NewContent::File(path) => {
                let file = GivenFile::open(&path)?;
                (file.name(), path, Either::File(file))
            }
            NewContent::Bytes { name, bytes } => {
                (name, PathBuf::new(), Either::Bytes(io::Cursor::new(bytes)))
            }
            other @ (NewContent::Note(_) | NewContent::Web(_) | NewContent::Kept(_)) => {
                return Ok(other);
            }
        };
        let mut copied = Copied {
            name: name.clone(),
            done: before,
            of,
        };
        let incoming = Incoming::copy(&self.dir, &mut source, &path, &mut |done| {
            copied.done = before + done;
            watching(&copied)
        })?;
        if let Either::File(file) = &source {
            file.check(incoming.kept.bytes)?;
        }
        Ok(NewContent::Kept(KeptFile {
            file: FileContent {
                name,
                sha256: incoming.kept.sha256.clone(),
                bytes: incoming.kept.bytes,
            },
            incoming: Arc::new(Mutex::new(incoming)),
        }))
    }
}

/// What is read: a file, or what is in memory.
enum Either {
    File(GivenFile),
    Bytes(io::Cursor<Vec<u8>>),
}

impl Read for Either {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => file.read(buffer),
            Self::Bytes(bytes) => bytes.read(buffer),
        }
    }
}

/// Returns how long a content is, as far as that can be told before it is read.
fn bytes_of(content: &NewContent) -> u64 {
    match content {
        NewContent::File(path) => std::fs::metadata(path).map_or(0, |found| found.len()),
        NewContent::Bytes { bytes, .. } => u64::try_from(bytes.len()).unwrap_or_default(),
        NewContent::Note(_) | NewContent::Web(_) | NewContent::Kept(_) => 0,
    }
}

impl Record {
    /// Returns the attached files.
    #[must_use]
    pub fn attached_files(&self) -> AttachedFiles {
        AttachedFiles::of(self.dir())
    }
}
