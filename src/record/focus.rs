//! Verbs of focus: what the person chose to work on.

use super::qualification::missing;
use super::{Applied, Change, Op, Record, Result};
use crate::domain::{Focus, RequirementKey};
use crate::store::focus;

impl Change<'_> {
    /// Takes requirements of the profile into focus, after those that are in it already.
    pub fn focus_on(&mut self, keys: &[RequirementKey]) -> Result<()> {
        let mut chosen = focus::get(self.store())?;
        for key in keys {
            if !chosen.has(key) && self.profile.requirement(key).is_none() {
                return Err(missing(&self.profile, key));
            }
            chosen.add(key.clone());
        }
        Ok(focus::set(self.store(), &chosen)?)
    }

    /// Takes requirements out of focus, also such as the profile lacks.
    pub fn unfocus(&mut self, keys: &[RequirementKey]) -> Result<()> {
        let mut chosen = focus::get(self.store())?;
        for key in keys {
            chosen.remove(key);
        }
        Ok(focus::set(self.store(), &chosen)?)
    }
}

impl Record {
    /// Returns what the person chose to work on.
    pub fn focus(&self) -> Result<Focus> {
        Ok(focus::get(&self.store)?)
    }

    /// Takes requirements of the profile into focus.
    pub fn focus_on(&mut self, keys: &[RequirementKey]) -> Result<Applied<()>> {
        let label = format!("focus on {}", self.named_requirements(keys));
        self.transact(Op::new(label), |change| change.focus_on(keys))
    }

    /// Takes requirements out of focus, also such as the profile lacks.
    pub fn unfocus(&mut self, keys: &[RequirementKey]) -> Result<Applied<()>> {
        let label = format!("no longer focus on {}", self.named_requirements(keys));
        self.transact(Op::new(label), |change| change.unfocus(keys))
    }

    /// Names one requirement, or says how many there are.
    fn named_requirements(&self, keys: &[RequirementKey]) -> String {
        match keys {
            [key] => self.skill_name(key),
            keys => format!("{} requirements", keys.len()),
        }
    }
}
