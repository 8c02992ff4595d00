//! Amounts of time as whole minutes.

use std::{fmt, iter::Sum, ops::Add};

use serde::{Deserialize, Serialize};

use super::{Invalid, number};

/// A length of time in whole minutes; never a fraction, never negative.
///
/// Shown as people say it:
///
/// ```
/// use cairn::domain::Minutes;
/// assert_eq!(Minutes(90).to_string(), "1 h 30");
/// assert_eq!(Minutes(360).to_string(), "6 h");
/// assert_eq!(Minutes(45).to_string(), "45 min");
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Minutes(pub u32);

impl Minutes {
    /// The most one day can hold.
    pub const A_DAY: Self = Self(24 * 60);

    /// Reads a duration as typed: `1.5`, `1,5`, `1½` or `1.5h` hours, `90m`, `1h30`, `1 h 30`, `1:30`, `2 hours 15`.
    ///
    /// A bare number means hours. A fraction is rounded to the nearest minute. Blank text is no duration.
    ///
    /// ```
    /// use cairn::domain::Minutes;
    /// assert_eq!(Minutes::parse("1.5"), Ok(Minutes(90)));
    /// assert_eq!(Minutes::parse("1h30"), Ok(Minutes(90)));
    /// assert_eq!(Minutes::parse("45 minutes"), Ok(Minutes(45)));
    /// assert!(Minutes::parse("-2").is_err());
    /// ```
    ///
    /// # Errors
    /// When the text is no duration, is negative, or is longer than a century.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        const HINT: &str = "Write it like 1.5, 1h30 or 90m";
        if text.trim_start().starts_with(['-', '−', '–']) {
            return Err(Invalid::new("hours", "A duration cannot be negative").hinted(HINT));
        }
        let read = without_blanks(&text.to_lowercase()).and_then(|compact| {
            minutes_alone(&compact)
                .or_else(|| hours_and_minutes(&compact))
                .or_else(|| hours_alone(&compact))
        });
        read.filter(|minutes| *minutes <= A_CENTURY)
            .map(Self)
            .ok_or_else(|| {
                Invalid::new("hours", format!("“{}” is not a duration", text.trim())).hinted(HINT)
            })
    }

    /// Shows a sum that may be of a whole career: `12,345 h`.
    #[must_use]
    pub fn in_total(self) -> String {
        let Self(minutes) = self;
        match usize::try_from(minutes / 60) {
            Ok(hours @ 10_000..) => match minutes % 60 {
                0 => format!("{} h", number(hours)),
                rest => format!("{} h {rest:02}", number(hours)),
            },
            _ => self.to_string(),
        }
    }

    /// Shows hours and minutes with both parts always there, so that a column of them lines up: `6 h 00`.
    #[must_use]
    pub fn in_columns(self) -> String {
        format!("{} h {:02}", self.0 / 60, self.0 % 60)
    }
}

/// More than anything a person means.
pub(super) const A_CENTURY: u32 = 100 * 366 * 24 * 60;

/// Takes the blanks out, unless one parts two numbers: `1 30` is not 130 hours.
fn without_blanks(text: &str) -> Option<String> {
    const OF_A_NUMBER: [char; 12] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', ','];
    let mut compact = String::with_capacity(text.len());
    for part in text.split_whitespace() {
        if compact.ends_with(OF_A_NUMBER) && part.starts_with(OF_A_NUMBER) {
            return None;
        }
        compact.push_str(part);
    }
    Some(compact)
}

/// Reads `90m`, `90min`, `90minutes`.
fn minutes_alone(compact: &str) -> Option<u32> {
    ["minutes", "mins", "min", "m"]
        .iter()
        .find_map(|unit| digits(compact.strip_suffix(unit)?))
}

/// Reads `1h30`, `1hr30min`, `1:30`.
fn hours_and_minutes(compact: &str) -> Option<u32> {
    let (hours, rest) = compact.split_once([':', 'h'])?;
    let rest = ["ours", "our", "rs", "r"]
        .iter()
        .find_map(|unit| rest.strip_prefix(unit))
        .unwrap_or(rest);
    let rest = ["minutes", "mins", "min", "m"]
        .iter()
        .find_map(|unit| rest.strip_suffix(unit))
        .unwrap_or(rest);
    let minutes = digits(rest).filter(|minutes| *minutes < 60)?;
    digits(hours)?.checked_mul(60)?.checked_add(minutes)
}

/// Reads `2`, `1.5`, `,5`, `1.5h`, `2hours`, `1½`, `½hour`.
fn hours_alone(compact: &str) -> Option<u32> {
    let number = ["hours", "hour", "hrs", "hr", "h"]
        .iter()
        .find_map(|unit| compact.strip_suffix(unit))
        .unwrap_or(compact);
    if number.is_empty() {
        return None;
    }
    let quarters = [('¼', 15), ('½', 30), ('¾', 45)];
    if let Some((units, minutes)) = quarters
        .iter()
        .find_map(|(sign, minutes)| Some((number.strip_suffix(*sign)?, minutes)))
    {
        let units = if units.is_empty() { 0 } else { digits(units)? };
        return units.checked_mul(60)?.checked_add(*minutes);
    }
    let (units, fraction) = number.split_once(['.', ',']).unwrap_or((number, "0"));
    let units = if units.is_empty() { 0 } else { digits(units)? };
    let scale = 10_u32.checked_pow(u32::try_from(fraction.len()).ok()?)?;
    let minutes = (u64::from(digits(fraction)?) * 60 + u64::from(scale) / 2) / u64::from(scale);
    units
        .checked_mul(60)?
        .checked_add(u32::try_from(minutes).ok()?)
}

/// Reads a number written in digits alone; at most nine, so that it always fits.
fn digits(text: &str) -> Option<u32> {
    let plain = (1..=9).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

impl fmt::Display for Minutes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 60, self.0 % 60) {
            (0, minutes) if minutes > 0 => write!(f, "{minutes} min"),
            (hours, 0) => write!(f, "{hours} h"),
            (hours, minutes) => write!(f, "{hours} h {minutes:02}"),
        }
    }
}

impl Add for Minutes {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sum for Minutes {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self(0), Add::add)
    }
}
