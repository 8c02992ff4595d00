//! Form fields: a label above, the control, and below it what was understood, what is wrong, and what could identify a
//! patient.
//!
//! A field is known by its name, not by how much stands above it: the cursor stays in it whatever appears there. Where several
//! of one name are drawn, each needs a scope with an id of its own.

use chrono::NaiveDate;
use egui::text::CCursorRange;
use egui::{ComboBox, Event, Id, Key, Margin, Response, RichText, TextEdit, TextStyle, Ui, vec2};

use crate::domain::{Dates, Invalid, Minutes, Problems, count, read_date, read_days};
use crate::ui::theme::Tokens;
use crate::ui::words::folded;

use super::button::{in_sight, toggle};
use super::layout::perhaps;
use super::privacy::identifiers;

/// What is wrong with a form, by field.
#[derive(Clone, Debug, Default)]
pub struct Errors(Vec<Invalid>);

impl Errors {
    /// Returns the problem of a field.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<&Invalid> {
        self.0.iter().find(|err| err.field == field)
    }

    /// Forgets the problems.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

impl From<Problems> for Errors {
    fn from(problems: Problems) -> Self {
        Self(problems.0)
    }
}

fn label(ui: &mut Ui, tokens: &Tokens, name: &str) -> Id {
    ui.label(RichText::new(name).small().color(tokens.dim)).id
}

/// Says what is wrong with a field, if anything is.
pub fn problem(ui: &mut Ui, tokens: &Tokens, err: Option<&Invalid>) {
    perhaps(ui, err, |ui, err| {
        let text = if err.hint.is_empty() {
            err.problem.clone()
        } else {
            format!("{}. {}", err.problem, err.hint)
        };
        let shown = RichText::new(text).small().color(tokens.danger);
        ui.add(egui::Label::new(shown).wrap());
    });
}

/// Draws a one-line text field over the whole width.
pub fn text_field(
    ui: &mut Ui,
    tokens: &Tokens,
    name: &str,
    hint: &str,
    text: &mut String,
    err: Option<&Invalid>,
) -> Response {
    noted_field(ui, tokens, name, hint, text, |_| None, err)
}

/// Draws a field for what nobody else is to see, such as a passphrase.
pub fn secret_field(ui: &mut Ui, tokens: &Tokens, name: &str, text: &mut String) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let named = label(ui, tokens, name);
        let field = TextEdit::singleline(text)
            .id_salt(name)
            .password(true)
            .margin(Margin::symmetric(10, 7))
            .min_size(vec2(0.0, 32.0))
            .desired_width(f32::INFINITY);
        bordered(ui, tokens, false, |ui| in_sight(ui.add(field))).labelled_by(named)
    })
    .inner
}

/// Draws a field for a date in the person's style, and below it the day that is understood.
pub fn date_field(
    ui: &mut Ui,
    tokens: &Tokens,
    name: &str,
    hint: &str,
    text: &mut String,
    dates: Dates,
    err: Option<&Invalid>,
) -> Response {
    let read = |typed: &str| read_date(typed, dates.today).map(|date| dates.weekday(date));
    written_field(ui, tokens, name, hint, text, (dates, &read), err)
}

/// Draws a field for a day, or the first and the last of several in a row, and below it what is understood.
pub fn days_field(
    ui: &mut Ui,
    tokens: &Tokens,
    name: &str,
    hint: &str,
    text: &mut String,
    dates: Dates,
    err: Option<&Invalid>,
) -> Response {
    let read = |typed: &str| {
        let (first, last) = read_days(typed, dates.today)?;
        let last = last.map(|last| format!(" – {}", dates.weekday(last)));
        Ok(dates.weekday(first) + &last.unwrap_or_default())
    };
    written_field(ui, tokens, name, hint, text, (dates, &read), err)
}

/// Reads what is typed, and says it in other words.
type Reads<'a> = &'a dyn Fn(&str) -> Result<String, Invalid>;

