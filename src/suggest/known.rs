//! One requirement with its terms: where they stand in an entry, and what they come to.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::learnt::Answers;
use super::lexicon::{self, Lexicon};
use super::pattern::Pattern;
use super::suggestion::{Aspect, Because, Suggestion, Written};
use super::words::Word;
use crate::domain::profile::Requirement;
use crate::domain::{ActivityKind, RequirementKey};

/// What a strong term counts, and a hint.
const STRONG: f64 = 3.0;
const WEAK: f64 = 1.0;
/// What each further word of a term multiplies it by, and each further term of a requirement.
const LONGER: f64 = 1.25;
const FURTHER: f64 = 0.8;
/// How many places are looked at for one requirement: more than any entry has.
pub(super) const HITS: usize = 4096;
/// How many terms of a requirement count; the twentieth adds next to nothing.
const MOST: usize = 64;
/// What the kind of activity adds.
const KIND: f64 = 2.0;

/// A requirement that an entry can show.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) key: RequirementKey,
    pub(super) sort: Aspect,
    pub(super) terms: Vec<Term>,
    kinds: Vec<ActivityKind>,
}

#[derive(Debug)]
pub(super) struct Term {
    said: String,
    pub(super) pattern: Pattern,
    weight: Weight,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    Strong,
    Weak,
    /// What makes a strong term within it weak.
    Not,
}

/// Where a term stands: its words, from the first to one behind the last.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    term: usize,
    from: usize,
    to: usize,
    value: f64,
    is_strong: bool,
}

impl Known {
    /// Takes what a lexicon says of a requirement; nothing where no entry can show that.
    pub(super) fn of(requirement: &Requirement, lexicon: &Lexicon) -> Option<Self> {
        let sort = Aspect::of(requirement)?;
        let (mut terms, mut kinds) = (Vec::new(), Vec::new());
        if let Some(known) = lexicon.entries.get(&requirement.key) {
            for (texts, weight) in [
                (&known.strong, Weight::Strong),
                (&known.weak, Weight::Weak),
                (&known.not, Weight::Not),
            ] {
                terms.extend(texts.iter().take(lexicon::MOST).map(|said| Term {
                    said: said.clone(),
                    pattern: Pattern::of(said),
                    weight,
                }));
            }
            let read = known.kinds.iter().map(|kind| ActivityKind::parse(kind));
            kinds = read.filter_map(Result::ok).collect();
        }
        Some(Self {
            key: requirement.key.clone(),
            sort,
            terms,
            kinds,
        })
    }

