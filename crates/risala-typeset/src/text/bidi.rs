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

#[cfg(test)]
mod tests {
    use super::*;

    /// The levels and the visual order of a line that is the whole text, character by character.
    fn check(text: &str, rtl: bool, levels_expected: &str, order_expected: &str, case: &str) {
        let levels = levels(text, rtl);
        let characters: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let expected: Vec<&str> = levels_expected.split_whitespace().collect();
        let base = u8::from(rtl);
        // White space at the end is at the paragraph's level; on pages it has no glyphs.
        let trim = text.trim_end_matches(trails).len();
        let found: Vec<u8> = characters.iter().map(|&at| if at < trim { levels[at].number() } else { base }).collect();
        let seen: Vec<usize> = (0..found.len()).filter(|&i| expected[i] != "x").collect();
        for &i in &seen {
            assert_eq!(found[i].to_string(), expected[i], "level of character {i} in {case}");
        }
        let visible: Vec<Level> = seen.iter().map(|&i| Level::new(found[i]).unwrap()).collect();
        let order: Vec<String> = visual_order(&visible).iter().map(|&i| seen[i].to_string()).collect();
        assert_eq!(order.join(" "), order_expected.trim(), "order in {case}");
    }

    proptest::proptest! {
        #[test]
        fn visual_order_is_a_permutation(numbers in proptest::collection::vec(0_u8..6, 0..40)) {
            let levels: Vec<Level> = numbers.iter().map(|&n| Level::new(n).unwrap()).collect();
            let mut order = visual_order(&levels);
            assert_eq!(order, ParagraphBidiInfo::reorder_visual(&levels));
            order.sort_unstable();
            assert!(order.into_iter().eq(0..levels.len()));
        }
    }

    fn trails(character: char) -> bool {
        let class = unicode_bidi::bidi_class(character);
        hangs(class) || matches!(class, BidiClass::B | BidiClass::S)
    }

    #[test]
    fn order_of_mixed_lines() {
        let cases = [
            ("abc", false, "0 0 0", "0 1 2"),
            ("ابج", true, "1 1 1", "2 1 0"),
            ("ا 12", true, "1 1 2 2", "2 3 1 0"),
            ("ا\u{2068}+96\u{2069}", true, "1 1 2 2 2 1", "5 2 3 4 1 0"),
            ("a ب\tج", false, "0 0 1 0 1", "0 1 2 3 4"),
            ("ا (ab) ب", true, "1 1 1 2 2 1 1 1", "7 6 5 3 4 2 1 0"),
        ];
        for (text, rtl, levels, order) in cases {
            check(text, rtl, levels, order, text);
        }
    }

    /// Unicode's own tests, where the variable says that their folder is.
    #[test]
    fn unicode_conformance() {
        let Some(folder) = std::env::var_os("RISALA_UNICODE_DATA") else {
            return;
        };
        let read = |file: &str| {
            let path = std::path::Path::new(&folder).join(file);
            std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
        };
        let characters = character_test(&read("BidiCharacterTest.txt"));
        let classes = class_test(&read("BidiTest.txt"));
        println!("BidiCharacterTest: {characters} cases, BidiTest: {classes} cases");
        assert!(characters > 90_000 && classes > 700_000);
    }

    fn character_test(data: &str) -> usize {
        let mut count = 0;
        for case in data.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
            let fields: Vec<&str> = case.split(';').collect();
            let text: String = fields[0]
                .split(' ')
                .map(|code| char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap())
                .collect();
            check(&text, fields[2] == "1", fields[3], fields[4], case);
            count += 1;
        }
        count
    }

    fn class_test(data: &str) -> usize {
        let (mut levels, mut order, mut count) = ("", "", 0);
        for case in data.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
            if let Some(rest) = case.strip_prefix("@Levels:") {
                levels = rest;
            } else if let Some(rest) = case.strip_prefix("@Reorder:") {
                order = rest;
            } else {
                let (classes, directions) = case.split_once("; ").unwrap();
                let text: String = classes.split(' ').map(sample).collect();
                let directions = u8::from_str_radix(directions, 16).unwrap();
                // The first bit leaves the direction to the text; a letter never does, its language says it.
                let by_text = unicode_bidi::get_base_direction(text.as_str()) == unicode_bidi::Direction::Rtl;
                for (bit, rtl) in [(1, by_text), (2, false), (4, true)] {
                    if directions & bit != 0 {
                        check(&text, rtl, levels, order, case);
                        count += 1;
                    }
                }
            }
        }
        count
    }

    /// A character of a class.
    fn sample(class: &str) -> char {
        match class {
            "L" => 'a',
            "R" => 'א',
            "AL" => 'ا',
            "EN" => '1',
            "ES" => '+',
            "ET" => '%',
            "AN" => '١',
            "CS" => ',',
            "NSM" => '\u{300}',
            "BN" => '\u{AD}',
            "B" => '\u{2029}',
            "S" => '\t',
            "WS" => ' ',
            "ON" => '!',
            "LRE" => '\u{202A}',
            "RLE" => '\u{202B}',
            "PDF" => '\u{202C}',
            "LRO" => '\u{202D}',
            "RLO" => '\u{202E}',
            "LRI" => '\u{2066}',
            "RLI" => '\u{2067}',
            "FSI" => '\u{2068}',
            "PDI" => '\u{2069}',
            _ => panic!("no sample of {class}"),
        }
    }
}
