//! Linking by typing: a search over the role's requirements and statements, and the links chosen so far with their reasons.

use egui::{Align, Label, Layout, Margin, RichText, TextEdit, Ui};
use egui_material_icons::icons;

use super::{
    Asked, Finder, Match, Question, Suggestions, hairline, icon_button, line, removable_chip,
};
use crate::domain::{Link, LinkKey};
use crate::ui::cx::Cx;

/// How many matches are shown.
const MATCHES: usize = 7;

/// The state of one picker.
#[derive(Clone, Debug)]
pub struct LinkPicker {
    finder: Finder,
    /// What stands in the field of a reason while it is empty.
    hint: &'static str,
    suggestions: Suggestions,
}

impl Default for LinkPicker {
    fn default() -> Self {
        Self::asking("Why it shows this (optional)")
    }
}

/// Returns how a link is named: the requirement, or the skill with the statement's number.
#[must_use]
pub fn link_name(cx: &Cx<'_>, key: &LinkKey) -> String {
    let name = cx
        .model
        .profile
        .requirement(&key.requirement)
        .map(crate::domain::profile::Requirement::name);
    let name = name.unwrap_or_else(|| format!("{} (not in this profile)", key.requirement));
    match key.statement {
        Some(number) => format!("{name}, statement {number}"),
        None => name,
    }
}

impl LinkPicker {
    /// Makes a picker that asks for reasons in other words.
    #[must_use]
    pub fn asking(hint: &'static str) -> Self {
        Self {
            finder: Finder::default(),
            hint,
            suggestions: Suggestions::default(),
        }
    }

    /// Draws the search and the chosen links; tells whether the links changed.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, links: &mut Vec<Link>) -> bool {
        let before = links.len();
        let mut changed = chosen_ui(ui, cx, links, self.hint);
        self.search_ui(ui, cx, links);
        changed |= links.len() != before;
        changed
    }

    /// Draws the same with what an entry may show besides.
    pub fn asking_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        links: &mut Vec<Link>,
        asked: Asked<'_>,
    ) -> bool {
        let mut changed = chosen_ui(ui, cx, links, self.hint);
        changed |= self.suggestions.ui(ui, cx, links, asked);
        let before = links.len();
        self.search_ui(ui, cx, links);
        if let Some(link) = links.get(before) {
            self.suggestions.taken(cx, &link.key);
            changed = true;
        }
        changed
    }

    /// Draws only what an entry may show, and what it is linked to as chips, for where there is little room.
    pub fn captured_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        links: &mut Vec<Link>,
        asked: Asked<'_>,
    ) {
        let chips = links.iter().map(|link| link_name(cx, &link.key));
        let chips: Vec<String> = chips.collect();
        let mut removed = None;
        if !chips.is_empty() {
            ui.horizontal_wrapped(|ui| {
                for (at, name) in chips.iter().enumerate() {
                    if removable_chip(ui, cx.tokens, name).clicked() {
                        removed = Some(at);
                    }
                }
            });
        }
        if let Some(at) = removed {
            links.remove(at);
        }
        self.suggestions.ui(ui, cx, links, asked);
    }

    /// Puts the cursor into the search.
    pub const fn focus(&mut self) {
        self.finder.focus();
    }

    fn search_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, links: &mut Vec<Link>) {
        let question = Question {
            id: "link-search",
            label: "Link to a development activity, skill or statement",
            hint: "Type a name, a code such as 6.1, or words of a statement",
            verb: "Link to",
            nothing: "Nothing in the role is called that",
        };
        let model = cx.model;
        let picked = self.finder.ui(ui, cx.tokens, question, |typed| {
            let found = model.candidates.matching(&model.profile, typed, MATCHES);
            let found = found.into_iter().map(|candidate| Match {
                gives: candidate.key.clone(),
                name: candidate.name.clone(),
                about: format!("{} · {}", candidate.place, lacks(cx, &candidate.key)),
            });
            found.collect()
        });
        if let Some(key) = picked
            && !links.iter().any(|link| link.key == key)
        {
            links.push(Link::new(key));
        }
    }
}

/// Says what a requirement or statement still lacks.
fn lacks(cx: &Cx<'_>, key: &LinkKey) -> String {
    let Some(progress) = cx.model.progress.requirement(&key.requirement) else {
        return String::new();
    };
    if let (Some(_), Some(skill)) = (key.statement, &progress.skill) {
        let statement = skill
            .statements
            .iter()
            .find(|statement| statement.key == *key);
        let backed = statement.is_some_and(|statement| !statement.backing.is_empty());
        return if backed {
            "backed".to_owned()
        } else {
            "nothing backs it yet".to_owned()
        };
    }
    progress.status.label().to_lowercase()
}

/// Draws the chosen links, each with its reason and a way to take it out; tells whether anything changed.
fn chosen_ui(ui: &mut Ui, cx: &Cx<'_>, links: &mut Vec<Link>, hint: &str) -> bool {
    let mut changed = false;
    let mut removed = None;
    for (i, link) in links.iter_mut().enumerate() {
        let name = link_name(cx, &link.key);
        line(ui, |ui| {
            super::icon(ui, icons::ICON_LINK, cx.tokens.accent);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if icon_button(ui, icons::ICON_CLOSE, &format!("Remove the link to {name}"))
                    .clicked()
                {
                    removed = Some(i);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(RichText::new(&name).color(cx.tokens.ink)).truncate())
                        .on_hover_text(statement_text(cx, &link.key));
                });
            });
        });
        let reason = TextEdit::singleline(&mut link.reason)
            .id_salt(("reason", &link.key))
            .hint_text(RichText::new(hint).color(cx.tokens.faint))
            .margin(Margin::symmetric(10, 6))
            .desired_width(f32::INFINITY);
        changed |= ui
            .add(reason)
            .accessible_name(format!("Reason for {name}"))
            .changed();
        hairline(ui, cx.tokens);
    }
    if let Some(i) = removed {
        links.remove(i);
        changed = true;
    }
    changed
}

fn statement_text(cx: &Cx<'_>, key: &LinkKey) -> String {
    cx.model
        .candidates
        .get(key)
        .map(|candidate| candidate.name.clone())
        .unwrap_or_default()
}
