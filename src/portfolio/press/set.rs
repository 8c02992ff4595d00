//! Sets sections with the templates, as a whole document or as a part of one.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::json;
use typst::foundations::{Array, Bytes, Value, dict};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use super::export::{self, explain, refused};
use super::laid::Laid;
use super::workers::{Watch, in_parallel};
use crate::portfolio::manuscript::{Manuscript, Section, Start};
use crate::portfolio::world::Workshop;
use crate::portfolio::{PortfolioError, join};

/// How many feet are set at a time.
const FEET_AT_A_TIME: usize = 500;

/// Sets the sections of one document.
pub(super) struct Setter {
    about: Value,
    footer: String,
    printed_on: NaiveDate,
    files: Arc<[Bytes]>,
}

/// What a part is told of the whole document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Whole {
    /// The pages of the places that it asked for.
    pub(super) pages: BTreeMap<String, usize>,
    /// How many headings of parts before it stands below.
    pub(super) under: usize,
    /// What the list of contents names; for other parts nothing.
    pub(super) headings: Vec<Listed>,
}

/// A heading in the list of contents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Listed {
    pub(super) level: usize,
    pub(super) title: String,
    pub(super) place: String,
}

impl Setter {
    pub(super) fn new(manuscript: &Manuscript) -> Result<Self, PortfolioError> {
        Ok(Self {
            about: serde_json::from_value(manuscript.about()?)?,
            footer: manuscript.about.footer.clone(),
            printed_on: manuscript.printed_on,
            files: manuscript.files.as_slice().into(),
        })
    }

    /// Sets a whole document in one go; typst itself finds its pages and makes its contents and feet.
    pub(super) fn whole(&self, sections: &[Section]) -> Result<PagedDocument, PortfolioError> {
        self.set(sections, Value::None)
    }

    /// Sets a part of a document by what is known of the whole.
    pub(super) fn part(
        &self,
        sections: &[Section],
        whole: &Whole,
    ) -> Result<PagedDocument, PortfolioError> {
        let mut known = serde_json::to_value(whole)?;
        if let Some(known) = known.as_object_mut() {
            known.insert("leads-to".to_owned(), json!(join::LEADS_TO));
            // As wide as most numbers, so that few lines change when the right one comes.
            known.insert("unknown".to_owned(), json!("000"));
        }
        self.set(sections, serde_json::from_value(known)?)
    }

    fn set(&self, sections: &[Section], whole: Value) -> Result<PagedDocument, PortfolioError> {
        let sections: Array = sections.iter().map(input).collect::<Result<_, _>>()?;
        let inputs = dict! {
            "about" => self.about.clone(),
            "whole" => whole,
            "sections" => sections,
        };
        let workshop = Workshop::new(inputs, Arc::clone(&self.files), self.printed_on)
            .ok_or_else(|| refused("there is no template"))?;
        let set = typst::compile(&workshop);
        set.output.map_err(|problems| explain(&problems))
    }

    /// Sets the feet of all pages but the cover's, some at a time.
    pub(super) fn feet(
        &self,
        pages: usize,
        options: &PdfOptions,
        watch: &mut Watch<'_>,
    ) -> Result<Vec<join::Feet>, PortfolioError> {
        let firsts: Vec<usize> = (1..pages).step_by(FEET_AT_A_TIME).collect();
        watch.expect(firsts.len());
        in_parallel(&firsts, watch, |first| {
            let feet = Section::new(
                "feet",
                Start::Below,
                &json!({
                    "says": self.footer,
                    "from": first + 1,
                    "to": pages.min(first + FEET_AT_A_TIME),
                    "pages": pages,
                }),
            )?;
            let document = self.part(&[feet], &Whole::default())?;
            Ok(join::Feet {
                first_page: *first,
                pdf: export::pdf(&document, options)?,
            })
        })
    }
}

/// Hands a section to typst as its own kind of value.
fn input(section: &Section) -> Result<Value, PortfolioError> {
    let data: Value = serde_json::from_str(&section.data)?;
    Ok(Value::Dict(dict! {
        "template" => section.template,
        "opens-page" => section.start == Start::Page,
        "data" => data,
    }))
}

/// Reads what a document tells of itself and exports it, unless it asks for pages that are still unknown.
pub(super) fn finish(
    document: &PagedDocument,
    known: &Whole,
    options: &PdfOptions,
) -> Result<(Laid, Option<Vec<u8>>), PortfolioError> {
    let laid = Laid::read(document);
    let knows_all = laid
        .asks
        .iter()
        .all(|place| known.pages.contains_key(place));
    let pdf = knows_all
        .then(|| export::pdf(document, options))
        .transpose()?;
    Ok((laid, pdf))
}
