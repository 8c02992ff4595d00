//! A folder that may only be read for a while, for root too.

use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder that nobody may write until this goes: mounted so where root asks, by its rights otherwise.
pub struct ReadOnly {
    folder: PathBuf,
    mounted: bool,
    rights: Vec<(PathBuf, u32)>,
}

impl ReadOnly {
    /// Makes a folder read-only; nothing where this machine does not let us.
    pub fn new(folder: &Path) -> Option<Self> {
        let mut this = Self {
            folder: folder.to_owned(),
            mounted: false,
            rights: Vec::new(),
        };
        if fs::metadata(folder).is_ok_and(|found| found.uid() == 0) {
            if !run("mount", &["--bind"], &[folder, folder]) {
                return None;
            }
            this.mounted = true;
            return run("mount", &["-o", "remount,ro,bind"], &[folder]).then_some(this);
        }
        for path in everything_in(folder) {
            let mode = fs::metadata(&path).ok()?.permissions().mode();
            fs::set_permissions(&path, Permissions::from_mode(mode & !0o222)).ok()?;
            this.rights.push((path, mode));
        }
        Some(this)
    }
}

impl Drop for ReadOnly {
    fn drop(&mut self) {
        if self.mounted {
            // Lazily, where something in it is still open.
            run("umount", &["-l"], &[&self.folder]);
        }
        for (path, mode) in self.rights.iter().rev() {
            fs::set_permissions(path, Permissions::from_mode(*mode)).ok();
        }
    }
}

fn run(program: &str, args: &[&str], paths: &[&Path]) -> bool {
    let done = Command::new(program).args(args).args(paths).output();
    done.is_ok_and(|output| output.status.success())
}

/// Returns a folder and all that is in it, the outermost last.
fn everything_in(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            found.extend(everything_in(&entry.path()));
        } else {
            found.push(entry.path());
        }
    }
    found.push(folder.to_owned());
    found
}

/// Returns what is in each file of a folder, and when each was last changed.
pub fn state_of(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, i64, i64)> {
    let paths = everything_in(folder).into_iter();
    let state = paths.map(|path| {
        let found = fs::metadata(&path).expect("it is there");
        let bytes = fs::read(&path).unwrap_or_default();
        (path, (bytes, found.mtime(), found.mtime_nsec()))
    });
    state.collect()
}
