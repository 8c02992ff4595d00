//! Rows that are no entries, by what they say: sums, signatures, years.

use super::super::folded::words;

/// Tells whether words name a sum, and nothing else.
pub(super) fn is_total(said: &str) -> bool {
    const BEFORE: &[&str] = &[
        "",
        "grand ",
        "sub ",
        "overall ",
        "running ",
        "annual ",
        "yearly ",
        "cumulative ",
        "year ",
        "page ",
        "final ",
        "my ",
    ];
    const AFTER: &[&str] = &[
        "",
        " hours",
        " time",
        " cpd",
        " cpd hours",
        " hrs",
        " h",
        " minutes",
        " mins",
        " points",
        " to date",
        " for year",
        " for the year",
        " so far",
        " hours to date",
        " cpd points",
        " credits",
        " this year",
        " cpd time",
        " learning hours",
        " hours logged",
        " participatory hours",
    ];
    const NAMES: &[&str] = &[
        "total",
        "totals",
        "subtotal",
        "sum",
        "summe",
        "gesamt",
        "somme",
        "totale",
        "totaal",
        "suma",
        "insgesamt",
        "zwischensumme",
        "gesamtsumme",
    ];
    NAMES.iter().any(|name| {
        let Some((before, after)) = said.split_once(name) else {
            return false;
        };
        let year = |text: &str| {
            text.trim().split(' ').all(|word| {
                word.is_empty()
                    || word.bytes().all(|byte| byte.is_ascii_digit())
                    || ["for", "in", "h", "hours"].contains(&word)
            })
        };
        BEFORE.contains(&before)
            && (AFTER.contains(&after) || (after.starts_with(' ') && year(after)))
    })
}

/// Tells whether a text is where somebody signs, or says that all is true.
pub(super) fn is_signature(text: &str) -> bool {
    let said = words(text);
    let begins = [
        "signed",
        "signature",
        "sign off",
        "approved by",
        "countersigned",
        "line manager",
        "manager s signature",
        "i confirm",
        "i declare",
        "declaration",
        "unterschrift",
        "verified by",
        "name of manager",
        "page ",
    ];
    begins.iter().any(|begin| said.starts_with(begin))
        || (!text.is_empty() && text.chars().all(|c| "._-–—=*~ ".contains(c)))
}

/// Returns the year that a text names, where it names just one.
pub fn lone_year(text: &str) -> Option<i32> {
    let mut years = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| word.len() == 4)
        .filter_map(|word| word.parse().ok())
        .filter(|year| (1950..=2100).contains(year));
    let year = years.next()?;
    let spans = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .skip_while(|word| word.len() != 4)
        .nth(1);
    let goes_on =
        spans.is_some_and(|word| word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit()));
    (years.next().is_none() && !goes_on).then_some(year)
}

/// Returns the year that a heading among the rows names: `2024`, `CPD 2024`, `March 2024`.
pub(super) fn heading_year(text: &str) -> Option<i32> {
    (text.trim().len() <= 40)
        .then(|| lone_year(text))
        .flatten()
        .filter(|_| {
            let said = words(text);
            let known = |word: &str| {
                word.bytes().all(|byte| byte.is_ascii_digit())
                    || super::super::months::month(word).is_some()
                    || [
                        "cpd",
                        "year",
                        "log",
                        "record",
                        "my",
                        "jahr",
                        "annee",
                        "activities",
                        "for",
                    ]
                    .contains(&word)
            };
            said.split(' ').all(known)
        })
}
