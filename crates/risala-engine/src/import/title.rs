//! Lines above the headings, such as a title: they are no headings and no officials.

use risala_letter::Problem;

use super::{ROW_LENGTH, ROWS_ABOVE, Table, fitted, headings};

/// Rows among which the headings are looked for.
const LOOKED_AT: usize = 10;
/// Headings that a row of headings holds, at least.
const LEAST: usize = 2;

/// The table with the first row that reads as headings as its header; a table without one stays as it is.
pub fn without_title(mut table: Table) -> Table {
    let is_headings = |cells: &[String]| cells.iter().filter(|cell| headings::is_known(cell)).count() >= LEAST;
    if is_headings(&table.header) {
        return table;
    }
    let Some(place) = table.rows.iter().take(LOOKED_AT).position(|row| is_headings(&row.cells)) else { return table };
    let rest = table.rows.split_off(place + 1);
    let Some(header) = table.rows.pop() else { return table };
    // Lengths were measured by the title.
    table.problems.retain(|problem| problem.code != ROW_LENGTH);
    table.problems.push(Problem::warning(ROWS_ABOVE).arg("row", header.number).line(header.number));
    table.header = header.cells;
    let width = table.header.len();
    for mut row in rest {
        let length = row.cells.len().max(width);
        row.cells.resize(length, String::new());
        let row = fitted(row, &mut table);
        // They were there before, so they fit the bounds.
        table.rows.push(row);
    }
    table
}
