//! Files of officials: CSV, workbooks and the lists of the United States Congress, read into [`Official`]s.
//!
//! Each reader brings its file into a header and rows of text; what the columns mean is one and the same for all
//! ([`risala_letter::official::from_rows`]).

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use risala_letter::official::{Row, from_rows};
use risala_letter::{Code, Official, Problem};

mod cards;
mod congress;
mod delimited;
mod encoding;
mod export;
mod form;
mod headings;
mod ods;
mod sheet;
pub(crate) mod spreadsheet;
mod take;
mod tidy;
mod title;
mod vcard;
mod workbook;

pub(crate) use export::{MARK, push_row as push_csv_row};
pub use export::{write_csv, write_list};
pub use form::form;
pub use headings::{Heading, How, Mapping, source};
pub use take::{Change, List, Taken};

/// The file or folder cannot be read.
pub const UNREADABLE: Code = Code("import.unreadable");
/// The file is larger than any list.
pub const TOO_LARGE: Code = Code("import.too_large");
/// More rows or columns than a list can have.
pub const TOO_MANY: Code = Code("import.too_many");
/// The file is in a format that is not read.
pub const UNKNOWN_FORMAT: Code = Code("import.unknown_format");
/// The file holds no row.
pub const EMPTY: Code = Code("import.empty");
/// The file is text in no encoding that is read.
pub const ENCODING: Code = Code("import.encoding");
/// A quoted value that does not end.
pub const UNCLOSED_QUOTE: Code = Code("import.unclosed_quote");
/// A row with fewer or more cells than the header.
pub const ROW_LENGTH: Code = Code("import.row_length");
/// The file is not the workbook its name says.
pub const NOT_A_WORKBOOK: Code = Code("import.not_a_workbook");
/// A cell whose formula has an error.
pub const CELL_ERROR: Code = Code("import.cell_error");
/// A value that was left out, because it cannot be what its column says.
pub const LEFT_OUT: Code = Code("import.left_out");
/// The YAML cannot be read.
pub const YAML: Code = Code("import.yaml");

/// A cell that a formula computes: its last result is read.
pub const FORMULA: Code = Code("import.formula");
/// Cells that are merged: only the first of them holds the value.
pub const MERGED: Code = Code("import.merged_cells");
/// Rows above the headings, such as a title.
pub const ROWS_ABOVE: Code = Code("import.rows_above");
/// A card that does not end.
pub const UNCLOSED_CARD: Code = Code("import.unclosed_card");
/// Properties of cards that have no column.
pub const PROPERTY: Code = Code("import.property");
/// A mapping of columns that cannot be read.
pub const MAPPING: Code = Code("import.mapping");
/// A heading that is mapped and not there.
pub const NO_SUCH_HEADING: Code = Code("import.no_such_heading");
/// Two headings that mean one column.
pub const COLUMN_TWICE: Code = Code("import.column_twice");
/// A column left out on request.
pub const LEFT_OUT_COLUMN: Code = Code("import.column_left_out");

/// The codes of the readers.
pub const CODES: &[Code] = &[
    FORMULA,
    MERGED,
    ROWS_ABOVE,
    UNCLOSED_CARD,
    PROPERTY,
    MAPPING,
    NO_SUCH_HEADING,
    COLUMN_TWICE,
    LEFT_OUT_COLUMN,
    UNREADABLE,
    TOO_LARGE,
    TOO_MANY,
    UNKNOWN_FORMAT,
    EMPTY,
    ENCODING,
    UNCLOSED_QUOTE,
    ROW_LENGTH,
    NOT_A_WORKBOOK,
    CELL_ERROR,
    LEFT_OUT,
    YAML,
];

/// Largest file, in bytes.
const MAX_FILE: u64 = 64 << 20;
/// Most rows below the header.
const MAX_ROWS: usize = 200_000;
/// Most columns.
const MAX_COLUMNS: usize = 200;
/// Most cells: what a file of empty cells costs in memory is bounded too.
const MAX_CELLS: usize = 8_000_000;
/// Longest cell, in characters.
const MAX_CELL: usize = 8_000;
/// Problems with the shape of rows reported at most.
const MAX_SHAPE_PROBLEMS: usize = 1_000;

/// A file as a table of text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Table {
    header: Vec<String>,
    rows: Vec<Row>,
    /// Number of cells in all rows.
    cells: usize,
    /// Problems with the shape of single rows, each with its line.
    problems: Vec<Problem>,
}

/// A list of officials as read from a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Imported {
    /// The officials, in the order of the file. Of one whose id an error names no letter may be made.
    pub officials: Vec<Official>,
    /// What is wrong with columns, rows and values.
    pub problems: Vec<Problem>,
    /// The header as in the file.
    pub header: Vec<String>,
    /// The number of rows below the header.
    pub rows: usize,
}

/// Public offices that decide on sanctions and export controls, to start a list from: verified by nobody yet.
const OFFICES: &str = include_str!("../../data/offices.csv");

