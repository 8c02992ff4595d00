//! Role profiles as scripts see them.

use serde::Serialize;

use crate::cli::show::level_name;

use super::person::ProfileName;
use crate::domain::profile::{
    LevelNumber, Profile, Requirement, RequirementKind, Scale, Section, SkillTarget,
};
use crate::domain::progress::RequirementProgress;
use crate::domain::{FileProblem, LinkKey, RequirementKey};

/// A whole profile.
#[derive(Serialize)]
pub struct ProfileView<'a> {
    key: &'a str,
    title: &'a str,
    summary: &'a [String],
    source: &'a str,
    responsible_body: &'a str,
    sections: Vec<SectionView<'a>>,
    pda_groups: Vec<&'a str>,
    requirements: Vec<RequirementView<'a>>,
}

#[derive(Serialize)]
struct SectionView<'a> {
    key: &'a str,
    title: &'a str,
    scale: Option<Vec<LevelView>>,
}

/// A level of a scale.
#[derive(Serialize)]
struct LevelView {
    number: LevelNumber,
    name: String,
    inferred: bool,
}

#[derive(Serialize)]
struct RequirementView<'a> {
    key: &'a RequirementKey,
    section: &'a str,
    kind: &'static str,
    name: String,
    title: &'a str,
    details: &'a str,
    group: Option<&'a str>,
    awarding_body: Option<&'a str>,
    code: Option<&'a str>,
    level: Option<TargetView>,
    statements: Option<Vec<StatementView<'a>>>,
}

#[derive(Serialize)]
struct TargetView {
    number: LevelNumber,
    name: String,
}

#[derive(Serialize)]
struct StatementView<'a> {
    key: LinkKey,
    text: &'a str,
}

impl<'a> From<&'a Profile> for ProfileView<'a> {
    fn from(profile: &'a Profile) -> Self {
        let Profile {
            key,
            title,
            summary,
            source,
            responsible_body,
            sections,
            requirements,
        } = profile;
        let requirement = |requirement| RequirementView::new(requirement, profile);
        Self {
            key,
            title,
            summary,
            source,
            responsible_body,
            sections: sections.iter().map(SectionView::from).collect(),
            pda_groups: profile.pda_groups(),
            requirements: requirements.iter().map(requirement).collect(),
        }
    }
}

impl<'a> From<&'a Section> for SectionView<'a> {
    fn from(Section { key, title, scale }: &'a Section) -> Self {
        let levels = |scale: &Scale| {
            let level = |level: &crate::domain::profile::Level| LevelView {
                number: level.number,
                name: level.name.clone(),
                inferred: level.inferred,
            };
            scale.levels.iter().map(level).collect()
        };
        Self {
            key,
            title,
            scale: scale.as_ref().map(levels),
        }
    }
}

impl<'a> RequirementView<'a> {
    fn new(requirement: &'a Requirement, profile: &'a Profile) -> Self {
        let Requirement {
            key,
            title,
            details,
            kind,
        } = requirement;
        let mut view = Self {
            key,
            section: key.section(),
            kind: "behaviour",
            name: requirement.name(),
            title: title.shown(),
            details: details.shown(),
            group: None,
            awarding_body: None,
            code: None,
            level: None,
            statements: None,
        };
        match kind {
            RequirementKind::Behaviour => {}
            RequirementKind::Pda { group } => {
                view.kind = "pda";
                view.group = Some(group);
            }
            RequirementKind::Qualification { awarding_body } => {
                view.kind = "qualification";
                view.awarding_body = Some(awarding_body);
            }
            RequirementKind::Skill(SkillTarget { code, level, .. }) => {
                let statement =
                    |(key, text): (LinkKey, &'a crate::domain::profile::Text)| StatementView {
                        key,
                        text: text.shown(),
                    };
                view.kind = "skill";
                view.code = Some(code);
                view.level = Some(TargetView {
                    number: *level,
                    name: level_name(profile, key, *level),
                });
                view.statements = Some(requirement.statements().map(statement).collect());
            }
        }
        view
    }
}

/// A profile in the list of them.
#[derive(Serialize)]
pub struct ListedView<'a> {
    /// Its name and title.
    #[serde(flatten)]
    pub profile: ProfileName<'a>,
    /// How much it asks for.
    pub requirements: usize,
    /// Whether it comes with Cairn.
    pub shipped: bool,
    /// Whether the record measures against it.
    pub in_use: bool,
}

/// A problem of a profile file or a page.
#[derive(Serialize)]
pub struct ProblemView<'a> {
    line: usize,
    field: &'a str,
    problem: &'a str,
}

impl<'a> From<&'a FileProblem> for ProblemView<'a> {
    fn from(
        FileProblem {
            line,
            field,
            problem,
        }: &'a FileProblem,
    ) -> Self {
        Self {
            line: *line,
            field,
            problem,
        }
    }
}

/// What became of a page.
#[derive(Serialize)]
pub struct ImportedView<'a> {
    /// The profile.
    pub profile: ProfileView<'a>,
    /// Where it was written.
    pub out: Option<String>,
    /// What a person should look at.
    pub warnings: Vec<ProblemView<'a>>,
}

/// What a check found.
#[derive(Serialize)]
pub struct CheckedView<'a> {
    /// What is wrong; empty when all is well.
    pub problems: Vec<ProblemView<'a>>,
}

/// A profile that a record now measures against.
#[derive(Serialize)]
pub struct UsedView<'a> {
    /// Which.
    pub profile: ProfileName<'a>,
    /// Links that point at nothing in it.
    pub orphaned: &'a [LinkKey],
}

/// What the person chose to work on.
#[derive(Serialize)]
pub struct FocusView<'a> {
    /// What the profile asks for, in the order it was chosen.
    pub focus: Vec<FocusedView<'a>>,
    /// Keys that the profile lacks.
    pub orphaned: &'a [RequirementKey],
}

/// One requirement in focus.
#[derive(Serialize)]
pub struct FocusedView<'a> {
    key: &'a RequirementKey,
    name: &'a str,
    status: &'static str,
}

impl<'a> From<&'a RequirementProgress> for FocusedView<'a> {
    fn from(found: &'a RequirementProgress) -> Self {
        Self {
            key: &found.key,
            name: &found.name,
            status: found.status.key(),
        }
    }
}
