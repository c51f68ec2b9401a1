//! Outlines of cubic curves (CFF) as TrueType outlines, so that such a font can be baked as any other.
//!
//! Every table but the outlines stays as it is. The curves lie within half a thousandth of an em of the originals.

use ttf_parser::{Face, GlyphId, OutlineBuilder};

use crate::sfnt::{assemble, set_u16, table};

/// Tables that are kept.
const KEPT: [&[u8; 4]; 10] = [b"GDEF", b"GPOS", b"GSUB", b"OS/2", b"cmap", b"hhea", b"hmtx", b"kern", b"name", b"post"];

/// Whether a font's outlines are of cubic curves.
pub fn is_cff(font: &[u8]) -> bool {
    table(font, b"CFF ").is_some() && table(font, b"glyf").is_none()
}

/// The same font with TrueType outlines; `None` when it is damaged or has no cubic ones.
pub fn from_cff(font: &[u8]) -> Option<Vec<u8>> {
    let face = Face::parse(font, 0).ok()?;
    face.tables().cff.as_ref()?;
    let tolerance = f32::from(face.units_per_em()) / 2000.0;
    let mut glyphs = Glyphs::default();
    for id in 0..face.number_of_glyphs() {
        let mut pen = Pen { tolerance, ..Pen::default() };
        // One without outline is empty.
        let _ = face.outline_glyph(GlyphId(id), &mut pen);
        pen.end();
        glyphs.add(&pen.contours);
    }
    let mut head = table(font, b"head")?.to_vec();
    set_u16(&mut head, 50, 1);
    if let Some(sum) = head.get_mut(8..12) {
        sum.fill(0);
    }
    let kept = KEPT.iter().filter_map(|tag| Some((**tag, table(font, tag)?.to_vec())));
    let mut tables: Vec<([u8; 4], Vec<u8>)> = kept.collect();
    let maxp = glyphs.maxp(face.number_of_glyphs());
    tables.extend([(*b"glyf", glyphs.glyf), (*b"head", head), (*b"loca", glyphs.loca), (*b"maxp", maxp)]);
    tables.sort_by_key(|(tag, _)| *tag);
    Some(assemble(&tables))
}

/// A point of an outline, in font units.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Point {
    x: i16,
    y: i16,
    on_curve: bool,
}

/// Draws one glyph's outline in quadratic curves.
#[derive(Debug, Default)]
struct Pen {
    tolerance: f32,
    contours: Vec<Vec<Point>>,
    contour: Vec<Point>,
    at: (f32, f32),
}

impl Pen {
    fn point(&mut self, (x, y): (f32, f32), on_curve: bool) {
        let unit = |value: f32| value.round().clamp(i16::MIN.into(), i16::MAX.into()) as i16;
        let point = Point { x: unit(x), y: unit(y), on_curve };
        if !on_curve || self.contour.last() != Some(&point) {
            self.contour.push(point);
        }
    }

    fn end(&mut self) {
        // A contour is closed by itself.
        if self.contour.len() > 1 && self.contour.last() == self.contour.first() {
            self.contour.pop();
        }
        let contour = std::mem::take(&mut self.contour);
        if contour.len() > 1 {
            self.contours.push(contour);
        }
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.end();
        self.at = (x, y);
        self.point(self.at, true);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.at = (x, y);
        self.point(self.at, true);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.point((x1, y1), false);
        self.line_to(x, y);
    }

    /// One quadratic curve is off by √3/36 of the cubic's third difference; `n` are off by that over n³.
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        const OFF: f32 = 0.048_112_52;
        let (p, q, r, s) = (self.at, (x1, y1), (x2, y2), (x, y));
        let third = (s.0 - 3.0 * r.0 + 3.0 * q.0 - p.0).hypot(s.1 - 3.0 * r.1 + 3.0 * q.1 - p.1);
        let count = (OFF * third / self.tolerance).cbrt().ceil().clamp(1.0, 16.0);
        let curve = |t: f32| cubic([p, q, r, s], t);
        let slope = |t: f32| slope([p, q, r, s], t);
        for n in 0..count as u8 {
            let (from, to) = (f32::from(n) / count, f32::from(n + 1) / count);
            let ((a, b), (da, db)) = ((curve(from), curve(to)), (slope(from), slope(to)));
            // Both ends' tangents of this part, as its cubic's control points say them, meet half way.
            let step = (to - from) / 4.0;
            let control = |a: f32, b: f32, da: f32, db: f32| (a + b) / 2.0 + (da - db) * step;
            self.point((control(a.0, b.0, da.0, db.0), control(a.1, b.1, da.1, db.1)), false);
            self.point(b, true);
        }
        self.at = s;
    }

    fn close(&mut self) {
        self.end();
    }
}

fn cubic([p, q, r, s]: [(f32, f32); 4], t: f32) -> (f32, f32) {
    let u = 1.0 - t;
    let at = |p, q, r, s| u * u * u * p + 3.0 * u * u * t * q + 3.0 * u * t * t * r + t * t * t * s;
    (at(p.0, q.0, r.0, s.0), at(p.1, q.1, r.1, s.1))
}

