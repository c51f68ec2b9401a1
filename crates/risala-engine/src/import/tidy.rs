//! Cells as people write them become values as their column has them. Only what is certain is changed: a word that
//! means two things stays as it is and is reported.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use jiff::civil::Date;
use risala_letter::characters::ascii_digit;
use risala_letter::columns::Column;
use risala_letter::official::is_web_address;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::headings::key;

/// Column → word → value.
static WORDS: LazyLock<HashMap<String, HashMap<String, String>>> = LazyLock::new(|| {
    let table: BTreeMap<String, BTreeMap<String, Vec<String>>> =
        toml::from_str(include_str!("words.toml")).unwrap_or_default();
    let words = |values: BTreeMap<String, Vec<String>>| {
        let pairs = values
            .into_iter()
            .flat_map(|(value, words)| words.into_iter().map(move |word| (key(&word), value.clone())));
        pairs.collect()
    };
    table.into_iter().map(|(column, values)| (column, words(values))).collect()
});

/// A value of `column`.
pub fn value(column: Option<Column>, cell: &str) -> String {
    let text = clean(cell);
    let Some(column) = column else { return text };
    match column {
        Column::Gender | Column::Rank | Column::Channel | Column::Language => word(column, text),
        Column::VerifiedOn | Column::TermEnd | Column::OptOut => date(&text).unwrap_or(text),
        Column::Email => email(text),
        Column::WebForm => web_form(text),
        Column::Phone => text.chars().map(ascii_digit).collect(),
        Column::Id => id(&text),
        Column::Tags => tags(&text),
        Column::Country => text.trim_end_matches('.').to_owned(),
        _ => text,
    }
}

/// Composed, in one line, without invisible characters, without spaces that show nothing.
fn clean(cell: &str) -> String {
    // Almost all cells are clean, and seeing it is quick.
    if is_nfc(cell) && is_clean(cell) {
        return cell.to_owned();
    }
    let visible = cell.nfc().filter(|c| !is_invisible(*c));
    let spaced: String = visible.map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c }).collect();
    spaced.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether no character goes, and every space is one U+0020 between two words.
fn is_clean(cell: &str) -> bool {
    let mut before = ' ';
    for c in cell.chars() {
        let is_space = c.is_whitespace() || c.is_control();
        if is_invisible(c) || is_space && (c != ' ' || before == ' ') {
            return false;
        }
        before = c;
    }
    cell.is_empty() || before != ' '
}

/// Marks of direction, which Risala sets itself, and what spreadsheets leave behind.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}')
}

fn word(column: Column, text: String) -> String {
    let Some(words) = WORDS.get(column.name()) else { return text };
    // What is written as the key is finds itself.
    let known = |text: &str| words.get(text).or_else(|| words.get(&key(text))).cloned();
    // The drop-downs of the template show both languages.
    let found = known(&text).or_else(|| text.split(['|', '/']).find_map(|part| known(part.trim())));
    found.unwrap_or(text)
}

/// A date as ISO 8601, when it can be no other: `2026-03-31T00:00:00`, `2026/3/31`, `31.3.2026` (a day above 12, or the
/// same as the month).
fn date(text: &str) -> Option<String> {
    let text: String = text.chars().map(ascii_digit).collect();
    let day = text.split(['T', ' ']).next()?;
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let number = |part: &str| part.parse::<i16>().ok().filter(|_| part.len() <= 4);
    let (first_number, second_number, third_number) = (number(first)?, number(second)?, number(third)?);
    let (year, month, day) = match (first.len(), third.len()) {
        (4, _) => (first_number, second_number, third_number),
        (_, 4) if second_number > 12 => (third_number, first_number, second_number),
        (_, 4) if first_number > 12 || first_number == second_number => (third_number, second_number, first_number),
        _ => return None,
    };
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some(date.to_string())
}

/// The address of `Name <a@b>` or `mailto:a@b`.
fn email(text: String) -> String {
    let inner = text.rsplit_once('<').and_then(|(_, rest)| rest.strip_suffix('>')).unwrap_or(&text);
    let bare = inner.strip_prefix("mailto:").unwrap_or(inner).trim();
    bare.trim_end_matches([',', ';', '.']).to_owned()
}

fn web_form(text: String) -> String {
    let with_scheme = format!("https://{text}");
    if !text.is_empty() && !text.contains("://") && is_web_address(&with_scheme) { with_scheme } else { text }
}

fn id(text: &str) -> String {
    let ascii = text.chars().map(|c| if c.is_whitespace() { '-' } else { ascii_digit(c) });
    ascii.collect()
}

fn tags(text: &str) -> String {
    let tags = text.split([';', '؛', ',', '،', '|']).map(str::trim).filter(|tag| !tag.is_empty());
    tags.collect::<Vec<_>>().join(";")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_certain_is_changed_and_nothing_else() {
        let cases = [
            ("gender", " أنثى ", "female"),
            ("gender", "Mr.", "male"),
            ("gender", "female | أنثى", "female"),
            ("gender", "Alex", "Alex"),
            ("rank", "وزيرة", "minister"),
            ("rank", "President", "President"),
            ("channel", "By hand", "hand"),
            ("channel", "بريد", "بريد"),
            ("language", "العربية والإنكليزية", "ar+en"),
            ("verified_on", "٣١/٣/٢٠٢٦", "2026-03-31"),
            ("verified_on", "2026-03-31T00:00:00", "2026-03-31"),
            ("verified_on", "03/31/2026", "2026-03-31"),
            ("verified_on", "3/4/2026", "3/4/2026"),
            ("verified_on", "5.5.2026", "2026-05-05"),
            ("verified_on", "31.2.2026", "31.2.2026"),
            ("email", "Jane Doe <jane@example.org>", "jane@example.org"),
            ("email", "mailto:a@example.org", "a@example.org"),
            ("email", "a@example.org; b@example.org", "a@example.org; b@example.org"),
            ("web_form", "example.org/contact", "https://example.org/contact"),
            ("phone", "+٩٦٣ ١١ ٠٠", "+963 11 00"),
            ("id", "A 12", "A-12"),
            ("id", "00012", "00012"),
            ("tags", "a، b,c", "a;b;c"),
            ("name_en", "Jane\u{A0}\u{200F} Doe\r\n", "Jane Doe"),
            ("name_en", "e\u{301}", "é"),
            ("address1", "=1+1", "=1+1"),
            ("address1", "a b", "a b"),
            ("address1", "a  b", "a b"),
            ("address1", "a b ", "a b"),
            ("address1", " a", "a"),
            ("address1", "a\u{3000}b", "a b"),
            ("address1", " ", ""),
            ("address1", "حلب\u{200F}", "حلب"),
        ];
        for (column, cell, expect) in cases {
            assert_eq!(value(Column::from_name(column), cell), expect, "{column} {cell}");
        }
    }

    #[test]
    fn every_word_gives_a_value_of_its_column() {
        use risala_letter::official::{Channel, Gender, Named, Rank, Reads};
        for (column, words) in WORDS.iter() {
            for value in words.values() {
                let known = match column.as_str() {
                    "gender" => Gender::from_name(value).is_some(),
                    "rank" => Rank::from_name(value).is_some(),
                    "channel" => Channel::from_name(value).is_some(),
                    "language" => Reads::from_name(value).is_some(),
                    _ => false,
                };
                assert!(known, "{column} {value}");
            }
        }
    }
}
