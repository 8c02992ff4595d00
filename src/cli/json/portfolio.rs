//! Portfolios as scripts see them.

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use super::finding::FindingView;
use crate::cli::ids::short;
use crate::domain::portfolio::{
    Criterion, CriterionKey, Finding, Piece, PieceId, Portfolio, PortfolioDetails, RatingNote,
    SkillRatings, count_words,
};
use crate::domain::{Evidence, EvidenceNumber, Minutes, PortfolioId, RequirementKey};
use crate::portfolio::PortfolioContents;

/// A portfolio with what it holds and what it lacks.
#[derive(Serialize)]
pub struct PortfolioView<'a> {
    id: PortfolioId,
    title: &'a str,
    kind: NamedKindView<'a>,
    from: NaiveDate,
    to: NaiveDate,
    submitted: Option<NaiveDate>,
    copy_of: Option<PortfolioId>,
    minutes: Minutes,
    words: WordsView,
    pieces: Vec<PieceView<'a>>,
    matrix: Vec<MatrixRow<'a>>,
    skills: Vec<SkillView<'a>>,
    statements: Vec<StatementView<'a>>,
    parts: Vec<PartView<'a>>,
    findings: Vec<FindingView<'a>>,
    deleted: bool,
}

#[derive(Serialize)]
struct NamedKindView<'a> {
    key: &'a str,
    title: &'a str,
}

/// How long the statement is.
#[derive(Serialize)]
struct WordsView {
    written: usize,
    limit: Option<u32>,
    over: usize,
}

#[derive(Serialize)]
struct PieceView<'a> {
    #[serde(rename = "type")]
    sort: &'static str,
    id: Uuid,
    reference: Option<String>,
    title: Option<&'a str>,
    criteria: &'a [CriterionKey],
    note: &'a str,
    enclosure: &'static str,
}

/// What shows a criterion or element.
#[derive(Serialize)]
pub struct MatrixRow<'a> {
    /// Its key.
    pub criterion: &'a CriterionKey,
    /// What is to be shown.
    pub title: &'a str,
    /// The references of the evidence that is to show it.
    pub evidence: Vec<String>,
    /// The activities that are to show it.
    pub activities: Vec<Uuid>,
    /// The references that the statement on its criterion cites, of the evidence that is chosen.
    pub cited: Vec<String>,
}

#[derive(Serialize)]
struct SkillView<'a> {
    key: &'a RequirementKey,
    name: String,
    start: Option<&'a RatingNote>,
    end: Option<&'a RatingNote>,
}

#[derive(Serialize)]
struct StatementView<'a> {
    criterion: Option<&'a CriterionKey>,
    title: Option<&'a str>,
    text: &'a str,
    words: usize,
}

#[derive(Serialize)]
struct PartView<'a> {
    part: &'a str,
    title: &'a str,
    asked: &'static str,
    number: u32,
    text: &'a str,
    evidence: Vec<Option<String>>,
}

/// What is chosen under an id, as people are shown it.
pub struct ShownPiece<'a> {
    /// Its reference, or the end of its id.
    pub item: String,
    /// What it is called; nothing when it is no longer in the record.
    pub title: Option<&'a str>,
    /// Its day.
    pub date: Option<NaiveDate>,
}

impl<'a> ShownPiece<'a> {
    /// Looks an entry up in what a portfolio holds.
    pub fn of(piece: PieceId, contents: &'a PortfolioContents) -> Self {
        let (item, title, date) = match piece {
            PieceId::Activity(id) => {
                let mut activities = contents.activities.iter();
                let found = activities.find(|activity| activity.id == id);
                let details = found.map(|found| &found.details);
                (
                    short(id.uuid()),
                    details.map(|details| details.title.as_str()),
                    details.map(|details| details.date),
                )
            }
            PieceId::Evidence(id) => {
                let found = contents.evidence.iter().find(|evidence| evidence.id == id);
                let details = found.map(|found| &found.details);
                (
                    found.map_or_else(|| short(id.uuid()), |found| found.number.to_string()),
                    details.map(|details| details.title.as_str()),
                    details.map(|details| details.date),
                )
            }
            PieceId::Qualification(id) => {
                let mut qualifications = contents.qualifications.iter();
                let found = qualifications.find(|held| held.id == id);
                let details = found.map(|found| &found.details);
                (
                    short(id.uuid()),
                    details.map(|details| details.title.as_str()),
                    details.and_then(|details| details.awarded),
                )
            }
        };
        Self { item, title, date }
    }
}