/// Draws a field for days in the person's style, and below it what `read` understands.
fn written_field(
    ui: &mut Ui,
    tokens: &Tokens,
    name: &str,
    hint: &str,
    text: &mut String,
    (dates, read): (Dates, Reads<'_>),
    err: Option<&Invalid>,
) -> Response {
    let understood = |typed: &str| Some(said(read(typed), err));
    let id = ui.scope_id().with(("typed", name));
    let typed = ui.data(|data| data.get_temp(id)).unwrap_or(false);
    // A form keeps its days as `2026-11-18`; they are shown as the person reads dates, but never while they type one.
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    let day = day.filter(|_| !typed).map(|day| dates.medium(day));
    let mut shown = day.unwrap_or_else(|| text.clone());
    let response = noted_field(ui, tokens, name, hint, &mut shown, understood, err);
    if response.changed() {
        *text = shown;
    }
    let goes_on = response.has_focus() && (typed || response.changed());
    if goes_on != typed {
        ui.data_mut(|data| data.insert_temp(id, goes_on));
    }
    response
}

/// Draws a field for a duration, and below it the duration that is understood.
pub fn duration_field(
    ui: &mut Ui,
    tokens: &Tokens,
    name: &str,
    hint: &str,
    text: &mut String,
    err: Option<&Invalid>,
) -> Response {
    let read = |typed: &str| Minutes::read(typed, Minutes::WORKING_DAY);
    let understood = |typed: &str| Some(said(read(typed).map(|read| read.to_string()), err));
    noted_field(ui, tokens, name, hint, text, understood, err)
}

/// Says what was understood, or that it was not, unless that is said already.
fn said(read: Result<String, Invalid>, err: Option<&Invalid>) -> String {
    match read {
        Ok(said) => said,
        Err(_) if err.is_some() => String::new(),
        Err(problem) => format!("Not understood yet. {}", problem.hint),
    }
}

/// Draws a one-line field with a note of what is understood; none for a field that has no notes.
fn noted_field(
    ui: &mut Ui,
    tokens: &Tokens,
    name: &str,
    hint: &str,
    text: &mut String,
    understood: impl FnOnce(&str) -> Option<String>,
    err: Option<&Invalid>,
) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let named = label(ui, tokens, name);
        let field = TextEdit::singleline(text)
            .id_salt(name)
            .hint_text(RichText::new(hint).color(tokens.faint))
            .margin(Margin::symmetric(10, 7))
            .min_size(vec2(0.0, 32.0))
            .desired_width(f32::INFINITY);
        let response =
            bordered(ui, tokens, err.is_some(), |ui| in_sight(ui.add(field))).labelled_by(named);
        select_if_entered(ui, &response, text);
        match understood(text).filter(|_| !text.is_empty()) {
            Some(note) if !note.is_empty() && note != text.trim() => {
                ui.label(RichText::new(&note).small().color(tokens.dim));
                let describe = |node: &mut egui::accesskit::Node| node.set_description(note);
                ui.ctx().accesskit_node_builder(response.id, describe);
            }
            // The line stays free, so that the form does not jump at every key.
            Some(_) if err.is_none() => {
                ui.allocate_space(vec2(0.0, ui.text_style_height(&TextStyle::Small)));
            }
            _ => {}
        }
        identifiers(ui, tokens, text, &response);
        problem(ui, tokens, err);
        response
    })
    .inner
}

/// Selects all of a field that was reached by Tab, so that typing begins anew.
pub fn select_if_entered(ui: &Ui, field: &Response, text: &str) {
    let by_tab = |input: &egui::InputState| input.key_pressed(Key::Tab);
    if !field.gained_focus() || !ui.input(by_tab) {
        return;
    }
    if let Some(mut state) = TextEdit::load_state(ui.ctx(), field.id) {
        let all = CCursorRange::select_all_str(text);
        state.cursor.set_char_range(Some(all));
        state.store(ui.ctx(), field.id);
    }
}

