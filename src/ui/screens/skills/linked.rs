//! What is linked to a requirement or one of its statements, each with its day, the person's reason, and the way there.

use egui::{Label, RichText, Ui};
use egui_material_icons::icons;

use super::Skills;
use crate::domain::LinkKey;
use crate::ui::behind::{Entry, Linked};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::widgets::{icon, link_button};

/// How many are shown before one asks for more.
const FEW: usize = 6;
/// How many more are shown then.
const MORE: usize = 30;

/// Draws what is linked to exactly this, newest first.
pub fn linked_ui(ui: &mut Ui, cx: &Cx<'_>, skills: &mut Skills, key: &LinkKey) {
    let Some(behind) = cx.model.behind(&key.requirement) else {
        return;
    };
    let all = behind.linked_to(key);
    let shown = skills.longer.get(key).copied().unwrap_or(FEW);
    for linked in all.iter().take(shown) {
        entry_ui(ui, cx, linked);
    }
    let rest = all.len().saturating_sub(shown);
    if rest > 0 {
        let next = rest.min(MORE);
        let says = if next == rest {
            format!("Show {next} more")
        } else {
            format!("Show {next} of {rest} more")
        };
        if link_button(ui, cx.tokens, &says).clicked() {
            skills.longer.insert(key.clone(), shown + next);
        }
    }
}

fn entry_ui(ui: &mut Ui, cx: &Cx<'_>, linked: &Linked) {
    let (symbol, leads_to, title) = match linked.entry {
        Entry::Activity(id) => (
            icons::ICON_EDIT_NOTE,
            Command::ShowActivity(id),
            linked.title.clone(),
        ),
        Entry::Evidence(id, number) => (
            icons::ICON_ATTACH_FILE,
            Command::ShowEvidence(id),
            format!("{number} {}", linked.title),
        ),
    };
    ui.horizontal_top(|ui| {
        icon(ui, symbol, cx.tokens.dim);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            if link_button(ui, cx.tokens, &title).clicked() {
                cx.send(leads_to);
            }
            let colour = if linked.counts {
                cx.tokens.dim
            } else {
                cx.tokens.warn
            };
            let about = RichText::new(&linked.about).small().color(colour);
            ui.add(Label::new(about).wrap());
            if !linked.why.is_empty() {
                ui.add(Label::new(RichText::new(&linked.why).color(cx.tokens.ink)).wrap());
            }
        });
    });
}
