//! What else belongs to the portfolio, such as an annotated CV: text, and documents that are kept as evidence.

use std::collections::HashMap;

use egui::{Align, Label, RichText, Ui, vec2};

use super::composer::Composer;
use super::draft::Draft;
use crate::domain::EvidenceId;
use crate::domain::portfolio::{Asked, Part, PartRule};
use crate::ui::cx::Cx;
use crate::ui::screens::evidence::sort;
use crate::ui::widgets::{Finder, Match, Question, card, prose, removable_chip};
use crate::ui::words::{Words, folded};

/// How many matches are shown.
const MATCHES: usize = 7;

/// What the step remembers.
#[derive(Debug, Default)]
pub struct Documents {
    finders: HashMap<String, Finder>,
    /// The part that is to get the cursor.
    wanted: Option<String>,
}

impl Documents {
    /// Puts the cursor into a part.
    pub fn focus(&mut self, part: String) {
        self.wanted = Some(part);
    }
}

/// Draws the step.
pub fn documents_ui(ui: &mut Ui, cx: &Cx<'_>, composer: &mut Composer) {
    let Composer {
        draft, documents, ..
    } = composer;
    let rules = draft.now.kind.parts.clone();
    for rule in &rules {
        ui.push_id(&rule.key, |ui| {
            card(ui, cx.tokens, &rule.title, |ui| {
                let there = draft.now.part(&rule.key);
                let attached = there.map_or(0, |part| part.evidence.len());
                about_ui(ui, cx, rule, attached);
                text_ui(ui, cx, draft, documents, rule);
                attached_ui(ui, cx, draft, documents, rule);
            });
        });
    }
}

fn about_ui(ui: &mut Ui, cx: &Cx<'_>, rule: &PartRule, attached: usize) {
    let asked = match (rule.asked, rule.number) {
        (Asked::Optional, _) => "Optional".to_owned(),
        (Asked::Required, 0 | 1) => "Required".to_owned(),
        (Asked::Required, number) => format!("Required, {attached} of {number} attached"),
    };
    let says = format!("{asked}. {}", rule.about);
    ui.add(Label::new(RichText::new(says).color(cx.tokens.dim)).wrap());
}

fn text_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    draft: &mut Draft,
    documents: &mut Documents,
    rule: &PartRule,
) {
    let there = draft.now.part(&rule.key);
    let mut text = there.map_or_else(String::new, |part| part.text.clone());
    let hint = "The text itself, or your notes on what is attached";
    let name = format!("Text: {}", rule.title);
    let field = prose(ui, cx.tokens, &name, hint, &mut text, 5);
    if field.changed() {
        change(draft, &rule.key, |part| part.text = text);
    }
    draft.field(&field);
    if documents.wanted.as_ref() == Some(&rule.key) {
        documents.wanted = None;
        field.request_focus();
        field.scroll_to_me(Some(Align::Center));
    }
}

fn attached_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    draft: &mut Draft,
    documents: &mut Documents,
    rule: &PartRule,
) {
    let there = draft.now.part(&rule.key);
    let attached: Vec<EvidenceId> = there.map_or_else(Vec::new, |part| part.evidence.clone());
    let mut removed = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for id in &attached {
            let name = cx.model.evidence(*id).map_or_else(
                || "Evidence in the Bin".to_owned(),
                |one| format!("{} {}", one.number, one.details.title),
            );
            if removable_chip(ui, cx.tokens, &name).clicked() {
                removed = Some(*id);
            }
        }
    });
    let label = format!("Attach evidence: {}", rule.title);
    let question = Question {
        id: "part-evidence",
        label: &label,
        hint: "Type a number such as E12, or words of the title",
        verb: "Attach",
        nothing: "No evidence is called that",
    };
    let finder = documents.finders.entry(rule.key.clone()).or_default();
    let picked = finder.ui(ui, cx.tokens, question, |typed| {
        matching(cx, typed, &attached)
    });
    if let Some(id) = picked {
        change(draft, &rule.key, |part| part.evidence.push(id));
        draft.commit();
    }
    if let Some(id) = removed {
        change(draft, &rule.key, |part| {
            part.evidence.retain(|known| *known != id);
        });
        draft.commit();
    }
}

fn matching(cx: &Cx<'_>, typed: &str, attached: &[EvidenceId]) -> Vec<Match<EvidenceId>> {
    let words = Words::of(typed);
    if words.is_empty() {
        return Vec::new();
    }
    let evidence = cx.model.ledger.evidence.iter();
    let fits = evidence.filter(|one| {
        let name = folded(&format!("{} {}", one.number, one.details.title));
        !attached.contains(&one.id) && words.are_in(&name)
    });
    let found = fits.take(MATCHES).map(|one| Match {
        gives: one.id,
        name: format!("{} {}", one.number, one.details.title),
        about: sort(&one.details.content).to_owned(),
    });
    found.collect()
}

/// Changes what was written and attached for a part.
fn change(draft: &mut Draft, key: &str, make: impl FnOnce(&mut Part)) {
    let parts = &mut draft.now.parts;
    if let Some(part) = parts.iter_mut().find(|part| part.part == key) {
        make(part);
        return;
    }
    let mut part = Part {
        part: key.to_owned(),
        text: String::new(),
        evidence: Vec::new(),
    };
    make(&mut part);
    parts.push(part);
}
