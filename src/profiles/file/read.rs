//! Reads a profile file and names every mistake in it with its line.

use std::collections::HashSet;

use serde::Deserialize;
use toml::Spanned;

use super::TextEntry;
use crate::domain::profile::{
    Level, LevelNumber, Profile, Requirement, RequirementKind, Scale, Section, SkillTarget, Text,
};
use crate::domain::{FileProblem, FileProblems, RequirementKey};
use crate::profiles::ProfileError;
use crate::profiles::frameworks::RowKind;
use crate::toml_file;

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct ProfileFile {
    key: Spanned<String>,
    title: Spanned<String>,
    #[serde(default)]
    responsible_body: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    summary: Vec<String>,
    #[serde(rename = "section")]
    sections: Vec<Spanned<SectionFile>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SectionFile {
    key: Spanned<String>,
    title: Spanned<String>,
    kind: RowKind,
    levels: Option<Vec<Spanned<Level>>>,
    #[serde(default, rename = "requirement")]
    requirements: Vec<Spanned<RequirementFile>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct RequirementFile {
    key: Spanned<String>,
    #[serde(default)]
    code: String,
    title: Spanned<TextEntry>,
    details: Option<TextEntry>,
    group: Option<Spanned<String>>,
    awarding_body: Option<Spanned<String>>,
    level: Option<Spanned<u8>>,
    #[serde(default)]
    statements: Vec<Spanned<TextEntry>>,
}

/// Reads a profile file.
///
/// # Errors
/// Every mistake with its line and field: not TOML, a field missing or unknown, a key that is no key, of another section or
/// there twice, an empty title or statement, a level that the section's scale lacks, a field on the wrong kind.
pub fn read(text: &str) -> Result<Profile, ProfileError> {
    let file: ProfileFile =
        toml_file::read(text).map_err(|problem| ProfileError::Problems(vec![problem]))?;
    let mut reader = Reader {
        text,
        problems: FileProblems::default(),
        keys: HashSet::new(),
        section_keys: HashSet::new(),
    };
    let profile = reader.profile(file);
    let problems = reader.problems.by_line();
    if problems.is_empty() {
        return Ok(profile);
    }
    Err(ProfileError::Problems(problems))
}

/// Checks what serde cannot.
struct Reader<'a> {
    text: &'a str,
    problems: FileProblems,
    keys: HashSet<RequirementKey>,
    section_keys: HashSet<String>,
}

impl Reader<'_> {
    fn problem(&mut self, byte: usize, field: &str, problem: impl Into<String>) {
        self.problems
            .add(|| FileProblem::at(self.text, byte, field, problem));
    }

    /// Returns a text that must not be blank.
    fn filled(&mut self, field: &str, text: Spanned<String>) -> String {
        if text.get_ref().trim().is_empty() {
            self.problem(text.span().start, field, "is empty; every one needs words");
        }
        text.into_inner()
    }

    fn profile(&mut self, file: ProfileFile) -> Profile {
        let ProfileFile {
            key,
            title,
            responsible_body,
            source,
            summary,
            sections,
        } = file;
        let slug = |c: char| c.is_alphanumeric() || c == '-';
        if key.get_ref().is_empty() || !key.get_ref().chars().all(slug) {
            self.problem(
                key.span().start,
                "key",
                "use lower-case letters, digits and hyphens, such as knowledge-manager",
            );
        }
        let mut profile = Profile {
            key: key.into_inner(),
            title: self.filled("title", title),
            summary,
            source,
            responsible_body,
            sections: Vec::new(),
            requirements: Vec::new(),
        };
        for section in sections {
            self.section(section.into_inner(), &mut profile);
        }
        profile
    }

    fn section(&mut self, file: SectionFile, profile: &mut Profile) {
        let SectionFile {
            key,
            title,
            kind,
            levels,
            requirements,
        } = file;
        let at = key.span().start;
        let key = self.filled("key", key);
        if !self.section_keys.insert(key.clone()) {
            self.problem(
                at,
                "key",
                format!("the section {key} is there twice; keep one"),
            );
        }
        let scale = self.scale(at, kind, levels);
        for requirement in requirements {
            let requirement = self.requirement(&key, kind, scale.as_ref(), requirement);
            profile.requirements.extend(requirement);
        }
        profile.sections.push(Section {
            key,
            title: self.filled("title", title),
            scale,
        });
    }

    fn scale(
        &mut self,
        at: usize,
        kind: RowKind,
        levels: Option<Vec<Spanned<Level>>>,
    ) -> Option<Scale> {
        if (kind == RowKind::Skill) != levels.is_some() {
            let problem = if levels.is_some() {
                "only skills have levels"
            } else {
                "skills need levels, lowest first"
            };
            self.problem(at, "levels", problem);
        }
        let mut last = LevelNumber::NOT_YET;
        let levels = levels?.into_iter().map(|level| {
            if level.get_ref().number <= last || level.get_ref().name.trim().is_empty() {
                self.problem(
                    level.span().start,
                    "levels",
                    "number levels upwards from 1 and name each",
                );
            }
            last = level.get_ref().number;
            level.into_inner()
        });
        Some(Scale {
            levels: levels.collect(),
        })
    }

    fn requirement(
        &mut self,
        section: &str,
        kind: RowKind,
        scale: Option<&Scale>,
        file: Spanned<RequirementFile>,
    ) -> Option<Requirement> {
        let at = file.get_ref().key.span().start;
        let RequirementFile {
            key,
            code,
            title,
            details,
            group,
            awarding_body,
            level,
            statements,
        } = file.into_inner();
        self.fits(
            kind,
            "group",
            RowKind::Pda,
            at,
            group.as_ref().map(|text| text.span().start),
        );
        self.fits(
            kind,
            "awarding-body",
            RowKind::Qualification,
            at,
            awarding_body.as_ref().map(|text| text.span().start),
        );
        self.fits(
            kind,
            "level",
            RowKind::Skill,
            at,
            level.as_ref().map(|level| level.span().start),
        );
        if kind != RowKind::Skill && !statements.is_empty() {
            self.problem(at, "statements", "only skills have statements");
        }
        let title_at = title.span().start;
        let title = Text::from(title.into_inner());
        if title.shown().trim().is_empty() {
            self.problem(title_at, "title", "is empty; every one needs words");
        }
        let kind = match kind {
            RowKind::Behaviour => RequirementKind::Behaviour,
            RowKind::Pda => RequirementKind::Pda {
                group: group
                    .map(|text| self.filled("group", text))
                    .unwrap_or_default(),
            },
            RowKind::Qualification => RequirementKind::Qualification {
                awarding_body: awarding_body.map(Spanned::into_inner).unwrap_or_default(),
            },
            RowKind::Skill => RequirementKind::Skill(self.skill(code, scale, level, statements)),
        };
        let key = self.key(section, &key)?;
        Some(Requirement {
            key,
            title,
            details: details.map(Text::from).unwrap_or_default(),
            kind,
        })
    }

    /// Notes a field that is missing on the kind that needs it, or stands on another.
    fn fits(
        &mut self,
        kind: RowKind,
        field: &str,
        needs: RowKind,
        requirement: usize,
        found: Option<usize>,
    ) {
        match found {
            None if kind == needs => self.problem(requirement, field, "is missing"),
            Some(at) if kind != needs => {
                self.problem(at, field, "does not belong on this kind of requirement");
            }
            None | Some(_) => {}
        }
    }

    fn skill(
        &mut self,
        code: String,
        scale: Option<&Scale>,
        level: Option<Spanned<u8>>,
        statements: Vec<Spanned<TextEntry>>,
    ) -> SkillTarget {
        if let (Some(level), Some(scale)) = (&level, scale)
            && (*level.get_ref() == 0 || !scale.has(LevelNumber(*level.get_ref())))
        {
            let numbers: Vec<String> = scale
                .levels
                .iter()
                .map(|level| level.number.to_string())
                .collect();
            let problem = format!(
                "{} is no level of its section, which has {}",
                level.get_ref(),
                numbers.join(", ")
            );
            self.problem(level.span().start, "level", problem);
        }
        let statements = statements.into_iter().map(|statement| {
            let at = statement.span().start;
            let text = Text::from(statement.into_inner());
            if text.shown().trim().is_empty() {
                self.problem(
                    at,
                    "statements",
                    "a statement is empty; take it out or write it",
                );
            }
            text
        });
        let statements = statements.collect();
        SkillTarget {
            code,
            level: LevelNumber(level.map_or(0, Spanned::into_inner)),
            statements,
        }
    }

    fn key(&mut self, section: &str, key: &Spanned<String>) -> Option<RequirementKey> {
        let at = key.span().start;
        let Ok(parsed) = RequirementKey::parse(key.get_ref()) else {
            self.problem(
                at,
                "key",
                format!(
                    "“{}” is no key; it looks like {section}/some-name",
                    key.get_ref()
                ),
            );
            return None;
        };
        if parsed.section() != section {
            self.problem(
                at,
                "key",
                format!("{parsed} stands in the section {section}; begin it with {section}/"),
            );
        }
        if !self.keys.insert(parsed.clone()) {
            self.problem(at, "key", format!("{parsed} is there twice; keep one"));
        }
        Some(parsed)
    }
}
