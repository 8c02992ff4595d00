//! `cairn agenda`: what is overdue and what comes next.

use clap::Args;

use super::json::agenda::AgendaView;
use super::table::{Align, Table};
use super::{CliError, Session};
use crate::domain::short_date;

/// List what is overdue and what comes next: objectives, planned activities, qualifications that expire
#[derive(Debug, Args)]
pub struct Agenda {
    /// Only what is overdue or comes within so many days
    #[arg(long, value_name = "DAYS")]
    days: Option<u32>,
}

/// Lists the agenda.
pub fn run(args: &Agenda, session: &mut Session) -> Result<(), CliError> {
    let agenda = session.record()?.agenda()?;
    let items = match args.days {
        None => agenda.items(),
        Some(days) => agenda.within(i64::from(days)),
    };
    let views: Vec<AgendaView<'_>> = items.iter().map(AgendaView::from).collect();
    let today = session.today();
    session.answer(&views, |out| {
        if items.is_empty() {
            out.line("Nothing is due; set an objective with `cairn objective add`");
            return;
        }
        let mut table = Table::new([
            ("Date", Align::Left),
            ("Title", Align::Flexible),
            ("What", Align::Left),
        ]);
        for item in items {
            table.row([
                short_date(item.date, today),
                item.title.clone(),
                item.to_string(),
            ]);
        }
        table.print(out);
    });
    Ok(())
}
