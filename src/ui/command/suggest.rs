//! What is asked of suggestions.

use crate::domain::RequirementKey;

/// Something to be done with suggestions, or with what they learnt.
#[derive(Clone, Debug)]
pub enum SuggestCommand {
    /// Make ready to suggest.
    Prepare,
    /// Forget what was learnt, of one requirement or of all.
    Forget(Option<RequirementKey>),
}
