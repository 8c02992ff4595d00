//! Citing as one types: what is being cited at the cursor, what fits it, and what is put there.

use crate::domain::EvidenceNumber;
use crate::ui::words::{Words, folded};

/// How many pieces are offered.
const OFFERED: usize = 7;

/// A citation that was begun and not closed, in front of the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Begun<'a> {
    /// What was typed of it, without the bracket or comma before it.
    pub typed: &'a str,
    /// Whether the bracket is closed behind the cursor already.
    pub closed: bool,
    /// Whether it follows another one in the same brackets.
    pub follows: bool,
}

/// Returns the citation that was begun at the cursor, which stands behind so many characters.
#[must_use]
pub fn begun(text: &str, cursor: usize) -> Option<Begun<'_>> {
    let at = text.char_indices().nth(cursor);
    let at = at.map_or(text.len(), |(byte, _)| byte);
    let (before, after) = text.split_at_checked(at)?;
    let open = before.rfind('[')?;
    let inside = before.get(open + 1..)?;
    if inside.contains([']', '\n']) {
        return None;
    }
    let last = inside.rfind([',', ';']);
    Some(Begun {
        typed: last.map_or(inside, |comma| inside.get(comma + 1..).unwrap_or_default()),
        closed: after.trim_start_matches([' ', ',']).starts_with(']'),
        follows: last.is_some(),
    })
}

/// Returns the evidence that fits what was typed: by number, or by words of its title.
#[must_use]
pub fn matching<'a>(
    typed: &str,
    evidence: &'a [(EvidenceNumber, String)],
) -> Vec<&'a (EvidenceNumber, String)> {
    let typed = typed.trim();
    let wanted = folded(typed);
    let numbered = |number: &EvidenceNumber| {
        let number = number.to_string().to_lowercase();
        number.starts_with(&wanted) || number.trim_start_matches('e').starts_with(&wanted)
    };
    let words = Words::of(typed);
    let fits = |(number, title): &&(EvidenceNumber, String)| {
        numbered(number) || words.are_in(&folded(title))
    };
    evidence.iter().filter(fits).take(OFFERED).collect()
}

/// Puts a citation behind so many characters, with a blank where words would touch it; returns where it ends.
pub fn cite_at(text: &mut String, at: usize, number: EvidenceNumber) -> usize {
    let byte = text.char_indices().nth(at);
    let byte = byte.map_or(text.len(), |(byte, _)| byte);
    let (before, after) = text.split_at_checked(byte).unwrap_or((text, ""));
    let touches = before
        .chars()
        .next_back()
        .is_some_and(|c| !c.is_whitespace());
    let blank = if touches { " " } else { "" };
    let goes_on = after.chars().next().is_some_and(char::is_alphanumeric);
    let behind = if goes_on { " " } else { "" };
    let cited = format!("{blank}[{number}]{behind}");
    let end = before.chars().count() + cited.chars().count();
    *text = format!("{before}{cited}{after}");
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> EvidenceNumber {
        text.parse().unwrap()
    }

    #[test]
    fn a_bracket_begins_a_citation_until_it_is_closed() {
        let typed = |text: &'static str| begun(text, text.chars().count()).map(|one| one.typed);
        assert_eq!(typed("I led it ["), Some(""));
        assert_eq!(typed("I led it [E1"), Some("E1"));
        assert_eq!(typed("Müde [café"), Some("café"));
        assert_eq!(typed("I led it [E1, E"), Some(" E"));
        assert_eq!(typed("I led it [E1]"), None);
        assert_eq!(typed("I led it [E1\nand"), None);
        assert_eq!(typed("I led it"), None);
        assert!(begun("I led it []", 10).unwrap().closed);
    }

    #[test]
    fn evidence_is_found_by_number_and_by_words() {
        let evidence = [
            (number("E1"), "Café on leaving hospital".to_owned()),
            (number("E12"), "Form and guide".to_owned()),
            (number("E20"), "Strategy".to_owned()),
        ];
        let found = |typed| -> Vec<String> {
            let found = matching(typed, &evidence).into_iter();
            found.map(|(number, _)| number.to_string()).collect()
        };
        assert_eq!(found(""), ["E1", "E12", "E20"]);
        assert_eq!(found("e1"), ["E1", "E12"]);
        assert_eq!(found("12"), ["E12"]);
        assert_eq!(found("cafe hosp"), ["E1"]);
        assert_eq!(found("nothing"), [""; 0]);
    }

    #[test]
    fn a_citation_is_put_where_one_wrote() {
        let mut text = "I led it.".to_owned();
        let at = cite_at(&mut text, 8, number("E7"));
        assert_eq!((text.as_str(), at), ("I led it [E7].", 13));
        let mut text = String::new();
        assert_eq!(cite_at(&mut text, 0, number("E7")), 4);
    }
}
