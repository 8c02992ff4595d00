//! Evidence: attached, shown, edited, copied out.

use std::path::{Path, PathBuf};

use crate::domain::{
    EvidenceContent, EvidenceDetails, EvidenceId, FileContent, Link, LinkKey, count, readable,
};
use crate::record::{Edit, NewContent, NewEvidence, Op, RecordError, Result};
use crate::ui::desk::Desk;
use crate::ui::evidence_form::{EvidenceForm, title_of};
use crate::ui::preview::Size;
use crate::ui::route::Route;
use crate::ui::screens::Screens;
use crate::ui::toasts::Offer;

impl Desk {
    pub(super) fn add_evidence(&mut self, evidence: NewEvidence) {
        match self.record.add_evidence(evidence) {
            Ok(applied) => {
                self.evidence_form().saved();
                let said = format!("Attached as {}", applied.output.number);
                let id = applied.output.id;
                let content = applied.output.details.content.clone();
                self.settle(Ok(applied), &said);
                self.tell_of_empty([&content]);
                if self.route == Route::Evidence {
                    self.show_evidence(id);
                }
            }
            Err(RecordError::Invalid(problems)) => self.evidence_form().refused(problems),
            Err(err) => self.failed(&err),
        }
    }

    /// Attaches several files to what is shown, each as a piece of its own that is called as the file; undone as one.
    pub(in crate::ui) fn attach_files(&mut self, paths: &[PathBuf]) {
        let files = count(paths.len(), "file", "files");
        let pieces: Vec<NewEvidence> = paths.iter().map(|path| self.piece_of(path)).collect();
        let attached = self
            .record
            .transact(Op::new(format!("attach {files}")), |change| {
                let pieces = pieces.into_iter();
                let kept = pieces.map(|piece| Ok(change.add_evidence(piece)?.details.content));
                kept.collect::<Result<Vec<EvidenceContent>>>()
            });
        let kept = attached
            .as_ref()
            .map_or_else(|_| Vec::new(), |applied| applied.output.clone());
        self.settle(attached, &format!("Attached {files}"));
        self.tell_of_empty(&kept);
    }

    /// Says of which files that were just kept there is nothing in them.
    fn tell_of_empty<'a>(&mut self, kept: impl IntoIterator<Item = &'a EvidenceContent>) {
        for content in kept {
            if let EvidenceContent::File(file) = content
                && let Some(empty) = file.emptiness()
            {
                self.toasts.failed(empty.problem, empty.hint);
            }
        }
    }

    /// Makes a file a piece of evidence of what is shown.
    fn piece_of(&self, path: &Path) -> NewEvidence {
        let Screens {
            log,
            skills,
            qualifications,
            ..
        } = &self.screens;
        let on = |route| self.route == route;
        let skill = skills.chosen.clone().filter(|_| on(Route::Skills));
        let activity = log.chosen.filter(|_| on(Route::Log));
        let held = qualifications.chosen.filter(|_| on(Route::Qualifications));
        NewEvidence {
            title: title_of(path),
            date: self.model.today,
            content: NewContent::File(path.to_owned()),
            links: skill
                .map(|key| Link::new(LinkKey::from(key)))
                .into_iter()
                .collect(),
            activities: activity.into_iter().collect(),
            qualifications: held.into_iter().collect(),
        }
    }

    /// Returns the form that attaches evidence to what is shown; where nothing is, the one that attaches it by itself.
    pub(in crate::ui) fn evidence_form(&mut self) -> &mut EvidenceForm {
        let Screens {
            log,
            skills,
            evidence,
            qualifications,
            ..
        } = &mut self.screens;
        if self.route == Route::Qualifications
            && let Some(form) = qualifications.certificate()
        {
            return form;
        }
        match (self.route, log.chosen) {
            (Route::Skills, _) if skills.chosen.is_some() => &mut skills.evidence,
            (Route::Log, Some(id)) => log.evidence.to(id),
            _ => {
                self.route = Route::Evidence;
                evidence.add()
            }
        }
    }

    pub(super) fn show_evidence(&mut self, id: EvidenceId) {
        self.route = Route::Evidence;
        if self.model.evidence(id).is_some() {
            self.screens.evidence.choose(id, &self.model);
            self.read_shown_evidence();
        }
    }

    /// Reads what the details of the shown evidence need beside the evidence itself: the earlier versions of its file, and
    /// what can be seen of it.
    pub(in crate::ui) fn read_shown_evidence(&mut self) {
        self.model.earlier_files.clear();
        let shown = self.screens.evidence.chosen();
        let Some(evidence) = shown.and_then(|id| self.model.evidence(id)) else {
            return;
        };
        let EvidenceContent::File(file) = &evidence.details.content else {
            return;
        };
        if self.screens.evidence.wants_preview(file) {
            let stored = self.record.attachment_path(file);
            self.jobs.preview(stored, file.clone(), Size::Large);
        }
        match self.record.earlier_files(evidence.id) {
            Ok(earlier) => self.model.earlier_files = earlier,
            Err(err) => self.failed(&err),
        }
    }

    /// Reads the small picture of a file in sight.
    pub(super) fn see_thumbnail(&mut self, file: FileContent) {
        if self.screens.evidence.wants_thumbnail(&file) {
            let stored = self.record.attachment_path(&file);
            self.jobs.preview(stored, file, Size::Small);
        }
    }

    pub(super) fn save_evidence(&mut self, id: EvidenceId, edit: Edit<EvidenceDetails>) {
        let said = format!("Saved “{}”", edit.to().title);
        match self.record.edit_evidence(id, edit) {
            Ok(applied) => {
                self.screens.evidence.saved(id);
                self.settle(Ok(applied), &said);
            }
            Err(RecordError::Invalid(problems)) => self.screens.evidence.refused(id, problems),
            Err(err) => self.not_saved(&err),
        }
    }

    pub(in crate::ui) fn replace_file(&mut self, id: EvidenceId, path: PathBuf) {
        let replaced = self.record.replace_file(id, NewContent::File(path));
        match replaced {
            Ok(applied) if applied.changes.is_empty() => {
                let said = "That is the very file which is attached already";
                self.toasts.done(said, None);
            }
            replaced => {
                let said = "Replaced; the earlier version is kept";
                let was_replaced = replaced.is_ok();
                self.settle(replaced, said);
                let now = self.model.evidence(id).filter(|_| was_replaced);
                let now = now.map(|evidence| evidence.details.content.clone());
                self.tell_of_empty(&now);
            }
        }
    }

    pub(in crate::ui) fn save_copy(&mut self, file: &FileContent, to: PathBuf) {
        match self.record.save_attachment(file, &to) {
            Ok(()) => {
                let said = format!("Saved a copy: {}", readable(&to));
                self.toasts.done(said, Some(Offer::Open(to)));
            }
            Err(err) => self.failed(&err),
        }
    }
}
