//! The form that changes a piece of evidence. A file stays the file that it is.

use chrono::NaiveDate;
use egui::{Align, Key, KeyboardShortcut, Label, Layout, Modifiers, RichText, ScrollArea, Ui};

use crate::domain::{
    Evidence, EvidenceContent, EvidenceDetails, EvidenceId, EvidenceNumber, Problems,
    QualificationId, read_date,
};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::drafts::Begun;
use crate::ui::route::Route;
use crate::ui::theme::{semibold, title};
use crate::ui::typing::Typing;
use crate::ui::widgets::{
    ActivityPicker, Errors, LinkPicker, card, date_field, line, primary_button, problem, prose,
    soft_button, text_field, toggle,
};

const SAVE: [KeyboardShortcut; 2] = [
    KeyboardShortcut::new(Modifiers::COMMAND, Key::Enter),
    KeyboardShortcut::new(Modifiers::COMMAND, Key::S),
];

/// What drafts of evidence begin with.
pub const NOUN: &str = "evidence";

/// Where the cursor stands first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begin {
    /// In the title.
    Title,
    /// In the search for what it shows.
    Links,
}

/// What is typed: the evidence, and its date.
type Typed = (EvidenceDetails, String);

/// A piece of evidence being changed.
#[derive(Debug)]
pub struct Editor {
    /// Which piece.
    pub id: EvidenceId,
    number: EvidenceNumber,
    typing: Typing<EvidenceDetails, Typed>,
    links: LinkPicker,
    activities: ActivityPicker,
    errors: Errors,
    wants_title: bool,
}

impl Editor {
    /// Opens the form on a piece.
    pub fn new(evidence: &Evidence, begin: Begin) -> Self {
        let mut links = LinkPicker::default();
        if begin == Begin::Links {
            links.focus();
        }
        Self {
            id: evidence.id,
            number: evidence.number,
            typing: Typing::on(evidence.details.clone(), |details| {
                (details.clone(), details.date.to_string())
            }),
            links,
            activities: ActivityPicker::default(),
            errors: Errors::default(),
            wants_title: begin == Begin::Title,
        }
    }

    /// Tells whether nothing was typed.
    pub fn is_clean(&self) -> bool {
        self.typing.is_clean()
    }

    /// Describes what was begun, if anything was.
    pub fn begun(&self) -> Option<Begun> {
        let typed = &self.typing.now;
        let named = (typed.0.title.as_str(), "evidence without a title");
        let noun = (NOUN, Route::Evidence);
        let text = self.typing.kept(typed.clone()).filter(|_| !self.is_clean());
        Some(Begun::new(noun, Some(self.id), named, text?))
    }

    /// Fills in what was begun before; a draft of an older form is left alone.
    pub fn go_on(&mut self, text: &str) {
        self.typing.go_on(text);
    }

    /// Takes note of what the record says of the piece.
    pub fn follow(&mut self, stands: &EvidenceDetails) {
        self.typing.follow(stands);
    }

    /// Shows what the record refused.
    pub fn refused(&mut self, problems: Problems) {
        self.errors = problems.into();
    }

    /// Draws the form; tells whether it is to be closed.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let mut close = false;
        let mut save = SAVE
            .iter()
            .any(|keys| ui.input_mut(|input| input.consume_shortcut(keys)));
        card(ui, cx.tokens, "", |ui| {
            line(ui, |ui| {
                ui.label(title(format!("Edit {}", self.number)).color(cx.tokens.ink));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    save |= primary_button(ui, cx.tokens, "Save")
                        .on_hover_text("Ctrl+Enter")
                        .clicked();
                    close |= soft_button(ui, "Cancel").clicked();
                });
            });
            ScrollArea::vertical()
                .id_salt(("evidence-editor", self.id))
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    ui.set_width(ui.available_width() - 12.0);
                    self.fields_ui(ui, cx);
                });
        });
        if save {
            close |= self.is_clean();
            self.save(cx);
        }
        // Escape closes a list of matches or leaves a field first, and never throws away what was typed.
        let idle = ui.memory(|memory| memory.focused().is_none()) && self.is_clean();
        close | (idle && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)))
    }

    fn fields_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        self.typing.meanwhile_ui(ui, cx);
        let (tokens, errors) = (cx.tokens, &self.errors);
        let (draft, date) = &mut self.typing.now;
        let named = text_field(
            ui,
            tokens,
            "Evidence title",
            "What it is, in a few words",
            &mut draft.title,
            errors.of("title"),
        );
        if self.wants_title {
            self.wants_title = false;
            named.request_focus();
        }
        date_field(
            ui,
            tokens,
            "Evidence date",
            "12 Mar or yesterday",
            date,
            cx.model.dates,
            errors.of("date"),
        );
        match &mut draft.content {
            EvidenceContent::Note(text) => {
                prose(ui, tokens, "Note text", "What it shows", text, 5);
                problem(ui, tokens, errors.of("note"));
            }
            EvidenceContent::Web(url) => {
                text_field(ui, tokens, "Web address", "https://", url, errors.of("url"));
            }
            EvidenceContent::File(file) => {
                let stays = format!(
                    "{} stays as it is; another file is another piece",
                    file.name
                );
                ui.add(Label::new(RichText::new(stays).small().color(tokens.dim)).wrap());
            }
        }
        problem(ui, tokens, errors.of("content"));
        ui.add_space(8.0);
        ui.label(semibold("What it shows").color(tokens.ink));
        self.links.ui(ui, cx, &mut draft.links);
        problem(ui, tokens, errors.of("link"));
        ui.add_space(8.0);
        ui.label(semibold("What it belongs to").color(tokens.ink));
        self.activities.ui(ui, cx, &mut draft.activities);
        problem(ui, tokens, errors.of("activity"));
        certifies_ui(ui, cx, &mut draft.qualifications);
        problem(ui, tokens, errors.of("qualification"));
    }

    fn save(&mut self, cx: &Cx<'_>) {
        if self.is_clean() {
            return;
        }
        match self.details(cx.model.today) {
            Ok(details) => {
                self.errors.clear();
                cx.send(Command::SaveEvidence(
                    self.id,
                    Box::new(self.typing.edit(details)),
                ));
            }
            Err(problems) => self.errors = problems.into(),
        }
    }

    fn details(&self, today: NaiveDate) -> Result<EvidenceDetails, Problems> {
        let mut problems = Problems::default();
        let (draft, date) = &self.typing.now;
        let date = problems.note(read_date(date, today));
        let details = EvidenceDetails {
            date: date.unwrap_or_default(),
            ..draft.clone()
        };
        problems.and(details.checked())
    }
}

/// Draws a switch for each qualification that the piece may be a certificate of.
fn certifies_ui(ui: &mut Ui, cx: &Cx<'_>, chosen: &mut Vec<QualificationId>) {
    if cx.model.qualifications().is_empty() {
        return;
    }
    ui.add_space(8.0);
    ui.label(semibold("Certificate of").color(cx.tokens.ink));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        for held in cx.model.qualifications() {
            let on = chosen.contains(&held.id);
            let title = &held.details.title;
            if toggle(ui, cx.tokens, on, title)
                .accessible_name(format!("Certificate of {title}"))
                .clicked()
            {
                if on {
                    chosen.retain(|id| *id != held.id);
                } else {
                    chosen.push(held.id);
                }
            }
        }
    });
}
