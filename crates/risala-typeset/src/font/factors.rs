//! How the faces of two scripts match, measured on their letters.

use rustybuzz::{BufferClusterLevel, UnicodeBuffer};

use super::{Font, Script, direction, features};

/// Factors by which sizes and leadings follow from a nominal size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Factors {
    /// Latin size by nominal size.
    pub latin: f32,
    /// Arabic size by Latin size.
    pub arabic: f32,
    /// Leading of English by its size.
    pub latin_leading: f32,
    /// Leading of Arabic by its size.
    pub arabic_leading: f32,
}

/// Factors that need not be measured.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[allow(missing_docs)] // as in `Factors`
pub struct Given {
    pub latin: Option<f32>,
    pub arabic: Option<f32>,
    pub latin_leading: Option<f32>,
    pub arabic_leading: Option<f32>,
}

/// x-height and ascender of the Latin that is set at its nominal size.
const NOMINAL_LATIN: (f32, f32) = (0.431, 0.698);

impl Factors {
    /// For fonts that cannot be measured.
    pub(super) const USUAL: Self = Self { latin: 1.0, arabic: 1.12, latin_leading: 1.38, arabic_leading: 1.48 };

    /// The given factors instead of the measured ones.
    pub(super) fn with(self, given: Given) -> Self {
        Self {
            latin: given.latin.unwrap_or(self.latin),
            arabic: given.arabic.unwrap_or(self.arabic),
            latin_leading: given.latin_leading.unwrap_or(self.latin_leading),
            arabic_leading: given.arabic_leading.unwrap_or(self.arabic_leading),
        }
    }

    /// Measures a pair of regular faces. Latin is drawn smaller the larger its x-height and ascenders are; Arabic is
    /// drawn so that ascenders and round letters come as near to the Latin as both can; leading grows with the
    /// letters' height, and leaves room between a hamza below and one above.
    ///
    /// `None` where a letter that is measured has no ink.
    pub fn measured(arabic: &Font<'_>, latin: &Font<'_>) -> Option<Self> {
        let (x, _) = reach(latin, Script::Latin, "x")?;
        let (ascender, _) = reach(latin, Script::Latin, "l")?;
        let (alef, _) = reach(arabic, Script::Arabic, "ا")?;
        let round = round_letters(arabic)?;
        let (above, _) = reach(arabic, Script::Arabic, "أ")?;
        let below = ["إ", "لإ"].iter().filter_map(|letters| Some(reach(arabic, Script::Arabic, letters)?.1));
        let below = below.fold(0.0, f32::max);
        let (usual_x, usual_ascender) = NOMINAL_LATIN;
        let hundredth = |value: f32| (value * 100.0).round() / 100.0;
        Some(Self {
            latin: hundredth(((usual_x / x) * (usual_ascender / ascender)).sqrt().clamp(0.7, 1.3)),
            arabic: hundredth(((ascender / alef) * (x / round)).sqrt().clamp(0.8, 1.6)),
            latin_leading: hundredth((1.34 + 1.4 * (x - usual_x)).clamp(1.2, 1.7)),
            arabic_leading: hundredth((1.44 + 2.1 * (round - 0.37)).max(above + below + 0.04).clamp(1.3, 2.2)),
        })
    }
}

/// Mean height of the round letters in their four forms.
fn round_letters(font: &Font<'_>) -> Option<f32> {
    let mut sum = 0.0;
    let mut count = 0.0;
    for letter in ['م', 'و', 'ص', 'ع', 'ح', 'ه'] {
        for (before, after) in [("", ""), ("", "\u{200D}"), ("\u{200D}", ""), ("\u{200D}", "\u{200D}")] {
            sum += reach(font, Script::Arabic, &format!("{before}{letter}{after}"))?.0;
            count += 1.0;
        }
    }
    Some(sum / count)
}

/// How far letters reach above and below the baseline, in ems.
fn reach(font: &Font<'_>, script: Script, letters: &str) -> Option<(f32, f32)> {
    let mut buffer = UnicodeBuffer::new();
    buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
    buffer.push_str(letters);
    buffer.set_script(script.into());
    buffer.set_direction(direction(script == Script::Arabic));
    let shaped = rustybuzz::shape(font.face(), features(script), buffer);
    let units = f32::from(font.units_per_em);
    let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
    let boxes = glyphs.filter_map(|(info, position)| {
        let ink = font.glyph_bounds(u16::try_from(info.glyph_id).ok()?)?;
        let up = position.y_offset as f32;
        Some(((ink.y_max + up) / units, -(ink.y_min + up) / units))
    });
    boxes.reduce(|a, b| (a.0.max(b.0), a.1.max(b.1)))
}
