//! The list to tick off while letters are printed, signed and posted: a table in both languages.

use std::sync::Arc;

use risala_letter::{Bilingual, Lang, Problem};
use risala_typeset::layout::{Lines, Setter};
use risala_typeset::page::{ElementKind, Mark, Pages};

use super::board::{At, BLACK, Board, GREY, HAIR, ROOT, Words};
use super::{country, mm};
use crate::messages::Messages;
use crate::plan::Planned;

/// Margin on all sides.
const MARGIN: f32 = mm(12.0);
/// Kept free left and right in a cell, and above and below its text.
const CELL: (f32, f32) = (4.0, 4.0);
const SIZE: f32 = 9.0;
const HEAD_SIZE: f32 = 8.5;
const BOX_SIZE: f32 = 15.0;

/// The columns: message id of the heading, share of the width.
const COLUMNS: [(&str, f32); 8] = [
    ("print-column_number", 0.05),
    ("print-column_reference", 0.13),
    ("print-column_name", 0.21),
    ("print-column_office", 0.28),
    ("print-column_country", 0.12),
    ("print-column_printed", 0.07),
    ("print-column_signed", 0.07),
    ("print-column_posted", 0.07),
];

/// The words of a cell: lines of text in one language each, or a box to tick.
enum Cell {
    Text(Vec<(Lang, String)>),
    Tick,
}

/// Words of a cell, set.
struct SetCell<'t> {
    parts: Vec<(Words<'t>, Lines)>,
}

/// The list of these letters, on pages of this size.
///
/// # Errors
/// A character that no font has.
pub fn set(
    setter: &mut Setter<'static>,
    size: (f32, f32),
    letters: &[&Planned<'_>],
    (messages, dates): (&[Messages; 2], &[String; 2]),
) -> Result<Pages, Problem> {
    let lang = messages.first().map_or(Lang::En, Messages::lang);
    let count = letters.len().to_string();
    let mut table = Table {
        board: Board::new(setter, size, lang),
        size,
        lang,
        top: MARGIN,
        y: MARGIN,
        table: ROOT,
        heads: Vec::new(),
    };
    table.board.turn();
    for (words, date) in messages.iter().zip(dates) {
        let text = words.text("print-ticks_title", &[("count", &count), ("date", date)]);
        table.title(&text, words.lang())?;
    }
    table.table = table.board.group(ROOT, ElementKind::Table, lang);
    table.heads = COLUMNS.map(|(id, _)| messages.iter().map(|m| (m.lang(), m.text(id, &[]))).collect()).into();
    table.head(true)?;
    for (planned, number) in letters.iter().zip(1..) {
        let cells = cells(planned, number, lang);
        table.row(&cells)?;
    }
    table.board.numbers(size.1 - mm(6.0))?;
    let title = messages.first().map_or_else(String::new, |m| m.text("print-ticks", &[]));
    Ok(table.board.into_pages(&title))
}

fn cells(planned: &Planned<'_>, number: usize, lang: Lang) -> Vec<Cell> {
    let official = planned.official;
    let both = |words: &Bilingual| {
        let langs = [lang, lang.other()].into_iter();
        let texts = langs.filter_map(|lang| Some((lang, words.get(lang)?.clone())));
        texts.collect::<Vec<_>>()
    };
    let mut office = both(&official.title);
    office.extend(both(&official.organization));
    office.sort_by_key(|(other, _)| *other != lang);
    let countries = [lang, lang.other()].map(|lang| (lang, country(official, lang).to_owned()));
    vec![
        Cell::Text(vec![(Lang::En, number.to_string())]),
        Cell::Text(vec![(Lang::En, planned.reference.clone())]),
        Cell::Text(both(&official.name)),
        Cell::Text(office),
        Cell::Text(countries.into()),
        Cell::Tick,
        Cell::Tick,
        Cell::Tick,
    ]
}

struct Table<'s> {
    board: Board<'s>,
    size: (f32, f32),
    lang: Lang,
    /// Where rows begin on a page.
    top: f32,
    y: f32,
    table: usize,
    heads: Vec<Vec<(Lang, String)>>,
}

