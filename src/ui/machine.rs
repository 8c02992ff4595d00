//! What the window keeps for this machine and not in the record: where it stood, and how large and how lively it is.
//!
//! A record travels between a work laptop and a home PC; the size of a screen does not.

use std::path::Path;

use egui::gui_zoom;
use egui::style::ScrollAnimation;
use egui::{Context, Event, Id, Style, Vec2, ViewportBuilder, ViewportCommand};
use serde::{Deserialize, Serialize};

use super::command::Action;
use super::keys;
use super::renderer::Renderer;
use super::theme::TOOLTIP_DELAY;
use crate::files;

/// The sizes that text and everything else can have, as shares of the usual one.
pub const SIZES: [f32; 8] = [0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0];

/// The window's size at the first start, in points.
const FIRST: [f32; 2] = [1280.0, 800.0];
const LEAST: [f32; 2] = [640.0, 480.0];
const MOST: [f32; 2] = [16_000.0, 16_000.0];

/// Longer than a pointer rests on anything, in seconds.
const AN_HOUR: f32 = 3600.0;

/// What is kept; everything is what it is at a first start where it was not kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Machine {
    /// The window's size when it is not maximised, in points of the usual size.
    size: [f32; 2],
    /// Where its corner stood, in the same points; systems that place windows themselves do not tell.
    position: Option<[f32; 2]>,
    /// How large the screen was on which it stood.
    screen: Option<[f32; 2]>,
    maximized: bool,
    /// How large everything is, 1 being usual.
    text_size: f32,
    reduce_motion: bool,
    /// What is to draw the window, where there is a choice and one was made.
    renderer: Option<Renderer>,
}

impl Default for Machine {
    fn default() -> Self {
        Self {
            size: FIRST,
            position: None,
            screen: None,
            maximized: false,
            text_size: 1.0,
            reduce_motion: false,
            renderer: None,
        }
    }
}

impl Machine {
    /// Reads what was kept. A file that is missing or makes no sense is as good as none: it holds nothing one would miss.
    #[must_use]
    pub fn read(file: Option<&Path>) -> Self {
        let text = file.and_then(|file| files::read_text(file).ok());
        let kept: Option<Self> = text.and_then(|text| serde_json::from_str(&text).ok());
        kept.unwrap_or_default().sensible()
    }

    /// Keeps it. Where that cannot be, the window is what it was before at the next start, and nothing else is lost.
    fn write(&self, file: Option<&Path>) {
        let text = serde_json::to_string_pretty(self);
        if let (Some(file), Ok(text)) = (file, text) {
            if let Some(folder) = file.parent() {
                std::fs::create_dir_all(folder).ok();
            }
            files::write(file, text.as_bytes(), "a file of the window", |_| true).ok();
        }
    }

    fn sensible(mut self) -> Self {
        let is_size = |size: [f32; 2]| size.iter().all(|side| side.is_finite() && *side >= 1.0);
        if !is_size(self.size) {
            self.size = FIRST;
        }
        self.size = Vec2::from(self.size)
            .clamp(LEAST.into(), MOST.into())
            .into();
        let is_place = |corner: &[f32; 2]| corner.iter().all(|side| side.is_finite());
        self.position = self.position.filter(is_place);
        self.screen = self.screen.filter(|size| is_size(*size));
        if !self.text_size.is_finite() {
            self.text_size = 1.0;
        }
        self.text_size = clamped(self.text_size);
        self
    }

    /// Makes a window that stands where the last one stood.
    #[must_use]
    pub fn viewport(&self) -> ViewportBuilder {
        let viewport = ViewportBuilder::default()
            .with_inner_size(self.size)
            .with_min_inner_size(LEAST)
            .with_maximized(self.maximized);
        match self.position {
            Some(corner) => viewport.with_position(corner),
            None => viewport,
        }
    }

