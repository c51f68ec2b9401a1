//! Words of a letter become paragraphs, and paragraphs are shaped and broken once for many letters.

use std::collections::HashMap;
use std::sync::Arc;

use risala_letter::{Lang, RichText};

use crate::font::Fonts;
use crate::page::Line;
use crate::text::{self, Face, Paragraph, Shaped, Sizes, TextError};

/// Paragraphs kept; when there are more, all are forgotten.
const CAPACITY: usize = 1024;

/// Sets text in the fonts of one style, and remembers what it has set: most paragraphs of a campaign are
/// the same in every letter. What is remembered never changes a page. One for each thread.
pub struct Setter<'f> {
    fonts: &'f Fonts<'f>,
    known: HashMap<Paragraph, Known>,
}

struct Known {
    shaped: Shaped,
    broken: Vec<(Sizes, f32, Arc<Vec<Line>>)>,
}

impl<'f> Setter<'f> {
    /// A setter that has set nothing yet.
    pub fn new(fonts: &'f Fonts<'f>) -> Self {
        Self { fonts, known: HashMap::new() }
    }

    /// The fonts.
    pub fn fonts(&self) -> &'f Fonts<'f> {
        self.fonts
    }

    /// The paragraph as one line.
    pub(super) fn line(&mut self, paragraph: &Paragraph, sizes: Sizes) -> Result<Line, TextError> {
        let fonts = self.fonts;
        Ok(self.known(paragraph)?.shaped.line(fonts, sizes))
    }

    /// The paragraph broken to a measure.
    pub(super) fn lines(
        &mut self,
        paragraph: &Paragraph,
        sizes: Sizes,
        measure: f32,
    ) -> Result<Arc<Vec<Line>>, TextError> {
        let fonts = self.fonts;
        let known = self.known(paragraph)?;
        let same = |entry: &&(Sizes, f32, Arc<Vec<Line>>)| entry.0 == sizes && entry.1 == measure;
        if let Some((_, _, lines)) = known.broken.iter().find(same) {
            return Ok(Arc::clone(lines));
        }
        let lines = Arc::new(known.shaped.lines(fonts, sizes, measure)?);
        known.broken.push((sizes, measure, Arc::clone(&lines)));
        Ok(lines)
    }

    fn known(&mut self, paragraph: &Paragraph) -> Result<&mut Known, TextError> {
        if self.known.len() >= CAPACITY {
            self.known.clear();
        }
        match self.known.entry(paragraph.clone()) {
            std::collections::hash_map::Entry::Occupied(entry) => Ok(entry.into_mut()),
            std::collections::hash_map::Entry::Vacant(entry) => {
                let shaped = text::shape(paragraph, self.fonts)?;
                Ok(entry.insert(Known { shaped, broken: Vec::new() }))
            }
        }
    }
}

/// A letter's words as a paragraph of a language.
pub(super) fn paragraph(rich: &RichText, lang: Lang) -> Paragraph {
    styled(rich, lang, false)
}

/// The same, all of it bold.
pub(super) fn bold(rich: &RichText, lang: Lang) -> Paragraph {
    styled(rich, lang, true)
}

/// Plain words as a paragraph.
pub(super) fn plain(words: &str, lang: Lang, bold: bool) -> Paragraph {
    styled(&RichText::plain(words), lang, bold)
}

fn styled(rich: &RichText, lang: Lang, bold: bool) -> Paragraph {
    let mut faces = Vec::with_capacity(rich.0.len());
    let mut end = 0;
    for inline in &rich.0 {
        let start = end;
        end += inline.text.len();
        let face = Face { bold: bold || inline.bold, italic: inline.italic };
        if start < end {
            faces.push((start..end, face));
        }
    }
    Paragraph { text: rich.text().into(), faces, rtl: lang.is_rtl() }
}
