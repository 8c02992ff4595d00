//! How dates are written: the one home of every form in which a day is shown.

use chrono::{Datelike as _, NaiveDate, NaiveDateTime};

use super::near::nearest;

/// The form in which a person wants to read dates. Each is read back by [`read_date`](super::read_date).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateStyle {
    /// `18 Nov 2026`, with the month in letters.
    #[default]
    Letters,
    /// `18/11/2026`.
    Slashes,
    /// `2026-11-18`.
    Iso,
}

impl DateStyle {
    /// Every style, the usual one first.
    pub const ALL: [Self; 3] = [Self::Letters, Self::Slashes, Self::Iso];

    /// Returns the stable name under which the choice is kept.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Letters => "letters",
            Self::Slashes => "slashes",
            Self::Iso => "iso",
        }
    }

    /// Reads a choice that was kept; nothing for one that this Cairn does not know.
    #[must_use]
    pub fn known(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|style| style.key() == key)
    }

    /// Shows a date in full: `4 November 2026`.
    #[must_use]
    pub fn long(self, date: NaiveDate) -> String {
        self.written(date, "%-d %B %Y")
    }

    /// Shows a date in full with the month shortened: `4 Nov 2026`.
    #[must_use]
    pub fn medium(self, date: NaiveDate) -> String {
        self.written(date, "%-d %b %Y")
    }

    /// Shows a date with its day of the week, to check what was typed against: `Wed 4 Nov 2026`.
    #[must_use]
    pub fn weekday(self, date: NaiveDate) -> String {
        format!("{} {}", date.format("%a"), self.medium(date))
    }

    /// Writes a date in digits, or with letters as that form says.
    fn written(self, date: NaiveDate, letters: &str) -> String {
        let form = match self {
            Self::Letters => letters,
            Self::Slashes => "%d/%m/%Y",
            Self::Iso => "%Y-%m-%d",
        };
        date.format(form).to_string()
    }
}

/// Shows dates in a person's style on a day, against which the short form is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dates {
    /// The style.
    pub style: DateStyle,
    /// The day it is.
    pub today: NaiveDate,
}

impl Dates {
    /// Shows a date in full: `4 November 2026`.
    #[must_use]
    pub fn long(self, date: NaiveDate) -> String {
        self.style.long(date)
    }

    /// Shows a date in full with the month shortened: `4 Nov 2026`.
    #[must_use]
    pub fn medium(self, date: NaiveDate) -> String {
        self.style.medium(date)
    }

    /// Shows a date with its day of the week: `Wed 4 Nov 2026`.
    #[must_use]
    pub fn weekday(self, date: NaiveDate) -> String {
        self.style.weekday(date)
    }

    /// Shows a date as people say it: `4 Nov`, or `4 Nov 2024` in any year but today's. In digits the year always stands.
    ///
    /// What it shows is read back as the same day by [`read_date`](super::read_date). So a day of today's year that, said without
    /// it, would mean last year's keeps its year as well: in March, `4 Nov 2026` for the one to come.
    #[must_use]
    pub fn short(self, date: NaiveDate) -> String {
        let Self { style, today } = self;
        let plain =
            date.year() == today.year() && nearest(date.month(), date.day(), today) == Some(date);
        style.written(date, if plain { "%-d %b" } else { "%-d %b %Y" })
    }
}

/// Shows a moment, as clocks showed it where the person is: `4 Nov 2026, 12:24`.
#[must_use]
pub fn moment(at: NaiveDateTime) -> String {
    let day = DateStyle::Letters.medium(at.date());
    format!("{day}, {}", at.format("%H:%M"))
}

/// Shows a date in full, as on paper: `4 November 2026`.
#[must_use]
pub fn long_date(date: NaiveDate) -> String {
    DateStyle::Letters.long(date)
}

/// Shows a date as people say it, with the month in letters; see [`Dates::short`].
#[must_use]
pub fn short_date(date: NaiveDate, today: NaiveDate) -> String {
    let style = DateStyle::Letters;
    Dates { style, today }.short(date)
}
