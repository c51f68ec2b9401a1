//! [`Pages`](risala_typeset::page::Pages) become PDF bytes, the same bytes every time.
//!
//! The files are tagged and archivable (PDF/A-2a, PDF/UA-1); their text can be copied and searched in
//! both directions of writing. A letter's bytes depend on its pages, pictures, [`About`] and [`Stock`] alone.

use jiff::ZonedDateTime;
use risala_typeset::font::FontId;

mod baked;
mod book;
mod canvas;
mod content;
mod deflate;
mod document;
mod embed;
mod fields;
mod file;
mod icc;
mod line;
pub mod picture;
mod press;
mod program;
mod sfnt;
mod stock;
mod strings;
mod structure;
pub mod truetype;
mod xmp;

pub use book::{Binding, Book, Volume};
pub use picture::{CODES, Picture, PictureError, Pictures};
pub use press::Press;
pub use stock::Stock;

/// What a document says about itself beside its titles.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// Who wrote it: the organization.
    pub author: &'a str,
    /// What it is about.
    pub subject: Option<&'a str>,
    /// When it was made, as the caller says; its offset is kept.
    pub created: &'a ZonedDateTime,
    /// The program and its version, such as "Risala 0.1.0".
    pub producer: &'a str,
}

/// A document that could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// The pages name a font that was not given.
    #[error("font {} was not given", .0.0)]
    MissingFont(FontId),
    /// A font without usable TrueType outlines.
    #[error("the font {0} has no usable TrueType outlines")]
    Font(String),
    /// More than 65,534 different clusters of one font.
    #[error("a font has too many different glyphs in one letter")]
    TooManyGlyphs,
    /// The pages name a picture that was not given.
    #[error("the picture {0} was not given")]
    MissingPicture(String),
    /// The document's objects are not as expected.
    #[error("the document cannot be assembled")]
    Document(#[from] lopdf::Error),
}

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
