//! Entries of a record in a few words: `done("Ward audit").on("2026-03-01").about("pda/audit").reflected()`.

use std::num::NonZeroU32;

use cairn::domain::profile::LevelNumber;
use cairn::domain::progress::Ledger;
use cairn::domain::{
    ActivityId, ActivityKind, ActivityStatus, ActivitySummary, Assessment, AssessmentDetails,
    AssessmentId, Evidence, EvidenceContent, EvidenceDetails, EvidenceId, EvidenceNumber, Link,
    LinkKey, Minutes, Qualification, QualificationDetails, QualificationId, QualificationStatus,
    Reflection, RequirementKey,
};
use chrono::NaiveDate;
use uuid::Uuid;

/// The day of every entry that names no other.
pub const SOME_DAY: &str = "2026-03-01";

/// One entry of any sort.
#[derive(Clone, Debug)]
pub enum Entry {
    Activity(ActivitySummary),
    Evidence(Evidence),
    Qualification(Qualification),
    Rating(Assessment),
}

pub fn day(text: &str) -> NaiveDate {
    cairn::domain::parse_date(text).expect("a date")
}

pub fn key(text: &str) -> RequirementKey {
    RequirementKey::parse(text).expect("a key")
}

pub fn link(text: &str) -> LinkKey {
    text.parse().expect("the key of a link")
}

/// Starts an activity of an hour.
pub fn activity(title: &str, status: ActivityStatus) -> Entry {
    Entry::Activity(ActivitySummary {
        id: ActivityId::from_uuid(Uuid::nil()),
        title: title.to_owned(),
        date: day(SOME_DAY),
        end: None,
        minutes: Minutes(60),
        kind: ActivityKind::Other,
        status,
        reflected: false,
        tags: Vec::new(),
        links: Vec::new(),
        evidence: 0,
    })
}

pub fn done(title: &str) -> Entry {
    activity(title, ActivityStatus::Done)
}

pub fn running(title: &str) -> Entry {
    activity(title, ActivityStatus::InProgress)
}

pub fn planned(title: &str) -> Entry {
    activity(title, ActivityStatus::Planned)
}

pub fn evidence(title: &str) -> Entry {
    Entry::Evidence(Evidence {
        id: EvidenceId::from_uuid(Uuid::nil()),
        number: EvidenceNumber(NonZeroU32::MIN),
        details: EvidenceDetails {
            title: title.to_owned(),
            date: day(SOME_DAY),
            content: EvidenceContent::Note("Seen".to_owned()),
            links: Vec::new(),
            activities: Vec::new(),
            qualifications: Vec::new(),
        },
        deleted: false,
    })
}

pub fn rated(skill: &str, level: u8) -> Entry {
    Entry::Rating(Assessment {
        id: AssessmentId::from_uuid(Uuid::nil()),
        details: AssessmentDetails {
            skill: key(skill),
            level: LevelNumber(level),
            date: day(SOME_DAY),
            comment: String::new(),
        },
        deleted: false,
    })
}

/// Starts a qualification without dates that answers the one component.
pub fn qualification(title: &str, status: QualificationStatus) -> Entry {
    Entry::Qualification(Qualification {
        id: QualificationId::from_uuid(Uuid::nil()),
        details: QualificationDetails {
            status,
            requirement: Some(key("qualification/masters")),
            ..QualificationDetails::new(title)
        },
        deleted: false,
    })
}

pub fn held(title: &str) -> Entry {
    qualification(title, QualificationStatus::Held)
}

impl Entry {
    /// Gives the day by which it counts.
    pub fn on(mut self, date: &str) -> Self {
        let date = day(date);
        match &mut self {
            Self::Activity(activity) => activity.date = date,
            Self::Evidence(evidence) => evidence.details.date = date,
            Self::Rating(rating) => rating.details.date = date,
            Self::Qualification(_) => panic!("a qualification has dates of its own"),
        }
        self
    }

