//! Time and activities of each PDA group.

use serde::Serialize;

use super::activities::{OTHER, groups_of};
use super::glance::Bar;
use super::places::Places;
use super::words::{of, shortened, span};
use crate::domain::{Activity, Minutes};
use crate::portfolio::PortfolioContents;
use crate::portfolio::manuscript::{Section, Start};

/// How many lines of activities take the room of an entry.
const LINES_TO_AN_ENTRY: usize = 12;
/// How much of a title is printed, in characters.
const TITLE: usize = 160;

/// The table of all groups.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Head {
    /// Whether the period has no activities.
    none: bool,
    /// Whether an activity counts to several groups.
    shared: bool,
    rows: Vec<GroupRow>,
    total: GroupTotal,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct GroupRow {
    name: String,
    /// How many of its PDAs are evidenced; none for activities outside all groups.
    figure: Option<String>,
    bar: Option<Bar>,
    activities: usize,
    time: String,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct GroupTotal {
    figure: String,
    activities: usize,
    time: String,
}

/// The activities of one group.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Group {
    name: String,
    lines: Vec<Line>,
}

/// One activity in short.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Line {
    date: String,
    title: String,
    /// Where it is printed with its reflection.
    to: Option<String>,
    time: String,
}

/// Sets out the groups.
pub(super) fn sections(
    contents: &PortfolioContents,
    places: &Places<'_>,
) -> Result<Vec<Section>, serde_json::Error> {
    let filed: Vec<(&Activity, Vec<&str>)> = contents
        .activities
        .iter()
        .map(|activity| (activity, groups_of(&contents.profile, activity)))
        .collect();
    let names = contents.profile.pda_groups();
    let names = names.into_iter().chain([OTHER]);
    let groups: Vec<(&str, Vec<&Activity>)> = names
        .map(|name| {
            let of_it = filed.iter().filter(|(_, groups)| match name {
                OTHER => groups.is_empty(),
                name => groups.contains(&name),
            });
            (name, of_it.map(|(activity, _)| *activity).collect())
        })
        .filter(|(name, of_it): &(&str, Vec<&Activity>)| *name != OTHER || !of_it.is_empty())
        .collect();
    let head = Head {
        none: contents.activities.is_empty(),
        shared: filed.iter().any(|(_, groups)| groups.len() > 1),
        rows: groups
            .iter()
            .map(|(name, of_it)| group_row(name, of_it, contents))
            .collect(),
        total: GroupTotal {
            figure: evidenced(contents),
            activities: contents.activities.len(),
            time: contents.composition().minutes().in_columns(),
        },
    };
    let mut sections = vec![Section::new("cpd-by-group", Start::Below, &head)?];
    for (name, of_it) in groups.iter().filter(|(_, of_it)| !of_it.is_empty()) {
        let group = Group {
            name: (*name).to_owned(),
            lines: of_it
                .iter()
                .map(|activity| line(activity, places))
                .collect(),
        };
        let section = Section::new("cpd-of-group", Start::Below, &group)?.under(1);
        sections.push(section.weighing(of_it.len() / LINES_TO_AN_ENTRY));
    }
    Ok(sections)
}

/// Says how many PDAs of all groups are evidenced.
fn evidenced(contents: &PortfolioContents) -> String {
    let groups = &contents.progress.pda_groups;
    let part = groups.iter().map(|group| group.evidenced).sum();
    of(part, groups.iter().map(|group| group.total).sum())
}

fn group_row(name: &str, of_it: &[&Activity], contents: &PortfolioContents) -> GroupRow {
    let mut judged = contents.progress.pda_groups.iter();
    let judged = judged.find(|group| group.name == name);
    let time: Minutes = of_it.iter().map(|activity| activity.details.minutes).sum();
    GroupRow {
        name: name.to_owned(),
        figure: judged.map(|group| of(group.evidenced, group.total)),
        bar: judged.and_then(|group| Bar::new(group.evidenced, group.total)),
        activities: of_it.len(),
        time: time.in_columns(),
    }
}

fn line(activity: &Activity, places: &Places<'_>) -> Line {
    let details = &activity.details;
    Line {
        date: span(details.date, details.end.unwrap_or(details.date)),
        title: shortened(&details.title, TITLE),
        to: places.activity(activity.id),
        time: details.minutes.in_columns(),
    }
}
