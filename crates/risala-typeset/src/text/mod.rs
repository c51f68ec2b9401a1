//! Paragraphs become lines: bidi levels → items by script, font and face → shaped runs → line breaks →
//! reordered runs of placed glyphs. Never names `risala_letter`.

mod bidi;
mod clearance;
mod itemize;
mod justify;
mod kashida;
mod keep;
mod line;
mod linebreak;
mod measure;
mod shape;

use std::ops::Range;
use std::sync::Arc;

use crate::font::Fonts;
use crate::page::Line;

/// Ends a line inside a paragraph (LINE SEPARATOR, UAX #14 class BK). A line feed would end the paragraph and its
/// isolates (UAX #9, class B).
pub const LINE_BREAK: char = '\u{2028}';

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
    /// Logical order, isolates included. [`LINE_BREAK`] ends a line.
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

/// How a paragraph is broken into lines.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Setting {
    /// Sizes of the two scripts.
    pub sizes: Sizes,
    /// Widest line in points.
    pub measure: f32,
    /// From one baseline to the next in points, where the ink of lines must not meet.
    pub leading: Option<f32>,
    /// Whether all lines but the last are as wide as the measure.
    pub justified: bool,
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
    rtl: bool,
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
    let pieces = shape::shape_range(fonts, text, &items, (ink.clone(), ink), &[])?;
    let mut shaped = Shaped {
        text: text.clone(),
        items,
        glyphs: pieces.into_iter().map(|piece| piece.glyphs).collect(),
        breaks: Vec::new(),
        rtl: paragraph.rtl,
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
        self.set(fonts, &Setting { sizes, measure, leading: None, justified: false })
    }

    /// The same, and where the ink of a line comes too close to the next, a line that ends there is tried to be
    /// avoided, once.
    ///
    /// # Errors
    /// [`TextError::Overfull`] when a word cannot be made to fit.
    pub fn set(&self, fonts: &Fonts, setting: &Setting) -> Result<Vec<Line>, TextError> {
        let (breaks, lines) = self.set_once(fonts, setting, &[])?;
        let crowded = clearance::crowded(&lines, fonts, setting, self.rtl);
        if crowded.is_empty() {
            return Ok(lines);
        }
        let ends = crowded.into_iter().filter_map(|line| Some(breaks.get(line + 1)?.at));
        Ok(self.set_once(fonts, setting, &ends.collect::<Vec<_>>())?.1)
    }

    fn set_once(
        &self,
        fonts: &Fonts,
        setting: &Setting,
        crowded: &[usize],
    ) -> Result<(Vec<linebreak::Break>, Vec<Line>), TextError> {
        if setting.justified {
            return justify::set(self, fonts, setting, crowded);
        }
        let breaks = linebreak::choose(self, fonts, setting, crowded)?;
        let pairs = breaks.iter().zip(breaks.iter().skip(1));
        let lines = pairs.map(|pair| line::build(self, fonts, setting.sizes, pair, &[])).collect::<Result<_, _>>()?;
        Ok((breaks, lines))
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
