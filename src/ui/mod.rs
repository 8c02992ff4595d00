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
mod calendar;
mod candidates;
pub mod command;
mod cx;
mod desk;
mod dialogs;
mod drafts;
mod evidence_form;
mod exposed;
mod forms;
mod fuzzy;
mod handle;
mod jobs;
mod listing;
mod machine;
mod mark;
mod meanwhile;
mod model;
mod opening;
mod palette;
mod plan;
mod portfolios;
mod preview;
mod rail;
mod role;
pub mod route;
mod safety;
mod screens;
mod shelf;
pub mod theme;
mod toasts;
mod typed_path;
mod typing;
mod widgets;
mod words;

pub use app::{App, Places};
use machine::Machine;
pub use safety::Upkeep;
use theme::Look;

use crate::record::{Backups, Clock};

/// Why the window did not open.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UiError {
    /// The system gives no window to draw in.
    #[error("The window did not open: {0}")]
    NoWindow(#[from] eframe::Error),
    /// A shipped theme is not readable; a test keeps that from being shipped.
    #[error("The colours are not readable: {0}")]
    Theme(#[from] toml::de::Error),
}

impl UiError {
    /// Says what to do about it.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::NoWindow(_) => {
                "It needs a display with OpenGL; without one, all of Cairn works in the terminal"
            }
            Self::Theme(_) => "This is a fault in Cairn: please report it with the words above",
        }
    }
}

/// Opens the window on a record and returns when it is closed.
///
/// # Errors
/// When the system gives no window to draw in.
pub fn run(places: Places, clock: Clock) -> Result<(), UiError> {
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
        renderer: eframe::Renderer::Glow,
        centered: !machine.is_placed(),
        ..eframe::NativeOptions::default()
    };
    let app: eframe::AppCreator<'_> = Box::new(move |cc| {
        if cfg!(feature = "inspection") {
            // Who inspects wants to know of it; a person would see a box.
            let policy = egui::MissingGlyphPolicy::Panic;
            cc.egui_ctx.set_missing_glyph_policy(policy);
        }
        Ok(Box::new(App::new(&cc.egui_ctx, places, clock)?))
    });
    eframe::run_native("cairn", options, app)?;
    if upkeep == Upkeep::Automatic {
        // Nobody is there any more to be told when it fails; the next start tries again, and tells.
        backups.make_if_changed().ok();
    }
    Ok(())
}

/// Shows on Windows why there is no window, where nobody would read it in a terminal.
pub fn show(problem: &str) {
    use std::io::IsTerminal as _;
    if cfg!(windows) && !std::io::stderr().is_terminal() {
        rfd::MessageDialog::new()
            .set_level(rfd::MessageLevel::Error)
            .set_title("Cairn")
            .set_description(problem)
            .show();
    }
}
