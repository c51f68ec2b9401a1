//! Tables on paper: headings that repeat on each page, cells of one or two languages, boxes to tick.

use std::sync::Arc;

use risala_letter::{Lang, Problem};
use risala_typeset::layout::Lines;
use risala_typeset::page::{ElementKind, Ink, Mark};

use super::board::{At, BLACK, Board, GREY, HAIR, ROOT, Words};
use super::mm;
use crate::messages::Messages;

/// Margin on all sides.
pub const MARGIN: f32 = mm(12.0);
/// Kept free left and right in a cell, and above and below its text.
const CELL: (f32, f32) = (4.0, 4.0);
const SIZE: f32 = 9.0;
const HEAD_SIZE: f32 = 8.5;
const BOX_SIZE: f32 = 15.0;

/// What stands in a cell.
pub enum Cell {
    /// Lines of text in one language each.
    Text(Vec<(Lang, String)>),
    /// A number, in the middle.
    Number(u64),
    /// A box to tick.
    Tick,
}

/// A column.
pub struct Column {
    /// Its heading, in one or two languages.
    pub head: Vec<(Lang, String)>,
    /// Its share of the width; all together 1.
    pub share: f32,
    /// Whether its heading stands in the middle, as numbers do.
    pub centred: bool,
}

/// Words of a cell, set.
struct SetCell<'t> {
    parts: Vec<(Words<'t>, Lines)>,
    centred: Option<Ink>,
}

/// Tables and what stands above them, from top to bottom of pages of one size.
pub struct Tables<'s> {
    /// Where they are set.
    pub board: Board<'s>,
    /// How far the page is filled, in points from its top.
    pub y: f32,
    size: (f32, f32),
    lang: Lang,
    words: &'s Messages,
    table: usize,
    columns: Vec<Column>,
}

impl<'s> Tables<'s> {
    /// A first page on an empty board; numbers stand in the digits of `words`.
    pub fn new(mut board: Board<'s>, size: (f32, f32), words: &'s Messages) -> Self {
        board.turn();
        Self { board, y: MARGIN, size, lang: words.lang(), words, table: ROOT, columns: Vec::new() }
    }

    /// The width between the margins.
    pub fn width(&self) -> f32 {
        self.size.0 - 2.0 * MARGIN
    }

    /// Turns the page unless so much height is left.
    pub fn keep(&mut self, height: f32) {
        if self.y + height > self.size.1 - MARGIN {
            self.board.turn();
            self.y = MARGIN;
        }
    }

    /// A title over the whole width; in the pages' own language it is a heading.
    ///
    /// # Errors
    /// A character that no font has.
    pub fn title(&mut self, text: &str, lang: Lang, size: f32) -> Result<(), Problem> {
        let kind = if lang == self.lang { ElementKind::H1 } else { ElementKind::P };
        self.words(kind, Words { text, lang, size, bold: true })
    }

    /// A paragraph over the whole width.
    ///
    /// # Errors
    /// A character that no font has.
    pub fn paragraph(&mut self, text: &str, lang: Lang, size: f32) -> Result<(), Problem> {
        self.words(ElementKind::P, Words { text, lang, size, bold: false })
    }

    fn words(&mut self, kind: ElementKind, words: Words<'_>) -> Result<(), Problem> {
        let at = if words.lang.is_rtl() { At::Right(self.size.0 - MARGIN) } else { At::Left(MARGIN) };
        let y = self.y + words.leading() * 0.75;
        let measure = self.width();
        self.y = self.board.paragraph((ROOT, kind), words, (at, measure), (y, BLACK))? - words.leading() * 0.6;
        Ok(())
    }

    /// Begins a table.
    ///
    /// # Errors
    /// A character that no font has.
    pub fn begin(&mut self, columns: Vec<Column>) -> Result<(), Problem> {
        self.table = self.board.group(ROOT, ElementKind::Table, self.lang);
        self.columns = columns;
        self.head(true)
    }

    /// Left edge and width of a column; in Arabic the first stands right.
    fn column(&self, index: usize) -> (f32, f32) {
        let width = self.width();
        let before: f32 = self.columns.iter().take(index).map(|column| column.share * width).sum();
        let own = self.columns.get(index).map_or(0.0, |column| column.share * width);
        let x = if self.lang.is_rtl() { self.size.0 - MARGIN - before - own } else { MARGIN + before };
        (x, own)
    }

