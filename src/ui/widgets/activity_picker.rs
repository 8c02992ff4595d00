//! Choosing activities by typing words of their titles.

use egui::{Align, Label, Layout, RichText, Ui};
use egui_material_icons::icons;

use super::{Finder, Match, Question, hairline, icon, icon_button, line};
use crate::domain::ActivityId;
use crate::ui::cx::Cx;
use crate::ui::words::{Words, folded};

/// How many matches are shown.
const MATCHES: usize = 7;

/// The state of one picker.
#[derive(Clone, Debug, Default)]
pub struct ActivityPicker {
    finder: Finder,
}

impl ActivityPicker {
    /// Draws the chosen activities and the search.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, chosen: &mut Vec<ActivityId>) {
        let mut removed = None;
        for id in chosen.iter() {
            if chosen_ui(ui, cx, *id) {
                removed = Some(*id);
            }
        }
        chosen.retain(|id| removed != Some(*id));
        let question = Question {
            id: "activity-search",
            label: "Add an activity of the log",
            hint: "Type words of its title",
            verb: "Add",
            nothing: "No activity is called that",
        };
        let picked = self.finder.ui(ui, cx.tokens, question, |typed| {
            matching(cx, &Words::of(typed), chosen)
        });
        chosen.extend(picked);
    }
}

/// Draws a chosen activity; tells whether it is to be taken out.
fn chosen_ui(ui: &mut Ui, cx: &Cx<'_>, id: ActivityId) -> bool {
    let (title, date) = cx.model.activity(id).map_or_else(
        || ("An activity in the Bin", String::new()),
        |activity| {
            let date = cx.model.dates.short(activity.date);
            (activity.title.as_str(), date)
        },
    );
    let removed = line(ui, |ui| {
        icon(ui, icons::ICON_EDIT_NOTE, cx.tokens.accent);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let remove = icon_button(ui, icons::ICON_CLOSE, &format!("Take out {title}"));
            ui.label(RichText::new(date).small().color(cx.tokens.dim));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(RichText::new(title).color(cx.tokens.ink)).truncate());
            });
            remove.clicked()
        })
        .inner
    });
    hairline(ui, cx.tokens);
    removed
}

/// Returns the newest activities whose titles hold the words, but for those that are chosen already.
fn matching(cx: &Cx<'_>, words: &Words, chosen: &[ActivityId]) -> Vec<Match<ActivityId>> {
    if words.is_empty() {
        return Vec::new();
    }
    let activities = cx.model.ledger.activities.iter();
    let fits = activities.filter(|activity| {
        !chosen.contains(&activity.id) && words.are_in(&folded(&activity.title))
    });
    let found = fits.take(MATCHES).map(|activity| Match {
        gives: activity.id,
        name: activity.title.clone(),
        about: format!(
            "{} · {}",
            cx.model.dates.short(activity.date),
            activity.kind
        ),
    });
    found.collect()
}
