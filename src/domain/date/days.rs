//! Several days in a row, as people write them into one field: `14-16 Oct`, `30 Sep to 2 Oct`.

use chrono::{Datelike as _, NaiveDate};

use super::names::{month_named, weekday};
use super::number;
use super::read_date;
use super::spoken::{last, ordinal, words};
use super::written::{Parts, nearest_up_to, weekday_first};
use crate::domain::Invalid;

/// What stands between the first and the last day.
const BETWEEN: &[&str] = &[
    " to ",
    " until ",
    " till ",
    " through ",
    " and ",
    " & ",
    "–",
    "—",
    " - ",
    "-",
    "/",
];

/// Reads one day, or the first and the last of several in a row, seen from `today`.
///
/// | typed | means |
/// |---|---|
/// | all that [`read_date`] takes | that day |
/// | `14-16 Oct`, `14th to 16th October 2026`, `Oct 14–16`, `Wed 14 - Fri 16 Oct` | the three days |
/// | `30 Sep - 2 Oct`, `2026-09-30/2026-10-02`, `30/9 to 2/10/26` | the three days |
/// | `14 and 15 Oct`, `Mon-Tue` | two days, one after the other |
///
/// ```
/// use cairn::domain::{parse_date, read_days};
/// let today = parse_date("2026-11-23")?;
/// let days = read_days("30 Sep - 2 Oct", today)?;
/// assert_eq!(days, (parse_date("2026-09-30")?, Some(parse_date("2026-10-02")?)));
/// # Ok::<(), cairn::domain::Invalid>(())
/// ```
///
/// # Errors
/// As [`read_date`], and when the last day comes before the first.
pub fn read_days(text: &str, today: NaiveDate) -> Result<(NaiveDate, Option<NaiveDate>), Invalid> {
    let one = match read_date(text, today) {
        Ok(date) => return Ok((date, None)),
        Err(err) => err,
    };
    let said = text.trim().to_lowercase();
    let both = said
        .strip_prefix("between ")
        .map(|rest| rest.replacen(" and ", " to ", 1));
    let said = both
        .as_deref()
        .or_else(|| said.strip_prefix("from "))
        .unwrap_or(&said);
    let mut places = BETWEEN.iter().flat_map(|sign| said.match_indices(sign));
    let days = places.find_map(|(at, sign)| {
        let (first, rest) = said.split_at_checked(at)?;
        let days = ends(first.trim(), rest.get(sign.len()..)?.trim(), today)?;
        let is_two = days.0.succ_opt() == Some(days.1);
        (is_two || ![" and ", " & "].contains(&sign)).then_some(days)
    });
    match days {
        None => Err(one),
        Some((first, last)) if first == last => Ok((first, None)),
        Some((first, last)) if first < last => Ok((first, Some(last))),
        Some(_) => {
            let problem = format!("“{}” ends before it begins", text.trim());
            Err(Invalid::new("date", problem)
                .hinted("Write the first day first, such as 14-16 Oct"))
        }
    }
}

/// Reads the first and the last day, each of which may leave to the other what they share.
fn ends(first: &str, last_day: &str, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    if let Ok(to) = read_date(last_day, today) {
        return Some((first_before(first, to, today)?, to));
    }
    // `Oct 14-16`, `October 14-16, 2026`: the month stands with the first.
    let month = words(weekday_first(first).1)
        .into_iter()
        .find(|word| month_named(word).is_some())?;
    let last_words = words(last_day);
    let (day, year) = match last_words.as_slice() {
        [day] => (day, ""),
        [day, year] => (day, *year),
        _ => return None,
    };
    let day = day_of_month(day)?;
    let to = read_date(format!("{day} {month} {year}").trim(), today).ok()?;
    Some((first_before(first, to, today)?, to))
}

/// Reads the first day by what it leaves to the last.
fn first_before(first: &str, to: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
    let (named, rest) = weekday_first(first);
    let is_named = |date: &NaiveDate| named.is_none_or(|day| date.weekday() == day);
    if let Some(day) = day_of_month(rest) {
        return to.with_day(day).filter(is_named);
    }
    if let Some(day) = weekday(rest) {
        return last(day, to);
    }
    match Parts::of(rest) {
        Some(Parts {
            day,
            month,
            year: None,
        }) => nearest_up_to(month, day, to).filter(is_named),
        _ => read_date(first, today).ok(),
    }
}

/// Reads the number of a day within its month.
fn day_of_month(text: &str) -> Option<u32> {
    let day = match words(text).as_slice() {
        [day] => ordinal(day).or_else(|| number(day, 2))?,
        _ => return None,
    };
    (1..=31).contains(&day).then_some(day)
}
