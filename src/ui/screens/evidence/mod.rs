//! Evidence: every note, file and web link, what uses it, and what it holds.

mod details;
mod editor;
mod grid;
mod list;
mod said;
mod thumbs;

use chrono::NaiveDate;
use egui::{ScrollArea, Ui};

use crate::domain::{Evidence, EvidenceContent, EvidenceId, FileContent, Sort, count, number};
use crate::record::Record;
use crate::ui::cx::Cx;
use crate::ui::drafts::Begun;
use crate::ui::evidence_form::{EvidenceForm, Uses};
use crate::ui::forms::Forms;
use crate::ui::model::Model;
use crate::ui::preview::Preview;
use crate::ui::route::Route;
use crate::ui::shelf::Piece;
use crate::ui::widgets::{Pane, bare_page, card, heading, list_and_details, primary_button};
use crate::ui::words::Words;
pub use editor::EvidenceFields;
pub use said::sort;
use thumbs::Thumbs;

/// How much of the width the list keeps then.
const LIST_SHARE: f32 = 0.52;

/// Which pieces are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shown {
    #[default]
    All,
    Files,
    Notes,
    WebLinks,
    Unused,
}

impl Shown {
    fn holds(self, evidence: &Evidence, piece: &Piece) -> bool {
        let content = &evidence.details.content;
        match self {
            Self::All => true,
            Self::Files => matches!(content, EvidenceContent::File(_)),
            Self::Notes => matches!(content, EvidenceContent::Note(_)),
            Self::WebLinks => matches!(content, EvidenceContent::Web(_)),
            Self::Unused => piece.uses == 0,
        }
    }
}

/// How the pieces are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Arrangement {
    #[default]
    List,
    Grid,
}

/// Which pieces fit a search and filter, worked out when these or the record change and not at each frame.
#[derive(Debug, Default)]
struct Listing {
    /// What it was worked out for; `None` when the record has changed since.
    of: Option<(Shown, String)>,
    /// Where the pieces stand on the shelf, the newest reference first.
    places: Vec<usize>,
}

/// What the screen remembers.
#[derive(Debug, Default)]
pub struct EvidenceScreen {
    /// The pieces being looked at and changed.
    pub forms: Forms<EvidenceFields>,
    shown: Shown,
    search: String,
    listing: Listing,
    layout: Arrangement,
    /// How many pieces stand beside each other.
    across: usize,
    thumbs: Thumbs,
    /// A new piece.
    pub form: EvidenceForm,
    /// What is seen of a file, by its SHA-256.
    preview: Option<(String, Preview)>,
}

impl EvidenceScreen {
    /// Shows a piece, also when the search or filter would hide it.
    pub fn choose(&mut self, id: EvidenceId, model: &Model) {
        self.forms.choose(id);
        self.list(model);
        if self.place(model, id).is_none() {
            self.show_all();
        }
    }

    /// Turns to the form of a new piece.
    pub const fn add(&mut self) -> &mut EvidenceForm {
        self.forms.set_adding(true);
        &mut self.form
    }

    /// Tells whether the preview of a file is wanted, and takes it for under way then.
    pub fn wants_preview(&mut self, file: &FileContent) -> bool {
        let known = self.preview.as_ref();
        if !Preview::is_possible(file) || known.is_some_and(|(sha256, _)| *sha256 == file.sha256) {
            return false;
        }
        self.preview = Some((file.sha256.clone(), Preview::Reading));
        true
    }

    /// Takes the preview of a file, unless another one is wanted by now.
    pub fn take_preview(&mut self, sha256: String, preview: Preview) {
        if self
            .preview
            .as_ref()
            .is_some_and(|(known, _)| *known == sha256)
        {
            self.preview = Some((sha256, preview));
        }
    }

    /// Takes a file's small picture for being read, unless it is.
    pub fn wants_thumbnail(&mut self, file: &FileContent) -> bool {
        let wants = self.thumbs.wants(file);
        if wants {
            self.thumbs.begin(file);
        }
        wants
    }

