//! What an entry may show: the requirements of a role that its words speak for, with those words as the reason.
//!
//! A lexicon names the words of each requirement; what the role itself says ranks what they find. Nothing is linked by this:
//! a person decides.

mod backing;
mod bm25;
mod lexicon;
mod suggestion;
mod words;

use std::collections::{BTreeMap, HashMap};

pub use self::backing::{CouldBack, Why, could_back};
use self::bm25::Index;
pub use self::lexicon::Lexicon;
use self::lexicon::Pattern;
pub use self::suggestion::{Aspect, Because, Suggestion, Written};
use self::words::{Word, words};
use crate::domain::profile::Profile;
use crate::domain::{ActivityKind, RequirementKey};

/// What a strong term counts, and a hint.
const STRONG: f64 = 3.0;
const WEAK: f64 = 1.0;
/// What each further word of a term multiplies it by, and each further term of a requirement.
const LONGER: f64 = 1.25;
const FURTHER: f64 = 0.8;
/// What the kind of activity adds.
const KIND: f64 = 2.0;
/// How much the role's own words count beside the lexicon's, in ranking alone.
const PROFILE: f64 = 0.3;
/// How many of each sort are shown, and how near to the best they come.
const SHOWN: usize = 3;
const NEAR: f64 = 0.75;

/// Proposes requirements of one role.
#[derive(Debug)]
pub struct Suggester {
    requirements: Vec<Known>,
    /// The terms that begin with a word or a stem.
    begins: HashMap<String, Vec<(usize, usize)>>,
    index: Index,
}

#[derive(Debug)]
struct Known {
    key: RequirementKey,
    sort: Aspect,
    terms: Vec<Term>,
    kinds: Vec<ActivityKind>,
}

#[derive(Debug)]
struct Term {
    said: String,
    pattern: Pattern,
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
struct Hit {
    term: usize,
    from: usize,
    to: usize,
    value: f64,
    is_strong: bool,
}

impl Suggester {
    /// Makes ready to propose requirements of a role by a lexicon.
    #[must_use]
    pub fn new(profile: &Profile, lexicon: &Lexicon) -> Self {
        let mut requirements = Vec::new();
        let mut begins: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
        for requirement in &profile.requirements {
            let Some(sort) = Aspect::of(requirement) else {
                continue;
            };
            let (mut terms, mut kinds) = (Vec::new(), Vec::new());
            if let Some(known) = lexicon.entries.get(&requirement.key) {
                for (texts, weight) in [
                    (&known.strong, Weight::Strong),
                    (&known.weak, Weight::Weak),
                    (&known.not, Weight::Not),
                ] {
                    terms.extend(texts.iter().map(|said| Term {
                        said: said.clone(),
                        pattern: Pattern::of(said),
                        weight,
                    }));
                }
                kinds = known
                    .kinds
                    .iter()
                    .filter_map(|kind| ActivityKind::parse(kind).ok())
                    .collect();
            }
            for (at, term) in terms.iter().enumerate() {
                if let Some(first) = term.pattern.pieces.first() {
                    let begin = begins.entry(first.text.clone()).or_default();
                    begin.push((requirements.len(), at));
                }
            }
            requirements.push(Known {
                key: requirement.key.clone(),
                sort,
                terms,
                kinds,
            });
        }
        let index = Index::of(
            profile
                .requirements
                .iter()
                .filter(|one| Aspect::of(one).is_some()),
        );
        Self {
            requirements,
            begins,
            index,
        }
    }

