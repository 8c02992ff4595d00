//! A list is one tab stop: the keys move along its rows and bring the one they stand on into sight.
//!
//! Arrows, Home, End, the keys of a page and the first letters of a name move; Enter presses. A row knows by itself in which list
//! it is drawn. What else can be pressed in a row is reached from that row alone.

mod moves;

use std::ops::Range;

use egui::{Context, Id, Rect, Response, Sense, Ui, vec2};

use crate::ui::keys::{self, Refuge};
use moves::move_by_keys;

/// What is remembered of a list between frames.
#[derive(Clone, Debug, Default)]
struct Standing {
    /// The row on which the keyboard stands.
    at: usize,
    /// The row that was the chosen one; when another is, the keyboard follows.
    chosen: Option<usize>,
    /// How many rows there are.
    count: usize,
    /// The rows that were drawn, from the first of them on, with their names.
    first: usize,
    drawn: Vec<(Rect, String)>,
    /// How high its window is.
    height: f32,
    typed: String,
    typed_at: f64,
}

/// A list that is being drawn.
#[derive(Clone, Debug)]
struct Drawing {
    id: Id,
    at: usize,
    next: usize,
    chosen: Option<usize>,
    rows: Vec<(Rect, String)>,
    /// Whether the row is drawn on which the keyboard stands; nothing between rows.
    in_row: Option<bool>,
}

/// A long list, of which only the rows in sight are drawn.
pub struct Long<'a> {
    /// How many rows there are.
    pub count: usize,
    /// How many stand beside each other.
    pub across: usize,
    /// Returns the name of one.
    pub name: &'a dyn Fn(usize) -> String,
}

fn key() -> Id {
    Id::unique("list-being-drawn")
}

fn row_id(list: Id, at: usize) -> Id {
    list.with(at)
}

fn standing(ctx: &Context, list: Id) -> Standing {
    ctx.data(|data| data.get_temp(list)).unwrap_or_default()
}

/// Changes the list that is being drawn, if one is.
fn drawing<R>(ctx: &Context, change: impl FnOnce(&mut Drawing) -> R) -> Option<R> {
    ctx.data_mut(|data| {
        let stack: &mut Vec<Drawing> = data.get_temp_mut_or_default(key());
        stack.last_mut().map(change)
    })
}

/// Draws a list of that name, all of whose rows are drawn.
pub fn rows<R>(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let list = ui.scope_id().with(("rows", name));
    let mut standing = standing(ui.ctx(), list);
    standing.at = standing.at.min(standing.count.saturating_sub(1));
    move_by_keys(ui, list, &mut standing, None);
    within(ui, list, standing, 0, add)
}

/// Takes the keys of a long list before its rows are drawn; returns the row to be brought into sight, if they moved.
pub fn long_keys(ui: &Ui, list: Id, long: &Long<'_>) -> Option<usize> {
    let mut standing = standing(ui.ctx(), list);
    standing.count = long.count;
    standing.at = standing.at.min(long.count.saturating_sub(1));
    let moved = move_by_keys(ui, list, &mut standing, Some(long));
    let at = standing.at;
    ui.data_mut(|data| data.insert_temp(list, standing));
    moved.then_some(at)
}

/// Draws the rows of a long list that are in sight, each of that height. The one on which the keyboard stands keeps the focus out of
/// sight too.
pub fn long_rows<R>(
    ui: &mut Ui,
    list: Id,
    (shown, height): (Range<usize>, f32),
    add: impl FnOnce(&mut Ui, Range<usize>) -> R,
) -> R {
    let standing = standing(ui.ctx(), list);
    let (at, count) = (standing.at, standing.count);
    let hidden = !shown.contains(&at) && at < count;
    if hidden && ui.memory(|memory| memory.has_focus(row_id(list, at))) {
        let below = (at as f32 - shown.start as f32) * height;
        let corner = ui.max_rect().left_top() + vec2(0.0, below);
        let place = Rect::from_min_size(corner, vec2(ui.available_width(), height));
        ui.interact(place, row_id(list, at), Sense::click());
    }
    let first = shown.start;
    let inner = within(ui, list, standing, first, |ui| add(ui, shown));
    ui.data_mut(|data| {
        let standing: &mut Standing = data.get_temp_mut_or_default(list);
        standing.count = count;
    });
    if hidden {
        keys::offer(ui.ctx(), Refuge::Row, row_id(list, at));
    }
    inner
}

