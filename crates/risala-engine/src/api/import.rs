//! A list of officials converted.

use std::path::{Path, PathBuf};

use risala_letter::{Lang, Problem};

use super::Failure;
use super::report::{ChangedValue, ImportReport, MappedColumn, ProblemEntry, RowNotTaken};
use crate::folder::{TEXT_LIMIT, read_bounded};
use crate::import::{Change, Heading, How, List, Mapping, Taken, form, offices, write_list};
use crate::messages::{Messages, code};
use crate::output::write_file;

/// A list to convert.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportRequest {
    /// The list, or the folder of congress-legislators.
    pub file: PathBuf,
    /// The file to write: `.csv`, `.xlsx` or `.vcf`.
    pub out: Option<PathBuf>,
    /// What its headings mean.
    pub said: Said,
    /// Whether the file may be overwritten.
    pub force: bool,
}

/// What a person says of a list's headings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    /// Each `Heading=column`; `-` leaves a column out.
    pub map: Vec<String>,
    /// A file that says what headings mean.
    pub mapping: Option<PathBuf>,
    /// Where to write what all headings mean, for the next list from the same source.
    pub save_mapping: Option<PathBuf>,
    /// Whether that file may be overwritten.
    pub force: bool,
}

impl Said {
    /// What headings mean.
    ///
    /// # Errors
    /// A file that cannot be read, a word that is no mapping.
    pub(super) fn mapping(&self) -> Result<Mapping, Problem> {
        let mut mapping = match &self.mapping {
            Some(path) => {
                let bytes = read_bounded(path, TEXT_LIMIT)?;
                Mapping::parse(&String::from_utf8_lossy(&bytes))
                    .map_err(|problem| problem.file(path.display().to_string()))?
            }
            None => Mapping::default(),
        };
        self.map.iter().try_for_each(|said| mapping.add(said))?;
        Ok(mapping)
    }

    /// Writes what all headings of a list came to mean, where that was asked for.
    pub(super) fn save(&self, taken: &Taken) -> Result<(), Problem> {
        let Some(path) = &self.save_mapping else { return Ok(()) };
        let said = taken.headings.iter().filter(|heading| !heading.text.is_empty()).map(|heading| {
            let column = if heading.how == How::LeftOut { "-" } else { &heading.column };
            (heading.text.clone(), column.to_owned())
        });
        write_file(path, Mapping { columns: said.collect(), ..Mapping::default() }.to_toml().as_bytes(), self.force)
    }
}

/// Reads a list and writes it in canonical columns. The list is written when rows have problems too, so that they can be
/// mended there.
///
/// # Errors
/// Why the list could not be read or a file not be written.
pub fn import(request: &ImportRequest, lang: Lang) -> Result<ImportReport, Failure> {
    convert(request, &Messages::for_lang(lang)).map_err(|problems| Failure::new(&problems, lang))
}

/// Writes the workbook that is offered to be filled in.
///
/// # Errors
/// Why the file could not be written.
pub fn import_form(out: &Path, force: bool, lang: Lang) -> Result<(), Failure> {
    let written = form().and_then(|bytes| write_file(out, &bytes, force));
    written.map_err(|problem| Failure::new([&problem], lang))
}

/// Writes the public offices to start a list from; their number.
///
/// # Errors
/// Why the file could not be written.
pub fn import_offices(out: &Path, force: bool, lang: Lang) -> Result<usize, Failure> {
    let written = offices().and_then(|offices| {
        write_file(out, &write_list(&offices, out)?, force)?;
        Ok(offices.len())
    });
    written.map_err(|problem| Failure::new([&problem], lang))
}

fn convert(request: &ImportRequest, messages: &Messages) -> Result<ImportReport, Vec<Problem>> {
    let one = |problem| vec![problem];
    let Some(out) = &request.out else {
        return Err(vec![Problem::error(code::NO_DIRECTORY)]);
    };
    let taken = List::read(&request.file)?.take(&request.said.mapping().map_err(one)?)?;
    write_file(out, &write_list(&taken.officials, out).map_err(one)?, request.force).map_err(one)?;
    request.said.save(&taken).map_err(one)?;
    Ok(report(taken, out, messages))
}

fn report(taken: Taken, out: &Path, messages: &Messages) -> ImportReport {
    let problems = messages.problems(&taken.problems);
    ImportReport {
        schema: 1,
        officials: taken.officials.len() as u64,
        out: out.display().to_string(),
        rows: taken.rows as u64,
        columns: mapped(&taken.headings),
        not_taken: not_taken(&taken.not_taken, &problems, messages),
        changed: taken.changed as u64,
        changes: taken.changes.into_iter().map(changed).collect(),
        problems,
    }
}

/// The rows that gave no official, and why.
fn not_taken(rows: &[u32], problems: &[ProblemEntry], messages: &Messages) -> Vec<RowNotTaken> {
    let row = |row: &u32| {
        let reasons = problems.iter().filter(|problem| problem.line == *row && problem.severity == "error");
        let reasons: Vec<&str> = reasons.map(|problem| problem.message.as_str()).collect();
        let reason = if reasons.is_empty() { messages.text("cli-blank_row", &[]) } else { reasons.join(" ") };
        RowNotTaken { row: *row, reason }
    };
    rows.iter().map(row).collect()
}

/// What became of each heading.
pub(super) fn mapped(headings: &[Heading]) -> Vec<MappedColumn> {
    let column = |heading: &Heading| MappedColumn {
        heading: heading.text.clone(),
        column: heading.column.clone(),
        how: how(heading.how).to_owned(),
    };
    headings.iter().map(column).collect()
}

/// A value that is not as it stood in the file.
pub(super) fn changed(change: Change) -> ChangedValue {
    let Change { row, column, from, to } = change;
    ChangedValue { row, column, from, to }
}

fn how(how: How) -> &'static str {
    match how {
        How::Name => "name",
        How::Heading => "heading",
        How::Said => "said",
        How::Remembered => "remembered",
        How::Own => "own",
        How::LeftOut => "left-out",
    }
}
