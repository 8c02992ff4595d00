//! The profiles that come with Cairn.

use super::file::read;
use crate::domain::profile::Profile;

/// Each shipped profile with its name, the name of its file in `data/profiles/`.
const SHIPPED: &[(&str, &str)] = &[(
    "knowledge-manager",
    include_str!("../../data/profiles/knowledge-manager.toml"),
)];

/// Returns every profile that comes with Cairn.
#[must_use]
pub fn shipped() -> Vec<Profile> {
    SHIPPED
        .iter()
        .filter_map(|(_, text)| read(text).ok())
        .collect()
}

/// Returns the shipped profile of that name, such as `knowledge-manager`.
#[must_use]
pub fn shipped_by_key(key: &str) -> Option<Profile> {
    let (_, text) = SHIPPED.iter().find(|(name, _)| *name == key)?;
    read(text).ok()
}
