//! The program as eframe runs it: the first start, the open record, or a record that does not open.

use std::sync::mpsc::TryRecvError;

use egui::{Context, Ui};

use super::desk::Desk;
use super::keys;
use super::machine::{self, Machine, Stillness};
use super::opening::{Doing, Opening, Progress, Result as OpeningResult, opening_ui};
use super::places::Places;
use super::safety::Leave;
use super::screens::broken::{Broken, WayBack, broken_ui};
use super::screens::start::Start;
use super::theme::{Look, Tokens};
use crate::record::{Backups, Clock, Imported, Record, RecordError};

/// What the window shows.
enum Phase {
    /// There is no record yet.
    Start(Start),
    /// A record is being opened; one that is being made comes with the form that asked for it.
    Opening(Opening, Option<Box<Start>>),
    /// A record is open.
    Open(Box<Desk>),
    /// The record does not open; says why and what to do.
    Broken(Broken),
}

/// The window.
pub struct App {
    look: Look,
    places: Places,
    clock: Clock,
    machine: Machine,
    stillness: Stillness,
    phase: Phase,
    /// What an import said that took a record's place, until the desk is there to tell it.
    imported: Option<Imported>,
}

impl App {
    /// Opens the record, or asks for what a new one needs.
    ///
    /// # Errors
    /// When a shipped theme is not readable.
    pub fn new(ctx: &Context, places: Places, clock: Clock) -> Result<Self, toml::de::Error> {
        let look = Look::install(ctx)?;
        let machine = Machine::read(places.machine.as_deref());
        machine.install(ctx);
        let stillness = Stillness::begin(ctx);
        let phase = Phase::of(ctx, &places, &clock);
        Ok(Self {
            look,
            places,
            clock,
            machine,
            stillness,
            phase,
            imported: None,
        })
    }

    /// Tells whether the record is still being opened.
    #[must_use]
    pub const fn is_opening(&self) -> bool {
        matches!(self.phase, Phase::Opening(..))
    }

    fn start_ui(&mut self, ui: &mut Ui, tokens: &Tokens) {
        let Phase::Start(start) = &mut self.phase else {
            return;
        };
        let Some(setup) = start.ui(ui, tokens, &self.places.record.display().to_string()) else {
            return;
        };
        let Phase::Start(start) = std::mem::replace(&mut self.phase, Phase::Start(Start::new()))
        else {
            return;
        };
        let making = Opening::after(
            ui.ctx(),
            Doing::Making,
            (&self.places.record, &self.clock),
            move |dir, clock| Record::create(dir, setup, clock),
        );
        self.wait_for(ui.ctx(), making, Some(Box::new(start)));
    }

    /// Shows what opening came to, or waits for it.
    fn wait_for(&mut self, ctx: &Context, progress: Progress, start: Option<Box<Start>>) {
        self.phase = match progress {
            Progress::Waiting(opening) => Phase::Opening(opening, start),
            Progress::Done(opened) => Phase::done(ctx, &self.places, &self.clock, *opened, start),
        };
    }

    /// Leaves the open record, closed for good before anything happens to its files.
    fn leave(&mut self, ctx: &Context, leave: Leave) {
        self.phase = Phase::Start(Start::new());
        match leave {
            Leave::Reopen(imported) => {
                self.imported = Some(*imported);
                self.phase = Phase::of(ctx, &self.places, &self.clock);
            }
            Leave::Erase(name) => {
                let place = (self.places.record.as_path(), &self.clock);
                let erasing = Opening::after(ctx, Doing::Erasing, place, move |dir, clock| {
                    Backups::of(dir, clock.clone()).erase(&name)?;
                    // There is none any more, which leads to the first start.
                    Record::open(dir, clock)
                });
                self.wait_for(ctx, erasing, None);
            }
        }
    }

    /// Does what was chosen for a record that does not open.
    fn way_back(&mut self, ctx: &Context, way: WayBack) {
        let place = (self.places.record.as_path(), &self.clock);
        let progress = match way {
            WayBack::TryAgain => {
                self.phase = Phase::of(ctx, &self.places, &self.clock);
                return;
            }
            WayBack::Restore(backup, passphrase) => {
                Opening::after(ctx, Doing::GoingBack, place, move |dir, clock| {
                    let backups = Backups::of(dir, clock.clone());
                    let backups = match &passphrase {
                        Some(passphrase) => backups.unlocked(&backup.path, passphrase)?,
                        None => backups,
                    };
                    backups.restore(&backup)?;
                    Record::open(dir, clock)
                })
            }
            WayBack::Salvage => Opening::after(ctx, Doing::GoingBack, place, |dir, clock| {
                Backups::of(dir, clock.clone()).salvage()?;
                Record::open(dir, clock)
            }),
        };
        self.wait_for(ctx, progress, None);
    }
}

