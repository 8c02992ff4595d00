//! Check my data: what is not as it should be, in plain words, and mending it.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Backups, Op, Part, Record, Result};
use crate::domain::{EvidenceContent, EvidenceNumber, Invalid};
use crate::store::check::{self, Derived, Fault, RowFault, Wrong};
use crate::store::{Kind, attachments, evidence, revisions};

/// The setting that keeps when the record was last checked.
pub(super) const CHECKED: &str = "checked-at";
/// How often it is checked without being asked.
const OFTEN: TimeDelta = TimeDelta::days(7);

/// One thing that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is, a sentence without a full stop.
    pub says: String,
    /// What becomes of it, or what to do.
    pub hint: String,
    /// Whether anything is damaged, rather than only loose.
    pub is_damage: bool,
}

/// What mending came to.
#[derive(Clone, Debug)]
pub struct Mended {
    /// What was found before.
    pub found: Vec<Finding>,
    /// What is left.
    pub left: Vec<Finding>,
}

impl Record {
    /// Looks through the whole record and says what is not as it should be.
    ///
    /// # Errors
    /// When the record cannot be read at all.
    pub fn check(&mut self) -> Result<Vec<Finding>> {
        let faults = check::everything(&self.store, self.dir())?;
        let mut findings: Vec<Finding> = faults.iter().map(|fault| self.in_words(fault)).collect();
        // In a damaged record even this may not be readable; the damage is reported already.
        for key in self.orphaned_links().unwrap_or_default() {
            findings.push(Finding {
                says: format!("An entry points at {key}, which the role profile has not"),
                hint:
                    "Nothing is damaged. Edit the entry, or use the profile that it was written for"
                        .to_owned(),
                is_damage: false,
            });
        }
        findings.extend(self.empty_files());
        findings.extend(self.backups_differ());
        findings.extend(self.clock_differs());
        let now = self.clock.now();
        // What cannot be written down is looked at again next time.
        self.set_setting(CHECKED, &now.to_rfc3339()).ok();
        Ok(findings)
    }

    /// Mends what history or a backup can prove, keeps the rest, and says what was found and what is left.
    ///
    /// A backup of the present state is put aside first where one can be made. What is overwritten stays in history.
    ///
    /// # Errors
    /// When the record is too damaged to be written; going back to a backup is the way then.
    pub fn repair(&mut self) -> Result<Mended> {
        self.check_may_write()?;
        let found = self.check()?;
        if found.iter().any(|finding| finding.is_damage) {
            let backups = self.backups();
            // One with a damaged structure cannot be copied; then the older ones are what there is.
            backups.make().ok();
            let known = backups.list()?;
            // What is encrypted is opened by the person alone.
            let plain = known.iter().filter(|backup| !backup.is_encrypted());
            let files: Vec<_> = plain.map(|backup| backup.path.clone()).collect();
            let faults = check::everything(&self.store, self.dir())?;
            check::mend_indexes(&mut self.store, &faults)?;
            check::mend_history(&mut self.store, &faults, &files)?;
            let op = Op::new("mend what a check found");
            let mending = self.write(
                move |_| Ok((Kind::Setup, op.label().to_owned())),
                |change| Ok(check::mend_rows(change.store())?),
            )?;
            drop(mending);
            let folders = backups.folders()?;
            check::mend_files(&self.store, self.dir(), &folders)?;
            for folder in folders {
                attachments::mend_copies(&self.store, self.dir(), &folder)?;
            }
            self.profile.borrow_mut().outdate();
        }
        let left = self.check()?;
        Ok(Mended { found, left })
    }

    /// Finds attached files in which there is nothing, and never was.
    fn empty_files(&self) -> Vec<Finding> {
        // In a damaged record they may not be readable; the damage is reported already.
        let all = self.all_evidence().unwrap_or_default().into_iter();
        let empty = all.filter_map(|evidence| match &evidence.details.content {
            EvidenceContent::File(file) => Some((evidence.number, file.emptiness()?)),
            EvidenceContent::Note(_) | EvidenceContent::Web(_) => None,
        });
        let finding = |(number, empty): (EvidenceNumber, Invalid)| Finding {
            says: format!("{number}: {}", empty.problem),
            hint: empty.hint,
            is_damage: false,
        };
        empty.map(finding).collect()
    }

