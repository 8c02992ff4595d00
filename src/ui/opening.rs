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
use super::screens::broken::Broken;
use super::screens::log::View;
use super::theme::Tokens;
use super::widgets::bare_page;
use crate::record::{Backups, Clock, Record, RecordError};

/// How long the first frame waits, so that a record of usual size is there at once and nothing flickers.
const PATIENCE: Duration = Duration::from_millis(60);
/// How long it waits where nothing else is on the screen.
const LONGER: Duration = Duration::from_millis(400);

/// A record with everything the first screen draws from.
pub struct Opened {
    /// The record.
    pub record: Record,
    /// What was read of it.
    pub model: Model,
    /// The version of the database that was read.
    pub version: i64,
    /// Forms that were begun before.
    pub drafts: Vec<(String, String)>,
}

impl Opened {
    /// Reads a record that is open.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn of(mut record: Record) -> std::result::Result<Self, RecordError> {
        let drafts = record.open_window()?;
        let version = record.data_version()?;
        let asked = Asked {
            order: View::read(&record)?.order,
            ..Asked::default()
        };
        let mut model = Model::read(&record, &asked, None)?;
        // Home is what is shown first.
        model.follow_path();
        Ok(Self {
            record,
            model,
            version,
            drafts,
        })
    }
}

/// A record that did not open.
#[derive(Debug)]
pub struct NotOpened {
    /// Why.
    pub err: RecordError,
    /// What there is to go back to.
    pub broken: Broken,
}

impl NotOpened {
    /// Finds out what there is to go back to; that looks through backups.
    fn of(err: RecordError, dir: &Path, clock: &Clock) -> Self {
        let backups = Backups::of(dir, clock.clone());
        // A wrong passphrase changed nothing: what was wrong with the record before still is.
        let damage = match &err {
            RecordError::WrongPassphrase => Record::open(dir, clock.clone()).err(),
            _ => None,
        };
        let broken = match &damage {
            Some(damage) => Broken::of(damage, &backups).refused(&err),
            None => Broken::of(&err, &backups),
        };
        Self { err, broken }
    }
}

/// What opening came to.
pub type Result = std::result::Result<Opened, Box<NotOpened>>;

/// A record that is being opened.
pub struct Opening {
    receiver: Receiver<Result>,
    /// What is being done, in words.
    says: &'static str,
}

/// How far it has come.
pub enum Progress {
    /// It goes on.
    Waiting(Opening),
    /// It is open, or why it is not.
    Done(Box<Result>),
}

/// What is done to have an open record: its words, and how long a frame waits for it.
#[derive(Clone, Copy, Debug)]
pub enum Doing {
    /// Opening it.
    Opening,
    /// Making it; nothing else is on the screen that could stand still.
    Making,
    /// Going back to a backup, or keeping what can be read.
    GoingBack,
    /// Erasing it.
    Erasing,
}

impl Doing {
    const fn says(self) -> &'static str {
        match self {
            Self::Opening => "Opening your record …",
            Self::Making => "Making your record …",
            Self::GoingBack => "Going back …",
            Self::Erasing => "Erasing your record …",
        }
    }

    const fn patience(self) -> Duration {
        match self {
            Self::Opening | Self::GoingBack => PATIENCE,
            Self::Making | Self::Erasing => LONGER,
        }
    }
}

impl Opening {
    /// Begins to open a record; what takes longer than a moment wakes the window when it is done.
    #[must_use]
    pub fn begin(ctx: &Context, dir: &Path, clock: &Clock) -> Progress {
        Self::after(ctx, Doing::Opening, (dir, clock), |dir, clock| {
            Record::open(dir, clock)
        })
    }

    /// Begins to do what leads to an open record, such as going back to a backup.
    #[must_use]
    pub fn after(
        ctx: &Context,
        doing: Doing,
        (dir, clock): (&Path, &Clock),
        open: impl FnOnce(&Path, Clock) -> std::result::Result<Record, RecordError>
        + Clone
        + Send
        + 'static,
    ) -> Progress {
        let (sender, receiver) = channel();
        let ctx = ctx.clone();
        let (dir, clock) = (dir.to_owned(), clock.clone());
        let open = move || {
            let opened = open(&dir, clock.clone()).and_then(Opened::of);
            opened.map_err(|err| Box::new(NotOpened::of(err, &dir, &clock)))
        };
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
        match receiver.recv_timeout(doing.patience()) {
            Ok(opened) => Progress::Done(Box::new(opened)),
            Err(RecvTimeoutError::Timeout) => {
                // From now on the window draws, and wants to be woken; what came just before that is here already.
                shown.store(true, Ordering::SeqCst);
                match receiver.try_recv() {
                    Ok(opened) => Progress::Done(Box::new(opened)),
                    Err(_) => Progress::Waiting(Self {
                        receiver,
                        says: doing.says(),
                    }),
                }
            }
            Err(RecvTimeoutError::Disconnected) => Progress::Done(Box::new(open())),
        }
    }

    /// Returns what came of it.
    ///
    /// # Errors
    /// When it goes on, or when the thread broke off.
    pub fn result(&self) -> std::result::Result<Result, TryRecvError> {
        self.receiver.try_recv()
    }
}

/// Draws the window's outline until the record is there.
pub fn opening_ui(ui: &mut Ui, tokens: &Tokens, opening: &Opening) {
    rail::outline_ui(ui, tokens);
    bare_page(ui, |ui| {
        ui.add_space(6.0);
        ui.label(RichText::new(opening.says).color(tokens.dim));
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
