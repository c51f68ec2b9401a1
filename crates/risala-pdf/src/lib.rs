//! [`Pages`] become PDF bytes, the same bytes every time.
//!
//! The files are tagged and archivable (PDF/A-2a, PDF/UA-1); their text can be copied and searched in
//! both directions of writing. A letter's bytes depend on its pages, pictures and [`About`] alone.

use jiff::ZonedDateTime;
use risala_typeset::font::{FontId, Fonts};
use risala_typeset::page::Pages;

mod baked;
mod canvas;
mod content;
mod deflate;
mod document;
mod embed;
mod fields;
mod icc;
pub mod picture;
mod program;
mod sfnt;
mod strings;
mod structure;
mod xmp;

pub use picture::{CODES, Picture, PictureError, Pictures};

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
    /// The document could not be written into memory.
    #[error("the document cannot be written")]
    Write(#[source] std::io::Error),
}

/// Writes the pages as a PDF file.
///
/// # Errors
/// A font or picture that the pages name and that is missing or cannot be embedded.
pub fn write(pages: &Pages, fonts: &Fonts<'_>, pictures: &Pictures, about: &About<'_>) -> Result<Vec<u8>, PdfError> {
    let face = |id| {
        let font = fonts.get(id)?;
        Some(embed::Face { name: &font.name, bytes: font.bytes })
    };
    write_with(pages, &face, pictures, about)
}

fn write_with<'a>(
    pages: &Pages,
    face: &dyn Fn(FontId) -> Option<embed::Face<'a>>,
    pictures: &Pictures,
    about: &About<'_>,
) -> Result<Vec<u8>, PdfError> {
    let mut drawing = content::draw(pages)?;
    let fonts = std::mem::take(&mut drawing.fonts)
        .into_iter()
        .map(|(id, glyphs)| {
            let face = face(id).ok_or(PdfError::MissingFont(id))?;
            let embedded = embed::Embedded::new(face, &glyphs);
            Ok((id, embedded.ok_or_else(|| PdfError::Font(face.name.to_owned()))?))
        })
        .collect::<Result<Vec<_>, PdfError>>()?;
    document::write(pages, drawing, &fonts, pictures, about)
}

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
