//! Civil dates: how they are read, shown, and grouped into CPD years.

use chrono::{Datelike as _, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::Invalid;

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
    let parts: Vec<&str> = text.split(['-', '/']).collect();
    let form = |year: &str, month: &str, day: &str| -> Option<(i32, u32, u32)> {
        let plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let sized =
            year.len() == 4 && (1..=2).contains(&month.len()) && (1..=2).contains(&day.len());
        if !sized || !plain(year) || !plain(month) || !plain(day) {
            return None;
        }
        Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
    };
    let read = match (parts.as_slice(), text.contains('-'), text.contains('/')) {
        ([year, month, day], true, false) | ([day, month, year], false, true) => {
            form(year, month, day)
        }
        _ => None,
    };
    let Some((year, month, day)) = read else {
        return Err(Invalid::new("date", format!("“{text}” is not a date")).hinted(HINT));
    };
    let Some(date) = NaiveDate::from_ymd_opt(year, month, day) else {
        return Err(
            Invalid::new("date", format!("“{text}” is not a day of any calendar")).hinted(HINT),
        );
    };
    if !(1900..=2200).contains(&year) {
        return Err(
            Invalid::new("date", format!("The year {year} is outside 1900 to 2200")).hinted(HINT),
        );
    }
    Ok(date)
}

/// Shows a date in full, as on paper: `4 November 2026`.
#[must_use]
pub fn long_date(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// Shows a date as people say it on a day in `today`'s year: `4 Nov`, or `4 Nov 2024` in any other year.
#[must_use]
pub fn short_date(date: NaiveDate, today: NaiveDate) -> String {
    let form = if date.year() == today.year() {
        "%-d %b"
    } else {
        "%-d %b %Y"
    };
    date.format(form).to_string()
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
