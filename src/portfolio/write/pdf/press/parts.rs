//! The parts of a long document, and how they come to agree on their pages.

use std::collections::{BTreeMap, BTreeSet};

use typst_pdf::PdfOptions;

use super::guess::{self, LISTED};
use super::laid::{Heading, Laid};
use super::set::{Listed, Setter, Whole, finish};
use super::workers::{Watch, in_parallel};
use crate::join::{self, Spot};
use crate::portfolio::error::PortfolioError;
use crate::portfolio::write::pdf::manuscript::Passage;

/// How often parts are set again because pages moved; like typst itself, the print goes on after that.
const ROUNDS: usize = 6;

/// The parts in order; the first is the front.
pub(super) struct Parts {
    parts: Vec<Sheaf>,
}

/// One part.
struct Sheaf {
    passages: Vec<Passage>,
    /// What it was told when it was set last, of what it asked for.
    told: Whole,
    /// What it told of itself then; nothing before it is set for the first time.
    laid: Option<Laid>,
    /// What it was made into, where nothing it prints was unknown.
    pdf: Option<Vec<u8>>,
}

impl Sheaf {
    fn new(passages: Vec<Passage>) -> Self {
        Self {
            passages,
            told: Whole::default(),
            laid: None,
            pdf: None,
        }
    }

    /// Returns the levels of its headings that will stand in the list of contents.
    fn listed(&self) -> Vec<usize> {
        let listed = self.passages.iter().flat_map(|passage| &passage.listed);
        listed.copied().collect()
    }

    /// Returns what it is told where only those pages are known.
    fn knowing(&self, pages: BTreeMap<String, usize>) -> Whole {
        Whole {
            under: self.passages.first().map_or(0, |passage| passage.under),
            pages,
            headings: Vec::new(),
        }
    }
}

impl Parts {
    pub(super) fn new(front: Vec<Passage>, body: Vec<Vec<Passage>>) -> Self {
        let parts = std::iter::once(front).chain(body);
        Self {
            parts: parts.map(Sheaf::new).collect(),
        }
    }

    /// Returns the number of all pages.
    pub(super) fn pages(&self) -> usize {
        let laid = self.parts.iter().filter_map(|part| part.laid.as_ref());
        laid.map(|laid| laid.pages).sum()
    }

