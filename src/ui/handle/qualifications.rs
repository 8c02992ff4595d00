//! Qualifications: shown, saved, and their certificates.

use crate::domain::{EvidenceId, QualificationDetails, QualificationId};
use crate::record::RecordError;
use crate::ui::desk::Desk;
use crate::ui::route::Route;

impl Desk {
    pub(super) fn show_qualification(&mut self, id: QualificationId) {
        self.route = Route::Qualifications;
        self.screens.qualifications.choose(id);
    }

    pub(super) fn save_qualification(
        &mut self,
        id: Option<QualificationId>,
        details: QualificationDetails,
    ) {
        let said = format!("Saved “{}”", details.title);
        let form = id;
        let saved = match id {
            None => self
                .record
                .add_qualification(details)
                .map(|applied| applied.output),
            Some(id) => self
                .record
                .edit_qualification(id, details)
                .map(|_applied| id),
        };
        match saved {
            Ok(id) => {
                self.screens.qualifications.saved(form, id);
                self.settle(Ok(()), &said);
            }
            Err(RecordError::Invalid(problems)) => {
                self.screens.qualifications.refused(form, problems);
            }
            Err(err) => self.failed(&err),
        }
    }

    pub(super) fn detach_certificate(&mut self, id: EvidenceId, from: QualificationId) {
        let number = self.model.evidence(id).map(|evidence| evidence.number);
        let said = number.map_or_else(String::new, |number| {
            format!("Detached {number}; it stays among the evidence")
        });
        let detached = self.record.detach_certificate(id, from);
        self.settle(detached.map(|_applied| ()), &said);
    }
}
