//! Where the keys lead from the row on which they stand.

use egui::{Event, FocusDirection, Id, Key, Modifiers, Rect, Ui};

use super::{Long, Standing, row_id};
use crate::ui::keys;
use crate::ui::words::folded;

/// How long letters that are typed belong together, in seconds.
const TOGETHER: f64 = 1.0;
/// How much more it counts to leave a column than to go along it.
const ASIDE: f32 = 4.0;

/// Moves along the list by the keys, while it has the focus; tells whether anything moved.
pub(super) fn move_by_keys(
    ui: &Ui,
    list: Id,
    standing: &mut Standing,
    long: Option<&Long<'_>>,
) -> bool {
    let focused = ui.memory(egui::Memory::focused);
    if focused != Some(row_id(list, standing.at)) || standing.count == 0 || !keys::is_on_top(ui) {
        return false;
    }
    // Chords are somebody else's.
    if ui.input(|input| input.modifiers.any()) {
        return false;
    }
    let end = standing.count - 1;
    let at = standing.at.min(end);
    let pressed = |key| keys::pressed(ui, Modifiers::NONE, key);
    let page = page(standing, long);
    let next = if pressed(Key::Home) {
        Some(0)
    } else if pressed(Key::End) {
        Some(end)
    } else if pressed(Key::PageDown) {
        Some((at + page).min(end))
    } else if pressed(Key::PageUp) {
        Some(at.saturating_sub(page))
    } else {
        let arrows = [
            Key::ArrowUp,
            Key::ArrowDown,
            Key::ArrowLeft,
            Key::ArrowRight,
        ];
        let arrow = arrows.into_iter().find(|key| pressed(*key));
        arrow.map(|arrow| beside(standing, long, arrow))
    };
    let next = next.or_else(|| by_letters(ui, standing, long));
    let Some(next) = next else {
        return false;
    };
    standing.at = next;
    ui.memory_mut(|memory| {
        memory.move_focus(FocusDirection::None);
        memory.request_focus(row_id(list, next));
    });
    true
}

/// Returns how many rows a page moves.
fn page(standing: &Standing, long: Option<&Long<'_>>) -> usize {
    let row = standing
        .drawn
        .first()
        .map_or(1.0, |(rect, _)| rect.height());
    let mut left = (standing.height / row.max(1.0)).floor();
    let mut lines = 0;
    while left >= 2.0 {
        left -= 1.0;
        lines += 1;
    }
    let top = standing
        .drawn
        .get(standing.at.saturating_sub(standing.first));
    let top = top.map_or(0.0, |(rect, _)| rect.top());
    let same = |(rect, _): &&(Rect, String)| (rect.top() - top).abs() < 1.0;
    let across = long.map_or_else(
        || standing.drawn.iter().filter(same).count(),
        |long| long.across,
    );
    lines.max(1) * across.max(1)
}

/// Returns the row beside the one on which the keyboard stands: by where they lie, or by number where they are too many to draw.
fn beside(standing: &Standing, long: Option<&Long<'_>>, arrow: Key) -> usize {
    let (at, last) = (standing.at, standing.count.saturating_sub(1));
    if let Some(long) = long {
        let by = match arrow {
            Key::ArrowUp | Key::ArrowDown => long.across,
            _ if long.across > 1 => 1,
            _ => 0,
        };
        let forward = matches!(arrow, Key::ArrowDown | Key::ArrowRight);
        return if !forward {
            at.checked_sub(by).unwrap_or(at)
        } else if at + by <= last {
            at + by
        } else {
            at
        };
    }
    let Some((here, _)) = standing.drawn.get(at) else {
        return 0;
    };
    let distance = |other: &Rect| {
        let by = other.center() - here.center();
        let (along, aside) = match arrow {
            Key::ArrowUp => (-by.y, by.x.abs()),
            Key::ArrowDown => (by.y, by.x.abs()),
            Key::ArrowLeft => (-by.x, by.y.abs()),
            _ => (by.x, by.y.abs()),
        };
        (along > 1.0).then_some(along + ASIDE * aside)
    };
    let far = standing.drawn.iter().enumerate();
    let far = far.filter_map(|(n, (rect, _))| Some((n, distance(rect)?)));
    far.min_by(|(_, a), (_, b)| a.total_cmp(b))
        .map_or(at, |(n, _)| n)
}

/// Finds the next row whose name begins with the letters that are typed.
fn by_letters(ui: &Ui, standing: &mut Standing, long: Option<&Long<'_>>) -> Option<usize> {
    let (now, typed) = ui.input(|input| {
        let typed = input.events.iter().filter_map(|event| match event {
            Event::Text(text) => Some(text.as_str()),
            _ => None,
        });
        (input.time, typed.collect::<String>())
    });
    let goes_on = now - standing.typed_at < TOGETHER && !standing.typed.is_empty();
    if typed.trim().is_empty() && (!goes_on || typed.is_empty()) {
        return None;
    }
    if !goes_on {
        standing.typed.clear();
    }
    standing.typed.push_str(&folded(&typed));
    standing.typed_at = now;
    let name = |at: usize| match long {
        Some(long) => (long.name)(at),
        None => standing
            .drawn
            .get(at)
            .map(|(_, name)| name.clone())
            .unwrap_or_default(),
    };
    // One letter goes on to the next; more stay where they fit.
    let from = usize::from(!goes_on);
    let (start, count) = (standing.at + from, standing.count);
    let begins = |at: &usize| folded(&name(*at)).starts_with(&standing.typed);
    let holds = |at: &usize| {
        let name = folded(&name(*at));
        name.split_whitespace()
            .any(|word| word.starts_with(&standing.typed))
    };
    let all = || (0..count).map(|n| (start + n) % count);
    let found = all().find(begins).or_else(|| all().find(holds));
    ui.input_mut(|input| {
        input
            .events
            .retain(|event| !matches!(event, Event::Text(_)));
        input.consume_key(Modifiers::NONE, Key::Space);
    });
    Some(found.unwrap_or(standing.at))
}
