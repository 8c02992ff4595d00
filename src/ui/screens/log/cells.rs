//! What a row says of an activity, in the list and in the table.

use egui::{Color32, Label, RichText, Ui};
use egui_material_icons::icons;

use super::Log;
use crate::domain::{ActivityStatus, ActivitySummary, Minutes};
use crate::record::Snippet;
use crate::ui::cx::Cx;
use crate::ui::widgets::{icon, marked};

/// Draws the box of a row that is chosen or not, while several are being chosen.
pub fn box_ui(ui: &mut Ui, cx: &Cx<'_>, log: &Log, activity: &ActivitySummary) {
    if !log.selection.is_open() {
        return;
    }
    let (symbol, colour) = if log.selection.has(activity.id) {
        (icons::ICON_CHECK_BOX, cx.tokens.accent)
    } else {
        (icons::ICON_CHECK_BOX_OUTLINE_BLANK, cx.tokens.dim)
    };
    icon(ui, symbol, colour);
}

/// Draws the title, in which the searched words are marked.
pub fn title_ui(ui: &mut Ui, cx: &Cx<'_>, activity: &ActivitySummary) {
    let words = &cx.model.listing.words;
    let matches = words.matches(&activity.title);
    let job = marked(cx.tokens, &activity.title, &matches, 14.0, cx.tokens.ink);
    ui.add(Label::new(job).truncate());
}

/// Returns the passage in which the searched words stand, if they stand in a text.
pub fn passage<'a>(cx: &Cx<'a>, activity: &ActivitySummary) -> Option<&'a Snippet> {
    cx.model.listing.passages.get(&activity.id)?.as_ref()
}

/// Draws a passage with the searched words marked.
pub fn passage_ui(ui: &mut Ui, cx: &Cx<'_>, passage: &Snippet) {
    let job = marked(
        cx.tokens,
        &passage.text,
        &passage.matches,
        12.0,
        cx.tokens.dim,
    );
    ui.add(Label::new(job).truncate());
}

/// Returns how far an activity has come and whether it is reflected on, with the colour it is said in.
pub fn state(cx: &Cx<'_>, activity: &ActivitySummary) -> (&'static str, Color32) {
    match activity.status {
        ActivityStatus::Done if activity.reflected => ("Reflected", cx.tokens.dim),
        ActivityStatus::Done => ("To reflect on", cx.tokens.warn),
        ActivityStatus::InProgress => ("In progress", cx.tokens.accent),
        ActivityStatus::Planned => ("Planned", cx.tokens.accent),
    }
}

/// Draws the time spent; nothing where none is given.
pub fn hours_ui(ui: &mut Ui, cx: &Cx<'_>, activity: &ActivitySummary) {
    if activity.minutes > Minutes(0) {
        ui.label(activity.minutes.in_columns());
    } else {
        ui.label(RichText::new("–").color(cx.tokens.faint));
    }
}

/// Draws how many pieces of evidence are attached; nothing where there are none.
pub fn evidence_ui(ui: &mut Ui, cx: &Cx<'_>, activity: &ActivitySummary) {
    if activity.evidence > 0 {
        let count = RichText::new(activity.evidence.to_string());
        ui.label(count.small().color(cx.tokens.dim));
        icon(ui, icons::ICON_ATTACH_FILE, cx.tokens.dim);
    }
}

/// Returns the names of the development activities an activity is linked to.
pub fn pdas<'a>(cx: &Cx<'a>, activity: &ActivitySummary) -> Vec<&'a str> {
    let profile = &cx.model.profile;
    let linked = activity.links.iter();
    let linked = linked.filter_map(|link| profile.requirement(&link.requirement));
    let pdas = linked.filter(|one| one.pda_group().is_some());
    pdas.map(|one| one.title.shown()).collect()
}

/// Draws the codes of the skills an activity is linked to, at most `most`, with their names on hover.
pub fn skills_ui(ui: &mut Ui, cx: &Cx<'_>, activity: &ActivitySummary, most: usize) {
    let profile = &cx.model.profile;
    let linked = activity.links.iter();
    let linked = linked.filter_map(|link| profile.requirement(&link.requirement));
    let mut skills: Vec<_> = linked
        .filter(|one| one.skill().is_some_and(|skill| !skill.code.is_empty()))
        .collect();
    skills.dedup_by_key(|one| &one.key);
    if skills.is_empty() {
        return;
    }
    let codes = skills.iter().filter_map(|one| one.skill());
    let codes: Vec<&str> = codes.take(most).map(|skill| skill.code.as_str()).collect();
    let more = skills.len().saturating_sub(most);
    let mut shown = codes.join("  ");
    if more > 0 {
        shown = format!("{shown}  +{more}");
    }
    let shown = RichText::new(shown).small().color(cx.tokens.accent);
    ui.add(Label::new(shown).truncate()).on_hover_ui(|ui| {
        for skill in &skills {
            ui.label(skill.name());
        }
    });
}
