//! What stands on the pages: lines become strings of codes, and every drawn thing is marked with the
//! element it belongs to or as an artifact (ISO 32000-1, 14.6 and 14.8.2.2).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use risala_typeset::font::FontId;
use risala_typeset::page::{Content, Ink, Item, Mark, Page, Pages, PlacedLine, Rect};

use crate::baked::GlyphSet;
use crate::canvas::{Canvas, Piece as MarkedPiece};
use crate::line::{Glyphs, Piece};
use crate::structure::holder;
use crate::{PdfError, Press};

/// The drawn pages and what they need.
pub(crate) struct Drawing {
    pub(crate) canvases: Vec<Canvas>,
    /// The fonts in common that the letter uses.
    pub(crate) stock: BTreeSet<FontId>,
    /// The letter's own glyphs of each font.
    pub(crate) own: BTreeMap<FontId, GlyphSet>,
    /// Pictures by key, in the order of their resource numbers.
    pub(crate) pictures: BTreeSet<String>,
    /// For each page, the element of each marked piece and the box of a drawn picture.
    pub(crate) marks: Vec<Vec<Marked>>,
}

/// A marked piece of a page; its number is its place in the list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Marked {
    pub(crate) element: usize,
    /// The rectangle of the picture that it holds.
    pub(crate) picture: Option<Rect>,
}

/// Name among a page's resources of a font in common.
pub(crate) fn stock_name(font: FontId) -> String {
    format!("F{}", font.0)
}

/// Name among a page's resources of a letter's own font.
pub(crate) fn own_name(font: FontId) -> String {
    format!("G{}", font.0)
}

/// Name of a picture among a page's resources.
pub(crate) fn picture_name(index: usize) -> String {
    format!("X{index}")
}

/// Draws all pages.
pub(crate) fn draw(pages: &Pages, press: &mut Press<'_>) -> Result<Drawing, PdfError> {
    draw_among(pages, press, pictures(pages))
}

/// Draws all pages with these pictures, in whose order they are numbered.
pub(crate) fn draw_among(
    pages: &Pages,
    press: &mut Press<'_>,
    pictures: BTreeSet<String>,
) -> Result<Drawing, PdfError> {
    let drawing =
        Drawing { canvases: Vec::new(), stock: BTreeSet::new(), own: BTreeMap::new(), pictures, marks: Vec::new() };
    let canvas = Canvas::new(pages.width, pages.height);
    let mut painter = Painter { pages, press, drawing, canvas, marks: Vec::new() };
    for page in &pages.pages {
        painter.page(page)?;
    }
    Ok(painter.drawing)
}

/// The pictures that pages show.
pub(crate) fn pictures(pages: &Pages) -> BTreeSet<String> {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    items
        .filter_map(|item| match &item.content {
            Content::Picture { file, .. } => Some(file.clone()),
            _ => None,
        })
        .collect()
}

fn ink_at(placed: &PlacedLine, byte: usize) -> Ink {
    let inks = &placed.inks;
    let found = inks.iter().find(|(range, _)| byte < range.end);
    found.or(inks.last()).map_or(Ink::Gray(0.0), |(_, ink)| *ink)
}

struct Painter<'a, 'f> {
    pages: &'a Pages,
    press: &'a mut Press<'f>,
    drawing: Drawing,
    canvas: Canvas,
    marks: Vec<Marked>,
}

impl Painter<'_, '_> {
    /// Draws a page; neighbours with the same mark become one piece.
    fn page(&mut self, page: &Page) -> Result<(), PdfError> {
        for piece in page.items.chunk_by(|a, b| a.mark == b.mark) {
            let Some(first) = piece.first() else { continue };
            self.begin(first.mark, piece);
            for item in piece {
                match &item.content {
                    Content::Line(line) => self.line(line)?,
                    Content::Rule { from, to, width, ink } => self.canvas.rule(*from, *to, *width, *ink),
                    Content::Picture { file, rect } => {
                        let index = self.drawing.pictures.iter().position(|key| key == file);
                        self.canvas.picture(&picture_name(index.unwrap_or(0)), *rect);
                    }
                }
            }
            self.canvas.end();
        }
        let blank = Canvas::new(self.pages.width, self.pages.height);
        self.drawing.canvases.push(std::mem::replace(&mut self.canvas, blank));
        self.drawing.marks.push(std::mem::take(&mut self.marks));
        Ok(())
    }

    fn begin(&mut self, mark: Mark, piece: &[Item]) {
        let piece = match mark {
            Mark::Layout => MarkedPiece::Artifact("Layout", None),
            Mark::Pagination => MarkedPiece::Artifact("Pagination", Some("Header")),
            Mark::Element(element) => {
                let id = self.marks.len() as i64;
                let picture = piece.iter().find_map(|item| match &item.content {
                    Content::Picture { rect, .. } => Some(*rect),
                    _ => None,
                });
                self.marks.push(Marked { element, picture });
                MarkedPiece::Element(self.pages.elements.get(element).map_or("Span", holder), id)
            }
        };
        self.canvas.begin(&piece);
    }

    fn line(&mut self, placed: &PlacedLine) -> Result<(), PdfError> {
        let pieces = self.press.pieces(placed)?;
        self.canvas.begin_line(placed.x, placed.y);
        let mut font = None;
        for piece in pieces.iter() {
            let chosen = Some((piece.font, piece.size, matches!(piece.glyphs, Glyphs::Own(_))));
            if font != chosen {
                font = chosen;
                self.font(piece);
            }
            self.canvas.ink(ink_at(placed, piece.start));
            self.show(piece)?;
        }
        self.canvas.end_line();
        Ok(())
    }

    fn font(&mut self, piece: &Piece) {
        let name = match piece.glyphs {
            Glyphs::Stock(_) => {
                self.drawing.stock.insert(piece.font);
                stock_name(piece.font)
            }
            Glyphs::Own(_) => own_name(piece.font),
        };
        self.canvas.font(&name, piece.size);
    }

    fn show(&mut self, piece: &Piece) -> Result<(), PdfError> {
        match &piece.glyphs {
            Glyphs::Stock(codes) => self.canvas.show(codes, &piece.moves),
            Glyphs::Own(glyphs) => {
                let set = self.drawing.own.entry(piece.font).or_default();
                let codes = glyphs.iter().map(|glyph| set.add(glyph.clone())).collect::<Option<Vec<u16>>>();
                self.canvas.show(&codes.ok_or(PdfError::TooManyGlyphs)?, &piece.moves);
            }
        }
        Ok(())
    }
}

/// The pieces of a line, shared with the press's memory.
pub(crate) type Pieces = Arc<Vec<Piece>>;
