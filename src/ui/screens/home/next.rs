//! The lists of Home: nearest to met, to reflect on, recent.

use egui::{Align, Label, Layout, RichText, Ui};

use crate::domain::progress::RequirementProgress;
use crate::domain::short_date;
use crate::ui::command::{Action, Command};
use crate::ui::cx::Cx;
use crate::ui::theme::semibold;
use crate::ui::widgets::{Row, empty, row, soft_button};

const SHOWN: usize = 4;
const RECENT: usize = 5;
const HEIGHT: f32 = 52.0;

/// Draws the requirements that want least to be met, those in focus first.
pub fn nearest_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let next = cx.model.next();
    if next.is_empty() {
        empty(ui, cx.tokens, "Everything the role asks for is met.", None);
    }
    for requirement in next.into_iter().take(SHOWN) {
        nearest_row(ui, cx, requirement);
    }
}

fn nearest_row(ui: &mut Ui, cx: &Cx<'_>, progress: &RequirementProgress) {
    let missing = match progress.missing.as_slice() {
        [] => progress.status.label().to_owned(),
        [one] => one.to_string(),
        [first, rest @ ..] => format!("{first}, and {} more", rest.len()),
    };
    let missing = if cx.model.focus.has(&progress.key) {
        format!("In focus · {missing}")
    } else {
        missing
    };
    let name = format!("Show {}: {missing}", progress.name);
    let looks = Row {
        name: &name,
        height: HEIGHT,
        selected: false,
    };
    let pressed = row(ui, cx.tokens, looks, |ui| {
        two_lines(ui, cx, &progress.name, &missing, "See");
    });
    if pressed.clicked() {
        cx.send(Command::ShowRequirement(progress.key.clone()));
    }
}

/// Draws the activities that still want a reflection.
pub fn reflect_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let waiting = &cx.model.unreflected;
    if waiting.is_empty() {
        empty(
            ui,
            cx.tokens,
            "You have reflected on everything you logged.",
            None,
        );
    }
    for activity in waiting
        .iter()
        .take(SHOWN)
        .filter_map(|id| cx.model.activity(*id))
    {
        let when = format!(
            "{} · {}",
            short_date(activity.date, cx.model.today),
            activity.minutes
        );
        let name = format!("Reflect on {}", activity.title);
        let looks = Row {
            name: &name,
            height: HEIGHT,
            selected: false,
        };
        let pressed = row(ui, cx.tokens, looks, |ui| {
            two_lines(ui, cx, &activity.title, &when, "Reflect");
        });
        if pressed.clicked() {
            cx.send(Command::EditActivity(activity.id));
        }
    }
    let more = waiting.len().saturating_sub(SHOWN);
    if more > 0 {
        ui.add_space(8.0);
        if soft_button(ui, &format!("See all {}", waiting.len())).clicked() {
            cx.send(Command::ShowUnreflected);
        }
    }
}

/// Says how to begin.
pub fn first_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let says = "Nothing is logged yet. A title and a date are enough to begin.";
    if empty(ui, cx.tokens, says, Some("Log your first activity")) {
        cx.act(Action::NewActivity);
    }
}

/// Draws the newest activities.
pub fn recent_ui(ui: &mut Ui, cx: &Cx<'_>) {
    for activity in cx.model.ledger.activities.iter().take(RECENT) {
        let line = format!(
            "{} · {} · {}",
            short_date(activity.date, cx.model.today),
            activity.kind,
            activity.status
        );
        let name = format!("Show {}", activity.title);
        let looks = Row {
            name: &name,
            height: HEIGHT,
            selected: false,
        };
        let pressed = row(ui, cx.tokens, looks, |ui| {
            two_lines(
                ui,
                cx,
                &activity.title,
                &line,
                &activity.minutes.in_columns(),
            );
        });
        if pressed.clicked() {
            cx.send(Command::ShowActivity(activity.id));
        }
    }
}

/// Lays out a title with a quiet line below it, and a word at the right.
fn two_lines(ui: &mut Ui, cx: &Cx<'_>, title: &str, line: &str, right: &str) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.label(semibold(right).color(cx.tokens.accent));
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.add_space(7.0);
            ui.add(Label::new(RichText::new(title).color(cx.tokens.ink)).truncate());
            ui.add(Label::new(RichText::new(line).small().color(cx.tokens.dim)).truncate());
        });
    });
}
