//! What in the record could identify a patient, to be looked at before all of it leaves as one file.

use super::{ActivityFilter, Backups, Record, Result};
use crate::domain::{Evidence, EvidenceContent, Exposure, FileContent};
use crate::portfolio::{Exposed, ExposedEntry};
use crate::store::attachments;

/// The endings of attached files that hold plain text.
const TEXTS: &[&str] = &[
    "txt", "text", "md", "markdown", "csv", "tsv", "htm", "html", "json", "xml", "log", "ris",
];
/// The longest attached text that is looked through, in bytes.
const LONGEST: u64 = 4 << 20;

impl Record {
    /// Finds the entries whose texts could identify a patient, attached texts included; none that lies in the Bin.
    ///
    /// # Errors
    /// When the entries cannot be read.
    pub fn exposed(&self) -> Result<Vec<Exposed>> {
        let mut all = Vec::new();
        let mut look = |entry, title: &str, exposures: Vec<Exposure>| {
            if !exposures.is_empty() {
                let title = title.to_owned();
                all.push(Exposed {
                    entry,
                    title,
                    exposures,
                });
            }
        };
        for id in self.fitting_activities(&ActivityFilter::default())? {
            let details = self.activity(id)?.details;
            look(
                ExposedEntry::Activity(id),
                &details.title,
                details.exposures(),
            );
        }
        for piece in self.all_evidence()? {
            let entry = ExposedEntry::Evidence(piece.id, piece.number);
            look(entry, &piece.details.title, self.exposures_of(&piece));
        }
        for held in self.qualifications()? {
            let (id, details) = (held.id, held.details);
            look(
                ExposedEntry::Qualification(id),
                &details.title,
                details.exposures(),
            );
        }
        for objective in self.objectives()? {
            let (id, details) = (objective.id, objective.details);
            look(
                ExposedEntry::Objective(id),
                &details.title,
                details.exposures(),
            );
        }
        for rating in self.assessments()? {
            let skill = &rating.details.skill;
            let entry = ExposedEntry::Rating(skill.clone());
            look(entry, &self.skill_name(skill), rating.details.exposures());
        }
        for portfolio in self.portfolios()? {
            let (id, details) = (portfolio.id, portfolio.details);
            look(
                ExposedEntry::Portfolio(id),
                &details.title,
                details.exposures(),
            );
        }
        Ok(all)
    }

    /// Finds what in a piece of evidence could identify a patient: in its own texts, and in its file where that is plain text.
    #[must_use]
    pub fn exposures_of(&self, evidence: &Evidence) -> Vec<Exposure> {
        let mut found = evidence.details.exposures();
        if let EvidenceContent::File(file) = &evidence.details.content
            && let Some(text) = self.attached_text(file)
        {
            found.extend(Exposure::among([("Text of the file", text.as_str())]));
        }
        found
    }

    /// Reads an attached file that is plain text; nothing where it is none, or gone.
    fn attached_text(&self, file: &FileContent) -> Option<String> {
        if file.bytes > LONGEST || !TEXTS.contains(&file.ending().as_str()) {
            return None;
        }
        let bytes = attachments::read(self.dir(), &file.sha256).ok()?;
        String::from_utf8(bytes).ok()
    }
}

impl Backups {
    /// Finds what an export would give away, as [`Record::exposed`] does.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn exposed(&self) -> Result<Vec<Exposed>> {
        Record::open(&self.dir, self.clock.clone())?.exposed()
    }
}
