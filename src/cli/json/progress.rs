//! Progress as scripts see it.

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::profile::LevelNumber;
use crate::domain::progress::{
    NamedLevel, PdaGroupProgress, PeriodProgress, Progress, Rating, RequirementProgress,
    SectionProgress, SkillProgress, Streak,
};
use crate::domain::{Focus, Minutes, RequirementKey};

/// The figures of one day.
#[derive(Serialize)]
pub struct ProgressView<'a> {
    as_of: NaiveDate,
    profile: &'a str,
    met: usize,
    total: usize,
    sections: Vec<SectionView<'a>>,
    pda_groups: Vec<GroupView<'a>>,
    requirements: Vec<RequirementView<'a>>,
    period: PeriodView,
    streak: StreakView,
    next: Vec<NextView<'a>>,
}

impl<'a> ProgressView<'a> {
    /// Shows the figures with those requirements that `shows` picks.
    pub fn new(
        progress: &'a Progress,
        profile: &'a str,
        focus: &Focus,
        shows: impl Fn(&RequirementKey) -> bool,
    ) -> Self {
        let Progress {
            as_of,
            met,
            total,
            sections,
            pda_groups,
            requirements,
            period,
            streak,
        } = progress;
        let requirements = requirements.iter().filter(|found| shows(&found.key));
        let next = progress
            .next()
            .into_iter()
            .filter(|found| shows(&found.key));
        Self {
            as_of: *as_of,
            profile,
            met: *met,
            total: *total,
            sections: sections.iter().map(SectionView::from).collect(),
            pda_groups: pda_groups.iter().map(GroupView::from).collect(),
            requirements: requirements
                .map(|found| RequirementView::new(found, focus))
                .collect(),
            period: period.into(),
            streak: streak.into(),
            next: next.map(NextView::from).collect(),
        }
    }
}

#[derive(Serialize)]
struct SectionView<'a> {
    key: &'a str,
    title: &'a str,
    met: usize,
    total: usize,
}

impl<'a> From<&'a SectionProgress> for SectionView<'a> {
    fn from(section: &'a SectionProgress) -> Self {
        let SectionProgress {
            key,
            title,
            met,
            total,
        } = section;
        Self {
            key,
            title,
            met: *met,
            total: *total,
        }
    }
}

#[derive(Serialize)]
struct GroupView<'a> {
    name: &'a str,
    evidenced: usize,
    total: usize,
    activities: usize,
    minutes: Minutes,
}

impl<'a> From<&'a PdaGroupProgress> for GroupView<'a> {
    fn from(group: &'a PdaGroupProgress) -> Self {
        let PdaGroupProgress {
            name,
            evidenced,
            total,
            activities,
            minutes,
        } = group;
        Self {
            name,
            evidenced: *evidenced,
            total: *total,
            activities: *activities,
            minutes: *minutes,
        }
    }
}

#[derive(Serialize)]
struct RequirementView<'a> {
    key: &'a RequirementKey,
    section: &'a str,
    name: &'a str,
    status: &'static str,
    met: bool,
    focus: bool,
    #[serde(flatten)]
    skill: Option<SkillView<'a>>,
    reasons: Vec<String>,
    missing: Vec<String>,
}

impl<'a> RequirementView<'a> {
    fn new(requirement: &'a RequirementProgress, focus: &Focus) -> Self {
        let RequirementProgress {
            key,
            name,
            status,
            reasons,
            missing,
            skill,
        } = requirement;
        Self {
            key,
            section: key.section(),
            name,
            status: status.key(),
            met: status.is_met(),
            focus: focus.has(key),
            skill: skill.as_ref().map(SkillView::from),
            reasons: reasons.iter().map(ToString::to_string).collect(),
            missing: missing.iter().map(ToString::to_string).collect(),
        }
    }
}

#[derive(Serialize)]
struct SkillView<'a> {
    target: LevelView<'a>,
    rating: Option<RatingView<'a>>,
    statements: StatementsView,
}

#[derive(Serialize)]
struct LevelView<'a> {
    level: LevelNumber,
    name: &'a str,
}

#[derive(Serialize)]
struct RatingView<'a> {
    #[serde(flatten)]
    level: LevelView<'a>,
    on: NaiveDate,
}

#[derive(Serialize)]
struct StatementsView {
    backed: usize,
    total: usize,
}

impl<'a> From<&'a SkillProgress> for SkillView<'a> {
    fn from(skill: &'a SkillProgress) -> Self {
        let SkillProgress {
            target,
            rating,
            statements,
        } = skill;
        let rating = rating
            .as_ref()
            .map(|Rating { level, date, .. }| RatingView {
                level: level.into(),
                on: *date,
            });
        Self {
            target: target.into(),
            rating,
            statements: StatementsView {
                backed: skill.backed(),
                total: statements.len(),
            },
        }
    }
}

impl<'a> From<&'a NamedLevel> for LevelView<'a> {
    fn from(NamedLevel { number, name }: &'a NamedLevel) -> Self {
        Self {
            level: *number,
            name,
        }
    }
}

#[derive(Serialize)]
struct PeriodView {
    from: NaiveDate,
    to: NaiveDate,
    minutes: Minutes,
    target_minutes: Minutes,
    activities: usize,
}

impl From<&PeriodProgress> for PeriodView {
    fn from(year: &PeriodProgress) -> Self {
        let PeriodProgress {
            period,
            minutes,
            target,
            activities,
        } = year;
        Self {
            from: period.from(),
            to: period.to(),
            minutes: *minutes,
            target_minutes: *target,
            activities: *activities,
        }
    }
}

#[derive(Serialize)]
struct StreakView {
    months: usize,
    latest: Vec<MonthView>,
}

#[derive(Serialize)]
struct MonthView {
    first: NaiveDate,
    activities: usize,
    minutes: Minutes,
}

impl From<&Streak> for StreakView {
    fn from(streak: &Streak) -> Self {
        let Streak { months, length } = streak;
        let latest = months.iter().map(|month| MonthView {
            first: month.first,
            activities: month.activities,
            minutes: month.minutes,
        });
        Self {
            months: *length,
            latest: latest.collect(),
        }
    }
}

#[derive(Serialize)]
struct NextView<'a> {
    key: &'a RequirementKey,
    name: &'a str,
    missing: Vec<String>,
}

impl<'a> From<&'a RequirementProgress> for NextView<'a> {
    fn from(requirement: &'a RequirementProgress) -> Self {
        Self {
            key: &requirement.key,
            name: &requirement.name,
            missing: requirement
                .missing
                .iter()
                .map(ToString::to_string)
                .collect(),
        }
    }
}
