//! What depends on language and country: dates, numbers, plurals, lists, and the words Risala itself
//! puts on a letter.

mod format;
mod words;

pub use format::Locale;
pub use words::{
    copy_to, date_label, enclosures, marker, page_of, partners, prevails, reference_label, subject_label, text_on_page,
};

use crate::setup::Digits;

/// Writes the ASCII digits of `text` in the letter's digits.
pub fn in_digits(text: &str, digits: Digits) -> String {
    match digits {
        Digits::Latn => text.to_owned(),
        Digits::Arab => text.chars().map(arabic_indic).collect(),
    }
}

fn arabic_indic(c: char) -> char {
    let value = c.to_digit(10).unwrap_or_default();
    match c {
        '0'..='9' => char::from_u32(u32::from('٠') + value).unwrap_or(c),
        _ => c,
    }
}
