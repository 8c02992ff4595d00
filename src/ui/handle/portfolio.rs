//! Portfolios: begun, opened, saved as they are composed, printed, handed in, and their pages typeset beside them.

use std::path::{Path, PathBuf};

use crate::domain::portfolio::{PortfolioDetails, PortfolioKind};
use crate::domain::{FileProblem, Period, PortfolioId, Problems, readable};
use crate::files::FileError;
use crate::record::{Applied, Edit, RecordError, Result};
use crate::ui::command::{First, PortfolioCommand};
use crate::ui::desk::Desk;
use crate::ui::jobs::Event;
use crate::ui::portfolios::Portfolios;
use crate::ui::route::Route;
use crate::ui::screens::portfolio::Freshness;
use crate::{files, kinds};

impl Desk {
    pub(super) fn portfolio(&mut self, command: PortfolioCommand) {
        if command.needs_committed() {
            self.commit_portfolio();
            if self.screens.portfolio.leads_to_choice() {
                self.toasts.failed(
                    "This portfolio was changed meanwhile",
                    "Choose first what each field is to say",
                );
                return;
            }
        }
        match command {
            PortfolioCommand::Begin(kind, period, first) => self.begin(*kind, period, first),
            PortfolioCommand::Review(period) => self.review(period),
            PortfolioCommand::BeginFromReview(period, statement) => {
                let begun = self.record.begin_from_review(period, &statement);
                if begun.is_ok() {
                    self.screens.portfolio.reviews.discard(Some(period.from()));
                }
                self.opened(begun, "Begun");
                self.screens.portfolio.go_to_statement();
            }
            PortfolioCommand::Open(id) => self.open_portfolio(id),
            PortfolioCommand::Close => {
                self.commit_portfolio();
                self.screens.portfolio.show(None);
                self.read_portfolios();
            }
            PortfolioCommand::Save(id, edit) => self.save_portfolio(id, *edit),
            PortfolioCommand::Copy(id) => self.copy_portfolio(id),
            PortfolioCommand::Next(id) => {
                let begun = self.record.next_portfolio(id);
                self.opened(begun, "Begun");
            }
            PortfolioCommand::Submit(id) => {
                let submitted = self.record.submit_portfolio(id);
                self.settle(submitted, "Marked as submitted");
            }
            PortfolioCommand::Print(id, path) => self.print_portfolio(id, path),
            PortfolioCommand::ReadHistory => {
                if let Err(err) = self.model.portfolios.read_history(&self.record) {
                    self.failed(&err);
                }
            }
            PortfolioCommand::StopPrinting => self.jobs.stop_printing(),
            PortfolioCommand::ChoosePrintPath(proposal) => self.jobs.choose_print_path(&proposal),
            PortfolioCommand::ChooseKind => self.jobs.choose_kind(),
            PortfolioCommand::ReadKind(path) => self.read_kind(path),
            PortfolioCommand::SaveKind(kind, path) => self.save_kind(&kind, path),
        }
    }

    fn begin(&mut self, kind: PortfolioKind, period: Period, first: First) {
        let details = match first {
            First::Proposed => self.record.propose_portfolio(kind, period),
            First::Nothing => {
                let title = format!("{} {}", kind.title, period.to().format("%Y"));
                Ok(PortfolioDetails::new(title, kind, period))
            }
        };
        let begun = details.and_then(|details| self.record.add(details));
        self.opened(begun, "Begun");
    }

    /// Shows a CPD year in review.
    pub(super) fn review(&mut self, period: Period) {
        match self.record.review_from(&self.model.ledger, period) {
            Ok(review) => {
                self.commit_portfolio();
                self.route = Route::Portfolio;
                self.screens.portfolio.reviews.show(review);
            }
            Err(err) => self.failed(&err),
        }
    }

    /// Opens a portfolio, with what was typed and not committed before.
    pub(super) fn open_portfolio(&mut self, id: PortfolioId) {
        self.commit_portfolio();
        self.route = Route::Portfolio;
        self.screens.portfolio.show(Some(id));
        self.read_portfolios();
    }

    /// Shows a portfolio that was just begun.
    fn opened(&mut self, begun: Result<Applied<PortfolioId>>, said: &str) {
        match begun {
            Ok(begun) => {
                self.screens.portfolio.show(Some(begun.output));
                self.settle(Ok(begun), said);
            }
            Err(err) => self.failed(&err),
        }
    }

    fn copy_portfolio(&mut self, id: PortfolioId) {
        let copied = self.record.get(id).and_then(|found| {
            let title = format!("{} (copy)", found.details.title);
            self.record.copy_portfolio(id, title)
        });
        self.opened(copied, "Copied");
    }

