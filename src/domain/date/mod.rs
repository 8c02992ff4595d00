//! Civil dates: how they are read, shown, and grouped into CPD years.

use chrono::{Datelike as _, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::Invalid;

mod days;
mod names;
mod natural;
mod near;
mod spoken;
mod style;
mod written;

pub use days::read_days;
pub(super) use names::month_named;
pub use names::{MONTHS, WEEKDAYS};
pub use natural::read_date;
pub use style::{DateStyle, Dates, long_date, moment, short_date};

/// Reads a date written as `YYYY-MM-DD` or `DD/MM/YYYY`.
///
/// ```
/// use cairn::domain::parse_date;
/// assert_eq!(parse_date("12/03/2026"), parse_date("2026-03-12"));
/// assert!(parse_date("31/02/2026").is_err());
/// ```
///
/// # Errors
/// When the text has neither form, names a day that does not exist, or a year outside 1900–2200.
pub fn parse_date(text: &str) -> Result<NaiveDate, Invalid> {
    const HINT: &str = "Write it as 2026-03-12 or 12/03/2026";
    let text = text.trim();
    let date = match in_digits(text) {
        Some((year, month, day)) => civil(text, year, month, day),
        None => Err(no_date(text)),
    };
    date.map_err(|err| err.hinted(HINT))
}

/// Takes year, month and day out of `YYYY-MM-DD` or `DD/MM/YYYY`.
fn in_digits(text: &str) -> Option<(i32, u32, u32)> {
    let parts: Vec<&str> = text.split(['-', '/']).collect();
    let [first, month, last] = *parts else {
        return None;
    };
    let (year, day) = match (text.contains('-'), text.contains('/')) {
        (true, false) => (first, last),
        (false, true) => (last, first),
        _ => return None,
    };
    let year = number(year, 4).filter(|_| year.len() == 4)?;
    Some((year.cast_signed(), number(month, 2)?, number(day, 2)?))
}

/// Reads a number of so many digits at most.
fn number(text: &str, longest: usize) -> Option<u32> {
    let plain = (1..=longest).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

/// Makes a date that a record may hold; `text` is how it was typed.
fn civil(text: &str, year: i32, month: u32, day: u32) -> Result<NaiveDate, Invalid> {
    if let Some(date) = NaiveDate::from_ymd_opt(year, month, day) {
        return in_range(date);
    }
    let month_begins = NaiveDate::from_ymd_opt(year, month, 1);
    let Some(ends) = month_begins.and_then(|begins| begins.checked_add_months(Months::new(1)))
    else {
        let problem = format!("“{text}” names month {month}, and a year has twelve");
        return Err(Invalid::new("date", problem)
            .hinted("Write the day before the month, such as 12/03/2026"));
    };
    let days = ends.pred_opt().map_or(28, |last| last.day());
    let month = month_begins.map(|begins| begins.format("%B").to_string());
    let problem = format!(
        "“{text}” is no day: {} has {days} days",
        month.unwrap_or_default()
    );
    Err(Invalid::new("date", problem))
}

/// Keeps to the years that a record may hold.
fn in_range(date: NaiveDate) -> Result<NaiveDate, Invalid> {
    let year = date.year();
    if (1900..=2200).contains(&year) {
        Ok(date)
    } else {
        let problem = format!("The year {year} is outside 1900 to 2200");
        Err(Invalid::new("date", problem))
    }
}

fn no_date(text: &str) -> Invalid {
    Invalid::new("date", format!("“{text}” is not a date"))
}

/// A span of days, both ends included; never backwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    from: NaiveDate,
    to: NaiveDate,
}

impl Period {
    /// Makes a period from its first and last day.
    ///
    /// # Errors
    /// When `to` is before `from`.
    pub fn new(from: NaiveDate, to: NaiveDate) -> Result<Self, Invalid> {
        if to < from {
            let problem = format!("The period ends ({to}) before it begins ({from})");
            return Err(Invalid::new("to", problem).hinted("Swap the two dates"));
        }
        Ok(Self { from, to })
    }

    /// Returns the first day.
    #[must_use]
    pub const fn from(&self) -> NaiveDate {
        self.from
    }

    /// Returns the last day.
    #[must_use]
    pub const fn to(&self) -> NaiveDate {
        self.to
    }

    /// Tells whether the day lies in the period.
    #[must_use]
    pub fn contains(&self, date: NaiveDate) -> bool {
        (self.from..=self.to).contains(&date)
    }

    /// Returns the period of so many months that begins on the day after this one ends.
    ///
    /// # Errors
    /// When the calendar ends before it does.
    ///
    /// ```
    /// use cairn::domain::{Period, parse_date};
    /// let day = |text| parse_date(text).expect("a date");
    /// let year = Period::new(day("2026-01-01"), day("2026-12-31")).expect("a period");
    /// assert_eq!(year.following(12).ok(), Period::new(day("2027-01-01"), day("2027-12-31")).ok());
    /// ```
    pub fn following(&self, months: u32) -> Result<Self, Invalid> {
        let from = self.to.succ_opt();
        let after = from.and_then(|from| from.checked_add_months(Months::new(months.max(1))));
        let to = after.and_then(|after| after.pred_opt());
        from.zip(to)
            .map(|(from, to)| Self { from, to })
            .ok_or_else(|| Invalid::new("to", "The calendar ends before that period does"))
    }

    /// Counts its days; at least 1.
    #[must_use]
    pub fn days(&self) -> u32 {
        u32::try_from((self.to - self.from).num_days()).unwrap_or(0) + 1
    }
}

/// The month and day on which the person's CPD year begins; 29 February is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct YearStart {
    month: u32,
    day: u32,
}

