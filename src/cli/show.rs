//! Parts of an entry that several commands show alike.

use std::fmt::Display;

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::Session;
use super::out::Out;
use super::text::shorten;
use crate::domain::profile::{LevelNumber, Profile, Requirement};
use crate::domain::{Evidence, Link, LinkKey, RequirementKey, moment};
use crate::record::{Applied, Changes, FieldChange, HistoryEntry};

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

/// Answers with an entry's history.
pub fn print_history(history: &[HistoryEntry], session: &mut Session) {
    /// How much of a changed text is shown on each side.
    const SHOWN: usize = 60;
    let views: Vec<ChangeView<'_>> = history.iter().map(ChangeView::from).collect();
    let clock = session.clock().clone();
    session.answer(&views, |out| {
        for change in history {
            out.line(format_args!(
                "{}  {}",
                moment(clock.local(change.at)),
                change.op
            ));
            for field in &change.fields {
                let before = shorten(&field.before, SHOWN);
                let after = shorten(&field.after, SHOWN);
                let said = match (before.is_empty(), after.is_empty()) {
                    (true, _) => after,
                    (false, true) => format!("{before} → nothing"),
                    (false, false) => format!("{before} → {after}"),
                };
                out.line(format_args!("    {}: {said}", field.field));
            }
        }
    });
}

/// Says that an entry lies in the Bin, and how it comes back; `restore` is the command that brings it back at any time.
pub fn binned(what: impl Display, deleted: &Applied<()>, restore: impl Display, out: &mut Out) {
    if let Some(change) = deleted.txn {
        out.line(format_args!("Moved {what} to the Bin"));
        out.line(format_args!(
            "Bring it back with `cairn undo {change}` or `cairn {restore}`"
        ));
    } else {
        out.line(format_args!("The Bin has {what} already"));
        out.line(format_args!("Bring it back with `cairn {restore}`"));
    }
}

/// Returns a piece of evidence as a line among what belongs to another entry.
pub fn reference_and_title(evidence: &Evidence) -> String {
    format!("{} {}", evidence.number, evidence.details.title)
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

/// Returns a level's name on the scale of a skill; the bare number where the profile lacks the skill.
pub fn level_name(profile: &Profile, skill: &RequirementKey, level: LevelNumber) -> String {
    let scale = profile.scale(skill);
    scale.map_or_else(|| format!("Level {level}"), |scale| scale.name(level))
}

/// One change of an entry.
#[derive(Serialize)]
struct ChangeView<'a> {
    at: DateTime<Utc>,
    change: &'a str,
    fields: Vec<FieldView<'a>>,
}

#[derive(Serialize)]
struct FieldView<'a> {
    field: &'a str,
    before: &'a str,
    after: &'a str,
}

impl<'a> From<&'a HistoryEntry> for ChangeView<'a> {
    fn from(HistoryEntry { at, op, fields }: &'a HistoryEntry) -> Self {
        let field = |FieldChange {
                         field,
                         before,
                         after,
                     }: &'a FieldChange| FieldView {
            field,
            before,
            after,
        };
        Self {
            at: *at,
            change: op,
            fields: fields.iter().map(field).collect(),
        }
    }
}
