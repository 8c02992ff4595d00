//! One objective: what is wanted, how far it is, and what leads to it.

use egui::{Align, Label, Layout, RichText, ScrollArea, Ui};
use egui_material_icons::icons;

use super::list::status_icon;
use super::{Begin, PlanScreen};
use crate::domain::{ActivityStatus, Matter, Objective};
use crate::record::EntryId;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::plan::Goal;
use crate::ui::screens::{log, skills};
use crate::ui::theme::{reading, semibold};
use crate::ui::widgets::{
    card, details_title, icon, icon_button, line, link_button, link_name, prose_width, soft_button,
};

/// Draws the details of the chosen objective.
pub fn details_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut PlanScreen) {
    let Some(goal) = screen.chosen().and_then(|id| cx.model.plan.goal(id)) else {
        screen.look_at(None);
        return;
    };
    let objective = &goal.objective;
    card(ui, cx.tokens, "", |ui| {
        ScrollArea::vertical()
            .id_salt(objective.id)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.set_width(ui.available_width() - 12.0);
                head_ui(ui, cx, screen, objective);
                asks_ui(ui, cx, objective);
                act_ui(ui, cx, screen, objective);
                let details = &objective.details;
                prose_ui(ui, cx, "What came of it", &details.outcome);
                prose_ui(ui, cx, "Measure of success", &details.measure);
                prose_ui(ui, cx, "How, and with what", &details.approach);
                links_ui(ui, cx, goal);
                activities_ui(ui, cx, goal);
                log::history_ui(ui, cx, &cx.model.objective_history);
            });
    });
}

fn head_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut PlanScreen, objective: &Objective) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            if icon_button(ui, icons::ICON_CLOSE, "Close").clicked() {
                screen.look_at(None);
            }
            if icon_button(ui, icons::ICON_DELETE, "Delete objective").clicked() {
                cx.send(Command::Delete(EntryId::Objective(objective.id)));
            }
            if soft_button(ui, "Edit").clicked() {
                screen.edit(objective, Begin::Title, cx.model.today);
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.add_space(5.0);
                details_title(ui, cx.tokens, &objective.details.title);
            });
        });
    });
    let details = &objective.details;
    let mut facts = vec![details.status.to_string()];
    let days = [
        ("due", details.due),
        ("review", details.review),
        ("achieved", details.achieved),
    ];
    let dates = cx.model.dates;
    let days = days.into_iter();
    facts.extend(days.filter_map(|(says, day)| Some(format!("{says} {}", dates.short(day?)))));
    ui.horizontal(|ui| {
        status_icon(ui, cx.tokens, details.status);
        ui.add(Label::new(RichText::new(facts.join(" · ")).color(cx.tokens.dim)).wrap());
    });
}

/// Points out what is overdue, with the way to settle it.
fn asks_ui(ui: &mut Ui, cx: &Cx<'_>, objective: &Objective) {
    let agenda = cx.model.plan.agenda();
    // What is overdue stands at the beginning, so this looks through no more than that.
    for item in agenda.within(-1) {
        let (Matter::Due(id) | Matter::Review(id)) = item.matter else {
            continue;
        };
        if id == objective.id {
            line(ui, |ui| {
                icon(ui, icons::ICON_WARNING, cx.tokens.warn);
                ui.label(RichText::new(item.to_string()).color(cx.tokens.warn));
            });
        }
    }
}

fn act_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut PlanScreen, objective: &Objective) {
    if !objective.details.status.is_open() {
        return;
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        if soft_button(ui, "Plan an activity")
            .on_hover_text("A planned activity, linked to the same requirements")
            .clicked()
        {
            cx.send(Command::PlanActivity(objective.id));
        }
        if soft_button(ui, "Review it")
            .on_hover_text("Say how far it is, and when to look again")
            .clicked()
        {
            screen.edit(objective, Begin::Review, cx.model.today);
        }
        if soft_button(ui, "Mark as achieved")
            .on_hover_text("Say what came of it")
            .clicked()
        {
            screen.edit(objective, Begin::Achieved, cx.model.today);
        }
    });
}

fn prose_ui(ui: &mut Ui, cx: &Cx<'_>, name: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    section(ui, cx, name, "");
    ui.scope(|ui| {
        ui.set_max_width(prose_width(ui));
        let text = reading(text).color(cx.tokens.ink);
        ui.add(Label::new(text).wrap().selectable(true));
    });
}

/// Draws the requirements it is to meet, each with how it stands now.
fn links_ui(ui: &mut Ui, cx: &Cx<'_>, goal: &Goal) {
    let links = &goal.objective.details.links;
    let figure = match goal.reached.links {
        0 => String::new(),
        links => format!("{} of {links} met", goal.reached.met),
    };
    section(ui, cx, "To meet", &figure);
    if links.is_empty() {
        ui.label(RichText::new("Nothing of the role").color(cx.tokens.dim));
    }
    for link in links {
        let met = cx.model.progress.is_met(&link.key);
        ui.horizontal_top(|ui| {
            let whole = link.key.statement.is_none();
            let found = cx.model.progress.requirement(&link.key.requirement);
            match found.filter(|_| whole) {
                Some(found) => skills::status_icon(ui, cx.tokens, found.status),
                None if met == Some(true) => {
                    icon(ui, icons::ICON_CHECK_CIRCLE, cx.tokens.good).on_hover_text("Backed");
                }
                None => {
                    icon(ui, icons::ICON_RADIO_BUTTON_UNCHECKED, cx.tokens.faint)
                        .on_hover_text("Nothing backs it yet");
                }
            }
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                if link_button(ui, cx.tokens, &link_name(cx, &link.key)).clicked() {
                    cx.send(Command::ShowRequirement(link.key.requirement.clone()));
                }
                if !link.reason.is_empty() {
                    let reason = RichText::new(&link.reason).small().color(cx.tokens.dim);
                    ui.add(Label::new(reason).wrap());
                }
            });
        });
    }
}

/// Draws the activities that lead to it, done or planned.
fn activities_ui(ui: &mut Ui, cx: &Cx<'_>, goal: &Goal) {
    let activities = &goal.objective.details.activities;
    let figure = match goal.reached.activities {
        0 => String::new(),
        all => format!("{} of {all} done", goal.reached.done),
    };
    section(ui, cx, "Activities", &figure);
    if activities.is_empty() {
        ui.label(RichText::new("None leads to it yet").color(cx.tokens.dim));
    }
    for id in activities {
        let Some(activity) = cx.model.activity(*id) else {
            ui.label(RichText::new("An activity in the Bin").color(cx.tokens.dim));
            continue;
        };
        let (symbol, colour) = match activity.status {
            ActivityStatus::Planned => (icons::ICON_SCHEDULE, cx.tokens.accent),
            ActivityStatus::InProgress => (icons::ICON_TIMELAPSE, cx.tokens.accent),
            ActivityStatus::Done => (icons::ICON_CHECK_CIRCLE, cx.tokens.good),
        };
        ui.horizontal_top(|ui| {
            icon(ui, symbol, colour);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                if link_button(ui, cx.tokens, &activity.title).clicked() {
                    cx.send(Command::ShowActivity(*id));
                }
                let date = cx.model.dates.short(activity.date);
                let about = RichText::new(format!("{} · {date}", activity.status)).small();
                ui.label(about.color(cx.tokens.dim));
            });
        });
    }
}

fn section(ui: &mut Ui, cx: &Cx<'_>, name: &str, figure: &str) {
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        ui.label(semibold(name).color(cx.tokens.ink));
        ui.label(RichText::new(figure).color(cx.tokens.dim));
    });
}
