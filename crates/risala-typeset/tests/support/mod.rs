//! The bundled fonts, and paragraphs made from plain text.
#![allow(dead_code, clippy::unwrap_used, clippy::indexing_slicing)] // each test takes what it needs

use std::sync::{Arc, LazyLock};

use risala_letter::setup::Style;
use risala_typeset::font::{FILES, Fonts};
use risala_typeset::page::{Glyph, Line};
use risala_typeset::text::{Face, Paragraph, Shaped, Sizes, TextError, shape};

static FONTS: LazyLock<[Fonts<'static>; 3]> = LazyLock::new(|| [Style::Classic, Style::Naskh, Style::Modern].map(load));

fn load(style: Style) -> Fonts<'static> {
    static BYTES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
        FILES
            .iter()
            .map(|file| {
                let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fonts/");
                std::fs::read(format!("{folder}{file}")).unwrap()
            })
            .collect()
    });
    let files: Vec<_> = FILES.into_iter().zip(BYTES.iter().map(Vec::as_slice)).collect();
    Fonts::new(style, &files).unwrap()
}

pub fn fonts(style: Style) -> &'static Fonts<'static> {
    match style {
        Style::Classic => &FONTS[0],
        Style::Naskh => &FONTS[1],
        Style::Modern => &FONTS[2],
    }
}

pub fn paragraph(text: &str, rtl: bool, face: Face) -> Paragraph {
    Paragraph { text: Arc::from(text), faces: vec![(0..text.len(), face)], rtl }
}

pub fn shaped(text: &str, rtl: bool) -> Result<Shaped, TextError> {
    shape(&paragraph(text, rtl, Face::default()), fonts(Style::Classic))
}

pub const SIZES: Sizes = Sizes { latin: 10.0, arabic: 12.0 };

/// The text of a line.
pub fn text(line: &Line) -> &str {
    &line.text[line.range.clone()]
}

pub fn glyphs(line: &Line) -> impl Iterator<Item = &Glyph> {
    line.runs.iter().flat_map(|run| &run.glyphs)
}

pub fn cluster(line: &Line, glyph: &Glyph) -> String {
    line.text[glyph.cluster as usize..glyph.cluster_end as usize].to_owned()
}
