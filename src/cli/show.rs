//! Parts of an entry that several commands show alike.

use super::out::Out;
use super::table::{Align, Table};
use crate::domain::profile::{Profile, Requirement};
use crate::domain::{Link, LinkKey, RequirementKey};

/// Shows what an entry is linked to, with the reasons.
pub fn links(heading: &str, links: &[Link], profile: &Profile, out: &mut Out) {
    if links.is_empty() {
        return;
    }
    out.gap();
    out.line(heading);
    let mut table = Table::new([
        ("", Align::Left),
        ("", Align::Flexible),
        ("", Align::Flexible),
    ])
    .indented(2);
    for Link { key, reason } in links {
        table.row([key.to_string(), name(key, profile), reason.clone()]);
    }
    table.print(out);
}

/// Returns the name of a requirement; its key where the profile lacks it.
pub fn requirement(key: &RequirementKey, profile: &Profile) -> String {
    let found = profile.requirement(key);
    found.map_or_else(|| key.to_string(), Requirement::name)
}

/// Returns what a link points at in words: a requirement's name, or a statement's text.
pub fn name(key: &LinkKey, profile: &Profile) -> String {
    let Some(requirement) = profile.requirement(&key.requirement) else {
        return "not in this profile".to_owned();
    };
    if key.statement.is_none() {
        return requirement.name();
    }
    let statement = requirement.statements().find(|(known, _)| known == key);
    statement.map_or_else(
        || "not in this profile".to_owned(),
        |(_, text)| text.shown().to_owned(),
    )
}
