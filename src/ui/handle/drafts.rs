//! Forms that were begun: kept, gone on with, thrown away.

use egui::Context;

use crate::ui::activity_form::ActivityForm;
use crate::ui::command::{Action, Command};
use crate::ui::desk::Desk;
use crate::ui::drafts;
use crate::ui::route::Route;
use crate::ui::screens::{
    evidence, log, parsed, plan, portfolio, qualifications, requirement, skills,
};

impl Desk {
    pub(in crate::ui) fn draft(&mut self, command: Command) {
        let kept = match command {
            Command::SaveDraft { key, text } => self.record.save_draft(&key, &text),
            Command::DropDraft(key) => {
                self.screens.discard(&key);
                self.keep_forms();
                self.record.drop_draft(&key)
            }
            _ => Ok(()),
        };
        let read = kept.and_then(|()| self.model.read_drafts(&self.record));
        if let Err(err) = read {
            self.failed(&err);
        }
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
