//! The numbers and dates a text states, the same for both languages: ASCII figures, no separators of thousands.

use std::collections::BTreeSet;

use crate::characters::ascii_digit;

/// Names of the months, as many as are in use; lower case, full names first.
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "كانون الثاني", "يناير", "جانفي"],
    &["february", "feb", "شباط", "فبراير", "فيفري"],
    &["march", "mar", "آذار", "مارس"],
    &["april", "apr", "نيسان", "أبريل", "إبريل", "أفريل"],
    &["may", "أيار", "مايو", "ماي"],
    &["june", "jun", "حزيران", "يونيو", "يونيه", "جوان"],
    &["july", "jul", "تموز", "يوليو", "يوليه", "جويلية"],
    &["august", "aug", "آب", "أغسطس", "أوت"],
    &["september", "sept", "sep", "أيلول", "سبتمبر"],
    &["october", "oct", "تشرين الأول", "أكتوبر"],
    &["november", "nov", "تشرين الثاني", "نوفمبر"],
    &["december", "dec", "كانون الأول", "ديسمبر"],
];

/// What a text states in figures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figures {
    /// Numbers that are no part of a date.
    pub numbers: BTreeSet<String>,
    /// Dates with the name of their month: `2026-01-07`, `2026-01` or `01-07`.
    pub dates: BTreeSet<String>,
}

impl Figures {
    /// The figures of a text.
    pub fn of(text: &str) -> Self {
        let words = words(text);
        let mut figures = Self::default();
        let mut used = BTreeSet::new();
        for at in 0..words.len() {
            if let Some((date, parts)) = date_at(&words, at) {
                figures.dates.insert(date);
                used.extend(parts);
            }
        }
        for (at, word) in words.iter().enumerate() {
            match word {
                Word::Number(number) if !used.contains(&at) => {
                    figures.numbers.insert(number.clone());
                }
                _ => {}
            }
        }
        figures
    }
}

/// What only one of two sets holds, first the first's.
pub fn difference(first: &BTreeSet<String>, second: &BTreeSet<String>) -> Option<(String, String)> {
    let only = |one: &BTreeSet<String>, other: &BTreeSet<String>| {
        one.difference(other).take(5).cloned().collect::<Vec<_>>().join(", ")
    };
    (first != second).then(|| (only(first, second), only(second, first)))
}

#[derive(Debug, PartialEq)]
enum Word {
    Number(String),
    /// From 1.
    Month(usize),
    Other,
}

/// Words in ASCII figures; a name of two words ("كانون الثاني") is one.
fn words(text: &str) -> Vec<Word> {
    let text: String = text.to_lowercase().chars().map(ascii_digit).collect();
    let is_part = |c: char| c.is_alphanumeric() || ".,٬٫\u{A0}\u{202F}".contains(c);
    let pieces: Vec<&str> = text.split(|c: char| !is_part(c)).filter(|piece| !piece.is_empty()).collect();
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let piece = piece.trim_matches(|c: char| !c.is_alphanumeric());
        let next = pieces.get(at + 1).map(|next| next.trim_matches(|c: char| !c.is_alphanumeric()));
        let double = next.and_then(|next| month(&format!("{piece} {next}")));
        at += if double.is_some() { 2 } else { 1 };
        let word = match double.or_else(|| month(piece)) {
            Some(month) => Word::Month(month),
            None => number(piece).map_or(Word::Other, Word::Number),
        };
        // «آذار/مارس» names one month twice.
        if words.last() != Some(&word) || !matches!(word, Word::Month(_)) {
            words.push(word);
        }
    }
    words
}

fn month(word: &str) -> Option<usize> {
    // In Arabic a month may stand after the article of a preposition: لآذار is rare, بآذار too; they are not read.
    MONTHS.iter().position(|names| names.contains(&word)).map(|index| index + 1)
}

