//! Levels drawn, always on one framework's own scale: a skill now against its target, and its ratings over time.

use chrono::{Datelike as _, NaiveDate};
use egui::text::{LayoutJob, TextWrapping};
use egui::{Align2, FontId, Painter, Pos2, Rect, Response, Sense, Stroke, Ui, pos2, vec2};

use crate::domain::Dates;
use crate::ui::theme::Tokens;

/// A skill's levels; 0 is “not yet”.
#[derive(Clone, Copy, Debug)]
pub struct Levels {
    /// Where it stood when the year began.
    pub then: u8,
    /// Where it stands.
    pub now: u8,
    /// What is asked for.
    pub target: u8,
    /// The highest of the scale.
    pub top: u8,
}

const GAP: f32 = 3.0;

/// Returns the part of a bar that stands for one level, counted from 1.
fn step(bar: Rect, level: u8, top: u8) -> Rect {
    let width = (bar.width() + GAP) / f32::from(top.max(1));
    let left = bar.left() + width * f32::from(level.saturating_sub(1));
    Rect::from_min_size(pos2(left, bar.top()), vec2(width - GAP, bar.height()))
}

/// Draws a bar with a part for each level: full up to now, a tall line where the role asks for, a hollow dot where it was.
pub fn level_bar(ui: &mut Ui, tokens: &Tokens, levels: Levels, width: f32) -> Response {
    const HEIGHT: f32 = 24.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
    let bar = Rect::from_center_size(rect.center(), vec2(width - 8.0, 10.0));
    let painter = ui.painter();
    for level in 1..=levels.top {
        let colour = if level <= levels.now {
            tokens.accent
        } else {
            tokens.track
        };
        painter.rect_filled(step(bar, level, levels.top), 3.0, colour);
    }
    target_mark(painter, tokens, bar, levels);
    let then = match levels.then {
        0 => bar.left_center(),
        then => step(bar, then, levels.top).right_center(),
    };
    start_mark(painter, tokens, then);
    response
}

fn target_mark(painter: &Painter, tokens: &Tokens, bar: Rect, levels: Levels) {
    if levels.target > 0 {
        let x = step(bar, levels.target, levels.top).right() + GAP / 2.0;
        let y = bar.y_range().expand(5.0);
        painter.vline(x, y, Stroke::new(2.0, tokens.ink));
    }
}

fn start_mark(painter: &Painter, tokens: &Tokens, at: Pos2) {
    painter.circle(at, 3.5, tokens.card, Stroke::new(1.5, tokens.dim));
}

/// Draws the names of the levels over bars of the same width.
pub fn level_names(ui: &mut Ui, tokens: &Tokens, names: &[String], width: f32) {
    let (rect, response) = ui.allocate_exact_size(vec2(width, 16.0), Sense::hover());
    let bar = Rect::from_center_size(rect.center(), vec2(width - 8.0, 16.0));
    let top = u8::try_from(names.len()).unwrap_or(u8::MAX);
    for (level, name) in (1..).zip(names) {
        let part = step(bar, level, top);
        let font = FontId::proportional(11.0);
        let mut job = LayoutJob::simple_singleline(name.clone(), font, tokens.dim);
        job.wrap = TextWrapping::truncate_at_width(part.width());
        let text = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let at = part.left_center() - vec2(0.0, text.size().y / 2.0);
        ui.painter().galley(at, text, tokens.dim);
    }
    let says = format!("Levels: {}", names.join(" · "));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &says));
    response.on_hover_text(says);
}

/// Says what the marks of [`level_bar`] mean.
pub fn level_key(ui: &mut Ui, tokens: &Tokens, then: &str) {
    let mark = |ui: &mut Ui, words: &str, draw: &dyn Fn(&Painter, Rect)| {
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
        draw(ui.painter(), rect);
        ui.label(egui::RichText::new(words).small().color(tokens.dim));
        ui.add_space(8.0);
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        mark(ui, "now", &|painter, rect| {
            let bar = Rect::from_center_size(rect.center(), vec2(14.0, 10.0));
            painter.rect_filled(bar, 3.0, tokens.accent);
        });
        mark(ui, "asked for", &|painter, rect| {
            let stroke = Stroke::new(2.0, tokens.ink);
            painter.vline(rect.center().x, rect.y_range(), stroke);
        });
        mark(ui, then, &|painter, rect| {
            start_mark(painter, tokens, rect.center());
        });
    });
}

/// Ratings over time.
#[derive(Clone, Copy, Debug)]
pub struct Ratings<'a> {
    /// The names of the levels from “not yet” up.
    pub names: &'a [String],
    /// The ratings, oldest first.
    pub points: &'a [(NaiveDate, u8)],
    /// What is asked for.
    pub target: u8,
    /// The last day to draw.
    pub until: NaiveDate,
    /// How dates are shown.
    pub dates: Dates,
    /// All of it in words.
    pub says: &'a str,
}

/// Where days and levels lie on a chart.
struct Plot {
    area: Rect,
    from: NaiveDate,
    days: f32,
    top: f32,
}

