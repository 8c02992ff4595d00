//! Forms of entries: opened on one or on a new one, kept as drafts, saved, refused, followed and closed alike for every sort. A
//! sort only lists its fields.

use std::fmt::Debug;

use chrono::NaiveDate;
use egui::{Align, Key, KeyboardShortcut, Layout, Modifiers, ScrollArea, Ui};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::command::Command;
use super::cx::Cx;
use super::drafts::Begun;
use super::route::Route;
use super::theme::title;
use super::typing::Typing;
use super::widgets::{Errors, card, line, primary_button, soft_button};
use crate::domain::{Entry, Invalid, Problems, read_date};
use crate::record::{Edit, Kept, KeptId, Record};

/// The keys that save.
const SAVE: [KeyboardShortcut; 2] = [
    KeyboardShortcut::new(Modifiers::COMMAND, Key::Enter),
    KeyboardShortcut::new(Modifiers::COMMAND, Key::S),
];

/// The fields of one sort's form.
pub trait Fields: Debug + Sized {
    /// What is typed into it.
    type Entry: Kept + Clone + Debug;
    /// What it holds as it is typed; also what a draft keeps.
    type Typed: Clone + Debug + PartialEq + Serialize + DeserializeOwned;
    /// Where the cursor stands first, and what is filled in for it.
    type Begin: Copy + Debug + Default;

    /// The screen that it stands on.
    const ROUTE: Route;
    /// What to call one whose title is empty.
    const UNTITLED: &'static str;
    /// Whether closing keeps what was typed as a draft, and throwing it away is a button of its own.
    const CLOSING_KEEPS: bool = false;

    /// Makes the parts of a form that hold something themselves.
    fn new(begin: Self::Begin) -> Self;
    /// Returns what a new entry begins with.
    fn blank(today: NaiveDate) -> Said<Self>;
    /// Fills the form.
    fn fill(details: &Said<Self>) -> Self::Typed;
    /// Fills in what one begins with, beside what stands there.
    fn prepare(_typed: &mut Self::Typed, _begin: Self::Begin, _today: NaiveDate) {}
    /// Returns the title as it is typed.
    fn title(typed: &Self::Typed) -> &str;
    /// Returns what is typed as it may be read on another day.
    fn dated(typed: &Self::Typed, _today: NaiveDate) -> Self::Typed {
        typed.clone()
    }
    /// Reads what is typed, with its days as they are meant `today`.
    ///
    /// # Errors
    /// Every field that cannot be accepted, with what to do about it.
    fn read(typed: &Self::Typed, today: NaiveDate) -> Result<Said<Self>, Problems>;

    /// Returns what stands above the form.
    fn heading(entry: Option<&Self::Entry>) -> String;
    /// Asks for an entry to be saved; a new one without an id.
    fn save(typed: &Self::Typed, id: Option<IdOf<Self>>, edit: Box<Edit<Said<Self>>>) -> Command;
    /// Draws the fields; `begin` once, when the cursor is to be put somewhere.
    fn ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        typed: &mut Self::Typed,
        errors: &Errors,
        begin: Option<Self::Begin>,
    );
}

/// What the entries of a form are named by.
pub type IdOf<F> = <<F as Fields>::Entry as Entry>::Id;
/// What they say.
pub type Said<F> = <<F as Fields>::Entry as Entry>::Details;

/// An entry being typed.
#[derive(Debug)]
pub struct Form<F: Fields> {
    /// The entry it changes, as the record has it; none for a new one.
    entry: Option<F::Entry>,
    typing: Typing<Said<F>, F::Typed>,
    fields: F,
    errors: Errors,
    begin: Option<F::Begin>,
    /// Whether it waits while its entry is looked at.
    waits: bool,
}

impl<F: Fields> Form<F> {
    fn on(entry: Option<F::Entry>, begin: F::Begin, today: NaiveDate) -> Self {
        let stands = entry.as_ref().map(|entry| entry.details().clone());
        Self {
            entry,
            typing: Typing::on(stands.unwrap_or_else(|| F::blank(today)), F::fill),
            fields: F::new(begin),
            errors: Errors::default(),
            begin: Some(begin),
            waits: false,
        }
    }

    fn id(&self) -> Option<IdOf<F>> {
        self.entry.as_ref().map(Entry::id)
    }

    /// Lends what is typed, to be filled in by what led here.
    pub const fn typed(&mut self) -> &mut F::Typed {
        &mut self.typing.now
    }

    /// Lends what is typed with what is wrong with it and, once, where the cursor is to be put.
    pub const fn parts(&mut self) -> (&mut F::Typed, &Errors, Option<F::Begin>) {
        (&mut self.typing.now, &self.errors, self.begin.take())
    }

