//! The text of a letter as pieces: subject, salutation, paragraphs, list items, closing.

use risala_letter::letter::List;
use risala_letter::{Block, LetterText, RichText, locale};

use super::desk::{BLACK, Desk};
use super::problems::Part;
use super::setter::{bold, paragraph, plain};
use crate::page::{ElementKind, Ink};
use crate::text::Paragraph;

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The subject.
    Subject,
    /// The salutation.
    Salutation,
    /// A paragraph of the body.
    Paragraph,
    /// An item of a list.
    Item {
        /// The first of its list.
        first: bool,
        /// The last of its list.
        last: bool,
    },
    /// The closing.
    Closing,
}

impl Kind {
    /// Its name in problems.
    pub fn part(self) -> Part {
        match self {
            Self::Subject => Part::Subject,
            Self::Salutation => Part::Salutation,
            Self::Paragraph => Part::Paragraph,
            Self::Item { .. } => Part::Item,
            Self::Closing => Part::Closing,
        }
    }

    /// Whether it is part of the body, between salutation and closing.
    pub fn is_body(self) -> bool {
        matches!(self, Self::Paragraph | Self::Item { .. })
    }
}

/// A paragraph ready to be set at any size.
#[derive(Debug, Clone)]
pub struct Piece {
    /// What it is.
    pub kind: Kind,
    /// Its words.
    pub paragraph: Paragraph,
    /// The label's length in bytes, set in the accent colour.
    pub label: usize,
    /// Its element.
    pub element: usize,
    /// Its marker, when it is an item.
    pub marker: Option<Marker>,
}

/// The marker of an item.
#[derive(Debug, Clone)]
pub struct Marker {
    /// Its words.
    pub paragraph: Paragraph,
    /// Its element.
    pub element: usize,
    /// Whether a number of its list has two digits.
    pub wide: bool,
}

impl Piece {
    /// Inks of its lines.
    pub fn inks(&self, accent: Ink) -> Vec<(std::ops::Range<usize>, Ink)> {
        let end = self.paragraph.text.len();
        match self.label {
            0 => vec![(0..end, BLACK)],
            label => vec![(0..label, accent), (label..end, BLACK)],
        }
    }

    /// Whether it ends with a colon and so introduces what follows.
    pub fn introduces(&self) -> bool {
        let text =
            self.paragraph.text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '\u{2066}'..='\u{2069}'));
        text.ends_with(':')
    }
}

/// The pieces of a text in reading order, each with its element.
pub fn pieces(desk: &mut Desk<'_, '_>, section: usize, text: &LetterText) -> Vec<Piece> {
    let mut pieces = vec![subject(desk, section, text)];
    for block in &text.blocks {
        match block {
            Block::Salutation(words) => {
                pieces.push(piece(desk, section, text, Kind::Salutation, words));
            }
            Block::Paragraph(words) => {
                pieces.push(piece(desk, section, text, Kind::Paragraph, words));
            }
            Block::Closing(words) => pieces.push(piece(desk, section, text, Kind::Closing, words)),
            Block::List(list) => items(desk, section, text, list, &mut pieces),
        }
    }
    pieces
}

fn subject(desk: &mut Desk<'_, '_>, section: usize, text: &LetterText) -> Piece {
    let label = RichText::plain(format!("{} ", text.subject.label));
    let mut words = label.clone();
    words.0.extend(text.subject.value.0.iter().cloned());
    let readable = words.readable();
    let element = desk.tree.text(section, ElementKind::H1, text.lang, readable);
    Piece { kind: Kind::Subject, paragraph: bold(&words, text.lang), label: label.text().len(), element, marker: None }
}

fn piece(desk: &mut Desk<'_, '_>, section: usize, text: &LetterText, kind: Kind, words: &RichText) -> Piece {
    let readable = words.readable();
    let element = desk.tree.text(section, ElementKind::P, text.lang, readable);
    Piece { kind, paragraph: paragraph(words, text.lang), label: 0, element, marker: None }
}

fn items(desk: &mut Desk<'_, '_>, section: usize, text: &LetterText, list: &List, pieces: &mut Vec<Piece>) {
    let lang = text.lang;
    let group = desk.tree.group(section, ElementKind::L, lang);
    let count = list.items.len();
    let highest = list.start.map(|start| start as usize + count.saturating_sub(1));
    for (n, words) in list.items.iter().enumerate() {
        let marker = match list.start {
            Some(start) => locale::marker(lang, text.digits, start.saturating_add(n as u32)),
            None => "•".to_owned(),
        };
        let item = desk.tree.group(group, ElementKind::Li, lang);
        let label = desk.tree.text(item, ElementKind::Lbl, lang, marker.clone());
        let body = desk.tree.text(item, ElementKind::LBody, lang, words.readable());
        pieces.push(Piece {
            kind: Kind::Item { first: n == 0, last: n + 1 == count },
            paragraph: paragraph(words, lang),
            label: 0,
            element: body,
            marker: Some(Marker {
                paragraph: plain(&marker, lang, false),
                element: label,
                wide: highest.is_some_and(|highest| highest > 9),
            }),
        });
    }
}
