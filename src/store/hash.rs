//! The hash by which rows and files are known.

use sha2::{Digest as _, Sha256};

use crate::hex::hex;

/// Returns the SHA-256 of some bytes as 64 lower-case hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
