//! What one sort of entry says of its form: its fields, and how they are read.

use std::fmt::Debug;

use chrono::NaiveDate;
use egui::Ui;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::domain::{Entry, EntryId, Invalid, Problems, RequirementKey, read_date};
use crate::record::{Edit, Kept};
use crate::suggest::Written;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::route::Route;
use crate::ui::widgets::{Asked, Errors};

/// What was answered to suggestions for the entry of a form.
pub struct Answers<'a> {
    /// Which entry; none for a new one.
    pub entry: Option<EntryId>,
    /// What it does not show, as the person said.
    pub refused: &'a mut Vec<RequirementKey>,
}

impl<'a> Answers<'a> {
    /// Asks what an entry may show that says so much.
    pub const fn to(self, written: Written<'a>) -> Asked<'a> {
        Asked {
            written,
            entry: self.entry,
            besides: &[],
            refused: self.refused,
        }
    }
}

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
    fn heading(entry: Option<&Self::Entry>) -> String {
        let did = if entry.is_some() { "Edit" } else { "New" };
        format!("{did} {}", Self::Entry::SORT.key())
    }
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
        answers: Answers<'_>,
    );
}

/// What the entries of a form are named by.
pub type IdOf<F> = <<F as Fields>::Entry as Entry>::Id;
/// What they say.
pub type Said<F> = <<F as Fields>::Entry as Entry>::Details;

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
