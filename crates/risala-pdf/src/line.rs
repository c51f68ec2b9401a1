//! Lines as strings of codes.
//!
//! A word whose glyphs all stand in the font in common is shown in it, else all of it in the letter's own font;
//! from right to left the same holds for all words of a line. Readers of PDF files read a line in parts where
//! its font changes, and some of them put the parts of a line of Arabic into the wrong order.

use std::collections::BTreeSet;

use risala_typeset::font::FontId;
use risala_typeset::page::{Line, Run};

use crate::PdfError;
use crate::baked::{BakedGlyph, Cluster, GlyphSet, bake};
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

    /// Takes the glyphs into the font of a book; `None` when it is full.
    pub(crate) fn share(&mut self, font: &mut GlyphSet) -> Option<()> {
        if let Self::Own(glyphs) = self {
            let codes = glyphs.drain(..).map(|glyph| font.add(glyph)).collect::<Option<_>>()?;
            *self = Self::Stock(codes);
        }
        Some(())
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
    let mut baked = Vec::with_capacity(line.runs.len());
    for run in &line.runs {
        let face = stock.face(run.font)?;
        baked.push((run, f32::from(face.units), bake(line, run, &face.outlines)));
    }
    let lacking = baked.iter().filter(|(run, _, clusters)| {
        let mut glyphs = clusters.iter().flat_map(|cluster| &cluster.glyphs);
        run.rtl && glyphs.any(|glyph| stock.code(run.font, glyph).is_none())
    });
    let own = lacking.map(|(run, ..)| run.font).collect();
    let mut cutter = Cutter { line, cuts, stock, own, pieces: Vec::new() };
    for (run, units, clusters) in &baked {
        let together = |a: &Cluster, b: &Cluster| a.is_space() == b.is_space() && !cutter.parted(a.start, b.start);
        let words: Vec<&[Cluster]> = clusters.chunk_by(together).collect();
        for word in words {
            cutter.add(word, run, *units);
        }
    }
    Ok(cutter.pieces)
}

/// Cuts a line into pieces.
struct Cutter<'a> {
    line: &'a Line,
    cuts: &'a [usize],
    stock: &'a Stock<'a>,
    /// Fonts whose runs from right to left hold something the stock lacks: all they show on this line is shown in
    /// the letter's own font.
    own: BTreeSet<FontId>,
    pieces: Vec<Piece>,
}

impl Cutter<'_> {
    /// Whether there is a cut between two bytes.
    fn parted(&self, a: usize, b: usize) -> bool {
        self.cuts.iter().any(|cut| (a < *cut) != (b < *cut))
    }

    /// Adds a word, to the last piece where it can stand there.
    fn add(&mut self, word: &[Cluster], run: &Run, units: f32) {
        let start = word.first().map_or(0, |cluster| cluster.start);
        let moves = self.moves(word, run, units);
        let mut glyphs = self.glyphs(word, run.font);
        let joins = self
            .pieces
            .last()
            .is_some_and(|last| last.font == run.font && last.size == run.size && !self.parted(last.start, start));
        if let Some(last) = self.pieces.last_mut().filter(|_| joins) {
            let before = last.glyphs.len();
            match last.glyphs.join(glyphs) {
                None => {
                    last.moves.extend(moves.into_iter().map(|(at, by)| (before + at, by)));
                    return;
                }
                Some(other) => glyphs = other,
            }
        }
        self.pieces.push(Piece { font: run.font, size: run.size, start, glyphs, moves });
    }

    fn glyphs(&self, word: &[Cluster], font: FontId) -> Glyphs {
        let glyphs = word.iter().flat_map(|cluster| &cluster.glyphs);
        let codes: Option<Vec<u16>> = glyphs.clone().map(|glyph| self.stock.code(font, glyph)).collect();
        match codes {
            Some(codes) if !self.own.contains(&font) => Glyphs::Stock(codes),
            _ => Glyphs::Own(glyphs.cloned().collect()),
        }
    }

    fn moves(&self, word: &[Cluster], run: &Run, units: f32) -> Vec<(usize, f32)> {
        let kerning = |by: i32| (by as f32) * 1000.0 / units;
        let mut moves = Vec::new();
        let mut at = 0;
        for cluster in word {
            moves.push((at, kerning(cluster.before)));
            at += cluster.glyphs.len();
            moves.push((at, kerning(cluster.after)));
            // Word spacing (Tw) does not act on codes of two bytes (ISO 32000-1, 9.3.3).
            if cluster.is_space() {
                moves.push((at, self.line.word_space * 1000.0 / run.size));
            }
        }
        moves.retain(|(_, by)| *by != 0.0);
        moves
    }
}
