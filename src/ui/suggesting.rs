//! What the window suggests by: made ready on another thread once something asks for it, and what answers taught.

use std::sync::Arc;

use crate::record::{Record, Result, RoleWords, Taught};
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
            version: 0,
        })
    }

    /// Goes on with what was made ready before, as long as the role has the same words.
    pub fn go_on(&mut self, before: Self) {
        self.version = before.version + 1;
        if self.words.are(&before.words) {
            (self.ready, self.is_asked) = (before.ready, before.is_asked);
        }
    }

    /// Reads anew what answers taught.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn learn(&mut self, record: &Record) -> Result<()> {
        self.taught = record.taught()?;
        self.version += 1;
        Ok(())
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
