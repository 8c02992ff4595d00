//! Whose turn it is: keys belong to the topmost layer, and the focus goes back to where it came from.
//!
//! Every key is asked for here, with the layer that asks. While a sheet, a dialog or a list floats over it, what lies below gets
//! none, whatever it draws. The focus is never dropped: when what has it goes away, it returns to what opened that, or else to the
//! next thing that offers itself.

use egui::{
    Context, Event, FocusDirection, Id, Key, KeyboardShortcut, Memory, Modifiers, Order,
    PointerButton, Popup, Rect, Response, Role, Ui, UiBuilder,
};

/// For how many frames details that are still to be read may take the focus.
const PATIENCE: u8 = 6;

/// Where the focus goes that would be lost, the best last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refuge {
    /// The heading of the screen.
    Screen,
    /// The row of a list on which the keyboard stands.
    Row,
    /// The heading of what is shown beside the list.
    Details,
}

/// A layer that floats over the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Floating {
    id: Id,
    /// What had the focus, or was pressed, when it was opened.
    opener: Option<Id>,
}

/// A list or menu, of which one is open at a time.
#[derive(Clone, Copy, Debug, Default)]
struct List {
    open: bool,
    opener: Option<Id>,
}

/// What is remembered from one frame to the next.
#[derive(Clone, Debug, Default)]
struct Turns {
    /// What floated at the end of the last frame, the topmost last.
    open: Vec<Floating>,
    /// What was drawn floating in this one.
    drawn: Vec<Floating>,
    /// What had the focus at the end of the last frame.
    focus: Option<Id>,
    /// Whether that was a text field.
    typing: bool,
    /// What gets the focus back once this frame is drawn: a sheet that was just closed still covers it.
    back: Option<Id>,
    /// What opened the list or menu that is open.
    list: List,
    /// What was pressed in the last frame.
    pressed: Option<Id>,
    /// What offers itself in this frame to a focus that would be lost.
    refuge: Option<(Refuge, Id)>,
    /// Whether keys are taken by what is drawn without any focus, so that none is to be given.
    alone: bool,
    /// For how many frames still the next heading of details takes the focus.
    leads: u8,
    /// Where the parts of the screen were drawn in the last frame, and in this one.
    parts: Vec<Rect>,
    parts_drawn: Vec<Rect>,
    /// The part that takes the focus in this frame.
    goes_to: Option<usize>,
}

fn turns<R>(ctx: &Context, change: impl FnOnce(&mut Turns) -> R) -> R {
    let id = Id::unique("whose-turn");
    ctx.data_mut(|data| change(data.get_temp_mut_or_default(id)))
}

fn focused(ctx: &Context) -> Option<Id> {
    ctx.memory(Memory::focused)
}

/// Begins a frame: gives the focus back that was lost, and turns to another part of the screen where that was asked for.
pub fn begin(ctx: &Context) {
    let focus = focused(ctx);
    let lists = Popup::is_any_open(ctx);
    let is_let_go = ctx.input(|input| input.events.iter().any(lets_go));
    let (closed, refuge) = turns(ctx, |turns| {
        let before = std::mem::replace(&mut turns.open, std::mem::take(&mut turns.drawn));
        turns.leads = turns.leads.saturating_sub(1);
        turns.parts = std::mem::take(&mut turns.parts_drawn);
        turns.goes_to = None;
        let refuge = turns.refuge.take().map(|(_, id)| id);
        let alone = std::mem::take(&mut turns.alone);
        let is_lost = !alone && turns.focus.is_some() && focus.is_none() && !is_let_go;
        let refuge = refuge.filter(|_| is_lost && turns.open.is_empty());
        let closed = before.into_iter().find(|one| !turns.open.contains(one));
        let list = Floating {
            id: Id::unique("list"),
            opener: turns.list.opener,
        };
        let list = (turns.list.open && !lists).then_some(list);
        turns.list.open &= lists;
        (closed.or(list), refuge)
    });
    if !closed.is_some_and(|closed| give_back(ctx, closed))
        && let Some(id) = refuge
    {
        ctx.memory_mut(|memory| memory.request_focus(id));
    }
    part_keys(ctx);
}

