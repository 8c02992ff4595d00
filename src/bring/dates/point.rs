//! A day, a month or a year, as it is written.

use chrono::{Datelike as _, Months, NaiveDate};

use super::{By, Note, Order, Unread, When};
use crate::bring::months::{is_weekday, month};

/// A day, a month or a year, as far as it is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) year: Option<i32>,
    pub(super) month: Option<u32>,
    pub(super) day: Option<u32>,
    pub(super) is_short: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A number and how many digits it has.
    Number(u32, usize),
    Month(u32),
}

/// Takes a text apart into numbers and months; nothing where anything else is in it.
pub(super) fn tokens(said: &str) -> Option<Vec<Token>> {
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
pub(super) fn point(said: &str, by: By) -> Option<Point> {
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
pub(super) fn resolved(point: Point, by: By) -> Result<When, Unread> {
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
