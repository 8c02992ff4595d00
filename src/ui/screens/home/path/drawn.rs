//! What is drawn of the path: months, piles of stones, the line of what is met, and the handle. Only what is in sight is.

use chrono::{Datelike as _, Days, NaiveDate};
use egui::{
    Align2, Color32, FontFamily, FontId, Painter, Pos2, Rect, Response, Shape, Stroke, StrokeKind,
    Ui, pos2, vec2,
};

use crate::domain::progress::{Path, PathMonth, Stone};
use crate::ui::cx::Cx;
use crate::ui::theme::Tokens;

/// The room of the handle's grip above, and of the months below.
const ABOVE: f32 = 22.0;
const BELOW: f32 = 34.0;
/// How high a stone is at most.
const STONE: f32 = 10.0;
/// The time from which on a stone is as wide as its month, in minutes.
const WIDEST: f32 = 330.0;
const NARROWEST: f32 = 4.0;
const MARGIN: f32 = 3.0;

/// Where days and stones lie.
pub struct Plot<'p> {
    pub path: &'p Path,
    /// Everything.
    rect: Rect,
    /// Where stones and line are.
    area: Rect,
    /// The width of a month.
    month: f32,
}

impl<'p> Plot<'p> {
    pub fn new(path: &'p Path, rect: Rect, month: f32) -> Self {
        let mut area = rect;
        area.min.y += ABOVE;
        area.max.y -= BELOW;
        Self {
            path,
            rect,
            area,
            month,
        }
    }

    /// Returns where a day lies.
    pub fn x(&self, day: NaiveDate) -> f32 {
        let from = self.path.from;
        let months =
            (day.year() - from.year()) as f32 * 12.0 + day.month() as f32 - from.month() as f32;
        let within = day.day0() as f32 / days_in(day) as f32;
        self.rect.left() + self.month * (months + within)
    }

    /// Returns where the handle is taken hold of on a day.
    pub fn grip(&self, day: NaiveDate) -> Rect {
        Rect::from_center_size(pos2(self.x(day), self.rect.top() + 12.0), vec2(28.0, 24.0))
    }

    /// Returns the day that lies there.
    pub fn day(&self, x: f32) -> NaiveDate {
        let gone = ((x - self.rect.left()) / self.month).max(0.0);
        let months = &self.path.months;
        let at = (0..months.len()).take_while(|at| *at as f32 <= gone).last();
        let month = at
            .and_then(|at| months.get(at))
            .map_or(self.path.from, |month| month.first);
        let share = gone - at.unwrap_or(0) as f32;
        let days = days_in(month);
        let day = (1..=days)
            .take_while(|day| (*day as f32 - 1.0) / days as f32 <= share)
            .last();
        let day = day.and_then(|day| month.with_day(day)).unwrap_or(month);
        day.clamp(self.path.from, self.path.to)
    }

    /// Returns the day so many days after the first.
    pub fn after(&self, days: f64) -> Option<NaiveDate> {
        let span = (self.path.to - self.path.from).num_days();
        let day = (0..=span)
            .take_while(|day| *day as f64 <= days.max(0.0))
            .last()?;
        self.path
            .from
            .checked_add_days(Days::new(day.unsigned_abs()))
    }

    fn y(&self, met: usize) -> f32 {
        let share = met as f32 / self.path.total.max(1) as f32;
        self.area.bottom() - self.area.height() * share
    }

    /// Returns the places of the months in sight.
    fn in_sight(&self, clip: Rect) -> (usize, usize) {
        let place = |x: f32| {
            let count = self.path.months.len();
            let gone = (x - self.rect.left()) / self.month;
            (0..count).take_while(|at| (*at as f32) < gone).count()
        };
        (place(clip.left()).saturating_sub(1), place(clip.right()))
    }

    /// Returns where the stones of a month lie, the lowest first.
    fn pile<'a>(
        &'a self,
        at: usize,
        month: &'a PathMonth,
    ) -> impl Iterator<Item = (Rect, &'a Stone)> {
        let high = (self.area.height() / month.pile.len().max(1) as f32).min(STONE);
        let gap = if high > 4.0 { 1.0 } else { 0.0 };
        let centre = self.rect.left() + self.month * (at as f32 + 0.5);
        let stones = month.pile.iter().filter_map(|at| self.path.stones.get(*at));
        stones.enumerate().map(move |(n, stone)| {
            let share = (stone.minutes.0 as f32 / WIDEST).min(1.0);
            let width = (share * (self.month - 2.0 * MARGIN)).max(NARROWEST);
            let bottom = self.area.bottom() - high * n as f32;
            let min = pos2(centre - width / 2.0, bottom - high + gap);
            (
                Rect::from_min_max(min, pos2(centre + width / 2.0, bottom)),
                stone,
            )
        })
    }

    /// Returns the stone that lies there.
    pub fn stone_at(&self, at: Pos2) -> Option<&Stone> {
        let gone = (at.x - self.rect.left()) / self.month;
        let place = (0..self.path.months.len()).find(|place| *place as f32 + 1.0 > gone)?;
        let month = self.path.months.get(place)?;
        let mut pile = self.pile(place, month);
        let found = pile.find(|(rect, _)| rect.expand2(vec2(4.0, 0.5)).contains(at));
        found.map(|(_, stone)| stone)
    }
}

fn days_in(day: NaiveDate) -> u32 {
    let next = day
        .with_day(1)
        .and_then(|first| first.checked_add_months(chrono::Months::new(1)));
    next.and_then(|next| next.pred_opt())
        .map_or(30, |last| last.day())
}

