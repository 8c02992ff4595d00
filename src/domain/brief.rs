//! Messages that repeat what was written, however long that is.

/// How long a message may be, in bytes.
const LONGEST: usize = 600;
/// How many characters of what it repeats are shown then.
const SHOWN: usize = 60;

/// Shortens a message that repeats a long text: what stands in its quotation marks loses its end.
pub fn brief(says: String) -> String {
    if says.len() <= LONGEST {
        return says;
    }
    let parts = says.split_once('“').and_then(|(before, rest)| {
        let (quoted, after) = rest.rsplit_once('”')?;
        Some((before, quoted, after))
    });
    let Some((before, quoted, after)) = parts else {
        return begins(&says, LONGEST / 4);
    };
    let [before, after] = [before, after].map(|text| begins(text, SHOWN));
    format!("{before}“{}”{after}", begins(quoted, SHOWN))
}

/// Returns the first characters of a text, and says that there are more.
fn begins(text: &str, shown: usize) -> String {
    match text.char_indices().nth(shown) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_long_is_repeated_by_its_beginning() {
        let said = |text: &str| format!("“{text}” is not a date");
        assert_eq!(brief(said("31 apr")), said("31 apr"));
        let cut = format!("{}…", "é".repeat(60));
        assert_eq!(brief(said(&"é".repeat(1 << 20))), said(&cut));
        assert!(brief("x ".repeat(1 << 20)).len() < 200);
        assert!(brief(format!("“{}”{}", "a".repeat(9999), "b".repeat(9999))).len() < 200);
    }
}
