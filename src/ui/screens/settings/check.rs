//! Check my data: what is not as it should be, and mending it.

use egui::{Label, RichText, Ui};

use crate::record::Finding;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::safety::Ask;
use crate::ui::widgets::{primary_button, soft_button};

/// More are told by `cairn check`.
const SHOWN: usize = 12;

/// Draws the card's contents.
pub fn check_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let quiet = |ui: &mut Ui, says: &str| {
        ui.add(Label::new(RichText::new(says).color(cx.tokens.dim)).wrap());
    };
    quiet(
        ui,
        "Compares every entry with its history and every attached file with what was attached. Cairn does it by itself once a week.",
    );
    let is_damaged = match &cx.safety.checked {
        None => false,
        Some(checked) => {
            match checked.mended {
                0 => {}
                1 => quiet(ui, "One thing was mended"),
                mended => quiet(ui, &format!("{mended} things were mended")),
            }
            if checked.findings.is_empty() {
                ui.label(RichText::new("Everything is as it should be").color(cx.tokens.good));
            }
            for finding in checked.findings.iter().take(SHOWN) {
                finding_ui(ui, cx, finding);
            }
            let more = checked.findings.len().saturating_sub(SHOWN);
            if more > 0 {
                quiet(ui, &format!("and {more} more"));
            }
            checked.findings.iter().any(|finding| finding.is_damage)
        }
    };
    ui.horizontal_wrapped(|ui| {
        ui.add_enabled_ui(cx.safety.busy.is_none(), |ui| {
            if is_damaged && primary_button(ui, cx.tokens, "Mend what can be mended").clicked() {
                cx.send(Command::Safety(Ask::Repair));
            }
            if soft_button(ui, "Check now").clicked() {
                cx.send(Command::Safety(Ask::Check));
            }
        });
    });
}

fn finding_ui(ui: &mut Ui, cx: &Cx<'_>, finding: &Finding) {
    let colour = if finding.is_damage {
        cx.tokens.danger
    } else {
        cx.tokens.ink
    };
    ui.add(Label::new(RichText::new(&finding.says).color(colour)).wrap());
    let hint = RichText::new(&finding.hint).small().color(cx.tokens.dim);
    ui.add(Label::new(hint).wrap());
}
