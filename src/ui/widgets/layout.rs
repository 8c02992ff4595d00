//! Pages, cards and columns.

use egui::{
    Align, CentralPanel, Frame, Id, InnerResponse, Layout, Margin, Response, RichText, Role,
    ScrollArea, Sense, Stroke, Ui, vec2,
};

use crate::ui::theme::{Tokens, display, title};

use super::{in_sight, rows, soft_button};
use crate::ui::keys;

const GAP: f32 = 16.0;
/// A line of prose holds at most 75 characters.
const PROSE: f32 = 560.0;

/// Draws a screen: its margins, and a scroll bar where it is too long.
pub fn page<R>(ui: &mut Ui, id: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let frame = Frame::new().inner_margin(Margin {
        left: 28,
        right: 12,
        top: 22,
        bottom: 0,
    });
    let shown = CentralPanel::no_frame().frame(frame).show(ui, |ui| {
        ScrollArea::vertical()
            .id_salt(id)
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.set_max_width((ui.available_width() - 16.0).min(1240.0));
                let inner = add(ui);
                ui.add_space(22.0);
                inner
            })
    });
    shown.inner.inner
}

/// Draws what may come and go. Its place is kept when it is not there, so that what stands below keeps the focus.
pub fn perhaps<T, R>(
    ui: &mut Ui,
    there: Option<T>,
    add: impl FnOnce(&mut Ui, T) -> R,
) -> Option<R> {
    let Some(there) = there else {
        ui.skip_ahead_auto_ids(1);
        return None;
    };
    Some(ui.scope(|ui| add(ui, there)).inner)
}

/// Draws what is read or filled in rather than scanned: no wider than a page of paper.
pub fn narrow<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let width = ui.available_width().min(760.0);
    let layout = Layout::top_down(Align::Min);
    ui.allocate_ui_with_layout(vec2(width, 0.0), layout, |ui| {
        ui.set_width(width);
        add(ui)
    })
    .inner
}

/// Draws a line that holds buttons, everything on it centred to their height.
pub fn line<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal(|ui| {
        ui.set_min_height(32.0);
        add(ui)
    })
    .inner
}

/// Draws the heading of a screen with a quiet line beside it and its buttons at the right.
pub fn heading(
    ui: &mut Ui,
    tokens: &Tokens,
    name: &str,
    says: &str,
    buttons: impl FnOnce(&mut Ui),
) {
    line(ui, |ui| {
        // The buttons take their room first; what is said beside the name ends before them.
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            buttons(ui);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let id = ui.next_auto_id();
                keys::offer(ui.ctx(), keys::Refuge::Screen, id);
                let name_label = egui::Label::new(display(name).color(tokens.ink));
                focusable(ui, id, name_label.truncate(), (name, 1));
                ui.add(egui::Label::new(RichText::new(says).color(tokens.dim)).truncate());
            });
        });
    });
    ui.add_space(8.0);
}

/// Draws the title of what is shown beside a list: a heading to which the keyboard goes when it opens that.
pub fn details_title(ui: &mut Ui, tokens: &Tokens, name: &str) -> Response {
    let id = ui.next_auto_id();
    keys::offer(ui.ctx(), keys::Refuge::Details, id);
    let label = egui::Label::new(title(name).color(tokens.ink));
    focusable(ui, id, label.wrap(), (name, 2))
}

/// Draws a heading that only the program gives the focus to; Tab goes on from it.
fn focusable(ui: &mut Ui, id: Id, label: egui::Label, (name, level): (&str, usize)) -> Response {
    let sense = if ui.memory(|memory| memory.has_focus(id)) {
        Sense::focusable_noninteractive()
    } else {
        Sense::hover()
    };
    let heading = in_sight(ui.add(label.sense(sense)));
    heading.widget_info(|| egui::WidgetInfo::labeled(Role::Heading, true, name));
    let level = |node: &mut egui::accesskit::Node| node.set_level(level);
    ui.ctx().accesskit_node_builder(heading.id, level);
    heading
}

/// Draws a card.
pub fn card<R>(ui: &mut Ui, tokens: &Tokens, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let frame = Frame::new()
        .fill(tokens.card)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(12)
        .inner_margin(Margin::same(20));
    let builder = egui::UiBuilder::new()
        .accessibility_role(Role::Group)
        .accessibility_label(name);
    let width = ui.available_width();
    let shown = ui.scope_builder(builder, |ui| {
        frame.show(ui, |ui| {
            ui.set_width(width - 40.0 - 2.0);
            ui.spacing_mut().item_spacing.y = 8.0;
            if !name.is_empty() {
                ui.label(title(name).color(tokens.ink));
                ui.add_space(4.0);
            }
            add(ui)
        })
    });
    shown.inner.inner
}

