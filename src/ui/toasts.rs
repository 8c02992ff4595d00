//! Messages that say what happened, with the way back beside them.

use std::time::Duration;

use egui::{Align2, Area, Context, Frame, Id, Margin, Order, RichText, Stroke, vec2};
use egui_material_icons::icons;

use super::command::Command;
use super::cx::Cx;
use super::theme::{Tokens, medium};
use super::widgets::{icon, icon_button, line};
use crate::record::Txn;

/// How long a message stays, in seconds; errors stay until they are taken away.
const STAYS: f64 = 8.0;
/// How many are shown at once.
const SHOWN: usize = 3;

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Done,
    /// Something went wrong; nothing was lost.
    Failed,
}

/// What a message offers.
#[derive(Clone, Debug)]
pub enum Offer {
    /// Take that change back, and no other.
    Undo(Txn),
    /// Open a file.
    Open(std::path::PathBuf),
}

impl Offer {
    const fn name(&self) -> &'static str {
        match self {
            Self::Undo(_) => "Undo",
            Self::Open(_) => "Open",
        }
    }
}

#[derive(Debug)]
struct Toast {
    id: u64,
    tone: Tone,
    text: String,
    hint: String,
    offer: Option<Offer>,
    /// When it goes, in the window's time; unknown until it is first shown.
    until: Option<f64>,
}

/// The messages on screen, oldest first.
#[derive(Debug, Default)]
pub struct Toasts {
    shown: Vec<Toast>,
    next_id: u64,
}

impl Toasts {
    /// Says that something was done, and offers to take it back or to open it.
    pub fn done(&mut self, text: impl Into<String>, offer: Option<Offer>) {
        self.push(Tone::Done, text.into(), String::new(), offer);
    }

    /// Says what went wrong and what to do.
    pub fn failed(&mut self, text: impl Into<String>, hint: impl Into<String>) {
        let (text, hint) = (text.into(), hint.into());
        // The same once more takes the place of what it says already.
        self.shown
            .retain(|toast| (&toast.text, &toast.hint) != (&text, &hint));
        self.push(Tone::Failed, text, hint, None);
    }

    /// Takes a message away.
    pub fn dismiss(&mut self, id: u64) {
        self.shown.retain(|toast| toast.id != id);
    }

    /// Takes away what offers to undo, once something else was done.
    pub fn drop_offers(&mut self) {
        self.shown
            .retain(|toast| !matches!(toast.offer, Some(Offer::Undo(_))));
    }

    fn push(&mut self, tone: Tone, text: String, hint: String, offer: Option<Offer>) {
        self.next_id += 1;
        let id = self.next_id;
        self.shown.push(Toast {
            id,
            tone,
            text,
            hint,
            offer,
            until: None,
        });
        let surplus = self.shown.len().saturating_sub(SHOWN);
        self.shown.drain(..surplus);
    }

    /// Takes away what has been shown long enough, and wakes the window for the next to go.
    pub fn expire(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        for toast in &mut self.shown {
            if toast.tone == Tone::Done {
                toast.until.get_or_insert(now + STAYS);
            }
        }
        self.shown
            .retain(|toast| toast.until.is_none_or(|until| until > now));
        let next = self
            .shown
            .iter()
            .filter_map(|toast| toast.until)
            .fold(f64::INFINITY, f64::min);
        if next.is_finite() {
            ctx.request_repaint_after(Duration::from_secs_f64((next - now).max(0.0)));
        }
    }

    /// Draws them, newest lowest.
    pub fn ui(&self, ctx: &Context, cx: &Cx<'_>) {
        if self.shown.is_empty() {
            return;
        }
        Area::new(Id::unique("toasts"))
            .order(Order::Foreground)
            .anchor(Align2::RIGHT_BOTTOM, vec2(-28.0, -22.0))
            .show(ctx, |ui| {
                for toast in &self.shown {
                    toast_ui(ui, cx, toast);
                }
            });
    }
}

fn frame(tokens: &Tokens, ui: &egui::Ui) -> Frame {
    Frame::new()
        .fill(tokens.card)
        .stroke(Stroke::new(1.0, tokens.field))
        .corner_radius(12)
        .inner_margin(Margin::symmetric(16, 10))
        .shadow(ui.visuals().popup_shadow)
}

fn toast_ui(ui: &mut egui::Ui, cx: &Cx<'_>, toast: &Toast) {
    let tokens = cx.tokens;
    let builder = egui::UiBuilder::new()
        .accessibility_role(egui::Role::Alert)
        .accessibility_label(toast.text.clone());
    ui.scope_builder(builder, |ui| {
        frame(tokens, ui).show(ui, |ui| {
            ui.set_max_width(460.0);
            line(ui, |ui| {
                let (symbol, colour) = match toast.tone {
                    Tone::Done => (icons::ICON_CHECK_CIRCLE, tokens.good),
                    Tone::Failed => (icons::ICON_ERROR, tokens.danger),
                };
                icon(ui, symbol, colour);
                let text = egui::Label::new(&toast.text).wrap();
                if toast.hint.is_empty() {
                    ui.scope(|ui| {
                        ui.set_max_width(320.0);
                        ui.add(text);
                    });
                } else {
                    ui.vertical(|ui| {
                        ui.set_max_width(320.0);
                        ui.add(text);
                        let hint = RichText::new(&toast.hint).small().color(tokens.dim);
                        ui.add(egui::Label::new(hint).wrap());
                    });
                }
                let taken = toast.offer.as_ref().filter(|offer| {
                    ui.button(medium(offer.name()).color(tokens.accent))
                        .clicked()
                });
                match taken {
                    Some(Offer::Undo(change)) => cx.send(Command::UndoChange(*change)),
                    Some(Offer::Open(path)) => cx.send(Command::OpenPath(path.clone())),
                    None => {}
                }
                if icon_button(ui, icons::ICON_CLOSE, "Dismiss").clicked() {
                    cx.send(Command::Dismiss(toast.id));
                }
            });
        });
    });
}