    /// Tells whether the system should place the window.
    #[must_use]
    pub const fn is_placed(&self) -> bool {
        self.position.is_some()
    }

    /// Returns what the person chose to draw the window.
    #[must_use]
    pub const fn renderer(&self) -> Option<Renderer> {
        self.renderer
    }

    /// Gives size and motion to the window.
    pub fn install(&self, ctx: &Context) {
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        ctx.set_zoom_factor(self.text_size);
        if self.reduce_motion {
            set_reduced_motion(ctx, true);
        }
        choose_renderer(ctx, self.renderer);
    }

    /// Looks at how the window stands now; keeps it at once where the person chose it, and else when the window closes.
    pub fn look(&mut self, ctx: &Context, file: Option<&Path>) {
        let zoom = ctx.zoom_factor();
        let chosen = (clamped(zoom), has_reduced_motion(ctx), chosen_renderer(ctx));
        self.note_place(ctx, zoom);
        let kept = (self.text_size, self.reduce_motion, self.renderer);
        if (kept.0 - chosen.0).abs() > f32::EPSILON || (kept.1, kept.2) != (chosen.1, chosen.2) {
            (self.text_size, self.reduce_motion, self.renderer) = chosen;
            self.write(file);
        }
    }

    fn note_place(&mut self, ctx: &Context, zoom: f32) {
        let seen = ctx.input(|input| {
            let window = input.viewport();
            (
                window.inner_rect,
                window.outer_rect,
                window.monitor_size,
                window.maximized,
            )
        });
        let (inner, outer, monitor, maximized) = seen;
        let screen = monitor.map(|size| size * zoom).filter(|size| size.x > 1.0);
        if let (Some(screen), Some(before)) = (screen, self.screen)
            && (screen - Vec2::from(before)).length() > 1.0
            && self.position.take().is_some()
        {
            // Another screen than the last time, on which the old place may be out of sight.
            let corner = ((screen - Vec2::from(self.size)) / 2.0).max(Vec2::ZERO) / zoom;
            ctx.send_viewport_cmd(ViewportCommand::OuterPosition(corner.to_pos2()));
        }
        self.screen = screen.map(Into::into).or(self.screen);
        self.maximized = maximized.unwrap_or(self.maximized);
        if !self.maximized {
            if let Some(inner) = inner.filter(|inner| inner.width() > 1.0) {
                self.size = (inner.size() * zoom).into();
            }
            self.position = outer
                .map(|outer| [outer.left() * zoom, outer.top() * zoom])
                .or(self.position);
        }
    }

    /// Keeps how the window stood when it was closed.
    pub fn close(self, file: Option<&Path>) {
        self.sensible().write(file);
    }
}

/// Returns the nearest size that is allowed.
fn clamped(size: f32) -> f32 {
    size.clamp(0.8, 2.0)
}

/// Makes everything larger, smaller, or as usual.
pub fn resize(ctx: &Context, action: Action) {
    let now = ctx.zoom_factor();
    let next = match action {
        Action::Larger => SIZES.into_iter().find(|size| *size > now + 0.01),
        Action::Smaller => SIZES.into_iter().rev().find(|size| *size < now - 0.01),
        _ => Some(1.0),
    };
    if let Some(next) = next {
        ctx.set_zoom_factor(next);
    }
}

/// Makes everything larger, smaller or as usual by the keys, whatever the window shows.
pub fn resize_keys(ctx: &Context) {
    for action in [Action::Larger, Action::Smaller, Action::UsualSize] {
        // Where a keyboard has the plus above the equals sign, nobody thinks of Shift.
        let other = (action == Action::Larger).then_some(gui_zoom::kb_shortcuts::ZOOM_IN_SECONDARY);
        for keys in action.shortcut().into_iter().chain(other) {
            if keys::global(ctx, keys) {
                resize(ctx, action);
            }
        }
    }
}

fn motion_key() -> Id {
    Id::unique("reduced-motion")
}

