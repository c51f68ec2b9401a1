//! Officials written in the canonical columns: CSV, workbook, cards.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::Path;

use risala_letter::columns::COLUMNS;
use risala_letter::{Official, Problem};

use super::cards::write_cards;
use super::spreadsheet::{SheetText, workbook};

/// The list in the format that the name of the file asks for: `.xlsx`, `.vcf`, else CSV with a byte order mark, without
/// which Excel does not read Arabic.
///
/// # Errors
/// `command.internal` when a workbook cannot be built.
pub fn write_list(officials: &[Official], path: &Path) -> Result<Vec<u8>, Problem> {
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match extension.as_str() {
        "xlsx" => workbook(vec![sheet(officials)]),
        "vcf" | "vcard" => Ok(write_cards(officials)),
        _ => Ok(csv(officials, MARK).into_bytes()),
    }
}

/// The byte order mark of UTF-8.
pub(crate) const MARK: &str = "\u{FEFF}";

/// The list as a sheet: canonical columns that hold anything, then all others by name.
fn sheet(officials: &[Official]) -> SheetText<'_> {
    let filled =
        COLUMNS.iter().filter(|(_, column)| officials.iter().any(|official| !column.cell(official).is_empty()));
    let columns: Vec<_> = filled.collect();
    let extra = extra_columns(officials);
    let header = columns.iter().map(|(name, _)| *name).chain(extra.iter().copied()).map(Cow::Borrowed).collect();
    let rows = officials.iter().map(move |official| {
        let canonical = columns.iter().map(|(_, column)| Cow::Owned(column.cell(official)));
        let others = extra.iter().map(|name| official.extra.get(*name).map_or(Cow::Borrowed(""), Cow::from));
        canonical.chain(others).collect()
    });
    SheetText { name: "Officials", header, rows: Box::new(rows), choices: Vec::new() }
}

/// The columns that are not canonical, by name.
fn extra_columns(officials: &[Official]) -> BTreeSet<&str> {
    officials.iter().flat_map(|official| official.extra.keys().map(String::as_str)).collect()
}

/// The list as CSV: UTF-8, comma, LF; the canonical columns, then all others by name. Reading it gives the same
/// officials. A cell that a spreadsheet would take for a formula is guarded by a `'` before it.
pub fn write_csv(officials: &[Official]) -> Vec<u8> {
    csv(officials, "").into_bytes()
}

/// What a row of CSV takes, roughly, in bytes.
const ROW: usize = 200;

/// The list as CSV after what comes before it.
fn csv(officials: &[Official], before: &str) -> String {
    let extra = extra_columns(officials);
    // In one piece: growing would hold a long list twice.
    let mut text = String::with_capacity(1_000 + officials.len().saturating_mul(ROW));
    text.push_str(before);
    let names = COLUMNS.iter().map(|(name, _)| *name).chain(extra.iter().copied());
    push_row(&mut text, names.map(Cow::Borrowed));
    for official in officials {
        let canonical = COLUMNS.iter().map(|(_, column)| Cow::Owned(column.cell(official)));
        let others = extra.iter().map(|name| official.extra.get(*name).map_or(Cow::Borrowed(""), Cow::from));
        push_row(&mut text, canonical.chain(others));
    }
    text
}

/// Adds a row of CSV; a cell that a spreadsheet would take for a formula is guarded.
pub(crate) fn push_row<'a>(text: &mut String, cells: impl Iterator<Item = Cow<'a, str>>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            text.push(',');
        }
        let guard = if is_guarded(&cell) { "'" } else { "" };
        if cell.contains([',', ';', '\t', '"', '\n', '\r']) {
            text.push_str(&format!("\"{guard}{}\"", cell.replace('"', "\"\"")));
        } else {
            text.push_str(guard);
            text.push_str(&cell);
        }
    }
    text.push('\n');
}

/// Whether a cell needs the guard: a spreadsheet would compute it, or it would be mistaken for a guarded one.
fn is_guarded(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// A cell without the guard it may have.
pub fn without_guard(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_guarded(rest)).unwrap_or(cell)
}
