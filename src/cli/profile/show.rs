//! `cairn profile show`.

use clap::Args;

use super::named;
use crate::cli::json::profile::ProfileView;
use crate::cli::out::Out;
use crate::cli::{CliError, Session};
use crate::domain::profile::{Level, Profile, Requirement, RequirementKind, Section};

/// Show everything a profile asks for, with the keys to link to
#[derive(Debug, Args)]
pub struct Show {
    /// A profile that comes with Cairn, or a profile file [default: the one your record uses]
    #[arg(value_name = "NAME|FILE")]
    profile: Option<String>,
}

/// Shows a profile.
pub fn run(args: &Show, session: &mut Session) -> Result<(), CliError> {
    let profile = match &args.profile {
        Some(text) => {
            own(session, text)?.map_or_else(|| named(text).map(|role| role.profile), Ok)?
        }
        None => session.record()?.profile().as_ref().clone(),
    };
    session.answer(&ProfileView::from(&profile), |out| in_words(&profile, out));
    Ok(())
}

/// Returns the record's own profile, if that is its name; it may differ from the one that comes with Cairn.
fn own(session: &Session, text: &str) -> Result<Option<Profile>, CliError> {
    let record = session.record_if_any()?;
    let profile = record.map(|record| record.profile());
    let named = profile.filter(|profile| profile.key == text.trim());
    Ok(named.map(|profile| profile.as_ref().clone()))
}

fn in_words(profile: &Profile, out: &mut Out) {
    out.line(format_args!("{} ({})", profile.title, profile.key));
    for paragraph in &profile.summary {
        out.gap();
        out.paragraph(0, paragraph);
    }
    for section in &profile.sections {
        out.gap();
        out.line(&section.title);
        scale(section, out);
        let in_section = || profile.requirements_of(&section.key);
        // The source mixes the groups; they are easier to read one after the other.
        for requirement in in_section().filter(|found| found.pda_group().is_none()) {
            show(requirement, section, out);
        }
        for group in profile.pda_groups() {
            let mut in_group = in_section()
                .filter(|found| found.pda_group() == Some(group))
                .peekable();
            if in_group.peek().is_some() {
                out.gap();
                out.line(format_args!("  {group}"));
            }
            for requirement in in_group {
                show(requirement, section, out);
            }
        }
    }
    out.gap();
    out.field("Responsible", &profile.responsible_body);
    out.field("Source", &profile.source);
}

fn scale(section: &Section, out: &mut Out) {
    if let Some(scale) = &section.scale {
        let level = |level: &Level| format!("{} {}", level.number, level.name);
        let levels: Vec<String> = scale.levels.iter().map(level).collect();
        out.paragraph(2, &format!("Levels: {}", levels.join(" · ")));
    }
}

fn show(requirement: &Requirement, section: &Section, out: &mut Out) {
    out.gap();
    let name = requirement.name();
    let more = match &requirement.kind {
        RequirementKind::Behaviour | RequirementKind::Pda { .. } => String::new(),
        RequirementKind::Qualification { awarding_body } => format!(", {awarding_body}"),
        RequirementKind::Skill(skill) => {
            let scale = section.scale.as_ref();
            scale.map_or_else(String::new, |scale| {
                format!(": {}", scale.name(skill.level))
            })
        }
    };
    out.paragraph(2, &format!("{name}{more} [{}]", requirement.key));
    out.paragraph(4, requirement.details.shown());
    for (key, text) in requirement.statements() {
        let number = key.statement.map_or(0, std::num::NonZeroU16::get);
        out.paragraph(4, &format!("#{number} {}", text.shown()));
    }
}