/// Draws a field for prose of several lines, with a count of its words.
pub fn prose(
    ui: &mut Ui,
    tokens: &Tokens,
    name: &str,
    hint: &str,
    text: &mut String,
    rows: usize,
) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let named = ui
            .horizontal(|ui| {
                let named = label(ui, tokens, name);
                let words = text.split_whitespace().count();
                if words > 0 {
                    let count = count(words, "word", "words");
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        ui.label(RichText::new(count).small().color(tokens.faint));
                    });
                }
                named
            })
            .inner;
        let field = TextEdit::multiline(text)
            .id_salt(name)
            .hint_text(RichText::new(hint).color(tokens.faint))
            .margin(Margin::symmetric(10, 8))
            .desired_rows(rows)
            .desired_width(f32::INFINITY);
        let response = bordered(ui, tokens, false, |ui| in_sight(ui.add(field))).labelled_by(named);
        identifiers(ui, tokens, text, &response);
        response
    })
    .inner
}

/// Draws what is inside with the border of a field, red where something is wrong.
fn bordered(
    ui: &mut Ui,
    tokens: &Tokens,
    wrong: bool,
    add: impl FnOnce(&mut Ui) -> Response,
) -> Response {
    ui.scope(|ui| {
        if wrong {
            let widgets = &mut ui.visuals_mut().widgets;
            for state in [
                &mut widgets.inactive,
                &mut widgets.hovered,
                &mut widgets.active,
            ] {
                state.bg_stroke.color = tokens.danger;
            }
        }
        add(ui)
    })
    .inner
}

/// Draws a labelled choice among a few, all of them in sight; tells whether another was chosen.
pub fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    tokens: &Tokens,
    name: &str,
    options: &[(T, &str)],
    chosen: &mut T,
) -> bool {
    let mut changed = false;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        if !name.is_empty() {
            label(ui, tokens, name);
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for (option, text) in options {
                if toggle(ui, tokens, *chosen == *option, text).clicked() && *chosen != *option {
                    *chosen = *option;
                    changed = true;
                }
            }
        });
    });
    changed
}

/// Draws the options of a list that is open: the keyboard stands on the chosen one and goes to others by their letters; Enter takes
/// one, Tab leaves the list as it was.
fn options_ui<T: Clone + PartialEq>(ui: &mut Ui, options: &[(T, String)], chosen: &mut T) -> bool {
    let mut changed = false;
    let typed = ui.input(|input| {
        let texts = input.events.iter().filter_map(|event| match event {
            Event::Text(text) => Some(folded(text)),
            _ => None,
        });
        texts.collect::<String>()
    });
    let fits = |(_, text): &&(T, String)| folded(text).starts_with(&typed);
    let found = options.iter().find(fits).filter(|_| !typed.is_empty());
    let found = found.map(|(option, _)| option.clone());
    let opens = ui.is_sizing_pass() && ui.memory(|memory| memory.focused().is_some());
    for (option, text) in options {
        let is_chosen = *option == *chosen;
        let shown = ui.selectable_label(is_chosen, text.as_str());
        if found.as_ref() == Some(option) || (opens && is_chosen) {
            shown.request_focus();
        }
        if in_sight(shown).clicked() {
            changed |= !is_chosen;
            *chosen = option.clone();
            ui.close();
        }
    }
    if ui.input(|input| input.key_pressed(Key::Tab)) {
        ui.close();
    }
    changed
}

/// Draws a labelled choice among many, opened as a list; tells whether another was chosen.
pub fn combo<T: Clone + PartialEq>(
    ui: &mut Ui,
    tokens: &Tokens,
    name: &str,
    options: &[(T, String)],
    chosen: &mut T,
) -> bool {
    let mut changed = false;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let named = label(ui, tokens, name);
        let current = options.iter().find(|(option, _)| option == chosen);
        let current = current.map_or_else(String::new, |(_, text)| text.clone());
        let width = ui.available_width();
        ui.spacing_mut().interact_size.y = 32.0;
        let shown = ComboBox::from_id_salt(name)
            .selected_text(current)
            .width(width)
            .truncate()
            .show_ui(ui, |ui| {
                changed = options_ui(ui, options, chosen);
            });
        in_sight(shown.response).labelled_by(named);
    });
    changed
}