    /// Saves what was changed. It says nothing: what is seen is what is saved, and Undo takes it back.
    fn save_portfolio(&mut self, id: PortfolioId, edit: Edit<PortfolioDetails>) {
        match self.record.edit(id, edit) {
            Ok(_applied) => {
                self.screens.portfolio.committed(id);
                self.read_portfolios();
                if let Err(err) = self.model.read_undo(&self.record) {
                    self.failed(&err);
                }
                self.keep_forms();
            }
            Err(RecordError::Invalid(problems)) => self.screens.portfolio.refused(problems),
            // Both are shown beside each other as soon as it is read.
            Err(RecordError::ChangedMeanwhile { .. }) => self.read_portfolios(),
            Err(err) => {
                self.screens.portfolio.refused(Problems::default());
                self.failed(&err);
            }
        }
    }

    /// Saves what is typed in the open portfolio and not in the record yet.
    pub(in crate::ui) fn commit_portfolio(&mut self) {
        if let Some((id, edit)) = self.screens.portfolio.uncommitted() {
            self.save_portfolio(id, edit);
        }
    }

    /// Reads the portfolios anew.
    pub(in crate::ui) fn read_portfolios(&mut self) {
        let open = self.screens.portfolio.open();
        match Portfolios::read(&self.record, self.model.around(), open) {
            Ok(portfolios) => {
                let before = std::mem::replace(&mut self.model.portfolios, portfolios);
                let both = open.and_then(|id| {
                    let now = self.model.portfolios.composing(id)?;
                    Some(before.composing(id)?.holds_the_same(now))
                });
                let entries = match both {
                    Some(true) => Freshness::Same,
                    Some(false) | None => Freshness::Changed,
                };
                self.screens.portfolio.refreshed(&self.model, entries);
            }
            Err(err) => {
                self.screens.portfolio.show(None);
                self.failed(&err);
            }
        }
    }

    pub(in crate::ui) fn read_kind(&mut self, path: PathBuf) {
        self.jobs
            .work("reading a kind of portfolio".to_owned(), move |_| {
                let read = match files::read_text(&path) {
                    Ok(text) => kinds::read(&text).map(Box::new).map_err(|err| err.0),
                    Err(err) => {
                        let says = format!("{err}. {}", err.hint());
                        Err(vec![FileProblem::new(1, "file", says)])
                    }
                };
                Some(Event::KindRead(read))
            });
    }

    fn save_kind(&mut self, kind: &PortfolioKind, path: PathBuf) {
        let text = kinds::write(kind);
        self.jobs
            .work("saving a kind of portfolio".to_owned(), move |_| {
                let is_kind = |bytes: &[u8]| {
                    std::str::from_utf8(bytes).is_ok_and(|text| kinds::read(text).is_ok())
                };
                let sort = "a kind of portfolio";
                let saved = files::write(&path, text.as_bytes(), sort, is_kind);
                Some(Event::KindSaved(path, saved))
            });
    }

    /// Says that the file of a kind was written.
    pub(in crate::ui) fn kind_saved(
        &mut self,
        path: &Path,
        saved: std::result::Result<(), FileError>,
    ) {
        match saved {
            Ok(()) => self.toasts.done(format!("Saved {}", readable(path)), None),
            Err(err) => self.toasts.failed(err.to_string(), err.hint()),
        }
    }

    fn print_portfolio(&mut self, id: PortfolioId, path: PathBuf) {
        let found = self.record.get(id);
        match found.and_then(|found| self.record.compose(&found)) {
            Ok(contents) => {
                let files = self.record.attached_files();
                self.jobs.print(contents, files, path);
            }
            Err(err) => self.failed(&err),
        }
    }

    /// Starts to make the pages that are wanted beside the open portfolio.
    pub(in crate::ui) fn make_pages(&mut self, now: f64) {
        use crate::ui::screens::portfolio::Wanted;

        if self.route != Route::Portfolio || self.screens.portfolio.open().is_none() {
            self.jobs.forget_proofs();
            return;
        }
        if self.screens.portfolio.makes_old_pages(now) {
            self.jobs.stop_pages();
        }
        match self.screens.portfolio.take_wanted(now) {
            None => {}
            Some((id, Wanted::Page(made, page, scale))) => {
                self.jobs.draw_page(id, made, page, scale);
            }
            Some((id, Wanted::Document(revision, page, scale))) => {
                let Some(composing) = self.model.portfolios.composing(id) else {
                    return;
                };
                let mut contents = composing.contents.clone();
                if composing.portfolio.submitted.is_none()
                    && let Some(typed) = self.screens.portfolio.typed(id)
                {
                    contents.composed.details.clone_from(typed);
                }
                let files = self.record.attached_files();
                self.jobs
                    .typeset(id, revision, contents, files, (page, scale));
            }
        }
    }
}
