//! Kinds of portfolio: what a professional body asks for. Data, never code.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::super::activity::named_variants;
use super::super::{ActivityKind, Invalid, Minutes};

/// What one kind of submission asks for, such as CILIP Chartership; read from `data/portfolios/` or a person's own copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PortfolioKind {
    /// Its stable name, such as `chartership`.
    pub key: String,
    /// What people call it.
    pub title: String,
    /// The professional body that judges it; empty where nobody does.
    #[serde(default)]
    pub body: String,
    /// What it is for, in a sentence or two.
    #[serde(default)]
    pub about: String,
    /// Where its rules are taken from; they are restated, not quoted.
    #[serde(default)]
    pub source: String,
    /// Reminds the person that the body's own words decide.
    #[serde(default)]
    pub check_with: String,
    /// How many months it usually covers.
    #[serde(default = "a_year")]
    pub months: u32,
    /// Whether each chosen skill is rated at the start and at the end.
    #[serde(default)]
    pub ratings: Ratings,
    /// What is printed after the cover and the contents, in this order.
    pub prints: Vec<PrintSection>,
    /// The evaluative statement, if it wants one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statement: Option<StatementRule>,
    /// How many pieces of evidence assessors advise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EvidenceAdvice>,
    /// The least time to be spent on CPD.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<HoursRule>,
    /// What it is judged by.
    #[serde(default, rename = "criterion", skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<Criterion>,
    /// What else belongs to it, such as an annotated CV.
    #[serde(default, rename = "part", skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartRule>,
}

const fn a_year() -> u32 {
    12
}

named_variants! {
    /// Whether something has to be there.
    Asked, "asked" {
        /// Without it the submission is not complete.
        Required = "required", "Required";
        /// It may be there.
        Optional = "optional", "Optional";
    }
}

named_variants! {
    /// Which self-ratings a kind asks for.
    #[derive(Default)]
    Ratings, "ratings" {
        /// None.
        #[default]
        None = "none", "None";
        /// One at the start and one at the end of the period, each with a comment.
        StartAndEnd = "start-and-end", "At the start and at the end";
    }
}

named_variants! {
    /// One section of a printed portfolio; its label is its heading.
    PrintSection, "prints" {
        /// Progress toward the role, hours, and how activities spread.
        Glance = "glance", "At a glance";
        /// Everything the role asks for: each requirement with its level and its statements.
        Wall = "wall", "The role on one page";
        /// The role, level and hours that a registration rests on.
        Standing = "standing", "Role, level and hours";
        /// The evaluative statement with its citations.
        Statement = "statement", "Evaluative statement";
        /// Which piece of evidence shows which criterion.
        Matrix = "matrix", "Criteria and evidence";
        /// A table of activities: date, title, hours, reflection, criterion.
        ActivityTable = "activity-table", "Activities";
        /// Every activity in full, by PDA group.
        Activities = "activities", "Activities";
        /// Hours and activities of each PDA group.
        CpdByGroup = "cpd-by-group", "CPD by PDA group";
        /// The chosen skills with start, end and target.
        Ratings = "ratings", "Self-assessment";
        /// Every skill of the role against its target.
        Skills = "skills", "Skills against target";
        /// What is held and worked toward.
        Qualifications = "qualifications", "Qualifications";
        /// The role's behaviours.
        Behaviours = "behaviours", "Behaviours";
        /// The development plan.
        Plan = "plan", "Development plan";
        /// The annotated CV, job description and whatever else is asked for.
        Parts = "parts", "Supporting documents";
        /// Every piece of evidence by number.
        Evidence = "evidence", "Evidence";
        /// The chosen attachments themselves.
        Attachments = "attachments", "Attachments";
    }
}

/// The longest key that stands for itself, in characters.
const LONGEST_KEY: usize = 5;

/// The key of a criterion (`1`) or of one of its elements (`1.2`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CriterionKey(String);

impl CriterionKey {
    /// Wraps a key of a kind.
    pub fn new(key: impl Into<String>) -> Self {
        Self(key.into())
    }

    /// Returns the key's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Tells whether people know it by this key, as by `1.2`; a longer one only says its title once more.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.0.chars().count() <= LONGEST_KEY
    }

    /// Says what it is the key of: `1.2 Develop the skills that you lack`, or the title alone.
    #[must_use]
    pub fn named(&self, title: &str) -> String {
        if self.is_short() {
            format!("{self} {title}")
        } else {
            title.to_owned()
        }
    }
}

impl fmt::Display for CriterionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One thing a portfolio is judged by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Criterion {
    /// Its key, unique within the kind.
    pub key: CriterionKey,
    /// Its name.
    pub title: String,
    /// What it asks for.
    #[serde(default)]
    pub about: String,
    /// The sorts of activity that usually speak for it; what Cairn proposes goes by these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suits: Vec<ActivityKind>,
    /// The steps it is made of; a criterion may have none.
    #[serde(default, rename = "element", skip_serializing_if = "Vec::is_empty")]
    pub elements: Vec<Element>,
}

