//! Portfolios: what a professional body asks for, what a person chooses and writes for it, and what that still lacks.

mod arrange;
mod check;
mod composition;
mod details;
mod kind;
mod propose;
mod statement;

pub use check::{Check, Finding, Mend, Surroundings, Weight, check};
pub use composition::{Cell, Composed, Composition, Stage};
pub use details::{
    Enclosure, Part, Piece, PieceId, Portfolio, PortfolioDetails, RatingNote, SkillRatings,
    Statement, Submitted,
};
pub use kind::{
    Asked, Assignable, Criterion, CriterionKey, Element, EvidenceAdvice, HoursRule, PartRule,
    PortfolioKind, PrintSection, Ratings, StatementForm, StatementRule,
};
pub use propose::{propose, ratings_in};
pub use statement::{Citation, citations, count_words, recite};
