//! How numbers and counts are written.

/// Writes a number as people read it: from ten thousand on with a comma between the thousands.
///
/// ```
/// use cairn::domain::number;
/// assert_eq!(number(9_999), "9999");
/// assert_eq!(number(10_000), "10,000");
/// ```
#[must_use]
pub fn number(n: usize) -> String {
    let digits = n.to_string();
    if n < 10_000 {
        return digits;
    }
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Says how many of something there are: `1 activity`, `12,345 activities`.
#[must_use]
pub fn count(n: usize, one: &str, many: &str) -> String {
    let noun = if n == 1 { one } else { many };
    format!("{} {noun}", number(n))
}
