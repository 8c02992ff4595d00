//! Forms of entries: opened on one or on a new one, kept as drafts, saved, refused, followed and closed alike for every sort. A
//! sort only lists its fields.

mod fields;
mod form;

use chrono::NaiveDate;
use egui::Ui;

use super::cx::Cx;
use super::drafts::Begun;
use crate::domain::{Entry as _, Problems};
use crate::record::Record;

pub use fields::{Answers, Fields, IdOf, Said, optional_date};
pub use form::{Form, Parts};

/// The forms of one sort, and which of its entries is shown beside their list. Looking at another one loses nothing.
#[derive(Debug)]
pub struct Forms<F: Fields> {
    /// The entry whose details, or whose form, is shown.
    chosen: Option<IdOf<F>>,
    /// Whether a new entry is being typed, instead of one being looked at.
    adding: bool,
    /// Whether the list must move to the chosen one.
    reveal: bool,
    /// At most one for each entry, and one for a new one.
    open: Vec<Form<F>>,
}

impl<F: Fields> Default for Forms<F> {
    fn default() -> Self {
        Self {
            chosen: None,
            adding: false,
            reveal: false,
            open: Vec::new(),
        }
    }
}

impl<F: Fields> Forms<F> {
    /// Shows an entry, or the form in which it was being changed.
    pub fn choose(&mut self, id: IdOf<F>) {
        if self.chosen != Some(id) {
            self.open.retain(|form| !form.is_clean());
        }
        self.put_aside();
        self.adding = false;
        self.chosen = Some(id);
        self.reveal = true;
    }

    /// Returns the entry whose details, or whose form, is shown.
    #[must_use]
    pub const fn chosen(&self) -> Option<IdOf<F>> {
        self.chosen
    }

    /// Has forms wait that can be closed without losing anything.
    fn put_aside(&mut self) {
        for form in &mut self.open {
            form.waits = F::CLOSING_KEEPS;
        }
    }

    /// Has the list move to what is chosen.
    pub const fn set_reveal(&mut self) {
        self.reveal = true;
    }

    /// Tells, once, whether the list must move to the chosen one.
    pub const fn reveal(&mut self) -> bool {
        std::mem::replace(&mut self.reveal, false)
    }

    /// Tells whether a new entry is being typed.
    #[must_use]
    pub const fn is_adding(&self) -> bool {
        self.adding
    }

    /// Turns to a new entry, or away from it.
    pub const fn set_adding(&mut self, adding: bool) {
        self.adding = adding;
    }

    /// Tells whether something stands beside the list.
    #[must_use]
    pub const fn is_aside(&self) -> bool {
        self.adding || self.chosen.is_some()
    }

    /// Tells whether an entry is the one that is looked at.
    #[must_use]
    pub fn is_selected(&self, id: IdOf<F>) -> bool {
        self.chosen == Some(id) && !self.adding
    }

    /// Tells whether something is typed for an entry that is not saved.
    #[must_use]
    pub fn is_unsaved(&self, id: IdOf<F>) -> bool {
        let mut open = self.open.iter();
        open.any(|form| form.id() == Some(id) && !form.is_clean())
    }

    /// Turns to the form of a new entry; the one that was begun before, if there is one.
    pub fn add(&mut self, today: NaiveDate) -> &mut Form<F> {
        self.put_aside();
        self.adding = true;
        self.form(today)
    }

    /// Returns the form of a new entry; the one that was begun before, if there is one.
    pub fn form(&mut self, today: NaiveDate) -> &mut Form<F> {
        self.form_or(None, F::Begin::default(), || {
            Form::on(None, F::Begin::default(), today)
        })
    }

    /// Returns the form of a new entry, if one is open.
    pub fn new_form(&mut self) -> Option<&mut Form<F>> {
        self.open.iter_mut().find(|form| form.entry.is_none())
    }

    /// Opens the form of an entry, or goes on with the one that is open.
    pub fn edit(&mut self, entry: &F::Entry, begin: F::Begin, today: NaiveDate) {
        self.put_aside();
        self.form_or(Some(entry.id()), begin, || {
            let mut form = Form::on(Some(entry.clone()), begin, today);
            F::prepare(&mut form.typing.now, begin, today);
            form
        });
    }

    fn form_or(
        &mut self,
        id: Option<IdOf<F>>,
        begin: F::Begin,
        make: impl FnOnce() -> Form<F>,
    ) -> &mut Form<F> {
        let at = self.open.iter().position(|form| form.id() == id);
        let mut form = match at {
            Some(at) => self.open.remove(at),
            None => make(),
        };
        (form.begin, form.waits) = (Some(begin), false);
        self.open.push_mut(form)
    }

