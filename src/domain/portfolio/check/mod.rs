//! What a portfolio still lacks before it can be handed in, each finding with where it is mended.

mod entries;
mod evidence;
mod identifiers;
mod rules;

use super::super::{EvidenceId, RequirementKey};
use super::{Composition, CriterionKey, PieceId};
use crate::domain::profile::Profile;
use chrono::NaiveDate;

/// What is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Check {
    /// The statement keeps to its word limit.
    Words,
    /// Every part of a required statement is written.
    StatementWritten,
    /// Each criterion or element has evidence.
    CriterionShown,
    /// Each piece of evidence is cited.
    Cited,
    /// Each citation leads to a piece that is included.
    CitationIncluded,
    /// There are as many pieces as assessors advise.
    Pieces,
    /// The hours of the period reach what is asked.
    Hours,
    /// No three months of the period are without an activity.
    Gap,
    /// Each activity is reflected on.
    Reflected,
    /// Each skill has the ratings that are asked for.
    Rated,
    /// Every required part is there.
    Part,
    /// No chosen qualification has expired.
    Expired,
    /// No text seems to name a patient or another person.
    Identifier,
    /// Every attachment is whole, and none may be a program.
    Attachment,
    /// Everything that was chosen is still in the record.
    Chosen,
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// A rule of the kind is not kept.
    Rule,
    /// Assessors would advise otherwise.
    Advice,
}

impl Check {
    /// Returns the stable name used in the terminal.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::StatementWritten => "statement-written",
            Self::CriterionShown => "criterion-shown",
            Self::Cited => "cited",
            Self::CitationIncluded => "citation-included",
            Self::Pieces => "pieces",
            Self::Hours => "hours",
            Self::Gap => "gap",
            Self::Reflected => "reflected",
            Self::Rated => "rated",
            Self::Part => "part",
            Self::Expired => "expired",
            Self::Identifier => "identifier",
            Self::Attachment => "attachment",
            Self::Chosen => "chosen",
        }
    }
}

impl Weight {
    /// Returns the stable name used in the terminal.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Advice => "advice",
        }
    }
}

/// Where a finding is mended.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Mend {
    /// A part of the statement.
    Statement(Option<CriterionKey>),
    /// The choice of entries as a whole.
    Choice,
    /// The matrix of criteria and evidence.
    Matrix(CriterionKey),
    /// One entry.
    Entry(PieceId),
    /// The ratings of one skill.
    Skill(RequirementKey),
    /// One of the other parts.
    Part(String),
}

/// Something to mend before the portfolio is handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was checked.
    pub check: Check,
    /// How much it weighs.
    pub weight: Weight,
    /// What is wrong, as a sentence without a full stop.
    pub says: String,
    /// Where it is mended.
    pub mend: Mend,
}

/// What the checks need to know besides the portfolio.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'a> {
    /// The role, for the names of skills.
    pub profile: &'a Profile,
    /// The day on which it is checked.
    pub today: NaiveDate,
    /// The evidence whose file is missing or is not what was attached.
    pub dead: &'a [EvidenceId],
}

/// Checks a portfolio against its kind: rules first, then advice, each in the order of the portfolio.
#[must_use]
pub fn check(composition: Composition<'_>, around: Surroundings<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    rules::check(composition, around, &mut findings);
    evidence::check(composition, around, &mut findings);
    entries::check(composition, around, &mut findings);
    identifiers::check(composition, &mut findings);
    findings.sort_by_key(|finding| finding.weight);
    findings
}

impl Finding {
    fn rule(check: Check, says: impl Into<String>, mend: Mend) -> Self {
        Self {
            check,
            weight: Weight::Rule,
            says: says.into(),
            mend,
        }
    }

    fn advice(check: Check, says: impl Into<String>, mend: Mend) -> Self {
        Self {
            weight: Weight::Advice,
            ..Self::rule(check, says, mend)
        }
    }
}
