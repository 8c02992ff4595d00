//! The figures of Home: toward the role, hours, groups of development activities. Each says what it counts, and leads there.

use egui::{Align, Label, Layout, RichText, Ui, vec2};

use crate::domain::profile::Requirement;
use crate::domain::progress::{
    Pace, PdaGroupProgress, PeriodProgress, RequirementProgress, SectionProgress,
};
use crate::domain::{ActivityStatus, Minutes, count, number};
use crate::record::ActivityFilter;
use crate::ui::command::{Action, Command};
use crate::ui::cx::Cx;
use crate::ui::route::Route;
use crate::ui::theme::figure as big;
use crate::ui::widgets::{bar, figure, fraction, ring, stat_line};

/// Draws the ring, and a bar for each section; each leads to what it counts.
pub fn role_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let progress = cx.model.seen();
    ui.horizontal(|ui| {
        let filled = fraction(progress.met as f32, progress.total as f32);
        let words = format!("of {} met", progress.total);
        ring(ui, cx.tokens, filled, &progress.met.to_string(), &words).on_hover_text(format!(
            "Requirements of your role that are met: behaviours and development activities shown, skills at \
             their level with every statement backed, qualifications held. {} of {}",
            progress.met, progress.total
        ));
        ui.add_space(12.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            for section in &progress.sections {
                section_ui(ui, cx, section);
            }
        });
    });
}

fn section_ui(ui: &mut Ui, cx: &Cx<'_>, section: &SectionProgress) {
    let SectionProgress {
        key,
        title,
        met,
        total,
    } = section;
    let name = format!("{title}: {met} of {total} met");
    let says = match total - met {
        0 => format!("{name}, so nothing is missing. Press to see them"),
        missing => format!("{name}, {missing} still missing. Press to see the first of these"),
    };
    let pressed = figure(ui, cx.tokens, &name, &says, 33.0, |ui| {
        bar_line(ui, cx, title, *met, *total);
    });
    if pressed.clicked() {
        show_first(cx, |found| found.key.section() == key);
    }
}

/// Shows the first of the requirements that fit which is not met, or else the first.
fn show_first(cx: &Cx<'_>, fits: impl Fn(&RequirementProgress) -> bool) {
    let all = cx.model.seen().requirements.iter();
    let mut here = all.filter(|found| fits(found));
    let first = here.next();
    let unmet = first
        .into_iter()
        .chain(here)
        .find(|found| !found.status.is_met());
    if let Some(found) = unmet.or(first) {
        cx.send(Command::ShowRequirement(found.key.clone()));
    }
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
}

/// Draws the hours of the CPD year against their target, week by week, and the months in a row.
pub fn hours_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let seen = cx.model.seen();
    let period = &seen.period;
    let (from, to) = (period.period.from(), period.period.to());
    let pace = period.pace(seen.as_of);
    let count = count(period.activities, "activity", "activities");
    let name = match period.target {
        Minutes(0) => format!("{} this CPD year", period.minutes),
        target => format!("{} of {target} this CPD year: {pace}", period.minutes),
    };
    let says = format!(
        "The time of {count}, done between {} and {}. An even pace over the whole CPD year decides what is ahead or behind. \
         Press to see them",
        cx.model.dates.long(from),
        if cx.model.looks_back() {
            cx.model.dates.long(seen.as_of)
        } else {
            "today".to_owned()
        }
    );
    let pressed = figure(ui, cx.tokens, &name, &says, 86.0, |ui| {
        spent_ui(ui, cx, period, pace);
    });
    if pressed.clicked() {
        show_log(
            cx,
            ActivityFilter {
                from: Some(from),
                to: Some(to),
                status: Some(ActivityStatus::Done),
                ..ActivityFilter::default()
            },
        );
    }
    ui.label(RichText::new(count).small().color(cx.tokens.dim));
    ui.add_space(4.0);
    also_ui(ui, cx);
}

fn spent_ui(ui: &mut Ui, cx: &Cx<'_>, period: &PeriodProgress, pace: Pace) {
    ui.horizontal(|ui| {
        ui.label(big(period.minutes.to_string()).color(cx.tokens.ink));
        if period.target > Minutes(0) {
            ui.label(RichText::new(format!("of {}", period.target)).color(cx.tokens.dim));
        }
    });
    let width = ui.available_width();
    let filled = fraction(period.minutes.0 as f32, period.target.0 as f32);
    bar(ui, cx.tokens, filled, width, 10.0);
    let colour = match pace {
        Pace::Behind(_) => cx.tokens.warn,
        Pace::Reached => cx.tokens.good,
        Pace::NoTarget | Pace::Ahead(_) => cx.tokens.dim,
    };
    let mut says = pace.to_string();
    if cx.model.looks_back() {
        says = says.replace("today", "that day");
    }
    ui.label(RichText::new(says).color(colour));
}

