//! What changed from the day that is looked back to until today.

use egui::{Label, RichText, Ui};

use crate::domain::progress::{Rerated, Since};
use crate::domain::{RequirementKey, count};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::theme::semibold;
use crate::ui::widgets::link_button;

/// How many requirements are named before the rest is counted.
const NAMED: usize = 5;

/// Draws it while an earlier day is shown.
pub fn since_ui(ui: &mut Ui, cx: &Cx<'_>) {
    if !cx.model.looks_back() {
        return;
    }
    ui.label(semibold("Since then").color(cx.tokens.ink));
    let since = &cx.model.since;
    if since.is_empty() {
        ui.label(RichText::new("Nothing has changed.").color(cx.tokens.dim));
        return;
    }
    ui.spacing_mut().item_spacing.y = 4.0;
    let plain = |key: &RequirementKey| (key.clone(), cx.model.profile.name_of(key));
    named_ui(ui, cx, "met", since.met.iter().map(plain));
    named_ui(ui, cx, "no longer met", since.lost.iter().map(plain));
    let rated = since.rated.iter().map(|one| rerated(cx, one));
    named_ui(ui, cx, "rated anew", rated);
    let says = in_figures(since);
    if !says.is_empty() {
        ui.add(Label::new(RichText::new(says).color(cx.tokens.dim)).wrap());
    }
}

fn in_figures(since: &Since) -> String {
    let activities = (since.activities > 0).then(|| {
        let count = count(since.activities, "activity", "activities");
        format!("{count} done, {}", since.minutes)
    });
    let backed = (since.backed > 0).then(|| {
        let count = count(since.backed, "statement", "statements");
        format!("{count} more backed")
    });
    let parts: Vec<String> = activities.into_iter().chain(backed).collect();
    parts.join("; ")
}

/// Draws requirements of which something is to be said, each by a name that leads to it.
fn named_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    what: &str,
    named: impl ExactSizeIterator<Item = (RequirementKey, String)>,
) {
    let all = named.len();
    if all == 0 {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.label(RichText::new(format!("{all} {what}:")).color(cx.tokens.dim));
        for (n, (key, name)) in named.take(NAMED).enumerate() {
            part(ui, cx, n);
            leads(ui, cx, &key, &name);
        }
        more(ui, cx, all);
    });
}

/// Names a skill that was rated anew, with the levels then and now.
fn rerated(cx: &Cx<'_>, one: &Rerated) -> (RequirementKey, String) {
    let name = cx.model.profile.name_of(&one.key);
    let then = one.then.as_ref();
    let then = then.map_or("not rated", |level| level.name.as_str());
    (
        one.key.clone(),
        format!("{name}, {then}, now {}", one.now.name),
    )
}

fn leads(ui: &mut Ui, cx: &Cx<'_>, key: &RequirementKey, name: &str) {
    if link_button(ui, cx.tokens, name).clicked() {
        // The change is one of today.
        cx.send(Command::AsItWasOn(None));
        cx.send(Command::ShowRequirement(key.clone()));
    }
}

/// Parts names that have commas of their own.
fn part(ui: &mut Ui, cx: &Cx<'_>, n: usize) {
    if n > 0 {
        ui.label(RichText::new("·").color(cx.tokens.dim));
    }
}

fn more(ui: &mut Ui, cx: &Cx<'_>, all: usize) {
    if let Some(more) = all.checked_sub(NAMED).filter(|more| *more > 0) {
        ui.label(RichText::new(format!("and {more} more")).color(cx.tokens.dim));
    }
}
