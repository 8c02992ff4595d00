//! The window.
//!
//! A frame runs in this order: reports of jobs come in, keys become commands, the screen is drawn from the read model,
//! and what was asked is carried out by `handle/`, which then reads the model anew.
//!
//! **Architecture invariant:** nothing that draws touches the disk, the clock or the record; it sends a
//! [`command::Command`]. This is the only layer that uses egui.

mod activity_form;
mod app;
mod attaching;
mod behind;
mod bringing;
mod calendar;
mod candidates;
pub mod command;
mod counted;
mod cx;
mod desk;
mod dialogs;
mod drafts;
mod evidence_form;
mod exposed;
mod exposures;
mod forms;
mod fuzzy;
mod handle;
mod jobs;
mod keys;
mod listing;
mod machine;
mod mark;
mod meanwhile;
mod mentions;
mod model;
mod opening;
mod palette;
mod places;
mod plan;
mod portfolios;
mod preview;
mod rail;
mod renderer;
mod role;
pub mod route;
mod safety;
mod screens;
mod shelf;
mod suggesting;
pub mod theme;
mod toasts;
mod typed_path;
mod typing;
mod widgets;
mod words;

use std::cell::Cell;
use std::ffi::OsStr;

pub use app::App;
use machine::Machine;
pub use places::Places;
use renderer::{NotHere, Renderer};
pub use safety::Upkeep;
use theme::Look;

use crate::record::{Backups, Clock};

/// Why the window did not open.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UiError {
    /// The system gives no window to draw in; says what each that was tried answered.
    #[error("The window did not open: {0}")]
    NoWindow(String),
    /// What was asked to draw the window cannot.
    #[error("The window did not open: {0}")]
    Renderer(#[from] NotHere),
    /// A shipped theme is not readable; a test keeps that from being shipped.
    #[error("The colours are not readable: {0}")]
    Theme(#[from] toml::de::Error),
}

impl UiError {
    /// Says what to do about it.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::NoWindow(_) if cfg!(windows) => {
                "It needs OpenGL 2 or Direct3D 12, which come with Windows 10 and the driver of the display. Without them \
                 all of Cairn works in a terminal, with the same record: `cairn --help` lists what it can do"
            }
            Self::NoWindow(_) => {
                "It needs a display with OpenGL; without one, all of Cairn works in the terminal"
            }
            Self::Renderer(_) => NotHere::hint(),
            Self::Theme(_) => "This is a fault in Cairn: please report it with the words above",
        }
    }
}

/// Opens the window on a record and returns when it is closed.
///
/// # Errors
/// When the system gives no window to draw in.
pub fn run(places: &Places, clock: &Clock) -> Result<(), UiError> {
    let said = std::env::var_os(renderer::VARIABLE);
    let said = said.as_deref().map(OsStr::to_string_lossy);
    let machine = Machine::read(places.machine.as_deref());
    let backups = Backups::of(&places.record, clock.clone());
    let upkeep = places.upkeep;
    let viewport = machine
        .viewport()
        .with_title("Cairn")
        .with_app_id("cairn")
        .with_icon(mark::icon(Look::accent()?));
    let options = eframe::NativeOptions {
        viewport,
        centered: !machine.is_placed(),
        ..eframe::NativeOptions::default()
    };
    let mut refused = Vec::new();
    for renderer in renderer::order(said.as_deref(), machine.renderer(), Renderer::HERE)? {
        let mut options = options.clone();
        renderer.install(&mut options);
        let was_open = Cell::new(false);
        match open(options, (places, clock), &was_open) {
            Err(err) if !was_open.get() => refused.push(format!("{renderer}: {err}")),
            Err(err) => return Err(UiError::NoWindow(err.to_string())),
            Ok(()) => {
                if upkeep == Upkeep::Automatic {
                    // Nobody is there any more to be told when it fails; the next start tries again, and tells.
                    backups.make_if_changed().ok();
                }
                return Ok(());
            }
        }
    }
    Err(UiError::NoWindow(refused.join("; ")))
}

/// Opens the window, notes once it `was_open`, and returns when it is closed.
fn open(
    options: eframe::NativeOptions,
    (places, clock): (&Places, &Clock),
    was_open: &Cell<bool>,
) -> eframe::Result {
    let app: eframe::AppCreator<'_> = Box::new(move |cc| {
        was_open.set(true);
        if cfg!(debug_assertions) && std::env::var_os("EGUI_INSPECTION").is_some() {
            // Who inspects wants to know of it; a person would see a box.
            let policy = egui::MissingGlyphPolicy::Panic;
            cc.egui_ctx.set_missing_glyph_policy(policy);
        }
        let app = App::new(&cc.egui_ctx, places.clone(), clock.clone())?;
        Ok(Box::new(app))
    });
    eframe::run_native("cairn", options, app)
}

/// Shows on Windows why there is no window: who started it by a double click reads no terminal.
pub fn show(problem: &str) {
    if cfg!(windows) {
        rfd::MessageDialog::new()
            .set_level(rfd::MessageLevel::Error)
            .set_title("Cairn")
            .set_description(problem)
            .show();
    }
}
