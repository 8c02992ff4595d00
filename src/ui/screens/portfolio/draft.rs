//! The working copy of the open portfolio: what is typed is kept in it, and committed as one change when a field is left.

use std::ops::{Deref, DerefMut};

use egui::{Response, Ui};

use crate::domain::portfolio::{Piece, PieceId, PortfolioDetails};
use crate::record::Edit;
use crate::ui::cx::Cx;
use crate::ui::typing::Typing;

/// A portfolio as the record has it and as it stands on the screen.
#[derive(Clone, Debug)]
pub struct Draft {
    typing: Typing<PortfolioDetails, PortfolioDetails>,
    revision: u64,
    wants_commit: bool,
    /// The revision that the record refused.
    refused: Option<u64>,
}

impl Deref for Draft {
    type Target = Typing<PortfolioDetails, PortfolioDetails>;

    fn deref(&self) -> &Self::Target {
        &self.typing
    }
}

impl DerefMut for Draft {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.typing
    }
}

impl Draft {
    /// Begins with what the record has; `kept` is the draft of what was left uncommitted, if anything was.
    #[must_use]
    pub fn new(stands: &PortfolioDetails, kept: Option<&str>) -> Self {
        let mut typing = Typing::on(stands.clone(), Clone::clone);
        if let Some(kept) = kept {
            typing.go_on(kept);
        }
        Self {
            typing,
            revision: 0,
            wants_commit: false,
            refused: None,
        }
    }

    /// Returns what a draft is to keep of it.
    pub fn kept(&self) -> Option<String> {
        self.typing.kept(self.now.clone())
    }

    /// Takes what the record has by now. What is being typed stays; what is not changes with the record.
    pub fn reread(&mut self, stands: &PortfolioDetails) {
        if self.typing.follow(stands) {
            self.revision += 1;
        }
    }

    /// Shows what others changed in it meanwhile, until the person has chosen; tells whether it says something else by that.
    pub fn meanwhile_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let turned = self.typing.meanwhile_ui(ui, cx);
        if turned {
            self.commit();
        }
        turned
    }

    /// Takes note that the record took it as it stands.
    pub fn committed(&mut self) {
        let now = self.now.clone();
        self.typing.follow(&now);
    }

    /// Tells whether something is not in the record yet.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        !self.is_clean()
    }

    /// Tells whether something is to be committed, and was not refused as it is.
    #[must_use]
    pub fn is_due(&self) -> bool {
        self.is_dirty() && !self.is_undecided() && self.refused != Some(self.revision)
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
        (wanted && self.is_dirty() && !self.is_undecided()).then(|| self.edit())
    }

    /// Makes an edit of what stands here.
    pub fn edit(&self) -> Edit<PortfolioDetails> {
        self.typing.edit(self.now.clone())
    }

    /// Chooses an entry or takes it out again, and commits that.
    pub fn choose(&mut self, item: PieceId) {
        let pieces = &mut self.now.pieces;
        match pieces.iter().position(|piece| piece.item == item) {
            Some(at) => drop(pieces.remove(at)),
            None => pieces.push(Piece::new(item)),
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
