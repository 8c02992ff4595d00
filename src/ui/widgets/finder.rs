//! A search field with its matches below, all of it by keyboard: type, go up and down, press Enter.

use egui::{Key, Label, Margin, Modifiers, Response, RichText, TextEdit, Ui, vec2};

use super::button::in_sight;
use super::{Row, row};
use crate::ui::keys;
use crate::ui::theme::Tokens;

/// What a field asks for.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// Tells it apart from the other fields of a form.
    pub id: &'a str,
    /// Its label.
    pub label: &'a str,
    /// What stands in it while it is empty.
    pub hint: &'a str,
    /// What choosing a match does, before the match's name: `Link to`.
    pub verb: &'a str,
    /// What is said when nothing matches.
    pub nothing: &'a str,
}

/// One match.
#[derive(Clone, Debug)]
pub struct Match<T> {
    /// What choosing it gives.
    pub gives: T,
    /// Its name.
    pub name: String,
    /// What is said of it below.
    pub about: String,
}

/// What is typed, and which match the arrow keys stand on.
#[derive(Clone, Debug, Default)]
pub struct Finder {
    typed: String,
    at: usize,
    wants_focus: bool,
}

/// The keys that belong to the matches while one types.
struct Keys {
    up: bool,
    down: bool,
    enter: bool,
}

impl Finder {
    /// Puts the cursor into the field.
    pub const fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Draws the field and what matches; returns what was chosen.
    pub fn ui<T>(
        &mut self,
        ui: &mut Ui,
        tokens: &Tokens,
        question: Question<'_>,
        find: impl FnOnce(&str) -> Vec<Match<T>>,
    ) -> Option<T> {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            self.search_ui(ui, tokens, question, find)
        })
        .inner
    }

    fn search_ui<T>(
        &mut self,
        ui: &mut Ui,
        tokens: &Tokens,
        question: Question<'_>,
        find: impl FnOnce(&str) -> Vec<Match<T>>,
    ) -> Option<T> {
        let keys = self.keys(ui, question.id);
        let field = self.field_ui(ui, tokens, question);
        let matches = find(&self.typed);
        let last = matches.len().saturating_sub(1);
        if field.changed() {
            self.at = 0;
        }
        if keys.up {
            self.at = self.at.saturating_sub(1);
        }
        if keys.down {
            self.at += 1;
        }
        self.at = self.at.min(last);
        let moved = keys.up || keys.down || field.changed();
        if matches.is_empty() && !self.typed.trim().is_empty() {
            ui.label(RichText::new(question.nothing).small().color(tokens.dim));
        }
        let mut chosen = None;
        for (i, found) in matches.into_iter().enumerate() {
            let here = i == self.at;
            let shown = match_ui(ui, tokens, question.verb, &found, here);
            if here && moved {
                shown.scroll_to_me(None);
            }
            if shown.clicked() || (here && keys.enter) {
                chosen = Some(found.gives);
            }
        }
        if chosen.is_some() {
            self.typed.clear();
            self.at = 0;
            field.request_focus();
        }
        chosen
    }

    /// Takes the keys that would otherwise leave the field.
    fn keys(&mut self, ui: &Ui, id: &str) -> Keys {
        let typing = ui.memory(|memory| memory.has_focus(ui.make_persistent_id(id)));
        let pressed = |key| typing && keys::pressed(ui, Modifiers::NONE, key);
        let keys = Keys {
            up: pressed(Key::ArrowUp),
            down: pressed(Key::ArrowDown),
            enter: !self.typed.is_empty() && pressed(Key::Enter),
        };
        if !self.typed.is_empty() && pressed(Key::Escape) {
            self.typed.clear();
        }
        keys
    }

    fn field_ui(&mut self, ui: &mut Ui, tokens: &Tokens, question: Question<'_>) -> Response {
        let label = RichText::new(question.label).small().color(tokens.dim);
        let named = ui.label(label).id;
        let field = TextEdit::singleline(&mut self.typed)
            .id(ui.make_persistent_id(question.id))
            .hint_text(RichText::new(question.hint).color(tokens.faint))
            .margin(Margin::symmetric(10, 7))
            .min_size(vec2(0.0, 32.0))
            .desired_width(f32::INFINITY);
        let response = in_sight(ui.add(field)).labelled_by(named);
        if self.wants_focus {
            self.wants_focus = false;
            response.request_focus();
            response.scroll_to_me(None);
        }
        response
    }
}

fn match_ui<T>(
    ui: &mut Ui,
    tokens: &Tokens,
    verb: &str,
    found: &Match<T>,
    selected: bool,
) -> Response {
    let name = format!("{verb} {}", found.name);
    let looks = Row {
        name: &name,
        height: 44.0,
        selected,
    };
    let inset = egui::Frame::new().inner_margin(Margin::symmetric(10, 0));
    let shown = inset.show(ui, |ui| {
        row(ui, tokens, looks, |ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add_space(5.0);
                ui.add(Label::new(&found.name).truncate());
                let about = RichText::new(&found.about).small().color(tokens.dim);
                ui.add(Label::new(about).truncate());
            });
        })
    });
    shown.inner
}
