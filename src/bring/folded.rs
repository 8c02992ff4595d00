//! Words as they are compared: small letters, without accents and signs.

use unicode_normalization::UnicodeNormalization as _;

/// Writes small letters without accents.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let letters = text.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c));
    letters.flat_map(char::to_lowercase).collect()
}

/// Writes the words of a text with one blank between them, in small letters, without accents and signs.
#[must_use]
pub fn words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for c in fold(text).chars() {
        match c {
            '\'' | '’' => {}
            c if c.is_alphanumeric() => words.push(c),
            '#' if words.is_empty() => words.push_str("no "),
            _ if words.is_empty() || words.ends_with(' ') => {}
            _ => words.push(' '),
        }
    }
    words.truncate(words.trim_end().len());
    words
}
