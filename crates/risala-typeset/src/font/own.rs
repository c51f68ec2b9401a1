//! Fonts an organization brings: looked over before they are used.

use risala_letter::{Code, Problem};
use rustybuzz::ttf_parser::{self, Permissions, RawFace, Tag};

use super::Font;

/// Larger than a font may be.
pub const TOO_LARGE: Code = Code("font.too_large");
/// A font packed for websites.
pub const WOFF: Code = Code("font.woff");
/// Several fonts in one file.
pub const COLLECTION: Code = Code("font.collection");
/// A variable font.
pub const VARIABLE: Code = Code("font.variable");
/// No font at all.
pub const NOT_A_FONT: Code = Code("font.not_a_font");
/// A font that lacks a table or has a damaged one.
pub const DAMAGED: Code = Code("font.damaged");
/// A font of pictures, without outlines.
pub const NO_OUTLINES: Code = Code("font.no_outlines");
/// A font whose maker does not allow it in documents.
pub const NOT_ALLOWED: Code = Code("font.not_allowed");
/// A font that lacks letters of its script.
pub const LETTERS: Code = Code("font.letters");
/// An Arabic font that does not join its letters.
pub const NO_JOINING: Code = Code("font.no_joining");
/// A family without a bold face.
pub const NO_BOLD: Code = Code("font.no_bold");

/// Every code of a font that is brought.
pub const CODES: &[Code] = &[
    TOO_LARGE,
    WOFF,
    COLLECTION,
    VARIABLE,
    NOT_A_FONT,
    DAMAGED,
    NO_OUTLINES,
    NOT_ALLOWED,
    LETTERS,
    NO_JOINING,
    NO_BOLD,
];

/// The largest file, in bytes.
pub const LIMIT: u64 = 8 << 20;

/// The letters an Arabic font must have; the marks of vowels may come from another.
const ARABIC: &str = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةى٠١٢٣٤٥٦٧٨٩،؛؟";
/// The letters and signs a Latin font must have.
const LATIN: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;-–()/@’“”";

/// What a font is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)] // the names say it
pub enum Role {
    Arabic,
    ArabicBold,
    Latin,
    LatinBold,
    LatinItalic,
    LatinBoldItalic,
}

impl Role {
    /// Whether it serves Arabic.
    pub fn is_arabic(self) -> bool {
        matches!(self, Self::Arabic | Self::ArabicBold)
    }
}

/// A font file of the campaign folder.
#[derive(Debug, Clone, Copy)]
pub struct OwnFont<'a> {
    /// What it is for.
    pub role: Role,
    /// Its path in the campaign folder.
    pub file: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// Looks a font over.
///
/// # Errors
/// Why it cannot be used, naming the file.
pub fn check(font: &OwnFont<'_>) -> Result<(), Problem> {
    look(font).map_err(|problem| problem.file(font.file))
}

fn look(font: &OwnFont<'_>) -> Result<(), Problem> {
    let size = u64::try_from(font.bytes.len()).unwrap_or(u64::MAX);
    if size > LIMIT {
        return Err(Problem::error(TOO_LARGE).arg("megabytes", LIMIT >> 20));
    }
    container(font.bytes)?;
    let raw = RawFace::parse(font.bytes, 0).map_err(|_| Problem::error(NOT_A_FONT))?;
    tables(&raw)?;
    let damaged = |_| Problem::error(DAMAGED).arg("table", "head, hhea, maxp");
    let face = ttf_parser::Face::parse(font.bytes, 0).map_err(damaged)?;
    if raw.table(Tag::from_bytes(b"fvar")).is_some() {
        return Err(Problem::error(VARIABLE).arg("name", name(&face)));
    }
    allowed(&face)?;
    letters(&face, font.role)?;
    if font.role.is_arabic() && !joins(&face) {
        return Err(Problem::error(NO_JOINING).arg("name", name(&face)));
    }
    match Font::new(font.file, font.bytes, false) {
        Some(_) => Ok(()),
        None => Err(Problem::error(DAMAGED).arg("table", "name")),
    }
}

/// What kind of file it is, by its first four bytes.
fn container(bytes: &[u8]) -> Result<(), Problem> {
    match bytes.first_chunk::<4>() {
        Some(b"wOFF" | b"wOF2") => Err(Problem::error(WOFF)),
        Some(b"ttcf") => Err(Problem::error(COLLECTION)),
        Some([0, 1, 0, 0] | b"OTTO" | b"true") => Ok(()),
        _ => Err(Problem::error(NOT_A_FONT)),
    }
}

fn tables(raw: &RawFace<'_>) -> Result<(), Problem> {
    let has = |tag: &[u8; 4]| raw.table(Tag::from_bytes(tag)).is_some();
    if !has(b"glyf") && !has(b"CFF ") {
        return Err(Problem::error(NO_OUTLINES));
    }
    let needed: &[&[u8; 4]] = if has(b"glyf") {
        &[b"cmap", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"name"]
    } else {
        &[b"cmap", b"head", b"hhea", b"hmtx", b"maxp", b"name"]
    };
    match needed.iter().find(|tag| !has(tag)) {
        Some(tag) => Err(Problem::error(DAMAGED).arg("table", String::from_utf8_lossy(*tag))),
        None => Ok(()),
    }
}

/// What the maker allows (OpenType, `OS/2.fsType`): parts of the font go into every letter.
fn allowed(face: &ttf_parser::Face<'_>) -> Result<(), Problem> {
    let Some(os2) = face.tables().os2 else {
        return Ok(());
    };
    let restricted = matches!(os2.permissions(), Some(Permissions::Restricted));
    if restricted || !os2.is_outline_embedding_allowed() || !os2.is_subsetting_allowed() {
        return Err(Problem::error(NOT_ALLOWED).arg("name", name(face)));
    }
    Ok(())
}

fn letters(face: &ttf_parser::Face<'_>, role: Role) -> Result<(), Problem> {
    let wanted = if role.is_arabic() { ARABIC } else { LATIN };
    let missing: Vec<char> = wanted.chars().filter(|c| face.glyph_index(*c).is_none_or(|glyph| glyph.0 == 0)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let shown: Vec<String> = missing.iter().take(12).map(char::to_string).collect();
    let script = if role.is_arabic() { "ar" } else { "en" };
    let problem = Problem::error(LETTERS).arg("name", name(face)).arg("script", script);
    Err(problem.arg("count", missing.len()).arg("letters", shown.join(" ")))
}

/// Whether the letters of a word get other shapes than alone.
fn joins(face: &ttf_parser::Face<'_>) -> bool {
    let alone = face.glyph_index('ب').map_or(0, |glyph| u32::from(glyph.0));
    let mut buffer = rustybuzz::UnicodeBuffer::new();
    buffer.push_str("ببب");
    buffer.set_script(rustybuzz::script::ARABIC);
    buffer.set_direction(rustybuzz::Direction::RightToLeft);
    let face = rustybuzz::Face::from_face(face.clone());
    rustybuzz::shape(&face, &[], buffer).glyph_infos().iter().any(|info| info.glyph_id != alone)
}

fn name(face: &ttf_parser::Face<'_>) -> String {
    let names = face.names().into_iter().filter(|name| name.name_id == ttf_parser::name_id::FULL_NAME);
    let found = names.filter_map(|name| name.to_string()).find(|name| !name.trim().is_empty());
    found.map_or_else(String::new, |name| name.chars().filter(|c| !c.is_control()).take(80).collect())
}