/// Tells whether things move no more than they must.
#[must_use]
pub fn has_reduced_motion(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(motion_key()).unwrap_or(false))
}

/// Has things appear at once instead of moving, or move again.
pub fn set_reduced_motion(ctx: &Context, reduced: bool) {
    set_motion(ctx, !reduced);
    ctx.data_mut(|data| data.insert_temp(motion_key(), reduced));
}

/// Has things move, or appear at once, without a word on what the person wants.
fn set_motion(ctx: &Context, lively: bool) {
    let usual = Style::default();
    ctx.all_styles_mut(|style| {
        (style.animation_time, style.scroll_animation) = if lively {
            (usual.animation_time, usual.scroll_animation)
        } else {
            (0.0, ScrollAnimation::none())
        };
    });
}

/// Keeps a window still that was just opened, until somebody does something in it: bars and forms that fade in, and words on what
/// happens to lie under the pointer, cost twenty frames, which a computer without a graphics card draws for half a second.
#[derive(Debug, Default)]
pub struct Stillness {
    is_over: bool,
}

impl Stillness {
    /// Begins it.
    pub fn begin(ctx: &Context) -> Self {
        set_motion(ctx, false);
        set_patience(ctx, AN_HOUR);
        Self::default()
    }

    /// Ends it with the first thing that somebody does; a pointer that only rests where the window opened does nothing.
    pub fn look(&mut self, ctx: &Context) {
        if self.is_over {
            return;
        }
        self.is_over = ctx.input(|input| {
            let mut events = input.events.iter();
            input.pointer.delta() != Vec2::ZERO || events.any(is_done_by_somebody)
        });
        if self.is_over {
            set_motion(ctx, !has_reduced_motion(ctx));
            set_patience(ctx, TOOLTIP_DELAY);
        }
    }
}

/// Has what lies under a pointer explained once it has rested so many seconds.
fn set_patience(ctx: &Context, seconds: f32) {
    ctx.all_styles_mut(|style| style.interaction.tooltip_delay = seconds);
}

fn is_done_by_somebody(event: &Event) -> bool {
    !matches!(
        event,
        Event::PointerMoved(_) | Event::PointerGone | Event::WindowFocused(_)
    )
}

fn renderer_key() -> Id {
    Id::unique("chosen-renderer")
}

/// Returns what is to draw the window from the next start on; nothing where Cairn is to see for itself.
#[must_use]
pub fn chosen_renderer(ctx: &Context) -> Option<Renderer> {
    ctx.data(|data| data.get_temp(renderer_key()).unwrap_or_default())
}

/// Has one draw the window from the next start on.
pub fn choose_renderer(ctx: &Context, chosen: Option<Renderer>) {
    ctx.data_mut(|data| data.insert_temp(renderer_key(), chosen));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("new folder/window.json");
        let kept = Machine {
            size: [1600.0, 1000.0],
            position: Some([-1200.0, 40.0]),
            screen: Some([1920.0, 1080.0]),
            maximized: true,
            text_size: 1.25,
            reduce_motion: true,
            renderer: Some(Renderer::Direct3d),
        };
        kept.clone().close(Some(&file));
        assert_eq!(Machine::read(Some(&file)), kept);
    }

    #[test]
    fn what_makes_no_sense_is_as_good_as_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("window.json");
        assert_eq!(Machine::read(Some(&file)), Machine::default());
        assert_eq!(Machine::read(None), Machine::default());
        for text in ["", "[]", "{\"size\":\"large\"}", "\u{0}"] {
            std::fs::write(&file, text).unwrap();
            assert_eq!(Machine::read(Some(&file)), Machine::default(), "{text}");
        }
        std::fs::write(&file, r#"{"size":[1.0,900000.0],"text_size":40.0}"#).unwrap();
        let read = Machine::read(Some(&file));
        assert_eq!((read.size, read.text_size), ([640.0, 16_000.0], 2.0));
    }
}