    /// Links it to a requirement or a statement.
    pub fn about(mut self, target: &str) -> Self {
        let target = link(target);
        match &mut self {
            Self::Activity(activity) => activity.links.push(target),
            Self::Evidence(evidence) => evidence.details.links.push(Link::new(target)),
            Self::Rating(_) | Self::Qualification(_) => panic!("this has no links"),
        }
        self
    }

    pub fn reflected(self) -> Self {
        self.reflecting(&Reflection {
            so_what: "It matters".to_owned(),
            ..Reflection::default()
        })
    }

    pub fn reflecting(self, reflection: &Reflection) -> Self {
        self.change_activity(|activity| activity.reflected = reflection.counts())
    }

    pub fn lasting(self, minutes: u32) -> Self {
        self.change_activity(|activity| activity.minutes = Minutes(minutes))
    }

    pub fn until(self, last: &str) -> Self {
        self.change_activity(|activity| activity.end = Some(day(last)))
    }

    pub fn started(self, date: &str) -> Self {
        self.change_qualification(|details| details.started = Some(day(date)))
    }

    pub fn awarded(self, date: &str) -> Self {
        self.change_qualification(|details| details.awarded = Some(day(date)))
    }

    pub fn expires(self, date: &str) -> Self {
        self.change_qualification(|details| details.expires = Some(day(date)))
    }

    pub fn answering(self, requirement: Option<&str>) -> Self {
        self.change_qualification(|details| details.requirement = requirement.map(key))
    }

    /// Puts it into the Bin.
    pub fn deleted(mut self) -> Self {
        match &mut self {
            Self::Evidence(evidence) => evidence.deleted = true,
            Self::Qualification(qualification) => qualification.deleted = true,
            Self::Rating(rating) => rating.deleted = true,
            Self::Activity(_) => panic!("summaries are made of live activities only"),
        }
        self
    }

    fn change_activity(mut self, change: impl FnOnce(&mut ActivitySummary)) -> Self {
        match &mut self {
            Self::Activity(activity) => change(activity),
            other => panic!("{other:?} is not an activity"),
        }
        self
    }

    fn change_qualification(mut self, change: impl FnOnce(&mut QualificationDetails)) -> Self {
        match &mut self {
            Self::Qualification(qualification) => change(&mut qualification.details),
            other => panic!("{other:?} is not a qualification"),
        }
        self
    }

    /// Gives the ids of the entry made `n`th, counted from 1.
    fn numbered(mut self, n: u32) -> Self {
        let uuid = id(n);
        match &mut self {
            Self::Activity(activity) => activity.id = ActivityId::from_uuid(uuid),
            Self::Evidence(evidence) => {
                evidence.id = EvidenceId::from_uuid(uuid);
                evidence.number = EvidenceNumber(NonZeroU32::new(n).expect("counted from 1"));
            }
            Self::Qualification(found) => found.id = QualificationId::from_uuid(uuid),
            Self::Rating(rating) => rating.id = AssessmentId::from_uuid(uuid),
        }
        self
    }
}

/// Returns the UUID of the entry made `n`th; later ones are greater, as UUIDv7 are.
pub fn id(n: u32) -> Uuid {
    Uuid::from_u128(u128::from(n))
}

/// Numbers the entries in the order in which they were made.
pub fn numbered(entries: impl IntoIterator<Item = Entry>) -> Vec<Entry> {
    (1..)
        .zip(entries)
        .map(|(n, entry)| entry.numbered(n))
        .collect()
}

/// Collects entries that have their numbers.
pub fn collect(entries: impl IntoIterator<Item = Entry>) -> Ledger {
    let mut ledger = Ledger::default();
    for entry in entries {
        match entry {
            Entry::Activity(activity) => ledger.activities.push(activity),
            Entry::Evidence(evidence) => ledger.evidence.push(evidence),
            Entry::Qualification(found) => ledger.qualifications.push(found),
            Entry::Rating(rating) => ledger.assessments.push(rating),
        }
    }
    ledger
}

/// Makes a ledger of entries made one after another.
pub fn ledger(entries: impl IntoIterator<Item = Entry>) -> Ledger {
    collect(numbered(entries))
}
