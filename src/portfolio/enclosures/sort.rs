//! What a file is, by its first bytes and never by its name.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The longest name of an embedded file before its ending, in bytes; systems take 255 for all of it.
const LONGEST_NAME: usize = 240;

/// What can be made of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A picture that typst can draw.
    Picture {
        format: &'static str,
        mime: &'static str,
    },
    /// A PDF.
    Document,
    /// Anything else.
    Other,
}

impl Sort {
    /// Looks at the first bytes of a file.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let picture = |format, mime| Self::Picture { format, mime };
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            return picture("png", "image/png");
        }
        if bytes.starts_with(b"\xff\xd8\xff") {
            return picture("jpg", "image/jpeg");
        }
        if bytes.starts_with(b"GIF8") {
            return picture("gif", "image/gif");
        }
        if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            return picture("webp", "image/webp");
        }
        // Programs that read PDFs look for this in the first kilobyte.
        let start = bytes.get(..1024).unwrap_or(bytes);
        if start.windows(5).any(|five| five == b"%PDF-") {
            return Self::Document;
        }
        Self::Other
    }

    /// Names the sort for programs; what its bytes do not tell, by the ending of its name.
    pub(super) fn mime(self, ending: &str) -> &'static str {
        match self {
            Self::Picture { mime, .. } => mime,
            Self::Document => "application/pdf",
            Self::Other => match ending {
                "csv" => "text/csv",
                "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "htm" | "html" => "text/html",
                "md" | "txt" => "text/plain",
                "pptx" => {
                    "application/vnd.openxmlformats-officedocument.presentationml.presentation"
                }
                "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "zip" => "application/zip",
                _ => "application/octet-stream",
            },
        }
    }
}

/// Makes a name that every system takes for a file, with its letters and the same ending.
pub(super) fn safe_name(name: &str) -> String {
    let sign = |c: char| ".-_ ()[]{}+,;=&@#%!~'’–—".contains(c);
    let safe = |c: char| c.is_alphanumeric() || is_combining_mark(c) || sign(c);
    let plain: String = name.nfc().map(|c| if safe(c) { c } else { '_' }).collect();
    let plain = plain.trim_matches(['.', ' ']);
    let (stem, ending) = match plain.rsplit_once('.') {
        Some((stem, ending)) if ending.len() <= 10 => (stem, format!(".{ending}")),
        _ => (plain, String::new()),
    };
    let fits = stem.get(..stem.floor_char_boundary(LONGEST_NAME));
    format!("{}{ending}", fits.unwrap_or_default().trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_bytes() {
        assert_eq!(Sort::of(b"%PDF-1.7").mime("png"), "application/pdf");
        assert_eq!(Sort::of(b"RIFF\0\0\0\0WEBPVP8 ").mime(""), "image/webp");
        assert_eq!(Sort::of(b"a,b\n1,2").mime("csv"), "text/csv");
        assert_eq!(Sort::of(b"").mime(""), "application/octet-stream");
    }

    #[test]
    fn a_name_is_made_safe_and_keeps_its_ending() {
        assert_eq!(
            safe_name("E3 ../../etc/pass wd.pdf"),
            "E3 .._.._etc_pass wd.pdf"
        );
        assert_eq!(safe_name("E4 日本.png"), "E4 日本.png");
        assert_eq!(
            safe_name("E4 Łódź & e\u{301}te\u{301} (final).pdf"),
            "E4 Łódź & été (final).pdf"
        );
        assert_eq!(safe_name("E4 a\u{202e}b\u{0}c:d.pdf"), "E4 a_b_c_d.pdf");
        let long = safe_name(&format!("E5 {}.docx", "x".repeat(400)));
        assert_eq!(long.len(), LONGEST_NAME + 5);
        assert!(safe_name(&format!("E5 {}.docx", "日".repeat(400))).len() <= long.len());
        assert_eq!(
            long.rsplit_once('.').map(|(_, ending)| ending),
            Some("docx")
        );
    }
}
