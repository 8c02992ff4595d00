//! Days as they stand in the columns of other people's logs: in one order for each column, and never a day that nobody wrote.

mod point;
mod proof;
mod range;

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::folded::fold;
use super::times::{self, Clocked};

use point::{point, resolved};
pub use proof::Proof;
use range::range;

/// In which order days are written in digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// 31/12/2026.
    #[default]
    Dmy,
    /// 12/31/2026.
    Mdy,
    /// 26/12/31; with four digits for the year there is nothing to ask.
    Ymd,
}

impl Order {
    /// Every order.
    pub const ALL: &[Self] = &[Self::Dmy, Self::Mdy, Self::Ymd];

    /// Returns its name in the terminal.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Dmy => "dmy",
            Self::Mdy => "mdy",
            Self::Ymd => "ymd",
        }
    }
}

/// What a text is read by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct By {
    /// The order of its column.
    pub order: Order,
    /// The year that its sheet or the heading above it names.
    pub year: Option<i32>,
    /// Today, which tells the century of a year in two digits.
    pub today: NaiveDate,
}

/// When something was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day, where it is another.
    pub to: Option<NaiveDate>,
    /// How many minutes the times beside it span.
    pub minutes: Option<u32>,
    /// What was made of it beyond what is written, by its code.
    pub notes: Vec<Note>,
}

/// What was made of a text beyond what is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// A month alone: all of its days.
    Month,
    /// A year alone: all of its days.
    Year,
    /// A week, by its first or its last day.
    Week,
    /// Several days that do not follow one another.
    Several,
    /// The century is that of today.
    TwoDigits,
    /// The year is that of the sheet or the heading.
    Lent,
    /// What is left over says that it is about then.
    About,
}

/// Why a text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It names a day that no calendar has.
    NoSuchDay,
    /// It names no year, and nothing around it does.
    NoYear,
    /// It ends before it begins.
    Backwards,
    /// It is something else.
    Other,
}

/// The longest text that may say when something was.
const LONGEST: usize = 120;

/// Reads when something was.
pub fn read(text: &str, by: By) -> Result<When, Unread> {
    let said = prepared(text);
    if said.is_empty() || said.len() > LONGEST {
        return Err(Unread::Other);
    }
    let first = read_said(&said, by);
    let Err(why) = first else {
        return first;
    };
    // Times and remarks stand behind the day, or before it.
    for (at, _) in said
        .match_indices([' ', ',', '(', 't', ';'])
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
    {
        let (left, right) = said.split_at(at);
        let rest = right.trim_start_matches([' ', ',', ';', 't']).trim();
        if let Some(clocked) = times::read(rest)
            && let Ok(mut when) = read_said(left.trim_end_matches([',', ';', ' ']), by)
        {
            when.minutes = when.minutes.or(clocked.span());
            return Ok(when);
        }
        if let (Some(clocked), Ok(mut when)) = (times::read(left.trim()), read_said(rest, by)) {
            when.minutes = when.minutes.or(Clocked::span(&clocked));
            return Ok(when);
        }
        if right.starts_with('(')
            && let Ok(mut when) = read_said(left.trim(), by)
        {
            when.notes.push(Note::About);
            return Ok(when);
        }
    }
    Err(why)
}

/// Writes small letters, plain blanks and plain strokes.
fn prepared(text: &str) -> String {
    let mut said = String::with_capacity(text.len());
    for c in fold(text).chars() {
        match c {
            '\u{2010}' | '\u{2011}' | '\u{2212}' => said.push('-'),
            '\u{2013}' | '\u{2014}' => said.push('–'),
            '\u{2019}' | '\'' | '`' => said.push('\''),
            '\u{200b}' | '\u{200e}' | '\u{200f}' => {}
            c if c.is_whitespace() => {
                if !said.ends_with(' ') {
                    said.push(' ');
                }
            }
            c => said.push(c),
        }
    }
    said.trim_matches([' ', ',', ';', ':', '.']).to_owned()
}

const WEEKS: &[&str] = &[
    "w/c ",
    "w/c",
    "wc ",
    "w/b ",
    "wb ",
    "week commencing ",
    "week beginning ",
    "week starting ",
    "week of ",
    "wk commencing ",
    "w.c. ",
    "week com ",
    "wk of ",
    "wk beg ",
    "wk/c ",
    "semaine du ",
    "woche vom ",
];
const WEEK_ENDS: &[&str] = &["w/e ", "w/e", "week ending ", "we "];
const ABOUTS: &[&str] = &[
    "c. ",
    "ca. ",
    "circa ",
    "about ",
    "approx. ",
    "approx ",
    "around ",
    "early ",
    "mid ",
    "mid-",
    "late ",
    "end of ",
    "beginning of ",
    "~",
];

fn read_said(said: &str, by: By) -> Result<When, Unread> {
    let strip = |any: &[&str]| {
        any.iter()
            .find_map(|begin| said.strip_prefix(begin))
            .map(str::trim)
    };
    if let Some(rest) = strip(WEEKS) {
        let when = read_said(rest, by)?;
        let to = when
            .from
            .checked_add_days(Days::new(6))
            .ok_or(Unread::Other)?;
        return Ok(noted(
            When {
                to: Some(to),
                ..when
            },
            Note::Week,
        ));
    }
    if let Some(rest) = strip(WEEK_ENDS) {
        let when = read_said(rest, by)?;
        let from = when
            .from
            .checked_sub_days(Days::new(6))
            .ok_or(Unread::Other)?;
        return Ok(noted(
            When {
                from,
                to: Some(when.from),
                ..when
            },
            Note::Week,
        ));
    }
    if let Some(rest) = strip(ABOUTS) {
        return read_said(rest, by).map(|when| noted(when, Note::About));
    }
    if let Some(rest) = said.strip_suffix('?') {
        return read_said(rest.trim(), by).map(|when| noted(when, Note::About));
    }
    let said = strip(&["from ", "between ", "on ", "du ", "vom ", "am ", "le "]).unwrap_or(said);
    let mut why = Unread::Other;
    if let Some(point) = point(said, by) {
        match resolved(point, by) {
            Ok(when) => return Ok(when),
            Err(err) => why = err,
        }
    }
    match range(said, by) {
        Some(Ok(when)) => Ok(when),
        Some(Err(err)) if why == Unread::Other => Err(err),
        _ => Err(why),
    }
}

fn noted(mut when: When, note: Note) -> When {
    if !when.notes.contains(&note) {
        when.notes.push(note);
    }
    when
}
