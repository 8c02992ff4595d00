//! `cairn export` and `cairn import`: everything, as one file.

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::json::backup::part;
use super::privacy::warn_of_export;
use super::session::{GONE, shown};
use super::{CliError, Session, bring, passphrase, take_out};
use crate::domain::attached_files;
use crate::record::{Imported, Part, PersonField, Txn, is_encrypted};

/// Write everything into one zip file, or your log as another program reads it
///
/// Without --as it holds every entry with its history as JSON, the entries as CSV for a spreadsheet, and every attached file. `cairn
/// import` reads it; its README.md says what is what.
///
/// With --as, csv and xlsx hold the log and come back just as they were by `cairn import`; ics holds what is due, bibtex and
/// ris what you read, leap2a the log for Mahara.
#[derive(Debug, Args)]
pub struct Export {
    /// The file to write
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The log as another program reads it, instead of everything: csv, xlsx, ics, leap2a, bibtex or ris
    #[arg(long = "as", value_name = "FORM")]
    form: Option<String>,
    /// With ics: a reminder to log your CPD, each week on that day
    #[arg(long, value_name = "WEEKDAY", requires = "form")]
    reminder: Option<String>,
}

/// Import what `cairn export` wrote, or your log from another program
///
/// Spreadsheets (.csv, .tsv, .xlsx, .ods), tables of Word and web pages, calendars, badges, portfolios of Mahara, e-mails and
/// references become entries: `--dry-run` shows them as they will be, and one `cairn undo` takes all of them back. `-` reads
/// what is pasted. docs/import.md says how to get the file out of other programs.
///
/// An export of Cairn moves a record to another computer, or brings the entries of another record into this one. It does not keep two
/// computers in step: what changes afterwards on one is not known to the other until it is exported and imported again.
///
/// Where there is no record yet, or one of the same person in which nothing was entered, it becomes the record, just as it
/// was. Otherwise both are merged. What one side lacks comes in, and what one side alone changed counts, field by field.
/// Where both changed the same field of an entry, the record keeps its own; the imported version goes to the Bin, titled
/// “… (as imported)”, so that no hour counts twice. What both say of the person is told, and what this record says stays. An
/// encrypted second copy (FILE.age) asks for the passphrase that it was made with.
#[derive(Debug, Args)]
pub struct Import {
    /// The file to read
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    others: bring::Options,
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
    person: Vec<PersonView>,
    aside: Option<String>,
    missing_files: usize,
    damaged: usize,
    changed: bool,
}

#[derive(Serialize)]
struct PersonView {
    field: String,
    ours: String,
    theirs: String,
    taken: bool,
}

#[derive(Serialize)]
struct CountView {
    part: &'static str,
    entries: u64,
}

/// Exports everything.
pub fn export(args: &Export, session: &mut Session) -> Result<(), CliError> {
    if let Some(form) = &args.form {
        return take_out::run(&args.file, form, args.reminder.as_deref(), session);
    }
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
            out.line(attached_files(view.missing_files, GONE));
        }
    });
    Ok(())
}

/// Imports an export, or files of other programs.
pub fn import(args: &Import, session: &mut Session) -> Result<(), CliError> {
    let [file] = args.files.as_slice() else {
        return bring::run(&args.files, &args.others, session);
    };
    if !args.others.are_given() && bring::is_export(file) {
        return import_export(file, &args.passphrase, session);
    }
    bring::run(&args.files, &args.others, session)
}

fn import_export(
    file: &Path,
    passphrase: &passphrase::From,
    session: &mut Session,
) -> Result<(), CliError> {
    let mut backups = session.backups()?;
    if is_encrypted(file) {
        backups = backups.unlocked(file, &passphrase.given()?)?;
    }
    let imported = backups.import(file)?;
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
        person: imported.person.iter().map(PersonView::from).collect(),
        aside: imported.aside.as_deref().map(shown),
        changed: imported.has_changed(),
        missing_files: imported.missing,
        damaged: imported.damaged,
    };
    if imported.damaged > 0 {
        CliError::failed(Imported::DAMAGED)
            .hinted("`cairn check` says what, and `cairn check --repair` mends what it can")
            .warn("It was imported all the same");
    }
    session.answer(&view, |out| {
        if imported.is_whole {
            out.line("Imported; the record is what was exported");
        } else if let Some(change) = imported.txn {
            out.line(format_args!(
                "Imported; `cairn undo {change}` takes it back"
            ));
        } else {
            out.line("There was nothing new in it");
        }
        out.field("Came in", Imported::in_words(&imported.added));
        out.field("Newer", Imported::in_words(&imported.updated));
        out.field("In two versions", Imported::in_words(&imported.both));
        for field in &imported.person {
            out.field(&field.field, field.in_words());
        }
        if imported.has_binned() {
            out.line("The imported versions are in the Bin, “(as imported)”: `cairn bin`");
        }
        if let Some(aside) = &view.aside {
            out.line(format_args!("What was here before is kept in {aside}"));
        }
        if imported.missing > 0 {
            out.line(attached_files(imported.missing, "not in it"));
        }
    });
    Ok(())
}

impl From<&PersonField> for PersonView {
    fn from(field: &PersonField) -> Self {
        let PersonField {
            field,
            ours,
            theirs,
            taken,
        } = field.clone();
        Self {
            field,
            ours,
            theirs,
            taken,
        }
    }
}
