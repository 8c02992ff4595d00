//! Use cases over an open record: every verb of the window and the terminal.
//!
//! SKELETON: signatures that the window, the terminal and the printer are written against.
#![allow(
    unused,
    missing_docs,
    clippy::all,
    clippy::pedantic,
    clippy::unimplemented,
    clippy::missing_errors_doc,
    clippy::allow_attributes
)]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::profile::Profile;
use crate::domain::progress::{Ledger, Progress};
use crate::domain::*;

pub type Result<T> = std::result::Result<T, RecordError>;

/// Where today and now come from. `CAIRN_TODAY=YYYY-MM-DD` fixes today.
#[derive(Clone, Debug)]
pub struct Clock;
impl Clock {
    /// The system's clock; today is `CAIRN_TODAY` where that is set (an unreadable value is an error).
    pub fn system() -> Result<Self> {
        unimplemented!()
    }
    /// A clock that stands still on a day (instants still advance, so that revisions stay in order).
    pub fn fixed(today: NaiveDate) -> Self {
        unimplemented!()
    }
    pub fn today(&self) -> NaiveDate {
        unimplemented!()
    }
}

/// Why the record could not do it. Display says what happened in plain words; `hint` says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RecordError {
    /// What was given cannot be accepted; nothing was changed.
    #[error(transparent)]
    Invalid(#[from] Problems),
    // plus: NoRecord(dir), AlreadyARecord(dir), Newer{..}, Damaged{..}, Busy, Full, ReadOnly, NotFound{what, id}, File{path, source}, Profile(ProfileError), NothingToUndo …
}
impl RecordError {
    pub fn hint(&self) -> String {
        unimplemented!()
    }
}

/// Who a new record is for, and which role it measures against.
pub struct Setup {
    pub practitioner: Practitioner,
    pub profile: Profile,
}

/// The named thing a transaction does; its label is what Undo offers ("log “Ward audit”").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Op(String);

/// What one change did: its output and which parts of the record it touched.
#[derive(Debug)]
#[must_use]
pub struct Applied<T> {
    pub output: T,
    pub changes: Changes,
}
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes;

/// An open record. Not Sync; one owner (the window keeps it on its own thread).
pub struct Record;

impl Record {
    pub fn create(dir: &Path, setup: Setup, clock: Clock) -> Result<Self> {
        unimplemented!()
    }
    pub fn open(dir: &Path, clock: Clock) -> Result<Self> {
        unimplemented!()
    }
    pub fn exists(dir: &Path) -> bool {
        unimplemented!()
    }
    /// The record a person has when none is named.
    pub fn default_dir() -> Result<PathBuf> {
        unimplemented!()
    }
    pub fn dir(&self) -> &Path {
        unimplemented!()
    }
    pub fn today(&self) -> NaiveDate {
        unimplemented!()
    }
    /// Changes when another process has committed to this record.
    pub fn data_version(&self) -> Result<i64> {
        unimplemented!()
    }

    // The person and the profile
    pub fn practitioner(&self) -> Result<Practitioner> {
        unimplemented!()
    }
    pub fn set_practitioner(&mut self, practitioner: Practitioner) -> Result<Applied<()>> {
        unimplemented!()
    }
    pub fn profile(&self) -> Arc<Profile> {
        unimplemented!()
    }
    /// Puts another profile in place of the record's; links are kept, those it lacks are orphaned.
    pub fn use_profile(&mut self, profile: Profile) -> Result<Applied<Vec<LinkKey>>> {
        unimplemented!()
    }
    pub fn orphaned_links(&self) -> Result<Vec<LinkKey>> {
        unimplemented!()
    }