    /// Has the form of an entry wait, none for the new one, until it is gone on with.
    pub fn close(&mut self, id: Option<IdOf<F>>) {
        let mut open = self.open.iter_mut();
        if let Some(form) = open.find(|form| form.id() == id) {
            form.waits = true;
        }
    }

    /// Looks at an entry as before, or at none.
    pub const fn look_at(&mut self, id: Option<IdOf<F>>) {
        self.chosen = id;
    }

    /// Closes the form of an entry that is saved, none for the new one, and shows the entry.
    pub fn saved(&mut self, form: Option<IdOf<F>>, id: IdOf<F>) {
        self.discard(form);
        self.choose(id);
    }

    /// Shows what the record refused.
    pub fn refused(&mut self, form: Option<IdOf<F>>, problems: Problems) {
        if let Some(form) = self.open.iter_mut().find(|open| open.id() == form) {
            form.errors = problems.into();
        }
    }

    /// Leads, in the form that was not saved, to what is to be chosen first.
    pub fn lead_to_choice(&mut self, form: Option<IdOf<F>>) {
        if let Some(form) = self.open.iter_mut().find(|open| open.id() == form) {
            form.typing.leads_to_choice();
        }
    }

    /// Describes the forms that were begun.
    pub fn begun(&self, today: NaiveDate) -> impl Iterator<Item = Begun> {
        self.open.iter().filter_map(move |form| form.begun(today))
    }

    /// Opens a form as it was left, also of an entry that lies in the Bin; one of an entry that is no more stays closed.
    pub fn go_on(&mut self, id: Option<IdOf<F>>, text: &str, record: &Record) {
        let entry = id.and_then(|id| record.get(id).ok());
        if id.is_some() == entry.is_some() {
            let mut form = Form::on(entry, F::Begin::default(), record.today());
            form.typing.go_on(text);
            form.waits = F::CLOSING_KEEPS;
            self.open.retain(|open| open.id() != id);
            self.open.push(form);
        }
    }

    /// Shows the form that was begun.
    pub fn show_begun(&mut self, id: Option<IdOf<F>>) {
        self.adding = id.is_none();
        self.chosen = id.or(self.chosen);
        if let Some(form) = self.open.iter_mut().find(|form| form.id() == id) {
            form.waits = false;
        }
    }

    /// Throws away what was begun.
    pub fn discard(&mut self, id: Option<IdOf<F>>) {
        self.open.retain(|form| form.id() != id);
        self.adding &= id.is_some();
    }

    /// Looks at the record anew: takes note of what the others say by now, and turns away from an entry that is gone unless
    /// something is typed for it.
    pub fn follow(&mut self, record: &Record) {
        for form in &mut self.open {
            let Some(id) = form.id() else { continue };
            let entry = record.get(id).ok();
            form.is_gone = entry.is_none();
            if let Some(entry) = entry {
                form.typing.follow(entry.details());
                form.entry = Some(entry);
            }
        }
        let is_live = |id: IdOf<F>| {
            let entry: Option<F::Entry> = record.get(id).ok();
            entry.is_some_and(|entry| !entry.is_deleted())
        };
        let chosen = self.chosen;
        self.chosen = chosen.filter(|id| self.is_unsaved(*id) || is_live(*id));
    }

    /// Has a form of a new entry in which nothing was typed begin on the day it is.
    pub fn turn(&mut self, today: NaiveDate) {
        let new = self.open.iter_mut().filter(|form| form.entry.is_none());
        for form in new.filter(|form| form.is_clean()) {
            form.typing.follow(&F::blank(today));
        }
    }

    /// Returns which form is shown: of the new entry, or of the chosen one.
    fn shown(&self) -> Option<usize> {
        let id = if self.adding {
            None
        } else {
            Some(self.chosen?)
        };
        let mut open = self.open.iter();
        open.position(|form| form.id() == id && !form.waits)
    }

    /// Tells whether a form is shown, and not an entry.
    #[must_use]
    pub fn is_form_shown(&self) -> bool {
        self.shown().is_some()
    }

    /// Draws the form that is shown; tells whether one is.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let Some(at) = self.shown() else {
            self.adding = false;
            return false;
        };
        let Some(form) = self.open.get_mut(at) else {
            return false;
        };
        if form.ui(ui, cx) {
            if F::CLOSING_KEEPS && !form.is_clean() {
                form.waits = true;
            } else {
                self.open.remove(at);
            }
            self.adding = false;
        }
        true
    }
}
