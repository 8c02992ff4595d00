//! `cairn sample`: a made-up record to look at.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::json::progress::ProgressView;
use super::progress::overview;
use super::session::shown;
use super::{CliError, Session, portfolio};
use crate::record::sample;

/// Make a made-up record to look at, show its progress and print its portfolio
#[derive(Debug, Args)]
pub struct Sample {
    /// The folder to make it in: DIR/record and DIR/portfolio.pdf
    #[arg(value_name = "DIR")]
    dir: PathBuf,
}

#[derive(Serialize)]
struct View<'a> {
    record: String,
    portfolio: Option<String>,
    progress: ProgressView<'a>,
}

/// Makes the sample record.
pub fn run(args: &Sample, session: &mut Session) -> Result<(), CliError> {
    let dir = args.dir.join("record");
    if dir.exists() {
        return Err(
            CliError::failed(format!("{} is there already", shown(&dir))).hinted(format!(
                "Open it with `cairn --record {}`, or give another folder",
                shown(&dir)
            )),
        );
    }
    let record = sample::create(&dir, session.clock().clone())?;
    let figures = record.progress(session.today())?;
    let profile = record.profile();
    let pdf = args.dir.join("portfolio.pdf");
    let printed = if cfg!(feature = "pdf") {
        portfolio::print_summary(&record, figures.period.period, &pdf)?;
        Some(shown(&pdf))
    } else {
        None
    };
    let focus = record.focus()?;
    let view = View {
        record: shown(&dir),
        portfolio: printed,
        progress: ProgressView::new(&figures, &profile.key, &focus, |_| true),
    };
    session.answer(&view, |out| {
        overview(&figures, &profile, &focus, out);
        out.gap();
        out.field("Record", &view.record);
        out.field(
            "Portfolio",
            view.portfolio
                .as_deref()
                .unwrap_or("not printed; this Cairn was built without printing"),
        );
    });
    Ok(())
}
