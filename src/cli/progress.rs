//! `cairn progress`: how far it is to the role.

use clap::Args;

use super::json::progress::ProgressView;
use super::out::Out;
use super::table::{Align, Table};
use super::text::{bar, count};
use super::typed::Typed;
use super::{CliError, Session};
use crate::domain::profile::Profile;
use crate::domain::progress::{PeriodProgress, Progress as Figures, RequirementProgress};
use crate::domain::{Focus, Minutes, RequirementKey, long_date};

/// How wide a drawn bar is.
const BAR: usize = 16;
/// How many next steps are shown.
const NEXT: usize = 5;

/// Show how far you are toward the role
#[derive(Debug, Args)]
pub struct Progress {
    /// Requirements to explain, or whole sections such as pda or klimf [default: an overview]
    #[arg(value_name = "KEY")]
    keys: Vec<String>,
    /// The day to look at, leaving out what came later [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    as_of: Option<String>,
}

/// Shows progress.
pub fn run(args: &Progress, session: &mut Session) -> Result<(), CliError> {
    let record = session.record()?;
    let mut typed = Typed::on(session.today());
    let as_of = typed.date("as-of", args.as_of.as_deref());
    let profile = record.profile();
    let picked = picked(&args.keys, &profile, &mut typed);
    let picked = typed.finish(Ok(picked))?;
    let figures = record.progress(as_of.unwrap_or(session.today()))?;
    let shows = |key: &RequirementKey| args.keys.is_empty() || picked.contains(key);
    let focus = record.focus()?;
    let view = ProgressView::new(&figures, &profile.key, &focus, shows);
    session.answer(&view, |out| {
        if args.keys.is_empty() {
            overview(&figures, &profile, &focus, out);
        } else {
            explain(&figures, &picked, &focus, out);
        }
    });
    Ok(())
}

/// Returns the requirements that keys, names or sections stand for.
fn picked(keys: &[String], profile: &Profile, typed: &mut Typed) -> Vec<RequirementKey> {
    let mut picked = Vec::new();
    for text in keys {
        let section: Vec<RequirementKey> = profile
            .requirements_of(text.trim())
            .map(|requirement| requirement.key.clone())
            .collect();
        if section.is_empty() {
            picked.extend(typed.key(profile, text, &[]).map(|key| key.requirement));
        } else {
            picked.extend(section);
        }
    }
    picked
}

/// Shows the figures of the whole role.
pub fn overview(figures: &Figures, profile: &Profile, focus: &Focus, out: &mut Out) {
    let (met, total) = (figures.met, figures.total);
    let day = long_date(figures.as_of);
    out.line(format_args!("{}, {day}", profile.title));
    out.line(format_args!("{met} of {total} requirements met"));
    out.gap();
    let mut table = Table::new([("", Align::Flexible), ("", Align::Left), ("", Align::Right)]);
    for section in &figures.sections {
        table.row([
            section.title.clone(),
            bar(section.met, section.total, BAR),
            format!("{} of {}", section.met, section.total),
        ]);
    }
    table.print(out);
    groups(figures, out);
    hours(&figures.period, figures, out);
    out.line(format_args!("  Something done: {}", figures.streak));
    next(figures, focus, out);
}

fn groups(figures: &Figures, out: &mut Out) {
    if figures.pda_groups.is_empty() {
        return;
    }
    out.gap();
    let mut table = Table::new([
        ("Development activities", Align::Flexible),
        ("", Align::Left),
        ("", Align::Right),
        ("Logged", Align::Right),
        ("Time", Align::Right),
    ]);
    for group in &figures.pda_groups {
        table.row([
            group.name.clone(),
            bar(group.evidenced, group.total, BAR),
            format!("{} of {}", group.evidenced, group.total),
            group.activities.to_string(),
            group.minutes.in_columns(),
        ]);
    }
    table.print(out);
}

