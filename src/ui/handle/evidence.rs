//! Evidence: attached, shown, edited, copied out.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::domain::{
    Evidence, EvidenceContent, EvidenceId, FileContent, Link, LinkKey, count, readable,
};
use crate::record::{Applied, NewContent, NewEvidence, Op, RecordError, Result};
use crate::ui::attaching::{Ready, To};
use crate::ui::desk::{Desk, WAITS};
use crate::ui::evidence_form::{EvidenceForm, title_of};
use crate::ui::jobs::Event;
use crate::ui::preview::Size;
use crate::ui::route::Route;
use crate::ui::screens::Screens;
use crate::ui::toasts::Offer;

/// How often rows are tried to be written while another change is, a third of a second apart.
const TRIES: u32 = 100;
const BETWEEN_TRIES: Duration = Duration::from_millis(300);

impl Desk {
    /// Attaches what a form holds. A file is brought in first, and what was typed stays until the row is written.
    pub(super) fn add_evidence(&mut self, evidence: NewEvidence) {
        let to = self.attaching_to();
        let name = match &evidence.content {
            NewContent::File(path) => readable(path.file_name().unwrap_or_default()),
            NewContent::Bytes { name, .. } => name.clone(),
            NewContent::Note(_) | NewContent::Web(_) | NewContent::Kept(_) => {
                return self.ready(Ready::Piece(to, Box::new(evidence)), TRIES);
            }
        };
        if self.form_at(&to).is_some_and(|form| form.is_attaching()) {
            return;
        }
        let does = format!("attaching {name}");
        let (files, back) = (self.record.attached_files(), to.clone());
        let work = self.jobs.work(does, move |watch| {
            let brought = files.bring_all(vec![evidence], &mut |copied| watch.copied(copied));
            let piece = brought.map(|mut pieces| pieces.pop());
            Some(match piece {
                Ok(piece) => Event::Ready(Ready::Piece(back, Box::new(piece?)), 0),
                Err(err) => Event::NotReady(Some(back), err),
            })
        });
        if let Some(form) = self.form_at(&to) {
            form.attaches(work);
        }
    }

    /// Attaches several files to what is shown, each as a piece of its own that is called as the file; undone as one.
    pub(in crate::ui) fn attach_files(&mut self, paths: &[PathBuf]) {
        let pieces: Vec<NewEvidence> = paths.iter().map(|path| self.piece_of(path)).collect();
        let does = format!("attaching {}", count(paths.len(), "file", "files"));
        let files = self.record.attached_files();
        self.jobs.work(does, move |watch| {
            let brought = files.bring_all(pieces, &mut |copied| watch.copied(copied));
            Some(match brought {
                Ok(pieces) => Event::Ready(Ready::Several(pieces), 0),
                Err(err) => Event::NotReady(None, err),
            })
        });
    }

    /// Puts a newer version in the place of an attached file.
    pub(in crate::ui) fn replace_file(&mut self, id: EvidenceId, path: PathBuf) {
        let name = readable(path.file_name().unwrap_or_default());
        let does = format!("replacing with {name}");
        let files = self.record.attached_files();
        self.jobs.work(does, move |watch| {
            let newer = NewContent::File(path);
            let brought = files.bring_in(newer, &mut |copied| watch.copied(copied));
            Some(match brought {
                Ok(newer) => Event::Ready(Ready::Newer(id, newer), 0),
                Err(err) => Event::NotReady(None, err),
            })
        });
    }

    /// Writes the rows of what was brought in. While another change is being written it waits, and nothing else does.
    pub(in crate::ui) fn ready(&mut self, ready: Ready, tries: u32) {
        let form = ready.form();
        if let Ready::Piece(to, piece) = &ready
            && matches!(piece.content, NewContent::Kept(_))
            && !self.form_at(to).is_some_and(|form| form.is_attaching())
        {
            // What was typed is thrown away by now, and the file with it.
            return;
        }
        match self.write_rows(ready.clone(), tries) {
            Err(RecordError::Busy) if tries < TRIES => self.try_again(ready, tries + 1),
            Err(err) => self.not_ready(form.as_ref(), err),
            Ok(()) => {}
        }
    }

