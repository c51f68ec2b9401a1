//! A sheet of a workbook, gathered cell by cell within bounds.

use std::borrow::Cow;
use std::collections::BTreeMap;

use risala_letter::Problem;

use super::{CELL_ERROR, FORMULA, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_SHAPE_PROBLEMS, MERGED, TOO_LARGE, too_many};

/// Largest contents of a workbook, unpacked, in bytes; the same for the text of its cells.
pub const MAX_UNPACKED: u64 = 256 << 20;

/// A sheet: its rows by number from 1, each a list of cells, and the cells that show an error.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Rows that hold anything.
    pub rows: BTreeMap<u32, Vec<String>>,
    /// Cells that show an error.
    pub problems: Vec<Problem>,
    size: u64,
    cells: usize,
}

/// Why a sheet was not read.
pub enum Failure {
    /// It is none, or broken.
    NotASheet(String),
    /// It is too large.
    Limit(Box<Problem>),
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Limit(Box::new(problem))
    }
}

impl Sheet {
    /// Adds the text of a cell; rows count from 1, columns from 0.
    pub fn push(&mut self, number: u32, column: usize, text: Cow<str>) -> Result<(), Problem> {
        if text.trim().is_empty() {
            return Ok(());
        }
        if column >= MAX_COLUMNS {
            return Err(too_many("columns", MAX_COLUMNS, number));
        }
        // Most rows are as long as the one above.
        let above = self.rows.last_key_value().filter(|(above, _)| **above < number).map_or(0, |(_, row)| row.len());
        let row = self.rows.entry(number).or_insert_with(|| Vec::with_capacity(above));
        let length = row.len().max(column + 1);
        self.cells += length - row.len();
        self.size += text.len() as u64;
        row.resize(length, String::new());
        if let Some(cell) = row.get_mut(column) {
            *cell = text.into_owned();
        }
        if self.cells > MAX_CELLS {
            return Err(too_many("cells", MAX_CELLS, number));
        }
        if self.rows.len() > MAX_ROWS + 1 {
            return Err(too_many("rows", MAX_ROWS, number));
        }
        if self.size > MAX_UNPACKED { Err(too_large()) } else { Ok(()) }
    }

    /// Notes a cell that a formula computes.
    pub fn push_formula(&mut self, number: u32) {
        let said = self.problems.last().is_some_and(|problem| problem.code == FORMULA && problem.line == Some(number));
        if !said && self.problems.len() < MAX_SHAPE_PROBLEMS {
            self.problems.push(Problem::warning(FORMULA).arg("row", number).line(number));
        }
    }

    /// Notes cells merged into one, from row to row.
    pub fn push_merged(&mut self, from: u32, to: u32) {
        if self.problems.len() < MAX_SHAPE_PROBLEMS {
            self.problems.push(Problem::warning(MERGED).arg("row", from).arg("last", to).line(from));
        }
    }

    /// Notes a cell that shows an error instead of a value.
    pub fn push_error(&mut self, number: u32, shown: impl ToString) {
        let problem = Problem::error(CELL_ERROR).arg("row", number).arg("value", shown);
        self.problems.push(problem.line(number));
    }
}

/// The workbook is too large.
pub fn too_large() -> Problem {
    Problem::error(TOO_LARGE).arg("limit", format_args!("{} MB", MAX_UNPACKED >> 20))
}
