//! `cairn portfolio list`.

use clap::Args;

use super::{Seen, words};
use crate::cli::ids::short;
use crate::cli::json::portfolio::PortfolioView;
use crate::cli::table::{Align, Table};
use crate::cli::{CliError, Session};
use crate::domain::long_date;

/// List the portfolios: those being composed, then those handed in
#[derive(Debug, Args)]
pub struct List {}

/// Lists the portfolios.
pub fn run(args: &List, session: &mut Session) -> Result<(), CliError> {
    let List {} = args;
    let record = session.record()?;
    let all = record.portfolios()?.into_iter();
    let all = all.map(|portfolio| Seen::new(&record, portfolio));
    let all = all.collect::<Result<Vec<Seen>, CliError>>()?;
    let views: Vec<PortfolioView<'_>> = all.iter().map(Seen::view).collect();
    session.answer(&views, |out| {
        if all.is_empty() {
            out.line("No portfolios yet; begin one with `cairn portfolio new`");
            return;
        }
        let mut table = Table::new([
            ("Id", Align::Left),
            ("Title", Align::Flexible),
            ("Kind", Align::Flexible),
            ("Ends", Align::Left),
            ("Stage", Align::Left),
        ]);
        for Seen { portfolio, .. } in &all {
            let details = &portfolio.details;
            table.row([
                short(portfolio.id.uuid()),
                details.title.clone(),
                details.kind.title.clone(),
                long_date(details.period.to()),
                words::stage(portfolio),
            ]);
        }
        table.print(out);
    });
    Ok(())
}
