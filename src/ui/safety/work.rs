//! The work itself. Each piece has its own opening of the record, so that the window never waits.

use std::path::PathBuf;
use std::time::Duration;

use super::{Listed, Report, is_of_another};
use crate::domain::readable;
use crate::files;
use crate::record::{Backup, Backups, Passphrase};
use crate::ui::jobs::{Event, Jobs};

/// How long the weekly look through the record waits, so that the backup is made first.
const AFTER_BACKUP: Duration = Duration::from_secs(10);
/// How long the first backup waits, so that it never competes with the first frames for the disk.
const AFTER_OPENING: Duration = Duration::from_secs(2);

impl Jobs {
    /// Makes a backup a moment after the window has opened, if something changed since the last.
    pub fn back_up_soon(&self, backups: Backups) {
        self.start("backup", move || {
            std::thread::sleep(AFTER_OPENING);
            let made = backups.make_if_changed();
            let standing = backups.standing().ok();
            Some(Event::Safety(Report::BackedUp(made, standing)))
        });
    }

    /// Looks through the record a while after the window has opened, if nobody has for a week.
    pub fn check_soon(&self, backups: Backups) {
        self.start("check", move || {
            std::thread::sleep(AFTER_BACKUP);
            Some(Event::Safety(Report::Checked(backups.check_if_due())))
        });
    }

    /// Looks through the record now.
    pub fn check(&self, backups: Backups) {
        self.start("check", move || {
            Some(Event::Safety(Report::Checked(backups.check().map(Some))))
        });
    }

    /// Mends what can be mended.
    pub fn repair(&self, backups: Backups) {
        self.start("repair", move || {
            Some(Event::Safety(Report::Repaired(backups.repair())))
        });
    }

    /// Makes a backup now.
    pub fn back_up(&self, backups: Backups) {
        self.start("backup", move || {
            let made = backups.make().map(Some);
            let standing = backups.standing().ok();
            Some(Event::Safety(Report::BackedUp(made, standing)))
        });
    }

    /// Reads the list of the backups with what is in them.
    pub fn list_backups(&self, backups: Backups) {
        self.start("list-backups", move || {
            let listed = backups.list().map(|found| {
                let read = |backup: Backup| {
                    let contents = backups.contents(&backup.path).ok();
                    Listed { backup, contents }
                };
                found.into_iter().map(read).collect()
            });
            Some(Event::Safety(Report::Listed(listed)))
        });
    }

    /// Works out what going back to a backup would change.
    pub fn preview_restore(&self, backups: Backups, backup: Backup) {
        self.start("preview-restore", move || {
            let counts = backups.preview(&backup);
            Some(Event::Safety(Report::Previewed(backup, counts)))
        });
    }

    /// Opens an encrypted backup, and works out what going back to it would change.
    pub fn unlock_backup(&self, backups: Backups, backup: Backup, passphrase: Passphrase) {
        self.start("unlock-backup", move || {
            let opened = backups.unlocked(&backup.path, &passphrase);
            let counts = opened.and_then(|opened| {
                let counts = opened.preview(&backup)?;
                Ok((opened, counts))
            });
            Some(Event::Safety(Report::Unlocked(backup, counts)))
        });
    }

    /// Encrypts backups from now on; working a key out takes a second on purpose.
    pub fn set_passphrase(&self, backups: Backups, passphrase: Passphrase) {
        self.start("set-passphrase", move || {
            let set = backups.set_passphrase(&passphrase);
            Some(Event::Safety(Report::PassphraseSet(set)))
        });
    }

    /// Goes back to a backup.
    pub fn restore(&self, backups: Backups, backup: Backup) {
        self.start("restore", move || {
            let restored = backups.restore(&backup);
            Some(Event::Safety(Report::Restored(backup, restored)))
        });
    }

    /// Looks through the record for what an export would give away of a patient.
    pub fn look_through_all(&self, backups: Backups) {
        self.start("look-through-all", move || {
            Some(Event::Safety(Report::LookedThrough(backups.gives_away())))
        });
    }

    /// Asks the system for a file to write everything into.
    pub fn choose_export_path(&self, name: String) {
        self.start("choose-export-path", move || {
            let dialog = rfd::FileDialog::new()
                .set_title("Export everything to")
                .add_filter("Zip", &["zip"])
                .set_file_name(name);
            let to = dialog.save_file()?;
            Some(Event::Safety(Report::ExportPathChosen(to)))
        });
    }

    /// Writes everything into a file.
    pub fn export(&mut self, backups: Backups, to: PathBuf) {
        self.work("exporting everything".to_owned(), move |watch| {
            let exported = backups.export_watched(&to, &mut |copied| watch.copied(copied));
            Some(Event::Safety(Report::Exported(to, exported)))
        });
    }

    /// Reads how it stands with the backups.
    pub fn read_standing(&self, backups: Backups) {
        self.start("standing", move || {
            let standing = backups.standing().ok();
            Some(Event::Safety(Report::Standing(standing)))
        });
    }

    /// Imports an export: that one, or the one that the system asks for. A file of another program is read, to be looked at.
    pub fn import(&self, backups: Backups, from: Option<PathBuf>) {
        self.start("import", move || {
            let ask = || rfd::FileDialog::new().set_title("Import").pick_file();
            let from = from.or_else(ask)?;
            let name = readable(from.file_name().unwrap_or_default());
            let given = files::read_bytes(&from);
            if given.is_ok_and(|bytes| is_of_another(&name, &bytes)) {
                return Some(Event::EntriesChosen(from));
            }
            Some(Event::Safety(Report::Imported(backups.import(&from))))
        });
    }

    /// Asks the system for the folder of the backups.
    pub fn choose_backup_folder(&self) {
        self.start("choose-backup-folder", || {
            let dialog = rfd::FileDialog::new().set_title("Keep backups in");
            let folder = dialog.pick_folder()?;
            Some(Event::Safety(Report::FolderChosen(folder)))
        });
    }
}
