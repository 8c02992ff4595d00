//! Opening a file that a person names, and giving a finished one its name, also where another program looks into files for a
//! moment.
//!
//! Windows moves and replaces no file that another program has open in the usual way, and virus scanners, search and
//! synchronisation open each new one. They are done soon, so a step that they refuse is tried again for a while.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempPath;

/// How long to wait before each new try, in milliseconds.
const WAITS: &[u64] = if cfg!(windows) {
    &[10, 20, 40, 80, 160, 320]
} else {
    &[]
};

/// Takes a step with a file, again and again for a while where another program may be in its way.
pub fn patiently<T>(mut step: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    let mut done = step();
    for wait in WAITS {
        if !done.as_ref().is_err_and(may_pass) {
            break;
        }
        std::thread::sleep(Duration::from_millis(*wait));
        done = step();
    }
    done
}

/// Gives a finished file its name, in place of one that has it.
pub fn put(finished: TempPath, to: &Path) -> io::Result<()> {
    put_or_keep(&mut Some(finished), to)
}

/// Gives a finished file its name, in place of one that has it. Where that fails, the file is left with its owner.
pub fn put_or_keep(finished: &mut Option<TempPath>, to: &Path) -> io::Result<()> {
    patiently(|| match finished.take().map(|path| path.persist(to)) {
        Some(Err(err)) => {
            *finished = Some(err.path);
            Err(err.error)
        }
        Some(Ok(())) | None => Ok(()),
    })
}

/// Where the shell puts what it lets a program read, as `<(command)` does.
const FROM_SHELL: &[&str] = &["/dev/fd", "/dev/stdin", "/proc/self/fd"];

/// Opens a file that a person names, and what the shell lets this program read; neither folder nor device nor pipe.
///
/// It is looked at first: to open a pipe waits until somebody writes into it, and some devices never end.
pub fn open(path: &Path) -> io::Result<File> {
    let found = fs::metadata(path)?;
    if found.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !found.is_file() && !FROM_SHELL.iter().any(|place| path.starts_with(place)) {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, NO_FILE));
    }
    File::open(path)
}

/// Returns where a file of this name is written: where a link leads, so that the link stays one.
pub fn place_of(path: &Path) -> io::Result<PathBuf> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() && !is_of_system(path) => fs::canonicalize(path),
        _ => Ok(path.to_owned()),
    }
}

/// Tells whether a name is one of the system's own, where nothing is to be written in place of another.
pub fn is_of_system(path: &Path) -> bool {
    cfg!(unix)
        && ["/dev", "/proc", "/sys"]
            .iter()
            .any(|place| path.starts_with(place))
}

/// What is neither a file nor a folder.
pub const NO_FILE: &str = "it is not a file";

/// Tells whether another program has the file open, which Windows calls a sharing or lock violation.
pub fn is_in_use(err: &io::Error) -> bool {
    cfg!(windows) && matches!(err.raw_os_error(), Some(32 | 33))
}

/// Tells whether the step may succeed soon: Windows may say that access is denied, too.
fn may_pass(err: &io::Error) -> bool {
    err.kind() == io::ErrorKind::PermissionDenied || is_in_use(err)
}

/// Makes sure that nobody has a file open that is to be replaced: on Windows that could not be done then.
#[cfg(windows)]
pub fn check_unused(path: &Path) -> io::Result<()> {
    use std::os::windows::fs::OpenOptionsExt as _;
    let mut alone = std::fs::OpenOptions::new();
    alone.read(true).write(true).share_mode(0);
    match patiently(|| alone.open(path)) {
        Err(err) if err.kind() != io::ErrorKind::NotFound => Err(err),
        _ => Ok(()),
    }
}

#[cfg(all(test, windows))]
mod tests {
    use std::fs;
    use std::os::windows::fs::OpenOptionsExt as _;

    use super::*;

    #[test]
    fn a_file_is_put_in_its_place_once_another_program_lets_go_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let to = folder.path().join("kept");
        fs::write(&to, "before").unwrap();
        // As a scanner holds it: nobody else may have it.
        let held = fs::OpenOptions::new().read(true).share_mode(0).open(&to);
        let held = held.unwrap();
        let letting_go = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(100));
            drop(held);
        });
        let finished = tempfile::NamedTempFile::new_in(folder.path()).unwrap();
        fs::write(finished.path(), "after").unwrap();
        put(finished.into_temp_path(), &to).unwrap();
        letting_go.join().unwrap();
        assert_eq!(fs::read_to_string(&to).unwrap(), "after");
    }

    #[test]
    fn what_stays_in_the_way_is_told_and_the_file_stays_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let to = folder.path().join("kept");
        fs::write(&to, "before").unwrap();
        let held = fs::OpenOptions::new().read(true).share_mode(1).open(&to);
        let finished = tempfile::NamedTempFile::new_in(folder.path()).unwrap();
        assert!(put(finished.into_temp_path(), &to).is_err());
        drop(held);
        assert_eq!(fs::read_to_string(&to).unwrap(), "before");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
