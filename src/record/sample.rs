//! The sample record of `data/sample/`, loaded through the record's own verbs.
//!
//! Its dates are fixed, so that its figures are the same whenever it is made. On a day before the last of them, what had
//! not happened by then is left out; what is planned is always there.

use std::collections::HashMap;
use std::path::Path;

use chrono::NaiveDate;
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};

use super::{Applied, Change, Clock, NewContent, NewEvidence, Op, Record, Result, Setup};
use crate::domain::profile::LevelNumber;
use crate::domain::{
    self, ActivityDetails, ActivityId, ActivityKind, ActivityStatus, AssessmentDetails, Invalid,
    LinkKey, Minutes, Practitioner, QualificationDetails, QualificationId, QualificationStatus,
    RequirementKey, YearStart,
};
use crate::profiles;

/// Embeds a file of the sample with its name.
macro_rules! embedded {
    ($include:ident, $name:literal) => {
        (
            $name,
            $include!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/sample/", $name)),
        )
    };
}

/// The files that the evidence attaches.
const FILES: &[(&str, &[u8])] = &[
    embedded!(include_bytes, "files/after-action-review-guide.pdf"),
    embedded!(include_bytes, "files/evidence-bulletin.html"),
    embedded!(
        include_bytes,
        "files/health-project-management-certificate.pdf"
    ),
    embedded!(include_bytes, "files/knowledge-cafe-feedback.txt"),
    embedded!(include_bytes, "files/reviews-after-ninety-days.png"),
    embedded!(include_bytes, "files/search-requests.csv"),
    embedded!(include_bytes, "files/taxonomy-guidelines.md"),
];

/// Makes the sample record in a folder.
pub fn create(dir: &Path, clock: Clock) -> Result<Record> {
    let sample = Sample::read()?;
    let focus = sample.person.focus.clone();
    let mut record = Record::create(dir, sample.person.setup()?, clock)?;
    let filling = Op::new("fill the sample record");
    let Applied { output: (), .. } = record.transact(filling, |change| {
        change.focus_on(&focus)?;
        sample.entries.add_to(change)
    })?;
    Ok(record)
}

/// All that the files of the sample say.
struct Sample {
    person: Person,
    entries: Entries,
}

struct Entries {
    activities: Vec<Activity>,
    evidence: Vec<Evidence>,
    qualifications: Vec<Qualification>,
    skills: Vec<Skill>,
}

impl Sample {
    fn read() -> Result<Self> {
        let mut activities = Vec::new();
        for file in [
            embedded!(include_str, "activities-2024.toml"),
            embedded!(include_str, "activities-2025.toml"),
            embedded!(include_str, "activities-2026.toml"),
        ] {
            activities.extend(read::<ActivityFile>(file)?.activity);
        }
        let evidence = read::<EvidenceFile>(embedded!(include_str, "evidence.toml"))?;
        let held = read::<QualificationFile>(embedded!(include_str, "qualifications.toml"))?;
        let ratings = read::<AssessmentFile>(embedded!(include_str, "assessments.toml"))?;
        Ok(Self {
            person: read(embedded!(include_str, "person.toml"))?,
            entries: Entries {
                activities,
                evidence: evidence.evidence,
                qualifications: held.qualification,
                skills: ratings.skill,
            },
        })
    }
}

fn read<T: DeserializeOwned>((name, text): (&str, &str)) -> Result<T> {
    Ok(toml::from_str(text).map_err(|err| fault(&format!("{name}: {err}")))?)
}

/// Says that the sample itself is wrong, which a test rules out.
fn fault(what: &str) -> Invalid {
    Invalid::new("sample", format!("The sample has a mistake: {what}"))
        .hinted("This is a fault of Cairn; please report it")
}

impl Entries {
    fn add_to(self, change: &mut Change<'_>) -> Result<()> {
        let today = change.today;
        let mut names = HashMap::new();
        for activity in self.activities {
            let there = activity.status == ActivityStatus::Planned || activity.date <= today;
            let (name, details) = activity.named();
            let id = there.then(|| change.add_activity(details)).transpose()?;
            names.insert(name, id);
        }
        let mut held = HashMap::new();
        for qualification in self.qualifications {
            let title = qualification.title.clone();
            let id = change.add_qualification(qualification.details())?;
            held.insert(title, id);
        }
        let mut ratings: Vec<AssessmentDetails> =
            self.skills.into_iter().flat_map(Skill::details).collect();
        ratings.retain(|rating| rating.date <= today);
        ratings.sort_by_key(|rating| rating.date);
        for rating in ratings {
            change.assess(rating)?;
        }
        for evidence in self.evidence {
            if evidence.date <= today {
                change.add_evidence(evidence.into_new(&names, &held)?)?;
            }
        }
        Ok(())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Person {
    name: String,
    post: String,
    employer: String,
    registration: String,
    #[serde(deserialize_with = "duration")]
    target: Minutes,
    year_start: YearStart,
    /// The name of a profile that comes with Cairn.
    profile: String,
    /// What the person works on.
    focus: Vec<RequirementKey>,
}

impl Person {
    fn setup(self) -> Result<Setup> {
        let profile = profiles::shipped_by_key(&self.profile)
            .ok_or_else(|| fault(&format!("there is no profile “{}”", self.profile)))?;
        let practitioner = Practitioner {
            name: self.name,
            post: self.post,
            employer: self.employer,
            registration: self.registration,
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
struct ActivityFile {
    activity: Vec<Activity>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Activity {
    /// By what name evidence refers to it.
    id: String,
    title: String,
    date: NaiveDate,
    end: Option<NaiveDate>,
    #[serde(deserialize_with = "duration")]
    hours: Minutes,
    kind: ActivityKind,
    #[serde(default = "done")]
    status: ActivityStatus,
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
    fn named(self) -> (String, ActivityDetails) {
        let details = ActivityDetails {
            title: self.title,
            date: self.date,
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
        };
        (self.id, details)
    }
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Reflection {
    what: String,
    so_what: String,
    now_what: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Link {
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
struct EvidenceFile {
    evidence: Vec<Evidence>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Evidence {
    title: String,
    date: NaiveDate,
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
enum Content {
    Note(String),
    Web(String),
    File(String),
}

impl Evidence {
    /// Looks up its activities, which are `None` where they are left out, its qualifications, and its file.
    fn into_new(
        self,
        activities: &HashMap<String, Option<ActivityId>>,
        held: &HashMap<String, QualificationId>,
    ) -> Result<NewEvidence> {
        let mut belongs_to = Vec::new();
        for name in &self.activities {
            let known = activities
                .get(name)
                .ok_or_else(|| fault(&format!("there is no activity “{name}”")))?;
            belongs_to.extend(*known);
        }
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

fn file(name: &str) -> Result<&'static [u8]> {
    let found = FILES
        .iter()
        .find(|(path, _)| path.strip_prefix("files/") == Some(name));
    let (_, bytes) = found.ok_or_else(|| fault(&format!("there is no file “{name}”")))?;
    Ok(bytes)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QualificationFile {
    qualification: Vec<Qualification>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Qualification {
    title: String,
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
    fn details(self) -> QualificationDetails {
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
struct AssessmentFile {
    skill: Vec<Skill>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Skill {
    key: RequirementKey,
    ratings: Vec<Rating>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rating {
    date: NaiveDate,
    level: LevelNumber,
    #[serde(default)]
    comment: String,
}

impl Skill {
    fn details(self) -> impl Iterator<Item = AssessmentDetails> {
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
