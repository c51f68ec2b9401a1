//! The last look at finished words: nothing unfilled, no slash between two genders, no hole in a sentence, no mark or
//! placeholder left.

use crate::characters;
use crate::letter::RichText;
use crate::problem::{Code, Problem};
use crate::review::marks;
use crate::template::codes;

/// Pairs of courtesy titles as mass mail writes them; spaces and full stops are passed over.
const SLASH_FORMS: &[&str] = &[
    "السيد/السيدة",
    "السيدة/السيد",
    "السيد/ة",
    "المحترم/المحترمة",
    "المحترم/ة",
    "mr/ms",
    "ms/mr",
    "mr/mrs",
    "mrs/mr",
    "sir/madam",
    "madam/sir",
];

/// The first fault of each kind in `text`.
pub(super) fn scan(text: &RichText) -> Vec<Problem> {
    let readable = text.readable();
    let found = [
        fault(codes::UNFILLED, find(&readable, &["{{", "}}"])),
        fault(codes::DOUBLED_SPACE, find(&readable, &["  "])),
        fault(codes::SLASH_FORM, slash_form(&readable)),
        fault(codes::LEFTOVER, leftover(&readable)),
    ];
    found.into_iter().flatten().chain(marks(&readable)).collect()
}

fn fault(code: Code, words: Option<String>) -> Option<Problem> {
    Some(Problem::error(code).arg("words", words?))
}

/// The words around the first of `marks`.
fn find(text: &str, marks: &[&str]) -> Option<String> {
    let at = marks.iter().find_map(|mark| text.find(mark))?;
    let before: Vec<char> = text.get(..at)?.chars().rev().take(20).collect();
    let after = text.get(at..)?.chars().take(20);
    Some(before.into_iter().rev().chain(after).collect())
}

fn slash_form(text: &str) -> Option<String> {
    if !text.contains('/') {
        return None;
    }
    let tight: String = text.to_lowercase().chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    let form = SLASH_FORMS.iter().find(|form| tight.contains(**form))?;
    Some((*form).to_owned())
}

/// A character no letter holds: a control, a private-use character that stood for a value.
fn leftover(text: &str) -> Option<String> {
    text.split('\n').find_map(characters::forbidden).map(characters::code_point)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_found() {
        let cases = [
            ("Dear  Smith", Some("letter.doubled_space")),
            ("Dear {{name}}", Some("letter.unfilled_field")),
            ("السيد / السيدة وزير التجارة", Some("letter.slash_form")),
            ("Dear Mr./Ms. Smith", Some("letter.slash_form")),
            ("Dear Sir/Madam", Some("letter.slash_form")),
            ("a\u{F0000}b", Some("letter.leftover_character")),
            ("\u{2068}a\u{2069}\nb", None),
            ("Dear [NAME],", Some("letter.placeholder")),
            ("12/ب/2026", None),
            ("السيد جون سميث المحترم", None),
        ];
        for (text, expected) in cases {
            let found = scan(&RichText::plain(text));
            assert_eq!(found.first().map(|problem| problem.code.0), expected, "{text}");
        }
    }
}
