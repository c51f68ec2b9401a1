//! A file of a template as people change it: paragraphs and items of lists, with fields in them as marks that stay whole.
//!
//! Reading never fails and loses nothing: each block keeps the file's own words for it, so that what nobody changed is
//! written back as it was, octet for octet, whatever Markdown its writer chose.

mod mask;
mod normal;
mod read;
mod write;

pub use normal::normal;
pub use read::read;
pub use write::{Draft, Written};

/// What a file is: where its subject stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// `letter.<lang>.md`: the subject is a heading.
    Letter,
    /// `mail.<lang>.md`: the subject is the first line.
    Mail,
}

/// A file of a template, block by block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manuscript {
    /// What kind of file it is.
    pub sheet: Sheet,
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// What follows the last block in the file: ends of lines.
    pub tail: String,
}

/// A paragraph, an item of a list, or a tag alone on its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// Its content in normal form (see [`normal`]).
    pub pieces: Vec<Piece>,
    /// What stands in the file between the block before and this one.
    pub gap: String,
    /// As the file has it: Markdown with tags.
    pub source: String,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The subject.
    Subject,
    /// A paragraph.
    Paragraph,
    /// An item of a numbered list, with its number.
    Numbered(u32),
    /// An item of a list with bullets.
    Bullet,
    /// A tag alone on its line: it begins, divides or ends what holds on a condition.
    Mark,
}

impl Kind {
    /// Whether both are the same but for a number.
    pub fn is_like(self, other: Self) -> bool {
        matches!((self, other), (Self::Numbered(_), Self::Numbered(_))) || self == other
    }

    /// Whether it is an item of a list.
    pub fn is_item(self) -> bool {
        matches!(self, Self::Numbered(_) | Self::Bullet)
    }
}

/// A stretch of text, a tag, or the end of a line within a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Piece {
    /// What it is.
    pub content: Content,
    /// Set in bold.
    pub bold: bool,
    /// Set in italics.
    pub italic: bool,
}

/// What a piece is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Content {
    /// Text as it is read, without any markup.
    Text(String),
    /// A tag as the file has it, its braces included: `{{organization.name}}`.
    Tag(String),
    /// The end of a line within a paragraph.
    Break,
}

impl Piece {
    /// Text without emphasis.
    pub fn text(text: impl Into<String>) -> Self {
        Self { content: Content::Text(text.into()), bold: false, italic: false }
    }

    /// A tag without emphasis, its braces included.
    pub fn tag(code: impl Into<String>) -> Self {
        Self { content: Content::Tag(code.into()), bold: false, italic: false }
    }

    /// The end of a line.
    pub fn end_of_line() -> Self {
        Self { content: Content::Break, bold: false, italic: false }
    }

    /// The same set in bold or in italics.
    #[must_use]
    pub fn styled(self, bold: bool, italic: bool) -> Self {
        Self { bold, italic, ..self }
    }
}

impl Manuscript {
    /// The file's text.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for block in &self.blocks {
            text.push_str(&block.gap);
            text.push_str(&block.source);
        }
        text.push_str(&self.tail);
        text
    }

    /// Its tags in order, with their braces.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.blocks.iter().flat_map(|block| tags(&block.pieces))
    }
}

/// The tags among pieces, in order, with their braces.
pub fn tags(pieces: &[Piece]) -> impl Iterator<Item = &str> {
    pieces.iter().filter_map(|piece| match &piece.content {
        Content::Tag(code) => Some(code.as_str()),
        _ => None,
    })
}

/// Whether a tag stands for no value: it opens, divides or closes a condition, or is a remark of the template's writer.
pub fn is_mark(code: &str) -> bool {
    let inner = code.trim_start_matches('{').trim_start();
    inner.starts_with(['#', '/', '!']) || inner.trim_end_matches('}').trim_end() == "else"
}

/// Every field that is known by a name of its own, such as `organization.name`; the campaign's own come to these.
pub fn known_fields() -> &'static [&'static str] {
    crate::template::FIELDS
}

#[cfg(test)]
mod tests;
