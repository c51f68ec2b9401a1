//! Rows: what stands side by side in the columns, from its first baseline down to the next row.

use std::sync::Arc;

use risala_letter::{Lang, Problem};

use super::blocks::{Kind, Piece};
use super::desk::{BLACK, Desk, put, put_inked};
use super::geometry::Anchor;
use super::setter::Lines;
use super::sizes::Body;
use crate::page::{Line, Mark, Page};
use crate::text::{LINE_BREAK, Setting};

/// A column of text at one size.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its language.
    pub lang: Lang,
    /// The edge its lines start at.
    pub start: Anchor,
    /// Its measure in points.
    pub measure: f32,
    /// Whether its paragraphs are justified.
    pub justified: bool,
}

/// How rows follow each other at one size.
#[derive(Debug, Clone, Copy)]
pub struct Rhythm {
    /// Sizes and leadings.
    pub body: Body,
    /// First baseline below the top of a row.
    pub top: f32,
    /// Space after a paragraph.
    pub gap: f32,
}

impl Rhythm {
    /// The leading of a language.
    pub fn leading(&self, lang: Lang) -> f32 {
        match lang {
            Lang::En => self.body.latin_leading,
            Lang::Ar => self.body.arabic_leading,
        }
    }
}

/// One side of a row.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Its lines.
    pub lines: Lines,
    /// Their leading.
    pub leading: f32,
    /// Lines that could not be justified.
    pub unfilled: usize,
    piece: usize,
    start: Anchor,
    indent: f32,
    marker: Option<Arc<Line>>,
}

/// A row.
#[derive(Debug, Clone)]
pub struct Row {
    /// What it is.
    pub kind: Kind,
    /// Its sides, one for each column; `None` where a partner is missing.
    pub cells: Vec<Option<Cell>>,
    /// The taller of its sides.
    pub height: f32,
    /// First baseline below its top.
    pub top: f32,
    /// Space below it.
    pub gap: f32,
    /// Whether it must stay with the next row.
    pub introduces: bool,
}

impl Row {
    /// Height of the lines `from..to`, by column; an empty `to` is all of them.
    pub fn shown(&self, from: &[usize], to: &[usize]) -> f32 {
        let heights = self.cells.iter().enumerate().map(|(n, cell)| {
            let Some(cell) = cell else { return 0.0 };
            let first = from.get(n).copied().unwrap_or(0);
            let last = to.get(n).copied().unwrap_or(cell.lines.len());
            last.saturating_sub(first) as f32 * cell.leading
        });
        heights.fold(0.0, f32::max)
    }
}

/// What stands side by side: the kind, and by column the number of a piece of that column's text.
pub type Pairing = Vec<(Kind, Vec<Option<usize>>)>;

/// The pieces of one text, one row each.
pub fn alone(pieces: &[Piece]) -> Pairing {
    let numbered = pieces.iter().enumerate();
    numbered.map(|(n, piece)| (piece.kind, vec![Some(n)])).collect()
}

/// Sets the rows.
///
/// # Errors
/// A word that fits no line, or a character that no font has.
pub fn compose(
    desk: &mut Desk<'_, '_>,
    pairing: &Pairing,
    columns: &[(Column, &[Piece])],
    rhythm: &Rhythm,
) -> Result<Vec<Row>, Problem> {
    let mut rows = Vec::with_capacity(pairing.len());
    for (n, (kind, numbers)) in pairing.iter().enumerate() {
        let mut cells = Vec::with_capacity(columns.len());
        let mut introduces = false;
        for ((column, pieces), number) in columns.iter().zip(numbers) {
            let piece = number.and_then(|number| pieces.get(number).map(|piece| (number, piece)));
            introduces |= piece.is_some_and(|(_, piece)| piece.introduces());
            cells.push(match piece {
                Some(piece) => Some(cell(desk, column, piece, rhythm)?),
                None => None,
            });
        }
        let height = cells.iter().flatten().map(cell_height).fold(0.0, f32::max);
        let next = pairing.get(n + 1).map(|(kind, _)| *kind);
        rows.push(Row {
            kind: *kind,
            cells,
            height,
            top: rhythm.top,
            gap: gap_after(*kind, next) * rhythm.gap,
            introduces,
        });
    }
    Ok(rows)
}

