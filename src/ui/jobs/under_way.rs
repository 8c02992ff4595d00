//! One piece of work under way, as it is shown.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::thread::JoinHandle;

use crate::domain::capitalised;
use crate::record::Copied;
use crate::ui::command::WorkId;

/// Work under way.
#[derive(Debug)]
pub struct Work {
    /// Which.
    pub id: WorkId,
    /// What it does, such as “attaching slides.pdf”.
    pub does: String,
    /// How far it has come; unknown until it takes long enough to be shown.
    pub so_far: Option<Copied>,
    pub(super) stop: Arc<AtomicBool>,
    pub(super) thread: Option<JoinHandle<()>>,
}

impl Work {
    /// Returns what it does, as a sentence begins.
    pub fn title(&self) -> String {
        capitalised(self.does.clone())
    }

    /// Tells whether it takes long enough to be shown.
    pub const fn is_shown(&self) -> bool {
        self.so_far.is_some()
    }
}
