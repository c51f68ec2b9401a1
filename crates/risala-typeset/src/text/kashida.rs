//! Where a justified line may lengthen a word by a kashida, and how far.

use std::ops::Range;
use std::sync::OnceLock;

use kashida::{PatternSet, builtin_pattern_set, find_kashida_points};
use unicode_segmentation::UnicodeSegmentation;

use super::itemize::Item;
use super::shape::{Stretch, is_ignorable};
use super::{LINE_BREAK, Shaped, keep};
use crate::font::{Fonts, Script};

/// TATWEEL.
pub const TATWEEL: char = '\u{640}';
/// Longest kashida, in ems.
const LONGEST: f64 = 0.40;
/// Most tatweels in a kashida.
const MOST: usize = 3;
/// Least priority of a place: 4 is before a final ف ق ع و.
const LEAST: u8 = 4;

/// A word that may be lengthened.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The word's number in the paragraph.
    pub word: usize,
    /// The place in the text, and the most tatweels there.
    pub stretch: Stretch,
    /// Higher is better.
    pub priority: u8,
    /// Width of one tatweel in ems of the Arabic size.
    pub tatweel: f64,
}

/// A word of the text and its number; those within isolates are left out.
struct Word {
    number: usize,
    range: Range<usize>,
}

/// The places of a paragraph, at most one a word. None in names and values (they stand in isolates or behind a
/// title), in the name of God, in short or bold words, in or before a ligature.
pub fn places(shaped: &Shaped, fonts: &Fonts) -> Vec<Place> {
    words(&shaped.text).into_iter().filter_map(|word| place(shaped, fonts, &word)).collect()
}

/// How many words stand in a part of a text.
pub fn count_words(text: &str) -> usize {
    text.split([' ', LINE_BREAK]).filter(|word| word.contains(char::is_alphanumeric)).count()
}

fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut at = 0;
    let mut depth = 0_usize;
    let mut after_title = 0;
    for (number, piece) in text.split([' ', LINE_BREAK]).enumerate() {
        let range = at..at + piece.len();
        at = range.end + text.get(range.end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let opens = piece.chars().filter(|c| matches!(c, '\u{2066}'..='\u{2068}')).count();
        let closes = piece.chars().filter(|c| *c == '\u{2069}').count();
        let isolated = depth + opens > 0;
        depth = (depth + opens).saturating_sub(closes);
        if keep::is_title(piece) {
            after_title = 3;
        } else if after_title > 0 {
            after_title -= 1;
        } else if !isolated {
            words.push(Word { number, range });
        }
    }
    words
}

fn place(shaped: &Shaped, fonts: &Fonts, word: &Word) -> Option<Place> {
    let text = shaped.text.get(word.range.clone())?;
    let core = text.trim_matches(|c: char| !c.is_alphabetic());
    let start = word.range.start + text.find(core)?;
    let letters: String = core.chars().filter(|c| c.is_alphabetic()).collect();
    let arabic = |c: char| matches!(c, '\u{620}'..='\u{63F}' | '\u{641}'..='\u{655}' | '\u{670}'..='\u{6D3}');
    if !core.chars().all(arabic) || letters.chars().count() <= 3 || letters.contains("لله") {
        return None;
    }
    let (index, item) = shaped.items.iter().enumerate().find(|(_, item)| item.range.contains(&start))?;
    let font = fonts.get(item.font)?;
    if item.range.end < start + core.len() || item.script != Script::Arabic || font.is_bold() {
        return None;
    }
    let tatweel = font.advance(TATWEEL)?;
    let most = ((LONGEST / tatweel) as usize).min(MOST);
    let (at, priority) = best(core, |after| joins_plainly(shaped, index, item, start + after))?;
    (most > 0).then(|| Place { word: word.number, stretch: Stretch { at: start + at, count: most }, priority, tatweel })
}

/// The best place of a word that is allowed: by the order of usage, where the classical rules do not forbid it.
fn best(word: &str, allowed: impl Fn(usize) -> bool) -> Option<(usize, u8)> {
    static SETS: OnceLock<Option<[&PatternSet; 2]>> = OnceLock::new();
    let sets = SETS.get_or_init(|| Some([builtin_pattern_set("arabic-simple")?, builtin_pattern_set("arabic-naskh")?]));
    let [simple, naskh] = (*sets)?;
    let ends: Vec<usize> = word.grapheme_indices(true).map(|(at, grapheme)| at + grapheme.len()).collect();
    let (_, classical) = find_kashida_points(word, naskh, false);
    let (_, points) = find_kashida_points(word, simple, false);
    points
        .into_iter()
        .filter(|point| point.priority >= LEAST && classical.iter().any(|other| other.index == point.index))
        .filter_map(|point| Some((*ends.get(usize::try_from(point.index).ok()?)?, point.priority)))
        .filter(|(at, _)| *at < word.len() && allowed(*at))
        .max_by_key(|(at, priority)| (*priority, *at))
}

/// Whether the letters before and behind a place have a glyph each, and more than one letter shares neither.
fn joins_plainly(shaped: &Shaped, index: usize, item: &Item, at: usize) -> bool {
    let Some(glyphs) = shaped.glyphs.get(index) else {
        return false;
    };
    let single = |covers: &dyn Fn(usize, usize) -> bool| {
        let found = glyphs.iter().find(|glyph| covers(glyph.start(), glyph.end()));
        let text = found.and_then(|glyph| shaped.text.get(glyph.start()..glyph.end()));
        text.is_some_and(|text| text.chars().filter(|c| c.is_alphabetic() && !is_ignorable(*c)).count() <= 1)
    };
    item.range.contains(&at) && single(&|start, end| start < at && at <= end) && single(&|start, _| start == at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_place_of_a_word() {
        // The text before the place.
        for (word, expected) in
            [("المسؤولية", Some("المسؤولي")), ("السلام", Some("الس")), ("مدينة", Some("مدين")), ("دار", None)]
        {
            let found = best(word, |_| true);
            assert_eq!(found.map(|(at, _)| &word[..at]), expected, "{word}");
        }
    }

    #[test]
    fn names_and_values_are_no_words_to_lengthen() {
        let text = "كتب السيد جون سميث كتاباً إلى \u{2068}وزارة التجارة\u{2069} أمس";
        let found: Vec<&str> = words(text).into_iter().map(|word| &text[word.range]).collect();
        assert_eq!(found, ["كتب", "إلى", "أمس"]);
    }
}
