//! Files of other programs on their way in: what they gave, what was said about it, and the work that reads them.

use std::path::PathBuf;

use crate::bring::{
    Answers, BringError, Draft, Entry, Field, Given, Looks, Order, Question, Reading, Unit, looks,
};
use crate::domain::{Minutes, count};
use crate::record::{Double, is_encrypted};

/// What files gave, while it is looked at.
#[derive(Debug, Default)]
pub struct Bringing {
    /// The files, as they were given.
    pub given: Vec<Given>,
    /// Where they lie, for those that come from a disk.
    pub paths: Vec<PathBuf>,
    /// What was said about them.
    pub answers: Answers,
    /// What they gave.
    pub readings: Vec<Reading>,
    /// What the record has already.
    pub doubles: Vec<Double>,
    /// Whether the files themselves are to be kept, as evidence.
    pub keep: bool,
    /// Whether they are being read again.
    pub busy: bool,
}

/// What can be asked of an import.
#[derive(Clone, Debug)]
pub enum BringAsk {
    /// Read files.
    Read(Vec<PathBuf>),
    /// Read what was pasted.
    Paste(String),
    /// Let an entry come in, or not.
    Tick(usize, usize, bool),
    /// Let everything come in that can, or nothing.
    TickAll(bool),
    /// Answer the question.
    Answer(&'static str, String),
    /// Say what a column holds.
    Map(String, Field),
    /// Keep the files themselves, or not.
    Keep(bool),
    /// Let what is ticked come in.
    Import,
    /// Attach the file as evidence instead.
    Attach,
}

/// What came of reading files.
#[derive(Debug)]
pub struct Brought {
    /// The files.
    pub given: Vec<Given>,
    /// Where they lie.
    pub paths: Vec<PathBuf>,
    /// What was said about them.
    pub answers: Answers,
    /// What they gave.
    pub readings: Result<Vec<Reading>, BringError>,
}

/// The sorts of files that hold entries more likely than they are evidence, by how their names end.
const ENTRIES: &[&str] = &["csv", "tsv", "xlsx", "ods", "ics", "eml", "ris", "bib"];
/// The sorts that may be either; they are read first.
pub const EITHER: &[&str] = &["png", "svg", "json", "zip", "html", "htm", "docx"];

/// Tells whether a file that is dropped is to be read for entries.
pub fn may_hold_entries(path: &std::path::Path) -> bool {
    let end = path
        .extension()
        .map(|end| end.to_string_lossy().to_lowercase());
    end.is_some_and(|end| ENTRIES.contains(&end.as_str()) || EITHER.contains(&end.as_str()))
}

/// Tells whether a text that is pasted outside a field is a table.
pub fn is_table(text: &str) -> bool {
    let rows = text.lines().filter(|line| line.contains('\t')).count();
    rows >= 2 || (text.contains("<table") && text.contains("<tr"))
}

/// Tells whether a file is one of another program, and not an export of Cairn.
pub fn is_of_another(name: &str, bytes: &[u8]) -> bool {
    matches!(looks(name, bytes), Looks::Like(_) | Looks::Old)
        && !is_encrypted(std::path::Path::new(name))
}

impl Bringing {
    /// Returns the question that is open.
    pub fn question(&self) -> Option<&Question> {
        self.readings
            .iter()
            .flat_map(|reading| &reading.questions)
            .next()
    }

    /// Takes in the answer to a question, as the terminal would take it.
    pub fn answer(&mut self, option: &str, answer: &str) {
        match (option, answer) {
            ("--date-order", "mdy") => self.answers.order = Some(Order::Mdy),
            ("--date-order", _) => self.answers.order = Some(Order::Dmy),
            (_, "hours") => self.answers.unit = Some(Unit::Hours),
            (_, "minutes") => self.answers.unit = Some(Unit::Minutes),
            (_, points) => {
                let hours = points
                    .strip_prefix("points=")
                    .and_then(|hours| hours.parse().ok());
                self.answers.unit = Some(Unit::Points(hours.unwrap_or(0.0)));
            }
        }
    }

    /// Returns all drafts, each with its places.
    pub fn drafts(&self) -> impl Iterator<Item = (usize, usize, &Draft)> {
        let readings = self.readings.iter().enumerate();
        readings.flat_map(|(at, reading)| {
            reading
                .drafts
                .iter()
                .enumerate()
                .map(move |(number, draft)| (at, number, draft))
        })
    }

    /// Counts what is ticked.
    pub fn ticked(&self) -> usize {
        self.drafts()
            .filter(|(_, _, draft)| draft.tick && draft.waits.is_none())
            .count()
    }

    /// Says what comes in, and how that stands to the file's own total.
    pub fn summary(&self) -> String {
        let all = self.drafts().count();
        let minutes: Minutes = self
            .drafts()
            .filter(|(_, _, draft)| draft.tick && draft.waits.is_none())
            .map(|(_, _, draft)| {
                if let Entry::Activity(details) = &draft.entry {
                    details.minutes
                } else {
                    Minutes(0)
                }
            })
            .sum();
        let mut says = format!(
            "{} of {} come in, {} in all",
            self.ticked(),
            count(all, "row", "rows"),
            minutes.in_total()
        );
        let theirs: Option<u32> = self
            .readings
            .iter()
            .map(|reading| reading.totals.theirs)
            .sum::<Option<u32>>();
        if let Some(theirs) = theirs {
            let theirs = Minutes(theirs).in_total();
            says = format!("{says}; the file's own total is {theirs}");
        }
        says
    }

    /// Returns what an import is called.
    pub fn title(&self) -> String {
        let names: Vec<&str> = self
            .readings
            .iter()
            .map(|reading| reading.source.as_str())
            .collect();
        format!("Import {}", names.join(", "))
    }
}
