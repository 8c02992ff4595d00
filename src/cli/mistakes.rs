//! The mistakes of a file that a person wrote, as every `check` tells them.

use super::json::profile::{CheckedView, ProblemView};
use super::table::{Align, Table};
use super::{CliError, Session};
use crate::domain::FileProblem;

/// Lists the mistakes, and returns the error that says how many there are.
pub fn tell(path: &str, problems: &[FileProblem], session: &mut Session) -> CliError {
    let view = CheckedView {
        problems: problems.iter().map(ProblemView::from).collect(),
    };
    session.answer(&view, |out| {
        let mut table = Table::new([
            ("Line", Align::Right),
            ("Field", Align::Left),
            ("Problem", Align::Left),
        ]);
        for problem in problems {
            table.row([
                problem.line.to_string(),
                problem.field.clone(),
                problem.problem.clone(),
            ]);
        }
        table.print(out);
    });
    let mistakes = match problems {
        [_] => "1 mistake".to_owned(),
        several => FileProblem::count(several),
    };
    CliError::failed(format!("{path} has {mistakes}"))
        .hinted("Mend these lines and check the file again")
}
