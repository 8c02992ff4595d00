//! `cairn evidence`: notes, files and web links that show something.

mod add;
mod fields;
mod replace;
mod save;
mod versions;

use clap::Subcommand;
use serde_json::Value;

use super::entry::{self, Edit, Listed, One, Shown, Told};
use super::ids::short;
use super::json::{evidence::EvidenceView, value};
use super::out::Out;
use super::show::links;
use super::table::{Align, Table};
use super::text::count;
use super::told;
use super::{CliError, Session};
use crate::domain::{
    Evidence as Piece, EvidenceContent, EvidenceId, EvidenceNumber, long_date, short_date,
};
use crate::record::Record;
use fields::Fields;

/// Keep what shows what you can do
#[derive(Debug, Subcommand)]
pub enum Evidence {
    Add(add::Add),
    /// List the evidence by reference
    List,
    /// Show everything about a piece of evidence
    Show(One<Piece>),
    /// Change a piece of evidence; what is not given stays, and a file stays the file it is
    Edit(Edit<Fields>),
    Replace(replace::Replace),
    /// List the earlier versions of a file, the last replaced first
    Versions(One<Piece>),
    Save(save::Save),
    /// Move a piece of evidence to the Bin; its reference is never used again
    Delete(One<Piece>),
    /// Bring a piece of evidence back from the Bin
    Restore(One<Piece>),
}

/// Runs one of the commands.
pub fn run(command: &Evidence, session: &mut Session) -> Result<(), CliError> {
    match command {
        Evidence::Add(args) => add::run(args, session),
        Evidence::List => entry::list_all::<Piece>(session),
        Evidence::Show(one) => entry::show(one, session),
        Evidence::Edit(args) => entry::edit(args, session),
        Evidence::Replace(args) => replace::run(args, session),
        Evidence::Versions(one) => versions::run(one, session),
        Evidence::Save(args) => save::run(args, session),
        Evidence::Delete(one) => entry::delete(one, session),
        Evidence::Restore(one) => entry::restore(one, session),
    }
}

impl Told for Piece {
    const NAMED_BY: (&'static str, &'static str) =
        ("reference", "Which, by its reference, such as E7");
    const SEE: &'static str = "References look like E7; `cairn evidence list` shows them";

    fn find(record: &Record, typed: &str) -> Result<EvidenceId, CliError> {
        match typed.parse::<EvidenceNumber>() {
            Ok(number) => Ok(record.evidence_numbered(number)?.id),
            Err(_) => told::find::<Self>(record, typed),
        }
    }

    fn name(&self) -> String {
        self.number.to_string()
    }

    fn called(&self) -> String {
        format!("{} “{}”", self.number, self.details.title)
    }

    fn named(&self) -> String {
        self.called()
    }

    fn views(entries: &[Self], _record: &Record) -> Result<Vec<Value>, CliError> {
        let views = entries
            .iter()
            .map(|piece| value(&EvidenceView::from(piece)));
        views.collect()
    }
}

impl Listed for Piece {
    const NONE: &'static str = "No evidence yet; keep some with `cairn evidence add`";

    fn table(entries: &[Self], record: &Record, out: &mut Out) {
        let mut table = Table::new([
            ("Ref", Align::Left),
            ("Date", Align::Left),
            ("Title", Align::Flexible),
            ("Sort", Align::Left),
            ("Shows", Align::Right),
        ]);
        for evidence in entries {
            table.row([
                evidence.number.to_string(),
                short_date(evidence.details.date, record.today()),
                evidence.details.title.clone(),
                sort(&evidence.details.content).to_owned(),
                match evidence.details.links.len() {
                    0 => String::new(),
                    links => links.to_string(),
                },
            ]);
        }
        table.print(out);
        out.gap();
        out.line(count(
            entries.len(),
            "piece of evidence",
            "pieces of evidence",
        ));
    }
}

/// Returns what sort of thing it is; the title says the rest.
const fn sort(content: &EvidenceContent) -> &'static str {
    match content {
        EvidenceContent::Note(_) => "Note",
        EvidenceContent::File(_) => "File",
        EvidenceContent::Web(_) => "Web link",
    }
}

impl Shown for Piece {
    fn in_words(&self, record: &Record, out: &mut Out) -> Result<(), CliError> {
        let Self {
            id,
            number,
            details,
            deleted,
        } = self;
        let activities = details.activities.iter().map(|id| {
            let found = record.get(*id)?.details;
            let (date, title, id) = (long_date(found.date), found.title, short(id.uuid()));
            Ok(format!("{title}, {date} ({id})"))
        });
        let activities = activities.collect::<Result<Vec<String>, CliError>>()?;
        let held = details.qualifications.iter().map(|id| {
            let (title, id) = (record.get(*id)?.details.title, short(id.uuid()));
            Ok(format!("{title} ({id})"))
        });
        let held = held.collect::<Result<Vec<String>, CliError>>()?;
        out.title(&format!("{number} {}", details.title), *deleted);
        out.field("Date", long_date(details.date));
        match &details.content {
            EvidenceContent::Note(_) => {}
            EvidenceContent::File(file) => {
                out.field("File", format_args!("{}, {}", file.name, file.size()));
            }
            EvidenceContent::Web(url) => out.field("Web address", url),
        }
        out.field("Id", id);
        if let EvidenceContent::Note(text) = &details.content {
            out.section("Note", text);
        }
        links("Shows", &details.links, &record.profile(), out);
        out.entries("Belongs to", activities);
        out.entries("Certificate of", held);
        Ok(())
    }
}