/// The public offices to start a list from.
///
/// # Errors
/// Never, unless the list was built wrongly.
pub fn offices() -> Result<Vec<Official>, Problem> {
    let imported = officials_of(delimited::read(OFFICES.to_owned())?);
    Ok(imported.officials)
}

/// Reads the officials of a file, or of a folder that holds `legislators-current.yaml`.
///
/// # Errors
/// The problem that keeps the file from being read at all; problems of single rows are in [`Imported`].
pub fn read_officials(path: &Path) -> Result<Imported, Vec<Problem>> {
    let (folder_or_file, name) = source_of(path);
    match read_table(&folder_or_file, &name) {
        Ok(table) => {
            let mut imported = officials_of(table);
            imported.problems = imported.problems.into_iter().map(|problem| in_file(problem, &name)).collect();
            Ok(imported)
        }
        Err(problem) => Err(vec![in_file(problem, &name)]),
    }
}

/// The file that is read, and its name.
fn source_of(path: &Path) -> (PathBuf, String) {
    let file = if path.is_dir() { path.join(congress::LEGISLATORS) } else { path.to_owned() };
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    (file, name)
}

fn in_file(problem: Problem, name: &str) -> Problem {
    if problem.file.is_some() { problem } else { problem.file(name) }
}

fn read_table(path: &Path, name: &str) -> Result<Table, Problem> {
    table_of(path, name).map(title::without_title)
}

fn table_of(path: &Path, name: &str) -> Result<Table, Problem> {
    let bytes = read_bounded(path)?;
    let extension = Path::new(name).extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match extension.as_str() {
        "yaml" | "yml" => congress::read(&bytes, path.parent().unwrap_or(Path::new("."))),
        "xlsx" | "xlsm" | "ods" => workbook::read(&bytes),
        "xls" if bytes.starts_with(b"PK\x03\x04") => workbook::read(&bytes),
        "xls" => workbook::read_old(&bytes),
        "vcf" | "vcard" => vcard::read(&bytes),
        "csv" | "tsv" | "txt" | "" if bytes.starts_with(b"PK\x03\x04") => workbook::read(&bytes),
        "csv" | "tsv" | "txt" | "" => {
            let text = encoding::decode(&bytes)?.into_owned();
            // A long list is not held beside its table.
            drop(bytes);
            delimited::read(text)
        }
        _ => Err(Problem::error(UNKNOWN_FORMAT).arg("name", name)),
    }
}

/// The bytes of a file, refused when there are too many.
fn read_bounded(path: &Path) -> Result<Vec<u8>, Problem> {
    let unreadable = |error: std::io::Error| Problem::error(UNREADABLE).arg("detail", error);
    let file = File::open(path).map_err(unreadable)?;
    let length = file.metadata().map_or(0, |metadata| metadata.len()).min(MAX_FILE);
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0) + 1);
    file.take(MAX_FILE + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MAX_FILE {
        return Err(Problem::error(TOO_LARGE).arg("limit", format_args!("{} MB", MAX_FILE >> 20)));
    }
    Ok(bytes)
}

fn officials_of(table: Table) -> Imported {
    let rows = table.rows.len();
    let (officials, values) = from_rows(&table.header, table.rows);
    let ids: HashMap<u32, &str> = officials.iter().map(|official| (official.row, official.id.as_str())).collect();
    let named = |problem: Problem| match problem.line.and_then(|line| ids.get(&line)) {
        Some(id) => problem.official(*id),
        None => problem,
    };
    let mut problems: Vec<Problem> = table.problems.into_iter().map(named).collect();
    problems.extend(values);
    problems.sort_by_key(|problem| problem.line);
    Imported { officials, problems, header: table.header, rows }
}

/// Adds a row, unless there are too many or it has too many cells.
fn push_row(table: &mut Table, row: Row) -> Result<(), Problem> {
    if row.cells.len() > MAX_COLUMNS {
        return Err(too_many("columns", MAX_COLUMNS, row.number));
    }
    if table.rows.len() >= MAX_ROWS {
        return Err(too_many("rows", MAX_ROWS, row.number));
    }
    table.cells += row.cells.len();
    if table.cells > MAX_CELLS {
        return Err(too_many("cells", MAX_CELLS, row.number));
    }
    table.rows.push(row);
    Ok(())
}

/// Reports a row whose length is not the header's; empty cells at its end do not count.
fn fitted(mut row: Row, table: &mut Table) -> Row {
    let (found, expected) = (row.cells.len(), table.header.len());
    while row.cells.len() > expected && row.cells.last().is_some_and(String::is_empty) {
        row.cells.pop();
    }
    if row.cells.len() != expected && table.problems.len() < MAX_SHAPE_PROBLEMS {
        let problem = Problem::error(ROW_LENGTH).arg("row", row.number).arg("found", found);
        table.problems.push(problem.arg("expected", expected).line(row.number));
    }
    row
}

fn too_many(what: &str, limit: usize, row: u32) -> Problem {
    Problem::error(TOO_MANY).arg("what", what).arg("limit", limit).arg("row", row).line(row)
}

#[cfg(test)]
mod tests;
