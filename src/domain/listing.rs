//! Lists of activities: in which order they stand, and what they come to.

use std::cmp::Reverse;
use std::fmt;

use super::activity::named_variants;
use super::{ActivityStatus, ActivitySummary, Invalid, Minutes, count, number};
use serde::{Deserialize, Serialize};

named_variants! {
    /// What a list of activities is sorted by.
    SortBy, "sort" {
        /// The day.
        Date = "date", "Date";
        /// The title, in any case.
        Title = "title", "Title";
        /// The kind, by its name.
        Kind = "kind", "Kind";
        /// The time spent.
        Hours = "hours", "Hours";
        /// Whether it is reflected on.
        Reflected = "reflected", "Reflected";
        /// How many pieces of evidence are attached.
        Evidence = "evidence", "Evidence";
    }
}

/// The order of a list: what it is sorted by and which end comes first. What is alike stands newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// What it is sorted by.
    pub by: SortBy,
    /// Whether the newest, the largest, or the end of the alphabet comes first.
    pub descending: bool,
}

impl Default for Order {
    fn default() -> Self {
        Self::natural(SortBy::Date)
    }
}

impl Order {
    /// Returns the order one expects first: names from A to Z, figures and days from the top.
    #[must_use]
    pub const fn natural(by: SortBy) -> Self {
        Self {
            by,
            descending: !matches!(by, SortBy::Title | SortBy::Kind),
        }
    }

    /// Returns the order after the heading `by` is pressed: the other way round when it stood there already.
    #[must_use]
    pub fn pressed(self, by: SortBy) -> Self {
        if self.by == by {
            Self {
                by,
                descending: !self.descending,
            }
        } else {
            Self::natural(by)
        }
    }

    /// Reads what [`Display`](fmt::Display) writes: `hours` or `hours-reversed`.
    ///
    /// # Errors
    /// When there is no such thing to sort by; the hint lists what there is.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let (by, reversed) = match text.trim().strip_suffix("-reversed") {
            Some(by) => (by, true),
            None => (text, false),
        };
        let natural = Self::natural(SortBy::parse(by)?);
        Ok(Self {
            descending: natural.descending != reversed,
            ..natural
        })
    }

    /// Sorts things that stand newest first; `of` tells which activity each is.
    pub fn sort<'a, T: Copy>(self, listed: &mut [T], of: impl Fn(T) -> &'a ActivitySummary) {
        match (self.by, self.descending) {
            (SortBy::Date, true) => {}
            (SortBy::Date, false) => listed.reverse(),
            (SortBy::Title, down) => by_key(listed, down, |one| of(*one).title.to_lowercase()),
            (SortBy::Kind, down) => by_key(listed, down, |one| of(*one).kind.label()),
            (SortBy::Hours, down) => by_key(listed, down, |one| of(*one).minutes),
            (SortBy::Reflected, down) => by_key(listed, down, |one| of(*one).reflected),
            (SortBy::Evidence, down) => by_key(listed, down, |one| of(*one).evidence),
        }
    }
}

/// Sorts by a key that is worked out once for each; what has the same key keeps its place.
fn by_key<T, K: Ord>(listed: &mut [T], descending: bool, key: impl Fn(&T) -> K) {
    if descending {
        listed.sort_by_cached_key(|one| Reverse(key(one)));
    } else {
        listed.sort_by_cached_key(key);
    }
}

impl fmt::Display for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.by.key())?;
        if self.descending == Self::natural(self.by).descending {
            return Ok(());
        }
        f.write_str("-reversed")
    }
}

/// What the activities of a list come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// How many there are.
    pub activities: usize,
    /// How many of them are done.
    pub done: usize,
    /// How many of the done ones are reflected on.
    pub reflected: usize,
    /// Time spent on the done ones.
    pub hours_done: Minutes,
    /// Time meant for the planned and running ones.
    pub hours_planned: Minutes,
}

impl Totals {
    /// Adds up a list.
    pub fn of<'a>(listed: impl IntoIterator<Item = &'a ActivitySummary>) -> Self {
        let mut totals = Self::default();
        for activity in listed {
            totals.activities += 1;
            if activity.status == ActivityStatus::Done {
                totals.done += 1;
                totals.reflected += usize::from(activity.reflected);
                totals.hours_done = totals.hours_done + activity.minutes;
            } else {
                totals.hours_planned = totals.hours_planned + activity.minutes;
            }
        }
        totals
    }
}

impl fmt::Display for Totals {
    /// Says it in a line: `3 activities · 6 h done · 2 h planned · 2 of 3 reflected on`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&count(self.activities, "activity", "activities"))?;
        if self.done > 0 {
            write!(f, " · {} done", self.hours_done.in_total())?;
        }
        if self.hours_planned > Minutes(0) {
            write!(f, " · {} planned", self.hours_planned.in_total())?;
        }
        if self.done > 0 {
            let (reflected, done) = (number(self.reflected), number(self.done));
            write!(f, " · {reflected} of {done} reflected on")?;
        }
        Ok(())
    }
}
