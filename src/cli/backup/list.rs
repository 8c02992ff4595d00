//! `cairn backup list`.

use clap::Args;

use crate::cli::json::backup::BackupView;
use crate::cli::table::{Align, Table};
use crate::cli::{CliError, Session};
use crate::record::{Backup, Contents};

/// List the backups, the newest first
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
    let views: Vec<BackupView> = found
        .iter()
        .map(|(backup, contents)| BackupView::new(backup, contents.as_ref()))
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
                    match (contents, backup.sound) {
                        (None, _) => "cannot be read",
                        (Some(_), false) => "not sure to be sound",
                        (Some(_), true) => "",
                    }
                    .to_owned(),
                ]);
            }
            table.print(out);
            out.gap();
            out.line("Go back to one with `cairn restore BACKUP`");
        }
        out.line(format_args!("They are kept in {}", folder.display()));
    });
    Ok(())
}
