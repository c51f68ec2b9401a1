//! The Online Certificate Status Protocol (RFC 6960).

use jiff::Timestamp;

use super::{Status, holds};
use crate::certificate::{Certificate, Validity, bits};
use crate::der::{Element, Reader, element, generalized_time, sequence, tag};
use crate::extensions::has_purpose;
use crate::oid;
use crate::public::{Digest, SignatureAlgorithm, sha1};

/// Octets of an answer.
pub(crate) const MAX_ANSWER: usize = 256 * 1024;
/// Certificates and answers read from one.
const MAX_PARTS: usize = 32;
/// `[0]` and `[1]` of a CertStatus.
const GOOD: u8 = 0x80;
const REVOKED: u8 = 0xA1;
/// `[2]` of a ResponderID.
const BY_KEY: u8 = tag::context(2);
/// The AlgorithmIdentifier by which every responder finds its certificates.
const SHA1_ALGORITHM: &[u8] = b"\x30\x09\x06\x05\x2B\x0E\x03\x02\x1A\x05\x00";

/// A question about one certificate; the same every time, so that answers can be kept for a batch.
pub(crate) fn request(certificate: &Certificate, issuer: &Certificate) -> Vec<u8> {
    let id = sequence(&[
        SHA1_ALGORITHM,
        &element(tag::OCTET_STRING, &[&sha1(&issuer.subject)]),
        &element(tag::OCTET_STRING, &[&sha1(&issuer.key.bytes)]),
        &certificate.serial,
    ]);
    sequence(&[&sequence(&[&sequence(&[&sequence(&[&id])])])])
}

/// An answer that was read; nothing is verified yet.
pub(crate) struct Ocsp<'a> {
    signed: &'a [u8],
    algorithm: SignatureAlgorithm,
    signature: &'a [u8],
    /// The certificates it brings along.
    pub certificates: Vec<Certificate>,
    responder: Element<'a>,
    answers: Vec<Element<'a>>,
}

impl<'a> Ocsp<'a> {
    /// Reads an answer in DER that is a successful one.
    pub fn read(der: &'a [u8]) -> Option<Self> {
        let mut outer = Reader(der).expect(tag::SEQUENCE)?.inside();
        if outer.expect(tag::ENUMERATED)?.value != [0] {
            return None;
        }
        let mut bytes = outer.expect(tag::context(0))?.inside().expect(tag::SEQUENCE)?.inside();
        if bytes.expect(tag::OID)?.value != oid::OCSP_BASIC {
            return None;
        }
        let mut parts = Reader(bytes.expect(tag::OCTET_STRING)?.value).expect(tag::SEQUENCE)?.inside();
        let signed = parts.expect(tag::SEQUENCE)?;
        let algorithm = SignatureAlgorithm::read(parts.expect(tag::SEQUENCE)?)?;
        let signature = bits(parts.expect(tag::BIT_STRING)?)?;
        let certificates = match parts.optional(tag::context(0)) {
            Some(list) => list.inside().expect(tag::SEQUENCE)?.inside().all()?,
            None => Vec::new(),
        };
        let certificates = certificates.iter().take(MAX_PARTS);
        let certificates = certificates.filter_map(|found| Certificate::from_der(found.whole)).collect();
        let mut fields = signed.inside();
        fields.optional(tag::context(0));
        let responder = fields.any()?;
        fields.expect(tag::GENERALIZED_TIME)?;
        let answers = fields.expect(tag::SEQUENCE)?.inside().all()?.into_iter().take(MAX_PARTS).collect();
        Some(Self { signed: signed.whole, algorithm, signature, certificates, responder, answers })
    }

    /// What the answer says of a certificate at a moment, and who signed it; nothing if it is not of that
    /// certificate, of that time, or of somebody its issuer lets answer.
    pub fn status(
        &self,
        certificate: &Certificate,
        issuer: &Certificate,
        at: Timestamp,
    ) -> Option<(Status, Certificate)> {
        let mut answer = self.answers.iter().find_map(|answer| {
            let mut parts = answer.inside();
            is_of(parts.expect(tag::SEQUENCE)?, certificate, issuer)?.then_some(parts)
        })?;
        let status = answer.any()?;
        let from = generalized_time(answer.expect(tag::GENERALIZED_TIME)?)?;
        let until = match answer.optional(tag::context(0)) {
            Some(until) => Some(generalized_time(until.inside().any()?)?),
            None => None,
        };
        let signer = self.signer(issuer, from)?.clone();
        match status.tag {
            GOOD if holds(from, until, at) => Some((Status::Good, signer)),
            REVOKED => Some((Status::Revoked(generalized_time(status.inside().any()?)?), signer)),
            _ => None,
        }
    }

    /// The issuer itself, or somebody who has a certificate of the issuer for this purpose.
    fn signer<'c>(&'c self, issuer: &'c Certificate, at: Timestamp) -> Option<&'c Certificate> {
        let is_allowed = |found: &Certificate| {
            found == issuer
                || (found.issuer == issuer.subject
                    && found.is_signed_by(issuer)
                    && has_purpose(found, oid::OCSP_SIGNING)
                    && found.validity(at) == Validity::Valid)
        };
        let all = std::iter::once(issuer).chain(&self.certificates);
        let mut named = all.filter(|found| self.is_responder(found) && is_allowed(found));
        named.find(|found| found.key.verify(self.algorithm, self.signed, self.signature))
    }

    fn is_responder(&self, certificate: &Certificate) -> bool {
        let mut inside = self.responder.inside();
        let named = inside.any().map(|id| if id.tag == tag::OCTET_STRING { id.value } else { id.whole });
        let own = match self.responder.tag {
            BY_KEY => sha1(&certificate.key.bytes),
            _ => certificate.subject.clone(),
        };
        named == Some(own.as_slice())
    }
}

/// Whether a CertID is this certificate's.
fn is_of(id: Element<'_>, certificate: &Certificate, issuer: &Certificate) -> Option<bool> {
    let mut parts = id.inside();
    let algorithm = parts.expect(tag::SEQUENCE)?.inside().expect(tag::OID)?.value;
    let hash = |bytes: &[u8]| match algorithm {
        oid::SHA1 => Some(sha1(bytes)),
        other => Digest::from_oid(other).map(|digest| digest.of(&[bytes])),
    };
    let name = parts.expect(tag::OCTET_STRING)?.value == hash(&issuer.subject)?;
    let key = parts.expect(tag::OCTET_STRING)?.value == hash(&issuer.key.bytes)?;
    Some(name && key && parts.expect(tag::INTEGER)?.whole == certificate.serial)
}
