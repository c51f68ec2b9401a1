//! Fonts: bytes, faces, and which face serves which text.

use std::sync::OnceLock;

use risala_letter::setup::Style;
use rustybuzz::ttf_parser::{self, GlyphId, name_id};
use rustybuzz::{Direction, Feature, Language, ShapePlan, script};

use crate::text::Face;

mod factors;
pub mod own;

pub use factors::{Factors, Given};
use own::{OwnFont, Role};

/// The bundled fonts by file name; a [`FontId`] is an index into this list, the same in every style.
pub const FILES: [&str; 15] = [
    "Amiri-Regular.ttf",
    "Amiri-Bold.ttf",
    "NotoNaskhArabic-Regular.ttf",
    "NotoNaskhArabic-SemiBold.ttf",
    "IBMPlexSansArabic-Regular.ttf",
    "IBMPlexSansArabic-SemiBold.ttf",
    "LibertinusSerif-Regular.ttf",
    "LibertinusSerif-SemiBold.ttf",
    "LibertinusSerif-Italic.ttf",
    "LibertinusSerif-SemiBoldItalic.ttf",
    "IBMPlexSans-Regular.ttf",
    "IBMPlexSans-SemiBold.ttf",
    "IBMPlexSans-Italic.ttf",
    "IBMPlexSans-SemiBoldItalic.ttf",
    "NotoSansSymbols2-Regular.ttf",
];

/// First file of each family: regular and bold follow each other, then, for Latin, the italics. The signs stand
/// alone.
const AMIRI: u16 = 0;
const NASKH: u16 = 2;
const PLEX_ARABIC: u16 = 4;
const LIBERTINUS: u16 = 6;
const PLEX: u16 = 10;
const SYMBOLS: u16 = 14;

/// A font of a [`Fonts`] set, by its index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FontId(pub u16);

/// A font that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FontError {
    /// A file of [`FILES`] was not given.
    #[error("the font {0} is missing")]
    Missing(&'static str),
    /// A file is no usable TrueType font.
    #[error("the font {0} cannot be read")]
    Unreadable(&'static str),
}

/// A script, as far as shaping and sizes tell scripts apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Script {
    /// Arabic; set at the Arabic size.
    Arabic,
    /// Latin, and signs that belong to no script beside it.
    Latin,
    /// Another, by its ISO 15924 tag; set at the Latin size.
    Other([u8; 4]),
}

/// One font.
pub struct Font<'a> {
    /// The file's name.
    pub file: &'a str,
    /// The file's bytes.
    pub bytes: &'a [u8],
    /// PostScript name (name ID 6).
    pub name: String,
    /// Units per em.
    pub units_per_em: u16,
    /// Ascent of the `hhea` table, font units.
    pub ascent: i16,
    /// Descent of the `hhea` table, font units, negative.
    pub descent: i16,
    /// Height of capitals, font units.
    pub capital_height: i16,
    /// Slant in degrees, negative to the right.
    pub italic_angle: f32,
    /// Smallest box that holds every glyph, font units.
    pub bounds: Bounds,
    bold: bool,
    face: rustybuzz::Face<'a>,
    /// Plans for Arabic and Latin, left to right and right to left.
    plans: [OnceLock<ShapePlan>; 4],
}

/// A box in a coordinate system whose y points upwards.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[allow(missing_docs)] // the names say it
pub struct Bounds {
    pub x_min: f32,
    pub y_min: f32,
    pub x_max: f32,
    pub y_max: f32,
}

impl Bounds {
    /// The box scaled and then moved.
    pub(crate) fn placed(self, scale: f32, x: f32, y: f32) -> Self {
        Self {
            x_min: self.x_min * scale + x,
            y_min: self.y_min * scale + y,
            x_max: self.x_max * scale + x,
            y_max: self.y_max * scale + y,
        }
    }

    /// The smallest box that holds both.
    pub fn union(self, other: Self) -> Self {
        Self {
            x_min: self.x_min.min(other.x_min),
            y_min: self.y_min.min(other.y_min),
            x_max: self.x_max.max(other.x_max),
            y_max: self.y_max.max(other.y_max),
        }
    }
}

impl From<ttf_parser::Rect> for Bounds {
    fn from(rect: ttf_parser::Rect) -> Self {
        Self { x_min: rect.x_min.into(), y_min: rect.y_min.into(), x_max: rect.x_max.into(), y_max: rect.y_max.into() }
    }
}

