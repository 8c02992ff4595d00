//! Does several pieces of work at once, tells how far they are, and stops when asked.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use crate::portfolio::error::PortfolioError;
use crate::portfolio::watching::PartsPrinted;

/// How many pieces are worked at once: more would take more memory, and a laptop has few cores to spare.
const WORKERS: usize = 2;

/// Counts pieces of work and tells who watches.
pub(super) struct Watch<'a> {
    printed: PartsPrinted,
    watch: &'a mut dyn FnMut(PartsPrinted) -> ControlFlow<()>,
}

impl<'a> Watch<'a> {
    pub(super) fn new(watch: &'a mut dyn FnMut(PartsPrinted) -> ControlFlow<()>) -> Self {
        let printed = PartsPrinted { done: 0, of: 0 };
        Self { printed, watch }
    }

    /// Says that more work is to be done.
    pub(super) const fn expect(&mut self, more: usize) {
        self.printed.of += more;
    }

    /// Tells that a piece is done.
    pub(super) fn done_one(&mut self) -> Result<(), PortfolioError> {
        self.printed.done += 1;
        match (self.watch)(self.printed) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(PortfolioError::Cancelled),
        }
    }
}

/// Does pieces of work on a few threads and returns what they made, in the order of the pieces.
///
/// At the first error, or when who watches breaks off, no further piece is begun.
pub(super) fn in_parallel<Job: Sync, Made: Send>(
    jobs: &[Job],
    watch: &mut Watch<'_>,
    work: impl Fn(&Job) -> Result<Made, PortfolioError> + Sync,
) -> Result<Vec<Made>, PortfolioError> {
    let next = AtomicUsize::new(0);
    let stopped = AtomicBool::new(false);
    let mut made: Vec<(usize, Made)> = Vec::with_capacity(jobs.len());
    let outcome = thread::scope(|scope| {
        let (finished, arriving) = mpsc::channel();
        for _ in 0..WORKERS.min(jobs.len()) {
            let (finished, next, stopped, work) = (finished.clone(), &next, &stopped, &work);
            scope.spawn(move || {
                while !stopped.load(Ordering::Relaxed) {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(job) = jobs.get(at) else { break };
                    let sent = finished.send((at, work(job)));
                    if sent.is_err() {
                        break;
                    }
                }
            });
        }
        drop(finished);
        let outcome = arriving.iter().try_for_each(|(at, piece)| {
            made.push((at, piece?));
            watch.done_one()
        });
        stopped.store(true, Ordering::Relaxed);
        outcome
    });
    outcome?;
    made.sort_by_key(|(at, _)| *at);
    Ok(made.into_iter().map(|(_, made)| made).collect())
}
