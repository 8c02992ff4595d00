//! What a person typed for one entry, read field by field, so that everything wrong with it is told at once.

use std::path::Path;

use chrono::NaiveDate;

use crate::domain::profile::Profile;
use crate::domain::{Invalid, Link, LinkKey, Minutes, Problems, read_date, read_days};

/// Reads fields and keeps what is wrong with them.
#[derive(Debug)]
pub struct Typed {
    today: NaiveDate,
    problems: Problems,
}

impl Typed {
    /// Begins on a day, from which `yesterday` and the like are counted.
    pub fn on(today: NaiveDate) -> Self {
        Self {
            today,
            problems: Problems::default(),
        }
    }

    /// Keeps the problem of a failed check, and returns the value of one that passed.
    pub fn note<T>(&mut self, checked: Result<T, Invalid>) -> Option<T> {
        self.problems.note(checked)
    }

    /// Reads a date, if one was given.
    pub fn date(&mut self, field: &'static str, text: Option<&str>) -> Option<NaiveDate> {
        let date = read_date(text?, self.today);
        self.note(date.map_err(|err| Invalid { field, ..err }))
    }

    /// Reads one day, or the first and the last of several in a row, if any was given.
    pub fn days(
        &mut self,
        field: &'static str,
        text: Option<&str>,
    ) -> Option<(NaiveDate, Option<NaiveDate>)> {
        let days = read_days(text?, self.today);
        self.note(days.map_err(|err| Invalid { field, ..err }))
    }

    /// Puts the given date in place of another; an empty one takes it away.
    pub fn change_date(
        &mut self,
        field: &'static str,
        text: Option<&str>,
        date: &mut Option<NaiveDate>,
    ) {
        match text {
            None => {}
            Some(text) if text.trim().is_empty() => *date = None,
            Some(text) => *date = self.date(field, Some(text)).or(*date),
        }
    }

    /// Reads a duration given in hours or in minutes.
    pub fn minutes(&mut self, hours: Option<&str>, minutes: Option<&str>) -> Option<Minutes> {
        if let Some(hours) = hours {
            return self.note(Minutes::read(hours, Minutes::WORKING_DAY));
        }
        self.note(read_minutes(minutes?))
    }

    /// Reads links given as `KEY` or `KEY=REASON`, by key or by name.
    ///
    /// One that the profile lacks passes when it is among those the entry `had`, so that an orphaned link can be kept.
    pub fn links(&mut self, profile: &Profile, texts: &[String], had: &[Link]) -> Vec<Link> {
        let mut links = Vec::new();
        for text in texts.iter().filter(|text| !text.trim().is_empty()) {
            let (key, reason) = text.split_once('=').unwrap_or((text, ""));
            links.extend(
                self.key(profile, key, had)
                    .map(|key| Link::new(key).because(reason.trim())),
            );
        }
        links
    }

    /// Reads what a link points at, by key or by name.
    pub fn key(&mut self, profile: &Profile, text: &str, had: &[Link]) -> Option<LinkKey> {
        let orphan = text.trim().parse::<LinkKey>().ok();
        match orphan.filter(|key| had.iter().any(|link| link.key == *key)) {
            Some(key) => Some(key),
            None => self.note(profile.resolve(text)),
        }
    }

    /// Adds links to those an entry has, and takes others away.
    pub fn change_links(
        &mut self,
        profile: &Profile,
        links: &mut Vec<Link>,
        add: &[String],
        remove: &[String],
    ) {
        let added = self.links(profile, add, links);
        for text in remove {
            let Some(key) = self.key(profile, text, links) else {
                continue;
            };
            let before = links.len();
            links.retain(|link| link.key != key);
            if links.len() == before {
                self.problems.0.push(
                    Invalid::new("remove-link", format!("There is no link to {key}"))
                        .hinted("Show the entry to see its links"),
                );
            }
        }
        for link in added {
            // A link given again comes with a new reason.
            links.retain(|known| known.key != link.key);
            links.push(link);
        }
    }

    /// Takes labels away, in whatever case they are given.
    pub fn take_tags(&mut self, tags: &mut Vec<String>, remove: &[String]) {
        for unwanted in remove.iter().map(|tag| tag.trim()) {
            let before = tags.len();
            tags.retain(|tag| tag.to_lowercase() != unwanted.to_lowercase());
            if tags.len() == before {
                self.problems.0.push(
                    Invalid::new("remove-tag", format!("There is no tag “{unwanted}”"))
                        .hinted("Show the entry to see its tags"),
                );
            }
        }
    }

    /// Checks that there is a file to be copied.
    pub fn file(&mut self, path: &Path) {
        let problem = if path.is_file() {
            return;
        } else if path.is_dir() {
            format!("{} is a folder, not a file", path.display())
        } else if path.exists() {
            format!("This is not a file: {}", path.display())
        } else {
            format!("There is no file {}", path.display())
        };
        self.problems
            .0
            .push(Invalid::new("file", problem).hinted("Check the path"));
    }

    /// Returns the entry when nothing was wrong, neither with what was typed nor with the whole.
    ///
    /// # Errors
    /// Everything that was wrong.
    pub fn finish<T>(self, checked: Result<T, Problems>) -> Result<T, Problems> {
        self.problems.and(checked)
    }
}

/// Reads a bare number of minutes.
fn read_minutes(text: &str) -> Result<Minutes, Invalid> {
    let text = text.trim();
    let negative = text.starts_with(['-', '−', '–']);
    let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if plain || negative {
        return Minutes::parse(&format!("{text}m")).map_err(|err| Invalid {
            field: "minutes",
            ..err
        });
    }
    Err(
        Invalid::new("minutes", format!("“{text}” is not a number of minutes"))
            .hinted("Write it like 90, or give --hours 1h30"),
    )
}

/// Puts a given text in place of another.
pub fn change(text: &mut String, given: Option<&String>) {
    if let Some(given) = given {
        text.clone_from(given);
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{Typed, read_minutes};
    use crate::domain::{Invalid, Minutes, Problems};

    #[test]
    fn minutes_are_a_bare_number() {
        assert_eq!(read_minutes("90"), Ok(Minutes(90)));
        for wrong in ["-90", "1.5", "1h30", "", "soon"] {
            assert!(read_minutes(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn everything_wrong_is_told_at_once() {
        let mut typed = Typed::on(NaiveDate::default());
        typed.date("end", Some("31/02/2026"));
        typed.minutes(Some("-2"), None);
        let whole: Result<(), Problems> = Err(Invalid::new("title", "The title is empty").into());
        let fields: Vec<&str> = match typed.finish(whole) {
            Ok(()) => Vec::new(),
            Err(problems) => problems.0.iter().map(|problem| problem.field).collect(),
        };
        assert_eq!(fields, ["end", "hours", "title"]);
    }
}