    // Activities. Adding and editing check the details, and refuse links the profile lacks (an edit may keep an orphaned link it already had).
    pub fn add_activity(&mut self, details: ActivityDetails) -> Result<Applied<ActivityId>> {
        unimplemented!()
    }
    pub fn edit_activity(
        &mut self,
        id: ActivityId,
        details: ActivityDetails,
    ) -> Result<Applied<()>> {
        unimplemented!()
    }
    pub fn delete_activity(&mut self, id: ActivityId) -> Result<Applied<()>> {
        unimplemented!()
    }
    pub fn restore_activity(&mut self, id: ActivityId) -> Result<Applied<()>> {
        unimplemented!()
    }
    /// Also finds a deleted one (`.deleted`).
    pub fn activity(&self, id: ActivityId) -> Result<Activity> {
        unimplemented!()
    }
    /// Newest first, without deleted ones.
    pub fn activities(&self, filter: &ActivityFilter) -> Result<Vec<ActivitySummary>> {
        unimplemented!()
    }
    /// The ids that begin with `prefix` (the terminal takes shortened ids), deleted ones too.
    pub fn activity_ids(&self, prefix: &str) -> Result<Vec<ActivityId>> {
        unimplemented!()
    }
    /// All tags in use, by name.
    pub fn tags(&self) -> Result<Vec<String>> {
        unimplemented!()
    }

    // Evidence
    pub fn add_evidence(&mut self, evidence: NewEvidence) -> Result<Applied<Evidence>> {
        unimplemented!()
    }
    /// Changes title, date, links, activities and a note's or link's text; a file's content never changes.
    pub fn edit_evidence(
        &mut self,
        id: EvidenceId,
        details: EvidenceDetails,
    ) -> Result<Applied<()>> {
        unimplemented!()
    }
    pub fn delete_evidence(&mut self, id: EvidenceId) -> Result<Applied<()>> {
        unimplemented!()
    }
    pub fn restore_evidence(&mut self, id: EvidenceId) -> Result<Applied<()>> {
        unimplemented!()
    }
    pub fn evidence(&self, id: EvidenceId) -> Result<Evidence> {
        unimplemented!()
    }
    pub fn evidence_numbered(&self, number: EvidenceNumber) -> Result<Evidence> {
        unimplemented!()
    }
    /// By number, without deleted ones.
    pub fn all_evidence(&self) -> Result<Vec<Evidence>> {
        unimplemented!()
    }
    /// Where the attachment's bytes lie (named by SHA-256, so not for people's eyes).
    pub fn attachment_path(&self, file: &FileContent) -> PathBuf {
        unimplemented!()
    }
    /// Writes a copy of the attachment, checked against its hash; refuses to write over a file that is there.
    pub fn save_attachment(&self, file: &FileContent, to: &Path) -> Result<()> {
        unimplemented!()
    }

    // Qualifications
    pub fn add_qualification(
        &mut self,
        details: QualificationDetails,
    ) -> Result<Applied<QualificationId>> {
        unimplemented!()
    }
    pub fn edit_qualification(
        &mut self,
        id: QualificationId,
        details: QualificationDetails,
    ) -> Result<Applied<()>> {
        unimplemented!()
    }
    pub fn delete_qualification(&mut self, id: QualificationId) -> Result<Applied<()>> {
        unimplemented!()
    }
    pub fn restore_qualification(&mut self, id: QualificationId) -> Result<Applied<()>> {
        unimplemented!()
    }
    pub fn qualification(&self, id: QualificationId) -> Result<Qualification> {
        unimplemented!()
    }
    /// In the order they were awarded or started, newest first; without deleted ones.
    pub fn qualifications(&self) -> Result<Vec<Qualification>> {
        unimplemented!()
    }

    // Assessments
    pub fn assess(&mut self, details: AssessmentDetails) -> Result<Applied<AssessmentId>> {
        unimplemented!()
    }
    pub fn delete_assessment(&mut self, id: AssessmentId) -> Result<Applied<()>> {
        unimplemented!()
    }
    pub fn restore_assessment(&mut self, id: AssessmentId) -> Result<Applied<()>> {
        unimplemented!()
    }
    /// Oldest first, without deleted ones.
    pub fn assessments(&self) -> Result<Vec<Assessment>> {
        unimplemented!()
    }

