//! Takes in what jobs report.

use crate::ui::bringing::BringAsk;
use crate::ui::desk::Desk;
use crate::ui::jobs::Event;
use crate::ui::preview::Size;
use crate::ui::toasts::Offer;

impl Desk {
    /// Takes in one report.
    pub(in crate::ui) fn report(&mut self, event: Event) {
        match event {
            Event::Pasted(png) => {
                let today = self.model.today;
                if let Some(form) = self.evidence_form() {
                    form.take_picture(png, today);
                }
            }
            Event::FileChosen(path) => {
                let today = self.model.today;
                if let Some(form) = self.evidence_form() {
                    form.take_file(&path, today);
                }
            }
            Event::EntriesChosen(path) => self.bring(BringAsk::Read(vec![path])),
            Event::LogPathChosen(path) => self.export_log(path),
            Event::LogWritten(Ok(said)) => self.toasts.done(said, None),
            Event::LogWritten(Err(err)) => self.toasts.failed(err.to_string(), err.hint()),
            Event::Brought(brought) => self.brought(*brought),
            Event::RoleFileChosen(path) => {
                let source = self.screens.settings.role.take_file(&path);
                self.look_at_role(source);
            }
            Event::NewerFileChosen(id, path) => self.replace_file(id, path),
            Event::CopyPathChosen(file, path) => self.save_copy(file, path),
            Event::Ready(ready, tries) => self.ready(ready, tries),
            Event::NotReady(form, err) => self.not_ready(form.as_ref(), err),
            Event::CopySaved(to, saved) => self.copy_saved(to, saved),
            Event::CopyReady(Ok(copy)) => self.jobs.open(copy),
            Event::CopyReady(Err(err)) => self.failed(&err),
            Event::RoleRead(work, read) => self.role_read(work, read),
            Event::KindRead(read) => self.screens.portfolio.take_kind(read.map(|kind| *kind)),
            Event::KindSaved(path, saved) => self.kind_saved(&path, saved),
            // Taken in by the jobs themselves.
            Event::WorkedSoFar(..) | Event::Worked(..) => {}
            Event::Previewed(sha256, Size::Large, preview) => {
                self.screens.evidence.take_preview(sha256, preview);
            }
            Event::Previewed(sha256, Size::Small, preview) => {
                self.screens.evidence.take_thumbnail(sha256, preview);
            }
            Event::LookedThrough(job, found) => self.model.exposures.take(job, found),
            Event::PrintPathChosen(path) => self.screens.portfolio.take_path(&path),
            Event::KindChosen(path) => {
                self.screens.portfolio.take_kind_path(&path);
                self.read_kind(path);
            }
            Event::Typeset(id, revision, made) => {
                self.screens.portfolio.take_document(id, revision, made);
            }
            Event::PrintedSoFar(done, of) => self.screens.portfolio.has_printed(Some((done, of))),
            Event::PrintStopped => {
                self.screens.portfolio.has_printed(None);
                self.toasts
                    .done("Printing was stopped; nothing was written", None);
            }
            Event::PageDrawn(id, drawn) => self.screens.portfolio.take_page(id, drawn),
            Event::Printed(Ok(path)) => {
                self.toasts.done(
                    format!("Printed {}", path.display()),
                    Some(Offer::Open(path.clone())),
                );
                self.screens.portfolio.printed(path);
            }
            Event::Printed(Err(problem)) | Event::NotOpened(problem) => {
                self.toasts.failed(problem, "");
            }
            Event::CanSuggest(words, suggester) => self.can_suggest(&words, *suggester),
            Event::Mentioned(version, found) => self.mentioned(version, found),
            Event::Safety(report) => self.kept_safe(report),
            Event::Touched => self.refresh_if_changed(),
        }
    }
}
