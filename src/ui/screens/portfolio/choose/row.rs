//! One entry that may be chosen: a tick, what it is, and why Cairn proposes it. Chosen ones can be dragged.

use egui::{Align, Checkbox, CursorIcon, Key, Modifiers, Response, Sense, Stroke, Ui};
use egui_material_icons::icons;

use super::Sort;
use crate::domain::portfolio::PieceId;
use crate::ui::cx::Cx;
use crate::ui::keys;
use crate::ui::portfolios::Offered;
use crate::ui::screens::portfolio::composer::{Composer, show_entry};
use crate::ui::widgets::{Row, carry, icon, row, title_over};

const HEIGHT: f32 = 52.0;

/// Where a row stands.
#[derive(Clone, Copy, Debug)]
pub enum Place<'a> {
    /// Among these, which were chosen.
    Chosen(&'a [PieceId]),
    /// Among what was not chosen.
    Other,
}

/// Draws the row; pressing it opens or closes what is noted on it, ticking it chooses the entry or takes it out.
pub fn row_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    composer: &mut Composer,
    offered: &Offered,
    place: Place<'_>,
) {
    let item = offered.item;
    let is_open = composer.choose.open == Some(item);
    let (chosen, said) = match place {
        Place::Chosen(_) => (true, "chosen"),
        Place::Other => (false, "not chosen"),
    };
    let name = format!("{}, {said}, {}", offered.name, offered.about);
    let looks = Row {
        name: &name,
        height: HEIGHT,
        selected: is_open,
    };
    let movable = chosen && Sort::of(item) != Sort::Evidence;
    let mut ticked = false;
    let pressed = ui.push_id(item, |ui| {
        row(ui, cx.tokens, looks, |ui| {
            if movable {
                grip_ui(ui, cx, item);
            }
            let mut on = chosen;
            ticked = ui
                .add(Checkbox::without_text(&mut on))
                .accessible_name(format!("Choose {}", offered.name))
                .changed();
            ui.add_space(4.0);
            let about = (offered.about.as_str(), cx.tokens.dim);
            title_over(ui, cx.tokens, 7.0, &offered.name, about).on_hover_text(&offered.about);
        })
    });
    let pressed = pressed.inner;
    if is_open && composer.choose.reveal {
        pressed.scroll_to_me(Some(Align::Center));
    }
    if ticked {
        composer.draft.choose(item);
    } else if pressed.clicked() {
        match place {
            Place::Chosen(_) => {
                composer.choose.open = (!is_open).then_some(item);
                composer.choose.unfold = !is_open;
            }
            Place::Other => show_entry(cx, item),
        }
    }
    if let Place::Chosen(order) = place
        && movable
    {
        moved(ui, cx, composer, &pressed, item, order);
    }
}

fn grip_ui(ui: &mut Ui, cx: &Cx<'_>, item: PieceId) {
    let grip = icon(ui, icons::ICON_DRAG_INDICATOR, cx.tokens.faint);
    let grip = ui.interact(grip.rect, ui.scope_id().with("grip"), Sense::DRAG);
    grip.dnd_set_drag_payload(item);
    grip.on_hover_and_drag_cursor(CursorIcon::Grab)
        .on_hover_text("Drag it, or press Alt with an arrow key on the row");
}

/// Moves a chosen entry: by Alt and an arrow key, or to where another one was dropped on it.
fn moved(
    ui: &Ui,
    cx: &Cx<'_>,
    composer: &mut Composer,
    row: &Response,
    item: PieceId,
    order: &[PieceId],
) {
    if let Some(dropped) = row.dnd_release_payload::<PieceId>() {
        composer.draft.shift(*dropped, item);
    }
    if row.dnd_hover_payload::<PieceId>().is_some() {
        let stroke = Stroke::new(2.0, cx.tokens.accent);
        ui.painter()
            .hline(row.rect.x_range(), row.rect.top(), stroke);
    }
    if !row.has_focus() {
        return;
    }
    let pressed = |key| keys::pressed(ui, Modifiers::ALT, key);
    if pressed(Key::ArrowUp) && order.first() != Some(&item) {
        step(composer, item, order, Direction::Up);
        carry(ui, false);
    } else if pressed(Key::ArrowDown) && order.last() != Some(&item) {
        step(composer, item, order, Direction::Down);
        carry(ui, true);
    }
}

/// Which way an entry moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Toward the beginning.
    Up,
    /// Toward the end.
    Down,
}

/// Moves an entry by one place.
pub fn step(composer: &mut Composer, item: PieceId, order: &[PieceId], direction: Direction) {
    let at = order.iter().position(|known| *known == item);
    let to = at.and_then(|at| match direction {
        Direction::Up => at.checked_sub(1),
        Direction::Down => Some(at + 1),
    });
    if let Some(to) = to.and_then(|to| order.get(to)) {
        composer.draft.shift(item, *to);
    }
}
