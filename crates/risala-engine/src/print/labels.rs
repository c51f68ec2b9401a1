//! Address labels.

use std::sync::Arc;

use risala_letter::{Lang, Problem};
use risala_typeset::layout::{Lines, Setter};
use risala_typeset::page::{ElementKind, Mark, Pages, Rect};

use super::board::{At, BLACK, Board, ROOT, Words};
use super::sheets::LabelSheet;
use super::{ADDRESS_TOO_LARGE, Addressee, mm};

/// Kept free at the edges of a label: sheets shift in a printer.
const FREE: (f32, f32) = (mm(3.5), mm(1.5));
/// From one baseline to the next, by size: capitals and figures stand closer than text.
const LEADING: f32 = 1.17;
/// Sizes to try, the largest first.
const SIZES: [f32; 9] = [11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0];

/// Sheets of labels, one for each address, from label number `start` (from 0) of the first sheet on; what did not fit is
/// told and left out.
///
/// # Errors
/// A character that no font has.
pub fn set(
    setter: &mut Setter<'static>,
    sheet: &LabelSheet,
    addressees: &[Addressee],
    start: usize,
    title: &str,
) -> Result<(Pages, Vec<Problem>), Problem> {
    let mut board = Board::new(setter, sheet.size(), Lang::En);
    let labels = sheet.labels();
    let mut problems = Vec::new();
    board.turn();
    let mut next = start;
    for addressee in addressees {
        let place = next % labels.len().max(1);
        let Some(label) = labels.get(place) else { continue };
        let (width, height) = (label.width - 2.0 * FREE.0, label.height - 2.0 * FREE.1);
        let Some(block) = Block::set(&mut board, addressee, (width, height), &SIZES)? else {
            problems.push(too_large(addressee, &sheet.name));
            continue;
        };
        if place == 0 && next > 0 {
            board.turn();
        }
        next += 1;
        let section = board.group(ROOT, ElementKind::Sect, Lang::En);
        let top = label.y + (label.height - block.height()) / 2.0;
        block.draw(&mut board, section, (label.x + FREE.0, top));
    }
    Ok((board.into_pages(title), problems))
}

/// That an address does not fit.
pub fn too_large(addressee: &Addressee, place: &str) -> Problem {
    Problem::error(ADDRESS_TOO_LARGE)
        .official(&addressee.official)
        .arg("place", place)
        .arg("lines", addressee.lines.len())
}

/// An address set in as large a size as it fits its place.
pub struct Block<'a> {
    size: f32,
    lines: Vec<(&'a str, Lines)>,
}

/// Indent of a line that goes on with the one before.
const CONTINUED: f32 = mm(3.0);

impl<'a> Block<'a> {
    /// Sets an address; `None` when it does not fit in the smallest size.
    ///
    /// # Errors
    /// A character that no font has.
    pub fn set(
        board: &mut Board<'_>,
        addressee: &'a Addressee,
        (width, height): (f32, f32),
        sizes: &[f32],
    ) -> Result<Option<Self>, Problem> {
        for size in sizes {
            let mut lines = Vec::new();
            for text in &addressee.lines {
                let words = Words { text, lang: Lang::En, size: *size, bold: false };
                let whole = board.line(words)?;
                let set = if whole.width <= width {
                    Some(Arc::new(vec![whole]))
                } else {
                    board.broken(words, width - CONTINUED)?
                };
                lines.extend(set.map(|set| (text.as_str(), set)));
            }
            let block = Self { size: *size, lines };
            if block.lines.len() == addressee.lines.len() && block.height() <= height {
                return Ok(Some(block));
            }
        }
        Ok(None)
    }

    fn words(&self, text: &'a str) -> Words<'a> {
        Words { text, lang: Lang::En, size: self.size, bold: false }
    }

    /// Height in points, from the tops of the first line's capitals to the last line's descenders.
    pub fn height(&self) -> f32 {
        let count = self.lines.iter().map(|(_, lines)| lines.len()).sum::<usize>();
        count.saturating_sub(1) as f32 * self.size * LEADING + self.size
    }

    /// Draws the address with its top left corner at `(x, y)`.
    pub fn draw(&self, board: &mut Board<'_>, section: usize, (x, y): (f32, f32)) {
        // Capitals are three quarters of the size high, descenders reach a quarter below the baseline.
        let mut y = y + 0.75 * self.size;
        for (text, lines) in &self.lines {
            let element = board.text(section, ElementKind::P, self.words(text));
            for (n, line) in lines.iter().enumerate() {
                let x = if n == 0 { x } else { x + CONTINUED };
                board.put(Mark::Element(element), Arc::clone(line), At::Left(x), y, BLACK);
                y += self.size * LEADING;
            }
        }
    }
}

/// The part of a label that may carry ink.
pub fn inked(label: Rect) -> Rect {
    Rect {
        x: label.x + FREE.0,
        y: label.y + FREE.1,
        width: label.width - 2.0 * FREE.0,
        height: label.height - 2.0 * FREE.1,
    }
}
