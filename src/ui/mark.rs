//! The mark: three stones on one another, in the rail and as the window's icon.

use egui::{Color32, CornerRadius, IconData, Painter, Rect, pos2, vec2};

/// The stones from the top, as parts of the mark's box: middle height, width.
const STONES: [(f32, f32); 3] = [(0.17, 0.45), (0.5, 0.73), (0.83, 0.96)];
/// How high a stone is, as a part of the box.
const HEIGHT: f32 = 0.27;

fn stones(bounds: Rect) -> [Rect; 3] {
    STONES.map(|(middle, width)| {
        let centre = pos2(bounds.center().x, bounds.top() + bounds.height() * middle);
        Rect::from_center_size(
            centre,
            vec2(bounds.width() * width, bounds.height() * HEIGHT),
        )
    })
}

/// Paints the mark into a box.
pub fn paint(painter: &Painter, colour: Color32, bounds: Rect) {
    for stone in stones(bounds) {
        painter.rect_filled(stone, CornerRadius::same(3), colour);
    }
}

/// Draws the mark as an icon on a clear ground.
#[must_use]
pub fn icon(colour: Color32) -> IconData {
    const SIDE: u16 = 64;
    /// Points looked at along each side of a pixel.
    const FINE: u16 = 4;
    let side = f32::from(SIDE);
    let bounds = Rect::from_min_size(pos2(4.0, 4.0), vec2(side - 8.0, side - 8.0));
    let stones = stones(bounds);
    let covered = |x: f32, y: f32| stones.iter().any(|stone| within(*stone, x, y));
    let mut rgba = Vec::with_capacity(usize::from(SIDE) * usize::from(SIDE) * 4);
    for y in 0..SIDE {
        for x in 0..SIDE {
            let at = |whole: u16, part: u16| {
                f32::from(whole) + (f32::from(part) + 0.5) / f32::from(FINE)
            };
            let points = (0..FINE).flat_map(|i| (0..FINE).map(move |j| (at(x, i), at(y, j))));
            let hits = points.filter(|(x, y)| covered(*x, *y)).count();
            let alpha = u8::try_from(hits * 255 / usize::from(FINE * FINE)).unwrap_or(u8::MAX);
            rgba.extend([colour.r(), colour.g(), colour.b(), alpha]);
        }
    }
    IconData {
        rgba,
        width: u32::from(SIDE),
        height: u32::from(SIDE),
    }
}

/// Tells whether a point lies in a stone, whose ends are round.
fn within(stone: Rect, x: f32, y: f32) -> bool {
    let radius = stone.height() / 2.0;
    let inner = x.clamp(stone.left() + radius, stone.right() - radius);
    (x - inner).hypot(y - stone.center().y) <= radius
}
