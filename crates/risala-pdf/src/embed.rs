//! Fonts as PDF objects: a composite font of the letter's clusters, with its Unicode text
//! (ISO 32000-1, 9.7 and 9.10.3).

use std::fmt::Write;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use sha2::{Digest, Sha256};

use crate::baked::{BakedGlyph, GlyphSet};
use crate::deflate::{Effort, deflate, stream};
use crate::file::{Gathered, print, put};
use crate::program;
use crate::sfnt::{Outlines, i16_at, u16_at, u32_at};

/// A font that can be embedded.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Face<'a> {
    /// Its PostScript name.
    pub(crate) name: &'a str,
    /// Its outlines.
    pub(crate) outlines: Outlines<'a>,
    /// Units per em.
    pub(crate) units: u16,
}

impl<'a> Face<'a> {
    /// Reads a font file; `None` when it has no usable TrueType outlines.
    pub(crate) fn read(name: &'a str, bytes: &'a [u8]) -> Option<Self> {
        let outlines = Outlines::read(bytes)?;
        Some(Self { name, outlines, units: outlines.units()? })
    }
}

/// What goes into a file for one font.
#[derive(Debug)]
pub(crate) struct Embedded {
    base_name: String,
    program: Vec<u8>,
    program_length: i64,
    to_unicode: Vec<u8>,
    /// The font descriptor as text, up to the reference to the program, which is its end.
    descriptor: Vec<u8>,
    /// The descendant font as text, up to the reference to the descriptor, which is its end.
    descendant: Vec<u8>,
}

impl Embedded {
    /// Embeds these glyphs; `None` when the font is damaged or the result too large.
    pub(crate) fn new(face: &Face<'_>, glyphs: &GlyphSet, effort: Effort) -> Option<Self> {
        let glyphs = glyphs.glyphs();
        let program = program::build(&face.outlines, &glyphs)?;
        let base_name = format!("{}+{}", tag(&program), face.name);
        Some(Self {
            descriptor: descriptor(face, &base_name),
            descendant: descendant(face, &base_name, &glyphs),
            program: deflate(&program, effort),
            program_length: i64::try_from(program.len()).ok()?,
            to_unicode: deflate(to_unicode(&glyphs).as_bytes(), effort),
            base_name,
        })
    }

    /// Adds the font to a document.
    pub(crate) fn add_to(&self, document: &mut Document, gathered: &mut Gathered) -> ObjectId {
        let program =
            document.add_object(stream(dictionary! { "Length1" => self.program_length }, self.program.clone()));
        let to_unicode = document.add_object(stream(Dictionary::new(), self.to_unicode.clone()));
        let [descriptor, descendant, font] = std::array::from_fn(|_| document.new_object_id());
        let mut ending_with = |id: ObjectId, text: &[u8], reference: ObjectId| {
            let out = gathered.begin(id.0);
            out.extend(text);
            print(out, format_args!(" {} 0 R>>", reference.0));
        };
        ending_with(descriptor, &self.descriptor, program);
        ending_with(descendant, &self.descendant, descriptor);
        let out = gathered.begin(font.0);
        out.extend(b"<</Type/Font/Subtype/Type0/BaseFont");
        put(out, &self.base_name.as_str().into());
        let references = format_args!("[{} 0 R]/ToUnicode {} 0 R>>", descendant.0, to_unicode.0);
        print(out, format_args!("/Encoding/Identity-H/DescendantFonts{references}"));
        font
    }
}

/// Six capitals that differ when the subsets differ (ISO 32000-1, 9.6.4).
fn tag(program: &[u8]) -> String {
    let hash = Sha256::digest(program);
    hash.iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// Font units as thousandths of an em.
fn per_mille(value: i32, units: u16) -> Object {
    if units == 1000 {
        return value.into();
    }
    let value = f64::from(value) * 1000.0 / f64::from(units);
    Object::Real((value * 10.0).round() as f32 / 10.0)
}

fn descriptor(face: &Face<'_>, name: &str) -> Vec<u8> {
    let Face { outlines, units, .. } = *face;
    let scaled = |value: Option<i16>| per_mille(value.unwrap_or(0).into(), units);
    let corner = |at| scaled(i16_at(outlines.head, at));
    let angle = u32_at(outlines.post, 4).map_or(0.0, |fixed| f64::from(fixed as i32) / 65536.0);
    let capital = match u16_at(outlines.os2, 0) {
        Some(2..) => i16_at(outlines.os2, 88).filter(|height| *height != 0),
        _ => None,
    };
    // Symbolic, since the codes are the font's own; Italic.
    let flags = if angle == 0.0 { 4 } else { 4 | 64 };
    let weight = i64::from(u16_at(outlines.os2, 4).unwrap_or(400));
    let dict = dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => name,
        "Flags" => flags,
        "FontBBox" => vec![corner(36), corner(38), corner(40), corner(42)],
        "ItalicAngle" => (angle * 10.0).round() as f32 / 10.0,
        "Ascent" => scaled(i16_at(outlines.hhea, 4)),
        "Descent" => scaled(i16_at(outlines.hhea, 6)),
        "CapHeight" => scaled(capital.or(i16_at(outlines.hhea, 4))),
        // No table tells it; a usual stem for the weight.
        "StemV" => 50 + weight * weight / 4225,
    };
    opened(dict, "FontFile2")
}

fn descendant(face: &Face<'_>, name: &str, glyphs: &[&BakedGlyph]) -> Vec<u8> {
    let widths = glyphs.iter().map(|glyph| per_mille(glyph.advance.into(), face.units)).collect();
    let dict = dictionary! {
        "Type" => "Font",
        "Subtype" => "CIDFontType2",
        "BaseFont" => name,
        "CIDSystemInfo" => dictionary! {
            "Registry" => Object::string_literal("Adobe"),
            "Ordering" => Object::string_literal("Identity"),
            "Supplement" => 0,
        },
        "CIDToGIDMap" => "Identity",
        "W" => vec![Object::Integer(1), Object::Array(widths)],
    };
    opened(dict, "FontDescriptor")
}

/// A dictionary as text, up to the value of `last`.
fn opened(dict: Dictionary, last: &str) -> Vec<u8> {
    let mut text = Vec::new();
    put(&mut text, &dict.into());
    text.truncate(text.len().saturating_sub(2));
    text.push(b'/');
    text.extend(last.bytes());
    text
}

/// The CMap from codes to characters.
fn to_unicode(glyphs: &[&BakedGlyph]) -> String {
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    let coded: Vec<_> = (1u16..).zip(glyphs).collect();
    // A range keeps the first byte of its codes.
    let ranges: Vec<_> = coded.chunk_by(|(a, _), (b, _)| a >> 8 == b >> 8).collect();
    for section in ranges.chunks(100) {
        // Writing into a string does not fail.
        let _ = writeln!(map, "{} beginbfrange", section.len());
        for range in section.iter().copied() {
            let (Some((first, _)), Some((last, _))) = (range.first(), range.last()) else { continue };
            let _ = write!(map, "<{first:04X}> <{last:04X}> [");
            for (_, glyph) in range {
                map.push('<');
                for unit in glyph.character.encode_utf16(&mut [0; 2]) {
                    let _ = write!(map, "{unit:04X}");
                }
                map.push('>');
            }
            map.push_str("]\n");
        }
        map.push_str("endbfrange\n");
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    map
}
