//! One requirement: what it asks, how one stands, what is missing, and everything behind it.

use egui::{Align, Label, Layout, RichText, ScrollArea, Ui};
use egui_material_icons::icons;

use super::linked::linked_ui;
use super::map::levels_in_words;
use super::mentions::mentions_ui;
use super::{Skills, star_ui, status_icon};
use crate::domain::profile::Requirement;
use crate::domain::progress::{Reason, RequirementProgress, SkillProgress, StatementProgress};
use crate::domain::{Link, LinkKey, RequirementKey};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::evidence_form::Uses;
use crate::ui::keys;
use crate::ui::theme::semibold;
use crate::ui::widgets::{
    card, details_title, hairline, icon, icon_button, link_button, prose_width, soft_button,
};

/// Draws the details of the chosen requirement.
pub fn details_ui(ui: &mut Ui, cx: &Cx<'_>, skills: &mut Skills) {
    let Some(key) = skills.chosen.clone() else {
        return;
    };
    let (Some(requirement), Some(progress)) = (
        cx.model.profile.requirement(&key),
        cx.model.seen().requirement(&key),
    ) else {
        skills.chosen = None;
        return;
    };
    if keys::left_by_escape(ui) {
        skills.chosen = None;
    }
    card(ui, cx.tokens, "", |ui| {
        head_ui(ui, cx, skills, progress);
        ScrollArea::vertical()
            .id_salt(key.as_str())
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.set_width(ui.available_width() - 12.0);
                about_ui(ui, cx, requirement);
                act_ui(ui, cx, skills, progress);
                missing_ui(ui, cx, progress);
                mentions_ui(ui, cx, skills, progress);
                if let Some(skill) = &progress.skill {
                    ratings_ui(ui, cx, skills, &key, skill);
                    statements_ui(ui, cx, skills, skill);
                }
                whole_ui(ui, cx, skills, &key, progress);
            });
    });
}

fn section(ui: &mut Ui, cx: &Cx<'_>, name: &str) {
    ui.add_space(12.0);
    ui.label(semibold(name).color(cx.tokens.ink));
}

