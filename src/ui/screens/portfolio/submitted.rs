//! A portfolio that was handed in: what it held that day, to be read and printed.

use std::path::PathBuf;

use egui::{Label, RichText, Ui};
use egui_material_icons::icons;

use super::composer::{Composer, days, scrolled};
use super::print::{Emphasis, proposal, target_ui};
use crate::domain::grouped;
use crate::domain::portfolio::HoursRule;
use crate::ui::command::{Command, PortfolioCommand};
use crate::ui::cx::Cx;
use crate::ui::portfolios::Composing;
use crate::ui::screens::log;
use crate::ui::theme::reading;
use crate::ui::widgets::{card, icon, line, prose_width, soft_button, stat_line};

/// Draws it.
pub fn submitted_ui(ui: &mut Ui, cx: &Cx<'_>, composer: &mut Composer, composing: &Composing) {
    scrolled(ui, "submitted", |ui| {
        card(ui, cx.tokens, "", |ui| banner_ui(ui, cx, composing));
        card(ui, cx.tokens, "What it held", |ui| {
            held_ui(ui, cx, composing);
        });
        statement_ui(ui, cx, composing);
        card(ui, cx.tokens, "Print", |ui| {
            let id = composing.portfolio.id;
            let proposed = proposal(cx, composer);
            let print = |path: PathBuf| Command::Portfolio(PortfolioCommand::Print(id, path));
            target_ui(
                ui,
                cx,
                &mut composer.check.target,
                (&proposed, Emphasis::Primary),
                print,
            );
        });
        history_ui(ui, cx, composing);
    });
}

fn banner_ui(ui: &mut Ui, cx: &Cx<'_>, composing: &Composing) {
    let portfolio = &composing.portfolio;
    let Some(submitted) = &portfolio.submitted else {
        return;
    };
    line(ui, |ui| {
        icon(ui, icons::ICON_LOCK, cx.tokens.accent);
        let says = format!(
            "Submitted on {}. It no longer changes.",
            cx.model.dates.long(submitted.on)
        );
        ui.label(RichText::new(says).color(cx.tokens.ink));
    });
    line(ui, |ui| {
        if soft_button(ui, "Make a copy").clicked() {
            cx.send(Command::Portfolio(PortfolioCommand::Copy(portfolio.id)));
        }
        if soft_button(ui, "Begin the next period's").clicked() {
            cx.send(Command::Portfolio(PortfolioCommand::Next(portfolio.id)));
        }
    });
}

fn held_ui(ui: &mut Ui, cx: &Cx<'_>, composing: &Composing) {
    let contents = &composing.contents;
    let details = &contents.composed.details;
    let spent = contents.composition().minutes();
    let counted = |count: usize| grouped(count);
    stat_line(ui, cx.tokens, "Kind", &details.kind.title);
    stat_line(
        ui,
        cx.tokens,
        "Period",
        &days(details.period, cx.model.dates),
    );
    stat_line(
        ui,
        cx.tokens,
        "Activities",
        &counted(contents.activities.len()),
    );
    let asked = details.kind.hours.map(HoursRule::minutes);
    let spent = asked.map_or_else(
        || spent.to_string(),
        |asked| format!("{spent} of the {asked} asked for"),
    );
    stat_line(ui, cx.tokens, "Time spent", &spent);
    stat_line(ui, cx.tokens, "Evidence", &counted(contents.evidence.len()));
    if details.kind.statement.is_some() {
        stat_line(
            ui,
            cx.tokens,
            "Words of the statement",
            &counted(details.words()),
        );
    }
}

fn statement_ui(ui: &mut Ui, cx: &Cx<'_>, composing: &Composing) {
    let details = &composing.contents.composed.details;
    for part in details.kind.statement_parts() {
        let text = details.statement(part.map(|criterion| &criterion.key));
        if text.is_empty() {
            continue;
        }
        let name = part.map_or("Statement", |criterion| criterion.title.as_str());
        card(ui, cx.tokens, name, |ui| {
            ui.set_max_width(prose_width(ui));
            ui.add(Label::new(reading(text).color(cx.tokens.ink)).wrap());
        });
    }
}

/// Draws what was done to a portfolio, which is read when it is opened.
pub(super) fn history_ui(ui: &mut Ui, cx: &Cx<'_>, composing: &Composing) {
    log::history_if_open_ui(ui, cx, || {
        if composing.history.is_none() {
            cx.send(Command::Portfolio(PortfolioCommand::ReadHistory));
        }
        composing.history.as_deref()
    });
}
