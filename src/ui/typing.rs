//! What is typed in a form: what it began from, what it says, and what became of the entry meanwhile.

use egui::Ui;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::cx::Cx;
use super::drafts::Kept;
use super::meanwhile::{Meanwhile, meanwhile_ui};
use crate::record::Edit;

/// A form `T` on an entry's details `D`.
#[derive(Clone, Debug)]
pub struct Typing<D, T> {
    began: D,
    fill: fn(&D) -> T,
    clean: T,
    /// The form as it is typed.
    pub now: T,
    meanwhile: Option<Meanwhile>,
    /// What it began from before the changes that the person is still to look at.
    parted: Option<D>,
}

impl<D, T> Typing<D, T>
where
    D: Clone + PartialEq + Serialize + DeserializeOwned,
    T: Clone + PartialEq + Serialize + DeserializeOwned,
{
    /// Fills the form from an entry, or from the details that a new one begins with.
    pub fn on(details: D, fill: fn(&D) -> T) -> Self {
        let clean = fill(&details);
        Self {
            began: details,
            fill,
            now: clean.clone(),
            clean,
            meanwhile: None,
            parted: None,
        }
    }

    /// Tells whether nothing was typed.
    pub fn is_clean(&self) -> bool {
        self.now == self.clean
    }

    /// Takes back what was typed.
    pub fn forget(&mut self) {
        self.now = self.clean.clone();
        (self.meanwhile, self.parted) = (None, None);
    }

    /// Takes note of what the record says of the entry. What is typed stays; where the entry was changed meanwhile, both are
    /// shown. Tells whether it is news.
    pub fn follow(&mut self, stands: &D) -> bool {
        if *stands == self.began {
            return false;
        }
        let now = (self.fill)(stands);
        if self.is_clean() {
            self.now = now.clone();
        } else {
            Meanwhile::follow(&mut self.meanwhile, &self.clean, &mut self.now, &now);
        }
        self.clean = now;
        let before = std::mem::replace(&mut self.began, stands.clone());
        if self.meanwhile.is_some() {
            self.parted.get_or_insert(before);
        }
        true
    }

    /// Tells whether the person is still to choose between what they typed and what others changed meanwhile.
    pub const fn is_undecided(&self) -> bool {
        self.meanwhile.is_some()
    }

    /// Returns what a draft is to keep of it; `typed` is the form as it may be read on another day.
    pub fn kept(&self, typed: T) -> Option<String> {
        let parted = self.parted.as_ref().filter(|_| self.meanwhile.is_some());
        Kept::text(parted.unwrap_or(&self.began).clone(), typed)
    }

    /// Fills in what a draft has kept; one of an older form is left alone.
    pub fn go_on(&mut self, draft: &str) {
        let Some(Kept { from, typed }) = Kept::read(draft) else {
            return;
        };
        self.now = typed;
        if let Some(from) = from {
            let stands = std::mem::replace(&mut self.began, from);
            self.clean = (self.fill)(&self.began);
            self.follow(&stands);
        }
    }

    /// Makes an edit of what the form says, which overwrites nothing that the form does not know.
    pub fn edit(&self, to: D) -> Edit<D> {
        Edit::from(self.began.clone(), to)
    }

    /// Shows what was changed meanwhile, if anything was; tells whether the form says something else by it.
    pub fn meanwhile_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let turned = meanwhile_ui(ui, cx, &mut self.meanwhile, &mut self.now);
        if self.meanwhile.is_none() {
            self.parted = None;
        }
        turned
    }
}
