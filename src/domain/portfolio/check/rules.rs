//! What the kind asks for as a whole: words, hours, ratings, parts.

use super::{Check, Composition, Finding, Mend, Surroundings};
use crate::domain::portfolio::{Asked, Ratings, SkillRatings};
use crate::domain::{grouped, profile::Profile};

pub(super) fn check(
    composition: Composition<'_>,
    around: Surroundings<'_>,
    findings: &mut Vec<Finding>,
) {
    words(composition, findings);
    hours(composition, findings);
    parts(composition, findings);
    ratings(composition, around.profile, findings);
}

fn words(composition: Composition<'_>, findings: &mut Vec<Finding>) {
    let details = composition.details;
    let Some(rule) = details.kind.statement else {
        return;
    };
    let (words, limit) = (details.words(), rule.words as usize);
    if words > limit {
        let over = grouped(words - limit);
        let says = format!(
            "The statement has {} words, {over} over the limit of {}",
            grouped(words),
            grouped(limit)
        );
        let longest = details.statements.iter().max_by_key(|part| part.text.len());
        let mend = Mend::Statement(longest.and_then(|part| part.criterion.clone()));
        findings.push(Finding::rule(Check::Words, says, mend));
    }
    if rule.asked == Asked::Optional {
        return;
    }
    for criterion in details.kind.statement_parts() {
        let key = criterion.map(|criterion| &criterion.key);
        if details.statement(key).trim().is_empty() {
            let says = criterion.map_or_else(
                || "The statement is not written yet".to_owned(),
                |criterion| format!("The statement says nothing on “{}” yet", criterion.title),
            );
            let mend = Mend::Statement(key.cloned());
            findings.push(Finding::rule(Check::StatementWritten, says, mend));
        }
    }
}

fn hours(composition: Composition<'_>, findings: &mut Vec<Finding>) {
    let Some(rule) = composition.details.kind.hours else {
        return;
    };
    let spent = composition.minutes();
    if spent < rule.minutes() {
        let says = format!(
            "The chosen activities come to {spent} of the {} that are asked for in {} months",
            rule.minutes(),
            rule.months
        );
        findings.push(Finding::rule(Check::Hours, says, Mend::Choice));
    }
}

fn parts(composition: Composition<'_>, findings: &mut Vec<Finding>) {
    let details = composition.details;
    let required = details.kind.parts.iter();
    for rule in required.filter(|rule| rule.asked == Asked::Required) {
        let there = details.part(&rule.key);
        let documents = there.map_or(0, |part| part.evidence.len());
        let written = there.is_some_and(|part| !part.text.trim().is_empty());
        let wanted = rule.number as usize;
        let says = if wanted > 1 && documents < wanted {
            format!("{}: {documents} of {wanted} are attached", rule.title)
        } else if documents == 0 && !written {
            format!("{} is missing", rule.title)
        } else {
            continue;
        };
        let mend = Mend::Part(rule.key.clone());
        findings.push(Finding::rule(Check::Part, says, mend));
    }
}

fn ratings(composition: Composition<'_>, profile: &Profile, findings: &mut Vec<Finding>) {
    let details = composition.details;
    if details.kind.ratings == Ratings::None {
        return;
    }
    if details.skills.is_empty() {
        let says = "No skill is assessed yet";
        findings.push(Finding::rule(Check::Rated, says, Mend::Choice));
    }
    for chosen in &details.skills {
        let SkillRatings { skill, start, end } = chosen;
        let lacks = match (start, end) {
            (Some(_), Some(_)) => continue,
            (None, Some(_)) => "a rating at the start",
            (Some(_), None) => "a rating at the end",
            (None, None) => "its ratings",
        };
        let says = format!("{} lacks {lacks}", profile.name_of(skill));
        let mend = Mend::Skill(skill.clone());
        findings.push(Finding::rule(Check::Rated, says, mend));
    }
}
