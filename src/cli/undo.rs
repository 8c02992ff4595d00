//! `cairn undo`.

use clap::Args;
use serde::Serialize;

use super::{CliError, Session};

/// Take back the last change, whether it was made here or in the window
#[derive(Debug, Args)]
pub struct Undo {}

#[derive(Serialize)]
struct View<'a> {
    undone: &'a str,
}

/// Takes the last change back.
pub fn run(args: &Undo, session: &mut Session) -> Result<(), CliError> {
    let Undo {} = args;
    let undone = session.record()?.undo()?.output;
    session.answer(&View { undone: &undone }, |out| {
        out.line(format_args!("Took back: {undone}"));
    });
    Ok(())
}
