//! What a part tells of itself when it is laid out: its pages, headings and places, and the places whose pages it prints.

use std::collections::BTreeSet;

use typst::foundations::{Content, Label, NativeElement as _, StyleChain, Value};
use typst::introspection::{Introspector as _, MetadataElem};
use typst::model::HeadingElem;
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use crate::join::Spot;

/// The label of the marks by which a part asks for the page of a place.
const ASKS: &str = "asks-page-of";
/// How far above a place a reader is taken, in points, as typst does it: a place lies on the line its text stands on.
const ABOVE: f64 = 10.0;

/// What is known of a laid-out part.
#[derive(Clone, Debug, Default)]
pub(super) struct Laid {
    pub(super) pages: usize,
    pub(super) headings: Vec<Heading>,
    pub(super) places: Vec<(String, Spot)>,
    pub(super) asks: BTreeSet<String>,
}

/// One heading.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    pub(super) level: usize,
    pub(super) title: String,
    pub(super) outlined: bool,
    pub(super) bookmarked: bool,
    pub(super) at: Spot,
}

impl Laid {
    /// Reads what a document tells.
    pub(super) fn read(document: &PagedDocument) -> Self {
        let introspector = document.introspector();
        let headings = introspector.query(&HeadingElem::ELEM.select());
        let asks = Label::new(PicoStr::intern(ASKS));
        let labelled = introspector.query_labelled();
        let mut laid = Self {
            pages: document.pages().len(),
            headings: headings
                .iter()
                .filter_map(|found| heading(document, found))
                .collect(),
            ..Self::default()
        };
        for found in &labelled {
            if found.label() == asks {
                laid.asks.extend(asked(found));
            } else if let (Some(label), Some(spot)) = (found.label(), spot(document, found)) {
                laid.places
                    .push((label.resolve().as_str().to_owned(), spot));
            }
        }
        laid
    }
}

fn heading(document: &PagedDocument, found: &Content) -> Option<Heading> {
    let heading = found.to_packed::<HeadingElem>()?;
    let styles = StyleChain::default();
    let outlined = heading.outlined.get(styles);
    Some(Heading {
        level: heading.resolve_level(styles).get(),
        title: heading.body.plain_text().into(),
        outlined,
        bookmarked: heading.bookmarked.get(styles).unwrap_or(outlined),
        at: spot(document, found)?,
    })
}

/// Returns the name of the place that a mark asks for.
fn asked(mark: &Content) -> Option<String> {
    match &mark.to_packed::<MetadataElem>()?.value {
        Value::Str(name) => Some(name.to_string()),
        _ => None,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a PDF measures in single precision"
)]
fn spot(document: &PagedDocument, found: &Content) -> Option<Spot> {
    let position = document.introspector().position(found.location()?)?;
    let page = position.page.get() - 1;
    let height = document.pages().get(page)?.frame.height();
    let below_top = (position.point.y.to_pt() - ABOVE).max(0.0);
    Some(Spot {
        page,
        x: position.point.x.to_pt() as f32,
        y: (height.to_pt() - below_top) as f32,
    })
}
