//! Files that a command reads or leaves behind.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::{CliError, session::shown};

/// Reads a text file.
pub fn read_text(path: &Path) -> Result<String, CliError> {
    fs::read_to_string(path).map_err(|err| match err.kind() {
        io::ErrorKind::NotFound => {
            CliError::failed(format!("There is no file {}", shown(path))).hinted("Check the path")
        }
        io::ErrorKind::InvalidData => {
            CliError::failed(format!("This is not a text file: {}", shown(path)))
                .hinted("Save the page as plain text (UTF-8)")
        }
        _ => CliError::failed(format!("The file cannot be read ({err}): {}", shown(path))),
    })
}

/// Writes a file in one go: beside its place, then renamed into it.
///
/// A file that is there already is replaced only when it is of the same `sort`, for which `is_one` looks at its bytes.
pub fn write(
    path: &Path,
    bytes: &[u8],
    sort: &str,
    is_one: impl FnOnce(&[u8]) -> bool,
) -> Result<(), CliError> {
    if path.is_dir() {
        return Err(
            CliError::failed(format!("{} is a folder", shown(path))).hinted("Name a file in it")
        );
    }
    match fs::read(path) {
        Ok(present) if !is_one(&present) => {
            let error = format!("{} is there already and is not {sort}", shown(path));
            return Err(CliError::failed(error).hinted("Give another name, or move that file away"));
        }
        Ok(_) => {}
        Err(err) if err.kind() == io::ErrorKind::NotFound => {}
        Err(err) => return Err(not_written(path, &err)),
    }
    let folder = folder_of(path);
    if !folder.is_dir() {
        return Err(
            CliError::failed(format!("There is no folder {}", shown(&folder)))
                .hinted("Make it first, or give another place"),
        );
    }
    write_beside(&folder, path, bytes).map_err(|err| not_written(path, &err))
}

fn write_beside(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut builder = tempfile::Builder::new();
    // Temporary files are for their owner's eyes; this one becomes a file like any other, under the person's umask.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|err| err.error)?;
    Ok(())
}

/// Returns the folder that a file lies in.
fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

fn not_written(path: &Path, err: &io::Error) -> CliError {
    CliError::failed(format!(
        "The file cannot be written ({err}): {}",
        shown(path)
    ))
    .hinted("Check that there is room and that you may write there")
}
