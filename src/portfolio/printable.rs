//! Makes any text fit to print: only characters that the typefaces can draw, and no word too long for its line.

use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;

use super::world::can_draw;

/// Stands for a character that the typefaces lack.
const LACKING: char = '□';
/// Marks where the template may break a line; it prints nothing there.
const MAY_BREAK: char = '\u{200b}';
/// The longest run of characters that always fits on a line.
const LONGEST: usize = 26;
/// How many characters may follow each other in a longer run before it may break anyway.
const STEP: usize = 10;
/// Fields that are never drawn, such as where a link leads; they stay as they are.
const UNDRAWN: [&str; 5] = ["to", "href", "alternative", "file-name", "mime"];

/// Whether every character of a print could be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Drawn {
    All,
    SomeLacking,
}

/// Makes every text in the data printable, whatever field it is in.
pub(super) fn make_printable(data: &mut Value) -> Drawn {
    match data {
        Value::String(text) => {
            let (printable, drawn) = printable(text);
            *text = printable;
            drawn
        }
        Value::Array(items) => worst(items.iter_mut().map(make_printable)),
        Value::Object(fields) => worst(
            fields
                .iter_mut()
                .filter(|(name, _)| !UNDRAWN.contains(&name.as_str()))
                .map(|(_, value)| make_printable(value)),
        ),
        Value::Null | Value::Bool(_) | Value::Number(_) => Drawn::All,
    }
}

impl Drawn {
    /// Says how two texts together were drawn.
    pub(super) const fn and(self, other: Self) -> Self {
        match self {
            Self::All => other,
            Self::SomeLacking => self,
        }
    }
}

fn worst(parts: impl Iterator<Item = Drawn>) -> Drawn {
    parts.fold(Drawn::All, Drawn::and)
}

/// Returns the text with blanks as plain spaces, without invisible marks, and with a box for each character we lack.
fn printable(text: &str) -> (String, Drawn) {
    let mut drawn = Drawn::All;
    let mut made = String::with_capacity(text.len());
    for c in text.nfc().filter(|c| !is_invisible(*c)) {
        made.push(match c {
            '\u{a0}' => c,
            c if c.is_whitespace() || c.is_control() => ' ',
            c if can_draw(c) && !is_private(c) => c,
            _ => {
                drawn = Drawn::SomeLacking;
                LACKING
            }
        });
    }
    if made.trim().is_empty() && !text.trim().is_empty() {
        // A title of invisible marks alone would leave a heading without a name.
        return (LACKING.to_string(), Drawn::SomeLacking);
    }
    (breakable(&made), drawn)
}

/// Returns the text with places to break in words that are too long for a line, such as the names of files.
fn breakable(text: &str) -> String {
    let words = text.split_inclusive(' ');
    words.map(breakable_word).collect()
}

fn breakable_word(word: &str) -> String {
    // typst itself knows where to break an address.
    let is_address = word.starts_with("https://") || word.starts_with("http://");
    if is_address || word.chars().count() <= LONGEST {
        return word.to_owned();
    }
    let mut made = String::with_capacity(word.len() * 2);
    let mut run = 0;
    for c in word.chars() {
        made.push(c);
        run += 1;
        let natural = run > 2 && matches!(c, '/' | '.' | '-' | '_' | '?' | '&' | '=' | ',' | '@');
        if natural || run == STEP {
            made.push(MAY_BREAK);
            run = 0;
        }
    }
    made
}

/// Tells whether a character only steers how others are shown; some of these would even turn text around.
const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{1f3fb}'..='\u{1f3ff}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Tells whether a character has no meaning of its own outside one typeface.
const fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}
