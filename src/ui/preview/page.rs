//! The pages of a PDF.

use std::io;
use std::sync::Arc;

use egui::ColorImage;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};

use super::{Seen, Size, image_of, unreadable};
use crate::portfolio::stand_in;

/// Pixels for each point of the paper: an A4 page is 842 points high.
const SHARPNESS: f32 = 1.6;

/// Draws the first page, and counts the pages.
pub fn read(bytes: Vec<u8>, size: Size) -> io::Result<Seen> {
    let most = f32::from(size.longest_side());
    let (image, pages) = draw(bytes, 0, |longest| SHARPNESS.min(most / longest))?;
    Ok(Seen::Picture {
        image,
        pages: Some(pages),
    })
}

/// Draws a page, the last one where there are fewer, and counts the pages. `scale` says how many pixels stand for each point
/// of a page with that longest side.
pub fn draw(
    bytes: Vec<u8>,
    number: usize,
    scale: impl FnOnce(f32) -> f32,
) -> io::Result<(ColorImage, usize)> {
    let pdf = Pdf::new(bytes).map_err(|err| match err {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            unreadable("the document asks for a password; open it in its own program")
        }
        _ => unreadable("this is no PDF, or it is damaged; open it in its own program"),
    })?;
    let pages = pdf.pages();
    let wanted = pages
        .get(number.min(pages.len().saturating_sub(1)))
        .ok_or_else(|| unreadable("no page of it can be read; open it in its own program"))?;
    let (width, height) = wanted.render_dimensions();
    let usable = |side: f32| (1.0..=100_000.0).contains(&side);
    if !usable(width) || !usable(height) {
        return Err(unreadable(
            "its page has no size that can be drawn; open it in its own program",
        ));
    }
    let scale = scale(width.max(height));
    let settings = RenderSettings {
        x_scale: scale,
        y_scale: scale,
        bg_color: WHITE,
        ..RenderSettings::default()
    };
    let interpreter = InterpreterSettings {
        font_resolver: Arc::new(|query| Some((Arc::new(stand_in(query)), 0))),
        ..InterpreterSettings::default()
    };
    let drawn = render(wanted, &RenderCache::new(), &interpreter, &settings);
    let size = [drawn.width(), drawn.height()].map(usize::from);
    Ok((image_of(size, drawn.data_as_u8_slice())?, pages.len()))
}
