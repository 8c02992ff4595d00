//! The backups one can go back to, with what is in each and what would change.

use egui::{Context, Id, Label, RichText, ScrollArea, Ui};

use crate::record::{Backup, Passphrase, RowCounts};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::keys;
use crate::ui::safety::{Ask, Listed, Locked};
use crate::ui::theme::medium;
use crate::ui::widgets::{Row, primary_button, problem, row, secret_field};

const ROW: f32 = 44.0;
/// About six rows; more are scrolled to.
const LIST: f32 = 270.0;

/// Draws the list, and below it what going back to the chosen one would change.
pub fn backups_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let dim = |text: &str| RichText::new(text).color(cx.tokens.dim);
    let Some(listed) = &cx.safety.listed else {
        ui.label(dim("Reading the backups …"));
        return;
    };
    if listed.is_empty() {
        ui.label(dim("There is no backup yet"));
        return;
    }
    ui.add(
        Label::new(dim(
            "Choose one to see what would change. Nothing changes before you say so.",
        ))
        .wrap(),
    );
    ui.add_space(4.0);
    ScrollArea::vertical()
        .id_salt("backups")
        .max_height(LIST)
        .show(ui, |ui| {
            for found in listed {
                row_ui(ui, cx, found);
            }
        });
    if let Some(locked) = &cx.safety.locked {
        locked_ui(ui, cx, locked);
        return;
    }
    forget(ui.ctx());
    if let Some((backup, counts)) = &cx.safety.previewed {
        preview_ui(ui, cx, backup, counts);
    }
}

fn row_ui(ui: &mut Ui, cx: &Cx<'_>, found: &Listed) {
    let made = found.backup.made();
    let holds = match &found.contents {
        Some(contents) => contents.in_words(),
        None if found.backup.is_encrypted() => "what is in it shows when it is opened".to_owned(),
        None => "cannot be read".to_owned(),
    };
    let chosen = match (&cx.safety.locked, &cx.safety.previewed) {
        (Some(locked), _) => Some(&locked.backup),
        (None, Some((backup, _))) => Some(backup),
        (None, None) => None,
    };
    let selected = chosen.is_some_and(|backup| backup.path == found.backup.path);
    let mut name = format!("{made}, {holds}");
    if found.backup.is_encrypted() {
        name.push_str(", encrypted");
    }
    let shape = Row {
        name: &name,
        height: ROW,
        selected,
    };
    let pressed = row(ui, cx.tokens, shape, |ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(5.0);
            ui.add(Label::new(medium(&made).color(cx.tokens.ink)).selectable(false));
            let mut says = holds.clone();
            if found.backup.is_encrypted() {
                says.push_str(" · encrypted");
            }
            if !found.backup.sound {
                says.push_str(" · not sure to be sound");
            }
            let says = RichText::new(says).small().color(cx.tokens.dim);
            ui.add(Label::new(says).selectable(false).truncate());
        });
    });
    if pressed.clicked() && (found.contents.is_some() || found.backup.is_encrypted()) {
        cx.send(Command::Safety(Ask::Preview(found.backup.clone())));
    }
}

fn id() -> Id {
    Id::unique("backup-opened-with")
}

/// Draws the field for the passphrase of an encrypted backup.
fn locked_ui(ui: &mut Ui, cx: &Cx<'_>, locked: &Locked) {
    ui.add_space(8.0);
    let kept: Option<String> = ui.data(|data| data.get_temp(id()));
    let appears = kept.is_none();
    let mut typed = kept.unwrap_or_default();
    let field = secret_field(
        ui,
        cx.tokens,
        "Passphrase that this backup was made with",
        &mut typed,
    );
    problem(ui, cx.tokens, locked.refused.as_ref());
    if appears {
        field.request_focus();
    }
    let entered = keys::entered_in(ui, &field);
    ui.data_mut(|data| data.insert_temp(id(), typed.clone()));
    let ready = cx.safety.busy.is_none() && !typed.is_empty();
    let pressed = ui.horizontal(|ui| {
        let open = ui.add_enabled_ui(ready, |ui| {
            primary_button(ui, cx.tokens, "Open it").clicked()
        });
        if let Some(busy) = cx.safety.busy {
            ui.label(RichText::new(busy).color(cx.tokens.dim));
        }
        open.inner
    });
    if ready && (pressed.inner || entered) {
        let backup = locked.backup.clone();
        cx.send(Command::Safety(Ask::Unlock(backup, Passphrase::new(typed))));
    }
}

/// Forgets the passphrase that was typed.
pub fn forget(ctx: &Context) {
    ctx.data_mut(|data| data.remove::<String>(id()));
}

fn preview_ui(ui: &mut Ui, cx: &Cx<'_>, backup: &Backup, counts: &[RowCounts]) {
    ui.add_space(8.0);
    let quiet = |ui: &mut Ui, text: String| {
        ui.add(Label::new(RichText::new(text).color(cx.tokens.dim)).wrap());
    };
    if counts.is_empty() {
        quiet(
            ui,
            "Your record holds the same: there is nothing to go back to.".to_owned(),
        );
        return;
    }
    for (name, count) in [
        ("Come back", (|counts| counts.back) as fn(&RowCounts) -> u64),
        ("Become what they were", |counts| counts.changed),
        ("Were made since, and go", |counts| counts.gone),
    ] {
        let there = counts.iter().filter(|counts| count(counts) > 0);
        let words: Vec<String> = there
            .map(|counts| counts.part.counted(count(counts)))
            .collect();
        if !words.is_empty() {
            quiet(ui, format!("{name}: {}", words.join(", ")));
        }
    }
    quiet(
        ui,
        "A backup of today's state is made first, and Undo takes it back.".to_owned(),
    );
    ui.add_enabled_ui(cx.safety.busy.is_none(), |ui| {
        let name = format!("Go back to {}", backup.made());
        if primary_button(ui, cx.tokens, &name).clicked() {
            cx.send(Command::Safety(Ask::Restore(backup.clone())));
        }
    });
}
