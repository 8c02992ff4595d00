//! What is asked of suggestions.

use crate::domain::{EntryId, Link, RequirementKey};

/// Something to be done with suggestions, or with what they learnt.
#[derive(Clone, Debug)]
pub enum SuggestCommand {
    /// Make ready to suggest.
    Prepare,
    /// Look through everything that is logged for what it may show.
    LookThrough,
    /// Keep that an entry shows what a link says, for that reason, or that it does not.
    Answer(EntryId, Link, bool),
    /// Forget what was learnt, of one requirement or of all.
    Forget(Option<RequirementKey>),
}