/// Ends a frame: remembers what has the focus, and what was pressed.
pub fn end(ctx: &Context) {
    if let Some(back) = turns(ctx, |turns| turns.back.take()) {
        let held = focused(ctx).and_then(|id| ctx.read_response(id));
        if held.is_none_or(|held| held.layer_id.order != Order::Background) {
            ctx.memory_mut(|memory| memory.request_focus(back));
            ctx.request_repaint();
        }
    }
    let (focus, typing) = (focused(ctx), ctx.text_edit_focused());
    let pressed = ctx.interaction_snapshot(|snapshot| snapshot.clicked);
    let lists = Popup::is_any_open(ctx);
    turns(ctx, |turns| {
        if lists && !turns.list.open {
            let opener = turns.focus.or(pressed);
            turns.list = List { open: true, opener };
        }
        (turns.focus, turns.typing, turns.pressed) = (focus, typing, pressed);
    });
}

/// Tells whether a person lets go of the focus by it, or takes it elsewhere.
const fn lets_go(event: &Event) -> bool {
    matches!(
        event,
        Event::Key {
            key: Key::Escape | Key::Tab,
            pressed: true,
            ..
        } | Event::PointerButton { pressed: true, .. }
    )
}

/// Gives the focus back to what opened a layer that is closed, unless something else has taken it.
fn give_back(ctx: &Context, closed: Floating) -> bool {
    let Some(opener) = closed.opener else {
        return false;
    };
    let held = focused(ctx).and_then(|id| ctx.read_response(id));
    let list = Id::unique("list");
    let free = held.is_none_or(|held| {
        held.layer_id.id == closed.id
            || closed.id == list && held.layer_id.order == Order::Foreground
    });
    if free {
        turns(ctx, |turns| turns.back = Some(opener));
    }
    free
}

/// Says which of capture, palette and dialog stand over the screen, before anything is drawn.
pub fn sheets(ctx: &Context, sheets: [bool; 3]) {
    let focus = focused(ctx);
    let mut closed = None;
    turns(ctx, |turns| {
        for (name, open) in ["capture", "palette", "dialog"].into_iter().zip(sheets) {
            let id = Id::unique(name);
            let known = turns.open.iter().position(|one| one.id == id);
            match (known, open) {
                (None, true) => {
                    let opener = focus.or(turns.pressed);
                    turns.open.push(Floating { id, opener });
                }
                (Some(at), false) => closed = Some(turns.open.remove(at)),
                _ => {}
            }
        }
    });
    if let Some(closed) = closed {
        give_back(ctx, closed);
    }
}

/// Takes note that what is being drawn floats over everything so far, and what opened it if that is known.
pub fn float(ui: &Ui, opener: Option<Id>) {
    let id = ui.layer_id().id;
    turns(ui.ctx(), |turns| {
        let known = turns.open.iter().find(|one| one.id == id).copied();
        let one = known.unwrap_or(Floating { id, opener });
        turns.drawn.retain(|drawn| drawn.id != id);
        turns.drawn.push(one);
    });
}

/// Tells whether anything floats over the screen.
pub fn is_covered(ctx: &Context) -> bool {
    Popup::is_any_open(ctx)
        || turns(ctx, |turns| {
            !turns.open.is_empty() || !turns.drawn.is_empty()
        })
}

/// Tells whether keys belong to the layer that is being drawn.
pub fn is_on_top(ui: &Ui) -> bool {
    let layer = ui.layer_id().id;
    if Popup::is_any_open(ui.ctx()) {
        return Popup::is_id_open(ui.ctx(), layer);
    }
    turns(ui.ctx(), |turns| {
        // What was opened in this frame is above what stood; what was closed in it gives its turn away with the next.
        let mut new = turns.drawn.iter().filter(|one| !turns.open.contains(one));
        let top = new.next_back().or(turns.open.last());
        top.is_none_or(|top| top.id == layer)
    })
}

/// Takes a key, if it was pressed and belongs to this layer.
pub fn pressed(ui: &Ui, modifiers: Modifiers, key: Key) -> bool {
    is_on_top(ui) && ui.input_mut(|input| input.consume_key(modifiers, key))
}

/// Takes a chord that is meant for the window as a whole.
pub fn global(ctx: &Context, keys: KeyboardShortcut) -> bool {
    ctx.input_mut(|input| input.consume_shortcut(&keys))
}

