//! The embedded font program: a TrueType font whose glyphs are the clusters of one letter.
//!
//! Glyph n + 1 is the n-th baked glyph, so that a code of the content stream is a glyph id. A baked
//! glyph of one part in place holds the outline itself; the others are composites that refer to it.
//! Hints are left out: they may move the parts of a composite apart, and no reader needs them.

use std::collections::HashMap;

use crate::baked::BakedGlyph;
use crate::sfnt::component::{INSTRUCTIONS, MORE, MY_METRICS, SCALE, TWO_BY_TWO, WORDS, XY, XY_SCALE};
use crate::sfnt::{Outlines, assemble, i16_at, set_u16, u16_at};

/// Builds the font program of these glyphs; `None` when the font is damaged or the result too large.
pub(crate) fn build(outlines: &Outlines<'_>, glyphs: &[&BakedGlyph]) -> Option<Vec<u8>> {
    let places = Places::find(outlines, glyphs)?;
    let total = u16::try_from(1 + glyphs.len() + places.added.len()).ok()?;
    let mut writer = Writer::default();
    writer.glyph(Vec::new());
    writer.metric(u16_at(outlines.hhea, 10)?.min(1000), 0);
    for (index, glyph) in glyphs.iter().enumerate() {
        let outline = baked_outline(outlines, &places, index, glyph)?;
        writer.metric(glyph.advance, i16_at(&outline, 2).unwrap_or(0));
        writer.glyph(outline);
    }
    for id in &places.added {
        let outline = places.moved(outlines.glyph(*id)?)?;
        writer.bearing(i16_at(&outline, 2).unwrap_or(0));
        writer.glyph(outline);
    }
    let parts = glyphs.iter().map(|g| g.parts.len()).max().unwrap_or(0);
    Some(writer.font(outlines, total, 1 + glyphs.len(), parts))
}

/// Where each glyph of the original font stands in the new one.
struct Places {
    new: HashMap<u16, u16>,
    /// Originals that no baked glyph holds, after the baked ones.
    added: Vec<u16>,
}

impl Places {
    fn find(outlines: &Outlines<'_>, glyphs: &[&BakedGlyph]) -> Option<Self> {
        let mut places = Self { new: HashMap::new(), added: Vec::new() };
        for (index, glyph) in glyphs.iter().enumerate() {
            if let Some(id) = glyph.whole() {
                let place = u16::try_from(index + 1).ok()?;
                places.new.entry(id).or_insert(place);
            }
        }
        let first = glyphs.len() + 1;
        for part in glyphs.iter().flat_map(|glyph| &glyph.parts) {
            places.add(outlines, part.glyph, first, 0)?;
        }
        Some(places)
    }

    /// Gives a glyph and its components a place. Components nest at most as deep as fonts do.
    fn add(&mut self, outlines: &Outlines<'_>, id: u16, first: usize, depth: u8) -> Option<()> {
        let outline = outlines.glyph(id)?;
        if outline.is_empty() {
            return Some(());
        }
        if !self.new.contains_key(&id) {
            let place = u16::try_from(first + self.added.len()).ok()?;
            self.new.insert(id, place);
            self.added.push(id);
        }
        if i16_at(outline, 0)? < 0 && depth < 8 {
            for (_, component) in components(outline)? {
                self.add(outlines, component, first, depth + 1)?;
            }
        }
        Some(())
    }

    /// A glyph's description with its components at their new places and without instructions.
    fn moved(&self, outline: &[u8]) -> Option<Vec<u8>> {
        let Some(contours) = i16_at(outline, 0) else {
            return Some(Vec::new());
        };
        if let Ok(contours) = usize::try_from(contours) {
            let head = 10 + 2 * contours;
            let instructions = usize::from(u16_at(outline, head)?);
            let mut moved = outline.get(..head)?.to_vec();
            moved.extend([0, 0]);
            moved.extend(outline.get(head + 2 + instructions..)?);
            return Some(moved);
        }
        let found = components(outline)?;
        let end = found.last().map(|(at, _)| component_end(outline, *at))??;
        let mut moved = outline.get(..end)?.to_vec();
        for (at, component) in found {
            let flags = u16_at(outline, at)? & !(INSTRUCTIONS | MY_METRICS);
            set_u16(&mut moved, at, flags);
            set_u16(&mut moved, at + 2, self.new.get(&component).copied().unwrap_or(0));
        }
        Some(moved)
    }
}

/// The components of a composite: where each record begins, and its glyph.
fn components(outline: &[u8]) -> Option<Vec<(usize, u16)>> {
    let mut found = Vec::new();
    let mut at = 10;
    loop {
        found.push((at, u16_at(outline, at + 2)?));
        if u16_at(outline, at)? & MORE == 0 {
            return Some(found);
        }
        at = component_end(outline, at)?;
    }
}

