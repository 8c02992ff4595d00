//! One requirement on the wall, with its rungs and notches.

use std::sync::Arc;

use egui::accesskit::Action;
use egui::text::{LayoutJob, TextFormat};
use egui::{
    FontFamily, FontId, Galley, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use super::Wall;
use super::keys::Stop;
use crate::domain::profile::{LevelNumber, Requirement};
use crate::domain::progress::{RequirementProgress, SkillProgress, StatementProgress};
use crate::domain::{LinkKey, RequirementKey};
use crate::ui::cx::Cx;
use crate::ui::screens::skills::Listed;
use crate::ui::screens::skills::map::{levels_in_words, status_sign};
use crate::ui::widgets::in_sight;

const PAD: f32 = 8.0;
/// The room of the sign of its status.
const SIGN: f32 = 18.0;
/// A notch takes so much room each way, to be pressed easily.
const NOTCH: f32 = 24.0;
/// What is drawn of it.
const DRAWN: egui::Vec2 = vec2(9.0, 15.0);
const RUNG: f32 = 4.0;
const RUNG_STEP: f32 = 6.0;

/// What was pressed.
pub enum Pressed {
    /// The cell.
    Cell(RequirementKey, Response),
    /// A notch of it.
    Notch(LinkKey),
}

/// A cell whose height is known.
pub struct Laid<'m> {
    asked: &'m Requirement,
    judged: &'m RequirementProgress,
    name: Arc<Galley>,
    pub height: f32,
}

impl<'m> Laid<'m> {
    /// Lays out the name of a requirement on as many lines as it takes.
    pub fn of(ui: &Ui, cx: &Cx<'_>, (asked, judged, _): &Listed<'m>, width: f32) -> Self {
        let font = |face: &str| FontId::new(13.0, FontFamily::Name(face.into()));
        let code = asked.skill().map_or("", |skill| skill.code.as_str());
        let mut job = LayoutJob::default();
        if !code.is_empty() {
            let format = TextFormat::simple(font("semibold"), cx.tokens.accent);
            job.append(code, 0.0, format);
        }
        let before = if code.is_empty() { 0.0 } else { 6.0 };
        let format = TextFormat::simple(font("regular"), cx.tokens.ink);
        job.append(asked.title.shown(), before, format);
        job.wrap.max_width = width - 2.0 * PAD - SIGN;
        let name = ui.painter().layout_job(job);
        let skill = judged.skill.as_ref();
        let below = if skill.is_some() { NOTCH + 2.0 } else { PAD };
        Self {
            asked,
            judged,
            height: PAD + name.size().y + below,
            name,
        }
    }

