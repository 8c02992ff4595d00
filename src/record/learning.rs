//! What the person's answers to suggestions teach: kept with the change that gave them, and undone with it.

use std::collections::BTreeMap;
use std::sync::Arc;

use uuid::Uuid;

use super::{Applied, Change, Kept, KeptId, Op, Record, Result};
use crate::domain::profile::Profile;
use crate::domain::{Details, Entry as _, EntryId, Evidence, Invalid, Link, RequirementKey};
use crate::store::answer::{self, Answer};
use crate::store::profile;
use crate::suggest::{Learnt, Lexicon, Suggester, Suggestion, Tells as _, Written};

/// Everything that was learnt, and what was refused of which entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taught {
    /// What makes proposals likelier, or less so.
    pub learnt: Learnt,
    refused: BTreeMap<Uuid, Vec<RequirementKey>>,
}

impl Taught {
    fn of(answers: &[Answer]) -> Self {
        let mut taught = Self::default();
        for answer in answers {
            let terms = answer.terms.iter().map(String::as_str);
            taught
                .learnt
                .take_in(&answer.requirement, answer.accepted, terms);
            if !answer.accepted {
                let refused = taught.refused.entry(answer.entry).or_default();
                refused.push(answer.requirement.clone());
            }
        }
        taught
    }

    /// Returns what the person said that an entry does not show.
    #[must_use]
    pub fn refused_of(&self, entry: impl Into<EntryId>) -> &[RequirementKey] {
        let refused = self.refused.get(&entry.into().uuid());
        refused.map_or(&[], Vec::as_slice)
    }
}

/// What suggestions for a role are made of.
#[derive(Clone, Debug)]
pub struct RoleWords {
    profile: Arc<Profile>,
    lexicon: Option<String>,
}

impl RoleWords {
    /// Makes ready to suggest. It takes some milliseconds.
    #[must_use]
    pub fn suggester(&self) -> Suggester {
        let lexicon = lexicon_of(&self.profile.key, self.lexicon.as_deref());
        Suggester::new(&self.profile, lexicon.as_deref())
    }

    /// Tells whether there is a lexicon among them.
    #[must_use]
    pub fn have_lexicon(&self) -> bool {
        self.lexicon.is_some() || Lexicon::is_shipped(&self.profile.key)
    }

    /// Tells whether others are the same, without comparing what is long and seldom changes.
    #[must_use]
    pub fn are(&self, others: &Self) -> bool {
        Arc::ptr_eq(&self.profile, &others.profile) && self.lexicon == others.lexicon
    }
}

impl Change<'_> {
    /// Takes in what a person says of an entry: that it shows what they link it to now and did not `before`, and nothing of
    /// what they `refused`. It becomes part of the change, and is undone with it.
    pub fn learn<D: Details<Entry: Kept>>(
        &mut self,
        entry: impl Into<EntryId>,
        before: Option<&D>,
        says: &D,
        refused: &[RequirementKey],
    ) -> Result<()> {
        let entry = entry.into().uuid();
        let had = before.map_or(&[][..], Details::links);
        let mut answers: Vec<(&RequirementKey, bool)> = Vec::new();
        let linked = says
            .links()
            .iter()
            .map(|link| (&link.key.requirement, true));
        for (key, accepted) in linked.chain(refused.iter().map(|key| (key, false))) {
            let is_old = accepted && had.iter().any(|link| link.key.requirement == *key);
            let is_known = answers.iter().any(|(known, _)| *known == key);
            if !(is_old || is_known) && self.profile.requirement(key).is_some() {
                answers.push((key, accepted));
            }
        }
        if answers.is_empty() {
            return Ok(());
        }
        let lexicon = self.lexicon()?;
        for (key, accepted) in answers {
            let answer = Answer {
                entry,
                requirement: key.clone(),
                accepted,
                terms: lexicon.speaking(&self.profile, key, &says.told()),
            };
            let id = self.new_id();
            answer::put(self.store(), id, &answer, self.at())?;
        }
        Ok(())
    }

    fn lexicon(&self) -> Result<Arc<Lexicon>> {
        let kept = profile::lexicon(self.store())?;
        let lexicon = lexicon_of(&self.profile.key, kept.as_deref());
        Ok(lexicon.unwrap_or_else(|| Arc::new(Lexicon::of(&self.profile))))
    }
}

