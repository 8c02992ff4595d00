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

use super::{CliError, Session};

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