    /// Sets all parts, and again those that print pages which they did not know or which have moved since.
    ///
    /// Those that print pages of parts before them come after those, and the front last, so that few are set again.
    pub(super) fn set(
        &mut self,
        setter: &Setter,
        options: &PdfOptions,
        watch: &mut Watch<'_>,
    ) -> Result<(), PortfolioError> {
        // The joining.
        watch.expect(1);
        let parts = self.parts.iter().enumerate().skip(1);
        let first = parts
            .filter(|(_, part)| !part.passages.iter().all(|passage| passage.looks_back))
            .map(|(at, part)| (at, part.knowing(BTreeMap::new())))
            .collect();
        self.set_some(first, setter, options, watch)?;
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
            let passages = parts.get(*at).map_or(&[][..], |part| &part.passages);
            let document = setter.part(passages, told)?;
            setter.forget_part();
            let finished = finish(&document, told, options);
            setter.forget_part();
            finished
        })?;
        for ((at, mut told), (laid, pdf)) in jobs.into_iter().zip(made) {
            if let Some(part) = self.parts.get_mut(at) {
                told.pages.retain(|place, _| laid.asks.contains(place));
                (part.told, part.laid, part.pdf) = (told, Some(laid), pdf);
            }
        }
        Ok(())
    }

    /// Returns the parts that have to be set now, with what to tell them.
    fn stale(&self) -> Vec<(usize, Whole)> {
        let pages = self.places().map(|(name, spot)| (name, spot.page + 1));
        let pages: BTreeMap<String, usize> = pages.collect();
        let body = self.parts.iter().enumerate().skip(1);
        let all_laid = body.clone().all(|(_, part)| part.laid.is_some());
        let stale = body.filter_map(|(at, part)| {
            let Some(laid) = &part.laid else {
                return Some((at, part.knowing(pages.clone())));
            };
            let told = part.knowing(known(&laid.asks, &pages));
            // What is not known yet will be, once all are laid.
            let ready = all_laid || told.pages.len() == laid.asks.len();
            let changed = part.pdf.is_none() || part.told != told;
            (ready && changed).then_some((at, told))
        });
        let front = self.parts.first().filter(|_| all_laid).and_then(|front| {
            let told = self.told_to_front(front, &pages);
            (front.pdf.is_none() || front.told != told).then_some((0, told))
        });
        front.into_iter().chain(stale).collect()
    }

    /// Returns what the front is told: all that the list of contents names.
    fn told_to_front(&self, front: &Sheaf, pages: &BTreeMap<String, usize>) -> Whole {
        let listed = self.listed();
        let asks = front.laid.as_ref().map(|laid| &laid.asks);
        let mut told = asks.map_or_else(BTreeMap::new, |asks| known(asks, pages));
        told.extend(
            listed
                .iter()
                .map(|(heading, spot)| (heading.place.clone(), spot.page + 1)),
        );
        Whole {
            headings: listed.into_iter().map(|(heading, _)| heading).collect(),
            ..front.knowing(told)
        }
    }

    /// Returns every part that is laid, up to the first that is not, with the number of pages before it.
    ///
    /// As long as the front is not laid, its pages are guessed.
    fn with_pages_before(&self) -> impl Iterator<Item = (usize, &Laid)> {
        let front = self.parts.first().and_then(|part| part.laid.as_ref());
        let guessed = if front.is_some() {
            0
        } else {
            self.front_pages()
        };
        let unlaid = usize::from(front.is_none());
        let laid = self.parts.iter().skip(unlaid);
        laid.map_while(|part| part.laid.as_ref())
            .scan(guessed, |before, laid| {
                let here = *before;
                *before += laid.pages;
                Some((here, laid))
            })
    }

    /// Returns the pages of the front, guessed where it is not laid: the cover and the list of contents.
    fn front_pages(&self) -> usize {
        if let Some(laid) = self.parts.first().and_then(|part| part.laid.as_ref()) {
            return laid.pages;
        }
        let body = self.parts.iter().skip(1);
        let levels = body.flat_map(|part| match &part.laid {
            Some(laid) => laid
                .headings
                .iter()
                .filter(|heading| heading.outlined)
                .map(|heading| heading.level)
                .collect(),
            None => part.listed(),
        });
        1 + guess::pages_of_contents(levels)
    }

    /// Returns all places that links can lead to, as far as they are known.
    fn places(&self) -> impl Iterator<Item = (String, Spot)> {
        self.with_pages_before().flat_map(|(before, laid)| {
            let places = laid.places.iter();
            places.map(move |(name, spot)| (name.clone(), moved(*spot, before)))
        })
    }

    /// Returns all headings.
    fn headings(&self) -> impl Iterator<Item = (&Heading, Spot)> {
        self.with_pages_before().flat_map(|(before, laid)| {
            let headings = laid.headings.iter();
            headings.map(move |heading| (heading, moved(heading.at, before)))
        })
    }

    /// Returns what stands in the list of contents; the front's own headings do not.
    fn listed(&self) -> Vec<(Listed, Spot)> {
        let front = self.front_pages();
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
            parts: pdfs.ok_or(join::Missing("page that another refers to"))?,
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

/// Returns the pages of the places that a part asks for, as far as they are known.
fn known(asks: &BTreeSet<String>, pages: &BTreeMap<String, usize>) -> BTreeMap<String, usize> {
    let known = asks
        .iter()
        .filter_map(|place| Some((place.clone(), *pages.get(place)?)));
    known.collect()
}
