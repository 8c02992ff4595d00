//! Portfolios: the list, beginning one, composing it, and the summary of a period that prints with one click.

mod begin;
mod check;
mod choose;
mod composer;
mod details;
mod documents;
mod draft;
mod list;
mod matrix;
mod pages;
mod print;
pub mod review;
mod skills;
mod statement;
mod step;
mod submitted;
mod summary;

use std::path::{Path, PathBuf};

use egui::{Align, Key, Layout, Modifiers, Ui, vec2};

use crate::domain::portfolio::{PortfolioDetails, PortfolioKind};
use crate::domain::{FileProblem, PortfolioId, Problems, Sort};
use crate::record::Edit;
use crate::ui::command::{Command, PortfolioCommand};
use crate::ui::cx::Cx;
use crate::ui::drafts::Begun;
use crate::ui::drafts::Kept;
use crate::ui::keys;
use crate::ui::model::Model;
use crate::ui::route::Route;
use crate::ui::widgets::{bare_page, heading, is_beside, page, primary_button, soft_button};
use begin::{Begin, Outcome};
use composer::Composer;
pub use composer::Freshness;
use review::Reviews;
use summary::Summary;

pub use pages::{Drawn, Typeset, Wanted};

/// How much of the width the list keeps beside the summary.
const LIST_SHARE: f32 = 0.58;

/// What the screen remembers.
#[derive(Debug, Default)]
pub struct PortfolioScreen {
    summary: Summary,
    begin: Option<Begin>,
    /// The years in review.
    pub reviews: Reviews,
    composer: Option<Composer>,
    /// The portfolio that is open, also while it is still to be read.
    open: Option<PortfolioId>,
    /// Whether something had the focus in the last frame: Escape then leaves that, and not the portfolio.
    focused: bool,
    /// What was typed and not committed when the window was last closed.
    left: Vec<(PortfolioId, Begun)>,
}

impl PortfolioScreen {
    /// Says where people keep documents, as the system has it.
    pub fn keep_documents_in(&mut self, folder: Option<PathBuf>) {
        self.summary.target.documents = folder;
    }

    /// Takes note of whether something is being typeset.
    pub const fn is_printing(&mut self, printing: bool) {
        self.summary.target.printing = printing;
        if let Some(composer) = &mut self.composer {
            composer.check.target.printing = printing;
        }
    }

    /// Takes note of how far printing has come.
    pub const fn has_printed(&mut self, so_far: Option<(usize, usize)>) {
        self.summary.target.so_far = so_far;
        if let Some(composer) = &mut self.composer {
            composer.check.target.so_far = so_far;
        }
    }

    /// Takes the file that was printed.
    pub fn printed(&mut self, path: PathBuf) {
        self.has_printed(None);
        match &mut self.composer {
            Some(composer) => composer.check.target.printed = Some(path),
            None => self.summary.target.printed = Some(path),
        }
    }

    /// Takes the place that was chosen to print to.
    pub fn take_path(&mut self, path: &Path) {
        match &mut self.composer {
            Some(composer) => composer.check.take_path(path),
            None => self.summary.target.take_path(path),
        }
    }

    /// Takes the path of a kind's file that was chosen.
    pub fn take_kind_path(&mut self, path: &Path) {
        if let Some(begin) = &mut self.begin {
            begin.take_path(path);
        }
    }

    /// Takes the kind that was read from a file, or what is wrong in it.
    pub fn take_kind(&mut self, read: Result<PortfolioKind, Vec<FileProblem>>) {
        let Some(begin) = &mut self.begin else {
            return;
        };
        match read {
            Ok(kind) => begin.take_kind(kind),
            Err(mistakes) => begin.refused(mistakes),
        }
    }

    /// Shows the statement of the portfolio that is open.
    pub fn go_to_statement(&mut self) {
        if let Some(composer) = &mut self.composer {
            composer.go(step::Step::Statement);
        }
    }

    /// Goes to where the role is printed on one page; as it was on the last of two days, where they are given.
    pub fn print_wall(&mut self, days: Option<[String; 2]>) {
        self.begin = None;
        self.reviews.leave();
        self.summary.print_wall(days);
    }

    /// Returns the portfolio that is open.
    #[must_use]
    pub const fn open(&self) -> Option<PortfolioId> {
        self.open
    }

