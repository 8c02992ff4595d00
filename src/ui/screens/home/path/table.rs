//! The path as a table: a row for each month of a year, each leading to its last day.

use chrono::{Datelike as _, Months, NaiveDate};
use egui::{Align, Layout, RichText, Role, Ui, UiBuilder, vec2};
use egui_material_icons::icons;

use super::{PathCard, go};
use crate::domain::number;
use crate::domain::progress::{Path, PathMonth};
use crate::ui::cx::Cx;
use crate::ui::theme::{medium, semibold};
use crate::ui::widgets::{hairline, icon_button, line, link_button};

const HEIGHT: f32 = 28.0;
/// How wide the columns are, as shares of the table.
const COLUMNS: [(&str, f32); 4] = [
    ("Month", 0.34),
    ("Reflected on", 0.22),
    ("Time", 0.2),
    ("Met at its end", 0.24),
];

/// Draws the months of a year.
pub fn table_ui(ui: &mut Ui, cx: &Cx<'_>, path: &Path, shown: &mut PathCard) {
    let (first, last) = (path.from.year(), path.to.year());
    let mut year = shown.year.unwrap_or(last).clamp(first, last);
    line(ui, |ui| {
        ui.add_enabled_ui(year > first, |ui| {
            if icon_button(ui, icons::ICON_CHEVRON_LEFT, "Earlier year").clicked() {
                year -= 1;
            }
        });
        ui.label(medium(year.to_string()).color(cx.tokens.ink));
        ui.add_enabled_ui(year < last, |ui| {
            if icon_button(ui, icons::ICON_CHEVRON_RIGHT, "Later year").clicked() {
                year += 1;
            }
        });
    });
    shown.year = Some(year);
    let table = UiBuilder::new()
        .accessibility_role(Role::Table)
        .accessibility_label(format!("The path in {year}"));
    ui.scope_builder(table, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        row_ui(ui, Role::ColumnHeader, |ui, column| {
            let head = COLUMNS.get(column).map_or("", |(head, _)| head);
            ui.label(RichText::new(head).small().color(cx.tokens.dim));
        });
        hairline(ui, cx.tokens);
        let of_year = path
            .months
            .iter()
            .filter(|month| month.first.year() == year);
        for month in of_year {
            month_ui(ui, cx, path, month);
        }
    });
}

fn month_ui(ui: &mut Ui, cx: &Cx<'_>, path: &Path, month: &PathMonth) {
    let last = last_day(month.first).min(path.to);
    let name = month.first.format("%B %Y").to_string();
    row_ui(ui, Role::Cell, |ui, column| {
        let says = match column {
            0 => {
                let tooltip = format!("Look back to {}", cx.model.dates.long(last));
                if link_button(ui, cx.tokens, &name)
                    .on_hover_text(tooltip)
                    .clicked()
                {
                    go(cx, path, last);
                }
                return;
            }
            1 => number(month.pile.len()),
            2 => month.minutes.to_string(),
            _ => format!("{} of {}", month.met, path.total),
        };
        ui.label(if cx.model.seen().as_of == last {
            semibold(says).color(cx.tokens.accent)
        } else {
            RichText::new(says).color(cx.tokens.ink)
        });
    });
    hairline(ui, cx.tokens);
}

/// Draws a row of cells with their roles.
fn row_ui(ui: &mut Ui, role: Role, mut cell: impl FnMut(&mut Ui, usize)) {
    let width = ui.available_width();
    let row = UiBuilder::new().accessibility_role(Role::Row);
    ui.scope_builder(row, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            for (column, (_, share)) in COLUMNS.iter().enumerate() {
                let (_, rect) = ui.allocate_space(vec2(width * share, HEIGHT));
                let builder = UiBuilder::new()
                    .max_rect(rect)
                    .layout(Layout::left_to_right(Align::Center))
                    .accessibility_role(role);
                cell(&mut ui.new_child(builder), column);
            }
        });
    });
}

fn last_day(first: NaiveDate) -> NaiveDate {
    let next = first.checked_add_months(Months::new(1));
    next.and_then(|next| next.pred_opt()).unwrap_or(first)
}
