//! What is wrong with a profile file or a page, and where.

use std::fmt;

/// One problem of a profile file or a page, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileProblem {
    /// The line it stands on, counted from 1.
    pub line: usize,
    /// The field or the part of the page, such as `level`.
    pub field: String,
    /// What is wrong and what to do, without a full stop.
    pub problem: String,
}

impl ProfileProblem {
    pub(super) fn new(line: usize, field: impl Into<String>, problem: impl Into<String>) -> Self {
        Self {
            line,
            field: field.into(),
            problem: problem.into(),
        }
    }
}

impl fmt::Display for ProfileProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, {}: {}", self.line, self.field, self.problem)
    }
}

/// Why a text is no role profile.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProfileError {
    /// The profile file has mistakes; every one of them is listed.
    #[error("The profile has {}:\n  {}", count(.0.len()), list(.0))]
    Problems(Vec<ProfileProblem>),
    /// The page holds no table of a role profile.
    #[error("There is no role profile on this page")]
    NotAPage,
    /// The page does not say which role it is about.
    #[error("The page does not say which role it describes")]
    NoTitle,
}

impl ProfileError {
    /// Says what to do about it.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Problems(_) => {
                "Mend these lines and check the file again with `cairn profile check FILE`"
            }
            Self::NotAPage => {
                "Select the whole page in the browser, copy it, and save it as a text file"
            }
            Self::NoTitle => "Name the role yourself with --title",
        }
    }
}

fn count(problems: usize) -> String {
    if problems == 1 {
        "a mistake".to_owned()
    } else {
        format!("{problems} mistakes")
    }
}

fn list(problems: &[ProfileProblem]) -> String {
    problems
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("\n  ")
}
