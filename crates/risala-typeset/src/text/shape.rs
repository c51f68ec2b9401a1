//! Items become glyphs (HarfBuzz's way, by rustybuzz).

use std::ops::Range;

use icu_properties::CodePointSetData;
use icu_properties::props::DefaultIgnorableCodePoint;
use rustybuzz::{BufferClusterLevel, GlyphBuffer, UnicodeBuffer};

use super::itemize::Item;
use super::kashida::TATWEEL;
use super::{LINE_BREAK, TextError};
use crate::font::{Font, Fonts, direction, features, language};
use crate::page::Glyph;

/// A glyph, and what line breaking must know of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShapedGlyph {
    /// The glyph.
    pub glyph: Glyph,
    /// Whether it stands for a default ignorable and is not drawn.
    pub hidden: bool,
    /// Whether the text may be cut before its cluster without shaping again.
    pub safe: bool,
}

impl ShapedGlyph {
    /// One past the last byte of its cluster.
    pub fn end(&self) -> usize {
        usize::try_from(self.glyph.cluster_end).unwrap_or(usize::MAX)
    }

    /// The first byte of its cluster.
    pub fn start(&self) -> usize {
        usize::try_from(self.glyph.cluster).unwrap_or(usize::MAX)
    }
}

/// Glyphs of an item, or of a part of it, from left to right.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// The item's index.
    pub item: usize,
    /// The glyphs.
    pub glyphs: Vec<ShapedGlyph>,
}

/// A word lengthened: so many tatweels behind the letter that ends at this byte. They belong to that letter, so that
/// no copied text has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// Where the letter ends.
    pub at: usize,
    /// How many.
    pub count: usize,
}

/// Shapes the part of a paragraph that `range` holds between line ends at the ends of `context`, in logical order of
/// its items.
pub fn shape_range(
    fonts: &Fonts,
    text: &str,
    items: &[Item],
    (range, context): (Range<usize>, Range<usize>),
    stretches: &[Stretch],
) -> Result<Vec<Piece>, TextError> {
    let mut pieces = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let part = item.range.start.max(range.start)..item.range.end.min(range.end);
        if !part.is_empty() {
            pieces.push(Piece { item: index, glyphs: shape(fonts, text, item, (part, context.clone()), stretches)? });
        }
    }
    Ok(pieces)
}

/// Shapes `range` of an item, glyphs from left to right. Letters of `context` around it decide how the letters
/// at its ends join.
fn shape(
    fonts: &Fonts,
    text: &str,
    item: &Item,
    (range, context): (Range<usize>, Range<usize>),
    stretches: &[Stretch],
) -> Result<Vec<ShapedGlyph>, TextError> {
    let part = |range: Range<usize>| text.get(range).unwrap_or_default();
    let Some(font) = fonts.get(item.font) else {
        return Ok(Vec::new());
    };
    let mut buffer = UnicodeBuffer::new();
    buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
    buffer.set_direction(direction(item.level.is_rtl()));
    buffer.set_script(item.script.into());
    if let Some(language) = language(item.script) {
        buffer.set_language(language);
    }
    for (at, character) in part(range.clone()).char_indices() {
        let at = range.start + at;
        // What fonts do not know of a line's end is a letter that joins none.
        let shown = if character == LINE_BREAK { '\u{200C}' } else { character };
        buffer.add(shown, position(at));
        for stretch in stretches.iter().filter(|stretch| stretch.at == at + character.len_utf8()) {
            (0..stretch.count).for_each(|_| buffer.add(TATWEEL, position(at)));
        }
    }
    buffer.set_pre_context(part(context.start..range.start));
    buffer.set_post_context(part(range.end..context.end));
    let shaped = match font.plan(item.script, item.level.is_rtl()) {
        Some(plan) => rustybuzz::shape_with_plan(font.face(), plan, buffer),
        None => rustybuzz::shape(font.face(), features(item.script), buffer),
    };
    let mut glyphs = glyphs(font, text, &shaped)?;
    if item.level.is_rtl() {
        close_clusters(glyphs.iter_mut(), range.end);
    } else {
        close_clusters(glyphs.iter_mut().rev(), range.end);
    }
    Ok(glyphs)
}

fn glyphs(font: &Font, text: &str, shaped: &GlyphBuffer) -> Result<Vec<ShapedGlyph>, TextError> {
    let space = font.face().glyph_index(' ').unwrap_or_default();
    shaped
        .glyph_infos()
        .iter()
        .zip(shaped.glyph_positions())
        .map(|(info, position)| {
            let id = u16::try_from(info.glyph_id).unwrap_or(0);
            if id == 0 {
                return Err(missing(text, info.cluster));
            }
            Ok(ShapedGlyph {
                glyph: Glyph {
                    id,
                    advance: position.x_advance,
                    dx: position.x_offset,
                    dy: position.y_offset,
                    cluster: info.cluster,
                    cluster_end: info.cluster,
                },
                // The shaper leaves a space without width in their place.
                hidden: id == space.0 && position.x_advance == 0,
                safe: !info.unsafe_to_break(),
            })
        })
        .collect()
}

