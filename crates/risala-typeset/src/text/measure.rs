//! Widths between the breaks of a paragraph, in ems, so that they hold at every size.

use std::ops::{Add, Range, Sub};

use super::itemize::Item;
use super::linebreak::{self, Break};
use super::shape::{Piece, ShapedGlyph, shape_range};
use super::{LINE_BREAK, Shaped, Sizes, TextError};
use crate::font::{Fonts, Script};

/// A width in ems of the two sizes.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Extent {
    arabic: f64,
    latin: f64,
}

impl Extent {
    /// The width of an item's glyphs.
    fn of<'a>(fonts: &Fonts, item: &Item, glyphs: impl IntoIterator<Item = &'a ShapedGlyph>) -> Self {
        let units: f64 = glyphs.into_iter().map(|g| f64::from(g.glyph.advance)).sum();
        let ems = units / fonts.units_per_em(item.font);
        match item.script {
            Script::Arabic => Self { arabic: ems, latin: 0.0 },
            Script::Latin | Script::Other(_) => Self { arabic: 0.0, latin: ems },
        }
    }

    /// The width in points.
    pub fn at(self, sizes: Sizes) -> f64 {
        self.arabic * f64::from(sizes.arabic) + self.latin * f64::from(sizes.latin)
    }
}

impl Add for Extent {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { arabic: self.arabic + other.arabic, latin: self.latin + other.latin }
    }
}

impl Sub for Extent {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self { arabic: self.arabic - other.arabic, latin: self.latin - other.latin }
    }
}

/// The width of a part of the text when it stands between line ends at `context`'s ends.
pub fn reshaped(
    shaped: &Shaped,
    fonts: &Fonts,
    range: Range<usize>,
    context: Range<usize>,
) -> Result<Extent, TextError> {
    let pieces = shape_range(fonts, &shaped.text, &shaped.items, (range, context), &[])?;
    Ok(pieces
        .iter()
        .filter_map(|Piece { item, glyphs }| Some((shaped.items.get(*item)?, glyphs)))
        .map(|(item, glyphs)| Extent::of(fonts, item, glyphs))
        .fold(Extent::default(), Extent::add))
}

/// A paragraph's glyphs laid along a rule, by which breaks are measured.
pub struct Rule<'a> {
    shaped: &'a Shaped,
    fonts: &'a Fonts<'a>,
    /// At each byte where glyphs may be parted: the extent of the text before it.
    before: Vec<Option<Extent>>,
}

impl<'a> Rule<'a> {
    /// Measures a shaped paragraph.
    pub fn new(shaped: &'a Shaped, fonts: &'a Fonts<'a>) -> Self {
        let mut before = vec![None; shaped.text.len() + 1];
        let mut pen = Extent::default();
        let mut mark = |at: usize, pen: Extent| {
            if let Some(slot) = before.get_mut(at) {
                *slot = Some(pen);
            }
        };
        for (item, glyphs) in shaped.items.iter().zip(&shaped.glyphs) {
            mark(item.range.start, pen);
            let mut cluster = item.range.start;
            let mut step = |shaped: &ShapedGlyph| {
                let start = shaped.start();
                if start != cluster && shaped.safe {
                    mark(start, pen);
                }
                cluster = start;
                pen = pen + Extent::of(fonts, item, [shaped]);
            };
            if item.level.is_rtl() {
                glyphs.iter().rev().for_each(&mut step);
            } else {
                glyphs.iter().for_each(&mut step);
            }
            mark(item.range.end, pen);
        }
        mark(shaped.text.len(), pen);
        Self { shaped, fonts, before }
    }

    /// Measures a break.
    pub fn measure(&self, at: usize) -> Result<Break, TextError> {
        let text: &str = &self.shaped.text;
        let line = text.get(..at).unwrap_or(text);
        let trim = linebreak::trim(line);
        let (hold, held) = self.parting(trim, |at| at.checked_sub(1));
        let (resume, resumed) = self.parting(at, |at| at.checked_add(1));
        let mut brk = Break {
            at,
            trim,
            resume,
            hold,
            start: resumed,
            end: held,
            cost: linebreak::cost(text.get(..trim).unwrap_or_default()),
            mandatory: line.ends_with(LINE_BREAK) && at < text.len(),
        };
        if hold < trim {
            let tail = reshaped(self.shaped, self.fonts, hold..trim, 0..trim)?;
            brk.end = held + tail;
        }
        if at < resume {
            let head = reshaped(self.shaped, self.fonts, at..resume, at..text.len())?;
            brk.start = resumed - head;
        }
        Ok(brk)
    }

    /// The nearest place where glyphs may be parted.
    fn parting(&self, from: usize, step: impl Fn(usize) -> Option<usize>) -> (usize, Extent) {
        std::iter::successors(Some(from), |&at| step(at))
            .take_while(|&at| at < self.before.len())
            .find_map(|at| Some((at, (*self.before.get(at)?)?)))
            .unwrap_or_default()
    }
}