/// Returns the criterion × evidence matrix by its rows.
pub fn matrix(contents: &PortfolioContents) -> Vec<MatrixRow<'_>> {
    let composition = contents.composition();
    let details = &contents.composed.details;
    let references = |shown: &mut dyn Iterator<Item = &Evidence>| {
        shown
            .map(|evidence| evidence.number.to_string())
            .collect::<Vec<String>>()
    };
    let row = |assignable: crate::domain::portfolio::Assignable<'_>| {
        let cell = |evidence: &Evidence| composition.cell(evidence, assignable);
        let shows = |piece: &&Piece| piece.criteria.contains(assignable.key());
        let activities = details.pieces.iter().filter(shows);
        let activities = activities.filter_map(|piece| match piece.item {
            PieceId::Activity(id) => Some(id.uuid()),
            PieceId::Evidence(_) | PieceId::Qualification(_) => None,
        });
        (
            references(&mut composition.shown().filter(|shown| cell(shown).assigned)),
            activities.collect(),
            references(&mut composition.shown().filter(|shown| cell(shown).cited)),
        )
    };
    let rows = details.kind.assignable().map(|assignable| {
        let (evidence, activities, cited) = row(assignable);
        MatrixRow {
            criterion: assignable.key(),
            title: assignable.title(),
            evidence,
            activities,
            cited,
        }
    });
    rows.collect()
}

impl<'a> PortfolioView<'a> {
    /// Shows a portfolio.
    pub fn new(
        portfolio: &'a Portfolio,
        contents: &'a PortfolioContents,
        findings: &'a [Finding],
    ) -> Self {
        let Portfolio {
            id,
            details,
            submitted,
            deleted,
        } = portfolio;
        let PortfolioDetails {
            title,
            kind,
            period,
            pieces,
            skills,
            statements: _,
            parts: _,
            copy_of,
        } = details;
        Self {
            id: *id,
            title,
            kind: NamedKindView {
                key: &kind.key,
                title: &kind.title,
            },
            from: period.from(),
            to: period.to(),
            submitted: submitted.as_ref().map(|submitted| submitted.on),
            copy_of: *copy_of,
            minutes: contents.composition().minutes(),
            words: WordsView::new(details),
            pieces: pieces
                .iter()
                .map(|piece| PieceView::new(piece, contents))
                .collect(),
            matrix: matrix(contents),
            skills: skills
                .iter()
                .map(|chosen| SkillView::new(chosen, contents))
                .collect(),
            statements: kind
                .statement_parts()
                .into_iter()
                .map(|criterion| StatementView::new(criterion, details))
                .collect(),
            parts: PartView::all(details, contents),
            findings: findings.iter().map(FindingView::from).collect(),
            deleted: *deleted,
        }
    }
}

impl WordsView {
    fn new(details: &PortfolioDetails) -> Self {
        let written = details.words();
        let limit = details.kind.statement.map(|rule| rule.words);
        Self {
            written,
            limit,
            over: limit.map_or(0, |limit| written.saturating_sub(limit as usize)),
        }
    }
}

impl<'a> PieceView<'a> {
    fn new(piece: &'a Piece, contents: &'a PortfolioContents) -> Self {
        let Piece {
            item,
            criteria,
            note,
            enclosure,
        } = piece;
        let (sort, id) = match item {
            PieceId::Activity(id) => ("activity", id.uuid()),
            PieceId::Evidence(id) => ("evidence", id.uuid()),
            PieceId::Qualification(id) => ("qualification", id.uuid()),
        };
        let shown = ShownPiece::of(*item, contents);
        let is_reference = shown.item.parse::<EvidenceNumber>().is_ok();
        Self {
            sort,
            id,
            reference: (sort == "evidence" && is_reference).then_some(shown.item),
            title: shown.title,
            criteria,
            note,
            enclosure: enclosure.key(),
        }
    }
}

impl<'a> SkillView<'a> {
    fn new(chosen: &'a SkillRatings, contents: &PortfolioContents) -> Self {
        let SkillRatings { skill, start, end } = chosen;
        Self {
            key: skill,
            name: contents.profile.name_of(skill),
            start: start.as_ref(),
            end: end.as_ref(),
        }
    }
}

impl<'a> StatementView<'a> {
    fn new(criterion: Option<&'a Criterion>, details: &'a PortfolioDetails) -> Self {
        let key = criterion.map(|criterion| &criterion.key);
        let text = details.statement(key);
        Self {
            criterion: key,
            title: criterion.map(|criterion| criterion.title.as_str()),
            text,
            words: count_words(text),
        }
    }
}

impl<'a> PartView<'a> {
    fn all(details: &'a PortfolioDetails, contents: &PortfolioContents) -> Vec<Self> {
        let rules = details.kind.parts.iter();
        let reference = |id| {
            let found = contents.evidence.iter().find(|evidence| evidence.id == id);
            found.map(|evidence| evidence.number.to_string())
        };
        rules
            .map(|rule| {
                let part = details.part(&rule.key);
                Self {
                    part: &rule.key,
                    title: &rule.title,
                    asked: rule.asked.key(),
                    number: rule.number,
                    text: part.map_or("", |part| &part.text),
                    evidence: part.map_or_else(Vec::new, |part| {
                        part.evidence.iter().map(|id| reference(*id)).collect()
                    }),
                }
            })
            .collect()
    }
}
