//! Forms of entries, saved.

use crate::domain::Details as _;
use crate::record::{Edit, RecordError};
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
        let saved = match id {
            None => self.record.add(edit.into_details()),
            Some(id) => {
                let edited = self.record.edit(id, edit);
                edited.map(|applied| applied.map(|()| id))
            }
        };
        let forms: &mut Forms<F> = self.screens.forms();
        match saved {
            Ok(saved) => {
                forms.saved(id, saved.output);
                self.settle(Ok(saved), &said);
            }
            Err(RecordError::Invalid(problems)) => forms.refused(id, problems),
            Err(err) => self.not_saved(&err),
        }
    }
}
