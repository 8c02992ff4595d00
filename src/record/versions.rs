//! The versions of an attached file: a newer one takes its place, and the earlier ones stay.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

use super::{Applied, NewContent, Op, Record, RecordError, Result};
use crate::domain::{Evidence, EvidenceContent, EvidenceId, FileContent, Invalid};
use crate::store::{revisions, row};

/// A file that a newer version took the place of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierFile {
    /// The file, still in the record.
    pub file: FileContent,
    /// When it was replaced.
    pub until: DateTime<Utc>,
}

impl Record {
    /// Puts a newer version in the place of an attached file. Reference, links and activities stay, and so does the earlier
    /// file: [`Record::earlier_files`] finds it.
    pub fn replace_file(&mut self, id: EvidenceId, newer: NewContent) -> Result<Applied<()>> {
        let number = self.get(id)?.number;
        let newer = self.bring_in(newer)?;
        self.transact(Op::new(format!("replace the file of {number}")), |change| {
            let mut details = change.live(id)?.details;
            if !matches!(details.content, EvidenceContent::File(_)) {
                let kind = details.content.kind();
                let problem = format!("{number} is a {kind}, which has no file to replace");
                return Err(Invalid::new("file", problem)
                    .hinted("Change its text instead, or add the file as evidence of its own")
                    .into());
            }
            details.content = EvidenceContent::File(change.settle(&newer)?);
            Ok(row::update::<Evidence>(
                change.store(),
                id,
                &details.checked()?,
            )?)
        })
    }

    /// Returns the files that were attached before the present one, the last replaced first.
    pub fn earlier_files(&self, id: EvidenceId) -> Result<Vec<EarlierFile>> {
        let EvidenceContent::File(present) = self.get(id)?.details.content else {
            return Ok(Vec::new());
        };
        let mut earlier: Vec<EarlierFile> = Vec::new();
        for revision in revisions::of_row(&self.store, &id.to_string())? {
            let Some(file) = revision.before.as_ref().and_then(file_of) else {
                continue;
            };
            let is_known = |sha256: &str| {
                let mut known = earlier.iter().map(|one| one.file.sha256.as_str());
                sha256 == present.sha256 || known.any(|known| known == sha256)
            };
            if !is_known(&file.sha256) {
                let until = revision.at;
                earlier.push(EarlierFile { file, until });
            }
        }
        Ok(earlier)
    }

    /// Returns one of the earlier files, counted from 1, the last replaced first.
    pub fn earlier_file(&self, id: EvidenceId, number: usize) -> Result<EarlierFile> {
        let earlier = self.earlier_files(id)?;
        let found = number.checked_sub(1).and_then(|at| earlier.get(at));
        found.cloned().ok_or_else(|| RecordError::NotFound {
            what: "earlier version",
            id: number.to_string(),
        })
    }
}

/// Reads the file that a row of history names.
pub(super) fn file_of(row: &Map<String, Value>) -> Option<FileContent> {
    let text = |column: &str| row.get(column)?.as_str().map(ToOwned::to_owned);
    Some(FileContent {
        name: text("file_name")?,
        sha256: text("file_sha256")?,
        bytes: row.get("file_bytes")?.as_u64()?,
    })
}
