//! `cairn undo`.

use clap::Args;
use serde::Serialize;

use super::{CliError, Session};
use crate::record::Txn;

/// Take back the last change, whether it was made here or in the window
#[derive(Debug, Args)]
pub struct Undo {
    /// Take that change back and no other, by the number that was named when it was made
    #[arg(value_name = "CHANGE", value_parser = number)]
    change: Option<i64>,
}

fn number(typed: &str) -> Result<i64, String> {
    let read = typed.trim().parse();
    read.map_err(|_err| {
        "it is the number that was named when the change was made, such as 57".to_owned()
    })
}

#[derive(Serialize)]
struct View<'a> {
    undone: &'a str,
}

/// Takes the last change back, or the one that is named.
pub fn run(args: &Undo, session: &mut Session) -> Result<(), CliError> {
    let mut record = session.record()?;
    let undone = match args.change {
        None => record.undo()?,
        Some(change) => record.undo_change(Txn(change))?,
    };
    let undone = undone.output;
    session.answer(&View { undone: &undone }, |out| {
        out.line(format_args!("Took back: {undone}"));
    });
    Ok(())
}
