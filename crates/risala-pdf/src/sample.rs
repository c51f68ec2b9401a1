//! Pages for the tests: a small bilingual letter, shaped here without the layout.

use std::ops::Range;

use risala_typeset::font::FontId;
use risala_typeset::page::{
    Content, Element, ElementKind, Glyph, Ink, Item, Line, Mark, Page, Pages, PlacedLine, Rect, Run,
};
use rustybuzz::{BufferClusterLevel, Direction, UnicodeBuffer};

use crate::embed::Face;
use crate::stock::Stock;

pub(crate) const AMIRI: FontId = FontId(0);
pub(crate) const NASKH: FontId = FontId(1);
pub(crate) const LIBERTINUS: FontId = FontId(2);
const FILES: [(&str, &[u8]); 3] = [
    ("Amiri-Regular", include_bytes!("../../../fonts/Amiri-Regular.ttf")),
    ("NotoNaskhArabic-Regular", include_bytes!("../../../fonts/NotoNaskhArabic-Regular.ttf")),
    ("LibertinusSerif-Regular", include_bytes!("../../../fonts/LibertinusSerif-Regular.ttf")),
];

/// The bytes of a font.
pub(crate) fn bytes(id: FontId) -> &'static [u8] {
    FILES[usize::from(id.0)].1
}

/// A stock of these lines.
pub(crate) fn stock<'l>(lines: impl IntoIterator<Item = &'l Line>) -> Stock<'static> {
    let faces = (0..).map(FontId).zip(FILES).map(|(id, (name, bytes))| (id, Face::read(name, bytes).unwrap()));
    Stock::of_faces(faces.collect(), lines).unwrap()
}

/// Shapes a part of a text in one direction.
pub(crate) fn run(text: &str, range: Range<usize>, font: FontId, rtl: bool) -> Run {
    let face = rustybuzz::Face::from_slice(bytes(font), 0).unwrap();
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(&text[range.clone()]);
    buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
    buffer.set_direction(if rtl { Direction::RightToLeft } else { Direction::LeftToRight });
    buffer.guess_segment_properties();
    let shaped = rustybuzz::shape(&face, &[], buffer);
    let mut starts: Vec<u32> = shaped.glyph_infos().iter().map(|info| info.cluster).collect();
    starts.sort_unstable();
    let first = range.start as u32;
    let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
    let glyphs = glyphs.map(|(info, position)| {
        let next = starts.iter().find(|start| **start > info.cluster);
        Glyph {
            id: info.glyph_id as u16,
            advance: position.x_advance,
            dx: position.x_offset,
            dy: position.y_offset,
            cluster: first + info.cluster,
            cluster_end: next.map_or(range.end as u32, |next| first + next),
        }
    });
    Run { font, size: 12.0, rtl, glyphs: glyphs.collect() }
}

/// A line of runs that are given from left to right.
pub(crate) fn line(text: &str, runs: Vec<Run>) -> Line {
    let advance: i32 = runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.advance).sum();
    Line { text: text.into(), range: 0..text.len(), runs, width: advance as f32 * 0.012, word_space: 0.0 }
}

fn item(element: usize, x: f32, y: f32, line: Line) -> Item {
    let inks = vec![(0..line.text.len(), Ink::Gray(0.0))];
    let line = line.into();
    Item { mark: Mark::Element(element), content: Content::Line(PlacedLine { x, y, line, inks }) }
}

pub(crate) const ENGLISH: [&str; 3] = [
    "Subject: an appeal for AVAST To. \u{201C}Equal access\u{201D}",
    "The decision concerns every programmer in Syria, and their work;",
    "we ask you to review it (rule 15, 2026).",
];
pub(crate) const ARABIC: [&str; 4] = [
    "الموضوع: مناشدة بشأن رفع القيود",
    "بسم الله الرحمن الرحيم، السلام عليكم ورحمة الله وبركاته",
    "إِنَّ الحُرِّيَّةَ لا تُعطى بل تُؤخذ، والإنسانُ لآلئُ",
    "نرجو من سيادتكم النظر «في طلبنا» هذا.",
];

