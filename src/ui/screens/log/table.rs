//! The log as a table, where there is room for one.

use egui::{Align, Button, Label, Layout, Rect, RichText, Ui, UiBuilder, pos2, vec2};
use egui_material_icons::icons;

use super::view::{Column, View};
use super::{Log, arrange, cells};
use crate::domain::{ActivitySummary, SortBy};
use crate::ui::cx::Cx;
use crate::ui::widgets::{hairline, icon};

const ROW: f32 = 36.0;
/// A row with a passage below the title.
const TALL: f32 = 52.0;
const HEADER: f32 = 28.0;
const DATE: f32 = 84.0;
const BOX: f32 = 30.0;
const GAP: f32 = 12.0;
/// With less room for titles than this, rows of two lines read better.
const TITLE: f32 = 280.0;

/// Where the columns stand.
#[derive(Clone, Debug)]
pub struct Table {
    /// What goes before the date.
    lead: f32,
    title: f32,
    columns: Vec<Column>,
}

impl Table {
    /// Measures the columns; none where titles would have too little room.
    pub fn fitting(width: f32, log: &Log) -> Option<Self> {
        let View { columns, .. } = &log.view;
        let columns: Vec<Column> = Column::ALL
            .into_iter()
            .filter(|column| columns.contains(column))
            .collect();
        let others: f32 = columns.iter().map(|column| column.width() + GAP).sum();
        let lead = if log.selection.is_open() { BOX } else { 0.0 };
        let title = width - lead - DATE - GAP - others;
        (title >= TITLE).then_some(Self {
            lead,
            title,
            columns,
        })
    }

    /// Returns the height of a row.
    pub const fn height(searching: bool) -> f32 {
        if searching { TALL } else { ROW }
    }

    /// Draws the headings; those that sort are buttons.
    pub fn header_ui(&self, ui: &mut Ui, cx: &Cx<'_>, log: &mut Log) {
        let width = ui.available_width();
        let (rect, _) = ui.allocate_exact_size(vec2(width, HEADER), egui::Sense::hover());
        let mut left = rect.left() + self.lead;
        let mut next = |width: f32| {
            let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(width, HEADER));
            left += width + GAP;
            cell
        };
        let view = &mut log.view;
        heading_ui(ui, cx, next(DATE), "Date", Some(SortBy::Date), false, view);
        heading_ui(
            ui,
            cx,
            next(self.title),
            "Title",
            Some(SortBy::Title),
            false,
            view,
        );
        for column in &self.columns {
            let cell = next(column.width());
            let (name, figure) = (column.name(), column.is_figure());
            heading_ui(ui, cx, cell, name, column.sort(), figure, view);
        }
        hairline(ui, cx.tokens);
    }

    /// Draws the cells of a row.
    pub fn row_ui(
        &self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        log: &Log,
        activity: &ActivitySummary,
        date: &str,
    ) {
        let row = ui.max_rect();
        let mut left = row.left() + self.lead;
        let mut next = |width: f32| {
            let cell = Rect::from_min_size(pos2(left, row.top()), vec2(width, row.height()));
            left += width + GAP;
            cell
        };
        cells::box_ui(ui, cx, log, activity);
        cell_ui(ui, next(DATE), false, |ui| {
            ui.label(RichText::new(date).color(cx.tokens.dim));
        });
        cell_ui(ui, next(self.title), false, |ui| {
            let Some(passage) = cells::passage(cx, activity) else {
                cells::title_ui(ui, cx, activity);
                return;
            };
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.add_space(7.0);
                cells::title_ui(ui, cx, activity);
                cells::passage_ui(ui, cx, passage);
            });
        });
        for column in &self.columns {
            cell_ui(ui, next(column.width()), column.is_figure(), |ui| {
                value_ui(ui, cx, *column, activity);
            });
        }
    }
}

fn value_ui(ui: &mut Ui, cx: &Cx<'_>, column: Column, activity: &ActivitySummary) {
    let quiet = |ui: &mut Ui, text: &str| {
        let text = RichText::new(text).small().color(cx.tokens.dim);
        ui.add(Label::new(text).truncate());
    };
    match column {
        Column::Kind => quiet(ui, activity.kind.label()),
        Column::Pdas => quiet(ui, &cells::pdas(cx, activity).join(", ")),
        Column::Skills => cells::skills_ui(ui, cx, activity, 2),
        Column::Tags => quiet(ui, &activity.tags.join(", ")),
        Column::Reflected => {
            let (state, colour) = cells::state(cx, activity);
            if activity.reflected && colour == cx.tokens.dim {
                icon(ui, icons::ICON_CHECK, cx.tokens.good).on_hover_text(state);
            } else {
                let state = RichText::new(state).small().color(colour);
                ui.add(Label::new(state).truncate());
            }
        }
        Column::Evidence => cells::evidence_ui(ui, cx, activity),
        Column::Hours => cells::hours_ui(ui, cx, activity),
    }
}

/// Draws one heading; where it sorts, a button that says so.
fn heading_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    cell: Rect,
    name: &str,
    sorts: Option<SortBy>,
    figure: bool,
    view: &mut View,
) {
    cell_ui(ui, cell, figure, |ui| {
        let text = RichText::new(name).small().color(cx.tokens.dim);
        let Some(by) = sorts else {
            ui.add(Label::new(text).truncate());
            return;
        };
        ui.spacing_mut().button_padding.x = 0.0;
        let sorted = view.order.by == by;
        let text = if sorted {
            text.color(cx.tokens.ink)
        } else {
            text
        };
        let pressed = ui.add(Button::new(text).frame(false));
        let says = if sorted {
            let [down, up] = arrange::ends(by);
            let first = if view.order.descending { down } else { up };
            let arrow = if view.order.descending {
                icons::ICON_ARROW_DOWNWARD
            } else {
                icons::ICON_ARROW_UPWARD
            };
            ui.spacing_mut().item_spacing.x = 2.0;
            icon(ui, arrow, cx.tokens.accent);
            format!("Sort by {name}, now {} first", first.to_lowercase())
        } else {
            format!("Sort by {name}")
        };
        if pressed
            .accessible_name(says.clone())
            .on_hover_text(says)
            .clicked()
        {
            view.order = view.order.pressed(by);
        }
    });
}

/// Draws a cell, at the right where it holds a figure.
fn cell_ui(ui: &mut Ui, rect: Rect, figure: bool, add: impl FnOnce(&mut Ui)) {
    let layout = if figure {
        Layout::right_to_left(Align::Center)
    } else {
        Layout::left_to_right(Align::Center)
    };
    let mut cell = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    cell.set_clip_rect(rect.expand2(vec2(4.0, 0.0)).intersect(ui.clip_rect()));
    add(&mut cell);
}
