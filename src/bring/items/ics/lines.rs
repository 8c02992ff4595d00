//! The lines of a calendar: what is folded, what belongs to which event, and when something begins.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeZone as _};
use chrono_tz::Tz;

use super::{HOME, MOST};
use crate::bring::error::{Fault, Read};
use crate::bring::read::text::unescaped;

/// A line of a calendar.
#[derive(Debug)]
pub(super) struct Property {
    name: String,
    parameters: Vec<(String, String)>,
    pub(super) value: String,
}

/// An event, a task or a note.
#[derive(Debug, Default)]
pub(super) struct Component {
    pub(super) name: String,
    pub(super) lines: Vec<Property>,
}

/// Joins what is folded over several lines, before letters are read: folds may stand within one.
pub(super) fn unfolded(bytes: &[u8]) -> Vec<u8> {
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

pub(super) fn components(text: &str) -> Read<(Vec<Component>, Tz)> {
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
pub(super) struct Moment {
    pub(super) at: NaiveDateTime,
    pub(super) is_day: bool,
    pub(super) zone: Option<Tz>,
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
    pub(super) fn find(&self, name: &str) -> Option<&Property> {
        self.lines.iter().find(|line| line.name == name)
    }

    pub(super) fn text(&self, name: &str) -> String {
        self.find(name)
            .map_or(String::new(), |line| unescaped(&line.value, &['n', 'N']))
    }

    pub(super) fn moment(&self, name: &str, zone: Tz) -> Option<Moment> {
        let line = self.find(name)?;
        line.moment(&line.value, zone)
    }

    pub(super) fn moments(&self, name: &str, zone: Tz) -> Vec<NaiveDateTime> {
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
}
