//! What history keeps of a long row that changed in a small place: the words that differ, and where they stand.
//!
//! Each side of a revision is folded against the other, so that either makes the other whole; its hash is of the whole row as
//! ever. A text is whole unless it begins as no row does.

use rusqlite::{Connection, params};
use serde_json::{Value, json};

use super::StoreError;
use super::hash::sha256;

/// The tables whose rows are long, and are changed one field at a time.
pub const TABLES: &[&str] = &["portfolio"];
/// How a folded text begins.
pub const BEGINS: &str = "{\"~\":";

/// Tells whether a text is folded.
pub fn is_folded(text: &str) -> bool {
    text.starts_with(BEGINS)
}

/// Folds a text against another; returns it whole where that is no longer.
pub fn fold(against: &str, text: &str) -> String {
    let begins = common(against.chars(), text.chars());
    let (from, to) = (
        against.get(begins..).unwrap_or_default(),
        text.get(begins..).unwrap_or_default(),
    );
    let ends = common(from.chars().rev(), to.chars().rev());
    let differs = to.get(..to.len() - ends).unwrap_or_default();
    let folded = json!({ "~": [begins, ends], "put": differs }).to_string();
    if folded.len() < text.len() {
        folded
    } else {
        text.to_owned()
    }
}

/// Makes a text whole by what it was folded against; nothing where it was another or is damaged. One that is whole stays so.
pub fn unfold(against: &str, text: &str) -> Option<String> {
    if !is_folded(text) {
        return Some(text.to_owned());
    }
    let folded: Value = serde_json::from_str(text).ok()?;
    let place = |at: usize| {
        let length = folded.get("~")?.get(at)?.as_u64()?;
        usize::try_from(length).ok()
    };
    let (begins, ends) = (place(0)?, place(1)?);
    let ends = against.len().checked_sub(ends).filter(|at| *at >= begins)?;
    Some(
        [
            against.get(..begins)?,
            folded.get("put")?.as_str()?,
            against.get(ends..)?,
        ]
        .concat(),
    )
}

/// Returns how many bytes two texts have in common from one end.
fn common(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    let same = one.zip(other).take_while(|(one, other)| one == other);
    same.map(|(both, _)| both.len_utf8()).sum()
}

/// Makes the revisions of one row whole, as they come, the oldest first.
#[derive(Debug, Default)]
pub struct Unfolding {
    last: Option<String>,
}

impl Unfolding {
    /// Returns the row before and after, whole; nothing for what cannot be made whole.
    pub fn next(
        &mut self,
        before: Option<String>,
        after: Option<String>,
    ) -> (Option<String>, Option<String>) {
        let before = match before {
            Some(text) if is_folded(&text) => self.last.take(),
            whole => whole,
        };
        let after = match after {
            Some(text) if is_folded(&text) => {
                before.as_deref().and_then(|before| unfold(before, &text))
            }
            whole => whole,
        };
        self.last.clone_from(&after);
        (before, after)
    }
}

/// A row before and after a revision.
#[derive(Debug, Default)]
pub struct Whole {
    /// Before; nothing where there was none, or where it cannot be made whole.
    pub before: Option<String>,
    /// After, likewise.
    pub after: Option<String>,
    /// Whether the row after has the hash that history kept of it, and so all that it was made of is what it was.
    pub is_proven: bool,
}

/// Returns a row whole as it was before and after a revision.
pub fn whole(conn: &Connection, revision: i64) -> Result<Whole, StoreError> {
    let mut query = conn.prepare_cached(
        "SELECT past.before, past.after, past.hash FROM revision AS past JOIN revision AS here
            ON past.row_id = here.row_id AND past.table_name = here.table_name
         WHERE here.id = ?1 AND past.id <= here.id ORDER BY past.id",
    )?;
    let mut rows = query.query(params![revision])?;
    let mut unfolding = Unfolding::default();
    let mut found = Whole::default();
    while let Some(row) = rows.next()? {
        // What is no text any more is no part of a row.
        let kept = |place| row.get::<_, Option<String>>(place).unwrap_or_default();
        let (before, after) = unfolding.next(kept(0), kept(1));
        let hash = after.as_ref().map(|after| sha256(after.as_bytes()));
        found = Whole {
            before,
            after,
            is_proven: hash == kept(2),
        };
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_had_again_from_what_it_was_folded_against() {
        let long = "Grüße ".repeat(30);
        for (one, other) in [
            (format!("{long}a{long}"), format!("{long}b{long}")),
            (format!("{long}{long}"), format!("{long}ünd{long}")),
            (long.clone(), format!("{long}x")),
            (format!("x{long}"), long.clone()),
            ("aa".repeat(40), "aa".repeat(41)),
            (format!("{long}é"), format!("{long}è")),
            (long.clone(), long.clone()),
        ] {
            for (from, to) in [(&one, &other), (&other, &one)] {
                let folded = fold(from, to);
                assert!(folded.len() < 60, "{folded}");
                assert_eq!(unfold(from, &folded).as_ref(), Some(to));
            }
        }
    }

    #[test]
    fn what_is_not_shorter_stays_whole() {
        assert_eq!(fold("{\"a\":1}", "{\"b\":2}"), "{\"b\":2}");
        assert_eq!(unfold("x", "{\"b\":2}").as_deref(), Some("{\"b\":2}"));
    }

    #[test]
    fn what_is_damaged_is_no_text() {
        for damaged in [
            "{\"~\":[9,9],\"put\":\"x\"}",
            "{\"~\":[1],\"put\":\"x\"}",
            "{\"~\":[1,1]}",
            "{\"~\":",
            "{\"~\":[1,0],\"put\":\"x\"}",
        ] {
            assert_eq!(unfold("é", damaged), None, "{damaged}");
        }
    }
}
