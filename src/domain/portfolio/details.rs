//! A composed portfolio: a choice of what the record holds, with what the person writes about it.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::super::activity::{check_title, named_variants, trim};
use super::super::profile::LevelNumber;
use super::super::{
    ActivityId, EvidenceId, FileContent, Invalid, Period, PortfolioId, Problems, QualificationId,
    RequirementKey,
};
use super::{CriterionKey, PortfolioKind, count_words};

/// Everything a person says about one portfolio; the unit that is edited, copied and submitted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortfolioDetails {
    /// What it is called; never blank in a record.
    pub title: String,
    /// What it has to hold, as it was when the portfolio was begun; the person may have changed it.
    pub kind: PortfolioKind,
    /// The days it covers.
    pub period: Period,
    /// What was chosen from the record, in the order in which it is shown; each entry is there once.
    #[serde(default)]
    pub pieces: Vec<Piece>,
    /// The skills it assesses, in the order in which they are shown.
    #[serde(default)]
    pub skills: Vec<SkillRatings>,
    /// The evaluative statement, in the parts that the kind asks for.
    #[serde(default)]
    pub statements: Vec<Statement>,
    /// What else belongs to it, such as an annotated CV.
    #[serde(default)]
    pub parts: Vec<Part>,
    /// The portfolio it was copied from.
    #[serde(default)]
    pub copy_of: Option<PortfolioId>,
}

/// An entry of the record that a portfolio can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PieceId {
    /// An activity.
    Activity(ActivityId),
    /// A piece of evidence.
    Evidence(EvidenceId),
    /// A qualification.
    Qualification(QualificationId),
}

named_variants! {
    /// What becomes of an attached file when the portfolio is printed as PDF. A web page has every file beside it.
    #[derive(Default)]
    Enclosure, "enclosure" {
        /// It is named in the evidence index and stays in the record.
        #[default]
        Named = "named", "Named only";
        /// Its pages are printed at the end.
        Appended = "appended", "Printed at the end";
        /// The file itself lies in the PDF.
        Embedded = "embedded", "Embedded as a file";
    }
}

/// One entry that was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// Which one.
    pub item: PieceId,
    /// The criteria and elements that it is to show, without repeats.
    #[serde(default)]
    pub criteria: Vec<CriterionKey>,
    /// What it is to show, in the person's words.
    #[serde(default)]
    pub note: String,
    /// What becomes of its file.
    #[serde(default)]
    pub enclosure: Enclosure,
}

impl Piece {
    /// Chooses an entry for nothing in particular yet.
    #[must_use]
    pub const fn new(item: PieceId) -> Self {
        Self {
            item,
            criteria: Vec::new(),
            note: String::new(),
            enclosure: Enclosure::Named,
        }
    }

    /// Assigns it to criteria or elements.
    #[must_use]
    pub fn showing(mut self, criteria: impl IntoIterator<Item = CriterionKey>) -> Self {
        self.criteria.extend(criteria);
        self
    }
}

/// One skill with where the person stood at the start and stands at the end of the period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkillRatings {
    /// The skill.
    pub skill: RequirementKey,
    /// Where they stood at the start.
    pub start: Option<RatingNote>,
    /// Where they stand at the end.
    pub end: Option<RatingNote>,
}

/// A level with the person's comment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RatingNote {
    /// The level on the scale of the skill's framework; 0 is “not yet”.
    pub level: LevelNumber,
    /// Why; may be empty.
    #[serde(default)]
    pub comment: String,
}

/// One part of the evaluative statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// The criterion it answers; none where the statement is one text.
    pub criterion: Option<CriterionKey>,
    /// The person's words, with citations such as `[E12]`.
    pub text: String,
}

/// A document that belongs to the submission, with the person's notes on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The key of the kind's part, such as `cv`.
    pub part: String,
    /// The text itself, or what the person notes on the documents.
    #[serde(default)]
    pub text: String,
    /// The documents, kept as evidence, without repeats.
    #[serde(default)]
    pub evidence: Vec<EvidenceId>,
}

impl PortfolioDetails {
    /// Starts an empty portfolio.
    pub fn new(title: impl Into<String>, kind: PortfolioKind, period: Period) -> Self {
        Self {
            title: title.into(),
            kind,
            period,
            pieces: Vec::new(),
            skills: Vec::new(),
            statements: Vec::new(),
            parts: Vec::new(),
            copy_of: None,
        }
    }

