//! What of a period could identify a patient, shown before it is printed. Nothing is held back for it.

use egui::{Label, RichText, Ui};

use super::command::{Command, PortfolioCommand};
use super::cx::Cx;
use super::widgets::{link_button, warning};
use crate::domain::{Exposure, Period};
use crate::portfolio::{Exposed, ExposedEntry};

/// How many entries are shown; the next ones follow when these are mended.
const MOST: usize = 8;

/// Lists the entries of a period that could identify a patient, each as a button that shows it; nothing where none does.
pub fn exposed_ui(ui: &mut Ui, cx: &Cx<'_>, period: Period) {
    if !cx.model.exposures.has(period) {
        cx.send(Command::LookThrough(period));
    }
    let found = cx.model.exposures.found(period);
    if found.is_empty() {
        return;
    }
    let says = match found.len() {
        1 => "1 entry may identify a patient. Look at it before you hand this in".to_owned(),
        count => {
            format!("{count} entries may identify a patient. Look at them before you hand this in")
        }
    };
    ui.add(Label::new(RichText::new(says).color(cx.tokens.warn)).wrap());
    for exposed in found.iter().take(MOST) {
        entry_ui(ui, cx, exposed);
    }
    if let Some(more @ 1..) = found.len().checked_sub(MOST) {
        warning(ui, cx.tokens, &format!("And {more} more"));
    }
}

fn entry_ui(ui: &mut Ui, cx: &Cx<'_>, exposed: &Exposed) {
    let (named, command) = leads_to(&exposed.entry, &exposed.title);
    let shown = link_button(ui, cx.tokens, &format!("Show {named}"));
    if shown.clicked() {
        cx.send(command);
    }
    exposures_ui(ui, cx, &exposed.exposures);
}

/// Names an entry, and returns what shows it.
pub fn leads_to(entry: &ExposedEntry, title: &str) -> (String, Command) {
    let titled = title.to_owned();
    match entry {
        ExposedEntry::Activity(id) => (titled, Command::ShowActivity(*id)),
        ExposedEntry::Evidence(id, number) => {
            (format!("{number} {title}"), Command::ShowEvidence(*id))
        }
        ExposedEntry::Qualification(id) => (titled, Command::ShowQualification(*id)),
        ExposedEntry::Objective(id) => (titled, Command::ShowObjective(*id)),
        ExposedEntry::Portfolio(id) => (titled, Command::Portfolio(PortfolioCommand::Open(*id))),
        ExposedEntry::Rating(key) => (titled, Command::ShowRequirement(key.clone())),
    }
}

/// Says what stands in which field.
pub fn exposures_ui(ui: &mut Ui, cx: &Cx<'_>, exposures: &[Exposure]) {
    for Exposure { field, identifier } in exposures {
        warning(
            ui,
            cx.tokens,
            &format!("“{field}”: {}", identifier.sentence()),
        );
    }
}
