//! `cairn bin`: what was deleted and can be brought back.

use clap::Args;

use super::ids::short;
use super::json::found::BinView;
use super::search::reference;
use super::table::{Align, Table};
use super::{CliError, Session};
use crate::domain::short_date;

/// List what lies in the Bin
#[derive(Debug, Args)]
pub struct Bin {}

/// Lists the Bin.
pub fn run(args: &Bin, session: &mut Session) -> Result<(), CliError> {
    let Bin {} = args;
    let record = session.record()?;
    let bin = record.bin()?;
    let references = bin.iter().map(|entry| reference(&record, entry.entry));
    let references = references.collect::<Result<Vec<_>, CliError>>()?;
    let entries = || bin.iter().zip(references.iter().copied());
    let views: Vec<BinView<'_>> = entries()
        .map(|(entry, number)| BinView::new(entry, number))
        .collect();
    let today = session.today();
    session.answer(&views, |out| {
        if bin.is_empty() {
            out.line("The Bin is empty");
            return;
        }
        let mut table = Table::new([
            ("Id", Align::Left),
            ("Sort", Align::Left),
            ("Title", Align::Flexible),
            ("Deleted", Align::Left),
        ]);
        for (entry, number) in entries() {
            table.row([
                number.map_or_else(|| short(entry.entry.uuid()), |number| number.to_string()),
                entry.entry.sort().key().to_owned(),
                entry.title.clone(),
                short_date(record.clock().local(entry.deleted_at).date(), today),
            ]);
        }
        table.print(out);
        out.gap();
        out.line("Bring one back with `cairn SORT restore ID`");
    });
    Ok(())
}
