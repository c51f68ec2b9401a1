//! What stands after the signature: who signs too, with their logos, enclosures and copies.

use std::sync::Arc;

use risala_letter::Lang;
use risala_letter::letter::Picture;

use super::desk::{BLACK, Desk, alt, picture, put};
use super::geometry::Anchor;
use super::problems::Part;
use super::rows::{Column, Rhythm};
use super::setter::paragraph;
use crate::page::{ElementKind, Line, Mark, Page, Rect};

/// The lines after the signature, measured.
#[derive(Debug, Clone, Default)]
pub struct After {
    rows: Vec<Vec<Side>>,
    logos: Vec<Logo>,
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

/// A logo, measured: its place from where the first column starts and from the top of the logos.
#[derive(Debug, Clone)]
struct Logo {
    picture: Picture,
    start: Anchor,
    lang: Lang,
    along: f32,
    down: f32,
    size: (f32, f32),
}

/// Largest width and height of a logo.
const LOGO: (f32, f32) = (72.0, 26.0);
/// Between two logos, and above and below a row of them.
const LOGO_GAP: (f32, f32) = (12.0, 5.0);

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
    let (logos, height) = logos(desk, columns);
    after.logos = logos;
    after.height += height;
    if after.height > 0.0 {
        after.height += gap;
    }
    after
}

/// The logos in rows over all columns, and the height of the rows.
fn logos(desk: &mut Desk<'_, '_>, columns: &[Column]) -> (Vec<Logo>, f32) {
    let letter = desk.letter;
    let Some(first) = columns.first().filter(|_| !letter.logos.is_empty()) else { return (Vec::new(), 0.0) };
    // The columns of two languages begin at the sheet's edges: all of the width between them is free.
    let edges = columns.iter().map(|column| {
        let left = column.start.left_end(column.measure);
        (left, left + column.measure)
    });
    let (left, right) = edges.fold((f32::MAX, f32::MIN), |all, own| (all.0.min(own.0), all.1.max(own.1)));
    let (mut along, mut down) = (0.0, LOGO_GAP.1);
    let mut set = Vec::new();
    for picture in &letter.logos {
        let size = desk.fitted(picture, LOGO.0, LOGO.1);
        if along > 0.0 && along + size.0 > right - left {
            along = 0.0;
            down += LOGO.1 + LOGO_GAP.1;
        }
        set.push(Logo { picture: picture.clone(), start: first.start, lang: first.lang, along, down, size });
        along += size.0 + LOGO_GAP.0;
    }
    (set, down + LOGO.1 + LOGO_GAP.1)
}

fn row_height(row: &[Side]) -> f32 {
    let heights = row.iter().map(|side| side.lines.len() as f32 * side.leading);
    heights.fold(0.0, f32::max)
}

/// Draws the lines below `y`; `section` gives a language's section.
pub fn draw(desk: &mut Desk<'_, '_>, page: &mut Page, after: After, section: impl Fn(Lang) -> usize, y: f32) {
    let mut y = y + after.gap;
    let mut height = 0.0_f32;
    for logo in after.logos {
        let element = desk.tree.described(section(logo.lang), ElementKind::Figure, alt(&logo.picture, logo.lang));
        let (width, tall) = logo.size;
        let x = logo.start.indent(logo.along).left_end(width);
        // Logos of different heights share their middle.
        let top = y + logo.down + (LOGO.1 - tall) / 2.0;
        picture(page, Mark::Element(element), &logo.picture.file, Rect { x, y: top, width, height: tall });
        height = height.max(logo.down + LOGO.1 + LOGO_GAP.1);
    }
    y += height;
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
