//! The calendar of the CPD year above the list: a cell for each day, the stronger the more was done.

use chrono::{Datelike as _, Days, NaiveDate};
use egui::{
    Align2, EventFilter, FontId, Key, Modifiers, Rect, Response, Sense, Stroke, StrokeKind, Ui,
    pos2, vec2,
};

use super::Log;
use crate::domain::{Dates, Minutes, count};
use crate::ui::calendar::Calendar;
use crate::ui::cx::Cx;
use crate::ui::keys;
use crate::ui::theme::Tokens;

const CELL: f32 = 9.0;
const GAP: f32 = 2.0;
const MONTHS: f32 = 16.0;
/// In a lower window the list needs the room.
const LOWEST: f32 = 640.0;
/// From how many minutes on a day has its second, third and fourth step.
const STEPS: [u32; 3] = [61, 181, 361];

/// Draws the calendar; a press on a day shows what was done on it.
pub fn year_ui(ui: &mut Ui, cx: &Cx<'_>, log: &mut Log) {
    let nothing = cx.model.ledger.activities.is_empty();
    if nothing || ui.content_rect().height() < LOWEST {
        return;
    }
    let calendar = &cx.model.listing.calendar;
    let height = MONTHS + 7.0 * (CELL + GAP);
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    let grid = Grid {
        rect,
        step: (rect.width() + GAP) / (calendar.columns().max(1) as f32),
    };
    let at = cursor(ui, &response, calendar, log);
    name(&response, cx.model.dates, calendar, at);
    grid.paint(
        ui,
        cx.tokens,
        calendar,
        log,
        at.filter(|_| response.has_focus()),
    );
    let hovered = response.hover_pos().and_then(|pos| grid.day(calendar, pos));
    let by_key = response.has_focus().then_some(at).flatten();
    if response.clicked() {
        // A press by key has no place.
        let pressed = response.interact_pointer_pos().map_or(by_key, |_| hovered);
        if let Some(day) = pressed {
            show_day(log, day);
        }
    }
    if let Some(day) = hovered {
        response.on_hover_text_at_pointer(says(cx.model.dates, calendar, day));
    }
    ui.add_space(4.0);
}

/// Shows the activities of a day, or all of them again where only they are shown.
fn show_day(log: &mut Log, day: NaiveDate) {
    let only = (Some(day), Some(day));
    let shown = (log.filter.from, log.filter.to) == only;
    (log.filter.from, log.filter.to) = if shown { (None, None) } else { only };
}

/// Returns the day that the arrow keys stand on, and moves it.
fn cursor(ui: &Ui, response: &Response, calendar: &Calendar, log: &mut Log) -> Option<NaiveDate> {
    let known = log.day.filter(|day| calendar.year.contains(*day));
    let day = known.or_else(|| {
        let today = calendar.today;
        Some(today.clamp(calendar.year.from(), calendar.year.to()))
    })?;
    if !response.has_focus() {
        return Some(day);
    }
    let arrows = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    let pressed = |key| keys::pressed(ui, Modifiers::NONE, key);
    let steps = [
        (Key::ArrowLeft, -7_i64),
        (Key::ArrowRight, 7),
        (Key::ArrowUp, -1),
        (Key::ArrowDown, 1),
    ];
    let by: i64 = steps
        .into_iter()
        .filter(|(key, _)| pressed(*key))
        .map(|(_, days)| days)
        .sum();
    let days = Days::new(by.unsigned_abs());
    let moved = if by < 0 {
        day.checked_sub_days(days)
    } else {
        day.checked_add_days(days)
    };
    let moved = moved
        .filter(|day| calendar.year.contains(*day))
        .unwrap_or(day);
    log.day = Some(moved);
    Some(moved)
}

/// Tells screen readers what the calendar shows, and the day that the arrow keys stand on.
fn name(response: &Response, dates: Dates, calendar: &Calendar, at: Option<NaiveDate>) {
    let Calendar {
        year, busy, spent, ..
    } = calendar;
    let busy = count(*busy, "day", "days");
    let mut name = format!(
        "Calendar of the CPD year from {}, {spent} on {busy}",
        dates.weekday(year.from())
    );
    if let Some(day) = at.filter(|_| response.has_focus()) {
        name = format!("{name}. {}", says(dates, calendar, day));
    }
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
}

fn says(dates: Dates, calendar: &Calendar, day: NaiveDate) -> String {
    let spent = match calendar.on(day) {
        Minutes(0) => "nothing".to_owned(),
        spent => spent.to_string(),
    };
    format!("{}: {spent}", dates.weekday(day))
}

/// Where the cells stand.
struct Grid {
    rect: Rect,
    step: f32,
}

impl Grid {
    fn cell(&self, column: usize, row: usize) -> Rect {
        let corner = pos2(
            self.rect.left() + self.step * (column as f32),
            self.rect.top() + MONTHS + (CELL + GAP) * (row as f32),
        );
        Rect::from_min_size(corner, vec2((self.step - GAP).max(2.0), CELL))
    }

    fn day(&self, calendar: &Calendar, pos: egui::Pos2) -> Option<NaiveDate> {
        let holds = |(column, row): &(usize, usize)| {
            let cell = self.cell(*column, *row);
            cell.expand2(vec2(self.step - cell.width(), GAP) / 2.0)
                .contains(pos)
        };
        let mut cells =
            (0..calendar.columns()).flat_map(|column| (0..7).map(move |row| (column, row)));
        let (column, row) = cells.find(holds)?;
        calendar.at(column, row)
    }

    fn paint(
        &self,
        ui: &Ui,
        tokens: &Tokens,
        calendar: &Calendar,
        log: &Log,
        cursor: Option<NaiveDate>,
    ) {
        let painter = ui.painter();
        for (day, spent, column, row) in calendar.cells() {
            let cell = self.cell(column, row);
            painter.rect_filled(cell, 2.0, colour(tokens, spent));
            if day.day() == 1 {
                let corner = pos2(cell.left(), self.rect.top());
                let (name, font) = (day.format("%b"), FontId::proportional(11.0));
                painter.text(corner, Align2::LEFT_TOP, name, font, tokens.dim);
            }
            let only = (log.filter.from, log.filter.to) == (Some(day), Some(day));
            let ring = if only || cursor == Some(day) {
                Some(Stroke::new(2.0, tokens.accent))
            } else if day == calendar.today {
                Some(Stroke::new(1.0, tokens.dim))
            } else {
                None
            };
            if let Some(ring) = ring {
                painter.rect_stroke(cell.expand(1.0), 3.0, ring, StrokeKind::Outside);
            }
        }
    }
}

/// Returns the colour of a day: the ground, or one of four steps.
fn colour(tokens: &Tokens, spent: Minutes) -> egui::Color32 {
    if spent == Minutes(0) {
        return tokens.track;
    }
    let step = STEPS.iter().filter(|from| spent.0 >= **from).count();
    let depth = 0.4 + 0.2 * (step as f32);
    tokens.track.lerp_to_gamma(tokens.accent, depth)
}