fn head_ui(ui: &mut Ui, cx: &Cx<'_>, skills: &mut Skills, progress: &RequirementProgress) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            if icon_button(ui, icons::ICON_CLOSE, "Close").clicked() {
                skills.chosen = None;
            }
            if let Some(place) = cx.model.role.place(&progress.key) {
                let says = if place.focus { "In focus" } else { "Focus" };
                star_ui(ui, cx, place, &progress.name, says);
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.add_space(5.0);
                details_title(ui, cx.tokens, &progress.name);
                ui.horizontal(|ui| {
                    status_icon(ui, cx.tokens, progress.status);
                    let mut says = progress.status.label().to_owned();
                    if let Some(skill) = &progress.skill {
                        says = format!("{says} · {}", levels_in_words(skill));
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

fn act_ui(ui: &mut Ui, cx: &Cx<'_>, skills: &mut Skills, progress: &RequirementProgress) {
    let key = &LinkKey::from(progress.key.clone());
    ui.add_space(4.0);
    if skills.evidence.is_open() {
        if skills.evidence_for.is_none() {
            attach_ui(ui, cx, skills, key);
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

fn attach_ui(ui: &mut Ui, cx: &Cx<'_>, skills: &mut Skills, key: &LinkKey) {
    let links = [Link::new(key.clone())];
    let uses = Uses {
        links: &links,
        ..Uses::default()
    };
    skills.evidence.ui(ui, cx, uses);
}

/// Says what is still missing.
fn missing_ui(ui: &mut Ui, cx: &Cx<'_>, progress: &RequirementProgress) {
    if progress.missing.is_empty() {
        return;
    }
    section(ui, cx, "Still missing");
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        for missing in &progress.missing {
            ui.add(Label::new(RichText::new(missing.to_string()).color(cx.tokens.warn)).wrap());
        }
    });
}

fn ratings_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    skills: &mut Skills,
    key: &RequirementKey,
    skill: &SkillProgress,
) {
    let Some(scale) = cx.model.profile.scale(key) else {
        return;
    };
    section(ui, cx, "Rate yourself");
    skills.rating.ui(ui, cx, key, scale, skill);
    skills.rating.past_ui(ui, cx, key, scale, skill);
}

fn statements_ui(ui: &mut Ui, cx: &Cx<'_>, skills: &mut Skills, skill: &SkillProgress) {
    if skill.statements.is_empty() {
        return;
    }
    let (backed, all) = (skill.backed(), skill.statements.len());
    section(ui, cx, &format!("Statements, {backed} of {all} backed"));
    for statement in &skill.statements {
        statement_ui(ui, cx, skills, statement);
    }
}

fn statement_ui(ui: &mut Ui, cx: &Cx<'_>, skills: &mut Skills, statement: &StatementProgress) {
    let (symbol, colour, says) = if statement.backing.is_empty() {
        let symbol = icons::ICON_RADIO_BUTTON_UNCHECKED;
        (symbol, cx.tokens.faint, "Nothing backs it yet")
    } else {
        (icons::ICON_CHECK_CIRCLE, cx.tokens.good, "Backed")
    };
    ui.horizontal_top(|ui| {
        icon(ui, symbol, colour).on_hover_text(says);
        ui.vertical(|ui| {
            ui.scope(|ui| {
                ui.set_max_width(prose_width(ui));
                ui.add(Label::new(&statement.text).wrap());
            });
            linked_ui(ui, cx, skills, &statement.key);
            let attaching =
                skills.evidence.is_open() && skills.evidence_for.as_ref() == Some(&statement.key);
            if attaching {
                attach_ui(ui, cx, skills, &statement.key);
            } else {
                add_ui(ui, cx, skills, &statement.key);
            }
        });
    });
    hairline(ui, cx.tokens);
}

/// Offers to back a statement.
fn add_ui(ui: &mut Ui, cx: &Cx<'_>, skills: &mut Skills, key: &LinkKey) {
    let number = key.statement.map_or(0, std::num::NonZeroU16::get);
    ui.horizontal(|ui| {
        if link_button(ui, cx.tokens, "Attach evidence")
            .accessible_name(format!("Attach evidence to statement {number}"))
            .clicked()
        {
            skills.attach(key.clone(), cx.model.today);
        }
        if link_button(ui, cx.tokens, "Link what is logged")
            .accessible_name(format!("Link what is logged to statement {number}"))
            .clicked()
        {
            cx.send(Command::OfferFor(key.clone()));
        }
        if link_button(ui, cx.tokens, "Log an activity")
            .accessible_name(format!("Log an activity for statement {number}"))
            .clicked()
        {
            cx.send(Command::LogFor(key.clone()));
        }
    });
}

/// Draws what is linked to the requirement as a whole, and the qualifications that answer it.
fn whole_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    skills: &mut Skills,
    key: &RequirementKey,
    progress: &RequirementProgress,
) {
    let whole = LinkKey::from(key.clone());
    let behind = cx.model.behind(key);
    if behind.is_some_and(|behind| !behind.linked_to(&whole).is_empty()) {
        let has_statements = progress
            .skill
            .as_ref()
            .is_some_and(|skill| !skill.statements.is_empty());
        let name = if has_statements {
            "For the skill as a whole, which backs no statement"
        } else {
            "What stands behind it"
        };
        section(ui, cx, name);
        linked_ui(ui, cx, skills, &whole);
    }
    let answers = progress.reasons.iter().filter_map(|reason| match reason {
        Reason::Qualification { title, state } => Some((title, state)),
        Reason::Shown { .. }
        | Reason::NotReflected { .. }
        | Reason::Underway { .. }
        | Reason::Rated(_) => None,
    });
    let mut answers = answers.peekable();
    if answers.peek().is_some() {
        section(ui, cx, "Answered by");
    }
    for (title, state) in answers {
        let says = format!("{title}: {}", state.said(cx.model.dates.style));
        ui.add(Label::new(RichText::new(says).color(cx.tokens.dim)).wrap());
    }
    for held in cx.model.qualifications() {
        if held.details.requirement.as_ref() == Some(key) {
            let name = format!("Show “{}”", held.details.title);
            if link_button(ui, cx.tokens, &name).clicked() {
                cx.send(Command::ShowQualification(held.id));
            }
        }
    }
}
