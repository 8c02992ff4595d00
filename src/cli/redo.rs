//! `cairn redo`.

use clap::Args;
use serde::Serialize;

use super::{CliError, Session};

/// Make the change again that was last taken back
#[derive(Debug, Args)]
pub struct Redo {}

#[derive(Serialize)]
struct View<'a> {
    redone: &'a str,
}

/// Makes the last undone change again.
pub fn run(args: &Redo, session: &mut Session) -> Result<(), CliError> {
    let Redo {} = args;
    let redone = session.record()?.redo()?.output;
    session.answer(&View { redone: &redone }, |out| {
        out.line(format_args!("Made again: {redone}"));
    });
    Ok(())
}
