//! Clusters of placed glyphs become codes of the embedded font, one code for each character.
//!
//! What readers extract best, in both directions of writing, is a plain string of codes in visual
//! order, each standing for exactly one character and as wide as it says. So the base of a cluster is
//! one code that draws the whole cluster; the cluster's other characters get codes that draw nothing
//! and share its advance. Kerning is a move of the pen between clusters, unless it is so large that a
//! reader would take it for the end of a word.

use std::collections::HashMap;

use risala_typeset::page::{Glyph, Line, Run};
use unicode_bidi::{BidiClass, bidi_class};

use crate::sfnt::Outlines;

/// A glyph of the embedded font.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct BakedGlyph {
    /// The one character it stands for.
    pub(crate) character: char,
    /// Its advance in font units.
    pub(crate) advance: u16,
    /// The original glyphs it draws.
    pub(crate) parts: Vec<Part>,
}

/// An original glyph at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Part {
    pub(crate) glyph: u16,
    pub(crate) dx: i16,
    pub(crate) dy: i16,
}

impl BakedGlyph {
    /// The original glyph, when this is one drawn in its own place.
    pub(crate) fn whole(&self) -> Option<u16> {
        match self.parts.as_slice() {
            [part] if part.dx == 0 && part.dy == 0 => Some(part.glyph),
            _ => None,
        }
    }
}

/// The baked glyphs of one font and their codes, from 1 on in the order of first use.
#[derive(Debug, Default)]
pub(crate) struct GlyphSet {
    codes: HashMap<BakedGlyph, u16>,
}

impl GlyphSet {
    /// The code of a glyph, a new one when it has none; `None` when there are too many.
    pub(crate) fn add(&mut self, glyph: BakedGlyph) -> Option<u16> {
        if let Some(code) = self.codes.get(&glyph) {
            return Some(*code);
        }
        let code = u16::try_from(self.codes.len() + 1).ok().filter(|code| *code < u16::MAX)?;
        self.codes.insert(glyph, code);
        Some(code)
    }

    /// The code of a glyph that has one.
    pub(crate) fn code(&self, glyph: &BakedGlyph) -> Option<u16> {
        self.codes.get(glyph).copied()
    }

    /// Codes in the order of the glyphs themselves: neighbours are alike and compress well.
    pub(crate) fn sort(&mut self) {
        let mut glyphs: Vec<_> = self.codes.drain().map(|(glyph, _)| glyph).collect();
        glyphs.sort_unstable();
        self.codes = glyphs.into_iter().zip(1..).collect();
    }

    /// The glyphs in the order of their codes.
    pub(crate) fn glyphs(&self) -> Vec<&BakedGlyph> {
        let mut glyphs: Vec<_> = self.codes.iter().collect();
        glyphs.sort_unstable_by_key(|(_, code)| **code);
        glyphs.into_iter().map(|(glyph, _)| glyph).collect()
    }
}

/// A cluster as it is drawn.
#[derive(Debug, Clone)]
pub(crate) struct Cluster {
    /// First byte of its text.
    pub(crate) start: usize,
    /// How far the pen moves before it, in font units.
    pub(crate) before: i32,
    /// Its glyphs, from left to right.
    pub(crate) glyphs: Vec<BakedGlyph>,
    /// How far the pen moves after it, in font units.
    pub(crate) after: i32,
}

impl Cluster {
    /// Whether it parts words.
    pub(crate) fn is_space(&self) -> bool {
        self.glyphs.iter().all(|glyph| glyph.character.is_whitespace())
    }
}

/// Bakes a run into clusters, from left to right.
pub(crate) fn bake(line: &Line, run: &Run, outlines: &Outlines<'_>) -> Vec<Cluster> {
    let floor = run.glyphs.iter().map(|g| g.cluster).min().unwrap_or(0);
    let start = |glyph: &Glyph| base(line, floor, glyph.cluster);
    let groups = run.glyphs.chunk_by(|a, b| start(a) == start(b));
    groups
        .map(|group| {
            let start = group.first().map_or(0, start);
            let end = with_joiners(line, group.iter().map(|g| g.cluster_end as usize).max().unwrap_or(start));
            let characters = characters(line.text.get(start..end).unwrap_or_default(), run.rtl);
            let kerned = Kerned::of(group, outlines);
            let glyphs = place(group, &characters, &kerned, outlines);
            Cluster { start, before: kerned.before, glyphs, after: kerned.after }
        })
        .collect()
}

/// How kerning moved a cluster.
struct Kerned {
    before: i32,
    advance: i32,
    after: i32,
}