    /// Opens a portfolio, or goes back to the list.
    pub fn show(&mut self, id: Option<PortfolioId>) {
        self.begin = None;
        self.reviews.leave();
        if self.open != id
            && let Some(composer) = self.composer.take()
            && composer.draft.is_dirty()
            && let Some(kept) = composer.draft.kept()
        {
            // What could not be committed waits until the portfolio is opened again.
            let left = begun(composer.id, &composer.draft.now, kept);
            self.left.push((composer.id, left));
        }
        self.open = id;
    }

    /// Leads the person to what they are still to choose before anything is saved; tells whether there is anything.
    pub fn leads_to_choice(&mut self) -> bool {
        let composer = self.composer.as_mut();
        composer.is_some_and(|composer| composer.draft.leads_to_choice())
    }

    /// Has the summary counted again, and shows what the record has by now of the open portfolio.
    pub fn refreshed(&mut self, model: &Model, entries: Freshness) {
        self.summary.refreshed();
        let Some(id) = self.open.filter(|_| model.portfolios.is_read()) else {
            return;
        };
        let Some(composing) = model.portfolios.composing(id) else {
            self.composer = None;
            self.show(None);
            return;
        };
        match &mut self.composer {
            Some(composer) if composer.id == id => composer.reread(composing, entries),
            _ => {
                let at = self.left.iter().position(|(left, _)| *left == id);
                let kept = at.map(|at| self.left.swap_remove(at).1.text);
                let kept = kept.filter(|_| composing.portfolio.submitted.is_none());
                let mut composer = Composer::new(composing, kept.as_deref());
                composer
                    .check
                    .target
                    .documents
                    .clone_from(&self.summary.target.documents);
                self.composer = Some(composer);
            }
        }
    }

    /// Takes note that the record took what was changed.
    pub fn committed(&mut self, id: PortfolioId) {
        if let Some(composer) = self.composer.as_mut().filter(|one| one.id == id) {
            composer.committed();
        }
    }

    /// Shows what the record refused.
    pub fn refused(&mut self, problems: Problems) {
        if let Some(composer) = &mut self.composer {
            composer.refused(problems);
        }
    }

    /// Returns what is typed and not in the record yet, unless the record refused just that.
    #[must_use]
    pub fn uncommitted(&self) -> Option<(PortfolioId, Edit<PortfolioDetails>)> {
        let composer = self.composer.as_ref()?;
        let draft = &composer.draft;
        draft.is_due().then(|| (composer.id, draft.edit()))
    }

    /// Returns the open portfolio as it stands on the screen.
    #[must_use]
    pub fn typed(&self, id: PortfolioId) -> Option<&PortfolioDetails> {
        let composer = self.composer.as_ref().filter(|one| one.id == id)?;
        Some(&composer.draft.now)
    }

    /// Tells whether pages are being typeset that are out of date by now.
    #[must_use]
    pub fn makes_old_pages(&self, now: f64) -> bool {
        let composer = self.composer.as_ref();
        composer.is_some_and(|composer| composer.pages.makes_old_ones(now))
    }

    /// Returns which pages have to be made next.
    pub fn take_wanted(&mut self, now: f64) -> Option<(PortfolioId, Wanted)> {
        let composer = self.composer.as_mut()?;
        Some((composer.id, composer.pages.take_wanted(now)?))
    }

    /// Takes the pages that were typeset.
    pub fn take_document(
        &mut self,
        id: PortfolioId,
        revision: u64,
        made: Option<Result<(Typeset, Drawn), String>>,
    ) {
        if let Some(composer) = self.composer.as_mut().filter(|one| one.id == id) {
            composer.pages.take_document(revision, made);
        }
    }

    /// Takes a page that was drawn.
    pub fn take_page(&mut self, id: PortfolioId, drawn: Option<Drawn>) {
        if let Some(composer) = self.composer.as_mut().filter(|one| one.id == id) {
            composer.pages.take_page(drawn);
        }
    }

    /// Describes what was typed and is not committed.
    pub fn begun(&self) -> impl Iterator<Item = Begun> {
        let open = self.composer.iter().filter_map(|composer| {
            let kept = composer.draft.kept().filter(|_| composer.draft.is_dirty());
            Some(begun(composer.id, &composer.draft.now, kept?))
        });
        open.chain(self.left.iter().map(|(_, begun)| begun.clone()))
            .chain(self.reviews.begun())
    }