    /// Returns the terms that speak for it in an entry, the weightiest first.
    pub(super) fn speaking(&self, entry: &Written<'_>) -> Vec<String> {
        let words = entry.words();
        let mut begins: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, term) in self.terms.iter().enumerate() {
            if let Some(first) = term.pattern.pieces.first() {
                begins.entry(&first.text).or_default().push(at);
            }
        }
        let mut hits = Vec::new();
        for (from, word) in words.iter().enumerate() {
            let by_word = (word.said != word.stem).then_some(&word.said);
            let texts = [Some(&word.stem), by_word].into_iter().flatten();
            let terms = texts.filter_map(|text| begins.get(text.as_str()));
            hits.extend(
                terms
                    .flatten()
                    .filter_map(|term| self.hit(*term, &words, from)),
            );
        }
        hits.truncate(HITS);
        let counted = self.counted(hits, None);
        let said = counted.iter().filter_map(|hit| self.terms.get(hit.term));
        said.map(|term| term.said.clone()).collect()
    }

    /// Returns where one of its terms stands that begins at a word, if it does.
    pub(super) fn hit(&self, term: usize, words: &[Word], from: usize) -> Option<Hit> {
        let found = self.terms.get(term)?;
        Some(Hit {
            term,
            from,
            to: found.pattern.ends(words, from)?,
            value: 0.0,
            is_strong: found.weight == Weight::Strong,
        })
    }

    /// Keeps the longest of hits that overlap and one of each term, with what each counts, the weightiest first.
    pub(super) fn counted(&self, hits: Vec<Hit>, answers: Option<&Answers>) -> Vec<Hit> {
        let term = |hit: &Hit| self.terms.get(hit.term);
        let is_not = |hit: &Hit| term(hit).is_none_or(|term| term.weight == Weight::Not);
        let (nots, mut hits): (Vec<Hit>, Vec<Hit>) = hits.into_iter().partition(is_not);
        hits.sort_by_key(|hit| (Reverse(hit.to - hit.from), !hit.is_strong, hit.from));
        let mut kept: Vec<Hit> = Vec::new();
        for mut hit in hits {
            let overlaps = |known: &Hit| known.from < hit.to && hit.from < known.to;
            let is_known = |known: &Hit| known.term == hit.term || overlaps(known);
            if kept.iter().any(is_known) {
                continue;
            }
            if kept.len() == MOST {
                break;
            }
            let holds = |not: &Hit| not.from <= hit.from && hit.to <= not.to;
            hit.is_strong &= !nots.iter().any(holds);
            let Some(term) = term(&hit) else { continue };
            let further = term.pattern.pieces.len().saturating_sub(1);
            let longer = LONGER.powi(i32::try_from(further).unwrap_or_default());
            let learnt = answers.map_or(1.0, |answers| answers.term_factor(&term.said));
            hit.value = if hit.is_strong { STRONG } else { WEAK } * longer * learnt;
            kept.push(hit);
        }
        let weightiest = |one: &Hit, other: &Hit| other.value.total_cmp(&one.value);
        kept.sort_by(|one, other| weightiest(one, other).then(one.from.cmp(&other.from)));
        kept
    }

    /// Returns what hits and the kind of activity come to.
    pub(super) fn score(
        &self,
        hits: &[Hit],
        kind: Option<ActivityKind>,
        answers: Option<&Answers>,
    ) -> f64 {
        let has_kind = kind.is_some_and(|kind| self.kinds.contains(&kind));
        let by_kind = if has_kind { KIND } else { 0.0 };
        (sum(hits) + by_kind) * answers.map_or(1.0, Answers::factor)
    }

    /// Proposes it for what hits come to. Whether it is sure enough to be shown hangs on the others too.
    pub(super) fn suggestion(
        &self,
        score: f64,
        hits: &[Hit],
        words: &[Word],
        entry: &Written<'_>,
    ) -> Suggestion {
        let because = hits.iter();
        let because = because.filter_map(|hit| self.because(hit, words, entry));
        let reason = hits.first().and_then(|hit| sentence(hit, words, entry));
        Suggestion {
            key: self.key.clone(),
            sort: self.sort,
            score,
            // What hints alone speak for is never shown.
            shown: hits.iter().any(|hit| hit.is_strong),
            because: because.collect(),
            reason: reason.unwrap_or_default(),
        }
    }

    fn because(&self, hit: &Hit, words: &[Word], entry: &Written<'_>) -> Option<Because> {
        let (first, last) = (words.get(hit.from)?, words.get(hit.to.checked_sub(1)?)?);
        let (field, text) = entry.texts.get(first.field)?;
        let (from, to) = (first.span.0, last.span.1);
        let start = text.get(..from)?.chars().count();
        let quoted = text.get(from..to)?;
        Some(Because {
            term: self.terms.get(hit.term)?.said.clone(),
            field,
            text: quoted.to_owned(),
            start,
            end: start + quoted.chars().count(),
        })
    }
}

/// Adds up what hits count, each further one less.
fn sum(hits: &[Hit]) -> f64 {
    let mut share = 1.0;
    let mut sum = 0.0;
    for hit in hits {
        sum += hit.value * share;
        share *= FURTHER;
    }
    sum
}

/// Returns the sentence that a hit stands in.
fn sentence(hit: &Hit, words: &[Word], entry: &Written<'_>) -> Option<String> {
    let of = words.get(hit.from)?;
    let inside = |word: &&Word| word.sentence == of.sentence;
    let (_, text) = entry.texts.get(of.field)?;
    let begins = words.iter().find(inside)?.span.0;
    let ends = words.iter().rev().find(inside)?.span.1;
    let mark = text
        .get(ends..)?
        .chars()
        .next()
        .filter(|c| ".!?".contains(*c));
    let sentence = text
        .get(begins..ends)?
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    Some(sentence + &mark.map(String::from).unwrap_or_default())
}
