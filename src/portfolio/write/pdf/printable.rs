//! Makes any text fit to print: only characters that the typefaces can draw, and no word too long for its line.

use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

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
const UNDRAWN: [&str; 7] = [
    "is",
    "to",
    "href",
    "place",
    "alternative",
    "file-name",
    "mime",
];

/// What the characters of a print ask of its typefaces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Lettering {
    /// Whether some of them could not be drawn.
    pub(super) lacking: bool,
    /// Whether some of them are put together from a letter and marks.
    pub(super) combining: bool,
}

/// Makes every text in the data printable, whatever field it is in.
pub(super) fn make_printable(data: &mut Value) -> Lettering {
    match data {
        Value::String(text) => {
            let (printable, lettering) = printable(text);
            *text = printable;
            lettering
        }
        Value::Array(items) => together(items.iter_mut().map(make_printable)),
        Value::Object(fields) => together(
            fields
                .iter_mut()
                .filter(|(name, _)| !UNDRAWN.contains(&name.as_str()))
                .map(|(_, value)| make_printable(value)),
        ),
        Value::Null | Value::Bool(_) | Value::Number(_) => Lettering::default(),
    }
}

impl Lettering {
    /// Says what two texts together ask for.
    pub(super) const fn and(self, other: Self) -> Self {
        Self {
            lacking: self.lacking || other.lacking,
            combining: self.combining || other.combining,
        }
    }
}

fn together(parts: impl Iterator<Item = Lettering>) -> Lettering {
    parts.fold(Lettering::default(), Lettering::and)
}

/// Returns the text with blanks as plain spaces, without invisible marks, and with a box for each character we lack.
fn printable(text: &str) -> (String, Lettering) {
    let mut lettering = Lettering::default();
    let mut made = String::with_capacity(text.len());
    for c in text.nfc().filter(|c| !is_invisible(*c)) {
        made.push(match c {
            '\u{a0}' => c,
            c if c.is_whitespace() || c.is_control() => ' ',
            c if can_draw(c) && !is_private(c) => {
                lettering.combining |= joins_others(c);
                c
            }
            _ => {
                lettering.lacking = true;
                LACKING
            }
        });
    }
    if made.trim().is_empty() && !text.trim().is_empty() {
        // A title of invisible marks alone would leave a heading without a name.
        lettering.lacking = true;
        made = LACKING.to_string();
    }
    (breakable(&made), lettering)
}

/// Tells whether a character may become one with those beside it, such as an accent with the letter before.
fn joins_others(c: char) -> bool {
    !c.is_ascii() && (is_combining_mark(c) || matches!(c, '\u{2b0}'..='\u{2ff}'))
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
