//! What an entry may point at.

use crate::domain::profile::Profile;
use crate::domain::{Invalid, Link, Problems};

/// Refuses links that the profile has nothing for, but for those that the entry has already.
pub(super) fn check(profile: &Profile, links: &[Link], before: &[Link]) -> Result<(), Problems> {
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
