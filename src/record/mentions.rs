//! Which entries that are there already may show a requirement: everything in the record, looked through at once.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Clock, Record, Result, RoleWords, Taught};
use crate::domain::{Activity, Details as _, Entry, EntryId, Evidence, Link, RequirementKey};
use crate::suggest::{Learnt, Suggester, Suggestion, Tells as _, Written};

/// An entry whose words speak for a requirement that it is not linked to.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Which entry.
    pub entry: EntryId,
    /// What it is called.
    pub title: String,
    /// What speaks for the requirement.
    pub suggestion: Suggestion,
}

/// What may show each requirement and is not linked to it: activities, the newest first, then evidence. What the person
/// refused is left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mentions(BTreeMap<RequirementKey, Vec<Mention>>);

impl Mentions {
    /// Returns the entries that may show a requirement.
    #[must_use]
    pub fn of(&self, key: &RequirementKey) -> &[Mention] {
        self.0.get(key).map_or(&[], Vec::as_slice)
    }

    /// Reads a record that lies in a folder, for a window that does not wait for it.
    ///
    /// # Errors
    /// When the record does not open, or cannot be read.
    pub fn read(dir: &Path, clock: Clock, suggester: &Suggester) -> Result<Self> {
        Record::open(dir, clock)?.mentions_by(suggester)
    }

    fn add<E: Entry<Id: Copy>>(&mut self, entry: &E, found: Vec<Suggestion>, taught: &Taught)
    where
        E::Id: Into<EntryId>,
    {
        let id: EntryId = entry.id().into();
        let (details, refused) = (entry.details(), taught.refused_of(id));
        let is_linked = |key: &RequirementKey| {
            let is_it = |link: &Link| link.key.requirement == *key;
            details.links().iter().any(is_it)
        };
        for suggestion in found.into_iter().filter(|one| one.shown) {
            if is_linked(&suggestion.key) || refused.contains(&suggestion.key) {
                continue;
            }
            let mentions = self.0.entry(suggestion.key.clone()).or_default();
            mentions.push(Mention {
                entry: id,
                title: details.title().to_owned(),
                suggestion,
            });
        }
    }
}

impl Record {
    /// Looks through every entry for what it may show and is not linked to. It takes as long as the record is: a window asks
    /// [`Mentions::read`] on another thread.
    pub fn mentions(&self) -> Result<Mentions> {
        let words: RoleWords = self.words()?;
        self.mentions_by(&words.suggester())
    }

    fn mentions_by(&self, suggester: &Suggester) -> Result<Mentions> {
        let taught = self.taught()?;
        let suggest = |learnt: &Learnt, written: &Written<'_>| suggester.suggest(written, learnt);
        let mut mentions = Mentions::default();
        let evidence: Vec<Evidence> = self.all()?;
        let mut titles: BTreeMap<_, Vec<&str>> = BTreeMap::new();
        for piece in &evidence {
            for activity in &piece.details.activities {
                let of_it = titles.entry(*activity).or_default();
                of_it.push(&piece.details.title);
            }
        }
        let mut activities: Vec<Activity> = self.all()?;
        activities.sort_by_key(|one| std::cmp::Reverse((one.details.date, one.id)));
        for activity in &activities {
            let mut written = activity.details.told();
            written.add_evidence(titles.remove(&activity.id).unwrap_or_default());
            mentions.add(activity, suggest(&taught.learnt, &written), &taught);
        }
        for piece in &evidence {
            let written = piece.details.told();
            mentions.add(piece, suggest(&taught.learnt, &written), &taught);
        }
        Ok(mentions)
    }
}
