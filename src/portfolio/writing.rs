//! The place in a portfolio at which a person is writing.

/// Where one writes in the statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Writing {
    /// Which part of the statement, counted from 0.
    pub part: usize,
    /// After how many characters of it.
    pub at: usize,
    /// How many characters it has.
    pub of: usize,
}

/// Names the place in a document at which a part of the statement stands.
#[cfg(feature = "pdf")]
pub(super) fn place_of(part: usize) -> String {
    format!("s{}", part + 1)
}