/// Takes the keys that save: Ctrl+Enter and Ctrl+S anywhere in a form.
pub fn saves(ui: &Ui) -> bool {
    [Key::Enter, Key::S]
        .into_iter()
        .any(|key| pressed(ui, Modifiers::COMMAND, key))
}

/// Takes Enter where it saves: in a field, of a form whose fields have one line each. On a button it presses that.
pub fn entered(ui: &Ui) -> bool {
    ui.ctx().text_edit_focused() && pressed(ui, Modifiers::NONE, Key::Enter)
}

/// Tells whether Enter was pressed in a field of one line, which leaves it.
pub fn entered_in(ui: &Ui, field: &Response) -> bool {
    field.lost_focus() && is_on_top(ui) && ui.input(|input| input.key_pressed(Key::Enter))
}

/// Tells whether Escape closes what is being drawn; one that leaves a text field first does not.
pub fn left_by_escape(ui: &Ui) -> bool {
    !turns(ui.ctx(), |turns| turns.typing) && pressed(ui, Modifiers::NONE, Key::Escape)
}

/// Tells whether nothing has the focus, so that keys are the screen's.
pub fn is_idle(ui: &Ui) -> bool {
    focused(ui.ctx()).is_none() && is_on_top(ui)
}

/// Tells whether something was pressed by a key or a screen reader, and not by the pointer.
pub fn by_keys(response: &Response) -> bool {
    response.clicked() && !response.clicked_by(PointerButton::Primary)
}

/// Has the keyboard go on in the details that come up next.
pub fn lead_to_details(ctx: &Context) {
    turns(ctx, |turns| turns.leads = PATIENCE);
}

/// Offers something to a focus that would be lost; gives it to a heading of details that is waited for.
pub fn offer(ctx: &Context, refuge: Refuge, id: Id) {
    let leads = turns(ctx, |turns| {
        if turns.refuge.is_none_or(|(best, _)| best < refuge) {
            turns.refuge = Some((refuge, id));
        }
        refuge == Refuge::Details && std::mem::take(&mut turns.leads) > 0
    });
    if leads {
        ctx.memory_mut(|memory| memory.request_focus(id));
    }
}

/// Says that keys are taken here while nothing has the focus, which a focus that goes away is then not given back for.
pub fn without_focus(ctx: &Context) {
    turns(ctx, |turns| turns.alone = true);
}

/// F6 leads from one part of the screen to the next, with Shift to the one before.
fn part_keys(ctx: &Context) {
    if is_covered(ctx) {
        return;
    }
    let pressed = |modifiers| ctx.input_mut(|input| input.consume_key(modifiers, Key::F6));
    let (back, on) = (pressed(Modifiers::SHIFT), pressed(Modifiers::NONE));
    if !back && !on {
        return;
    }
    let held = focused(ctx).and_then(|id| ctx.read_response(id));
    let held = held.map(|held| held.rect.center());
    turns(ctx, |turns| {
        let count = turns.parts.len().max(1);
        let at = held.and_then(|held| turns.parts.iter().rposition(|part| part.contains(held)));
        let next = match at {
            None => 1,
            Some(at) if back => at + count - 1,
            Some(at) => at + 1,
        };
        turns.goes_to = Some(next % count);
    });
}

/// Draws a part of the screen to which F6 leads, a landmark of that name for screen readers.
pub fn part<R>(ui: &mut Ui, role: Role, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let ctx = ui.ctx().clone();
    let at = turns(&ctx, |turns| {
        turns.parts_drawn.push(Rect::NOTHING);
        turns.parts_drawn.len() - 1
    });
    if turns(&ctx, |turns| turns.goes_to == Some(at)) {
        // What wants the focus next gets it.
        ctx.memory_mut(|memory| {
            memory.stop_text_input();
            memory.move_focus(FocusDirection::Next);
        });
    }
    let builder = UiBuilder::new()
        .accessibility_role(role)
        .accessibility_label(name);
    let shown = ui.scope_builder(builder, add);
    let rect = shown.response.rect;
    turns(&ctx, |turns| {
        if let Some(part) = turns.parts_drawn.get_mut(at) {
            *part = rect;
        }
    });
    shown.inner
}
