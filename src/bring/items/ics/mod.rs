//! Calendars: each event by itself, so that one that is broken costs only itself.

mod lines;

use chrono::{Days, NaiveDate, NaiveDateTime, TimeZone as _};
use chrono_tz::Tz;

use super::super::draft::{Draft, Reading};
use super::super::error::{Fault, Read};
use super::super::read::ods::period;
use super::super::read::{html, text};
use super::super::table::MOST_ROWS;
use super::Item;
use super::series::{self, Series};
use crate::domain::is_web_address;
use lines::{Component, Moment, components, unfolded};

/// The zone of times in UTC where the calendar names none.
const HOME: Tz = Tz::Europe__London;
/// The most components that are looked at.
const MOST: usize = 200_000;

/// The days of series whose times were moved, by what a series is known by.
type Moved = std::collections::HashMap<String, Vec<NaiveDate>>;

/// Reads a calendar.
pub fn read(bytes: &[u8], today: NaiveDate) -> Read<Reading> {
    let mut reading = Reading::default();
    let decoded = text::decode(&unfolded(bytes));
    reading.detect("format", "ics");
    reading.detect("encoding", decoded.encoding);
    reading.detect("bom", decoded.has_mark);
    reading.detect(
        "line_ends",
        if bytes.windows(2).any(|two| two == b"\r\n") {
            "CRLF"
        } else {
            "LF"
        },
    );
    let (components, zone) = components(&decoded.text)?;
    let events = components.iter().filter(|one| one.name == "VEVENT").count();
    reading.detect("events", events);
    reading.detect(
        "todos",
        components.iter().filter(|one| one.name == "VTODO").count(),
    );
    if components.is_empty() {
        return Err(Fault::broken("there are no events in it"));
    }
    let mut moved = Moved::new();
    for event in components.iter().filter(|one| one.name == "VEVENT") {
        let days = event.moments("RECURRENCE-ID", zone);
        let days = days.into_iter().map(|at| at.date());
        moved.entry(event.text("UID")).or_default().extend(days);
    }
    for (at, component) in components.iter().enumerate() {
        if reading.drafts.len() > MOST_ROWS {
            return Err(Fault::TooMuch);
        }
        let row = (at + 1).to_string();
        let title = component.text("SUMMARY");
        match component.name.as_str() {
            "VEVENT" => reading
                .drafts
                .extend(component.drafts(&row, &moved, zone, today)),
            "VTODO" => reading.skip(row, "a task, not an event", title),
            _ => reading.skip(row, "a note, not an event", title),
        }
    }
    Ok(reading)
}

