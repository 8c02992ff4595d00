//! Plan: the objectives with what is due, and how far each is.

mod agenda;
mod details;
mod form;
mod list;

use egui::Ui;

use crate::domain::{LinkKey, Objective, ObjectiveId, Problems, number};
use crate::ui::cx::Cx;
use crate::ui::drafts::Begun;
use crate::ui::model::Model;
use crate::ui::widgets::{Part, bare_page, heading, is_beside, list_and_details, primary_button};

pub use agenda::agenda_rows;
pub use form::{Begin, NOUN, ObjectiveForm};

/// How much of the width the list keeps then.
const LIST_SHARE: f32 = 0.52;

/// What the screen remembers.
#[derive(Debug, Default)]
pub struct PlanScreen {
    /// The objective whose details are shown.
    chosen: Option<ObjectiveId>,
    /// Whether the list must move to the chosen one.
    reveal: bool,
    /// Whether a new objective is being typed, instead of one being looked at.
    adding: bool,
    /// The objectives being typed, at most one of them new. Looking at another one loses nothing.
    forms: Vec<ObjectiveForm>,
}

impl PlanScreen {
    /// Shows an objective.
    pub fn choose(&mut self, id: ObjectiveId) {
        if self.chosen != Some(id) {
            self.forms.retain(|form| !form.is_clean());
        }
        self.adding = false;
        self.chosen = Some(id);
        self.reveal = true;
    }

    /// Returns the objective whose details are shown.
    pub const fn chosen(&self) -> Option<ObjectiveId> {
        self.chosen
    }

    /// Turns to the form of a new objective; the one that was begun before, if there is one.
    pub fn add(&mut self) -> &mut ObjectiveForm {
        self.adding = true;
        self.form_or(None, ObjectiveForm::default)
    }

    /// Begins an objective that is to meet something.
    pub fn plan_for(&mut self, key: LinkKey) {
        self.add().link(key);
    }

    /// Closes the form of an objective that is saved; none for the new one.
    pub fn saved(&mut self, id: Option<ObjectiveId>) {
        self.forms.retain(|form| form.id != id);
    }

    /// Shows what the record refused.
    pub fn refused(&mut self, id: Option<ObjectiveId>, problems: Problems) {
        if let Some(form) = self.forms.iter_mut().find(|form| form.id == id) {
            form.refused(problems);
        }
    }

    /// Describes the forms that were begun.
    pub fn begun(&self) -> impl Iterator<Item = Begun> {
        self.forms.iter().filter_map(ObjectiveForm::begun)
    }

    /// Opens a form as it was left; one of an objective that is gone stays closed.
    pub fn go_on(&mut self, id: Option<ObjectiveId>, text: &str, model: &Model) {
        let form = match id {
            None => Some(ObjectiveForm::default()),
            Some(id) => model
                .plan
                .goal(id)
                .map(|goal| ObjectiveForm::of(&goal.objective, Begin::Title, model.today)),
        };
        if let Some(mut form) = form {
            form.go_on(text);
            self.forms.retain(|open| open.id != form.id);
            self.forms.push(form);
        }
    }

    /// Shows the form that was begun.
    pub fn show_begun(&mut self, id: Option<ObjectiveId>) {
        self.adding = id.is_none();
        self.chosen = id.or(self.chosen);
    }

    /// Throws away what was begun.
    pub fn discard(&mut self, id: Option<ObjectiveId>) {
        self.forms.retain(|form| form.id != id);
        self.adding &= id.is_some();
    }

    /// Turns away from an objective that is no longer there.
    pub fn forget_gone(&mut self, model: &Model) {
        self.chosen = self.chosen.filter(|id| model.plan.goal(*id).is_some());
        for form in &mut self.forms {
            if let Some(goal) = form.id.and_then(|id| model.plan.goal(id)) {
                form.follow(&goal.objective.details);
            }
        }
    }

    fn edit(&mut self, objective: &Objective, begin: Begin, cx: &Cx<'_>) {
        let form = || ObjectiveForm::of(objective, begin, cx.model.today);
        self.form_or(Some(objective.id), form);
    }

    fn form_or(
        &mut self,
        id: Option<ObjectiveId>,
        make: impl FnOnce() -> ObjectiveForm,
    ) -> &mut ObjectiveForm {
        let at = self.forms.iter().position(|form| form.id == id);
        let form = match at {
            Some(at) => self.forms.remove(at),
            None => make(),
        };
        self.forms.push_mut(form)
    }

    fn is_unsaved(&self, id: ObjectiveId) -> bool {
        let mut forms = self.forms.iter();
        forms.any(|form| form.id == Some(id) && !form.is_clean())
    }

    /// Returns which form is shown: of the new objective, or of the chosen one.
    fn shown_form(&self) -> Option<usize> {
        let id = if self.adding {
            None
        } else {
            Some(self.chosen?)
        };
        self.forms.iter().position(|form| form.id == id)
    }
}

/// Draws the screen.
pub fn plan_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut PlanScreen) {
    bare_page(ui, |ui| {
        let mut add = false;
        heading(ui, cx.tokens, "Plan", &says(cx), |ui| {
            add = primary_button(ui, cx.tokens, "Add an objective").clicked();
        });
        let is_empty =
            cx.model.plan.goals().is_empty() && cx.model.plan.agenda().items().is_empty();
        let aside = screen.adding || screen.chosen.is_some() || is_beside(ui) && !is_empty;
        list_and_details(ui, LIST_SHARE, aside, |part, ui| match part {
            Part::List if aside || is_empty => list::list_ui(ui, cx, screen),
            Part::List => list::list_and_agenda_ui(ui, cx, screen),
            Part::Details => aside_ui(ui, cx, screen),
        });
        // Only now: a click that ends in this frame would take the cursor out of the form's first field again.
        if add {
            screen.add();
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
    if let Some(at) = screen.shown_form() {
        let closed = screen.forms.get_mut(at).is_some_and(|form| form.ui(ui, cx));
        if closed {
            screen.forms.remove(at);
            screen.adding = false;
        }
        return;
    }
    screen.adding = false;
    if screen.chosen.is_some() {
        details::details_ui(ui, cx, screen);
    } else {
        agenda::agenda_ui(ui, cx);
    }
}
