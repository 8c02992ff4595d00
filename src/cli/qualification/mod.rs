//! `cairn qualification`: what is held or worked toward.

mod add;
mod delete;
mod edit;
mod fields;
mod list;
mod restore;
mod show;

use clap::Subcommand;

use super::{CliError, Session};

/// Keep the qualifications you hold or work toward
#[derive(Debug, Subcommand)]
pub enum Qualification {
    Add(add::Add),
    List(list::List),
    Show(show::Show),
    Edit(edit::Edit),
    Delete(delete::Delete),
    Restore(restore::Restore),
}

/// Runs one of the commands.
pub fn run(command: &Qualification, session: &mut Session) -> Result<(), CliError> {
    match command {
        Qualification::Add(args) => add::run(args, session),
        Qualification::List(args) => list::run(args, session),
        Qualification::Show(args) => show::run(args, session),
        Qualification::Edit(args) => edit::run(args, session),
        Qualification::Delete(args) => delete::run(args, session),
        Qualification::Restore(args) => restore::run(args, session),
    }
}
