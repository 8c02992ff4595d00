//! Opening a record off the window's thread, and what stands in the window meanwhile.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError, channel};
use std::time::Duration;

use egui::{Context, RichText, Ui, vec2};

use super::listing::Asked;
use super::model::Model;
use super::rail;
use super::screens::log::View;
use super::theme::Tokens;
use super::widgets::bare_page;
use crate::record::{Clock, Record, RecordError};

/// How long the first frame waits, so that a record of usual size is there at once and nothing flickers.
const PATIENCE: Duration = Duration::from_millis(60);

/// A record with everything the first screen draws from.
pub struct Opened {
    /// The record.
    pub record: Record,
    /// What was read of it.
    pub model: Model,
    /// The version of the database that was read.
    pub version: i64,
}

impl Opened {
    /// Reads a record that is open.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn of(mut record: Record) -> Result<Self, RecordError> {
        record.open_window();
        record.take_over_drafts()?;
        let version = record.data_version()?;
        let asked = Asked {
            order: View::read(&record)?.order,
            ..Asked::default()
        };
        let model = Model::read(&record, &asked, None)?;
        Ok(Self {
            record,
            model,
            version,
        })
    }
}

/// A record that is being opened.
pub struct Opening(Receiver<Result<Opened, RecordError>>);

/// How far it has come.
pub enum Progress {
    /// It goes on.
    Waiting(Opening),
    /// It is open, or why it is not.
    Done(Box<Result<Opened, RecordError>>),
}

impl Opening {
    /// Begins to open a record; what takes longer than a moment wakes the window when it is done.
    #[must_use]
    pub fn begin(ctx: &Context, dir: &Path, clock: &Clock) -> Progress {
        let (dir, clock) = (dir.to_owned(), clock.clone());
        Self::after(ctx, move || Record::open(&dir, clock))
    }

    /// Begins to do what leads to an open record, such as going back to a backup.
    #[must_use]
    pub fn after(
        ctx: &Context,
        open: impl FnOnce() -> Result<Record, RecordError> + Clone + Send + 'static,
    ) -> Progress {
        let (sender, receiver) = channel();
        let ctx = ctx.clone();
        let open = move || open().and_then(Opened::of);
        let threaded = open.clone();
        let shown = Arc::new(AtomicBool::new(false));
        let wakes = Arc::clone(&shown);
        let worker = std::thread::Builder::new()
            .name("open".to_owned())
            .spawn(move || {
                // The window may be gone by now.
                sender.send(threaded()).ok();
                if wakes.load(Ordering::SeqCst) {
                    ctx.request_repaint();
                }
            });
        if worker.is_err() {
            return Progress::Done(Box::new(open()));
        }
        match receiver.recv_timeout(PATIENCE) {
            Ok(opened) => Progress::Done(Box::new(opened)),
            Err(RecvTimeoutError::Timeout) => {
                // From now on the window draws, and wants to be woken; what came just before that is here already.
                shown.store(true, Ordering::SeqCst);
                match receiver.try_recv() {
                    Ok(opened) => Progress::Done(Box::new(opened)),
                    Err(_) => Progress::Waiting(Self(receiver)),
                }
            }
            Err(RecvTimeoutError::Disconnected) => Progress::Done(Box::new(open())),
        }
    }

    /// Returns what came of it.
    ///
    /// # Errors
    /// When it goes on, or when the thread broke off.
    pub fn result(&self) -> Result<Result<Opened, RecordError>, TryRecvError> {
        self.0.try_recv()
    }
}

/// Draws the window's outline until the record is there.
pub fn opening_ui(ui: &mut Ui, tokens: &Tokens) {
    rail::outline_ui(ui, tokens);
    bare_page(ui, |ui| {
        ui.add_space(6.0);
        ui.label(RichText::new("Opening your record …").color(tokens.dim));
        ui.add_space(16.0);
        let width = ui.available_width().min(1240.0);
        for (share, height) in [(1.0, 132.0), (0.62, 220.0), (0.62, 160.0)] {
            let (rect, _) =
                ui.allocate_exact_size(vec2(width * share, height), egui::Sense::hover());
            ui.painter().rect_filled(rect, 12.0, tokens.rail);
            ui.add_space(16.0);
        }
    });
}
