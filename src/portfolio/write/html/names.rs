//! Names of attachments that every system can unpack.

use unicode_normalization::UnicodeNormalization as _;

/// The folder of the attachments in the zip.
const FOLDER: &str = "attachments";
/// The longest name before its ending, in bytes; systems take 255 for all of it.
const STEM: usize = 120;
/// The longest ending that is one.
const ENDING: usize = 12;

/// Returns where a file lies in the zip: `attachments/E12-audit-of-searches.pdf`.
pub(super) fn path(number: &str, name: &str) -> String {
    let (stem, ending) = match name.trim().rsplit_once('.') {
        Some((stem, ending)) if is_ending(ending) => (stem, ending),
        _ => (name, ""),
    };
    let stem = plain(stem, STEM);
    let stem = if stem.is_empty() { "file" } else { &stem };
    let dot = if ending.is_empty() { "" } else { "." };
    format!("{FOLDER}/{number}-{stem}{dot}{ending}")
}

/// Tells whether what stands behind the last dot of a name says what sort of file it is.
fn is_ending(text: &str) -> bool {
    !text.is_empty() && text.len() <= ENDING && text.chars().all(char::is_alphanumeric)
}

/// Returns a path as a link writes it.
pub(super) fn href(path: &str) -> String {
    let written = path.bytes().map(|byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'/' => {
            char::from(byte).to_string()
        }
        byte => format!("%{byte:02X}"),
    });
    written.collect()
}

/// Keeps letters, digits and a few signs, and puts one hyphen for whatever stands between them.
fn plain(text: &str, most: usize) -> String {
    let mut made = String::new();
    for c in text.nfc() {
        let c = match c {
            c if c.is_alphanumeric() || matches!(c, '.' | '_') => c,
            _ => '-',
        };
        if made.len() + c.len_utf8() > most {
            break;
        }
        if c != '-' || !made.ends_with('-') {
            made.push(c);
        }
    }
    made.trim_matches(['-', '.']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{href, path};

    #[test]
    fn a_name_holds_nothing_that_a_system_stumbles_over() {
        let named = |name: &str| path("E1", name);
        for (name, wanted) in [
            ("audit.pdf", "attachments/E1-audit.pdf"),
            (
                "Audit of searches (final).PDF",
                "attachments/E1-Audit-of-searches-final.PDF",
            ),
            ("../../etc/passwd", "attachments/E1-etc-passwd"),
            ("C:\\work\\CON.txt", "attachments/E1-C-work-CON.txt"),
            ("a\u{202e}fdp.exe", "attachments/E1-a-fdp.exe"),
            ("…", "attachments/E1-file"),
            ("Übersicht e\u{301}.docx", "attachments/E1-Übersicht-é.docx"),
            ("a. b.", "attachments/E1-a.-b"),
        ] {
            assert_eq!(named(name), wanted, "{name}");
        }
        assert!(named(&"very long ".repeat(100)).len() < 150);
    }

    #[test]
    fn a_link_is_written_in_ascii() {
        assert_eq!(href("attachments/E1-é.pdf"), "attachments/E1-%C3%A9.pdf");
    }
}
