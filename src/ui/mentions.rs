//! Which entries may fill a gap, as any screen may ask.

use super::command::{Command, SuggestCommand};
use super::cx::Cx;
use crate::domain::{EntryId, RequirementKey};
use crate::record::Mention;

/// Returns the entries that may show a requirement and are neither linked to it nor refused, as far as is known; has the record
/// looked through where that was not done since it changed.
#[must_use]
pub fn mentions_of<'m>(cx: &Cx<'m>, key: &RequirementKey) -> Vec<&'m Mention> {
    let suggesting = &cx.model.suggesting;
    if suggesting.is_unasked() {
        cx.send(Command::Suggest(SuggestCommand::Prepare));
    }
    if suggesting.wants_mentions() {
        cx.send(Command::Suggest(SuggestCommand::LookThrough));
    }
    let found = suggesting.mentions_of(key).iter();
    found.filter(|mention| is_open(cx, mention)).collect()
}

/// Tells whether an entry was neither linked nor refused since it was found.
fn is_open(cx: &Cx<'_>, mention: &Mention) -> bool {
    let key = &mention.suggestion.key;
    let is_linked = match mention.entry {
        EntryId::Activity(id) => {
            let activity = cx.model.activity(id);
            activity.is_none_or(|it| it.links.iter().any(|link| link.requirement == *key))
        }
        EntryId::Evidence(id) => {
            let piece = cx.model.evidence(id);
            piece.is_none_or(|it| {
                let mut links = it.details.links.iter();
                links.any(|link| link.key.requirement == *key)
            })
        }
        _ => false,
    };
    let refused = cx.model.suggesting.taught.refused_of(mention.entry);
    !(is_linked || refused.contains(key))
}
