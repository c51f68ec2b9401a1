//! Comma-, semicolon- and tab-separated text (RFC 4180), strictly: a quoted value ends at a delimiter or a line's end.

use std::borrow::Cow;

use risala_letter::Problem;
use risala_letter::official::Row;

use super::{EMPTY, MAX_CELL, MAX_COLUMNS, Table, UNCLOSED_QUOTE, export, fitted, push_row, too_many};

/// Longest quoted value, in bytes: every cell that is allowed fits.
const LONGEST_QUOTED: usize = 4 * MAX_CELL;

/// Reads the table; the number of a row is the line it begins in.
pub fn read(text: String) -> Result<Table, Problem> {
    let text = with_line_feeds(text);
    let mut reader = Reader { rest: &text, line: 1, delimiter: delimiter(&text) };
    let mut table = Table::default();
    while let Some(row) = reader.row()? {
        if row.cells.iter().all(String::is_empty) {
            continue;
        }
        if table.header.is_empty() {
            table.header = row.cells;
            continue;
        }
        let row = fitted(row, &mut table);
        push_row(&mut table, row)?;
    }
    if table.header.is_empty() { Err(Problem::error(EMPTY)) } else { Ok(table) }
}

/// The text with LF at the end of each line, whether they end in CR LF, LF or CR alone.
fn with_line_feeds(text: String) -> String {
    match (text.contains('\r'), text.contains('\n')) {
        (false, _) => text,
        (true, true) => text.replace("\r\n", "\n"),
        (true, false) => text.replace('\r', "\n"),
    }
}

/// The delimiter that stands most often in the first line that has one, outside quotes: a title above has none.
fn delimiter(text: &str) -> char {
    let mut quoted = false;
    let mut counts = [(',', 0_usize), (';', 0), ('\t', 0)];
    let line = text.lines().find(|line| line.contains([',', ';', '\t'])).unwrap_or_default();
    for c in line.chars() {
        quoted ^= c == '"';
        for (delimiter, count) in &mut counts {
            *count += usize::from(!quoted && *delimiter == c);
        }
    }
    // The first of equals, hence from the end.
    counts.iter().rev().max_by_key(|(_, count)| count).map_or(',', |(delimiter, _)| *delimiter)
}

struct Reader<'t> {
    rest: &'t str,
    line: u32,
    delimiter: char,
}

impl<'t> Reader<'t> {
    fn row(&mut self) -> Result<Option<Row>, Problem> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let mut row = Row { number: self.line, cells: Vec::new() };
        loop {
            let cell = if self.take('"') { self.quoted()?.into() } else { Cow::Borrowed(self.plain()) };
            row.cells.push(export::without_guard(&cell).to_owned());
            if row.cells.len() > MAX_COLUMNS {
                return Err(too_many("columns", MAX_COLUMNS, row.number));
            }
            if !self.take(self.delimiter) {
                self.line += u32::from(self.take('\n'));
                return Ok(Some(row));
            }
        }
    }

    fn take(&mut self, c: char) -> bool {
        let after = self.rest.strip_prefix(c);
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }

    fn plain(&mut self) -> &'t str {
        let end = self.rest.find([self.delimiter, '\n']).unwrap_or(self.rest.len());
        let (cell, rest) = self.rest.split_at(end);
        self.rest = rest;
        cell
    }

    /// A value whose opening quote was taken. Bounded, so that a quote that is never closed is found at once and not
    /// after the rest of the file.
    fn quoted(&mut self) -> Result<String, Problem> {
        let opened = self.line;
        let unclosed = || Problem::error(UNCLOSED_QUOTE).arg("row", opened).line(opened);
        let mut cell = String::new();
        loop {
            let (part, rest) = self.rest.split_once('"').ok_or_else(unclosed)?;
            cell.push_str(part);
            if cell.len() > LONGEST_QUOTED {
                return Err(unclosed());
            }
            self.rest = rest;
            if self.take('"') {
                cell.push('"');
            } else {
                break;
            }
        }
        if !(self.rest.is_empty() || self.rest.starts_with([self.delimiter, '\n'])) {
            return Err(unclosed());
        }
        self.line += u32::try_from(cell.matches('\n').count()).unwrap_or(u32::MAX);
        Ok(cell)
    }
}
