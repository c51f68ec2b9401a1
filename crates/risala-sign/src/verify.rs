//! Verifying: what a file's signatures cover, whether they hold, and who stands behind them.

mod changes;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use lopdf::{Dictionary, Document, Object};

use crate::certificate::{Certificate, CertificateInfo, Validity};
use crate::cms::Signed;
use crate::error::VerifyError;
use crate::pdf::{self, Field, get, signature_fields};

/// Signatures read from one file.
const MAX_SIGNATURES: usize = 100;
/// Certificates from the signer up to the one that is trusted.
const MAX_PATH: usize = 10;

/// The kind of signature that PAdES prescribes.
const SUB_FILTER: &[u8] = b"ETSI.CAdES.detached";

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
    /// An earlier state of the file; later additions are of signatures only.
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
    /// B-B with a signature timestamp, which is not verified here.
    BBWithTimestamp,
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

/// One signature of a file.
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
    /// Where that moment lies in the certificate's validity.
    pub validity: Validity,
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
    /// Whether the signature holds and nothing but further signatures was added after it.
    pub fn is_sound(&self) -> bool {
        let covered = matches!(self.coverage, Coverage::Whole | Coverage::SignedAgain { .. });
        self.integrity == Integrity::Intact && covered
    }
}

/// Verifies all signatures of a file, in the order of its form. A file without any gives an empty list.
///
/// `trust` are the certificates a person relies on. Revocation is not looked up.
pub fn verify(pdf: &[u8], trust: &[Certificate]) -> Result<Vec<SignatureReport>, VerifyError> {
    let document = pdf::load(pdf)?;
    let signed = signature_fields(&document).into_iter();
    let signed = signed.filter_map(|field| field.value.clone().map(|value| (field, value)));
    Ok(signed.take(MAX_SIGNATURES).map(|(field, value)| report(pdf, &document, &field, &value, trust)).collect())
}

fn report(
    pdf: &[u8],
    document: &Document,
    field: &Field,
    value: &Dictionary,
    trust: &[Certificate],
) -> SignatureReport {
    let signed_at = get(document, value, b"M").and_then(moment);
    let range = Range::read(pdf, document, value);
    let message = range.as_ref().and_then(|range| Signed::read(&range.message));
    let integrity = match (&range, &message) {
        (None, _) => Integrity::BadRange,
        (_, None) => Integrity::Unreadable,
        (Some(_), Some(message)) if !message.is_signed() => Integrity::Forged,
        (Some(range), Some(message)) if !message.is_over(&[range.head, range.tail]) => Integrity::Changed,
        _ => Integrity::Intact,
    };
    let own = message.as_ref().map(|message| &message.signer);
    SignatureReport {
        field: field.name.clone(),
        integrity,
        coverage: range.map_or(Coverage::Unknown, |range| range.coverage(pdf, document)),
        certificate: own.map(Certificate::info),
        signed_at,
        validity: match (own, signed_at) {
            (Some(own), Some(at)) => own.validity(at),
            _ => Validity::Unknown,
        },
        level: level(document, value, message.as_ref()),
        trust: message.as_ref().map_or(Trust::Unknown, |message| vouched(message, trust, signed_at)),
        reason: text(document, value, b"Reason"),
        location: text(document, value, b"Location"),
    }
}

/// The bytes a signature covers, and the message between them.
struct Range<'a> {
    head: &'a [u8],
    tail: &'a [u8],
    end: usize,
    message: Vec<u8>,
}

impl<'a> Range<'a> {
    /// Reads a byte range that leaves out the contents' hexadecimal string alone.
    fn read(pdf: &'a [u8], document: &Document, value: &Dictionary) -> Option<Self> {
        let numbers = get(document, value, b"ByteRange")?.as_array().ok()?;
        let mut numbers = numbers.iter().map(|number| usize::try_from(number.as_i64().ok()?).ok());
        let (start, length) = (numbers.next()??, numbers.next()??);
        let (after, rest) = (numbers.next()??, numbers.next()??);
        let end = after.checked_add(rest)?;
        if start != 0 || numbers.next().is_some() {
            return None;
        }
        let hole = pdf.get(length..after)?;
        let digits = hole.strip_prefix(b"<")?.strip_suffix(b">")?;
        let message = from_hex(digits)?;
        let contents = get(document, value, b"Contents")?.as_str().ok()?;
        if contents != message {
            return None;
        }
        Some(Self { head: pdf.get(..length)?, tail: pdf.get(after..end)?, end, message })
    }

    fn coverage(&self, pdf: &[u8], document: &Document) -> Coverage {
        let added = pdf.len().saturating_sub(self.end);
        let before = pdf.get(..self.end).unwrap_or_default();
        if added == 0 {
            Coverage::Whole
        } else if pdf::load(before).is_ok_and(|before| changes::only_signatures(&before, document)) {
            Coverage::SignedAgain { added }
        } else {
            Coverage::ChangedAfter { added }
        }
    }
}

fn from_hex(digits: &[u8]) -> Option<Vec<u8>> {
    let value = |digit: u8| char::from(digit).to_digit(16);
    let pairs = digits.chunks(2).map(|pair| match pair {
        [high, low] => u8::try_from(value(*high)? << 4 | value(*low)?).ok(),
        _ => None,
    });
    pairs.collect()
}

fn level(document: &Document, value: &Dictionary, message: Option<&Signed>) -> Level {
    let filter = get(document, value, b"SubFilter").and_then(|filter| filter.as_name().ok());
    match message {
        Some(message) if filter == Some(SUB_FILTER) && message.names_certificate => {
            if message.has_timestamp {
                Level::BBWithTimestamp
            } else {
                Level::BB
            }
        }
        _ => Level::Other,
    }
}

/// Follows the issuers from the signer's certificate to a trusted one, all valid at the moment.
fn vouched(message: &Signed, trust: &[Certificate], at: Option<Timestamp>) -> Trust {
    let valid = |certificate: &Certificate| at.is_some_and(|at| certificate.validity(at) == Validity::Valid);
    let mut last = &message.signer;
    for _ in 0..MAX_PATH {
        if !valid(last) {
            break;
        }
        if trust.contains(last) {
            return Trust::Trusted;
        }
        if trust.iter().any(|root| valid(root) && last.is_issued_by(root)) {
            return Trust::Trusted;
        }
        let issuer = message.certificates.iter().find(|c| last.is_issued_by(c));
        match issuer {
            Some(issuer) if issuer != last => last = issuer,
            _ => break,
        }
    }
    if message.signer.is_self_made() { Trust::SelfMade } else { Trust::Unknown }
}

fn text(document: &Document, value: &Dictionary, key: &[u8]) -> String {
    let text = get(document, value, key).and_then(|text| lopdf::decode_text_string(text).ok());
    let text = text.unwrap_or_default();
    let shown =
        text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'));
    shown.take(500).collect()
}

/// Reads `D:YYYYMMDDHHmmSS` with `Z`, `+HH'mm'` or no zone, which then is UTC.
fn moment(value: &Object) -> Option<Timestamp> {
    let text = std::str::from_utf8(value.as_str().ok()?).ok()?;
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
            let found = moment(&Object::string_literal(text)).map(|at| at.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
