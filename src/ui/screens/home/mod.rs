//! Home: the year at a glance, and what to do next.

mod next;
mod path;
mod standing;

use egui::{RichText, Ui};

use crate::ui::command::{Action, Command};
use crate::ui::cx::Cx;
use crate::ui::drafts::Begun;
use crate::ui::theme::medium;
pub use path::PathCard;

use crate::ui::widgets::{card, heading, line, page, pair, primary_button, rows, soft_button};

/// Draws the screen.
pub fn home_ui(ui: &mut Ui, cx: &Cx<'_>, path: &mut PathCard) {
    page(ui, "home", |ui| {
        let model = cx.model;
        let period = model.progress.period.period;
        let says = format!(
            "{} · CPD year {} to {}",
            model.profile.title,
            cx.model.dates.long(period.from()),
            cx.model.dates.long(period.to())
        );
        let first_name = model
            .practitioner
            .name
            .split_whitespace()
            .next()
            .unwrap_or_default();
        heading(
            ui,
            cx.tokens,
            &format!("Hello, {first_name}"),
            &says,
            |ui| {
                if primary_button(ui, cx.tokens, Action::NewActivity.name()).clicked() {
                    cx.act(Action::NewActivity);
                }
                let keys = Action::NewActivity.keys();
                ui.label(RichText::new(keys).small().color(cx.tokens.dim));
            },
        );
        ui.spacing_mut().item_spacing.y = 16.0;
        drafts_ui(ui, cx);
        if model.ledger.activities.is_empty() {
            card(ui, cx.tokens, "", |ui| next::first_ui(ui, cx));
        }
        pair(
            ui,
            cx.tokens,
            ["Toward the role", "Hours this year"],
            |column, ui| {
                if column == 0 {
                    standing::role_ui(ui, cx);
                } else {
                    standing::hours_ui(ui, cx);
                }
            },
        );
        let is_empty = model.ledger.activities.is_empty() && model.plan.agenda().items().is_empty();
        if !is_empty {
            lists_ui(ui, cx, [DUE, TO_REFLECT_ON]);
        }
        path::path_ui(ui, cx, path);
        card(ui, cx.tokens, "Development activities by group", |ui| {
            standing::groups_ui(ui, cx);
        });
        if is_empty {
            card(ui, cx.tokens, NEAREST.0, |ui| list_ui(ui, cx, NEAREST));
        } else {
            lists_ui(ui, cx, [NEAREST, RECENT]);
        }
    });
}

/// A list of what is next or was last: its title, and what draws its rows.
type List = (&'static str, fn(&mut Ui, &Cx<'_>));

const DUE: List = ("Due soon", next::due_ui);
const TO_REFLECT_ON: List = ("To reflect on", next::reflect_ui);
const NEAREST: List = ("Nearest to met", next::nearest_ui);
const RECENT: List = ("Recent activities", next::recent_ui);

/// Draws the rows of a list.
fn list_ui(ui: &mut Ui, cx: &Cx<'_>, (title, add): List) {
    ui.spacing_mut().item_spacing.y = 0.0;
    rows(ui, title, |ui| add(ui, cx));
}

/// Draws two lists beside each other.
fn lists_ui(ui: &mut Ui, cx: &Cx<'_>, lists: [List; 2]) {
    pair(
        ui,
        cx.tokens,
        lists.map(|(title, _)| title),
        |column, ui| {
            if let Some(list) = lists.get(column) {
                list_ui(ui, cx, *list);
            }
        },
    );
}

/// Offers what was begun and not saved; not while it is being typed, in the sheet over the screen.
fn drafts_ui(ui: &mut Ui, cx: &Cx<'_>) {
    if ui.memory(|memory| memory.top_modal_layer().is_some()) {
        return;
    }
    for form in &cx.model.begun {
        draft_ui(ui, cx, form);
    }
}

fn draft_ui(ui: &mut Ui, cx: &Cx<'_>, form: &Begun) {
    let (key, title) = (&form.key, &form.title);
    card(ui, cx.tokens, "", |ui| {
        line(ui, |ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if soft_button(ui, "Discard")
                    .accessible_name(format!("Discard {title}"))
                    .clicked()
                {
                    cx.send(Command::Discard(key.clone()));
                }
                if soft_button(ui, "Go on")
                    .accessible_name(format!("Go on with {title}"))
                    .clicked()
                {
                    cx.send(Command::GoOn(key.clone()));
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    let says = format!("Not saved yet: {title}");
                    ui.add(egui::Label::new(medium(says)).truncate());
                });
            });
        });
    });
}
