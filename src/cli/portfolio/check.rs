//! `cairn portfolio check`.

use std::path::Path;

use clap::Args;

use super::{Seen, kind, words};
use crate::cli::entry::Told as _;
use crate::cli::json::finding::{CheckedPortfolioView, FindingView};
use crate::cli::json::profile::CheckedView;
use crate::cli::text::count;
use crate::cli::{CliError, Session, mistakes};
use crate::domain::portfolio::Portfolio;
use crate::files;
use crate::kinds::{KindError, read};

/// Check a portfolio against what is asked for, or a file with a kind of your own line by line
#[derive(Debug, Args)]
pub struct Check {
    /// Which portfolio, by its id or title; or a file that ends in .toml
    #[arg(value_name = "PORTFOLIO|FILE")]
    what: String,
}

/// Checks a portfolio or a kind.
pub fn run(args: &Check, session: &mut Session) -> Result<(), CliError> {
    if kind::is_file(&args.what) {
        return file(&args.what, session);
    }
    let record = session.record()?;
    let id = Portfolio::find(&record, &args.what)?;
    let seen = Seen::of(&record, id)?;
    let view = CheckedPortfolioView {
        findings: seen.findings.iter().map(FindingView::from).collect(),
    };
    session.answer(&view, |out| {
        if seen.findings.is_empty() {
            out.line(format_args!("“{}” keeps every rule", seen.title()));
        }
        words::findings(&seen.findings, out);
    });
    match words::broken(&seen.findings) {
        None => Ok(()),
        Some(broken) => Err(CliError::failed(format!("“{}”: {broken}", seen.title()))
            .hinted("Mend it with `cairn portfolio edit`, or in the window")),
    }
}

fn file(path: &str, session: &mut Session) -> Result<(), CliError> {
    let problems = match read(&files::read_text(Path::new(path))?) {
        Ok(kind) => {
            let problems = Vec::new();
            session.answer(&CheckedView { problems }, |out| {
                let criteria = count(kind.criteria.len(), "criterion", "criteria");
                out.line(format_args!(
                    "{path}: {}, {criteria}, no mistakes",
                    kind.title
                ));
            });
            return Ok(());
        }
        Err(KindError(problems)) => problems,
    };
    Err(mistakes::tell(path, &problems, session))
}
