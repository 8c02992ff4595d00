//! A document to be seen and not to be kept: laid out, and exported page by page as each is looked at.

use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::Arc;

use typst::layout::PageRanges;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, pdf};

use super::export::explain;
use super::set::{REMEMBERED, Setter};
use super::workers::Watch;
use super::{forget_layouts, in_parts};
use crate::portfolio::PortfolioError;
use crate::portfolio::manuscript::{EMBEDDED, Manuscript, Section};
use crate::portfolio::print::PartsPrinted;

/// For how many proofs a layout is remembered that no longer occurs: what is typed may be taken back.
const PROOFS: usize = 2;

/// The pages of a portfolio as they would be printed.
#[derive(Clone)]
pub struct Proof(Pages);

#[derive(Clone)]
enum Pages {
    /// Laid out; what is remembered of it makes the next proof quick.
    Laid(Arc<PagedDocument>),
    /// Printed, where the layouts of all pages would fill too much memory.
    Printed { pdf: Arc<Vec<u8>>, count: usize },
}

impl Proof {
    /// Lays out a manuscript.
    pub(in crate::portfolio) fn pull(
        manuscript: Manuscript,
        watch: &mut dyn FnMut(PartsPrinted) -> ControlFlow<()>,
    ) -> Result<Self, PortfolioError> {
        let mut watch = Watch::new(watch);
        if manuscript.weight() > REMEMBERED {
            let printed = in_parts(manuscript, &mut watch);
            forget_layouts();
            let (pdf, count) = printed?;
            return Ok(Self(Pages::Printed {
                pdf: Arc::new(pdf),
                count,
            }));
        }
        watch.expect(1);
        let setter = Setter::new(&manuscript)?;
        let sections = manuscript.front.into_iter().chain(manuscript.body);
        // What lies in the file is not seen.
        let seen: Vec<Section> = sections
            .filter(|section| section.template != EMBEDDED)
            .collect();
        let document = setter.whole(&seen);
        typst::comemo::evict(PROOFS);
        let laid = Self(Pages::Laid(Arc::new(document?)));
        watch.done_one()?;
        Ok(laid)
    }

    /// Returns the number of pages.
    #[must_use]
    pub fn count(&self) -> usize {
        match &self.0 {
            Pages::Laid(document) => document.pages().len(),
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
            Pages::Laid(document) => {
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
}
