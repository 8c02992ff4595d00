//! A portfolio on a desk, to be composed and checked.
use std::num::NonZeroU32;

use cairn::domain::portfolio::{
    Check, Composition, CriterionKey, Finding, Piece, PieceId, PortfolioDetails, PortfolioKind,
    Surroundings, check,
};
use cairn::domain::{
    Activity, ActivityDetails, ActivityId, Evidence, EvidenceContent, EvidenceDetails, EvidenceId,
    EvidenceNumber, Minutes, Period, Qualification, parse_date,
};
use cairn::kinds::shipped_by_key;
use cairn::profiles;
use chrono::NaiveDate;
use uuid::Uuid;

pub fn day(text: &str) -> NaiveDate {
    parse_date(text).expect("a date")
}

pub fn kind(key: &str) -> PortfolioKind {
    shipped_by_key(key).expect("a shipped kind").clone()
}

/// A portfolio on the desk, with its entries.
pub struct Desk {
    pub details: PortfolioDetails,
    pub activities: Vec<Activity>,
    pub evidence: Vec<Evidence>,
    pub qualifications: Vec<Qualification>,
    pub lost: Vec<PieceId>,
}

impl Desk {
    pub fn new(key: &str) -> Self {
        let period = Period::new(day("2026-01-01"), day("2026-12-31")).expect("a period");
        Self {
            details: PortfolioDetails::new("Mine", kind(key), period),
            activities: Vec::new(),
            evidence: Vec::new(),
            qualifications: Vec::new(),
            lost: Vec::new(),
        }
    }

    pub fn id(&self) -> Uuid {
        let made = self.activities.len() + self.evidence.len() + self.qualifications.len();
        Uuid::from_u128(made as u128 + 1)
    }

    /// Chooses an activity of two hours that is reflected on.
    pub fn activity(&mut self, title: &str, on: &str) -> &mut ActivityDetails {
        let id = ActivityId::from_uuid(self.id());
        let mut details = ActivityDetails::new(title, day(on));
        details.minutes = Minutes(120);
        details.reflection.so_what = "It showed a gap".into();
        self.details.pieces.push(Piece::new(PieceId::Activity(id)));
        self.activities.push(Activity {
            id,
            details,
            deleted: false,
        });
        &mut self.activities.last_mut().expect("it").details
    }

    /// Chooses evidence for some criteria.
    pub fn evidence(&mut self, number: u32, criteria: &[&str]) -> EvidenceId {
        let id = EvidenceId::from_uuid(self.id());
        let keys = criteria.iter().map(|key| CriterionKey::new(*key));
        let piece = Piece::new(PieceId::Evidence(id)).showing(keys);
        self.details.pieces.push(piece);
        self.evidence.push(Evidence {
            id,
            number: EvidenceNumber(NonZeroU32::new(number).expect("from 1")),
            details: EvidenceDetails {
                title: format!("Piece {number}"),
                date: day("2026-02-01"),
                content: EvidenceContent::Note("A note".to_owned()),
                links: Vec::new(),
                activities: Vec::new(),
                qualifications: Vec::new(),
            },
            deleted: false,
        });
        id
    }

    pub fn state(&mut self, criterion: &str, text: impl Into<String>) {
        let key = CriterionKey::new(criterion);
        self.details.set_statement(Some(key), text);
    }

    pub fn findings_with(&self, dead: &[EvidenceId]) -> Vec<Finding> {
        let profile = profiles::shipped_by_key("knowledge-manager").expect("a profile");
        let composition = Composition {
            details: &self.details,
            lost: &self.lost,
            activities: &self.activities,
            evidence: &self.evidence,
            qualifications: &self.qualifications,
        };
        let today = day("2026-11-23");
        check(
            composition,
            Surroundings {
                profile: &profile,
                today,
                dead,
            },
        )
    }

    /// Returns what one check says.
    pub fn says(&self, wanted: Check) -> Vec<String> {
        let findings = self.findings_with(&[]).into_iter();
        findings
            .filter(|finding| finding.check == wanted)
            .map(|finding| finding.says)
            .collect()
    }
}

pub fn words(count: usize) -> String {
    vec!["word"; count].join(" ")
}
