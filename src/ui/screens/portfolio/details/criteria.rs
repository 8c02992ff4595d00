//! The criteria of the kind: named anew, added and taken out for this portfolio.

use egui::{Align, Label, Layout, RichText, TextStyle, Ui, vec2};
use egui_material_icons::icons;

use crate::domain::portfolio::{Criterion, CriterionKey, PortfolioDetails};
use crate::ui::cx::Cx;
use crate::ui::screens::portfolio::draft::Draft;
use crate::ui::widgets::{card, icon_button, line, soft_button, text_field};

/// Room for the button beside a field.
const BUTTON: f32 = 54.0;

/// Draws the criteria with their elements, and a field for one more.
pub fn criteria_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut Draft, typed: &mut String) {
    card(ui, cx.tokens, "Criteria", |ui| {
        let mut removed = None;
        let mut criteria = std::mem::take(&mut draft.now.kind.criteria);
        for criterion in &mut criteria {
            ui.push_id(&criterion.key, |ui| {
                let key = criterion.key.clone();
                if named_ui(ui, cx, draft, (&key, "Criterion"), &mut criterion.title) {
                    removed = Some(key);
                }
                for element in &mut criterion.elements {
                    let key = element.key.clone();
                    ui.push_id(&key, |ui| {
                        if named_ui(ui, cx, draft, (&key, "Element"), &mut element.title) {
                            removed = Some(key.clone());
                        }
                    });
                }
            });
        }
        draft.now.kind.criteria = criteria;
        if let Some(key) = removed {
            take_out(&mut draft.now, &key);
            draft.commit();
        }
        let hint = "What is to be shown";
        text_field(ui, cx.tokens, "Another criterion", hint, typed, None);
        line(ui, |ui| {
            let ready = !typed.trim().is_empty();
            let add = ui.add_enabled_ui(ready, |ui| soft_button(ui, "Add criterion"));
            if add.inner.clicked() {
                let added = new(&draft.now.kind.criteria, &std::mem::take(typed));
                draft.now.kind.criteria.push(added);
                draft.commit();
            }
        });
    });
}

/// Draws the name of a criterion or element; tells whether it is to be taken out.
fn named_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    draft: &mut Draft,
    (key, sort): (&CriterionKey, &str),
    title: &mut String,
) -> bool {
    let mut removed = false;
    ui.horizontal_top(|ui| {
        let width = ui.available_width() - BUTTON;
        ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
            let name = format!("{sort} {key}");
            let field = text_field(ui, cx.tokens, &name, "", title, None);
            draft.field(&field);
        });
        ui.vertical(|ui| {
            // Beside the field, not beside its label.
            ui.add_space(ui.text_style_height(&TextStyle::Small) + 4.0);
            let name = format!("Take out {key} {title}");
            removed = icon_button(ui, icons::ICON_CLOSE, &name).clicked();
        });
    });
    if title.trim().is_empty() {
        let says = "It needs words, or take it out";
        ui.add(Label::new(
            RichText::new(says).small().color(cx.tokens.danger),
        ));
    }
    removed
}

/// Takes a criterion or element out, with everything that was assigned to it or written on it.
fn take_out(details: &mut PortfolioDetails, key: &CriterionKey) {
    let kind = &mut details.kind;
    kind.criteria.retain(|criterion| criterion.key != *key);
    for criterion in &mut kind.criteria {
        criterion.elements.retain(|element| element.key != *key);
    }
    let known = |key: &CriterionKey| kind.criteria.iter().any(|criterion| criterion.holds(key));
    for piece in &mut details.pieces {
        piece.criteria.retain(known);
    }
    details
        .statements
        .retain(|part| part.criterion.as_ref().is_none_or(known));
}

/// Makes a criterion with a key that is free.
fn new(criteria: &[Criterion], title: &str) -> Criterion {
    let mut number = criteria.len() + 1;
    let taken = |key: &CriterionKey| criteria.iter().any(|criterion| criterion.holds(key));
    while taken(&CriterionKey::new(number.to_string())) {
        number += 1;
    }
    Criterion {
        key: CriterionKey::new(number.to_string()),
        title: title.trim().to_owned(),
        about: String::new(),
        suits: Vec::new(),
        elements: Vec::new(),
    }
}
