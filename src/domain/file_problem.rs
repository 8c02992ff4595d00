//! What is wrong in a file that a person wrote, and where.

use std::fmt;

use super::brief::brief;
use super::number;

/// How many mistakes of one file are told; whoever makes more makes the same again.
const TOLD: usize = 100;

/// One problem of a profile, a page or a kind of portfolio, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileProblem {
    /// The line it stands on, counted from 1.
    pub line: usize,
    /// The field or the part of the page, such as `level`.
    pub field: String,
    /// What is wrong and what to do, without a full stop.
    pub problem: String,
}

impl FileProblem {
    /// Makes the problem of a line.
    pub fn new(line: usize, field: impl Into<String>, problem: impl Into<String>) -> Self {
        Self {
            line,
            field: brief(field.into()),
            problem: brief(problem.into()),
        }
    }

    /// Makes the problem of a byte of a text.
    pub fn at(
        text: &str,
        byte: usize,
        field: impl Into<String>,
        problem: impl Into<String>,
    ) -> Self {
        let before = text.bytes().take(byte);
        let line = before.filter(|b| *b == b'\n').count() + 1;
        Self::new(line, field, problem)
    }

    /// Says how many there are: `a mistake`, `3 mistakes`.
    #[must_use]
    pub fn count(problems: &[Self]) -> String {
        match problems.len() {
            1 => "a mistake".to_owned(),
            more if more > TOLD => format!("more than {TOLD} mistakes"),
            several => format!("{several} mistakes"),
        }
    }

    /// Lists them, a line each.
    #[must_use]
    pub fn list(problems: &[Self]) -> String {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        lines.join("\n  ")
    }
}

/// Mistakes as they are found: the first are kept to be told, the others counted.
#[derive(Debug, Default)]
pub struct FileProblems {
    told: Vec<FileProblem>,
    more: usize,
}

impl FileProblems {
    /// Adds one, which is made only if it is told.
    pub fn add(&mut self, problem: impl FnOnce() -> FileProblem) {
        if self.told.len() < TOLD {
            self.told.push(problem());
        } else {
            self.more += 1;
        }
    }

    /// Returns them by line; the last one says how many more there are.
    #[must_use]
    pub fn by_line(mut self) -> Vec<FileProblem> {
        self.told.sort_by_key(|problem| problem.line);
        self.as_found()
    }

    /// Returns them as they were found; the last one says how many more there are.
    #[must_use]
    pub fn as_found(mut self) -> Vec<FileProblem> {
        if self.more > 0 {
            let last = self.told.last().map_or(1, |problem| problem.line);
            let says = format!("{} more of these are not listed", number(self.more));
            self.told.push(FileProblem::new(last, "file", says));
        }
        self.told
    }
}

impl fmt::Display for FileProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, {}: {}", self.line, self.field, self.problem)
    }
}
