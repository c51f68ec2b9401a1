//! Workbooks (.xlsx, .ods): cells as text, as they were meant and not as they are shown.

use std::borrow::Cow;
use std::fmt::Display;
use std::io::{BufReader, Cursor, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataRef, ExcelDateTime, Reader, Xls, Xlsx, XlsxError};
use memchr::{memchr_iter, memmem};
use risala_letter::Problem;
use risala_letter::columns::Column;
use risala_letter::official::Row;
use zip::ZipArchive;

use super::sheet::{Failure, MAX_UNPACKED, Sheet, too_large};
use super::{EMPTY, NOT_A_WORKBOOK, Table, fitted, ods, push_row};

/// Reads the first sheet whose header holds `id` and `country`, else the first that holds anything.
pub fn read(bytes: &[u8]) -> Result<Table, Problem> {
    let watch = unpacked(bytes)?;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| not_a_workbook(&error))?;
    let sheets = match archive.by_name("content.xml") {
        Ok(content) => ods::sheets(BufReader::new(content)).map_err(problem)?,
        Err(_) => xlsx_sheets(bytes, &watch)?,
    };
    chosen(sheets)
}

/// The table of the sheet that holds the list.
fn chosen(sheets: Vec<Sheet>) -> Result<Table, Problem> {
    let is_list = |sheet: &Sheet| {
        let header = sheet.rows.values().next().map(Vec::as_slice).unwrap_or_default();
        let holds = |column| header.iter().any(|name| Column::from_name(name) == Some(column));
        holds(Column::Id) && holds(Column::Country)
    };
    let (mut lists, mut others): (Vec<_>, Vec<_>) = sheets.into_iter().partition(is_list);
    others.retain(|sheet| !sheet.rows.is_empty());
    lists.append(&mut others);
    lists.into_iter().next().map_or_else(|| Err(Problem::error(EMPTY)), table)
}

fn not_a_workbook(error: &dyn Display) -> Problem {
    Problem::error(NOT_A_WORKBOOK).arg("detail", error)
}

fn problem(failure: Failure) -> Problem {
    match failure {
        Failure::NotASheet(detail) => not_a_workbook(&detail),
        Failure::Limit(problem) => *problem,
    }
}

/// What is seen of a workbook while it is unpacked: whether a second and a third way through its sheets find anything.
#[derive(Default)]
struct Watch {
    /// An element `f` (ECMA-376 part 1, 18.3.1.40), with or without a prefix.
    has_formulas: bool,
    /// The element `mergeCells` (18.3.1.55).
    has_merged: bool,
    /// The end of what was seen, in which a name may have begun.
    end: Vec<u8>,
}

impl Write for Watch {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let name = b"mergeCells";
        self.end.extend_from_slice(bytes);
        let formula = |three: &[u8]| matches!(three, [b'<' | b':', b'f', b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n']);
        let around = |f: usize| self.end.get(f.wrapping_sub(1)..f.saturating_add(2)).unwrap_or_default();
        self.has_formulas = self.has_formulas || memchr_iter(b'f', &self.end).any(|f| formula(around(f)));
        self.has_merged = self.has_merged || memmem::find(&self.end, name).is_some();
        self.end.drain(..self.end.len().saturating_sub(name.len() - 1));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Unpacks everything once without keeping it: what an archive says about its sizes may be a lie.
fn unpacked(bytes: &[u8]) -> Result<Watch, Problem> {
    let mut watch = Watch::default();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| not_a_workbook(&error))?;
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|error| not_a_workbook(&error))?;
        let size = std::io::copy(&mut file.take(left + 1), &mut watch).map_err(|error| not_a_workbook(&error))?;
        left = left.checked_sub(size).ok_or_else(too_large)?;
    }
    Ok(watch)
}

fn xlsx_sheets(bytes: &[u8], watch: &Watch) -> Result<Vec<Sheet>, Problem> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| not_a_workbook(&error))?;
    let mut sheets = Vec::new();
    for name in workbook.sheet_names() {
        match xlsx_sheet(&mut workbook, &name, watch) {
            Ok(sheet) => sheets.push(sheet),
            // A sheet of another kind, such as a chart.
            Err(Failure::NotASheet(_)) => {}
            Err(Failure::Limit(problem)) => return Err(*problem),
        }
    }
    Ok(sheets)
}

impl From<XlsxError> for Failure {
    fn from(error: XlsxError) -> Self {
        Self::NotASheet(error.to_string())
    }
}

