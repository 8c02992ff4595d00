//! Finding in the role: by typing, by filter, as a map or as a chart.

use egui::{Align, Layout, Margin, RichText, TextEdit, Ui, vec2};

use super::{Skills, View, focus_hint_ui};
use crate::ui::cx::Cx;
use crate::ui::role::Filter;
use crate::ui::widgets::{line, toggle};

/// From this width on, everything stands on one line.
const ONE_LINE: f32 = 920.0;

/// Draws the search, the filters with their counts, and the choice of how the role is drawn.
pub fn find_ui(ui: &mut Ui, cx: &Cx<'_>, skills: &mut Skills) {
    if ui.available_width() >= ONE_LINE {
        line(ui, |ui| {
            search_ui(ui, cx, skills, 240.0);
            filters_ui(ui, cx, skills);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                views_ui(ui, cx, skills);
            });
        });
    } else {
        line(ui, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                views_ui(ui, cx, skills);
                let width = ui.available_width();
                search_ui(ui, cx, skills, width);
            });
        });
        ui.horizontal_wrapped(|ui| filters_ui(ui, cx, skills));
    }
    focus_hint_ui(ui, cx);
}

fn search_ui(ui: &mut Ui, cx: &Cx<'_>, skills: &mut Skills, width: f32) {
    let search = TextEdit::singleline(&mut skills.search)
        .id_salt("skills-search")
        .hint_text(RichText::new("Find by name or code").color(cx.tokens.faint))
        .margin(Margin::symmetric(10, 7))
        .min_size(vec2(0.0, 32.0))
        .desired_width(width);
    ui.add(search).accessible_name("Find by name or code");
}

fn filters_ui(ui: &mut Ui, cx: &Cx<'_>, skills: &mut Skills) {
    ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
    for filter in Filter::ALL {
        let says = format!("{} {}", filter.name(), cx.model.role.count(filter));
        let chosen = skills.filter == filter;
        if toggle(ui, cx.tokens, chosen, &says)
            .on_hover_text(filter.tooltip())
            .clicked()
        {
            skills.filter = filter;
        }
    }
}

/// Draws the two views, from right to left.
fn views_ui(ui: &mut Ui, cx: &Cx<'_>, skills: &mut Skills) {
    let views = [
        (
            View::Wall,
            "Wall",
            "Everything the role asks for with its full name, and a notch for each statement",
        ),
        (
            View::Chart,
            "Chart",
            "The skills of each framework as bars against what is asked for",
        ),
        (
            View::Map,
            "Map",
            "Everything the role asks for, section by section",
        ),
    ];
    for (view, name, tooltip) in views {
        if toggle(ui, cx.tokens, skills.view == view, name)
            .on_hover_text(tooltip)
            .clicked()
        {
            skills.view = view;
        }
    }
}
