//! Opt-outs to and from another computer.

use std::path::Path;

use risala_letter::{Lang, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Failure;
use super::directory::{answer, existing, now, open};
use crate::directory::Way;
use crate::folder::read_bounded;
use crate::merge_file::LIMIT;
use crate::opt_outs::{Merged, merge, read, write};
use crate::output::write_private_file;

/// Opt-outs written to a file, or taken from one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OptOutsReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The file.
    pub file: String,
    /// Opt-outs in it.
    pub opt_outs: u64,
    /// Those that were new here.
    pub new: u64,
    /// The edit that added them; 0 when none was new.
    pub edit: i64,
}

/// Writes the opt-outs in force, by id and address, to a file.
///
/// # Errors
/// `command.no_directory`, `store.*`, `file.*`.
pub fn export_opt_outs(data: Option<&Path>, out: &Path, force: bool, lang: Lang) -> Result<OptOutsReport, Failure> {
    let written = existing(data).and_then(|mut store| {
        let (bytes, count) = write(&mut store)?;
        write_private_file(out, &bytes, force).map(|()| count)
    });
    let opt_outs = answer(written, lang)? as u64;
    Ok(OptOutsReport { schema: 1, file: out.display().to_string(), opt_outs, new: 0, edit: 0 })
}

/// Adds the opt-outs of a file to those there are.
///
/// # Errors
/// `opt_outs.*`, `store.*`, `file.*`; then none was added.
pub fn import_opt_outs(data: Option<&Path>, file: &Path, lang: Lang) -> Result<OptOutsReport, Failure> {
    let (opt_outs, merged) = answer(taken(data, file), lang)?;
    let Merged { new, edit } = merged;
    Ok(OptOutsReport { schema: 1, file: file.display().to_string(), opt_outs, new, edit })
}

fn taken(data: Option<&Path>, file: &Path) -> Result<(u64, Merged), Problem> {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let all = read(&read_bounded(file, LIMIT)?).map_err(|problem| problem.file(&name))?;
    let way = Way { at: &now(), about: &name, update: false, dry_run: false };
    Ok((all.len() as u64, merge(&mut open(data)?, &all, &way)?))
}
