//! Officials written as CSV in the canonical columns.

use std::borrow::Cow;
use std::collections::BTreeSet;

use risala_letter::Official;
use risala_letter::columns::COLUMNS;

/// The list as CSV: UTF-8, comma, LF; the canonical columns, then all others by name. Reading it gives the same
/// officials. A cell that a spreadsheet would take for a formula is guarded by a `'` before it.
pub fn write_csv(officials: &[Official]) -> Vec<u8> {
    let extra: BTreeSet<&str> =
        officials.iter().flat_map(|official| official.extra.keys().map(String::as_str)).collect();
    let mut text = String::new();
    let names = COLUMNS.iter().map(|(name, _)| *name).chain(extra.iter().copied());
    push_row(&mut text, names.map(Cow::Borrowed));
    for official in officials {
        let canonical = COLUMNS.iter().map(|(_, column)| Cow::Owned(column.cell(official)));
        let others = extra.iter().map(|name| official.extra.get(*name).map_or(Cow::Borrowed(""), Cow::from));
        push_row(&mut text, canonical.chain(others));
    }
    text.into_bytes()
}

fn push_row<'a>(text: &mut String, cells: impl Iterator<Item = Cow<'a, str>>) {
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
