//! The text that stands on a page of a PDF, for those who hear it.

use hayro_svg::hayro_interpret::font::Glyph;
use hayro_svg::hayro_interpret::hayro_cmap::BfString;
use hayro_svg::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, TransformExt as _, interpret_page,
};
use hayro_svg::hayro_syntax::page::Page;
use kurbo::{Affine, BezPath, Point, Rect, Shape as _};

/// The most that is read of one page, in bytes.
const MOST: usize = 6_000;
/// How wide a gap parts two words, and how far down a new line is, in ems.
const GAP: f64 = 0.18;
/// An outline's em.
const EM: f64 = 1_000.0;

/// Reads the text of a page in the order in which it was written there.
pub(super) fn of<'a>(page: &'a Page<'a>, settings: &InterpreterSettings) -> String {
    let (width, height) = page.render_dimensions();
    let cache = InterpreterCache::new();
    let mut context = Context::new(
        page.initial_transform(true).to_kurbo(),
        Rect::new(0.0, 0.0, f64::from(width), f64::from(height)),
        &cache,
        page.xref(),
        settings.clone(),
    );
    let mut listener = Listener::default();
    interpret_page(page, &mut context, &mut listener);
    listener
        .text
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Listens to what is drawn and notes the letters.
#[derive(Default)]
struct Listener {
    text: String,
    /// Where the last letter ended.
    end: Option<Point>,
}

impl Listener {
    fn note(&mut self, letter: &BfString, glyph: &Glyph<'_>, at: Affine) {
        if self.text.len() >= MOST {
            return;
        }
        let start = at * Point::ORIGIN;
        let em = at.determinant().abs().sqrt() * EM;
        if let Some(end) = self.end {
            let apart = (start - end).hypot() > GAP * em;
            if apart {
                self.text.push(' ');
            }
        }
        match letter {
            BfString::Char(c) => self.text.push(*c),
            BfString::String(text) => self.text.push_str(text),
        }
        let width = match glyph {
            Glyph::Outline(glyph) => glyph.outline().bounding_box().x1,
            Glyph::Type3(_) => EM / 2.0,
        };
        self.end = Some(at * Point::new(width.max(0.0), 0.0));
    }
}

impl<'a> Device<'a> for Listener {
    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}

    fn set_blend_mode(&mut self, _: BlendMode) {}

    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {}

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        if let Some(letter) = glyph.as_unicode() {
            self.note(&letter, glyph, transform * glyph_transform);
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {}

    fn pop_clip_path(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
