//! CMS SignedData (RFC 5652) with the attributes of CAdES B-B (ETSI EN 319 122-1).

use crate::SignError;
use crate::certificate::Certificate;
use crate::der::{Element, Reader, element, sequence, set_of, tag};
use crate::extensions;
use crate::identity::Identity;
use crate::oid;
use crate::public::{Digest, SignatureAlgorithm, sha1};

/// Octets of a message beside its certificates and signature.
const FRAME: usize = 1024;
/// `[0]`, primitive: a SignerIdentifier that is a key's identifier.
const KEY_ID: u8 = 0x80;
/// Certificates read from a message.
const MAX_CERTIFICATES: usize = 32;

/// An upper bound of the message's size.
pub(crate) fn max_size(identity: &Identity) -> usize {
    let certificates: usize = identity.chain.iter().map(|c| c.der().len()).sum();
    let names = identity.chain.first().map_or(0, |c| 2 * c.issuer.len());
    certificates + names + identity.key.max_signature() + FRAME
}

/// Signs detached content, of which the digest that the key asks for is given: exactly one SignerInfo, the certificates
/// with it. `stamp` is given the signature and gives the timestamp that is attached to it, if there is to be one.
pub(crate) fn sign(
    identity: &Identity,
    content_digest: &[u8],
    stamp: impl FnOnce(&[u8]) -> Result<Option<Vec<u8>>, SignError>,
) -> Result<Vec<u8>, SignError> {
    let own = identity.chain.first().ok_or(SignError::Key)?;
    let digest = identity.key.digest();
    let attributes = vec![
        attribute(oid::CONTENT_TYPE, &element(tag::OID, &[oid::DATA])),
        attribute(oid::MESSAGE_DIGEST, &element(tag::OCTET_STRING, &[content_digest])),
        attribute(oid::SIGNING_CERTIFICATE_V2, &signing_certificate(own)),
    ];
    // They are signed as a SET OF and stand in the message as [0] (RFC 5652 section 5.4).
    let signature = identity.key.sign(&set_of(tag::SET, attributes.clone()))?;
    let unsigned = match stamp(&signature)? {
        Some(token) => element(tag::context(1), &[&attribute(oid::TIME_STAMP, &token)]),
        None => Vec::new(),
    };
    let digest_algorithm = algorithm(digest.oid());
    let signer = sequence(&[
        &element(tag::INTEGER, &[&[1]]),
        &sequence(&[&own.issuer, &own.serial]),
        &digest_algorithm,
        &set_of(tag::context(0), attributes),
        &identity.key.algorithm(),
        &element(tag::OCTET_STRING, &[&signature]),
        &unsigned,
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
    /// The signer's certificate.
    pub signer: Certificate,
    /// All certificates of the message.
    pub certificates: Vec<Certificate>,
    /// The content, when the message has it.
    pub content: Option<Vec<u8>>,
    /// The signature.
    pub signature: Vec<u8>,
    /// Whether an attribute signing-certificate names the signer's certificate.
    pub names_certificate: bool,
    /// The signature timestamp, a message of its own.
    pub timestamp: Option<Vec<u8>>,
    digest: Digest,
    algorithm: SignatureAlgorithm,
    /// The signed attributes as they were signed.
    attributes: Vec<u8>,
    message_digest: Vec<u8>,
}

impl Signed {
    /// Reads a message of this type of content. Octets after it must be zero: they fill the place kept
    /// for it. Data are detached, other content is in the message.
    pub fn read(bytes: &[u8], kind: &[u8]) -> Option<Self> {
        let mut outer = Reader(bytes);
        let mut info = outer.expect(tag::SEQUENCE)?.inside();
        if outer.0.iter().any(|octet| *octet != 0) || info.expect(tag::OID)?.value != oid::SIGNED_DATA {
            return None;
        }
        let content = info.expect(tag::context(0))?;
        let mut data = content.inside().expect(tag::SEQUENCE)?.inside();
        data.expect(tag::INTEGER)?;
        data.expect(tag::SET)?;
        let mut encapsulated = data.expect(tag::SEQUENCE)?.inside();
        if encapsulated.expect(tag::OID)?.value != kind || encapsulated.is_empty() != (kind == oid::DATA) {
            return None;
        }
        let content = match encapsulated.optional(tag::context(0)) {
            Some(explicit) => Some(explicit.inside().expect(tag::OCTET_STRING)?.value.to_vec()),
            None => None,
        };
        let certificates = certificates(data.expect(tag::context(0))?)?;
        data.optional(tag::context(1));
        let mut signers = data.expect(tag::SET)?.inside();
        let signer = signers.expect(tag::SEQUENCE)?;
        if !signers.is_empty() {
            return None;
        }
        Self::read_signer(signer, certificates, content, kind)
    }

    fn read_signer(
        signer: Element<'_>,
        certificates: Vec<Certificate>,
        content: Option<Vec<u8>>,
        kind: &[u8],
    ) -> Option<Self> {
        let mut fields = signer.inside();
        fields.expect(tag::INTEGER)?;
        let own = named_signer(fields.any()?, &certificates)?.clone();
        let mut digest = fields.expect(tag::SEQUENCE)?.inside();
        let digest = Digest::from_oid(digest.expect(tag::OID)?.value)?;
        let attributes = fields.expect(tag::context(0))?;
        let algorithm = SignatureAlgorithm::read(fields.expect(tag::SEQUENCE)?)?;
        let signature = fields.expect(tag::OCTET_STRING)?.value.to_vec();
        let unsigned = fields.optional(tag::context(1));
        let list = attributes.inside().all()?;
        if single(&list, oid::CONTENT_TYPE)?.value != kind {
            return None;
        }
        let unsigned = unsigned.and_then(|set| set.inside().all()).unwrap_or_default();
        Some(Self {
            names_certificate: names(&list, &own),
            message_digest: single(&list, oid::MESSAGE_DIGEST)?.value.to_vec(),
            attributes: element(tag::SET, &[attributes.value]),
            timestamp: single(&unsigned, oid::TIME_STAMP).map(|token| token.whole.to_vec()),
            signer: own,
            algorithm: algorithm.with_digest(digest),
            certificates,
            content,
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

/// The certificate that a SignerIdentifier names by issuer and serial number, or by its key's identifier.
fn named_signer<'a>(id: Element<'_>, certificates: &'a [Certificate]) -> Option<&'a Certificate> {
    if id.tag == KEY_ID {
        return certificates.iter().find(|own| extensions::key_id(own).as_deref() == Some(id.value));
    }
    let mut parts = id.inside();
    let (issuer, serial) = (parts.expect(tag::SEQUENCE)?, parts.expect(tag::INTEGER)?);
    certificates.iter().find(|own| own.issuer == issuer.whole && own.serial == serial.whole)
}

/// Whether the signed attributes name this certificate first (RFC 5035; RFC 2634 in older timestamps).
fn names(attributes: &[Element<'_>], own: &Certificate) -> bool {
    /// The first ESSCertID.
    fn first(value: Element<'_>) -> Option<Reader<'_>> {
        let mut list = value.inside().expect(tag::SEQUENCE)?.inside();
        Some(list.expect(tag::SEQUENCE)?.inside())
    }
    let newer = |value| {
        let mut id = first(value)?;
        let digest = match id.optional(tag::SEQUENCE) {
            Some(algorithm) => Digest::from_oid(algorithm.inside().expect(tag::OID)?.value)?,
            None => Digest::Sha256,
        };
        Some(id.expect(tag::OCTET_STRING)?.value == digest.of(&[own.der()]))
    };
    let older = |value| Some(first(value)?.expect(tag::OCTET_STRING)?.value == sha1(own.der()));
    let newest = single(attributes, oid::SIGNING_CERTIFICATE_V2).and_then(newer);
    newest.or_else(|| single(attributes, oid::SIGNING_CERTIFICATE).and_then(older)).unwrap_or(false)
}
