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
