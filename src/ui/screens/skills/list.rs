//! The list of requirements, section by section.

use egui::{Align, Label, Layout, Margin, RichText, ScrollArea, TextEdit, Ui, vec2};
use egui_material_icons::icons;

use super::{Shown, Skills};
use crate::domain::profile::{Requirement, Section};
use crate::domain::progress::{RequirementProgress, Status};
use crate::ui::cx::Cx;
use crate::ui::theme::{Tokens, semibold, title};
use crate::ui::widgets::{
    Row, bar, choice, empty, fraction, icon, level_dots, line, list_card, row,
};

const HEIGHT: f32 = 48.0;

/// Draws the search, the choice of what is shown, and the list on its card.
pub fn list_ui(ui: &mut Ui, cx: &Cx<'_>, skills: &mut Skills) {
    line(ui, |ui| {
        let width = (ui.available_width() - 190.0).clamp(120.0, 360.0);
        let search = TextEdit::singleline(&mut skills.search)
            .id_salt("skills-search")
            .hint_text(RichText::new("Find by name or code").color(cx.tokens.faint))
            .margin(Margin::symmetric(10, 7))
            .min_size(vec2(0.0, 32.0))
            .desired_width(width - 20.0);
        ui.add(search).accessible_name("Find by name or code");
        let options = [
            (Shown::All, "All"),
            (Shown::Gaps, "Gaps"),
            (Shown::Met, "Met"),
        ];
        choice(ui, cx.tokens, "", &options, &mut skills.shown);
    });
    ui.add_space(4.0);
    list_card(ui, cx.tokens, |ui| {
        ScrollArea::vertical()
            .id_salt("skills-list")
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.set_width(ui.available_width() - 14.0);
                ui.spacing_mut().item_spacing.y = 0.0;
                let mut any = false;
                for section in &cx.model.profile.sections {
                    any |= section_ui(ui, cx, skills, section);
                }
                if !any {
                    empty(ui, cx.tokens, "Nothing in the role fits this.", None);
                }
            });
        skills.reveal = false;
    });
}

fn fits(skills: &Skills, requirement: &Requirement, progress: &RequirementProgress) -> bool {
    let shown = match skills.shown {
        Shown::All => true,
        Shown::Gaps => !progress.status.is_met(),
        Shown::Met => progress.status.is_met(),
    };
    let typed = skills.search.trim().to_lowercase();
    shown
        && (typed.is_empty()
            || requirement.name().to_lowercase().contains(&typed)
            || requirement.key.as_str() == typed)
}

fn section_ui(ui: &mut Ui, cx: &Cx<'_>, skills: &mut Skills, section: &Section) -> bool {
    let progress = &cx.model.progress;
    let listed: Vec<(&Requirement, &RequirementProgress)> = cx
        .model
        .profile
        .requirements_of(&section.key)
        .filter_map(|requirement| Some((requirement, progress.requirement(&requirement.key)?)))
        .filter(|(requirement, progress)| fits(skills, requirement, progress))
        .collect();
    if listed.is_empty() {
        return false;
    }
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some(section) = progress
                .sections
                .iter()
                .find(|other| other.key == section.key)
            {
                ui.label(
                    RichText::new(format!("{} of {}", section.met, section.total))
                        .color(cx.tokens.dim),
                );
                bar(
                    ui,
                    cx.tokens,
                    fraction(section.met as f32, section.total as f32),
                    72.0,
                    8.0,
                );
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(title(&section.title).color(cx.tokens.ink)).truncate());
            });
        });
    });
    let mut group = None;
    for (requirement, progress) in listed {
        if requirement.pda_group() != group {
            group = requirement.pda_group();
            ui.add_space(8.0);
            ui.label(
                RichText::new(group.unwrap_or_default())
                    .small()
                    .color(cx.tokens.dim),
            );
        }
        requirement_row(ui, cx, skills, requirement, progress);
    }
    true
}

fn requirement_row(
    ui: &mut Ui,
    cx: &Cx<'_>,
    skills: &mut Skills,
    requirement: &Requirement,
    progress: &RequirementProgress,
) {
    let name = format!("{}, {}", progress.name, progress.status.label());
    let selected = skills.chosen.as_ref() == Some(&requirement.key);
    let looks = Row {
        name: &name,
        height: HEIGHT,
        selected,
    };
    let response = row(ui, cx.tokens, looks, |ui| {
        status_icon(ui, cx.tokens, progress.status);
        let code = requirement.skill().map_or("", |skill| skill.code.as_str());
        if !code.is_empty() {
            ui.label(semibold(code).color(cx.tokens.accent));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            right_ui(ui, cx, requirement, progress);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(
                    Label::new(RichText::new(requirement.title.shown()).color(cx.tokens.ink))
                        .truncate(),
                );
            });
        });
    });
    if selected && skills.reveal {
        response.scroll_to_me(Some(Align::Center));
    }
    if response.clicked() {
        skills.choose(requirement.key.clone());
        skills.reveal = false;
    }
}

fn right_ui(ui: &mut Ui, cx: &Cx<'_>, requirement: &Requirement, progress: &RequirementProgress) {
    let Some(skill) = &progress.skill else {
        ui.label(
            RichText::new(progress.status.label())
                .small()
                .color(cx.tokens.dim),
        );
        return;
    };
    let top = cx
        .model
        .profile
        .scale(&requirement.key)
        .and_then(|scale| scale.levels.last());
    let top = top.map_or(skill.target.number.0, |level| level.number.0);
    let rating = skill
        .rating
        .as_ref()
        .map_or(0, |rating| rating.level.number.0);
    let says = match &skill.rating {
        Some(rating) => format!(
            "Rated {}; the role asks for {}",
            rating.level.name, skill.target.name
        ),
        None => format!("Not rated; the role asks for {}", skill.target.name),
    };
    level_dots(ui, cx.tokens, rating, skill.target.number.0, top).on_hover_text(says);
    if !skill.statements.is_empty() {
        let backed = format!("{} of {}", skill.backed(), skill.statements.len());
        ui.label(RichText::new(backed).small().color(cx.tokens.dim))
            .on_hover_text("Statements that something backs");
    }
}

/// Draws a status by its shape as well as its colour.
pub fn status_icon(ui: &mut Ui, tokens: &Tokens, status: Status) {
    let (symbol, colour) = if status.is_met() {
        (icons::ICON_CHECK_CIRCLE, tokens.good)
    } else {
        match status {
            Status::Active | Status::Developing | Status::InProgress => {
                (icons::ICON_TIMELAPSE, tokens.accent)
            }
            Status::Planned => (icons::ICON_SCHEDULE, tokens.accent),
            Status::Expired => (icons::ICON_WARNING, tokens.warn),
            _ => (icons::ICON_RADIO_BUTTON_UNCHECKED, tokens.faint),
        }
    };
    icon(ui, symbol, colour).on_hover_text(status.label());
}
