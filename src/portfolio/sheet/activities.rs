//! The activities of the period by PDA group, each in full once.

use serde::Serialize;

use super::places::{Claim, Places, Reference, Shown, is_begun};
use super::words::{Lines, paragraphs, said, shortened, span};
use crate::domain::profile::{Profile, Requirement, RequirementKind};
use crate::domain::progress::RequirementProgress;
use crate::domain::{Activity, ActivityId, long_date};
use crate::portfolio::PortfolioContents;
use crate::portfolio::manuscript::{Section, Start};

/// The group of activities that no PDA asks for.
pub(super) const OTHER: &str = "Other activities";
/// The longest web address that leads somewhere; what is longer is data in disguise.
const LONGEST_ADDRESS: usize = 8000;
/// How much of a web address is printed, in characters.
const PRINTED_ADDRESS: usize = 280;

/// How many references take the room of an activity in full.
const REFERENCES_TO_AN_ENTRY: usize = 25;

/// What stands before all groups.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Head {
    /// Whether the period has no activities.
    none: bool,
}

/// What stands before the activities of one PDA group, or before those outside all of them.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct GroupHead {
    name: String,
    /// Whether anything speaks for any of its PDAs.
    begun: bool,
    pdas: Vec<PdaRow>,
    /// Whether the period has activities, but none in this group.
    bare: bool,
}

/// One group.
struct Group {
    head: GroupHead,
    entries: Vec<Entry>,
    /// Activities that belong here too but are printed under another group.
    elsewhere: Vec<Reference>,
}

/// One PDA.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct PdaRow {
    label: Option<String>,
    name: String,
    status: &'static str,
    met: bool,
    shown: Shown,
}

/// One activity in full.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Entry {
    label: Option<String>,
    /// Whether it is short enough to be kept on one page.
    together: bool,
    title: String,
    meta: Vec<String>,
    address: Option<Address>,
    texts: Vec<Passage>,
    claims: Vec<Claim>,
    evidence: Vec<Cited>,
}

/// What a person wrote under one question.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Passage {
    question: &'static str,
    paragraphs: Vec<String>,
}

/// A piece of evidence cited from an activity.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Cited {
    number: String,
    title: String,
    to: Option<String>,
}

/// A web address as it is printed, and where it leads.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Address {
    pub(super) text: String,
    pub(super) href: Option<String>,
}

impl Address {
    /// Makes a printed address; nothing for a blank one.
    pub(super) fn new(url: &str) -> Option<Self> {
        let text = said(url)?;
        let href = percent_encoded(&text);
        Some(Self {
            text: shortened(&text, PRINTED_ADDRESS),
            href: (href.len() <= LONGEST_ADDRESS).then_some(href),
        })
    }
}