impl Component {
    #[expect(
        clippy::too_many_lines,
        reason = "one event, from its beginning to its status"
    )]
    fn drafts(&self, row: &str, moved: &Moved, zone: Tz, today: NaiveDate) -> Vec<Draft> {
        let Some(start) = self.moment("DTSTART", zone) else {
            let mut draft = self.item(None, 0).draft(row, today, |_| {});
            let begins = self.find("DTSTART").map_or("", |line| line.value.as_str());
            if !begins.is_empty() {
                draft.warn(
                    "date-unreadable",
                    format!("“{begins}” is not a day: write one, or leave it out"),
                );
            }
            return vec![draft];
        };
        let (end, fault) = self.end(start, zone);
        let minutes = if start.is_day || fault.is_some() {
            0
        } else {
            u32::try_from((end - start.at).num_minutes()).unwrap_or(0)
        };
        let lasts = end - start.at;
        let days = |from: NaiveDateTime| {
            let last = (from + lasts)
                .checked_sub_signed(chrono::TimeDelta::seconds(i64::from(
                    lasts.num_seconds() > 0,
                )))
                .unwrap_or(from);
            (
                from.date(),
                Some(last.date()).filter(|last| *last > from.date()),
            )
        };
        let id = self.find("RECURRENCE-ID");
        let rule = self
            .find("RRULE")
            .filter(|_| id.is_none())
            .map(|line| line.value.clone());
        let mut notes: Vec<(&'static str, String)> = Vec::new();
        let mut times = vec![start.at];
        let mut whole = None;
        if rule.is_some() || self.find("RDATE").is_some() && id.is_none() {
            let series = Series {
                start: start.at,
                rule: rule.as_deref(),
                added: self.moments("RDATE", zone),
                left_out: self.left_out(moved, zone),
            };
            match series::expand(&series, today) {
                Some(expanded) if expanded.is_open => {
                    notes.push((
                        "recurring-open",
                        format!(
                            "It recurs without an end: {} times up to today, as one entry",
                            expanded.times.len()
                        ),
                    ));
                    whole = Some(expanded.times);
                }
                Some(expanded) => {
                    let said: Vec<String> = expanded
                        .times
                        .iter()
                        .take(6)
                        .map(|time| time.format("%-d %b %Y").to_string())
                        .collect();
                    notes.push((
                        "recurring-expanded",
                        format!(
                            "It recurs: {}{}",
                            said.join(", "),
                            if expanded.times.len() > 6 {
                                " and more"
                            } else {
                                ""
                            }
                        ),
                    ));
                    times = expanded.times;
                }
                None => notes.push((
                    "recurring-unread",
                    "How it recurs cannot be read, so its first day was taken alone".to_owned(),
                )),
            }
        }
        let mut drafts = Vec::new();
        if let Some(times) = whole {
            if let (Some(first), Some(last)) = (times.first(), times.last()) {
                let sum = minutes.saturating_mul(u32::try_from(times.len()).unwrap_or(u32::MAX));
                let days = (
                    first.date(),
                    Some(last.date()).filter(|last| *last > first.date()),
                );
                drafts.push(
                    self.item(Some(days), sum)
                        .draft(row, today, |details| self.add_to(details)),
                );
            }
        } else {
            drafts.extend(times.iter().map(|time| {
                self.item(Some(days(*time)), minutes)
                    .draft(row, today, |details| self.add_to(details))
            }));
        }
        let status = self.text("STATUS").to_uppercase();
        for (at, draft) in drafts.iter_mut().enumerate() {
            if at == 0 {
                for (code, message) in &notes {
                    draft.warn(code, message.clone());
                }
            }
            if let Some(message) = &fault {
                draft.tick = false;
                draft.warn("end-before-start", message.clone());
            } else if minutes == 0 {
                draft.warn(
                    "hours-missing",
                    "It says nothing of the time: add it if it is to count",
                );
            }
            if status == "TENTATIVE" {
                draft.warn("tentative", "It is only tentative in the calendar");
            } else if status == "CANCELLED" {
                draft.tick = false;
                draft.warn("cancelled", "It was cancelled, so it is off");
            }
        }
        drafts
    }

    /// Returns when it ends, exclusive, and what is wrong with that.
    fn end(&self, start: Moment, zone: Tz) -> (NaiveDateTime, Option<String>) {
        let a_day = if start.is_day {
            Days::new(1)
        } else {
            Days::new(0)
        };
        let none = start.at.checked_add_days(a_day).unwrap_or(start.at);
        if let Some(length) = self.find("DURATION").and_then(|line| period(&line.value)) {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a float that does not fit becomes the nearest that does"
            )]
            let minutes = length.min(1e7) as i64;
            return (start.at + chrono::TimeDelta::minutes(minutes), None);
        }
        let Some(end) = self.moment("DTEND", zone) else {
            return (none, None);
        };
        let mut at = end.at;
        if let (Some(from), Some(to)) = (start.zone, end.zone)
            && from != to
            && let Some(there) = to.from_local_datetime(&at).earliest()
        {
            at = there.with_timezone(&from).naive_local();
        }
        if at < start.at {
            return (
                none,
                Some("It ends before it begins, so its time was left out".to_owned()),
            );
        }
        (at.max(none), None)
    }

    /// Returns the days of a series that are left out or moved.
    fn left_out(&self, moved: &Moved, zone: Tz) -> Vec<NaiveDate> {
        let uid = self.text("UID");
        let moved = moved.get(&uid).filter(|_| !uid.is_empty());
        let left_out = self.moments("EXDATE", zone).into_iter();
        let left_out = left_out.map(|at| at.date());
        left_out
            .chain(moved.into_iter().flatten().copied())
            .collect()
    }

    fn item(&self, days: Option<(NaiveDate, Option<NaiveDate>)>, minutes: u32) -> Item {
        let said = self.text("DESCRIPTION");
        let plain = if html::is_marked_up(&said) {
            html::plain(&said)
        } else {
            said.trim().to_owned()
        };
        let title = self.text("SUMMARY");
        Item {
            title: if title.trim().is_empty() {
                plain.lines().next().unwrap_or_default().to_owned()
            } else {
                title
            },
            days,
            minutes,
            says: vec![plain],
        }
    }

    fn add_to(&self, details: &mut crate::domain::ActivityDetails) {
        details.location = self.text("LOCATION").replace('\n', ", ");
        let url = self.text("URL");
        if is_web_address(url.trim()) {
            url.trim().clone_into(&mut details.url);
        }
        let tags = self.text("CATEGORIES");
        details.tags.extend(
            tags.split(',')
                .map(|tag| tag.trim().to_owned())
                .filter(|tag| !tag.is_empty()),
        );
    }
}
