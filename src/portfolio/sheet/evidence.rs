//! The numbered index of evidence.

use serde::Serialize;

use super::activities::{Address, reference};
use super::attachments;
use super::citing::cited_in;
use super::matrix::criterion_named;
use super::places::{Claim, Places, Reference};
use super::supporting::parts_of;
use super::words::{Lines, paragraphs, said, shortened, unprinted};
use crate::domain::portfolio::PieceId;
use crate::domain::{Evidence, EvidenceContent, FileContent, long_date};
use crate::portfolio::PortfolioContents;
use crate::portfolio::enclosures::Enclosures;
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
    /// The criteria and elements that it shows.
    shows: Vec<String>,
    /// What it shows, in the person's words.
    purpose: Vec<String>,
    supports: Vec<Claim>,
    /// The titles of the qualifications that it is a certificate of.
    certifies: Vec<String>,
    /// The titles of the parts that it is a document of.
    document_of: Vec<String>,
    /// The texts and the activities of this print that cite it.
    cited: Vec<Reference>,
    /// How many activities outside this print cite it, in words.
    unprinted: Option<String>,
    /// The label of its first page among the attachments.
    enclosed: Option<String>,
}

/// Names a file with its size.
pub(super) fn file_named(file: &FileContent) -> String {
    format!("{}, {}", shortened(&file.name, FILE_NAME), file.size())
}

/// Sets out all evidence, by number.
pub(super) fn sections(
    contents: &PortfolioContents,
    places: &Places<'_>,
    enclosures: &Enclosures<'_>,
) -> Result<Vec<Section>, serde_json::Error> {
    let mut evidence: Vec<&Evidence> = contents.evidence.iter().collect();
    evidence.sort_by_key(|evidence| evidence.number);
    let none = evidence.is_empty();
    let items: Vec<EvidenceItem> = evidence
        .into_iter()
        .map(|evidence| EvidenceItem::new(evidence, contents, places, enclosures))
        .collect();
    let mut sections = vec![Section::new("evidence-head", Start::Below, &Head { none })?];
    sections.extend(Section::list("evidence-pieces", 1, &items)?);
    Ok(sections)
}

impl EvidenceItem {
    fn new(
        evidence: &Evidence,
        contents: &PortfolioContents,
        places: &Places<'_>,
        enclosures: &Enclosures<'_>,
    ) -> Self {
        let details = &evidence.details;
        let composed = &contents.composed.details;
        let piece = composed.piece(PieceId::Evidence(evidence.id));
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
        let held = contents.qualifications.iter();
        let held = held.filter(|held| evidence.certifies(held.id));
        let certifies: Vec<String> = held.map(|held| held.details.title.clone()).collect();
        let document_of: Vec<String> = parts_of(evidence, contents)
            .into_iter()
            .map(str::to_owned)
            .collect();
        let keys = piece.map_or(&[][..], |piece| &piece.criteria).iter();
        let shows: Vec<String> = keys
            .filter_map(|key| criterion_named(&composed.kind, key))
            .collect();
        let purpose = paragraphs(piece.map_or("", |piece| &piece.note));
        let texts = cited_in(evidence.number, places);
        let mut lines = lines(evidence, &note);
        for text in [&certifies, &document_of, &shows, &purpose]
            .into_iter()
            .flatten()
        {
            lines.add(text);
        }
        for place in texts.iter().chain(&cited) {
            lines.add(&place.text);
        }
        let elsewhere = details.activities.len() - cited.len();
        Self {
            label: places.evidence(evidence.id),
            together: lines.fit_on_a_page(),
            number: evidence.number.to_string(),
            title: details.title.clone(),
            meta,
            address,
            note,
            shows,
            purpose,
            supports: places.claims(&details.links),
            certifies,
            document_of,
            cited: texts.into_iter().chain(cited).collect(),
            unprinted: unprinted(elsewhere, contents),
            enclosed: attachments::place_of(evidence.id, enclosures),
        }
    }
}

/// Counts roughly how many lines the piece itself takes.
fn lines(evidence: &Evidence, note: &[String]) -> Lines {
    let details = &evidence.details;
    let mut lines = Lines::default();
    for text in note.iter().chain([&details.title]) {
        lines.add(text);
    }
    if let EvidenceContent::Web(url) = &details.content {
        lines.add(url);
    }
    lines.add_links(&details.links);
    lines
}