fn cell_height(cell: &Cell) -> f32 {
    cell.lines.len() as f32 * cell.leading
}

fn cell(
    desk: &mut Desk<'_, '_>,
    column: &Column,
    (number, piece): (usize, &Piece),
    rhythm: &Rhythm,
) -> Result<Cell, Problem> {
    let sizes = rhythm.body.sizes;
    let part = piece.kind.part();
    let mut marker = None;
    let mut indent = 0.0;
    if let Some(mark) = &piece.marker {
        indent = if mark.wide { 2.1 } else { 1.6 } * sizes.latin;
        let setting = Setting { sizes, measure: f32::MAX, leading: None, justified: false };
        let line = desk.try_lines(&mark.paragraph, &setting, part)?.first().cloned();
        marker = line.map(|line| line.spaced(desk.setter.fonts(), column.lang.is_rtl()));
    }
    let leading = rhythm.leading(column.lang);
    let justified = column.justified && !matches!(piece.kind, Kind::Subject | Kind::Salutation);
    let setting = Setting { sizes, measure: column.measure - indent, leading: Some(leading), justified };
    let lines = desk.try_lines(&piece.paragraph, &setting, part)?;
    let unfilled = if justified { unfilled(&lines, setting.measure) } else { 0 };
    Ok(Cell { unfilled, lines, leading, piece: number, start: column.start, indent, marker })
}

/// Lines that end neither a paragraph nor where they should.
fn unfilled(lines: &[Arc<Line>], measure: f32) -> usize {
    let ended = |line: &Arc<Line>| line.text.get(line.range.clone()).is_some_and(|text| text.ends_with(LINE_BREAK));
    let inner = lines.iter().rev().skip(1);
    inner.filter(|line| line.width < measure - 0.5 && !ended(line)).count()
}

/// Space between a row and the next, in units of the paragraph's gap.
fn gap_after(kind: Kind, next: Option<Kind>) -> f32 {
    match (kind, next) {
        (_, None) | (Kind::Closing, _) => 0.0,
        (Kind::Subject, _) => 1.5,
        (Kind::Item { .. }, Some(Kind::Item { first: false, .. })) => 0.4,
        (Kind::Paragraph, Some(Kind::Item { first: true, .. })) => 0.6,
        _ => 1.0,
    }
}

/// Draws the lines `from..to` (by column) of a row whose shown part has its top at `y`.
pub fn draw(
    desk: &Desk<'_, '_>,
    page: &mut Page,
    row: &Row,
    columns: &[(Column, &[Piece])],
    (from, to): (&[usize], &[usize]),
    y: f32,
) {
    for (n, cell) in row.cells.iter().enumerate() {
        let (Some(cell), Some((_, pieces))) = (cell, columns.get(n)) else {
            continue;
        };
        let Some(piece) = pieces.get(cell.piece) else {
            continue;
        };
        let first = from.get(n).copied().unwrap_or(0);
        let last = to.get(n).copied().unwrap_or(usize::MAX);
        let baseline = y + row.top;
        if let (Some(marker), Some(line), 0) = (&piece.marker, &cell.marker, first) {
            let mark = Mark::Element(marker.element);
            put(page, mark, line.clone(), (cell.start, baseline), BLACK);
        }
        let shown = cell.lines.iter().take(last).skip(first);
        for (k, line) in shown.enumerate() {
            let at = (cell.start.indent(cell.indent), baseline + k as f32 * cell.leading);
            let mark = Mark::Element(piece.element);
            put_inked(page, mark, line.clone(), at, piece.inks(desk.accent()));
        }
    }
}
