//! The field of one part: citations stand out, are completed as one types, and lead to their evidence by Ctrl+click.

use std::sync::Arc;

use egui::text::{CCursor, LayoutJob, TextFormat};
use egui::{
    CompletionPopup, FontFamily, FontId, Galley, Id, Margin, RectAlign, Response, RichText,
    Suggestion, TextBuffer, TextEdit, Ui,
};

use super::complete::{begun, matching};
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
    /// Draws it.
    pub fn ui(&self, ui: &mut Ui, cx: &Cx<'_>, text: &mut String) -> Output {
        let tokens = cx.tokens;
        let mut layouter = |ui: &Ui, text: &dyn TextBuffer, width: f32| -> Arc<Galley> {
            let mut job = coloured(tokens, text.as_str());
            job.wrap.max_width = width;
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        };
        let edit = TextEdit::multiline(text)
            .hint_text(
                RichText::new(
                    "What you did, what came of it, and what shows it. Type [ to cite evidence.",
                )
                .color(tokens.faint),
            )
            .margin(Margin::symmetric(12, 10))
            .desired_rows(ROWS)
            .desired_width(f32::INFINITY)
            .layouter(&mut layouter);
        let popup = CompletionPopup::new(self.id)
            .word_boundary(|c| matches!(c, '[' | ',' | ';' | '\n'))
            .align(RectAlign::BOTTOM_START)
            .max_height(260.0);
        let shown = popup.show(ui, edit, |query| {
            self.suggestions(query.text, query.word_range.end.0)
        });
        let output = shown.text_edit;
        let response = output.response.response.clone();
        let response = response.accessible_name(self.name);
        let follows = response.clicked() && ui.input(|input| input.modifiers.command);
        let pointed = response.interact_pointer_pos().filter(|_| follows);
        let followed = pointed.and_then(|at| {
            let CCursor { index, .. } = output.galley.cursor_from_pos(at - output.galley_pos);
            cited_at(text, index.0)
        });
        Output {
            cursor: output.cursor_range.map(|range| range.primary.index.0),
            response,
            followed,
        }
    }

    fn suggestions(&self, text: &str, cursor: usize) -> Vec<Suggestion> {
        let Some(begun) = begun(text, cursor) else {
            return Vec::new();
        };
        let found = matching(begun.typed, self.evidence).into_iter();
        let suggest = |(number, title): &(EvidenceNumber, String)| {
            let blank = if begun.follows { " " } else { "" };
            let end = if begun.closed { "" } else { "]" };
            Suggestion::new(format!("{blank}{number}{end}")).content(format!("{number}  {title}"))
        };
        found.map(suggest).collect()
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
