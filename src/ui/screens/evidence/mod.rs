//! Evidence: every note, file and web link, what uses it, and what it holds.

mod details;
mod editor;
mod list;

use egui::{ScrollArea, Ui};

use crate::domain::{Evidence, EvidenceContent, EvidenceId, FileContent, Problems};
use crate::ui::cx::Cx;
use crate::ui::evidence_form::{EvidenceForm, Uses};
use crate::ui::model::Model;
use crate::ui::preview::Preview;
use crate::ui::shelf::Piece;
use crate::ui::widgets::{Part, bare_page, card, heading, list_and_details, primary_button};
use crate::ui::words::Words;
use editor::{Begin, Editor};

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

/// What the screen remembers.
#[derive(Debug, Default)]
pub struct EvidenceScreen {
    /// The piece whose details are shown.
    chosen: Option<EvidenceId>,
    /// Whether the list must move to the chosen one.
    reveal: bool,
    shown: Shown,
    search: String,
    /// Whether a new piece is being typed, instead of one being looked at.
    adding: bool,
    form: EvidenceForm,
    /// The pieces being changed. Looking at another one loses nothing.
    editors: Vec<Editor>,
    /// What is seen of a file, by its SHA-256.
    preview: Option<(String, Preview)>,
}

impl EvidenceScreen {
    /// Shows a piece, also when the search or filter would hide it.
    pub fn choose(&mut self, id: EvidenceId, model: &Model) {
        if self.chosen != Some(id) {
            self.close_editor_if(Editor::is_clean);
        }
        self.adding = false;
        self.chosen = Some(id);
        self.reveal = true;
        if !self.fits(model).any(|(evidence, _)| evidence.id == id) {
            self.show_all();
        }
    }

    /// Turns to the form of a new piece.
    pub const fn add(&mut self) -> &mut EvidenceForm {
        self.adding = true;
        &mut self.form
    }

    /// Closes the editor of a piece that is saved.
    pub fn saved(&mut self, id: EvidenceId) {
        self.editors.retain(|editor| editor.id != id);
    }

    /// Shows what the record refused.
    pub fn refused(&mut self, id: EvidenceId, problems: Problems) {
        if let Some(editor) = self.editors.iter_mut().find(|editor| editor.id == id) {
            editor.refused(problems);
        }
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

    /// Turns away from a piece that is no longer there.
    pub fn forget_gone(&mut self, model: &Model) {
        self.chosen = self.chosen.filter(|id| model.evidence(*id).is_some());
    }

    /// Returns the pieces that fit search and filter, the newest reference first.
    fn fits<'m>(
        &self,
        model: &'m Model,
    ) -> impl Iterator<Item = (&'m Evidence, &'m Piece)> + use<'m> {
        let (shown, words) = (self.shown, Words::of(&self.search));
        let pieces = model.ledger.evidence.iter().zip(model.shelf.pieces());
        pieces.rev().filter(move |(evidence, piece)| {
            shown.holds(evidence, piece) && words.are_in(&piece.haystack)
        })
    }

    fn show_all(&mut self) {
        self.shown = Shown::All;
        self.search.clear();
    }

    fn edit(&mut self, evidence: &Evidence, begin: Begin) {
        if !self.editors.iter().any(|editor| editor.id == evidence.id) {
            self.editors.push(Editor::new(evidence, begin));
        }
    }

    fn is_unsaved(&self, id: EvidenceId) -> bool {
        let mut editors = self.editors.iter();
        editors.any(|editor| editor.id == id && !editor.is_clean())
    }

    fn close_editor_if(&mut self, may_close: impl Fn(&Editor) -> bool) {
        let chosen = self.chosen;
        self.editors
            .retain(|editor| Some(editor.id) != chosen || !may_close(editor));
    }
}

/// Draws the screen.
pub fn evidence_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut EvidenceScreen) {
    bare_page(ui, |ui| {
        let mut add = false;
        heading(ui, cx.tokens, "Evidence", &says(cx), |ui| {
            add = primary_button(ui, cx.tokens, "Add evidence").clicked();
        });
        screen.adding &= screen.form.is_open();
        let aside = screen.adding || screen.chosen.is_some();
        list_and_details(ui, LIST_SHARE, aside, |part, ui| match part {
            Part::List => list::list_ui(ui, cx, screen),
            Part::Details => aside_ui(ui, cx, screen),
        });
        // Only now: a click that ends in this frame would take the cursor out of the form's first field again.
        if add {
            screen.add().begin(cx.model.today);
        }
    });
}

fn says(cx: &Cx<'_>) -> String {
    let count = cx.model.shelf.pieces().len();
    let noun = if count == 1 { "piece" } else { "pieces" };
    match cx.model.shelf.unused() {
        0 => format!("{count} {noun}"),
        unused => format!("{count} {noun} · {unused} unused"),
    }
}

/// Draws what stands beside the list: the form of a new piece, the editor of the chosen one, or its details.
fn aside_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut EvidenceScreen) {
    if screen.adding {
        add_ui(ui, cx, &mut screen.form);
        return;
    }
    let chosen = screen.chosen;
    let editor = screen
        .editors
        .iter_mut()
        .find(|editor| Some(editor.id) == chosen);
    match editor {
        Some(editor) => {
            if editor.ui(ui, cx) {
                screen.close_editor_if(|_| true);
            }
        }
        None => details::details_ui(ui, cx, screen),
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
