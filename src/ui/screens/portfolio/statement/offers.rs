//! What can be cited, below the cursor: go up and down, press Enter or Tab, or click. Escape leaves the bracket as it is.

use egui::{
    Frame, Id, Key, LayerId, Margin, Modifiers, Popup, PopupCloseBehavior, PopupKind, Rect,
    RectAlign, RichText, SurrenderFocusOn, Ui,
};

use crate::domain::EvidenceNumber;
use crate::ui::cx::Cx;
use crate::ui::keys;
use crate::ui::theme::medium;
use crate::ui::widgets::{Row, row};

const WIDTH: f32 = 400.0;
const HEIGHT: f32 = 34.0;

/// Which offer the arrow keys stand on.
#[derive(Debug, Default)]
pub struct Offers {
    at: usize,
    /// The field they are open for.
    open: Option<Id>,
    /// What was typed when the arrow keys were used last.
    typed: String,
    /// What was typed when Escape sent them away: they stay away until that changes.
    dismissed: Option<String>,
}

/// What a key that belongs to the offers asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// Go to the one above.
    Up,
    /// Go to the one below.
    Down,
    /// Choose the one where one stands.
    Choose,
    /// Send them away.
    Dismiss,
}

impl Pressed {
    /// Takes the keys of open offers before the field sees them.
    #[must_use]
    pub fn taken(ui: &Ui, open: bool) -> Option<Self> {
        let keys = [
            (Key::ArrowUp, Self::Up),
            (Key::ArrowDown, Self::Down),
            (Key::Enter, Self::Choose),
            (Key::Tab, Self::Choose),
            (Key::Escape, Self::Dismiss),
        ];
        let pressed = |key| keys::pressed(ui, Modifiers::NONE, key);
        let mut keys = keys.into_iter().filter(|_| open);
        keys.find_map(|(key, asks)| pressed(key).then_some(asks))
    }
}

impl Offers {
    /// Tells whether they are open for a field that has the focus.
    #[must_use]
    pub fn is_open_for(&self, ui: &Ui, field: Id) -> bool {
        self.open == Some(field) && ui.memory(|memory| memory.has_focus(field))
    }

    /// Draws a field so that a press on the offers does not take the focus from it.
    pub fn keep_focus<R>(&self, ui: &mut Ui, open: bool, add: impl FnOnce(&mut Ui) -> R) -> R {
        let pointer = ui.pointer_interact_pos().filter(|_| open);
        let layer = pointer.and_then(|at| ui.ctx().layer_id_at(at));
        let on_offers = self
            .open
            .is_some_and(|field| layer == Some(layer_of(field)));
        let before = ui.options(|options| options.input_options.surrender_focus_on);
        if on_offers {
            ui.options_mut(|options| {
                options.input_options.surrender_focus_on = SurrenderFocusOn::Never;
            });
        }
        let drawn = add(ui);
        ui.options_mut(|options| options.input_options.surrender_focus_on = before);
        drawn
    }

    /// Draws them below the cursor; returns what was chosen.
    pub fn ui(
        &mut self,
        ui: &Ui,
        cx: &Cx<'_>,
        field: Id,
        (pressed, cursor): (Option<Pressed>, Rect),
        (typed, found): (Option<&str>, &[&(EvidenceNumber, String)]),
    ) -> Option<EvidenceNumber> {
        let Some(typed) = typed.filter(|_| !found.is_empty()) else {
            *self = Self::default();
            return None;
        };
        if pressed == Some(Pressed::Dismiss) {
            self.dismissed = Some(typed.to_owned());
        }
        if self.dismissed.as_deref() == Some(typed) {
            self.open = None;
            return None;
        }
        if self.typed != typed {
            typed.clone_into(&mut self.typed);
            self.at = 0;
        }
        let last = found.len().saturating_sub(1);
        let at = match pressed {
            Some(Pressed::Up) => self.at.saturating_sub(1),
            Some(Pressed::Down) => self.at + 1,
            Some(Pressed::Choose | Pressed::Dismiss) | None => self.at,
        };
        self.at = at.min(last);
        self.open = Some(field);
        let clicked = self.list_ui(ui, cx, field, cursor, found);
        let entered = (pressed == Some(Pressed::Choose)).then_some(self.at);
        let chosen = entered.or(clicked);
        let (number, _) = chosen.and_then(|at| found.get(at))?;
        *self = Self::default();
        Some(*number)
    }

    fn list_ui(
        &self,
        ui: &Ui,
        cx: &Cx<'_>,
        field: Id,
        cursor: Rect,
        found: &[&(EvidenceNumber, String)],
    ) -> Option<usize> {
        let layer = ui.layer_id();
        let popup = Popup::new(layer_of(field).id, ui.ctx().clone(), cursor, layer)
            .kind(PopupKind::Popup)
            .align(RectAlign::BOTTOM_START)
            .close_behavior(PopupCloseBehavior::IgnoreClicks)
            .width(WIDTH.min(ui.ctx().content_rect().width() - 24.0))
            .gap(4.0);
        let mut clicked = None;
        popup.show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let inset = Frame::new().inner_margin(Margin::symmetric(10, 0));
            for (at, (number, title)) in found.iter().enumerate() {
                let name = format!("Cite {number}  {title}");
                let looks = Row {
                    name: &name,
                    height: HEIGHT,
                    selected: at == self.at,
                };
                let shown = inset.show(ui, |ui| {
                    row(ui, cx.tokens, looks, |ui| {
                        ui.label(medium(number.to_string()).color(cx.tokens.accent));
                        let title = RichText::new(title).color(cx.tokens.ink);
                        ui.add(egui::Label::new(title).truncate());
                    })
                });
                if shown.inner.clicked() {
                    clicked = Some(at);
                }
            }
        });
        clicked
    }
}

/// Returns the layer of the offers of a field.
fn layer_of(field: Id) -> LayerId {
    LayerId::new(PopupKind::Popup.order(), field.with("offers"))
}
