//! Names of files as people read them, also where they are no text.

use std::ffi::OsStr;
use std::fmt::Write as _;

/// Writes a file's name or path so that it can be read and told from others.
///
/// Systems take names that are no text: bytes of an older encoding on Unix, half characters on Windows. A byte of the upper half
/// of Latin 1, which older names mostly were written in, is read as that letter; anything else is written as `%9F`.
///
/// It is a label: the file is found by its own name alone.
///
/// ```
/// use cairn::domain::readable;
/// assert_eq!(readable("Minutes of May.pdf"), "Minutes of May.pdf");
/// ```
#[must_use]
pub fn readable(name: impl AsRef<OsStr>) -> String {
    let mut label = String::new();
    for chunk in name.as_ref().as_encoded_bytes().utf8_chunks() {
        label.push_str(chunk.valid());
        for byte in chunk.invalid() {
            if cfg!(unix) && *byte >= 0xA1 {
                label.push(char::from(*byte));
            } else {
                // Writing into a string never fails.
                write!(label, "%{byte:02X}").ok();
            }
        }
    }
    label
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::ffi::OsStrExt as _;

    use super::*;

    #[test]
    fn names_of_older_encodings_are_read_and_told_apart() {
        for (name, label) in [
            (&b"caf\xE9.pdf"[..], "caf\u{e9}.pdf"),
            (b"caf\xE8.pdf", "caf\u{e8}.pdf"),
            (b"\x80\x9F\xA0.pdf", "%80%9F%A0.pdf"),
            ("caf\u{e9}.pdf".as_bytes(), "caf\u{e9}.pdf"),
        ] {
            assert_eq!(readable(OsStr::from_bytes(name)), label);
        }
    }
}
