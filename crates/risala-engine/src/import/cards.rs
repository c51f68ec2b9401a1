//! Officials written as address cards (vCard 4.0).

use std::fmt::Write;

use risala_letter::Official;
use risala_letter::columns::{COLUMNS, Column};

use super::vcard::OWN;

/// Longest line in octets, its end not counted (RFC 6350, 3.2).
const LINE: usize = 75;

/// Columns that a property of the standard carries whole.
const CARRIED: &[Column] = &[
    Column::Id,
    Column::NameEn,
    Column::NameAr,
    Column::TitleEn,
    Column::TitleAr,
    Column::OrganizationEn,
    Column::OrganizationAr,
    Column::Email,
    Column::Phone,
    Column::Country,
    Column::Address(1),
    Column::Address(2),
    Column::Address(3),
    Column::Address(4),
];

/// The list as cards, CR LF after each line. Reading them gives the same officials: what the standard has no property for
/// stands in one of our own, which other programs pass over.
pub fn write_cards(officials: &[Official]) -> Vec<u8> {
    let mut text = String::new();
    for official in officials {
        push(&mut text, "BEGIN:VCARD");
        push(&mut text, "VERSION:4.0");
        property(&mut text, "UID", &official.id);
        let languages = [("en", &official.name.en), ("ar", &official.name.ar)];
        for (lang, name) in languages {
            property(&mut text, &format!("FN;ALTID=1;LANGUAGE={lang}"), name.as_deref().unwrap_or_default());
        }
        for (base, words) in [("TITLE", &official.title), ("ORG", &official.organization)] {
            for (lang, words) in [("en", &words.en), ("ar", &words.ar)] {
                property(&mut text, &format!("{base};ALTID=1;LANGUAGE={lang}"), words.as_deref().unwrap_or_default());
            }
        }
        let lines: Vec<String> = official.address.iter().map(|line| escaped(line)).collect();
        push(&mut text, &format!("ADR:;;{};;;;{}", lines.join(","), escaped(&official.country)));
        property(&mut text, "EMAIL", official.email.as_deref().unwrap_or_default());
        property(&mut text, "TEL", official.phone.as_deref().unwrap_or_default());
        own(&mut text, official);
        push(&mut text, "END:VCARD");
    }
    text.into_bytes()
}

fn own(text: &mut String, official: &Official) {
    for (name, column) in COLUMNS.iter().filter(|(_, column)| !CARRIED.contains(column)) {
        property(text, &format!("{OWN};COLUMN={name}"), &column.cell(official));
    }
    for (name, value) in &official.extra {
        let name = name.replace('^', "^^").replace('"', "^'").replace('\n', "^n");
        property(text, &format!("{OWN};COLUMN=\"{name}\""), value);
    }
}

fn property(text: &mut String, head: &str, value: &str) {
    if !value.is_empty() {
        push(text, &format!("{head}:{}", escaped(value)));
    }
}

fn escaped(value: &str) -> String {
    value.replace('\\', "\\\\").replace(',', "\\,").replace(';', "\\;").replace('\n', "\\n")
}

/// A line, folded between characters.
fn push(text: &mut String, line: &str) {
    let mut room = LINE;
    for c in line.chars() {
        if c.len_utf8() > room {
            text.push_str("\r\n ");
            room = LINE - 1;
        }
        room -= c.len_utf8();
        text.push(c);
    }
    let _ = write!(text, "\r\n");
}
