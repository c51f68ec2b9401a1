//! Clusters of placed glyphs become codes of the embedded font, one code for each character.
//!
//! What readers extract best, in both directions of writing, is a plain string of codes in visual
//! order, each standing for exactly one character and as wide as it says. So the base of a cluster is
//! one code that draws the whole cluster; the cluster's other characters get codes that draw nothing
//! and share its advance.

use std::collections::HashMap;

use risala_typeset::page::{Glyph, Line, Run};
use unicode_bidi::{BidiClass, bidi_class};

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

/// The baked glyphs of one font in one letter.
#[derive(Debug, Default)]
pub(crate) struct GlyphSet {
    numbers: HashMap<BakedGlyph, u16>,
}

impl GlyphSet {
    /// The glyph's number in the order of first use; `None` when there are too many.
    fn number(&mut self, glyph: BakedGlyph) -> Option<u16> {
        let next = u16::try_from(self.numbers.len()).ok();
        match self.numbers.get(&glyph) {
            Some(number) => Some(*number),
            None => next.inspect(|number| {
                self.numbers.insert(glyph, *number);
            }),
        }
    }

    /// The glyphs in the order of their codes, and the code of each number. The order is that of the
    /// glyphs themselves, so that letters with the same glyphs have the same font.
    pub(crate) fn codes(self) -> (Vec<BakedGlyph>, Vec<u16>) {
        let mut glyphs: Vec<_> = self.numbers.into_iter().collect();
        glyphs.sort_unstable();
        let mut codes = vec![0; glyphs.len()];
        for (code, (_, number)) in (1u16..).zip(&glyphs) {
            if let Some(place) = codes.get_mut(usize::from(*number)) {
                *place = code;
            }
        }
        (glyphs.into_iter().map(|(glyph, _)| glyph).collect(), codes)
    }
}

/// A cluster as it is drawn: its place in the source text and the numbers of its glyphs.
pub(crate) struct Cluster {
    /// First byte of its text.
    pub(crate) start: usize,
    /// Numbers in [`GlyphSet`], from left to right.
    pub(crate) numbers: Vec<u16>,
}

/// Bakes a run into clusters, from left to right; `None` when the font gets too many glyphs.
pub(crate) fn bake(line: &Line, run: &Run, set: &mut GlyphSet) -> Option<Vec<Cluster>> {
    let floor = run.glyphs.iter().map(|g| g.cluster).min().unwrap_or(0);
    let mut clusters = Vec::new();
    let mut rest = run.glyphs.as_slice();
    while let Some(first) = rest.first() {
        let start = base(line, floor, first.cluster);
        let count = rest.iter().take_while(|glyph| base(line, floor, glyph.cluster) == start).count();
        let (group, after) = rest.split_at_checked(count)?;
        rest = after;
        let end = with_joiners(line, group.iter().map(|g| g.cluster_end as usize).max()?);
        let numbers = characters(line.text.get(start..end).unwrap_or_default(), run.rtl);
        let numbers = place(group, &numbers).into_iter().map(|glyph| set.number(glyph)).collect::<Option<_>>()?;
        clusters.push(Cluster { start, numbers });
    }
    Some(clusters)
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
fn place(group: &[Glyph], characters: &[char]) -> Vec<BakedGlyph> {
    let mut pen = 0i32;
    let mut parts = Vec::with_capacity(group.len());
    for glyph in group {
        parts.push((glyph.id, pen.saturating_add(glyph.dx), glyph.dy));
        pen = pen.saturating_add(glyph.advance);
    }
    let advance = u16::try_from(pen.max(0)).unwrap_or(u16::MAX);
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
        let line = Line { text: text.into(), range: 0..text.len(), runs: Vec::new(), width: 0.0 };
        let mut set = GlyphSet::default();
        let clusters = bake(&line, &run, &mut set).unwrap();
        let mut glyphs: Vec<_> = set.numbers.into_iter().collect();
        glyphs.sort_by_key(|(_, number)| *number);
        clusters.iter().flat_map(|c| &c.numbers).map(|number| glyphs[usize::from(*number)].0.clone()).collect()
    }

    fn part(glyph: u16, dx: i16, dy: i16) -> Part {
        Part { glyph, dx, dy }
    }

    #[test]
    fn a_letter_is_one_code() {
        let baked = baked("A", false, &[(7, 600, 0, 0, 0, 1)]);
        assert_eq!(baked.len(), 1);
        assert_eq!(baked[0].character, 'A');
        assert_eq!(baked[0].whole(), Some(7));
    }

    #[test]
    fn a_ligature_is_one_code_for_each_character() {
        // Lam and alef, one glyph: the last character stands leftmost and draws.
        let baked = baked("لا", true, &[(9, 501, 0, 0, 0, 4)]);
        let characters: String = baked.iter().map(|g| g.character).collect();
        assert_eq!(characters, "ال");
        assert_eq!(baked[0].parts, [part(9, 0, 0)]);
        assert_eq!(baked[1].parts, []);
        assert_eq!((baked[0].advance, baked[1].advance), (251, 250));
    }

    #[test]
    fn a_mark_is_drawn_by_its_base() {
        // Beh and fatha: in visual order the mark comes first and the base draws both.
        let baked = baked("بَ", true, &[(5, 0, 100, 20, 2, 4), (4, 400, 0, 0, 0, 2)]);
        assert_eq!(baked[0].character, '\u{64E}');
        assert_eq!(baked[0].parts, []);
        assert_eq!(baked[1].character, 'ب');
        assert_eq!(baked[1].parts, [part(5, -100, 20), part(4, -200, 0)]);
    }

    #[test]
    fn a_joiner_stays_in_the_word_and_is_not_wide() {
        let baked = baked("ی\u{200C}خ", true, &[(8, 300, 0, 0, 5, 7), (9, 400, 0, 0, 0, 2)]);
        let characters: String = baked.iter().map(|g| g.character).collect();
        assert_eq!(characters, "خ\u{200C}ی");
        assert_eq!(baked.iter().map(|g| g.advance).collect::<Vec<_>>(), [300, 0, 400]);
    }

    #[test]
    fn steering_characters_get_no_code() {
        let text = "\u{2068}a\u{2069}";
        let baked = baked(text, false, &[(3, 500, 0, 0, 3, 7)]);
        assert_eq!(baked.len(), 1);
        assert_eq!(baked[0].character, 'a');
    }

    #[test]
    fn codes_follow_the_glyphs_and_not_the_use() {
        let glyph = |character| BakedGlyph { character, advance: 1, parts: Vec::new() };
        let mut set = GlyphSet::default();
        for character in ['c', 'a', 'b', 'a'] {
            set.number(glyph(character));
        }
        let (glyphs, codes) = set.codes();
        assert_eq!(glyphs, ['a', 'b', 'c'].map(glyph));
        assert_eq!(codes, [3, 1, 2]);
    }
}
