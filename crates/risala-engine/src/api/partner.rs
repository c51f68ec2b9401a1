//! A campaign for an ally.

use std::fs;
use std::path::{Path, PathBuf};

use risala_letter::{Lang, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::report::ProblemEntry;
use super::{Failure, Source};
use crate::messages::{Messages, code};
use crate::opened::Opened;
use crate::output::{OutputFolder, folder_of, write_file};
use crate::partner::{self, Made};

/// A campaign to give to an ally.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PartnerRequest {
    /// The campaign.
    pub source: Source,
    /// Name of one of its partners, in either language.
    pub partner: String,
    /// Only officials this filter takes.
    pub filter: Option<String>,
    /// The folder to make; it must be new or empty.
    pub folder: PathBuf,
}

/// A campaign made for an ally.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PartnerReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The folder.
    pub folder: String,
    /// Its files.
    pub files: Vec<String>,
    /// Officials in its list.
    pub officials: u32,
    /// Officials who were left out: not in the filter, faulty rows, or asked not to be written to.
    pub left_out: u32,
    /// What the ally has to fill in, and what else a person should look at.
    pub problems: Vec<ProblemEntry>,
}

/// Writes the campaign as an ally gets it: under the ally's letterhead, without officials' private notes, opt-outs,
/// consents, signatures and accounts.
///
/// # Errors
/// `partner.*`, `file.*`, and what makes the campaign unusable.
pub fn export_partner(request: &PartnerRequest, lang: Lang) -> Result<PartnerReport, Failure> {
    let made = exported(request).map_err(|problems| Failure::new(&problems, lang))?;
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(PartnerReport {
        schema: 1,
        folder: request.folder.display().to_string(),
        files: made.files.iter().map(|(name, _)| name.clone()).collect(),
        officials: number(made.officials),
        left_out: number(made.left_out),
        problems: Messages::for_lang(lang).problems(&made.notices),
    })
}

fn exported(request: &PartnerRequest) -> Result<Made, Vec<Problem>> {
    let opened = Opened::sound(&request.source)?;
    let made = partner::make(&opened, &request.partner, request.filter.as_deref())?;
    write(&request.folder, &made.files).map_err(|problem| vec![problem])?;
    Ok(made)
}

fn write(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Problem> {
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(Problem::error(code::NOT_EMPTY).arg("path", folder.display()));
    }
    for (name, bytes) in files {
        let file = folder.join(name);
        OutputFolder::open(folder_of(&file), false)?;
        write_file(&file, bytes, false)?;
    }
    Ok(())
}
