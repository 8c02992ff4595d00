//! Builds the contents of a portfolio from plain entries, as the record would.

use std::io::{self, Cursor, Read as _};
use std::num::NonZeroU32;
use std::ops::ControlFlow;
use std::sync::Arc;

use cairn::domain::portfolio::{Composed, PortfolioDetails, Stage};
use cairn::domain::profile::LevelNumber;
use cairn::domain::progress::{Ledger, Progress};
use cairn::domain::{
    Activity, ActivityDetails, ActivityId, ActivityKind, ActivityStatus, ActivitySummary,
    Assessment, AssessmentDetails, AssessmentId, Evidence, EvidenceContent, EvidenceDetails,
    EvidenceId, EvidenceNumber, FileContent, Link, Minutes, Objective, ObjectiveDetails,
    ObjectiveId, Period, Practitioner, Qualification, QualificationDetails, QualificationId,
    RequirementKey,
};
use cairn::portfolio::{PortfolioContents, PortfolioError, PrintForm, portfolio_pdf, print};
use chrono::NaiveDate;
use uuid::Uuid;
use zip::ZipArchive;

/// Prints a portfolio of which no file can be read.
pub fn pdf(contents: &PortfolioContents) -> Result<Vec<u8>, PortfolioError> {
    portfolio_pdf(contents, &no_files)
}

/// Prints a portfolio in a form, in which every file is a small table.
pub fn printed(form: PrintForm, contents: &PortfolioContents) -> Vec<u8> {
    let read = |_: &FileContent| Ok(b"a,b".to_vec());
    let printed = print(form, contents, &read, &mut |_| ControlFlow::Continue(()));
    printed.expect("a print").bytes
}

/// Reads a text out of a zip.
pub fn unpacked(zip: Vec<u8>, name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(zip)).expect("a zip");
    let mut file = zip.by_name(name).expect("a file of that name");
    let mut text = String::new();
    file.read_to_string(&mut text).expect("UTF-8");
    text
}

/// Reads no file.
pub fn no_files(_file: &FileContent) -> io::Result<Vec<u8>> {
    Err(io::ErrorKind::NotFound.into())
}

/// A day of the sample year.
pub fn day(month: u32, day: u32) -> NaiveDate {
    date(2026, month, day)
}

pub fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

pub fn key(text: &str) -> RequirementKey {
    RequirementKey::parse(text).expect("a key")
}

/// A link such as `pda/mentoring` or `klimf/6.1#2`, with its reason after a colon.
pub fn link(text: &str) -> Link {
    let (target, reason) = text.split_once(": ").unwrap_or((text, ""));
    Link {
        key: target.parse().expect("a key"),
        reason: reason.to_owned(),
    }
}

pub fn links(texts: &[&str]) -> Vec<Link> {
    texts.iter().map(|text| link(text)).collect()
}

/// A portfolio in the making.
pub struct Desk {
    practitioner: Practitioner,
    activities: Vec<Activity>,
    evidence: Vec<Evidence>,
    qualifications: Vec<Qualification>,
    objectives: Vec<Objective>,
    assessments: Vec<Assessment>,
    ids: u128,
}

impl Desk {
    pub fn new(practitioner: Practitioner) -> Self {
        Self {
            practitioner,
            activities: Vec::new(),
            evidence: Vec::new(),
            qualifications: Vec::new(),
            objectives: Vec::new(),
            assessments: Vec::new(),
            ids: 0,
        }
    }

    fn id(&mut self) -> Uuid {
        self.ids += 1;
        Uuid::from_u128(self.ids)
    }

    pub fn activity(&mut self, details: ActivityDetails) -> ActivityId {
        let id = ActivityId::from_uuid(self.id());
        self.activities.push(Activity {
            id,
            details: details.checked().expect("sound details"),
            deleted: false,
        });
        id
    }

    pub fn evidence(&mut self, details: EvidenceDetails) {
        let id = EvidenceId::from_uuid(self.id());
        let number = u32::try_from(self.evidence.len() + 1).expect("a small number");
        self.evidence.push(Evidence {
            id,
            number: EvidenceNumber(NonZeroU32::new(number).expect("from 1")),
            details: details.checked().expect("sound details"),
            deleted: false,
        });
    }

