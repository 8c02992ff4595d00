//! What an entry may point at.

use super::{Applied, Op, Record, Result};
use crate::domain::profile::Profile;
use crate::domain::progress::Backing;
use crate::domain::{ActivityId, Invalid, Link, LinkKey, Problems, RequirementKey};
use crate::store;

/// Refuses links that the profile has nothing for, but for those that the entry has already.
pub(super) fn check(
    profile: &Profile,
    links: &[Link],
    before: &[Link],
) -> std::result::Result<(), Problems> {
    let mut problems = Problems::default();
    for Link { key, .. } in links {
        let kept = before.iter().any(|link| link.key == *key);
        if !kept && !profile.has(key) {
            let wrong = profile.resolve(&key.to_string()).err();
            let wrong = wrong.unwrap_or_else(|| {
                Invalid::new("link", format!("The profile has no requirement “{key}”"))
            });
            problems.0.push(wrong);
        }
    }
    problems.or_else_ok(())
}

impl Record {
    /// Links an entry to one more requirement or statement, for which it is to speak; one that is there already stays as it is.
    pub fn back(&mut self, by: &Backing, key: LinkKey) -> Result<Applied<()>> {
        let link = Link::new(key);
        match by {
            Backing::Activity { id, title, .. } => {
                let mut details = self.get(*id)?.details;
                details.links.push(link);
                self.transact(Op::titled("link", title), |change| {
                    change.edit(*id, details)
                })
            }
            Backing::Evidence { id, title, .. } => {
                let mut details = self.get(*id)?.details;
                details.links.push(link);
                self.transact(Op::titled("link", title), |change| {
                    change.edit(*id, details)
                })
            }
        }
    }

    /// Returns the reasoned links of activities to a requirement or its statements; lists of activities leave them out.
    pub fn reasons(&self, key: &RequirementKey) -> Result<Vec<(ActivityId, Link)>> {
        Ok(store::links::reasons(&self.store, key)?)
    }
}
