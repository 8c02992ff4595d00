//! The evaluative statement: a field for each part with what it asks beside it, the words against the limit, and the
//! evidence that is not cited yet.

mod complete;
mod field;
mod offers;

use std::collections::HashMap;

use egui::{Align, Label, Layout, RichText, Ui, vec2};

use super::composer::{Composer, scrolled};
use crate::domain::portfolio::{Criterion, CriterionKey, PortfolioDetails, citations, count_words};
use crate::domain::{EvidenceNumber, grouped};
use crate::portfolio::Writing;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::portfolios::Composing;
use crate::ui::theme::medium;
use crate::ui::widgets::{bar, card, fraction, identifiers, in_sight, line, link_button, toggle};
use field::Field;
use offers::Offers;

/// From this width on, what a part asks stands beside its field.
const BESIDE: f32 = 680.0;

/// Which part is to get the cursor.
#[derive(Debug, Default)]
enum Wanted {
    #[default]
    Nothing,
    First,
    Part(CriterionKey),
}

/// What the step remembers.
#[derive(Debug, Default)]
pub struct StatementStep {
    /// The part that is to get the cursor.
    wanted: Wanted,
    /// The part that was written in last, where a citation is put.
    last: Option<CriterionKey>,
    /// What can be cited at the cursor.
    offers: Offers,
    /// Where the cursor stands in each part, in characters.
    cursors: HashMap<Option<CriterionKey>, usize>,
    /// Where one writes, if one does.
    writing: Option<Writing>,
}

impl StatementStep {
    /// Puts the cursor into a part; into the first one where none is named.
    pub fn focus(&mut self, part: Option<CriterionKey>) {
        self.wanted = part.map_or(Wanted::First, Wanted::Part);
    }

    /// Returns where one writes, if one does.
    pub const fn writing(&self) -> Option<Writing> {
        self.writing
    }
}

/// Draws the step.
pub fn statement_ui(ui: &mut Ui, cx: &Cx<'_>, composer: &mut Composer, composing: &Composing) {
    composer.statement.writing = None;
    words_ui(ui, cx, &composer.draft.now);
    let shown = composing.shown(&composer.draft.now).into_iter();
    let shown: Vec<(EvidenceNumber, String)> = shown
        .map(|evidence| (evidence.number, evidence.details.title.clone()))
        .collect();
    let cited = composing.composition(&composer.draft.now).cited();
    scrolled(ui, "statement", |ui| {
        let parts: Vec<Option<Criterion>> = {
            let parts = composer.draft.now.kind.statement_parts().into_iter();
            parts.map(Option::<&Criterion>::cloned).collect()
        };
        uncited_ui(ui, cx, composer, &shown, &cited, &parts);
        for (place, part) in parts.iter().enumerate() {
            part_ui(ui, cx, composer, composing, &shown, (place, part.as_ref()));
        }
    });
}

/// Draws how many words there are and how many are left, which stays in sight.
fn words_ui(ui: &mut Ui, cx: &Cx<'_>, details: &PortfolioDetails) {
    let Some(rule) = details.kind.statement else {
        return;
    };
    let (words, limit) = (details.words(), rule.words as usize);
    let (left, colour) = match words.checked_sub(limit) {
        None | Some(0) => (format!("{} left", grouped(limit - words)), cx.tokens.dim),
        Some(over) => (format!("{} over", grouped(over)), cx.tokens.warn),
    };
    let says = format!("{} of {} words, {left}", grouped(words), grouped(limit));
    line(ui, |ui| {
        bar(
            ui,
            cx.tokens,
            fraction(words as f32, limit as f32),
            120.0,
            8.0,
        );
        ui.label(medium(says).color(colour));
    });
}

/// Offers the evidence that is not cited yet; pressing a piece puts its citation where one wrote last.
fn uncited_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    composer: &mut Composer,
    shown: &[(EvidenceNumber, String)],
    cited: &[EvidenceNumber],
    parts: &[Option<Criterion>],
) {
    let uncited = shown.iter().filter(|(number, _)| !cited.contains(number));
    let uncited: Vec<&(EvidenceNumber, String)> = uncited.collect();
    if shown.is_empty() || parts.is_empty() {
        return;
    }
    if uncited.is_empty() {
        let says = "Every chosen piece of evidence is cited.";
        ui.label(RichText::new(says).small().color(cx.tokens.dim));
        return;
    }
    let mut insert = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        ui.set_row_height(32.0);
        ui.label(RichText::new("Not cited yet:").small().color(cx.tokens.dim));
        for (number, title) in uncited {
            let chip = toggle(ui, cx.tokens, false, &number.to_string());
            let chip = chip.accessible_name(format!("Cite {number} {title}"));
            if chip
                .on_hover_text(format!("{title}: cite it where you wrote last"))
                .clicked()
            {
                insert = Some(*number);
            }
        }
    });
    if let Some(number) = insert {
        cite(composer, number, parts);
    }
}

/// Puts a citation at the cursor of the part that was written in last, or at the end of the first one.
fn cite(composer: &mut Composer, number: EvidenceNumber, parts: &[Option<Criterion>]) {
    let statement = &mut composer.statement;
    let keys = parts.iter();
    let keys: Vec<Option<CriterionKey>> = keys
        .map(|part| part.as_ref().map(|criterion| criterion.key.clone()))
        .collect();
    let part = keys.iter().find(|key| **key == statement.last);
    let Some(part) = part.or(keys.first()).cloned() else {
        return;
    };
    let mut text = composer.draft.now.statement(part.as_ref()).to_owned();
    let at = statement.cursors.get(&part).copied();
    let at = at.unwrap_or_else(|| text.chars().count());
    let after = complete::cite_at(&mut text, at, number);
    statement.cursors.insert(part.clone(), after);
    composer.draft.now.set_statement(part, text);
    composer.draft.commit();
}

