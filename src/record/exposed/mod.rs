//! What in the record could identify a patient, to be looked at before all of it leaves as one file.

mod earlier;

use self::earlier::Earlier;
use super::{ActivityFilter, Backups, EntryId, Record, Result};
use crate::domain::{Details as _, Exposure, FileContent, with_id};
use crate::portfolio::ExposedEntry;
use crate::store::attachments;

/// The endings of attached files that hold plain text.
const TEXTS: &[&str] = &[
    "txt", "text", "md", "markdown", "csv", "tsv", "htm", "html", "json", "xml", "log", "ris",
];
/// The longest attached text that is looked through, in bytes.
const LONGEST: u64 = 4 << 20;

/// Where something stands that an export gives away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stands {
    /// In an entry as it is.
    Now(ExposedEntry),
    /// In an entry that lies in the Bin.
    InBin(EntryId),
    /// In an earlier version alone of an entry.
    Before(ExposedEntry),
    /// In what was taken back by undo, and stays in the history.
    Undone,
    /// In a form that was begun and not saved.
    Begun,
}

/// Something in an export that could identify a patient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenAway {
    /// Where it stands.
    pub stands: Stands,
    /// What the entry is called.
    pub title: String,
    /// What stands in which field; never empty.
    pub exposures: Vec<Exposure>,
}

impl Record {
    /// Finds what an export would give away of a patient: in the texts of every entry and in attached texts, as they are and
    /// as they were, in the Bin, and in forms that were begun. Entries that are not in the Bin come first.
    ///
    /// # Errors
    /// When the entries cannot be read.
    pub fn gives_away(&self) -> Result<Vec<GivenAway>> {
        let mut earlier = Earlier::of(self)?;
        let mut found = Vec::new();
        self.look_at_entries(|entry, id, title, exposures| {
            let before = earlier.take(&id, &exposures);
            add(&mut found, Stands::Before(entry.clone()), title, before);
            add(&mut found, Stands::Now(entry), title, exposures);
        })?;
        // What can be mended comes before what stays as it was.
        found.sort_by_key(|one| matches!(one.stands, Stands::Before(_)));
        for binned in self.bin()? {
            let mut exposures = with_id!(binned.entry, id => self.exposures_of(&self.get(id)?));
            let id = binned.entry.uuid().to_string();
            exposures.extend(earlier.take(&id, &exposures));
            let stands = Stands::InBin(binned.entry);
            add(&mut found, stands, &binned.title, exposures);
        }
        for (title, exposures) in earlier.rest() {
            add(&mut found, Stands::Undone, &title, exposures);
        }
        for (_, text) in self.drafts()? {
            let mut exposures = Vec::new();
            for text in earlier::texts_in(&text) {
                exposures.extend(Exposure::among([("Not saved yet", text.as_str())]));
            }
            add(
                &mut found,
                Stands::Begun,
                "A form that was begun",
                exposures,
            );
        }
        Ok(found)
    }

    /// Lends each entry that is not in the Bin, with its id, its title and what its texts expose.
    fn look_at_entries(
        &self,
        mut look: impl FnMut(ExposedEntry, String, &str, Vec<Exposure>),
    ) -> Result<()> {
        for id in self.fitting_activities(&ActivityFilter::default())? {
            let details = self.get(id)?.details;
            let entry = ExposedEntry::Activity(id);
            look(entry, id.to_string(), &details.title, details.exposures());
        }
        for piece in self.all_evidence()? {
            let entry = ExposedEntry::Evidence(piece.id, piece.number);
            let exposures = self.exposures_of(&piece);
            look(entry, piece.id.to_string(), &piece.details.title, exposures);
        }
        for held in self.qualifications()? {
            let (id, details) = (held.id, held.details);
            let entry = ExposedEntry::Qualification(id);
            look(entry, id.to_string(), &details.title, details.exposures());
        }
        for objective in self.objectives()? {
            let (id, details) = (objective.id, objective.details);
            let entry = ExposedEntry::Objective(id);
            look(entry, id.to_string(), &details.title, details.exposures());
        }
        for rating in self.assessments()? {
            let (id, details) = (rating.id.to_string(), rating.details);
            let title = self.skill_name(&details.skill);
            let exposures = details.exposures();
            look(ExposedEntry::Rating(details.skill), id, &title, exposures);
        }
        for portfolio in self.portfolios()? {
            let (id, details) = (portfolio.id, portfolio.details);
            let entry = ExposedEntry::Portfolio(id);
            look(entry, id.to_string(), &details.title, details.exposures());
        }
        Ok(())
    }

    /// Reads an attached file that is plain text; nothing where it is none, or gone.
    pub(in crate::record) fn attached_text(&self, file: &FileContent) -> Option<String> {
        if file.bytes > LONGEST || !TEXTS.contains(&file.ending().as_str()) {
            return None;
        }
        let bytes = attachments::read(self.dir(), file).ok()?;
        String::from_utf8(bytes).ok()
    }
}

fn add(found: &mut Vec<GivenAway>, stands: Stands, title: &str, exposures: Vec<Exposure>) {
    if !exposures.is_empty() {
        let title = title.to_owned();
        found.push(GivenAway {
            stands,
            title,
            exposures,
        });
    }
}

impl Backups {
    /// Finds what an export would give away, as [`Record::gives_away`] does.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn gives_away(&self) -> Result<Vec<GivenAway>> {
        Record::open(&self.dir, self.clock.clone())?.gives_away()
    }
}