/// One step of a criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Element {
    /// Its key, unique within the kind.
    pub key: CriterionKey,
    /// What is to be shown.
    pub title: String,
    /// The sorts of activity that usually speak for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suits: Vec<ActivityKind>,
}

/// How the evaluative statement is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct StatementRule {
    /// The most words it may have, all of its parts together.
    pub words: u32,
    /// Whether it has a part for each criterion.
    pub form: StatementForm,
    /// Whether it has to be there.
    pub asked: Asked,
}

named_variants! {
    /// The parts of an evaluative statement.
    StatementForm, "form" {
        /// One text.
        Whole = "whole", "One text";
        /// A part for each criterion.
        PerCriterion = "per-criterion", "A part for each criterion";
    }
}

/// How many pieces of evidence assessors advise; advice, not a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct EvidenceAdvice {
    /// The fewest.
    pub at_least: u32,
    /// The most.
    pub at_most: u32,
}

/// The least time to be spent on CPD in a number of months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct HoursRule {
    /// Hours.
    pub hours: u32,
    /// Months in which they are to be spent.
    pub months: u32,
}

impl HoursRule {
    /// Returns the time.
    #[must_use]
    pub const fn minutes(self) -> Minutes {
        Minutes(self.hours.saturating_mul(60))
    }
}

/// Something that belongs to a submission besides activities and evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PartRule {
    /// Its key, unique within the kind, such as `cv`.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// What it is to hold.
    #[serde(default)]
    pub about: String,
    /// Whether it has to be there.
    pub asked: Asked,
    /// How many documents it takes, such as two letters of support.
    #[serde(default = "one")]
    pub number: u32,
}

const fn one() -> u32 {
    1
}

impl PortfolioKind {
    /// Returns what a piece of evidence can be assigned to: each element, and each criterion without elements, in order.
    pub fn assignable(&self) -> impl Iterator<Item = Assignable<'_>> {
        self.criteria.iter().flat_map(|criterion| {
            let whole = criterion.elements.is_empty().then_some(Assignable {
                criterion,
                element: None,
            });
            let elements = criterion.elements.iter().map(move |element| Assignable {
                criterion,
                element: Some(element),
            });
            whole.into_iter().chain(elements)
        })
    }

    /// Returns a criterion by its key or by that of one of its elements.
    #[must_use]
    pub fn criterion_of(&self, key: &CriterionKey) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.holds(key))
    }

    /// Returns what else belongs to the submission, by its key.
    #[must_use]
    pub fn part(&self, key: &str) -> Option<&PartRule> {
        self.parts.iter().find(|part| part.key == key)
    }

    /// Tells whether a section is printed.
    #[must_use]
    pub fn prints(&self, section: PrintSection) -> bool {
        self.prints.contains(&section)
    }

    /// Tells whether it is the role on one page, which nobody composes: it holds no entries.
    #[must_use]
    pub fn is_sheet(&self) -> bool {
        self.prints == [PrintSection::Wall]
    }

    /// Returns the parts in which the statement is written, by criterion; one without a criterion where it is one text,
    /// none where the kind wants no statement.
    #[must_use]
    pub fn statement_parts(&self) -> Vec<Option<&Criterion>> {
        match self.statement.map(|rule| rule.form) {
            None => Vec::new(),
            Some(StatementForm::Whole) => vec![None],
            Some(StatementForm::PerCriterion) => self.criteria.iter().map(Some).collect(),
        }
    }
}

impl Criterion {
    /// Tells whether a key is the criterion's own or one of its elements'.
    #[must_use]
    pub fn holds(&self, key: &CriterionKey) -> bool {
        self.key == *key || self.elements.iter().any(|element| element.key == *key)
    }
}

/// Something that evidence can be assigned to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assignable<'kind> {
    /// The criterion.
    pub criterion: &'kind Criterion,
    /// Its element, if it has any.
    pub element: Option<&'kind Element>,
}

impl<'kind> Assignable<'kind> {
    /// Returns its key.
    #[must_use]
    pub fn key(&self) -> &'kind CriterionKey {
        self.element
            .map_or(&self.criterion.key, |element| &element.key)
    }

    /// Returns what is to be shown.
    #[must_use]
    pub fn title(&self) -> &'kind str {
        self.element
            .map_or(&self.criterion.title, |element| &element.title)
    }

    /// Tells whether a sort of activity usually speaks for it.
    #[must_use]
    pub fn suits(&self, kind: ActivityKind) -> bool {
        let own = self
            .element
            .map_or(&self.criterion.suits, |element| &element.suits);
        own.contains(&kind)
    }
}
