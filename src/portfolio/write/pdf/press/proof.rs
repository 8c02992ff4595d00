//! A document to be seen and not to be kept: laid out, and exported page by page as each is looked at.

use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::Arc;

use typst::layout::PageRanges;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, pdf};

use super::export::explain;
use super::laid::Laid;
use super::print::in_parts;
use super::set::{REMEMBERED, Setter, forget_layouts};
use super::workers::Watch;
use crate::join::Spot;
use crate::portfolio::document::whole::Document;
use crate::portfolio::error::PortfolioError;
use crate::portfolio::watching::PartsPrinted;
use crate::portfolio::write::pdf::held::Held;
use crate::portfolio::write::pdf::manuscript::{Manuscript, Passage};

/// For how many proofs a layout is remembered that no longer occurs: what is typed may be taken back.
const PROOFS: usize = 2;

/// How much of an A4 page, from its top, holds nothing but its margin and a heading.
const TOP: f32 = 0.15;
/// The height of an A4 page, in points.
const HEIGHT: f32 = 841.89;

/// The pages of a document as they would be printed.
#[derive(Clone)]
pub struct Proof(Pages);

#[derive(Clone)]
enum Pages {
    /// Laid out; what is remembered of it makes the next proof quick.
    Laid(Arc<PagedDocument>, Arc<Laid>),
    /// Printed, where the layouts of all pages would fill too much memory.
    Printed { pdf: Arc<Vec<u8>>, count: usize },
}

impl Proof {
    /// Lays out a document.
    pub(in crate::portfolio) fn pull(
        document: Document,
        files: Vec<Held>,
        watch: &mut dyn FnMut(PartsPrinted) -> ControlFlow<()>,
    ) -> Result<Self, PortfolioError> {
        let mut watch = Watch::new(watch);
        let manuscript = Manuscript::new(document, files)?;
        if manuscript.weight() > REMEMBERED && manuscript.sheet.is_none() {
            let printed = in_parts(manuscript, &mut watch);
            forget_layouts();
            let (pdf, count) = printed?;
            return Ok(Self(Pages::Printed {
                pdf: Arc::new(pdf),
                count,
            }));
        }
        watch.expect(1);
        let setter = Setter::new(&manuscript);
        let passages = manuscript.front.into_iter().chain(manuscript.body);
        // What lies in the file is not seen.
        let seen: Vec<Passage> = passages.filter(|passage| !passage.embeds).collect();
        let document = setter.whole(&seen);
        typst::comemo::evict(PROOFS);
        let document = document?;
        watch.done_one()?;
        let laid = Laid::read(&document);
        Ok(Self(Pages::Laid(Arc::new(document), Arc::new(laid))))
    }

    /// Returns the number of pages.
    #[must_use]
    pub fn count(&self) -> usize {
        match &self.0 {
            Pages::Laid(document, _) => document.pages().len(),
            Pages::Printed { count, .. } => *count,
        }
    }

    /// Makes a PDF that holds that page, counted from 0, and tells where in it.
    ///
    /// # Errors
    /// When the typesetter refuses the page, which is a fault of the program.
    pub fn page(&self, at: usize) -> Result<(Arc<Vec<u8>>, usize), PortfolioError> {
        match &self.0 {
            Pages::Printed { pdf, .. } => Ok((Arc::clone(pdf), at)),
            Pages::Laid(document, _) => {
                let number = NonZeroUsize::MIN.saturating_add(at);
                let options = PdfOptions {
                    page_ranges: Some(PageRanges::new(vec![Some(number)..=Some(number)])),
                    tagged: false,
                    ..PdfOptions::default()
                };
                let page = pdf(document, &options).map_err(|problems| explain(&problems))?;
                Ok((Arc::new(page), 0))
            }
        }
    }

    /// Returns about the page on which one writes at a place, after that share of what stands there, counted from 0; nothing
    /// where that is not known.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "a document has few pages"
    )]
    pub(in crate::portfolio) fn page_at(&self, place: &str, share: f32) -> Option<usize> {
        let Pages::Laid(document, laid) = &self.0 else {
            return None;
        };
        let mut places = laid.places.iter();
        let (_, start) = places.find(|(name, _)| name == place)?;
        let start = down(*start);
        let headings = laid.headings.iter().map(|heading| down(heading.at));
        let next = headings.filter(|at| *at > start).min_by(f32::total_cmp);
        let next = next.unwrap_or(document.pages().len() as f32);
        // What stands at the top of a page begins it: the text before ends on the page before.
        let end = if next.fract() < TOP {
            next.floor()
        } else {
            next
        };
        let at = start + (end - start) * share.min(0.999);
        Some(at as usize)
    }
}

/// Returns how far down the document a spot is, in pages.
#[expect(clippy::cast_precision_loss, reason = "a document has few pages")]
fn down(spot: Spot) -> f32 {
    spot.page as f32 + (1.0 - spot.y / HEIGHT).clamp(0.0, 0.999)
}