    /// Tells whether nothing was typed.
    pub fn is_clean(&self) -> bool {
        self.typing.is_clean()
    }

    /// Takes back what was typed.
    pub fn forget(&mut self) {
        self.typing.forget();
    }

    /// Describes what was begun, if anything was.
    fn begun(&self, today: NaiveDate) -> Option<Begun> {
        if self.is_clean() {
            return None;
        }
        let typed = F::dated(&self.typing.now, today);
        let named = (F::title(&typed), F::UNTITLED);
        let noun = (F::Entry::SORT.key(), F::ROUTE);
        let text = self.typing.kept(typed.clone())?;
        Some(Begun::new(noun, self.id(), named, text))
    }

    /// Draws the form; tells whether it is to be closed.
    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let mut close = false;
        let mut save = SAVE
            .iter()
            .any(|keys| ui.input_mut(|input| input.consume_shortcut(keys)));
        let heading = F::heading(self.entry.as_ref());
        card(ui, cx.tokens, "", |ui| {
            line(ui, |ui| {
                ui.label(title(heading).color(cx.tokens.ink));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    save |= primary_button(ui, cx.tokens, "Save")
                        .on_hover_text("Ctrl+Enter")
                        .clicked();
                    close |= self.close_ui(ui);
                });
            });
            ScrollArea::vertical()
                .id_salt((F::Entry::SORT, self.id()))
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    ui.set_width(ui.available_width() - 12.0);
                    self.typing.meanwhile_ui(ui, cx);
                    let typed = &mut self.typing.now;
                    self.fields
                        .ui(ui, cx, typed, &self.errors, self.begin.take());
                });
        });
        if save {
            close |= self.save(cx);
        }
        // Escape closes a list of matches or leaves a field first, and never throws away what was typed.
        let idle = ui.memory(|memory| memory.focused().is_none());
        let may_close = idle && (F::CLOSING_KEEPS || self.is_clean());
        close | (may_close && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)))
    }

    /// Draws the ways to leave the form without saving; tells whether one was taken.
    fn close_ui(&mut self, ui: &mut Ui) -> bool {
        if !F::CLOSING_KEEPS {
            return soft_button(ui, "Cancel").clicked();
        }
        let close = soft_button(ui, "Close").on_hover_text("What you typed is kept as a draft");
        let discard = !self.is_clean() && soft_button(ui, "Discard").clicked();
        if discard {
            self.forget();
        }
        discard || close.clicked()
    }

    /// Asks for what is typed to be saved, or says what is wrong with it; tells whether there is nothing to save.
    pub fn save(&mut self, cx: &Cx<'_>) -> bool {
        if self.entry.is_some() && self.is_clean() && !F::CLOSING_KEEPS {
            return true;
        }
        match F::read(&self.typing.now, cx.model.today) {
            Ok(details) => {
                self.errors.clear();
                let edit = Box::new(self.typing.edit(details));
                cx.send(F::save(&self.typing.now, self.id(), edit));
            }
            Err(problems) => self.errors = problems.into(),
        }
        false
    }
}

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

    /// Describes the forms that were begun.
    pub fn begun(&self, today: NaiveDate) -> impl Iterator<Item = Begun> {
        self.open.iter().filter_map(move |form| form.begun(today))
    }

    /// Opens a form as it was left; one of an entry that is gone stays closed.
    pub fn go_on(&mut self, id: Option<IdOf<F>>, text: &str, record: &Record) {
        let entry = id.and_then(|id| live(record, id));
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
    }

    /// Throws away what was begun.
    pub fn discard(&mut self, id: Option<IdOf<F>>) {
        self.open.retain(|form| form.id() != id);
        self.adding &= id.is_some();
    }

    /// Looks at the record anew: turns away from an entry that is gone, and takes note of what the others say by now.
    pub fn follow(&mut self, record: &Record) {
        self.chosen = self.chosen.filter(|id| live(record, *id).is_some());
        for form in &mut self.open {
            if let Some(entry) = form.id().and_then(|id| live(record, id)) {
                form.typing.follow(entry.details());
                form.entry = Some(entry);
            }
        }
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

/// Returns an entry that is there and not in the Bin.
fn live<Id: KeptId>(record: &Record, id: Id) -> Option<Id::Entry> {
    record.get(id).ok().filter(|entry| !entry.is_deleted())
}

/// Reads a date that may be left out.
///
/// # Errors
/// When something is typed that is no date.
pub fn optional_date(
    field: &'static str,
    typed: &str,
    today: NaiveDate,
) -> Result<Option<NaiveDate>, Invalid> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let named = |err: Invalid| Invalid { field, ..err };
    read_date(typed, today).map(Some).map_err(named)
}
