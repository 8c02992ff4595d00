//! The way to the role: what was reflected on, month by month, and how many requirements were met by when.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::{Ledger, Progress};
use crate::domain::profile::Profile;
use crate::domain::{
    ActivityId, ActivityStatus, ActivitySummary, Evidence, LinkKey, Minutes, Period, RequirementKey,
};

/// Beyond so many days on which something may change, one day a month says enough.
const DAYS: usize = 120;

/// The way from the first entry to a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// The first day of its first month.
    pub from: NaiveDate,
    /// The day it leads to.
    pub to: NaiveDate,
    /// How many requirements there are.
    pub total: usize,
    /// How many are met from a day on, oldest first. The first is that of `from`.
    pub steps: Vec<Step>,
    /// Every activity that was done and reflected on, oldest first.
    pub stones: Vec<Stone>,
    /// The months, oldest first.
    pub months: Vec<PathMonth>,
}

/// From a day on, so many requirements are met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The day.
    pub date: NaiveDate,
    /// How many are met.
    pub met: usize,
}

/// An activity that was done and reflected on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stone {
    /// Which one.
    pub id: ActivityId,
    /// Its day.
    pub date: NaiveDate,
    /// The time it took.
    pub minutes: Minutes,
}

/// A calendar month of the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathMonth {
    /// Its first day.
    pub first: NaiveDate,
    /// Its stones by their places, the widest first, as they are piled.
    pub pile: Vec<usize>,
    /// The time that they took.
    pub minutes: Minutes,
    /// How many requirements are met at its end, or on the last day of the way.
    pub met: usize,
}

impl Path {
    /// Lays out the way to a day, from the first activity that was reflected on. There is none where nothing is logged by
    /// then.
    #[must_use]
    pub fn of(profile: &Profile, ledger: &Ledger, to: NaiveDate) -> Option<Self> {
        let stones = stones(ledger, to);
        let telling = telling(profile, ledger, to);
        let changes = changes(&telling, to);
        // What was met before the first stone is met from the beginning on.
        let first = stones.first().map(|stone| stone.date);
        let first = first.or_else(|| changes.first().copied())?;
        let from = first.with_day(1).unwrap_or(first);
        let steps = steps(profile, &telling, from, &changes);
        let mut path = Self {
            from,
            to,
            total: profile.requirements.len(),
            steps,
            stones,
            months: Vec::new(),
        };
        path.months = path.in_months();
        Some(path)
    }

    /// Returns how many requirements are met on a day, as far as its steps say.
    #[must_use]
    pub fn met_on(&self, day: NaiveDate) -> usize {
        let after = self.steps.partition_point(|step| step.date <= day);
        let step = after.checked_sub(1).and_then(|at| self.steps.get(at));
        step.map_or(0, |step| step.met)
    }

    /// Returns the stones of some days.
    #[must_use]
    pub fn stones_of(&self, days: Range<NaiveDate>) -> &[Stone] {
        let place = |day| self.stones.partition_point(|stone| stone.date < day);
        self.stones
            .get(place(days.start)..place(days.end))
            .unwrap_or_default()
    }

    fn in_months(&self) -> Vec<PathMonth> {
        let mut months = Vec::new();
        let mut first = self.from;
        while first <= self.to {
            let Some(next) = first.checked_add_months(Months::new(1)) else {
                break;
            };
            let place = |day| self.stones.partition_point(|stone| stone.date < day);
            let stones = place(first)..place(next);
            let of_month = self.stones.get(stones.clone()).unwrap_or_default();
            let last = next.pred_opt().map_or(self.to, |last| last.min(self.to));
            months.push(PathMonth {
                first,
                minutes: of_month.iter().map(|stone| stone.minutes).sum(),
                pile: pile(stones, &self.stones),
                met: self.met_on(last),
            });
            first = next;
        }
        months
    }
}

fn pile(of_month: Range<usize>, stones: &[Stone]) -> Vec<usize> {
    let mut pile: Vec<usize> = of_month.collect();
    let time = |at: &usize| stones.get(*at).map(|stone| stone.minutes);
    pile.sort_by_key(|at| std::cmp::Reverse(time(at)));
    pile
}

fn is_reflected(activity: &ActivitySummary, to: NaiveDate) -> bool {
    activity.status == ActivityStatus::Done && activity.reflected && activity.date <= to
}

fn stones(ledger: &Ledger, to: NaiveDate) -> Vec<Stone> {
    // The ledger has the newest first.
    let done = ledger.activities.iter().rev();
    let done = done.filter(|activity| is_reflected(activity, to));
    let stones = done.map(|activity| Stone {
        id: activity.id,
        date: activity.date,
        minutes: activity.minutes,
    });
    let mut stones: Vec<Stone> = stones.collect();
    stones.sort_by_key(|stone| stone.date);
    stones
}

