//! `cairn objective list`.

use chrono::NaiveDate;
use clap::Args;

use super::measured;
use crate::cli::ids::short;
use crate::cli::json::objective::ObjectiveView;
use crate::cli::table::{Align, Table};
use crate::cli::{CliError, Session};
use crate::domain::short_date;

/// List the objectives: the open ones by what is due first, then the achieved and the dropped
#[derive(Debug, Args)]
pub struct List {}

/// Lists the objectives.
pub fn run(args: &List, session: &mut Session) -> Result<(), CliError> {
    let List {} = args;
    let record = session.record()?;
    let today = session.today();
    let progress = record.progress(today)?;
    let all = record.objectives()?;
    let views: Vec<ObjectiveView<'_>> = all
        .iter()
        .map(|objective| ObjectiveView::new(objective, measured(&record, &progress, objective)))
        .collect();
    session.answer(&views, |out| {
        if all.is_empty() {
            out.line("No objectives yet; set one with `cairn objective add`");
            return;
        }
        let mut table = Table::new([
            ("Id", Align::Left),
            ("Status", Align::Left),
            ("Due", Align::Left),
            ("Review", Align::Left),
            ("Title", Align::Flexible),
        ]);
        let day =
            |date: Option<NaiveDate>| date.map_or_else(String::new, |date| short_date(date, today));
        for objective in &all {
            let details = &objective.details;
            table.row([
                short(objective.id.uuid()),
                details.status.to_string(),
                day(details.due),
                day(details.review),
                details.title.clone(),
            ]);
        }
        table.print(out);
    });
    Ok(())
}