fn element(kind: ElementKind, text: Option<&str>, rtl: bool) -> Element {
    Element { kind, language: None, text: text.map(str::to_owned), alt: None, rtl, children: Vec::new() }
}

/// A page of English, then Arabic, with a rule, a header and a line of two directions.
pub(crate) fn letter(arabic_font: FontId) -> Pages {
    let mut elements = vec![element(ElementKind::Document, None, false)];
    let mut items = Vec::new();
    let mut y = 80.0;
    let section = |language: &str, rtl: bool, elements: &mut Vec<Element>| {
        let index = elements.len();
        let mut section = element(ElementKind::Sect, None, rtl);
        section.language = Some(language.to_owned());
        elements.push(section);
        elements[0].children.push(index);
        index
    };
    let english = section("en", false, &mut elements);
    for (index, text) in ENGLISH.into_iter().enumerate() {
        let kind = if index == 0 { ElementKind::H1 } else { ElementKind::P };
        let paragraph = elements.len();
        elements.push(element(kind, Some(text), false));
        elements[english].children.push(paragraph);
        let run = run(text, 0..text.len(), LIBERTINUS, false);
        items.push(item(paragraph, 60.0, y, line(text, vec![run])));
        y += 20.0;
    }
    let arabic = section("ar", true, &mut elements);
    for text in ARABIC {
        let paragraph = elements.len();
        elements.push(element(ElementKind::P, Some(text), true));
        elements[arabic].children.push(paragraph);
        let run = run(text, 0..text.len(), arabic_font, true);
        let line = line(text, vec![run]);
        items.push(item(paragraph, 535.0 - line.width, y, line));
        y += 30.0;
    }
    let mixed = "الهاتف +963 11 123 دمشق";
    let number = mixed.find('+').unwrap()..mixed.find(" دمشق").unwrap();
    let paragraph = elements.len();
    elements.push(element(ElementKind::P, Some(mixed), true));
    elements[arabic].children.push(paragraph);
    let runs = vec![
        run(mixed, number.end..mixed.len(), arabic_font, true),
        run(mixed, number.clone(), LIBERTINUS, false),
        run(mixed, 0..number.start, arabic_font, true),
    ];
    let line = line(mixed, runs);
    items.push(item(paragraph, 535.0 - line.width, y, line));
    items.push(Item {
        mark: Mark::Layout,
        content: Content::Rule { from: (60.0, 50.0), to: (535.0, 50.0), width: 0.5, ink: Ink::Rgb(27, 77, 62) },
    });
    Pages {
        width: 595.276,
        height: 841.89,
        language: "en".to_owned(),
        titles: vec![("en".to_owned(), "An appeal & a request".to_owned()), ("ar".to_owned(), "مناشدة".to_owned())],
        pages: vec![Page { items, signature_fields: vec![] }],
        elements,
    }
}

/// Adds a figure of a picture.
pub(crate) fn add_picture(pages: &mut Pages, file: &str, rect: Rect) {
    let index = pages.elements.len();
    let mut figure = element(ElementKind::Figure, None, false);
    figure.alt = Some("Emblem".to_owned());
    pages.elements.push(figure);
    pages.elements[0].children.push(index);
    pages.pages[0]
        .items
        .push(Item { mark: Mark::Element(index), content: Content::Picture { file: file.to_owned(), rect } });
}

/// Adds a signature field with its place in the structure.
pub(crate) fn add_field(pages: &mut Pages, rect: Rect) {
    let index = pages.elements.len();
    let mut form = element(ElementKind::Form, None, false);
    form.alt = Some("Signature of the chair".to_owned());
    pages.elements.push(form);
    pages.elements[0].children.push(index);
    let number = pages.pages[0].signature_fields.len();
    pages.pages[0].signature_fields.push((number, rect));
}
