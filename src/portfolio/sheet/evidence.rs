//! The numbered index of evidence.

use serde::Serialize;

use super::activities::{Address, reference};
use super::places::{Claim, Places, Reference};
use super::words::{Lines, count, paragraphs, said, shortened};
use crate::domain::{Evidence, EvidenceContent, long_date};
use crate::portfolio::PortfolioContents;
use crate::portfolio::manuscript::{Section, Start};

/// How much of a note is printed, in characters.
const NOTE: usize = 900;
/// How much of a file's name is printed, in characters.
const FILE_NAME: usize = 160;

/// What stands before all evidence.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Head {
    none: bool,
}

/// One piece of evidence.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct EvidenceItem {
    label: Option<String>,
    /// Whether it is short enough to be kept on one page.
    together: bool,
    number: String,
    title: String,
    meta: Vec<String>,
    address: Option<Address>,
    note: Vec<String>,
    supports: Vec<Claim>,
    /// The titles of the qualifications that it is a certificate of.
    certifies: Vec<String>,
    /// The activities of this print that cite it.
    cited: Vec<Reference>,
    /// How many activities outside this print cite it, in words.
    unprinted: Option<String>,
}

/// Sets out all evidence, by number.
pub(super) fn sections(
    contents: &PortfolioContents,
    places: &Places<'_>,
) -> Result<Vec<Section>, serde_json::Error> {
    let mut evidence: Vec<&Evidence> = contents.evidence.iter().collect();
    evidence.sort_by_key(|evidence| evidence.number);
    let none = evidence.is_empty();
    let items: Vec<EvidenceItem> = evidence
        .into_iter()
        .map(|evidence| EvidenceItem::new(evidence, contents, places))
        .collect();
    let mut sections = vec![Section::new("evidence-head", Start::Below, &Head { none })?];
    sections.extend(Section::list("evidence-pieces", 1, &items)?);
    Ok(sections)
}

impl EvidenceItem {
    fn new(evidence: &Evidence, contents: &PortfolioContents, places: &Places<'_>) -> Self {
        let details = &evidence.details;
        let mut meta = vec![long_date(details.date)];
        let (mut note, mut address) = (Vec::new(), None);
        match &details.content {
            EvidenceContent::Note(text) => {
                meta.push("Note".to_owned());
                note = paragraphs(&shortened(text, NOTE));
            }
            EvidenceContent::File(file) => {
                meta.push("File".to_owned());
                meta.extend(said(&shortened(&file.name, FILE_NAME)));
                meta.push(file.size());
            }
            EvidenceContent::Web(url) => {
                meta.push("Web page".to_owned());
                address = Address::new(url);
            }
        }
        let cited: Vec<Reference> = details
            .activities
            .iter()
            .filter_map(|id| reference(*id, contents, places))
            .collect();
        let mut lines = Lines::default();
        for text in note.iter().chain([&details.title]) {
            lines.add(text);
        }
        if let EvidenceContent::Web(url) = &details.content {
            lines.add(url);
        }
        lines.add_links(&details.links);
        for activity in &cited {
            lines.add(&activity.text);
        }
        let held = contents.qualifications.iter();
        let held = held.filter(|held| evidence.certifies(held.id));
        let certifies: Vec<String> = held.map(|held| held.details.title.clone()).collect();
        for title in &certifies {
            lines.add(title);
        }
        let unprinted = details.activities.len() - cited.len();
        Self {
            label: places.evidence(evidence.id),
            together: lines.fit_on_a_page(),
            number: evidence.number.to_string(),
            title: details.title.clone(),
            meta,
            address,
            note,
            supports: places.claims(&details.links),
            certifies,
            cited,
            unprinted: (unprinted > 0).then(|| {
                count(
                    unprinted,
                    "activity outside the period",
                    "activities outside the period",
                )
            }),
        }
    }
}
