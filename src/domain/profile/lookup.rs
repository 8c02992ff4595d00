//! Finding what a person means by a key or a name.

use super::{LinkKey, Profile};

/// What a typed key or name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// Exactly one thing.
    Found(LinkKey),
    /// Several things, in the order of the profile.
    Ambiguous(Vec<LinkKey>),
    /// Nothing; with the nearest keys, best first, at most five.
    Unknown(Vec<LinkKey>),
}

impl Profile {
    /// Finds what `text` means: a key (`pda/mentoring`, `klimf/6.1#2`), a bare code (`6.1`, `OR10`), or a title in any case.
    #[must_use]
    pub fn look_up(&self, text: &str) -> Lookup {
        let key = text.parse::<LinkKey>().ok().filter(|key| self.has(key));
        key.map_or_else(|| Lookup::Unknown(Vec::new()), Lookup::Found)
    }
}
