//! A list of officials converted.

use std::path::Path;

use risala_letter::{Lang, Problem};

use super::Failure;
use super::report::ImportReport;
use crate::import::{read_officials, write_csv};
use crate::messages::{Messages, code};
use crate::output::write_file;

/// Reads a list and writes it as CSV in canonical columns. The list is written when rows have problems too, so
/// that they can be mended there.
///
/// # Errors
/// Why the list could not be read or the file not be written.
pub fn import(file: &Path, out: Option<&Path>, force: bool, lang: Lang) -> Result<ImportReport, Failure> {
    convert(file, out, force, &Messages::for_lang(lang)).map_err(|problems| Failure::new(&problems, lang))
}

fn convert(file: &Path, out: Option<&Path>, force: bool, messages: &Messages) -> Result<ImportReport, Vec<Problem>> {
    let Some(out) = out else {
        return Err(vec![Problem::error(code::NO_DIRECTORY)]);
    };
    let list = read_officials(file)?;
    if list.officials.is_empty() && list.problems.iter().any(Problem::is_error) {
        return Err(list.problems);
    }
    write_file(out, &write_csv(&list.officials), force).map_err(|problem| vec![problem])?;
    Ok(ImportReport {
        schema: 1,
        officials: list.officials.len() as u64,
        out: out.display().to_string(),
        problems: messages.problems(&list.problems),
    })
}
