//! What is typed in a form: what it began from, what it says, and what became of the entry meanwhile.

use egui::Ui;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::cx::Cx;
use super::drafts::Kept;
use super::meanwhile::{Asked, Meanwhile, ask_ui, meanwhile_ui};
use crate::domain::RequirementKey;
use crate::record::Edit;

/// A form `T` on an entry's details `D`.
#[derive(Clone, Debug)]
pub struct Typing<D, T> {
    began: D,
    fill: fn(&D) -> T,
    clean: T,
    /// The form as it is typed.
    pub now: T,
    /// What the entry does not show, as the person said to suggestions.
    pub refused: Vec<RequirementKey>,
    meanwhile: Option<Meanwhile>,
    /// What it began from before the changes that the person is still to look at.
    parted: Option<D>,
    asked: Asked,
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
            refused: Vec::new(),
            meanwhile: None,
            parted: None,
            asked: Asked::No,
        }
    }

    /// Tells whether nothing was typed.
    pub fn is_clean(&self) -> bool {
        self.now == self.clean && self.refused.is_empty()
    }

    /// Takes back what was typed.
    pub fn forget(&mut self) {
        self.now = self.clean.clone();
        self.refused.clear();
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

    /// Tells whether others changed something meanwhile that the person has not put away yet.
    pub const fn has_news(&self) -> bool {
        self.meanwhile.is_some()
    }

    /// Tells whether the person is still to choose between what they typed and what others changed meanwhile.
    pub fn is_undecided(&self) -> bool {
        self.meanwhile.as_ref().is_some_and(Meanwhile::is_undecided)
    }

    /// Leads the person to what they are still to choose before anything is saved; tells whether there is anything.
    pub fn leads_to_choice(&mut self) -> bool {
        let undecided = self.is_undecided();
        if undecided {
            self.asked = Asked::Now;
        }
        undecided
    }

    /// Tells whether the person is to be led to what was changed meanwhile.
    pub fn is_led(&self) -> bool {
        self.asked == Asked::Now
    }

    /// Returns what a draft is to keep of it; `typed` is the form as it may be read on another day.
    pub fn kept(&self, typed: T) -> Option<String> {
        let parted = self.parted.as_ref().filter(|_| self.is_undecided());
        let from = parted.unwrap_or(&self.began).clone();
        Kept::text(from, typed, self.refused.clone())
    }

    /// Fills in what a draft has kept; one of an older form is left alone.
    pub fn go_on(&mut self, draft: &str) {
        let Some(Kept {
            from,
            typed,
            refused,
        }) = Kept::read(draft)
        else {
            return;
        };
        (self.now, self.refused) = (typed, refused);
        if let Some(from) = from {
            let stands = std::mem::replace(&mut self.began, from);
            self.clean = (self.fill)(&self.began);
            self.follow(&stands);
        }
    }

    /// Makes an edit of what the form says, which overwrites nothing that the form does not know.
    pub fn edit(&self, to: D) -> Edit<D> {
        Edit::from(self.began.clone(), to).refusing(self.refused.clone())
    }

    /// Says beside the button that saves that something was changed meanwhile, and what is to be chosen.
    pub fn ask_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        ask_ui(ui, cx, self.meanwhile.as_ref(), &mut self.asked);
    }

    /// Shows what was changed meanwhile, if anything was; tells whether the form says something else by it.
    pub fn meanwhile_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let (noted, asked) = (&mut self.meanwhile, &mut self.asked);
        let turned = meanwhile_ui(ui, cx, noted, &mut self.now, asked);
        if self.meanwhile.is_none() {
            self.parted = None;
        }
        turned
    }
}