    /// Ranks the requirements that an entry may show: within each sort the likeliest first. Those with nothing to say for
    /// them are left out.
    #[must_use]
    pub fn suggest(&self, entry: Written<'_>) -> Vec<Suggestion> {
        let texts: Vec<&str> = entry.texts.iter().map(|(_, text)| *text).collect();
        let words = words(&texts);
        let mut hits: BTreeMap<usize, Vec<Hit>> = BTreeMap::new();
        for from in 0..words.len() {
            self.begin(&words, from, &mut hits);
        }
        let by_profile = self.index.scores(&words);
        let mut ranked = Vec::new();
        for sort in Aspect::ALL {
            let mut of_sort: Vec<(f64, Suggestion)> = Vec::new();
            for (at, known) in self.requirements.iter().enumerate() {
                if known.sort != sort {
                    continue;
                }
                let found = hits
                    .remove(&at)
                    .map(|hits| known.counted(hits))
                    .unwrap_or_default();
                let has_kind = entry.kind.is_some_and(|kind| known.kinds.contains(&kind));
                let score = sum(&found) + if has_kind { KIND } else { 0.0 };
                let profile = by_profile.get(at).copied().unwrap_or_default();
                if score > 0.0 || profile > 0.0 {
                    let said = known.suggestion(score, &found, &words, &entry);
                    of_sort.push((profile, said));
                }
            }
            let most = |value: fn(&(f64, Suggestion)) -> f64| {
                of_sort.iter().map(value).fold(f64::MIN_POSITIVE, f64::max)
            };
            let (best_by_profile, best) = (most(|one| one.0), most(|one| one.1.score));
            let rank = |(profile, said): &(f64, Suggestion)| {
                said.score / best + PROFILE * profile / best_by_profile
            };
            of_sort.sort_by(|one, other| rank(other).total_cmp(&rank(one)));
            let mut left = SHOWN;
            ranked.extend(of_sort.into_iter().map(|(_, mut said)| {
                let is_sure = said.score >= sort.least() && said.score >= NEAR * best;
                said.shown &= is_sure && left > 0;
                left -= usize::from(said.shown);
                said
            }));
        }
        ranked
    }

    /// Finds the terms that begin at a word.
    fn begin(&self, words: &[Word], from: usize, hits: &mut BTreeMap<usize, Vec<Hit>>) {
        let Some(word) = words.get(from) else {
            return;
        };
        let by_word = (word.said != word.stem)
            .then(|| self.begins.get(&word.said))
            .flatten();
        for (requirement, at) in self
            .begins
            .get(&word.stem)
            .into_iter()
            .chain(by_word)
            .flatten()
        {
            let known = self.requirements.get(*requirement);
            let Some(term) = known.and_then(|known| known.terms.get(*at)) else {
                continue;
            };
            if let Some(to) = term.pattern.ends(words, from) {
                hits.entry(*requirement).or_default().push(Hit {
                    term: *at,
                    from,
                    to,
                    value: 0.0,
                    is_strong: term.weight == Weight::Strong,
                });
            }
        }
    }
}

impl Known {
    /// Keeps the longest of hits that overlap and one of each term, with what each counts, the weightiest first.
    fn counted(&self, hits: Vec<Hit>) -> Vec<Hit> {
        let weight = |hit: &Hit| {
            self.terms
                .get(hit.term)
                .map_or(Weight::Not, |term| term.weight)
        };
        let (nots, mut hits): (Vec<Hit>, Vec<Hit>) =
            hits.into_iter().partition(|hit| weight(hit) == Weight::Not);
        hits.sort_by_key(|hit| {
            (
                std::cmp::Reverse(hit.to - hit.from),
                !hit.is_strong,
                hit.from,
            )
        });
        let mut kept: Vec<Hit> = Vec::new();
        for mut hit in hits {
            if kept
                .iter()
                .any(|known| known.term == hit.term || known.from < hit.to && hit.from < known.to)
            {
                continue;
            }
            hit.is_strong &= !nots
                .iter()
                .any(|not| not.from <= hit.from && hit.to <= not.to);
            let words = self
                .terms
                .get(hit.term)
                .map_or(1, |term| term.pattern.pieces.len());
            let longer = i32::try_from(words.saturating_sub(1)).unwrap_or_default();
            hit.value = if hit.is_strong { STRONG } else { WEAK } * LONGER.powi(longer);
            kept.push(hit);
        }
        kept.sort_by(|one, other| {
            other
                .value
                .total_cmp(&one.value)
                .then(one.from.cmp(&other.from))
        });
        kept
    }

    fn suggestion(
        &self,
        score: f64,
        hits: &[Hit],
        words: &[Word],
        entry: &Written<'_>,
    ) -> Suggestion {
        let because: Vec<Because> = hits
            .iter()
            .filter_map(|hit| self.because(hit, words, entry))
            .collect();
        let reason = hits.first().and_then(|hit| sentence(hit, words, entry));
        Suggestion {
            key: self.key.clone(),
            sort: self.sort,
            score,
            // What hints alone speak for is never shown.
            shown: hits.iter().any(|hit| hit.is_strong),
            because,
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
