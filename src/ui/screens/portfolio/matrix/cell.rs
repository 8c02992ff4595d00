//! Where a criterion meets a piece of evidence.

use egui::{
    Align2, EventFilter, FontId, Id, Key, Modifiers, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, vec2,
};
use egui_material_icons::icons;

use crate::domain::portfolio;
use crate::ui::cx::Cx;
use crate::ui::keys;
use crate::ui::widgets::in_sight;

/// One cell.
pub struct Cell<'a> {
    /// Where it is drawn.
    pub rect: Rect,
    /// Tells it apart, wherever it is drawn.
    pub id: Id,
    /// The evidence's number and the criterion: `E12, 1.2 Develop the skills that you lack`.
    pub name: String,
    /// The evidence's title.
    pub title: &'a str,
    /// What the evidence does for the criterion.
    pub state: portfolio::Cell,
    /// Where the keyboard stands.
    pub keyboard: Keyboard,
}

/// Where the keyboard stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyboard {
    /// In another cell.
    Elsewhere,
    /// In this one, once Tab leads into the matrix.
    Here,
    /// In this one, which is to get the focus now.
    Enters,
}

impl Cell<'_> {
    /// Says everything about it, for screen readers.
    fn says(&self) -> String {
        let assigned = if self.state.assigned {
            "assigned"
        } else {
            "not assigned"
        };
        let cited = if self.state.cited { ", cited" } else { "" };
        format!("{}, {assigned}{cited}", self.name)
    }
}

/// What was done in a cell.
#[derive(Clone, Copy, Debug, Default)]
pub struct Done {
    /// It was pressed.
    pub pressed: bool,
    /// An arrow key leads so many rows down and columns to the right.
    pub moved: Option<(isize, isize)>,
}

/// Draws a cell. Only the current one is a stop of the Tab key.
pub fn cell_ui(ui: &Ui, cx: &Cx<'_>, cell: &Cell<'_>) -> Done {
    let sense = match cell.keyboard {
        Keyboard::Elsewhere => Sense::CLICK,
        Keyboard::Here | Keyboard::Enters => Sense::click(),
    };
    let response = ui.interact(cell.rect, cell.id, sense);
    let says = cell.says();
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, cell.state.assigned, &says));
    if cell.keyboard == Keyboard::Enters {
        response.request_focus();
    }
    let response = in_sight(response);
    paint(ui, cx, cell, &response);
    let hover = format!("{} {}", cell.name, cell.title);
    let response = response.on_hover_text(hover);
    if response.clicked() {
        response.request_focus();
    }
    Done {
        pressed: response.clicked(),
        moved: moved(ui, &response),
    }
}

fn moved(ui: &Ui, response: &Response) -> Option<(isize, isize)> {
    if !response.has_focus() {
        return None;
    }
    let arrows = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    [
        (Key::ArrowUp, (-1, 0)),
        (Key::ArrowDown, (1, 0)),
        (Key::ArrowLeft, (0, -1)),
        (Key::ArrowRight, (0, 1)),
    ]
    .into_iter()
    .find_map(|(key, by)| {
        let pressed = keys::pressed(ui, Modifiers::NONE, key);
        pressed.then_some(by)
    })
}

fn paint(ui: &Ui, cx: &Cx<'_>, cell: &Cell<'_>, response: &Response) {
    if !ui.is_rect_visible(cell.rect) {
        return;
    }
    let tokens = cx.tokens;
    let square = Rect::from_center_size(cell.rect.center(), vec2(28.0, 28.0));
    let painter = ui.painter();
    let (fill, border) = match (cell.state.assigned, response.hovered()) {
        (true, _) => (tokens.accent, tokens.accent),
        (false, true) => (tokens.rail, tokens.field),
        (false, false) => (tokens.card, tokens.field),
    };
    painter.rect(
        square,
        6.0,
        fill,
        Stroke::new(1.0, border),
        StrokeKind::Inside,
    );
    let sign = |icon: egui_material_icons::MaterialIcon, size: f32, at, colour| {
        let font = FontId::new(size, icon.font_family());
        painter.text(at, Align2::CENTER_CENTER, icon.codepoint, font, colour);
    };
    match (cell.state.assigned, cell.state.cited) {
        (true, false) => sign(icons::ICON_CHECK, 18.0, square.center(), tokens.card),
        (true, true) => {
            let off = vec2(6.0, 5.0);
            sign(icons::ICON_CHECK, 16.0, square.center() - off, tokens.card);
            sign(
                icons::ICON_FORMAT_QUOTE,
                15.0,
                square.center() + off,
                tokens.card,
            );
        }
        (false, true) => sign(
            icons::ICON_FORMAT_QUOTE,
            13.0,
            square.center(),
            tokens.faint,
        ),
        (false, false) => {}
    }
}
