//! The log: activities shown, edited, captured and kept as drafts.

use egui::Context;

use crate::domain::{ActivityDetails, ActivityId, ActivityStatus, LinkKey, ObjectiveId, count};
use crate::record::{Applied, Edit, RecordError, Result};
use crate::ui::command::{Action, SelectedChange};
use crate::ui::desk::Desk;
use crate::ui::route::Route;
use crate::ui::screens::log::{ActivityFields, Several, link};

impl Desk {
    pub(super) fn log_for(&mut self, ctx: &Context, key: LinkKey) {
        self.act(ctx, Action::NewActivityInFull);
        let form = self.screens.log.forms.form(self.model.today);
        link(form.typed(), key);
    }

    pub(super) fn show_activity(&mut self, id: ActivityId) {
        self.route = Route::Log;
        self.close_capture();
        self.screens.log.forms.choose(id);
        self.show(Some(id));
    }

    /// Reads the details of an activity, or none.
    pub(super) fn show(&mut self, id: Option<ActivityId>) {
        if let Err(err) = self.model.show(&self.record, id) {
            self.failed(&err);
        }
    }

    /// Reads what fits the filter of the log, and nothing else: it happens at each key of a search.
    pub(super) fn list(&mut self) {
        match self.model.list(&self.record, &self.screens.log.asked()) {
            Ok(()) => self.screens.log.selection.keep_listed(&self.model),
            Err(err) => self.failed(&err),
        }
    }

    pub(super) fn keep_view(&mut self) {
        self.list();
        for (key, value) in self.screens.log.view.settings() {
            match self.record.set_setting(key, &value) {
                Ok(()) => {}
                // The banner says it, and how the list stands is soon chosen again.
                Err(RecordError::OnlyRead { .. }) => return,
                Err(err) => return self.failed(&err),
            }
        }
    }

    pub(super) fn see_passages(&mut self, ids: &[ActivityId]) {
        match self.record.passages(&self.model.listing.words, ids) {
            Ok(passages) => self.model.listing.passages.extend(passages),
            Err(err) => {
                // Asked for once; what cannot be read is not asked for at each frame.
                let none = ids.iter().map(|id| (*id, None));
                self.model.listing.passages.extend(none);
                self.failed(&err);
            }
        }
    }

    pub(super) fn change_selected(&mut self, change: SelectedChange) {
        let ids = self.screens.log.selection.ids();
        let (changed, did) = match change {
            SelectedChange::Delete => (self.record.delete_activities(&ids), "moved to the Bin"),
            SelectedChange::Tag(tags) => (self.record.tag_activities(&ids, &tags), "tagged"),
            SelectedChange::Link(links) => (self.record.link_activities(&ids, &links), "linked"),
        };
        match changed {
            Ok(applied) if applied.changes.is_empty() => {
                self.toasts
                    .done("Nothing to change: they have it already", None);
            }
            Ok(applied) => {
                self.screens.log.several = Several::default();
                let changed = count(applied.output, "activity", "activities");
                self.settle(Ok(applied), &format!("{changed} {did}"));
            }
            Err(err) => self.failed(&err),
        }
    }

    pub(super) fn edit_activity(&mut self, id: ActivityId) {
        self.show_activity(id);
        if let Some(activity) = &self.model.shown {
            self.screens.log.forms.edit(activity, (), self.model.today);
        }
    }

    /// Closes the sheet. What was typed in it waits in the form of a new activity.
    pub(in crate::ui) fn close_capture(&mut self) {
        if std::mem::take(&mut self.capture) {
            let form = self.screens.log.forms.form(self.model.today);
            if form.is_clean() {
                self.screens.log.forms.discard(None);
            } else {
                self.screens.log.forms.close(None);
            }
        }
    }

    pub(super) fn save_activity(&mut self, id: Option<ActivityId>, edit: Edit<ActivityDetails>) {
        let said = saying(id, edit.to());
        let saved = self.write(id, edit);
        self.activity_saved(id, &said, saved);
    }

    /// Saves an activity that leads to an objective, as long as that is there.
    pub(super) fn save_activity_toward(
        &mut self,
        objective: ObjectiveId,
        edit: Edit<ActivityDetails>,
    ) {
        let said = saying(None, edit.to());
        let saved = match self.model.plan.goal(objective) {
            Some(_) => self.record.add_activity_toward(objective, edit),
            None => self.write(None, edit),
        };
        self.activity_saved(None, &said, saved);
    }

    /// Shows what was saved, unless it was captured over another screen, or says in its form what is wrong with it.
    fn activity_saved(
        &mut self,
        id: Option<ActivityId>,
        said: &str,
        saved: Result<Applied<ActivityId>>,
    ) {
        let is_captured = saved.is_ok() && std::mem::take(&mut self.capture);
        self.saved::<ActivityFields>(id, said, saved, |forms, new| {
            if is_captured {
                // What stands below the sheet, a form that is being typed in too, stays as it is.
                forms.discard(None);
            } else {
                forms.saved(id, new);
            }
        });
    }
}

/// Says what is done by saving an activity.
fn saying(id: Option<ActivityId>, details: &ActivityDetails) -> String {
    let verb = match (id, details.status) {
        (Some(_), _) => "Saved",
        (None, ActivityStatus::Planned) => "Planned",
        (None, ActivityStatus::InProgress | ActivityStatus::Done) => "Logged",
    };
    format!("{verb} “{}”", details.title)
}
