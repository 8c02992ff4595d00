//! The printed pages beside the composer: typeset off the window's thread as one writes, one page drawn at a time.

use std::time::Duration;

use egui::{
    Align, Image, Key, Label, Layout, Modifiers, RichText, ScrollArea, Stroke, StrokeKind,
    TextureHandle, Ui,
};
use egui_material_icons::icons;

use crate::portfolio::Writing;
use crate::ui::cx::Cx;
use crate::ui::keys;
use crate::ui::widgets::{card, icon_button, line};

/// Pages that took longer than this to make are made anew only once typing pauses; others as one types, so that at most
/// half of the time goes into them. In seconds.
const SLOW: f64 = 0.4;
const PAUSE: f64 = 0.8;
/// The width of an A4 page, in points.
const PAPER: f32 = 595.0;
/// How much nearer one step of the zoom brings the page, and how far it goes.
const ZOOM_STEP: f32 = 1.25;
const ZOOM: (f32, f32) = (0.5, 4.0);

/// A typeset document.
#[derive(Clone)]
pub struct Typeset {
    /// Its pages.
    pub proof: crate::portfolio::Proof,
    /// How many it has.
    pub count: usize,
    /// How long it took to make, with one page drawn.
    pub took: Duration,
}

/// One page as it is drawn.
#[derive(Clone)]
pub struct Drawn {
    /// Which page, counted from 0.
    pub page: usize,
    /// Pixels for each point of the paper.
    pub scale: f32,
    /// The picture.
    pub texture: TextureHandle,
}

/// What has to be made next.
pub enum Wanted {
    /// The pages of the portfolio as it is at this revision, and one of them drawn.
    Document(u64, usize, f32),
    /// Another page of the document, or a sharper picture of it.
    Page(Typeset, usize, f32),
}

/// What the pages remember.
#[derive(Default)]
pub struct Pages {
    /// Whether they are shown in place of the step, where there is no room beside it.
    open: bool,
    visible: bool,
    revision: u64,
    /// When the revision changed, in the window's time.
    changed: f64,
    made: Option<(u64, Typeset)>,
    /// Until when no others are made, in the window's time; nothing where they have just come.
    rests_until: Option<f64>,
    /// The revision that could not be typeset, with the reason.
    failed: Option<(u64, String)>,
    drawn: Option<Drawn>,
    at: usize,
    /// Where one wrote last, whose page is shown until another one is turned to.
    writing: Option<Writing>,
    zoom: Option<f32>,
    scale: f32,
    /// Whether something is being made.
    busy: bool,
    /// The revision that is being typeset.
    making: Option<u64>,
}

impl std::fmt::Debug for Pages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let count = self.made.as_ref().map(|(_, made)| made.count);
        f.debug_struct("Pages")
            .field("open", &self.open)
            .field("at", &self.at)
            .field("count", &count)
            .finish_non_exhaustive()
    }
}

impl Pages {
    /// Tells whether they are shown in place of the step.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.open
    }

    /// Shows them in place of the step, or the step again.
    pub const fn toggle(&mut self) {
        self.open = !self.open;
    }

    /// Shows the step again.
    pub const fn close(&mut self) {
        self.open = false;
    }

    /// Takes note of what is seen in this frame.
    pub fn seen(&mut self, ui: &Ui, visible: bool, revision: u64) {
        self.visible = visible;
        if self.revision != revision {
            self.revision = revision;
            self.changed = ui.input(|input| input.time);
        }
        if visible && !self.busy && self.is_stale() {
            let wait = (self.due() - ui.input(|input| input.time)).max(0.0);
            let wait = Duration::from_secs_f64(wait + 0.01);
            ui.ctx().request_repaint_after(wait);
        }
    }

    /// Tells whether the pages that are seen are out of date, and new ones can be made.
    fn is_stale(&self) -> bool {
        let made = self.made.as_ref().map(|(revision, _)| *revision);
        let failed = self.failed.as_ref().map(|(revision, _)| *revision);
        made != Some(self.revision) && failed != Some(self.revision)
    }

    /// Shows the page on which one writes, once one writes elsewhere than before.
    pub fn follow(&mut self, writing: Option<Writing>) {
        if writing.is_some() && writing != self.writing {
            self.writing = writing;
            self.turn_to_writing();
        }
    }

    /// Stays on the page that is seen, whatever changes.
    pub const fn stay(&mut self) {
        self.writing = None;
    }

    fn turn_to_writing(&mut self) {
        let made = self.made.as_ref().map(|(_, made)| &made.proof);
        let page = made.zip(self.writing);
        if let Some(page) = page.and_then(|(proof, writing)| proof.page_of(writing)) {
            self.at = page;
        }
    }

    /// Returns what has to be made now, and takes it for under way: never more than one thing is.
    pub fn take_wanted(&mut self, now: f64) -> Option<Wanted> {
        if !self.visible || self.busy || self.scale <= 0.0 {
            return None;
        }
        self.rests_until = self.rests_until.or_else(|| Some(now + self.took()));
        let wanted = if self.is_stale() && now >= self.due() {
            Some(Wanted::Document(self.revision, self.at, self.scale))
        } else {
            let (_, made) = self.made.as_ref()?;
            let drawn = self.drawn.as_ref();
            let other = drawn.is_none_or(|drawn| {
                drawn.page != self.at || (drawn.scale - self.scale).abs() > 0.01
            });
            other.then(|| Wanted::Page(made.clone(), self.at, self.scale))
        };
        self.busy = wanted.is_some();
        self.making = match wanted {
            Some(Wanted::Document(revision, ..)) => Some(revision),
            Some(Wanted::Page(..)) | None => None,
        };
        wanted
    }

    /// Tells whether what is being typeset is out of date, and typing has paused since.
    #[must_use]
    pub fn makes_old_ones(&self, now: f64) -> bool {
        let old = self.making.is_some_and(|making| making != self.revision);
        old && now >= self.changed + PAUSE
    }

    /// Returns how long the last pages took to make, in seconds.
    fn took(&self) -> f64 {
        let made = self.made.as_ref();
        made.map_or(0.0, |(_, made)| made.took.as_secs_f64())
    }

    /// Returns when pages that are out of date are made anew, in the window's time.
    fn due(&self) -> f64 {
        if self.took() > SLOW {
            self.changed + PAUSE
        } else {
            self.rests_until.unwrap_or_default()
        }
    }

    /// Takes what was typeset; nothing where that was broken off.
    pub fn take_document(&mut self, revision: u64, made: Option<Result<(Typeset, Drawn), String>>) {
        self.busy = false;
        self.making = None;
        match made {
            None => {}
            Some(Ok((made, drawn))) => {
                self.at = self.at.min(made.count.saturating_sub(1));
                self.made = Some((revision, made));
                self.turn_to_writing();
                self.rests_until = None;
                self.drawn = Some(drawn);
                self.failed = None;
            }
            Some(Err(problem)) => self.failed = Some((revision, problem)),
        }
    }

    /// Takes a page that was drawn.
    pub fn take_page(&mut self, drawn: Option<Drawn>) {
        self.busy = false;
        match drawn {
            Some(drawn) => self.drawn = Some(drawn),
            // What cannot be drawn once cannot be drawn again: the page that was seen stays.
            None => self.at = self.drawn.as_ref().map_or(0, |drawn| drawn.page),
        }
    }

    fn count(&self) -> usize {
        self.made.as_ref().map_or(0, |(_, made)| made.count)
    }

    fn turn(&mut self, to: usize) {
        self.stay();
        self.at = to.min(self.count().saturating_sub(1));
    }

    fn zoom(&self) -> f32 {
        self.zoom.unwrap_or(1.0)
    }

    fn zoom_by(&mut self, factor: f32) {
        self.zoom = Some((self.zoom() * factor).clamp(ZOOM.0, ZOOM.1));
    }
}

