//! `cairn qualification list`.

use chrono::NaiveDate;
use clap::Args;

use crate::cli::ids::short;
use crate::cli::json::qualification::QualificationView;
use crate::cli::table::{Align, Table};
use crate::cli::{CliError, Session};
use crate::domain::short_date;

/// List the qualifications, newest first
#[derive(Debug, Args)]
pub struct List {}

/// Lists the qualifications.
pub fn run(args: &List, session: &mut Session) -> Result<(), CliError> {
    let List {} = args;
    let all = session.record()?.qualifications()?;
    let views: Vec<QualificationView<'_>> = all.iter().map(QualificationView::from).collect();
    let today = session.today();
    session.answer(&views, |out| {
        if all.is_empty() {
            out.line("No qualifications yet; add one with `cairn qualification add`");
            return;
        }
        let mut table = Table::new([
            ("Id", Align::Left),
            ("Title", Align::Flexible),
            ("Awarding body", Align::Flexible),
            ("Status", Align::Left),
            ("Awarded", Align::Left),
            ("Expires", Align::Left),
        ]);
        let day =
            |date: Option<NaiveDate>| date.map_or_else(String::new, |date| short_date(date, today));
        for qualification in &all {
            let details = &qualification.details;
            table.row([
                short(qualification.id.uuid()),
                details.title.clone(),
                details.awarding_body.clone(),
                details.status.to_string(),
                day(details.awarded),
                day(details.expires),
            ]);
        }
        table.print(out);
    });
    Ok(())
}
