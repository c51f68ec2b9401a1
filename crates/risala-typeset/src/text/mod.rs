//! Paragraphs become lines: bidi levels → items by script, font and face → shaped runs → line breaks →
//! reordered runs of placed glyphs. Never names `risala_letter`.

mod bidi;
mod itemize;
mod keep;
mod line;
mod linebreak;
mod measure;
mod shape;

use std::ops::Range;
use std::sync::Arc;

use crate::font::Fonts;
use crate::page::Line;

/// The face asked for; the script decides the family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Face {
    /// Bold (or semibold, as the style has it).
    pub bold: bool,
    /// Italic; ignored for Arabic.
    pub italic: bool,
}

/// A paragraph to be set.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Paragraph {
    /// Logical order, isolates included.
    pub text: Arc<str>,
    /// Faces by range of `text`, ascending and covering.
    pub faces: Vec<(Range<usize>, Face)>,
    /// Base direction (UAX #9, HL1: given, never guessed).
    pub rtl: bool,
}

/// Sizes of the two scripts in a paragraph, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sizes {
    /// Latin script and all that follows it.
    pub latin: f32,
    /// Arabic script.
    pub arabic: f32,
}

/// A paragraph that could not be set.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum TextError {
    /// No font of the set has a glyph for the character.
    #[error("no font has a glyph for U+{0:04X}", *character as u32)]
    MissingGlyph {
        /// The character.
        character: char,
        /// Its byte in the paragraph.
        at: usize,
    },
    /// A word is wider than the measure and has no place to break.
    #[error("{word:?} is {width} pt wide, the measure is {measure} pt")]
    Overfull {
        /// The word.
        word: String,
        /// Its width in points.
        width: f32,
        /// The measure in points.
        measure: f32,
    },
}

/// A paragraph shaped once, in font units; it can be broken at any sizes and measures.
#[derive(Debug, Clone)]
pub struct Shaped {
    text: Arc<str>,
    items: Vec<itemize::Item>,
    /// The glyphs of each item.
    glyphs: Vec<Vec<shape::ShapedGlyph>>,
    /// Where lines may end; the paragraph's start and end among them.
    breaks: Vec<linebreak::Break>,
}

/// Shapes a paragraph.
///
/// # Errors
/// [`TextError::MissingGlyph`] for a character that no font has.
pub fn shape(paragraph: &Paragraph, fonts: &Fonts) -> Result<Shaped, TextError> {
    let text = &paragraph.text;
    let ink = 0..linebreak::trim(text);
    let levels = bidi::levels(text, paragraph.rtl);
    let items = itemize::itemize(paragraph, ink.end, &levels, fonts)?;
    let pieces = shape::shape_range(fonts, text, &items, ink.clone(), ink)?;
    let mut shaped = Shaped {
        text: text.clone(),
        items,
        glyphs: pieces.into_iter().map(|piece| piece.glyphs).collect(),
        breaks: Vec::new(),
    };
    shaped.breaks = linebreak::breaks(&shaped, fonts)?;
    Ok(shaped)
}

impl Shaped {
    /// Breaks into start-aligned lines no wider than `measure` points (total fit). The fonts are those it was
    /// shaped with. A paragraph without text is one empty line.
    ///
    /// # Errors
    /// [`TextError::Overfull`] when a word cannot be made to fit.
    pub fn lines(&self, fonts: &Fonts, sizes: Sizes, measure: f32) -> Result<Vec<Line>, TextError> {
        let breaks = linebreak::choose(self, fonts, sizes, measure)?;
        breaks
            .windows(2)
            .filter_map(|pair| <&[_; 2]>::try_from(pair).ok())
            .map(|[start, end]| line::build(self, fonts, sizes, start, end))
            .collect()
    }

    /// The paragraph as one line, whatever its width.
    pub fn line(&self, fonts: &Fonts, sizes: Sizes) -> Line {
        line::whole(self, fonts, sizes)
    }
}

/// Lengths are worked out in 64 bits and handed out in 32.
#[allow(clippy::cast_possible_truncation)]
fn points(length: f64) -> f32 {
    length as f32
}
