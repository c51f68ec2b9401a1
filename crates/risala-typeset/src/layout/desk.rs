//! The desk a letter is laid out on: what every part of the page needs at hand.

use std::sync::Arc;

use risala_letter::{Lang, Letter, Problem, Rgb, letter::Picture};

use super::geometry::{Anchor, Profile, Sheet};
use super::problems::{self, Part};
use super::setter::{Lines, Setter};
use super::sizes::Scale;
use super::tree::Tree;
use super::{PictureSizes, problems::PICTURE_UNKNOWN};
use crate::page::{Content, Ink, Item, Line, Mark, Page, PlacedLine, Rect};
use crate::text::{Paragraph, Setting, Sizes};

/// Black.
pub const BLACK: Ink = Ink::Gray(0.0);
/// Small print, #545454.
pub const GREY: Ink = Ink::Gray(0x54 as f32 / 255.0);
/// Hairlines, #a8a8a8.
pub const HAIR: Ink = Ink::Gray(0xa8 as f32 / 255.0);
/// Fold and punch marks, 40 % grey.
pub const MARKS: Ink = Ink::Gray(0.4);

/// What every part of the page needs.
pub struct Desk<'a, 'f> {
    /// The letter.
    pub letter: &'a Letter,
    /// Sets text.
    pub setter: &'a mut Setter<'f>,
    /// Knows the sizes of pictures.
    pub pictures: &'a dyn PictureSizes,
    /// The style's factors.
    pub scale: Scale,
    /// Whether two languages share the sheets.
    pub two: bool,
    /// The sheet.
    pub sheet: Sheet,
    /// The envelope.
    pub profile: Profile,
    /// The structure tree.
    pub tree: Tree,
    /// What is wrong so far.
    pub problems: Vec<Problem>,
}

impl Desk<'_, '_> {
    /// The accent colour.
    pub fn accent(&self) -> Ink {
        let Rgb(r, g, b) = self.letter.setup.accent;
        Ink::Rgb(r, g, b)
    }

    /// Reports a problem of this letter.
    pub fn report(&mut self, problem: Problem) {
        let problem = problem.official(&self.letter.official);
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    /// Sets one line, or reports why not.
    pub fn line(&mut self, paragraph: &Paragraph, sizes: Sizes, part: Part) -> Option<Arc<Line>> {
        match self.setter.line(paragraph, sizes) {
            Ok(line) => Some(line),
            Err(error) => {
                self.report(problems::of_text(&error, part));
                None
            }
        }
    }

    /// Breaks a paragraph, or says why not.
    pub fn try_lines(&mut self, paragraph: &Paragraph, setting: &Setting, part: Part) -> Result<Lines, Problem> {
        self.setter.lines(paragraph, setting).map_err(|error| problems::of_text(&error, part))
    }

    /// Breaks a paragraph, or reports why not.
    pub fn lines(&mut self, paragraph: &Paragraph, sizes: Sizes, measure: f32, part: Part) -> Option<Lines> {
        match self.try_lines(paragraph, &Setting { sizes, measure, leading: None, justified: false }, part) {
            Ok(lines) => Some(lines),
            Err(problem) => {
                self.report(problem);
                None
            }
        }
    }

    /// Width and height of a picture scaled to fit a box.
    pub fn fitted(&mut self, picture: &Picture, width: f32, height: f32) -> (f32, f32) {
        match self.pictures.size(&picture.file) {
            Some((w, h)) if w > 0.0 && h > 0.0 => {
                let factor = (width / w).min(height / h);
                (w * factor, h * factor)
            }
            _ => {
                self.report(Problem::error(PICTURE_UNKNOWN).arg("picture", &picture.file));
                (width, height)
            }
        }
    }

    /// The BCP 47 tag of a language in this letter.
    pub fn locale(&self, lang: Lang) -> String {
        match self.letter.text(lang) {
            Some(text) => text.locale.clone(),
            None => lang.code().to_owned(),
        }
    }
}

/// Draws a line of one ink.
pub fn put(page: &mut Page, mark: Mark, line: Arc<Line>, at: (Anchor, f32), ink: Ink) {
    let inks = vec![(0..line.text.len(), ink)];
    put_inked(page, mark, line, at, inks);
}

/// Draws a line of several inks.
pub fn put_inked(
    page: &mut Page,
    mark: Mark,
    line: Arc<Line>,
    (anchor, y): (Anchor, f32),
    inks: Vec<(std::ops::Range<usize>, Ink)>,
) {
    let x = anchor.left_end(line.width);
    page.items.push(Item { mark, content: Content::Line(PlacedLine { x, y, line, inks }) });
}

/// Draws a horizontal rule.
pub fn rule(page: &mut Page, mark: Mark, (x, y): (f32, f32), length: f32, stroke: (f32, Ink)) {
    let (width, ink) = stroke;
    page.items.push(Item { mark, content: Content::Rule { from: (x, y), to: (x + length, y), width, ink } });
}

/// Draws a picture.
pub fn picture(page: &mut Page, mark: Mark, file: &str, rect: Rect) {
    page.items.push(Item { mark, content: Content::Picture { file: file.to_owned(), rect } });
}

/// The description of a picture in a language, or in the other.
pub fn alt(picture: &Picture, lang: Lang) -> String {
    let alt = picture.alt.get(lang).or(picture.alt.get(lang.other()));
    alt.cloned().unwrap_or_default()
}
