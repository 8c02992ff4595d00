//! Forms of entries, saved.

use crate::domain::{Details as _, Entry};
use crate::record::{Applied, Edit, KeptId, RecordError, Result};
use crate::ui::desk::Desk;
use crate::ui::forms::{Fields, Forms, IdOf, Said};
use crate::ui::screens::{Has, Screens};

impl Desk {
    /// Saves what a form says and shows the entry, or says there what is wrong with it.
    pub(super) fn save<F>(&mut self, id: Option<IdOf<F>>, edit: Edit<Said<F>>)
    where
        F: Fields,
        Screens: Has<F>,
    {
        let said = format!("Saved “{}”", edit.to().title());
        let saved = self.write(id, edit);
        self.saved::<F>(id, &said, saved, |forms, new| forms.saved(id, new));
    }

    /// Writes what an entry is to say, a new one without an id; returns which it is.
    pub(super) fn write<Id>(
        &mut self,
        id: Option<Id>,
        edit: Edit<<Id::Entry as Entry>::Details>,
    ) -> Result<Applied<Id>>
    where
        Id: KeptId,
    {
        match id {
            None => {
                let refused = edit.refused().to_vec();
                self.record.add_refusing(edit.into_details(), &refused)
            }
            Some(id) => {
                let edited = self.record.edit(id, edit);
                edited.map(|applied| applied.map(|()| id))
            }
        }
    }

    /// Takes note in its form of what became of an entry; `then` closes the form once it was saved, and shows what is to be seen.
    pub(super) fn saved<F>(
        &mut self,
        id: Option<IdOf<F>>,
        said: &str,
        saved: Result<Applied<IdOf<F>>>,
        then: impl FnOnce(&mut Forms<F>, IdOf<F>),
    ) where
        F: Fields,
        Screens: Has<F>,
    {
        let forms: &mut Forms<F> = self.screens.forms();
        match saved {
            Ok(saved) => {
                then(forms, saved.output);
                self.settle(Ok(saved), said);
            }
            Err(RecordError::Invalid(problems)) => forms.refused(id, problems),
            Err(err) => {
                self.not_saved(&err);
                let forms: &mut Forms<F> = self.screens.forms();
                forms.lead_to_choice(id);
            }
        }
    }
}
