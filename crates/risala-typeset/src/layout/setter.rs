//! Words of a letter become paragraphs, and paragraphs are shaped and broken once for many letters.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use risala_letter::{Lang, RichText};

use crate::font::Fonts;
use crate::page::Line;
use crate::text::{self, Face, LINE_BREAK, Paragraph, Setting, Shaped, Sizes, TextError};

/// Paragraphs remembered at least; those used since the last clearing stay.
const CAPACITY: usize = 1024;

/// A paragraph's lines.
pub type Lines = Arc<Vec<Arc<Line>>>;

/// Sets text in the fonts of one style, and remembers what it has set: most paragraphs of a campaign are
/// the same in every letter. What is remembered never changes a page. One for each thread.
pub struct Setter<'f> {
    fonts: &'f Fonts<'f>,
    known: HashMap<Paragraph, Known>,
    /// What was known at the last clearing and has not been asked for since.
    fading: HashMap<Paragraph, Known>,
}

struct Known {
    shaped: Shaped,
    whole: Vec<(Sizes, Arc<Line>)>,
    broken: Vec<(Setting, Lines)>,
}

impl<'f> Setter<'f> {
    /// A setter that has set nothing yet.
    pub fn new(fonts: &'f Fonts<'f>) -> Self {
        Self { fonts, known: HashMap::new(), fading: HashMap::new() }
    }

    /// The fonts.
    pub fn fonts(&self) -> &'f Fonts<'f> {
        self.fonts
    }

    /// The paragraph as one line.
    ///
    /// # Errors
    /// A character that no font has.
    pub fn line(&mut self, paragraph: &Paragraph, sizes: Sizes) -> Result<Arc<Line>, TextError> {
        let fonts = self.fonts;
        let known = self.known(paragraph)?;
        if let Some((_, line)) = known.whole.iter().find(|entry| entry.0 == sizes) {
            return Ok(Arc::clone(line));
        }
        let line = Arc::new(known.shaped.line(fonts, sizes));
        known.whole.push((sizes, Arc::clone(&line)));
        Ok(line)
    }

    /// The paragraph broken into lines.
    ///
    /// # Errors
    /// A character that no font has, or a word wider than the measure.
    pub fn lines(&mut self, paragraph: &Paragraph, setting: &Setting) -> Result<Lines, TextError> {
        let fonts = self.fonts;
        let known = self.known(paragraph)?;
        if let Some((_, lines)) = known.broken.iter().find(|(other, _)| other == setting) {
            return Ok(Arc::clone(lines));
        }
        let lines = known.shaped.set(fonts, setting)?;
        let lines = Arc::new(lines.into_iter().map(Arc::new).collect());
        known.broken.push((*setting, Arc::clone(&lines)));
        Ok(lines)
    }

    fn known(&mut self, paragraph: &Paragraph) -> Result<&mut Known, TextError> {
        if self.known.len() >= CAPACITY {
            self.fading = std::mem::take(&mut self.known);
        }
        match self.known.entry(paragraph.clone()) {
            Entry::Occupied(entry) => Ok(entry.into_mut()),
            Entry::Vacant(entry) => {
                if let Some(known) = self.fading.remove(paragraph) {
                    return Ok(entry.insert(known));
                }
                let shaped = text::shape(paragraph, self.fonts)?;
                Ok(entry.insert(Known { shaped, whole: Vec::new(), broken: Vec::new() }))
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
    let mut text = String::new();
    for inline in &rich.0 {
        let start = text.len();
        text.extend(inline.text.chars().map(|c| if c == '\n' { LINE_BREAK } else { c }));
        let end = text.len();
        let face = Face { bold: bold || inline.bold, italic: inline.italic };
        if start < end {
            faces.push((start..end, face));
        }
    }
    Paragraph { text: text.into(), faces, rtl: lang.is_rtl() }
}
