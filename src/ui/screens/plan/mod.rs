//! Plan: the objectives with what is due, and how far each is.

mod agenda;
mod details;
mod form;
mod list;

use egui::Ui;

use crate::domain::number;
use crate::ui::cx::Cx;
use crate::ui::forms::Forms;
use crate::ui::widgets::{Pane, bare_page, heading, is_beside, list_and_details, primary_button};

pub use agenda::agenda_rows;
use form::Begin;
pub use form::{ObjectiveFields, link};

/// How much of the width the list keeps then.
const LIST_SHARE: f32 = 0.52;

/// The plan as it is looked at and typed.
pub type PlanScreen = Forms<ObjectiveFields>;

/// Draws the screen.
pub fn plan_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut PlanScreen) {
    bare_page(ui, |ui| {
        let mut add = false;
        heading(ui, cx.tokens, "Plan", &says(cx), |ui| {
            add = primary_button(ui, cx.tokens, "Add an objective").clicked();
        });
        let is_empty =
            cx.model.plan.goals().is_empty() && cx.model.plan.agenda().items().is_empty();
        let aside = screen.is_aside() || is_beside(ui) && !is_empty;
        list_and_details(ui, LIST_SHARE, aside, |part, ui| match part {
            Pane::List if aside || is_empty => list::list_ui(ui, cx, screen),
            Pane::List => list::list_and_agenda_ui(ui, cx, screen),
            Pane::Details => aside_ui(ui, cx, screen),
        });
        // Only now: a click that ends in this frame would take the cursor out of the form's first field again.
        if add {
            screen.add(cx.model.today);
        }
    });
}

fn says(cx: &Cx<'_>) -> String {
    let goals = cx.model.plan.goals().iter();
    let open = goals.filter(|goal| goal.objective.details.status.is_open());
    let open = number(open.count());
    match cx.model.plan.agenda().overdue() {
        0 => format!("{open} open"),
        overdue => format!("{open} open · {} overdue", number(overdue)),
    }
}

/// Draws what stands beside the list: a form, the details of the chosen objective, or else the agenda.
fn aside_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut PlanScreen) {
    if screen.ui(ui, cx) {
        return;
    }
    if screen.chosen().is_some() {
        details::details_ui(ui, cx, screen);
    } else {
        agenda::agenda_ui(ui, cx);
    }
}
