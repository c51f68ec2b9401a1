//! Timestamps (RFC 3161).

use jiff::Timestamp;
use ring::rand::{SecureRandom as _, SystemRandom};

use crate::SignError;
use crate::authority::{Authority, AuthorityError, Request};
use crate::certificate::{Certificate, Validity};
use crate::cms::Signed;
use crate::der::{Reader, element, generalized_time, sequence, tag};
use crate::extensions::has_purpose;
use crate::oid;
use crate::public::Digest;

/// Octets of an answer.
const MAX_ANSWER: usize = 128 * 1024;
/// Characters shown of an authority's words.
const MAX_WORDS: usize = 200;

/// A timestamp that was read.
pub(crate) struct Token {
    /// The whole message.
    pub der: Vec<u8>,
    /// The moment it attests.
    pub at: Timestamp,
    /// The authority's certificate.
    pub signer: Certificate,
    /// The certificates it brings along.
    pub certificates: Vec<Certificate>,
    digest: Digest,
    imprint: Vec<u8>,
    nonce: Option<Vec<u8>>,
    /// Whether the authority's key signed it.
    is_signed: bool,
}

impl Token {
    /// Reads a message; octets after it must be zero.
    pub fn read(der: &[u8]) -> Option<Self> {
        let signed = Signed::read(der, oid::TST_INFO)?;
        let content = signed.content.as_deref()?;
        let mut fields = Reader(content).expect(tag::SEQUENCE)?.inside();
        fields.expect(tag::INTEGER)?;
        fields.expect(tag::OID)?;
        let mut imprint = fields.expect(tag::SEQUENCE)?.inside();
        let digest = Digest::from_oid(imprint.expect(tag::SEQUENCE)?.inside().expect(tag::OID)?.value)?;
        let imprint = imprint.expect(tag::OCTET_STRING)?.value.to_vec();
        fields.expect(tag::INTEGER)?;
        let at = generalized_time(fields.expect(tag::GENERALIZED_TIME)?)?;
        fields.optional(tag::SEQUENCE);
        fields.optional(tag::BOOLEAN);
        let nonce = fields.optional(tag::INTEGER).map(|nonce| nonce.value.to_vec());
        let is_signed = signed.is_signed() && signed.is_over(&[content]) && signed.names_certificate;
        let Signed { signer, certificates, .. } = signed;
        Some(Self { der: der.to_vec(), at, signer, certificates, digest, imprint, nonce, is_signed })
    }

    /// Whether it is of these bytes.
    pub fn is_over(&self, content: &[&[u8]]) -> bool {
        self.digest.of(content) == self.imprint
    }

    /// Whether the authority's key signed it.
    pub fn is_signed(&self) -> bool {
        self.is_signed
    }

    /// Whether the authority's certificate is for timestamps and was valid.
    pub fn is_by_authority(&self) -> bool {
        has_purpose(&self.signer, oid::TIME_STAMPING) && self.signer.validity(self.at) == Validity::Valid
    }
}

/// Asks for a timestamp of a SHA-256 digest and checks all of the answer.
pub(crate) fn request(authority: &Authority<'_>, digest: &[u8]) -> Result<Token, SignError> {
    let nonce = nonce()?;
    let body = query(digest, &nonce);
    let url = || authority.tsa.to_owned();
    let request = Request {
        url: authority.tsa,
        body: Some(("application/timestamp-query", &body)),
        accept: "application/timestamp-reply",
        limit: MAX_ANSWER,
    };
    let answer = authority.fetch.fetch(&request).map_err(|cause| AuthorityError::Fetch { url: url(), cause })?;
    let (status, reason, der) = reply(&answer).ok_or_else(|| AuthorityError::Unreadable { url: url() })?;
    // Granted, or granted with changes that the checks below bear.
    if status > 1 {
        return Err(AuthorityError::Rejected { url: url(), reason }.into());
    }
    let token = der.and_then(Token::read).ok_or_else(|| AuthorityError::Unreadable { url: url() })?;
    if token.nonce.as_deref() != Some(&nonce) {
        return Err(AuthorityError::Nonce { url: url() }.into());
    }
    if token.digest != Digest::Sha256 || token.imprint != digest {
        return Err(AuthorityError::Imprint { url: url() }.into());
    }
    if !token.is_by_authority() {
        let subject = token.signer.info().subject;
        return Err(AuthorityError::Certificate { url: url(), subject }.into());
    }
    if !token.is_signed {
        return Err(AuthorityError::Signature { url: url() }.into());
    }
    Ok(token)
}

/// Contents of a positive INTEGER of eight octets that nobody can guess.
fn nonce() -> Result<Vec<u8>, SignError> {
    let mut octets = [0; 8];
    SystemRandom::new().fill(&mut octets).map_err(|_| SignError::Key)?;
    let [first, ..] = &mut octets;
    *first = (*first & 0x7F) | 0x40;
    Ok(octets.to_vec())
}

/// TimeStampReq: the authority's certificate is to be in the answer.
fn query(digest: &[u8], nonce: &[u8]) -> Vec<u8> {
    let algorithm = sequence(&[&element(tag::OID, &[oid::SHA256]), &element(tag::NULL, &[])]);
    sequence(&[
        &element(tag::INTEGER, &[&[1]]),
        &sequence(&[&algorithm, &element(tag::OCTET_STRING, &[digest])]),
        &element(tag::INTEGER, &[nonce]),
        &element(tag::BOOLEAN, &[&[0xFF]]),
    ])
}

/// TimeStampResp: status, words for it, the token.
fn reply(answer: &[u8]) -> Option<(u8, String, Option<&[u8]>)> {
    let mut parts = Reader(answer).expect(tag::SEQUENCE)?.inside();
    let mut info = parts.expect(tag::SEQUENCE)?.inside();
    let [status] = info.expect(tag::INTEGER)?.value else {
        return None;
    };
    let texts = info.optional(tag::SEQUENCE).and_then(|texts| texts.inside().all()).unwrap_or_default();
    let words: Vec<_> = texts.iter().map(|text| String::from_utf8_lossy(text.value).into_owned()).collect();
    let words: String = words.join(" ").chars().filter(|c| !c.is_control()).take(MAX_WORDS).collect();
    let reason = if words.is_empty() { status.to_string() } else { words };
    let token = if parts.is_empty() { None } else { Some(parts.expect(tag::SEQUENCE)?.whole) };
    Some((*status, reason, token))
}
