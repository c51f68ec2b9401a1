//! A font of cubic curves becomes one of quadratic curves that shapes and looks the same.
//!
//! The font is Noto Naskh Arabic cut to its letters, its outlines written as CFF (SIL OFL 1.1, no reserved name).
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use risala_pdf::truetype::{from_cff, is_cff};
use rustybuzz::ttf_parser::{Face, GlyphId};

static CFF: &[u8] = include_bytes!("fixtures/NotoNaskhArabic-cff.otf");

#[test]
fn every_glyph_keeps_its_box_and_its_advance() {
    let converted = from_cff(CFF).unwrap();
    assert!(is_cff(CFF) && !is_cff(&converted));
    let (old, new) = (Face::parse(CFF, 0).unwrap(), Face::parse(&converted, 0).unwrap());
    assert_eq!(old.number_of_glyphs(), new.number_of_glyphs());
    let mut inked = 0;
    for id in (0..old.number_of_glyphs()).map(GlyphId) {
        assert_eq!(old.glyph_hor_advance(id), new.glyph_hor_advance(id));
        let boxes = (old.glyph_bounding_box(id), new.glyph_bounding_box(id));
        let (Some(a), Some(b)) = boxes else {
            assert_eq!(boxes.0.is_some(), boxes.1.is_some(), "{id:?}");
            continue;
        };
        // A control point may stand a little outside of the curve it pulls.
        for (a, b) in [(a.x_min, b.x_min), (a.y_min, b.y_min), (a.x_max, b.x_max), (a.y_max, b.y_max)] {
            assert!((a - b).abs() <= 20, "{id:?}: {a} {b}");
        }
        inked += 1;
    }
    assert!(inked > 100);
}

#[test]
fn it_shapes_as_before() {
    let converted = from_cff(CFF).unwrap();
    let glyphs = |font: &[u8]| {
        let mut buffer = rustybuzz::UnicodeBuffer::new();
        buffer.push_str("السلام عليكم ورحمة الله لا محمّد");
        let shaped = rustybuzz::shape(&rustybuzz::Face::from_slice(font, 0).unwrap(), &[], buffer);
        let positions = shaped.glyph_positions().iter().map(|p| (p.x_advance, p.x_offset, p.y_offset));
        shaped.glyph_infos().iter().map(|info| info.glyph_id).zip(positions).collect::<Vec<_>>()
    };
    assert_eq!(glyphs(CFF), glyphs(&converted));
    assert!(glyphs(CFF).iter().all(|(glyph, _)| *glyph != 0));
}

#[test]
fn a_damaged_font_is_no_font() {
    for length in (0..CFF.len()).step_by(CFF.len() / 80) {
        // That it does not panic; what is cut off may not be needed.
        let _ = from_cff(&CFF[..length]);
    }
}
