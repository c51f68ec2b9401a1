//! Pages that are no letter: headings and entries, one below the other, set with the fonts and drawn as letters are.

use std::sync::Arc;

use jiff::ZonedDateTime;
use risala_letter::{Lang, Problem, Style};
use risala_pdf::{About, Pictures, Press};
use risala_typeset::layout::Setter;
use risala_typeset::page::{Content, Element, ElementKind, Ink, Item, Line, Mark, Page, Pages, PlacedLine};
use risala_typeset::text::{Face, Paragraph, Sizes};

use crate::assets;
use crate::kind::stock;
use crate::make::PRODUCER;
use crate::messages::code;

/// A4 in points.
const WIDTH: f32 = 595.28;
const HEIGHT: f32 = 841.89;
const MARGIN: f32 = 48.0;
const FOOT: f32 = 40.0;
/// Where the words of an entry begin, from the margin; before them stands its label.
const INDENT: f32 = 118.0;
const TICK: f32 = 11.0;
const BLACK: Ink = Ink::Gray(0.0);
const GREY: Ink = Ink::Gray(0.35);

/// A part of a leaflet.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// The language its words are read in.
    pub lang: Lang,
    /// Its heading, in the leaflet's language.
    pub heading: String,
    /// Its entries.
    pub entries: Vec<Entry>,
}

/// Lines that stay together, with a box to tick.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Entry {
    /// What it is about, line by line, in the leaflet's language.
    pub label: Vec<String>,
    /// Its lines, in the section's language.
    pub lines: Vec<String>,
    /// A remark below, in the leaflet's language.
    pub remark: String,
}

/// A leaflet: title, words before all else, sections.
#[derive(Debug, Clone, PartialEq)]
pub struct Leaflet {
    /// The language of title, labels and remarks.
    pub lang: Lang,
    /// Its title.
    pub title: String,
    /// Lines below the title.
    pub intro: Vec<String>,
    /// Its sections.
    pub sections: Vec<Section>,
}

impl Leaflet {
    /// The leaflet as a PDF file.
    ///
    /// # Errors
    /// `command.internal` for a character that no font has, and what else keeps pages from being set.
    pub fn pdf(&self, created: &ZonedDateTime) -> Result<Vec<u8>, Problem> {
        let fonts = assets::fonts(Style::Classic)?;
        let mut setter = Setter::new(fonts);
        let pages = self.pages(&mut setter)?;
        let stock = stock(fonts, &mut setter, pages.lines())?;
        let about = About { author: "", subject: None, created, producer: PRODUCER };
        let internal = |error| Problem::error(code::INTERNAL).arg("cause", error);
        Press::new(stock).write(&pages, &Pictures::default(), &about).map_err(internal)
    }

    fn pages(&self, setter: &mut Setter<'static>) -> Result<Pages, Problem> {
        let root = Element { kind: ElementKind::Document, ..element(ElementKind::Document, self.lang, None) };
        let mut desk = Desk { setter, lang: self.lang, pages: vec![Page::default()], elements: vec![root], y: MARGIN };
        let section = desk.section(self.lang);
        desk.text(section, ElementKind::H1, &self.title, 18.0, BLACK)?;
        for line in &self.intro {
            desk.text(section, ElementKind::P, line, 10.0, BLACK)?;
        }
        for part in &self.sections {
            let section = desk.section(self.lang);
            desk.keep(90.0);
            desk.y += 14.0;
            desk.text(section, ElementKind::H1, &part.heading, 13.0, BLACK)?;
            for entry in &part.entries {
                desk.entry(part.lang, entry)?;
            }
        }
        desk.numbers()?;
        let Desk { pages, elements, .. } = desk;
        Ok(Pages {
            width: WIDTH,
            height: HEIGHT,
            language: self.lang.code().to_owned(),
            titles: vec![(self.lang.code().to_owned(), self.title.clone())],
            pages,
            elements,
        })
    }
}

fn element(kind: ElementKind, lang: Lang, text: Option<String>) -> Element {
    Element { kind, language: None, text, alt: None, rtl: lang.is_rtl(), children: Vec::new() }
}

/// Where pages are set, from top to bottom.
struct Desk<'s> {
    setter: &'s mut Setter<'static>,
    lang: Lang,
    pages: Vec<Page>,
    elements: Vec<Element>,
    y: f32,
}