impl Phase {
    fn of(ctx: &Context, places: &Places, clock: &Clock) -> Self {
        if !Record::exists(&places.record) {
            return Self::start(places);
        }
        match Opening::begin(ctx, &places.record, clock) {
            Progress::Waiting(opening) => Self::Opening(opening, None),
            Progress::Done(opened) => Self::done(ctx, places, clock, *opened, None),
        }
    }

    fn start(places: &Places) -> Self {
        let mut start = Start::new();
        start.warning = Record::place_warning(&places.record);
        Self::Start(start)
    }

    fn done(
        ctx: &Context,
        places: &Places,
        clock: &Clock,
        opened: OpeningResult,
        start: Option<Box<Start>>,
    ) -> Self {
        let opened = match opened {
            Ok(opened) => opened,
            Err(not) => {
                return match (not.err, start) {
                    (RecordError::Invalid(problems), Some(mut start)) => {
                        start.refused(problems);
                        Self::Start(*start)
                    }
                    (RecordError::NoRecord(_), _) => Self::start(places),
                    _ => Self::Broken(not.broken),
                };
            }
        };
        match Desk::new(ctx, opened, places) {
            Ok(desk) => Self::Open(Box::new(desk)),
            Err(err) => {
                let backups = Backups::of(&places.record, clock.clone());
                Self::Broken(Broken::of(&err, &backups))
            }
        }
    }

    /// Says that reading came to no end, which is a fault of Cairn and not of the record.
    fn broken_off() -> Self {
        Self::Broken(Broken {
            problem: "Cairn broke off while it read your record".to_owned(),
            hint: "Nothing was changed. Try again; if it happens again, please report it"
                .to_owned(),
            ..Broken::default()
        })
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.machine.look(ctx, self.places.machine.as_deref());
        self.stillness.look(ctx);
        if let Phase::Opening(opening, start) = &mut self.phase {
            match opening.result() {
                Ok(opened) => {
                    let start = start.take();
                    self.phase = Phase::done(ctx, &self.places, &self.clock, opened, start);
                }
                Err(TryRecvError::Disconnected) => self.phase = Phase::broken_off(),
                Err(TryRecvError::Empty) => {}
            }
        }
        let leave = match &mut self.phase {
            Phase::Open(desk) => {
                if let Some(imported) = self.imported.take() {
                    desk.tell_import(imported);
                }
                desk.logic(ctx)
            }
            Phase::Start(_) | Phase::Opening(..) | Phase::Broken(_) => None,
        };
        if let Some(leave) = leave {
            self.leave(ctx, leave);
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        if let Phase::Open(desk) = &mut self.phase {
            desk.close();
        }
        self.machine.clone().close(self.places.machine.as_deref());
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        keys::begin(ui.ctx());
        if ui.current_pass_index() == 0 {
            machine::resize_keys(ui.ctx());
        }
        let tokens = self.look.tokens(ui.ctx()).clone();
        ui.painter().rect_filled(ui.max_rect(), 0.0, tokens.bg);
        match &mut self.phase {
            Phase::Open(desk) => desk.ui(ui, &tokens),
            Phase::Opening(opening, _) => opening_ui(ui, &tokens, opening),
            Phase::Start(_) => self.start_ui(ui, &tokens),
            Phase::Broken(broken) => {
                if let Some(way) = broken_ui(ui, &tokens, broken) {
                    self.way_back(ui.ctx(), way);
                }
            }
        }
        keys::end(ui.ctx());
        focus_ring(ui.ctx(), &tokens);
    }
}

/// Draws a ring round what has the focus.
fn focus_ring(ctx: &Context, tokens: &Tokens) {
    let focused = ctx.memory(egui::Memory::focused);
    let Some(response) = focused.and_then(|id| ctx.read_response(id)) else {
        return;
    };
    let painter = ctx
        .layer_painter(response.layer_id)
        .with_clip_rect(ctx.content_rect());
    let rect = response.rect.expand(2.0);
    let stroke = egui::Stroke::new(2.0, tokens.accent);
    painter.rect_stroke(rect, 9.0, stroke, egui::StrokeKind::Outside);
}
