//! What evidence asks for beside its row: a number for life, and files that come in before it.

use std::path::{Path, PathBuf};

use super::attached::to_the_end;
use super::given::no_file;
use super::{
    Applied, AttachedFiles, Change, Kept, NewContent, NewEvidence, Op, Record, RecordError, Result,
    links,
};
use crate::domain::{
    Details as _, Evidence, EvidenceContent, EvidenceDetails, EvidenceId, EvidenceNumber, Exposure,
    FileContent, Invalid, QualificationId, RequirementKey,
};
use crate::store::{attachments, evidence};

impl Change<'_> {
    /// Adds a piece of evidence, which gets the next number.
    ///
    /// While this lasts nobody else can write: bring long files in before ([`AttachedFiles::bring_in`]).
    pub fn add_evidence(&mut self, new: NewEvidence) -> Result<Evidence> {
        let mut details = new.details().checked()?;
        Evidence::check(self, &details, None)?;
        if let EvidenceContent::File(file) = &mut details.content {
            let files = AttachedFiles::of(self.dir);
            let content = files.bring_in(new.content, &mut to_the_end)?;
            *file = self.settle(&content)?;
        }
        let id = self.add(details)?;
        self.live(id)
    }

    /// Adds a piece of evidence, and learns from what the person linked it to.
    fn add_evidence_learning(
        &mut self,
        new: NewEvidence,
        refused: &[RequirementKey],
    ) -> Result<Evidence> {
        let added = self.add_evidence(new)?;
        self.learn(added.id, None, &added.details, refused)?;
        Ok(added)
    }

    /// Gives a file that was brought in its name among the attachments, for a row to name it.
    pub(super) fn settle(&self, content: &NewContent) -> Result<FileContent> {
        match content {
            NewContent::Kept(file) => file.settle(self.dir),
            _ => Err(no_file("There is no file")),
        }
    }
}

impl Kept for Evidence {
    fn adding(_record: &Record, details: &EvidenceDetails) -> Op {
        Op::titled("add evidence", &details.title)
    }

    fn op(&self, verb: &str, _record: &Record, _details: &EvidenceDetails) -> Op {
        Op::new(format!("{verb} evidence {}", self.number))
    }

    /// Refuses another content, and links, activities and qualifications that are not there.
    fn check(
        change: &Change<'_>,
        details: &EvidenceDetails,
        before: Option<&EvidenceDetails>,
    ) -> Result<()> {
        if let Some(before) = before {
            check_content(&before.content, &details.content)?;
        }
        links::check(
            &change.profile,
            &details.links,
            before.map_or(&[], |before| before.links.as_slice()),
        )?;
        let had = before.map(|before| before.activities.as_slice());
        change.check_named(&details.activities, had, "Choose one from the log")?;
        let had = before.map(|before| before.qualifications.as_slice());
        let choose = "Choose one of those you hold or work toward";
        change.check_named(&details.qualifications, had, choose)
    }

    fn exposures(&self, record: &Record) -> Vec<Exposure> {
        let mut found = self.details.exposures();
        if let EvidenceContent::File(file) = &self.details.content
            && let Some(text) = record.attached_text(file)
        {
            found.extend(Exposure::among([("Text of the file", text.as_str())]));
        }
        found
    }
}

/// Refuses to turn evidence into something else: what was shown to somebody once must stay what it is.
fn check_content(before: &EvidenceContent, after: &EvidenceContent) -> Result<()> {
    let same = match (before, after) {
        (EvidenceContent::Note(_), EvidenceContent::Note(_))
        | (EvidenceContent::Web(_), EvidenceContent::Web(_)) => true,
        (EvidenceContent::File(before), EvidenceContent::File(after)) => {
            before.sha256 == after.sha256 && before.bytes == after.bytes
        }
        _ => false,
    };
    if same {
        return Ok(());
    }
    Err(
        Invalid::new("content", "The content of evidence cannot be exchanged")
            .hinted("Replace the file with its newer version, or add another piece of evidence")
            .into(),
    )
}

impl Record {
    /// Brings a file in before the change that names it: a long copy must not keep others from writing.
    pub(super) fn bring_in(&mut self, content: NewContent) -> Result<NewContent> {
        self.check_may_write()?;
        let brought = self.attached_files().bring_in(content, &mut to_the_end);
        brought.map_err(|err| self.explained(err))
    }

    /// Adds a piece of evidence, which gets the next number for life.
    pub fn add_evidence(&mut self, evidence: NewEvidence) -> Result<Applied<Evidence>> {
        self.add_evidence_refusing(evidence, &[])
    }

    /// Adds a piece of evidence that, as the person said, does not show what was `refused`.
    pub fn add_evidence_refusing(
        &mut self,
        mut evidence: NewEvidence,
        refused: &[RequirementKey],
    ) -> Result<Applied<Evidence>> {
        evidence.check()?;
        links::check(&self.profile(), &evidence.links, &[])?;
        evidence.content = self.bring_in(evidence.content)?;
        self.transact(Op::titled("add evidence", &evidence.title), |change| {
            change.add_evidence_learning(evidence, refused)
        })
    }

    /// Adds several pieces of evidence as one change; returns what they hold.
    pub fn add_several(
        &mut self,
        op: Op,
        pieces: Vec<NewEvidence>,
    ) -> Result<Applied<Vec<EvidenceContent>>> {
        self.check_may_write()?;
        let brought = self.attached_files().bring_all(pieces, &mut to_the_end);
        let pieces = brought.map_err(|err| self.explained(err))?;
        self.transact(op, |change| {
            let pieces = pieces.into_iter();
            let kept =
                pieces.map(|piece| Ok(change.add_evidence_learning(piece, &[])?.details.content));
            kept.collect()
        })
    }

    /// Makes a piece of evidence no certificate of a qualification any more; the evidence itself stays.
    pub fn detach_certificate(
        &mut self,
        id: EvidenceId,
        from: QualificationId,
    ) -> Result<Applied<()>> {
        let (evidence, from_title) = (self.get(id)?, self.get(from)?.details.title);
        let verb = format!("detach {} from", evidence.number);
        self.transact(Op::titled(&verb, &from_title), |change| {
            let mut details = change.live(id)?.details;
            details.qualifications.retain(|known| *known != from);
            change.edit(id, details)
        })
    }

    /// Returns the piece of evidence with that number; also a deleted one.
    pub fn evidence_numbered(&self, number: EvidenceNumber) -> Result<Evidence> {
        let found = evidence::numbered(&self.store, number)?;
        found.ok_or_else(|| RecordError::NotFound {
            what: "evidence",
            id: number.to_string(),
        })
    }

    /// Returns all evidence by number, without deleted ones.
    pub fn all_evidence(&self) -> Result<Vec<Evidence>> {
        self.all()
    }

    /// Returns where the attachment's bytes lie (named by SHA-256, so not for people's eyes).
    #[must_use]
    pub fn attachment_path(&self, file: &FileContent) -> PathBuf {
        attachments::path(self.dir(), &file.sha256)
    }

    /// Writes a copy of the attachment, checked against its hash; refuses to write over a file that is there.
    pub fn save_attachment(&self, file: &FileContent, to: &Path) -> Result<()> {
        let files = self.attached_files();
        files.save_copy(file, to, &mut to_the_end)
    }
}
