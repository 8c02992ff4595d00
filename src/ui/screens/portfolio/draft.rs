//! The working copy of the open portfolio: what is typed is kept in it, and committed as one change when a field is left.

use egui::Response;

use crate::domain::portfolio::{PieceId, PortfolioDetails};
use crate::record::Edit;
use crate::ui::meanwhile::Meanwhile;
use crate::ui::typing::Kept;

/// What is kept of what was typed and not committed.
pub type KeptDraft = Kept<PortfolioDetails, PortfolioDetails>;

/// A portfolio as the record has it and as it stands on the screen.
#[derive(Clone, Debug)]
pub struct Draft {
    saved: PortfolioDetails,
    /// As it stands on the screen.
    pub now: PortfolioDetails,
    /// What others changed in it meanwhile, until the person has chosen; nothing is committed until then.
    pub meanwhile: Option<Meanwhile>,
    /// What it began from before that.
    parted: Option<PortfolioDetails>,
    revision: u64,
    wants_commit: bool,
    /// The revision that the record refused.
    refused: Option<u64>,
}

impl Draft {
    /// Begins with what the record has; `kept` is what was left uncommitted, if anything.
    #[must_use]
    pub fn new(stands: &PortfolioDetails, kept: Option<KeptDraft>) -> Self {
        let (saved, now) = match kept {
            Some(Kept { from, typed }) => (from.unwrap_or_else(|| stands.clone()), typed),
            None => (stands.clone(), stands.clone()),
        };
        let mut draft = Self {
            now,
            saved,
            meanwhile: None,
            parted: None,
            revision: 0,
            wants_commit: false,
            refused: None,
        };
        draft.reread(stands);
        draft
    }

    /// Returns what a draft is to keep of it.
    pub fn kept(&self) -> KeptDraft {
        Kept {
            from: Some(self.parted.as_ref().unwrap_or(&self.saved).clone()),
            typed: self.now.clone(),
        }
    }

    /// Takes what the record has by now. What is being typed stays; what is not changes with the record.
    pub fn reread(&mut self, stands: &PortfolioDetails) {
        if *stands == self.saved {
            return;
        }
        if self.is_dirty() {
            Meanwhile::follow(&mut self.meanwhile, &self.saved, &mut self.now, stands);
        } else {
            self.now.clone_from(stands);
        }
        let before = std::mem::replace(&mut self.saved, stands.clone());
        if self.meanwhile.is_some() {
            self.parted.get_or_insert(before);
        }
        self.revision += 1;
    }

    /// Takes note that the person has looked at what others changed.
    pub fn decided(&mut self) {
        if self.meanwhile.is_none() {
            self.parted = None;
        }
        self.commit();
    }

    /// Takes note that the record took it; it may have tidied it.
    pub fn committed(&mut self, saved: &PortfolioDetails) {
        self.saved.clone_from(saved);
        self.now.clone_from(saved);
    }

    /// Tells whether something is not in the record yet.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        self.now != self.saved
    }

    /// Tells whether something is to be committed, and was not refused as it is.
    #[must_use]
    pub fn is_due(&self) -> bool {
        self.is_dirty() && self.meanwhile.is_none() && self.refused != Some(self.revision)
    }

    /// Takes note that the record refused what stands here.
    pub const fn refused(&mut self) {
        self.refused = Some(self.revision);
    }

    /// Counts the changes, so that what is worked out from them is worked out once.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// Follows a field: typing changes the copy, leaving the field commits it.
    pub fn field(&mut self, response: &Response) {
        if response.changed() {
            self.typed();
        }
        self.wants_commit |= response.lost_focus();
    }

    /// Takes note of typing.
    pub const fn typed(&mut self) {
        self.revision += 1;
    }

    /// Asks for what is typed to be committed after the frame: one looks elsewhere.
    pub const fn leave(&mut self) {
        self.wants_commit = true;
    }

    /// Takes note of a change, and asks for what stands here to be committed after the frame.
    pub const fn commit(&mut self) {
        self.revision += 1;
        self.wants_commit = true;
    }

    /// Returns what is to be committed, once.
    pub fn take_commit(&mut self) -> Option<Edit<PortfolioDetails>> {
        let wanted = std::mem::take(&mut self.wants_commit);
        (wanted && self.is_dirty() && self.meanwhile.is_none()).then(|| self.edit())
    }

    /// Makes an edit of what stands here.
    pub fn edit(&self) -> Edit<PortfolioDetails> {
        Edit::from(self.saved.clone(), self.now.clone())
    }

    /// Chooses an entry or takes it out again, and commits that.
    pub fn choose(&mut self, item: PieceId) {
        let pieces = &mut self.now.pieces;
        match pieces.iter().position(|piece| piece.item == item) {
            Some(at) => drop(pieces.remove(at)),
            None => pieces.push(crate::domain::portfolio::Piece::new(item)),
        }
        self.commit();
    }

    /// Moves a chosen entry to the place of another of the same sort, and commits that.
    pub fn shift(&mut self, item: PieceId, to: PieceId) {
        let pieces = &mut self.now.pieces;
        let place = |wanted: PieceId| pieces.iter().position(|piece| piece.item == wanted);
        let (Some(from), Some(to)) = (place(item), place(to)) else {
            return;
        };
        let piece = pieces.remove(from);
        pieces.insert(to, piece);
        self.commit();
    }
}
