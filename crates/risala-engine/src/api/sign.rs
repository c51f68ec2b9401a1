//! Signing a file, and verifying the signatures of files.

use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;
use risala_letter::{Lang, Problem};
use risala_sign::{
    Certificate, Coverage, Identity, Integrity, Level, SignOptions, SignatureReport, Trust, Validity, sign, verify,
};
use sha2::{Digest, Sha256};

use super::Failure;
use super::render::hex;
use super::report::{SignReport, SignatureEntry, VerifiedFile, VerifyReport};
use crate::clock;
use crate::folder::read_bounded;
use crate::messages::{Messages, code};
use crate::output::write_file;
use crate::signer::{IDENTITY_LIMIT, of_identity, of_signing};

/// The largest PDF.
const PDF_LIMIT: u64 = 64 << 20;
/// The largest list of trusted certificates.
const TRUST_LIMIT: u64 = 4 << 20;

/// A file to sign.
#[derive(Debug, Clone, Default)]
pub struct SignRequest {
    /// The PDF.
    pub file: PathBuf,
    /// The identity, a PKCS#12 file.
    pub identity: PathBuf,
    /// Its password, empty when it has none.
    pub password: String,
    /// The file to write.
    pub out: PathBuf,
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
    signed(request).map_err(|problem| Failure::new([&problem], lang))
}

fn signed(request: &SignRequest) -> Result<SignReport, Problem> {
    let at = clock::moment(request.date.as_deref(), &TimeZone::UTC)?.timestamp();
    let pdf = read_bounded(&request.file, PDF_LIMIT)?;
    let file = read_bounded(&request.identity, IDENTITY_LIMIT)?;
    let identity = Identity::from_pkcs12(&file, &request.password)
        .and_then(|identity| identity.check(at).map(|()| identity))
        .map_err(|error| of_identity(&error).file(request.identity.display().to_string()))?;
    let bytes = sign(&pdf, &identity, at, &SignOptions::default())
        .map_err(|error| of_signing(&error).file(request.file.display().to_string()))?;
    write_file(&request.out, &bytes, request.force)?;
    Ok(SignReport {
        schema: 1,
        out: request.out.display().to_string(),
        signer: identity.info().subject.clone(),
        signed_at: at.to_string(),
        bytes: bytes.len() as u64,
        sha256: hex(&Sha256::digest(&bytes)),
    })
}

/// Verifies the signatures of files. `trust` are certificate files a person relies on; with `require_trust` a
/// signature nobody vouches for is an error.
///
/// # Errors
/// The certificates cannot be read.
pub fn verify_files(
    files: &[PathBuf],
    trust: &[PathBuf],
    require_trust: bool,
    lang: Lang,
) -> Result<VerifyReport, Failure> {
    let messages = Messages::for_lang(lang);
    let trusted = trusted(trust).map_err(|problem| Failure::new([&problem], lang))?;
    let mut problems = Vec::new();
    let mut verified = Vec::new();
    for path in files {
        let name = path.display().to_string();
        let found = verified_file(path, &trusted, require_trust);
        let (signatures, wrong) = found.unwrap_or_else(|problem| (Vec::new(), vec![problem]));
        verified.push(VerifiedFile { file: name.clone(), sound: wrong.is_empty(), signatures });
        problems.extend(wrong.into_iter().map(|problem| problem.file(name.clone())));
    }
    Ok(VerifyReport { schema: 1, files: verified, problems: messages.problems(&problems) })
}

fn trusted(files: &[PathBuf]) -> Result<Vec<Certificate>, Problem> {
    let mut certificates = Vec::new();
    for file in files {
        let found = Certificate::list(&read_bounded(file, TRUST_LIMIT)?);
        if found.is_empty() {
            return Err(Problem::error(code::NO_CERTIFICATES).file(file.display().to_string()));
        }
        certificates.extend(found);
    }
    Ok(certificates)
}

fn verified_file(
    path: &Path,
    trust: &[Certificate],
    require_trust: bool,
) -> Result<(Vec<SignatureEntry>, Vec<Problem>), Problem> {
    let pdf = read_bounded(path, PDF_LIMIT)?;
    let signatures = verify(&pdf, trust).map_err(|error| of_signing(&error))?;
    if signatures.is_empty() {
        return Err(Problem::error(code::NO_SIGNATURE));
    }
    let wrong = signatures.iter().filter_map(|signature| wrong(signature, require_trust)).collect();
    Ok((signatures.iter().map(entry).collect(), wrong))
}

fn wrong(signature: &SignatureReport, require_trust: bool) -> Option<Problem> {
    let of = |code| Problem::error(code).field(&signature.field);
    if signature.integrity != Integrity::Intact {
        return Some(of(code::BROKEN).arg("integrity", integrity(signature.integrity)));
    }
    if !signature.is_sound() {
        return Some(of(code::CHANGED_AFTER));
    }
    (require_trust && signature.trust != Trust::Trusted).then(|| of(code::UNTRUSTED))
}

fn entry(signature: &SignatureReport) -> SignatureEntry {
    let certificate = signature.certificate.as_ref();
    SignatureEntry {
        field: signature.field.clone(),
        integrity: integrity(signature.integrity).to_owned(),
        coverage: coverage(signature.coverage).to_owned(),
        level: level(signature.level).to_owned(),
        trust: trust(signature.trust).to_owned(),
        validity: validity(signature.validity).to_owned(),
        signer: certificate.map(|certificate| certificate.subject.clone()).unwrap_or_default(),
        issuer: certificate.map(|certificate| certificate.issuer.clone()).unwrap_or_default(),
        certificate_sha256: certificate.map(|certificate| certificate.sha256.clone()).unwrap_or_default(),
        signed_at: signature.signed_at.map(|at| at.to_string()).unwrap_or_default(),
        reason: signature.reason.clone(),
        location: signature.location.clone(),
        sound: signature.is_sound(),
    }
}

fn integrity(integrity: Integrity) -> &'static str {
    match integrity {
        Integrity::Intact => "intact",
        Integrity::Changed => "changed",
        Integrity::Forged => "forged",
        Integrity::BadRange => "bad-range",
        Integrity::Unreadable => "unreadable",
    }
}

fn coverage(coverage: Coverage) -> &'static str {
    match coverage {
        Coverage::Whole => "whole",
        Coverage::SignedAgain { .. } => "signed-again",
        Coverage::ChangedAfter { .. } => "changed-after",
        Coverage::Unknown => "unknown",
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::BB => "B-B",
        Level::BBWithTimestamp => "B-B+timestamp",
        Level::Other => "other",
    }
}

fn trust(trust: Trust) -> &'static str {
    match trust {
        Trust::Trusted => "trusted",
        Trust::SelfMade => "self-made",
        Trust::Unknown => "unknown",
    }
}

fn validity(validity: Validity) -> &'static str {
    match validity {
        Validity::Valid => "valid",
        Validity::NotYet => "not-yet",
        Validity::Expired => "expired",
        Validity::Unknown => "unknown",
    }
}