/// Draws the page with what turns and enlarges it.
pub fn pages_ui(ui: &mut Ui, cx: &Cx<'_>, pages: &mut Pages) {
    keys(ui, pages);
    card(ui, cx.tokens, "", |ui| {
        buttons_ui(ui, cx, pages);
        if let Some((revision, problem)) = &pages.failed
            && *revision == pages.revision
        {
            let says = RichText::new(problem).small().color(cx.tokens.danger);
            ui.add(Label::new(says).wrap());
        }
        let width = ui.available_width() - 14.0;
        let shown = width * pages.zoom();
        // Steps of a quarter keep a dragged window from drawing the page at every width.
        let sharp = shown * ui.ctx().pixels_per_point() / PAPER;
        pages.scale = ((sharp * 4.0).ceil() / 4.0).clamp(0.5, 6.0);
        ScrollArea::both()
            .id_salt(("pages", pages.at))
            .auto_shrink(false)
            .show(ui, |ui| {
                let Some(drawn) = &pages.drawn else {
                    let says = "Setting the pages…";
                    ui.label(RichText::new(says).color(cx.tokens.dim));
                    return;
                };
                let size = drawn.texture.size_vec2();
                let size = size * (shown / size.x.max(1.0));
                let says = format!("Page {} of {} as it prints", drawn.page + 1, pages.count());
                let image = Image::new(&drawn.texture)
                    .fit_to_exact_size(size)
                    .alt_text(says);
                let page = ui.add(image);
                let stroke = Stroke::new(1.0, cx.tokens.line);
                let painter = ui.painter();
                painter.rect_stroke(page.rect, 0.0, stroke, StrokeKind::Inside);
            });
    });
}

fn keys(ui: &Ui, pages: &mut Pages) {
    if ui.memory(|memory| memory.focused().is_some()) {
        return;
    }
    let pressed = |key| keys::pressed(ui, Modifiers::NONE, key);
    if pressed(Key::PageDown) {
        pages.turn(pages.at + 1);
    } else if pressed(Key::PageUp) {
        pages.turn(pages.at.saturating_sub(1));
    }
}

fn buttons_ui(ui: &mut Ui, cx: &Cx<'_>, pages: &mut Pages) {
    let (at, count) = (pages.at, pages.count());
    line(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if icon_button(ui, icons::ICON_ZOOM_IN, "Enlarge the page").clicked() {
                pages.zoom_by(ZOOM_STEP);
            }
            if icon_button(ui, icons::ICON_ZOOM_OUT, "Make the page smaller").clicked() {
                pages.zoom_by(1.0 / ZOOM_STEP);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add_enabled_ui(at > 0, |ui| {
                    if icon_button(ui, icons::ICON_CHEVRON_LEFT, "Previous page").clicked() {
                        pages.turn(at.saturating_sub(1));
                    }
                });
                ui.add_enabled_ui(at + 1 < count, |ui| {
                    if icon_button(ui, icons::ICON_CHEVRON_RIGHT, "Next page").clicked() {
                        pages.turn(at + 1);
                    }
                });
                if count > 0 {
                    let says = format!("Page {} of {count}", at + 1);
                    ui.label(RichText::new(says).color(cx.tokens.dim));
                }
                if pages.is_stale() && count > 0 {
                    ui.label(RichText::new("Updating…").small().color(cx.tokens.dim));
                }
            });
        });
    });
}
