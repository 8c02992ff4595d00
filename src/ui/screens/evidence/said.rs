//! What a row and a cell say of a piece, and what stands there where nothing fits.

use egui::Ui;

use super::{EvidenceScreen, Shown};
use crate::domain::{Evidence, EvidenceContent, Link, count};
use crate::ui::cx::Cx;
use crate::ui::shelf::Piece;
use crate::ui::widgets::empty;

/// Draws what stands where nothing is listed.
pub fn nothing_ui(ui: &mut Ui, cx: &Cx<'_>, screen: &mut EvidenceScreen) {
    if cx.model.ledger.evidence.is_empty() {
        let sentence =
            "No evidence yet. Notes, files and web links that show what you can do go here.";
        if empty(ui, cx.tokens, sentence, Some("Add the first piece")) {
            screen.add().begin(cx.model.today);
        }
        return;
    }
    let in_use = screen.shown == Shown::Unused && screen.search.trim().is_empty();
    let sentence = if in_use {
        "Everything is in use."
    } else {
        "No evidence fits this search."
    };
    if empty(ui, cx.tokens, sentence, Some("Show all")) {
        screen.show_all();
    }
}

/// Says everything that a row or cell shows.
pub fn spoken(cx: &Cx<'_>, screen: &EvidenceScreen, evidence: &Evidence, piece: &Piece) -> String {
    let details = &evidence.details;
    let mut said = vec![
        evidence.number.to_string(),
        details.title.clone(),
        sort(&details.content).to_owned(),
        cx.model.dates.short(details.date),
        uses(piece),
        twins(cx, piece),
    ];
    if screen.forms.is_unsaved(evidence.id) {
        said.push("not saved".to_owned());
    }
    said.retain(|part| !part.is_empty());
    said.join(", ")
}

/// Says how often a piece is used.
pub fn uses(piece: &Piece) -> String {
    match piece.uses {
        0 => "unused".to_owned(),
        uses => count(uses, "use", "uses"),
    }
}

/// Says what sort of evidence it is.
pub const fn sort(content: &EvidenceContent) -> &'static str {
    match content {
        EvidenceContent::Note(_) => "Note",
        EvidenceContent::File(_) => "File",
        EvidenceContent::Web(_) => "Web link",
    }
}

/// Names the other pieces that hold the same file.
pub fn twins(cx: &Cx<'_>, piece: &Piece) -> String {
    let twins = piece.twins.iter().filter_map(|id| cx.model.evidence(*id));
    let twins: Vec<String> = twins.map(|twin| twin.number.to_string()).collect();
    if twins.is_empty() {
        String::new()
    } else {
        format!("same file as {}", twins.join(", "))
    }
}

/// Says in short what a piece is and what it shows.
pub fn about(cx: &Cx<'_>, evidence: &Evidence, facts: [&str; 3]) -> String {
    let mut shows: Vec<&str> = Vec::new();
    for link in &evidence.details.links {
        let name = short_name(cx, link);
        if !shows.contains(&name) {
            shows.push(name);
        }
    }
    let shows = shows.join(", ");
    let mut parts: Vec<&str> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    let says = format!("shows {shows}");
    if !shows.is_empty() {
        parts.push(&says);
    }
    parts.join(" · ")
}

/// Returns the code of a skill, the title of another requirement, or the key of one that the role no longer has.
fn short_name<'a>(cx: &Cx<'a>, link: &'a Link) -> &'a str {
    let key = &link.key.requirement;
    let Some(requirement) = cx.model.profile.requirement(key) else {
        return key.as_str();
    };
    match requirement.skill() {
        Some(skill) if !skill.code.is_empty() => &skill.code,
        _ => requirement.title.shown(),
    }
}