/// Kerning that no reader takes for the end of a word, in thousandths of an em. (Poppler ends words at a
/// tenth of an em in either direction, pdf.js ponders from three hundredths on.)
const SMALL: std::ops::RangeInclusive<i32> = -90..=25;

impl Kerned {
    /// Takes small kerning out of a cluster's advance, so that the same cluster is the same glyph wherever
    /// it stands. Large kerning stays within it.
    fn of(group: &[Glyph], outlines: &Outlines<'_>) -> Self {
        let actual: i32 = group.iter().map(|glyph| glyph.advance).sum();
        let moving = group.iter().filter(|glyph| glyph.advance != 0);
        let before = moving.clone().next().map_or(0, |glyph| glyph.dx);
        let own: Option<i32> = moving.map(|glyph| outlines.advance(glyph.id).map(i32::from)).sum();
        let units = i32::from(outlines.units().unwrap_or(1000));
        let small = |value: i32| SMALL.contains(&(value.saturating_mul(1000) / units));
        match own {
            Some(own) if small(before) && small(actual - before - own) => {
                Self { before, advance: own, after: actual - before - own }
            }
            _ => Self { before: 0, advance: actual, after: 0 },
        }
    }
}

/// Steps from a mark back to the base that carries it, which may not stand before the run.
fn base(line: &Line, floor: u32, cluster: u32) -> usize {
    let carried = |c: char| is_mark(c) || is_joiner(c);
    let mut start = cluster as usize;
    while line.text.get(start..).is_some_and(|t| t.starts_with(carried))
        && let Some(before) = line.text.get(floor as usize..start)
        && let Some(previous) = before.chars().next_back()
    {
        start -= previous.len_utf8();
    }
    start
}

/// Joiners have no glyphs; they belong to the cluster before them.
fn with_joiners(line: &Line, end: usize) -> usize {
    let after = line.text.get(end..line.range.end).unwrap_or_default();
    let joiners = after.chars().take_while(|c| is_joiner(*c));
    end + joiners.map(char::len_utf8).sum::<usize>()
}

fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200C}' | '\u{200D}')
}

fn is_mark(character: char) -> bool {
    // Most characters are told without a search.
    match character {
        '\0'..'\u{300}' | '\u{620}'..='\u{64A}' => false,
        _ => bidi_class(character) == BidiClass::NSM,
    }
}

/// The cluster's characters from left to right, without those that only steer.
fn characters(text: &str, rtl: bool) -> Vec<char> {
    let mut characters: Vec<char> = text.chars().filter(|c| !is_steering(*c)).collect();
    if rtl {
        characters.reverse();
    }
    if characters.is_empty() {
        characters.push(' ');
    }
    characters
}

/// Controls of direction and line breaking, which belong to no copied text. The joiners stay: they are
/// part of a word's spelling.
fn is_steering(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{61C}' | '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}'
            | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}')
}

/// One baked glyph for each character; the base's draws the cluster.
fn place(group: &[Glyph], characters: &[char], kerned: &Kerned, outlines: &Outlines<'_>) -> Vec<BakedGlyph> {
    let mut pen = -kerned.before;
    let mut parts = Vec::with_capacity(group.len());
    for glyph in group {
        let (id, dx, dy) = outlines.behind(glyph.id);
        let (dx, dy) = (glyph.dx.saturating_add(dx.into()), glyph.dy.saturating_add(dy.into()));
        parts.push((id, pen.saturating_add(dx), dy));
        pen = pen.saturating_add(glyph.advance);
    }
    let advance = u16::try_from(kerned.advance.max(0)).unwrap_or(u16::MAX);
    let wide = characters.iter().filter(|c| !is_joiner(**c)).count().max(1);
    let wide = u16::try_from(wide).unwrap_or(u16::MAX);
    let (share, rest) = (advance / wide, advance % wide);
    let base = characters.iter().position(|c| !is_mark(*c) && !is_joiner(*c));
    let base = base.unwrap_or(0);
    let mut given = 0u16;
    let mut baked = Vec::with_capacity(characters.len());
    for (index, character) in characters.iter().enumerate() {
        let (advance, parts) = if index == base {
            let at = |(glyph, dx, dy): &(u16, i32, i32)| Part {
                glyph: *glyph,
                dx: narrow(dx.saturating_sub(i32::from(given))),
                dy: narrow(*dy),
            };
            (share + rest, parts.iter().map(at).collect())
        } else if is_joiner(*character) {
            (0, Vec::new())
        } else {
            (share, Vec::new())
        };
        given = given.saturating_add(advance);
        baked.push(BakedGlyph { character: *character, advance, parts });
    }
    baked
}

fn narrow(value: i32) -> i16 {
    value.clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16
}

