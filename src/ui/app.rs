//! The program as eframe runs it: the first start, the open record, or a record that does not open.

use std::path::PathBuf;
use std::sync::mpsc::TryRecvError;

use egui::{Context, Frame, Label, RichText, Ui};

use super::desk::Desk;
use super::machine::{self, Machine};
use super::opening::{Opened, Opening, Progress, opening_ui};
use super::safety::Upkeep;
use super::screens::start::{self, Start};
use super::theme::{Look, Tokens, display};
use super::widgets::primary_button;
use crate::record::{Clock, Record, RecordError};

/// What the window shows.
enum Phase {
    /// There is no record yet.
    Start(Start),
    /// A record is being opened.
    Opening(Opening),
    /// A record is open.
    Open(Box<Desk>),
    /// The record does not open; says why and what to do.
    Broken { problem: String, hint: String },
}

/// The folders the window works in.
#[derive(Clone, Debug)]
pub struct Places {
    /// The record's folder.
    pub record: PathBuf,
    /// Where the person keeps documents, proposed for prints.
    pub documents: Option<PathBuf>,
    /// The file that keeps how the window stood on this machine.
    pub machine: Option<PathBuf>,
    /// Whether backups are made without being asked.
    pub upkeep: Upkeep,
}

/// The window.
pub struct App {
    look: Look,
    places: Places,
    clock: Clock,
    machine: Machine,
    phase: Phase,
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
        let phase = Phase::of(ctx, &places, &clock);
        Ok(Self {
            look,
            places,
            clock,
            machine,
            phase,
        })
    }

    /// Tells whether the record is still being opened.
    #[must_use]
    pub const fn is_opening(&self) -> bool {
        matches!(self.phase, Phase::Opening(_))
    }

    fn start_ui(&mut self, ui: &mut Ui, tokens: &Tokens) {
        let Phase::Start(start) = &mut self.phase else {
            return;
        };
        let Some(setup) = start.ui(ui, tokens, &self.places.record.display().to_string()) else {
            return;
        };
        let created = Record::create(&self.places.record, setup, self.clock.clone());
        match created
            .and_then(Opened::of)
            .and_then(|opened| Desk::new(ui.ctx(), opened, &self.places))
        {
            Ok(desk) => self.phase = Phase::Open(Box::new(desk)),
            Err(RecordError::Invalid(problems)) => start.refused(problems),
            Err(err) => self.phase = Phase::broken(&err),
        }
    }
}

impl Phase {
    fn of(ctx: &Context, places: &Places, clock: &Clock) -> Self {
        if !Record::exists(&places.record) {
            return Self::Start(Start::new());
        }
        match Opening::begin(ctx, &places.record, clock) {
            Progress::Waiting(opening) => Self::Opening(opening),
            Progress::Done(opened) => Self::done(ctx, places, *opened),
        }
    }

    fn done(ctx: &Context, places: &Places, opened: Result<Opened, RecordError>) -> Self {
        match opened.and_then(|opened| Desk::new(ctx, opened, places)) {
            Ok(desk) => Self::Open(Box::new(desk)),
            Err(err) => Self::broken(&err),
        }
    }

    /// Says that reading came to no end, which is a fault of Cairn and not of the record.
    fn broken_off() -> Self {
        Self::Broken {
            problem: "Cairn broke off while it read your record".to_owned(),
            hint: "Nothing was changed. Try again; if it happens again, please report it"
                .to_owned(),
        }
    }

    fn broken(err: &RecordError) -> Self {
        Self::Broken {
            problem: err.to_string(),
            hint: err.hint(),
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.machine.look(ctx, self.places.machine.as_deref());
        if let Phase::Opening(opening) = &self.phase {
            match opening.result() {
                Ok(opened) => self.phase = Phase::done(ctx, &self.places, opened),
                Err(TryRecvError::Disconnected) => self.phase = Phase::broken_off(),
                Err(TryRecvError::Empty) => {}
            }
        }
        if let Phase::Open(desk) = &mut self.phase {
            desk.logic(ctx);
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        if let Phase::Open(desk) = &mut self.phase {
            desk.close_capture();
            desk.close_editor();
            desk.commit_portfolio();
            desk.keep_forms();
        }
        self.machine.clone().close(self.places.machine.as_deref());
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        if ui.current_pass_index() == 0 {
            machine::resize_keys(ui.ctx());
        }
        let tokens = self.look.tokens(ui.ctx()).clone();
        ui.painter().rect_filled(ui.max_rect(), 0.0, tokens.bg);
        match &mut self.phase {
            Phase::Open(desk) => desk.ui(ui, &tokens),
            Phase::Opening(_) => opening_ui(ui, &tokens),
            Phase::Start(_) => self.start_ui(ui, &tokens),
            Phase::Broken { problem, hint } => {
                if broken_ui(ui, &tokens, problem, hint) {
                    self.phase = Phase::of(ui.ctx(), &self.places, &self.clock);
                }
            }
        }
        focus_ring(ui.ctx(), &tokens);
    }
}

/// Says why the record does not open; tells whether to try again.
fn broken_ui(ui: &Ui, tokens: &Tokens, problem: &str, hint: &str) -> bool {
    let mut again = false;
    start::centred(ui.ctx(), |ui| {
        Frame::new().show(ui, |ui| {
            ui.label(display("Your record did not open").color(tokens.ink));
            ui.add(Label::new(problem).wrap().selectable(true));
            ui.add(
                Label::new(RichText::new(hint).color(tokens.dim))
                    .wrap()
                    .selectable(true),
            );
            ui.add_space(8.0);
            again = primary_button(ui, tokens, "Try again").clicked();
        });
    });
    again
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
