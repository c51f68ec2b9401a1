//! Review copies: the text of a template for people who have a word processor and no Risala, and what they sent back,
//! compared with the text paragraph by paragraph.
//!
//! A field shows as its name in braces, in a content control whose tag is the field's key: names are what people see,
//! keys are what is read back, and where a program has dropped the controls the names are found again.

mod compare;
mod docx;
mod names;
mod plain;
mod resolve;

pub use compare::{Comparison, ParagraphChange, ParagraphText, State, WordChange, compare};
pub use docx::{Copy, Document, Origin, Remark, Side, by_script, read, write};
pub use names::{Catalogue, name};
pub use plain::plain;
pub use resolve::{Resolved, resolve};

use risala_letter::Code;
use risala_letter::characters::is_arabic;
use risala_letter::manuscript::{Content, Kind, Piece};

/// The parts of a template, in the order of a review copy.
pub const PARTS: [&str; 4] = ["letter.en", "letter.ar", "mail.en", "mail.ar"];
/// The largest document or text that is read, in octets.
pub const LIMIT: u64 = 16 << 20;
/// What comes before version and name of the template among a document's keywords.
const KEYWORD: &str = "risala-review";

/// The file is no document of a word processor.
pub const NOT_DOCX: Code = Code("review.not_docx");
/// The document opens with a password, or is of the kind before .docx.
pub const PROTECTED: Code = Code("review.protected");
/// The document has more in it than any letter.
pub const TOO_LARGE: Code = Code("review.too_large");
/// The document holds no text of a letter.
pub const EMPTY: Code = Code("review.empty");
/// A part that no template has.
pub const UNKNOWN_PART: Code = Code("review.unknown_part");
/// A field that is not known.
pub const UNKNOWN_FIELD: Code = Code("review.unknown_field");
/// A field of the text is missing from what came back.
pub const LOST_FIELD: Code = Code("review.lost_field");
/// What came back has a field that the text has not.
pub const NEW_FIELD: Code = Code("review.new_field");
/// Somebody wrote over the name of a field.
pub const RENAMED_FIELD: Code = Code("review.renamed_field");
/// What no letter has was left out.
pub const LOST_FORMAT: Code = Code("review.lost_format");
/// Emphasis that cannot be written down was left out.
pub const LOST_EMPHASIS: Code = Code("review.lost_emphasis");
/// Words outside of the columns were left out.
pub const OUTSIDE: Code = Code("review.outside");
/// The document was made from another template.
pub const OTHER_TEMPLATE: Code = Code("review.other_template");
/// The template's text was changed after the document was made.
pub const CHANGED_SINCE: Code = Code("review.changed_since");

/// All of them.
pub const CODES: &[Code] = &[
    NOT_DOCX,
    PROTECTED,
    TOO_LARGE,
    EMPTY,
    UNKNOWN_PART,
    UNKNOWN_FIELD,
    LOST_FIELD,
    NEW_FIELD,
    RENAMED_FIELD,
    LOST_FORMAT,
    LOST_EMPHASIS,
    OUTSIDE,
    OTHER_TEMPLATE,
    CHANGED_SINCE,
];

/// A paragraph that came back. Its tags are keys of fields as yet, or codes with their braces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// What it is.
    pub kind: Kind,
    /// Its content.
    pub pieces: Vec<Piece>,
    /// The name of its style.
    pub style: String,
}

/// The language whose letters text has most of: `ar` or `en`; none when it has no letters.
fn script<'p>(pieces: impl IntoIterator<Item = &'p Piece>) -> Option<&'static str> {
    let (mut arabic, mut latin) = (0_usize, 0_usize);
    for piece in pieces {
        let Content::Text(text) = &piece.content else { continue };
        arabic += text.chars().filter(|c| is_arabic(*c)).count();
        latin += text.chars().filter(char::is_ascii_alphabetic).count();
    }
    match arabic.cmp(&latin) {
        std::cmp::Ordering::Greater => Some("ar"),
        std::cmp::Ordering::Less => Some("en"),
        std::cmp::Ordering::Equal => (arabic > 0).then_some("ar"),
    }
}

#[cfg(test)]
mod tests;
