//! What is told of one line of a page.

/// The beginning of the sentence that names the professional body.
const BODY: &str = "the professional body responsible for";

/// Tells whether a line is the sentence that names the professional body.
pub(super) fn is_imprint(line: &str) -> bool {
    line.trim_start().to_lowercase().starts_with(BODY)
}

/// Folds runs of blanks into one.
pub(super) fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