    /// Keeps what was typed before the window was closed, until its portfolio is opened.
    pub fn go_on(&mut self, id: Option<PortfolioId>, text: &str) {
        let kept = Kept::<PortfolioDetails, PortfolioDetails>::read(text);
        let left = id.zip(kept);
        let left = left.map(|(id, kept)| (id, begun(id, &kept.typed, text.to_owned())));
        self.left.extend(left);
    }

    /// Throws away what was typed.
    pub fn discard(&mut self, id: Option<PortfolioId>) {
        if self.open == id {
            self.show(None);
        }
        self.left.retain(|(left, _)| Some(*left) != id);
    }

    fn is_unsaved(&self, id: PortfolioId) -> bool {
        self.left.iter().any(|(left, _)| *left == id)
    }

    fn begin(&mut self, cx: &Cx<'_>) {
        self.begin = Some(Begin::new(cx));
    }
}

fn begun(id: PortfolioId, typed: &PortfolioDetails, kept: String) -> Begun {
    let noun = (Sort::Portfolio.key(), Route::Portfolio);
    Begun::new(noun, Some(id), (&typed.title, "a portfolio"), kept)
}

/// Draws the screen.
pub fn portfolio_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut PortfolioScreen) {
    if let Some(begin) = &mut screen.begin {
        let outcome = page(ui, "begin-portfolio", |ui| begin.ui(ui, cx));
        if outcome == Outcome::Left || keys::left_by_escape(ui) {
            screen.begin = None;
        }
        return;
    }
    if let Some(review) = screen.reviews.shown() {
        let outcome = page(ui, "review", |ui| review.ui(ui, cx));
        if outcome == Outcome::Left || keys::left_by_escape(ui) {
            screen.reviews.leave();
        }
        return;
    }
    let open = screen.open.and_then(|id| cx.model.portfolios.composing(id));
    if let (Some(composing), Some(composer)) = (open, &mut screen.composer) {
        bare_page(ui, |ui| {
            composer::composer_ui(ui, cx, composer, composing);
            if !screen.focused && keys::left_by_escape(ui) {
                cx.send(Command::Portfolio(PortfolioCommand::Close));
            }
            screen.focused = ui.memory(|memory| memory.focused().is_some());
        });
        return;
    }
    page(ui, "portfolio", |ui| home_ui(ui, cx, screen));
}

/// Draws the list with the summary of a period.
fn home_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut PortfolioScreen) {
    const GAP: f32 = 20.0;
    let mut begin = false;
    heading(ui, cx.tokens, "Portfolio", &says(cx), |ui| {
        begin = primary_button(ui, cx.tokens, "New portfolio").clicked();
        if soft_button(ui, "Year in review").clicked() {
            let year = cx.model.progress.period.period;
            cx.send(Command::Portfolio(PortfolioCommand::Review(year)));
        }
    });
    arrow_keys(ui, cx);
    let width = ui.available_width();
    if is_beside(ui) {
        let list = (width * LIST_SHARE).floor();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let layout = Layout::top_down(Align::Min);
            ui.allocate_ui_with_layout(vec2(list, 0.0), layout, |ui| {
                ui.set_width(list);
                ui.spacing_mut().item_spacing.x = 8.0;
                list::list_ui(ui, cx, screen);
            });
            let aside = width - list - GAP;
            ui.allocate_ui_with_layout(vec2(aside, 0.0), layout, |ui| {
                ui.set_width(aside);
                ui.spacing_mut().item_spacing.x = 8.0;
                summary::summary_ui(ui, cx, &mut screen.summary);
            });
        });
    } else {
        ui.spacing_mut().item_spacing.y = 16.0;
        list::list_ui(ui, cx, screen);
        summary::summary_ui(ui, cx, &mut screen.summary);
    }
    if begin {
        screen.begin(cx);
    }
}

fn says(cx: &Cx<'_>) -> String {
    match cx.model.portfolios.listed().len() {
        0 => "What you hand in, composed from your record".to_owned(),
        1 => "1 portfolio".to_owned(),
        count => format!("{count} portfolios"),
    }
}

/// Opens the first portfolio with the arrow down, while nothing has the focus.
fn arrow_keys(ui: &Ui, cx: &Cx<'_>) {
    if ui.memory(|memory| memory.focused().is_some()) {
        return;
    }
    let down = keys::pressed(ui, Modifiers::NONE, Key::ArrowDown);
    if let Some(id) = list::first(cx).filter(|_| down) {
        cx.send(Command::Portfolio(PortfolioCommand::Open(id)));
    }
}
