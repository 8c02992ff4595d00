//! `cairn restore`: go back to a backup.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::json::backup::{BackupView, CountsView};
use super::out::Out;
use super::session::shown;
use super::{CliError, Session, passphrase};
use crate::domain::attached_files;
use crate::record::{Restored, RowCounts, Txn};

/// Go back to a backup, or put one into a new folder
///
/// Without --yes it says what would change, and changes nothing. A backup of the present state is put aside first, and going
/// back can be undone. Where the record is too damaged to open, its database is set aside and the backup takes its place. An
/// encrypted backup asks for the passphrase that it was made with.
#[derive(Debug, Args)]
pub struct Restore {
    /// The backup: how its name begins in `cairn backup list`, `latest`, or the path of its file
    #[arg(value_name = "BACKUP")]
    backup: OsString,
    /// Folder for a new record, instead of the present one
    #[arg(long, value_name = "DIR", conflicts_with = "yes")]
    into: Option<PathBuf>,
    #[command(flatten)]
    passphrase: passphrase::From,
    /// Do it
    #[arg(long)]
    yes: bool,
}

#[derive(Serialize)]
struct View {
    backup: BackupView,
    changes: Vec<CountsView>,
    restored: bool,
    /// The change that it was, for `cairn undo`.
    change: Option<i64>,
    record: String,
    missing_files: usize,
    set_aside: Option<String>,
}

/// Goes back to a backup, or says what that would change.
pub fn run(args: &Restore, session: &mut Session) -> Result<(), CliError> {
    let backups = session.backups()?;
    let backup = backups.find(&args.backup)?;
    let backups = if backup.is_encrypted() {
        backups.unlocked(&backup.path, &args.passphrase.given()?)?
    } else {
        backups
    };
    let contents = backups.contents(&backup.path)?;
    let changes = match &args.into {
        Some(_) => Vec::new(),
        None => backups.preview(&backup)?,
    };
    let restored = match (&args.into, args.yes) {
        (Some(dir), _) => Some(backups.restore_into(&backup, dir)?),
        (None, true) => Some(backups.restore(&backup)?),
        (None, false) => None,
    };
    let dir = match &args.into {
        Some(dir) => dir.clone(),
        None => session.dir()?,
    };
    let view = View {
        backup: BackupView::new(&backup, Some(&contents)),
        changes: changes.iter().map(CountsView::from).collect(),
        restored: restored.is_some(),
        record: shown(&dir),
        change: restored
            .as_ref()
            .and_then(|restored| restored.txn)
            .map(|Txn(change)| change),
        missing_files: restored.as_ref().map_or(0, |restored| restored.missing),
        set_aside: aside(restored.as_ref()),
    };
    session.answer(&view, |out| {
        let (made, entries) = (backup.made(), contents.in_words());
        out.field("Backup", format_args!("{made}: {entries}"));
        changes_in_words(&changes, args, out);
        match &restored {
            None => {
                out.gap();
                out.line("Nothing was changed. To go back to it, add --yes");
            }
            Some(restored) => said(restored, &view, out),
        }
    });
    Ok(())
}

fn changes_in_words(changes: &[RowCounts], args: &Restore, out: &mut Out) {
    if args.into.is_some() {
        return;
    }
    for (name, count) in [
        ("Come back", (|counts| counts.back) as fn(&RowCounts) -> u64),
        ("Become as then", |counts| counts.changed),
        ("Go, made since", |counts| counts.gone),
    ] {
        let there = changes.iter().filter(|counts| count(counts) > 0);
        let words: Vec<String> = there
            .map(|counts| counts.part.counted(count(counts)))
            .collect();
        out.field(name, words.join(", "));
    }
    if changes.is_empty() {
        out.line("The record has the same entries, or does not open");
    }
}

fn said(restored: &Restored, view: &View, out: &mut Out) {
    out.gap();
    match &view.set_aside {
        Some(aside) => {
            out.line("Restored. The damaged database is set aside, nothing of it is lost:");
            out.paragraph(2, aside);
        }
        None => out.line(format_args!("Restored: {}", view.record)),
    }
    if let Some(change) = view.change {
        out.line(format_args!("`cairn undo {change}` takes it back"));
    }
    if restored.missing > 0 {
        out.line(attached_files(
            restored.missing,
            "neither in the record nor in the backup",
        ));
    }
}

fn aside(restored: Option<&Restored>) -> Option<String> {
    Some(shown(restored?.aside.as_deref()?))
}
