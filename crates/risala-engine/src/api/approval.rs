//! The proof of a seal, and the approval of it by a signature that may be made on another machine.

use std::path::Path;

use risala_letter::{Campaign, Lang, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::report::{ProblemEntry, SignatureEntry};
use super::seal::of_campaign;
use super::sign::PDF_LIMIT;
use super::verify::{entry, found};
use super::{Failure, Source};
use crate::approval::{self, file, proof, signatures};
use crate::folder::{CampaignFolder, read_bounded};
use crate::messages::Messages;
use crate::opened::Opened;
use crate::output::write_file;
use crate::seal::Seal;

/// A proof written, or an approval recorded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ApprovalReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The file written.
    pub out: String,
    /// The seal's hash.
    pub hash: String,
    /// The signatures that approve it; none on a proof.
    pub approvals: Vec<SignatureEntry>,
    /// What a person should know of them.
    pub problems: Vec<ProblemEntry>,
}

/// Writes the proof of a campaign's seal: the list of its letters, to be looked over and signed.
///
/// # Errors
/// There is no seal, or the file cannot be written.
pub fn write_proof(source: &Source, out: &Path, force: bool, lang: Lang) -> Result<ApprovalReport, Failure> {
    let messages = Messages::for_lang(lang);
    let written = sealed(source).and_then(|(opened, seal)| {
        let pdf = proof(&seal, &opened.campaign.title, &messages).map_err(|problem| vec![problem])?;
        write_file(out, &pdf, force).map_err(|problem| vec![problem])?;
        let out = out.display().to_string();
        Ok(ApprovalReport { schema: 1, out, hash: seal.hash, approvals: Vec::new(), problems: Vec::new() })
    });
    written.map_err(|problems| Failure::new(&problems, lang))
}

/// Records a signed proof as the approval of a campaign's seal, in the campaign's folder.
///
/// # Errors
/// The file is not the signed proof of this seal, or was changed; then nothing is recorded.
pub fn approve(source: &Source, signed: &Path, force: bool, lang: Lang) -> Result<ApprovalReport, Failure> {
    let messages = Messages::for_lang(lang);
    approved(source, signed, force, &messages).map_err(|problems| Failure::new(&problems, lang))
}

fn approved(source: &Source, signed: &Path, force: bool, messages: &Messages) -> Result<ApprovalReport, Vec<Problem>> {
    let name = signed.display().to_string();
    let of_file = |problem: Problem| vec![problem.file(&name)];
    let (opened, seal) = sealed(source)?;
    let pdf = read_bounded(signed, PDF_LIMIT).map_err(of_file)?;
    let (approvals, problems) = judged(&pdf, &opened.campaign, &seal).map_err(of_file)?;
    let problems: Vec<Problem> = problems.into_iter().map(|problem| problem.file(&name)).collect();
    if problems.iter().any(Problem::is_error) {
        return Err(problems);
    }
    let out = file(seal.wave);
    write_file(&opened.folder.root().join(&out), &pdf, force).map_err(|problem| vec![problem])?;
    Ok(ApprovalReport { schema: 1, out, hash: seal.hash, approvals, problems: messages.problems(&problems) })
}

fn sealed(source: &Source) -> Result<(Opened, Seal), Vec<Problem>> {
    let opened = Opened::read(source)?;
    let seal = of_campaign(&opened.folder, &opened.campaign).map_err(|problem| vec![problem])?;
    Ok((opened, seal))
}

fn judged(pdf: &[u8], campaign: &Campaign, seal: &Seal) -> Result<(Vec<SignatureEntry>, Vec<Problem>), Problem> {
    let signatures = signatures(pdf, seal, &campaign.title)?;
    let problems = signatures.iter().flat_map(|signature| found(signature, false)).collect();
    Ok((signatures.iter().map(entry).collect(), problems))
}

/// The approvals that are recorded of a seal; what is wrong with them joins `problems`.
pub(super) fn recorded(
    folder: &CampaignFolder,
    campaign: &Campaign,
    seal: &Seal,
    problems: &mut Vec<Problem>,
) -> Vec<SignatureEntry> {
    let file = approval::file(seal.wave);
    if !folder.has(&file) {
        return Vec::new();
    }
    let judged = folder.bytes(&file, PDF_LIMIT).and_then(|pdf| judged(&pdf, campaign, seal));
    let (approvals, wrong) = judged.unwrap_or_else(|problem| (Vec::new(), vec![problem]));
    problems.extend(wrong.into_iter().map(|problem| problem.file(&file)));
    approvals
}
