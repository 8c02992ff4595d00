//! Which statements of a skill an entry is nearest to.

use super::Suggester;
use super::suggestion::Written;
use super::words::words;
use crate::domain::LinkKey;
use crate::domain::profile::Requirement;

impl Suggester {
    /// Returns the statements of a skill, those first with which an entry shares the words that tell most; where it shares
    /// none, in their own order. An entry is never said to show one: the person knows which.
    #[must_use]
    pub fn statements(&self, skill: &Requirement, entry: &Written<'_>) -> Vec<LinkKey> {
        let written = entry.words();
        let near = |text: &str| self.index.shared(&written, &words(&[text]));
        let statements = skill.statements();
        let mut ranked: Vec<(f64, LinkKey)> = statements
            .map(|(key, text)| (near(text.shown()), key))
            .collect();
        ranked.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        ranked.into_iter().map(|(_, key)| key).collect()
    }
}
