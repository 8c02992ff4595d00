//! The forms of the files of `data/sample/`, and the entries they stand for.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use super::{fault, file, named};
use crate::domain::profile::LevelNumber;
use crate::domain::{
    self, ActivityDetails, ActivityId, ActivityKind, ActivityStatus, AssessmentDetails, LinkKey,
    Membership, Minutes, ObjectiveDetails, ObjectiveStatus, Practitioner, QualificationDetails,
    QualificationId, QualificationStatus, RequirementKey, YearStart,
};
use crate::profiles;
use crate::record::{NewContent, NewEvidence, Result, Setup};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Person {
    name: String,
    post: String,
    employer: String,
    memberships: Vec<Membership>,
    #[serde(deserialize_with = "duration")]
    target: Minutes,
    year_start: YearStart,
    /// The name of a profile that comes with Cairn.
    profile: String,
    /// What the person works on.
    pub(super) focus: Vec<RequirementKey>,
}

impl Person {
    pub(super) fn setup(self) -> Result<Setup> {
        let profile = profiles::shipped_by_key(&self.profile)
            .ok_or_else(|| fault(&format!("there is no profile “{}”", self.profile)))?;
        let practitioner = Practitioner {
            name: self.name,
            post: self.post,
            employer: self.employer,
            memberships: self.memberships,
            target: self.target,
            year_start: self.year_start,
        };
        Ok(Setup {
            practitioner,
            profile,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ActivityFile {
    pub(super) activity: Vec<Activity>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Activity {
    /// By what name evidence refers to it.
    id: String,
    title: String,
    pub(super) date: NaiveDate,
    end: Option<NaiveDate>,
    #[serde(deserialize_with = "duration")]
    hours: Minutes,
    kind: ActivityKind,
    #[serde(default = "done")]
    pub(super) status: ActivityStatus,
    #[serde(default)]
    provider: String,
    #[serde(default)]
    location: String,
    #[serde(default)]
    url: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    reflection: Reflection,
    tags: Vec<String>,
    links: Vec<Link>,
}

const fn done() -> ActivityStatus {
    ActivityStatus::Done
}

impl Activity {
    /// Splits it into its short name and what the log keeps.
    pub(super) fn named(self) -> (String, ActivityDetails) {
        let details = ActivityDetails {
            end: self.end,
            minutes: self.hours,
            kind: self.kind,
            status: self.status,
            provider: self.provider,
            location: self.location,
            url: self.url,
            description: self.description,
            reflection: domain::Reflection {
                what: self.reflection.what,
                so_what: self.reflection.so_what,
                now_what: self.reflection.now_what,
            },
            tags: self.tags,
            links: links(self.links),
            ..ActivityDetails::new(self.title, self.date)
        };
        (self.id, details)
    }
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Reflection {
    what: String,
    so_what: String,
    now_what: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Link {
    to: LinkKey,
    #[serde(default)]
    because: String,
}

fn links(links: Vec<Link>) -> Vec<domain::Link> {
    let link = |Link { to, because }| domain::Link::new(to).because(because);
    links.into_iter().map(link).collect()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EvidenceFile {
    pub(super) evidence: Vec<Evidence>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Evidence {
    title: String,
    pub(super) date: NaiveDate,
    content: Content,
    /// The short names of the activities it belongs to.
    #[serde(default)]
    activities: Vec<String>,
    /// The titles of the qualifications that it is a certificate of.
    #[serde(default)]
    qualifications: Vec<String>,
    links: Vec<Link>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Content {
    Note(String),
    Web(String),
    File(String),
}

impl Evidence {
    /// Looks up its activities, which are `None` where they are left out, its qualifications, and its file.
    pub(super) fn into_new(
        self,
        activities: &HashMap<String, Option<ActivityId>>,
        held: &HashMap<String, QualificationId>,
    ) -> Result<NewEvidence> {
        let belongs_to = named(&self.activities, activities)?;
        let certifies = self.qualifications.iter().map(|title| {
            let known = held.get(title).copied();
            known.ok_or_else(|| fault(&format!("there is no qualification “{title}”")).into())
        });
        let qualifications = certifies.collect::<Result<_>>()?;
        let content = match self.content {
            Content::Note(text) => NewContent::Note(text),
            Content::Web(url) => NewContent::Web(url),
            Content::File(name) => NewContent::Bytes {
                bytes: file(&name)?.to_vec(),
                name,
            },
        };
        Ok(NewEvidence {
            title: self.title,
            date: self.date,
            content,
            links: links(self.links),
            activities: belongs_to,
            qualifications,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QualificationFile {
    pub(super) qualification: Vec<Qualification>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Qualification {
    pub(super) title: String,
    awarding_body: String,
    status: QualificationStatus,
    started: Option<NaiveDate>,
    awarded: Option<NaiveDate>,
    expires: Option<NaiveDate>,
    #[serde(default)]
    reference: String,
    notes: String,
    requirement: Option<RequirementKey>,
}

impl Qualification {
    pub(super) fn details(self) -> QualificationDetails {
        QualificationDetails {
            title: self.title,
            awarding_body: self.awarding_body,
            status: self.status,
            started: self.started,
            awarded: self.awarded,
            expires: self.expires,
            reference: self.reference,
            notes: self.notes,
            requirement: self.requirement,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ObjectiveFile {
    pub(super) objective: Vec<Objective>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Objective {
    title: String,
    status: ObjectiveStatus,
    /// The day it was set.
    pub(super) since: NaiveDate,
    due: Option<NaiveDate>,
    review: Option<NaiveDate>,
    measure: String,
    approach: String,
    achieved: Option<NaiveDate>,
    #[serde(default)]
    outcome: String,
    /// The short names of the activities that lead to it.
    activities: Vec<String>,
    links: Vec<Link>,
}

impl Objective {
    /// Returns it as it stood on a day: what was achieved later was in progress then.
    pub(super) fn details(
        self,
        activities: &HashMap<String, Option<ActivityId>>,
        today: NaiveDate,
    ) -> Result<ObjectiveDetails> {
        let to_come = self.achieved.is_some_and(|day| day > today);
        Ok(ObjectiveDetails {
            title: self.title,
            status: if to_come {
                ObjectiveStatus::InProgress
            } else {
                self.status
            },
            due: self.due,
            review: self.review,
            measure: self.measure,
            approach: self.approach,
            achieved: self.achieved.filter(|_| !to_come),
            outcome: if to_come { String::new() } else { self.outcome },
            links: links(self.links),
            activities: named(&self.activities, activities)?,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AssessmentFile {
    pub(super) skill: Vec<Skill>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Skill {
    key: RequirementKey,
    ratings: Vec<Rating>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rating {
    date: NaiveDate,
    level: LevelNumber,
    #[serde(default)]
    comment: String,
}

impl Skill {
    pub(super) fn details(self) -> impl Iterator<Item = AssessmentDetails> {
        self.ratings
            .into_iter()
            .map(move |rating| AssessmentDetails {
                skill: self.key.clone(),
                level: rating.level,
                date: rating.date,
                comment: rating.comment,
            })
    }
}

/// Reads a duration as people write it, such as `1h30`.
fn duration<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Minutes, D::Error> {
    let text = String::deserialize(deserializer)?;
    Minutes::parse(&text).map_err(D::Error::custom)
}
