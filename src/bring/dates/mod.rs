//! Days as they stand in the columns of other people's logs: in one order for each column, and never a day that nobody wrote.

mod proof;
mod range;

use chrono::{Datelike as _, Days, Months, NaiveDate};
use serde::Serialize;

use super::folded::fold;
use super::months::{is_weekday, month};
use super::times::{self, Clocked};

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

/// A day, a month or a year, as far as it is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Point {
    year: Option<i32>,
    month: Option<u32>,
    day: Option<u32>,
    is_short: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    /// A number and how many digits it has.
    Number(u32, usize),
    Month(u32),
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

/// Takes a text apart into numbers and months; nothing where anything else is in it.
fn tokens(said: &str) -> Option<Vec<Token>> {
    let mut found = Vec::new();
    let parts = said.split(|c: char| c.is_whitespace() || ",/.-_'–".contains(c));
    for part in parts.filter(|part| !part.is_empty()) {
        let split = part
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(part.len());
        let (digits, rest) = part.split_at(split);
        if !digits.is_empty() {
            if digits.len() > 8 {
                return None;
            }
            found.push(Token::Number(digits.parse().ok()?, digits.len()));
        }
        let is_passed = [
            "st", "nd", "rd", "th", "er", "e", "º", "ª", "the", "of", "de", "del", "den", "der",
            "d", "und",
        ]
        .contains(&rest);
        if rest.is_empty()
            || is_passed && (!digits.is_empty() || rest.len() > 1)
            || (month(rest).is_none() && is_weekday(rest))
        {
            continue;
        }
        // `12mar25`
        let turn = rest
            .find(|c: char| c.is_ascii_digit())
            .unwrap_or(rest.len());
        let (word, more) = rest.split_at(turn);
        found.push(Token::Month(month(word)?));
        if !more.is_empty() {
            found.push(Token::Number(more.parse().ok()?, more.len()));
        }
    }
    (!found.is_empty() && found.len() <= 4).then_some(found)
}

