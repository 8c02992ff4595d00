//! Below a field: what in it could identify a patient. It only says so; nothing is refused.

use std::sync::Arc;

use egui::cache::{ComputerMut, FrameCache};
use egui::{Label, Response, RichText, Ui};

use crate::domain::{LikelyIdentifier, likely_identifiers};
use crate::ui::theme::Tokens;

/// How many are told one by one.
const FEW: usize = 3;

/// Looks through a text once, and again when it has changed.
type Looked = FrameCache<Arc<[String]>, Looking>;

#[derive(Default)]
struct Looking;

impl ComputerMut<&str, Arc<[String]>> for Looking {
    fn compute(&mut self, text: &str) -> Arc<[String]> {
        let found = likely_identifiers(text);
        let mut told: Vec<String> = found
            .iter()
            .take(FEW)
            .map(LikelyIdentifier::sentence)
            .collect();
        if let Some(more @ 1..) = found.len().checked_sub(FEW) {
            told.push(format!("And {more} more that could identify a patient"));
        }
        told.into()
    }
}

/// Says below a field what in its text could identify a patient, and describes the field by it.
pub fn identifiers(ui: &mut Ui, tokens: &Tokens, text: &str, field: &Response) {
    if text.is_empty() {
        return;
    }
    let told = ui.memory_mut(|memory| Arc::clone(memory.caches.cache::<Looked>().get(text)));
    if told.is_empty() {
        return;
    }
    for says in told.iter() {
        warning(ui, tokens, says);
    }
    let description = told.join(". ");
    let describe = |node: &mut egui::accesskit::Node| node.set_description(description);
    ui.ctx().accesskit_node_builder(field.id, describe);
}

/// Draws a quiet line of warning.
pub fn warning(ui: &mut Ui, tokens: &Tokens, says: &str) {
    let shown = RichText::new(says).small().color(tokens.warn);
    ui.add(Label::new(shown).wrap());
}
