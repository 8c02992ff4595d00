//! `cairn evidence`: notes, files and web links that show something.

mod add;
mod delete;
mod edit;
mod list;
mod replace;
mod restore;
mod save;
mod show;
mod versions;

use clap::Subcommand;

use super::typed::Typed;
use super::{CliError, Session, ids};
use crate::domain::{ActivityId, Invalid, QualificationId};
use crate::record::Record;

/// Keep what shows what you can do
#[derive(Debug, Subcommand)]
pub enum Evidence {
    Add(add::Add),
    List(list::List),
    Show(show::Show),
    Edit(edit::Edit),
    Replace(replace::Replace),
    Versions(versions::Versions),
    Save(save::Save),
    Delete(delete::Delete),
    Restore(restore::Restore),
}

/// Runs one of the commands.
pub fn run(command: &Evidence, session: &mut Session) -> Result<(), CliError> {
    match command {
        Evidence::Add(args) => add::run(args, session),
        Evidence::List(args) => list::run(args, session),
        Evidence::Show(args) => show::run(args, session),
        Evidence::Edit(args) => edit::run(args, session),
        Evidence::Replace(args) => replace::run(args, session),
        Evidence::Versions(args) => versions::run(args, session),
        Evidence::Save(args) => save::run(args, session),
        Evidence::Delete(args) => delete::run(args, session),
        Evidence::Restore(args) => restore::run(args, session),
    }
}

/// Reads the ids of the activities that evidence belongs to.
fn activities(record: &Record, texts: &[String], typed: &mut Typed) -> Vec<ActivityId> {
    let given = texts.iter().filter(|text| !text.trim().is_empty());
    let mut found = Vec::new();
    for text in given {
        let id = ids::activity(record, text)
            .map_err(|err| Invalid::new("activity", err.to_string()).hinted(err.hint()));
        found.extend(typed.note(id));
    }
    found
}

/// Reads the ids of the qualifications that evidence is a certificate of.
fn qualifications(record: &Record, texts: &[String], typed: &mut Typed) -> Vec<QualificationId> {
    let given = texts.iter().filter(|text| !text.trim().is_empty());
    let mut found = Vec::new();
    for text in given {
        let id = ids::qualification(record, text)
            .map_err(|err| Invalid::new("qualification", err.to_string()).hinted(err.hint()));
        found.extend(typed.note(id));
    }
    found
}
