//! Makes up words and texts.

/// Words of the trade, the commonest first; early ones are drawn far more often than late ones, as in real texts.
const COMMON: &str = "the and of to a in for with that was we our on it from this as they at had not by but so what \
    knowledge service team evidence search library clinical people practice staff training learning work trust review \
    meeting project support community user information health care information questions results ward question \
    guideline audit sharing reflection outcome colleagues session feedback change network decision summary policy \
    teaching mentoring digital system data research literature database strategy workshop systematic nurses doctors \
    managers critical appraisal impact value case study interview lessons learned after action board report plan time \
    budget licence subscription journal repository taxonomy metadata catalogue classification thesaurus synthesis \
    bulletin alert current awareness induction supervision chartership portfolio revalidation conference webinar \
    presentation poster abstract facilitation storytelling randomised coffee trial peer assist exit café handover \
    retention transfer innovation improvement safety quality risk equity inclusion leadership governance procurement \
    negotiation copyright accessibility usability prototype pilot evaluation benchmark survey sample analysis";

/// Parts of rare words, three to a word: names, drugs, projects.
const SYLLABLES: &str =
    "al ber cor dan el fin gor hal in jor kel lam mor nor ol per quil ros sel tar ul ven wil yor";

/// Labels a person would use.
const TAGS: &str = "audit teaching search networks reading appraisal mentoring leadership data induction policy writing \
    conference chartership wards outreach café repository metadata evaluation";

/// A source of words that gives the same ones every time.
pub struct Words {
    state: u64,
    common: Vec<&'static str>,
    syllables: Vec<&'static str>,
    tags: Vec<&'static str>,
}

impl Words {
    /// Begins from a number.
    pub fn seeded(seed: u64) -> Self {
        let list = |text: &'static str| text.split_whitespace().collect();
        Self {
            state: seed,
            common: list(COMMON),
            syllables: list(SYLLABLES),
            tags: list(TAGS),
        }
    }

    /// Returns a number below `end`, by Knuth's linear congruential generator; its upper half, since the lower bits of such
    /// a generator repeat soon.
    pub fn below(&mut self, end: usize) -> usize {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let upper = usize::try_from(self.state >> 32).unwrap_or_default();
        upper % end
    }

    /// Picks one.
    pub fn one_of<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        let at = self.below(choices.len());
        &choices[at]
    }

    /// Returns a word: one in twelve a rare one.
    pub fn word(&mut self) -> String {
        if self.below(12) == 0 {
            return (0..3).map(|_| self.syllable()).collect();
        }
        // The product of two draws falls near the beginning of the list.
        let most = self.common.len();
        let at = self.below(most) * self.below(most) / most;
        self.common[at].to_owned()
    }

    fn syllable(&mut self) -> &'static str {
        let at = self.below(self.syllables.len());
        self.syllables[at]
    }

    /// Returns some words as a title.
    pub fn title(&mut self, words: usize) -> String {
        let words: Vec<String> = (0..words).map(|_| self.word()).collect();
        capitalised(&words.join(" "))
    }

    /// Returns some words in sentences.
    pub fn text(&mut self, words: usize) -> String {
        let mut left = words;
        let mut sentences = Vec::new();
        while left > 0 {
            let length = (6 + self.below(12)).min(left);
            left -= length;
            sentences.push(self.title(length) + ".");
        }
        sentences.join(" ")
    }

    /// Returns up to three labels.
    pub fn tags(&mut self) -> Vec<String> {
        let count = self.below(4);
        (0..count)
            .map(|_| {
                let at = self.below(self.tags.len());
                self.tags[at].to_owned()
            })
            .collect()
    }
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}
