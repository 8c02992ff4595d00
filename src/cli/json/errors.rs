//! Errors as scripts see them.

use serde::Serialize;

use crate::cli::error::Fault;
use crate::cli::privacy::Warning;

/// One thing that was wrong.
#[derive(Clone, Copy, Serialize)]
struct FaultView<'a> {
    error: &'a str,
    hint: &'a str,
    field: Option<&'a str>,
}

/// Everything that was wrong, the first of it in front.
#[derive(Serialize)]
pub struct ErrorView<'a> {
    #[serde(flatten)]
    first: Option<FaultView<'a>>,
    problems: Vec<FaultView<'a>>,
}

impl<'a> From<&'a [Fault]> for ErrorView<'a> {
    fn from(faults: &'a [Fault]) -> Self {
        let problems: Vec<FaultView<'a>> = faults
            .iter()
            .map(|Fault { error, hint, field }| FaultView {
                error,
                hint,
                field: *field,
            })
            .collect();
        Self {
            first: problems.first().copied(),
            problems,
        }
    }
}

/// One thing that worked and wants to be looked at again.
#[derive(Serialize)]
struct WarningView<'a> {
    #[serde(rename = "warning")]
    says: &'a str,
    hint: &'a str,
    field: &'a str,
}

/// Everything that wants to be looked at again.
#[derive(Serialize)]
pub struct WarningsView<'a> {
    warnings: Vec<WarningView<'a>>,
}

impl<'a> From<&'a [Warning]> for WarningsView<'a> {
    fn from(warnings: &'a [Warning]) -> Self {
        let view = |Warning { says, hint, field }: &'a Warning| WarningView { says, hint, field };
        Self {
            warnings: warnings.iter().map(view).collect(),
        }
    }
}
