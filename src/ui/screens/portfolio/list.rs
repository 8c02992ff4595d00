//! The list of portfolios, each leading into itself.

use egui::{Align, Layout, RichText, Ui};
use egui_material_icons::icons;

use super::PortfolioScreen;
use super::composer::days;
use crate::domain::PortfolioId;
use crate::ui::command::{Command, PortfolioCommand};
use crate::ui::cx::Cx;
use crate::ui::portfolios::{Listed, Standing};
use crate::ui::widgets::{Row, empty, icon, list_card, row, soft_button, title_over};

const HEIGHT: f32 = 56.0;
/// A portfolio for a year or less is followed by the next year's.
const YEARLY: u32 = 12;

/// Draws the list on its card.
pub fn list_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut PortfolioScreen) {
    list_card(ui, cx.tokens, "Portfolios", |ui| {
        let listed = cx.model.portfolios.listed();
        if listed.is_empty() {
            let sentence = if cx.model.portfolios.is_read() {
                "No portfolio yet. Begin one for Chartership, revalidation or FEDIP."
            } else {
                "Reading your portfolios…"
            };
            if empty(ui, cx.tokens, sentence, Some("Begin one")) {
                screen.begin(cx);
            }
            return;
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        for one in listed {
            listed_ui(ui, cx, one, screen.is_unsaved(one.portfolio.id));
        }
    });
}

fn listed_ui(ui: &mut Ui, cx: &Cx<'_>, listed: &Listed, unsaved: bool) {
    let portfolio = &listed.portfolio;
    let details = &portfolio.details;
    let standing = listed.standing.says(cx.model.dates);
    let about = format!(
        "{} · {}",
        details.kind.title,
        days(details.period, cx.model.dates)
    );
    let name = format!("{}, {about}, {standing}", details.title);
    let (symbol, colour) = match listed.standing {
        Standing::Submitted(_) => (icons::ICON_LOCK, cx.tokens.dim),
        Standing::Composing(0) => (icons::ICON_CHECK_CIRCLE, cx.tokens.good),
        Standing::Composing(_) => (icons::ICON_EDIT_NOTE, cx.tokens.warn),
    };
    let looks = Row {
        name: &name,
        height: HEIGHT,
        selected: false,
    };
    let mut next = false;
    let pressed = row(ui, cx.tokens, looks, |ui| {
        icon(ui, symbol, colour);
        ui.add_space(4.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if has_next(cx, listed) {
                next = soft_button(ui, "Begin next year's")
                    .accessible_name(format!("Begin next year's, after {}", details.title))
                    .clicked();
            }
            let says = if unsaved { "Not saved yet" } else { &standing };
            ui.label(RichText::new(says).color(colour));
            title_over(ui, cx.tokens, 9.0, &details.title, (&about, cx.tokens.dim));
        });
    });
    if next {
        send(cx, PortfolioCommand::Next(portfolio.id));
    } else if pressed.clicked() {
        send(cx, PortfolioCommand::Open(portfolio.id));
    }
}

/// Tells whether the next one is still to be begun: it is yearly, was handed in, and none of its kind ends later.
fn has_next(cx: &Cx<'_>, listed: &Listed) -> bool {
    let details = &listed.portfolio.details;
    let later = |other: &Listed| {
        let other = &other.portfolio.details;
        other.kind.key == details.kind.key && other.period.to() > details.period.to()
    };
    details.kind.months <= YEARLY
        && matches!(listed.standing, Standing::Submitted(_))
        && !cx.model.portfolios.listed().iter().any(later)
}

fn send(cx: &Cx<'_>, command: PortfolioCommand) {
    cx.send(Command::Portfolio(command));
}

/// Returns the portfolio that the arrow keys lead to from none.
pub fn first(cx: &Cx<'_>) -> Option<PortfolioId> {
    let listed = cx.model.portfolios.listed().first();
    listed.map(|one| one.portfolio.id)
}
