//! The profile as bars, framework by framework: each skill now against what is asked for, and where it stood when the CPD
//! year began. Every framework keeps its own scale.

use egui::{Align, Label, Layout, RichText, ScrollArea, Ui, vec2};

use super::map::code_ui;
use super::{Listed, Skills, nothing_ui, section_head_ui};
use crate::domain::profile::{Scale, Section};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::widgets::{Levels, Row, level_bar, level_key, level_names, list_card, row};
use crate::ui::words::Words;

const HEIGHT: f32 = 34.0;

/// Draws a chart for each framework on one card.
pub fn chart_ui(ui: &mut Ui, cx: &Cx<'_>, skills: &mut Skills) {
    let words = Words::of(&skills.search);
    list_card(ui, cx.tokens, "Chart", |ui| {
        ScrollArea::vertical()
            .id_salt("skills-chart")
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.set_width(ui.available_width() - 14.0);
                ui.spacing_mut().item_spacing.y = 0.0;
                let mut any = false;
                for section in &cx.model.profile.sections {
                    let Some(scale) = &section.scale else {
                        continue;
                    };
                    let listed = skills.listed(cx.model, section, &words);
                    if listed.is_empty() {
                        continue;
                    }
                    if any {
                        ui.add_space(18.0);
                    } else {
                        let then = format!("on {}", cx.model.dates.long(cx.model.role.year_start));
                        level_key(ui, cx.tokens, &then);
                        ui.add_space(8.0);
                    }
                    any = true;
                    framework_ui(ui, cx, skills, (section, scale), &listed);
                }
                if !any {
                    nothing_ui(ui, cx, skills);
                }
            });
    });
}

fn framework_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    skills: &mut Skills,
    (section, scale): (&Section, &Scale),
    listed: &[Listed<'_>],
) {
    section_head_ui(ui, cx, section);
    let width = (ui.available_width() * 0.46).clamp(160.0, 560.0);
    let names = scale.levels.iter().map(|level| level.name.clone());
    let names: Vec<String> = names.collect();
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), 18.0),
        Layout::right_to_left(Align::Center),
        |ui| level_names(ui, cx.tokens, &names, width),
    );
    for listed in listed {
        skill_ui(ui, cx, skills, scale, width, listed);
    }
}

fn skill_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    skills: &mut Skills,
    scale: &Scale,
    width: f32,
    (asked, judged, place): &Listed<'_>,
) {
    let Some(skill) = &judged.skill else { return };
    let now = skill.rating.as_ref().map(|rating| &rating.level);
    let levels = Levels {
        then: place.then.0,
        now: now.map_or(0, |level| level.number.0),
        target: skill.target.number.0,
        top: scale.levels.last().map_or(0, |level| level.number.0),
    };
    let name = format!(
        "{}: {}, {} on {}, asked for {}",
        judged.name,
        now.map_or("not rated", |level| level.name.as_str()),
        scale.name(place.then),
        cx.model.dates.long(cx.model.role.year_start),
        skill.target.name,
    );
    let looks = Row {
        name: &name,
        height: HEIGHT,
        selected: skills.chosen.as_ref() == Some(&asked.key),
    };
    let response = row(ui, cx.tokens, looks, |ui| {
        code_ui(ui, cx, asked);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            level_bar(ui, cx.tokens, levels, width);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let title = RichText::new(asked.title.shown()).color(cx.tokens.ink);
                ui.add(Label::new(title).truncate());
            });
        });
    });
    if response.on_hover_text(&name).clicked() {
        cx.send(Command::ShowRequirement(asked.key.clone()));
    }
}
