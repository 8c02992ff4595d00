//! The log: activities shown, edited, captured and kept as drafts.

use egui::Context;

use crate::domain::{ActivityDetails, ActivityId, ActivityStatus, LinkKey, ObjectiveId, count};
use crate::record::{Applied, Edit, RecordError, Result};
use crate::ui::activity_form::ActivityForm;
use crate::ui::command::Action;
use crate::ui::desk::Desk;
use crate::ui::drafts::Change;
use crate::ui::route::Route;
use crate::ui::screens::log::{Editor, SelectedChange, Several};

impl Desk {
    pub(super) fn log_for(&mut self, ctx: &Context, key: LinkKey) {
        self.act(ctx, Action::NewActivityInFull);
        self.screens.log.link(key);
    }

    pub(super) fn show_activity(&mut self, id: ActivityId) {
        self.route = Route::Log;
        self.screens.log.chosen = Some(id);
        self.screens.log.reveal = true;
        self.close_editor();
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
            let stands = activity.details.clone();
            self.open_editor(Some(id), stands);
        }
    }

    /// Opens the editor with what was begun before, unless it already stands there.
    pub(super) fn open_editor(&mut self, id: Option<ActivityId>, stands: ActivityDetails) {
        if self.screens.log.is_editing(id) {
            return;
        }
        self.close_editor();
        self.screens.log.editor = Some(self.editor(id, stands));
    }

    /// Makes an editor on what stands in the record, or on what was begun before.
    pub(super) fn editor(&self, id: Option<ActivityId>, stands: ActivityDetails) -> Editor {
        let draft = self.model.draft(&ActivityForm::draft_key(id));
        Editor::new(id, stands, draft)
    }

    /// Closes the sheet and keeps what was typed.
    pub(in crate::ui) fn close_capture(&mut self) {
        let editor = self.capture.take();
        self.keep(editor);
    }

    /// Closes the sheet, or else the editor, and keeps what was typed.
    pub(in crate::ui) fn close_editor(&mut self) {
        let editor = self
            .capture
            .take()
            .or_else(|| self.screens.log.editor.take());
        self.keep(editor);
    }

    fn keep(&mut self, editor: Option<Editor>) {
        if let Some(draft) = editor.and_then(|mut editor| editor.take_draft(self.model.today)) {
            self.draft(draft);
        }
    }

    pub(super) fn save_activity(&mut self, id: Option<ActivityId>, edit: Edit<ActivityDetails>) {
        let said = saying(id, edit.to());
        let saved = match id {
            None => self.record.add(edit.into_details()),
            Some(id) => {
                let edited = self.record.edit(id, edit);
                edited.map(|applied| applied.map(|()| id))
            }
        };
        self.activity_saved(id, &said, saved);
    }

    pub(super) fn save_activity_toward(
        &mut self,
        objective: ObjectiveId,
        details: ActivityDetails,
    ) {
        let said = saying(None, &details);
        let added = self.record.add_activity_toward(objective, details);
        self.activity_saved(None, &said, added);
    }

    /// Closes what an activity was typed in, or says there what is wrong with it.
    fn activity_saved(
        &mut self,
        id: Option<ActivityId>,
        said: &str,
        saved: Result<Applied<ActivityId>>,
    ) {
        match saved {
            Ok(saved) => {
                if self.capture.take().is_none() {
                    self.screens.log.editor = None;
                    self.screens.log.chosen = Some(saved.output);
                }
                self.write_draft(Change::Drop(ActivityForm::draft_key(id)));
                self.settle(Ok(saved), said);
            }
            Err(RecordError::Invalid(problems)) => {
                let open = self.capture.as_mut().or(self.screens.log.editor.as_mut());
                if let Some(editor) = open {
                    editor.refused(problems);
                }
            }
            Err(err) => self.not_saved(&err),
        }
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
