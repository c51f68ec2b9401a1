//! Signing a file.

use std::path::PathBuf;

use jiff::tz::TimeZone;
use risala_letter::campaign::SigningLevel;
use risala_letter::{Lang, Problem};
use risala_sign::SignOptions;

use super::Failure;
use super::report::SignReport;
use crate::blobs::hex;
use crate::clock;
use crate::folder::read_bounded;
use crate::level::Level;
use crate::messages::Messages;
use crate::output::write_file;
use crate::signer::{missing_chain, of_identity};
use crate::vault::Vault;

/// The largest PDF.
pub(super) const PDF_LIMIT: u64 = 64 << 20;

/// A file to sign.
#[derive(Debug, Clone, Default)]
pub struct SignRequest {
    /// The PDF.
    pub file: PathBuf,
    /// The identity: a PKCS#12 file, one of those kept here by its name, or a token's `pkcs11:` address.
    pub identity: String,
    /// Opens it.
    pub vault: Vault,
    /// The file to write.
    pub out: PathBuf,
    /// The level to reach.
    pub level: SigningLevel,
    /// Address of the time-stamping authority, needed from B-T on.
    pub tsa: Option<String>,
    /// Whether to sign at B-B when an authority fails.
    pub fallback: bool,
    /// Time of signing; else now.
    pub date: Option<String>,
    /// Whether the file may be overwritten.
    pub force: bool,
}

/// Signs a PDF into another file.
///
/// # Errors
/// Why it was not signed or not written.
pub fn sign_file(request: &SignRequest, lang: Lang) -> Result<SignReport, Failure> {
    signed(request, &Messages::for_lang(lang)).map_err(|problem| Failure::new([&problem], lang))
}

fn signed(request: &SignRequest, messages: &Messages) -> Result<SignReport, Problem> {
    let at = clock::moment(request.date.as_deref(), &TimeZone::UTC)?.timestamp();
    let pdf = read_bounded(&request.file, PDF_LIMIT)?;
    let of_file = |problem: Problem| problem.file(&request.identity);
    let found = request.vault.named(&request.identity)?;
    let (identity, _) = request.vault.open(&found).map_err(of_file)?;
    identity.check(at).map_err(|error| of_file(of_identity(&error)))?;
    let level = Level::new(request.level, request.tsa.as_deref(), request.fallback);
    let name = request.file.display().to_string();
    let signed = level.sign(pdf, &identity, at, &SignOptions::default()).map_err(|problem| problem.file(&name))?;
    let warnings: Vec<Problem> =
        signed.warnings.into_iter().chain(missing_chain(&identity)).map(|problem| problem.file(&name)).collect();
    let file = signed.file;
    write_file(&request.out, &file.bytes, request.force)?;
    Ok(SignReport {
        schema: 1,
        out: request.out.display().to_string(),
        signer: identity.info().subject.clone(),
        signed_at: at.to_string(),
        bytes: file.bytes.len() as u64,
        sha256: hex(&file.sha256),
        problems: messages.problems(&warnings),
    })
}