impl YearStart {
    /// 1 January.
    pub const JANUARY: Self = Self { month: 1, day: 1 };

    /// Reads `MM-DD`.
    ///
    /// # Errors
    /// When it is no day that every year has.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let wrong = || {
            Invalid::new(
                "year-start",
                format!("“{}” is not a day that every year has", text.trim()),
            )
            .hinted("Write month and day, such as 01-01 or 04-01")
        };
        let (month, day) = text.trim().split_once('-').ok_or_else(wrong)?;
        let number = |part: &str| {
            let plain = part.bytes().all(|b| b.is_ascii_digit());
            part.parse().ok().filter(|_| plain).ok_or_else(wrong)
        };
        let (month, day) = (number(month)?, number(day)?);
        NaiveDate::from_ymd_opt(2023, month, day).ok_or_else(wrong)?;
        Ok(Self { month, day })
    }

    /// Returns the CPD year that the day falls in.
    #[must_use]
    pub fn year_of(&self, date: NaiveDate) -> Period {
        let start_in = |year| NaiveDate::from_ymd_opt(year, self.month, self.day).unwrap_or(date);
        let this_year = start_in(date.year());
        let from = if date < this_year {
            start_in(date.year() - 1)
        } else {
            this_year
        };
        let next = from.checked_add_months(Months::new(12)).unwrap_or(from);
        Period {
            from,
            to: next.checked_sub_days(Days::new(1)).unwrap_or(from),
        }
    }

    /// Returns the CPD year before the one that the day falls in.
    #[must_use]
    pub fn year_before(&self, date: NaiveDate) -> Period {
        let from = self.year_of(date).from();
        self.year_of(from.checked_sub_days(Days::new(1)).unwrap_or(from))
    }
}

impl std::fmt::Display for YearStart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl TryFrom<String> for YearStart {
    type Error = Invalid;

    fn try_from(text: String) -> Result<Self, Invalid> {
        Self::parse(&text)
    }
}

impl From<YearStart> for String {
    fn from(start: YearStart) -> Self {
        start.to_string()
    }
}