/// Draws all of it; what comes after the day that is seen is quieter.
pub fn paint(ui: &Ui, cx: &Cx<'_>, plot: &Plot<'_>, day: NaiveDate, response: &Response) {
    let clip = ui.clip_rect().intersect(plot.rect);
    if !clip.is_positive() {
        return;
    }
    let painter = ui.painter().with_clip_rect(ui.clip_rect());
    let tokens = cx.tokens;
    let (first, last) = plot.in_sight(clip);
    painter.hline(
        clip.x_range(),
        plot.area.bottom() + 0.5,
        Stroke::new(1.0, tokens.field),
    );
    for (at, month) in plot
        .path
        .months
        .iter()
        .enumerate()
        .take(last + 1)
        .skip(first)
    {
        month_ui(&painter, tokens, plot, at, month);
        for (rect, stone) in plot.pile(at, month) {
            let colour = if stone.date <= day {
                tokens.accent
            } else {
                tokens.track
            };
            let radius = if rect.height() > 4.0 {
                rect.height() / 2.0
            } else {
                0.0
            };
            painter.rect_filled(rect, radius, colour);
        }
    }
    line(&painter, tokens, plot, day, clip);
    handle(&painter, tokens, plot, day, response);
}

/// Writes the name of a month, and the year below its first.
fn month_ui(painter: &Painter, tokens: &Tokens, plot: &Plot<'_>, at: usize, month: &PathMonth) {
    let left = plot.rect.left() + plot.month * at as f32;
    let centre = left + plot.month / 2.0;
    let top = plot.area.bottom() + 4.0;
    let small = || FontId::proportional(12.0);
    let name = month.first.format("%b").to_string();
    painter.text(
        pos2(centre, top),
        Align2::CENTER_TOP,
        name,
        small(),
        tokens.dim,
    );
    let january = month.first.month() == 1;
    if january {
        let ends = plot.area.top()..=plot.rect.bottom();
        painter.vline(left, ends, Stroke::new(1.0, tokens.line));
    }
    if january || at == 0 {
        let year = month.first.format("%Y").to_string();
        let font = FontId::new(12.0, FontFamily::Name("medium".into()));
        painter.text(
            pos2(left + 5.0, top + 15.0),
            Align2::LEFT_TOP,
            year,
            font,
            tokens.ink,
        );
    }
}

/// Draws how many are met as steps, on a ground that sets it off the stones.
fn line(painter: &Painter, tokens: &Tokens, plot: &Plot<'_>, day: NaiveDate, clip: Rect) {
    let mut points: Vec<Pos2> = Vec::new();
    let mut until: Vec<Pos2> = Vec::new();
    let here = plot.x(day);
    let end = plot.x(plot.path.to);
    let mut before: Option<Pos2> = None;
    for step in &plot.path.steps {
        let at = pos2(plot.x(step.date), plot.y(step.met));
        if let Some(before) = before {
            points.push(pos2(at.x, before.y));
        }
        points.push(at);
        before = Some(at);
    }
    points.extend(before.map(|last| pos2(end, last.y)));
    // What lies far out of sight is not drawn.
    let near = clip.expand(plot.month);
    let first = points
        .partition_point(|point| point.x < near.left())
        .saturating_sub(2);
    let count = points.partition_point(|point| point.x <= near.right()) + 2;
    let seen: Vec<Pos2> = points.into_iter().take(count).skip(first).collect();
    for point in &seen {
        if point.x > here {
            let y = until.last().map_or(point.y, |last: &Pos2| last.y);
            until.push(pos2(here, y));
            break;
        }
        until.push(*point);
    }
    painter.add(Shape::line(seen.clone(), Stroke::new(5.0, tokens.card)));
    painter.add(Shape::line(seen, Stroke::new(2.0, tokens.field)));
    painter.add(Shape::line(until, Stroke::new(2.0, tokens.ink)));
}

/// Draws the handle: a line with a grip, and beside it how many are met on its day.
fn handle(
    painter: &Painter,
    tokens: &Tokens,
    plot: &Plot<'_>,
    day: NaiveDate,
    response: &Response,
) {
    let x = plot.x(day);
    let met = plot.path.met_on(day);
    let grip = plot.grip(day).center();
    let lines = grip.y..=plot.area.bottom();
    painter.vline(x, lines, Stroke::new(2.0, tokens.accent));
    let lit = response.hovered() || response.dragged();
    let fill: Color32 = if lit { tokens.accent } else { tokens.card };
    painter.circle(grip, 8.0, fill, Stroke::new(2.5, tokens.accent));
    let at = pos2(x, plot.y(met));
    painter.circle(at, 4.0, tokens.ink, Stroke::new(1.5, tokens.card));
    let says = format!("{met} of {}", plot.path.total);
    let font = FontId::new(12.0, FontFamily::Name("semibold".into()));
    let right = x + 90.0 < plot.rect.right();
    let (side, anchor) = if right {
        (20.0, Align2::LEFT_CENTER)
    } else {
        (-20.0, Align2::RIGHT_CENTER)
    };
    let text = painter.layout_no_wrap(says, font, tokens.ink);
    let place = anchor.anchor_size(pos2(x + side, grip.y), text.size());
    painter.rect(
        place.expand2(vec2(4.0, 1.0)),
        4.0,
        tokens.card,
        Stroke::NONE,
        StrokeKind::Inside,
    );
    painter.galley(place.min, text, tokens.ink);
}
