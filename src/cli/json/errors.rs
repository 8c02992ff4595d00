//! Errors and warnings as scripts see them.

use serde::Serialize;

/// One thing that was wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// What is wrong, a sentence without a full stop.
    pub error: String,
    /// What to do about it; may be empty.
    pub hint: String,
    /// The option that it is about, if it is about one.
    pub field: Option<&'static str>,
}

/// Everything that was wrong, the first of it in front.
#[derive(Serialize)]
pub struct ErrorView<'a> {
    #[serde(flatten)]
    first: Option<&'a Fault>,
    problems: &'a [Fault],
}

impl<'a> From<&'a [Fault]> for ErrorView<'a> {
    fn from(problems: &'a [Fault]) -> Self {
        let first = problems.first();
        Self { first, problems }
    }
}

/// One thing that worked and wants to be looked at again.
#[derive(Debug, Serialize)]
pub struct Warning {
    /// What it looks like and where it stands, a sentence without a full stop.
    #[serde(rename = "warning")]
    pub says: String,
    /// What to do about it.
    pub hint: &'static str,
    /// The field in which it stands.
    pub field: &'static str,
}

/// Everything that wants to be looked at again.
#[derive(Serialize)]
pub struct WarningsView<'a> {
    /// In the order in which it stands.
    pub warnings: &'a [Warning],
}
