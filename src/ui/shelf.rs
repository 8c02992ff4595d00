//! The evidence as its screen lists it: what uses each piece, and which hold the same file.

use std::collections::{HashMap, HashSet};

use super::words::folded;
use crate::domain::progress::Ledger;
use crate::domain::{ActivityId, Evidence, EvidenceContent, EvidenceId, QualificationId};

/// What the list shows of a piece beside the piece itself.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Which piece.
    pub id: EvidenceId,
    /// How many links, activities and qualifications use it; what lies in the Bin does not count.
    pub uses: usize,
    /// The other pieces that hold the same file, by number.
    pub twins: Vec<EvidenceId>,
    /// Everything that a search looks through.
    pub haystack: String,
}

/// All pieces by number, worked out once for each reading of the record.
#[derive(Clone, Debug)]
pub struct Shelf {
    pieces: Vec<Piece>,
    places: HashMap<EvidenceId, usize>,
    of_activities: HashMap<ActivityId, Vec<usize>>,
    of_qualifications: HashMap<QualificationId, Vec<usize>>,
    unused: usize,
}

impl Shelf {
    /// Looks through the ledger's evidence.
    #[must_use]
    pub fn of(ledger: &Ledger) -> Self {
        let logged: HashSet<ActivityId> = ledger.activities.iter().map(|one| one.id).collect();
        let mut holders: HashMap<&str, Vec<EvidenceId>> = HashMap::new();
        for evidence in &ledger.evidence {
            if let Some(sha256) = sha256(evidence) {
                holders.entry(sha256).or_default().push(evidence.id);
            }
        }
        let held: HashSet<QualificationId> =
            ledger.qualifications.iter().map(|one| one.id).collect();
        let pieces = ledger.evidence.iter().map(|evidence| {
            let details = &evidence.details;
            let activities = details.activities.iter();
            let certified = details.qualifications.iter();
            let same = sha256(evidence).and_then(|sha256| holders.get(sha256));
            let others = same.into_iter().flatten().copied();
            Piece {
                id: evidence.id,
                uses: details.links.len()
                    + activities.filter(|id| logged.contains(id)).count()
                    + certified.filter(|id| held.contains(id)).count(),
                twins: others.filter(|id| *id != evidence.id).collect(),
                haystack: haystack(evidence),
            }
        });
        let pieces: Vec<Piece> = pieces.collect();
        let mut of_activities: HashMap<ActivityId, Vec<usize>> = HashMap::new();
        let mut of_qualifications: HashMap<QualificationId, Vec<usize>> = HashMap::new();
        for (place, evidence) in ledger.evidence.iter().enumerate() {
            for id in &evidence.details.activities {
                of_activities.entry(*id).or_default().push(place);
            }
            for id in &evidence.details.qualifications {
                of_qualifications.entry(*id).or_default().push(place);
            }
        }
        let places = pieces.iter().enumerate();
        Self {
            places: places.map(|(place, piece)| (piece.id, place)).collect(),
            of_activities,
            of_qualifications,
            unused: pieces.iter().filter(|piece| piece.uses == 0).count(),
            pieces,
        }
    }

    /// Returns the pieces by number.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Returns which piece stands at a place.
    #[must_use]
    pub fn id(&self, place: usize) -> Option<EvidenceId> {
        self.pieces.get(place).map(|piece| piece.id)
    }

    /// Returns where a piece stands.
    #[must_use]
    pub fn place(&self, id: EvidenceId) -> Option<usize> {
        self.places.get(&id).copied()
    }

    /// Returns where the pieces stand that belong to an activity, by number.
    #[must_use]
    pub fn of_activity(&self, id: ActivityId) -> &[usize] {
        self.of_activities.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Returns where the certificates of a qualification stand, by number.
    #[must_use]
    pub fn of_qualification(&self, id: QualificationId) -> &[usize] {
        self.of_qualifications.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Counts the pieces that nothing uses.
    #[must_use]
    pub const fn unused(&self) -> usize {
        self.unused
    }
}

fn sha256(evidence: &Evidence) -> Option<&str> {
    match &evidence.details.content {
        EvidenceContent::File(file) => Some(&file.sha256),
        EvidenceContent::Note(_) | EvidenceContent::Web(_) => None,
    }
}

fn haystack(evidence: &Evidence) -> String {
    let holds = match &evidence.details.content {
        EvidenceContent::Note(text) => text,
        EvidenceContent::File(file) => &file.name,
        EvidenceContent::Web(url) => url,
    };
    folded(&format!(
        "{} {}\n{holds}",
        evidence.number, evidence.details.title
    ))
}