/// A number: digits, with separators between them; an ordinal's ending falls away.
fn number(piece: &str) -> Option<String> {
    let piece = ["st", "nd", "rd", "th"].iter().find_map(|end| piece.strip_suffix(end)).unwrap_or(piece);
    let separators = ['.', ',', '٬', '٫', '\u{A0}', '\u{202F}'];
    if !piece.starts_with(|c: char| c.is_ascii_digit())
        || !piece.chars().all(|c| c.is_ascii_digit() || separators.contains(&c))
    {
        return None;
    }
    let mut number = String::new();
    let mut rest = piece;
    while let Some(at) = rest.find(separators) {
        let (before, after) = rest.split_at(at);
        let separator = after.chars().next()?;
        rest = after.get(separator.len_utf8()..)?;
        number.push_str(before);
        let group = rest.find(separators).unwrap_or(rest.len());
        let thousands = separator != '.' && separator != '٫' && group == 3;
        if !thousands {
            number.push('.');
        }
    }
    number.push_str(rest);
    Some(number)
}

/// A date whose month stands at `at`, and the words it takes up.
fn date_at(words: &[Word], at: usize) -> Option<(String, Vec<usize>)> {
    let Word::Month(month) = words.get(at)? else { return None };
    let figure = |at: usize, most: u32| match words.get(at) {
        Some(Word::Number(number)) => number.parse::<u32>().ok().filter(|value| *value <= most),
        _ => None,
    };
    let day_before = at.checked_sub(1).and_then(|before| figure(before, 31).map(|day| (day, before)));
    let (day, mut next) = match day_before {
        Some(found) => (Some(found), at + 1),
        None => match figure(at + 1, 31) {
            Some(day) => (Some((day, at + 1)), at + 2),
            None => (None, at + 1),
        },
    };
    let year = figure(next, 9_999).filter(|year| *year >= 1_000);
    if year.is_none() {
        next = at;
    }
    let parts: Vec<usize> = day.map(|(_, at)| at).into_iter().chain(year.map(|_| next)).collect();
    let date = match (year, day) {
        (Some(year), Some((day, _))) => format!("{year}-{month:02}-{day:02}"),
        (Some(year), None) => format!("{year}-{month:02}"),
        (None, Some((day, _))) => format!("{month:02}-{day:02}"),
        (None, None) => return None,
    };
    Some((date, parts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_give_the_same_figures() {
        let cases = [
            ("12,500 families in 2024", "١٢٬٥٠٠ أسرة في ٢٠٢٤", "12500 2024", ""),
            ("3.5 per cent, 40%", "٣٫٥ في المئة، ٤٠٪", "3.5 40", ""),
            ("on 7 January 2026.", "في ٧ كانون الثاني ٢٠٢٦.", "", "2026-01-07"),
            ("January 7th, 2026", "7 يناير 2026", "", "2026-01-07"),
            ("since May 2011", "منذ أيار/مايو 2011", "", "2011-05"),
            ("by 31 March", "بحلول 31 آذار", "", "03-31"),
            ("we may ask in march", "نرجو", "", ""),
            ("1,234,567", "1.234", "", ""),
        ];
        for (english, arabic, numbers, dates) in cases {
            let found = Figures::of(english);
            if english != "1,234,567" {
                let told = |set: &BTreeSet<String>| {
                    let mut told: Vec<_> = set.iter().cloned().collect();
                    told.sort();
                    told.join(" ")
                };
                let mut expect: Vec<_> = numbers.split(' ').collect();
                expect.sort_unstable();
                assert_eq!(
                    (told(&found.numbers), told(&found.dates)),
                    (expect.join(" "), dates.to_owned()),
                    "{english}"
                );
                assert_eq!(Figures::of(arabic), found, "{arabic}");
            } else {
                assert!(difference(&found.numbers, &Figures::of(arabic).numbers).is_some());
            }
        }
    }

    #[test]
    fn what_differs_is_named() {
        let (en, ar) = (Figures::of("5 sites on 1 May 2026"), Figures::of("٦ مواقع في 2 أيار 2026"));
        assert_eq!(difference(&en.numbers, &ar.numbers), Some(("5".to_owned(), "6".to_owned())));
        assert_eq!(difference(&en.dates, &ar.dates), Some(("2026-05-01".to_owned(), "2026-05-02".to_owned())));
    }
}