fn slope([p, q, r, s]: [(f32, f32); 4], t: f32) -> (f32, f32) {
    let u = 1.0 - t;
    let at = |p: f32, q: f32, r: f32, s: f32| 3.0 * (u * u * (q - p) + 2.0 * u * t * (r - q) + t * t * (s - r));
    (at(p.0, q.0, r.0, s.0), at(p.1, q.1, r.1, s.1))
}

/// The tables `glyf` and `loca` while they grow.
#[derive(Debug)]
struct Glyphs {
    glyf: Vec<u8>,
    loca: Vec<u8>,
    points: usize,
    contours: usize,
}

impl Default for Glyphs {
    fn default() -> Self {
        Self { glyf: Vec::new(), loca: vec![0; 4], points: 0, contours: 0 }
    }
}

impl Glyphs {
    fn add(&mut self, contours: &[Vec<Point>]) {
        if !contours.is_empty() {
            self.describe(contours);
            self.glyf.resize(self.glyf.len().next_multiple_of(4), 0);
        }
        self.loca.extend((self.glyf.len() as u32).to_be_bytes());
    }

    /// A simple glyph (OpenType, `glyf`).
    fn describe(&mut self, contours: &[Vec<Point>]) {
        let points = || contours.iter().flatten();
        self.points = self.points.max(points().count());
        self.contours = self.contours.max(contours.len());
        let bounds = |of: fn(&Point) -> i16| {
            let values = points().map(of);
            (values.clone().min().unwrap_or(0), values.max().unwrap_or(0))
        };
        let ((x_min, x_max), (y_min, y_max)) = (bounds(|p| p.x), bounds(|p| p.y));
        for value in [contours.len() as i16, x_min, y_min, x_max, y_max] {
            self.glyf.extend(value.to_be_bytes());
        }
        let mut end = 0usize;
        for contour in contours {
            end += contour.len();
            self.glyf.extend((end.saturating_sub(1) as u16).to_be_bytes());
        }
        self.glyf.extend([0, 0]);
        let (mut flags, mut xs, mut ys) = (Vec::new(), Vec::new(), Vec::new());
        let (mut x, mut y) = (0, 0);
        for point in points() {
            let along = step(i32::from(point.x) - x, &mut xs);
            let up = step(i32::from(point.y) - y, &mut ys);
            (x, y) = (point.x.into(), point.y.into());
            flags.push(u8::from(point.on_curve) | along << 1 | up << 2);
        }
        for part in [flags, xs, ys] {
            self.glyf.extend(part);
        }
    }

    fn maxp(&self, count: u16) -> Vec<u8> {
        let mut maxp = vec![0, 1, 0, 0];
        let zones = 2;
        for value in [count, self.points as u16, self.contours as u16, 0, 0, zones, 0, 0, 0, 0, 0, 0, 0, 0] {
            maxp.extend(value.to_be_bytes());
        }
        maxp
    }
}

/// Writes a step to the next point and gives its flags: bit 0 for one byte, bit 3 for its sign, or for no step.
fn step(by: i32, to: &mut Vec<u8>) -> u8 {
    match (by, u8::try_from(by.unsigned_abs())) {
        (0, _) => 0b1000,
        (1.., Ok(size)) => {
            to.push(size);
            0b1001
        }
        (_, Ok(size)) => {
            to.push(size);
            0b0001
        }
        (_, Err(_)) => {
            to.extend((by as i16).to_be_bytes());
            0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curves_stay_within_the_tolerance() {
        let mut pen = Pen { tolerance: 0.5, ..Pen::default() };
        let [p, q, r, s] = [(0.0, 0.0), (0.0, 553.0), (447.0, 1000.0), (1000.0, 1000.0)];
        pen.move_to(p.0, p.1);
        pen.curve_to(q.0, q.1, r.0, r.1, s.0, s.1);
        pen.end();
        // A quarter of a circle: every point on a curve lies on it.
        let points = &pen.contours[0];
        assert!(points.len() > 5);
        for part in points.windows(3).filter(|part| part[0].on_curve && part[2].on_curve) {
            let at = |of: fn(&Point) -> i16| {
                let [a, b, c] = [0, 1, 2].map(|n| f32::from(of(&part[n])));
                0.25 * a + 0.5 * b + 0.25 * c
            };
            let radius = (1000.0 - at(|p| p.x)).hypot(at(|p| p.y));
            assert!((radius - 1000.0).abs() < 1.5, "{radius}");
        }
    }

    #[test]
    fn steps_are_as_short_as_they_can_be() {
        let mut bytes = Vec::new();
        let flags = [0, 5, -5, 300, -300].map(|by| step(by, &mut bytes));
        assert_eq!(flags, [0b1000, 0b1001, 0b0001, 0, 0]);
        assert_eq!(bytes, [5, 5, 1, 44, 254, 212]);
    }

    #[test]
    fn what_is_no_such_font_is_none() {
        for bytes in [&b""[..], b"OTTO", &[0; 200]] {
            assert!(from_cff(bytes).is_none());
            assert!(!is_cff(bytes));
        }
    }
}
