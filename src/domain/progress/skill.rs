//! How a skill is judged: the latest rating against the target, and every statement backed.

use super::assess::reflection_owed;
use super::index::Index;
use super::{
    Missing, NamedLevel, Rating, Reason, RequirementProgress, SkillProgress, StatementProgress,
    Status,
};
use crate::domain::profile::{LevelNumber, Requirement, Scale, SkillTarget};

/// Judges a skill.
///
/// It is met when the rating is at or above target and every statement is backed; a level without statements wants one
/// item instead. A link to the skill as a whole backs no statement. A rating of “not yet” alone begins nothing.
pub(super) fn judge(
    requirement: &Requirement,
    target: &SkillTarget,
    scale: Option<&Scale>,
    index: &Index<'_>,
    judged: &mut RequirementProgress,
) {
    let named = |number: LevelNumber| NamedLevel {
        number,
        name: scale.map_or_else(|| number.to_string(), |scale| scale.name(number)),
    };
    let entries = index.entries(&requirement.key);
    let statements: Vec<StatementProgress> = requirement
        .statements()
        .map(|(key, text)| {
            let linked = entries.items().iter().filter(|item| *item.key() == key);
            let backing = linked.filter_map(|item| item.shows()).collect();
            StatementProgress {
                key,
                text: text.shown().to_owned(),
                backing,
            }
        })
        .collect();
    let rating = index.rating(&requirement.key).map(|rating| Rating {
        level: named(rating.details.level),
        date: rating.details.date,
        comment: rating.details.comment.clone(),
    });

    match &rating {
        None => judged.missing.push(Missing::Rating),
        Some(rating) if rating.level.number < target.level => {
            let (now, target) = (rating.level.name.clone(), named(target.level).name);
            judged.missing.push(Missing::HigherRating { now, target });
        }
        Some(_) => {}
    }
    for statement in statements
        .iter()
        .filter(|statement| statement.backing.is_empty())
    {
        judged.missing.push(Missing::Statement {
            key: statement.key.clone(),
        });
    }
    if statements.is_empty() && !entries.items().iter().any(|item| item.shows().is_some()) {
        judged
            .missing
            .push(reflection_owed(entries).unwrap_or(Missing::Evidence));
    }

    let begun = !entries.items().is_empty() || index.rated(&requirement.key) > LevelNumber::NOT_YET;
    judged.status = match (judged.missing.is_empty(), begun) {
        (true, _) => Status::Met,
        (false, true) => Status::Developing,
        (false, false) => Status::NotStarted,
    };
    judged.reasons.extend(rating.clone().map(Reason::Rated));
    judged.skill = Some(SkillProgress {
        target: named(target.level),
        rating,
        statements,
    });
}