    /// Finds what is damaged in the folders of backups: attached files by their hashes, and the newest encrypted backup, which
    /// nothing else looks into, by that of its file. A folder that is not connected is looked at another time.
    fn backups_differ(&self) -> Vec<Finding> {
        let backups = self.backups();
        let mut findings = Vec::new();
        for folder in backups.folders().unwrap_or_default() {
            // In a damaged record it may not be readable which there are; that is reported already.
            let damaged = attachments::damaged_copies(&self.store, self.dir(), &folder);
            for sha256 in damaged.unwrap_or_default() {
                findings.push(Finding {
                    says: format!(
                        "The copy of the attached file {} in {} is damaged",
                        self.file_named(&sha256),
                        folder.display()
                    ),
                    hint: "Repair writes it there again, where the record's own is whole"
                        .to_owned(),
                    is_damage: true,
                });
            }
        }
        if let Ok(Some(damaged)) = backups.damaged_sealed() {
            findings.push(Finding {
                says: format!("The encrypted backup of {} is damaged", damaged.made()),
                hint: "Repair makes another; older ones are kept".to_owned(),
                is_damage: true,
            });
        }
        findings
    }

    /// Finds that the last change was made, by its clock, well after now.
    fn clock_differs(&self) -> Option<Finding> {
        let last = revisions::last_change(&self.store).ok()??;
        self.clock.is_ahead(last).then(|| Finding {
            says: format!(
                "The last change was made on {}, which is yet to come",
                crate::domain::long_date(self.clock.local(last).date())
            ),
            hint: "Nothing is damaged. Check this computer's clock; changes stay in the order in which they were made".to_owned(),
            is_damage: false,
        })
    }

    /// Says a fault in the person's words.
    fn in_words(&self, fault: &Fault) -> Finding {
        let finding = |says: String, hint: &str| Finding {
            says,
            hint: hint.to_owned(),
            is_damage: true,
        };
        match fault {
            Fault::Structure(how) => finding(
                format!("The database file is damaged ({how})"),
                "Repair it; if this stays, go back to a backup",
            ),
            Fault::Row(fault) => self.row_in_words(fault),
            Fault::History(fault) => finding(
                format!("The history of {} is damaged", self.row_named(&fault.row)),
                "What the entry says now is not touched by this; a backup may have its history",
            ),
            Fault::Derived(Derived::Search) => finding(
                "The index of words differs from the entries".to_owned(),
                "Repair makes it anew from them",
            ),
            Fault::Derived(Derived::Lists) => finding(
                "The lists of what links to what differ from the entries".to_owned(),
                "Repair makes them anew from them",
            ),
            Fault::FileGone(sha256) => finding(
                format!("The attached file {} is gone", self.file_named(sha256)),
                "Repair brings it back from a backup that has it; otherwise attach it again",
            ),
            Fault::FileDamaged(sha256) => finding(
                format!("The attached file {} is damaged", self.file_named(sha256)),
                "Repair brings it back from a backup that has it; the damaged one is kept aside",
            ),
            Fault::Number(number) => finding(
                format!("The number E{number} is borne twice, or was never given"),
                "Repair puts the evidence back as history has it",
            ),
            Fault::Unreadable(what) => Finding {
                says: format!("{what} cannot be read: it holds a value that Cairn never writes"),
                hint: "Go back to a backup".to_owned(),
                is_damage: true,
            },
            Fault::LeadsNowhere { table, id } => Finding {
                says: format!(
                    "{} leads to an entry that is not there",
                    self.titled(table, id)
                ),
                hint: "Edit it and save it".to_owned(),
                is_damage: false,
            },
        }
    }

