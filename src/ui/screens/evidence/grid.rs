//! The evidence as a grid of small pictures; only the rows in sight are drawn.

use egui::text::LayoutJob;
use egui::{
    Align, Align2, CornerRadius, FontId, Image, Label, Layout, Rect, RichText, ScrollArea, Sense,
    Stroke, StrokeKind, Ui, UiBuilder, Vec2, pos2, vec2,
};
use egui_material_icons::{MaterialIcon, icons};

use super::EvidenceScreen;
use super::editor::Begin;
use super::said::{nothing_ui, spoken, uses};
use crate::domain::{Evidence, EvidenceContent, FileContent};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::preview::Preview;
use crate::ui::shelf::Piece;

/// The least width of a cell; cells grow to fill the line.
const WIDTH: f32 = 176.0;
const HEIGHT: f32 = 196.0;
const GAP: f32 = 16.0;
/// How high the picture of a cell is.
const PICTURE: f32 = 136.0;

/// Draws the grid.
pub fn grid_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut EvidenceScreen) {
    screen.list(cx.model);
    let count = screen.listing.places.len();
    if count == 0 {
        nothing_ui(ui, cx, screen);
        return;
    }
    let room = ui.available_width() - 14.0;
    let columns = columns(room);
    let width = (room - GAP * (columns as f32 - 1.0)) / columns as f32;
    screen.across = columns;
    ui.spacing_mut().item_spacing = vec2(GAP, GAP);
    let reveal = screen.forms.reveal();
    let revealed = screen
        .forms
        .chosen()
        .filter(|_| reveal)
        .and_then(|id| screen.place(cx.model, id))
        .map(|at| at / columns);
    ScrollArea::vertical()
        .id_salt("evidence-grid")
        .auto_shrink([false, true])
        .show_rows(ui, HEIGHT, count.div_ceil(columns), |ui, shown| {
            if let Some(row) = revealed {
                let below = (row as f32 - shown.start as f32) * (HEIGHT + GAP);
                let corner = ui.max_rect().left_top() + vec2(0.0, below);
                ui.scroll_to_rect(Rect::from_min_size(corner, vec2(1.0, HEIGHT)), None);
            }
            for row in shown {
                ui.horizontal(|ui| {
                    for at in row * columns..((row + 1) * columns).min(count) {
                        let place = screen.listing.places.get(at).copied();
                        let piece = place.and_then(|place| cx.model.piece_at(place));
                        if let Some((evidence, piece)) = piece {
                            cell_ui(ui, cx, screen, vec2(width, HEIGHT), evidence, piece);
                        }
                    }
                });
            }
        });
}

/// Returns how many cells stand beside each other.
fn columns(room: f32) -> usize {
    let mut columns = 1;
    while (columns as f32 + 1.0) * (WIDTH + GAP) - GAP <= room {
        columns += 1;
    }
    columns
}

fn cell_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    screen: &mut EvidenceScreen,
    size: Vec2,
    evidence: &Evidence,
    piece: &Piece,
) {
    let tokens = cx.tokens;
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let chosen = screen.forms.is_selected(evidence.id);
    let name = spoken(cx, screen, evidence, piece);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, chosen, &name));
    let (fill, edge) = if chosen {
        (tokens.accent_soft, tokens.accent)
    } else if response.hovered() {
        (tokens.rail, tokens.line)
    } else {
        (tokens.card, tokens.line)
    };
    ui.painter()
        .rect(rect, 12.0, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    let picture = Rect::from_min_size(rect.min, vec2(size.x, PICTURE)).shrink(1.0);
    picture_ui(ui, cx, screen, picture, evidence);
    ui.painter().hline(
        rect.x_range().shrink(1.0),
        picture.bottom(),
        Stroke::new(1.0, tokens.line),
    );
    let words = Rect::from_min_max(pos2(rect.left(), picture.bottom()), rect.max);
    let builder = UiBuilder::new()
        .max_rect(words.shrink2(vec2(12.0, 8.0)))
        .layout(Layout::top_down(Align::Min));
    // A child that takes no room: the cell has taken it already.
    let mut words = ui.new_child(builder);
    words.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 2.0);
        let title = RichText::new(&evidence.details.title).color(tokens.ink);
        ui.add(Label::new(title).truncate().selectable(false));
        ui.horizontal(|ui| {
            let number = RichText::new(evidence.number.to_string()).small();
            ui.add(Label::new(number.color(tokens.accent)).selectable(false));
            let colour = if piece.uses == 0 {
                tokens.warn
            } else {
                tokens.dim
            };
            let uses = RichText::new(uses(piece)).small().color(colour);
            ui.add(Label::new(uses).selectable(false));
        });
    });
    let response = response.on_hover_text(&evidence.details.title);
    if response.clicked() {
        cx.send(Command::ShowEvidence(evidence.id));
    }
    if response.double_clicked() {
        screen.forms.edit(evidence, Begin::Title, cx.model.today);
    }
}

