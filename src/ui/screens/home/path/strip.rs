//! The timeline as a slider: drawn, dragged, and gone along by keys.

use chrono::{Days, Months, NaiveDate};
use egui::accesskit::{self, Action, ActionData};
use egui::style::ScrollAnimation;
use egui::{EventFilter, Key, Modifiers, Pos2, Response, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::drawn::{Plot, paint};
use super::{PathCard, go};
use crate::domain::progress::Path;
use crate::ui::cx::Cx;

/// The least width of a month.
const MONTH: f32 = 56.0;
const HEIGHT: f32 = 168.0;
/// The room of the handle beyond the first and the last day.
const BESIDE: f32 = 18.0;

/// Draws the timeline; what does not fit scrolls, and begins at its end.
pub fn strip_ui(ui: &mut Ui, cx: &Cx<'_>, path: &Path, shown: &mut PathCard) {
    let room = ui.available_width();
    let months = path.months.len().max(1) as f32;
    let month = ((room - 2.0 * BESIDE) / months).max(MONTH);
    let mut sought = None;
    // At first, and in another width, the handle is brought into sight; from then on it stays where one scrolled it.
    let resized = (std::mem::replace(&mut shown.room, room) - room).abs() > 1.0;
    let scrolled = ScrollArea::horizontal()
        .id_salt("path")
        .auto_shrink([false, true]);
    scrolled.show(ui, |ui| {
        let size = vec2(month * months + 2.0 * BESIDE, HEIGHT);
        let (rect, ground) = ui.allocate_exact_size(size, Sense::CLICK | Sense::DRAG);
        let plot = Plot::new(path, rect.shrink2(vec2(BESIDE, 0.0)), month);
        let day = cx.model.seen().as_of.clamp(path.from, path.to);
        if resized {
            let sight = plot.grip(day).expand2(vec2(month, 0.0));
            ui.scroll_to_rect_animation(sight, None, ScrollAnimation::none());
        }
        let handle = ui.interact(
            plot.grip(day),
            ui.scope_id().with("handle"),
            Sense::click_and_drag(),
        );
        name(&handle, cx, path, day);
        let by_pointer = [&ground, &handle]
            .into_iter()
            .find(|part| part.is_pointer_button_down_on() || part.dragged());
        let pointed = by_pointer.and_then(Response::interact_pointer_pos);
        if pointed.is_some() {
            handle.request_focus();
        }
        let to = pointed.map(|at| plot.day(at.x));
        let to = to.or_else(|| by_reader(ui, &handle, &plot, day));
        let to = to.or_else(|| by_key(ui, &handle, &plot, day));
        if let Some(to) = to.filter(|to| *to != day) {
            go(cx, path, to);
        }
        let has_moved = shown.at.replace(day).is_some_and(|before| before != day);
        if pointed.is_none() && (has_moved || handle.gained_focus()) {
            let mut sight = plot.grip(day).expand2(vec2(60.0, 0.0));
            sight.max.y = rect.bottom();
            ui.scroll_to_rect(sight, None);
            sought = Some(sight);
        }
        paint(ui, cx, &plot, day, &handle);
        if let Some(says) = ground.hover_pos().and_then(|at| stone(cx, &plot, at)) {
            ground.on_hover_text_at_pointer(says);
        }
    });
    // What scrolls sideways keeps what is asked of the page around it.
    if let Some(sight) = sought {
        ui.scroll_to_rect(sight, None);
    }
}

/// Says what lies under the pointer.
fn stone(cx: &Cx<'_>, plot: &Plot<'_>, at: Pos2) -> Option<String> {
    let stone = plot.stone_at(at)?;
    let activity = cx.model.activity(stone.id)?;
    let day = cx.model.dates.long(stone.date);
    Some(format!("{}, {day}, {}", activity.title, stone.minutes))
}

/// Tells a screen reader what the handle stands on.
fn name(response: &Response, cx: &Cx<'_>, path: &Path, day: NaiveDate) {
    let seen = cx.model.seen();
    let gone = (day - path.from).num_days() as f64;
    response.widget_info(|| WidgetInfo::slider(true, gone, "The path, day by day"));
    let when = if cx.model.looks_back() {
        cx.model.dates.long(day)
    } else {
        format!("{}, today", cx.model.dates.long(day))
    };
    let says = format!("{when}: {} of {} met", seen.met, seen.total);
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_value(says);
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value((path.to - path.from).num_days() as f64);
        node.set_numeric_value_step(1.0);
        node.set_orientation(accesskit::Orientation::Horizontal);
        node.add_action(Action::Increment);
        node.add_action(Action::Decrement);
        node.add_action(Action::SetValue);
    });
}

/// Returns the day that a screen reader leads to.
fn by_reader(ui: &Ui, handle: &Response, plot: &Plot<'_>, day: NaiveDate) -> Option<NaiveDate> {
    ui.input(|input| {
        let asks = |action| input.num_accesskit_action_requests(handle.id, action);
        let (later, earlier) = (asks(Action::Increment), asks(Action::Decrement));
        let set = input.accesskit_action_requests(handle.id, Action::SetValue);
        let set = set.filter_map(|request| match request.data {
            Some(ActionData::NumericValue(days)) => Some(days),
            _ => None,
        });
        let set = set.last().and_then(|days| plot.after(days));
        let asked = later + earlier > 0;
        set.or_else(|| asked.then(|| by_days(day, later, earlier)).flatten())
    })
}

/// Returns the day that keys lead to.
fn by_key(ui: &Ui, response: &Response, plot: &Plot<'_>, day: NaiveDate) -> Option<NaiveDate> {
    // The window itself need not have the system's focus, as where another program drives it.
    if !ui.memory(|memory| memory.has_focus(response.id)) {
        return None;
    }
    let arrows = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    let later = pressed(Key::ArrowRight) + pressed(Key::ArrowUp);
    let earlier = pressed(Key::ArrowLeft) + pressed(Key::ArrowDown);
    let (months_later, months_earlier) = (pressed(Key::PageUp), pressed(Key::PageDown));
    if pressed(Key::Home) > 0 {
        return Some(plot.path.from);
    }
    if pressed(Key::End) > 0 {
        return Some(plot.path.to);
    }
    let months = |count: usize| Months::new(u32::try_from(count).unwrap_or(u32::MAX));
    let day = day
        .checked_add_months(months(months_later))?
        .checked_sub_months(months(months_earlier))?;
    by_days(day, later, earlier).map(|day| day.clamp(plot.path.from, plot.path.to))
}

fn by_days(day: NaiveDate, later: usize, earlier: usize) -> Option<NaiveDate> {
    let days = |count: usize| Days::new(count as u64);
    day.checked_add_days(days(later))?
        .checked_sub_days(days(earlier))
}
