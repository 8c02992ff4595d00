//! The small pictures of the grid: read as they come into sight, and forgotten when there are many.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::domain::FileContent;
use crate::ui::preview::Preview;

/// How many are kept, each of at most [`crate::ui::preview::Size::Small`].
const KEPT: usize = 120;
/// How many are read at once.
const AT_ONCE: usize = 2;

/// The small pictures by the SHA-256 of their files.
#[derive(Debug, Default)]
pub struct Thumbs {
    known: HashMap<String, Preview>,
    /// Those that are known, the oldest first.
    order: VecDeque<String>,
    under_way: HashSet<String>,
}

impl Thumbs {
    /// Returns what is known of a file's looks.
    pub fn get(&self, file: &FileContent) -> Option<&Preview> {
        self.known.get(&file.sha256)
    }

    /// Tells whether a file in sight should be read now.
    pub fn wants(&self, file: &FileContent) -> bool {
        Preview::is_possible(file)
            && self.under_way.len() < AT_ONCE
            && !self.known.contains_key(&file.sha256)
            && !self.under_way.contains(&file.sha256)
    }

    /// Takes a file for being read.
    pub fn begin(&mut self, file: &FileContent) {
        self.under_way.insert(file.sha256.clone());
    }

    /// Takes what was read.
    pub fn take(&mut self, sha256: String, preview: Preview) {
        self.under_way.remove(&sha256);
        if self.known.insert(sha256.clone(), preview).is_none() {
            self.order.push_back(sha256);
        }
        if self.order.len() > KEPT
            && let Some(oldest) = self.order.pop_front()
        {
            self.known.remove(&oldest);
        }
    }
}
