//! The list of evidence with its search and filters; only the rows in sight are drawn.

use egui::{
    Align, Key, Label, Layout, Margin, Modifiers, Rect, RichText, ScrollArea, TextEdit, Ui, vec2,
};
use egui_material_icons::icons;

use super::editor::Begin;
use super::grid::grid_ui;
use super::said::{about, nothing_ui, sort, spoken, twins, uses};
use super::{Arrangement, EvidenceScreen, Shown};
use crate::domain::Evidence;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::keys;
use crate::ui::shelf::Piece;
use crate::ui::theme::semibold;
use crate::ui::widgets::{
    Long, Row, choice, icon, icon_button, line, list_card, long_keys, long_rows, row,
};

const HEIGHT: f32 = 52.0;
/// Room for a reference of four letters.
const REFERENCE: f32 = 44.0;
/// From this width on, the filters stand beside the search.
const ONE_LINE: f32 = 660.0;

/// Draws the search, the filters, and the list on its card.
pub fn list_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut EvidenceScreen) {
    if ui.available_width() >= ONE_LINE {
        line(ui, |ui| {
            search_ui(ui, cx, screen, 340.0);
            filters_ui(ui, cx, screen);
        });
    } else {
        let width = ui.available_width();
        search_ui(ui, cx, screen, width);
        filters_ui(ui, cx, screen);
    }
    ui.add_space(4.0);
    arrow_keys(ui, cx, screen);
    match screen.layout {
        Arrangement::List => list_card(ui, cx.tokens, "Evidence", |ui| rows_ui(ui, cx, screen)),
        Arrangement::Grid => grid_ui(ui, cx, screen),
    }
}

fn search_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut EvidenceScreen, width: f32) {
    let search = TextEdit::singleline(&mut screen.search)
        .id_salt("evidence-search")
        .hint_text(RichText::new("Search titles, notes and file names").color(cx.tokens.faint))
        .margin(Margin::symmetric(10, 7))
        .min_size(vec2(0.0, 32.0))
        .desired_width(width);
    ui.add(search)
        .accessible_name("Search titles, notes and file names");
}

fn filters_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut EvidenceScreen) {
    let options = [
        (Shown::All, "All"),
        (Shown::Files, "Files"),
        (Shown::Notes, "Notes"),
        (Shown::WebLinks, "Web links"),
        (Shown::Unused, "Unused"),
    ];
    choice(ui, cx.tokens, "", &options, &mut screen.shown);
    let (layout, icon, name) = match screen.layout {
        Arrangement::List => (Arrangement::Grid, icons::ICON_GRID_VIEW, "Show as a grid"),
        Arrangement::Grid => (Arrangement::List, icons::ICON_LIST, "Show as a list"),
    };
    if icon_button(ui, icon, name).clicked() {
        screen.layout = layout;
    }
}

fn rows_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut EvidenceScreen) {
    screen.list(cx.model);
    let count = screen.listing.places.len();
    if count == 0 {
        nothing_ui(ui, cx, screen);
        return;
    }
    screen.across = 1;
    ui.spacing_mut().item_spacing.y = 0.0;
    let reveal = screen.forms.reveal();
    let list = ui.scope_id().with("evidence-rows");
    let places = screen.listing.places.clone();
    let long = Long {
        count,
        across: 1,
        name: &|at| {
            let piece = places.get(at).and_then(|place| cx.model.piece_at(*place));
            piece.map_or_else(String::new, |(one, _)| one.details.title.clone())
        },
    };
    let moved = long_keys(ui, list, &long);
    let revealed = screen
        .forms
        .chosen()
        .filter(|_| reveal)
        .and_then(|id| screen.place(cx.model, id));
    let revealed = moved.or(revealed);
    ScrollArea::vertical()
        .id_salt("evidence-list")
        .auto_shrink([false, true])
        .show_rows(ui, HEIGHT, count, |ui, shown| {
            ui.set_width(ui.available_width() - 14.0);
            if let Some(at) = revealed {
                let below = (at as f32 - shown.start as f32) * HEIGHT;
                let corner = ui.max_rect().left_top() + vec2(0.0, below);
                let row = Rect::from_min_size(corner, vec2(1.0, HEIGHT));
                ui.scroll_to_rect(row, None);
            }
            long_rows(ui, list, (shown, HEIGHT), |ui, shown| {
                for place in places.get(shown).unwrap_or_default() {
                    if let Some((evidence, piece)) = cx.model.piece_at(*place) {
                        piece_row(ui, cx, screen, evidence, piece);
                    }
                }
            });
        });
}

