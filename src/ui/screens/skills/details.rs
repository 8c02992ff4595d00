//! One requirement: what it asks, how one stands, what backs it, and what to do about it.

use egui::{Align, Label, Layout, RichText, ScrollArea, Ui};
use egui_material_icons::icons;

use super::{Skills, list::status_icon, rating};
use crate::domain::profile::Requirement;
use crate::domain::progress::{Backing, Reason, RequirementProgress, StatementProgress};
use crate::domain::{Link, LinkKey};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::theme::{semibold, title};
use crate::ui::widgets::{
    card, hairline, icon, icon_button, link_button, prose_width, soft_button,
};

/// Draws the details of the chosen requirement.
pub fn details_ui(ui: &mut Ui, cx: &Cx<'_>, skills: &mut Skills) {
    let Some(key) = skills.chosen.clone() else {
        return;
    };
    let (Some(requirement), Some(progress)) = (
        cx.model.profile.requirement(&key),
        cx.model.progress.requirement(&key),
    ) else {
        skills.chosen = None;
        return;
    };
    card(ui, cx.tokens, "", |ui| {
        head_ui(ui, cx, skills, requirement, progress);
        ScrollArea::vertical()
            .id_salt(key.as_str())
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.set_width(ui.available_width() - 12.0);
                about_ui(ui, cx, requirement);
                act_ui(ui, cx, skills, progress);
                if let (Some(skill), Some(scale)) = (&progress.skill, cx.model.profile.scale(&key))
                {
                    section(ui, cx, "Rate yourself");
                    skills.rating.ui(ui, cx, &key, scale, skill);
                    rating::past_ui(ui, cx, &key, scale);
                    if !skill.statements.is_empty() {
                        section(ui, cx, "Statements");
                        for statement in &skill.statements {
                            statement_ui(ui, cx, skills, statement);
                        }
                    }
                }
                reasons_ui(ui, cx, progress);
            });
    });
}

fn section(ui: &mut Ui, cx: &Cx<'_>, name: &str) {
    ui.add_space(12.0);
    ui.label(semibold(name).color(cx.tokens.ink));
}

fn head_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    skills: &mut Skills,
    requirement: &Requirement,
    progress: &RequirementProgress,
) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            if icon_button(ui, icons::ICON_CLOSE, "Close").clicked() {
                skills.chosen = None;
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.add_space(5.0);
                ui.add(Label::new(title(requirement.name()).color(cx.tokens.ink)).wrap());
                ui.horizontal(|ui| {
                    status_icon(ui, cx.tokens, progress.status);
                    let mut says = progress.status.label().to_owned();
                    if let Some(skill) = &progress.skill {
                        let rated = skill
                            .rating
                            .as_ref()
                            .map_or("not rated".to_owned(), |rating| {
                                format!("rated {}", rating.level.name)
                            });
                        says = format!("{says} · {rated}, the role asks for {}", skill.target.name);
                    }
                    ui.add(Label::new(RichText::new(says).color(cx.tokens.dim)).wrap());
                });
            });
        });
    });
}

fn about_ui(ui: &mut Ui, cx: &Cx<'_>, requirement: &Requirement) {
    let text = requirement.details.shown();
    if !text.is_empty() {
        ui.scope(|ui| {
            ui.set_max_width(prose_width(ui));
            ui.add(
                Label::new(RichText::new(text).color(cx.tokens.dim))
                    .wrap()
                    .selectable(true),
            );
        });
    }
}

fn statement_ui(ui: &mut Ui, cx: &Cx<'_>, skills: &mut Skills, statement: &StatementProgress) {
    let backed = !statement.backing.is_empty();
    let (symbol, colour) = if backed {
        (icons::ICON_CHECK_CIRCLE, cx.tokens.good)
    } else {
        (icons::ICON_RADIO_BUTTON_UNCHECKED, cx.tokens.faint)
    };
    ui.horizontal_top(|ui| {
        icon(ui, symbol, colour);
        ui.vertical(|ui| {
            ui.scope(|ui| {
                ui.set_max_width(prose_width(ui));
                ui.add(Label::new(&statement.text).wrap());
            });
            for backing in &statement.backing {
                backing_ui(ui, cx, backing);
            }
            let number = statement
                .key
                .statement
                .map_or_else(String::new, |number| number.to_string());
            let attaching =
                skills.evidence.is_open() && skills.evidence_for.as_ref() == Some(&statement.key);
            if attaching {
                skills
                    .evidence
                    .ui(ui, cx, &[Link::new(statement.key.clone())], &[]);
            } else {
                ui.horizontal(|ui| {
                    if link_button(ui, cx.tokens, "Attach evidence")
                        .accessible_name(format!("Attach evidence to statement {number}"))
                        .clicked()
                    {
                        skills.evidence.begin(cx.model.today);
                        skills.evidence_for = Some(statement.key.clone());
                    }
                    if link_button(ui, cx.tokens, "Log an activity")
                        .accessible_name(format!("Log an activity for statement {number}"))
                        .clicked()
                    {
                        cx.send(Command::LogFor(statement.key.clone()));
                    }
                });
            }
        });
    });
    hairline(ui, cx.tokens);
}

