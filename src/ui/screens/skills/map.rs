//! The role as a map: section by section, each requirement in a cell with its status, its levels and its star.

use egui::{Align, Color32, Label, Layout, RichText, ScrollArea, Ui, vec2};
use egui_material_icons::{MaterialIcon, icons};

use super::{Listed, Skills, nothing_ui, section_head_ui, star_ui};
use crate::domain::RequirementKey;
use crate::domain::profile::{Requirement, Section};
use crate::domain::progress::{SkillProgress, Status};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::theme::{Tokens, semibold};
use crate::ui::widgets::{Row, by_arrows, icon, level_dots, list_card, row};
use crate::ui::words::Words;

const HEIGHT: f32 = 34.0;
const GAP: f32 = 24.0;
/// From this width on, the frameworks stand beside the rest.
const BESIDE: f32 = 1150.0;
/// How much of the width the frameworks take then.
const FRAMEWORKS: f32 = 0.59;
/// The least width of a cell with a code and dots, and of one without.
const SKILL: f32 = 320.0;
const OTHER: f32 = 225.0;
/// From this width on, a cell also says how much is backed.
const ROOMY: f32 = 430.0;

/// A section with what is listed of it.
type InSection<'m> = (&'m Section, Vec<Listed<'m>>);

/// Draws the map on its card.
pub fn map_ui(ui: &mut Ui, cx: &Cx<'_>, skills: &mut Skills) {
    let words = Words::of(&skills.search);
    let sections = cx.model.profile.sections.iter();
    let listed = sections.map(|section| {
        let mut listed = skills.listed(cx.model, section, &words);
        // The source mixes the groups; they are easier to read one after the other.
        let groups = cx.model.profile.pda_groups();
        listed.sort_by_key(|(asked, ..)| {
            let group = asked.pda_group();
            groups.iter().position(|name| Some(*name) == group)
        });
        (section, listed)
    });
    let listed: Vec<InSection<'_>> = listed.filter(|(_, listed)| !listed.is_empty()).collect();
    list_card(ui, cx.tokens, "Skills", |ui| {
        ScrollArea::vertical()
            .id_salt("skills-list")
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.set_width(ui.available_width() - 14.0);
                ui.spacing_mut().item_spacing.y = 0.0;
                if listed.is_empty() {
                    nothing_ui(ui, cx, skills);
                } else {
                    parts_ui(ui, cx, skills, listed);
                }
            });
    });
}

/// Draws the sections below each other, or the frameworks beside the rest where there is room.
fn parts_ui(ui: &mut Ui, cx: &Cx<'_>, skills: &mut Skills, parts: Vec<InSection<'_>>) {
    let width = ui.available_width();
    let (frameworks, rest): (Vec<InSection<'_>>, Vec<InSection<'_>>) = parts
        .into_iter()
        .partition(|(section, _)| width < BESIDE || section.scale.is_some());
    let in_order = frameworks
        .iter()
        .chain(&rest)
        .flat_map(|(_, listed)| listed);
    arrow_keys(ui, cx, skills, in_order.map(|(asked, ..)| &asked.key));
    if frameworks.is_empty() || rest.is_empty() {
        sections_ui(ui, cx, skills, &[frameworks, rest].concat());
        return;
    }
    let left = (width * FRAMEWORKS).floor();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0 * GAP;
        for (parts, width) in [(frameworks, left), (rest, width - left - 2.0 * GAP)] {
            let column = Layout::top_down(Align::Min);
            ui.allocate_ui_with_layout(vec2(width, 0.0), column, |ui| {
                ui.set_width(width);
                sections_ui(ui, cx, skills, &parts);
            });
        }
    });
}

fn sections_ui(ui: &mut Ui, cx: &Cx<'_>, skills: &mut Skills, parts: &[InSection<'_>]) {
    for (n, (section, listed)) in parts.iter().enumerate() {
        if n > 0 {
            ui.add_space(14.0);
        }
        section_head_ui(ui, cx, section);
        cells_ui(ui, cx, skills, section, listed);
    }
}

/// Draws the cells of a section, a group of development activities after the other.
fn cells_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    skills: &mut Skills,
    section: &Section,
    listed: &[Listed<'_>],
) {
    let alike = |a: &Listed<'_>, b: &Listed<'_>| a.0.pda_group() == b.0.pda_group();
    let least = if section.scale.is_some() {
        SKILL
    } else {
        OTHER
    };
    for group in listed.chunk_by(alike) {
        if let Some(name) = group.first().and_then(|(asked, ..)| asked.pda_group()) {
            ui.add_space(6.0);
            ui.label(RichText::new(name).small().color(cx.tokens.dim));
        }
        let width = ui.available_width();
        let columns = columns(width, least);
        let cell = (width + GAP) / f32::from(columns) - GAP;
        for line in group.chunks(usize::from(columns)) {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                for listed in line {
                    let column = Layout::top_down(Align::Min);
                    ui.allocate_ui_with_layout(vec2(cell, HEIGHT), column, |ui| {
                        ui.set_width(cell);
                        ui.spacing_mut().item_spacing.x = 8.0;
                        cell_ui(ui, cx, skills, listed);
                    });
                }
            });
        }
    }
}

