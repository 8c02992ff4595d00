//! Linking by typing: a search over the role's requirements and statements, and the links chosen so far with their reasons.

use egui::{Key, Margin, Modifiers, RichText, TextEdit, Ui, vec2};
use egui_material_icons::icons;

use super::{Row, hairline, icon_button, row};
use crate::domain::{Link, LinkKey};
use crate::ui::cx::Cx;

/// How many matches are shown.
const MATCHES: usize = 7;

/// The state of one picker: what is typed, and which match the arrow keys stand on.
#[derive(Clone, Debug, Default)]
pub struct LinkPicker {
    typed: String,
    at: usize,
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
    /// Draws the search and the chosen links; tells whether the links changed.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, links: &mut Vec<Link>) -> bool {
        let before = links.len();
        let mut changed = chosen_ui(ui, cx, links);
        self.search_ui(ui, cx, links);
        changed |= links.len() != before;
        changed
    }

    fn search_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, links: &mut Vec<Link>) {
        ui.spacing_mut().item_spacing.y = 4.0;
        let named = ui
            .label(
                RichText::new("Link to a development activity, skill or statement")
                    .small()
                    .color(cx.tokens.dim),
            )
            .id;
        let typing = ui.memory(|memory| memory.has_focus(ui.make_persistent_id("link-search")));
        let pressed =
            |ui: &Ui, key| typing && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (up, down) = (pressed(ui, Key::ArrowUp), pressed(ui, Key::ArrowDown));
        let enter = !self.typed.is_empty() && pressed(ui, Key::Enter);
        if !self.typed.is_empty() && pressed(ui, Key::Escape) {
            self.typed.clear();
        }
        let field = TextEdit::singleline(&mut self.typed)
            .id(ui.make_persistent_id("link-search"))
            .hint_text(
                RichText::new("Type a name, a code such as 6.1, or words of a statement")
                    .color(cx.tokens.faint),
            )
            .margin(Margin::symmetric(10, 7))
            .min_size(vec2(0.0, 32.0))
            .desired_width(f32::INFINITY);
        let response = ui.add(field).labelled_by(named);
        if response.changed() {
            self.at = 0;
        }
        let matches = cx
            .model
            .candidates
            .matching(&cx.model.profile, &self.typed, MATCHES);
        let last = matches.len().saturating_sub(1);
        if up {
            self.at = self.at.saturating_sub(1);
        }
        if down {
            self.at = (self.at + 1).min(last);
        }
        self.at = self.at.min(last);
        let mut picked = None;
        for (i, candidate) in matches.iter().enumerate() {
            let name = format!("Link to {}", candidate.name);
            let looks = Row {
                name: &name,
                height: 44.0,
                selected: i == self.at,
            };
            let inset = egui::Frame::new().inner_margin(Margin::symmetric(10, 0));
            let shown = inset.show(ui, |ui| {
                row(ui, cx.tokens, looks, |ui| {
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing.y = 0.0;
                        ui.add_space(5.0);
                        ui.add(egui::Label::new(&candidate.name).truncate());
                        let place = format!("{} · {}", candidate.place, lacks(cx, &candidate.key));
                        ui.add(
                            egui::Label::new(RichText::new(place).small().color(cx.tokens.dim))
                                .truncate(),
                        );
                    });
                })
            });
            if i == self.at && (up || down || response.changed()) {
                shown.inner.scroll_to_me(None);
            }
            if shown.inner.clicked() || (enter && i == self.at) {
                picked = Some(candidate.key.clone());
            }
        }
        if matches.is_empty() && !self.typed.trim().is_empty() {
            ui.label(
                RichText::new("Nothing in the role is called that")
                    .small()
                    .color(cx.tokens.dim),
            );
        }
        if let Some(key) = picked {
            if !links.iter().any(|link| link.key == key) {
                links.push(Link::new(key));
            }
            self.typed.clear();
            self.at = 0;
            response.request_focus();
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
fn chosen_ui(ui: &mut Ui, cx: &Cx<'_>, links: &mut Vec<Link>) -> bool {
    let mut changed = false;
    let mut removed = None;
    for (i, link) in links.iter_mut().enumerate() {
        let name = link_name(cx, &link.key);
        ui.horizontal(|ui| {
            super::icon(ui, icons::ICON_LINK, cx.tokens.accent);
            ui.add(egui::Label::new(RichText::new(&name).color(cx.tokens.ink)).truncate())
                .on_hover_text(statement_text(cx, &link.key));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if icon_button(ui, icons::ICON_CLOSE, &format!("Remove the link to {name}"))
                    .clicked()
                {
                    removed = Some(i);
                }
            });
        });
        let reason = TextEdit::singleline(&mut link.reason)
            .id_salt(("reason", &link.key))
            .hint_text(RichText::new("Why it shows this (optional)").color(cx.tokens.faint))
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
