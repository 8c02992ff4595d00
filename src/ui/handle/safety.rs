//! Backups, as the window asks for them and hears of them.

use crate::domain::{Invalid, attached_files};
use crate::record::{Backup, Backups, Imported, Mended, RecordError, RowCounts};
use crate::ui::desk::Desk;
use crate::ui::dialogs::Dialog;
use crate::ui::safety::{Ask, Checked, Leave, Locked, Report, Trouble};
use crate::ui::toasts::Offer;

impl Desk {
    /// Sets off what was asked.
    pub(in crate::ui) fn keep_safe(&mut self, ask: Ask) {
        let backups = self.record.backups();
        if ask.writes()
            && let Some(why) = self.record.only_read()
        {
            self.dialog = None;
            self.failed(&why);
            return;
        }
        match ask {
            Ask::BackUp => {
                self.safety.busy = Some("Backing up …");
                self.safety.trouble = None;
                self.jobs.back_up(backups);
            }
            Ask::ChooseFolder => self.jobs.choose_backup_folder(),
            Ask::OwnFolder => {
                let kept = backups.set_folder(None);
                self.folder_set(kept);
            }
            Ask::Backups => {
                self.safety.listed = None;
                self.lock_again();
                self.dialog = Some(Dialog::Backups);
                self.jobs.list_backups(backups);
            }
            Ask::Preview(backup) => self.preview(backup),
            Ask::Unlock(backup, passphrase) => {
                self.safety.busy = Some("Opening …");
                self.jobs.unlock_backup(backups, backup, passphrase);
            }
            Ask::ShowPassphrase => self.dialog = Some(Dialog::Passphrase),
            Ask::SetPassphrase(passphrase) => {
                self.safety.busy = Some("Setting the passphrase …");
                self.dialog = None;
                self.jobs.set_passphrase(backups, passphrase);
            }
            Ask::RemovePassphrase => {
                let removed = backups.remove_passphrase();
                self.folder_set(removed);
            }
            Ask::Restore(backup) => {
                self.safety.busy = Some("Going back …");
                self.keep_forms();
                let backups = self.safety.unlocked.clone().unwrap_or(backups);
                self.jobs.restore(backups, backup);
            }
            Ask::Check => {
                self.safety.busy = Some("Looking through your record …");
                self.jobs.check(backups);
            }
            Ask::Repair => {
                self.safety.busy = Some("Mending …");
                self.keep_forms();
                self.jobs.repair(backups);
            }
            Ask::Export => self.look_through_all(),
            Ask::ExportAnyway => self.choose_export_path(),
            Ask::ExportLog => match &self.exports {
                Some(folder) => self.export_log(folder.join("log.csv")),
                None => self.jobs.choose_log_path(),
            },
            Ask::Import => {
                self.keep_forms();
                let from = self.exports.as_ref();
                let from = from.map(|folder| folder.join("import.zip"));
                self.jobs.import(backups, from);
            }
            Ask::ShowErase => self.dialog = Some(Dialog::Erase),
            Ask::Erase(name) => self.safety.leave = Some(Leave::Erase(name)),
            Ask::Dismiss => self.safety.trouble = None,
        }
    }