fn component_end(outline: &[u8], at: usize) -> Option<usize> {
    let flags = u16_at(outline, at)?;
    let offsets = if flags & WORDS != 0 { 4 } else { 2 };
    let scale = if flags & SCALE != 0 {
        2
    } else if flags & XY_SCALE != 0 {
        4
    } else if flags & TWO_BY_TWO != 0 {
        8
    } else {
        0
    };
    Some(at + 4 + offsets + scale)
}

fn baked_outline(outlines: &Outlines<'_>, places: &Places, index: usize, glyph: &BakedGlyph) -> Option<Vec<u8>> {
    if let Some(id) = glyph.whole()
        && places.new.get(&id).map(|place| usize::from(*place)) == Some(index + 1)
    {
        return places.moved(outlines.glyph(id)?);
    }
    let mut records = Vec::new();
    let (mut low, mut high) = ([i16::MAX; 2], [i16::MIN; 2]);
    for part in &glyph.parts {
        let outline = outlines.glyph(part.glyph)?;
        if outline.is_empty() {
            continue;
        }
        for (axis, shift) in [part.dx, part.dy].into_iter().enumerate() {
            let (low, high) = (low.get_mut(axis)?, high.get_mut(axis)?);
            *low = (*low).min(i16_at(outline, 2 + 2 * axis)?.saturating_add(shift));
            *high = (*high).max(i16_at(outline, 6 + 2 * axis)?.saturating_add(shift));
        }
        records.push((*places.new.get(&part.glyph)?, part.dx, part.dy));
    }
    if records.is_empty() {
        return Some(Vec::new());
    }
    let mut outline = (-1i16).to_be_bytes().to_vec();
    for value in low.into_iter().chain(high) {
        outline.extend(value.to_be_bytes());
    }
    let last = records.len() - 1;
    for (number, (place, dx, dy)) in records.into_iter().enumerate() {
        let more = if number < last { MORE } else { 0 };
        match (i8::try_from(dx), i8::try_from(dy)) {
            (Ok(dx), Ok(dy)) => {
                outline.extend((XY | more).to_be_bytes());
                outline.extend(place.to_be_bytes());
                outline.extend(dx.to_be_bytes());
                outline.extend(dy.to_be_bytes());
            }
            _ => {
                outline.extend((XY | WORDS | more).to_be_bytes());
                outline.extend(place.to_be_bytes());
                outline.extend(dx.to_be_bytes());
                outline.extend(dy.to_be_bytes());
            }
        }
    }
    Some(outline)
}

#[derive(Default)]
struct Writer {
    glyf: Vec<u8>,
    ends: Vec<usize>,
    hmtx: Vec<u8>,
}

impl Writer {
    fn glyph(&mut self, outline: Vec<u8>) {
        self.glyf.extend(outline);
        self.glyf.resize(self.glyf.len().next_multiple_of(2), 0);
        self.ends.push(self.glyf.len());
    }

    /// The side bearing is the outline's left edge: readers then draw at the origin.
    fn metric(&mut self, advance: u16, bearing: i16) {
        self.hmtx.extend(advance.to_be_bytes());
        self.bearing(bearing);
    }

    fn bearing(&mut self, bearing: i16) {
        self.hmtx.extend(bearing.to_be_bytes());
    }

    fn font(self, outlines: &Outlines<'_>, total: u16, metrics: usize, parts: usize) -> Vec<u8> {
        let long = self.glyf.len() > 2 * usize::from(u16::MAX);
        let mut head = outlines.head.to_vec();
        if let Some(sum) = head.get_mut(8..12) {
            sum.fill(0);
        }
        set_u16(&mut head, 50, u16::from(long));
        let mut hhea = outlines.hhea.to_vec();
        set_u16(&mut hhea, 34, metrics as u16);
        let loca = std::iter::once(0)
            .chain(self.ends)
            .flat_map(|end| {
                let bytes = if long { end } else { end / 2 };
                let bytes = (bytes as u32).to_be_bytes();
                bytes.into_iter().skip(if long { 0 } else { 2 })
            })
            .collect();
        assemble(&[
            (*b"glyf", self.glyf),
            (*b"head", head),
            (*b"hhea", hhea),
            (*b"hmtx", self.hmtx),
            (*b"loca", loca),
            (*b"maxp", limits(outlines.maxp, total, parts as u16)),
        ])
    }
}

/// `maxp` of the new font: upper bounds are enough, composites reach one level deeper.
fn limits(original: &[u8], total: u16, parts: u16) -> Vec<u8> {
    let mut maxp = original.to_vec();
    let at = |offset| u16_at(original, offset).unwrap_or(0);
    let points = at(6).max(at(10)).saturating_mul(parts.max(1));
    let contours = at(8).max(at(12)).saturating_mul(parts.max(1));
    set_u16(&mut maxp, 4, total);
    set_u16(&mut maxp, 10, points);
    set_u16(&mut maxp, 12, contours);
    // No instructions: no functions, definitions, stack or code.
    for offset in [16, 18, 20, 22, 24, 26] {
        set_u16(&mut maxp, offset, 0);
    }
    set_u16(&mut maxp, 28, at(28).max(parts));
    set_u16(&mut maxp, 30, at(30).saturating_add(1));
    maxp
}
