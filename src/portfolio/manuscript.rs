//! A document before it is set: what it says of itself, and its sections in order.
//!
//! Every kind of document is made of this: a list of sections, each with the name of the template that sets it and the
//! data it sets. Nothing here knows what a portfolio is.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;
use typst::foundations::Bytes;

use super::printable::{Lettering, make_printable};

/// How many items of a list are set at a time.
const AT_A_TIME: usize = 25;

/// The template of a section that puts a file into the PDF and prints nothing.
pub(super) const EMBEDDED: &str = "embedded-file";

/// A document that only has to be set.
pub(super) struct Manuscript {
    pub(super) about: About,
    /// Tells this document from every other, but not from a later print of it.
    pub(super) identity: String,
    pub(super) printed_on: NaiveDate,
    /// The pages before the text: cover and contents. They are set last, because they speak of all others.
    pub(super) front: Vec<Section>,
    pub(super) body: Vec<Section>,
    /// The bytes that the templates read, such as pictures.
    pub(super) files: Vec<Bytes>,
    /// Whether some of them lie in the PDF as files, which makes it a PDF/A-3 too.
    pub(super) embeds: bool,
}

/// What a document says of itself.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct About {
    pub(super) title: String,
    pub(super) author: String,
    /// What stands at the foot of each page, beside its number.
    pub(super) footer: String,
}

/// A piece of a document that one template sets.
#[derive(Clone, Debug)]
pub(super) struct Section {
    /// The name of the template in `document.typ`.
    pub(super) template: &'static str,
    pub(super) start: Start,
    /// What it sets, as JSON; every text in it fits the typefaces.
    pub(super) data: String,
    /// What its characters ask of the typefaces.
    pub(super) lettering: Lettering,
    /// How many headings it stands below: a section of third-level headings stands below two.
    pub(super) under: usize,
    /// Whether it prints the pages of places before it, which are better known when it is set.
    pub(super) looks_back: bool,
    /// About how many entries it sets, each of which takes a third of a page or so.
    pub(super) weight: usize,
}

/// Where a section begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// On a page of its own.
    Page,
    /// Below the section before, or on a new page where another part begins.
    Below,
    /// Below the section before, which is never parted from it: its heading.
    Beside,
}

impl Section {
    /// Makes a section that weighs as much as one entry.
    pub(super) fn new(
        template: &'static str,
        start: Start,
        data: &impl Serialize,
    ) -> Result<Self, serde_json::Error> {
        let mut data = serde_json::to_value(data)?;
        let lettering = make_printable(&mut data);
        Ok(Self {
            template,
            start,
            data: data.to_string(),
            lettering,
            under: 0,
            looks_back: false,
            weight: 1,
        })
    }

    /// Makes sections of a list below its headings, so that a long list can be set in parts; none of an empty list.
    pub(super) fn list(
        template: &'static str,
        under: usize,
        items: &[impl Serialize],
    ) -> Result<Vec<Self>, serde_json::Error> {
        let some = items.chunks(AT_A_TIME).enumerate();
        some.map(|(n, items)| {
            let start = if n == 0 { Start::Beside } else { Start::Below };
            let section = Self::new(template, start, &items)?;
            Ok(section.under(under).weighing(items.len()))
        })
        .collect()
    }

    /// Says how many headings it stands below.
    pub(super) fn under(self, headings: usize) -> Self {
        Self {
            under: headings,
            ..self
        }
    }

    /// Says that it prints the pages of places before it.
    pub(super) fn looking_back(self) -> Self {
        Self {
            looks_back: true,
            ..self
        }
    }

    /// Says how many entries it sets.
    pub(super) fn weighing(self, entries: usize) -> Self {
        Self {
            weight: entries.max(1),
            ..self
        }
    }
}

impl Manuscript {
    /// Returns about how many entries it sets.
    pub(super) fn weight(&self) -> usize {
        self.body.iter().map(|section| section.weight).sum()
    }

    /// Returns what the document says of itself, as data with texts that fit the typefaces: `lacking` tells whether any
    /// character of the document could not be drawn, and `combining` whether any is put together from letter and marks.
    pub(super) fn about(&self) -> Result<Value, serde_json::Error> {
        let mut about = serde_json::to_value(&self.about)?;
        let sections = self.front.iter().chain(&self.body);
        let lettering = sections
            .map(|section| section.lettering)
            .fold(make_printable(&mut about), Lettering::and);
        if let Some(about) = about.as_object_mut() {
            about.insert("lacking".to_owned(), lettering.lacking.into());
            about.insert("combining".to_owned(), lettering.combining.into());
        }
        Ok(about)
    }
}
