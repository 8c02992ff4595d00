//! What is being typeset, and how that is broken off.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Jobs;

/// What is typeset.
#[derive(Debug, Default)]
pub(super) struct Press {
    /// How many portfolios are being printed.
    pub(super) printing: usize,
    /// Set to break off printing.
    pub(super) stop: Arc<AtomicBool>,
    /// Set to break off typesetting pages to be seen.
    pub(super) stop_pages: Arc<AtomicBool>,
    /// Held while something is typeset: never more than one portfolio is, since each may take much memory. It remembers
    /// what makes the next proof of the open portfolio quick.
    #[cfg(feature = "pdf")]
    pub(super) proofs: Arc<std::sync::Mutex<Option<crate::portfolio::Proofs>>>,
    /// Whether something may be remembered there.
    #[cfg(feature = "pdf")]
    pub(super) remembers: bool,
}

impl Press {
    /// Takes note that a print has ended.
    pub(super) const fn done_one(&mut self) {
        self.printing = self.printing.saturating_sub(1);
    }
}

impl Jobs {
    /// Tells whether a portfolio is being typeset.
    #[must_use]
    pub const fn is_printing(&self) -> bool {
        self.press.printing > 0
    }

    /// Breaks off printing.
    pub fn stop_printing(&self) {
        self.press.stop.store(true, Ordering::Relaxed);
    }

    /// Breaks off typesetting pages to be seen: newer ones are wanted.
    pub fn stop_pages(&self) {
        self.press.stop_pages.store(true, Ordering::Relaxed);
    }
}
