//! The year in review: paragraphs written from the record, of which a person keeps, edits or drops each. What is left is a draft of
//! the statement that a professional body asks for.

mod promises;
mod said;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::activity::named_variants;
use super::portfolio::count_words;
use super::profile::Profile;
use super::progress::{Ledger, Progress, RequirementProgress, Since};
use super::{Activity, Evidence, Invalid, Objective, Period};
use promises::promises;

/// How many of one sort are told of.
const TOLD: usize = 3;

named_variants! {
    /// What a paragraph tells of.
    Topic, "topic" {
        /// Hours against the target and an even pace.
        Hours = "hours", "Hours";
        /// A reflection in the person's own words.
        Reflection = "reflection", "In your own words";
        /// Ratings that moved, and what is met since.
        Skills = "skills", "Skills that moved";
        /// The evidence that shows most.
        Evidence = "evidence", "Evidence used most";
        /// What “Now what?” promised, and what followed.
        Promise = "promise", "Meant to do, and what followed";
        /// What is still missing, and what is planned.
        Gaps = "gaps", "Gaps";
    }
}

/// One paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// What it tells of.
    pub topic: Topic,
    /// What stands over it: the topic, or the title of the entry that it tells of.
    pub title: String,
    /// Its words, as the person would say them.
    pub text: String,
}

impl Paragraph {
    /// Counts its words as a portfolio does.
    #[must_use]
    pub fn words(&self) -> usize {
        count_words(&self.text)
    }
}

/// What a review is written from.
#[derive(Clone, Copy, Debug)]
pub struct Year<'a> {
    /// The role.
    pub profile: &'a Profile,
    /// Every entry that counts.
    pub ledger: &'a Ledger,
    /// The activities that were done in the period, with their reflections, oldest first.
    pub activities: &'a [Activity],
    /// The objectives.
    pub objectives: &'a [Objective],
    /// The figures of the day before the period.
    pub then: &'a Progress,
    /// The figures of its end, or of today.
    pub now: &'a Progress,
    /// What is nearest to met, what is in focus first.
    pub next: &'a [&'a RequirementProgress],
    /// The period.
    pub period: Period,
}

/// A review of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// The days it covers.
    pub period: Period,
    /// The day up to which it tells: the last of these, or today.
    pub as_of: NaiveDate,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
}

impl Review {
    /// Writes a review.
    #[must_use]
    pub fn of(year: Year<'_>) -> Self {
        let since = Since::between(year.then, year.now, year.ledger);
        let paragraph = |topic: Topic, text: String| Paragraph {
            topic,
            title: topic.label().to_owned(),
            text,
        };
        let mut paragraphs = vec![paragraph(Topic::Hours, said::hours(year))];
        paragraphs.extend(reflections(year));
        paragraphs.extend(said::skills(year, &since).map(|text| paragraph(Topic::Skills, text)));
        let evidence = said::evidence(&used_most(year));
        paragraphs.extend(evidence.map(|text| paragraph(Topic::Evidence, text)));
        paragraphs.extend(promises(year));
        paragraphs.push(paragraph(Topic::Gaps, said::gaps(year)));
        Self {
            period: year.period,
            as_of: year.now.as_of,
            paragraphs,
        }
    }

    /// Joins what is left of a review to a statement.
    #[must_use]
    pub fn statement<'t>(left: impl Iterator<Item = &'t str>) -> String {
        let left = left.map(str::trim).filter(|text| !text.is_empty());
        left.collect::<Vec<_>>().join("\n\n")
    }

    /// Counts the words of all paragraphs.
    #[must_use]
    pub fn words(&self) -> usize {
        self.paragraphs.iter().map(Paragraph::words).sum()
    }
}

/// Tells of the activities that took most time and of which the person said why they mattered, in the order in which they were done.
fn reflections(year: Year<'_>) -> Vec<Paragraph> {
    let wrote = |activity: &&Activity| !activity.details.reflection.so_what.trim().is_empty();
    let mut told: Vec<&Activity> = year.activities.iter().filter(wrote).collect();
    told.sort_by_key(|activity| std::cmp::Reverse(activity.details.minutes));
    told.truncate(TOLD);
    told.sort_by_key(|activity| activity.details.date);
    let told = told.into_iter().map(|activity| Paragraph {
        topic: Topic::Reflection,
        title: activity.details.title.clone(),
        text: said::reflection(activity),
    });
    told.collect()
}

/// Returns the evidence of the period that shows most: by what it is linked to and what it belongs to.
fn used_most(year: Year<'_>) -> Vec<(&Evidence, usize)> {
    let of_period = year.ledger.evidence.iter().filter(|evidence| {
        let date = evidence.details.date;
        !evidence.deleted && year.period.contains(date) && date <= year.now.as_of
    });
    let used = of_period.map(|evidence| {
        let links = evidence.details.links.iter();
        let asked = links.filter(|link| year.profile.has(&link.key));
        (evidence, asked.count())
    });
    let mut used: Vec<(&Evidence, usize)> = used.filter(|(_, uses)| *uses > 0).collect();
    used.sort_by_key(|(evidence, uses)| {
        let belongs = evidence.details.activities.len();
        (std::cmp::Reverse((*uses, belongs)), evidence.number)
    });
    used.truncate(TOLD);
    used
}
