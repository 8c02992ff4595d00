//! What the window suggests by: made ready on another thread once something asks for it, and what answers taught.

use std::sync::Arc;

use crate::domain::RequirementKey;
use crate::record::{Mention, Mentions, Record, Result, RoleWords, Taught};
use crate::suggest::{Suggester, Suggestion, Written};

/// What suggestions are made by.
#[derive(Debug)]
pub struct Suggesting {
    words: RoleWords,
    ready: Option<Arc<Suggester>>,
    /// Whether it is being made ready.
    is_asked: bool,
    /// What the person's answers taught.
    pub taught: Taught,
    /// What entries may show, as was last found, and whether that is as they are now or is being looked for.
    mentions: Mentions,
    is_looked_through: bool,
    /// Another number whenever the same words may bring up something else.
    version: u64,
}

impl Suggesting {
    /// Reads what suggestions are made by.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn read(record: &Record) -> Result<Self> {
        Ok(Self {
            words: record.words()?,
            ready: None,
            is_asked: false,
            taught: record.taught()?,
            mentions: Mentions::default(),
            is_looked_through: false,
            version: 0,
        })
    }

    /// Goes on with what was made ready before, as long as the role has the same words.
    pub fn go_on(&mut self, before: Self) {
        self.version = before.version + 1;
        if self.words.are(&before.words) {
            (self.ready, self.is_asked) = (before.ready, before.is_asked);
            self.mentions = before.mentions;
        }
    }

    /// Reads anew what answers taught.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn learn(&mut self, record: &Record) -> Result<()> {
        self.taught = record.taught()?;
        self.outdate();
        Ok(())
    }

    /// Has what entries may show be looked for again when it is asked for next: some of them say something else by now.
    pub const fn outdate(&mut self) {
        self.version += 1;
        self.is_looked_through = false;
    }

    /// Tells whether what entries may show is to be looked for.
    #[must_use]
    pub const fn wants_mentions(&self) -> bool {
        self.ready.is_some() && !self.is_looked_through
    }

    /// Returns by what the record is to be looked through, once for each version of it.
    pub fn look_through(&mut self) -> Option<(u64, Arc<Suggester>)> {
        let ready = self.ready.clone().filter(|_| !self.is_looked_through)?;
        self.is_looked_through = true;
        Some((self.version, ready))
    }

    /// Takes what entries may show; what was looked for before a change is as good as what there was.
    pub fn take_mentions(&mut self, version: u64, mentions: Mentions) {
        if version <= self.version {
            self.mentions = mentions;
        }
    }

    /// Returns the entries that may show a requirement, as was last found.
    #[must_use]
    pub fn mentions_of(&self, key: &RequirementKey) -> &[Mention] {
        self.mentions.of(key)
    }

    /// Returns what is to be made ready, once.
    pub fn prepare(&mut self) -> Option<RoleWords> {
        if self.ready.is_some() || std::mem::replace(&mut self.is_asked, true) {
            return None;
        }
        Some(self.words.clone())
    }

    /// Takes what was made ready, if it still is what the role asks for.
    pub fn take(&mut self, words: &RoleWords, suggester: Suggester) {
        if self.words.are(words) {
            self.ready = Some(Arc::new(suggester));
            self.version += 1;
        }
    }

    /// Returns what proposes, once it is ready.
    #[must_use]
    pub fn suggester(&self) -> Option<&Arc<Suggester>> {
        self.ready.as_ref()
    }

    /// Tells whether nothing was asked of it yet.
    #[must_use]
    pub const fn is_unasked(&self) -> bool {
        !self.is_asked
    }

    /// Tells whether the role has no lexicon.
    #[must_use]
    pub fn lacks_lexicon(&self) -> bool {
        !self.words.have_lexicon()
    }

    /// Returns a number that is another one whenever the same words may bring up something else.
    #[must_use]
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// Ranks what an entry may show; nothing as long as it is not ready.
    #[must_use]
    pub fn suggest(&self, written: &Written<'_>) -> Vec<Suggestion> {
        let ready = self.ready.as_ref();
        ready.map_or_else(Vec::new, |ready| {
            ready.suggest(written, &self.taught.learnt)
        })
    }
}
