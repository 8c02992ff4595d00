//! Calendars: each event by itself, so that one that is broken costs only itself.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeZone as _};
use chrono_tz::Tz;

use super::super::draft::{Draft, Reading};
use super::super::error::{Fault, Read};
use super::super::read::ods::period;
use super::super::read::{html, text};
use super::super::table::MOST_ROWS;
use super::Item;
use super::series::{self, Series};
use crate::domain::is_web_address;

/// The zone of times in UTC where the calendar names none.
const HOME: Tz = Tz::Europe__London;
/// The most components that are looked at.
const MOST: usize = 200_000;

/// The days of series whose times were moved, by what a series is known by.
type Moved = std::collections::HashMap<String, Vec<NaiveDate>>;

/// A line of a calendar.
#[derive(Debug)]
struct Property {
    name: String,
    parameters: Vec<(String, String)>,
    value: String,
}

/// An event, a task or a note.
#[derive(Debug, Default)]
struct Component {
    name: String,
    lines: Vec<Property>,
}

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

/// Joins what is folded over several lines, before letters are read: folds may stand within one.
fn unfolded(bytes: &[u8]) -> Vec<u8> {
    let mut joined = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((byte, more)) = rest.split_first() {
        let end = match rest {
            [b'\r', b'\n', b' ' | b'\t', after @ ..]
            | [b'\n' | b'\r', b' ' | b'\t', after @ ..] => Some(after),
            _ => None,
        };
        if let Some(after) = end {
            rest = after;
            continue;
        }
        joined.push(*byte);
        rest = more;
    }
    joined
}

fn components(text: &str) -> Read<(Vec<Component>, Tz)> {
    let (mut found, mut zone) = (Vec::new(), HOME);
    let mut open: Option<Component> = None;
    let mut depth = 0_usize;
    for line in text.split(['\r', '\n']).filter(|line| !line.is_empty()) {
        let Some(property) = property(line) else {
            continue;
        };
        let value = property.value.trim().to_uppercase();
        match (property.name.as_str(), &mut open) {
            ("BEGIN", None) if ["VEVENT", "VTODO", "VJOURNAL"].contains(&value.as_str()) => {
                open = Some(Component {
                    name: value,
                    lines: Vec::new(),
                });
            }
            // An alarm has lines of its own.
            ("BEGIN", Some(_)) if value.starts_with("VEVENT") => {
                found.extend(open.replace(Component {
                    name: value,
                    lines: Vec::new(),
                }));
            }
            ("BEGIN", Some(_)) => depth += 1,
            ("END", Some(_)) if depth > 0 => depth -= 1,
            ("END", Some(_)) => found.extend(open.take()),
            (_, Some(component)) if depth == 0 => component.lines.push(property),
            ("X-WR-TIMEZONE", None) => zone = property.value.trim().parse().unwrap_or(zone),
            _ => {}
        }
        if found.len() > MOST {
            return Err(Fault::TooMuch);
        }
    }
    found.extend(open);
    Ok((found, zone))
}

fn property(line: &str) -> Option<Property> {
    let (mut is_quoted, mut at) = (false, None);
    for (place, c) in line.char_indices() {
        match c {
            '"' => is_quoted = !is_quoted,
            ':' if !is_quoted => {
                at = Some(place);
                break;
            }
            _ => {}
        }
    }
    let (head, value) = line.split_at_checked(at?)?;
    let mut parts = head.split(';');
    let name = parts.next()?.trim().to_uppercase();
    let parameters = parts.filter_map(|part| {
        let (name, says) = part.split_once('=')?;
        Some((
            name.trim().to_uppercase(),
            says.trim_matches('"').to_owned(),
        ))
    });
    Some(Property {
        name,
        parameters: parameters.collect(),
        value: value.get(1..)?.to_owned(),
    })
}

/// When something begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Moment {
    at: NaiveDateTime,
    is_day: bool,
    zone: Option<Tz>,
}

impl Property {
    fn says(&self, name: &str) -> Option<&str> {
        self.parameters
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, says)| says.as_str())
    }

    /// Reads a day or a time, as it is where it takes place; one in UTC as it is in the calendar's zone.
    fn moment(&self, value: &str, zone: Tz) -> Option<Moment> {
        let value = value.trim();
        let digits: String = value.chars().filter(|c| !"-:".contains(*c)).collect();
        if digits.len() == 8 {
            let day = NaiveDate::parse_from_str(&digits, "%Y%m%d").ok()?;
            return Some(Moment {
                at: day.and_time(NaiveTime::MIN),
                is_day: true,
                zone: None,
            });
        }
        let at = NaiveDateTime::parse_from_str(digits.get(..15)?, "%Y%m%dT%H%M%S").ok()?;
        if digits.ends_with('Z') {
            let local = zone.from_utc_datetime(&at).naive_local();
            return Some(Moment {
                at: local,
                is_day: false,
                zone: Some(zone),
            });
        }
        let named = self
            .says("TZID")
            .and_then(|name| name.trim_start_matches('/').parse().ok());
        Some(Moment {
            at,
            is_day: false,
            zone: named,
        })
    }
}

impl Component {
    fn find(&self, name: &str) -> Option<&Property> {
        self.lines.iter().find(|line| line.name == name)
    }

    fn text(&self, name: &str) -> String {
        self.find(name)
            .map_or(String::new(), |line| unescaped(&line.value))
    }

    fn moment(&self, name: &str, zone: Tz) -> Option<Moment> {
        let line = self.find(name)?;
        line.moment(&line.value, zone)
    }

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

    fn moments(&self, name: &str, zone: Tz) -> Vec<NaiveDateTime> {
        let lines = self.lines.iter().filter(|line| line.name == name);
        lines
            .flat_map(|line| {
                line.value
                    .split(',')
                    .filter_map(|value| Some(line.moment(value.split('/').next()?, zone)?.at))
            })
            .take(10_000)
            .collect()
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

/// Reads what signs are written as in a calendar.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, if c == '\\' { chars.next() } else { None }) {
            ('\\', Some('n' | 'N')) => plain.push('\n'),
            ('\\', Some(other)) => plain.push(other),
            (c, _) => plain.push(c),
        }
    }
    plain
}