/// Draws the card of a list, with little room above and below its rows. It is one stop of the keyboard.
pub fn list_card<R>(ui: &mut Ui, tokens: &Tokens, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let frame = Frame::new()
        .fill(tokens.card)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(12)
        .inner_margin(Margin::symmetric(20, 12));
    let list = egui::UiBuilder::new()
        .accessibility_role(Role::List)
        .accessibility_label(name);
    ui.scope_builder(list, |ui| frame.show(ui, |ui| rows(ui, name, add)).inner)
        .inner
}

/// A part of a screen that shows a list and what is chosen in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// The list.
    List,
    /// What is chosen, or being typed.
    Details,
}

/// Tells whether there is room for details beside a list.
#[must_use]
pub fn is_beside(ui: &Ui) -> bool {
    const BESIDE: f32 = 940.0;
    ui.available_width() >= BESIDE
}

/// Draws a list alone, or with details: beside it where there is room, in its place where there is not.
pub fn list_and_details(
    ui: &mut Ui,
    list_share: f32,
    details: bool,
    mut add: impl FnMut(Pane, &mut Ui),
) {
    const GAP: f32 = 20.0;
    let size = ui.available_size();
    if !details {
        add(Pane::List, ui);
        return;
    }
    let mut add = |part, ui: &mut Ui| match part {
        Pane::List => add(part, ui),
        Pane::Details => keys::part(ui, Role::Complementary, "Details", |ui| add(part, ui)),
    };
    if !is_beside(ui) {
        add(Pane::Details, ui);
        return;
    }
    let list = (size.x * list_share).floor();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for (part, width) in [(Pane::List, list), (Pane::Details, size.x - list - GAP)] {
            let layout = Layout::top_down(Align::Min);
            ui.allocate_ui_with_layout(vec2(width, size.y), layout, |ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                add(part, ui);
            });
        }
    });
}

/// Draws equal columns beside each other.
pub fn columns(ui: &mut Ui, count: usize, mut add: impl FnMut(usize, &mut Ui)) {
    let count = count.max(1);
    let gaps = GAP * (count.saturating_sub(1) as f32);
    let width = (ui.available_width() - gaps) / (count as f32);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for column in 0..count {
            ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.x = 8.0;
                add(column, ui);
            });
        }
    });
}

/// Draws two cards of the same height beside each other, or below each other where there is no room.
pub fn pair(ui: &mut Ui, tokens: &Tokens, names: [&str; 2], mut add: impl FnMut(usize, &mut Ui)) {
    let beside = ui.available_width() >= 860.0;
    let id = Id::unique("pair").with(names);
    let known: f32 = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let mut tallest = 0.0_f32;
    columns_if(ui, beside, |column, ui| {
        card(
            ui,
            tokens,
            names.get(column).copied().unwrap_or_default(),
            |ui| {
                add(column, ui);
                tallest = tallest.max(ui.min_rect().height());
                if beside {
                    ui.expand_to_include_y(ui.min_rect().top() + known);
                }
            },
        );
    });
    if (tallest - known).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(id, tallest));
        ui.ctx().request_discard("two cards of the same height");
    }
}

/// Draws two columns beside each other, or below each other where there is no room.
pub fn columns_if(ui: &mut Ui, beside: bool, mut add: impl FnMut(usize, &mut Ui)) {
    if beside {
        columns(ui, 2, add);
    } else {
        for column in 0..2 {
            add(column, ui);
            ui.add_space(GAP - 8.0);
        }
    }
}

/// Returns how wide prose may run here.
#[must_use]
pub fn prose_width(ui: &Ui) -> f32 {
    ui.available_width().min(PROSE)
}

/// Draws a hairline across what is left of the width.
pub fn hairline(ui: &mut Ui, tokens: &Tokens) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(
        rect.x_range(),
        rect.center().y,
        Stroke::new(1.0, tokens.line),
    );
}

/// Draws a name with a value at the right end of the line.
pub fn stat_line(ui: &mut Ui, tokens: &Tokens, name: &str, value: &str) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(name).color(tokens.dim));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(RichText::new(value).color(tokens.ink));
        });
    });
}

/// Draws what stands where there is nothing yet: one sentence and the one next step, quieter than the heading's button.
pub fn empty(ui: &mut Ui, tokens: &Tokens, sentence: &str, step: Option<&str>) -> bool {
    let centred = ui.vertical_centered(|ui| {
        ui.add_space(28.0);
        ui.label(RichText::new(sentence).color(tokens.dim));
        ui.add_space(4.0);
        let pressed = step.is_some_and(|step| soft_button(ui, step).clicked());
        ui.add_space(28.0);
        pressed
    });
    centred.inner
}

/// Draws the contents of a screen without a scroll bar of its own.
pub fn bare_page<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let frame = Frame::new().inner_margin(Margin {
        left: 28,
        right: 28,
        top: 22,
        bottom: 16,
    });
    CentralPanel::no_frame().frame(frame).show(ui, add)
}
