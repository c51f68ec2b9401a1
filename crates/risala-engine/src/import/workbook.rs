//! Workbooks (.xlsx): cells as text, as they were meant and not as they are shown.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, sink};

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx, XlsxError};
use risala_letter::Problem;
use risala_letter::columns::Column;
use risala_letter::official::Row;
use zip::ZipArchive;

use super::{
    CELL_ERROR, EMPTY, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, NOT_A_WORKBOOK, TOO_LARGE, Table, fitted, push_row, too_many,
};

/// Largest contents of a workbook, unpacked, in bytes; the same for the text of its cells.
const MAX_UNPACKED: u64 = 256 << 20;

/// A sheet: its rows by number from 1, each a list of cells.
type Sheet = BTreeMap<u32, Vec<String>>;

/// Reads the first sheet whose header holds `id` and `country`, else the first that holds anything.
pub fn read(bytes: Vec<u8>) -> Result<Table, Problem> {
    check_size(&bytes)?;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| not_a_workbook(&error))?;
    let mut first = None;
    for name in workbook.sheet_names() {
        let (sheet, problems) = match read_sheet(&mut workbook, &name) {
            Ok(read) => read,
            // A sheet of another kind, such as a chart.
            Err(Failure::NotASheet) => continue,
            Err(Failure::Limit(problem)) => return Err(*problem),
        };
        let Some(header) = sheet.values().next() else { continue };
        let holds = |column| header.iter().any(|name| Column::from_name(name) == Some(column));
        if holds(Column::Id) && holds(Column::Country) {
            return table(sheet, problems);
        }
        first = first.or(Some((sheet, problems)));
    }
    let (sheet, problems) = first.ok_or_else(|| Problem::error(EMPTY))?;
    table(sheet, problems)
}

fn not_a_workbook(error: &XlsxError) -> Problem {
    Problem::error(NOT_A_WORKBOOK).arg("detail", error)
}

/// Unpacks everything once without keeping it: what an archive says about its sizes may be a lie.
fn check_size(bytes: &[u8]) -> Result<(), Problem> {
    let unreadable = |error: &dyn std::fmt::Display| Problem::error(NOT_A_WORKBOOK).arg("detail", error);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|error| unreadable(&error))?;
        let size = std::io::copy(&mut file.take(left + 1), &mut sink()).map_err(|error| unreadable(&error))?;
        left = left.checked_sub(size).ok_or_else(too_large)?;
    }
    Ok(())
}

fn too_large() -> Problem {
    Problem::error(TOO_LARGE).arg("limit", format_args!("{} MB", MAX_UNPACKED >> 20))
}

enum Failure {
    NotASheet,
    Limit(Box<Problem>),
}

impl From<XlsxError> for Failure {
    fn from(_: XlsxError) -> Self {
        Self::NotASheet
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Limit(Box::new(problem))
    }
}

fn read_sheet(workbook: &mut Xlsx<Cursor<Vec<u8>>>, name: &str) -> Result<(Sheet, Vec<Problem>), Failure> {
    let mut cells = workbook.worksheet_cells_reader(name)?;
    let (mut sheet, mut problems, mut size, mut count) = (Sheet::new(), Vec::new(), 0, 0);
    while let Some(cell) = cells.next_cell()? {
        let (row, column) = cell.get_position();
        let number = row.saturating_add(1);
        if let DataRef::Error(error) = cell.get_value() {
            let problem = Problem::error(CELL_ERROR).arg("row", number).arg("value", error);
            problems.push(problem.line(number));
            continue;
        }
        let text = text(cell.get_value());
        if text.is_empty() {
            continue;
        }
        size += text.len() as u64;
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column >= MAX_COLUMNS {
            return Err(too_many("columns", MAX_COLUMNS, number).into());
        }
        let row = sheet.entry(number).or_default();
        let length = row.len().max(column + 1);
        count += length - row.len();
        if count > MAX_CELLS {
            return Err(too_many("cells", MAX_CELLS, number).into());
        }
        row.resize(length, String::new());
        if let Some(cell) = row.get_mut(column) {
            *cell = text;
        }
        if size > MAX_UNPACKED {
            return Err(too_large().into());
        }
        if sheet.len() > MAX_ROWS + 1 {
            return Err(too_many("rows", MAX_ROWS, number).into());
        }
    }
    Ok((sheet, problems))
}

fn table(sheet: Sheet, problems: Vec<Problem>) -> Result<Table, Problem> {
    let mut rows = sheet.into_iter();
    let (_, header) = rows.next().unwrap_or_default();
    let columns = header.len();
    let mut table = Table { header, problems, ..Table::default() };
    for (number, mut cells) in rows {
        // A sheet does not say where a row ends.
        cells.resize(cells.len().max(columns), String::new());
        let row = fitted(Row { number, cells }, &mut table);
        push_row(&mut table, row)?;
    }
    Ok(table)
}

fn text(value: &DataRef) -> String {
    match value {
        DataRef::Empty | DataRef::Error(_) => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(date) => date_text(date),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.strip_suffix("T00:00:00").unwrap_or(text).to_owned()
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
