//! Forms that were begun: kept, gone on with, thrown away.

use egui::Context;

use crate::ui::activity_form::ActivityForm;
use crate::ui::command::{Action, Command};
use crate::ui::desk::Desk;
use crate::ui::drafts::{self, Change};
use crate::ui::route::Route;
use crate::ui::screens::{
    evidence, log, parsed, plan, portfolio, qualifications, requirement, skills,
};

impl Desk {
    /// Writes down what was begun, so that a crash loses none of it, and forgets what is saved or thrown away.
    pub(in crate::ui) fn keep_forms(&mut self) {
        self.model.begun = self.screens.begun();
        for change in self.keeper.changes(&self.model.begun) {
            self.write_draft(change);
        }
        self.model.has_unwritten = self.keeper.has_unwritten_text();
    }

    /// Writes one draft down, or forgets it. What cannot be written stays here, is said once, and is tried again.
    pub(in crate::ui) fn write_draft(&mut self, change: Change) {
        let written = match &change {
            Change::Keep(key, text) => self.record.save_draft(key, text),
            Change::Drop(key) => self.record.drop_draft(key),
        };
        match written {
            Ok(()) => self.keeper.wrote(&change),
            Err(err) => {
                if self.keeper.failed(change) {
                    let said = format!("What you type is not kept once Cairn is closed. {err}");
                    self.toasts.failed(said, err.hint());
                }
            }
        }
    }

    /// Reads the drafts of activities anew, with those that could not be written.
    pub(in crate::ui) fn read_drafts(&mut self) {
        let unwritten = self.keeper.unwritten();
        if let Err(err) = self.model.read_drafts(&self.record, unwritten) {
            self.failed(&err);
        }
    }

    /// Puts on the clipboard what is typed and could not be kept.
    pub(super) fn copy_typed(&mut self, ctx: &Context) {
        self.keep_forms();
        ctx.copy_text(drafts::as_text(self.keeper.unwritten().values().flatten()));
        self.toasts.done("Copied what you typed", None);
    }

    pub(in crate::ui) fn draft(&mut self, command: Command) {
        match command {
            Command::SaveDraft { key, text } => self.write_draft(Change::Keep(key, text)),
            Command::DropDraft(key) => {
                self.screens.discard(&key);
                self.keep_forms();
                self.write_draft(Change::Drop(key));
            }
            _ => {}
        }
        self.read_drafts();
    }

    /// Shows the form that was begun.
    pub(super) fn go_on(&mut self, ctx: &Context, key: &str) {
        let Some((noun, id)) = drafts::parts(key) else {
            return;
        };
        match (noun, id) {
            (ActivityForm::NOUN, None) => self.act(ctx, Action::NewActivityInFull),
            (ActivityForm::NOUN, id) => {
                if let Some(id) = parsed(id) {
                    self.edit_activity(id);
                }
            }
            (evidence::NOUN, None) => {
                self.route = Route::Evidence;
                self.screens.evidence.add();
            }
            (evidence::NOUN, id) => {
                if let Some(id) = parsed(id) {
                    self.show_evidence(id);
                }
            }
            (qualifications::NOUN, id) => {
                self.route = Route::Qualifications;
                self.screens.qualifications.show_begun(parsed(id));
            }
            (plan::NOUN, id) => {
                self.route = Route::Plan;
                self.screens.plan.show_begun(parsed(id));
            }
            (log::EVIDENCE_NOUN, id) => {
                if let Some(id) = parsed(id) {
                    self.show_activity(id);
                }
            }
            (qualifications::CERTIFICATE_NOUN, id) => {
                if let Some(id) = parsed(id) {
                    self.show_qualification(id);
                }
            }
            (skills::EVIDENCE_NOUN, id) => {
                if let Some(key) = requirement(id) {
                    self.show_requirement(&key);
                }
            }
            (portfolio::NOUN, id) => {
                if let Some(id) = parsed(id) {
                    self.open_portfolio(id);
                }
            }
            _ => {}
        }
    }
}
