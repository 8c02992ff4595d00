//! How the terminal says what several of its commands say of a portfolio.

use crate::cli::out::Out;
use crate::domain::portfolio::{Finding, Portfolio, PortfolioDetails, Submitted, Weight};
use crate::domain::{grouped, long_date};

/// Says what is handed in, and for which days.
pub fn kind_and_days(details: &PortfolioDetails) -> String {
    let (from, to) = (details.period.from(), details.period.to());
    let (from, to) = (long_date(from), long_date(to));
    format!("{}, {from} to {to}", details.kind.title)
}

/// Says how far a portfolio has come.
pub fn stage(portfolio: &Portfolio) -> String {
    match portfolio.submitted {
        None => "Draft".to_owned(),
        Some(Submitted { on, .. }) => format!("Submitted {}", long_date(on)),
    }
}

/// Says how long the statement is against its limit; nothing where none is wanted.
pub fn length(details: &PortfolioDetails) -> Option<String> {
    let limit = details.kind.statement?.words as usize;
    let words = details.words();
    let said = format!("{} of {} words", grouped(words), grouped(limit));
    Some(match words.checked_sub(limit) {
        None | Some(0) => said,
        Some(over) => format!("{said}, {} over", grouped(over)),
    })
}

/// Says how many rules are broken; nothing when none is.
pub fn broken(findings: &[Finding]) -> Option<String> {
    let rules = findings
        .iter()
        .filter(|finding| finding.weight == Weight::Rule);
    match rules.count() {
        0 => None,
        1 => Some("1 rule is not kept".to_owned()),
        several => Some(format!("{several} rules are not kept")),
    }
}

/// Lists what is to be mended, the rules first.
pub fn findings(findings: &[Finding], out: &mut Out) {
    for (weight, heading) in [
        (Weight::Rule, "Not kept yet"),
        (Weight::Advice, "Worth a look"),
    ] {
        let mut of_weight = findings
            .iter()
            .filter(|finding| finding.weight == weight)
            .peekable();
        if of_weight.peek().is_some() {
            out.gap();
            out.line(heading);
        }
        for finding in of_weight {
            out.paragraph(2, &finding.says);
        }
    }
}
