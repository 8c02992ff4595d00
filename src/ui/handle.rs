//! Carries out what the screens asked: the only place of the window that changes the record.

use std::path::PathBuf;

use egui::Context;

use super::activity_form::ActivityForm;
use super::command::{Action, Command};
use super::desk::{Desk, THEME};
use super::evidence_form::EvidenceForm;
use super::palette::Palette;
use super::route::Route;
use super::screens::Screens;
use super::screens::log::Editor;
use super::theme;
use super::toasts::Offer;
use crate::domain::{
    ActivityDetails, ActivityId, EvidenceContent, EvidenceDetails, EvidenceId, FileContent,
    LinkKey, Period, QualificationDetails, QualificationId,
};
use crate::record::{EntryId, NewEvidence, RecordError, Result};

impl Desk {
    /// Carries out one command. What fails is said in a message, or beside the field that is wrong.
    pub(super) fn handle(&mut self, ctx: &Context, command: Command) {
        match command {
            Command::Act(action) => self.act(action),
            Command::LogFor(key) => self.log_for(key),
            Command::ShowActivity(id) => self.show_activity(id),
            Command::EditActivity(id) => self.edit_activity(id),
            Command::ShowRequirement(key) => {
                self.screens.skills.choose(key);
                self.route = Route::Skills;
            }
            Command::ShowEvidence(id) => self.show_evidence(id),
            Command::ShowUnreflected => {
                self.screens.log.only_unreflected();
                self.route = Route::Log;
                self.list();
            }
            Command::CloseActivity => {
                self.screens.log.chosen = None;
                self.show(None);
            }
            Command::List => self.list(),
            Command::SaveActivity(id, details) => self.save_activity(id, *details),
            Command::CloseEditor => self.close_editor(),
            Command::Delete(entry) => self.delete(entry),
            Command::AddEvidence(evidence) => self.add_evidence(*evidence),
            Command::Restore(entry) => {
                let restored = self.record.restore(entry).map(|_applied| ());
                self.settle(restored, "Taken out of the Bin");
            }
            Command::SaveEvidence(id, details) => self.save_evidence(id, *details),
            Command::Assess(details) => {
                let said = self.record.assess(*details).map(|_applied| ());
                self.settle(said, "Rated");
            }
            Command::SaveQualification(id, details) => self.save_qualification(id, *details),
            Command::SavePractitioner(person) => match self.record.set_practitioner(*person) {
                Ok(_applied) => {
                    self.screens.settings.saved();
                    self.settle(Ok(()), "Saved");
                }
                Err(RecordError::Invalid(problems)) => self.screens.settings.refused(problems),
                Err(err) => self.failed(&err),
            },
            Command::SaveDraft { .. } | Command::DropDraft(_) => self.draft(command),
            Command::Theme(preference) => {
                ctx.set_theme(preference);
                if let Err(err) = self
                    .record
                    .set_setting(THEME, theme::preference_key(preference))
                {
                    self.failed(&err);
                }
            }
            Command::OpenAttachment(file) => {
                let stored = self.record.attachment_path(&file);
                self.jobs.open_attachment(stored, file);
            }
            Command::ChooseCopyPath(file) => self.jobs.choose_copy_path(file),
            Command::OpenUrl(url) => self.jobs.open_url(url),
            Command::OpenPath(path) => self.jobs.open(path),
            Command::ChooseFile => self.jobs.choose_file(),
            Command::ChoosePrintPath(proposal) => self.jobs.choose_print_path(&proposal),
            Command::Print(period, path) => self.print(period, path),
            Command::ClosePalette => self.palette = None,
            Command::Dismiss(id) => self.toasts.dismiss(id),
        }
        ctx.request_repaint();
    }

    fn act(&mut self, action: Action) {
        match action {
            Action::NewActivity => {
                if !self.screens.log.is_editing(None) && self.capture.is_none() {
                    self.capture = Some(self.editor(None, ActivityForm::new(self.model.today)));
                }
            }
            Action::NewActivityInFull => {
                self.close_capture();
                self.open_editor(None, ActivityForm::new(self.model.today));
                self.route = Route::Log;
            }
            Action::Palette => {
                self.close_capture();
                self.palette = Some(Palette::new());
            }
            Action::Search => {
                self.route = Route::Log;
                self.screens.log.search();
            }
            Action::Undo => {
                let undone = self
                    .record
                    .undo()
                    .map(|applied| format!("Undone: {}", applied.output));
                self.turned(undone);
            }
            Action::Redo => {
                let redone = self
                    .record
                    .redo()
                    .map(|applied| format!("Done again: {}", applied.output));
                self.turned(redone);
            }
            Action::Go(route) => self.route = route,
        }
    }