/// Draws what the piece looks like: its picture, its first words, or what sort it is.
fn picture_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &EvidenceScreen, rect: Rect, evidence: &Evidence) {
    match &evidence.details.content {
        EvidenceContent::Note(text) => words_ui(ui, cx, rect, text),
        EvidenceContent::Web(url) => sort_ui(ui, cx, rect, icons::ICON_PUBLIC, site(url)),
        EvidenceContent::File(file) => match screen.thumbs.get(file) {
            Some(Preview::Picture { texture, .. }) => {
                let size = texture.size_vec2();
                let fits = (rect.width() / size.x).min(rect.height() / size.y).min(1.0);
                let seen = Rect::from_center_size(rect.center(), size * fits);
                let rounded = CornerRadius {
                    nw: 11,
                    ne: 11,
                    sw: 0,
                    se: 0,
                };
                Image::new(texture)
                    .corner_radius(rounded)
                    .paint_at(ui, seen);
            }
            Some(Preview::Text { text, .. }) => words_ui(ui, cx, rect, text),
            Some(Preview::Reading | Preview::Nothing(_)) => file_ui(ui, cx, rect, file),
            None => {
                file_ui(ui, cx, rect, file);
                if screen.thumbs.wants(file) {
                    cx.send(Command::SeeThumbnail(file.clone()));
                }
            }
        },
    }
}

/// Returns whose pages a web address leads to.
fn site(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let site = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    site.trim_start_matches("www.")
}

fn file_ui(ui: &Ui, cx: &Cx<'_>, rect: Rect, file: &FileContent) {
    let ending = file.ending().to_uppercase();
    sort_ui(ui, cx, rect, icons::ICON_DRAFT, &ending);
}

fn sort_ui(ui: &Ui, cx: &Cx<'_>, rect: Rect, icon: MaterialIcon, says: &str) {
    let symbol = FontId::new(34.0, icon.font_family());
    let middle = rect.center() - vec2(0.0, 10.0);
    let painter = ui.painter();
    painter.text(
        middle,
        Align2::CENTER_CENTER,
        icon.codepoint,
        symbol,
        cx.tokens.dim,
    );
    let font = FontId::proportional(12.0);
    let mut job = LayoutJob::simple(says.to_owned(), font, cx.tokens.dim, rect.width() - 24.0);
    job.wrap.max_rows = 1;
    let galley = ui.ctx().fonts_mut(|fonts| fonts.layout_job(job));
    let corner = middle + vec2(-galley.size().x / 2.0, 26.0);
    painter.galley(corner, galley, cx.tokens.dim);
}

fn words_ui(ui: &Ui, cx: &Cx<'_>, rect: Rect, text: &str) {
    /// More than fits.
    const FIRST: usize = 320;
    /// How many lines stand in the picture of a cell.
    const LINES: usize = 7;
    let first: String = text.chars().take(FIRST).collect();
    let inside = rect.shrink2(vec2(12.0, 12.0));
    let font = FontId::proportional(12.0);
    let mut job = LayoutJob::simple(first, font, cx.tokens.dim, inside.width());
    job.wrap.max_rows = LINES;
    let galley = ui.ctx().fonts_mut(|fonts| fonts.layout_job(job));
    ui.painter().galley(inside.min, galley, cx.tokens.dim);
}
