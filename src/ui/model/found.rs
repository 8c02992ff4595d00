//! Entries of the record as the window knows them, by their ids and places.

use super::Model;
use crate::domain::{
    ActivityId, ActivitySummary, Evidence, EvidenceId, Qualification, QualificationId,
};
use crate::ui::shelf::Piece;

impl Model {
    /// Returns an activity of the log.
    #[must_use]
    pub fn activity(&self, id: ActivityId) -> Option<&ActivitySummary> {
        let place = self.places.get(&id)?;
        self.ledger.activities.get(*place)
    }

    /// Returns a piece of evidence.
    #[must_use]
    pub fn evidence(&self, id: EvidenceId) -> Option<&Evidence> {
        self.ledger.evidence.get(self.shelf.place(id)?)
    }

    /// Returns the evidence at a place of the shelf, with what uses it.
    #[must_use]
    pub fn piece_at(&self, place: usize) -> Option<(&Evidence, &Piece)> {
        let evidence = self.ledger.evidence.get(place)?;
        Some((evidence, self.shelf.pieces().get(place)?))
    }

    /// Returns the evidence of an activity, by number.
    pub fn evidence_of(&self, id: ActivityId) -> impl Iterator<Item = &Evidence> {
        let places = self.shelf.of_activity(id).iter();
        places.filter_map(|place| self.ledger.evidence.get(*place))
    }

    /// Returns the qualifications.
    #[must_use]
    pub fn qualifications(&self) -> &[Qualification] {
        &self.ledger.qualifications
    }

    /// Returns a qualification.
    #[must_use]
    pub fn qualification(&self, id: QualificationId) -> Option<&Qualification> {
        self.qualifications().iter().find(|held| held.id == id)
    }

    /// Returns the certificates of a qualification, by number.
    pub fn certificates(&self, id: QualificationId) -> impl Iterator<Item = &Evidence> {
        let places = self.shelf.of_qualification(id).iter();
        places.filter_map(|place| self.ledger.evidence.get(*place))
    }
}
