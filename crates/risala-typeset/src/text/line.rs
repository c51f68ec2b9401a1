//! A line's runs in visual order.

use std::ops::Range;
use std::sync::Arc;

use super::linebreak::Break;
use super::shape::{Piece, ShapedGlyph, Stretch, shape_range};
use super::{Shaped, Sizes, TextError, bidi, points};
use crate::font::{Bounds, Fonts, Script};
use crate::page::{Glyph, Line, Run};

/// Places the glyphs between two breaks, shaping anew where the breaks part what was shaped together, and the whole
/// line where words are lengthened.
pub fn build(
    shaped: &Shaped,
    fonts: &Fonts,
    sizes: Sizes,
    (start, end): (&Break, &Break),
    stretches: &[Stretch],
) -> Result<Line, TextError> {
    let ink = start.at..end.trim.max(start.at);
    let again = |range| shape_range(fonts, &shaped.text, &shaped.items, (range, ink.clone()), stretches);
    let pieces = if start.resume <= end.hold && stretches.is_empty() {
        let mut pieces = again(start.at..start.resume)?;
        pieces.extend(ready(shaped, start.resume..end.hold));
        pieces.extend(again(end.hold..ink.end)?);
        pieces
    } else {
        again(ink.clone())?
    };
    Ok(reorder(shaped, fonts, sizes, pieces, start.at..end.at))
}

/// All glyphs of a paragraph on one line.
pub fn whole(shaped: &Shaped, fonts: &Fonts, sizes: Sizes) -> Line {
    let all = 0..shaped.text.len();
    let pieces = ready(shaped, all.clone()).collect();
    reorder(shaped, fonts, sizes, pieces, all)
}

/// The glyphs of the paragraph between two places where they may be parted.
fn ready(shaped: &Shaped, range: Range<usize>) -> impl Iterator<Item = Piece> {
    shaped
        .items
        .iter()
        .zip(&shaped.glyphs)
        .enumerate()
        .filter(move |(_, (item, _))| item.range.start < range.end && range.start < item.range.end)
        .map({
            let range = range.clone();
            move |(item, (_, glyphs))| Piece {
                item,
                glyphs: glyphs.iter().filter(|glyph| range.contains(&glyph.start())).copied().collect(),
            }
        })
}

/// Joins the pieces of each item and puts the items into visual order.
fn reorder(shaped: &Shaped, fonts: &Fonts, sizes: Sizes, pieces: Vec<Piece>, range: Range<usize>) -> Line {
    let mut levels = Vec::new();
    let mut runs = Vec::new();
    let mut width = 0.0;
    for pieces in pieces.chunk_by(|a, b| a.item == b.item) {
        let Some(item) = pieces.first().and_then(|first| shaped.items.get(first.item)) else {
            continue;
        };
        let rtl = item.level.is_rtl();
        let size = match item.script {
            Script::Arabic => sizes.arabic,
            Script::Latin | Script::Other(_) => sizes.latin,
        };
        let drawn = |piece: &Piece| {
            let drawn = |glyph: &&ShapedGlyph| !glyph.hidden;
            piece.glyphs.iter().filter(drawn).map(|shaped| shaped.glyph).collect::<Vec<_>>()
        };
        let glyphs: Vec<_> =
            if rtl { pieces.iter().rev().flat_map(drawn).collect() } else { pieces.iter().flat_map(drawn).collect() };
        if glyphs.is_empty() {
            continue;
        }
        let units: f64 = glyphs.iter().map(|glyph| f64::from(glyph.advance)).sum();
        width += units / fonts.units_per_em(item.font) * f64::from(size);
        levels.push(item.level);
        runs.push(Run { font: item.font, size, rtl, glyphs });
    }
    let order = bidi::visual_order(&levels);
    let mut runs: Vec<_> = runs.into_iter().map(Some).collect();
    Line {
        text: shaped.text.clone(),
        range,
        runs: order.into_iter().filter_map(|index| runs.get_mut(index)?.take()).collect(),
        width: points(width),
        word_space: 0.0,
    }
}

impl Line {
    /// The line with a word space after it, for what stands apart from the text it belongs to: readers of PDF files
    /// find words by their spaces. A line whose font has no space stays as it is.
    pub fn spaced(self: Arc<Self>, fonts: &Fonts, rtl: bool) -> Arc<Self> {
        let edge = if rtl { self.runs.first() } else { self.runs.last() };
        let space = edge.and_then(|run| {
            let face = fonts.get(run.font)?.face();
            let id = face.glyph_index(' ')?;
            Some((run.font, run.size, id.0, face.glyph_hor_advance(id)?))
        });
        let Some((font, size, id, advance)) = space else {
            return self;
        };
        let mut line = Self::clone(&self);
        let cluster = line.range.end;
        let mut text = String::from(line.text.get(..cluster).unwrap_or_default());
        text.push(' ');
        line.range.end = text.len();
        line.text = text.into();
        let glyph = Glyph {
            id,
            advance: advance.into(),
            dx: 0,
            dy: 0,
            cluster: u32::try_from(cluster).unwrap_or(u32::MAX),
            cluster_end: u32::try_from(cluster + 1).unwrap_or(u32::MAX),
        };
        let run = Run { font, size, rtl, glyphs: vec![glyph] };
        line.runs.insert(if rtl { 0 } else { line.runs.len() }, run);
        line.width += f32::from(advance) / points(fonts.units_per_em(font)) * size;
        Arc::new(line)
    }

    /// The box of the line's ink in points, its left end and baseline the origin; `None` without ink.
    pub fn ink(&self, fonts: &Fonts) -> Option<Bounds> {
        let mut ink: Option<Bounds> = None;
        self.boxes(fonts, |bounds| ink = Some(ink.map_or(bounds, |ink| ink.union(bounds))));
        ink
    }

    /// The boxes of its glyphs' ink, from left to right.
    pub(crate) fn boxes(&self, fonts: &Fonts, mut each: impl FnMut(Bounds)) {
        let mut pen = 0.0;
        for run in &self.runs {
            let Some(font) = fonts.get(run.font) else { continue };
            let scale = run.size / f32::from(font.units_per_em);
            for glyph in &run.glyphs {
                if let Some(bounds) = font.glyph_bounds(glyph.id) {
                    each(bounds.placed(scale, pen + glyph.dx as f32 * scale, glyph.dy as f32 * scale));
                }
                pen += glyph.advance as f32 * scale + self.extra(glyph);
            }
        }
    }

    /// Where the glyph of the letter before `at` starts, from the line's left end.
    pub(crate) fn place_of(&self, fonts: &Fonts, at: usize) -> Option<f32> {
        let mut pen = 0.0;
        for run in &self.runs {
            let scale = run.size / fonts.units_per_em(run.font) as f32;
            for glyph in &run.glyphs {
                if usize::try_from(glyph.cluster_end).is_ok_and(|end| end == at) {
                    return Some(pen);
                }
                pen += glyph.advance as f32 * scale + self.extra(glyph);
            }
        }
        None
    }
}
