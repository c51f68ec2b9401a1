//! Pages that are no letters, set line by line: what stands where is for the caller to say.

use std::sync::Arc;

use risala_letter::{Lang, Problem};
use risala_typeset::layout::{Lines, Setter};
use risala_typeset::page::{Content, Element, ElementKind, Ink, Item, Line, Mark, Page, Pages, PlacedLine, Rect};
use risala_typeset::text::{Face, Paragraph, Setting, Sizes, TextError};

use super::internal;
use crate::messages::Messages;

/// Black.
pub const BLACK: Ink = Ink::Gray(0.0);
/// Small print.
pub const GREY: Ink = Ink::Gray(0.33);
/// Frames and rules.
pub const HAIR: Ink = Ink::Gray(0.66);

/// Arabic is set so much larger than Latin beside it.
const ARABIC: f32 = 1.15;
/// From one baseline to the next, by Latin size.
const LEADING: f32 = 1.3;
const ARABIC_LEADING: f32 = 1.6;

/// Words to be set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Words<'t> {
    /// The text, in logical order; isolates may stand in it.
    pub text: &'t str,
    /// Its language, which gives its direction.
    pub lang: Lang,
    /// Latin size in points.
    pub size: f32,
    /// Whether it is bold.
    pub bold: bool,
}

impl Words<'_> {
    /// From one baseline to the next, in points.
    pub fn leading(&self) -> f32 {
        self.size * if self.lang.is_rtl() { ARABIC_LEADING } else { LEADING }
    }

    /// The text as a reader copies it.
    pub fn readable(&self) -> String {
        self.text.split(|c| matches!(c, '\u{2066}'..='\u{2069}')).collect()
    }

    fn paragraph(&self) -> Paragraph {
        let face = Face { bold: self.bold, italic: false };
        Paragraph { text: self.text.into(), faces: vec![(0..self.text.len(), face)], rtl: self.lang.is_rtl() }
    }

    fn sizes(&self) -> Sizes {
        Sizes { latin: self.size, arabic: self.size * ARABIC }
    }
}

/// What a line is aligned to, in points from the left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum At {
    /// Its left end.
    Left(f32),
    /// Its right end.
    Right(f32),
    /// Its middle.
    Centre(f32),
}

/// Where pages are set.
pub struct Board<'s> {
    setter: &'s mut Setter<'static>,
    size: (f32, f32),
    lang: Lang,
    pages: Vec<Page>,
    elements: Vec<Element>,
}

/// The document's element.
pub const ROOT: usize = 0;

impl<'s> Board<'s> {
    /// A board for pages of this size in points, read in `lang`. There is no page yet.
    pub fn new(setter: &'s mut Setter<'static>, size: (f32, f32), lang: Lang) -> Self {
        let elements = vec![element(ElementKind::Document, lang)];
        Self { setter, size, lang, pages: Vec::new(), elements }
    }

    /// Begins a page.
    pub fn turn(&mut self) {
        self.pages.push(Page::default());
    }

    /// Number of pages.
    pub fn count(&self) -> usize {
        self.pages.len()
    }

    /// Adds an element that holds others.
    pub fn group(&mut self, parent: usize, kind: ElementKind, lang: Lang) -> usize {
        let language = (lang != self.lang).then(|| lang.code().to_owned());
        self.add(parent, Element { language, ..element(kind, lang) })
    }

    /// Adds an element of text.
    pub fn text(&mut self, parent: usize, kind: ElementKind, words: Words<'_>) -> usize {
        let language = (words.lang != self.lang).then(|| words.lang.code().to_owned());
        self.add(parent, Element { language, text: Some(words.readable()), ..element(kind, words.lang) })
    }

    /// Adds a figure with its description.
    pub fn figure(&mut self, parent: usize, alt: &str) -> usize {
        let lang = self.lang;
        self.add(parent, Element { alt: Some(alt.to_owned()), ..element(ElementKind::Figure, lang) })
    }

    fn add(&mut self, parent: usize, element: Element) -> usize {
        let index = self.elements.len();
        self.elements.push(element);
        if let Some(parent) = self.elements.get_mut(parent) {
            parent.children.push(index);
        }
        index
    }

    /// Words as one line, however wide.
    ///
    /// # Errors
    /// A character that no font has.
    pub fn line(&mut self, words: Words<'_>) -> Result<Arc<Line>, Problem> {
        self.setter.line(&words.paragraph(), words.sizes()).map_err(internal)
    }

