//! Content on its way to the attachments: copied and hashed beside them, on any thread and without the database; it gets its
//! name only when a row is about to name it.

use std::fs::File;
use std::io::{self, Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

use super::StoreError;
use super::files::{self, UNFINISHED_COPY};
use super::shelf::{FOLDER, Kept, copy_hashed, path};
use crate::placing;

/// After how many bytes they are brought to disk: neither the end of a long copy nor what others write meanwhile waits for many.
const STRETCH: u64 = 4 * 1024 * 1024;

/// Is told how many bytes are done, and says whether to go on.
pub type GoOn<'a> = dyn FnMut(u64) -> ControlFlow<()> + 'a;

/// Content that is on disk in a record's folder, whole. Where it was not there before it has no name yet, and goes with this.
#[derive(Debug)]
pub struct Incoming {
    /// What it is.
    pub kept: Kept,
    dir: PathBuf,
    /// The copy, unless the content was there already.
    copy: Option<TempPath>,
}

impl Incoming {
    /// Copies content into a record's folder.
    pub fn copy(
        dir: &Path,
        from: &mut dyn Read,
        name: &Path,
        go_on: &mut GoOn<'_>,
    ) -> Result<Self, StoreError> {
        let folder = dir.join(FOLDER);
        files::make_dir(&folder)?;
        let mut copy = NamedTempFile::with_prefix_in(UNFINISHED_COPY, &folder)
            .map_err(StoreError::at(&folder))?;
        let mut steady = Steady(copy.as_file_mut(), 0);
        let kept = copy_watched(from, name, (&mut steady, &folder), go_on)?;
        copy.as_file().sync_all().map_err(StoreError::at(&folder))?;
        let bytes = kept.bytes;
        let is_there = holds(&path(dir, &kept.sha256), &kept, &mut |_| go_on(bytes))?;
        if !is_there {
            // Done here, so that giving it its name is left with little to do.
            let to = path(dir, &kept.sha256);
            files::make_dir(to.parent().unwrap_or(&folder))?;
            files::sync_dir(&folder)?;
        }
        Ok(Self {
            kept,
            dir: dir.to_owned(),
            copy: (!is_there).then(|| copy.into_temp_path()),
        })
    }

    /// Gives it its name among the attachments of a record, which takes a moment however long it is. A row may name it then.
    pub fn settle(&mut self, dir: &Path) -> Result<(), StoreError> {
        let to = path(dir, &self.kept.sha256);
        let Some(copy) = self.copy.take_if(|_| self.dir == dir) else {
            let found = std::fs::metadata(&to).map_err(StoreError::at(&to))?;
            return if found.len() == self.kept.bytes {
                Ok(())
            } else {
                Err(StoreError::at(&to)(io::ErrorKind::UnexpectedEof.into()))
            };
        };
        let folder = dir.join(FOLDER);
        let within = to.parent().unwrap_or(&folder);
        self.copy = Some(copy);
        placing::put_or_keep(&mut self.copy, &to).map_err(StoreError::at(&to))?;
        files::sync_dir(within)
    }
}

/// Tells whether the content is there already, undamaged.
pub(super) fn holds(path: &Path, kept: &Kept, go_on: &mut GoOn<'_>) -> Result<bool, StoreError> {
    match File::open(path) {
        Ok(mut file) => {
            let found = copy_watched(&mut file, path, (&mut io::sink(), path), go_on)?;
            Ok(found.sha256 == kept.sha256)
        }
        Err(err) if err.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(err) => Err(StoreError::at(path)(err)),
    }
}

/// Copies and hashes in one go, until it is broken off.
pub(super) fn copy_watched(
    from: &mut dyn Read,
    from_name: &Path,
    (to, to_name): (&mut dyn Write, &Path),
    go_on: &mut GoOn<'_>,
) -> Result<Kept, StoreError> {
    let mut watched = Watched {
        from,
        done: 0,
        go_on,
        is_stopped: false,
    };
    let copied = copy_hashed(&mut watched, from_name, to, to_name);
    if watched.is_stopped {
        return Err(StoreError::Cancelled);
    }
    copied
}

/// Reads, tells how far it has come, and stops when it is told to.
struct Watched<'a, 'b> {
    from: &'a mut dyn Read,
    done: u64,
    go_on: &'a mut GoOn<'b>,
    is_stopped: bool,
}

impl Read for Watched<'_, '_> {
    fn read(&mut self, part: &mut [u8]) -> io::Result<usize> {
        if (self.go_on)(self.done).is_break() {
            self.is_stopped = true;
            return Err(io::ErrorKind::ConnectionAborted.into());
        }
        let read = self.from.read(part)?;
        self.done += read as u64;
        Ok(read)
    }
}

/// Writes, and brings each stretch to disk.
struct Steady<'a>(&'a mut File, u64);

impl Write for Steady<'_> {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        let written = self.0.write(part)?;
        self.1 += written as u64;
        if self.1 >= STRETCH {
            self.1 = 0;
            self.0.sync_data()?;
        }
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
