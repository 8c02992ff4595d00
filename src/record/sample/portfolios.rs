//! The portfolios of the sample, and what they choose from its entries.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, de::Error as _};

use super::fault;
use crate::domain::portfolio::{
    CriterionKey, Enclosure, Part, Piece, PieceId, PortfolioDetails, RatingNote, SkillRatings,
};
use crate::domain::{
    ActivityId, AssessmentDetails, EvidenceId, EvidenceNumber, Period, QualificationId,
    RequirementKey,
};
use crate::kinds;
use crate::record::Result;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PortfolioFile {
    pub(super) portfolio: Vec<Portfolio>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Portfolio {
    /// The key of a kind that comes with Cairn.
    kind: String,
    title: String,
    from: NaiveDate,
    to: NaiveDate,
    /// The day on which it stood like this.
    pub(super) since: NaiveDate,
    /// The day it was handed in.
    pub(super) submitted: Option<NaiveDate>,
    activities: Vec<Chosen<String>>,
    evidence: Vec<Chosen<Numbered>>,
    /// The titles of the qualifications.
    #[serde(default)]
    qualifications: Vec<String>,
    #[serde(default)]
    skills: Vec<Skill>,
    statements: Vec<Statement>,
    #[serde(default)]
    parts: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Chosen<T> {
    is: T,
    shows: Vec<CriterionKey>,
    #[serde(default)]
    note: String,
    #[serde(default)]
    file: Enclosure,
}

impl<T> Chosen<T> {
    fn piece(self, item: impl FnOnce(T) -> PieceId) -> Piece {
        Piece {
            item: item(self.is),
            criteria: self.shows,
            note: self.note,
            enclosure: self.file,
        }
    }
}

/// A number of the sample's evidence, such as `E12`.
struct Numbered(EvidenceNumber);

impl<'de> Deserialize<'de> for Numbered {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map(Self).map_err(D::Error::custom)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Skill {
    key: RequirementKey,
    /// The days of its ratings.
    start: NaiveDate,
    end: NaiveDate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Statement {
    criterion: Option<CriterionKey>,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    part: String,
    text: String,
}

/// The entries that the record has by now.
pub(super) struct Held<'a> {
    /// By their short names; `None` where one is left out.
    pub(super) activities: &'a HashMap<String, Option<ActivityId>>,
    /// By number; fewer than in the file where some are left out.
    pub(super) evidence: &'a HashMap<EvidenceNumber, EvidenceId>,
    /// By title.
    pub(super) qualifications: &'a HashMap<String, QualificationId>,
    pub(super) ratings: &'a [AssessmentDetails],
}

impl Portfolio {
    /// Looks up what it chooses; what is left out is passed over.
    pub(super) fn details(self, held: &Held<'_>) -> Result<PortfolioDetails> {
        let kind = kinds::shipped_by_key(&self.kind)
            .ok_or_else(|| fault(&format!("there is no kind “{}”", self.kind)))?;
        let period = Period::new(self.from, self.to)?;
        let mut details = PortfolioDetails::new(self.title, kind.clone(), period);
        for chosen in self.activities {
            let known = held.activities.get(&chosen.is);
            let known =
                known.ok_or_else(|| fault(&format!("there is no activity “{}”", chosen.is)))?;
            details
                .pieces
                .extend(known.map(|id| chosen.piece(|_| PieceId::Activity(id))));
        }
        for chosen in self.evidence {
            let known = held.evidence.get(&chosen.is.0).copied();
            details
                .pieces
                .extend(known.map(|id| chosen.piece(|_| PieceId::Evidence(id))));
        }
        for title in self.qualifications {
            let known = held.qualifications.get(&title);
            let id = known.ok_or_else(|| fault(&format!("there is no qualification “{title}”")))?;
            details.pieces.push(Piece::new(PieceId::Qualification(*id)));
        }
        for Skill { key, start, end } in self.skills {
            details.skills.push(SkillRatings {
                start: rating(held.ratings, &key, start),
                end: rating(held.ratings, &key, end),
                skill: key,
            });
        }
        for Statement { criterion, text } in self.statements {
            details.set_statement(criterion, text);
        }
        let parts = self.parts.into_iter().map(|Text { part, text }| Part {
            part,
            text,
            evidence: Vec::new(),
        });
        details.parts.extend(parts);
        Ok(details)
    }
}

/// Returns what was said of a skill on a day.
fn rating(
    ratings: &[AssessmentDetails],
    skill: &RequirementKey,
    day: NaiveDate,
) -> Option<RatingNote> {
    let mut ratings = ratings.iter();
    let found = ratings.find(|rating| rating.skill == *skill && rating.date == day)?;
    Some(RatingNote {
        level: found.level,
        comment: found.comment.clone(),
    })
}