    fn row_in_words(
        &self,
        RowFault {
            table, id, wrong, ..
        }: &RowFault,
    ) -> Finding {
        let what = self.titled(table, id);
        let (says, hint) = match wrong {
            Wrong::Row => (
                format!("{what} is not what was last saved"),
                "Repair puts it back as it was saved",
            ),
            Wrong::History | Wrong::Hash => (
                format!("The history of {what} is damaged; what it says now is sound"),
                "Repair mends the history",
            ),
            Wrong::Both => (
                format!("{what} and its history are both damaged"),
                "Repair looks for it in the backups",
            ),
            Wrong::Gone => (
                format!("{what} is gone, and nobody deleted it"),
                "Repair brings it back from its history",
            ),
            Wrong::Unknown => (
                format!("{what} has no history"),
                "Repair keeps it and begins one",
            ),
        };
        Finding {
            says,
            hint: hint.to_owned(),
            is_damage: true,
        }
    }

    /// Names an entry of a table by its title, as far as that can still be read.
    fn titled(&self, table: &str, id: &str) -> String {
        let sort = match Part::of(table) {
            Some(Part::Practitioner) => return "The page about you".to_owned(),
            Some(Part::Profile) => return "The role profile".to_owned(),
            Some(Part::Activities) => "The activity",
            Some(Part::Evidence) => "The evidence",
            Some(Part::Qualifications) => "The qualification",
            Some(Part::Assessments) => "The self-rating",
            Some(Part::Objectives) => "The objective",
            Some(Part::Portfolios) => "The portfolio",
            Some(Part::Answers) => "The answer to a suggestion",
            None => "The entry",
        };
        format!("{sort} {}", self.row_named(id))
    }

    /// Names a row by the title that history last knew.
    fn row_named(&self, id: &str) -> String {
        let history = revisions::of_row(&self.store, id).unwrap_or_default();
        let title = history.iter().find_map(|revision| {
            let row = revision.after.as_ref().or(revision.before.as_ref())?;
            Some(
                row.get("title")
                    .or_else(|| row.get("skill"))?
                    .as_str()?
                    .to_owned(),
            )
        });
        title.map_or_else(|| id.to_owned(), |title| format!("“{title}”"))
    }

    /// Names an attached file by what the person called it.
    fn file_named(&self, sha256: &str) -> String {
        let named = evidence::file_name(&self.store, sha256).ok().flatten();
        let short: String = sha256.chars().take(12).collect();
        named.map_or(short, |name| format!("“{name}”"))
    }
}

impl Backups {
    /// Looks through the record if nobody has for a week; nothing where that is not due, or cannot be written down.
    ///
    /// # Errors
    /// As [`Record::check`].
    pub fn check_if_due(&self) -> Result<Option<Vec<Finding>>> {
        let mut record = Record::open(&self.dir, self.clock.clone())?;
        if record.only_read().is_some() {
            return Ok(None);
        }
        let last = record.checked_at()?;
        // A clock that was put back must not put the check off for ever.
        let is_due = last.is_none_or(|last| !self.clock.is_within(OFTEN, last));
        is_due.then(|| record.check()).transpose()
    }

    /// Looks through the record now.
    ///
    /// # Errors
    /// As [`Record::check`].
    pub fn check(&self) -> Result<Vec<Finding>> {
        Record::open(&self.dir, self.clock.clone())?.check()
    }

    /// Mends what can be mended.
    ///
    /// # Errors
    /// As [`Record::repair`].
    pub fn repair(&self) -> Result<Mended> {
        Record::open(&self.dir, self.clock.clone())?.repair()
    }
}

impl Record {
    /// Returns when the record was last looked through.
    ///
    /// # Errors
    /// When the settings cannot be read.
    pub fn checked_at(&self) -> Result<Option<DateTime<Utc>>> {
        let kept = self.setting(CHECKED)?;
        let read = |text: String| DateTime::parse_from_rfc3339(&text).ok();
        Ok(kept.and_then(read).map(|at| at.to_utc()))
    }
}
