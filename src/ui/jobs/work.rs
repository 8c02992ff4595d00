//! Work with files that takes as long as they are large: how far it has come is shown, and it can be broken off.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant};

use egui::Context;

use super::under_way::Work;
use super::{Event, Jobs};
use crate::record::Copied;
use crate::ui::command::WorkId;

/// How long a frame waits for work that is done in a moment, so that nothing flickers.
const PATIENCE: Duration = Duration::from_millis(40);
/// From how many bytes on it is not waited for at all.
const LONG: u64 = 8_000_000;
/// After how long it is shown, and how often then.
const SHOWN_AFTER: Duration = Duration::from_millis(400);
const SHOWN_EVERY: Duration = Duration::from_millis(100);

/// What the work itself sees: where to tell how far it is, and whether it is to go on.
pub struct Watch {
    id: WorkId,
    ctx: Context,
    sender: Sender<Event>,
    stop: Arc<AtomicBool>,
    /// Lets the frame go on that waits for it.
    let_go: Sender<()>,
    /// When it is told next.
    due: Instant,
}

impl Watch {
    /// Tells how far it has come, and whether to go on.
    pub fn copied(&mut self, copied: &Copied) -> ControlFlow<()> {
        if copied.done == 0 && copied.of > LONG {
            self.let_go();
        }
        if self.due <= Instant::now() {
            self.due = Instant::now() + SHOWN_EVERY;
            let told = Event::WorkedSoFar(self.id, copied.clone());
            // The window may be gone by now.
            self.sender.send(told).ok();
            self.ctx.request_repaint();
        }
        if self.is_stopped() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }

    /// Lets the frame go on: this takes longer than a moment.
    pub fn let_go(&self) {
        // Nobody may be waiting any more.
        self.let_go.send(()).ok();
    }

    /// Returns which work it is.
    pub const fn id(&self) -> WorkId {
        self.id
    }

    /// Tells whether it is to be broken off.
    pub fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// All work under way, the oldest first.
#[derive(Debug, Default)]
pub(super) struct Works {
    under_way: Vec<Work>,
    last: WorkId,
}

impl Works {
    /// Takes in how far work has come.
    pub(super) fn so_far(&mut self, id: WorkId, copied: Copied) {
        if let Some(work) = self.under_way.iter_mut().find(|work| work.id == id) {
            work.so_far = Some(copied);
        }
    }

    /// Forgets work that is done.
    pub(super) fn done(&mut self, id: WorkId) {
        self.under_way.retain(|work| work.id != id);
    }
}

impl Jobs {
    /// Begins work, and waits for it a moment, within which most is done. What it ends with is reported.
    pub(in crate::ui) fn work(
        &mut self,
        does: String,
        job: impl FnOnce(&mut Watch) -> Option<Event> + Send + 'static,
    ) -> WorkId {
        self.works.last += 1;
        let id = self.works.last;
        let stop = Arc::<AtomicBool>::default();
        let (let_go, end) = channel();
        let mut watch = Watch {
            id,
            ctx: self.ctx.clone(),
            sender: self.sender.clone(),
            stop: Arc::clone(&stop),
            let_go,
            due: Instant::now() + SHOWN_AFTER,
        };
        let spawned = std::thread::Builder::new()
            .name("work".to_owned())
            .spawn(move || {
                let event = job(&mut watch).map(Box::new);
                watch.sender.send(Event::Worked(id, event)).ok();
                watch.let_go();
                watch.ctx.request_repaint();
            });
        match spawned {
            Ok(thread) => {
                self.works.under_way.push(Work {
                    id,
                    does,
                    so_far: None,
                    stop,
                    thread: Some(thread),
                });
                end.recv_timeout(PATIENCE).ok();
            }
            Err(err) => self.no_room(&err),
        }
        id
    }

    /// Says of work that it waits, and what for.
    pub fn waits(&mut self, id: WorkId, what_for: &str) {
        let waiting = Copied {
            name: what_for.to_owned(),
            done: 0,
            of: 0,
        };
        self.works.so_far(id, waiting);
    }

    /// Returns the work under way.
    #[must_use]
    pub fn works(&self) -> &[Work] {
        &self.works.under_way
    }

    /// Breaks work off.
    pub fn stop_work(&self, id: WorkId) {
        let mut works = self.works.under_way.iter();
        if let Some(work) = works.find(|work| work.id == id) {
            work.stop.store(true, Ordering::Relaxed);
        }
    }
}

impl Drop for Works {
    /// Breaks everything off and waits until it has: nothing is half done when the window closes or the record is left.
    fn drop(&mut self) {
        for work in &self.under_way {
            work.stop.store(true, Ordering::Relaxed);
        }
        for work in &mut self.under_way {
            if let Some(thread) = work.thread.take() {
                // One that panicked has ended too.
                thread.join().ok();
            }
        }
    }
}
