//! Evidence: attached, shown, edited, copied out.

use std::path::PathBuf;

use crate::domain::{EvidenceContent, EvidenceDetails, EvidenceId, FileContent};
use crate::record::{NewEvidence, RecordError};
use crate::ui::desk::Desk;
use crate::ui::evidence_form::EvidenceForm;
use crate::ui::route::Route;
use crate::ui::screens::Screens;
use crate::ui::toasts::Offer;

impl Desk {
    pub(super) fn add_evidence(&mut self, evidence: NewEvidence) {
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
    pub(in crate::ui) fn evidence_form(&mut self) -> &mut EvidenceForm {
        let Screens {
            log,
            skills,
            evidence,
            qualifications,
            ..
        } = &mut self.screens;
        match self.route {
            Route::Skills if skills.chosen.is_some() => &mut skills.evidence,
            Route::Qualifications if qualifications.chosen.is_some() => {
                qualifications.certificate()
            }
            Route::Log if log.chosen.is_some() => &mut log.evidence,
            _ => {
                self.route = Route::Evidence;
                evidence.add()
            }
        }
    }

    pub(super) fn show_evidence(&mut self, id: EvidenceId) {
        self.route = Route::Evidence;
        let Some(evidence) = self.model.evidence(id) else {
            return;
        };
        self.screens.evidence.choose(id, &self.model);
        if let EvidenceContent::File(file) = &evidence.details.content
            && self.screens.evidence.wants_preview(file)
        {
            let stored = self.record.attachment_path(file);
            self.jobs.preview(stored, file.clone());
        }
    }

    pub(super) fn save_evidence(&mut self, id: EvidenceId, details: EvidenceDetails) {
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

    pub(in crate::ui) fn save_copy(&mut self, file: &FileContent, to: PathBuf) {
        match self.record.save_attachment(file, &to) {
            Ok(()) => {
                let said = format!("Saved a copy: {}", to.display());
                self.toasts.done(said, Some(Offer::Open(to)));
            }
            Err(err) => self.failed(&err),
        }
    }
}
