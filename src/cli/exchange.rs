//! `cairn export` and `cairn import`: everything, as one file.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::json::backup::part;
use super::privacy::warn_of_export;
use super::session::shown;
use super::{CliError, Session, passphrase};
use crate::record::{Imported, Part, Txn, is_encrypted};

/// Write everything into one zip file
///
/// It holds every entry with its history as JSON, the entries as CSV for a spreadsheet, and every attached file. `cairn
/// import` reads it; its README.md says what is what.
#[derive(Debug, Args)]
pub struct Export {
    /// The file to write
    #[arg(value_name = "FILE.zip")]
    file: PathBuf,
}

/// Import what `cairn export` wrote
///
/// Where there is no record yet it becomes the record, just as it was. Otherwise both are merged: what one side lacks comes
/// in, the newer version of an entry counts, and an entry that was changed on both sides stands in both versions. An
/// encrypted second copy (FILE.age) asks for the passphrase that it was made with.
#[derive(Debug, Args)]
pub struct Import {
    /// The file to read
    #[arg(value_name = "FILE.zip")]
    file: PathBuf,
    #[command(flatten)]
    passphrase: passphrase::From,
}

#[derive(Serialize)]
struct ExportView {
    out: String,
    files: usize,
    missing_files: usize,
}

#[derive(Serialize)]
struct ImportView {
    whole: bool,
    /// The change that it was, for `cairn undo`.
    change: Option<i64>,
    added: Vec<CountView>,
    updated: Vec<CountView>,
    both: Vec<CountView>,
    missing_files: usize,
}

#[derive(Serialize)]
struct CountView {
    part: &'static str,
    entries: u64,
}

/// Exports everything.
pub fn export(args: &Export, session: &mut Session) -> Result<(), CliError> {
    let record = session.record()?;
    warn_of_export(record.gives_away(), session.format());
    let exported = record.backups().export(&args.file)?;
    let view = ExportView {
        out: shown(&args.file),
        files: exported.files,
        missing_files: exported.missing,
    };
    session.answer(&view, |out| {
        out.line(format_args!("Exported everything to {}", view.out));
        if view.missing_files > 0 {
            out.line(format_args!(
                "{} attached files are gone or damaged: `cairn check` says which",
                view.missing_files
            ));
        }
    });
    Ok(())
}

/// Imports an export.
pub fn import(args: &Import, session: &mut Session) -> Result<(), CliError> {
    let mut backups = session.backups()?;
    if is_encrypted(&args.file) {
        backups = backups.unlocked(&args.file, &args.passphrase.given()?)?;
    }
    let imported = backups.import(&args.file)?;
    let counts = |counts: &[(Part, u64)]| {
        let view = |(of, entries): &(Part, u64)| CountView {
            part: part(*of),
            entries: *entries,
        };
        counts.iter().map(view).collect::<Vec<_>>()
    };
    let view = ImportView {
        whole: imported.is_whole,
        change: imported.txn.map(|Txn(change)| change),
        added: counts(&imported.added),
        updated: counts(&imported.updated),
        both: counts(&imported.both),
        missing_files: imported.missing,
    };
    session.answer(&view, |out| {
        if imported.is_whole {
            out.line("Imported; the record is what was exported");
        } else if [&imported.added, &imported.updated, &imported.both]
            .iter()
            .all(|counts| counts.is_empty())
        {
            out.line("There was nothing new in it");
        } else {
            match imported.txn {
                Some(change) => {
                    out.line(format_args!(
                        "Imported; `cairn undo {change}` takes it back"
                    ));
                }
                None => out.line("Nothing was changed"),
            }
            out.field("Came in", Imported::in_words(&imported.added));
            out.field("Are newer", Imported::in_words(&imported.updated));
            out.field("In two versions", Imported::in_words(&imported.both));
        }
        if imported.missing > 0 {
            out.line(format_args!(
                "{} attached files were not in it",
                imported.missing
            ));
        }
    });
    Ok(())
}
