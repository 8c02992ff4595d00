//! Numbers as people read them.

/// Writes a number with a comma between thousands.
///
/// ```
/// use cairn::domain::grouped;
/// assert_eq!(grouped(999), "999");
/// assert_eq!(grouped(1_001), "1,001");
/// assert_eq!(grouped(1_234_567), "1,234,567");
/// ```
#[must_use]
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut written = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

/// Writes a count: with a comma between thousands from ten thousand on, below which it reads well without.
///
/// ```
/// use cairn::domain::number;
/// assert_eq!(number(9_999), "9999");
/// assert_eq!(number(10_000), "10,000");
/// ```
#[must_use]
pub fn number(n: usize) -> String {
    if n < 10_000 {
        n.to_string()
    } else {
        grouped(n)
    }
}

/// Returns the number that a word in small letters names, up to twelve.
pub(super) fn number_named(word: &str) -> Option<u32> {
    const NAMES: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    let place = NAMES.iter().position(|name| *name == word)?;
    u32::try_from(place + 1).ok()
}

/// Says what became of attached files: `1 attached file is gone`, `3 attached files are gone`.
#[must_use]
pub fn attached_files(n: usize, are: &str) -> String {
    let files = count(n, "attached file is", "attached files are");
    format!("{files} {are}")
}

/// Writes words as a sentence begins.
#[must_use]
pub fn capitalised(mut words: String) -> String {
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

/// Says how many of something there are: `1 activity`, `12,345 activities`.
#[must_use]
pub fn count(n: usize, one: &str, many: &str) -> String {
    let noun = if n == 1 { one } else { many };
    format!("{} {noun}", number(n))
}