impl Table<'_> {
    fn title(&mut self, text: &str, lang: Lang) -> Result<(), Problem> {
        let words = Words { text, lang, size: 13.0, bold: true };
        let width = self.size.0 - 2.0 * MARGIN;
        let at = if lang.is_rtl() { At::Right(self.size.0 - MARGIN) } else { At::Left(MARGIN) };
        let kind = if lang == self.lang { ElementKind::H1 } else { ElementKind::P };
        let y = self.y + words.leading() * 0.75;
        self.y = self.board.paragraph((ROOT, kind), words, (at, width), (y, BLACK))? - words.leading() * 0.6;
        Ok(())
    }

    /// Left edge and width of a column; in Arabic the first stands right.
    fn column(&self, index: usize) -> (f32, f32) {
        let width = self.size.0 - 2.0 * MARGIN;
        let before: f32 = COLUMNS.iter().take(index).map(|(_, share)| share * width).sum();
        let own = COLUMNS.get(index).map_or(0.0, |(_, share)| share * width);
        let x = if self.lang.is_rtl() { self.size.0 - MARGIN - before - own } else { MARGIN + before };
        (x, own)
    }

    /// The headings; on later pages they only repeat the first page's.
    fn head(&mut self, first: bool) -> Result<(), Problem> {
        let heads = std::mem::take(&mut self.heads);
        let style = |(lang, text)| Words { text, lang, size: HEAD_SIZE, bold: true };
        let mut set = Vec::new();
        for (index, head) in heads.iter().enumerate() {
            set.push(self.set(index, head.iter().map(|(lang, text)| (*lang, text.as_str())).map(style))?);
        }
        let height = height(&set);
        let row = first.then(|| self.board.group(self.table, ElementKind::Tr, self.lang));
        for (index, cell) in set.into_iter().enumerate() {
            match row {
                Some(row) => self.tagged(row, ElementKind::Th, (index, cell)),
                None => self.draw(index, cell, |_, _| Mark::Pagination),
            }
        }
        self.heads = heads;
        self.y += height;
        self.line(0.8, BLACK);
        Ok(())
    }

    fn row(&mut self, cells: &[Cell]) -> Result<(), Problem> {
        let mut set = Vec::new();
        for (index, cell) in cells.iter().enumerate() {
            let words: Vec<Words<'_>> = match cell {
                Cell::Text(parts) => {
                    parts.iter().map(|(lang, text)| Words { text, lang: *lang, size: SIZE, bold: false }).collect()
                }
                Cell::Tick => vec![Words { text: "☐", lang: Lang::En, size: BOX_SIZE, bold: false }],
            };
            set.push(self.set(index, words.into_iter())?);
        }
        let height = height(&set);
        if self.y + height > self.size.1 - MARGIN {
            self.board.turn();
            self.y = self.top;
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

    fn set<'t>(&mut self, index: usize, parts: impl Iterator<Item = Words<'t>>) -> Result<SetCell<'t>, Problem> {
        let measure = self.column(index).1 - 2.0 * CELL.0;
        let parts = parts.map(|words| self.board.fitted(words, measure)).collect::<Result<_, _>>()?;
        Ok(SetCell { parts })
    }

    fn tagged(&mut self, row: usize, kind: ElementKind, (index, cell): (usize, SetCell<'_>)) {
        let holder = self.board.group(row, kind, self.lang);
        self.draw(index, cell, |board, words| Mark::Element(board.text(holder, ElementKind::P, words)));
    }

    fn draw(&mut self, index: usize, cell: SetCell<'_>, mut mark: impl FnMut(&mut Board<'_>, Words<'_>) -> Mark) {
        let (x, width) = self.column(index);
        let mut y = self.y + CELL.1;
        for (words, lines) in cell.parts {
            let is_tick = words.size == BOX_SIZE;
            let at = match words.lang {
                _ if is_tick => At::Centre(x + width / 2.0),
                Lang::Ar => At::Right(x + width - CELL.0),
                Lang::En => At::Left(x + CELL.0),
            };
            let mark = mark(&mut self.board, words);
            let ink = if is_tick { GREY } else { BLACK };
            for line in lines.iter() {
                self.board.put(mark, Arc::clone(line), at, y + words.leading() * 0.72, ink);
                y += words.leading();
            }
        }
    }

    fn line(&mut self, width: f32, ink: risala_typeset::page::Ink) {
        self.board.rule((MARGIN, self.y), (self.size.0 - MARGIN, self.y), width, ink);
    }
}

fn height(cells: &[SetCell<'_>]) -> f32 {
    let own = |cell: &SetCell<'_>| cell.parts.iter().map(|(words, lines)| words.leading() * lines.len() as f32).sum();
    cells.iter().map(own).fold(0.0, f32::max) + 2.0 * CELL.1
}
