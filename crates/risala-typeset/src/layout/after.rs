//! What stands after the signature: enclosures and copies.

use std::sync::Arc;

use risala_letter::Lang;

use super::desk::{BLACK, Desk, put};
use super::problems::Part;
use super::rows::{Column, Rhythm};
use super::setter::paragraph;
use crate::page::{ElementKind, Line, Mark, Page};

/// The lines after the signature, measured.
#[derive(Debug, Clone, Default)]
pub struct After {
    rows: Vec<Vec<Side>>,
    /// Height of all of it, with the gap above.
    pub height: f32,
    gap: f32,
    top: f32,
}

#[derive(Debug, Clone)]
struct Side {
    column: Column,
    words: String,
    lines: Vec<Arc<Line>>,
    leading: f32,
}

/// Sets the lines after the signature, a pair of languages a row; `gap` stands above them.
pub fn set(desk: &mut Desk<'_, '_>, columns: &[Column], rhythm: &Rhythm, gap: f32) -> After {
    let sizes = rhythm.body.after();
    let letter = desk.letter;
    let items = |lang: Lang| letter.text(lang).map_or(&[][..], |text| &text.after);
    let count = columns.iter().map(|column| items(column.lang).len()).max();
    let mut after = After { gap, top: rhythm.top, ..After::default() };
    for n in 0..count.unwrap_or(0) {
        let mut row = Vec::new();
        for column in columns {
            let Some(words) = items(column.lang).get(n) else {
                continue;
            };
            let set = paragraph(words, column.lang);
            let lines = desk.lines(&set, sizes, column.measure, Part::After);
            row.push(Side {
                column: *column,
                words: words.readable(),
                lines: lines.map_or_else(Vec::new, |lines| lines.to_vec()),
                leading: rhythm.leading(column.lang),
            });
        }
        after.height += row_height(&row);
        after.rows.push(row);
    }
    if !after.rows.is_empty() {
        after.height += gap;
    }
    after
}

fn row_height(row: &[Side]) -> f32 {
    let heights = row.iter().map(|side| side.lines.len() as f32 * side.leading);
    heights.fold(0.0, f32::max)
}

/// Draws the lines below `y`; `section` gives a language's section.
pub fn draw(desk: &mut Desk<'_, '_>, page: &mut Page, after: After, section: impl Fn(Lang) -> usize, y: f32) {
    let mut y = y + after.gap;
    for row in after.rows {
        let height = row_height(&row);
        for side in row {
            let lang = side.column.lang;
            let element = desk.tree.text(section(lang), ElementKind::P, lang, side.words);
            for (n, line) in side.lines.into_iter().enumerate() {
                let baseline = y + after.top + n as f32 * side.leading;
                let at = (side.column.start, baseline);
                put(page, Mark::Element(element), line, at, BLACK);
            }
        }
        y += height;
    }
}
