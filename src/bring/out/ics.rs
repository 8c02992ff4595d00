//! What is due as a calendar: days of their own names, so that another export changes them instead of adding more.

use chrono::{DateTime, NaiveDate, Utc};

/// Something that is due on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// What it is known by for ever.
    pub id: String,
    /// Its day.
    pub day: NaiveDate,
    /// What it is called.
    pub title: String,
    /// What is to happen then.
    pub says: String,
}

/// A reminder that comes each week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// Its first day.
    pub from: NaiveDate,
}

/// Writes a calendar.
#[must_use]
pub fn ics(due: &[Due], reminder: Option<&Reminder>, at: DateTime<Utc>) -> Vec<u8> {
    let stamp = at.format("%Y%m%dT%H%M%SZ").to_string();
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Cairn//CPD//EN".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
        "X-WR-CALNAME:CPD".to_owned(),
    ];
    let mut event = |id: &str, day: NaiveDate, title: &str, says: &str, rule: Option<&str>| {
        let next = day.succ_opt().unwrap_or(day);
        lines.push("BEGIN:VEVENT".to_owned());
        lines.push(format!("UID:{id}@cairn.invalid"));
        lines.push(format!("DTSTAMP:{stamp}"));
        lines.push(format!("DTSTART;VALUE=DATE:{}", day.format("%Y%m%d")));
        lines.push(format!("DTEND;VALUE=DATE:{}", next.format("%Y%m%d")));
        lines.extend(rule.map(|rule| format!("RRULE:{rule}")));
        lines.push(format!("SUMMARY:{}", escaped(title)));
        lines.push(format!("DESCRIPTION:{}", escaped(says)));
        lines.push("TRANSP:TRANSPARENT".to_owned());
        lines.push("END:VEVENT".to_owned());
    };
    for item in due {
        event(&item.id, item.day, &item.title, &item.says, None);
    }
    if let Some(reminder) = reminder {
        event(
            "weekly-reminder",
            reminder.from,
            "Log your CPD",
            "What did you do this week, and what did you learn?",
            Some("FREQ=WEEKLY"),
        );
    }
    lines.push("END:VCALENDAR".to_owned());
    let folded: Vec<String> = lines.iter().map(|line| folded(line)).collect();
    (folded.join("\r\n") + "\r\n").into_bytes()
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace("\r\n", "\n")
        .replace(['\n', '\r'], "\\n")
}

/// Folds a line after 75 bytes, never within a letter.
fn folded(line: &str) -> String {
    let mut folded = String::with_capacity(line.len());
    let mut width = 0;
    for c in line.chars() {
        if width + c.len_utf8() > 74 {
            folded.push_str("\r\n ");
            width = 1;
        }
        folded.push(c);
        width += c.len_utf8();
    }
    folded
}