    /// Takes a file's small picture.
    pub fn take_thumbnail(&mut self, sha256: String, preview: Preview) {
        self.thumbs.take(sha256, preview);
    }

    /// Describes the forms that were begun.
    pub fn begun(&self, today: NaiveDate) -> impl Iterator<Item = Begun> {
        let noun = (Sort::Evidence.key(), Route::Evidence);
        let new = self.form.begun(noun, None::<EvidenceId>);
        let new = new.filter(|_| self.form.is_begun());
        new.into_iter().chain(self.forms.begun(today))
    }

    /// Opens a form as it was left; one of a piece that is gone stays closed.
    pub fn go_on(&mut self, id: Option<EvidenceId>, text: &str, record: &Record) {
        match id {
            None => self.form = serde_json::from_str(text).unwrap_or_default(),
            Some(id) => self.forms.go_on(Some(id), text, record),
        }
    }

    /// Throws away what was begun.
    pub fn discard(&mut self, id: Option<EvidenceId>) {
        if id.is_none() {
            self.form.saved();
        }
        self.forms.discard(id);
    }

    /// Looks at the record anew: lists what is there now.
    pub fn follow(&mut self, record: &Record) {
        self.listing.of = None;
        self.forms.follow(record);
    }

    /// Works out which pieces fit search and filter, unless that is known.
    fn list(&mut self, model: &Model) {
        let known = self.listing.of.as_ref();
        if known.is_some_and(|(shown, search)| *shown == self.shown && *search == self.search) {
            return;
        }
        let words = Words::of(&self.search);
        let pieces = model.ledger.evidence.iter().zip(model.shelf.pieces());
        let fitting = pieces.enumerate().rev().filter(|(_, (evidence, piece))| {
            self.shown.holds(evidence, piece) && words.are_in(&piece.haystack)
        });
        self.listing.places = fitting.map(|(place, _)| place).collect();
        self.listing.of = Some((self.shown, self.search.clone()));
    }

    /// Returns where a piece stands in the list.
    fn place(&self, model: &Model, id: EvidenceId) -> Option<usize> {
        let mut listed = self.listing.places.iter();
        listed.position(|place| model.shelf.id(*place) == Some(id))
    }

    fn show_all(&mut self) {
        self.shown = Shown::All;
        self.search.clear();
    }
}

/// Draws the screen.
pub fn evidence_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut EvidenceScreen) {
    bare_page(ui, |ui| {
        let mut add = false;
        heading(ui, cx.tokens, "Evidence", &says(cx), |ui| {
            add = primary_button(ui, cx.tokens, "Add evidence").clicked();
        });
        let adding = screen.forms.is_adding() && screen.form.is_open();
        screen.forms.set_adding(adding);
        let aside = screen.forms.is_aside();
        list_and_details(ui, LIST_SHARE, aside, |part, ui| match part {
            Pane::List => list::list_ui(ui, cx, screen),
            Pane::Details => aside_ui(ui, cx, screen),
        });
        // Only now: a click that ends in this frame would take the cursor out of the form's first field again.
        if add {
            screen.add().begin(cx.model.today);
        }
    });
}

fn says(cx: &Cx<'_>) -> String {
    let all = count(cx.model.shelf.pieces().len(), "piece", "pieces");
    match cx.model.shelf.unused() {
        0 => all,
        unused => format!("{all} · {} unused", number(unused)),
    }
}

/// Draws what stands beside the list: the form of a new piece, the editor of the chosen one, or its details.
fn aside_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut EvidenceScreen) {
    if screen.forms.is_adding() {
        add_ui(ui, cx, &mut screen.form);
    } else if !screen.forms.ui(ui, cx) {
        details::details_ui(ui, cx, screen);
    }
}

fn add_ui(ui: &mut Ui, cx: &Cx<'_>, form: &mut EvidenceForm) {
    card(ui, cx.tokens, "Add evidence", |ui| {
        ScrollArea::vertical()
            .id_salt("add-evidence")
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.set_width(ui.available_width() - 12.0);
                form.ui(ui, cx, Uses::default());
            });
    });
}
