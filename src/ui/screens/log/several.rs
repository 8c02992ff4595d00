//! The bar of what is chosen: tag, link or delete it as one change.

use egui::{Popup, PopupCloseBehavior, RichText, Ui};
use egui_material_icons::icons;

use super::Log;
use crate::domain::{Link, number};
use crate::ui::command::{Command, SelectedChange};
use crate::ui::cx::Cx;
use crate::ui::keys;
use crate::ui::theme::semibold;
use crate::ui::widgets::{LinkPicker, icon_button, line, primary_button, soft_button, text_field};

/// What is being typed for the chosen activities.
#[derive(Debug, Default)]
pub struct Several {
    tags: String,
    links: Vec<Link>,
    picker: LinkPicker,
}

/// Draws the bar.
pub fn several_ui(ui: &mut Ui, cx: &Cx<'_>, log: &mut Log) {
    line(ui, |ui| {
        let count = log.selection.len();
        ui.label(semibold(format!("{} selected", number(count))).color(cx.tokens.ink));
        ui.add_enabled_ui(count > 0, |ui| {
            tag_ui(ui, cx, &mut log.several);
            link_ui(ui, cx, &mut log.several);
            if icon_button(ui, icons::ICON_DELETE, "Delete the selected activities").clicked() {
                cx.send(Command::ChangeSelected(SelectedChange::Delete));
            }
        });
        if count < cx.model.listing.len() && soft_button(ui, "Select all").clicked() {
            log.selection.all(cx.model);
        }
        if soft_button(ui, "Clear").on_hover_text("Escape").clicked() {
            log.selection.clear();
        }
    });
}

fn tag_ui(ui: &mut Ui, cx: &Cx<'_>, several: &mut Several) {
    let button = soft_button(ui, "Tag…");
    Popup::from_toggle_button_response(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width(300.0);
            let hint = "With commas between them";
            let field = text_field(ui, cx.tokens, "Tags to add", hint, &mut several.tags, None);
            if button.clicked() {
                field.request_focus();
            }
            let enter = keys::entered_in(ui, &field);
            let tags: Vec<String> = several
                .tags
                .split(',')
                .map(str::trim)
                .map(str::to_owned)
                .collect();
            let tags: Vec<String> = tags.into_iter().filter(|tag| !tag.is_empty()).collect();
            let pressed = ui
                .add_enabled_ui(!tags.is_empty(), |ui| {
                    primary_button(ui, cx.tokens, "Add tags").clicked()
                })
                .inner;
            if (pressed || enter) && !tags.is_empty() {
                cx.send(Command::ChangeSelected(SelectedChange::Tag(tags)));
                ui.close();
            }
        });
}

fn link_ui(ui: &mut Ui, cx: &Cx<'_>, several: &mut Several) {
    let button = soft_button(ui, "Link…");
    Popup::from_toggle_button_response(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width(420.0);
            if button.clicked() {
                several.picker.focus();
            }
            several.picker.ui(ui, cx, &mut several.links);
            if several.links.is_empty() {
                let says = "What you choose is added to each of them";
                ui.label(RichText::new(says).small().color(cx.tokens.dim));
            } else if primary_button(ui, cx.tokens, "Add links").clicked() {
                let links = several.links.clone();
                cx.send(Command::ChangeSelected(SelectedChange::Link(links)));
                ui.close();
            }
        });
}
