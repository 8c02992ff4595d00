//! What a column holds, by its heading.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::folded::words;
use super::hours::Unit;
use crate::domain::Invalid;

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $key:literal, $label:literal;)*) => {
        /// What a column, a label or a part of an item holds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Field { $($(#[$doc])* $name,)* }

        impl Field {
            /// Every field, in the order in which headings are held against them.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Returns its name in the terminal and in files.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }

            /// Returns its name for people.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$name => $label,)* }
            }
        }
    };
}

fields! {
    /// The day, or the first.
    Date = "date", "Date";
    /// The last day.
    End = "end", "Last day";
    /// When it was written down, or some other day that is not that of the activity; goes into the description.
    Logged = "logged", "Another date";
    /// What counts the rows.
    Number = "number", "Row number";
    /// The day and the title in one.
    DateTitle = "date-title", "Date and title";
    /// The title.
    Title = "title", "Title";
    /// The description.
    Description = "description", "Description";
    /// Time spent, in minutes.
    Minutes = "minutes", "Minutes";
    /// Time spent.
    Hours = "hours", "Hours";
    /// Time spent, in days.
    Days = "days", "Days";
    /// Points or credits.
    Points = "points", "Points";
    /// The time of day at which it began.
    StartTime = "start-time", "Start time";
    /// The time of day at which it ended.
    EndTime = "end-time", "End time";
    /// What sort of thing it was.
    Kind = "kind", "Kind";
    /// Who ran it.
    Provider = "provider", "Provider";
    /// Where it was.
    Location = "location", "Location";
    /// What it cost.
    Cost = "cost", "Cost";
    /// Its web address.
    Url = "url", "Web address";
    /// Labels.
    Tags = "tags", "Tags";
    /// How far it has come.
    Status = "status", "Status";
    /// What happened.
    What = "what", "What";
    /// What was learnt.
    SoWhat = "so-what", "So what";
    /// What will be done differently.
    NowWhat = "now-what", "Now what";
    /// A reflection, taken apart by its own labels.
    Reflection = "reflection", "Reflection";
    /// What shows it.
    Evidence = "evidence", "Evidence";
    /// What it counts toward, as Cairn writes it.
    Links = "links", "Links";
    /// Nothing of these: it goes into the description under its heading.
    Extra = "extra", "Description, under its heading";
    /// It is left out, and a warning says so.
    Ignore = "ignore", "Leave out";
}

impl Field {
    /// Reads the name of a field.
    ///
    /// # Errors
    /// When there is none of that name; the hint lists those there are.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let wanted = text.trim().to_lowercase().replace(['_', ' '], "-");
        let found = Self::ALL
            .iter()
            .copied()
            .find(|field| field.key() == wanted);
        found.ok_or_else(|| {
            let names: Vec<&str> = Self::ALL.iter().map(|field| field.key()).collect();
            Invalid::new("map", format!("There is no field called “{}”", text.trim()))
                .hinted(format!("Choose one of: {}", names.join(", ")))
        })
    }

    /// Tells whether only one column can hold it.
    #[must_use]
    pub const fn is_single(self) -> bool {
        !matches!(
            self,
            Self::Description
                | Self::What
                | Self::SoWhat
                | Self::NowWhat
                | Self::Reflection
                | Self::Tags
                | Self::Logged
                | Self::Number
                | Self::Evidence
                | Self::Extra
                | Self::Ignore
        )
    }
}

#[derive(Default, Deserialize)]
struct Words {
    #[serde(default)]
    whole: Vec<String>,
    #[serde(default)]
    part: Vec<String>,
}

const SHIPPED: &str = include_str!("../../data/import/headings.toml");

/// The headings that come with Cairn; nothing where they do not read, which a test makes sure of.
fn shipped() -> &'static [(Field, Words)] {
    static READ: OnceLock<Vec<(Field, Words)>> = OnceLock::new();
    READ.get_or_init(|| {
        let mut named: BTreeMap<String, Words> = toml::from_str(SHIPPED).unwrap_or_default();
        let found = Field::ALL
            .iter()
            .map(|field| (*field, named.remove(field.key()).unwrap_or_default()));
        found.collect()
    })
}

/// How sure it is what a heading means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sure {
    /// Words within it say so.
    Part,
    /// It is just that.
    Whole,
}

/// The longest heading; what is longer is text.
const LONGEST: usize = 160;

/// Returns what a heading means.
#[must_use]
pub fn meant(heading: &str) -> Option<(Field, Sure)> {
    if heading.len() > LONGEST {
        return None;
    }
    let said = words(heading);
    // What stands in brackets explains it: `Date (dd/mm/yyyy)`.
    let short = words(heading.split(['(', '[']).next().unwrap_or(heading));
    whole(&said)
        .map(|field| (field, Sure::Whole))
        .or_else(|| part(&said))
        .or_else(|| whole(&short).map(|field| (field, Sure::Whole)))
}

fn whole(said: &str) -> Option<Field> {
    if said.is_empty() {
        return None;
    }
    let is = |wanted: &Words| wanted.whole.iter().any(|word| word == said);
    shipped()
        .iter()
        .find(|(_, words)| is(words))
        .map(|(field, _)| *field)
}

fn part(said: &str) -> Option<(Field, Sure)> {
    let padded = format!(" {said} ");
    let has = |word: &str| padded.contains(&format!(" {word} "));
    if (has("date") || has("dates"))
        && (has("and") || has("title"))
        && ["title", "activity", "course", "event", "name", "topic"]
            .iter()
            .any(|word| has(word))
    {
        return Some((Field::DateTitle, Sure::Whole));
    }
    if (has("hours") || has("hrs")) && (has("minutes") || has("mins")) {
        return Some((Field::Hours, Sure::Part));
    }
    let found = shipped().iter().find(|(_, words)| {
        words
            .part
            .iter()
            .any(|word| padded.contains(&format!(" {word}")))
    });
    found.map(|(field, _)| (*field, Sure::Part))
}

/// Returns what a heading says of the unit of its numbers.
#[must_use]
pub fn unit_said(heading: &str) -> Option<Unit> {
    let said = words(heading);
    let has = |begins: &[&str]| said.split(' ').any(|word| begins.contains(&word));
    let hours = has(&[
        "hours", "hour", "hrs", "hr", "stunden", "heures", "horas", "uren", "ore",
    ]);
    let minutes = has(&[
        "minutes", "minute", "mins", "min", "minuten", "minutos", "mm",
    ]);
    match (hours, minutes) {
        (true, false) => Some(Unit::Hours),
        (false, true) => Some(Unit::Minutes),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_heading_belongs_to_a_field() {
        let named: BTreeMap<String, Words> = toml::from_str(SHIPPED).expect("headings that read");
        for (key, listed) in named {
            assert!(Field::parse(&key).is_ok(), "{key}");
            for heading in listed.whole.iter().chain(&listed.part) {
                assert_eq!(words(heading), *heading, "it is written as it is compared");
            }
        }
        assert_eq!(meant("Date(s)").map(|(field, _)| field), Some(Field::Date));
        assert_eq!(
            meant("Duration (mins)").map(|(field, _)| field),
            Some(Field::Minutes)
        );
    }
}