fn xlsx_sheet(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, watch: &Watch) -> Result<Sheet, Failure> {
    let mut cells = workbook.worksheet_cells_reader(name)?;
    let mut sheet = Sheet::default();
    while let Some(cell) = cells.next_cell()? {
        let (row, column) = cell.get_position();
        let number = row.saturating_add(1);
        match cell.get_value() {
            DataRef::Error(error) => sheet.push_error(number, error),
            value => sheet.push(number, usize::try_from(column).unwrap_or(usize::MAX), text(value))?,
        }
    }
    drop(cells);
    if watch.has_formulas {
        let mut formulas = workbook.worksheet_cells_reader(name)?;
        while let Some(cell) = formulas.next_formula()? {
            if !cell.get_value().is_empty() {
                sheet.push_formula(cell.get_position().0.saturating_add(1));
            }
        }
    }
    let merged =
        if watch.has_merged { workbook.merge_cells_by_sheet_name(name).unwrap_or_default() } else { Vec::new() };
    for cells in merged {
        sheet.push_merged(cells.start.0.saturating_add(1), cells.end.0.saturating_add(1));
    }
    Ok(sheet)
}

/// Reads a workbook of Excel 97 to 2003 (.xls).
pub fn read_old(bytes: &[u8]) -> Result<Table, Problem> {
    if bytes.len() > MAX_OLD {
        return Err(too_large());
    }
    // Its reader is not ours and trusts lengths in the file; whatever it meets there is the file's fault.
    let read = catch_unwind(AssertUnwindSafe(|| old_sheets(bytes)));
    let sheets = read.unwrap_or_else(|_| Err(not_a_workbook(&"xls")))?;
    chosen(sheets)
}

/// Largest workbook of the old format, in bytes.
const MAX_OLD: usize = 32 << 20;

fn old_sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Problem> {
    let mut workbook = Xls::new(Cursor::new(bytes)).map_err(|error| not_a_workbook(&error))?;
    let mut sheets = Vec::new();
    for name in workbook.sheet_names() {
        let Ok(range) = workbook.worksheet_range(&name) else { continue };
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut sheet = Sheet::default();
        for (row, column, value) in range.used_cells() {
            let number = u32::try_from(row).unwrap_or(u32::MAX).saturating_add(first_row).saturating_add(1);
            let column = column.saturating_add(usize::try_from(first_column).unwrap_or(usize::MAX));
            match value {
                Data::Error(error) => sheet.push_error(number, error),
                value => sheet.push(number, column, old_text(value))?,
            }
        }
        for merged in workbook.merge_cells_by_sheet_name(&name).unwrap_or_default() {
            sheet.push_merged(merged.start.0.saturating_add(1), merged.end.0.saturating_add(1));
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn old_text(value: &Data) -> Cow<'_, str> {
    match value {
        Data::Empty | Data::Error(_) => Cow::default(),
        Data::Int(number) => number.to_string().into(),
        Data::Float(number) => number.to_string().into(),
        Data::String(words) | Data::DateTimeIso(words) | Data::DurationIso(words) => words.into(),
        Data::Bool(value) => value.to_string().into(),
        Data::DateTime(date) => date_text(date).into(),
    }
}

fn table(sheet: Sheet) -> Result<Table, Problem> {
    let mut rows = sheet.rows.into_iter();
    let (_, header) = rows.next().unwrap_or_default();
    let columns = header.len();
    let mut table = Table { header, problems: sheet.problems, ..Table::default() };
    for (number, mut cells) in rows {
        // A sheet does not say where a row ends.
        cells.resize(cells.len().max(columns), String::new());
        let row = fitted(Row { number, cells }, &mut table);
        push_row(&mut table, row)?;
    }
    Ok(table)
}

fn text<'a>(value: &'a DataRef) -> Cow<'a, str> {
    match value {
        DataRef::Empty | DataRef::Error(_) => Cow::default(),
        DataRef::Int(number) => number.to_string().into(),
        DataRef::Float(number) => number.to_string().into(),
        DataRef::String(text) => text.into(),
        DataRef::SharedString(text) => (*text).into(),
        DataRef::Bool(value) => value.to_string().into(),
        DataRef::DateTime(date) => date_text(date).into(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.strip_suffix("T00:00:00").unwrap_or(text).into()
        }
    }
}

/// A date as ISO 8601, with the time when there is one.
fn date_text(date: &ExcelDateTime) -> String {
    if !date.is_datetime() {
        return date.as_f64().to_string();
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let text = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) { text } else { format!("{text}T{hour:02}:{minute:02}:{second:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_seen_across_the_parts_in_which_a_file_comes() {
        let seen = |text: &str, size: usize| {
            let mut watch = Watch::default();
            text.as_bytes().chunks(size).for_each(|part| watch.write_all(part).unwrap());
            (watch.has_formulas, watch.has_merged)
        };
        for size in [1, 2, 3, 7, 100] {
            assert_eq!(seen("<styleSheet><fonts><a:font/></fonts>", size), (false, false));
            assert_eq!(seen("<c><f>A1+1</f></c>", size), (true, false));
            assert_eq!(seen("<x:c><x:f\tt=\"shared\"/></x:c>", size), (true, false));
            assert_eq!(seen("</sheetData><mergeCells count=\"1\">", size), (false, true));
        }
    }
}
