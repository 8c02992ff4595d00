//! The documents that the kind asks for: added, made optional and taken out for this portfolio.

use egui::{Align, Label, Layout, RichText, Ui};
use egui_material_icons::icons;

use crate::domain::portfolio::{Asked, PartRule};
use crate::ui::cx::Cx;
use crate::ui::screens::portfolio::draft::Draft;
use crate::ui::widgets::{card, icon_button, line, soft_button, text_field, toggle};

/// Draws the documents, and a field for one more.
pub fn parts_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut Draft, typed: &mut String) {
    card(ui, cx.tokens, "Documents", |ui| {
        let (mut removed, mut changed) = (None, false);
        for rule in &mut draft.now.kind.parts {
            line(ui, |ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let name = format!("Take out {}", rule.title);
                    if icon_button(ui, icons::ICON_CLOSE, &name).clicked() {
                        removed = Some(rule.key.clone());
                    }
                    let required = rule.asked == Asked::Required;
                    let chip = toggle(ui, cx.tokens, required, "Required");
                    if chip
                        .accessible_name(format!("{} is required", rule.title))
                        .clicked()
                    {
                        rule.asked = if required {
                            Asked::Optional
                        } else {
                            Asked::Required
                        };
                        changed = true;
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        let title = RichText::new(&rule.title).color(cx.tokens.ink);
                        ui.add(Label::new(title).truncate());
                    });
                });
            });
        }
        if let Some(key) = removed {
            draft.now.kind.parts.retain(|rule| rule.key != key);
            draft.now.parts.retain(|part| part.part != key);
            changed = true;
        }
        let hint = "Such as “Letter of support”";
        text_field(ui, cx.tokens, "Another document", hint, typed, None);
        line(ui, |ui| {
            let ready = !typed.trim().is_empty();
            let add = ui.add_enabled_ui(ready, |ui| soft_button(ui, "Add document"));
            if add.inner.clicked() {
                let added = new(&draft.now.kind.parts, &std::mem::take(typed));
                draft.now.kind.parts.push(added);
                changed = true;
            }
        });
        if changed {
            draft.commit();
        }
    });
}

/// Makes a document with a key that is free.
fn new(parts: &[PartRule], title: &str) -> PartRule {
    let letters = title.trim().to_lowercase();
    let slug: String = letters
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .collect();
    let slug = slug.trim_matches('-').to_owned();
    let taken = |key: &str| key.is_empty() || parts.iter().any(|part| part.key == key);
    let mut key = slug.clone();
    let mut number = 2;
    while taken(&key) {
        key = format!("{slug}-{number}");
        number += 1;
    }
    PartRule {
        key,
        title: title.trim().to_owned(),
        about: String::new(),
        asked: Asked::Required,
        number: 1,
    }
}
