//! Forms that were begun: kept, gone on with, thrown away.

use std::time::Duration;

use crate::ui::command::Command;
use crate::ui::desk::{Desk, WAITS};
use crate::ui::drafts::{self, Change};
use crate::ui::route::Route;
use crate::ui::screens::{
    evidence, log, parsed, plan, portfolio, qualifications, requirement, skills,
};

impl Desk {
    pub(in crate::ui) fn draft(&mut self, command: Command) {
        match command {
            Command::SaveDraft { key, text } => self.outbox.put(Change::Keep(key, text)),
            Command::DropDraft(key) => {
                self.screens.discard(&key);
                self.outbox.put(Change::Drop(key));
                self.keep_forms();
            }
            _ => {}
        }
        self.write_drafts();
        if let Err(err) = self.model.read_drafts(&self.record) {
            self.failed(&err);
        }
    }

    /// Writes what there is to write of drafts, and waits for nobody: what cannot be written now is tried again.
    pub(in crate::ui) fn write_drafts(&mut self) {
        self.write_drafts_within(Duration::ZERO);
    }

    /// Writes it, and waits so long.
    pub(in crate::ui) fn write_drafts_within(&mut self, wait: Duration) {
        if self.outbox.tries_again().is_none() {
            return;
        }
        let record = &mut self.record;
        let written = record.wait_at_most(wait).and_then(|()| {
            self.outbox.write(|key, text| match text {
                Some(text) => record.save_draft(key, text),
                None => record.drop_draft(key),
            })
        });
        let waits = record.wait_at_most(WAITS);
        if let Err(err) = written.and(waits) {
            self.failed(&err);
        }
    }

    /// Shows the form that was begun.
    pub(super) fn go_on(&mut self, key: &str) {
        let Some((noun, id)) = drafts::parts(key) else {
            return;
        };
        match (noun, id) {
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
