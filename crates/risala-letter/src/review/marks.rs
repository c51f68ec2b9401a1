//! What was meant to be replaced and is still there: placeholders, filler, marks of the markup.

use crate::problem::{Code, Problem};

/// A placeholder such as `[NAME]` is left.
pub const PLACEHOLDER: Code = Code("letter.placeholder");
/// Filler text is left.
pub const FILLER: Code = Code("letter.filler");
/// A `*`, `_` or backtick is left.
pub const STRAY_MARK: Code = Code("letter.stray_mark");

/// Words that begin what stands in brackets until somebody replaces it, in lower case.
const TO_REPLACE: &[&str] = &[
    "name",
    "your",
    "insert",
    "title",
    "date",
    "address",
    "organization",
    "organisation",
    "recipient",
    "salutation",
    "subject",
    "company",
    "country",
    "placeholder",
    "tbd",
    "todo",
    "xx",
    "fill",
    "enter",
    "الاسم",
    "اسم",
    "اللقب",
    "لقب",
    "المنصب",
    "التاريخ",
    "تاريخ",
    "العنوان",
    "عنوان",
    "الجهة",
    "المخاطب",
    "المخاطبة",
    "الموضوع",
    "البلد",
    "المؤسسة",
    "أدخل",
    "ادخل",
    "اكتب",
    "يُكتب",
    "يكتب",
    "يُضاف",
];

/// Words that stand for what is not known yet.
const UNKNOWN_YET: &[&str] = &["TBD", "TBC", "TODO", "FIXME", "XXX", "XXXX"];

/// Beginnings of well-known filler, as it is written: every letter is looked through, and a lower-case copy of each would
/// cost more than all else here.
const FILLERS: &[&str] = &[
    "Lorem ipsum",
    "Lorem Ipsum",
    "lorem ipsum",
    "LOREM IPSUM",
    "dolor sit amet",
    "Dolor Sit Amet",
    "DOLOR SIT AMET",
    "هذا النص هو مثال لنص يمكن أن يستبدل",
    "هناك حقيقة مثبتة منذ زمن طويل",
    "لوريم إيبسوم",
];

/// The first fault of each kind in readable text.
pub fn marks(text: &str) -> Vec<Problem> {
    let found = [(PLACEHOLDER, placeholder(text)), (FILLER, filler(text)), (STRAY_MARK, stray_mark(text))];
    let fault = |(code, words): (Code, Option<String>)| Some(Problem::error(code).arg("words", words?));
    found.into_iter().filter_map(fault).collect()
}

fn placeholder(text: &str) -> Option<String> {
    bracketed(text).or_else(|| {
        if !UNKNOWN_YET.iter().any(|word| text.contains(word)) {
            return None;
        }
        let words = text.split(|c: char| !c.is_ascii_alphanumeric());
        words.into_iter().find(|word| UNKNOWN_YET.contains(word)).map(str::to_owned)
    })
}

/// `[…]` or `<…>` that names what should stand there: all in capitals, or beginning with such a word.
fn bracketed(text: &str) -> Option<String> {
    const LONGEST: usize = 60;
    for (open, close) in [('[', ']'), ('<', '>')] {
        for (at, _) in text.match_indices(open) {
            let rest = text.get(at + open.len_utf8()..).unwrap_or_default();
            let Some((inner, _)) = rest.split_once(close) else { break };
            if inner.chars().count() <= LONGEST && names_a_value(inner) {
                return Some(format!("{open}{inner}{close}"));
            }
        }
    }
    None
}

fn names_a_value(inner: &str) -> bool {
    let inner = inner.trim();
    let letters = || inner.chars().filter(|c| c.is_alphabetic());
    let capitals = letters().count() >= 3
        && letters().all(|c| c.is_ascii_uppercase())
        && inner.chars().all(|c| c.is_ascii_alphanumeric() || " _-./".contains(c));
    let first = inner.split(|c: char| !c.is_alphanumeric() && !('\u{64B}'..='\u{652}').contains(&c)).next();
    capitals || first.is_some_and(|first| TO_REPLACE.contains(&first.to_lowercase().as_str()))
}

fn filler(text: &str) -> Option<String> {
    FILLERS.iter().find(|filler| text.contains(**filler)).map(|filler| filler.to_lowercase())
}

/// The word around a `*`, `_` or backtick. Hashtags, addresses and file names keep their `_`.
fn stray_mark(text: &str) -> Option<String> {
    if !text.bytes().any(|byte| matches!(byte, b'*' | b'_' | b'`')) {
        return None;
    }
    let is_name = |word: &str| {
        let word = word.trim_start_matches(['(', '[', '«', '“', '"', '،', ',']);
        word.starts_with(['#', '@']) || word.contains(['@', '/', '\\']) || word.contains("www.") || has_ending(word)
    };
    let is_stray = |word: &&str| word.contains(['*', '`']) || (word.contains('_') && !is_name(word));
    text.split_whitespace().find(is_stray).map(|word| word.chars().take(40).collect())
}

/// Whether a word is a host or file name: an ASCII ending of two to five letters after a full stop.
fn has_ending(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ',', ';', ':', '،', '؛', ')', ']', '»', '”', '"']);
    word.rsplit_once('.').is_some_and(|(before, ending)| {
        !before.is_empty() && (2..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_found_and_nothing_else() {
        let cases = [
            ("Dear [NAME],", "letter.placeholder=[NAME]"),
            ("Dear [Your name here],", "letter.placeholder=[Your name here]"),
            ("السيد [الاسم الكامل] المحترم", "letter.placeholder=[الاسم الكامل]"),
            ("on <DATE OF LETTER>", "letter.placeholder=<DATE OF LETTER>"),
            ("by TBD at the latest", "letter.placeholder=TBD"),
            ("the rule [sic] says, see [12] and [OFAC's own words]", ""),
            ("a < b and c > d", ""),
            ("Lorem Ipsum dolor", "letter.filler=lorem ipsum"),
            ("a *bold word", "letter.stray_mark=*bold"),
            ("**«نص»**ثم", "letter.stray_mark=**«نص»**ثم"),
            ("snake_case", "letter.stray_mark=snake_case"),
            ("a `code`", "letter.stray_mark=`code`"),
            ("#رفع_العقوبات first_last@example.org https://example.org/a_b, file_1.pdf. (#a_b)", ""),
            ("السيد جون سميث المحترم", ""),
        ];
        for (text, expect) in cases {
            let found = marks(text);
            let told: Vec<_> =
                found.iter().map(|problem| format!("{}={}", problem.code.0, problem.args["words"])).collect();
            assert_eq!(told.join(" "), expect, "{text}");
        }
    }
}
