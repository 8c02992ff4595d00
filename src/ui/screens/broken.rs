//! A record that does not open: why, and the way back.

use egui::{Id, Label, RichText, Ui};

use super::start::centred;
use crate::domain::Invalid;
use crate::record::{Backup, Backups, Contents, Passphrase, RecordError};
use crate::ui::theme::{Tokens, display};
use crate::ui::widgets::{primary_button, problem, secret_field, soft_button};

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
    /// Why the way back that was chosen led nowhere.
    pub refused: Option<Invalid>,
}

/// What the person chose.
#[derive(Clone, Debug)]
pub enum WayBack {
    /// To open it once more.
    TryAgain,
    /// To go back to a backup, with its passphrase where it is encrypted.
    Restore(Backup, Option<Passphrase>),
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
            refused: None,
        }
    }

    /// Adds that the passphrase that was given was refused.
    #[must_use]
    pub fn refused(mut self, err: &RecordError) -> Self {
        self.refused = Some(Invalid::new("passphrase", err.to_string()).hinted(err.hint()));
        self
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
                let passphrase = passphrase_ui(ui, tokens, backup, broken.refused.as_ref());
                if primary_button(ui, tokens, &name).clicked() {
                    ui.data_mut(|data| data.remove::<String>(passphrase_id()));
                    chosen = Some(WayBack::Restore(backup.clone(), passphrase));
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

fn passphrase_id() -> Id {
    Id::unique("broken-passphrase")
}

/// Draws the field for the passphrase of an encrypted backup; returns what was typed.
fn passphrase_ui(
    ui: &mut Ui,
    tokens: &Tokens,
    backup: &Backup,
    refused: Option<&Invalid>,
) -> Option<Passphrase> {
    if !backup.is_encrypted() {
        return None;
    }
    let id = passphrase_id();
    let mut typed: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let name = "Passphrase that this backup was made with";
    secret_field(ui, tokens, name, &mut typed);
    problem(ui, tokens, refused);
    ui.add_space(8.0);
    ui.data_mut(|data| data.insert_temp(id, typed.clone()));
    Some(Passphrase::new(typed))
}