#[cfg(test)]
mod tests {
    use super::*;
    use risala_typeset::font::FontId;

    fn baked(text: &str, rtl: bool, glyphs: &[(u16, i32, i32, i32, u32, u32)]) -> Vec<BakedGlyph> {
        let run = Run {
            font: FontId(0),
            size: 10.0,
            rtl,
            glyphs: glyphs
                .iter()
                .map(|&(id, advance, dx, dy, cluster, cluster_end)| Glyph { id, advance, dx, dy, cluster, cluster_end })
                .collect(),
        };
        let line = Line { text: text.into(), range: 0..text.len(), runs: Vec::new(), width: 0.0, word_space: 0.0 };
        // No glyph of this font is as wide as those of the cases: kerning stays within the glyphs.
        let outlines = Outlines::read(crate::sample::bytes(FontId(0))).unwrap();
        bake(&line, &run, &outlines).into_iter().flat_map(|cluster| cluster.glyphs).collect()
    }

    fn part(glyph: u16, dx: i16, dy: i16) -> Part {
        Part { glyph, dx, dy }
    }

    #[test]
    fn a_letter_is_one_code() {
        let baked = baked("A", false, &[(7, 6000, 0, 0, 0, 1)]);
        assert_eq!(baked.len(), 1);
        assert_eq!(baked[0].character, 'A');
        assert_eq!(baked[0].whole(), Some(7));
    }

    #[test]
    fn a_ligature_is_one_code_for_each_character() {
        // Lam and alef, one glyph: the last character stands leftmost and draws.
        let baked = baked("لا", true, &[(9, 5001, 0, 0, 0, 4)]);
        let characters: String = baked.iter().map(|g| g.character).collect();
        assert_eq!(characters, "ال");
        assert_eq!(baked[0].parts, [part(9, 0, 0)]);
        assert_eq!(baked[1].parts, []);
        assert_eq!((baked[0].advance, baked[1].advance), (2501, 2500));
    }

    #[test]
    fn a_mark_is_drawn_by_its_base() {
        // Beh and fatha: in visual order the mark comes first and the base draws both.
        let baked = baked("بَ", true, &[(5, 0, 100, 20, 2, 4), (4, 4000, 0, 0, 0, 2)]);
        assert_eq!(baked[0].character, '\u{64E}');
        assert_eq!(baked[0].parts, []);
        assert_eq!(baked[1].character, 'ب');
        assert_eq!(baked[1].parts, [part(5, -1900, 20), part(4, -2000, 0)]);
    }

    #[test]
    fn a_joiner_stays_in_the_word_and_is_not_wide() {
        let baked = baked("ی\u{200C}خ", true, &[(8, 3000, 0, 0, 5, 7), (9, 4000, 0, 0, 0, 2)]);
        let characters: String = baked.iter().map(|g| g.character).collect();
        assert_eq!(characters, "خ\u{200C}ی");
        assert_eq!(baked.iter().map(|g| g.advance).collect::<Vec<_>>(), [3000, 0, 4000]);
    }

    #[test]
    fn steering_characters_get_no_code() {
        let text = "\u{2068}a\u{2069}";
        let baked = baked(text, false, &[(3, 5000, 0, 0, 3, 7)]);
        assert_eq!(baked.len(), 1);
        assert_eq!(baked[0].character, 'a');
    }

    #[test]
    fn sorted_codes_follow_the_glyphs_and_not_the_use() {
        let glyph = |character| BakedGlyph { character, advance: 1, parts: Vec::new() };
        let mut set = GlyphSet::default();
        let used = ['c', 'a', 'b', 'a'].map(|character| set.add(glyph(character)));
        assert_eq!(used, [Some(1), Some(2), Some(3), Some(2)]);
        set.sort();
        assert_eq!(['a', 'b', 'c'].map(|character| set.code(&glyph(character))), [Some(1), Some(2), Some(3)]);
    }

    #[test]
    fn small_kerning_is_a_move_of_the_pen() {
        let outlines = Outlines::read(crate::sample::bytes(FontId(0))).unwrap();
        let own = i32::from(outlines.advance(100).unwrap());
        let kerned = |dx: i32, by: i32| {
            let glyph = Glyph { id: 100, advance: own + by, dx, dy: 0, cluster: 0, cluster_end: 1 };
            let kerned = Kerned::of(&[glyph], &outlines);
            (kerned.before, kerned.advance - own, kerned.after)
        };
        assert_eq!(kerned(0, -40), (0, 0, -40));
        assert_eq!(kerned(-40, -40), (-40, 0, 0));
        assert_eq!(kerned(0, -120), (0, -120, 0), "a reader would end the word");
    }
}
