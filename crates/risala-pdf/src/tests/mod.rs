//! What a finished file holds, read again by other libraries.

use std::collections::BTreeMap;

use jiff::ZonedDateTime;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};
use risala_typeset::font::FontId;
use risala_typeset::page::Pages;
use rustybuzz::ttf_parser::{self, GlyphId};

use crate::sample::{AMIRI, NASKH, face, letter};
use crate::{About, PdfError, Pictures, write_with};

mod claims;
mod laws;

fn write(pages: &Pages, pictures: &Pictures) -> Result<Vec<u8>, PdfError> {
    let created: ZonedDateTime = "2026-03-05T09:07:01+03:00[Asia/Damascus]".parse().unwrap();
    let about = About { author: "Syrian Computer Society", subject: None, created: &created, producer: "Risala 0.1.0" };
    write_with(pages, &face, pictures, &about)
}

pub(crate) fn written_with(pages: &Pages, pictures: &Pictures) -> Vec<u8> {
    write(pages, pictures).unwrap()
}

fn written(font: FontId) -> Vec<u8> {
    written_with(&letter(font), &Pictures::default())
}

/// A font of a file, read back.
struct Read {
    program: Vec<u8>,
    widths: Vec<i64>,
    text: BTreeMap<u16, char>,
    codes: Vec<u16>,
}

fn dict<'a>(document: &'a Document, holder: &'a Dictionary, key: &str) -> &'a Dictionary {
    let object = holder.get(key.as_bytes()).unwrap();
    document.dereference(object).unwrap().1.as_dict().unwrap()
}

fn content(document: &Document, holder: &Dictionary, key: &str) -> Vec<u8> {
    let object = holder.get(key.as_bytes()).unwrap();
    let stream = document.dereference(object).unwrap().1.as_stream().unwrap();
    stream.decompressed_content().unwrap()
}

fn unicode(map: &str) -> BTreeMap<u16, char> {
    map.lines()
        .filter_map(|line| {
            let (code, text) = line.strip_prefix('<')?.strip_suffix('>')?.split_once("> <")?;
            let code = u16::from_str_radix(code, 16).unwrap();
            let units: Vec<u16> = text
                .as_bytes()
                .chunks(4)
                .map(|unit| u16::from_str_radix(std::str::from_utf8(unit).unwrap(), 16).unwrap())
                .collect();
            (code != 0).then(|| {
                let mut characters = char::decode_utf16(units).map(Result::unwrap);
                let character = characters.next().unwrap();
                assert_eq!(characters.next(), None, "one character for a code");
                (code, character)
            })
        })
        .collect()
}

fn read(bytes: &[u8]) -> BTreeMap<String, Read> {
    let document = Document::load_mem(bytes).unwrap();
    let page = *document.get_pages().get(&1).unwrap();
    let page = document.get_dictionary(page).unwrap();
    let fonts = dict(&document, dict(&document, page, "Resources"), "Font");
    let mut read: BTreeMap<String, Read> = BTreeMap::new();
    for (name, _) in fonts {
        let name = String::from_utf8(name.clone()).unwrap();
        let font = dict(&document, fonts, &name);
        let descendants = font.get(b"DescendantFonts").unwrap().as_array().unwrap();
        let font_id = descendants[0].as_reference().unwrap();
        let descendant = document.get_dictionary(font_id).unwrap();
        let widths = descendant.get(b"W").unwrap().as_array().unwrap();
        assert_eq!(widths[0].as_i64().unwrap(), 1);
        let widths = widths[1].as_array().unwrap().iter();
        let map = content(&document, font, "ToUnicode");
        let descriptor = dict(&document, descendant, "FontDescriptor");
        read.insert(
            name,
            Read {
                program: content(&document, descriptor, "FontFile2"),
                widths: widths.map(|width| width.as_i64().unwrap()).collect(),
                text: unicode(&String::from_utf8(map).unwrap()),
                codes: Vec::new(),
            },
        );
    }
    let operations = Content::decode(&content(&document, page, "Contents")).unwrap().operations;
    let mut font = String::new();
    for operation in operations {
        match (operation.operator.as_str(), operation.operands.as_slice()) {
            ("Tf", [Object::Name(name), _]) => font = String::from_utf8(name.clone()).unwrap(),
            ("Tj", [Object::String(codes, _)]) => {
                let codes = codes.chunks(2).map(|c| u16::from_be_bytes([c[0], c[1]]));
                read.get_mut(&font).unwrap().codes.extend(codes);
            }
            _ => {}
        }
    }
    read
}

