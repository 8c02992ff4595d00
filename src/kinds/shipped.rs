//! The kinds that come with Cairn.

use std::sync::LazyLock;

use super::read;
use crate::domain::portfolio::{PortfolioKind, PrintSection, Ratings};

/// The kind that judges nothing and prints everything.
pub const SUMMARY: &str = "summary";

macro_rules! kind {
    ($name:literal) => {
        include_str!(concat!("../../data/portfolios/", $name, ".toml"))
    };
}

/// The kind that shows the role on one page.
pub const WALL: &str = "wall";

/// The kind that gives a yearly account, with a short statement.
pub const REVALIDATION: &str = "revalidation";

/// The files, in the order in which they are offered.
const FILES: &[&str] = &[
    kind!("summary"),
    kind!("wall"),
    kind!("revalidation"),
    kind!("certification"),
    kind!("chartership"),
    kind!("knowledge-management-chartership"),
    kind!("fellowship"),
    kind!("fedip-practitioner"),
    kind!("fedip-senior"),
    kind!("fedip-advanced"),
    kind!("fedip-leading"),
];

static SHIPPED: LazyLock<Vec<PortfolioKind>> =
    LazyLock::new(|| FILES.iter().filter_map(|text| read(text).ok()).collect());

/// Returns every kind that comes with Cairn, in the order in which they are offered.
#[must_use]
pub fn shipped() -> &'static [PortfolioKind] {
    &SHIPPED
}

/// Returns the shipped kind of that key, such as `chartership`.
#[must_use]
pub fn shipped_by_key(key: &str) -> Option<&'static PortfolioKind> {
    SHIPPED.iter().find(|kind| kind.key == key)
}

/// Returns the kind that judges nothing and prints everything.
#[must_use]
pub fn summary() -> PortfolioKind {
    shipped_by_key(SUMMARY).cloned().unwrap_or_else(bare)
}

/// Stands in for a summary whose file does not read, which its test rules out.
fn bare() -> PortfolioKind {
    PortfolioKind {
        key: SUMMARY.to_owned(),
        title: "CPD portfolio summary".to_owned(),
        body: String::new(),
        about: String::new(),
        source: String::new(),
        check_with: String::new(),
        months: 12,
        ratings: Ratings::None,
        prints: PrintSection::ALL.to_vec(),
        statement: None,
        evidence: None,
        hours: None,
        criteria: Vec::new(),
        parts: Vec::new(),
    }
}