    /// The headings; on later pages they only repeat the first page's.
    fn head(&mut self, first: bool) -> Result<(), Problem> {
        let columns = std::mem::take(&mut self.columns);
        let shares =
            columns.iter().map(|column| Column { head: Vec::new(), share: column.share, centred: column.centred });
        self.columns = shares.collect();
        let mut set = Vec::new();
        for (index, column) in columns.iter().enumerate() {
            let heads = column.head.iter();
            let words = heads.map(|(lang, text)| Words { text, lang: *lang, size: HEAD_SIZE, bold: true });
            let centred = column.centred.then_some(BLACK);
            set.push(self.set(index, words, centred)?);
        }
        let height = height(&set);
        let row = first.then(|| self.board.group(self.table, ElementKind::Tr, self.lang));
        for (index, cell) in set.into_iter().enumerate() {
            match row {
                Some(row) => self.tagged(row, ElementKind::Th, (index, cell)),
                None => self.draw(index, cell, |_, _| Mark::Pagination),
            }
        }
        self.columns = columns;
        self.y += height;
        self.line(0.8, BLACK);
        Ok(())
    }

    /// A row of the table begun last.
    ///
    /// # Errors
    /// A character that no font has.
    pub fn row(&mut self, cells: &[Cell]) -> Result<(), Problem> {
        let numbers: Vec<String> = cells.iter().map(|cell| cell.number(self.words)).collect();
        let mut set = Vec::new();
        for (index, (cell, number)) in cells.iter().zip(&numbers).enumerate() {
            let alone = |text, lang, size| vec![Words { text, lang, size, bold: false }];
            let (words, centred) = match cell {
                Cell::Text(parts) => {
                    let words = parts.iter().map(|(lang, text)| Words { text, lang: *lang, size: SIZE, bold: false });
                    (words.collect(), None)
                }
                Cell::Number(_) => (alone(number.as_str(), self.words.figures(), SIZE), Some(BLACK)),
                Cell::Tick => (alone("☐", Lang::En, BOX_SIZE), Some(GREY)),
            };
            set.push(self.set(index, words.into_iter(), centred)?);
        }
        let height = height(&set);
        if self.y + height > self.size.1 - MARGIN {
            self.board.turn();
            self.y = MARGIN;
            self.head(false)?;
        }
        let row = self.board.group(self.table, ElementKind::Tr, self.lang);
        for (index, cell) in set.into_iter().enumerate() {
            self.tagged(row, ElementKind::Td, (index, cell));
        }
        self.y += height;
        self.line(0.3, HAIR);
        Ok(())
    }

    fn set<'t>(
        &mut self,
        index: usize,
        parts: impl Iterator<Item = Words<'t>>,
        centred: Option<Ink>,
    ) -> Result<SetCell<'t>, Problem> {
        let measure = self.column(index).1 - 2.0 * CELL.0;
        let parts = parts.map(|words| self.board.fitted(words, measure)).collect::<Result<_, _>>()?;
        Ok(SetCell { parts, centred })
    }

    fn tagged(&mut self, row: usize, kind: ElementKind, (index, cell): (usize, SetCell<'_>)) {
        let holder = self.board.group(row, kind, self.lang);
        self.draw(index, cell, |board, words| Mark::Element(board.text(holder, ElementKind::P, words)));
    }

    fn draw(&mut self, index: usize, cell: SetCell<'_>, mut mark: impl FnMut(&mut Board<'_>, Words<'_>) -> Mark) {
        let (x, width) = self.column(index);
        let mut y = self.y + CELL.1;
        for (words, lines) in cell.parts {
            let at = match words.lang {
                _ if cell.centred.is_some() => At::Centre(x + width / 2.0),
                Lang::Ar => At::Right(x + width - CELL.0),
                Lang::En => At::Left(x + CELL.0),
            };
            let mark = mark(&mut self.board, words);
            for line in lines.iter() {
                let ink = cell.centred.unwrap_or(BLACK);
                self.board.put(mark, Arc::clone(line), at, y + words.leading() * 0.72, ink);
                y += words.leading();
            }
        }
    }

    fn line(&mut self, width: f32, ink: Ink) {
        self.board.rule((MARGIN, self.y), (self.size.0 - MARGIN, self.y), width, ink);
    }
}

impl Cell {
    fn number(&self, words: &Messages) -> String {
        if let Self::Number(number) = self { words.number(*number) } else { String::new() }
    }
}

fn height(cells: &[SetCell<'_>]) -> f32 {
    let own = |cell: &SetCell<'_>| cell.parts.iter().map(|(words, lines)| words.leading() * lines.len() as f32).sum();
    cells.iter().map(own).fold(0.0, f32::max) + 2.0 * CELL.1
}
