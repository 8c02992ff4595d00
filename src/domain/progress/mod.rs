//! How far a person is toward the role, with the reasons.

mod assess;
mod index;
mod next;
mod objective;
mod pace;
mod path;
mod qualification;
mod reason;
mod role_change;
mod since;
mod skill;
mod streak;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::profile::{LevelNumber, Profile};
use super::{
    ActivityId, ActivitySummary, Assessment, Evidence, EvidenceId, EvidenceNumber, LinkKey,
    Minutes, Period, Qualification, RequirementKey,
};
pub use objective::ObjectiveProgress;
pub use pace::Pace;
pub use path::{Path, PathMonth, Step, Stone};
pub use qualification::QualificationState;
pub use reason::{Begun, Missing, Reason};
pub use role_change::RoleChange;
pub use since::{Rerated, Since};
pub use streak::{Month, Streak};

/// Everything progress is worked out from: the live entries of a record. One from the Bin would count for nothing.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// The activities, newest first.
    pub activities: Vec<ActivitySummary>,
    /// The evidence, by number.
    pub evidence: Vec<Evidence>,
    /// The qualifications, by title.
    pub qualifications: Vec<Qualification>,
    /// The self-ratings, oldest first.
    pub assessments: Vec<Assessment>,
}

/// The figures of one day, the same in window, terminal and portfolio.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The day they hold for; later entries are left out.
    pub as_of: NaiveDate,
    /// How many requirements are met.
    pub met: usize,
    /// How many there are.
    pub total: usize,
    /// The same, section by section.
    pub sections: Vec<SectionProgress>,
    /// The professional development activities, group by group.
    pub pda_groups: Vec<PdaGroupProgress>,
    /// Each requirement, in the order of the profile.
    pub requirements: Vec<RequirementProgress>,
    /// Hours against the target.
    pub period: PeriodProgress,
    /// Months in a row with something done.
    pub streak: Streak,
}

/// One section of the profile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionProgress {
    /// The section's key, such as `klimf`.
    pub key: String,
    /// Its heading.
    pub title: String,
    /// How many of its requirements are met.
    pub met: usize,
    /// How many it has.
    pub total: usize,
}

/// One group of professional development activities.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PdaGroupProgress {
    /// The group's name.
    pub name: String,
    /// How many of its PDAs are evidenced.
    pub evidenced: usize,
    /// How many it has.
    pub total: usize,
    /// Done activities linked to any of its PDAs, each counted once.
    pub activities: usize,
    /// The time they took.
    pub minutes: Minutes,
}

/// One requirement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequirementProgress {
    /// The requirement's key.
    pub key: RequirementKey,
    /// Its name, with its code.
    pub name: String,
    /// Where it stands.
    pub status: Status,
    /// What speaks for it: what counted, oldest first.
    pub reasons: Vec<Reason>,
    /// What it still lacks; empty when it is met.
    pub missing: Vec<Missing>,
    /// More, if it is a skill.
    pub skill: Option<SkillProgress>,
}

/// Where a requirement stands; which of these can be, its kind says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Status {
    /// PDA, behaviour: nothing yet.
    None,
    /// PDA: only planned or running activities.
    Planned,
    /// PDA: a done activity, not reflected on.
    Active,
    /// PDA, behaviour: shown. Met.
    Evidenced,
    /// Skill: nothing yet.
    NotStarted,
    /// Skill: something is there.
    Developing,
    /// Skill: rated at or above target and every statement backed. Met.
    Met,
    /// Qualification: neither held nor worked toward.
    NotHeld,
    /// Qualification: worked toward.
    InProgress,
    /// Qualification: held once, no longer valid.
    Expired,
    /// Qualification: held and valid. Met.
    Held,
}

impl Status {
    /// Tells whether the requirement counts as met.
    #[must_use]
    pub const fn is_met(self) -> bool {
        matches!(self, Self::Evidenced | Self::Met | Self::Held)
    }

    /// Returns the stable name used in `--json`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Planned => "planned",
            Self::Active => "active",
            Self::Evidenced => "evidenced",
            Self::NotStarted => "not-started",
            Self::Developing => "developing",
            Self::Met => "met",
            Self::NotHeld => "not-held",
            Self::InProgress => "in-progress",
            Self::Expired => "expired",
            Self::Held => "held",
        }
    }

    /// Returns the words people see.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::None => "Nothing yet",
            Self::Planned => "Planned",
            Self::Active => "To reflect on",
            Self::Evidenced => "Evidenced",
            Self::NotStarted => "Not started",
            Self::Developing => "Developing",
            Self::Met => "Met",
            Self::NotHeld => "Not held",
            Self::InProgress => "In progress",
            Self::Expired => "Expired",
            Self::Held => "Held",
        }
    }
}

/// A skill against its target, on its own framework's scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkillProgress {
    /// The level asked for.
    pub target: NamedLevel,
    /// The latest self-rating, if there is one.
    pub rating: Option<Rating>,
    /// Its statements, each with what backs it.
    pub statements: Vec<StatementProgress>,
}

impl SkillProgress {
    /// Counts the statements that something backs.
    #[must_use]
    pub fn backed(&self) -> usize {
        self.statements
            .iter()
            .filter(|statement| !statement.backing.is_empty())
            .count()
    }
}

/// A level with its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedLevel {
    /// Its number on the framework's scale.
    pub number: LevelNumber,
    /// Its name.
    pub name: String,
}

/// The latest self-rating of a skill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// The level.
    pub level: NamedLevel,
    /// The day it was given.
    pub date: NaiveDate,
    /// The comment given with it.
    pub comment: String,
}

/// One statement of a skill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementProgress {
    /// Its key, such as `klimf/6.1#2`.
    pub key: LinkKey,
    /// Its words.
    pub text: String,
    /// What backs it, oldest first; empty when nothing does.
    pub backing: Vec<Backing>,
}

/// An entry that shows something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Backing {
    /// A done activity with a reflection.
    Activity {
        /// Its id.
        id: ActivityId,
        /// Its title.
        title: String,
        /// Its day.
        date: NaiveDate,
    },
    /// A piece of evidence.
    Evidence {
        /// Its id.
        id: EvidenceId,
        /// Its reference.
        number: EvidenceNumber,
        /// Its title.
        title: String,
        /// Its day.
        date: NaiveDate,
    },
}

/// Hours of one CPD year up to a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodProgress {
    /// The whole period.
    pub period: Period,
    /// Time spent on done activities in it, up to the day.
    pub minutes: Minutes,
    /// Time the person means to spend in a CPD year; zero for no target.
    pub target: Minutes,
    /// How many activities make up the time.
    pub activities: usize,
}

impl Progress {
    /// Works out the figures for a day.
    #[must_use]
    pub fn of(
        profile: &Profile,
        ledger: &Ledger,
        as_of: NaiveDate,
        period: Period,
        target: Minutes,
    ) -> Self {
        assess::progress(profile, ledger, as_of, period, target)
    }

    /// Returns what to do next: the unmet requirements, nearest to met first.
    #[must_use]
    pub fn next(&self) -> Vec<&RequirementProgress> {
        next::nearest_first(&self.requirements)
    }

    /// Returns one requirement's progress.
    #[must_use]
    pub fn requirement(&self, key: &RequirementKey) -> Option<&RequirementProgress> {
        self.requirements
            .iter()
            .find(|requirement| requirement.key == *key)
    }
}
