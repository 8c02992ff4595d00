//! The characters of a text file, in whatever encoding it was written.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A text and how it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// Its encoding, such as `utf-8`.
    pub encoding: String,
    /// Whether it began with the mark that says so.
    pub has_mark: bool,
    /// Whether the encoding was guessed.
    pub is_guessed: bool,
}

/// Reads the characters of a text: by its mark, as UTF-16 or UTF-8 where it is that, and else by how often its letters come.
#[must_use]
pub fn decode(bytes: &[u8]) -> Decoded {
    let marked = Encoding::for_bom(bytes);
    // The letters of Europe have a zero for every other byte in UTF-16.
    let zeros = |odd: usize| {
        let some = bytes.iter().skip(odd).step_by(2).take(200);
        some.filter(|byte| **byte == 0).count()
    };
    let enough = bytes.len().min(400) / 8;
    let (encoding, is_guessed) = match marked {
        Some((encoding, _)) => (encoding, false),
        None if zeros(1) > enough => (UTF_16LE, false),
        None if zeros(0) > enough => (UTF_16BE, false),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, false),
        None => {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
            detector.feed(bytes, true);
            (detector.guess(None, Utf8Detection::Deny), true)
        }
    };
    let (text, _, _) = encoding.decode(bytes);
    Decoded {
        text: text.trim_start_matches('\u{feff}').to_owned(),
        encoding: encoding.name().to_lowercase(),
        has_mark: marked.is_some(),
        is_guessed,
    }
}

/// Tells whether a text holds what no text does.
#[must_use]
pub fn is_binary(text: &str) -> bool {
    let strange = |c: &char| c.is_control() && !c.is_whitespace();
    text.chars().take(4000).filter(strange).count() > 2
}

/// Reads signs that stand behind a backslash; those that `end` a line do so.
#[must_use]
pub fn unescaped(text: &str, end: &[char]) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, if c == '\\' { chars.next() } else { None }) {
            ('\\', Some(sign)) if end.contains(&sign) => plain.push('\n'),
            ('\\', Some(other)) => plain.push(other),
            (c, _) => plain.push(c),
        }
    }
    plain
}
