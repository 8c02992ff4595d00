//! What is wrong in a file that a person wrote, and where.

use std::fmt;

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
            field: field.into(),
            problem: problem.into(),
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

impl fmt::Display for FileProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, {}: {}", self.line, self.field, self.problem)
    }
}
