//! What is to mend in a portfolio, as scripts see it.

use serde::Serialize;

use crate::domain::portfolio::{Finding, Mend, PieceId};

/// Something to mend.
#[derive(Serialize)]
pub struct FindingView<'a> {
    check: &'static str,
    weight: &'static str,
    says: &'a str,
    mend: MendView,
}

#[derive(Serialize)]
struct MendView {
    at: &'static str,
    key: Option<String>,
}

/// What `portfolio check` answers of a portfolio.
#[derive(Serialize)]
pub struct CheckedPortfolioView<'a> {
    /// What is to be mended, the rules first.
    pub findings: Vec<FindingView<'a>>,
}

impl<'a> From<&'a Finding> for FindingView<'a> {
    fn from(finding: &'a Finding) -> Self {
        let Finding {
            check,
            weight,
            says,
            mend,
        } = finding;
        Self {
            check: check.key(),
            weight: weight.key(),
            says,
            mend: MendView::from(mend),
        }
    }
}

impl From<&Mend> for MendView {
    fn from(mend: &Mend) -> Self {
        let (at, key) = match mend {
            Mend::Statement(criterion) => {
                ("statement", criterion.as_ref().map(ToString::to_string))
            }
            Mend::Choice => ("choice", None),
            Mend::Matrix(criterion) => ("matrix", Some(criterion.to_string())),
            Mend::Entry(PieceId::Activity(id)) => ("activity", Some(id.to_string())),
            Mend::Entry(PieceId::Evidence(id)) => ("evidence", Some(id.to_string())),
            Mend::Entry(PieceId::Qualification(id)) => ("qualification", Some(id.to_string())),
            Mend::Skill(skill) => ("skill", Some(skill.to_string())),
            Mend::Part(part) => ("part", Some(part.clone())),
        };
        Self { at, key }
    }
}