    fn write_rows(&mut self, ready: Ready, tries: u32) -> Result<()> {
        if tries < TRIES {
            self.record.wait_at_most(Duration::ZERO)?;
        }
        let written = match ready {
            Ready::Piece(to, piece) => self.add_piece(&to, *piece).map(|added| {
                if let Some(form) = self.form_at(&to) {
                    form.saved();
                }
                let said = format!("Attached as {}", added.output.number);
                let id = added.output.id;
                let content = added.output.details.content.clone();
                self.settle(Ok(added), &said);
                self.tell_of_empty([&content]);
                if to == To::Itself && self.route == Route::Evidence {
                    self.show_evidence(id);
                }
            }),
            Ready::Several(pieces) => {
                let files = count(pieces.len(), "file", "files");
                let op = Op::new(format!("attach {files}"));
                let added = self.record.add_several(op, pieces);
                added.map(|added| {
                    let kept = added.output.clone();
                    self.settle(Ok(added), &format!("Attached {files}"));
                    self.tell_of_empty(&kept);
                })
            }
            Ready::Newer(id, newer) => self.record.replace_file(id, newer).map(|applied| {
                if applied.changes.is_empty() {
                    let said = "That is the very file which is attached already";
                    self.toasts.done(said, None);
                } else {
                    self.settle(Ok(applied), "Replaced; the earlier version is kept");
                    let now = self.model.evidence(id);
                    let now = now.map(|evidence| evidence.details.content.clone());
                    self.tell_of_empty(&now);
                }
            }),
        };
        self.record.wait_at_most(WAITS)?;
        written
    }

    /// Adds a piece with what its form says that it does not show.
    fn add_piece(&mut self, to: &To, piece: NewEvidence) -> Result<Applied<Evidence>> {
        let form = self.form_at(to);
        let refused = form.map_or_else(Vec::new, |form| form.not_shown().to_vec());
        self.record.add_evidence_refusing(piece, &refused)
    }

    /// Tries once more in a moment.
    fn try_again(&mut self, ready: Ready, tries: u32) {
        let form = ready.form();
        let back = form.clone();
        let work = self.jobs.work("attaching".to_owned(), move |watch| {
            watch.let_go();
            std::thread::sleep(BETWEEN_TRIES);
            Some(if watch.is_stopped() {
                Event::NotReady(back, RecordError::Cancelled)
            } else {
                Event::Ready(ready, tries)
            })
        });
        self.jobs
            .waits(work, "waiting while another change is being written");
        if let Some(form) = form.and_then(|to| self.form_at(&to)) {
            form.attaches(work);
        }
    }

    /// Says why files were not attached, beside the field where there is one; the form stays as it was.
    pub(in crate::ui) fn not_ready(&mut self, form: Option<&To>, err: RecordError) {
        match (form.and_then(|to| self.form_at(to)), err) {
            (Some(form), RecordError::Invalid(problems)) => form.refused(problems),
            (form, err) => {
                if let Some(form) = form {
                    form.goes_on();
                }
                self.failed(&err);
            }
        }
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
        let activity = log.forms.chosen().filter(|_| on(Route::Log));
        let held = qualifications
            .forms
            .chosen()
            .filter(|_| on(Route::Qualifications));
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

    /// Returns what evidence is attached to here.
    fn attaching_to(&mut self) -> To {
        let Screens {
            log,
            skills,
            qualifications,
            ..
        } = &mut self.screens;
        match self.route {
            Route::Qualifications => qualifications.certifies().map(To::Qualification),
            Route::Skills => skills.chosen.clone().map(To::Requirement),
            Route::Log => log.forms.chosen().map(To::Activity),
            _ => None,
        }
        .unwrap_or(To::Itself)
    }

    /// Returns the form that attaches evidence to something, if there is one.
    fn form_at(&mut self, to: &To) -> Option<&mut EvidenceForm> {
        let screens = &mut self.screens;
        match to {
            To::Itself => Some(&mut screens.evidence.form),
            To::Activity(id) => screens.log.evidence.at(*id),
            To::Requirement(key) => screens.skills.evidence_of(key),
            To::Qualification(id) => screens.qualifications.certificates.at(*id),
        }
    }

    /// Returns the form that attaches evidence to what is shown, or the one that attaches it by itself; none while that one
    /// is still bringing in what it held before.
    pub(in crate::ui) fn evidence_form(&mut self) -> Option<&mut EvidenceForm> {
        let to = self.attaching_to();
        if self.form_at(&to).is_some_and(|form| form.is_attaching()) {
            let says = "A file is being attached here; wait until it is there, or cancel that";
            self.toasts.done(says, None);
            return None;
        }
        Some(match to {
            To::Activity(id) => self.screens.log.evidence.to(id),
            To::Requirement(_) => &mut self.screens.skills.evidence,
            To::Qualification(id) => self.screens.qualifications.certificates.to(id),
            To::Itself => {
                self.route = Route::Evidence;
                self.screens.evidence.add()
            }
        })
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
        let shown = self.screens.evidence.forms.chosen();
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

    /// Writes a copy of an attachment where the person wants it.
    pub(in crate::ui) fn save_copy(&mut self, file: FileContent, to: PathBuf) {
        let files = self.record.attached_files();
        self.jobs.save_copy(files, file, to);
    }

    /// Says that a copy was written.
    pub(in crate::ui) fn copy_saved(&mut self, to: PathBuf, saved: Result<()>) {
        match saved {
            Ok(()) => {
                let said = format!("Saved a copy: {}", readable(&to));
                self.toasts.done(said, Some(Offer::Open(to)));
            }
            Err(err) => self.failed(&err),
        }
    }
}
