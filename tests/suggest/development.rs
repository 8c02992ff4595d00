//! How often the proposals are right, on the entries that there are to develop on.
//!
//! The lexicon was made with these entries in sight, so the figures flatter; they are floors, below which a change made
//! something worse. `cargo test --test suggest -- --nocapture development` prints them.

use serde::Deserialize;

use super::{Aspect, Learnt, Suggestion, suggester, titled};

const ENTRIES: &str = include_str!("development.jsonl");

#[derive(Deserialize)]
struct Entry {
    text: String,
    pda: Vec<String>,
    skills: Vec<String>,
}

impl Entry {
    fn labels(&self, sort: Aspect) -> &[String] {
        if sort == Aspect::Pda {
            &self.pda
        } else {
            &self.skills
        }
    }
}

/// Each entry with what is proposed for it.
fn proposed() -> Vec<(Entry, Vec<Suggestion>)> {
    let suggester = suggester();
    let lines = ENTRIES.lines().filter(|line| !line.trim().is_empty());
    let entries = lines.map(|line| {
        let entry: Entry = serde_json::from_str(line).expect("an entry");
        let found = suggester.suggest(&titled(&entry.text), &Learnt::default());
        (entry, found)
    });
    entries.collect()
}

/// How many in a hundred labels stand among the first so many of a sort: the mean over the entries.
fn recall(all: &[(Entry, Vec<Suggestion>)], sort: Aspect, first: usize) -> usize {
    let (mut sum, mut many) = (0, 0);
    for (entry, found) in all {
        let labels = entry.labels(sort);
        let ranked: Vec<String> = found
            .iter()
            .filter(|one| one.sort == sort)
            .take(first)
            .map(|one| one.key.to_string())
            .collect();
        let hits = labels.iter().filter(|label| ranked.contains(label)).count();
        if !labels.is_empty() {
            sum += 1000 * hits / labels.len();
            many += 1;
        }
    }
    sum / many / 10
}

/// How many are shown of a sort, and how many of those stand in the labels.
fn precision(all: &[(Entry, Vec<Suggestion>)], sort: Aspect) -> (usize, usize) {
    let shown = all.iter().flat_map(|(entry, found)| {
        let shown = found
            .iter()
            .filter(move |one| one.sort == sort && one.shown);
        shown.map(move |one| entry.labels(sort).contains(&one.key.to_string()))
    });
    let shown: Vec<bool> = shown.collect();
    (shown.len(), shown.iter().filter(|right| **right).count())
}

#[test]
fn proposals_are_as_right_as_they_were() {
    let all = proposed();
    #[expect(clippy::print_stdout, reason = "the report that somebody asks for")]
    for (sort, first, floor) in [
        (Aspect::Pda, 3, 95),
        (Aspect::Skill, 3, 91),
        (Aspect::Skill, 5, 95),
    ] {
        let recall = recall(&all, sort, first);
        println!("recall of {} within {first}: {recall} in 100", sort.key());
        assert!(recall >= floor, "{} within {first}: {recall}", sort.key());
    }
    #[expect(clippy::print_stdout, reason = "the report that somebody asks for")]
    for (sort, floor) in [(Aspect::Pda, 75), (Aspect::Skill, 66)] {
        let (shown, right) = precision(&all, sort);
        println!("{} shown: {shown}, of which labelled: {right}", sort.key());
        assert!(
            100 * right >= floor * shown,
            "{}: {right} of {shown}",
            sort.key()
        );
    }
}