#[expect(
    clippy::too_many_lines,
    reason = "one decision, read from top to bottom"
)]
fn point(said: &str, by: By) -> Option<Point> {
    use Token::{Month, Number};
    let found = tokens(said)?;
    let ymd = |year: i32, month: u32, day: u32| {
        Some(Point {
            year: Some(year),
            month: Some(month),
            day: Some(day),
            is_short: false,
        })
    };
    let four = |year: u32, digits: usize| (digits == 4).then_some(year.cast_signed());
    let any_year = |year: u32, digits: usize| match digits {
        4 => Some((year.cast_signed(), false)),
        2 => Some((whole(year, by.today), true)),
        _ => None,
    };
    match *found.as_slice() {
        [Number(a, la), Number(b, lb), Number(c, lc)] if la <= 4 && lb <= 2 && lc <= 4 => {
            if let Some(year) = four(a, la) {
                return if lc <= 2 { ymd(year, b, c) } else { None };
            }
            let (year, day, month, digits) = match by.order {
                Order::Ymd if lc == 2 => (a, c, b, la),
                Order::Mdy => (c, b, a, lc),
                Order::Dmy | Order::Ymd => (c, a, b, lc),
            };
            let (year, is_short) = any_year(year, digits)?;
            Some(Point {
                is_short,
                ..ymd(year, month, day)?
            })
        }
        [Number(a, la), Number(b, lb)] => match (four(a, la), four(b, lb)) {
            (Some(year), None) if b <= 12 && lb == 2 => Some(Point {
                year: Some(year),
                month: Some(b),
                ..Point::default()
            }),
            (None, Some(year)) if a <= 12 => Some(Point {
                year: Some(year),
                month: Some(a),
                ..Point::default()
            }),
            (None, None)
                if la <= 2 && lb <= 2 && said.contains(['/', '.', '-']) && !said.contains(' ') =>
            {
                let (day, month) = if by.order == Order::Mdy {
                    (b, a)
                } else {
                    (a, b)
                };
                Some(Point {
                    month: Some(month),
                    day: Some(day),
                    ..Point::default()
                })
            }
            _ => None,
        },
        [Number(a, 8)] => {
            let year = i32::try_from(a / 10_000).ok()?;
            if (1900..=2200).contains(&year) {
                return ymd(year, a / 100 % 100, a % 100);
            }
            let (one, other, year) = (
                a / 1_000_000,
                a / 10_000 % 100,
                i32::try_from(a % 10_000).ok()?,
            );
            let (day, month) = if by.order == Order::Mdy {
                (other, one)
            } else {
                (one, other)
            };
            ymd(year, month, day)
        }
        [Number(a, 4)] if (1950..=2100).contains(&a) => Some(Point {
            year: Some(a.cast_signed()),
            ..Point::default()
        }),
        [Number(a, la), Month(month), Number(b, lb)] => match four(a, la) {
            Some(year) if lb <= 2 => ymd(year, month, b),
            _ => {
                let (year, is_short) = any_year(b, lb)?;
                (la <= 2).then_some(Point {
                    is_short,
                    ..ymd(year, month, a)?
                })
            }
        },
        [Month(month), Number(day, ld), Number(year, ly)] if ld <= 2 => {
            let (year, is_short) = any_year(year, ly)?;
            Some(Point {
                is_short,
                ..ymd(year, month, day)?
            })
        }
        [Number(a, la), Month(month)] => match four(a, la) {
            Some(year) => Some(Point {
                year: Some(year),
                month: Some(month),
                ..Point::default()
            }),
            None => (la <= 2).then_some(Point {
                month: Some(month),
                day: Some(a),
                ..Point::default()
            }),
        },
        [Month(month), Number(a, la)] => match four(a, la) {
            Some(year) => Some(Point {
                year: Some(year),
                month: Some(month),
                ..Point::default()
            }),
            // `Sept 24` is a month, unless the year stands elsewhere.
            None if la == 2 && (by.year.is_none() || said.contains('\'') || a > 31) => {
                Some(Point {
                    year: Some(whole(a, by.today)),
                    month: Some(month),
                    is_short: true,
                    ..Point::default()
                })
            }
            None => (la <= 2).then_some(Point {
                month: Some(month),
                day: Some(a),
                ..Point::default()
            }),
        },
        [Month(month)] => Some(Point {
            month: Some(month),
            ..Point::default()
        }),
        _ => None,
    }
}

/// Returns the year of two digits: one from 80 years before today's to 19 after it.
fn whole(year: u32, today: NaiveDate) -> i32 {
    let earliest = today.year() - 80;
    earliest + (year.cast_signed() - earliest).rem_euclid(100)
}

/// Makes days of what is written.
fn resolved(point: Point, by: By) -> Result<When, Unread> {
    let mut notes = Vec::new();
    let lent = point.year.is_none();
    let year = point.year.or(by.year).ok_or(Unread::NoYear)?;
    if !(1900..=2200).contains(&year) {
        return Err(Unread::NoSuchDay);
    }
    if lent {
        notes.push(Note::Lent);
    }
    if point.is_short {
        notes.push(Note::TwoDigits);
    }
    let (from, to) = match (point.month, point.day) {
        (Some(month), Some(day)) => (NaiveDate::from_ymd_opt(year, month, day), None),
        (Some(month), None) => {
            notes.push(Note::Month);
            let from = NaiveDate::from_ymd_opt(year, month, 1);
            (
                from,
                from.and_then(|from| from.checked_add_months(Months::new(1))?.pred_opt()),
            )
        }
        _ => {
            notes.push(Note::Year);
            (
                NaiveDate::from_ymd_opt(year, 1, 1),
                NaiveDate::from_ymd_opt(year, 12, 31),
            )
        }
    };
    let from = from.ok_or(Unread::NoSuchDay)?;
    Ok(When {
        from,
        to,
        minutes: None,
        notes,
    })
}
