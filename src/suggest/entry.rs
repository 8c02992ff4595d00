//! What of each sort of entry is read for what it may show.

use super::suggestion::Written;
use crate::domain::portfolio::PortfolioDetails;
use crate::domain::{
    ActivityDetails, AssessmentDetails, EvidenceContent, EvidenceDetails, ObjectiveDetails,
    QualificationDetails,
};

/// Details that may tell what an entry shows. Fields are named as `--json` names them.
pub trait Tells {
    /// Returns what is told; nothing where such an entry is linked to no requirement.
    fn told(&self) -> Written<'_> {
        Written::default()
    }
}

impl Tells for ActivityDetails {
    fn told(&self) -> Written<'_> {
        let mut texts = vec![
            ("title", self.title.as_str()),
            ("description", &self.description),
            ("what", &self.reflection.what),
            ("so_what", &self.reflection.so_what),
            ("now_what", &self.reflection.now_what),
        ];
        texts.extend(self.tags.iter().map(|tag| ("tags", tag.as_str())));
        Written {
            texts,
            kind: Some(self.kind),
        }
    }
}

impl Tells for EvidenceDetails {
    fn told(&self) -> Written<'_> {
        let mut texts = vec![("title", self.title.as_str())];
        match &self.content {
            EvidenceContent::Note(text) => texts.push(("text", text)),
            EvidenceContent::File(file) => texts.push(("file_name", &file.name)),
            // What an address is made of is nobody's words.
            EvidenceContent::Web(_) => {}
        }
        Written { texts, kind: None }
    }
}

impl Tells for ObjectiveDetails {
    fn told(&self) -> Written<'_> {
        let texts = vec![
            ("title", self.title.as_str()),
            ("measure", &self.measure),
            ("approach", &self.approach),
            ("outcome", &self.outcome),
        ];
        Written { texts, kind: None }
    }
}

impl Tells for QualificationDetails {}
impl Tells for AssessmentDetails {}
impl Tells for PortfolioDetails {}