    /// Returns the details tidied: outer blanks, repeats, empty statements and empty parts gone.
    ///
    /// # Errors
    /// A blank or overlong title; a criterion, element or part of the kind without a name; an assignment, statement or part that the kind does not have.
    pub fn checked(mut self) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        problems.note(check_title(&mut self.title));
        problems.note(named(&self.kind));
        self.tidy();
        let kind = &self.kind;
        let pieces = self.pieces.iter().flat_map(|piece| &piece.criteria);
        let statements = self.statements.iter();
        let answered = statements.filter_map(|statement| statement.criterion.as_ref());
        for key in pieces.chain(answered) {
            problems.note(known_criterion(kind, key));
        }
        for part in &self.parts {
            problems.note(known_part(kind, &part.part));
        }
        problems.or_else_ok(self)
    }

    fn tidy(&mut self) {
        let mut seen = HashSet::new();
        self.pieces.retain(|piece| seen.insert(piece.item));
        for piece in &mut self.pieces {
            trim(&mut piece.note);
            let mut seen = HashSet::new();
            piece.criteria.retain(|key| seen.insert(key.clone()));
        }
        let mut seen = HashSet::new();
        self.skills
            .retain(|chosen| seen.insert(chosen.skill.clone()));
        self.statements
            .retain(|statement| !statement.text.trim().is_empty());
        for part in &mut self.parts {
            let mut seen = HashSet::new();
            part.evidence.retain(|id| seen.insert(*id));
        }
        self.parts
            .retain(|part| !part.text.trim().is_empty() || !part.evidence.is_empty());
    }

    /// Returns what was chosen under an id.
    #[must_use]
    pub fn piece(&self, item: PieceId) -> Option<&Piece> {
        self.pieces.iter().find(|piece| piece.item == item)
    }

    /// Returns the text of a part of the statement; empty where nothing was written.
    #[must_use]
    pub fn statement(&self, criterion: Option<&CriterionKey>) -> &str {
        let mut statements = self.statements.iter();
        let found = statements.find(|statement| statement.criterion.as_ref() == criterion);
        found.map_or("", |statement| &statement.text)
    }

    /// Writes a part of the statement.
    pub fn set_statement(&mut self, criterion: Option<CriterionKey>, text: impl Into<String>) {
        let text = text.into();
        let mut statements = self.statements.iter_mut();
        match statements.find(|statement| statement.criterion == criterion) {
            Some(statement) => statement.text = text,
            None => self.statements.push(Statement { criterion, text }),
        }
    }

    /// Returns what was written and attached under a part's key.
    #[must_use]
    pub fn part(&self, key: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.part == key)
    }

    /// Counts the words of the whole statement.
    #[must_use]
    pub fn words(&self) -> usize {
        let statements = self.statements.iter();
        statements
            .map(|statement| count_words(&statement.text))
            .sum()
    }

    /// Assigns a piece to a criterion or element, or takes the assignment back.
    pub fn toggle(&mut self, item: PieceId, key: &CriterionKey) {
        let Some(piece) = self.pieces.iter_mut().find(|piece| piece.item == item) else {
            return;
        };
        match piece.criteria.iter().position(|known| known == key) {
            Some(at) => drop(piece.criteria.remove(at)),
            None => piece.criteria.push(key.clone()),
        }
    }
}

/// Refuses a kind in which something has no name, since its heading would have no words.
fn named(kind: &PortfolioKind) -> Result<(), Invalid> {
    let criteria = kind.assignable().map(|asked| asked.title());
    let whole = kind
        .criteria
        .iter()
        .map(|criterion| criterion.title.as_str());
    let parts = kind.parts.iter().map(|part| part.title.as_str());
    let mut names = criteria
        .chain(whole)
        .chain(parts)
        .chain([kind.title.as_str()]);
    if names.all(|name| !name.trim().is_empty()) {
        return Ok(());
    }
    Err(Invalid::new("kind", "A criterion or document has no name")
        .hinted("Give each a few words, or take it out"))
}

fn known_criterion(kind: &PortfolioKind, key: &CriterionKey) -> Result<(), Invalid> {
    if kind.criterion_of(key).is_some() {
        return Ok(());
    }
    let keys: Vec<&str> = kind
        .assignable()
        .map(|known| known.key().as_str())
        .collect();
    let problem = format!("{} has no criterion {key}", kind.title);
    Err(Invalid::new("criterion", problem).hinted(one_of(&keys)))
}

fn known_part(kind: &PortfolioKind, key: &str) -> Result<(), Invalid> {
    if kind.part(key).is_some() {
        return Ok(());
    }
    let keys: Vec<&str> = kind.parts.iter().map(|part| part.key.as_str()).collect();
    let problem = format!("{} has no part “{key}”", kind.title);
    Err(Invalid::new("part", problem).hinted(one_of(&keys)))
}

fn one_of(keys: &[&str]) -> String {
    if keys.is_empty() {
        return "It asks for none".to_owned();
    }
    format!("Choose one of: {}", keys.join(", "))
}

/// What was handed in: everything the portfolio printed that day, kept as a file among the attachments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submitted {
    /// The day.
    pub on: NaiveDate,
    /// The file.
    pub file: FileContent,
}

/// One portfolio of the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Portfolio {
    /// Its id for life.
    pub id: PortfolioId,
    /// What the person says.
    pub details: PortfolioDetails,
    /// What was handed in; a submitted portfolio no longer changes.
    pub submitted: Option<Submitted>,
    /// Whether it lies in the Bin.
    pub deleted: bool,
}
