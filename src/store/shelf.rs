//! Where attached files lie, and how they are copied.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::StoreError;
use crate::hex::hex;

/// The folder of the attachments within the record's.
pub const FOLDER: &str = "attachments";

/// What is known of an attachment once it is kept.
#[derive(Clone, Debug)]
pub struct Kept {
    /// SHA-256 of its bytes, by which it is found.
    pub sha256: String,
    /// How many there are.
    pub bytes: u64,
}

/// Where nothing lies.
const NO_HASH: &str = "none";

/// Returns where the content with that hash lies: `attachments/ab/abcdef…`.
pub fn path(dir: &Path, sha256: &str) -> PathBuf {
    // What is no hash is never made part of a path.
    let name = if is_hash(sha256) { sha256 } else { NO_HASH };
    let shelf = name.get(..2).unwrap_or_default();
    dir.join(FOLDER).join(shelf).join(name)
}

/// Tells whether a text is a SHA-256 in digits, as an attachment is called.
pub fn is_hash(name: &str) -> bool {
    name.len() == 64 && name.bytes().all(|b| b.is_ascii_hexdigit())
}

/// Copies and hashes in one go; blames the right side for a failure.
pub(super) fn copy_hashed(
    from: &mut dyn Read,
    from_name: &Path,
    to: &mut dyn io::Write,
    to_name: &Path,
) -> Result<Kept, StoreError> {
    let mut hash = Sha256::new();
    let mut bytes = 0;
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let read = match from.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => read,
            Err(err) if err.kind() == io::ErrorKind::Interrupted => continue,
            Err(err) => return Err(StoreError::at(from_name)(err)),
        };
        let part = buffer.get(..read).unwrap_or_default();
        hash.update(part);
        to.write_all(part).map_err(StoreError::at(to_name))?;
        bytes += read as u64;
    }
    Ok(Kept {
        sha256: hex(&hash.finalize()),
        bytes,
    })
}
