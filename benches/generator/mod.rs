//! Makes up big records: a career of activities with their texts, links, tags, evidence and ratings.
//!
//! The same number always makes the same record. An activity has about 150 words in its four texts; a fifth of the
//! activities have evidence, none of it files, whose bytes no benchmark here reads.

mod words;

use std::error::Error;
use std::ops::Range;
use std::path::Path;

use cairn::domain::profile::{LevelNumber, Profile};
use cairn::domain::{
    ActivityDetails, ActivityId, ActivityKind, ActivityStatus, AssessmentDetails, Link, LinkKey,
    Minutes, Period, Practitioner, QualificationDetails, Reflection,
};
use cairn::profiles;
use cairn::record::{Applied, Change, Clock, NewContent, NewEvidence, Op, Record, Setup};
use chrono::{NaiveDate, TimeDelta};
use tempfile::TempDir;
use words::Words;

/// Days of the career that every record holds, however many activities it has.
const CAREER: usize = 20 * 365;
/// Activities in one transaction: few enough that a transaction fits in memory, and as few transactions as that allows,
/// because the search index is put in order after each.
const AT_ONCE: usize = 25_000;

/// A made-up record in a folder of its own, which goes when this does.
pub struct Made {
    folder: TempDir,
}

impl Made {
    /// Makes a record with that many activities. It lies on the same disk as the build, since a temp folder may lie in
    /// memory, where to write durably costs nothing.
    pub fn new(activities: usize) -> Result<Self, Box<dyn Error>> {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
        let profile = profiles::shipped_by_key("knowledge-manager").ok_or("no such profile")?;
        let mut entries = Entries::new(&profile, activities);
        let setup = Setup {
            practitioner: Practitioner::new("Sam Sample"),
            profile,
        };
        let mut record = Record::create(folder.path(), setup, clock())?;
        for start in (0..activities).step_by(AT_ONCE) {
            let range = start..activities.min(start + AT_ONCE);
            let Applied { output: (), .. } =
                record.transact(Op::new("log a career"), |change| entries.log(range, change))?;
        }
        Ok(Self { folder })
    }

    /// Returns the record's folder.
    pub fn dir(&self) -> &Path {
        self.folder.path()
    }
}

/// Returns the clock of every made-up record, which stands still.
pub fn clock() -> Clock {
    Clock::fixed(today())
}

/// Returns the last day of the career.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap_or_default()
}

/// Returns the days from the first activity to the last.
pub fn career() -> Period {
    let days = i64::try_from(CAREER).unwrap_or_default();
    Period::new(today() - TimeDelta::days(days), today()).expect("the first day comes first")
}

/// Makes up entries, one after another.
pub struct Entries {
    words: Words,
    /// Every requirement and statement.
    targets: Vec<LinkKey>,
    /// Each skill with the number of levels of its scale.
    skills: Vec<(LinkKey, usize)>,
    activities: usize,
}

impl Entries {
    /// Begins a career of that many activities.
    pub fn new(profile: &Profile, activities: usize) -> Self {
        let targets = profile.requirements.iter().flat_map(|asked| {
            let statements = asked.statements().map(|(key, _)| key);
            std::iter::once(asked.key.clone().into()).chain(statements)
        });
        let skills = profile.requirements.iter().filter_map(|asked| {
            let scale = asked.skill().and(profile.scale(&asked.key))?;
            Some((asked.key.clone().into(), scale.levels.len()))
        });
        Self {
            words: Words::seeded(31),
            targets: targets.collect(),
            skills: skills.collect(),
            activities,
        }
    }

    /// Logs some of the career's activities, with evidence for each fifth and a rating beside each twentieth.
    fn log(&mut self, range: Range<usize>, change: &mut Change<'_>) -> cairn::record::Result<()> {
        for n in range {
            let date = career().from() + TimeDelta::days(self.day_of(n));
            let id = change.add(self.activity(date))?;
            if n % 5 == 0 {
                change.add_evidence(self.evidence(date, id))?;
            }
            if n % 20 == 0 {
                change.add(self.rating(date))?;
            }
            if n % 500 == 0 {
                change.add(self.qualification(date))?;
            }
        }
        Ok(())
    }

    fn day_of(&self, n: usize) -> i64 {
        i64::try_from(n * CAREER / self.activities).unwrap_or_default()
    }

    /// Makes up one activity: of forty, one is planned, one is running, and six of the rest wait for a reflection.
    pub fn activity(&mut self, date: NaiveDate) -> ActivityDetails {
        let status = match self.words.below(40) {
            0 => ActivityStatus::Planned,
            1 => ActivityStatus::InProgress,
            _ => ActivityStatus::Done,
        };
        let reflected = self.words.below(40) >= 6;
        let thought = |words: &mut Words, length| {
            if reflected {
                words.text(length)
            } else {
                String::new()
            }
        };
        ActivityDetails {
            minutes: Minutes(u32::try_from(self.words.below(32)).unwrap_or_default() * 15),
            kind: *self.words.one_of(ActivityKind::ALL),
            status,
            provider: self.words.title(3),
            location: self.words.title(1),
            url: format!("https://example.org/{}", self.words.word()),
            description: self.words.text(40),
            reflection: Reflection {
                what: self.words.text(40),
                so_what: thought(&mut self.words, 45),
                now_what: thought(&mut self.words, 35),
            },
            tags: self.words.tags(),
            links: self.links(4),
            ..ActivityDetails::new(self.words.title(5), date)
        }
    }

    fn links(&mut self, most: usize) -> Vec<Link> {
        let count = 1 + self.words.below(most);
        (0..count)
            .map(|_| {
                let link = Link::new(self.words.one_of(&self.targets).clone());
                match self.words.below(3) {
                    0 => link.because(self.words.text(12)),
                    _ => link,
                }
            })
            .collect()
    }

    fn evidence(&mut self, date: NaiveDate, activity: ActivityId) -> NewEvidence {
        let content = match self.words.below(2) {
            0 => NewContent::Note(self.words.text(60)),
            _ => NewContent::Web(format!("https://example.org/{}", self.words.word())),
        };
        NewEvidence {
            title: self.words.title(4),
            date,
            content,
            links: self.links(2),
            activities: vec![activity],
            qualifications: Vec::new(),
        }
    }

    fn rating(&mut self, date: NaiveDate) -> AssessmentDetails {
        let (skill, levels) = self.words.one_of(&self.skills).clone();
        let level = u8::try_from(1 + self.words.below(levels)).unwrap_or(1);
        AssessmentDetails {
            skill: skill.requirement,
            level: LevelNumber(level),
            date,
            comment: self.words.text(15),
        }
    }

    fn qualification(&mut self, date: NaiveDate) -> QualificationDetails {
        QualificationDetails {
            awarding_body: self.words.title(2),
            awarded: Some(date),
            notes: self.words.text(20),
            ..QualificationDetails::new(self.words.title(4))
        }
    }
}
