//! Embedding levels (UAX #9), and the order of a line's runs.

use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo};

/// The level of every byte of a paragraph: rules X1 to I2, and L1 for separators. Rule L1 for white space at
/// a line's end has no work left, for such space has no glyphs.
pub fn levels(text: &str, rtl: bool) -> Vec<Level> {
    let base = if rtl { Level::rtl() } else { Level::ltr() };
    let mut bidi = ParagraphBidiInfo::new(text, Some(base));
    let mut reset_from = None;
    for (start, character) in text.char_indices() {
        match bidi.original_classes.get(start) {
            Some(BidiClass::B | BidiClass::S) => {
                let span = reset_from.take().unwrap_or(start)..start + character.len_utf8();
                if let Some(levels) = bidi.levels.get_mut(span) {
                    levels.fill(base);
                }
            }
            Some(class) if hangs(*class) => {
                reset_from.get_or_insert(start);
            }
            _ => reset_from = None,
        }
    }
    bidi.levels
}

/// Whether a character before a separator or a line's end takes the paragraph's level (L1), or has none (X9).
fn hangs(class: BidiClass) -> bool {
    use BidiClass::*;
    matches!(class, WS | FSI | LRI | RLI | PDI | BN | LRE | RLE | LRO | RLO | PDF)
}

/// The visual order of a line's runs given their levels (L2): `order[0]` is the leftmost.
pub fn visual_order(levels: &[Level]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..levels.len()).collect();
    let numbers = || levels.iter().map(|level| level.number());
    let highest = numbers().max().unwrap_or(0);
    let lowest_odd = numbers().filter(|level| level % 2 == 1).min();
    for limit in (lowest_odd.unwrap_or(highest + 1)..=highest).rev() {
        let reaches = |&run: &usize| levels.get(run).is_some_and(|level| level.number() >= limit);
        for stretch in order.chunk_by_mut(|a, b| reaches(a) && reaches(b)) {
            if stretch.first().is_some_and(reaches) {
                stretch.reverse();
            }
        }
    }
    order
}