/// Returns the entries that decide what is met on any day: of those that show something, the first activity and the first piece
/// of evidence for each thing that they are linked to; every later one changes nothing that is met.
fn telling(profile: &Profile, ledger: &Ledger, to: NaiveDate) -> Ledger {
    let asked = profile.requirements.iter().map(|asked| &asked.key);
    let asked: BTreeSet<&RequirementKey> = asked.collect();
    let activities = ledger.activities.iter();
    let activities = activities.filter(|activity| is_reflected(activity, to));
    let done: Vec<&ActivitySummary> = activities.collect();
    let firsts = Firsts::of(
        done.iter()
            .flat_map(|one| one.links.iter().map(|key| (key, one.date))),
        &asked,
    );
    let activities = done
        .into_iter()
        .filter(|one| firsts.hold(one.links.iter(), one.date));
    let shows = |evidence: &&Evidence| !evidence.deleted && evidence.details.date <= to;
    let pieces: Vec<&Evidence> = ledger.evidence.iter().filter(shows).collect();
    let linked = pieces.iter().flat_map(|piece| {
        let links = piece.details.links.iter();
        links.map(|link| (&link.key, piece.details.date))
    });
    let first_pieces = Firsts::of(linked, &asked);
    let evidence = pieces.into_iter().filter(|piece| {
        first_pieces.hold(
            piece.details.links.iter().map(|link| &link.key),
            piece.details.date,
        )
    });
    let ratings = ledger.assessments.iter();
    let ratings = ratings.filter(|rating| !rating.deleted && rating.details.date <= to);
    Ledger {
        activities: activities.cloned().collect(),
        evidence: evidence.cloned().collect(),
        qualifications: ledger.qualifications.clone(),
        assessments: ratings.cloned().collect(),
    }
}

/// The first day on which something is linked to each thing that the role asks for.
struct Firsts<'a>(HashMap<&'a LinkKey, NaiveDate>);

impl<'a> Firsts<'a> {
    fn of(
        linked: impl Iterator<Item = (&'a LinkKey, NaiveDate)>,
        asked: &BTreeSet<&RequirementKey>,
    ) -> Self {
        let mut firsts: HashMap<&LinkKey, NaiveDate> = HashMap::new();
        for (key, date) in linked {
            if asked.contains(&key.requirement) {
                let first = firsts.entry(key).or_insert(date);
                *first = date.min(*first);
            }
        }
        Self(firsts)
    }

    /// Tells whether an entry of a day with these links is the first for any of them.
    fn hold<'k>(&self, mut links: impl Iterator<Item = &'k LinkKey>, date: NaiveDate) -> bool {
        links.any(|key| self.0.get(key) == Some(&date))
    }
}

/// Returns the days on which what is met may change, oldest first.
fn changes(telling: &Ledger, to: NaiveDate) -> Vec<NaiveDate> {
    let activities = telling.activities.iter().map(|activity| activity.date);
    let evidence = telling
        .evidence
        .iter()
        .map(|evidence| evidence.details.date);
    let ratings = telling.assessments.iter().map(|rating| rating.details.date);
    let held = telling.qualifications.iter().filter(|held| !held.deleted);
    let held = held.flat_map(|held| {
        let details = &held.details;
        let lapses = details
            .expires
            .and_then(|day| day.checked_add_days(Days::new(1)));
        [details.started, details.awarded, lapses]
            .into_iter()
            .flatten()
    });
    let days = activities.chain(evidence).chain(ratings).chain(held);
    let days: BTreeSet<NaiveDate> = days.filter(|day| *day <= to).collect();
    let mut days: Vec<NaiveDate> = days.into_iter().collect();
    if days.len() > DAYS {
        // Of each month, the last day on which something changes.
        let month = |day: NaiveDate| (day.year(), day.month());
        let next = days.iter().skip(1).copied().map(Some).chain([None]);
        let last = days.iter().copied().zip(next);
        let last = last.filter(|(day, next)| next.is_none_or(|next| month(next) != month(*day)));
        days = last.map(|(day, _)| day).collect();
    }
    days
}

/// Judges each of these days, and keeps those that change something.
fn steps(profile: &Profile, telling: &Ledger, from: NaiveDate, changes: &[NaiveDate]) -> Vec<Step> {
    let judge = |day| {
        // What is met asks for no period.
        let period = Period::new(day, day).ok()?;
        let progress = Progress::of(profile, telling, day, period, Minutes(0));
        Some(Step {
            date: day,
            met: progress.met,
        })
    };
    let before = judge(from);
    let later = changes.iter().filter(|day| **day > from);
    let mut steps: Vec<Step> = before.into_iter().collect();
    for step in later.filter_map(|day| judge(*day)) {
        if steps.last().is_none_or(|last| last.met != step.met) {
            steps.push(step);
        }
    }
    steps
}
