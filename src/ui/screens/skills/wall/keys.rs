//! How the keyboard goes about the wall.

use egui::{EventFilter, Id, Key, Modifiers, Rect, Ui};

use super::Wall;
use crate::domain::LinkKey;
use crate::domain::profile::Requirement;
use crate::ui::keys;

/// A cell, or a notch in it, where the keyboard can stand.
pub struct Stop {
    pub key: LinkKey,
    pub id: Id,
    pub rect: Rect,
    /// Whether a screen reader goes there.
    pub asked: bool,
    /// The section that it stands in.
    pub section: String,
}

impl Wall {
    /// Has the keyboard stand at something that is listed.
    pub(super) fn keep<'m>(&mut self, listed: impl Iterator<Item = &'m Requirement>) {
        let mut first = None;
        for asked in listed {
            if self
                .at
                .as_ref()
                .is_some_and(|at| at.requirement == asked.key)
            {
                return;
            }
            first.get_or_insert(&asked.key);
        }
        self.at = first.map(|key| key.clone().into());
    }

    /// Tells whether the keyboard stands there.
    pub(super) fn is_at(&self, key: &LinkKey) -> bool {
        self.at.as_ref() == Some(key)
    }
}

/// Returns where a key leads from the stop that has the focus; an arrow key without any focus leads into the wall.
pub fn moved(ui: &Ui, stops: &[Stop]) -> Option<LinkKey> {
    if let Some(asked) = stops.iter().find(|stop| stop.asked) {
        return Some(asked.key.clone());
    }
    let focused = ui.memory(egui::Memory::focused);
    let pressed = |key| keys::pressed(ui, Modifiers::NONE, key);
    let Some(focused) = focused else {
        let arrow = pressed(Key::ArrowDown) || pressed(Key::ArrowRight);
        return stops.first().filter(|_| arrow).map(|stop| stop.key.clone());
    };
    let at = stops.iter().position(|stop| stop.id == focused)?;
    let here = stops.get(at)?;
    let arrows = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(here.id, arrows));
    let to = if pressed(Key::ArrowRight) {
        stops.get(at + 1)
    } else if pressed(Key::ArrowLeft) {
        at.checked_sub(1).and_then(|before| stops.get(before))
    } else if pressed(Key::ArrowDown) {
        in_row(stops, here, |other| other.top() - here.rect.bottom())
    } else if pressed(Key::ArrowUp) {
        in_row(stops, here, |other| here.rect.top() - other.bottom())
    } else if pressed(Key::Home) {
        stops.first()
    } else if pressed(Key::End) {
        stops.iter().rev().find(|stop| stop.key.statement.is_none())
    } else if pressed(Key::PageDown) {
        let mut later = stops.iter().skip(at);
        later.find(|stop| stop.section != here.section)
    } else if pressed(Key::PageUp) {
        let earlier = stops.iter().take(at).rev();
        let mut earlier = earlier.skip_while(|stop| stop.section == here.section);
        let before = earlier.next().map(|stop| stop.section.clone());
        let mut all = stops.iter();
        all.find(|stop| Some(&stop.section) == before.as_ref())
    } else {
        None
    };
    to.map(|stop| stop.key.clone())
}

/// Returns the cell of the nearest row in a direction that stands nearest to the side.
fn in_row<'s>(stops: &'s [Stop], here: &Stop, away: impl Fn(Rect) -> f32) -> Option<&'s Stop> {
    // A notch lies within its cell, which is no row of its own.
    let cells = stops.iter().filter(|stop| stop.key.statement.is_none());
    let beyond = cells.filter(|stop| away(stop.rect) > -1.0 && stop.id != here.id);
    let across = |stop: &Stop| {
        let (cell, x) = (stop.rect, here.rect.center().x);
        if cell.x_range().contains(x) {
            0.0
        } else {
            (cell.center().x - x).abs()
        }
    };
    beyond.min_by(|a, b| {
        let near = |stop: &Stop| away(stop.rect).max(0.0).round();
        near(a)
            .total_cmp(&near(b))
            .then(across(a).total_cmp(&across(b)))
    })
}
