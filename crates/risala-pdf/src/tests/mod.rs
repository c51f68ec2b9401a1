//! What a finished file holds, read again by other libraries.

use std::collections::BTreeMap;

use jiff::ZonedDateTime;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};
use risala_typeset::font::FontId;
use risala_typeset::page::{Line, Pages};
use rustybuzz::ttf_parser::{self, GlyphId};

use crate::sample::{AMIRI, ARABIC, NASKH, letter, stock};
use crate::{About, PdfError, Pictures, Press, Stock};

mod claims;
mod laws;

fn write(pages: &Pages, pictures: &Pictures, stock: Stock<'static>) -> Result<Vec<u8>, PdfError> {
    let created: ZonedDateTime = "2026-03-05T09:07:01+03:00[Asia/Damascus]".parse().unwrap();
    let about = About { author: "Syrian Computer Society", subject: None, created: &created, producer: "Risala 0.1.0" };
    Press::new(stock.into()).write(pages, pictures, &about)
}

pub(crate) fn written_with(pages: &Pages, pictures: &Pictures) -> Vec<u8> {
    write(pages, pictures, stock(pages.lines())).unwrap()
}

fn written(font: FontId) -> Vec<u8> {
    written_with(&letter(font), &Pictures::default())
}

/// A font of a file, read back.
struct Read {
    program: Vec<u8>,
    widths: Vec<i64>,
    text: BTreeMap<u16, char>,
    /// Codes as shown, each with the moves of the pen before it.
    shown: Vec<(f32, u16)>,
}

impl Read {
    fn drawn(&self) -> String {
        self.shown.iter().filter_map(|(_, code)| self.text.get(code)).collect()
    }
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
    let hex = |text: &str| u16::from_str_radix(text, 16).unwrap();
    let ranges = map.lines().filter_map(|line| {
        let (codes, texts) = line.strip_suffix(">]")?.split_once(" [<")?;
        let (first, last) = codes.strip_prefix('<')?.strip_suffix('>')?.split_once("> <")?;
        let texts: Vec<&str> = texts.split("><").collect();
        assert_eq!(texts.len(), usize::from(hex(last) - hex(first)) + 1);
        Some((hex(first)..).zip(texts))
    });
    ranges
        .flatten()
        .map(|(code, text)| {
            let units: Vec<u16> =
                text.as_bytes().chunks(4).map(|unit| hex(std::str::from_utf8(unit).unwrap())).collect();
            let mut characters = char::decode_utf16(units).map(Result::unwrap);
            let character = characters.next().unwrap();
            assert_eq!(characters.next(), None, "one character for a code");
            (code, character)
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
                shown: Vec::new(),
            },
        );
    }
    let operations = Content::decode(&content(&document, page, "Contents")).unwrap().operations;
    let mut font = String::new();
    for operation in operations {
        match (operation.operator.as_str(), operation.operands.as_slice()) {
            ("Tf", [Object::Name(name), _]) => font = String::from_utf8(name.clone()).unwrap(),
            ("Tj", shown) => show(read.get_mut(&font).unwrap(), shown),
            ("TJ", [Object::Array(shown)]) => show(read.get_mut(&font).unwrap(), shown),
            _ => {}
        }
    }
    read
}

fn show(font: &mut Read, items: &[Object]) {
    let mut by = 0.0;
    for item in items {
        match item {
            Object::String(codes, _) => {
                for code in codes.chunks(2) {
                    font.shown.push((std::mem::take(&mut by), u16::from_be_bytes([code[0], code[1]])));
                }
            }
            number => by -= number.as_float().unwrap(),
        }
    }
    // A move after the last code stands before code 0, which draws nothing.
    font.shown.push((by, 0));
}

#[test]
fn every_code_has_a_glyph_a_width_and_a_character() {
    for arabic in [AMIRI, NASKH] {
        let fonts = read(&written(arabic));
        assert_eq!(fonts.len(), 2);
        for font in fonts.values() {
            let face = ttf_parser::Face::parse(&font.program, 0).unwrap();
            assert!(!font.shown.is_empty());
            for (_, code) in font.shown.iter().filter(|(_, code)| *code != 0) {
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
    let drawn = font.drawn();
    for text in ARABIC {
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
            let original = ttf_parser::Face::parse(crate::sample::bytes(id), 0).unwrap();
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
            let mut pen = 0.0;
            for (by, code) in &font.shown {
                pen += by;
                drawn.1 = (pen, 0.0);
                if let Some(width) = font.widths.get(usize::from(*code).wrapping_sub(1)) {
                    embedded.outline_glyph(GlyphId(*code), &mut drawn);
                    pen += *width as f32;
                }
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

#[test]
fn what_the_stock_lacks_stands_in_a_font_of_the_letters_own() {
    let pages = letter(AMIRI);
    let with = |lines: Vec<&Line>| read(&write(&pages, &Pictures::default(), stock(lines)).unwrap());
    let lines: Vec<&Line> = pages.lines().collect();
    let (whole, none, half) = (with(lines.clone()), with(Vec::new()), with(lines[..5].to_vec()));
    assert_eq!(whole.keys().collect::<Vec<_>>(), ["F0", "F2"]);
    assert_eq!(none.keys().collect::<Vec<_>>(), ["G0", "G2"]);
    assert_eq!(none["G0"].drawn(), whole["F0"].drawn());
    assert_eq!(half.keys().collect::<Vec<_>>(), ["F0", "F2", "G0", "G2"]);
    // What is read from right to left stands whole in one font or in the other.
    let own: String = half["G0"].drawn();
    let visual: String = ARABIC[3].chars().rev().collect();
    assert!(own.contains(&visual), "{visual} in {own}");
}
