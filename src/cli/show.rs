//! Parts of an entry that several commands show alike.

use super::out::Out;
use crate::domain::profile::{Profile, Requirement};
use crate::domain::{Link, LinkKey, RequirementKey};
use crate::record::Changes;

/// What stands for the name of something that another profile asked for.
const MISSING: &str = "Not in this profile";

/// Shows what an entry is linked to, with the reasons.
pub fn links(heading: &str, links: &[Link], profile: &Profile, out: &mut Out) {
    if links.is_empty() {
        return;
    }
    out.gap();
    out.line(heading);
    for Link { key, reason } in links {
        out.paragraph(2, &format!("{} [{key}]", name(key, profile)));
        out.paragraph(6, reason);
    }
}

/// Returns what became of an entry that was edited.
pub const fn changed(changes: Changes) -> &'static str {
    if changes.is_empty() {
        "Nothing to change in"
    } else {
        "Changed"
    }
}

/// Returns the name of a requirement; its key where the profile lacks it.
pub fn requirement(key: &RequirementKey, profile: &Profile) -> String {
    let found = profile.requirement(key);
    found.map_or_else(|| key.to_string(), Requirement::name)
}

/// Returns what a link points at in words: a requirement's name, or a statement's text.
pub fn name(key: &LinkKey, profile: &Profile) -> String {
    let Some(requirement) = profile.requirement(&key.requirement) else {
        return MISSING.to_owned();
    };
    if key.statement.is_none() {
        return requirement.name();
    }
    let statement = requirement.statements().find(|(known, _)| known == key);
    statement.map_or_else(|| MISSING.to_owned(), |(_, text)| text.shown().to_owned())
}
