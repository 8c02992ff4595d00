//! The list of activities, of two lines each or as a table; only the rows in sight are drawn.

use egui::{Align, Layout, Rect, Response, RichText, ScrollArea, Ui, vec2};

use super::table::Table;
use super::{Log, cells};
use crate::domain::{ActivityId, ActivitySummary};
use crate::ui::command::{Action, Command};
use crate::ui::cx::Cx;
use crate::ui::widgets::{Long, Row, empty, list_card, long_keys, long_rows, row};

const HEIGHT: f32 = 52.0;
const DATE: f32 = 88.0;
/// What the scroll bar takes.
const BAR: f32 = 14.0;

/// Draws the list on its card.
pub fn list_ui(ui: &mut Ui, cx: &Cx<'_>, log: &mut Log) {
    list_card(ui, cx.tokens, "Activities", |ui| {
        if cx.model.listing.is_empty() {
            nothing_ui(ui, cx, log);
            return;
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let aside = log.forms.is_form_shown() || cx.model.shown.is_some();
        let width = ui.available_width() - BAR;
        let table = Table::fitting(width, log).filter(|_| !aside);
        if let Some(table) = &table {
            table.header_ui(ui, cx, log);
        }
        let searching = !cx.model.listing.words.is_empty();
        let height = table.as_ref().map_or(HEIGHT, |_| Table::height(searching));
        let id = ui.scope_id().with("log-rows");
        let rows = Long {
            count: cx.model.listing.len(),
            across: 1,
            name: &|at| {
                let listed = cx.model.listed(at);
                listed.map(|one| one.title.clone()).unwrap_or_default()
            },
        };
        let revealed = long_keys(ui, id, &rows).or(revealed(cx, log));
        ScrollArea::vertical()
            .id_salt("log-list")
            .auto_shrink([false, true])
            .show_rows(ui, height, cx.model.listing.len(), |ui, shown| {
                ui.set_width(ui.available_width() - BAR);
                if let Some(at) = revealed {
                    let below = (at as f32 - shown.start as f32) * height;
                    let corner = ui.max_rect().left_top() + vec2(0.0, below);
                    ui.scroll_to_rect(Rect::from_min_size(corner, vec2(1.0, height)), None);
                }
                let mut unread = Vec::new();
                long_rows(ui, id, (shown, height), |ui, shown| {
                    for activity in shown.filter_map(|at| cx.model.listed(at)) {
                        if searching && !cx.model.listing.passages.contains_key(&activity.id) {
                            unread.push(activity.id);
                        }
                        activity_ui(ui, cx, log, activity, table.as_ref(), height);
                    }
                });
                if !unread.is_empty() {
                    cx.send(Command::SeePassages(unread));
                }
            });
    });
}

/// Returns the row to be brought into sight, once.
fn revealed(cx: &Cx<'_>, log: &mut Log) -> Option<usize> {
    let wanted: Option<ActivityId> = log.selection.head().or(log.forms.chosen());
    let reveal = log.forms.reveal();
    wanted.filter(|_| reveal).and_then(|id| cx.model.row_of(id))
}

fn nothing_ui(ui: &mut Ui, cx: &Cx<'_>, log: &mut Log) {
    let tokens = cx.tokens;
    if cx.model.ledger.activities.is_empty() {
        let says = "Nothing is logged yet. A title and a date are enough to begin.";
        if empty(ui, tokens, says, Some("Log your first activity")) {
            cx.act(Action::NewActivity);
        }
        return;
    }
    let narrowed = crate::record::ActivityFilter {
        text: None,
        ..log.filter.clone()
    };
    let (says, step) = match &log.filter.text {
        None => (
            "No activity fits the filters.".to_owned(),
            "Clear the filters",
        ),
        Some(text) if narrowed == crate::record::ActivityFilter::default() => {
            (format!("No activity holds “{text}”."), "Clear the search")
        }
        Some(text) => (
            format!("No activity that fits the filters holds “{text}”."),
            "Clear the search",
        ),
    };
    if empty(ui, tokens, &says, Some(step)) {
        if log.filter.text.is_some() {
            log.filter.text = None;
            log.search.clear();
        } else {
            log.filter = crate::record::ActivityFilter::default();
        }
    }
}

fn activity_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    log: &mut Log,
    activity: &ActivitySummary,
    table: Option<&Table>,
    height: f32,
) {
    let date = cx.model.dates.short(activity.date);
    let mut name = format!("{}, {date}, {}", activity.title, activity.minutes);
    if let Some(passage) = cells::passage(cx, activity) {
        name = format!("{name}: {}", passage.text);
    }
    let looks = Row {
        name: &name,
        height,
        selected: if log.selection.is_open() {
            log.selection.has(activity.id)
        } else {
            log.forms.chosen() == Some(activity.id)
        },
    };
    let response = row(ui, cx.tokens, looks, |ui| match table {
        Some(table) => table.row_ui(ui, cx, log, activity, &date),
        None => two_lines_ui(ui, cx, log, activity, date),
    });
    pressed(ui, cx, log, activity.id, &response);
}

/// Shows the activity, or chooses it where several are being chosen.
fn pressed(ui: &Ui, cx: &Cx<'_>, log: &mut Log, id: ActivityId, response: &Response) {
    let held = ui.input(|input| input.modifiers);
    if response.clicked() {
        if held.shift {
            log.selection.reach(cx.model, id, log.forms.chosen());
        } else if held.command || log.selection.on {
            log.selection.toggle(id);
        } else {
            log.selection.clear();
            cx.send(Command::ShowActivity(id));
        }
    }
    if response.double_clicked() && !held.any() && !log.selection.is_open() {
        cx.send(Command::EditActivity(id));
    }
}

fn two_lines_ui(ui: &mut Ui, cx: &Cx<'_>, log: &Log, activity: &ActivitySummary, date: String) {
    cells::box_ui(ui, cx, log, activity);
    ui.allocate_ui_with_layout(
        vec2(DATE, HEIGHT),
        Layout::left_to_right(Align::Center),
        |ui| {
            ui.set_width(DATE);
            ui.label(RichText::new(date).color(cx.tokens.dim));
        },
    );
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.allocate_ui_with_layout(
            vec2(72.0, HEIGHT),
            Layout::right_to_left(Align::Center),
            |ui| {
                ui.set_width(72.0);
                cells::hours_ui(ui, cx, activity);
            },
        );
        cells::evidence_ui(ui, cx, activity);
        cells::skills_ui(ui, cx, activity, 4);
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.add_space(7.0);
            cells::title_ui(ui, cx, activity);
            second_line_ui(ui, cx, activity);
        });
    });
}

fn second_line_ui(ui: &mut Ui, cx: &Cx<'_>, activity: &ActivitySummary) {
    if let Some(passage) = cells::passage(cx, activity) {
        cells::passage_ui(ui, cx, passage);
        return;
    }
    let (state, colour) = cells::state(cx, activity);
    let mut line = vec![activity.kind.label()];
    line.extend(cells::pdas(cx, activity));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        if colour != cx.tokens.dim {
            ui.label(RichText::new(format!("{state} · ")).small().color(colour));
        }
        let line = RichText::new(line.join(" · ")).small().color(cx.tokens.dim);
        ui.add(egui::Label::new(line).truncate());
    });
}
