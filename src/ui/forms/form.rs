//! One form: an entry being typed.

use chrono::NaiveDate;
use egui::{Align, Label, Layout, RichText, Role, ScrollArea, Ui, UiBuilder};

use super::fields::{Answers, Fields, IdOf, Said};
use crate::domain::{Entry, RequirementKey};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::drafts::Begun;
use crate::ui::keys;
use crate::ui::theme::title;
use crate::ui::typing::Typing;
use crate::ui::widgets::{Errors, card, line, primary_button, soft_button};

/// An entry being typed.
#[derive(Debug)]
pub struct Form<F: Fields> {
    /// The entry it changes, as the record has it; none for a new one.
    pub(super) entry: Option<F::Entry>,
    pub(super) typing: Typing<Said<F>, F::Typed>,
    fields: F,
    pub(super) errors: Errors,
    pub(super) begin: Option<F::Begin>,
    /// Whether its entry is no more, not even in the Bin.
    pub(super) is_gone: bool,
    /// Whether it waits while its entry is looked at.
    pub(super) waits: bool,
}

/// The parts of a form that draws itself elsewhere.
pub struct Parts<'a, F: Fields> {
    /// What its fields hold themselves.
    pub fields: &'a mut F,
    /// What is typed.
    pub typed: &'a mut F::Typed,
    /// What is wrong with it.
    pub errors: &'a Errors,
    /// Where the cursor is to be put.
    pub begin: Option<F::Begin>,
    /// What the entry does not show, as the person said.
    pub refused: &'a mut Vec<RequirementKey>,
}

impl<F: Fields> Form<F> {
    pub(super) fn on(entry: Option<F::Entry>, begin: F::Begin, today: NaiveDate) -> Self {
        let stands = entry.as_ref().map(|entry| entry.details().clone());
        Self {
            entry,
            typing: Typing::on(stands.unwrap_or_else(|| F::blank(today)), F::fill),
            fields: F::new(begin),
            errors: Errors::default(),
            begin: Some(begin),
            is_gone: false,
            waits: false,
        }
    }

    pub(super) fn id(&self) -> Option<IdOf<F>> {
        self.entry.as_ref().map(Entry::id)
    }

    /// Lends what is typed, to be filled in by what led here.
    pub const fn typed(&mut self) -> &mut F::Typed {
        &mut self.typing.now
    }

    /// Lends what is typed with its fields, what is wrong with it and, once, where the cursor is to be put.
    pub const fn parts(&mut self) -> Parts<'_, F> {
        Parts {
            fields: &mut self.fields,
            typed: &mut self.typing.now,
            errors: &self.errors,
            begin: self.begin.take(),
            refused: &mut self.typing.refused,
        }
    }

    /// Tells whether nothing was typed.
    pub fn is_clean(&self) -> bool {
        self.typing.is_clean()
    }

    /// Takes back what was typed.
    pub fn forget(&mut self) {
        self.typing.forget();
    }

    /// Describes what was begun, if anything was.
    pub(super) fn begun(&self, today: NaiveDate) -> Option<Begun> {
        if self.is_clean() {
            return None;
        }
        let typed = F::dated(&self.typing.now, today);
        let named = (F::title(&typed), F::UNTITLED);
        let noun = (F::Entry::SORT.key(), F::ROUTE);
        let text = self.typing.kept(typed.clone())?;
        Some(Begun::new(noun, self.id(), named, text))
    }

    /// Draws the form; tells whether it is to be closed.
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let mut close = false;
        let mut save = keys::saves(ui);
        let heading = F::heading(self.entry.as_ref());
        card(ui, cx.tokens, "", |ui| {
            line(ui, |ui| {
                ui.label(title(heading).color(cx.tokens.ink));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    save |= primary_button(ui, cx.tokens, "Save")
                        .on_hover_text("Ctrl+Enter")
                        .clicked();
                    close |= self.close_ui(ui);
                });
            });
            self.gone_ui(ui, cx);
            self.typing.ask_ui(ui, cx);
            let mut area = ScrollArea::vertical()
                .id_salt((F::Entry::SORT, self.id()))
                .auto_shrink([false, true]);
            if self.begin.is_some() {
                // However far down it was left.
                area = area.vertical_scroll_offset(0.0);
            }
            area.show(ui, |ui| {
                ui.set_width(ui.available_width() - 12.0);
                self.typing.meanwhile_ui(ui, cx);
                let answers = Answers {
                    entry: self.entry.as_ref().map(|entry| entry.id().into()),
                    refused: &mut self.typing.refused,
                };
                let (typed, begin) = (&mut self.typing.now, self.begin.take());
                self.fields.ui(ui, cx, typed, &self.errors, begin, answers);
            });
        });
        if save {
            close |= self.save(cx);
        }
        // Escape closes a list of matches or leaves a field first, and never throws away what was typed.
        let may_close = F::CLOSING_KEEPS || self.is_clean();
        close | (may_close && keys::left_by_escape(ui))
    }

    /// Says that the entry was taken away while it was being changed, and offers the way back.
    fn gone_ui(&self, ui: &mut Ui, cx: &Cx<'_>) {
        let binned = self.entry.as_ref().filter(|entry| entry.is_deleted());
        let says = match binned {
            _ if self.is_gone => {
                "This is not in the record any more: what made it was undone. Redo brings it back; what you typed stays here until then."
            }
            Some(_) => {
                "This was moved to the Bin meanwhile. What you typed stays here; restore it to save."
            }
            None => return,
        };
        let builder = UiBuilder::new()
            .accessibility_role(Role::Alert)
            .accessibility_label(says);
        ui.scope_builder(builder, |ui| {
            ui.add(Label::new(RichText::new(says).color(cx.tokens.ink)).wrap());
            if let Some(entry) = binned
                && !self.is_gone
                && soft_button(ui, "Restore it").clicked()
            {
                cx.send(Command::Restore(entry.id().into()));
            }
        });
    }

    /// Draws the ways to leave the form without saving; tells whether one was taken.
    fn close_ui(&mut self, ui: &mut Ui) -> bool {
        if !F::CLOSING_KEEPS {
            return soft_button(ui, "Cancel").clicked();
        }
        let close = soft_button(ui, "Close").on_hover_text("What you typed is kept as a draft");
        let discard = !self.is_clean() && soft_button(ui, "Discard").clicked();
        if discard {
            self.forget();
        }
        discard || close.clicked()
    }

    /// Asks for what is typed to be saved, or says what is wrong with it or to be chosen first; tells whether there is nothing
    /// to save.
    pub fn save(&mut self, cx: &Cx<'_>) -> bool {
        if self.entry.is_some() && self.is_clean() && !F::CLOSING_KEEPS {
            return true;
        }
        if self.typing.leads_to_choice() {
            return false;
        }
        match F::read(&self.typing.now, cx.model.today) {
            Ok(details) => {
                self.errors.clear();
                let edit = Box::new(self.typing.edit(details));
                cx.send(F::save(&self.typing.now, self.id(), edit));
            }
            Err(problems) => self.errors = problems.into(),
        }
        false
    }
}
