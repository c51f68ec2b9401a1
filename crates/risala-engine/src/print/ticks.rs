//! The list to tick off while letters are printed, signed and posted: a table in both languages.

use risala_letter::{Bilingual, Lang, Problem};
use risala_typeset::layout::Setter;
use risala_typeset::page::Pages;

use super::board::Board;
use super::table::{Cell, Column, Tables};
use super::{country, mm};
use crate::messages::Messages;
use crate::plan::Planned;

/// The columns: message id of the heading, share of the width.
const COLUMNS: [(&str, f32); 8] = [
    ("print-column_number", 0.05),
    ("print-column_reference", 0.13),
    ("print-column_name", 0.21),
    ("print-column_office", 0.28),
    ("print-column_country", 0.12),
    ("print-column_printed", 0.07),
    ("print-column_signed", 0.07),
    ("print-column_posted", 0.07),
];

/// The list of these letters, on pages of this size.
///
/// # Errors
/// A character that no font has.
pub fn set(
    setter: &mut Setter<'static>,
    size: (f32, f32),
    letters: &[&Planned<'_>],
    (messages, dates): (&[Messages; 2], &[String; 2]),
) -> Result<Pages, Problem> {
    let [own, _] = messages;
    let count = letters.len().to_string();
    let mut tables = Tables::new(Board::new(setter, size, own.lang()), size, own);
    for (words, date) in messages.iter().zip(dates) {
        let text = words.text("print-ticks_title", &[("count", &count), ("date", date)]);
        tables.title(&text, words.lang(), 13.0)?;
    }
    tables.begin(columns(&COLUMNS, messages))?;
    for (planned, number) in letters.iter().zip(1..) {
        tables.row(&cells(planned, number, own))?;
    }
    tables.board.numbers(size.1 - mm(6.0), own)?;
    Ok(tables.board.into_pages(&own.text("print-ticks", &[])))
}

/// Columns with headings in all of these languages.
pub fn columns(columns: &[(&str, f32)], messages: &[Messages]) -> Vec<Column> {
    let head = |id: &str| messages.iter().map(|m| (m.lang(), m.text(id, &[]))).collect();
    columns.iter().map(|(id, share)| Column { head: head(id), share: *share, centred: false }).collect()
}

fn cells(planned: &Planned<'_>, number: u64, own: &Messages) -> Vec<Cell> {
    let (official, lang) = (planned.official, own.lang());
    let both = |words: &Bilingual| {
        let langs = [lang, lang.other()].into_iter();
        let texts = langs.filter_map(|lang| Some((lang, words.get(lang)?.clone())));
        texts.collect::<Vec<_>>()
    };
    let mut office = both(&official.title);
    office.extend(both(&official.organization));
    office.sort_by_key(|(other, _)| *other != lang);
    let countries = [lang, lang.other()].map(|lang| (lang, country(official, lang).to_owned()));
    vec![
        Cell::Text(vec![(own.figures(), own.number(number))]),
        Cell::Text(vec![(Lang::En, planned.reference.clone())]),
        Cell::Text(both(&official.name)),
        Cell::Text(office),
        Cell::Text(countries.into()),
        Cell::Tick,
        Cell::Tick,
        Cell::Tick,
    ]
}