impl Record {
    /// Returns the lexicon that suggestions go by: the one that stood beside the role's file, or else the one that comes with
    /// Cairn for that role; none for another role.
    pub fn lexicon(&self) -> Result<Option<Arc<Lexicon>>> {
        let kept = profile::lexicon(&self.store)?;
        Ok(lexicon_of(&self.profile().key, kept.as_deref()))
    }

    /// Returns what suggestions are made of, to be prepared here or on another thread.
    pub fn words(&self) -> Result<RoleWords> {
        Ok(RoleWords {
            profile: self.profile(),
            lexicon: profile::lexicon(&self.store)?,
        })
    }

    /// Makes ready to suggest.
    pub fn suggester(&self) -> Result<Suggester> {
        Ok(self.words()?.suggester())
    }

    /// Returns what the person's answers taught so far.
    pub fn taught(&self) -> Result<Taught> {
        Ok(Taught::of(&answer::all(&self.store)?))
    }

    /// Returns what an entry may show, ranked within each sort: by its words, and of an activity by the titles of its
    /// evidence.
    pub fn suggestions(&self, entry: impl Into<EntryId>) -> Result<Vec<Suggestion>> {
        let (suggester, learnt) = (self.suggester()?, self.taught()?.learnt);
        match entry.into() {
            EntryId::Activity(id) => {
                let details = self.get(id)?.details;
                let evidence: Vec<Evidence> = self.all()?;
                let of_it = evidence
                    .iter()
                    .filter(|one| one.details.activities.contains(&id));
                let mut written = details.told();
                written.add_evidence(of_it.map(|one| one.details.title.as_str()));
                Ok(suggester.suggest(&written, &learnt))
            }
            EntryId::Evidence(id) => Ok(suggester.suggest(&self.get(id)?.details.told(), &learnt)),
            EntryId::Objective(id) => Ok(suggester.suggest(&self.get(id)?.details.told(), &learnt)),
            EntryId::Qualification(_) | EntryId::Assessment(_) | EntryId::Portfolio(_) => {
                Ok(suggester.suggest(&Written::default(), &learnt))
            }
        }
    }

    /// Keeps that an entry does not show some requirements, so that they are not suggested for it again.
    pub fn refuse<Id: KeptId>(
        &mut self,
        id: Id,
        refused: &[RequirementKey],
    ) -> Result<Applied<()>> {
        let op = Op::new(format!("say what {} does not show", self.called(id)?));
        self.transact(op, |change| {
            let details = change.live(id)?.into_details();
            let links = details.links().iter();
            let mut linked = links.filter(|link| refused.contains(&link.key.requirement));
            if let Some(Link { key, .. }) = linked.next() {
                let problem = format!("It is linked to {key}");
                return Err(Invalid::new("key", problem)
                    .hinted("Take that link away first")
                    .into());
            }
            change.learn(id, Some(&details), &details, refused)
        })
    }

    /// Forgets what was learnt, of everything or of one requirement, and what was refused; returns how many answers that were.
    /// It can be undone.
    pub fn forget_learnt(&mut self, of: Option<&RequirementKey>) -> Result<Applied<usize>> {
        let what = of.map_or_else(
            || "everything that suggestions learnt".to_owned(),
            |key| format!("what suggestions learnt of {}", self.profile().name_of(key)),
        );
        self.transact(Op::new(format!("forget {what}")), |change| {
            Ok(answer::forget(change.store(), of, change.at())?)
        })
    }
}

fn lexicon_of(role: &str, kept: Option<&str>) -> Option<Arc<Lexicon>> {
    // One that does not read is as none; `cairn check` tells of it, and the role's file can be used again.
    let read = kept.and_then(|kept| Lexicon::read(kept).ok());
    read.map(Arc::new).or_else(|| Lexicon::shipped(role))
}
