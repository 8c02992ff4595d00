//! The first lines of a text.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use super::{Seen, unreadable};

/// How much of a file is read, in bytes.
const CAP: usize = 64 * 1024;
/// How many of its lines are shown.
const LINES: usize = 40;
/// How much of a line is shown, in characters.
const WIDTH: usize = 400;

/// Reads the first lines of a text.
pub fn read(stored: &Path) -> io::Result<Seen> {
    let (bytes, goes_on) = beginning(stored)?;
    of(&bytes, goes_on)
}

fn of(bytes: &[u8], goes_on: bool) -> io::Result<Seen> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        // The end may lie within a character.
        Err(err) if goes_on && err.error_len().is_none() => bytes
            .get(..err.valid_up_to())
            .and_then(|whole| std::str::from_utf8(whole).ok())
            .unwrap_or_default(),
        Err(_) => {
            return Err(unreadable(
                "the text is not written in UTF-8; open it to read it",
            ));
        }
    };
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let shown: Vec<String> = lines.by_ref().take(LINES).map(shortened).collect();
    let text = shown.join("\n");
    if text.trim().is_empty() {
        return Err(unreadable("the file is empty"));
    }
    Ok(Seen::Text {
        text,
        goes_on: goes_on || lines.next().is_some(),
    })
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
