//! The parts of a long document, and how they come to agree on their pages.

use std::collections::HashMap;

use typst_pdf::PdfOptions;

use super::forget_layouts;
use super::laid::{Heading, Laid, Spot};
use super::set::{Listed, Setter, Whole, finish};
use super::workers::{Watch, in_parallel};
use crate::portfolio::manuscript::Section;
use crate::portfolio::{PortfolioError, join};

/// How often parts are set again because pages moved; like typst itself, the print goes on after that.
const ROUNDS: usize = 6;
/// The deepest headings in the list of contents.
const LISTED: usize = 2;

/// The parts in order; the first is the front.
pub(super) struct Parts {
    parts: Vec<Part>,
}

/// One part.
struct Part {
    sections: Vec<Section>,
    /// What it was told when it was set last.
    told: Whole,
    laid: Laid,
    /// What it was made into, where nothing it prints was unknown.
    pdf: Option<Vec<u8>>,
}

impl Part {
    /// Returns what it is told while no page is known.
    fn knowing_nothing(&self) -> Whole {
        Whole {
            under: self.sections.first().map_or(0, |section| section.under),
            ..Whole::default()
        }
    }
}

impl Parts {
    pub(super) fn new(front: Vec<Section>, body: Vec<Vec<Section>>) -> Self {
        let parts = std::iter::once(front).chain(body).map(|sections| Part {
            told: Whole::default(),
            // As good a guess as any: each section of the front has a page of its own.
            laid: Laid {
                pages: sections.len(),
                ..Laid::default()
            },
            sections,
            pdf: None,
        });
        Self {
            parts: parts.collect(),
        }
    }

    /// Returns the number of all pages.
    pub(super) fn pages(&self) -> usize {
        self.parts.iter().map(|part| part.laid.pages).sum()
    }

    /// Sets all parts, and again those that print pages which they did not know or which have moved since.
    pub(super) fn set(
        &mut self,
        setter: &Setter,
        options: &PdfOptions,
        watch: &mut Watch<'_>,
    ) -> Result<(), PortfolioError> {
        // The front, the joining, and everything once.
        watch.expect(1);
        let parts = self.parts.iter().enumerate().skip(1);
        let body = parts
            .map(|(at, part)| (at, part.knowing_nothing()))
            .collect();
        self.set_some(body, setter, options, watch)?;
        for _ in 0..ROUNDS {
            let stale = self.stale();
            if stale.is_empty() {
                break;
            }
            self.set_some(stale, setter, options, watch)?;
        }
        Ok(())
    }

    fn set_some(
        &mut self,
        jobs: Vec<(usize, Whole)>,
        setter: &Setter,
        options: &PdfOptions,
        watch: &mut Watch<'_>,
    ) -> Result<(), PortfolioError> {
        watch.expect(jobs.len());
        let parts = &self.parts;
        let made = in_parallel(&jobs, watch, |(at, told)| {
            let sections = parts.get(*at).map_or(&[][..], |part| &part.sections);
            let document = setter.part(sections, told)?;
            forget_layouts();
            finish(&document, told, options)
        })?;
        for ((at, told), (laid, pdf)) in jobs.into_iter().zip(made) {
            if let Some(part) = self.parts.get_mut(at) {
                (part.told, part.laid, part.pdf) = (told, laid, pdf);
            }
        }
        Ok(())
    }

    /// Returns the parts that have to be set again, with what to tell them.
    fn stale(&self) -> Vec<(usize, Whole)> {
        let pages: HashMap<String, usize> = self
            .places()
            .map(|(name, spot)| (name, spot.page + 1))
            .collect();
        let headings = self.listed();
        let to_tell = |at: usize, part: &Part| {
            let asks = part.laid.asks.iter();
            let known = asks.filter_map(|name| Some((name.clone(), *pages.get(name)?)));
            let mut whole = Whole {
                pages: known.collect(),
                ..part.knowing_nothing()
            };
            if at == 0 {
                let listed = headings.iter();
                let known = listed.map(|(heading, spot)| (heading.place.clone(), spot.page + 1));
                whole.pages.extend(known);
                whole.headings = headings.iter().map(|(listed, _)| listed.clone()).collect();
            }
            whole
        };
        let parts = self.parts.iter().enumerate();
        parts
            .map(|(at, part)| (at, to_tell(at, part)))
            .filter(|(at, told)| {
                let part = self.parts.get(*at);
                part.is_some_and(|part| part.pdf.is_none() || part.told != *told)
            })
            .collect()
    }

    /// Returns every part with the number of pages before it.
    fn with_pages_before(&self) -> impl Iterator<Item = (usize, &Part)> {
        self.parts.iter().scan(0, |before, part| {
            let here = *before;
            *before += part.laid.pages;
            Some((here, part))
        })
    }

    /// Returns all places that links can lead to.
    fn places(&self) -> impl Iterator<Item = (String, Spot)> {
        self.with_pages_before().flat_map(|(before, part)| {
            let places = part.laid.places.iter();
            places.map(move |(name, spot)| (name.clone(), moved(*spot, before)))
        })
    }

    /// Returns all headings.
    fn headings(&self) -> impl Iterator<Item = (&Heading, Spot)> {
        self.with_pages_before().flat_map(|(before, part)| {
            let headings = part.laid.headings.iter();
            headings.map(move |heading| (heading, moved(heading.at, before)))
        })
    }

    /// Returns what stands in the list of contents; the front's own headings do not.
    fn listed(&self) -> Vec<(Listed, Spot)> {
        let front = self.parts.first().map_or(0, |part| part.laid.pages);
        let listed = self.headings().filter(|(heading, spot)| {
            heading.outlined && heading.level <= LISTED && spot.page >= front
        });
        let named = listed.zip(1..).map(|((heading, spot), n)| {
            let listed = Listed {
                level: heading.level,
                title: heading.title.clone(),
                place: format!("heading-{n}"),
            };
            (listed, spot)
        });
        named.collect()
    }

    /// Hands everything over for joining.
    pub(super) fn finish(self) -> Result<join::Pieces, PortfolioError> {
        let listed = self.listed();
        let listed = listed
            .into_iter()
            .map(|(listed, spot)| (listed.place, spot));
        let places = self.places().chain(listed).collect();
        let bookmarks = self
            .headings()
            .filter(|(heading, _)| heading.bookmarked)
            .map(|(heading, at)| join::Bookmark {
                level: heading.level,
                title: heading.title.clone(),
                at,
            })
            .collect();
        let pdfs = self.parts.into_iter().map(|part| part.pdf);
        let pdfs: Option<Vec<Vec<u8>>> = pdfs.collect();
        Ok(join::Pieces {
            parts: pdfs.ok_or(PortfolioError::Joining {
                missing: "page that another refers to",
            })?,
            places,
            bookmarks,
        })
    }
}

fn moved(spot: Spot, pages: usize) -> Spot {
    Spot {
        page: spot.page + pages,
        ..spot
    }
}
