//! What an entry may show: the requirements of a role that its words speak for, with those words as the reason.
//!
//! A lexicon names the words of each requirement; what the role itself says ranks what they find. Nothing is linked by this:
//! a person decides, and what they decide makes the next proposals likelier or less so.

mod backing;
mod bm25;
mod check;
mod entry;
mod known;
mod learnt;
mod lexicon;
mod pattern;
mod statements;
mod suggestion;
mod words;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

pub use self::backing::{CouldBack, Why, could_back};
use self::bm25::Index;
pub use self::check::{check, is_lexicon};
pub use self::entry::Tells;
use self::known::{Hit, Known};
pub use self::learnt::{Answers, Counts, Learnt};
pub use self::lexicon::Lexicon;
pub use self::suggestion::{Aspect, Because, Suggestion, Written};
use self::words::Word;
use crate::domain::RequirementKey;
use crate::domain::profile::{Profile, Requirement};

/// How much it counts, in ranking alone, how near an entry is to all that is said of a requirement. With half of the lexicon
/// left out at random, which is how it fares with words that nobody thought of, this and the lexicon's words in the index find
/// more than .3 and the role's own words alone (`tests/suggest/development.rs` prints by how much).
const NEARNESS: f64 = 0.5;
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
    has_lexicon: bool,
}

impl Suggester {
    /// Makes ready to propose requirements of a role by a lexicon; without one, by the role's own words.
    #[must_use]
    pub fn new(profile: &Profile, lexicon: Option<&Lexicon>) -> Self {
        let own = || Cow::Owned(Lexicon::of(profile));
        let words = lexicon.map_or_else(own, Cow::Borrowed);
        let known = profile.requirements.iter();
        let requirements: Vec<Known> = known.filter_map(|one| Known::of(one, &words)).collect();
        let mut begins: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
        for (at, known) in requirements.iter().enumerate() {
            for (term, of) in known.terms.iter().enumerate() {
                if let Some(first) = of.pattern.pieces.first() {
                    begins
                        .entry(first.text.clone())
                        .or_default()
                        .push((at, term));
                }
            }
        }
        let can_be_shown = |one: &&Requirement| Aspect::of(one).is_some();
        Self {
            requirements,
            begins,
            index: Index::of(profile.requirements.iter().filter(can_be_shown), &words),
            has_lexicon: lexicon.is_some(),
        }
    }

    /// Tells whether it goes by a lexicon. By the role's own words alone nothing is sure enough to be shown unasked.
    #[must_use]
    pub const fn has_lexicon(&self) -> bool {
        self.has_lexicon
    }

    /// Ranks the requirements that an entry may show: within each sort the likeliest first. Those with nothing to say for
    /// them are left out.
    #[must_use]
    pub fn suggest(&self, entry: &Written<'_>, learnt: &Learnt) -> Vec<Suggestion> {
        let words = entry.words();
        let mut hits = self.hits(&words);
        let by_profile = self.index.scores(&words);
        let mut ranked = Vec::new();
        for sort in Aspect::ALL {
            let mut of_sort: Vec<(f64, Suggestion)> = Vec::new();
            let known = self.requirements.iter().enumerate();
            for (at, known) in known.filter(|(_, known)| known.sort == sort) {
                let answers = learnt.of(&known.key);
                let found = hits.remove(&at).unwrap_or_default();
                let found = known.counted(found, answers);
                let score = known.score(&found, entry.kind, answers);
                let profile = by_profile.get(at).copied().unwrap_or_default();
                if score > 0.0 || profile > 0.0 {
                    let said = known.suggestion(score, &found, &words, entry);
                    of_sort.push((profile, said));
                }
            }
            rank(sort, &mut of_sort);
            ranked.extend(of_sort.into_iter().map(|(_, said)| said));
        }
        ranked
    }

    /// Finds where terms stand, by the requirement that they speak for.
    fn hits(&self, words: &[Word]) -> BTreeMap<usize, Vec<Hit>> {
        let mut hits: BTreeMap<usize, Vec<Hit>> = BTreeMap::new();
        for (from, word) in words.iter().enumerate() {
            let by_stem = self.begins.get(&word.stem);
            let by_word = (word.said != word.stem).then(|| self.begins.get(&word.said));
            let begin = by_stem.into_iter().chain(by_word.flatten()).flatten();
            for (requirement, term) in begin {
                let known = self.requirements.get(*requirement);
                let hit = known.and_then(|known| known.hit(*term, words, from));
                if let Some(hit) = hit {
                    let of_it = hits.entry(*requirement).or_default();
                    if of_it.len() < known::HITS {
                        of_it.push(hit);
                    }
                }
            }
        }
        hits
    }
}

/// Ranks what was found of a sort, each with how near the role's own words come, and says which of it is shown.
fn rank(sort: Aspect, found: &mut [(f64, Suggestion)]) {
    let most = |value: fn(&(f64, Suggestion)) -> f64| {
        let values = found.iter().map(value);
        values.fold(f64::MIN_POSITIVE, f64::max)
    };
    let (best_by_profile, best) = (most(|one| one.0), most(|one| one.1.score));
    let rank = |(profile, said): &(f64, Suggestion)| {
        said.score / best + NEARNESS * profile / best_by_profile
    };
    found.sort_by(|one, other| rank(other).total_cmp(&rank(one)));
    let mut left = SHOWN;
    for (_, said) in found {
        said.shown &= said.score >= sort.least() && said.score >= NEAR * best && left > 0;
        left -= usize::from(said.shown);
    }
}

impl Lexicon {
    /// Returns the terms that speak for a requirement in an entry, the weightiest first.
    #[must_use]
    pub fn speaking(
        &self,
        profile: &Profile,
        key: &RequirementKey,
        entry: &Written<'_>,
    ) -> Vec<String> {
        let known = profile.requirement(key);
        let known = known.and_then(|requirement| Known::of(requirement, self));
        known.map_or_else(Vec::new, |known| known.speaking(entry))
    }
}
