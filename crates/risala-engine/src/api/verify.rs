//! Verifying the signatures of files.

use std::path::{Path, PathBuf};

use risala_letter::{Lang, Problem};
use risala_sign::{
    Certificate, Coverage, Integrity, Level, Revocation, SignatureReport, TimestampReport, Trust, Validity, verify,
};

use super::Failure;
use super::report::{SignatureEntry, TimestampEntry, VerifiedFile, VerifyReport};
use super::sign::PDF_LIMIT;
use crate::folder::read_bounded;
use crate::messages::{Messages, code};
use crate::outbox::archive;
use crate::signer::of_signing;

/// The largest list of trusted certificates.
const TRUST_LIMIT: u64 = 4 << 20;

/// Verifies the signatures of files, and of a folder that `outbox export` wrote every file and its list. `trust` are certificate files a person relies on; with `require_trust` a
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
        let mut note = |path: &Path, outcome: Result<(Vec<SignatureEntry>, Vec<Problem>), Problem>| {
            let name = path.display().to_string();
            let (signatures, wrong) = outcome.unwrap_or_else(|problem| (Vec::new(), vec![problem]));
            verified.push(VerifiedFile { file: name.clone(), sound: !wrong.iter().any(Problem::is_error), signatures });
            problems.extend(wrong.into_iter().map(|problem| problem.file(name.clone())));
        };
        if !archive::is_bundle(path) {
            note(path, verified_file(path, &trusted, require_trust));
            continue;
        }
        let (letters, wrong) = archive::check(path).unwrap_or_else(|problem| (Vec::new(), vec![problem]));
        note(path, Ok((Vec::new(), wrong)));
        for letter in letters {
            let outcome = verified_file(&letter, &trusted, require_trust);
            // Not every campaign signs.
            let is_unsigned = outcome.as_ref().is_err_and(|problem| problem.code == code::NO_SIGNATURE);
            note(&letter, if is_unsigned { Ok((Vec::new(), Vec::new())) } else { outcome });
        }
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
    let found = signatures.iter().flat_map(|signature| found(signature, require_trust)).collect();
    Ok((signatures.iter().map(entry).collect(), found))
}

/// What is to be said of a signature. Whoever asks for no trust is only warned of certificates.
pub(super) fn found(signature: &SignatureReport, require_trust: bool) -> Vec<Problem> {
    let named = |problem: Problem| problem.field(&signature.field);
    if let Some(error) = wrong(signature, require_trust) {
        return vec![named(error)];
    }
    let mut warnings = Vec::new();
    if let Revocation::Revoked { at } = signature.revocation {
        warnings.push(named(Problem::warning(code::REVOKED_BEFORE).arg("at", at)));
    }
    if matches!(signature.validity, Validity::Expired | Validity::NotYet) {
        let validity = validity(signature.validity);
        warnings.push(named(Problem::warning(code::OUTSIDE_VALIDITY).arg("validity", validity)));
    }
    warnings
}

fn wrong(signature: &SignatureReport, require_trust: bool) -> Option<Problem> {
    if signature.integrity != Integrity::Intact {
        return Some(Problem::error(code::BROKEN).arg("integrity", integrity(signature.integrity)));
    }
    if matches!(signature.coverage, Coverage::ChangedAfter { .. } | Coverage::Unknown) {
        return Some(Problem::error(code::CHANGED_AFTER));
    }
    if !signature.is_sound() {
        return Some(Problem::error(code::TIMESTAMP_BROKEN));
    }
    (require_trust && signature.trust != Trust::Trusted).then(|| Problem::error(code::UNTRUSTED))
}

pub(super) fn entry(signature: &SignatureReport) -> SignatureEntry {
    let certificate = signature.certificate.as_ref();
    SignatureEntry {
        field: signature.field.clone(),
        integrity: integrity(signature.integrity).to_owned(),
        coverage: coverage(signature.coverage).to_owned(),
        level: level(signature.level).to_owned(),
        trust: trust(signature.trust).to_owned(),
        validity: validity(signature.validity).to_owned(),
        revocation: revocation(signature.revocation).to_owned(),
        timestamp: signature.timestamp.as_ref().map(timestamp),
        proven_at: signature.proven_at.map(|at| at.to_string()).unwrap_or_default(),
        signer: certificate.map(|certificate| certificate.subject.clone()).unwrap_or_default(),
        issuer: certificate.map(|certificate| certificate.issuer.clone()).unwrap_or_default(),
        certificate_sha256: certificate.map(|certificate| certificate.sha256.clone()).unwrap_or_default(),
        signed_at: signature.signed_at.map(|at| at.to_string()).unwrap_or_default(),
        reason: signature.reason.clone(),
        location: signature.location.clone(),
        sound: signature.is_sound(),
    }
}

fn timestamp(timestamp: &TimestampReport) -> TimestampEntry {
    let authority = timestamp.authority.as_ref();
    TimestampEntry {
        integrity: integrity(timestamp.integrity).to_owned(),
        at: timestamp.at.map(|at| at.to_string()).unwrap_or_default(),
        authority: authority.map(|authority| authority.subject.clone()).unwrap_or_default(),
        trust: trust(timestamp.trust).to_owned(),
    }
}

fn revocation(revocation: Revocation) -> &'static str {
    match revocation {
        Revocation::Good => "good",
        Revocation::Revoked { .. } => "revoked",
        Revocation::Unknown => "unknown",
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
        Level::BT => "B-T",
        Level::BLT => "B-LT",
        Level::BLTA => "B-LTA",
        Level::Timestamp => "timestamp",
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
