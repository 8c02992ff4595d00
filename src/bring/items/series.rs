//! The days of a series in a calendar.

use chrono::{NaiveDate, NaiveDateTime, TimeZone as _};
use rrule::{RRule, RRuleSet, Tz, Unvalidated};

/// A series, in the time of the place where it is.
pub struct Series<'a> {
    /// Its first time.
    pub start: NaiveDateTime,
    /// How it recurs.
    pub rule: Option<&'a str>,
    /// Times beside the rule.
    pub added: Vec<NaiveDateTime>,
    /// Days that are left out, or moved elsewhere.
    pub left_out: Vec<NaiveDate>,
}

/// The times of a series.
pub struct Expanded {
    /// Each of them.
    pub times: Vec<NaiveDateTime>,
    /// Whether it goes on without an end; its times are those up to today then.
    pub is_open: bool,
}

/// The most times of a series.
const MOST: u16 = 1500;

/// Lists the times of a series; nothing where its rule does not read.
pub fn expand(series: &Series<'_>, today: NaiveDate) -> Option<Expanded> {
    let local = |at: &NaiveDateTime| Tz::UTC.from_utc_datetime(at);
    let mut is_open = false;
    let mut times: Vec<NaiveDateTime> = vec![series.start];
    if let Some(rule) = series.rule {
        let rule = plain(rule);
        let has = |name: &str| rule.split(';').any(|part| part.starts_with(name));
        is_open = !has("COUNT=") && !has("UNTIL=");
        let rule: RRule<Unvalidated> = rule.parse().ok()?;
        let start = local(&series.start);
        let set = RRuleSet::new(start).rrule(rule.validate(start).ok()?);
        let set = if is_open {
            set.before(local(&today.and_hms_opt(23, 59, 59)?))
        } else {
            set
        };
        times.extend(set.all(MOST).dates.iter().map(chrono::DateTime::naive_utc));
    }
    times.extend(&series.added);
    times.sort_unstable();
    times.dedup();
    times.retain(|time| {
        !series.left_out.contains(&time.date()) && (!is_open || time.date() <= today)
    });
    Some(Expanded { times, is_open })
}

/// Writes a rule in the time of its place: the end of one in UTC counts to the end of its day.
fn plain(rule: &str) -> String {
    let parts = rule.trim().split(';').filter(|part| !part.is_empty());
    let parts = parts.map(|part| match part.split_once('=') {
        Some((name, value)) if name.eq_ignore_ascii_case("UNTIL") => {
            format!("UNTIL={}T235959Z", value.get(..8).unwrap_or(value))
        }
        Some((name, value)) => format!("{}={}", name.to_uppercase(), value.to_uppercase()),
        None => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join(";")
}
