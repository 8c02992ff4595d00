//! Writes a profile file.

use serde::Serialize;

use super::{RequirementEntry, SectionEntry, TextEntry};
use crate::domain::profile::{Profile, Requirement, RequirementKind, Section};
use crate::profiles::frameworks::RowKind;

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct ProfileEntry<'a> {
    key: &'a str,
    title: &'a str,
    responsible_body: &'a str,
    source: &'a str,
    summary: &'a [String],
    #[serde(rename = "section")]
    sections: Vec<SectionEntry<'a>>,
}

/// Writes a profile as a profile file; [`read`](super::read()) gives the same profile back.
#[must_use]
pub fn write(profile: &Profile) -> String {
    let entry = ProfileEntry {
        key: &profile.key,
        title: &profile.title,
        responsible_body: &profile.responsible_body,
        source: &profile.source,
        summary: &profile.summary,
        sections: profile
            .sections
            .iter()
            .map(|section| section_entry(profile, section))
            .collect(),
    };
    // Strings, numbers and lists of them: there is nothing here that TOML cannot hold.
    toml::to_string_pretty(&entry).unwrap_or_default()
}

fn section_entry<'a>(profile: &'a Profile, section: &'a Section) -> SectionEntry<'a> {
    let requirements: Vec<&Requirement> = profile.requirements_of(&section.key).collect();
    let kind = match requirements.first().map(|requirement| &requirement.kind) {
        Some(RequirementKind::Pda { .. }) => RowKind::Pda,
        Some(RequirementKind::Qualification { .. }) => RowKind::Qualification,
        Some(RequirementKind::Skill(_)) => RowKind::Skill,
        None if section.scale.is_some() => RowKind::Skill,
        Some(RequirementKind::Behaviour) | None => RowKind::Behaviour,
    };
    SectionEntry {
        key: &section.key,
        title: &section.title,
        kind,
        scale: section.scale.as_ref(),
        requirements: requirements.into_iter().map(requirement_entry).collect(),
    }
}

fn requirement_entry(requirement: &Requirement) -> RequirementEntry<'_> {
    let details = &requirement.details;
    let empty = details.source.is_empty() && details.corrected.is_none();
    let mut entry = RequirementEntry {
        key: requirement.key.as_str(),
        code: "",
        title: TextEntry::from(&requirement.title),
        details: (!empty).then(|| TextEntry::from(details)),
        group: None,
        awarding_body: None,
        level: None,
        statements: Vec::new(),
    };
    match &requirement.kind {
        RequirementKind::Behaviour => {}
        RequirementKind::Pda { group } => entry.group = Some(group),
        RequirementKind::Qualification { awarding_body } => {
            entry.awarding_body = Some(awarding_body);
        }
        RequirementKind::Skill(skill) => {
            entry.code = &skill.code;
            entry.level = Some(skill.level.0);
            entry.statements = skill.statements.iter().map(TextEntry::from).collect();
        }
    }
    entry
}
