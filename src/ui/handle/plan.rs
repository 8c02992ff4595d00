//! The plan: objectives shown, begun from a gap, saved, and turned into planned activities.

use egui::Context;

use crate::domain::{LinkKey, ObjectiveId};
use crate::ui::command::Action;
use crate::ui::desk::Desk;
use crate::ui::route::Route;
use crate::ui::screens::log::plan_toward;
use crate::ui::screens::plan::link;

impl Desk {
    pub(super) fn plan_for(&mut self, key: LinkKey) {
        self.route = Route::Plan;
        let form = self.screens.plan.add(self.model.today);
        link(form.typed(), key);
    }

    pub(super) fn show_objective(&mut self, id: ObjectiveId) {
        self.route = Route::Plan;
        self.screens.plan.choose(id);
        self.read_shown_objective();
    }

    /// Reads what was done to the objective that is shown, if one is.
    pub(in crate::ui) fn read_shown_objective(&mut self) {
        let shown = self.screens.plan.chosen();
        let history = shown.map(|id| self.record.history(id));
        match history.transpose() {
            Ok(history) => self.model.objective_history = history.unwrap_or_default(),
            Err(err) => self.failed(&err),
        }
    }

    /// Opens an activity that is planned, leads to the objective and is linked to what that is to meet.
    pub(super) fn plan_activity(&mut self, ctx: &Context, id: ObjectiveId) {
        self.act(ctx, Action::NewActivityInFull);
        if let Some(goal) = self.model.plan.goal(id) {
            let form = self.screens.log.forms.form(self.model.today);
            plan_toward(form, &goal.objective);
        }
    }
}
