//! What is noted on a chosen entry: what it is to show, and what becomes of its file.

use egui::{Frame, Margin, RichText, Ui, vec2};

use super::Sort;
use super::row::{Direction, step};
use crate::domain::EvidenceContent;
use crate::domain::portfolio::{CriterionKey, Enclosure, PieceId};
use crate::ui::cx::Cx;
use crate::ui::portfolios::{Offered, criterion_name};
use crate::ui::screens::portfolio::composer::{Composer, show_entry};
use crate::ui::widgets::{choice, line, soft_button, text_field, toggle};

/// Draws it below the entry's row.
pub fn piece_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    composer: &mut Composer,
    offered: &Offered,
    order: &[PieceId],
) {
    let inset = Frame::new().inner_margin(Margin {
        left: 30,
        right: 0,
        top: 10,
        bottom: 14,
    });
    let shown = inset.show(ui, |ui| {
        ui.push_id((offered.item, "piece"), |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            note_ui(ui, cx, composer, offered.item);
            criteria_ui(ui, cx, composer, offered);
            enclosure_ui(ui, cx, composer, offered.item);
            line(ui, |ui| {
                if soft_button(ui, "Open it").clicked() {
                    show_entry(cx, offered.item);
                }
                if Sort::of(offered.item) != Sort::Evidence {
                    if soft_button(ui, "Move up").clicked() {
                        step(composer, offered.item, order, Direction::Up);
                    }
                    if soft_button(ui, "Move down").clicked() {
                        step(composer, offered.item, order, Direction::Down);
                    }
                }
            });
        });
    });
    if std::mem::take(&mut composer.choose.unfold) {
        shown.response.scroll_to_me(None);
    }
}

fn note_ui(ui: &mut Ui, cx: &Cx<'_>, composer: &mut Composer, item: PieceId) {
    let pieces = &mut composer.draft.now.pieces;
    let Some(piece) = pieces.iter_mut().find(|piece| piece.item == item) else {
        return;
    };
    let hint = "What it shows, for the evidence index (optional)";
    let field = text_field(ui, cx.tokens, "Note", hint, &mut piece.note, None);
    composer.draft.field(&field);
}

/// Draws the criteria as chips by their keys, each named in full.
fn criteria_ui(ui: &mut Ui, cx: &Cx<'_>, composer: &mut Composer, offered: &Offered) {
    let details = &composer.draft.now;
    let Some(piece) = details.piece(offered.item) else {
        return;
    };
    if details.kind.criteria.is_empty() {
        return;
    }
    let mut pressed: Option<CriterionKey> = None;
    ui.label(RichText::new("Shows").small().color(cx.tokens.dim));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for asked in details.kind.assignable() {
            let key = asked.key();
            let on = piece.criteria.contains(key);
            let name = criterion_name(&details.kind, key);
            let chip = toggle(ui, cx.tokens, on, key.as_str());
            let chip = chip.accessible_name(format!("{} shows {name}", offered.name));
            if chip.on_hover_text(name).clicked() {
                pressed = Some(key.clone());
            }
        }
    });
    if let Some(key) = pressed {
        composer.draft.now.toggle(offered.item, &key);
        composer.draft.commit();
    }
}

/// Draws what becomes of an attached file.
fn enclosure_ui(ui: &mut Ui, cx: &Cx<'_>, composer: &mut Composer, item: PieceId) {
    let PieceId::Evidence(id) = item else {
        return;
    };
    let content = cx.model.evidence(id).map(|one| &one.details.content);
    let Some(EvidenceContent::File(file)) = content else {
        return;
    };
    let pieces = &mut composer.draft.now.pieces;
    let Some(piece) = pieces.iter_mut().find(|piece| piece.item == item) else {
        return;
    };
    let options: Vec<(Enclosure, &str)> = Enclosure::ALL
        .iter()
        .map(|one| (*one, one.label()))
        .collect();
    let label = format!("In the document, {} ({})", file.name, file.size());
    if choice(ui, cx.tokens, &label, &options, &mut piece.enclosure) {
        composer.draft.commit();
    }
}
