//! The wall: everything the role asks for in one view, framework by framework. Each requirement is a cell with its code, its
//! full name, the rungs of its level, and a notch for each statement, filled where something backs it.
//!
//! It is one stop of the Tab key: arrows go from cell to notch to cell, up and down from row to row.

mod cell;
mod keys;

use egui::{Label, Pos2, Rect, RichText, ScrollArea, Ui, UiBuilder, pos2, vec2};
use egui_material_icons::icons;

use super::{Listed, Skills, nothing_ui};
use crate::domain::LinkKey;
use crate::domain::profile::Section;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::theme::semibold;
use crate::ui::widgets::{icon, line, list_card, soft_button};
use crate::ui::words::Words;
use cell::{Laid, Pressed};
use keys::Stop;

/// The least width of a cell: six notches fit beside five rungs.
const LEAST: f32 = 184.0;
const GAP: f32 = 6.0;
const HEAD: f32 = 28.0;
const BETWEEN: f32 = 6.0;
/// About how wide a letter of a heading is.
const LETTER: f32 = 8.0;

/// What the wall remembers.
#[derive(Debug, Default)]
pub struct Wall {
    /// The cell or notch at which the keyboard stands.
    at: Option<LinkKey>,
    /// Whether it is to get the focus.
    enter: bool,
}

impl Wall {
    /// Gives the focus back to where the keyboard stands.
    pub const fn enter(&mut self) {
        self.enter = true;
    }

    fn go(&mut self, to: LinkKey) {
        self.at = Some(to);
        self.enter = true;
    }
}

/// A section in the wall: what is listed of it, and how many cells stand beside each other.
struct Part<'m> {
    section: &'m Section,
    listed: Vec<Listed<'m>>,
    columns: usize,
}

/// Draws the wall on its card.
pub fn wall_ui(ui: &mut Ui, cx: &Cx<'_>, skills: &mut Skills) {
    let words = Words::of(&skills.search);
    let sections = cx.model.profile.sections.iter();
    let listed = sections.map(|section| (section, skills.listed(cx.model, section, &words)));
    let mut listed: Vec<_> = listed.filter(|(_, listed)| !listed.is_empty()).collect();
    // The frameworks have the notches, and stand first; both parts keep the order of the role.
    listed.sort_by_key(|(section, _)| section.scale.is_none());
    list_card(ui, cx.tokens, "Requirements", |ui| {
        if listed.is_empty() {
            nothing_ui(ui, cx, skills);
            return;
        }
        legend_ui(ui, cx);
        ScrollArea::vertical()
            .id_salt("skills-wall")
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.set_width(ui.available_width() - 14.0);
                let grid = UiBuilder::new()
                    .accessibility_role(egui::Role::Grid)
                    .accessibility_label("The wall");
                ui.scope_builder(grid, |ui| bands_ui(ui, cx, skills, listed));
            });
    });
}

/// Draws what the signs mean, and the way to paper.
fn legend_ui(ui: &mut Ui, cx: &Cx<'_>) {
    line(ui, |ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if soft_button(ui, "Print on one page…").clicked() {
                cx.send(Command::PrintWall);
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                icon(ui, icons::ICON_CHECK_CIRCLE, cx.tokens.good);
                let says = "met. Rungs: the level rated, the one asked for underlined. A notch for each statement, filled \
                            where something backs it; press one to back it.";
                ui.add(Label::new(RichText::new(says).small().color(cx.tokens.dim)).wrap());
            });
        });
    });
}

fn bands_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    skills: &mut Skills,
    listed: Vec<(&Section, Vec<Listed<'_>>)>,
) {
    let width = ui.available_width();
    let columns = columns(width);
    let cell = (width + GAP) / columns as f32 - GAP;
    let keys = listed.iter().flat_map(|(_, listed)| listed);
    skills.wall.keep(keys.map(|(asked, ..)| *asked));
    let mut stops = Vec::new();
    for band in bands(listed, columns, cell) {
        let top = ui.cursor().top();
        let mut left = ui.cursor().left();
        let mut bottom = top;
        for part in &band {
            let at = pos2(left, top);
            let (end, right) = section_ui(ui, cx, skills, part, (at, cell), &mut stops);
            bottom = bottom.max(end);
            left = right + GAP;
        }
        ui.allocate_space(vec2(width, bottom - top + BETWEEN));
    }
    skills.wall.enter = false;
    if let Some(to) = keys::moved(ui, &stops) {
        skills.wall.go(to);
        ui.ctx().request_repaint();
    }
}

