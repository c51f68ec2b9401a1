//! Cards for posts: pictures set by the same engine as letters.

use std::sync::Arc;

use jiff::ZonedDateTime;
use risala_letter::{Lang, Problem, Rgb};
use risala_pdf::{About, Binding, Book, Pictures};
use risala_typeset::font::Fonts;
use risala_typeset::layout::{Lines, Setter};
use risala_typeset::page::{ElementKind, Ink, Mark, Rect};

use super::{Appeal, CARD_FULL};
use crate::make::PRODUCER;
use crate::preview::page_png;
use crate::print::board::{At, Board, ROOT, Words};
use crate::print::internal;

/// A size of card, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Its name in files.
    pub name: &'static str,
    /// Width.
    pub width: u16,
    /// Height.
    pub height: u16,
}

/// The sizes: a post, the preview of a link, a story.
pub const SIZES: [Size; 3] = [
    Size { name: "square", width: 1080, height: 1080 },
    Size { name: "wide", width: 1200, height: 630 },
    Size { name: "story", width: 1080, height: 1920 },
];

const WHITE: Ink = Ink::Gray(1.0);
/// A point is a pixel.
const DPI: f32 = 72.0;

/// What all cards share.
pub struct Look<'a> {
    /// The fonts.
    pub fonts: &'static Fonts<'static>,
    /// The ground; white on it can be read (contrast at least 7 : 1).
    pub accent: Rgb,
    /// The campaign's pictures.
    pub pictures: &'a Pictures,
    /// The emblem's key and its size.
    pub emblem: Option<(&'a str, (f32, f32))>,
    /// The moment in the files that the pictures are made from.
    pub moment: &'a ZonedDateTime,
}

/// A card as a PNG picture.
///
/// # Errors
/// `share.card_full`, a character that no font has.
pub fn png(appeal: &Appeal, size: Size, look: &Look<'_>) -> Result<Vec<u8>, Problem> {
    let mut setter = Setter::new(look.fonts);
    let (width, height) = (f32::from(size.width), f32::from(size.height));
    let mut card = Card {
        board: Board::new(&mut setter, (width, height), appeal.lang),
        size: (width, height),
        margin: width.min(height) * 0.075,
        look,
        lang: appeal.lang,
    };
    card.board.turn();
    card.ground();
    let top = card.head(appeal)?;
    let bottom = card.foot(appeal)?;
    if !card.words(appeal, (top, bottom))? {
        let name = format!("{}-{}", appeal.lang.code(), size.name);
        return Err(Problem::error(CARD_FULL).arg("card", name).field("share.headline"));
    }
    let pages = card.board.into_pages(&appeal.headline);
    let mut book = Book::new(look.fonts, look.pictures.keys()).map_err(internal)?;
    book.add(pages, vec![appeal.headline.clone()]).map_err(internal)?;
    let about = About { author: &appeal.organization, subject: None, created: look.moment, producer: PRODUCER };
    let titles = [(appeal.lang.code().to_owned(), appeal.headline.clone())];
    let volume = book.close().map_err(internal)?;
    let pdf = volume.bytes(Binding::Simplex, &titles, look.pictures, &about).map_err(internal)?;
    page_png(&pdf, 1, DPI).map(|picture| picture.png).map_err(internal)
}

