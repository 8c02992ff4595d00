//! `cairn backup list`.

use clap::Args;

use crate::cli::json::backup::BackupView;
use crate::cli::table::{Align, Table};
use crate::cli::{CliError, Session};
use crate::record::{Backup, Contents};

/// List the backups, the newest first, and the second copies after them
#[derive(Debug, Args)]
pub struct List {}

/// Lists the backups.
pub fn run(args: &List, session: &mut Session) -> Result<(), CliError> {
    let List {} = args;
    let backups = session.backups()?;
    let found: Vec<(Backup, Option<Contents>)> = backups
        .list()?
        .into_iter()
        .map(|backup| {
            let contents = backups.contents(&backup.path).ok();
            (backup, contents)
        })
        .collect();
    let copies = backups.second_copies()?;
    let listed = found.iter();
    let views: Vec<BackupView> = listed
        .map(|(backup, contents)| BackupView::new(backup, contents.as_ref()))
        .chain(copies.iter().map(BackupView::second))
        .collect();
    let folder = backups.folder()?;
    session.answer(&views, |out| {
        if found.is_empty() {
            out.line("There is no backup yet");
        } else {
            let mut table = Table::new([
                ("Backup", Align::Left),
                ("Made", Align::Left),
                ("Entries", Align::Right),
                ("", Align::Flexible),
            ]);
            for (backup, contents) in &found {
                table.row([
                    backup.name(),
                    backup.made(),
                    contents
                        .as_ref()
                        .map_or_else(String::new, |contents| contents.total().to_string()),
                    match (contents, backup.is_encrypted(), backup.sound) {
                        (None, false, _) => "cannot be read",
                        (_, false, true) => "",
                        (_, false, false) => "not sure to be sound",
                        (_, true, true) => "encrypted",
                        (_, true, false) => "encrypted, not sure to be sound",
                    }
                    .to_owned(),
                ]);
            }
            table.print(out);
            out.gap();
            out.line("Go back to one with `cairn restore BACKUP`");
        }
        if !copies.is_empty() {
            out.gap();
            out.line("Second copies");
            for copy in &copies {
                out.line(format_args!("{}  {}", copy.made(), copy.path.display()));
            }
            out.gap();
            out.line("`cairn import FILE` reads them");
        }
        out.line(format_args!("They are kept in {}", folder.display()));
    });
    Ok(())
}
