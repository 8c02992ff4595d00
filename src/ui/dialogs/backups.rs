//! The backups one can go back to, with what is in each and what would change.

use egui::{Label, RichText, ScrollArea, Ui};

use crate::record::{Backup, RowCounts};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::safety::{Ask, Listed};
use crate::ui::theme::medium;
use crate::ui::widgets::{Row, row, soft_button};

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
    if let Some((backup, counts)) = &cx.safety.previewed {
        preview_ui(ui, cx, backup, counts);
    }
}

fn row_ui(ui: &mut Ui, cx: &Cx<'_>, found: &Listed) {
    let made = found.backup.made();
    let holds = match &found.contents {
        Some(contents) => contents.in_words(),
        None => "cannot be read".to_owned(),
    };
    let chosen = cx.safety.previewed.as_ref();
    let selected = chosen.is_some_and(|(backup, _)| backup.path == found.backup.path);
    let name = format!("{made}, {holds}");
    let shape = Row {
        name: &name,
        height: ROW,
        selected,
    };
    let pressed = row(ui, cx.tokens, shape, |ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add(Label::new(medium(&made).color(cx.tokens.ink)).selectable(false));
            let mut says = holds.clone();
            if !found.backup.sound {
                says.push_str(" · not sure to be sound");
            }
            let says = RichText::new(says).small().color(cx.tokens.dim);
            ui.add(Label::new(says).selectable(false).truncate());
        });
    });
    if pressed.clicked() && found.contents.is_some() {
        cx.send(Command::Safety(Ask::Preview(found.backup.clone())));
    }
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
        if soft_button(ui, &format!("Go back to {}", backup.made())).clicked() {
            cx.send(Command::Safety(Ask::Restore(backup.clone())));
        }
    });
}
