//! `cairn qualification`: what is held or worked toward.

mod fields;

use chrono::NaiveDate;
use clap::Subcommand;
use serde::Serialize;
use serde_json::Value;

use super::entry::{self, Add, Edit, Listed, One, Shown, Told};
use super::ids::short;
use super::json::{entry_view, evidence::references};
use super::out::Out;
use super::show::{name, reference_and_title};
use super::table::{Align, Table};
use super::{CliError, Session};
use crate::domain::{Qualification as Held, Renewal, long_date, renewals, short_date};
use crate::record::Record;
use fields::Fields;

/// Keep the qualifications you hold or work toward
#[derive(Debug, Subcommand)]
pub enum Qualification {
    /// Add a qualification
    Add(Add<Fields>),
    /// List the qualifications, newest first
    List,
    /// Show everything about a qualification
    Show(One<Held>),
    /// Change a qualification; what is not given stays, an empty value takes away
    Edit(Edit<Fields>),
    /// Move a qualification to the Bin
    Delete(One<Held>),
    /// Bring a qualification back from the Bin
    Restore(One<Held>),
}

/// Runs one of the commands.
pub fn run(command: &Qualification, session: &mut Session) -> Result<(), CliError> {
    match command {
        Qualification::Add(args) => entry::add(args, session),
        Qualification::List => entry::list_all::<Held>(session),
        Qualification::Show(one) => entry::show(one, session),
        Qualification::Edit(args) => entry::edit(args, session),
        Qualification::Delete(one) => entry::delete(one, session),
        Qualification::Restore(one) => entry::restore(one, session),
    }
}

/// What is worked out of a qualification.
#[derive(Serialize)]
struct WorkedOut {
    certificates: Vec<String>,
    renewal: Option<RenewalView>,
}

/// That it wants to be renewed.
#[derive(Serialize)]
struct RenewalView {
    state: &'static str,
    by: NaiveDate,
}

impl From<Renewal> for RenewalView {
    fn from(renewal: Renewal) -> Self {
        Self {
            state: renewal.key(),
            by: renewal.by(),
        }
    }
}

impl Told for Held {
    const NAMED_BY: (&'static str, &'static str) = ("id", "Which qualification, by its id");
    const SEE: &'static str = "`cairn qualification list` shows the ids";

    fn views(entries: &[Self], record: &Record) -> Result<Vec<Value>, CliError> {
        let (evidence, today) = (record.all_evidence()?, record.today());
        let views = entries.iter().map(|held| {
            let worked_out = WorkedOut {
                certificates: references(&evidence, |evidence| evidence.certifies(held.id)),
                renewal: held.details.renewal(today).map(RenewalView::from),
            };
            entry_view(held, &worked_out)
        });
        views.collect()
    }
}

impl Listed for Held {
    const NONE: &'static str = "No qualifications yet; add one with `cairn qualification add`";

    fn table(entries: &[Self], record: &Record, out: &mut Out) {
        let today = record.today();
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
        for held in entries {
            let details = &held.details;
            table.row([
                short(held.id.uuid()),
                details.title.clone(),
                details.awarding_body.clone(),
                details.status.to_string(),
                day(details.awarded),
                day(details.expires),
            ]);
        }
        table.print(out);
        let due = renewals(entries, today);
        if !due.is_empty() {
            out.gap();
        }
        for (held, renewal) in due {
            out.paragraph(0, &format!("{}: {renewal}", held.details.title));
        }
    }
}

impl Shown for Held {
    fn in_words(&self, record: &Record, out: &mut Out) -> Result<(), CliError> {
        let mut certificates = record.all_evidence()?;
        certificates.retain(|evidence| evidence.certifies(self.id));
        let Self {
            id,
            details,
            deleted,
        } = self;
        out.title(&details.title, *deleted);
        out.field("Awarding body", &details.awarding_body);
        out.field("Status", details.status);
        for (name, date) in [
            ("Started", details.started),
            ("Awarded", details.awarded),
            ("Expires", details.expires),
        ] {
            out.field(name, date.map_or_else(String::new, long_date));
        }
        if let Some(renewal) = details.renewal(record.today()) {
            out.field("Renewal", renewal);
        }
        out.field("Reference", &details.reference);
        if let Some(key) = &details.requirement {
            let words = name(&key.clone().into(), &record.profile());
            out.field("Answers", format_args!("{words} [{key}]"));
        }
        out.field("Id", id);
        out.section("Notes", &details.notes);
        out.entries("Certificates", certificates.iter().map(reference_and_title));
        Ok(())
    }
}