fn hours(year: &PeriodProgress, figures: &Figures, out: &mut Out) {
    out.gap();
    let (from, to) = (year.period.from(), year.period.to());
    out.line(format_args!(
        "CPD year {} to {}",
        long_date(from),
        long_date(to)
    ));
    let activities = count(year.activities, "activity", "activities");
    if year.target == Minutes(0) {
        out.line(format_args!("  {}, {activities}", year.minutes));
        return;
    }
    let (spent, target) = (year.minutes, year.target);
    let drawn = bar(spent.0 as usize, target.0 as usize, BAR);
    out.line(format_args!("  {drawn}  {spent} of {target}, {activities}"));
    let left = target.0.saturating_sub(spent.0);
    let days = (to - figures.as_of).num_days();
    if left > 0 && days > 0 {
        let days = count(usize::try_from(days).unwrap_or(0), "day", "days");
        out.line(format_args!("  {} to go in {days}", Minutes(left)));
    }
}

/// Shows what to do next, what is in focus first.
fn next(figures: &Figures, focus: &Focus, out: &mut Out) {
    let next = focus.first(figures.next());
    if next.is_empty() {
        return;
    }
    out.gap();
    out.line("Next");
    for requirement in next.iter().take(NEXT) {
        let missing: Vec<String> = requirement
            .missing
            .iter()
            .map(ToString::to_string)
            .collect();
        let named = format!("{} [{}]", requirement.name, requirement.key);
        let mark = if focus.has(&requirement.key) {
            ", in focus"
        } else {
            ""
        };
        out.paragraph(2, &format!("{named}{mark}"));
        out.paragraph(6, &missing.join("; "));
    }
    out.gap();
    out.line("`cairn progress KEY` explains a requirement, `cairn progress pda` a section");
}

/// Shows each requirement with its reasons, or many of them as a table.
fn explain(figures: &Figures, picked: &[RequirementKey], focus: &Focus, out: &mut Out) {
    /// More than these are a table.
    const IN_FULL: usize = 3;
    let found = figures
        .requirements
        .iter()
        .filter(|found| picked.contains(&found.key));
    let found: Vec<&RequirementProgress> = found.collect();
    if found.len() <= IN_FULL {
        for (i, requirement) in found.iter().enumerate() {
            if i > 0 {
                out.gap();
            }
            in_full(requirement, focus, out);
        }
        return;
    }
    let mut table = Table::new([
        ("Key", Align::Left),
        ("Requirement", Align::Flexible),
        ("Status", Align::Left),
        ("Rated", Align::Left),
        ("Target", Align::Left),
        ("Backed", Align::Right),
    ]);
    for requirement in found {
        let skill = requirement.skill.as_ref();
        let rating = skill.and_then(|skill| skill.rating.as_ref());
        let backed = skill.map_or_else(String::new, |skill| {
            format!("{} of {}", skill.backed(), skill.statements.len())
        });
        table.row([
            requirement.key.to_string(),
            requirement.name.clone(),
            requirement.status.label().to_owned(),
            rating.map_or_else(String::new, |rating| rating.level.name.clone()),
            skill.map_or_else(String::new, |skill| skill.target.name.clone()),
            backed,
        ]);
    }
    table.print(out);
}

fn in_full(requirement: &RequirementProgress, focus: &Focus, out: &mut Out) {
    let RequirementProgress {
        key,
        name,
        status,
        reasons,
        missing,
        skill,
    } = requirement;
    out.paragraph(0, &format!("{name} [{key}]"));
    out.gap();
    out.field("Status", status.label());
    if focus.has(key) {
        out.field("In focus", "yes");
    }
    if let Some(skill) = skill {
        out.field("Asked for", &skill.target.name);
        let rated = skill.rating.as_ref().map(|rating| {
            let said = format!("{} on {}", rating.level.name, long_date(rating.date));
            match rating.comment.as_str() {
                "" => said,
                comment => format!("{said}: {comment}"),
            }
        });
        out.field("Rated", rated.unwrap_or_else(|| "not yet".to_owned()));
        for (number, statement) in (1..).zip(&skill.statements) {
            let backing: Vec<String> = statement.backing.iter().map(ToString::to_string).collect();
            out.section(&format!("Statement {number}"), &statement.text);
            out.paragraph(4, &backing.join("\n"));
        }
    }
    let reasons: Vec<String> = reasons.iter().map(ToString::to_string).collect();
    out.section("What counts", &reasons.join("\n"));
    let missing: Vec<String> = missing.iter().map(ToString::to_string).collect();
    out.section("What is missing", &missing.join("\n"));
}
