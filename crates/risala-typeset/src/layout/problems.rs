//! What can be wrong with a page.

use risala_letter::{Code, Problem};

use crate::text::TextError;

/// No font of the style has a character.
pub const MISSING_GLYPH: Code = Code("font.missing_glyph");
/// A word is wider than its measure and has no place to break.
pub const WORD_TOO_WIDE: Code = Code("layout.word_too_wide");
/// The address has more lines than its place.
pub const ADDRESS_LINES: Code = Code("layout.address_lines");
/// A line of the address is wider than the window lets show.
pub const ADDRESS_TOO_WIDE: Code = Code("layout.address_too_wide");
/// The address leaves the window.
pub const ADDRESS_OUTSIDE: Code = Code("layout.address_outside_window");
/// The envelope has a window and the letter no Latin address for it.
pub const WINDOW_EMPTY: Code = Code("layout.window_empty");
/// The organization's name does not fit beside the emblem.
pub const LETTERHEAD_TOO_WIDE: Code = Code("layout.letterhead_too_wide");
/// A ready letterhead that leaves the sheet's sides empty.
pub const LETTERHEAD_NARROW: Code = Code("layout.letterhead_narrow");
/// Reference and date are wider than their place.
pub const REFERENCE_TOO_WIDE: Code = Code("layout.reference_too_wide");
/// The foot's addresses leave no room for each other.
pub const FOOT_TOO_WIDE: Code = Code("layout.foot_too_wide");
/// The recipient's name does not fit the header of page 2.
pub const HEADER_TOO_WIDE: Code = Code("layout.header_too_wide");
/// The subject has more lines than a subject should.
pub const SUBJECT_LONG: Code = Code("layout.subject_long");
/// A signatory's name or title has more than two lines.
pub const TITLE_TOO_LONG: Code = Code("layout.title_too_long");
/// More signatories than there is room for, or none.
pub const SIGNATORIES: Code = Code("layout.signatories");
/// The stamp covers words.
pub const STAMP_COVERS: Code = Code("layout.stamp_covers_text");
/// A picture whose size is not known.
pub const PICTURE_UNKNOWN: Code = Code("layout.picture_unknown");
/// More than four pages.
pub const MANY_PAGES: Code = Code("layout.many_pages");
/// More than ten pages.
pub const TOO_MANY_PAGES: Code = Code("layout.too_many_pages");
/// The keep rules leave no place to break.
pub const NO_BREAK: Code = Code("layout.no_break");
/// A paragraph of one language has no partner in the other.
pub const PAIR_MISSING: Code = Code("layout.pair_missing");
/// One paragraph of a pair is much longer than the other.
pub const PAIR_UNEQUAL: Code = Code("layout.pair_unequal");
/// One language is longer than the other, so that another layout would look better.
pub const SUGGEST_STACKED: Code = Code("layout.suggest_stacked");
/// One language is much longer than the other.
pub const SIDES_UNEQUAL: Code = Code("layout.sides_unequal");
/// A layout whose columns are too narrow to be justified.
pub const TOO_NARROW: Code = Code("layout.justify_narrow");
/// Lines that could not be justified.
pub const RAGGED_LINES: Code = Code("layout.justify_lines");
/// The letter lacks the texts its layout needs.
pub const NO_TEXT: Code = Code("layout.no_text");

/// Every code the layout reports.
pub const CODES: &[Code] = &[
    MISSING_GLYPH,
    WORD_TOO_WIDE,
    ADDRESS_LINES,
    ADDRESS_TOO_WIDE,
    ADDRESS_OUTSIDE,
    WINDOW_EMPTY,
    LETTERHEAD_TOO_WIDE,
    LETTERHEAD_NARROW,
    REFERENCE_TOO_WIDE,
    FOOT_TOO_WIDE,
    HEADER_TOO_WIDE,
    SUBJECT_LONG,
    TITLE_TOO_LONG,
    SIGNATORIES,
    STAMP_COVERS,
    PICTURE_UNKNOWN,
    MANY_PAGES,
    TOO_MANY_PAGES,
    NO_BREAK,
    PAIR_MISSING,
    PAIR_UNEQUAL,
    SUGGEST_STACKED,
    SIDES_UNEQUAL,
    TOO_NARROW,
    RAGGED_LINES,
    NO_TEXT,
];

/// Where on the page something is wrong; its word in messages is chosen by [`Part::key`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // the names say it
pub enum Part {
    Letterhead,
    Reference,
    Address,
    Sender,
    Subject,
    Salutation,
    Paragraph,
    Item,
    Closing,
    Signature,
    After,
    Foot,
    Header,
}

impl Part {
    /// The selector of the part's word in messages.
    pub fn key(self) -> &'static str {
        match self {
            Self::Letterhead => "letterhead",
            Self::Reference => "reference",
            Self::Address => "address",
            Self::Sender => "sender",
            Self::Subject => "subject",
            Self::Salutation => "salutation",
            Self::Paragraph => "paragraph",
            Self::Item => "item",
            Self::Closing => "closing",
            Self::Signature => "signature",
            Self::After => "after",
            Self::Foot => "foot",
            Self::Header => "header",
        }
    }
}

/// A text error as a problem of a part.
pub fn of_text(error: &TextError, part: Part) -> Problem {
    let problem = match error {
        TextError::MissingGlyph { character, .. } => Problem::error(MISSING_GLYPH)
            .arg("code_point", format!("U+{:04X}", u32::from(*character)))
            .arg("character", character),
        TextError::Overfull { word, width, measure } => Problem::error(WORD_TOO_WIDE)
            .arg("word", word)
            .arg("width", millimetres(*width))
            .arg("allowed", millimetres(*measure)),
    };
    problem.arg("part", part.key())
}

/// Points as millimetres with one decimal, for messages.
pub fn millimetres(points: f32) -> String {
    format!("{:.1}", points * 25.4 / 72.0)
}
