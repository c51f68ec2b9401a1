//! An official as the store keeps them: the cells of a list's row. What goes in as a row comes out as the same row.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use risala_letter::columns::{COLUMNS, Column};
use risala_letter::official::{Row, from_rows};
use risala_letter::{Official, Problem};

/// Cells by column. An absent cell is empty.
pub type Cells = BTreeMap<Cow<'static, str>, String>;

/// Rows read at once: a list with many problems is read to its end.
const AT_ONCE: usize = 500;

/// The cells of an official that are not empty, of canonical and all other columns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record(Cells);

impl Record {
    /// The cells of an official.
    pub fn of(official: &Official) -> Self {
        let canonical = COLUMNS.iter().map(|(name, column)| (Cow::Borrowed(*name), column.cell(official)));
        let extra = official.extra.iter().map(|(name, cell)| (Cow::Owned(name.clone()), cell.clone()));
        Self::from_cells(canonical.chain(extra))
    }

    /// A record of these cells.
    pub fn from_cells(cells: impl IntoIterator<Item = (Cow<'static, str>, String)>) -> Self {
        Self(cells.into_iter().filter(|(_, cell)| !cell.is_empty()).collect())
    }

    /// The id.
    pub fn id(&self) -> &str {
        self.get("id")
    }

    /// What tells people apart: the id in lower case.
    pub fn key(&self) -> String {
        key(self.id())
    }

    /// A cell.
    pub fn get(&self, column: &str) -> &str {
        self.0.get(column).map_or("", String::as_str)
    }

    /// The cells that are not empty.
    pub fn cells(&self) -> &Cells {
        &self.0
    }

    /// Sets a cell; an empty one is taken away.
    pub fn set(&mut self, column: &str, cell: &str) {
        if cell.is_empty() {
            self.0.remove(column);
        } else {
            let known = COLUMNS.iter().find(|(name, _)| *name == column);
            let name = known.map_or_else(|| Cow::Owned(column.to_owned()), |(name, _)| Cow::Borrowed(*name));
            self.0.insert(name, cell.to_owned());
        }
    }

    /// The columns in which two records differ.
    pub fn differing<'a>(&'a self, other: &'a Self) -> BTreeSet<&'a str> {
        let columns = self.0.keys().chain(other.0.keys()).map(Cow::as_ref);
        columns.filter(|column| self.get(column) != other.get(column)).collect()
    }

    /// Its cells in these columns, empty ones too.
    pub fn only<'a>(&'a self, columns: &BTreeSet<&'a str>) -> BTreeMap<&'a str, &'a str> {
        columns.iter().map(|column| (*column, self.get(column))).collect()
    }

    /// The cells of columns that are not canonical.
    pub(super) fn extra(&self) -> BTreeMap<&str, &str> {
        let extra = self.0.iter().filter(|(name, _)| !COLUMNS.iter().any(|(known, _)| known == name));
        extra.map(|(name, cell)| (&**name, cell.as_str())).collect()
    }
}

/// What tells people apart: the id in lower case.
pub fn key(id: &str) -> String {
    id.to_lowercase()
}

/// The officials of records, numbered from 1, with what is wrong in them.
pub fn officials(records: &[&Record]) -> (Vec<Official>, Vec<Problem>) {
    let extra: BTreeSet<&str> = records
        .iter()
        .flat_map(|record| record.0.keys())
        .map(Cow::as_ref)
        .filter(|name| Column::from_name(name).is_none())
        .collect();
    let header: Vec<String> = COLUMNS.iter().map(|(name, _)| *name).chain(extra).map(str::to_owned).collect();
    let mut all = (Vec::with_capacity(records.len()), Vec::new());
    let mut numbers = 1..;
    for records in records.chunks(AT_ONCE) {
        let rows = records.iter().zip(&mut numbers).map(|(record, number)| Row {
            number,
            cells: header.iter().map(|column| record.get(column).to_owned()).collect(),
        });
        let (officials, problems) = from_rows(&header, rows);
        all.0.extend(officials);
        // What is wrong with the header is said once.
        all.1.extend(problems.into_iter().filter(|problem| problem.official.is_some()));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_comes_out_as_it_went_in() {
        let header: Vec<String> =
            COLUMNS.iter().map(|(name, _)| (*name).to_owned()).chain(["Party".to_owned()]).collect();
        let filled = |name: &str| match name {
            "gender" => "female",
            "rank" => "minister",
            "country" => "SY",
            "email" => "a@example.org",
            "web_form" => "https://example.org",
            "channel" => "post",
            "language" => "ar+en",
            "tags" => "a;b c",
            "verified_on" | "term_end" | "opt_out" => "2026-01-02",
            _ => "Text",
        };
        let cells: Cells = header.iter().map(|name| (name.clone().into(), filled(name).to_owned())).collect();
        let record = Record::from_cells(cells);
        let (read, problems) = officials(&[&record]);
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(read.iter().map(Record::of).collect::<Vec<_>>(), [record]);
    }

    #[test]
    fn a_long_list_with_many_problems_is_read_to_its_end() {
        let record = |number: usize| {
            let cells = [("id", format!("p-{number}")), ("name_en", "A B".into()), ("country", "SY".into())];
            Record::from_cells(cells.map(|(name, cell)| (name.into(), cell)))
        };
        let records: Vec<Record> = (0..2_600).map(record).collect();
        let (read, problems) = officials(&records.iter().collect::<Vec<_>>());
        assert_eq!((read.len(), problems.len()), (2_600, 2_600)); // each by post, without an address
        assert_eq!(read.last().map(|official| official.row), Some(2_600));
    }
}
