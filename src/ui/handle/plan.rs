//! The plan: objectives shown, begun from a gap, saved, and turned into planned activities.

use egui::Context;

use crate::domain::{ActivityDetails, LinkKey, ObjectiveDetails, ObjectiveId};
use crate::record::RecordError;
use crate::ui::command::Action;
use crate::ui::desk::Desk;
use crate::ui::route::Route;

impl Desk {
    pub(super) fn plan_for(&mut self, key: LinkKey) {
        self.route = Route::Plan;
        self.screens.plan.plan_for(key);
    }

    pub(super) fn show_objective(&mut self, id: ObjectiveId) {
        self.route = Route::Plan;
        self.screens.plan.choose(id);
    }

    /// Opens an activity that is planned, leads to the objective and is linked to what that is to meet.
    pub(super) fn plan_activity(&mut self, ctx: &Context, id: ObjectiveId) {
        self.act(ctx, Action::NewActivityInFull);
        if let Some(goal) = self.model.plan.goal(id) {
            self.screens.log.plan_toward(&goal.objective);
        }
    }

    pub(super) fn save_objective(&mut self, id: Option<ObjectiveId>, details: ObjectiveDetails) {
        let said = format!("Saved “{}”", details.title);
        let saved = match id {
            None => self
                .record
                .add_objective(details)
                .map(|applied| applied.output),
            Some(id) => self.record.edit_objective(id, details).map(|_applied| id),
        };
        match saved {
            Ok(saved) => {
                self.screens.plan.saved(id);
                self.screens.plan.choose(saved);
                self.settle(Ok(()), &said);
            }
            Err(RecordError::Invalid(problems)) => self.screens.plan.refused(id, problems),
            Err(err) => self.failed(&err),
        }
    }

    pub(super) fn save_activity_toward(&mut self, id: ObjectiveId, details: ActivityDetails) {
        let title = details.title.clone();
        let added = self.record.add_activity_toward(id, details);
        self.activity_saved(None, &title, added.map(|applied| applied.output));
    }
}
