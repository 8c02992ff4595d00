//! Sets passages with the templates, as a whole document or as a part of one.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Value, json};
use typst::foundations::Bytes;
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use super::export::{self, explain, refused};
use super::laid::Laid;
use super::workers::{Watch, in_parallel};
use crate::join;
use crate::portfolio::error::PortfolioError;
use crate::portfolio::write::pdf::manuscript::{Manuscript, Passage, Start};
use crate::portfolio::write::pdf::world::{Data, Workshop};

/// The heaviest document whose layouts are remembered until its end, in entries: some 200 MB.
pub(super) const REMEMBERED: usize = 400;
/// How large the letters of a sheet are at most and at least, in points, and by how much they shrink until it fits.
const LARGEST: f32 = 8.5;
const SMALLEST: f32 = 5.0;
const STEP: f32 = 0.25;
/// How many feet are set at a time.
const FEET_AT_A_TIME: usize = 500;

/// Sets the passages of one document.
pub(super) struct Setter {
    about: Bytes,
    /// The same of a sheet, whose size is still to be found.
    sheet: Option<Value>,
    footer: String,
    printed_on: NaiveDate,
    files: Arc<[Bytes]>,
    /// Whether the layouts of all parts together would fill too much memory.
    is_long: bool,
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

/// Frees all that typst remembers of its layouts.
pub(in crate::portfolio) fn forget_layouts() {
    typst::comemo::evict(0);
}

impl Setter {
    pub(super) fn new(manuscript: &Manuscript) -> Self {
        let about = manuscript.about();
        Self {
            about: Bytes::from_string(about.to_string()),
            sheet: manuscript.sheet.is_some().then_some(about),
            footer: manuscript.about.footer.clone(),
            printed_on: manuscript.about.printed_on,
            files: manuscript.files.as_slice().into(),
            is_long: manuscript.weight() > REMEMBERED,
        }
    }

    /// Frees what the typesetter remembers of a part, unless all of them can be remembered until they are done: a part
    /// that is set again then takes a tenth of the time.
    pub(super) fn forget_part(&self) {
        if self.is_long {
            forget_layouts();
        }
    }

    /// Sets a whole document in one go; typst itself finds its pages and makes its contents and feet.
    pub(super) fn whole(&self, passages: &[Passage]) -> Result<PagedDocument, PortfolioError> {
        match &self.sheet {
            Some(about) => self.fitted(passages, about.clone()),
            None => self.set(&self.about, passages, &Value::Null),
        }
    }

    /// Sets a sheet in the largest letters in which it fits on its page, or in the smallest.
    fn fitted(
        &self,
        passages: &[Passage],
        mut about: Value,
    ) -> Result<PagedDocument, PortfolioError> {
        let mut size = LARGEST;
        loop {
            if let Some(sheet) = about.get_mut("sheet").and_then(Value::as_object_mut) {
                sheet.insert("size".to_owned(), json!(size));
            }
            let about = Bytes::from_string(about.to_string());
            let set = self.set(&about, passages, &Value::Null)?;
            if set.pages().len() <= 1 || size <= SMALLEST {
                return Ok(set);
            }
            size -= STEP;
        }
    }

    /// Sets a part of a document by what is known of the whole.
    pub(super) fn part(
        &self,
        passages: &[Passage],
        whole: &Whole,
    ) -> Result<PagedDocument, PortfolioError> {
        let mut known = serde_json::to_value(whole)?;
        if let Some(known) = known.as_object_mut() {
            known.insert("leads-to".to_owned(), json!(join::LEADS_TO));
            // As wide as most numbers, so that few lines change when the right one comes.
            known.insert("unknown".to_owned(), json!("000"));
        }
        self.set(&self.about, passages, &known)
    }

    fn set(
        &self,
        about: &Bytes,
        passages: &[Passage],
        whole: &Value,
    ) -> Result<PagedDocument, PortfolioError> {
        let data = Data {
            about: about.clone(),
            whole: Bytes::from_string(whole.to_string()),
            passages: Bytes::from_string(list(passages)),
        };
        let workshop = Workshop::new(data, Arc::clone(&self.files), self.printed_on)
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
            let feet = json!({
                "is": "feet",
                "says": self.footer,
                "from": first + 1,
                "to": pages.min(first + FEET_AT_A_TIME),
                "pages": pages,
            });
            let feet = Passage::new(Start::Below, &[feet])?;
            let document = self.part(&[feet], &Whole::default())?;
            let pdf = export::pdf(&document, options)?;
            self.forget_part();
            Ok(join::Feet {
                first_page: *first,
                pdf,
            })
        })
    }
}

/// Lists passages as the templates read them; their data are JSON already.
fn list(passages: &[Passage]) -> String {
    let items = passages.iter().map(|passage| {
        let (data, opens_page) = (&passage.data, passage.start == Start::Page);
        format!(r#"{{"opens-page":{opens_page},"blocks":{data}}}"#)
    });
    let items: Vec<String> = items.collect();
    format!("[{}]", items.join(","))
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