fn missing(text: &str, cluster: u32) -> TextError {
    let at = usize::try_from(cluster).unwrap_or_default();
    TextError::MissingGlyph { character: text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or_default(), at }
}

/// Sets where each cluster ends, given the glyphs in reverse logical order.
fn close_clusters<'a>(glyphs: impl Iterator<Item = &'a mut ShapedGlyph>, end: usize) {
    let mut end = position(end);
    let mut cluster = end;
    for ShapedGlyph { glyph, .. } in glyphs {
        if glyph.cluster != cluster {
            end = cluster;
            cluster = glyph.cluster;
        }
        glyph.cluster_end = end;
    }
}

/// Positions are 32 bits wide in glyphs; no paragraph comes near that.
fn position(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

/// Whether a font can draw a whole grapheme cluster. Some fonts have empty glyphs for control characters; they
/// are no text all the same.
pub fn covers(font: &Font, cluster: &str) -> bool {
    let has = |c: char| font.has(c) && !c.is_control();
    cluster.chars().all(|c| is_ignorable(c) || has(c)) || draws(font, cluster)
}

/// Whether shaping finds glyphs where the character map alone does not: composed and decomposed letters,
/// spaces and hyphens that stand for one another.
fn draws(font: &Font, cluster: &str) -> bool {
    if cluster.contains(char::is_control) {
        return false;
    }
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(cluster);
    rustybuzz::shape(font.face(), &[], buffer).glyph_infos().iter().all(|info| info.glyph_id != 0)
}

/// Whether a character has no picture of its own: isolates, marks of direction, joiners, the end of a line.
pub fn is_ignorable(character: char) -> bool {
    // Most of a letter: neither ASCII nor the Arabic block from its first letter on has any.
    let common = character.is_ascii() || ('\u{61D}'..='\u{6FF}').contains(&character);
    !common && (character == LINE_BREAK || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(character))
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;
    use std::path::Path;

    use risala_letter::setup::Style;

    use super::*;
    use crate::font::{FILES, Script};
    use crate::text::{Face, Paragraph, bidi, itemize, linebreak};

    /// For a comparison with HarfBuzz, where the variable says the folder: from `paragraphs.txt`, lines of
    /// style, direction, weight, slant and text, it writes `items.txt`, a line for each item as it was shaped.
    #[test]
    fn shaping_conformance() {
        let Some(folder) = std::env::var_os("RISALA_SHAPING") else {
            return;
        };
        let folder = Path::new(&folder);
        let fonts = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fonts");
        let bytes = FILES.map(|file| std::fs::read(Path::new(fonts).join(file)).unwrap());
        let files: Vec<_> = FILES.into_iter().zip(bytes.iter().map(Vec::as_slice)).collect();
        let sets = [("classic", Style::Classic), ("naskh", Style::Naskh), ("modern", Style::Modern)]
            .map(|(name, style)| (name, Fonts::new(style, &files).unwrap()));
        let mut items = String::new();
        for (number, line) in std::fs::read_to_string(folder.join("paragraphs.txt")).unwrap().lines().enumerate() {
            let fields: Vec<&str> = line.splitn(5, '\t').collect();
            let face = Face { bold: fields[2] == "bold", italic: fields[3] == "italic" };
            let text = fields[4];
            let paragraph =
                Paragraph { text: text.into(), faces: vec![(0..text.len(), face)], rtl: fields[1] == "rtl" };
            let (_, fonts) = sets.iter().find(|(name, _)| *name == fields[0]).unwrap();
            write_items(&mut items, number, &paragraph, fonts);
        }
        std::fs::write(folder.join("items.txt"), items).unwrap();
    }

    /// Lines of paragraph, font, script, direction, first and last byte, end of the paragraph's ink, and glyphs as
    /// `id:cluster:advance:dx:dy`.
    fn write_items(out: &mut String, number: usize, paragraph: &Paragraph, fonts: &Fonts) {
        let ink = 0..linebreak::trim(&paragraph.text);
        let levels = bidi::levels(&paragraph.text, paragraph.rtl);
        let items = itemize::itemize(paragraph, ink.end, &levels, fonts).unwrap();
        for piece in shape_range(fonts, &paragraph.text, &items, (ink.clone(), ink.clone()), &[]).unwrap() {
            let item = &items[piece.item];
            let script = match item.script {
                Script::Arabic => "Arab".to_owned(),
                Script::Latin => "Latn".to_owned(),
                Script::Other(tag) => String::from_utf8(tag.to_vec()).unwrap(),
            };
            let direction = if item.level.is_rtl() { "rtl" } else { "ltr" };
            let Range { start, end } = item.range;
            let file = fonts.get(item.font).unwrap().file;
            write!(out, "{number}\t{file}\t{script}\t{direction}\t{start}\t{end}\t{}\t", ink.end).unwrap();
            for ShapedGlyph { glyph, .. } in &piece.glyphs {
                let Glyph { id, cluster, advance, dx, dy, .. } = glyph;
                write!(out, "{id}:{cluster}:{advance}:{dx}:{dy} ").unwrap();
            }
            out.push('\n');
        }
    }
}