    /// Takes in what came of it.
    pub(in crate::ui) fn kept_safe(&mut self, report: Report) {
        match report {
            Report::BackedUp(made, standing) => {
                let asked = self.safety.busy.take().is_some();
                if let Some(standing) = standing {
                    self.safety.standing = Some(standing);
                }
                match made {
                    Ok(Some(report)) => {
                        self.safety.trouble = Trouble::of(&report);
                        if asked && self.safety.trouble.is_none() {
                            self.toasts.done("Backed up", None);
                        }
                    }
                    Ok(None) => {}
                    Err(err) => self.safety.trouble = Some(Trouble::no_backup(&err)),
                }
            }
            Report::Standing(standing) => self.safety.standing = standing,
            Report::Listed(Ok(listed)) => self.safety.listed = Some(listed),
            Report::Previewed(backup, Ok(counts)) => {
                self.safety.previewed = Some((backup, counts));
            }
            Report::Unlocked(backup, counts) => self.unlocked(backup, counts),
            Report::PassphraseSet(set) => {
                self.safety.busy = None;
                self.folder_set(set);
            }
            Report::Restored(backup, Ok(restored)) => {
                self.safety.busy = None;
                self.lock_again();
                self.dialog = None;
                self.refresh();
                self.toasts.drop_offers();
                let said = format!("Went back to the backup of {}", backup.made());
                self.toasts.done(said, restored.txn.map(Offer::Undo));
                if restored.missing > 0 {
                    let said = attached_files(restored.missing, "nowhere");
                    self.toasts.failed(said, "Look for them in other backups");
                }
                self.jobs.read_standing(self.record.backups());
            }
            Report::Checked(Ok(None)) => {}
            Report::Checked(Ok(Some(findings))) => {
                let asked = self.safety.busy.take().is_some();
                if !asked && let Some(trouble) = Trouble::found(&findings) {
                    self.safety.trouble = Some(trouble);
                }
                let mended = 0;
                self.safety.checked = Some(Checked { findings, mended });
            }
            Report::Repaired(Ok(Mended { found, left })) => {
                self.safety.busy = None;
                self.safety.trouble = None;
                let mended = found.iter().filter(|found| !left.contains(found)).count();
                let findings = left;
                self.safety.checked = Some(Checked { findings, mended });
                self.jobs.read_standing(self.record.backups());
                self.refresh();
            }
            Report::LookedThrough(found) => self.looked_through_all(found),
            Report::ExportPathChosen(to) => self.export(to),
            Report::Exported(to, exported) => self.exported(&to, exported),
            Report::Imported(Ok(imported)) if imported.is_whole => {
                self.safety.leave = Some(Leave::Reopen(Box::new(imported)));
            }
            Report::Imported(Ok(imported)) => {
                self.refresh();
                self.toasts.drop_offers();
                self.tell_import(imported);
            }
            Report::Imported(Err(err))
            | Report::Listed(Err(err))
            | Report::Checked(Err(err))
            | Report::Repaired(Err(err))
            | Report::Previewed(_, Err(err))
            | Report::Restored(_, Err(err)) => {
                self.safety.busy = None;
                self.dialog = None;
                self.failed(&err);
            }
            Report::FolderChosen(folder) => {
                let kept = self.record.backups().set_folder(Some(&folder));
                self.folder_set(kept);
            }
        }
    }

    /// Works out what going back to a backup would change, once it is open.
    fn preview(&mut self, backup: Backup) {
        let unlocked = self.safety.unlocked.clone();
        let backups = unlocked.unwrap_or_else(|| self.record.backups());
        if backups.opens(&backup) {
            self.safety.locked = None;
            self.jobs.preview_restore(backups, backup);
        } else {
            self.safety.previewed = None;
            self.safety.locked = Some(Locked {
                backup,
                refused: None,
            });
        }
    }

    /// Takes in what came of opening an encrypted backup.
    fn unlocked(&mut self, backup: Backup, opened: Result<(Backups, Vec<RowCounts>), RecordError>) {
        self.safety.busy = None;
        match opened {
            Ok((backups, counts)) => {
                self.safety.unlocked = Some(backups);
                self.safety.locked = None;
                self.safety.previewed = Some((backup, counts));
            }
            Err(err) => {
                let refused = Invalid::new("passphrase", err.to_string()).hinted(err.hint());
                self.safety.locked = Some(Locked {
                    backup,
                    refused: Some(refused),
                });
            }
        }
    }

    /// Forgets which backup was chosen, and the key of one that was opened.
    fn lock_again(&mut self) {
        self.safety.previewed = None;
        self.safety.locked = None;
        self.safety.unlocked = None;
    }

    /// Says what an import brought.
    pub(in crate::ui) fn tell_import(&mut self, imported: Imported) {
        if imported.is_whole {
            let said = "Imported: the record is what was exported";
            self.toasts.done(said, None);
        } else if !imported.has_changed() {
            self.toasts.done("There was nothing new in it", None);
        } else {
            self.toasts.done(
                format!("Imported: {}", imported.summary()),
                imported.txn.map(Offer::Undo),
            );
        }
        if imported.missing > 0 {
            let said = attached_files(imported.missing, "not in it");
            self.toasts.failed(said, "Check my data says which");
        }
        if imported.damaged > 0 {
            self.toasts.failed(
                Imported::DAMAGED,
                "Check my data says what, and mends what it can",
            );
        }
        if imported.has_binned() || !imported.person.is_empty() {
            self.safety.imported = Some(imported);
            self.dialog = Some(Dialog::Imported);
        }
    }

    fn folder_set(&mut self, kept: Result<(), RecordError>) {
        match kept {
            // A folder without a backup is no safety yet.
            Ok(()) => self.keep_safe(Ask::BackUp),
            Err(err) => self.failed(&err),
        }
        self.jobs.read_standing(self.record.backups());
    }
}
