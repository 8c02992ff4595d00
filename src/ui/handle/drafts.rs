//! Forms that were begun: kept, gone on with, thrown away.

use std::time::Duration;

use egui::Context;

use crate::domain::Sort;
use crate::ui::command::Action;
use crate::ui::desk::{Desk, WAITS};
use crate::ui::drafts;
use crate::ui::route::Route;
use crate::ui::screens::{log, parsed, portfolio, qualifications, requirement, skills};

impl Desk {
    /// Writes down what was begun, so that a crash loses none of it, and forgets what is saved or thrown away.
    pub(in crate::ui) fn keep_forms(&mut self) {
        self.model.begun = self.screens.begun(self.model.today);
        for change in self.keeper.changes(&self.model.begun) {
            self.outbox.put(change);
        }
        self.write_drafts();
    }

    /// Writes what there is to write of drafts, and waits for nobody: what cannot be written now stays here and is tried again.
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
        self.model.has_unwritten = self.outbox.holds_text();
        if let Err(err) = written.and(waits) {
            let said = format!("What you type is not kept once Cairn is closed. {err}");
            self.toasts.failed(said, err.hint());
        }
    }

    /// Puts on the clipboard what is typed and could not be kept.
    pub(super) fn copy_typed(&mut self, ctx: &Context) {
        self.keep_forms();
        ctx.copy_text(drafts::as_text(self.outbox.waiting().values().flatten()));
        self.toasts.done("Copied what you typed", None);
    }

    /// Throws away what was begun.
    pub(super) fn discard(&mut self, key: &str) {
        self.screens.discard(key);
        self.keep_forms();
    }

    /// Shows the form that was begun.
    pub(super) fn go_on(&mut self, ctx: &Context, key: &str) {
        let Some((noun, id)) = drafts::parts(key) else {
            return;
        };
        match (Sort::read(noun), id) {
            (Some(Sort::Activity), None) => self.act(ctx, Action::NewActivityInFull),
            (Some(Sort::Activity), id) => {
                if let Some(id) = parsed(id) {
                    self.show_activity(id);
                    self.screens.log.forms.show_begun(Some(id));
                }
            }
            (Some(Sort::Evidence), None) => {
                self.route = Route::Evidence;
                self.screens.evidence.add();
            }
            (Some(Sort::Evidence), id) => {
                if let Some(id) = parsed(id) {
                    self.show_evidence(id);
                }
            }
            (Some(Sort::Qualification), id) => {
                self.route = Route::Qualifications;
                self.screens.qualifications.forms.show_begun(parsed(id));
            }
            (Some(Sort::Objective), id) => {
                self.route = Route::Plan;
                self.screens.plan.show_begun(parsed(id));
            }
            (Some(Sort::Portfolio), id) => {
                if let Some(id) = parsed(id) {
                    self.open_portfolio(id);
                }
            }
            (Some(Sort::Assessment), _) => {}
            (None, id) => self.go_on_attaching(noun, id),
        }
    }

    /// Shows the form that attaches evidence to something.
    fn go_on_attaching(&mut self, noun: &str, id: Option<&str>) {
        match (noun, id) {
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
            (portfolio::review::NOUN, id) => {
                if let Some(from) = parsed(id) {
                    let year = self.model.practitioner.year_start.year_of(from);
                    self.review(year);
                }
            }
            _ => {}
        }
    }
}
