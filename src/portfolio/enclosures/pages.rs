//! The pages of an attached PDF, drawn as pictures of lines and outlines.
//!
//! A PDF/UA document may not take over pages of another, whose tags and fonts nobody vouches for. As drawings they stay
//! sharp, bring no fonts or scripts along, and the text that stands on them becomes their alternative text.

use std::panic;
use std::sync::Arc;

use hayro_svg::hayro_interpret::InterpreterSettings;
use hayro_svg::hayro_interpret::font::{FontQuery, StandardFont};
use hayro_svg::hayro_syntax::Pdf;
use hayro_svg::hayro_syntax::page::Page;
use hayro_svg::{RenderCache, SvgRenderSettings, convert};

use super::kept::{Drawn, DrawnPage};
use super::text;
use crate::portfolio::write::pdf::held::Held;
use crate::typefaces;

/// The sides of a page that can be drawn, in points.
const SIDES: std::ops::RangeInclusive<f32> = 1.0..=20_000.0;

/// Draws the first pages of a PDF; nothing if it is damaged or asks for a password.
pub(super) fn draw(bytes: Vec<u8>, most: usize) -> Option<Drawn> {
    // Whatever a stranger's file does to its reader, the print goes on.
    panic::catch_unwind(|| drawn(bytes, most)).ok().flatten()
}

fn drawn(bytes: Vec<u8>, most: usize) -> Option<Drawn> {
    let pdf = Pdf::new(bytes).ok()?;
    let all = pdf.pages();
    let settings = InterpreterSettings {
        font_resolver: Arc::new(|query| Some((Arc::new(stand_in(query)), 0))),
        cmap_resolver: Arc::new(|_| None),
        warning_sink: Arc::new(|_| {}),
        render_annotations: true,
    };
    let cache = RenderCache::new();
    let pages = all.iter().take(most).map(|page| {
        let (width, height) = page.render_dimensions();
        let usable = SIDES.contains(&width) && SIDES.contains(&height);
        usable.then(|| draw_page(page, &cache, &settings))
    });
    let pages: Vec<DrawnPage> = pages.collect::<Option<_>>()?;
    let left_off = all.len() - pages.len();
    (!pages.is_empty()).then_some(Drawn { pages, left_off })
}

fn draw_page<'a>(
    page: &'a Page<'a>,
    cache: &RenderCache<'a>,
    settings: &InterpreterSettings,
) -> DrawnPage {
    let white = SvgRenderSettings { bg_color: [255; 4] };
    DrawnPage {
        bytes: Held::new(convert(page, cache, settings, &white).into_bytes()),
        format: "svg",
        text: text::of(page, settings),
    }
}

/// Returns the face for text whose own one is not in the document: ours.
pub(crate) fn stand_in(query: &FontQuery) -> &'static [u8] {
    let bold = match query {
        FontQuery::Standard(font) => matches!(
            font,
            StandardFont::HelveticaBold
                | StandardFont::HelveticaBoldOblique
                | StandardFont::CourierBold
                | StandardFont::CourierBoldOblique
                | StandardFont::TimesBold
                | StandardFont::TimesBoldItalic
        ),
        FontQuery::Fallback(font) => font.is_bold,
    };
    if bold {
        typefaces::SEMIBOLD
    } else {
        typefaces::REGULAR
    }
}
