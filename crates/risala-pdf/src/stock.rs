//! What the letters of one kind share: fonts that hold the glyphs of their common text, made once.
//!
//! A letter's bytes may depend on its campaign, not on the other letters. So the stock is made from
//! specimens that every letter of the kind has in common, and what a letter needs beyond it stands in
//! small fonts of its own.

use std::collections::BTreeMap;

use risala_typeset::font::{FontId, Fonts};
use risala_typeset::page::Line;

use crate::PdfError;
use crate::baked::{BakedGlyph, GlyphSet, bake};
use crate::deflate::Effort;
use crate::embed::{Embedded, Face};

/// Fonts in common, ready to be embedded.
#[derive(Debug)]
pub struct Stock<'f> {
    faces: BTreeMap<FontId, Face<'f>>,
    fonts: BTreeMap<FontId, StockFont>,
}

#[derive(Debug)]
struct StockFont {
    glyphs: GlyphSet,
    embedded: Embedded,
}

impl<'f> Stock<'f> {
    /// Fonts with the glyphs of these lines.
    ///
    /// # Errors
    /// A font that cannot be embedded.
    pub fn new<'l>(fonts: &'f Fonts<'f>, lines: impl IntoIterator<Item = &'l Line>) -> Result<Self, PdfError> {
        let faces = fonts.iter().filter_map(|(id, font)| Some((id, Face::read(&font.name, font.bytes)?)));
        Self::of_faces(faces.collect(), lines)
    }

    pub(crate) fn of_faces<'l>(
        faces: BTreeMap<FontId, Face<'f>>,
        lines: impl IntoIterator<Item = &'l Line>,
    ) -> Result<Self, PdfError> {
        let mut sets: BTreeMap<FontId, GlyphSet> = BTreeMap::new();
        for line in lines {
            for run in &line.runs {
                let face = faces.get(&run.font).ok_or(PdfError::MissingFont(run.font))?;
                let set = sets.entry(run.font).or_default();
                for glyph in bake(line, run, &face.outlines).into_iter().flat_map(|cluster| cluster.glyphs) {
                    set.add(glyph).ok_or(PdfError::TooManyGlyphs)?;
                }
            }
        }
        let mut stock = Self { faces, fonts: BTreeMap::new() };
        for (id, mut glyphs) in sets {
            glyphs.sort();
            let embedded = stock.embed(id, &glyphs, Effort::Stock)?;
            stock.fonts.insert(id, StockFont { glyphs, embedded });
        }
        Ok(stock)
    }

    /// The font's face.
    pub(crate) fn face(&self, id: FontId) -> Result<&Face<'f>, PdfError> {
        self.faces.get(&id).ok_or(PdfError::MissingFont(id))
    }

    /// Embeds glyphs of a font.
    pub(crate) fn embed(&self, id: FontId, glyphs: &GlyphSet, effort: Effort) -> Result<Embedded, PdfError> {
        let face = self.face(id)?;
        Embedded::new(face, glyphs, effort).ok_or_else(|| PdfError::Font(face.name.to_owned()))
    }

    /// A font in common, when there is one.
    pub(crate) fn embedded(&self, id: FontId) -> Option<&Embedded> {
        self.fonts.get(&id).map(|font| &font.embedded)
    }

    /// The code of a glyph in the font in common.
    pub(crate) fn code(&self, id: FontId, glyph: &BakedGlyph) -> Option<u16> {
        self.fonts.get(&id)?.glyphs.code(glyph)
    }
}
