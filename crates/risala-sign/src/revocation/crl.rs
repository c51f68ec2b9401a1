//! Lists of revoked certificates (RFC 5280 section 5).

use jiff::Timestamp;

use super::{Status, holds};
use crate::certificate::{Certificate, bits, time};
use crate::der::{Element, Reader, tag};
use crate::public::SignatureAlgorithm;

/// Octets of a list.
pub(crate) const MAX_LIST: usize = 16 * 1024 * 1024;

/// A list that was read; nothing is verified yet.
pub(crate) struct RevocationList<'a> {
    signed: &'a [u8],
    algorithm: SignatureAlgorithm,
    signature: &'a [u8],
    issuer: &'a [u8],
    from: Timestamp,
    until: Option<Timestamp>,
    entries: Option<Element<'a>>,
}

impl<'a> RevocationList<'a> {
    /// Reads a list in DER.
    pub fn read(der: &'a [u8]) -> Option<Self> {
        let mut outer = Reader(der);
        let mut parts = outer.expect(tag::SEQUENCE)?.inside();
        let signed = parts.expect(tag::SEQUENCE)?;
        let algorithm = SignatureAlgorithm::read(parts.expect(tag::SEQUENCE)?)?;
        let signature = bits(parts.expect(tag::BIT_STRING)?)?;
        let mut fields = signed.inside();
        fields.optional(tag::INTEGER);
        fields.expect(tag::SEQUENCE)?;
        let issuer = fields.expect(tag::SEQUENCE)?.whole;
        let from = time(fields.any()?)?;
        let is_time = |octet: &u8| matches!(*octet, tag::UTC_TIME | tag::GENERALIZED_TIME);
        let until = if fields.0.first().is_some_and(is_time) { Some(time(fields.any()?)?) } else { None };
        let entries = fields.optional(tag::SEQUENCE);
        Some(Self { signed: signed.whole, algorithm, signature, issuer, from, until, entries })
    }

    /// What the list says of a certificate at a moment; nothing if it is not its issuer's or not of that time.
    pub fn status(&self, certificate: &Certificate, issuer: &Certificate, at: Timestamp) -> Option<Status> {
        let own = self.issuer == certificate.issuer && self.issuer == issuer.subject;
        if !own || !issuer.key.verify(self.algorithm, self.signed, self.signature) {
            return None;
        }
        if let Some(found) = self.entry(certificate)? {
            return Some(Status::Revoked(found));
        }
        holds(self.from, self.until, at).then_some(Status::Good)
    }

    /// When the certificate was revoked, if it was.
    fn entry(&self, certificate: &Certificate) -> Option<Option<Timestamp>> {
        let Some(entries) = self.entries else {
            return Some(None);
        };
        let mut entries = entries.inside();
        while !entries.is_empty() {
            let mut entry = entries.expect(tag::SEQUENCE)?.inside();
            let serial = entry.expect(tag::INTEGER)?.whole;
            let since = time(entry.any()?)?;
            if serial == certificate.serial {
                return Some(Some(since));
            }
        }
        Some(None)
    }
}