/// Encodes what is not ASCII, as links in a PDF need it.
fn percent_encoded(url: &str) -> String {
    url.bytes()
        .map(|byte| {
            if byte.is_ascii_graphic() {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

/// Sets out all activities, group by group.
pub(super) fn sections(
    contents: &PortfolioContents,
    places: &Places<'_>,
) -> Result<Vec<Section>, serde_json::Error> {
    let none = contents.activities.is_empty();
    let mut sections = vec![Section::new(
        "activities-head",
        Start::Page,
        &Head { none },
    )?];
    for (n, group) in groups(contents, places).into_iter().enumerate() {
        let start = if n == 0 { Start::Beside } else { Start::Below };
        sections.push(Section::new("group-head", start, &group.head)?.under(1));
        sections.extend(Section::list("activity-entries", 2, &group.entries)?);
        if !group.elsewhere.is_empty() {
            let light = Section::new("elsewhere", Start::Below, &group.elsewhere)?;
            sections.push(
                light
                    .under(2)
                    .weighing(group.elsewhere.len() / REFERENCES_TO_AN_ENTRY),
            );
        }
    }
    Ok(sections)
}

fn groups(contents: &PortfolioContents, places: &Places<'_>) -> Vec<Group> {
    let filed: Vec<(&Activity, Vec<&str>)> = contents
        .activities
        .iter()
        .map(|activity| (activity, groups_of(&contents.profile, activity)))
        .collect();
    let mut groups: Vec<Group> = contents
        .profile
        .pda_groups()
        .into_iter()
        .map(|name| group(name, contents, places, &filed))
        .collect();
    let others = filed.iter().filter(|(_, groups)| groups.is_empty());
    let others: Vec<Entry> = others
        .map(|(activity, _)| entry(activity, places))
        .collect();
    if !others.is_empty() {
        groups.push(Group {
            head: GroupHead {
                name: OTHER.to_owned(),
                begun: false,
                pdas: Vec::new(),
                bare: false,
            },
            entries: others,
            elsewhere: Vec::new(),
        });
    }
    groups
}

/// Returns the PDA groups an activity belongs to, in the order of the profile; it is printed under the first.
pub(super) fn groups_of<'a>(profile: &'a Profile, activity: &Activity) -> Vec<&'a str> {
    let linked: Vec<&str> = activity
        .details
        .links
        .iter()
        .filter_map(|link| profile.requirement(&link.key.requirement)?.pda_group())
        .collect();
    let mut groups = profile.pda_groups();
    groups.retain(|group| linked.contains(group));
    groups
}

fn group(
    name: &str,
    contents: &PortfolioContents,
    places: &Places<'_>,
    filed: &[(&Activity, Vec<&str>)],
) -> Group {
    let belongs = |asked: &&Requirement| matches!(&asked.kind, RequirementKind::Pda { group } if group == name);
    let pdas: Vec<(&Requirement, &RequirementProgress)> = contents
        .profile
        .requirements
        .iter()
        .filter(belongs)
        .filter_map(|asked| Some((asked, places.progress(&asked.key)?)))
        .collect();
    let mut entries = Vec::new();
    let mut elsewhere = Vec::new();
    for (activity, groups) in filed {
        match groups.iter().position(|group| *group == name) {
            Some(0) => entries.push(entry(activity, places)),
            Some(_) => elsewhere.push(Reference {
                text: format!(
                    "{}, {}",
                    activity.details.title,
                    long_date(activity.details.date)
                ),
                to: places.activity(activity.id),
            }),
            None => {}
        }
    }
    let head = GroupHead {
        name: name.to_owned(),
        begun: pdas.iter().any(|(_, judged)| is_begun(judged)),
        pdas: pdas
            .into_iter()
            .map(|(asked, judged)| PdaRow {
                label: places.requirement(&asked.key),
                name: asked.title.shown().to_owned(),
                status: judged.status.label(),
                met: judged.status.is_met(),
                shown: places.shown(judged),
            })
            .collect(),
        bare: !contents.activities.is_empty() && entries.is_empty() && elsewhere.is_empty(),
    };
    Group {
        head,
        entries,
        elsewhere,
    }
}

/// Sets one activity out in full.
fn entry(activity: &Activity, places: &Places<'_>) -> Entry {
    let details = &activity.details;
    let mut meta = vec![
        span(details.date, details.end.unwrap_or(details.date)),
        details.kind.label().to_owned(),
    ];
    if details.minutes.0 > 0 {
        meta.push(details.minutes.to_string());
    }
    meta.extend(details.facts().into_iter().map(|(_, says)| says));
    let reflection = &details.reflection;
    let texts = [
        ("About", &details.description),
        ("What", &reflection.what),
        ("So what", &reflection.so_what),
        ("Now what", &reflection.now_what),
    ];
    Entry {
        label: places.activity(activity.id),
        together: lines(activity, places).fit_on_a_page(),
        title: details.title.clone(),
        meta,
        address: Address::new(&details.url),
        texts: texts
            .into_iter()
            .map(|(question, text)| Passage {
                question,
                paragraphs: paragraphs(text),
            })
            .filter(|passage| !passage.paragraphs.is_empty())
            .collect(),
        claims: places.claims(&details.links),
        evidence: cited(activity, places),
    }
}

/// Counts roughly how many lines an activity takes.
fn lines(activity: &Activity, places: &Places<'_>) -> Lines {
    let details = &activity.details;
    let reflection = &details.reflection;
    let mut lines = Lines::default();
    for text in [
        &details.title,
        &details.provider,
        &details.location,
        &details.url,
        &details.description,
        &reflection.what,
        &reflection.so_what,
        &reflection.now_what,
    ] {
        lines.add(text);
    }
    lines.add_links(&details.links);
    for evidence in places.evidence_of(activity) {
        lines.add(&evidence.details.title);
    }
    lines
}

fn cited(activity: &Activity, places: &Places<'_>) -> Vec<Cited> {
    let evidence = places.evidence_of(activity).iter();
    evidence
        .map(|evidence| Cited {
            number: evidence.number.to_string(),
            title: evidence.details.title.clone(),
            to: places.evidence(evidence.id),
        })
        .collect()
}

/// Returns the title and label of a printed activity.
pub(super) fn reference(
    id: ActivityId,
    contents: &PortfolioContents,
    places: &Places<'_>,
) -> Option<Reference> {
    let to = places.activity(id)?;
    let activity = contents
        .activities
        .iter()
        .find(|activity| activity.id == id)?;
    Some(Reference {
        text: activity.details.title.clone(),
        to: Some(to),
    })
}
