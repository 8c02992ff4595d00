//! The sample record of `data/sample/`, loaded through the record's own verbs.
//!
//! Its dates are fixed, so that its figures are the same whenever it is made. On a day before the last of them, what had
//! not happened by then is left out; what is planned is always there.

mod files;
mod portfolios;

use std::collections::HashMap;
use std::path::Path;

use chrono::NaiveDate;
use serde::de::DeserializeOwned;

use super::{Applied, Change, Clock, Op, Record, Result};
use crate::domain::{ActivityId, ActivityStatus, AssessmentDetails, Invalid, PortfolioId};
use files::{
    Activity, ActivityFile, AssessmentFile, Evidence, EvidenceFile, Objective, ObjectiveFile,
    Person, Qualification, QualificationFile, Skill,
};
use portfolios::{Held, Portfolio, PortfolioFile};

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
    let Applied {
        output: handed_in, ..
    } = record.transact(filling, |change| {
        change.focus_on(&focus)?;
        sample.entries.add_to(change)
    })?;
    for (id, day) in handed_in {
        let Applied { output: (), .. } = record.submit_portfolio_on(id, day)?;
    }
    Ok(record)
}

/// All that the files of the sample say.
struct Sample {
    person: Person,
    entries: Samples,
}

struct Samples {
    activities: Vec<Activity>,
    evidence: Vec<Evidence>,
    qualifications: Vec<Qualification>,
    skills: Vec<Skill>,
    objectives: Vec<Objective>,
    portfolios: Vec<Portfolio>,
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
        let plan = read::<ObjectiveFile>(embedded!(include_str, "objectives.toml"))?;
        let composed = read::<PortfolioFile>(embedded!(include_str, "portfolios.toml"))?;
        Ok(Self {
            person: read(embedded!(include_str, "person.toml"))?,
            entries: Samples {
                activities,
                evidence: evidence.evidence,
                qualifications: held.qualification,
                skills: ratings.skill,
                objectives: plan.objective,
                portfolios: composed.portfolio,
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

impl Samples {
    /// Adds them all; returns the portfolios that were handed in, with the day.
    fn add_to(self, change: &mut Change<'_>) -> Result<Vec<(PortfolioId, NaiveDate)>> {
        let today = change.today;
        let mut names = HashMap::new();
        for activity in self.activities {
            let there = activity.status == ActivityStatus::Planned || activity.date <= today;
            let (name, details) = activity.named();
            let id = there.then(|| change.add(details)).transpose()?;
            names.insert(name, id);
        }
        let mut held = HashMap::new();
        for qualification in self.qualifications {
            let title = qualification.title.clone();
            let id = change.add(qualification.details())?;
            held.insert(title, id);
        }
        let mut ratings: Vec<AssessmentDetails> =
            self.skills.into_iter().flat_map(Skill::details).collect();
        ratings.retain(|rating| rating.date <= today);
        ratings.sort_by_key(|rating| rating.date);
        for rating in &ratings {
            change.add(rating.clone())?;
        }
        let mut numbered = HashMap::new();
        for evidence in self.evidence {
            if evidence.date <= today {
                let added = change.add_evidence(evidence.into_new(&names, &held)?)?;
                numbered.insert(added.number, added.id);
            }
        }
        for objective in self.objectives {
            if objective.since <= today {
                change.add(objective.details(&names, today)?)?;
            }
        }
        let held = Held {
            activities: &names,
            evidence: &numbered,
            qualifications: &held,
            ratings: &ratings,
        };
        let mut handed_in = Vec::new();
        for portfolio in self.portfolios {
            if portfolio.since <= today {
                let submitted = portfolio.submitted.filter(|day| *day <= today);
                let id = change.add(portfolio.details(&held)?)?;
                handed_in.extend(submitted.map(|day| (id, day)));
            }
        }
        Ok(handed_in)
    }
}

/// Looks up activities by their short names; those that are left out are passed over.
fn named(
    names: &[String],
    activities: &HashMap<String, Option<ActivityId>>,
) -> Result<Vec<ActivityId>> {
    let mut found = Vec::new();
    for name in names {
        let known = activities
            .get(name)
            .ok_or_else(|| fault(&format!("there is no activity “{name}”")))?;
        found.extend(*known);
    }
    Ok(found)
}

fn file(name: &str) -> Result<&'static [u8]> {
    let found = FILES
        .iter()
        .find(|(path, _)| path.strip_prefix("files/") == Some(name));
    let (_, bytes) = found.ok_or_else(|| fault(&format!("there is no file “{name}”")))?;
    Ok(bytes)
}