fn backing_ui(ui: &mut Ui, cx: &Cx<'_>, backing: &Backing) {
    let text = backing.to_string();
    match backing {
        Backing::Activity { id, .. } => {
            if link_button(ui, cx.tokens, &text).clicked() {
                cx.send(Command::ShowActivity(*id));
            }
        }
        Backing::Evidence { id, .. } => {
            if let Some(evidence) = cx.model.evidence(*id) {
                crate::ui::screens::log::evidence_line(ui, cx, evidence);
            }
        }
    }
}

/// Says why it stands as it does, and what is missing.
fn reasons_ui(ui: &mut Ui, cx: &Cx<'_>, progress: &RequirementProgress) {
    // What backs a statement already stands below it.
    let below_statement = |reason: &&Reason| {
        matches!(reason, Reason::Shown { key, .. } if key.statement.is_some())
            || matches!(reason, Reason::Rated(_))
    };
    let rest: Vec<&Reason> = progress
        .reasons
        .iter()
        .filter(|reason| !below_statement(reason))
        .collect();
    if !rest.is_empty() {
        section(ui, cx, "What counts");
        for reason in rest {
            reason_ui(ui, cx, reason);
        }
    }
    if !progress.missing.is_empty() {
        section(ui, cx, "Still missing");
        for missing in &progress.missing {
            ui.add(Label::new(RichText::new(missing.to_string()).color(cx.tokens.warn)).wrap());
        }
    }
}

fn reason_ui(ui: &mut Ui, cx: &Cx<'_>, reason: &Reason) {
    let leads_to = match reason {
        Reason::Shown {
            by: Backing::Activity { id, .. },
            ..
        }
        | Reason::NotReflected { id, .. }
        | Reason::Underway { id, .. } => Some(Command::ShowActivity(*id)),
        Reason::Shown {
            by: Backing::Evidence { id, .. },
            ..
        } => Some(Command::ShowEvidence(*id)),
        Reason::Rated(_) | Reason::Qualification { .. } => None,
    };
    match leads_to {
        Some(command) => {
            if link_button(ui, cx.tokens, &reason.to_string()).clicked() {
                cx.send(command);
            }
        }
        None => {
            ui.add(Label::new(RichText::new(reason.to_string()).color(cx.tokens.dim)).wrap());
        }
    }
}

fn act_ui(ui: &mut Ui, cx: &Cx<'_>, skills: &mut Skills, progress: &RequirementProgress) {
    let key = &LinkKey::from(progress.key.clone());
    ui.add_space(4.0);
    if skills.evidence.is_open() {
        if skills.evidence_for.is_none() {
            skills.evidence.ui(ui, cx, &[Link::new(key.clone())], &[]);
        }
        return;
    }
    ui.horizontal(|ui| {
        if soft_button(ui, "Log an activity for it").clicked() {
            cx.send(Command::LogFor(key.clone()));
        }
        if soft_button(ui, "Attach evidence to it").clicked() {
            skills.evidence_for = None;
            skills.evidence.begin(cx.model.today);
        }
        let planned = cx.model.plan.toward(&progress.key).next().is_some();
        if !progress.status.is_met()
            && !planned
            && soft_button(ui, "Plan this")
                .on_hover_text("Set an objective to meet it")
                .clicked()
        {
            cx.send(Command::PlanFor(key.clone()));
        }
    });
    for goal in cx.model.plan.toward(&progress.key) {
        ui.horizontal(|ui| {
            ui.label(RichText::new("In your plan:").color(cx.tokens.dim));
            if link_button(ui, cx.tokens, &goal.objective.details.title).clicked() {
                cx.send(Command::ShowObjective(goal.objective.id));
            }
        });
    }
}