/// Moves the choice with the arrow keys while nothing is being typed.
fn arrow_keys(ui: &Ui, cx: &Cx<'_>, screen: &mut EvidenceScreen) {
    if ui.memory(|memory| memory.focused().is_some()) {
        return;
    }
    screen.list(cx.model);
    let pressed = |key| keys::pressed(ui, Modifiers::NONE, key);
    let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
    let grid = screen.layout == Arrangement::Grid;
    let (right, left) = (
        grid && pressed(Key::ArrowRight),
        grid && pressed(Key::ArrowLeft),
    );
    let at = screen
        .forms
        .chosen()
        .and_then(|id| screen.place(cx.model, id));
    let next = match at {
        None if down || up || right || left => 0,
        Some(at) if down => at + screen.across,
        Some(at) if right => at + 1,
        Some(at) if up => at.checked_sub(screen.across).unwrap_or(at),
        Some(at) if left => at.saturating_sub(1),
        _ => return,
    };
    let place = screen.listing.places.get(next).copied();
    if let Some((evidence, _)) = place.and_then(|place| cx.model.piece_at(place)) {
        cx.send(Command::ShowEvidence(evidence.id));
    }
}

fn piece_row(
    ui: &mut Ui,
    cx: &Cx<'_>,
    screen: &mut EvidenceScreen,
    evidence: &Evidence,
    piece: &Piece,
) {
    let details = &evidence.details;
    let uses = uses(piece);
    let sort = sort(&details.content);
    let date = cx.model.dates.short(details.date);
    let twins = twins(cx, piece);
    let unsaved = screen.forms.is_unsaved(evidence.id);
    let name = spoken(cx, screen, evidence, piece);
    let looks = Row {
        name: &name,
        height: HEIGHT,
        selected: screen.forms.is_selected(evidence.id),
    };
    let response = row(ui, cx.tokens, looks, |ui| {
        let column = Layout::left_to_right(Align::Center);
        ui.allocate_ui_with_layout(vec2(REFERENCE, HEIGHT), column, |ui| {
            ui.set_width(REFERENCE);
            ui.label(semibold(evidence.number.to_string()).color(cx.tokens.accent));
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let colour = if piece.uses == 0 {
                cx.tokens.warn
            } else {
                cx.tokens.dim
            };
            ui.label(RichText::new(uses).small().color(colour));
            if piece.uses == 0 {
                icon(ui, icons::ICON_LINK_OFF, colour);
            }
            if !piece.twins.is_empty() {
                icon(ui, icons::ICON_FILE_COPY, cx.tokens.warn)
                    .on_hover_text("The same file is attached more than once");
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                let about = about(cx, evidence, [sort, &date, &twins]);
                title_ui(ui, cx, &details.title, unsaved, &about);
            });
        });
    });
    if response.clicked() {
        cx.send(Command::ShowEvidence(evidence.id));
    }
    if response.double_clicked() {
        screen.forms.edit(evidence, Begin::Title, cx.model.today);
    }
}

fn title_ui(ui: &mut Ui, cx: &Cx<'_>, title: &str, unsaved: bool, about: &str) {
    ui.spacing_mut().item_spacing.y = 1.0;
    ui.add_space(7.0);
    ui.add(Label::new(RichText::new(title).color(cx.tokens.ink)).truncate());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        if unsaved {
            ui.label(
                RichText::new("Not saved · ")
                    .small()
                    .color(cx.tokens.accent),
            );
        }
        ui.add(Label::new(RichText::new(about).small().color(cx.tokens.dim)).truncate());
    });
}