/// The fonts of one style (classic, naskh, modern), with those that stand in for missing glyphs.
/// Made once, shared by all threads.
pub struct Fonts<'a> {
    fonts: Vec<Font<'a>>,
    /// Regular and bold.
    arabic: [FontId; 2],
    /// Regular, bold, italic, bold italic.
    latin: [FontId; 4],
    factors: Option<Factors>,
}

impl<'a> Fonts<'a> {
    /// The fonts of `style` from files by name; every file of [`FILES`] is needed.
    ///
    /// # Errors
    /// A file that is missing or unreadable.
    pub fn new(style: Style, files: &[(&str, &'a [u8])]) -> Result<Self, FontError> {
        let fonts = (0..)
            .zip(FILES)
            .map(|(number, file)| {
                let (_, bytes) = files.iter().find(|(name, _)| *name == file).ok_or(FontError::Missing(file))?;
                let bold = number % 2 == 1 && number < SYMBOLS;
                Font::new(file, bytes, bold).ok_or(FontError::Unreadable(file))
            })
            .collect::<Result<_, _>>()?;
        let (arabic, latin) = match style {
            Style::Classic => (AMIRI, LIBERTINUS),
            Style::Naskh => (NASKH, LIBERTINUS),
            Style::Modern => (PLEX_ARABIC, PLEX),
        };
        Ok(Self {
            fonts,
            arabic: [0, 1].map(|face| FontId(arabic + face)),
            latin: [0, 1, 2, 3].map(|face| FontId(latin + face)),
            factors: None,
        })
    }

    /// The same with fonts of the organization's own before the style's. A face that is not brought is set in its
    /// family's regular or bold one. Files that [`own::check`] refuses are left out. Factors that are given are not
    /// measured.
    #[must_use]
    pub fn with_own(mut self, own: &[OwnFont<'a>], given: Given) -> Self {
        let mut brought = |role: Role| {
            let found = own.iter().find(|font| font.role == role)?;
            let bold = matches!(role, Role::ArabicBold | Role::LatinBold | Role::LatinBoldItalic);
            let id = FontId(u16::try_from(self.fonts.len()).ok()?);
            self.fonts.push(Font::new(found.file, found.bytes, bold)?);
            Some(id)
        };
        let arabic = brought(Role::Arabic);
        let latin = brought(Role::Latin);
        if let Some(regular) = arabic {
            self.arabic = [regular, brought(Role::ArabicBold).unwrap_or(regular)];
        }
        if let Some(regular) = latin {
            let bold = brought(Role::LatinBold).unwrap_or(regular);
            let italic = brought(Role::LatinItalic).unwrap_or(regular);
            self.latin = [regular, bold, italic, brought(Role::LatinBoldItalic).unwrap_or(bold)];
        }
        if arabic.or(latin).is_some() {
            let [arabic, _] = self.arabic;
            let [latin, ..] = self.latin;
            let measured = self.get(arabic).zip(self.get(latin)).and_then(|(a, l)| Factors::measured(a, l));
            self.factors = Some(measured.unwrap_or(Factors::USUAL).with(given));
        }
        self
    }

    /// The factors of fonts of the organization's own; the style's have their table.
    pub fn factors(&self) -> Option<Factors> {
        self.factors
    }

    /// A font of the set.
    pub fn get(&self, id: FontId) -> Option<&Font<'a>> {
        self.fonts.get(usize::from(id.0))
    }

    /// All fonts of the set.
    pub fn iter(&self) -> impl Iterator<Item = (FontId, &Font<'a>)> {
        (0..).map(FontId).zip(&self.fonts)
    }

    /// Units per em of a font of the set.
    pub(crate) fn units_per_em(&self, id: FontId) -> f64 {
        self.get(id).map_or(1000.0, |font| font.units_per_em.into())
    }

    /// The fonts to try for a script and a face: the style's own, then those that stand in for it.
    pub(crate) fn choices(&self, script: Script, face: Face) -> impl Iterator<Item = FontId> {
        let [regular, bold] = self.arabic;
        let arabic = if face.bold { bold } else { regular };
        let [regular, bold, italic, bold_italic] = self.latin;
        let latin = match (face.bold, face.italic) {
            (false, false) => regular,
            (true, false) => bold,
            (false, true) => italic,
            (true, true) => bold_italic,
        };
        let own = match script {
            Script::Arabic => [arabic, latin],
            Script::Latin | Script::Other(_) => [latin, arabic],
        };
        let all = move |wanted: bool| {
            let numbered = (0..).map(FontId).zip(&self.fonts);
            numbered.filter(move |(_, font)| font.bold == wanted).map(|(id, _)| id)
        };
        own.into_iter().chain(all(face.bold)).chain(all(!face.bold))
    }
}

impl<'a> Font<'a> {
    fn new(file: &'a str, bytes: &'a [u8], bold: bool) -> Option<Self> {
        let face = rustybuzz::Face::from_slice(bytes, 0)?;
        let name = face
            .names()
            .into_iter()
            .find(|name| name.name_id == name_id::POST_SCRIPT_NAME && name.is_unicode())?
            .to_string()?;
        Some(Self {
            file,
            bytes,
            name,
            units_per_em: u16::try_from(face.units_per_em()).ok()?,
            ascent: face.ascender(),
            descent: face.descender(),
            capital_height: face.capital_height().unwrap_or(face.ascender()),
            italic_angle: face.italic_angle(),
            bounds: face.global_bounding_box().into(),
            bold,
            face,
            plans: Default::default(),
        })
    }

    /// The ink of a glyph in font units; `None` for one without outline.
    pub fn glyph_bounds(&self, glyph: u16) -> Option<Bounds> {
        let glyph = GlyphId(glyph);
        // TrueType outlines tell it at their head; others have to be drawn.
        let bounds = match self.face.tables().glyf {
            Some(outlines) => outlines.bbox(glyph),
            None => self.face.glyph_bounding_box(glyph),
        };
        bounds.map(Bounds::from)
    }

    /// Whether it is a bold face.
    pub(crate) fn is_bold(&self) -> bool {
        self.bold
    }

    /// The advance of a character's glyph in ems.
    pub(crate) fn advance(&self, character: char) -> Option<f64> {
        let glyph = self.face.glyph_index(character).filter(|glyph| glyph.0 != 0)?;
        let advance = self.face.glyph_hor_advance(glyph).filter(|advance| *advance > 0)?;
        Some(f64::from(advance) / f64::from(self.units_per_em))
    }

    pub(crate) fn has(&self, character: char) -> bool {
        self.face.glyph_index(character).is_some_and(|glyph| glyph.0 != 0)
    }

    pub(crate) fn face(&self) -> &rustybuzz::Face<'a> {
        &self.face
    }

    /// The shaping plan, made at first use; other scripts are rare and have none.
    pub(crate) fn plan(&self, script: Script, rtl: bool) -> Option<&ShapePlan> {
        let [arabic, arabic_rtl, latin, latin_rtl] = &self.plans;
        let slot = match (script, rtl) {
            (Script::Arabic, false) => arabic,
            (Script::Arabic, true) => arabic_rtl,
            (Script::Latin, false) => latin,
            (Script::Latin, true) => latin_rtl,
            (Script::Other(_), _) => return None,
        };
        Some(slot.get_or_init(|| {
            ShapePlan::new(&self.face, direction(rtl), Some(script.into()), language(script).as_ref(), features(script))
        }))
    }
}

impl From<Script> for rustybuzz::Script {
    fn from(script: Script) -> Self {
        match script {
            Script::Arabic => script::ARABIC,
            Script::Latin => script::LATIN,
            Script::Other(tag) => Self::from_iso15924_tag(ttf_parser::Tag::from_bytes(&tag)).unwrap_or(script::LATIN),
        }
    }
}

pub(crate) fn direction(rtl: bool) -> Direction {
    if rtl { Direction::RightToLeft } else { Direction::LeftToRight }
}

pub(crate) fn language(script: Script) -> Option<Language> {
    match script {
        Script::Arabic => "ar".parse().ok(),
        Script::Latin | Script::Other(_) => "en".parse().ok(),
    }
}

/// Ligatures are off in Latin, so that copied text stays plain.
pub(crate) fn features(script: Script) -> &'static [Feature] {
    const PLAIN: &[Feature] =
        &[Feature { tag: ttf_parser::Tag::from_bytes(b"liga"), value: 0, start: 0, end: u32::MAX }];
    match script {
        Script::Arabic => &[],
        Script::Latin | Script::Other(_) => PLAIN,
    }
}
