//! Pictures: decoded once, written into every letter that shows them.
//!
//! PNG becomes an image (its transparency a soft mask), JPEG stays as it is compressed, SVG becomes
//! vector paths. Nothing else of a file gets into the letter: no camera's data, no comments.

use std::collections::BTreeMap;
use std::sync::Arc;

use lopdf::{Dictionary, Document, ObjectId};
use risala_letter::{Problem, problem::Code};

use crate::deflate::stream;

mod jpeg;
mod png;
mod svg;
#[cfg(test)]
mod tests;

/// Largest size of a picture's file, in bytes.
pub const MAX_BYTES: usize = 32 << 20;
/// Largest number of pixels of a picture.
pub const MAX_PIXELS: u64 = 40_000_000;

/// A picture that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// None of PNG, JPEG and SVG.
    #[error("not a PNG, JPEG or SVG picture")]
    Unknown,
    /// More than [`MAX_BYTES`] or [`MAX_PIXELS`].
    #[error("the picture is too large")]
    TooLarge,
    /// A damaged file.
    #[error("the picture is damaged")]
    Damaged,
    /// Something that letters cannot show.
    #[error("the picture contains {0}")]
    Unsupported(Feature),
}

/// What a picture may not contain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feature {
    /// Printing colours (CMYK).
    Cmyk,
    /// Text, which would need fonts; convert it to paths.
    Text,
    /// Another picture.
    Image,
    /// A gradient or a pattern.
    Gradient,
    /// A mask, a filter or a blend mode.
    Effect,
}

impl std::fmt::Display for Feature {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Cmyk => "CMYK colours",
            Self::Text => "text",
            Self::Image => "another picture",
            Self::Gradient => "a gradient or pattern",
            Self::Effect => "a mask, filter or blend mode",
        })
    }
}

const UNKNOWN: Code = Code("picture.unknown");
const TOO_LARGE: Code = Code("picture.too_large");
const DAMAGED: Code = Code("picture.damaged");
const CMYK: Code = Code("picture.cmyk");
const TEXT: Code = Code("picture.text");
const IMAGE: Code = Code("picture.image");
const GRADIENT: Code = Code("picture.gradient");
const EFFECT: Code = Code("picture.effect");

/// The problems that pictures can have.
pub const CODES: &[Code] = &[UNKNOWN, TOO_LARGE, DAMAGED, CMYK, TEXT, IMAGE, GRADIENT, EFFECT];

impl PictureError {
    /// The error as a problem of this file.
    pub fn problem(&self, file: &str) -> Problem {
        let code = match self {
            Self::Unknown => UNKNOWN,
            Self::TooLarge => TOO_LARGE,
            Self::Damaged => DAMAGED,
            Self::Unsupported(Feature::Cmyk) => CMYK,
            Self::Unsupported(Feature::Text) => TEXT,
            Self::Unsupported(Feature::Image) => IMAGE,
            Self::Unsupported(Feature::Gradient) => GRADIENT,
            Self::Unsupported(Feature::Effect) => EFFECT,
        };
        Problem::error(code).arg("file", file).file(file)
    }
}

/// A decoded picture.
#[derive(Debug, Clone)]
pub struct Picture {
    size: (f32, f32),
    dict: Dictionary,
    data: Vec<u8>,
    /// Transparency, as an image of its own.
    mask: Option<(Dictionary, Vec<u8>)>,
}

impl Picture {
    /// Decodes a picture; its kind is told by its first bytes.
    ///
    /// # Errors
    /// See [`PictureError`].
    pub fn decode(bytes: &[u8]) -> Result<Self, PictureError> {
        if bytes.len() > MAX_BYTES {
            return Err(PictureError::TooLarge);
        }
        if bytes.starts_with(b"\x89PNG\r\n\x1A\n") {
            png::decode(bytes)
        } else if bytes.starts_with(b"\xFF\xD8\xFF") {
            jpeg::decode(bytes)
        } else {
            svg::decode(bytes)
        }
    }

    /// Width and height: pixels, or the units of an SVG.
    pub fn size(&self) -> (f32, f32) {
        self.size
    }

    /// Adds it to a document; it is drawn into the unit square.
    pub(crate) fn add_to(&self, document: &mut Document) -> ObjectId {
        let mut dict = self.dict.clone();
        if let Some((mask, data)) = &self.mask {
            dict.set("SMask", document.add_object(stream(mask.clone(), data.clone())));
        }
        document.add_object(lopdf::Stream::new(dict, self.data.clone()).with_compression(false))
    }
}

/// The pictures of a campaign, by the key that the pages name.
#[derive(Debug, Clone, Default)]
pub struct Pictures(BTreeMap<String, Arc<Picture>>);

impl Pictures {
    /// Adds a picture under its key, the path in the campaign folder.
    pub fn insert(&mut self, key: impl Into<String>, picture: impl Into<Arc<Picture>>) {
        self.0.insert(key.into(), picture.into());
    }

    /// The keys of all pictures, sorted.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The picture of a key.
    pub fn get(&self, key: &str) -> Option<&Picture> {
        self.0.get(key).map(AsRef::as_ref)
    }
}

fn too_many_pixels(width: u64, height: u64) -> bool {
    width.saturating_mul(height) > MAX_PIXELS
}
