//! What measuring against another role profile would change, told before it is done.

use super::Ledger;
use crate::domain::profile::{Profile, Requirement, Text};
use crate::domain::{Focus, LinkKey, Objective, RequirementKey};

/// What would change. Nothing is lost by it: what the other profile does not ask for stays in the record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RoleChange {
    /// Requirements that both profiles ask for.
    pub shared: usize,
    /// Requirements that only the other one asks for.
    pub added: usize,
    /// Requirements that only the present one asks for.
    pub dropped: usize,
    /// Links of activities, evidence and objectives that would no longer count.
    pub links: usize,
    /// Self-ratings of skills that the other one does not ask for.
    pub ratings: usize,
    /// Qualifications that answer what the other one does not ask for.
    pub qualifications: usize,
    /// What is in focus and not asked for there.
    pub focus: usize,
    /// Links to statements that say something else there.
    pub reworded: usize,
}

impl RoleChange {
    /// Compares the present profile with another, for what a record holds.
    #[must_use]
    pub fn between<'a>(
        present: &Profile,
        other: &Profile,
        ledger: &Ledger,
        objectives: impl Iterator<Item = &'a Objective>,
        focus: &Focus,
    ) -> Self {
        let asks = |profile: &Profile, key: &RequirementKey| profile.requirement(key).is_some();
        let lost = |key: &RequirementKey| asks(present, key) && !asks(other, key);
        let keys = |profile: &Profile| -> Vec<RequirementKey> {
            let requirements = profile.requirements.iter();
            requirements
                .map(|requirement| requirement.key.clone())
                .collect()
        };
        let (now, then) = (keys(present), keys(other));
        let shared = then.iter().filter(|key| asks(present, key)).count();
        let links = links(ledger, objectives);
        let answered = ledger.qualifications.iter();
        let answered = answered.filter_map(|held| held.details.requirement.as_ref());
        let rated = ledger
            .assessments
            .iter()
            .map(|rating| &rating.details.skill);
        Self {
            shared,
            added: then.len() - shared,
            dropped: now.len() - shared,
            links: links
                .iter()
                .filter(|key| present.has(key) && !other.has(key))
                .count(),
            ratings: rated.filter(|key| lost(key)).count(),
            qualifications: answered.filter(|key| lost(key)).count(),
            focus: focus.keys().iter().filter(|key| lost(key)).count(),
            reworded: links
                .iter()
                .filter(|key| is_reworded(present, other, key))
                .count(),
        }
    }

    /// Tells whether everything the record points at counts on.
    #[must_use]
    pub const fn keeps_all(&self) -> bool {
        self.links == 0 && self.ratings == 0 && self.qualifications == 0 && self.focus == 0
    }
}

/// Returns what every live entry is linked to, once for each link.
fn links<'a>(ledger: &Ledger, objectives: impl Iterator<Item = &'a Objective>) -> Vec<LinkKey> {
    let activities = ledger.activities.iter();
    let mut all: Vec<LinkKey> = activities
        .flat_map(|activity| activity.links.iter().cloned())
        .collect();
    let evidence = ledger.evidence.iter().map(|piece| &piece.details.links);
    let planned = objectives.map(|objective| &objective.details.links);
    let others = evidence.chain(planned).flatten();
    all.extend(others.map(|link| link.key.clone()));
    all
}

/// Tells whether both profiles have a statement of that number, in other words.
fn is_reworded(present: &Profile, other: &Profile, key: &LinkKey) -> bool {
    let texts = (statement(present, key), statement(other, key));
    matches!(texts, (Some(now), Some(then)) if now.shown() != then.shown())
}

fn statement<'p>(profile: &'p Profile, key: &LinkKey) -> Option<&'p Text> {
    let number = usize::from(key.statement?.get());
    let asked = profile.requirement(&key.requirement);
    let skill = asked.and_then(Requirement::skill)?;
    skill.statements.get(number.checked_sub(1)?)
}
