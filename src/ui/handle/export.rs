//! Everything out into one file: looked through first, asked about where it could identify a patient, then written.

use std::path::{Path, PathBuf};

use crate::domain::{attached_files, readable};
use crate::record::{Exported, GivenAway, Result};
use crate::ui::desk::Desk;
use crate::ui::dialogs::Dialog;
use crate::ui::safety::Exporting;

impl Desk {
    /// Looks through all that an export would hold, unless one is under way.
    pub(super) fn look_through_all(&mut self) {
        match self.safety.exporting {
            Exporting::LookingThrough | Exporting::Writing => return,
            Exporting::Idle | Exporting::Asking(_) => {}
        }
        self.keep_forms();
        self.safety.exporting = Exporting::LookingThrough;
        self.jobs.look_through_all(self.record.backups());
    }

    /// Asks before what could identify a patient leaves the record; goes on where nothing could.
    pub(super) fn looked_through_all(&mut self, looked: Result<Vec<GivenAway>>) {
        match looked {
            Ok(found) if found.is_empty() => self.choose_export_path(),
            Ok(found) => {
                self.safety.exporting = Exporting::Asking(found);
                self.dialog = Some(Dialog::Export);
            }
            Err(err) => {
                // A record that does not read wants its copy more than any other.
                self.failed(&err);
                self.choose_export_path();
            }
        }
    }

    /// Asks where to write everything.
    pub(super) fn choose_export_path(&mut self) {
        if self.dialog == Some(Dialog::Export) {
            self.dialog = None;
        }
        self.safety.exporting = Exporting::Idle;
        let name = format!("cairn-export-{}.zip", self.model.today);
        match &self.exports {
            Some(folder) => self.export(folder.join(name)),
            None => self.jobs.choose_export_path(name),
        }
    }

    /// Writes everything into a file.
    pub(super) fn export(&mut self, to: PathBuf) {
        self.safety.exporting = Exporting::Writing;
        self.jobs.export(self.record.backups(), to);
    }

    /// Says what was written.
    pub(super) fn exported(&mut self, to: &Path, exported: Result<Exported>) {
        self.safety.exporting = Exporting::Idle;
        match exported {
            Ok(Exported { missing, .. }) => {
                let said = format!("Exported everything to {}", readable(to));
                self.toasts.done(said, None);
                if missing > 0 {
                    let said = attached_files(missing, "gone or damaged");
                    self.toasts.failed(said, "Check my data says which");
                }
            }
            Err(err) => self.failed(&err),
        }
    }
}
