//! `cairn qualification list`.

use chrono::NaiveDate;
use clap::Args;

use crate::cli::ids::short;
use crate::cli::json::qualification::QualificationView;
use crate::cli::table::{Align, Table};
use crate::cli::{CliError, Session};
use crate::domain::{renewals, short_date};

/// List the qualifications, newest first
#[derive(Debug, Args)]
pub struct List {}

/// Lists the qualifications.
pub fn run(args: &List, session: &mut Session) -> Result<(), CliError> {
    let List {} = args;
    let record = session.record()?;
    let (all, evidence) = (record.qualifications()?, record.all_evidence()?);
    let today = session.today();
    let view = |held| QualificationView::new(held, &evidence, today);
    let views: Vec<QualificationView<'_>> = all.iter().map(view).collect();
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
        let due = renewals(&all, today);
        if !due.is_empty() {
            out.gap();
        }
        for (held, renewal) in due {
            out.paragraph(0, &format!("{}: {renewal}", held.details.title));
        }
    });
    Ok(())
}
