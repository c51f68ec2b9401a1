//! Lines as strings of codes.
//!
//! A word whose glyphs all stand in the font in common is shown in it, else all of it in the letter's own font;
//! from right to left the same holds for all words of a run. Readers of PDF files read a line in parts where
//! its font changes, and some of them put the parts of a line of Arabic into the wrong order.

use risala_typeset::font::FontId;
use risala_typeset::page::{Line, Run};

use crate::PdfError;
use crate::baked::{BakedGlyph, Cluster, bake};
use crate::stock::Stock;

/// A part of a line in one font and size, from left to right.
#[derive(Debug)]
pub(crate) struct Piece {
    /// The font.
    pub(crate) font: FontId,
    /// Its size in points.
    pub(crate) size: f32,
    /// First byte of its leftmost cluster, which tells its ink.
    pub(crate) start: usize,
    /// What it shows.
    pub(crate) glyphs: Glyphs,
    /// Moves of the pen to the right, in thousandths of an em, each before the glyph of this index.
    pub(crate) moves: Vec<(usize, f32)>,
}

/// What a piece shows.
#[derive(Debug)]
pub(crate) enum Glyphs {
    /// Codes of the font in common.
    Stock(Vec<u16>),
    /// Glyphs for the letter's own font.
    Own(Vec<BakedGlyph>),
}

impl Glyphs {
    fn len(&self) -> usize {
        match self {
            Self::Stock(codes) => codes.len(),
            Self::Own(glyphs) => glyphs.len(),
        }
    }

    /// Joins what follows; gives it back when it is of the other kind.
    fn join(&mut self, more: Self) -> Option<Self> {
        match (self, more) {
            (Self::Stock(codes), Self::Stock(more)) => codes.extend(more),
            (Self::Own(glyphs), Self::Own(more)) => glyphs.extend(more),
            (_, more) => return Some(more),
        }
        None
    }
}

/// The pieces of a line. Clusters on two sides of a cut (a byte of the text) stand in different pieces.
pub(crate) fn pieces(line: &Line, cuts: &[usize], stock: &Stock<'_>) -> Result<Vec<Piece>, PdfError> {
    let mut pieces = Vec::new();
    for run in &line.runs {
        let face = stock.face(run.font)?;
        let units = f32::from(face.units);
        let clusters = bake(line, run, &face.outlines);
        let together = |a: &Cluster, b: &Cluster| {
            (run.rtl || a.is_space() == b.is_space()) && !cuts.iter().any(|cut| (a.start < *cut) != (b.start < *cut))
        };
        for part in clusters.chunk_by(together) {
            add(&mut pieces, part, (line, run), units, cuts, stock);
        }
    }
    Ok(pieces)
}

/// Adds clusters that stand in one font, to the last piece where they can stand there.
fn add(
    pieces: &mut Vec<Piece>,
    part: &[Cluster],
    (line, run): (&Line, &Run),
    units: f32,
    cuts: &[usize],
    stock: &Stock<'_>,
) {
    let start = part.first().map_or(0, |cluster| cluster.start);
    let mut moves = Vec::new();
    let mut at = 0;
    let mut note = |at, by: f32| {
        if by != 0.0 {
            moves.push((at, by));
        }
    };
    let kerning = |by: i32| (by as f32) * 1000.0 / units;
    for cluster in part {
        note(at, kerning(cluster.before));
        at += cluster.glyphs.len();
        note(at, kerning(cluster.after));
        // Word spacing (Tw) does not act on codes of two bytes (ISO 32000-1, 9.3.3).
        if cluster.is_space() {
            note(at, line.word_space * 1000.0 / run.size);
        }
    }
    let glyphs = part.iter().flat_map(|cluster| &cluster.glyphs);
    let codes: Option<Vec<u16>> = glyphs.clone().map(|glyph| stock.code(run.font, glyph)).collect();
    let mut glyphs = codes.map_or_else(|| Glyphs::Own(glyphs.cloned().collect()), Glyphs::Stock);
    if let Some(last) = pieces.last_mut()
        && last.font == run.font
        && last.size == run.size
        && !cuts.iter().any(|cut| (last.start < *cut) != (start < *cut))
    {
        let before = last.glyphs.len();
        match last.glyphs.join(glyphs) {
            None => {
                last.moves.extend(moves.into_iter().map(|(at, by)| (before + at, by)));
                return;
            }
            Some(other) => glyphs = other,
        }
    }
    pieces.push(Piece { font: run.font, size: run.size, start, glyphs, moves });
}
