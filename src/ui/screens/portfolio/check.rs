//! What is still to mend, each line leading to where that is done; printing; handing in.

use std::path::{Path, PathBuf};

use egui::{Align, Label, Layout, RichText, Ui};
use egui_material_icons::icons;

use super::composer::Composer;
use super::print::{Emphasis, Target, target_ui};
use crate::domain::portfolio::{Finding, Weight};
use crate::ui::command::{Command, PortfolioCommand};
use crate::ui::cx::Cx;
use crate::ui::portfolios::Composing;
use crate::ui::widgets::{Row, card, icon, line, row, rows, soft_button};

const HEIGHT: f32 = 44.0;

/// What the step remembers.
#[derive(Debug, Default)]
pub struct CheckStep {
    /// Where to print to.
    pub target: Target,
}

impl CheckStep {
    /// Takes the place that was chosen to print to.
    pub fn take_path(&mut self, path: &Path) {
        self.target.take_path(path);
    }
}

/// Draws the step.
pub fn check_ui(ui: &mut Ui, cx: &Cx<'_>, composer: &mut Composer, composing: &Composing) {
    card(ui, cx.tokens, "Checks", |ui| {
        rows(ui, "Checks", |ui| findings_ui(ui, cx, composer));
    });
    card(ui, cx.tokens, "Print", |ui| {
        let id = composing.portfolio.id;
        let proposal = super::print::proposal(cx, composer);
        let print = |path: PathBuf| Command::Portfolio(PortfolioCommand::Print(id, path));
        let asked = target_ui(
            ui,
            cx,
            &mut composer.check.target,
            (&proposal, Emphasis::Primary),
            print,
        );
        if asked {
            composer.draft.leave();
        }
    });
    card(ui, cx.tokens, "Hand in", |ui| submit_ui(ui, cx, composer));
}

fn findings_ui(ui: &mut Ui, cx: &Cx<'_>, composer: &mut Composer) {
    let findings = composer.findings().to_vec();
    if findings.is_empty() {
        line(ui, |ui| {
            icon(ui, icons::ICON_CHECK_CIRCLE, cx.tokens.good);
            let says = "Everything that Cairn checks is in order.";
            ui.label(RichText::new(says).color(cx.tokens.good));
        });
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    for weight in [Weight::Rule, Weight::Advice] {
        let found = findings.iter().filter(|found| found.weight == weight);
        let found: Vec<&Finding> = found.collect();
        if found.is_empty() {
            continue;
        }
        let head = match weight {
            Weight::Rule => format!("To mend: {}", found.len()),
            Weight::Advice => format!("Assessors would advise: {}", found.len()),
        };
        ui.add_space(4.0);
        ui.label(RichText::new(head).small().color(cx.tokens.dim));
        for finding in found {
            finding_ui(ui, cx, composer, finding);
        }
        ui.add_space(8.0);
    }
}

fn finding_ui(ui: &mut Ui, cx: &Cx<'_>, composer: &mut Composer, finding: &Finding) {
    let (symbol, colour) = match finding.weight {
        Weight::Rule => (icons::ICON_WARNING, cx.tokens.warn),
        Weight::Advice => (icons::ICON_LIGHTBULB, cx.tokens.dim),
    };
    let looks = Row {
        name: &finding.says,
        height: HEIGHT,
        selected: false,
    };
    let pressed = row(ui, cx.tokens, looks, |ui| {
        icon(ui, symbol, colour);
        ui.add_space(4.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            icon(ui, icons::ICON_CHEVRON_RIGHT, cx.tokens.faint);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let says = RichText::new(&finding.says).color(cx.tokens.ink);
                ui.add(Label::new(says).truncate());
            });
        });
    });
    if pressed.on_hover_text(&finding.says).clicked() {
        composer.mend(finding);
    }
}

/// Says what handing in means, and does it.
fn submit_ui(ui: &mut Ui, cx: &Cx<'_>, composer: &mut Composer) {
    let says = "Cairn keeps the portfolio as it is today: it no longer changes, whatever becomes of your record. \
                Sending it to the professional body is up to you. You can take this back with Undo.";
    ui.add(Label::new(RichText::new(says).color(cx.tokens.dim)).wrap());
    let open = composer.findings().len();
    if open > 0 {
        let says = match open {
            1 => "1 check is still open.".to_owned(),
            open => format!("{open} checks are still open."),
        };
        ui.label(RichText::new(says).color(cx.tokens.warn));
    }
    line(ui, |ui| {
        if soft_button(ui, "Mark as submitted").clicked() {
            composer.draft.leave();
            let submit = PortfolioCommand::Submit(composer.id);
            cx.send(Command::Portfolio(submit));
        }
    });
}