    /// Says what undo or redo did.
    fn turned(&mut self, said: Result<String>) {
        self.toasts.drop_offers();
        match said {
            Ok(said) => self.toasts.done(said, None),
            Err(err) => self.failed(&err),
        }
        self.refresh();
    }

    /// Shows the record after a change, and says what was done with the way back.
    fn settle(&mut self, result: Result<()>, said: &str) {
        match result {
            Ok(()) => {
                self.refresh();
                self.toasts.drop_offers();
                self.toasts.done(said, Some(Offer::Undo));
            }
            Err(err) => self.failed(&err),
        }
    }

    fn log_for(&mut self, key: LinkKey) {
        self.act(Action::NewActivityInFull);
        self.screens.log.link(key);
    }

    fn show_activity(&mut self, id: ActivityId) {
        self.route = Route::Log;
        if self.screens.log.chosen != Some(id) {
            self.screens.log.evidence.saved();
        }
        self.screens.log.chosen = Some(id);
        self.close_editor();
        self.show(Some(id));
    }

    /// Reads the details of an activity, or none.
    fn show(&mut self, id: Option<ActivityId>) {
        if let Err(err) = self.model.show(&self.record, id) {
            self.failed(&err);
        }
    }

    /// Reads what fits the filter of the log, and nothing else: it happens at each key of a search.
    fn list(&mut self) {
        if let Err(err) = self.model.list(&self.record, &self.screens.log.filter) {
            self.failed(&err);
        }
    }

    fn edit_activity(&mut self, id: ActivityId) {
        self.show_activity(id);
        if let Some(activity) = &self.model.shown {
            let clean = ActivityForm::of(&activity.details);
            self.open_editor(Some(id), clean);
        }
    }

    /// Opens the editor with what was begun before, unless it already stands there.
    fn open_editor(&mut self, id: Option<ActivityId>, clean: ActivityForm) {
        if self.screens.log.is_editing(id) {
            return;
        }
        self.close_editor();
        self.screens.log.editor = Some(self.editor(id, clean));
    }

    /// Makes an editor on what stands in the record, or on what was begun before.
    fn editor(&self, id: Option<ActivityId>, clean: ActivityForm) -> Editor {
        let draft = self.model.draft(&ActivityForm::draft_key(id)).cloned();
        Editor::new(id, clean, draft)
    }

    /// Closes the sheet and keeps what was typed.
    pub(super) fn close_capture(&mut self) {
        let editor = self.capture.take();
        self.keep(editor);
    }

