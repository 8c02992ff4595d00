//! Qualifications: shown, saved, and their certificates.

use crate::domain::{EvidenceId, QualificationDetails, QualificationId};
use crate::record::{Edit, RecordError};
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
        edit: Edit<QualificationDetails>,
    ) {
        let said = format!("Saved “{}”", edit.to().title);
        let form = id;
        let saved = match id {
            None => self.record.add(edit.into_details()),
            Some(id) => {
                let edited = self.record.edit(id, edit);
                edited.map(|applied| applied.map(|()| id))
            }
        };
        match saved {
            Ok(saved) => {
                self.screens.qualifications.saved(form, saved.output);
                self.settle(Ok(saved), &said);
            }
            Err(RecordError::Invalid(problems)) => {
                self.screens.qualifications.refused(form, problems);
            }
            Err(err) => self.not_saved(&err),
        }
    }

    pub(super) fn detach_certificate(&mut self, id: EvidenceId, from: QualificationId) {
        let number = self.model.evidence(id).map(|evidence| evidence.number);
        let said = number.map_or_else(String::new, |number| {
            format!("Detached {number}; it stays among the evidence")
        });
        let detached = self.record.detach_certificate(id, from);
        self.settle(detached, &said);
    }
}