#[test]
fn every_code_has_a_glyph_a_width_and_a_character() {
    for arabic in [AMIRI, NASKH] {
        let fonts = read(&written(arabic));
        assert_eq!(fonts.len(), 2);
        for font in fonts.values() {
            let face = ttf_parser::Face::parse(&font.program, 0).unwrap();
            assert!(!font.codes.is_empty());
            for code in &font.codes {
                assert!((1..face.number_of_glyphs()).contains(code), "no .notdef");
                assert!(font.text.contains_key(code), "a character for {code}");
            }
            for (index, width) in font.widths.iter().enumerate() {
                let advance = face.glyph_hor_advance(GlyphId(index as u16 + 1)).unwrap();
                assert_eq!(i64::from(advance), *width);
            }
            assert_eq!(font.text.len(), font.widths.len());
        }
    }
}

#[test]
fn codes_in_visual_order_are_the_text() {
    let fonts = read(&written(AMIRI));
    let font = &fonts["F0"];
    let drawn: String = font.codes.iter().map(|code| font.text[code]).collect();
    for text in crate::sample::ARABIC {
        let visual: String = text.chars().rev().collect();
        assert!(drawn.contains(&visual), "{text}");
    }
}

/// Points of an outline, as drawn.
#[derive(Default)]
struct Ink(Vec<(i64, i64)>, (f32, f32));

impl Ink {
    fn add(&mut self, x: f32, y: f32) {
        let (dx, dy) = self.1;
        self.0.push(((x + dx).round() as i64, (y + dy).round() as i64));
    }
}

impl ttf_parser::OutlineBuilder for Ink {
    fn move_to(&mut self, x: f32, y: f32) {
        self.add(x, y);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.add(x, y);
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.add(x1, y1);
        self.add(x, y);
    }
    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {
        unreachable!("TrueType outlines have no cubic curves");
    }
    fn close(&mut self) {}
}

#[test]
fn the_ink_is_that_of_the_shaped_glyphs() {
    for arabic in [AMIRI, NASKH] {
        let pages = letter(arabic);
        let fonts = read(&written_with(&pages, &Pictures::default()));
        for (name, font) in &fonts {
            let id = FontId(name.strip_prefix('F').unwrap().parse().unwrap());
            let original = ttf_parser::Face::parse(face(id).unwrap().bytes, 0).unwrap();
            let mut expected = Ink::default();
            let mut pen = 0;
            for item in &pages.pages[0].items {
                let risala_typeset::page::Content::Line(line) = &item.content else { continue };
                let runs = line.line.runs.iter().filter(|run| run.font == id);
                for glyph in runs.flat_map(|run| &run.glyphs) {
                    expected.1 = ((pen + glyph.dx) as f32, glyph.dy as f32);
                    original.outline_glyph(GlyphId(glyph.id), &mut expected);
                    pen += glyph.advance;
                }
            }
            let embedded = ttf_parser::Face::parse(&font.program, 0).unwrap();
            let mut drawn = Ink::default();
            let mut pen = 0;
            for code in &font.codes {
                drawn.1 = (pen as f32, 0.0);
                embedded.outline_glyph(GlyphId(*code), &mut drawn);
                pen += font.widths[usize::from(*code) - 1];
            }
            expected.0.sort_unstable();
            drawn.0.sort_unstable();
            assert_eq!(expected.0, drawn.0, "{name}");
        }
    }
}

#[test]
fn the_same_pages_give_the_same_bytes() {
    let first = written(AMIRI);
    let threads: Vec<_> = (0..4).map(|_| std::thread::spawn(|| written(AMIRI))).collect();
    for thread in threads {
        assert!(thread.join().unwrap() == first);
    }
    assert!(written(NASKH) != first);
}