    /// Closes the sheet, or else the editor, and keeps what was typed.
    pub(super) fn close_editor(&mut self) {
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

    fn save_activity(&mut self, id: Option<ActivityId>, details: ActivityDetails) {
        let title = details.title.clone();
        let saved = match id {
            None => self
                .record
                .add_activity(details)
                .map(|applied| applied.output),
            Some(id) => self.record.edit_activity(id, details).map(|_applied| id),
        };
        match saved {
            Ok(saved) => {
                if self.capture.take().is_none() {
                    self.screens.log.editor = None;
                    self.screens.log.chosen = Some(saved);
                }
                let dropped = self.record.drop_draft(&ActivityForm::draft_key(id));
                let said = if id.is_some() {
                    format!("Saved “{title}”")
                } else {
                    format!("Logged “{title}”")
                };
                self.settle(dropped, &said);
            }
            Err(RecordError::Invalid(problems)) => {
                let open = self.capture.as_mut().or(self.screens.log.editor.as_mut());
                if let Some(editor) = open {
                    editor.refused(problems);
                }
            }
            Err(err) => self.failed(&err),
        }
    }

    fn delete(&mut self, entry: EntryId) {
        let said = match entry {
            EntryId::Activity(_) => "Activity moved to the Bin",
            EntryId::Evidence(_) => "Evidence moved to the Bin",
            EntryId::Qualification(_) => "Qualification moved to the Bin",
            EntryId::Assessment(_) => "Rating moved to the Bin",
        };
        let deleted = self.record.delete(entry).map(|_applied| ());
        self.settle(deleted, said);
    }

    fn add_evidence(&mut self, evidence: NewEvidence) {
        match self.record.add_evidence(evidence) {
            Ok(applied) => {
                self.evidence_form().saved();
                let said = format!("Attached as {}", applied.output.number);
                self.settle(Ok(()), &said);
                if self.route == Route::Evidence {
                    self.show_evidence(applied.output.id);
                }
            }
            Err(RecordError::Invalid(problems)) => self.evidence_form().refused(problems),
            Err(err) => self.failed(&err),
        }
    }

    /// Returns the form that attaches evidence to what is shown; where nothing is, the one that attaches it by itself.
    pub(super) fn evidence_form(&mut self) -> &mut EvidenceForm {
        let Screens {
            log,
            skills,
            evidence,
            ..
        } = &mut self.screens;
        match self.route {
            Route::Skills if skills.chosen.is_some() => &mut skills.evidence,
            Route::Log if log.chosen.is_some() => &mut log.evidence,
            _ => {
                self.route = Route::Evidence;
                evidence.add()
            }
        }
    }

    fn show_evidence(&mut self, id: EvidenceId) {
        self.route = Route::Evidence;
        let Some(evidence) = self.model.evidence(id) else {
            return;
        };
        self.screens.evidence.choose(id, &self.model);
        if let EvidenceContent::File(file) = &evidence.details.content
            && self.screens.evidence.wants_preview(file)
        {
            let stored = self.record.attachment_path(file);
            self.jobs.preview(stored, file.sha256.clone());
        }
    }

    fn save_evidence(&mut self, id: EvidenceId, details: EvidenceDetails) {
        let said = format!("Saved “{}”", details.title);
        match self.record.edit_evidence(id, details) {
            Ok(_applied) => {
                self.screens.evidence.saved(id);
                self.settle(Ok(()), &said);
            }
            Err(RecordError::Invalid(problems)) => self.screens.evidence.refused(id, problems),
            Err(err) => self.failed(&err),
        }
    }

    pub(super) fn save_copy(&mut self, file: &FileContent, to: PathBuf) {
        match self.record.save_attachment(file, &to) {
            Ok(()) => {
                let said = format!("Saved a copy: {}", to.display());
                self.toasts.done(said, Some(Offer::Open(to)));
            }
            Err(err) => self.failed(&err),
        }
    }

    fn save_qualification(&mut self, id: Option<QualificationId>, details: QualificationDetails) {
        let title = details.title.clone();
        let saved = match id {
            None => self.record.add_qualification(details).map(|_applied| ()),
            Some(id) => self
                .record
                .edit_qualification(id, details)
                .map(|_applied| ()),
        };
        match saved {
            Ok(()) => {
                self.screens.qualifications.form = None;
                self.settle(Ok(()), &format!("Saved “{title}”"));
            }
            Err(RecordError::Invalid(problems)) => {
                if let Some(form) = &mut self.screens.qualifications.form {
                    form.refused(problems);
                }
            }
            Err(err) => self.failed(&err),
        }
    }

    pub(super) fn draft(&mut self, command: Command) {
        let kept = match command {
            Command::SaveDraft { key, text } => self.record.save_draft(&key, &text),
            Command::DropDraft(key) => self.record.drop_draft(&key),
            _ => Ok(()),
        };
        let read = kept.and_then(|()| self.model.read_drafts(&self.record));
        if let Err(err) = read {
            self.failed(&err);
        }
    }

    #[cfg(feature = "pdf")]
    fn print(&mut self, period: Period, path: PathBuf) {
        let as_of = period.to().min(self.model.today);
        match self.record.portfolio_contents(period, as_of) {
            Ok(contents) => self.jobs.print(contents, path),
            Err(err) => self.failed(&err),
        }
    }

    #[cfg(not(feature = "pdf"))]
    fn print(&mut self, _period: Period, _path: PathBuf) {
        self.toasts.failed(
            "This Cairn was built without printing",
            "Build it with the feature pdf",
        );
    }
}
