//! Splits the text of a level into its statements.

/// Splits numbered points (`1.… 2.…`), or sentences that begin with “I”, in the order of the source.
///
/// A sentence that begins otherwise, such as “This includes …”, belongs to the statement before it. “I can” begins a
/// statement even where the full stop before it is missing; `warn` is told.
pub(super) fn split(text: &str, warn: &mut dyn FnMut(String)) -> Vec<String> {
    let text = text.trim();
    let text = ["You can:", "I can:"]
        .iter()
        .find_map(|lead| text.strip_prefix(lead))
        .unwrap_or(text)
        .trim();
    if text.is_empty() {
        return Vec::new();
    }
    if text.starts_with("1.") {
        numbered(text)
    } else {
        sentences(text, warn)
    }
}

/// Splits `1.First. 2.Second.`; a number counts as one only in its turn.
fn numbered(text: &str) -> Vec<String> {
    let mut points = Vec::new();
    let mut rest = text.strip_prefix("1.").unwrap_or(text);
    for next in 2.. {
        let Some((point, after)) = rest.split_once(&format!(" {next}.")) else {
            break;
        };
        points.push(point.trim().to_owned());
        rest = after;
    }
    points.push(rest.trim().to_owned());
    points.retain(|point| !point.is_empty());
    points
}

fn sentences(text: &str, warn: &mut dyn FnMut(String)) -> Vec<String> {
    let mut statements: Vec<String> = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(" I ") {
        let before = text.get(..at).unwrap_or_default().trim_end();
        let stopped = before.ends_with(['.', '!', '?', ';']);
        let says_can = text
            .get(at..)
            .is_some_and(|rest| rest.starts_with(" I can "));
        if !stopped && !says_can {
            continue;
        }
        let statement = text.get(start..at).unwrap_or_default().trim();
        if !stopped {
            warn(format!(
                "a full stop is missing after “{}”",
                last_words(statement)
            ));
        }
        statements.push(statement.to_owned());
        start = at + 1;
    }
    statements.push(text.get(start..).unwrap_or_default().trim().to_owned());
    statements.retain(|statement| !statement.is_empty());
    statements
}

/// Returns the end of a sentence, enough to find it by.
fn last_words(sentence: &str) -> String {
    let words: Vec<&str> = sentence.split(' ').collect();
    words
        .get(words.len().saturating_sub(4)..)
        .unwrap_or_default()
        .join(" ")
}
