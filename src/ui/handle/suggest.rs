//! Suggestions: made ready on another thread, and what they learnt.

use crate::domain::RequirementKey;
use crate::record::RoleWords;
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
            SuggestCommand::Forget(of) => self.forget_learnt(of.as_ref()),
        }
    }

    /// Takes what suggests from now on.
    pub(in crate::ui) fn can_suggest(&mut self, words: &RoleWords, suggester: Suggester) {
        self.model.suggesting.take(words, suggester);
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
