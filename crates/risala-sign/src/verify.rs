//! Verifying: what a file's signatures cover, whether they hold, and who stands behind them.

mod changes;
mod path;
mod range;
mod report;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::certificate::{Certificate, CertificateInfo, Validity};
use crate::error::VerifyError;
use crate::pdf::{File, Object, signature_fields};

/// Signatures read from one file.
const MAX_SIGNATURES: usize = 100;

/// Whether a signature holds over the bytes it covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Integrity {
    /// The bytes are those that were signed, and the signature is the certificate's.
    Intact,
    /// The bytes are others than those that were signed.
    Changed,
    /// The signature was not made with the certificate's key.
    Forged,
    /// The byte range leaves out more than the signature itself, or points elsewhere.
    BadRange,
    /// The signature cannot be read, or uses an algorithm that is not accepted.
    Unreadable,
}

/// How much of the file a signature covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coverage {
    /// All of it.
    Whole,
    /// An earlier state of the file; later additions are of signatures, timestamps and data to verify
    /// them only.
    SignedAgain {
        /// Bytes added since.
        added: usize,
    },
    /// An earlier state of the file; what a reader sees may have been changed since.
    ChangedAfter {
        /// Bytes added since.
        added: usize,
    },
    /// Not known, since the byte range is wrong.
    Unknown,
}

/// The level of a signature by ETSI EN 319 142-1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// PAdES B-B.
    BB,
    /// B-T: its time is attested.
    BT,
    /// B-LT: certificates and revocation data are in the file.
    BLT,
    /// B-LTA: a later timestamp attests those too.
    BLTA,
    /// A timestamp of the file.
    Timestamp,
    /// A PDF signature that is none of PAdES.
    Other,
}

/// Who vouches for the signer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// The certificate is one of those trusted, or one of those issued it.
    Trusted,
    /// The signer issued the certificate to themselves.
    SelfMade,
    /// Nobody known.
    Unknown,
}

/// Whether the signer's certificates were revoked, by what the file has of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Revocation {
    /// They were not.
    Good,
    /// One of them was, before the signature was made.
    Revoked {
        /// When.
        at: Timestamp,
    },
    /// The file does not say.
    Unknown,
}

/// The timestamp of a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimestampReport {
    /// Whether it holds.
    pub integrity: Integrity,
    /// The moment it attests, when it can be read.
    pub at: Option<Timestamp>,
    /// The authority's certificate.
    pub authority: Option<CertificateInfo>,
    /// Who vouches for the authority.
    pub trust: Trust,
}

/// One signature of a file, or one timestamp of the whole file ([`Level::Timestamp`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureReport {
    /// The field's name.
    pub field: String,
    /// Whether it holds.
    pub integrity: Integrity,
    /// What it covers.
    pub coverage: Coverage,
    /// The signer's certificate, when the signature can be read.
    pub certificate: Option<CertificateInfo>,
    /// When it was made, as the signer says.
    pub signed_at: Option<Timestamp>,
    /// Its timestamp.
    pub timestamp: Option<TimestampReport>,
    /// The moment by which it existed, as the earliest timestamp over it attests.
    pub proven_at: Option<Timestamp>,
    /// Where the proven moment, else the signer's, lies in the certificate's validity.
    pub validity: Validity,
    /// Revocation up to that moment.
    pub revocation: Revocation,
    /// Level.
    pub level: Level,
    /// Trust.
    pub trust: Trust,
    /// The reason given.
    pub reason: String,
    /// The place given.
    pub location: String,
}

impl SignatureReport {
    /// Whether signature and timestamp hold and nothing but further signatures was added after them.
    pub fn is_sound(&self) -> bool {
        let covered = matches!(self.coverage, Coverage::Whole | Coverage::SignedAgain { .. });
        let stamped = self.timestamp.as_ref().is_none_or(|stamp| stamp.integrity == Integrity::Intact);
        self.integrity == Integrity::Intact && covered && stamped
    }
}

/// Verifies all signatures of a file, in the order of its form. A file without any gives an empty list.
///
/// `trust` are the certificates a person relies on. Revocation is taken from the file, never looked up.
pub fn verify(pdf: &[u8], trust: &[Certificate]) -> Result<Vec<SignatureReport>, VerifyError> {
    let file = File::open(pdf)?;
    let signed = signature_fields(&file).into_iter();
    let signed = signed.filter_map(|field| field.value.clone().map(|value| (field, value)));
    let found = signed.take(MAX_SIGNATURES).map(|(field, value)| report::Found::read(&file, field, value)).collect();
    Ok(report::Reports { file: &file, found, trust }.all())
}

/// Reads `D:YYYYMMDDHHmmSS` with `Z`, `+HH'mm'` or no zone, which then is UTC.
fn moment(value: &Object) -> Option<Timestamp> {
    let text = std::str::from_utf8(value.as_string()?).ok()?;
    let digits = text.strip_prefix("D:")?;
    let part = |from: usize, to: usize| digits.get(from..to)?.parse::<i8>().ok();
    let civil = DateTime::new(
        digits.get(0..4)?.parse().ok()?,
        part(4, 6)?,
        part(6, 8)?,
        part(8, 10)?,
        part(10, 12)?,
        part(12, 14)?,
        0,
    )
    .ok()?;
    let utc = TimeZone::UTC.to_timestamp(civil).ok()?;
    let zone = digits.get(14..)?;
    let sign = match zone.as_bytes().first() {
        None | Some(b'Z') => return Some(utc),
        Some(b'+') => -1,
        Some(b'-') => 1,
        Some(_) => return None,
    };
    let number = |from: usize| zone.get(from..from + 2)?.parse::<i64>().ok();
    let minutes = number(1)? * 60 + number(4).unwrap_or(0);
    utc.checked_add(jiff::SignedDuration::from_mins(sign * minutes)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments() {
        let cases = [
            ("D:20260301100000Z", Some("2026-03-01T10:00:00Z")),
            ("D:20260301100000+02'00'", Some("2026-03-01T08:00:00Z")),
            ("D:20260301100000-05'30", Some("2026-03-01T15:30:00Z")),
            ("D:20260301100000", Some("2026-03-01T10:00:00Z")),
            ("D:20261301100000Z", None),
            ("20260301", None),
            ("D:2026é0301100000Z", None),
        ];
        for (text, expected) in cases {
            let found = moment(&Object::String(text.as_bytes().to_vec())).map(|at| at.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