impl Desk<'_> {
    fn section(&mut self, lang: Lang) -> usize {
        let section = Element { language: Some(lang.code().to_owned()), ..element(ElementKind::Sect, lang, None) };
        self.add(0, section)
    }

    fn add(&mut self, parent: usize, element: Element) -> usize {
        let index = self.elements.len();
        self.elements.push(element);
        if let Some(parent) = self.elements.get_mut(parent) {
            parent.children.push(index);
        }
        index
    }

    /// Turns the page unless so much height is left.
    fn keep(&mut self, height: f32) {
        if self.y + height > HEIGHT - MARGIN - FOOT {
            self.pages.push(Page::default());
            self.y = MARGIN;
        }
    }

    fn line(&mut self, text: &str, lang: Lang, (size, room): (f32, f32), bold: bool) -> Result<Arc<Line>, Problem> {
        let face = Face { bold, italic: false };
        let paragraph = Paragraph { text: text.into(), faces: vec![(0..text.len(), face)], rtl: lang.is_rtl() };
        let mut set = |size: f32| {
            let sizes = Sizes { latin: size, arabic: size * 1.15 };
            self.setter.line(&paragraph, sizes).map_err(|error| Problem::error(code::INTERNAL).arg("cause", error))
        };
        let line = set(size)?;
        // A line of this page is never broken: a long one is set smaller.
        if line.width > room { set(size * room / line.width) } else { Ok(line) }
    }

    /// Puts a line whose beginning stands `indent` from the margin it is read from.
    fn put(&mut self, mark: Mark, line: Arc<Line>, (lang, indent): (Lang, f32), y: f32, ink: Ink) {
        let x = if lang.is_rtl() { WIDTH - MARGIN - indent - line.width } else { MARGIN + indent };
        let inks = vec![(0..line.text.len(), ink)];
        self.draw(mark, Content::Line(PlacedLine { x, y, line, inks }));
    }

    fn draw(&mut self, mark: Mark, content: Content) {
        if let Some(page) = self.pages.last_mut() {
            page.items.push(Item { mark, content });
        }
    }

    /// A line of the leaflet's own language, over the whole width.
    fn text(&mut self, section: usize, kind: ElementKind, text: &str, size: f32, ink: Ink) -> Result<(), Problem> {
        if text.is_empty() {
            self.y += size * 0.5;
            return Ok(());
        }
        self.keep(size * 2.0);
        self.y += size * 1.45;
        let line = self.line(text, self.lang, (size, WIDTH - 2.0 * MARGIN), kind == ElementKind::H1)?;
        let element = self.add(section, element(kind, self.lang, Some(text.to_owned())));
        self.put(Mark::Element(element), line, (self.lang, 0.0), self.y, ink);
        Ok(())
    }

    fn entry(&mut self, lang: Lang, entry: &Entry) -> Result<(), Problem> {
        const LEADING: f32 = 15.5;
        let rows = entry.lines.len() + usize::from(!entry.remark.is_empty());
        let rows = rows.max(entry.label.len());
        self.keep(LEADING * rows as f32 + 14.0);
        self.y += 11.0;
        let top = self.y;
        let labels = self.section(self.lang);
        for (text, n) in entry.label.iter().zip(1_u16..) {
            let line = self.line(text, self.lang, (9.0, INDENT - 10.0), n == 1)?;
            let element = self.add(labels, element(ElementKind::P, self.lang, Some(text.clone())));
            // The label stands at the edge where the forms are read from, whatever language it is in.
            let x = if lang.is_rtl() { WIDTH - MARGIN - line.width } else { MARGIN };
            let inks = vec![(0..line.text.len(), BLACK)];
            let y = top + LEADING * f32::from(n);
            self.draw(Mark::Element(element), Content::Line(PlacedLine { x, y, line, inks }));
        }
        let room = WIDTH - 2.0 * MARGIN - INDENT - 2.0 * TICK;
        let section = self.section(lang);
        let mut y = top;
        for text in &entry.lines {
            y += LEADING;
            let line = self.line(text, lang, (10.5, room), false)?;
            let element = self.add(section, element(ElementKind::P, lang, Some(text.clone())));
            self.put(Mark::Element(element), line, (lang, INDENT), y, BLACK);
        }
        if !entry.remark.is_empty() {
            y += LEADING;
            let line = self.line(&entry.remark, self.lang, (8.5, room), false)?;
            let element = self.add(labels, element(ElementKind::P, self.lang, Some(entry.remark.clone())));
            self.put(Mark::Element(element), line, (lang, INDENT), y, GREY);
        }
        self.tick(lang, top + LEADING);
        self.y = top + LEADING * rows as f32;
        Ok(())
    }

    /// A box to tick at the end of the line.
    fn tick(&mut self, lang: Lang, y: f32) {
        let x = if lang.is_rtl() { MARGIN } else { WIDTH - MARGIN - TICK };
        let corners = [(x, y - TICK), (x + TICK, y - TICK), (x + TICK, y), (x, y)];
        for (from, to) in corners.iter().zip(corners.iter().cycle().skip(1)) {
            self.draw(Mark::Layout, Content::Rule { from: *from, to: *to, width: 0.6, ink: BLACK });
        }
    }

    /// "1 / 9" at the foot of each page.
    fn numbers(&mut self) -> Result<(), Problem> {
        let count = self.pages.len();
        for number in 1..=count {
            let line = self.line(&format!("{number} / {count}"), Lang::En, (9.0, 80.0), false)?;
            let (x, y) = ((WIDTH - line.width) / 2.0, HEIGHT - FOOT);
            let inks = vec![(0..line.text.len(), GREY)];
            if let Some(page) = self.pages.get_mut(number - 1) {
                let content = Content::Line(PlacedLine { x, y, line, inks });
                page.items.push(Item { mark: Mark::Pagination, content });
            }
        }
        Ok(())
    }
}
