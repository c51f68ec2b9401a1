//! Pages of placed glyphs: the contract between typesetting and PDF.

use std::ops::Range;
use std::sync::Arc;

use crate::font::FontId;

/// A finished letter: its pages and its logical structure.
#[derive(Debug, Clone, PartialEq)]
pub struct Pages {
    /// Width of the sheet in points.
    pub width: f32,
    /// Height of the sheet in points.
    pub height: f32,
    /// BCP 47 tag of the leading language.
    pub language: String,
    /// Titles, the leading language first: (BCP 47 tag, title).
    pub titles: Vec<(String, String)>,
    /// The pages.
    pub pages: Vec<Page>,
    /// The structure tree; element 0 is the document. Reading order is the order of children.
    pub elements: Vec<Element>,
}

impl Pages {
    /// All lines of text.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        let items = self.pages.iter().flat_map(|page| &page.items);
        items.filter_map(|item| match &item.content {
            Content::Line(placed) => Some(&*placed.line),
            _ => None,
        })
    }
}

/// One sheet's side.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// What is drawn, in the order of drawing.
    pub items: Vec<Item>,
    /// Boxes reserved for signature fields: (signatory's index, rectangle).
    pub signature_fields: Vec<(usize, Rect)>,
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What it belongs to.
    pub mark: Mark,
    /// What it is.
    pub content: Content,
}

/// What a drawn thing means (ISO 32000-1, 14.7 and 14.8.2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Content of this element (index into [`Pages::elements`]).
    Element(usize),
    /// A layout artifact: rules, fold marks.
    Layout,
    /// A pagination artifact: page header, page foot.
    Pagination,
}

/// The kinds of drawn things.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// A line of text.
    Line(PlacedLine),
    /// A straight rule.
    Rule {
        /// Start, in points.
        from: (f32, f32),
        /// End, in points.
        to: (f32, f32),
        /// Thickness in points.
        width: f32,
        /// Its ink.
        ink: Ink,
    },
    /// A picture.
    Picture {
        /// The key of its bytes: the path in the campaign folder.
        file: String,
        /// Where it is drawn.
        rect: Rect,
    },
}

/// A colour to draw with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ink {
    /// DeviceGray, 0 black to 1 white.
    Gray(f32),
    /// sRGB.
    Rgb(u8, u8, u8),
}

/// A rectangle, top left corner and size, in points.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[allow(missing_docs)] // the names say it
pub struct Rect {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

/// A line of text on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedLine {
    /// Left end, in points.
    pub x: f32,
    /// Baseline, in points.
    pub y: f32,
    /// The line, in visual order; shared by all letters that have it.
    pub line: Arc<Line>,
    /// Inks of the line by range of its source text, ascending and covering; usually one.
    pub inks: Vec<(Range<usize>, Ink)>,
}

/// A line of placed glyphs on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The source text of the paragraph the line was cut from, in logical order.
    pub text: Arc<str>,
    /// The part of `text` that stands on this line (bytes), white space at its end included, which has no
    /// glyphs. Nor have isolates and other default ignorables.
    pub range: Range<usize>,
    /// The runs from left to right.
    pub runs: Vec<Run>,
    /// Width in points, trailing space excluded.
    pub width: f32,
    /// What every space of a justified line is wider than its glyph, in points; less than 0 where it is narrower.
    pub word_space: f32,
}

impl Line {
    /// What a glyph of this line is wider than its advance, in points.
    pub fn extra(&self, glyph: &Glyph) -> f32 {
        let text = self.text.get(glyph.cluster as usize..glyph.cluster_end as usize);
        if self.word_space != 0.0 && text == Some(" ") { self.word_space } else { 0.0 }
    }
}

/// Glyphs of one font, size and direction.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The font.
    pub font: FontId,
    /// Size in points.
    pub size: f32,
    /// Whether the run is read from right to left (odd bidi level).
    pub rtl: bool,
    /// The glyphs from left to right.
    pub glyphs: Vec<Glyph>,
}

/// A glyph at its place in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Glyph {
    /// Glyph id in the font; never 0.
    pub id: u16,
    /// Advance in font units, kerning included.
    pub advance: i32,
    /// Offset to the right in font units.
    pub dx: i32,
    /// Offset upwards in font units.
    pub dy: i32,
    /// First byte of its cluster in the line's source text; glyphs of one cluster share it and stand side by
    /// side. A cluster is the least the shaper can tell apart: mostly one character, a mark apart from its base.
    pub cluster: u32,
    /// One past the last byte of its cluster.
    pub cluster_end: u32,
}

/// An element of the structure tree (ISO 32000-1, 14.8.4).
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// Its type.
    pub kind: ElementKind,
    /// BCP 47 tag where it differs from its parent's.
    pub language: Option<String>,
    /// The whole source text of a paragraph or list item, readable (no isolates): ActualText.
    pub text: Option<String>,
    /// Alternative description of a figure.
    pub alt: Option<String>,
    /// Whether its text runs from right to left (WritingMode RlTb).
    pub rtl: bool,
    /// Children in reading order.
    pub children: Vec<usize>,
}

/// Standard structure types in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // the standard's names
pub enum ElementKind {
    Document,
    /// A whole letter among others.
    Part,
    Sect,
    H1,
    P,
    L,
    Li,
    Lbl,
    LBody,
    Table,
    Tr,
    /// The heading of a column.
    Th,
    Td,
    Figure,
    /// A signature field's place.
    Form,
}
