//! Looking back: the day on which the role is shown.

use chrono::{Months, NaiveDate};
use egui::{Frame, Label, Margin, RichText, TextEdit, Ui, vec2};
use egui_material_icons::icons;

use crate::domain::{Dates, Invalid, read_date};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::widgets::{icon, line, problem, soft_button};

/// The field in which a day is written, with what is wrong with it.
#[derive(Debug, Default)]
pub struct DayField {
    typed: String,
    wrong: Option<Invalid>,
}

impl DayField {
    /// Writes the day that is shown into the field; nothing for today.
    pub fn show(&mut self, dates: Dates, day: Option<NaiveDate>) {
        self.typed = day.map(|day| dates.long(day)).unwrap_or_default();
        self.wrong = None;
    }

    /// Draws the menu of days and the field, from right to left.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let menu = ui.menu_button("Look back", |ui| presets_ui(ui, cx));
        menu.response
            .on_hover_text("Show the role as it was on an earlier day");
        let field = TextEdit::singleline(&mut self.typed)
            .id_salt("skills-as-of")
            .hint_text(RichText::new("As it was on …").color(cx.tokens.faint))
            .margin(Margin::symmetric(10, 7))
            .min_size(vec2(0.0, 32.0))
            .desired_width(150.0);
        let field = ui.add(field).accessible_name("As it was on");
        if field.changed() {
            self.wrong = None;
        }
        if field.lost_focus() {
            self.read(cx);
        }
    }

    fn read(&mut self, cx: &Cx<'_>) {
        let today = cx.model.today;
        let day = match self.typed.trim() {
            "" => None,
            typed => match read_date(typed, today) {
                Ok(day) if day > today => {
                    let wrong = Invalid::new(
                        "as-of",
                        format!("{} is still to come", cx.model.dates.long(day)),
                    );
                    self.wrong = Some(wrong.hinted("Choose a day that has come"));
                    return;
                }
                Ok(day) => Some(day).filter(|day| *day < today),
                Err(wrong) => {
                    self.wrong = Some(wrong);
                    return;
                }
            },
        };
        let shown = cx.model.looks_back().then_some(cx.model.seen().as_of);
        if day == shown {
            self.show(cx.model.dates, day);
        } else {
            cx.send(Command::AsItWasOn(day));
        }
    }

    /// Says what is wrong with the day that was written.
    pub fn problem_ui(&self, ui: &mut Ui, cx: &Cx<'_>) {
        problem(ui, cx.tokens, self.wrong.as_ref());
    }
}

fn presets_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let today = cx.model.today;
    let year = cx.model.progress.period.period.from();
    let days = [
        ("Start of this CPD year", Some(year)),
        ("A year ago", today.checked_sub_months(Months::new(12))),
    ];
    for (name, day) in days {
        let Some(day) = day else { continue };
        if ui
            .button(format!("{name}, {}", cx.model.dates.long(day)))
            .clicked()
        {
            cx.send(Command::AsItWasOn(Some(day)));
            ui.close();
        }
    }
    if ui.button("Today").clicked() {
        cx.send(Command::AsItWasOn(None));
        ui.close();
    }
}

/// Says that an earlier day is shown, how it differs, and offers the way back.
pub fn banner_ui(ui: &mut Ui, cx: &Cx<'_>) {
    if !cx.model.looks_back() {
        return;
    }
    let (seen, now) = (cx.model.seen(), &cx.model.progress);
    let since = match (seen.met, now.met) {
        (then, now) if then < now => format!("{} fewer than today", now - then),
        (then, now) if then > now => format!("{} more than today", then - now),
        _ => "as many as today".to_owned(),
    };
    let says = format!(
        "As it was on {}: {} of {} met, {since}",
        cx.model.dates.long(seen.as_of),
        seen.met,
        seen.total
    );
    let frame = Frame::new()
        .fill(cx.tokens.accent_soft)
        .corner_radius(8)
        .inner_margin(Margin::symmetric(14, 6));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        line(ui, |ui| {
            icon(ui, icons::ICON_HISTORY, cx.tokens.accent);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if soft_button(ui, "Back to today").clicked() {
                    cx.send(Command::AsItWasOn(None));
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.add(Label::new(RichText::new(says).color(cx.tokens.ink)).truncate());
                });
            });
        });
    });
    ui.add_space(8.0);
}
