//! A letter: all its words, in one or two languages, with every value filled in.
//!
//! Text is in logical order. Substituted values stand between FIRST STRONG ISOLATE (U+2068) and POP
//! DIRECTIONAL ISOLATE (U+2069), UAX #9; these two never reach a page as glyphs.

use jiff::civil::Date;

use crate::lang::{Bilingual, Lang};
use crate::setup::{Digits, PageSetup, Prevailing};

/// One official's letter in one campaign.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    /// The official's id.
    pub official: String,
    /// The reference number as printed, without isolates.
    pub reference: String,
    /// The date of the letter.
    pub date: Date,
    /// The template's name.
    pub template: String,
    /// Paper, layout, style.
    pub setup: PageSetup,
    /// What stands above the rule on page 1, the same in every letter of a campaign.
    pub letterhead: Letterhead,
    /// One text per language, the leading one first: one or two.
    pub texts: Vec<LetterText>,
    /// Which text prevails when the two differ; nothing is printed without it.
    pub prevailing: Option<Prevailing>,
    /// Who signs, the senior first: 1 to 6.
    pub signatories: Vec<Signatory>,
    /// The sender in one line above the address in a window; Latin.
    pub sender_line: Option<String>,
    /// The Latin address for the envelope's window of a letter without English; empty where there is none.
    pub window_address: Vec<RichText>,
    /// Logos of the organizations that sign together with the one that writes, in their order.
    pub logos: Vec<Picture>,
}

/// The organization above the rule: both languages whatever the letter's languages are.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Letterhead {
    /// The organization's name.
    pub name: Bilingual,
    /// Place or unit, the line below the name.
    pub place: Bilingual,
    /// The emblem.
    pub emblem: Option<Picture>,
    /// A ready letterhead instead of emblem, names and rule.
    pub ready: Option<Picture>,
    /// The foot's postal address.
    pub address: Bilingual,
    /// The foot's e-mail address.
    pub email: Option<String>,
    /// The foot's telephone number.
    pub phone: Option<String>,
    /// The foot's website.
    pub website: Option<String>,
}

/// A picture of the campaign folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Path relative to the campaign folder, `/` as separator: the key by which its bytes are found.
    pub file: String,
    /// What it shows, for those who do not see it.
    pub alt: Bilingual,
}

/// Who signs.
#[derive(Debug, Clone, PartialEq)]
pub struct Signatory {
    /// Name.
    pub name: Bilingual<RichText>,
    /// Title.
    pub title: Bilingual<RichText>,
    /// Picture of the signature; without it room is left for a pen.
    pub picture: Option<Picture>,
    /// The organization's stamp.
    pub stamp: Option<Picture>,
}

/// One language of a letter.
#[derive(Debug, Clone, PartialEq)]
pub struct LetterText {
    /// The language.
    pub lang: Lang,
    /// BCP 47 tag, such as `ar-SY` or `en-GB`.
    pub locale: String,
    /// Digits of page numbers and list markers.
    pub digits: Digits,
    /// The PDF's title in this language (plain text, no isolates).
    pub title: String,
    /// Label and reference.
    pub reference: Labelled,
    /// Label and date.
    pub date: Labelled,
    /// The address, one item a line; the first is the recipient's name.
    pub addressee: Vec<RichText>,
    /// Label and subject.
    pub subject: Labelled,
    /// Salutation, body and closing.
    pub blocks: Vec<Block>,
    /// Lines after the signature: enclosures, then copies.
    pub after: Vec<RichText>,
}

/// A value after its label.
#[derive(Debug, Clone, PartialEq)]
pub struct Labelled {
    /// The label as printed ("Ref.", "الموضوع:").
    pub label: String,
    /// The value.
    pub value: RichText,
}

/// A block of the text.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The salutation.
    Salutation(RichText),
    /// A paragraph of the body.
    Paragraph(RichText),
    /// A list.
    List(List),
    /// The closing.
    Closing(RichText),
}

/// A list of the body.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// The number of the first item; `None` is a list with bullets.
    pub start: Option<u32>,
    /// The items, a paragraph each.
    pub items: Vec<RichText>,
}

/// Text with emphasis.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct RichText(pub Vec<Inline>);

/// A stretch of text of one emphasis.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Inline {
    /// The text in logical order, NFC.
    pub text: String,
    /// Set in the bold (semibold) face.
    pub bold: bool,
    /// Set in the italic face; Arabic has none and stays upright.
    pub italic: bool,
}

impl RichText {
    /// Text without emphasis.
    pub fn plain(text: impl Into<String>) -> Self {
        Self(vec![Inline { text: text.into(), ..Inline::default() }])
    }

    /// The text alone, isolates included.
    pub fn text(&self) -> String {
        self.0.iter().map(|inline| inline.text.as_str()).collect()
    }

    /// The text as a reader copies it: no isolates.
    pub fn readable(&self) -> String {
        let text = self.text();
        // Most words have none, and copying whole stretches is quick.
        text.split(|c| matches!(c, '\u{2066}'..='\u{2069}')).collect()
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.readable().trim().is_empty()
    }
}

impl Letter {
    /// The text in `lang`, if the letter has it.
    pub fn text(&self, lang: Lang) -> Option<&LetterText> {
        self.texts.iter().find(|text| text.lang == lang)
    }
}
