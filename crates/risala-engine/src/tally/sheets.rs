//! The report for spreadsheets: every letter in a row, and the totals.

use std::borrow::Cow;

use risala_letter::{Lang, Problem, countries};

use super::{Tally, TallyRow};
use crate::import::spreadsheet::{SheetText, workbook};
use crate::import::{MARK, push_csv_row};
use crate::messages::Messages;

/// The columns of a letter: message id of the heading.
const COLUMNS: [&str; 14] = [
    "tally-column_reference",
    "tally-column_official",
    "tally-column_name_en",
    "tally-column_name_ar",
    "tally-column_country",
    "tally-column_country_name",
    "tally-column_channel",
    "tally-column_state",
    "tally-column_group",
    "tally-column_day",
    "tally-column_person",
    "tally-column_note",
    "tally-column_receipt",
    "tally-column_wave",
];

/// All rows as CSV with a byte order mark, without which Excel does not read Arabic.
pub fn csv(tally: &Tally, messages: &Messages) -> Vec<u8> {
    let mut text = MARK.to_owned();
    push_csv_row(&mut text, heads(messages).into_iter());
    for row in &tally.rows {
        push_csv_row(&mut text, cells(row, messages).into_iter());
    }
    text.into_bytes()
}

/// The rows and the totals as a workbook.
///
/// # Errors
/// `command.internal` when it cannot be built.
pub fn xlsx(tally: &Tally, messages: &Messages) -> Result<Vec<u8>, Problem> {
    let (letters, totals) = (messages.text("tally-sheet_letters", &[]), messages.text("tally-sheet_totals", &[]));
    let rows = tally.rows.iter().map(|row| cells(row, messages));
    let head = |id: &str| Cow::Owned(messages.text(id, &[]));
    workbook(vec![
        SheetText { name: &letters, header: heads(messages), rows: Box::new(rows), choices: Vec::new() },
        SheetText {
            name: &totals,
            header: ["tally-column_state", "tally-column_listed", "tally-column_stored"].map(head).into(),
            rows: Box::new(states(tally).into_iter().map(|(state, listed, stored)| {
                let stored = stored.map(|stored| stored.to_string()).unwrap_or_default();
                vec![Cow::Owned(state_words(&state, messages)), Cow::Owned(listed.to_string()), Cow::Owned(stored)]
            })),
            choices: Vec::new(),
        },
    ])
}

/// Each state with the rows in it, and what the store counts less what was superseded; `None` for states that the store
/// does not know.
pub fn states(tally: &Tally) -> Vec<(String, u64, Option<u64>)> {
    let stored = |state: &str| {
        let counted = tally.outbox.get(state).or_else(|| tally.marks.get(state)).copied();
        let counted = counted.or_else(|| (state == "elsewhere").then_some(tally.elsewhere))?;
        Some(counted.saturating_sub(tally.superseded.get(state).copied().unwrap_or_default()))
    };
    tally.states.iter().map(|(state, listed)| (state.clone(), *listed, stored(state))).collect()
}

/// A state in words.
pub fn state_words(state: &str, messages: &Messages) -> String {
    messages.text(&format!("tally-state_{state}"), &[])
}

/// A channel in words; what is not known is a dash.
pub fn channel_words(channel: &str, messages: &Messages) -> String {
    if channel.is_empty() { "–".to_owned() } else { messages.text(&format!("tally-channel_{channel}"), &[]) }
}

fn heads(messages: &Messages) -> Vec<Cow<'static, str>> {
    COLUMNS.iter().map(|id| Cow::Owned(messages.text(id, &[]))).collect()
}

fn cells<'r>(row: &'r TallyRow, messages: &Messages) -> Vec<Cow<'r, str>> {
    let lang: Lang = messages.lang();
    vec![
        Cow::Borrowed(row.reference.as_str()),
        Cow::Borrowed(row.official.as_str()),
        Cow::Borrowed(row.name_en.as_str()),
        Cow::Borrowed(row.name_ar.as_str()),
        Cow::Borrowed(row.country.as_str()),
        Cow::Borrowed(countries::name(&row.country, lang).unwrap_or_default()),
        Cow::Owned(channel_words(&row.channel, messages)),
        Cow::Owned(state_words(&row.state, messages)),
        Cow::Owned(messages.text(&format!("tally-group_{}", row.group), &[])),
        Cow::Borrowed(row.day.as_str()),
        Cow::Borrowed(row.person.as_str()),
        Cow::Borrowed(row.note.as_str()),
        Cow::Owned(if row.has_receipt { messages.text("tally-yes", &[]) } else { String::new() }),
        Cow::Owned(row.wave.to_string()),
    ]
}
