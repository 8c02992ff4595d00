//! How far a print has come.

/// How far a print has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartsPrinted {
    /// The pieces of work that are done.
    pub done: usize,
    /// All of them, as far as is known: it may grow a little, once all pages are counted.
    pub of: usize,
}