    /// Draws it, and tells what of it was pressed. Only where the keyboard stands is a stop of the Tab key.
    pub fn ui(
        self,
        ui: &Ui,
        cx: &Cx<'_>,
        rect: Rect,
        wall: &Wall,
        chosen: Option<&RequirementKey>,
        stops: &mut Vec<Stop>,
    ) -> Option<Pressed> {
        let key = &self.asked.key;
        let whole = LinkKey::from(key.clone());
        let selected = chosen == Some(key);
        let name = self.says();
        let response = stop_ui(ui, rect, wall, &whole, stops);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &name));
        if ui.is_rect_visible(rect) {
            self.paint(ui, cx, rect, selected, &response);
        }
        let mut pressed = None;
        if response.clicked() {
            pressed = Some(Pressed::Cell(key.clone(), response.clone()));
        }
        if let Some(skill) = &self.judged.skill {
            response.on_hover_text(levels_in_words(skill));
            let bottom = rect.bottom() - NOTCH - 1.0;
            for (n, statement) in skill.statements.iter().enumerate() {
                let at = pos2(rect.left() + PAD - 7.0 + NOTCH * n as f32, bottom);
                let place = Rect::from_min_size(at, vec2(NOTCH, NOTCH));
                if self.notch_ui(ui, cx, place, statement, wall, stops) {
                    pressed = Some(Pressed::Notch(statement.key.clone()));
                }
            }
        }
        pressed
    }

    /// Says everything about it, for screen readers.
    fn says(&self) -> String {
        let judged = self.judged;
        let met = if judged.status.is_met() {
            "met"
        } else {
            "not met"
        };
        let mut says = format!("{}, {met}: {}", judged.name, judged.status.label());
        if let Some(skill) = &judged.skill {
            says = format!("{says}. {}", levels_in_words(skill));
            if !skill.statements.is_empty() {
                let (backed, all) = (skill.backed(), skill.statements.len());
                says = format!("{says}. Statements backed: {backed} of {all}");
            }
        }
        says
    }

    fn paint(&self, ui: &Ui, cx: &Cx<'_>, rect: Rect, selected: bool, response: &Response) {
        let tokens = cx.tokens;
        let met = self.judged.status.is_met();
        let (fill, stroke) = match (selected, met, response.hovered()) {
            (true, ..) => (tokens.accent_soft, Stroke::new(2.0, tokens.accent)),
            (false, true, false) => (tokens.accent_soft, Stroke::new(1.0, tokens.line)),
            (false, _, true) => (tokens.rail, Stroke::new(1.0, tokens.field)),
            (false, false, false) => (tokens.card, Stroke::new(1.0, tokens.line)),
        };
        let painter = ui.painter();
        painter.rect(rect, 8.0, fill, stroke, StrokeKind::Inside);
        painter.galley(
            rect.min + vec2(PAD, PAD),
            Arc::clone(&self.name),
            tokens.ink,
        );
        let (symbol, colour) = status_sign(tokens, self.judged.status);
        painter.text(
            rect.right_top() + vec2(-PAD + 2.0, PAD - 1.0),
            egui::Align2::RIGHT_TOP,
            symbol.codepoint,
            FontId::new(16.0, symbol.font_family()),
            colour,
        );
        if let Some(skill) = &self.judged.skill {
            self.paint_rungs(ui, cx, rect, skill);
        }
    }

    /// Draws a rung for each level of the scale, each higher than the one below: filled up to the rating.
    fn paint_rungs(&self, ui: &Ui, cx: &Cx<'_>, rect: Rect, skill: &SkillProgress) {
        let target = skill.target.number;
        let scale = cx.model.profile.scale(&self.asked.key);
        let top = scale.and_then(|scale| scale.levels.last());
        let top = top.map_or(target.0, |level| level.number.0);
        let rated = skill.rating.as_ref();
        let rated = rated.map_or(LevelNumber::NOT_YET, |rating| rating.level.number);
        let base = rect.bottom() - 8.0;
        let left = rect.right() - PAD - RUNG_STEP * f32::from(top) + (RUNG_STEP - RUNG);
        for level in 1..=top {
            let x = left + RUNG_STEP * f32::from(level - 1);
            let height = 3.0 + 2.0 * f32::from(level);
            let rung = Rect::from_min_max(pos2(x, base - height), pos2(x + RUNG, base));
            if level <= rated.0 {
                ui.painter().rect_filled(rung, 1.0, cx.tokens.accent);
            } else {
                let stroke = Stroke::new(1.0, cx.tokens.field);
                ui.painter()
                    .rect_stroke(rung, 1.0, stroke, StrokeKind::Inside);
            }
            if level == target.0 {
                let under = (x - 1.0)..=(x + RUNG + 1.0);
                let stroke = Stroke::new(2.0, cx.tokens.ink);
                ui.painter().hline(under, base + 3.0, stroke);
            }
        }
    }

    /// Draws a notch; tells whether it was pressed.
    fn notch_ui(
        &self,
        ui: &Ui,
        cx: &Cx<'_>,
        place: Rect,
        statement: &StatementProgress,
        wall: &Wall,
        stops: &mut Vec<Stop>,
    ) -> bool {
        let number = statement.key.statement.map_or(0, std::num::NonZeroU16::get);
        let backed = !statement.backing.is_empty();
        let state = if backed { "backed" } else { "not backed" };
        let name = format!(
            "Statement {number} of {}, {state}: {}",
            self.judged.name, statement.text
        );
        let response = stop_ui(ui, place, wall, &statement.key, stops);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if ui.is_rect_visible(place) {
            let drawn = Rect::from_center_size(place.center(), DRAWN);
            let painter = ui.painter();
            if response.hovered() {
                painter.rect_filled(place.shrink(2.0), 4.0, cx.tokens.track);
            }
            if backed {
                painter.rect_filled(drawn, 2.5, cx.tokens.accent);
            } else {
                let stroke = Stroke::new(1.5, cx.tokens.field);
                painter.rect(drawn, 2.5, cx.tokens.card, stroke, StrokeKind::Inside);
            }
        }
        let pressed = response.clicked();
        let mut says = format!("{number}. {}", statement.text);
        if let Some(by) = statement.backing.last() {
            says = format!("{says}\nBacked by {by}");
        }
        response.on_hover_text(says);
        pressed
    }
}

/// Makes a place where the keyboard can stand.
fn stop_ui(ui: &Ui, rect: Rect, wall: &Wall, key: &LinkKey, stops: &mut Vec<Stop>) -> Response {
    let id = ui.make_persistent_id(("stop", key));
    // A screen reader goes to any of them.
    let asked = ui.input(|input| input.has_accesskit_action_request(id, Action::Focus));
    let here = asked || wall.is_at(key);
    let sense = if here { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, id, sense);
    if here && wall.enter {
        response.request_focus();
    }
    stops.push(Stop {
        key: key.clone(),
        id,
        rect,
        asked,
        section: key.requirement.section().to_owned(),
    });
    in_sight(response)
}