/// What a card says, for those who do not see it.
pub fn alt(appeal: &Appeal) -> String {
    let stop = |words: &str| {
        let is_ended = words.ends_with(['.', '!', '?', '؟', '…']);
        if is_ended { words.to_owned() } else { format!("{words}.") }
    };
    let parts = [stop(&appeal.headline), stop(&appeal.ask), stop(&appeal.organization), appeal.hashtags.join(" ")];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

struct Card<'s, 'a> {
    board: Board<'s>,
    size: (f32, f32),
    margin: f32,
    look: &'a Look<'a>,
    lang: Lang,
}

impl Card<'_, '_> {
    fn accent(&self) -> Ink {
        Ink::Rgb(self.look.accent.0, self.look.accent.1, self.look.accent.2)
    }

    /// The ground, and a white band on top of it.
    fn ground(&mut self) {
        let (width, height) = self.size;
        let band = self.band();
        self.board.rule((0.0, height / 2.0), (width, height / 2.0), height, self.accent());
        self.board.rule((0.0, band / 2.0), (width, band / 2.0), band, WHITE);
    }

    /// Height of the white band.
    fn band(&self) -> f32 {
        self.margin * 2.6
    }

    /// Emblem and name on the band; gives where the words may begin.
    fn head(&mut self, appeal: &Appeal) -> Result<f32, Problem> {
        let (band, margin) = (self.band(), self.margin);
        let mut beside = margin;
        if let Some((file, (w, h))) = self.look.emblem {
            let tall = band * 0.66;
            let wide = (w * tall / h).min(self.size.0 * 0.3);
            let x = if self.lang.is_rtl() { self.size.0 - margin - wide } else { margin };
            let rect = Rect { x, y: (band - tall) / 2.0, width: wide, height: wide * h / w };
            let figure = self.board.figure(ROOT, &appeal.organization);
            self.board.picture(Mark::Element(figure), file, rect);
            beside += wide + margin * 0.4;
        }
        let measure = self.size.0 - beside - margin;
        let name = self.largest((&appeal.organization, true), (measure, band * 0.8), (self.margin * 0.62, 14.0))?;
        if let Some((words, lines)) = name {
            let height = words.leading() * lines.len() as f32;
            let start = if self.lang.is_rtl() { At::Right(self.size.0 - beside) } else { At::Left(beside) };
            let accent = self.accent();
            self.put(words, &lines, (start, (band - height) / 2.0), accent);
        }
        Ok(band + margin * 0.6)
    }

    /// Hashtags and address at the foot; gives where the words must end.
    fn foot(&mut self, appeal: &Appeal) -> Result<f32, Problem> {
        let link = appeal.link.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
        let tags = appeal.hashtags.join(" ");
        let mut y = self.size.1 - self.margin;
        let measure = self.size.0 - 2.0 * self.margin;
        for (text, bold) in [(link, false), (tags.as_str(), true)].into_iter().filter(|(text, _)| !text.is_empty()) {
            let room = (measure, self.margin * 1.4);
            let Some((words, lines)) = self.largest((text, bold), room, (self.margin * 0.44, 10.0))? else { continue };
            y -= words.leading() * lines.len() as f32;
            self.put(words, &lines, (self.start(), y), WHITE);
        }
        Ok(y - self.margin * 0.3)
    }

    /// Headline and ask between two heights; whether they fit.
    fn words(&mut self, appeal: &Appeal, (top, bottom): (f32, f32)) -> Result<bool, Problem> {
        let measure = self.size.0 - 2.0 * self.margin;
        let height = bottom - top;
        let biggest = self.margin * 1.25;
        let Some((head, head_lines)) =
            self.largest((&appeal.headline, true), (measure, height * 0.62), (biggest, biggest * 0.35))?
        else {
            return Ok(false);
        };
        let taken = head.leading() * head_lines.len() as f32;
        let gap = self.margin * 0.45;
        let room = (measure, height - taken - gap);
        let ask = self.largest((&appeal.ask, false), room, (head.size * 0.62, biggest * 0.22))?;
        let all = taken + ask.as_ref().map_or(0.0, |(words, lines)| gap + words.leading() * lines.len() as f32);
        // In the middle of the room, as the eye wants it: a little above.
        let mut y = top + (height - all) * 0.42;
        self.put(head, &head_lines, (self.start(), y), WHITE);
        y += taken + gap;
        if let Some((words, lines)) = ask {
            self.put(words, &lines, (self.start(), y), WHITE);
        }
        Ok(true)
    }

    fn start(&self) -> At {
        if self.lang.is_rtl() { At::Right(self.size.0 - self.margin) } else { At::Left(self.margin) }
    }

    /// Words in the largest size in which they fit into width and height, from one size down to another.
    fn largest<'t>(
        &mut self,
        (text, bold): (&'t str, bool),
        (width, height): (f32, f32),
        (from, to): (f32, f32),
    ) -> Result<Option<(Words<'t>, Lines)>, Problem> {
        let mut size = from;
        while size >= to {
            let words = Words { text, lang: self.lang, size, bold };
            let lines = self.board.broken(words, width)?;
            if let Some(lines) = lines.filter(|lines| words.leading() * lines.len() as f32 <= height) {
                return Ok(Some((words, lines)));
            }
            size *= 0.94;
        }
        Ok(None)
    }

    fn put(&mut self, words: Words<'_>, lines: &Lines, (at, top): (At, f32), ink: Ink) {
        let element = self.board.text(ROOT, ElementKind::P, words);
        let mut y = top;
        for line in lines.iter() {
            self.board.put(Mark::Element(element), Arc::clone(line), at, y + words.leading() * 0.72, ink);
            y += words.leading();
        }
    }
}
