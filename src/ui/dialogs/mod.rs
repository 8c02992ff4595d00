//! Dialogs: what is looked at for a moment, over the screen.

mod about;
mod backups;
mod bring;
mod closing;
mod erase;
mod export;
mod imported;
mod passphrase;
mod shortcuts;

use egui::{Context, Ui};

use super::command::Command;
use super::cx::Cx;
use super::safety::Ask;
use super::theme::title;
use super::widgets::{primary_button, sheet, soft_button};

/// How wide the contents of a dialog are.
const WIDTH: f32 = 440.0;
/// How wide a list of rows with much on them is.
const LIST_WIDTH: f32 = 620.0;

/// How wide a sheet of rows and columns may be.
const SHEET_WIDTH: f32 = 960.0;

/// A dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Everything that has a key.
    Shortcuts,
    /// Which Cairn this is.
    About,
    /// The backups one can go back to.
    Backups,
    /// The passphrase for backups.
    Passphrase,
    /// What of an export could identify a patient.
    Export,
    /// What an import said of the person, and what it put into the Bin.
    Imported,
    /// What is under way while the window is to close.
    Closing,
    /// What files of other programs gave, before it comes in.
    Import,
    /// What erasing everything would erase.
    Erase,
}

/// Draws the open dialog; Escape, a click beside it, or its button closes it.
pub fn ui(ctx: &Context, cx: &Cx<'_>, dialog: Dialog) {
    let named = cx.safety.bringing.as_ref().map(|bringing| bringing.title());
    let name = match dialog {
        Dialog::Shortcuts => "Keyboard shortcuts",
        Dialog::About => "About Cairn",
        Dialog::Backups => "Go back to a backup",
        Dialog::Passphrase => "Encrypt backups",
        Dialog::Export => "Before you export",
        Dialog::Imported => "What the import says otherwise",
        Dialog::Closing => "Not done yet",
        Dialog::Erase => "Erase everything",
        Dialog::Import => named.as_deref().unwrap_or("Import"),
    };
    let width = match dialog {
        Dialog::Import => (ctx.content_rect().width() - 120.0).clamp(LIST_WIDTH, SHEET_WIDTH),
        Dialog::Backups | Dialog::Export | Dialog::Imported => LIST_WIDTH,
        Dialog::Shortcuts
        | Dialog::About
        | Dialog::Passphrase
        | Dialog::Closing
        | Dialog::Erase => WIDTH,
    };
    let (close, pressed) = sheet(ctx, cx.tokens, ("dialog", name), width, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.label(title(name).color(cx.tokens.ink));
        ui.add_space(8.0);
        match dialog {
            Dialog::Shortcuts => shortcuts::shortcuts_ui(ui, cx),
            Dialog::About => about::about_ui(ui, cx),
            Dialog::Backups => backups::backups_ui(ui, cx),
            Dialog::Passphrase => passphrase::passphrase_ui(ui, cx),
            Dialog::Export => export::export_ui(ui, cx),
            Dialog::Imported => imported::imported_ui(ui, cx),
            Dialog::Closing => closing::closing_ui(ui, cx),
            Dialog::Erase => erase::erase_ui(ui, cx),
            Dialog::Import => bring::bring_ui(ui, cx),
        }
        ui.add_space(12.0);
        ui.horizontal(|ui| foot_ui(ui, cx, dialog)).inner
    });
    if close || pressed {
        forget_secrets(ctx);
        cx.send(Command::CloseDialog);
    }
}

/// Draws the button that closes the dialog, beside what it asks, if it asks; tells whether it was pressed.
fn foot_ui(ui: &mut Ui, cx: &Cx<'_>, dialog: Dialog) -> bool {
    if dialog == Dialog::Import {
        return bring::closing_ui(ui, cx);
    }
    let close = match dialog {
        Dialog::Shortcuts | Dialog::About | Dialog::Imported => {
            primary_button(ui, cx.tokens, "Close")
        }
        Dialog::Export => primary_button(ui, cx.tokens, "Not now"),
        Dialog::Closing => primary_button(ui, cx.tokens, "Let it finish"),
        // These have something else to be pressed first.
        Dialog::Backups | Dialog::Passphrase | Dialog::Erase | Dialog::Import => {
            soft_button(ui, "Close")
        }
    };
    if ui.memory(|memory| memory.focused().is_none()) {
        close.request_focus();
    }
    let anyway = match dialog {
        Dialog::Export => Some(("Export anyway", Command::Safety(Ask::ExportAnyway))),
        Dialog::Closing => Some(("Close anyway", Command::CloseWindow)),
        _ => None,
    };
    if let Some((does, command)) = anyway
        && soft_button(ui, does).clicked()
    {
        cx.send(command);
    }
    close.clicked()
}

/// Forgets every passphrase that was typed into a dialog.
pub fn forget_secrets(ctx: &Context) {
    passphrase::forget(ctx);
    backups::forget(ctx);
}
