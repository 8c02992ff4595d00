//! A table of activities: date, title, time, a short reflection, and the criterion each speaks for.

use serde::Serialize;

use super::matrix::Keys;
use super::places::{Places, Reference};
use super::words::{count, paragraphs, shortened, span};
use crate::domain::portfolio::{Criterion, CriterionKey, PieceId, PrintSection};
use crate::domain::{Activity, Minutes, Reflection};
use crate::portfolio::PortfolioContents;
use crate::portfolio::manuscript::{Section, Start};

/// How many rows stand in one table; a longer one goes on in another.
const ROWS: usize = 250;
/// How many rows take the room of an entry.
const ROWS_TO_AN_ENTRY: usize = 4;
/// How much of a reflection is printed, in characters.
const REFLECTION: usize = 320;
/// How much of a title or provider is printed, in characters.
const TITLE: usize = 160;

/// What stands before the table.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Head {
    /// How many activities there are and how long they took, as a sentence; none where there are none.
    total: Option<String>,
    /// What was spent on each criterion; nothing where no activity was assigned to one.
    criteria: Vec<CriterionRow>,
    /// Whether an activity counts to several criteria.
    shared: bool,
}

/// The activities of one criterion.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct CriterionRow {
    name: String,
    activities: usize,
    time: String,
}

/// Some rows of the table.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Table {
    /// Whether there is a column of criteria.
    criteria: bool,
    /// Whether they are named by their keys, which are short.
    keyed: bool,
    rows: Vec<Row>,
    /// What stands in the last row of the last table.
    total: Option<Total>,
}

/// One activity.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Row {
    label: Option<String>,
    date: String,
    title: String,
    /// Its sort and its provider.
    about: String,
    time: String,
    reflection: Vec<String>,
    evidence: Vec<Reference>,
    criteria: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Total {
    activities: String,
    /// How many of them are reflected on, in words.
    reflected: String,
    time: String,
}

/// Sets out the table.
pub(super) fn sections(
    contents: &PortfolioContents,
    places: &Places<'_>,
) -> Result<Vec<Section>, serde_json::Error> {
    let head = Section::new("activity-table-head", Start::Below, &head(contents))?;
    let reflected = contents.activities.iter();
    let reflected = reflected.filter(|activity| activity.details.reflection.counts());
    let total = Total {
        activities: count(contents.activities.len(), "activity", "activities"),
        reflected: format!("{} reflected on", reflected.count()),
        time: contents.composition().minutes().in_columns(),
    };
    let mut total = Some(total);
    let tables = contents.activities.chunks(ROWS);
    let last = tables.len();
    let mut sections = vec![head];
    for (activities, n) in tables.zip(1..) {
        let table = Table {
            criteria: !contents.composed.details.kind.criteria.is_empty(),
            keyed: Keys::are_short(&contents.composed.details.kind),
            rows: activities
                .iter()
                .map(|activity| row(activity, contents, places))
                .collect(),
            total: total.take_if(|_| n == last),
        };
        let start = if n == 1 { Start::Beside } else { Start::Below };
        let section = Section::new("activity-table", start, &table)?;
        sections.push(section.weighing(activities.len() / ROWS_TO_AN_ENTRY));
    }
    Ok(sections)
}

