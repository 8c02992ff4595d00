//! The beginning of an attached text, to be looked at without another program.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use crate::domain::FileContent;

/// Endings of the files that hold plain text.
const TEXTS: [&str; 3] = ["txt", "md", "csv"];
/// How much of a file is read, in bytes.
const CAP: usize = 64 * 1024;
/// How many of its lines are shown.
const LINES: usize = 40;
/// How much of a line is shown, in characters.
const WIDTH: usize = 400;

/// What is seen of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Preview {
    /// It is being read.
    Reading,
    /// Its first lines.
    Text {
        /// The lines.
        text: String,
        /// Whether the file goes on.
        goes_on: bool,
    },
    /// Why nothing of it is shown, and what to do.
    Nothing(String),
}

impl Preview {
    /// Tells whether something of the file can be shown.
    #[must_use]
    pub fn is_possible(file: &FileContent) -> bool {
        TEXTS.contains(&file.ending().as_str())
    }

    /// Reads the beginning of a file.
    #[must_use]
    pub fn read(stored: &Path) -> Self {
        match beginning(stored) {
            Ok((bytes, goes_on)) => Self::of(&bytes, goes_on),
            Err(err) if err.kind() == io::ErrorKind::NotFound => Self::Nothing(
                "The file is gone from the record's folder; an earlier copy of the folder may still hold it"
                    .to_owned(),
            ),
            Err(err) => Self::Nothing(format!("The file cannot be read: {err}")),
        }
    }

    fn of(bytes: &[u8], goes_on: bool) -> Self {
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            // The end may lie within a character.
            Err(err) if goes_on && err.error_len().is_none() => bytes
                .get(..err.valid_up_to())
                .and_then(|whole| std::str::from_utf8(whole).ok())
                .unwrap_or_default(),
            Err(_) => {
                let why = "This text is not written in UTF-8, so it is not shown here; open it to read it";
                return Self::Nothing(why.to_owned());
            }
        };
        let mut lines = text.trim_start_matches('\u{feff}').lines();
        let shown: Vec<String> = lines.by_ref().take(LINES).map(shortened).collect();
        let text = shown.join("\n");
        if text.trim().is_empty() {
            return Self::Nothing("The file is empty".to_owned());
        }
        Self::Text {
            text,
            goes_on: goes_on || lines.next().is_some(),
        }
    }
}

/// Reads at most the cap, and tells whether the file goes on behind it.
fn beginning(stored: &Path) -> io::Result<(Vec<u8>, bool)> {
    let mut bytes = Vec::new();
    let most = u64::try_from(CAP + 1).unwrap_or(u64::MAX);
    File::open(stored)?.take(most).read_to_end(&mut bytes)?;
    let goes_on = bytes.len() > CAP;
    bytes.truncate(CAP);
    Ok((bytes, goes_on))
}

/// Cuts an endless line, and takes out what has no shape.
fn shortened(line: &str) -> String {
    let mut letters = line.chars().map(|c| if c.is_control() { ' ' } else { c });
    let mut shown: String = letters.by_ref().take(WIDTH).collect();
    if letters.next().is_some() {
        shown.push('…');
    }
    shown
}
