//! Kinds of portfolio as scripts see them.

use serde::Serialize;

use crate::domain::portfolio::PortfolioKind;

/// A kind in the list of kinds.
#[derive(Serialize)]
pub struct KindView<'a> {
    /// Its key.
    pub key: &'a str,
    /// What people call it.
    pub title: &'a str,
    body: &'a str,
    /// How many months it usually covers.
    pub months: u32,
    /// How many words its statement may have.
    pub words: Option<u32>,
    /// How many hours it asks for.
    pub hours: Option<u32>,
    criteria: usize,
    /// Whether it comes with Cairn as it is.
    pub shipped: bool,
}

impl<'a> KindView<'a> {
    /// Shows a kind in a list.
    pub fn new(kind: &'a PortfolioKind, shipped: bool) -> Self {
        Self {
            key: &kind.key,
            title: &kind.title,
            body: &kind.body,
            months: kind.months,
            words: kind.statement.map(|rule| rule.words),
            hours: kind.hours.map(|rule| rule.hours),
            criteria: kind.criteria.len(),
            shipped,
        }
    }
}
