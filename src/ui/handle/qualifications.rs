//! Qualifications: shown, and their certificates.

use crate::domain::{EvidenceId, QualificationId};
use crate::ui::desk::Desk;
use crate::ui::route::Route;

impl Desk {
    pub(super) fn show_qualification(&mut self, id: QualificationId) {
        self.route = Route::Qualifications;
        self.screens.qualifications.forms.choose(id);
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
