//! A record that does not open: why, and the way back.

use egui::{Label, RichText, Ui};

use super::start::centred;
use crate::record::{Backup, Backups, Contents, RecordError};
use crate::ui::theme::{Tokens, display};
use crate::ui::widgets::{primary_button, soft_button};

/// Why a record does not open, and what there is to go back to.
#[derive(Debug, Default)]
pub struct Broken {
    /// What is wrong.
    pub problem: String,
    /// What to do.
    pub hint: String,
    /// The newest good backup of a damaged record.
    pub backup: Option<(Backup, Contents)>,
    /// Whether the record is damaged, so that something could be salvaged of it.
    pub is_damaged: bool,
}

/// What the person chose.
#[derive(Clone, Debug)]
pub enum WayBack {
    /// To open it once more.
    TryAgain,
    /// To go back to a backup.
    Restore(Backup),
    /// To keep what can be read.
    Salvage,
}

impl Broken {
    /// Finds out what there is to go back to.
    #[must_use]
    pub fn of(err: &RecordError, backups: &Backups) -> Self {
        let is_damaged = matches!(err, RecordError::Damaged(_));
        Self {
            problem: err.to_string(),
            hint: err.hint(),
            backup: is_damaged.then(|| backups.newest_good()).flatten(),
            is_damaged,
        }
    }
}

/// Draws it; returns what the person chose.
pub fn broken_ui(ui: &Ui, tokens: &Tokens, broken: &Broken) -> Option<WayBack> {
    let mut chosen = None;
    let quiet = |ui: &mut Ui, text: &str| {
        let text = RichText::new(text).color(tokens.dim);
        ui.add(Label::new(text).wrap().selectable(true));
    };
    centred(ui.ctx(), |ui| {
        ui.label(display("Your record did not open").color(tokens.ink));
        ui.add(Label::new(&broken.problem).wrap().selectable(true));
        ui.add_space(8.0);
        match &broken.backup {
            Some((backup, contents)) => {
                let made = backup.made();
                quiet(
                    ui,
                    &format!(
                        "There is a good backup of {made} with {}. Going back to it sets the damaged database aside, so nothing of it is lost.",
                        contents.in_words()
                    ),
                );
                ui.add_space(8.0);
                let name = format!("Go back to {made}");
                if primary_button(ui, tokens, &name).clicked() {
                    chosen = Some(WayBack::Restore(backup.clone()));
                }
            }
            None if broken.is_damaged => {
                quiet(
                    ui,
                    "There is no backup that can be read. Cairn can make a record of what can still be read of this one; the damaged database is set aside, so nothing of it is lost.",
                );
                ui.add_space(8.0);
                if primary_button(ui, tokens, "Keep what can be read").clicked() {
                    chosen = Some(WayBack::Salvage);
                }
            }
            None => quiet(ui, &broken.hint),
        }
        ui.add_space(4.0);
        if soft_button(ui, "Try again").clicked() {
            chosen = Some(WayBack::TryAgain);
        }
    });
    chosen
}