impl Plot {
    fn new(area: Rect, ratings: &Ratings<'_>) -> Self {
        /// One rating alone still wants a line to stand on.
        const LEAST: i64 = 120;
        let first = ratings
            .points
            .first()
            .map_or(ratings.until, |point| point.0);
        let span = (ratings.until - first).num_days();
        let from = first - chrono::TimeDelta::days((LEAST - span).max(0));
        Self {
            area,
            from,
            days: (ratings.until - from).num_days().max(1) as f32,
            top: ratings.names.len().saturating_sub(1).max(1) as f32,
        }
    }

    fn x(&self, day: NaiveDate) -> f32 {
        let gone = (day - self.from).num_days() as f32;
        self.area.left() + self.area.width() * (gone / self.days)
    }

    fn y(&self, level: u8) -> f32 {
        self.area.bottom() - self.area.height() * (f32::from(level) / self.top)
    }
}

/// Draws the ratings as steps against the level asked for, with the levels' names and the days on the axes.
///
/// Returns the response and which rating the pointer is over.
pub fn ratings_chart(
    ui: &mut Ui,
    tokens: &Tokens,
    ratings: Ratings<'_>,
) -> (Response, Option<usize>) {
    const ROW: f32 = 22.0;
    const NAMES: f32 = 108.0;
    /// What is asked for is written above its line, which may be the highest.
    const ABOVE: f32 = 8.0;
    let rows = ratings.names.len().max(2) as f32;
    let size = vec2(ui.available_width().min(620.0), ABOVE + ROW * rows + 26.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, ratings.says));
    let area = Rect::from_min_max(
        rect.min + vec2(NAMES, ABOVE + ROW / 2.0),
        rect.max - vec2(10.0, 26.0 + ROW / 2.0),
    );
    let plot = Plot::new(area, &ratings);
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    for (level, name) in (0..).zip(ratings.names) {
        let y = plot.y(level);
        painter.hline(area.x_range(), y, Stroke::new(1.0, tokens.line));
        let at = pos2(rect.left(), y);
        let font = FontId::proportional(12.0);
        painter.text(at, Align2::LEFT_CENTER, name, font, tokens.dim);
    }
    if ratings.target > 0 {
        let y = plot.y(ratings.target);
        let line = [pos2(area.left(), y), pos2(area.right(), y)];
        let stroke = Stroke::new(1.5, tokens.ink);
        painter.extend(egui::Shape::dashed_line(&line, stroke, 5.0, 4.0));
        let at = pos2(area.right(), y - 3.0);
        let font = FontId::proportional(11.0);
        painter.text(at, Align2::RIGHT_BOTTOM, "asked for", font, tokens.dim);
    }
    let pointed = response.hover_pos();
    let pointed = draw_steps(&painter, tokens, &plot, &ratings, pointed);
    draw_days(&painter, tokens, &plot, &ratings, rect.bottom());
    (response, pointed)
}

fn draw_steps(
    painter: &Painter,
    tokens: &Tokens,
    plot: &Plot,
    ratings: &Ratings<'_>,
    over: Option<Pos2>,
) -> Option<usize> {
    /// How near the pointer must be.
    const NEAR: f32 = 10.0;
    let at = |(day, level): &(NaiveDate, u8)| pos2(plot.x(*day), plot.y(*level));
    let mut line = Vec::new();
    for point in ratings.points.iter().map(at) {
        if let Some(before) = line.last().copied() {
            let Pos2 { y, .. } = before;
            line.push(pos2(point.x, y));
        }
        line.push(point);
    }
    if let Some(last) = line.last().copied() {
        line.push(pos2(plot.area.right(), last.y));
    }
    painter.add(egui::Shape::line(line, Stroke::new(2.0, tokens.accent)));
    let mut pointed = None;
    for (n, point) in ratings.points.iter().map(at).enumerate() {
        painter.circle(point, 4.0, tokens.accent, Stroke::new(1.5, tokens.card));
        if over.is_some_and(|over| over.distance(point) <= NEAR) {
            pointed = Some(n);
        }
    }
    pointed
}

/// Writes the first and the last day, and the years that begin between them.
fn draw_days(painter: &Painter, tokens: &Tokens, plot: &Plot, ratings: &Ratings<'_>, bottom: f32) {
    const APART: f32 = 70.0;
    let y = bottom - 9.0;
    let font = || FontId::proportional(12.0);
    let (left, right) = (plot.area.left(), plot.area.right());
    let Ratings { until, dates, .. } = *ratings;
    for (x, side, day) in [
        (left, Align2::LEFT_CENTER, plot.from),
        (right, Align2::RIGHT_CENTER, until),
    ] {
        painter.text(pos2(x, y), side, dates.medium(day), font(), tokens.dim);
    }
    let mut written = left + APART;
    for year in plot.from.year() + 1..=until.year() {
        let Some(day) = NaiveDate::from_ymd_opt(year, 1, 1) else {
            continue;
        };
        let x = plot.x(day);
        painter.vline(
            x,
            plot.area.bottom()..=plot.area.bottom() + 5.0,
            Stroke::new(1.0, tokens.field),
        );
        if x > written && x < right - APART - 20.0 {
            painter.text(pos2(x, y), Align2::CENTER_CENTER, year, font(), tokens.dim);
            written = x + APART / 2.0;
        }
    }
}
