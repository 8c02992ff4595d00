//! What a file is, by its first bytes and never by its name.

/// The longest name of an embedded file, in characters.
const LONGEST_NAME: usize = 100;

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

/// Makes a name that every system takes for a file, with the same ending.
pub(super) fn safe_name(name: &str) -> String {
    let safe = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ');
    let plain: String = name
        .chars()
        .map(|c| if safe(c) { c } else { '_' })
        .collect();
    let plain = plain.trim_matches(['.', ' ']);
    let (stem, ending) = match plain.rsplit_once('.') {
        Some((stem, ending)) if ending.len() <= 10 => (stem, format!(".{ending}")),
        _ => (plain, String::new()),
    };
    let stem: String = stem.chars().take(LONGEST_NAME).collect();
    format!("{}{ending}", stem.trim())
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
        assert_eq!(safe_name("E4 日本.png"), "E4 __.png");
        let long = safe_name(&format!("E5 {}.docx", "x".repeat(400)));
        assert_eq!(long.len(), LONGEST_NAME + 5);
        assert_eq!(
            long.rsplit_once('.').map(|(_, ending)| ending),
            Some("docx")
        );
    }
}
