//! What stands on the pages: lines become strings of codes, and every drawn thing is marked with the
//! element it belongs to or as an artifact (ISO 32000-1, 14.6 and 14.8.2.2).

use std::collections::{BTreeMap, BTreeSet};

use risala_typeset::font::FontId;
use risala_typeset::page::{Content, Ink, Item, Mark, Page, Pages, PlacedLine, Rect};

use crate::PdfError;
use crate::baked::{BakedGlyph, GlyphSet, bake};
use crate::canvas::{Canvas, Piece};
use crate::structure::type_name;

/// The drawn pages and what they need.
pub(crate) struct Drawing {
    pub(crate) canvases: Vec<Canvas>,
    /// The glyphs of each font, in the order of their codes.
    pub(crate) fonts: BTreeMap<FontId, Vec<BakedGlyph>>,
    /// Pictures by key, in the order of their resource numbers.
    pub(crate) pictures: BTreeSet<String>,
    /// For each page, the element of each marked piece and the box of a drawn picture.
    pub(crate) marks: Vec<Vec<Marked>>,
}

/// A marked piece of a page; its number is its place in the list.
pub(crate) struct Marked {
    pub(crate) element: usize,
    /// The rectangle of the picture that it holds.
    pub(crate) picture: Option<Rect>,
}

/// Name of a font among a page's resources.
pub(crate) fn font_name(font: FontId) -> String {
    format!("F{}", font.0)
}

/// Name of a picture among a page's resources.
pub(crate) fn picture_name(index: usize) -> String {
    format!("X{index}")
}

/// Codes of one font, size and ink; before all lines are read, numbers in the font's set.
struct Stretch {
    font: FontId,
    size: f32,
    ink: Ink,
    numbers: Vec<u16>,
}

/// Draws all pages.
pub(crate) fn draw(pages: &Pages) -> Result<Drawing, PdfError> {
    let mut sets = BTreeMap::new();
    let lines: Vec<Vec<Vec<Stretch>>> =
        pages.pages.iter().map(|page| read_page(page, &mut sets)).collect::<Result<_, _>>()?;
    let mut fonts = BTreeMap::new();
    let mut codes = BTreeMap::new();
    for (font, set) in sets {
        let (glyphs, code) = set.codes();
        fonts.insert(font, glyphs);
        codes.insert(font, code);
    }
    let mut painter = Painter {
        pages,
        codes,
        pictures: pictures(pages),
        canvas: Canvas::new(pages.width, pages.height),
        marks: Vec::new(),
    };
    let mut drawing = Drawing { canvases: Vec::new(), fonts, pictures: painter.pictures.clone(), marks: Vec::new() };
    for (page, lines) in pages.pages.iter().zip(lines) {
        painter.page(page, lines);
        let blank = Canvas::new(pages.width, pages.height);
        drawing.canvases.push(std::mem::replace(&mut painter.canvas, blank));
        drawing.marks.push(std::mem::take(&mut painter.marks));
    }
    Ok(drawing)
}

fn pictures(pages: &Pages) -> BTreeSet<String> {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    items
        .filter_map(|item| match &item.content {
            Content::Picture { file, .. } => Some(file.clone()),
            _ => None,
        })
        .collect()
}

type Sets = BTreeMap<FontId, GlyphSet>;

/// Reads the lines of a page, in the order of its items.
fn read_page(page: &Page, sets: &mut Sets) -> Result<Vec<Vec<Stretch>>, PdfError> {
    let lines = page.items.iter().filter_map(|item| match &item.content {
        Content::Line(line) => Some(line),
        _ => None,
    });
    lines.map(|line| read_line(line, sets)).collect()
}

fn read_line(placed: &PlacedLine, sets: &mut Sets) -> Result<Vec<Stretch>, PdfError> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for run in &placed.line.runs {
        let set = sets.entry(run.font).or_default();
        let clusters = bake(&placed.line, run, set).ok_or(PdfError::TooManyGlyphs)?;
        for cluster in clusters {
            let ink = ink_at(placed, cluster.start);
            match stretches.last_mut() {
                Some(s) if s.font == run.font && s.size == run.size && s.ink == ink => {
                    s.numbers.extend(cluster.numbers);
                }
                _ => stretches.push(Stretch { font: run.font, size: run.size, ink, numbers: cluster.numbers }),
            }
        }
    }
    Ok(stretches)
}

fn ink_at(placed: &PlacedLine, byte: usize) -> Ink {
    let inks = &placed.inks;
    let found = inks.iter().find(|(range, _)| byte < range.end);
    found.or(inks.last()).map_or(Ink::Gray(0.0), |(_, ink)| *ink)
}

struct Painter<'a> {
    pages: &'a Pages,
    codes: BTreeMap<FontId, Vec<u16>>,
    pictures: BTreeSet<String>,
    canvas: Canvas,
    marks: Vec<Marked>,
}

impl Painter<'_> {
    /// Draws a page; neighbours with the same mark become one piece.
    fn page(&mut self, page: &Page, lines: Vec<Vec<Stretch>>) {
        let mut lines = lines.into_iter();
        for piece in page.items.chunk_by(|a, b| a.mark == b.mark) {
            let Some(first) = piece.first() else { continue };
            self.begin(first.mark, piece);
            for item in piece {
                match &item.content {
                    Content::Line(line) => self.line(line, lines.next().unwrap_or_default()),
                    Content::Rule { from, to, width, ink } => self.canvas.rule(*from, *to, *width, *ink),
                    Content::Picture { file, rect } => {
                        let index = self.pictures.iter().position(|key| key == file);
                        self.canvas.picture(&picture_name(index.unwrap_or(0)), *rect);
                    }
                }
            }
            self.canvas.end();
        }
    }

    fn begin(&mut self, mark: Mark, piece: &[Item]) {
        let piece = match mark {
            Mark::Layout => Piece::Artifact("Layout", None),
            Mark::Pagination => Piece::Artifact("Pagination", Some("Header")),
            Mark::Element(element) => {
                let id = self.marks.len() as i64;
                let picture = piece.iter().find_map(|item| match &item.content {
                    Content::Picture { rect, .. } => Some(*rect),
                    _ => None,
                });
                self.marks.push(Marked { element, picture });
                let kind = self.pages.elements.get(element).map(|e| e.kind);
                Piece::Element(kind.map_or("Span", type_name), id)
            }
        };
        self.canvas.begin(&piece);
    }

    fn line(&mut self, line: &PlacedLine, stretches: Vec<Stretch>) {
        self.canvas.begin_line(line.x, line.y);
        let mut font = None;
        for stretch in stretches {
            if font != Some((stretch.font, stretch.size)) {
                font = Some((stretch.font, stretch.size));
                self.canvas.font(&font_name(stretch.font), stretch.size);
            }
            self.canvas.ink(stretch.ink);
            let codes = self.codes.get(&stretch.font).map(Vec::as_slice).unwrap_or_default();
            let bytes = stretch.numbers.into_iter().flat_map(|number| {
                let code = codes.get(usize::from(number)).copied().unwrap_or(0);
                code.to_be_bytes()
            });
            self.canvas.show(bytes.collect());
        }
        self.canvas.end_line();
    }
}
