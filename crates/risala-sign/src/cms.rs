//! CMS SignedData (RFC 5652) with the attributes of CAdES B-B (ETSI EN 319 122-1).

use crate::SignError;
use crate::certificate::Certificate;
use crate::der::{Element, Reader, element, sequence, set_of, tag};
use crate::identity::Identity;
use crate::oid;
use crate::public::{Digest, SignatureAlgorithm};

/// Octets of a message beside its certificates and signature.
const FRAME: usize = 1024;
/// Certificates read from a message.
const MAX_CERTIFICATES: usize = 32;

/// An upper bound of the message's size.
pub(crate) fn max_size(identity: &Identity) -> usize {
    let certificates: usize = identity.chain.iter().map(|c| c.der().len()).sum();
    let names = identity.chain.first().map_or(0, |c| 2 * c.issuer.len());
    certificates + names + identity.key.max_signature() + FRAME
}

/// Signs detached content: exactly one SignerInfo, the certificates with it.
pub(crate) fn sign(identity: &Identity, content: &[&[u8]]) -> Result<Vec<u8>, SignError> {
    let own = identity.chain.first().ok_or(SignError::Key)?;
    let digest = identity.key.digest();
    let attributes = vec![
        attribute(oid::CONTENT_TYPE, &element(tag::OID, &[oid::DATA])),
        attribute(oid::MESSAGE_DIGEST, &element(tag::OCTET_STRING, &[&digest.of(content)])),
        attribute(oid::SIGNING_CERTIFICATE_V2, &signing_certificate(own)),
    ];
    // They are signed as a SET OF and stand in the message as [0] (RFC 5652 section 5.4).
    let signature = identity.key.sign(&set_of(tag::SET, attributes.clone()))?;
    let digest_algorithm = algorithm(digest.oid());
    let signer = sequence(&[
        &element(tag::INTEGER, &[&[1]]),
        &sequence(&[&own.issuer, &own.serial]),
        &digest_algorithm,
        &set_of(tag::context(0), attributes),
        &identity.key.algorithm(),
        &element(tag::OCTET_STRING, &[&signature]),
    ]);
    let certificates = identity.chain.iter().map(|c| c.der().to_vec()).collect();
    let signed = sequence(&[
        &element(tag::INTEGER, &[&[1]]),
        &element(tag::SET, &[&digest_algorithm]),
        &sequence(&[&element(tag::OID, &[oid::DATA])]),
        &set_of(tag::context(0), certificates),
        &element(tag::SET, &[&signer]),
    ]);
    Ok(sequence(&[&element(tag::OID, &[oid::SIGNED_DATA]), &element(tag::context(0), &[&signed])]))
}

fn attribute(kind: &[u8], value: &[u8]) -> Vec<u8> {
    sequence(&[&element(tag::OID, &[kind]), &element(tag::SET, &[value])])
}

fn algorithm(id: &[u8]) -> Vec<u8> {
    sequence(&[&element(tag::OID, &[id]), &element(tag::NULL, &[])])
}

/// SigningCertificateV2 (RFC 5035): the certificate's SHA-256, which is the default and not written,
/// and its issuer and serial number.
fn signing_certificate(own: &Certificate) -> Vec<u8> {
    let directory_name = element(tag::context(4), &[&own.issuer]);
    let issuer_serial = sequence(&[&sequence(&[&directory_name]), &own.serial]);
    let hash = element(tag::OCTET_STRING, &[&own.fingerprint()]);
    sequence(&[&sequence(&[&sequence(&[&hash, &issuer_serial])])])
}

/// What a message says; nothing is verified yet.
pub(crate) struct Signed {
    pub certificates: Vec<Certificate>,
    /// The signer's certificate.
    pub signer: Certificate,
    digest: Digest,
    algorithm: SignatureAlgorithm,
    /// The signed attributes as they were signed.
    attributes: Vec<u8>,
    message_digest: Vec<u8>,
    signature: Vec<u8>,
    /// Whether the attribute signing-certificate-v2 names the signer's certificate.
    pub names_certificate: bool,
    /// Whether a signature timestamp is attached.
    pub has_timestamp: bool,
}

