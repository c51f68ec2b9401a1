//! Writes the letters of one kind, one after the other.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use risala_typeset::font::FontId;
use risala_typeset::page::{Line, Pages, PlacedLine};

use crate::baked::GlyphSet;
use crate::content::{self, Pieces};
use crate::line::pieces;
use crate::stock::Stock;
use crate::{About, PdfError, Pictures, document};

/// Lines remembered; when there are more, all are forgotten.
const CAPACITY: usize = 512;

/// Writes letters with the fonts of a stock, and remembers the lines it has drawn. What it remembers never
/// changes a file. One for each thread.
pub struct Press<'f> {
    stock: Arc<Stock<'f>>,
    /// By the line's address, which is its own as long as the line is held here.
    known: HashMap<usize, (Arc<Line>, Pieces)>,
    /// The glyphs of the fonts that all pages share, when what is drawn are the pages of one book.
    shared: Option<BTreeMap<FontId, GlyphSet>>,
}

impl<'f> Press<'f> {
    /// A press that has written nothing yet.
    pub fn new(stock: Arc<Stock<'f>>) -> Self {
        Self { stock, known: HashMap::new(), shared: None }
    }

    /// A press for the pages of one book: whatever glyphs they show are gathered in fonts that all pages share.
    pub(crate) fn of_book(stock: Arc<Stock<'f>>) -> Self {
        Self { shared: Some(BTreeMap::new()), ..Self::new(stock) }
    }

    /// The glyphs of the fonts that the pages of a book share.
    pub(crate) fn into_shared(self) -> (Arc<Stock<'f>>, BTreeMap<FontId, GlyphSet>) {
        (self.stock, self.shared.unwrap_or_default())
    }

    /// Writes the pages as a PDF file.
    ///
    /// # Errors
    /// A font or picture that the pages name and that is missing or cannot be embedded.
    pub fn write(&mut self, pages: &Pages, pictures: &Pictures, about: &About<'_>) -> Result<Vec<u8>, PdfError> {
        let drawing = content::draw(pages, self)?;
        document::write(pages, drawing, &self.stock, pictures, about)
    }

    /// A line as strings of codes. Lines of one ink are remembered: they are almost all.
    pub(crate) fn pieces(&mut self, placed: &PlacedLine) -> Result<Pieces, PdfError> {
        let cuts: Vec<usize> = placed.inks.iter().skip(1).map(|(range, _)| range.start).collect();
        if !cuts.is_empty() {
            return self.cut(&placed.line, &cuts);
        }
        let key = Arc::as_ptr(&placed.line).addr();
        if let Some((_, pieces)) = self.known.get(&key) {
            return Ok(Arc::clone(pieces));
        }
        if self.known.len() >= CAPACITY {
            self.known.clear();
        }
        let pieces = self.cut(&placed.line, &[])?;
        self.known.insert(key, (Arc::clone(&placed.line), Arc::clone(&pieces)));
        Ok(pieces)
    }

    fn cut(&mut self, line: &Line, cuts: &[usize]) -> Result<Pieces, PdfError> {
        let mut pieces = pieces(line, cuts, &self.stock)?;
        if let Some(shared) = &mut self.shared {
            for piece in &mut pieces {
                let set = shared.entry(piece.font).or_default();
                piece.glyphs.share(set).ok_or(PdfError::TooManyGlyphs)?;
            }
        }
        Ok(Arc::new(pieces))
    }
}