/// Returns how many cells stand beside each other.
fn columns(width: f32, least: f32) -> u8 {
    const MOST: u8 = 6;
    let fits = |count: &u8| f32::from(*count) * (least + GAP) <= width + GAP;
    (2..=MOST).rev().find(fits).unwrap_or(1)
}

fn cell_ui(ui: &mut Ui, cx: &Cx<'_>, skills: &mut Skills, (asked, judged, place): &Listed<'_>) {
    let name = format!("{}, {}", judged.name, judged.status.label());
    let selected = skills.chosen.as_ref() == Some(&asked.key);
    let looks = Row {
        name: &name,
        height: HEIGHT,
        selected,
    };
    let roomy = ui.available_width() >= ROOMY;
    let response = row(ui, cx.tokens, looks, |ui| {
        status_icon(ui, cx.tokens, judged.status);
        code_ui(ui, cx, asked);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            star_ui(ui, cx, place, &judged.name, "");
            if let Some(skill) = &judged.skill {
                levels_ui(ui, cx, asked, skill);
                backed_ui(ui, cx, skill, roomy);
            } else if roomy {
                let status = RichText::new(judged.status.label()).small();
                ui.label(status.color(cx.tokens.dim));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let title = RichText::new(asked.title.shown()).color(cx.tokens.ink);
                ui.add(Label::new(title).truncate());
            });
        });
    });
    describe(ui, &response, judged.skill.as_ref(), place.focus);
    if selected && skills.reveal {
        response.scroll_to_me(None);
    }
    if response.clicked() {
        cx.send(Command::ShowRequirement(asked.key.clone()));
    }
}

/// Tells screen readers what the dots and the star show.
fn describe(ui: &Ui, response: &egui::Response, skill: Option<&SkillProgress>, focus: bool) {
    let mut says: Vec<String> = skill.map(levels_in_words).into_iter().collect();
    if focus {
        says.push("in focus".to_owned());
    }
    if !says.is_empty() {
        let describe = |node: &mut egui::accesskit::Node| node.set_description(says.join("; "));
        ui.ctx().accesskit_node_builder(response.id, describe);
    }
}

/// Draws the code of a skill, so that the titles of a framework stand below each other.
pub fn code_ui(ui: &mut Ui, cx: &Cx<'_>, asked: &Requirement) {
    const WIDTH: f32 = 40.0;
    let code = asked.skill().map_or("", |skill| skill.code.as_str());
    if !code.is_empty() {
        let column = Layout::left_to_right(Align::Center);
        ui.allocate_ui_with_layout(vec2(WIDTH, HEIGHT), column, |ui| {
            ui.set_width(WIDTH);
            ui.label(semibold(code).color(cx.tokens.accent));
        });
    }
}

/// Says where a skill stands against its target.
pub fn levels_in_words(skill: &SkillProgress) -> String {
    let asked = &skill.target.name;
    match &skill.rating {
        Some(rating) => format!("Rated {}; the role asks for {asked}", rating.level.name),
        None => format!("Not rated; the role asks for {asked}"),
    }
}

fn levels_ui(ui: &mut Ui, cx: &Cx<'_>, asked: &Requirement, skill: &SkillProgress) {
    let scale = cx.model.profile.scale(&asked.key);
    let top = scale.and_then(|scale| scale.levels.last());
    let target = skill.target.number.0;
    let top = top.map_or(target, |level| level.number.0);
    let rating = skill.rating.as_ref();
    let now = rating.map_or(0, |rating| rating.level.number.0);
    level_dots(ui, cx.tokens, now, target, top).on_hover_text(levels_in_words(skill));
}

fn backed_ui(ui: &mut Ui, cx: &Cx<'_>, skill: &SkillProgress, roomy: bool) {
    if roomy && !skill.statements.is_empty() {
        let backed = format!("{} of {}", skill.backed(), skill.statements.len());
        ui.label(RichText::new(backed).small().color(cx.tokens.dim))
            .on_hover_text("Statements that something backs");
    }
}

/// Moves the choice with the arrow keys while nothing has the focus.
fn arrow_keys<'k>(
    ui: &Ui,
    cx: &Cx<'_>,
    skills: &Skills,
    mut keys: impl Iterator<Item = &'k RequirementKey> + Clone,
) {
    let chosen = skills.chosen.as_ref();
    let next = by_arrows(ui, || keys.clone().position(|key| chosen == Some(key)));
    if let Some(key) = next.and_then(|next| keys.nth(next)) {
        cx.send(Command::ShowRequirement(key.clone()));
    }
}

/// Draws a status by its shape as well as its colour.
pub fn status_icon(ui: &mut Ui, tokens: &Tokens, status: Status) {
    let (symbol, colour) = status_sign(tokens, status);
    icon(ui, symbol, colour).on_hover_text(status.label());
}

/// Returns the sign of a status and its colour.
pub fn status_sign(tokens: &Tokens, status: Status) -> (MaterialIcon, Color32) {
    if status.is_met() {
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
    }
}
