//! Fonts: bytes, faces, and which face serves which text.

/// A font of a [`Fonts`] set, by its index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FontId(pub u16);

/// The fonts of one style (classic, naskh, modern), with those that stand in for missing glyphs.
pub struct Fonts {}