    /// Words broken into lines no wider than `measure` points; `None` when a word is wider.
    ///
    /// # Errors
    /// A character that no font has.
    pub fn broken(&mut self, words: Words<'_>, measure: f32) -> Result<Option<Lines>, Problem> {
        let setting = Setting { sizes: words.sizes(), measure, leading: None, justified: false };
        match self.setter.lines(&words.paragraph(), &setting) {
            Ok(lines) => Ok(Some(lines)),
            Err(TextError::Overfull { .. }) => Ok(None),
            Err(error) => Err(internal(error)),
        }
    }

    /// Words broken into lines, set smaller where a word is wider than the measure; the words as they were set.
    ///
    /// # Errors
    /// A character that no font has.
    pub fn fitted<'t>(&mut self, mut words: Words<'t>, measure: f32) -> Result<(Words<'t>, Lines), Problem> {
        loop {
            if let Some(lines) = self.broken(words, measure)? {
                return Ok((words, lines));
            }
            if words.size <= 2.0 {
                return Err(internal(format_args!("{:?} in {measure} pt", words.text)));
            }
            words.size -= 0.5;
        }
    }

    /// Puts a line on the page begun last, its baseline at `y`.
    pub fn put(&mut self, mark: Mark, line: Arc<Line>, at: At, y: f32, ink: Ink) {
        let x = match at {
            At::Left(x) => x,
            At::Right(x) => x - line.width,
            At::Centre(x) => x - line.width / 2.0,
        };
        let inks = vec![(0..line.text.len(), ink)];
        self.draw(mark, Content::Line(PlacedLine { x, y, line, inks }));
    }

    /// Puts words as an element of their own, lines below each other from `y` on; gives the baseline after the last.
    ///
    /// # Errors
    /// A character that no font has.
    pub fn paragraph(
        &mut self,
        (parent, kind): (usize, ElementKind),
        words: Words<'_>,
        (at, measure): (At, f32),
        (y, ink): (f32, Ink),
    ) -> Result<f32, Problem> {
        let (words, lines) = self.fitted(words, measure)?;
        let element = self.text(parent, kind, words);
        let mut y = y;
        for line in lines.iter() {
            self.put(Mark::Element(element), Arc::clone(line), at, y, ink);
            y += words.leading();
        }
        Ok(y)
    }

    /// Draws a straight rule that is part of no text.
    pub fn rule(&mut self, from: (f32, f32), to: (f32, f32), width: f32, ink: Ink) {
        self.draw(Mark::Layout, Content::Rule { from, to, width, ink });
    }

    /// Draws the four sides of a rectangle.
    pub fn frame(&mut self, rect: Rect, width: f32, ink: Ink) {
        let (right, bottom) = (rect.x + rect.width, rect.y + rect.height);
        let corners = [(rect.x, rect.y), (right, rect.y), (right, bottom), (rect.x, bottom)];
        for (from, to) in corners.iter().zip(corners.iter().cycle().skip(1)) {
            self.rule(*from, *to, width, ink);
        }
    }

    /// Draws a picture.
    pub fn picture(&mut self, mark: Mark, file: &str, rect: Rect) {
        self.draw(mark, Content::Picture { file: file.to_owned(), rect });
    }

    fn draw(&mut self, mark: Mark, content: Content) {
        if let Some(page) = self.pages.last_mut() {
            page.items.push(Item { mark, content });
        }
    }

    /// "1 / 9" at the foot of each page, `y` points from its top, in the digits of `words`.
    ///
    /// # Errors
    /// A character that no font has.
    pub fn numbers(&mut self, y: f32, words: &Messages) -> Result<(), Problem> {
        let count = self.pages.len();
        for number in 1..=count {
            let [own, all] = [number, count].map(|number| words.number(number as u64));
            let text = format!("{own} / {all}");
            let line = self.line(Words { text: &text, lang: words.figures(), size: 8.5, bold: false })?;
            let x = (self.size.0 - line.width) / 2.0;
            let inks = vec![(0..line.text.len(), GREY)];
            if let Some(page) = self.pages.get_mut(number - 1) {
                let content = Content::Line(PlacedLine { x, y, line, inks });
                page.items.push(Item { mark: Mark::Pagination, content });
            }
        }
        Ok(())
    }

    /// The finished pages.
    pub fn into_pages(self, title: &str) -> Pages {
        Pages {
            width: self.size.0,
            height: self.size.1,
            language: self.lang.code().to_owned(),
            titles: vec![(self.lang.code().to_owned(), title.to_owned())],
            pages: self.pages,
            elements: self.elements,
        }
    }
}

fn element(kind: ElementKind, lang: Lang) -> Element {
    Element { kind, language: None, text: None, alt: None, rtl: lang.is_rtl(), children: Vec::new() }
}