/// Draws a part: what it asks, its field, and what it cites.
fn part_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    composer: &mut Composer,
    composing: &Composing,
    shown: &[(EvidenceNumber, String)],
    (place, part): (usize, Option<&Criterion>),
) {
    let name = part.map_or_else(
        || "Statement".to_owned(),
        |criterion| format!("{} {}", criterion.key, criterion.title),
    );
    let key = part.map(|criterion| criterion.key.clone());
    card(ui, cx.tokens, &name, |ui| {
        let width = ui.available_width();
        if width < BESIDE || part.is_none() {
            asks_ui(ui, cx, part);
            field_ui(ui, cx, composer, shown, (place, key.as_ref()), &name);
        } else {
            let asks = (width * 0.3).floor();
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 20.0;
                let layout = Layout::top_down(Align::Min);
                ui.allocate_ui_with_layout(vec2(width - asks - 20.0, 0.0), layout, |ui| {
                    ui.spacing_mut().item_spacing.x = 8.0;
                    field_ui(ui, cx, composer, shown, (place, key.as_ref()), &name);
                });
                ui.allocate_ui_with_layout(vec2(asks, 0.0), layout, |ui| {
                    ui.set_width(asks);
                    asks_ui(ui, cx, part);
                });
            });
        }
        cites_ui(ui, cx, composer, composing, key.as_ref());
    });
}

/// Draws what a criterion and its elements ask.
fn asks_ui(ui: &mut Ui, cx: &Cx<'_>, part: Option<&Criterion>) {
    let Some(criterion) = part else {
        return;
    };
    ui.spacing_mut().item_spacing.y = 4.0;
    let small = |text: &str| RichText::new(text).small().color(cx.tokens.dim);
    if !criterion.about.is_empty() {
        ui.add(Label::new(small(&criterion.about)).wrap());
    }
    for element in &criterion.elements {
        let says = format!("{} {}", element.key, element.title);
        ui.add(Label::new(small(&says)).wrap());
    }
    ui.add_space(4.0);
}

fn field_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    composer: &mut Composer,
    shown: &[(EvidenceNumber, String)],
    (place, key): (usize, Option<&CriterionKey>),
    name: &str,
) {
    let mut text = composer.draft.now.statement(key).to_owned();
    let field = Field {
        id: ui.make_persistent_id(("statement", key)),
        name,
        evidence: shown,
    };
    let output = field.ui(ui, cx, &mut text, &mut composer.statement.offers);
    let response = in_sight(output.response);
    identifiers(ui, cx.tokens, &text, &response);
    let wanted = match &composer.statement.wanted {
        Wanted::Nothing => false,
        Wanted::First => place == 0,
        Wanted::Part(part) => Some(part) == key,
    };
    if wanted {
        composer.statement.wanted = Wanted::Nothing;
        response.request_focus();
        response.scroll_to_me(Some(Align::Center));
    }
    if let Some(at) = output.cursor.filter(|_| response.has_focus()) {
        composer.statement.cursors.insert(key.cloned(), at);
        composer.statement.last = key.cloned();
        composer.statement.writing = Some(Writing {
            part: place,
            at,
            of: text.chars().count(),
        });
    }
    let changed = text != composer.draft.now.statement(key);
    if changed {
        composer.draft.now.set_statement(key.cloned(), text);
        composer.draft.typed();
    }
    composer.draft.field(&response);
    if let Some(number) = output.followed
        && let Some(evidence) = cx
            .model
            .ledger
            .evidence
            .iter()
            .find(|one| one.number == number)
    {
        cx.send(Command::ShowEvidence(evidence.id));
    }
}

/// Draws the pieces that a part cites, each leading to itself, and how many words the part has.
fn cites_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    composer: &Composer,
    composing: &Composing,
    key: Option<&CriterionKey>,
) {
    let details = &composer.draft.now;
    let composition = composing.composition(details);
    let text = details.statement(key);
    let words = count_words(text);
    let mut numbers = Vec::new();
    for citation in citations(text) {
        if !numbers.contains(&citation.number) {
            numbers.push(citation.number);
        }
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 2.0);
        let count = match words {
            1 => "1 word".to_owned(),
            words => format!("{} words", grouped(words)),
        };
        ui.label(RichText::new(count).small().color(cx.tokens.dim));
        if !numbers.is_empty() {
            ui.label(RichText::new("· cites").small().color(cx.tokens.dim));
        }
        for number in numbers {
            let included = composition.shown().any(|one| one.number == number);
            let held = cx.model.ledger.evidence.iter();
            let held = held.clone().find(|one| one.number == number);
            match held {
                Some(evidence) if included => {
                    if link_button(ui, cx.tokens, &number.to_string())
                        .on_hover_text(&evidence.details.title)
                        .accessible_name(format!("Show {number} {}", evidence.details.title))
                        .clicked()
                    {
                        cx.send(Command::ShowEvidence(evidence.id));
                    }
                }
                Some(_) | None => {
                    let says = format!("{number} is not included");
                    ui.label(RichText::new(says).small().color(cx.tokens.warn));
                }
            }
        }
    });
}