    // Figures
    pub fn ledger(&self) -> Result<Ledger> {
        unimplemented!()
    }
    /// Progress as of a day, with the CPD year around it and the person's target.
    pub fn progress(&self, as_of: NaiveDate) -> Result<Progress> {
        unimplemented!()
    }
    /// Everything the printed portfolio holds, owned, for a worker thread.
    pub fn portfolio_contents(
        &self,
        period: Period,
        as_of: NaiveDate,
    ) -> Result<crate::portfolio::PortfolioContents> {
        unimplemented!()
    }

    // Search, history, bin
    /// bm25 order (newest first for very short prefixes); every word must occur, the last one as a prefix; diacritics folded.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<SearchHit>> {
        unimplemented!()
    }
    /// The entry's changes, newest first.
    pub fn history(&self, entry: EntryId) -> Result<Vec<HistoryEntry>> {
        unimplemented!()
    }
    pub fn bin(&self) -> Result<Vec<BinEntry>> {
        unimplemented!()
    }

    // Undo. One list for window and terminal; drafts and settings are outside it.
    pub fn undo(&mut self) -> Result<Applied<String>> {
        unimplemented!()
    }
    pub fn redo(&mut self) -> Result<Applied<String>> {
        unimplemented!()
    }
    pub fn undo_label(&self) -> Result<Option<String>> {
        unimplemented!()
    }
    pub fn redo_label(&self) -> Result<Option<String>> {
        unimplemented!()
    }

    // Drafts and settings: small texts under a key, outside history.
    pub fn drafts(&self) -> Result<Vec<(String, String)>> {
        unimplemented!()
    }
    pub fn save_draft(&mut self, key: &str, text: &str) -> Result<()> {
        unimplemented!()
    }
    pub fn drop_draft(&mut self, key: &str) -> Result<()> {
        unimplemented!()
    }
    pub fn setting(&self, key: &str) -> Result<Option<String>> {
        unimplemented!()
    }
    pub fn set_setting(&mut self, key: &str, value: &str) -> Result<()> {
        unimplemented!()
    }
}

/// Which activities a list shows; every given field must fit. Re-exported from the store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActivityFilter {
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    pub status: Option<ActivityStatus>,
    pub kind: Option<ActivityKind>,
    pub tag: Option<String>,
    /// A requirement (its statements count too) or one statement.
    pub link: Option<LinkKey>,
    pub text: Option<String>,
    /// Done ones without a reflection only.
    pub unreflected: bool,
}

pub struct NewEvidence {
    pub title: String,
    pub date: NaiveDate,
    pub content: NewContent,
    pub links: Vec<Link>,
    pub activities: Vec<ActivityId>,
}
pub enum NewContent {
    Note(String),
    /// Copied into the attachment store under its own name.
    File(PathBuf),
    Bytes {
        name: String,
        bytes: Vec<u8>,
    },
    Web(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntryId {
    Activity(ActivityId),
    Evidence(EvidenceId),
    Qualification(QualificationId),
    Assessment(AssessmentId),
}
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchHit {
    pub entry: EntryId,
    pub title: String,
    pub date: Option<NaiveDate>,
    pub snippet: Snippet,
}
/// A passage with the byte ranges that matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    pub text: String,
    pub matches: Vec<std::ops::Range<usize>>,
}
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEntry {
    pub at: DateTime<Utc>,
    pub op: String,
    pub fields: Vec<FieldChange>,
}
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    pub field: String,
    pub before: String,
    pub after: String,
}
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BinEntry {
    pub entry: EntryId,
    pub title: String,
    pub deleted_at: DateTime<Utc>,
}

pub mod sample {
    //! The sample record of `data/sample/`, loaded through the record's own verbs.
    use super::*;
    pub fn create(dir: &Path, clock: Clock) -> Result<Record> {
        unimplemented!()
    }
}