/// Draws a section from a place on; returns where it ends below and at the right.
fn section_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    skills: &mut Skills,
    part: &Part<'_>,
    (at, cell): (Pos2, f32),
    stops: &mut Vec<Stop>,
) -> (f32, f32) {
    let width = part.columns as f32 * (cell + GAP) - GAP;
    let place = Rect::from_min_size(at, vec2(width, HEAD));
    let mut inner = ui.new_child(
        UiBuilder::new()
            .id_salt(("wall", &part.section.key))
            .max_rect(place)
            .accessibility_role(egui::Role::Group)
            .accessibility_label(&part.section.title),
    );
    head_ui(&mut inner, cx, part.section, place);
    let mut top = place.top() + HEAD;
    for row in part.listed.chunks(part.columns.max(1)) {
        let laid: Vec<Laid<'_>> = row
            .iter()
            .map(|listed| Laid::of(&inner, cx, listed, cell))
            .collect();
        let height = laid.iter().map(|laid| laid.height).fold(0.0, f32::max);
        for (n, laid) in laid.into_iter().enumerate() {
            let at = pos2(place.left() + (cell + GAP) * n as f32, top);
            let rect = Rect::from_min_size(at, vec2(cell, height));
            let pressed = laid.ui(
                &inner,
                cx,
                rect,
                &skills.wall,
                skills.chosen.as_ref(),
                stops,
            );
            press(cx, skills, pressed);
        }
        top += height + GAP;
    }
    (top, place.right())
}

/// Does what a press asks for: shows the requirement, or offers what could back the statement.
fn press(cx: &Cx<'_>, skills: &mut Skills, pressed: Option<Pressed>) {
    match pressed {
        None => {}
        Some(Pressed::Cell(key, response)) => {
            if response.clicked() {
                if crate::ui::keys::by_keys(&response) {
                    crate::ui::keys::lead_to_details(&response.ctx);
                }
                cx.send(Command::ShowRequirement(key.clone()));
            }
            skills.wall.at = Some(key.into());
        }
        Some(Pressed::Notch(key)) => {
            skills.wall.at = Some(key.clone());
            cx.send(Command::OfferFor(key));
        }
    }
}

fn head_ui(ui: &mut Ui, cx: &Cx<'_>, section: &Section, place: Rect) {
    let mut sections = cx.model.seen().sections.iter();
    let found = sections.find(|found| found.key == section.key);
    let says = found.map_or_else(String::new, |found| {
        format!("{} of {} met", found.met, found.total)
    });
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let mut inner = ui.new_child(UiBuilder::new().max_rect(place).layout(layout));
    let title = Label::new(semibold(&section.title).color(cx.tokens.ink)).truncate();
    if place.width() < 2.0 * LEAST {
        // The figure stands in the cells; a narrow section keeps its name.
        inner
            .add(title)
            .on_hover_text(format!("{}, {says}", section.title));
        return;
    }
    inner.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        ui.label(RichText::new(says).small().color(cx.tokens.dim));
        ui.with_layout(layout, |ui| ui.add(title));
    });
}

/// Returns how many cells stand beside each other.
fn columns(width: f32) -> usize {
    const MOST: usize = 14;
    let fits = |count: &usize| *count as f32 * (LEAST + GAP) <= width + GAP;
    (2..=MOST).rev().find(fits).unwrap_or(1)
}

/// Puts sections of few cells side by side, in their order; one that has many stands alone.
fn bands<'m>(
    listed: Vec<(&'m Section, Vec<Listed<'m>>)>,
    columns: usize,
    cell: f32,
) -> Vec<Vec<Part<'m>>> {
    let mut bands: Vec<Vec<Part<'m>>> = Vec::new();
    let mut free = 0;
    for (section, listed) in listed {
        let title = section.title.chars().count() as f32 * LETTER;
        let of_title = (1..columns).find(|count| *count as f32 * (cell + GAP) >= title);
        let part = Part {
            columns: listed.len().max(of_title.unwrap_or(columns)).min(columns),
            section,
            listed,
        };
        let wants = part.columns;
        if let Some(band) = bands.last_mut().filter(|_| wants <= free) {
            free -= wants;
            band.push(part);
        } else {
            free = columns - wants;
            bands.push(vec![part]);
        }
    }
    bands
}
