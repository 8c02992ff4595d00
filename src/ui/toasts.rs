//! Messages that say what happened, with the way back beside them. What went wrong stays until it was read.

use std::time::Duration;

use egui::{
    Align2, Area, Context, Frame, Id, Label, Margin, Order, RichText, ScrollArea, Stroke, Ui, vec2,
};
use egui_material_icons::icons;

use super::command::Command;
use super::cx::Cx;
use super::theme::{Tokens, medium};
use super::widgets::{icon, icon_button, line};
use crate::domain::count;
use crate::record::Txn;

/// How long a message stays, in seconds; errors stay until they are taken away.
const STAYS: f64 = 8.0;
/// How many are shown at once.
const SHOWN: usize = 3;
/// How many errors are shown each by itself; more are folded, so that there is always room for what was done.
const ERRORS: usize = 2;
/// The widest a message is, and its text.
const WIDTH: f32 = 460.0;
const TEXT: f32 = 320.0;
/// What its buttons take.
const BUTTONS: f32 = 110.0;
/// What is left free on the right of the messages and below them.
const MARGIN: egui::Vec2 = vec2(28.0, 22.0);

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tone {
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
    /// When it goes, in the window's time; unknown until it is first shown, and never of an error.
    until: Option<f64>,
}

/// The messages on screen, oldest first.
#[derive(Debug, Default)]
pub struct Toasts {
    /// What went wrong and was not taken away yet.
    errors: Vec<Toast>,
    done: Vec<Toast>,
    next_id: u64,
    /// Whether all errors are read, of more than are shown.
    reading: bool,
}

impl Toasts {
    /// Says that something was done, and offers to take it back or to open it.
    pub fn done(&mut self, text: impl Into<String>, offer: Option<Offer>) {
        let toast = self.toast(Tone::Done, text.into(), String::new(), offer);
        self.done.push(toast);
        self.give_way();
    }

    /// Says what went wrong and what to do. It stays until it is taken away; what is said already is not said twice.
    pub fn failed(&mut self, text: impl Into<String>, hint: impl Into<String>) {
        let toast = self.toast(Tone::Failed, text.into(), hint.into(), None);
        let same = |known: &Toast| (&known.text, &known.hint) == (&toast.text, &toast.hint);
        self.errors.retain(|known| !same(known));
        self.errors.push(toast);
        self.give_way();
    }

    /// Takes a message away.
    pub fn dismiss(&mut self, id: u64) {
        for toasts in [&mut self.errors, &mut self.done] {
            toasts.retain(|toast| toast.id != id);
        }
    }

    /// Takes away what offers to undo, once something else was done.
    pub fn drop_offers(&mut self) {
        self.done
            .retain(|toast| !matches!(toast.offer, Some(Offer::Undo(_))));
    }

    const fn toast(
        &mut self,
        tone: Tone,
        text: String,
        hint: String,
        offer: Option<Offer>,
    ) -> Toast {
        self.next_id += 1;
        Toast {
            id: self.next_id,
            tone,
            text,
            hint,
            offer,
            until: None,
        }
    }

    /// Makes room: what was done gives way, the oldest first; errors never do.
    fn give_way(&mut self) {
        let room = SHOWN - self.errors.len().min(ERRORS);
        let surplus = self.done.len().saturating_sub(room);
        self.done.drain(..surplus);
    }

    /// Takes away what has been shown long enough, and wakes the window for the next to go.
    pub fn expire(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        for toast in &mut self.done {
            toast.until.get_or_insert(now + STAYS);
        }
        self.done
            .retain(|toast| toast.until.is_none_or(|until| until > now));
        let next = self
            .done
            .iter()
            .filter_map(|toast| toast.until)
            .fold(f64::INFINITY, f64::min);
        if next.is_finite() {
            ctx.request_repaint_after(Duration::from_secs_f64((next - now).max(0.0)));
        }
    }

    /// Draws them over what stands at the `foot` of the window, newest lowest, the errors above what was done.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, foot: f32) {
        if self.errors.is_empty() && self.done.is_empty() {
            return;
        }
        let window = ctx.content_rect().size() - MARGIN * 2.0 - vec2(0.0, foot);
        Area::new(Id::unique("toasts"))
            .order(Order::Foreground)
            .anchor(Align2::RIGHT_BOTTOM, -MARGIN - vec2(0.0, foot))
            .show(ctx, |ui| {
                ui.set_max_width(WIDTH.min(window.x));
                ScrollArea::vertical()
                    .max_height(window.y)
                    // What comes is not to scroll within the room of what was there before.
                    .min_scrolled_height(window.y)
                    .stick_to_bottom(true)
                    .show(ui, |ui| {
                        // Their shadows fall beside what scrolls.
                        ui.set_clip_rect(ui.clip_rect().expand(MARGIN.y));
                        self.errors_ui(ui, cx);
                        for toast in &self.done {
                            toast_ui(ui, cx, toast);
                        }
                    });
            });
    }

    /// Draws the errors: a few each by itself; of more, the newest and how many there are besides, until all are asked for.
    fn errors_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let all = self.errors.len();
        if all <= ERRORS {
            self.reading = false;
        }
        let folded = all > ERRORS && !self.reading;
        let from = if folded { all - 1 } else { 0 };
        for toast in self.errors.iter().skip(from) {
            toast_ui(ui, cx, toast);
        }
        if all <= ERRORS {
            return;
        }
        let says = if folded {
            format!("And {}", count(all - 1, "more error", "more errors"))
        } else {
            "Show only the last error".to_owned()
        };
        frame(cx.tokens, ui).show(ui, |ui| {
            line(ui, |ui| {
                if ui.button(medium(says).color(cx.tokens.accent)).clicked() {
                    self.reading = folded;
                }
                if ui
                    .button(medium("Dismiss all").color(cx.tokens.accent))
                    .clicked()
                {
                    self.errors.clear();
                }
            });
        });
    }
}

fn frame(tokens: &Tokens, ui: &Ui) -> Frame {
    Frame::new()
        .fill(tokens.card)
        .stroke(Stroke::new(1.0, tokens.field))
        .corner_radius(12)
        .inner_margin(Margin::symmetric(16, 10))
        .shadow(ui.visuals().popup_shadow)
}

fn toast_ui(ui: &mut Ui, cx: &Cx<'_>, toast: &Toast) {
    let tokens = cx.tokens;
    let builder = egui::UiBuilder::new()
        .accessibility_role(egui::Role::Alert)
        .accessibility_label(toast.text.clone());
    ui.scope_builder(builder, |ui| {
        frame(tokens, ui).show(ui, |ui| {
            line(ui, |ui| {
                let (symbol, colour) = match toast.tone {
                    Tone::Done => (icons::ICON_CHECK_CIRCLE, tokens.good),
                    Tone::Failed => (icons::ICON_ERROR, tokens.danger),
                };
                icon(ui, symbol, colour);
                let width = TEXT.min(ui.available_width() - BUTTONS);
                let text = Label::new(&toast.text).wrap();
                if toast.hint.is_empty() {
                    ui.scope(|ui| {
                        ui.set_max_width(width);
                        ui.add(text);
                    });
                } else {
                    ui.vertical(|ui| {
                        ui.set_max_width(width);
                        ui.add(text);
                        let hint = RichText::new(&toast.hint).small().color(tokens.dim);
                        ui.add(Label::new(hint).wrap());
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
