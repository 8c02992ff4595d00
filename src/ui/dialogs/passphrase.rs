//! The passphrase for backups: what it does, what nobody can do without it, and two fields.

use egui::{Context, Id, Label, RichText, Ui};

use crate::domain::Invalid;
use crate::record::Passphrase;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::keys;
use crate::ui::safety::Ask;
use crate::ui::widgets::{primary_button, problem, secret_field};

/// What was typed; gone when the dialog is.
#[derive(Clone, Default)]
struct Typed {
    first: String,
    again: String,
}

fn id() -> Id {
    Id::unique("backup-passphrase")
}

/// Draws what is said, and the fields.
pub fn passphrase_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let says = |ui: &mut Ui, text: &str| {
        ui.add(Label::new(RichText::new(text).color(cx.tokens.ink)).wrap());
    };
    says(
        ui,
        "Backups in a folder you choose are then encrypted, so that nobody who finds the disk or sees the folder can read them. Making one asks for nothing; going back to one asks for the passphrase.",
    );
    let warning = "Nobody can recover a forgotten passphrase, nor the backups it locks. Keep it where you keep your other passwords.";
    ui.add(Label::new(RichText::new(warning).color(cx.tokens.danger)).wrap());
    let standing = cx.safety.standing.as_ref();
    says(
        ui,
        if standing.is_some_and(|standing| standing.has_passphrase) {
            "Backups that are there already still open with the passphrase they were made with."
        } else {
            "What lies in the folder already stays as it is. Where others see it, choose a new one."
        },
    );
    let kept: Option<Typed> = ui.data(|data| data.get_temp(id()));
    let appears = kept.is_none();
    let mut typed = kept.unwrap_or_default();
    ui.add_space(4.0);
    let first = secret_field(ui, cx.tokens, "Passphrase", &mut typed.first);
    if appears {
        first.request_focus();
    }
    let again = secret_field(ui, cx.tokens, "The same once more", &mut typed.again);
    let entered = keys::entered_in(ui, &again);
    let passphrase = Passphrase::new(typed.first.clone());
    let alike = typed.first == typed.again;
    // Nothing is wrong with what is not typed to its end yet.
    if !alike && !typed.first.starts_with(&typed.again) {
        let err = Invalid::new("passphrase", "The two are not alike");
        problem(ui, cx.tokens, Some(&err));
    } else if passphrase.is_short() {
        let hint = "8 characters or more; four words are easy to keep and hard to guess";
        ui.label(RichText::new(hint).small().color(cx.tokens.dim));
    }
    ui.data_mut(|data| data.insert_temp(id(), typed));
    let ready = alike && !passphrase.is_short();
    let pressed = ui.add_enabled_ui(ready, |ui| {
        primary_button(ui, cx.tokens, "Encrypt with this passphrase").clicked()
    });
    if ready && (pressed.inner || entered) {
        forget(ui.ctx());
        cx.send(Command::Safety(Ask::SetPassphrase(passphrase)));
    }
}

/// Forgets what was typed.
pub fn forget(ctx: &Context) {
    ctx.data_mut(|data| data.remove::<Typed>(id()));
}