    pub fn qualification(&mut self, details: QualificationDetails) {
        let id = QualificationId::from_uuid(self.id());
        self.qualifications.push(Qualification {
            id,
            details: details.checked().expect("sound details"),
            deleted: false,
        });
    }

    pub fn objective(&mut self, details: ObjectiveDetails) {
        let id = ObjectiveId::from_uuid(self.id());
        self.objectives.push(Objective {
            id,
            details: details.checked().expect("sound details"),
            deleted: false,
        });
    }

    pub fn rating(&mut self, skill: &str, level: u8, date: NaiveDate, comment: &str) {
        let id = AssessmentId::from_uuid(self.id());
        self.assessments.push(Assessment {
            id,
            details: AssessmentDetails {
                skill: key(skill),
                level: LevelNumber(level),
                date,
                comment: comment.to_owned(),
            },
            deleted: false,
        });
    }

    /// Closes the year 2026 as of 23 November.
    pub fn contents(self) -> PortfolioContents {
        let period = Period::new(day(1, 1), day(12, 31)).expect("a period");
        self.contents_of(period, day(11, 23))
    }

    pub fn contents_of(self, period: Period, as_of: NaiveDate) -> PortfolioContents {
        let profile = Arc::new(
            cairn::profiles::shipped_by_key("knowledge-manager").expect("the shipped profile"),
        );
        let ledger = Ledger {
            activities: self.activities.iter().map(summary).collect(),
            evidence: self.evidence.clone(),
            qualifications: self.qualifications.clone(),
            assessments: self.assessments,
        };
        let year = self.practitioner.year_start.year_of(as_of);
        let progress = Progress::of(&profile, &ledger, as_of, year, self.practitioner.target);
        let led_to_by = |activity: &&Activity| {
            let mut objectives = self.objectives.iter();
            objectives.any(|objective| objective.details.activities.contains(&activity.id))
        };
        let ahead = self.activities.iter().filter(led_to_by);
        let ahead: Vec<Activity> = ahead
            .filter(|activity| activity.details.status != ActivityStatus::Done)
            .cloned()
            .collect();
        let mut activities = self.activities;
        activities.retain(|activity| {
            activity.details.status == ActivityStatus::Done
                && period.contains(activity.details.date)
                && activity.details.date <= as_of
        });
        activities.sort_by_key(|activity| (activity.details.date, activity.id));
        PortfolioContents {
            practitioner: self.practitioner,
            profile,
            composed: Composed {
                stage: Stage::Proposed,
                details: PortfolioDetails::new("Everything", cairn::kinds::summary(), period),
                lost: Vec::new(),
            },
            printed_on: as_of,
            progress,
            activities,
            evidence: self.evidence,
            qualifications: self.qualifications,
            objectives: self.objectives,
            ahead,
            state: "5f3a 91c0 77de 2b14".to_owned(),
        }
    }
}

fn summary(activity: &Activity) -> ActivitySummary {
    let details = activity.details.clone();
    ActivitySummary {
        id: activity.id,
        title: details.title,
        date: details.date,
        end: details.end,
        minutes: details.minutes,
        kind: details.kind,
        status: details.status,
        reflected: details.reflection.counts(),
        tags: details.tags,
        links: details.links.into_iter().map(|link| link.key).collect(),
        evidence: 0,
    }
}

/// A done activity.
pub fn activity(
    title: &str,
    date: NaiveDate,
    minutes: u32,
    kind: ActivityKind,
    to: &[&str],
) -> ActivityDetails {
    ActivityDetails {
        minutes: Minutes(minutes),
        kind,
        links: links(to),
        ..ActivityDetails::new(title, date)
    }
}

pub fn evidence(
    title: &str,
    date: NaiveDate,
    content: EvidenceContent,
    to: &[&str],
    activities: &[ActivityId],
) -> EvidenceDetails {
    EvidenceDetails {
        title: title.to_owned(),
        date,
        content,
        links: links(to),
        activities: activities.to_vec(),
        qualifications: Vec::new(),
    }
}

pub fn file(name: &str, bytes: u64) -> EvidenceContent {
    EvidenceContent::File(FileContent {
        name: name.to_owned(),
        sha256: "0".repeat(64),
        bytes,
    })
}

pub fn web(url: &str) -> EvidenceContent {
    EvidenceContent::Web(url.to_owned())
}
