//! Writes the letters of one kind, one after the other.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use risala_typeset::page::{Line, Pages, PlacedLine};

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
    known: HashMap<*const Line, (Arc<Line>, Pieces)>,
}

impl<'f> Press<'f> {
    /// A press that has written nothing yet.
    pub fn new(stock: Arc<Stock<'f>>) -> Self {
        Self { stock, known: HashMap::new() }
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
            return Ok(Arc::new(pieces(&placed.line, &cuts, &self.stock)?));
        }
        if self.known.len() >= CAPACITY {
            self.known.clear();
        }
        match self.known.entry(Arc::as_ptr(&placed.line)) {
            Entry::Occupied(entry) => Ok(Arc::clone(&entry.get().1)),
            Entry::Vacant(entry) => {
                let pieces = Arc::new(pieces(&placed.line, &[], &self.stock)?);
                entry.insert((Arc::clone(&placed.line), Arc::clone(&pieces)));
                Ok(pieces)
            }
        }
    }
}