impl Signed {
    /// Reads a message. Octets after it must be zero: they fill the place kept for it.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut outer = Reader(bytes);
        let mut info = outer.expect(tag::SEQUENCE)?.inside();
        if outer.0.iter().any(|octet| *octet != 0) || info.expect(tag::OID)?.value != oid::SIGNED_DATA {
            return None;
        }
        let content = info.expect(tag::context(0))?;
        let mut data = content.inside().expect(tag::SEQUENCE)?.inside();
        data.expect(tag::INTEGER)?;
        data.expect(tag::SET)?;
        // Detached: the content's type alone.
        let mut content = data.expect(tag::SEQUENCE)?.inside();
        if content.expect(tag::OID)?.value != oid::DATA || !content.is_empty() {
            return None;
        }
        let certificates = certificates(data.expect(tag::context(0))?)?;
        data.optional(tag::context(1));
        let mut signers = data.expect(tag::SET)?.inside();
        let signer = signers.expect(tag::SEQUENCE)?;
        if !signers.is_empty() {
            return None;
        }
        Self::read_signer(signer, certificates)
    }

    fn read_signer(signer: Element<'_>, certificates: Vec<Certificate>) -> Option<Self> {
        let mut fields = signer.inside();
        fields.expect(tag::INTEGER)?;
        let mut id = fields.expect(tag::SEQUENCE)?.inside();
        let (issuer, serial) = (id.expect(tag::SEQUENCE)?, id.expect(tag::INTEGER)?);
        let own = certificates.iter().find(|c| c.issuer == issuer.whole && c.serial == serial.whole)?.clone();
        let mut digest = fields.expect(tag::SEQUENCE)?.inside();
        let digest = Digest::from_oid(digest.expect(tag::OID)?.value)?;
        let attributes = fields.expect(tag::context(0))?;
        let algorithm = SignatureAlgorithm::read(fields.expect(tag::SEQUENCE)?)?;
        let signature = fields.expect(tag::OCTET_STRING)?.value.to_vec();
        let unsigned = fields.optional(tag::context(1));
        let list = attributes.inside().all()?;
        let content_type = single(&list, oid::CONTENT_TYPE)?;
        if content_type.value != oid::DATA {
            return None;
        }
        let named = single(&list, oid::SIGNING_CERTIFICATE_V2);
        Some(Self {
            names_certificate: named.is_some_and(|value| names(value, &own).unwrap_or(false)),
            message_digest: single(&list, oid::MESSAGE_DIGEST)?.value.to_vec(),
            attributes: element(tag::SET, &[attributes.value]),
            has_timestamp: unsigned
                .and_then(|set| set.inside().all())
                .is_some_and(|list| single(&list, oid::TIME_STAMP).is_some()),
            signer: own,
            algorithm: algorithm.with_digest(digest),
            certificates,
            digest,
            signature,
        })
    }

    /// Whether this is the content that was signed.
    pub fn is_over(&self, content: &[&[u8]]) -> bool {
        self.digest.of(content) == self.message_digest
    }

    /// Whether the signer's key signed the attributes.
    pub fn is_signed(&self) -> bool {
        self.signer.key.verify(self.algorithm, &self.attributes, &self.signature)
    }
}

/// The certificates of the message; what is none of X.509 is passed over.
fn certificates(set: Element<'_>) -> Option<Vec<Certificate>> {
    let all = set.inside().all()?;
    let read = all.iter().take(MAX_CERTIFICATES).filter_map(|element| Certificate::from_der(element.whole));
    Some(read.collect())
}

/// The one value of the one attribute of this kind.
fn single<'a>(attributes: &[Element<'a>], kind: &[u8]) -> Option<Element<'a>> {
    let mut found = attributes.iter().filter_map(|attribute| {
        let mut parts = attribute.inside();
        (parts.expect(tag::OID)?.value == kind).then_some(parts)
    });
    let mut parts = found.next()?;
    let mut values = parts.expect(tag::SET)?.inside();
    let value = values.any()?;
    (found.next().is_none() && values.is_empty()).then_some(value)
}

/// Whether the first certificate of SigningCertificateV2 is this one.
fn names(value: Element<'_>, own: &Certificate) -> Option<bool> {
    let mut list = value.inside().expect(tag::SEQUENCE)?.inside();
    let mut first = list.expect(tag::SEQUENCE)?.inside();
    let digest = match first.optional(tag::SEQUENCE) {
        Some(algorithm) => Digest::from_oid(algorithm.inside().expect(tag::OID)?.value)?,
        None => Digest::Sha256,
    };
    Some(first.expect(tag::OCTET_STRING)?.value == digest.of(&[own.der()]))
}
