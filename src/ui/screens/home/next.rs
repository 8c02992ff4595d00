//! The lists of Home: nearest to met, due soon, to reflect on, recent.

use egui::{Align, Layout, RichText, Ui};

use crate::domain::progress::RequirementProgress;
use crate::domain::{ActivityStatus, Renewal, number};
use crate::ui::command::{Action, Command};
use crate::ui::cx::Cx;
use crate::ui::route::Route;
use crate::ui::screens::plan::agenda_rows;
use crate::ui::theme::semibold;
use crate::ui::widgets::{Row, empty, link_button, row, soft_button, title_over};

const SHOWN: usize = 4;
/// How far Home looks ahead, in days: as far as a renewal is pointed out.
const SOON: i64 = Renewal::NOTICE;
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
        if cx.model.plan.toward(&progress.key).next().is_some() {
            two_lines(ui, cx, [&progress.name, &missing], |ui| {
                ui.label(RichText::new("In your plan").small().color(cx.tokens.dim));
            });
        } else {
            two_lines(ui, cx, [&progress.name, &missing], |ui| {
                plan_ui(ui, cx, progress);
            });
        }
    });
    if pressed.clicked() {
        // It is said of today, whatever day is looked back to.
        cx.send(Command::AsItWasOn(None));
        cx.send(Command::ShowRequirement(progress.key.clone()));
    }
}

/// Draws what turns a gap into an objective.
fn plan_ui(ui: &mut Ui, cx: &Cx<'_>, progress: &RequirementProgress) {
    let name = format!("Plan this: {}", progress.name);
    if link_button(ui, cx.tokens, "Plan this")
        .accessible_name(name)
        .on_hover_text("Set an objective to meet it")
        .clicked()
    {
        cx.send(Command::PlanFor(progress.key.clone().into()));
    }
}

/// Draws what is overdue or comes soon.
pub fn due_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let due = cx.model.plan.agenda().within(SOON);
    if due.is_empty() {
        let sentence = format!("Nothing is due in the next {SOON} days.");
        empty(ui, cx.tokens, &sentence, None);
    }
    agenda_rows(ui, cx, due.get(..SHOWN).unwrap_or(due));
    if due.len() > SHOWN {
        ui.add_space(8.0);
        if soft_button(ui, &format!("See all {} due", number(due.len()))).clicked() {
            cx.act(Action::Go(Route::Plan));
        }
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
            cx.model.dates.short(activity.date),
            activity.minutes
        );
        let name = format!("Reflect on {}", activity.title);
        let looks = Row {
            name: &name,
            height: HEIGHT,
            selected: false,
        };
        let pressed = row(ui, cx.tokens, looks, |ui| {
            two_lines(ui, cx, [&activity.title, &when], |ui| {
                ui.label(semibold("Reflect").color(cx.tokens.accent));
            });
        });
        if pressed.clicked() {
            cx.send(Command::EditActivity(activity.id));
        }
    }
    let more = waiting.len().saturating_sub(SHOWN);
    if more > 0 {
        ui.add_space(8.0);
        if soft_button(ui, &format!("See all {}", number(waiting.len()))).clicked() {
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

/// Draws the newest activities but for planned ones, which are due and not recent.
pub fn recent_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let activities = cx.model.ledger.activities.iter();
    let mut recent = activities
        .filter(|activity| activity.status != ActivityStatus::Planned)
        .peekable();
    if recent.peek().is_none() {
        empty(ui, cx.tokens, "Nothing is done yet.", None);
    }
    for activity in recent.take(SHOWN) {
        let line = format!(
            "{} · {} · {}",
            cx.model.dates.short(activity.date),
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
            two_lines(ui, cx, [&activity.title, &line], |ui| {
                ui.label(semibold(activity.minutes.in_columns()).color(cx.tokens.accent));
            });
        });
        if pressed.clicked() {
            cx.send(Command::ShowActivity(activity.id));
        }
    }
}

/// Lays out a title with a quiet line below it, and something short at the right.
fn two_lines(ui: &mut Ui, cx: &Cx<'_>, [title, line]: [&str; 2], right: impl FnOnce(&mut Ui)) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        right(ui);
        title_over(ui, cx.tokens, 7.0, title, (line, cx.tokens.dim));
    });
}