/// Says what else the record holds: months in a row, the newest activity, what is planned, how much evidence.
fn also_ui(ui: &mut Ui, cx: &Cx<'_>) {
    ui.spacing_mut().item_spacing.y = 2.0;
    let model = cx.model;
    let streak = &model.seen().streak;
    let months = streak.to_string();
    let says =
        "Calendar months up to this one in which you did something. Press to see all you did";
    if also(ui, cx, "Active", &months, says) {
        show_log(cx, with_status(ActivityStatus::Done));
    }
    let newest = model.ledger.activities.iter().find(|activity| {
        activity.status == ActivityStatus::Done && activity.date <= model.seen().as_of
    });
    let day = newest.map_or_else(
        || "None yet".to_owned(),
        |newest| model.dates.short(newest.date),
    );
    if also(
        ui,
        cx,
        "Last activity",
        &day,
        "The newest thing you did. Press to see it",
    ) && let Some(newest) = newest
    {
        cx.send(Command::ShowActivity(newest.id));
    }
    let says = "The time of everything that is planned. Press to see it";
    if !model.looks_back() && also(ui, cx, "Planned", &model.planned.to_string(), says) {
        show_log(cx, with_status(ActivityStatus::Planned));
    }
    let evidence = model.ledger.evidence.iter();
    let by_then = evidence.filter(|piece| piece.details.date <= model.seen().as_of);
    let pieces = if model.looks_back() {
        number(by_then.count())
    } else {
        number(model.ledger.evidence.len())
    };
    let says = "Notes, files and web links that show what you can do. Press to see them";
    if also(ui, cx, "Pieces of evidence", &pieces, says) {
        cx.act(Action::Go(Route::Evidence));
    }
}

/// Draws a line of a name and its value; tells whether it was pressed.
fn also(ui: &mut Ui, cx: &Cx<'_>, name: &str, value: &str, says: &str) -> bool {
    let spoken = format!("{name}: {value}");
    let line = figure(ui, cx.tokens, &spoken, says, 24.0, |ui| {
        stat_line(ui, cx.tokens, name, value);
    });
    line.clicked()
}

fn with_status(status: ActivityStatus) -> ActivityFilter {
    ActivityFilter {
        status: Some(status),
        ..ActivityFilter::default()
    }
}

fn show_log(cx: &Cx<'_>, filter: ActivityFilter) {
    cx.send(Command::ShowLog(Box::new(filter)));
}

/// Draws a line for each group of development activities; each leads to the group.
pub fn groups_ui(ui: &mut Ui, cx: &Cx<'_>) {
    ui.spacing_mut().item_spacing.y = 4.0;
    for group in &cx.model.seen().pda_groups {
        let count = count(group.activities, "activity", "activities");
        let name = format!(
            "{}: {} of {} shown, {count}, {}",
            group.name, group.evidenced, group.total, group.minutes
        );
        let says = format!(
            "Of the {} development activities of this group, {} are shown by something you did and reflected on; \
             {count} led there. Press to see the first that is missing",
            group.total, group.evidenced
        );
        let pressed = figure(ui, cx.tokens, &name, &says, 32.0, |ui| {
            group_ui(ui, cx, group, &count);
        });
        if pressed.clicked() {
            show_first(cx, |found| {
                let asked = cx.model.profile.requirement(&found.key);
                asked.and_then(Requirement::pda_group) == Some(group.name.as_str())
            });
        }
    }
}

fn group_ui(ui: &mut Ui, cx: &Cx<'_>, group: &PdaGroupProgress, count: &str) {
    let width = ui.available_width();
    let name_width = (width * 0.34).max(150.0);
    let bar_width = (width * 0.26).max(60.0);
    ui.horizontal(|ui| {
        ui.set_min_height(32.0);
        ui.allocate_ui_with_layout(
            vec2(name_width, 28.0),
            Layout::left_to_right(Align::Center),
            |ui| {
                ui.set_width(name_width);
                ui.add(Label::new(&group.name).truncate());
            },
        );
        let filled = fraction(group.evidenced as f32, group.total as f32);
        bar(ui, cx.tokens, filled, bar_width, 8.0);
        ui.add_space(12.0);
        let says = format!("{} of {}", group.evidenced, group.total);
        ui.label(RichText::new(says).color(cx.tokens.dim));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.allocate_ui_with_layout(
                vec2(72.0, 28.0),
                Layout::right_to_left(Align::Center),
                |ui| {
                    ui.set_width(72.0);
                    ui.label(group.minutes.in_columns());
                },
            );
            ui.label(RichText::new(count).color(cx.tokens.dim));
        });
    });
}
