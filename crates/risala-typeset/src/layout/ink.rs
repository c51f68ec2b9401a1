//! Boxes of ink: what a line really covers.

use crate::font::Fonts;
use crate::page::{Line, Rect};

/// The box of a line's ink, its left end and baseline at `(x, y)`; `None` for a line without ink.
pub fn bounds(line: &Line, (x, y): (f32, f32), fonts: &Fonts<'_>) -> Option<Rect> {
    line.ink(fonts).map(|ink| Rect {
        x: x + ink.x_min,
        y: y - ink.y_max,
        width: ink.x_max - ink.x_min,
        height: ink.y_max - ink.y_min,
    })
}

/// The smallest box around two.
pub fn union(a: Rect, b: Rect) -> Rect {
    let (x, y) = (a.x.min(b.x), a.y.min(b.y));
    Rect { x, y, width: (a.x + a.width).max(b.x + b.width) - x, height: (a.y + a.height).max(b.y + b.height) - y }
}

/// Whether `inner` lies in `outer`; a hundredth of a point is nothing.
pub fn contains(outer: Rect, inner: Rect) -> bool {
    const NOTHING: f32 = 0.01;
    inner.x >= outer.x - NOTHING
        && inner.y >= outer.y - NOTHING
        && inner.x + inner.width <= outer.x + outer.width + NOTHING
        && inner.y + inner.height <= outer.y + outer.height + NOTHING
}

/// Whether a circle reaches into a box.
pub fn circle_touches(centre: (f32, f32), radius: f32, rect: Rect) -> bool {
    let dx = centre.0 - centre.0.clamp(rect.x, rect.x + rect.width);
    let dy = centre.1 - centre.1.clamp(rect.y, rect.y + rect.height);
    dx * dx + dy * dy < radius * radius
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_touches_a_box_at_its_side_and_not_past_its_corner() {
        let square = Rect { x: 10.0, y: 10.0, width: 10.0, height: 10.0 };
        assert!(circle_touches((5.0, 15.0), 5.1, square));
        assert!(!circle_touches((5.0, 15.0), 4.9, square));
        assert!(!circle_touches((6.0, 6.0), 5.5, square));
        assert!(circle_touches((6.0, 6.0), 5.7, square));
    }
}