fn within<R>(
    ui: &mut Ui,
    list: Id,
    mut standing: Standing,
    first: usize,
    add: impl FnOnce(&mut Ui) -> R,
) -> R {
    let begun = Drawing {
        id: list,
        at: standing.at,
        next: first,
        chosen: None,
        rows: Vec::new(),
        in_row: None,
    };
    ui.data_mut(|data| {
        let stack: &mut Vec<Drawing> = data.get_temp_mut_or_default(key());
        stack.push(begun);
    });
    let inner = add(ui);
    let drawn = ui.data_mut(|data| {
        let stack: &mut Vec<Drawing> = data.get_temp_mut_or_default(key());
        stack.pop()
    });
    let Some(drawn) = drawn else {
        return inner;
    };
    standing.at = drawn.at;
    if drawn.chosen.is_some() && standing.chosen != drawn.chosen {
        standing.at = drawn.chosen.unwrap_or(standing.at);
    }
    standing.chosen = drawn.chosen.or(standing.chosen);
    standing.count = drawn.rows.len();
    (standing.first, standing.drawn) = (first, drawn.rows);
    standing.height = ui.max_rect().height().min(ui.clip_rect().height());
    if standing.count > 0 {
        keys::offer(ui.ctx(), Refuge::Row, row_id(list, standing.at));
    }
    ui.data_mut(|data| data.insert_temp(list, standing));
    inner
}

/// Takes the place of a row in its list, as a stop of the keyboard if that stands on it. Outside a list, each is a stop.
pub fn stop(ui: &Ui, (own, rect): (Id, Rect), name: &str, selected: bool) -> Response {
    let placed = drawing(ui.ctx(), |list| {
        let at = list.next;
        list.next += 1;
        list.rows.push((rect, name.to_owned()));
        if selected {
            list.chosen = Some(at);
        }
        (list.id, at, list.at)
    });
    let Some((list, at, stands)) = placed else {
        return ui.interact(rect, own, Sense::click());
    };
    let id = row_id(list, at);
    let asked = is_asked(ui, id);
    if asked {
        drawing(ui.ctx(), |list| list.at = at);
    }
    let is_here = at == stands || asked;
    drawing(ui.ctx(), |list| list.in_row = Some(is_here));
    let response = ui.interact(rect, id, sense(is_here));
    if asked {
        response.request_focus();
    }
    if response.clicked() {
        drawing(ui.ctx(), |list| list.at = at);
    }
    can_be_focused(ui, &response);
    response
}

/// Has the keyboard go along with the row it stands on, which moves by one place.
pub fn carry(ui: &Ui, down: bool) {
    let row = drawing(ui.ctx(), |list| {
        list.at = if down {
            list.at + 1
        } else {
            list.at.saturating_sub(1)
        };
        row_id(list.id, list.at)
    });
    if let Some(row) = row {
        ui.memory_mut(|memory| memory.request_focus(row));
    }
}

/// Ends a row.
pub fn end_row(ui: &Ui) {
    drawing(ui.ctx(), |list| list.in_row = None);
}

/// Returns how a control senses presses that may stand in a row: a stop only in the row on which the keyboard stands.
pub fn sense_of(ui: &Ui) -> Sense {
    sense(drawing(ui.ctx(), |list| list.in_row).flatten() != Some(false))
}

/// Takes note of a control in a row, so that a screen reader that asks for it gets there.
pub fn control(ui: &Ui, response: Response) -> Response {
    if response.sense.is_focusable() || !response.enabled() {
        return response;
    }
    if is_asked(ui, response.id) {
        drawing(ui.ctx(), |list| list.at = list.next.saturating_sub(1));
        response.request_focus();
    }
    can_be_focused(ui, &response);
    response
}

const fn sense(is_stop: bool) -> Sense {
    if is_stop {
        Sense::CLICK.union(Sense::FOCUSABLE)
    } else {
        Sense::CLICK
    }
}

/// Tells whether a screen reader asks for something to have the focus.
fn is_asked(ui: &Ui, id: Id) -> bool {
    ui.input(|input| input.has_accesskit_action_request(id, egui::accesskit::Action::Focus))
}

fn can_be_focused(ui: &Ui, response: &Response) {
    let add = |node: &mut egui::accesskit::Node| node.add_action(egui::accesskit::Action::Focus);
    ui.ctx().accesskit_node_builder(response.id, add);
}
