//! The field of one part: citations stand out, are completed as one types, and lead to their evidence by Ctrl+click.

use std::sync::Arc;

use egui::text::{CCursor, CCursorRange, LayoutJob, TextFormat};
use egui::{
    EventFilter, FontFamily, FontId, Galley, Id, Margin, Rect, Response, RichText, TextBuffer,
    TextEdit, Ui,
};

use super::complete::{begun, matching};
use super::offers::{Offers, Pressed};
use crate::domain::EvidenceNumber;
use crate::domain::portfolio::citations;
use crate::ui::cx::Cx;
use crate::ui::theme::Tokens;

/// The size of prose.
const SIZE: f32 = 15.0;
const ROWS: usize = 8;

/// One field.
pub struct Field<'a> {
    /// Tells it apart.
    pub id: Id,
    /// What screen readers call it.
    pub name: &'a str,
    /// The chosen evidence, which can be cited.
    pub evidence: &'a [(EvidenceNumber, String)],
}

/// What was done in a field.
pub struct Output {
    /// The field's response.
    pub response: Response,
    /// Behind how many characters the cursor stands.
    pub cursor: Option<usize>,
    /// The citation that was followed.
    pub followed: Option<EvidenceNumber>,
}

impl Field<'_> {
    /// Draws it, and what can be cited at the cursor.
    pub fn ui(&self, ui: &mut Ui, cx: &Cx<'_>, text: &mut String, offers: &mut Offers) -> Output {
        let tokens = cx.tokens;
        let open = offers.is_open_for(ui, self.id);
        let pressed = Pressed::taken(ui, open);
        let mut layouter = |ui: &Ui, text: &dyn TextBuffer, width: f32| -> Arc<Galley> {
            let mut job = coloured(tokens, text.as_str());
            job.wrap.max_width = width;
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        };
        let hint = "What you did, what came of it, and what shows it. Type [ to cite evidence.";
        let edit = TextEdit::multiline(text)
            .id(self.id)
            .hint_text(RichText::new(hint).color(tokens.faint))
            .margin(Margin::symmetric(12, 10))
            .desired_rows(ROWS)
            .desired_width(f32::INFINITY)
            .event_filter(EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                tab: open,
                escape: open,
            })
            .layouter(&mut layouter);
        let output = offers.keep_focus(ui, open, |ui| edit.show(ui));
        let response = output.response.response.clone();
        let response = response.accessible_name(self.name);
        let cursor = output.cursor_range.map(|range| range.primary);
        if let Some(cursor) = cursor.filter(|_| response.has_focus()) {
            let at = output.galley.pos_from_cursor(cursor);
            let at = at.translate(output.galley_pos.to_vec2());
            self.complete(ui, cx, text, offers, (pressed, cursor.index.0, at));
        }
        let follows = response.clicked() && ui.input(|input| input.modifiers.command);
        let pointed = response.interact_pointer_pos().filter(|_| follows);
        let followed = pointed.and_then(|at| {
            let CCursor { index, .. } = output.galley.cursor_from_pos(at - output.galley_pos);
            cited_at(text, index.0)
        });
        Output {
            cursor: cursor.map(|cursor| cursor.index.0),
            response,
            followed,
        }
    }

    /// Offers what fits the citation that was begun at the cursor, and puts the chosen one there.
    fn complete(
        &self,
        ui: &Ui,
        cx: &Cx<'_>,
        text: &mut String,
        offers: &mut Offers,
        (pressed, cursor, at): (Option<Pressed>, usize, Rect),
    ) {
        let begun = begun(text, cursor);
        let typed = begun.map(|begun| begun.typed.to_owned());
        let found = typed.as_deref().map(|typed| matching(typed, self.evidence));
        let found = found.unwrap_or_default();
        let chosen = offers.ui(ui, cx, self.id, (pressed, at), (typed.as_deref(), &found));
        let (Some(number), Some(begun)) = (chosen, begun) else {
            return;
        };
        let blank = if begun.follows { " " } else { "" };
        let end = if begun.closed { "" } else { "]" };
        let cited = format!("{blank}{number}{end}");
        let from = cursor.saturating_sub(begun.typed.chars().count());
        let letters = text.chars();
        let before: String = letters.clone().take(from).collect();
        let after: String = letters.skip(cursor).collect();
        let behind = from + cited.chars().count();
        *text = format!("{before}{cited}{after}");
        if let Some(mut state) = TextEdit::load_state(ui.ctx(), self.id) {
            let range = CCursorRange::one(CCursor::new(behind));
            state.cursor.set_char_range(Some(range));
            TextEdit::store_state(ui.ctx(), self.id, state);
        }
        ui.ctx().request_repaint();
    }
}

/// Lays the text out with its citations in another colour and weight.
fn coloured(tokens: &Tokens, text: &str) -> LayoutJob {
    let plain = TextFormat {
        line_height: Some(SIZE * 1.45),
        ..TextFormat::simple(FontId::proportional(SIZE), tokens.ink)
    };
    let cited = TextFormat {
        color: tokens.accent,
        font_id: FontId::new(SIZE, FontFamily::Name("medium".into())),
        ..plain.clone()
    };
    let mut job = LayoutJob::default();
    let mut at = 0;
    for citation in citations(text) {
        let (start, end) = (citation.range.start, citation.range.end);
        job.append(text.get(at..start).unwrap_or_default(), 0.0, plain.clone());
        job.append(text.get(start..end).unwrap_or_default(), 0.0, cited.clone());
        at = end;
    }
    job.append(text.get(at..).unwrap_or_default(), 0.0, plain);
    job
}

/// Returns the evidence that is cited behind so many characters.
fn cited_at(text: &str, index: usize) -> Option<EvidenceNumber> {
    let (byte, _) = text.char_indices().nth(index)?;
    let found = citations(text).into_iter();
    let mut found = found.filter(|citation| citation.range.contains(&byte));
    found.next().map(|citation| citation.number)
}
