//! The figures of Home: toward the role, hours, groups of development activities.

use egui::{Align, Label, Layout, RichText, Ui, vec2};

use crate::domain::progress::Pace;
use crate::domain::{ActivityStatus, Minutes, short_date};
use crate::ui::cx::Cx;
use crate::ui::theme::figure;
use crate::ui::widgets::{bar, fraction, ring, stat_line, strip};

/// Draws the ring, and a bar for each section.
pub fn role_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let progress = &cx.model.progress;
    ui.horizontal(|ui| {
        let filled = fraction(progress.met as f32, progress.total as f32);
        ring(
            ui,
            cx.tokens,
            filled,
            &progress.met.to_string(),
            &format!("of {} met", progress.total),
        );
        ui.add_space(12.0);
        ui.vertical(|ui| {
            for section in &progress.sections {
                bar_line(ui, cx, &section.title, section.met, section.total);
            }
        });
    });
}

/// Draws a name with its figure, and the bar below.
fn bar_line(ui: &mut Ui, cx: &Cx<'_>, name: &str, part: usize, whole: usize) {
    let width = ui.available_width();
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(RichText::new(format!("{part} of {whole}")).color(cx.tokens.dim));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(name).truncate());
            });
        });
    });
    bar(
        ui,
        cx.tokens,
        fraction(part as f32, whole as f32),
        width,
        6.0,
    );
    ui.add_space(5.0);
}

/// Draws the hours of the CPD year against their target, and week by week.
pub fn hours_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let period = &cx.model.progress.period;
    ui.horizontal(|ui| {
        ui.label(figure(period.minutes.to_string()).color(cx.tokens.ink));
        if period.target > Minutes(0) {
            ui.label(RichText::new(format!("of {}", period.target)).color(cx.tokens.dim));
        }
    });
    let width = ui.available_width();
    bar(
        ui,
        cx.tokens,
        fraction(period.minutes.0 as f32, period.target.0 as f32),
        width,
        10.0,
    );
    let pace = period.pace(cx.model.today);
    let colour = match pace {
        Pace::Behind(_) => cx.tokens.warn,
        Pace::Reached => cx.tokens.good,
        Pace::NoTarget | Pace::Ahead(_) => cx.tokens.dim,
    };
    ui.label(RichText::new(pace.to_string()).color(colour));
    ui.add_space(8.0);
    let weeks: Vec<f32> = cx.model.weeks.iter().map(|week| week.0 as f32).collect();
    let gone = (cx.model.today - period.period.from()).num_days() / 7;
    strip(ui, cx.tokens, &weeks, usize::try_from(gone).unwrap_or(0));
    let count = match period.activities {
        1 => "1 activity".to_owned(),
        count => format!("{count} activities"),
    };
    ui.label(
        RichText::new(format!("Week by week · {count}"))
            .small()
            .color(cx.tokens.dim),
    );
    ui.add_space(8.0);
    also_ui(ui, cx);
}

/// Says what else the record holds: the newest activity, what is planned, how much evidence.
fn also_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let activities = &cx.model.ledger.activities;
    let with = |status: ActivityStatus| {
        activities
            .iter()
            .filter(move |activity| activity.status == status)
    };
    let newest = with(ActivityStatus::Done)
        .map(|activity| activity.date)
        .max();
    let newest = newest.map_or_else(
        || "None yet".to_owned(),
        |date| short_date(date, cx.model.today),
    );
    stat_line(ui, cx.tokens, "Last activity", &newest);
    let planned: Minutes = with(ActivityStatus::Planned)
        .map(|activity| activity.minutes)
        .sum();
    stat_line(ui, cx.tokens, "Planned", &planned.to_string());
    let evidence = cx.model.ledger.evidence.len();
    stat_line(ui, cx.tokens, "Pieces of evidence", &evidence.to_string());
}

/// Draws a line for each group of development activities.
pub fn groups_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let width = ui.available_width();
    let name_width = (width * 0.34).max(150.0);
    let bar_width = (width * 0.26).max(60.0);
    for group in &cx.model.progress.pda_groups {
        ui.horizontal(|ui| {
            ui.allocate_ui_with_layout(
                vec2(name_width, 28.0),
                Layout::left_to_right(Align::Center),
                |ui| {
                    ui.set_width(name_width);
                    ui.add(Label::new(&group.name).truncate());
                },
            );
            bar(
                ui,
                cx.tokens,
                fraction(group.evidenced as f32, group.total as f32),
                bar_width,
                8.0,
            );
            ui.add_space(12.0);
            ui.label(
                RichText::new(format!("{} of {}", group.evidenced, group.total))
                    .color(cx.tokens.dim),
            );
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.allocate_ui_with_layout(
                    vec2(72.0, 28.0),
                    Layout::right_to_left(Align::Center),
                    |ui| {
                        ui.set_width(72.0);
                        ui.label(group.minutes.in_columns());
                    },
                );
                let count = if group.activities == 1 {
                    "1 activity".to_owned()
                } else {
                    format!("{} activities", group.activities)
                };
                ui.label(RichText::new(count).color(cx.tokens.dim));
            });
        });
    }
}
