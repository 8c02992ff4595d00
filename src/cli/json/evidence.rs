//! Evidence as scripts see it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::{LinkView, links};
use crate::domain::{
    ActivityId, Evidence, EvidenceContent, EvidenceDetails, EvidenceId, FileContent,
    QualificationId,
};
use crate::record::EarlierFile;

/// A piece of evidence.
#[derive(Serialize)]
pub struct EvidenceView<'a> {
    id: EvidenceId,
    reference: String,
    title: &'a str,
    date: NaiveDate,
    kind: &'static str,
    note: Option<&'a str>,
    file: Option<&'a FileContent>,
    url: Option<&'a str>,
    links: Vec<LinkView<'a>>,
    activities: &'a [ActivityId],
    qualifications: &'a [QualificationId],
    deleted: bool,
}

impl<'a> From<&'a Evidence> for EvidenceView<'a> {
    fn from(evidence: &'a Evidence) -> Self {
        let Evidence {
            id,
            number,
            details,
            deleted,
        } = evidence;
        let EvidenceDetails {
            title,
            date,
            content,
            links: linked,
            activities,
            qualifications,
        } = details;
        let (note, file, url) = match content {
            EvidenceContent::Note(text) => (Some(text.as_str()), None, None),
            EvidenceContent::File(file) => (None, Some(file), None),
            EvidenceContent::Web(url) => (None, None, Some(url.as_str())),
        };
        Self {
            id: *id,
            reference: number.to_string(),
            title,
            date: *date,
            kind: content.kind(),
            note,
            file,
            url,
            links: links(linked),
            activities,
            qualifications,
            deleted: *deleted,
        }
    }
}

/// Returns the references of some of the evidence.
pub fn references(evidence: &[Evidence], which: impl Fn(&Evidence) -> bool) -> Vec<String> {
    let found = evidence.iter().filter(|evidence| which(evidence));
    found.map(|evidence| evidence.number.to_string()).collect()
}

/// A file that a newer version took the place of.
#[derive(Serialize)]
pub struct VersionView<'a> {
    name: &'a str,
    sha256: &'a str,
    bytes: u64,
    until: DateTime<Utc>,
}

impl<'a> From<&'a EarlierFile> for VersionView<'a> {
    fn from(earlier: &'a EarlierFile) -> Self {
        let EarlierFile { file, until } = earlier;
        Self {
            name: &file.name,
            sha256: &file.sha256,
            bytes: file.bytes,
            until: *until,
        }
    }
}

/// A file that was copied out of the record.
#[derive(Serialize)]
pub struct SavedView {
    /// Which evidence it is.
    pub reference: String,
    /// Where it is now.
    pub saved: String,
}
