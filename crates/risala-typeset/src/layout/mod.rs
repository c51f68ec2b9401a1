//! A letter's words become pages.
//!
//! One file a part of the page; [`lay_out`] puts them together. Measures are millimetres from the top
//! left corner in the sources, points in what they make.

#![allow(clippy::result_large_err)] // a problem is made once a letter at most

mod address;
mod after;
mod blocks;
mod desk;
mod fit;
mod geometry;
mod ink;
mod letterhead;
mod margins;
mod meta;
mod paginate;
mod pairs;
mod problems;
mod rows;
mod setter;
mod sheet;
mod signature;
mod sizes;
mod stacked;
mod tree;

use risala_letter::{LayoutKind, Letter, Paper, Problem, Window};

pub use problems::CODES;
pub use setter::{Lines, Setter};

use crate::page::{Pages, Rect};
use desk::Desk;
use geometry::{Profile, Sheet};
use problems::{MANY_PAGES, NO_TEXT, TOO_MANY_PAGES};
use sizes::Scale;
use tree::Tree;

/// Knows how large pictures are.
pub trait PictureSizes {
    /// Width and height of a picture in any unit, by its path in the campaign folder; `None` when it
    /// cannot be read.
    fn size(&self, file: &str) -> Option<(f32, f32)>;
}

/// Width and height of a sheet, in points.
pub fn paper_size(paper: Paper) -> (f32, f32) {
    let sheet = Sheet::new(paper, LayoutKind::Single);
    (sheet.width, sheet.height)
}

/// The part of a sheet that stays in an envelope's window however the sheet slides in it, in points.
pub fn window_zone(window: Window) -> Option<Rect> {
    Profile::new(window, LayoutKind::Single).safe
}

/// A letter laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct LaidOut {
    /// The pages.
    pub pages: Pages,
    /// What a person should look at.
    pub warnings: Vec<Problem>,
    /// The nominal sizes chosen: one, or one for each language of consecutive letters.
    pub sizes: Vec<f32>,
}

/// Pages from which on a letter is called long.
const LONG: usize = 4;
/// Most pages of a letter.
const LONGEST: usize = 10;

/// Lays a letter out.
///
/// # Errors
/// Every problem that keeps the letter from being set whole and legible, with the warnings.
pub fn lay_out(letter: &Letter, setter: &mut Setter<'_>, pictures: &dyn PictureSizes) -> Result<LaidOut, Vec<Problem>> {
    let setup = &letter.setup;
    let own = setter.fonts().factors();
    let mut desk = Desk {
        letter,
        setter,
        pictures,
        scale: Scale::new(setup.style, own),
        two: letter.texts.len() == 2 && setup.layout != LayoutKind::Consecutive,
        sheet: Sheet::new(setup.paper, setup.layout),
        profile: Profile::new(setup.window, setup.layout),
        tree: Tree::new(),
        problems: Vec::new(),
    };
    let texts: Vec<_> = letter.texts.iter().collect();
    let made = match (setup.layout, texts.as_slice()) {
        (LayoutKind::Parallel, [first, second]) => sheet::parallel(&mut desk, first, second),
        (LayoutKind::Stacked, [first, second]) => stacked::stacked(&mut desk, first, second),
        (LayoutKind::Consecutive, [first, second]) => sheet::consecutive(&mut desk, first, second),
        (_, [text]) => sheet::single(&mut desk, text),
        _ => {
            desk.report(Problem::error(NO_TEXT).arg("texts", texts.len()));
            None
        }
    };
    finish(desk, made)
}

fn finish(mut desk: Desk<'_, '_>, made: Option<sheet::Made>) -> Result<LaidOut, Vec<Problem>> {
    let Some(mut made) = made.filter(|_| !desk.problems.iter().any(Problem::is_error)) else {
        return Err(desk.problems);
    };
    let count = made.pages.len();
    if count > LONGEST {
        desk.report(Problem::error(TOO_MANY_PAGES).arg("pages", count).arg("allowed", LONGEST));
        return Err(desk.problems);
    }
    if count > LONG {
        desk.report(Problem::warning(MANY_PAGES).arg("pages", count));
    }
    for page in &mut made.pages {
        desk.tree.sort(page);
    }
    let letter = desk.letter;
    let titles = letter.texts.iter();
    Ok(LaidOut {
        pages: Pages {
            width: desk.sheet.width,
            height: desk.sheet.height,
            language: letter.texts.first().map_or_else(String::new, |text| text.locale.clone()),
            titles: titles.map(|text| (text.locale.clone(), text.title.clone())).collect(),
            pages: made.pages,
            elements: desk.tree.into_elements(),
        },
        warnings: desk.problems,
        sizes: made.sizes,
    })
}