fn head(contents: &PortfolioContents) -> Head {
    let composition = contents.composition();
    let kind = &composition.details.kind;
    let activities = contents.activities.len();
    let rows = kind.criteria.iter().map(|criterion| {
        let of_it = contents.activities.iter();
        let of_it: Vec<&Activity> = of_it
            .filter(|activity| speaks_for(activity, criterion, contents))
            .collect();
        let time: Minutes = of_it.iter().map(|activity| activity.details.minutes).sum();
        (criterion, of_it.len(), time)
    });
    let rows: Vec<(&Criterion, usize, Minutes)> = rows.collect();
    let assigned: usize = rows.iter().map(|(_, number, _)| number).sum();
    let (spent, number) = (
        composition.minutes(),
        count(activities, "activity", "activities"),
    );
    let shared = contents.activities.iter().any(|activity| {
        let criteria = kind.criteria.iter();
        let of_it = criteria.filter(|criterion| speaks_for(activity, criterion, contents));
        of_it.count() > 1
    });
    Head {
        total: (activities > 0).then(|| format!("{number}, {spent} in all.")),
        criteria: rows
            .into_iter()
            .filter(|_| assigned > 0)
            .map(|(criterion, activities, time)| CriterionRow {
                name: criterion.title.clone(),
                activities,
                time: time.in_columns(),
            })
            .collect(),
        shared,
    }
}

/// Returns the criteria and elements that an activity was assigned to.
fn criteria_of<'a>(activity: &Activity, contents: &'a PortfolioContents) -> &'a [CriterionKey] {
    let piece = contents
        .composed
        .details
        .piece(PieceId::Activity(activity.id));
    piece.map_or(&[], |piece| &piece.criteria)
}

fn speaks_for(activity: &Activity, criterion: &Criterion, contents: &PortfolioContents) -> bool {
    let keys = criteria_of(activity, contents);
    keys.iter().any(|key| criterion.holds(key))
}

fn row(activity: &Activity, contents: &PortfolioContents, places: &Places<'_>) -> Row {
    let details = &activity.details;
    let kind = &contents.composed.details.kind;
    let evidence = places.evidence_of(activity).iter();
    let elsewhere = kind.prints(PrintSection::Activities);
    let about = super::words::joined(&[details.kind.label(), &details.provider], ", ");
    Row {
        // Where each activity also stands in full, that is where references lead.
        label: places.activity(activity.id).filter(|_| !elsewhere),
        date: unparted(&span(details.date, details.end.unwrap_or(details.date))),
        title: shortened(&details.title, TITLE),
        about: shortened(&about, TITLE),
        time: details.minutes.in_columns(),
        reflection: reflection(activity, contents),
        evidence: evidence
            .map(|evidence| Reference {
                text: evidence.number.to_string(),
                to: places.evidence(evidence.id),
            })
            .collect(),
        criteria: criteria(activity, contents),
    }
}

/// Keeps day and month on one line.
fn unparted(date: &str) -> String {
    let mut parts: Vec<String> = date.split(" – ").map(str::to_owned).collect();
    for part in &mut parts {
        *part = part.replacen(' ', "\u{a0}", 1);
    }
    parts.join(" – ")
}

/// Names the criteria by their keys, or by their titles where the keys are words.
fn criteria(activity: &Activity, contents: &PortfolioContents) -> Vec<String> {
    let kind = &contents.composed.details.kind;
    let numbered = Keys::are_short(kind);
    let keys = criteria_of(activity, contents).iter();
    keys.map(|key| {
        let titled = kind.assignable().find(|known| known.key() == key);
        match titled {
            Some(known) if !numbered => known.title().to_owned(),
            _ => key.to_string(),
        }
    })
    .collect()
}

/// Returns what the person notes for this portfolio, or else the short of their reflection.
fn reflection(activity: &Activity, contents: &PortfolioContents) -> Vec<String> {
    let piece = contents
        .composed
        .details
        .piece(PieceId::Activity(activity.id));
    let note = piece.map_or("", |piece| piece.note.trim());
    if !note.is_empty() {
        return paragraphs(note);
    }
    let Reflection {
        what,
        so_what,
        now_what,
    } = &activity.details.reflection;
    let told = [so_what, now_what];
    let mut told: Vec<&str> = told.into_iter().map(|text| text.trim()).collect();
    told.retain(|text| !text.is_empty());
    if told.is_empty() {
        told.push(what.trim());
    }
    paragraphs(&shortened(&told.join("\n"), REFLECTION))
}
