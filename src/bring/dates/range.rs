//! Several days in one cell: in a row, or one after another.

use super::point::{Point, Token, point, resolved, tokens};
use super::{By, Note, Unread, When, noted};

/// What stands between the first and the last of several days.
const RANGES: &[&str] = &[
    " to ", " until ", " till ", " bis ", " au ", " - ", " – ", "–", "-", "/",
];
/// What parts days that need not follow one another.
const LISTS: &[&str] = &[
    " & ", "&", " and ", " + ", "; ", " / ", ", ", ",", "\n", " et ", " und ",
];

pub(super) fn range(said: &str, by: By) -> Option<Result<When, Unread>> {
    let mut failed = None;
    for (signs, is_list) in [(RANGES, false), (LISTS, true)] {
        for sign in signs {
            let parts: Vec<&str> = said.split(sign).collect();
            for cut in 1..parts.len().min(8) {
                let left = parts.get(..cut)?.join(sign);
                let right = parts.get(cut..)?.join(sign);
                match ends(left.trim(), right.trim(), is_list, by) {
                    Some(Ok(when)) => return Some(Ok(when)),
                    Some(Err(err)) => failed = failed.or(Some(Err(err))),
                    None => {}
                }
            }
        }
    }
    failed
}

/// Reads two days, each of which may leave to the other what they share.
fn ends(left: &str, right: &str, is_list: bool, by: By) -> Option<Result<When, Unread>> {
    let strip = |said: &str| -> String { said.trim_start_matches("to ").trim().to_owned() };
    let right = strip(right);
    let last = point(&right, by).filter(|point| point.month.is_some());
    #[expect(clippy::single_match_else, reason = "both ways are as long")]
    let (first, last) = match last {
        Some(last) => {
            // `3, 10 and 17 May 2025`: what stands before may be a list itself.
            let head = left.split([',', '&', ';']).next().unwrap_or(left).trim();
            (part_of(head, last, by)?, last)
        }
        // `Oct 14-16`, `October 14 – 16, 2025`
        None => {
            // With a year of its own, `Oct 14` is a day and no month.
            let with_year = By {
                year: by.year.or(Some(0)),
                ..by
            };
            let first = point(left, with_year)
                .filter(|point| point.month.is_some() && point.day.is_some())?;
            let last = match *tokens(&right)?.as_slice() {
                [Token::Number(day, 1 | 2)] => Point {
                    day: Some(day),
                    ..first
                },
                [Token::Number(day, 1 | 2), Token::Number(year, 4)] => Point {
                    day: Some(day),
                    year: Some(year.cast_signed()),
                    month: first.month,
                    ..first
                },
                _ => return None,
            };
            (
                Point {
                    year: first.year.or(last.year),
                    ..first
                },
                last,
            )
        }
    };
    let (from, to) = match (resolved(first, by), resolved(last, by)) {
        (Ok(from), Ok(to)) => (from, to),
        (Err(err), _) | (_, Err(err)) => return Some(Err(err)),
    };
    let end = to.to.unwrap_or(to.from);
    if end < from.from {
        return Some(Err(Unread::Backwards));
    }
    let mut when = When {
        from: from.from,
        to: Some(end).filter(|end| *end != from.from),
        minutes: None,
        notes: from.notes,
    };
    for note in to.notes {
        when = noted(when, note);
    }
    let follows = from.from.succ_opt() == Some(end);
    if is_list && !follows {
        when = noted(when, Note::Several);
    }
    Some(Ok(when))
}

/// Reads the first of two days by what it leaves to the last.
fn part_of(first: &str, last: Point, by: By) -> Option<Point> {
    if let [Token::Number(day, 1 | 2)] = *tokens(first)?.as_slice() {
        last.day?;
        return Some(Point {
            day: Some(day),
            ..last
        });
    }
    let point = point(
        first,
        By {
            year: by.year.or(last.year),
            ..by
        },
    )?;
    Some(Point {
        year: point.year.or(last.year),
        month: point.month.or(last.month),
        ..point
    })
}
