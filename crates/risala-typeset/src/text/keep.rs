//! What stays together on a line although UAX #14 would part it: values, numbers and what they count, dates,
//! titles and names.

use std::ops::Range;

use super::LINE_BREAK;
use super::shape::is_ignorable;

/// Titles that stay with the name behind them.
const TITLES: [&str; 24] = [
    "Mr",
    "Mr.",
    "Mrs",
    "Mrs.",
    "Ms",
    "Ms.",
    "Dr",
    "Dr.",
    "Prof.",
    "H.E.",
    "Hon.",
    "St.",
    "السيد",
    "السيدة",
    "الآنسة",
    "الدكتور",
    "الدكتورة",
    "المهندس",
    "المهندسة",
    "الأستاذ",
    "الأستاذة",
    "د.",
    "م.",
    "أ.",
];

/// Words that stay with the number behind them.
const LABELS: [&str; 14] =
    ["No.", "Nos", "Box", "Art.", "Article", "p.", "pp.", "Ref.", "§", "ب.", "رقم", "المادة", "ص.", "الصفحة"];

/// Eras, which stay with the year before them.
const ERAS: [&str; 6] = ["هـ", "م", "AD", "CE", "BC", "BCE"];

/// Whether a word is a title, behind which a name stands.
pub fn is_title(word: &str) -> bool {
    TITLES.contains(&word.trim_matches(is_ignorable))
}

/// Drops the break opportunities inside what stays together; a line ended by hand ends there all the same.
pub fn filter(text: &str, opportunities: Vec<usize>) -> Vec<usize> {
    let values = values(text);
    opportunities
        .into_iter()
        .filter(|&at| {
            let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
            if before.ends_with(LINE_BREAK) {
                return true;
            }
            let mut around = values.iter().filter(|(range, _)| range.start < at && at < range.end);
            if before.ends_with(char::is_whitespace) {
                around.all(|&(_, has_words)| has_words) && !stays(before, after)
            } else {
                around.next().is_none() && !is_solid(before, after)
            }
        })
        .collect()
}

/// The isolates, those within others too, and whether there are letters in them.
fn values(text: &str) -> Vec<(Range<usize>, bool)> {
    let mut values = Vec::new();
    let mut open: Vec<(usize, bool)> = Vec::new();
    for (at, character) in text.char_indices() {
        match character {
            '\u{2066}'..='\u{2068}' => open.push((at, false)),
            '\u{2069}' => {
                if let Some((start, has_words)) = open.pop() {
                    values.push((start..at, has_words));
                    if let Some((_, outer)) = open.last_mut() {
                        *outer |= has_words;
                    }
                }
            }
            _ => {
                if let Some((_, has_words)) = open.last_mut() {
                    *has_words |= character.is_alphabetic();
                }
            }
        }
    }
    values
}

/// Whether a place inside a word is no place to break. Words must copy whole, so hyphens are none; long dashes
/// are, and the letters of scripts that write no spaces.
fn is_solid(before: &str, after: &str) -> bool {
    let head = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let tail = after.split(char::is_whitespace).next().unwrap_or_default();
    if [head, tail].iter().any(|part| part.contains(['@', '#', '/', ':', '\\'])) {
        return true;
    }
    let Some(next) = tail.chars().next() else {
        return true;
    };
    match head.chars().next_back() {
        Some('\u{200B}' | '—') => false,
        Some(last) => !(last.is_alphabetic() && next.is_alphabetic()),
        None => true,
    }
}

/// Whether the words on both sides of a space belong together.
fn stays(before: &str, after: &str) -> bool {
    let mut backwards = words(before.trim_end().rsplit([' ', LINE_BREAK]));
    let [last, second, third] = [(); 3].map(|()| backwards.next().unwrap_or_default());
    let mut forwards = words(after.split([' ', LINE_BREAK]));
    let [next, beyond] = [(); 2].map(|()| forwards.next().unwrap_or_default());

    let counted = is_number(last)
        && (is_number(figures(next)) || (is_word(next) && !is_year(last)) || ERAS.contains(&bare(next)));
    let month = (is_day(second) && is_word(last) && is_year(next))
        || (is_day(third) && is_word(second) && is_word(last) && is_year(next))
        || (is_day(second) && is_word(last) && is_word(next) && is_year(beyond));
    let month_first =
        (is_day_and_comma(last) && is_year(next)) || (is_word(last) && is_day_and_comma(next) && is_year(beyond));
    counted
        || month
        || month_first
        || (TITLES.contains(&last) && next.starts_with(char::is_alphabetic))
        || (LABELS.contains(&last) && next.starts_with(char::is_numeric))
        || matches!((last, next), ("P.O.", "Box") | ("ص.", "ب."))
}

fn words<'a>(split: impl Iterator<Item = &'a str>) -> impl Iterator<Item = &'a str> {
    split.map(|word| word.trim_matches(|c| is_ignorable(c) || c == '('))
}

/// A number without the punctuation of the sentence behind it.
fn figures(word: &str) -> &str {
    word.trim_end_matches(|c: char| is_ignorable(c) || ".,;:!?،؛؟)".contains(c))
}

/// A word without the punctuation behind it.
fn bare(word: &str) -> &str {
    word.trim_end_matches(|c: char| !c.is_alphanumeric())
}

fn is_word(word: &str) -> bool {
    let word = bare(word);
    !word.is_empty() && word.chars().all(char::is_alphabetic)
}

/// Figures with the signs that stand in numbers; punctuation behind them ends a number.
fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_numeric() || "+(-–".contains(c))
        && word.ends_with(|c: char| c.is_numeric() || ")%٪".contains(c))
        && word.contains(char::is_numeric)
        && word.chars().all(|c| c.is_numeric() || "+()./,-–:٫٬%٪".contains(c) || is_ignorable(c))
}

fn is_year(word: &str) -> bool {
    let word = bare(word);
    word.chars().count() == 4 && word.chars().all(char::is_numeric)
}

fn is_day(word: &str) -> bool {
    (1..=2).contains(&word.chars().count()) && word.chars().all(char::is_numeric)
}

fn is_day_and_comma(word: &str) -> bool {
    word.strip_suffix([',', '،']).is_some_and(is_day)
}
