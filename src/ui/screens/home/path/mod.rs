//! The path: one timeline of the role. Each activity that was reflected on is a stone, as wide as it took long, piled month by
//! month; a line rises with what is met. A handle goes to any day, and Home and Skills become that day. The same stands in a
//! table behind it.

mod drawn;
mod since;
mod strip;
mod table;

use chrono::NaiveDate;
use egui::{Align, Label, Layout, RichText, Ui};

use crate::domain::progress::Path;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::screens::skills::day::banner_ui;
use crate::ui::widgets::{card, line, toggle};

/// What the card remembers.
#[derive(Debug, Default)]
pub struct PathCard {
    /// Whether it is shown as a table.
    as_table: bool,
    /// The year whose months the table shows; none for the last.
    year: Option<i32>,
    /// The day that the handle stood on in the last frame.
    at: Option<NaiveDate>,
    /// How wide the timeline was then.
    room: f32,
}

/// Draws the card; nothing where nothing is logged.
pub fn path_ui(ui: &mut Ui, cx: &Cx<'_>, shown: &mut PathCard) {
    let Some(path) = &cx.model.path else {
        return;
    };
    card(ui, cx.tokens, "The path", |ui| {
        line(ui, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if toggle(ui, cx.tokens, shown.as_table, "As a table").clicked() {
                    shown.as_table = !shown.as_table;
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let says = RichText::new(says(cx, path)).color(cx.tokens.dim);
                    ui.add(Label::new(says).wrap());
                });
            });
        });
        banner_ui(ui, cx);
        if shown.as_table {
            table::table_ui(ui, cx, path, shown);
        } else {
            strip::strip_ui(ui, cx, path, shown);
            let says = "Each stone is an activity you reflected on, as wide as it took long. Drag the handle, or press the \
                        arrow keys on it, to look back.";
            ui.add(Label::new(RichText::new(says).small().color(cx.tokens.dim)).wrap());
        }
        since::since_ui(ui, cx);
    });
}

/// Says where the way began and where it has come to.
fn says(cx: &Cx<'_>, path: &Path) -> String {
    let first = path.steps.first().map_or(0, |step| step.met);
    let stones = crate::domain::count(
        path.stones.len(),
        "activity reflected on",
        "activities reflected on",
    );
    format!(
        "{stones} since {}; from {first} to {} of {} met",
        path.from.format("%B %Y"),
        cx.model.progress.met,
        path.total
    )
}

/// Goes to a day; to today where that is it or it is still to come.
fn go(cx: &Cx<'_>, path: &Path, day: NaiveDate) {
    let day = day.max(path.from);
    cx.send(Command::AsItWasOn((day < path.to).then_some(day)));
}
