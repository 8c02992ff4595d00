//! Suggestions: made ready on another thread, and what they learnt.

use crate::domain::{Entry, EntryId, Link, RequirementKey};
use crate::record::{Edit, KeptId, Mentions, RecordError, Result, RoleWords};
use crate::suggest::Suggester;
use crate::ui::command::SuggestCommand;
use crate::ui::desk::Desk;

impl Desk {
    pub(super) fn suggest(&mut self, command: SuggestCommand) {
        match command {
            SuggestCommand::Prepare => {
                if let Some(words) = self.model.suggesting.prepare() {
                    self.jobs.prepare_suggestions(words);
                }
            }
            SuggestCommand::LookThrough => self.look_for_mentions(),
            SuggestCommand::Answer(EntryId::Activity(id), link, shows) => {
                self.answer(id, link, shows, |details| &mut details.links);
            }
            SuggestCommand::Answer(EntryId::Evidence(id), link, shows) => {
                self.answer(id, link, shows, |details| &mut details.links);
            }
            // Nothing else is looked through.
            SuggestCommand::Answer(..) => {}
            SuggestCommand::Forget(of) => self.forget_learnt(of.as_ref()),
        }
    }

    /// Takes what suggests from now on.
    pub(in crate::ui) fn can_suggest(&mut self, words: &RoleWords, suggester: Suggester) {
        self.model.suggesting.take(words, suggester);
    }

    /// Takes in which entries may show what.
    pub(in crate::ui) fn mentioned(&mut self, version: u64, found: Result<Mentions>) {
        match found {
            Ok(found) => self.model.suggesting.take_mentions(version, found),
            // The screen says nothing of what it does not know; the next change has it looked for again.
            Err(RecordError::Busy) => {}
            Err(err) => self.failed(&err),
        }
    }

    fn look_for_mentions(&mut self) {
        let place = (self.model.dir.clone(), self.record.clock().clone());
        if let Some((version, suggester)) = self.model.suggesting.look_through() {
            self.jobs.look_for_mentions(place, version, suggester);
        }
    }

    /// Links an entry that was looked through, or keeps that it does not show what was suggested.
    fn answer<Id: KeptId>(
        &mut self,
        id: Id,
        link: Link,
        shows: bool,
        links: impl Fn(&mut <Id::Entry as Entry>::Details) -> &mut Vec<Link>,
    ) {
        let name = self.model.profile.name_of(&link.key.requirement);
        if !shows {
            let refused = self.record.refuse(id, &[link.key.requirement]);
            return self.settle(refused, &format!("It does not show {name}"));
        }
        let linked = self.record.get(id).and_then(|entry| {
            let before = entry.into_details();
            let mut details = before.clone();
            let has = links(&mut details);
            if !has.iter().any(|known| known.key == link.key) {
                has.push(link);
            }
            self.record.edit(id, Edit::from(before, details))
        });
        self.settle(linked, &format!("Linked to {name}"));
    }

    fn forget_learnt(&mut self, of: Option<&RequirementKey>) {
        let said = match of {
            Some(key) => format!(
                "Forgot what was learnt of {}",
                self.model.profile.name_of(key)
            ),
            None => "Forgot everything that suggestions learnt".to_owned(),
        };
        let forgotten = self.record.forget_learnt(of);
        self.settle(forgotten, &said);
    }
}
