//! How near an entry is to all that is said of each requirement: BM25 over its title, details and statements, and the strong
//! terms of the lexicon, of which an entry may hold some words without holding one of them whole.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::lexicon::Lexicon;
use super::words::{STOP, Word, words};
use crate::domain::profile::Requirement;

/// How soon further occurrences of a word count no more, and how much the length of a text counts.
const SOON: f64 = 1.2;
const LENGTH: f64 = 0.75;
/// How often a title counts.
const TITLE: u32 = 3;

/// The words of all requirements.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// Where a stem occurs, and how much that is worth there.
    postings: HashMap<String, Vec<(usize, f64)>>,
    /// How much a stem tells.
    rare: HashMap<String, f64>,
    many: usize,
}

impl Index {
    pub(super) fn of<'a>(
        requirements: impl Iterator<Item = &'a Requirement>,
        lexicon: &Lexicon,
    ) -> Self {
        let mut counts: Vec<BTreeMap<String, u32>> = Vec::new();
        for requirement in requirements {
            let mut stems: BTreeMap<String, u32> = BTreeMap::new();
            let statements: Vec<&str> = requirement
                .statements()
                .map(|(_, text)| text.shown())
                .collect();
            let texts = [requirement.title.shown(), requirement.details.shown()];
            let terms = lexicon.entries.get(&requirement.key);
            let terms = terms.into_iter().flat_map(|terms| &terms.strong);
            let texts = texts.into_iter().chain(statements);
            let texts = texts.chain(terms.map(String::as_str)).enumerate();
            for (at, text) in texts {
                for word in words(&[text]).into_iter().filter(is_telling) {
                    *stems.entry(word.stem).or_default() += if at == 0 { TITLE } else { 1 };
                }
            }
            counts.push(stems);
        }
        let many = counts.len();
        let length = |stems: &BTreeMap<String, u32>| f64::from(stems.values().sum::<u32>());
        let all: f64 = counts.iter().map(length).sum();
        let mean = all / number(many).max(1.0);
        let mut found: BTreeMap<String, Vec<(usize, f64)>> = BTreeMap::new();
        for (at, stems) in counts.iter().enumerate() {
            let long = 1.0 - LENGTH + LENGTH * length(stems) / mean;
            for (stem, count) in stems {
                let count = f64::from(*count);
                let value = count * (SOON + 1.0) / (count + SOON * long);
                found.entry(stem.clone()).or_default().push((at, value));
            }
        }
        let mut rare = HashMap::new();
        for (stem, postings) in &mut found {
            let (of, with) = (number(many), number(postings.len()));
            let tells = ((of - with + 0.5) / (with + 0.5)).ln_1p();
            for (_, value) in postings {
                *value *= tells;
            }
            rare.insert(stem.clone(), tells);
        }
        Self {
            postings: found.into_iter().collect(),
            rare,
            many,
        }
    }

    /// Returns how near the words are to each requirement.
    pub(super) fn scores(&self, words: &[Word]) -> Vec<f64> {
        let mut scores = vec![0.0; self.many];
        let stems = stems(words);
        let postings = stems.iter().filter_map(|stem| self.postings.get(*stem));
        for (at, value) in postings.flatten() {
            if let Some(score) = scores.get_mut(*at) {
                *score += value;
            }
        }
        scores
    }

    /// Returns how much the words that two texts share tell.
    pub(super) fn shared(&self, one: &[Word], other: &[Word]) -> f64 {
        let (one, other) = (stems(one), stems(other));
        let shared = one.iter().filter(|stem| other.contains(*stem));
        shared.filter_map(|stem| self.rare.get(*stem)).sum()
    }
}

/// Returns the stems of the words that tell something, each once.
fn stems(words: &[Word]) -> BTreeSet<&str> {
    let telling = words.iter().filter(|word| is_telling(word));
    telling.map(|word| word.stem.as_str()).collect()
}

fn is_telling(word: &Word) -> bool {
    !STOP.contains(&word.said.as_str())
}

fn number(many: usize) -> f64 {
    f64::from(u32::try_from(many).unwrap_or(u32::MAX))
}
