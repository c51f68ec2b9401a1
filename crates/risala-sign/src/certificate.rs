//! X.509 certificates (RFC 5280): what signing and verifying need of them.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};

use crate::der::{Element, Reader, tag};
use crate::oid;
use crate::public::{PublicKey, SignatureAlgorithm};

/// Octets of a certificate; real ones have one to four thousand.
const MAX_CERTIFICATE: usize = 64 * 1024;

/// A certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    der: Vec<u8>,
    signed_part: Vec<u8>,
    algorithm: SignatureAlgorithm,
    signature: Vec<u8>,
    pub(crate) serial: Vec<u8>,
    pub(crate) issuer: Vec<u8>,
    pub(crate) subject: Vec<u8>,
    pub(crate) key: PublicKey,
    not_before: Timestamp,
    not_after: Timestamp,
    usage: Option<u8>,
    purposes: Option<Vec<Vec<u8>>>,
    is_authority: bool,
}

/// What a person is told of a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateInfo {
    /// The holder, as `CN=…, O=…, C=…`.
    pub subject: String,
    /// The holder's common name, or the organization's.
    pub name: String,
    /// Who issued it.
    pub issuer: String,
    /// Serial number, hexadecimal.
    pub serial: String,
    /// Start of its validity.
    pub not_before: Timestamp,
    /// End of its validity.
    pub not_after: Timestamp,
    /// SHA-256 of the certificate, hexadecimal.
    pub sha256: String,
    /// Kind and size of the key, such as `ECDSA P-256`.
    pub key: &'static str,
    /// Whether the holder issued it to themselves.
    pub self_made: bool,
    /// What the key may be used for, as the certificate names it; empty when it says nothing.
    pub usages: Vec<&'static str>,
}

impl Certificate {
    /// Reads a certificate in DER.
    pub fn from_der(der: &[u8]) -> Option<Self> {
        if der.len() > MAX_CERTIFICATE {
            return None;
        }
        let mut outer = Reader(der);
        let whole = outer.expect(tag::SEQUENCE)?;
        let mut parts = whole.inside();
        let signed = parts.expect(tag::SEQUENCE)?;
        let algorithm = SignatureAlgorithm::read(parts.expect(tag::SEQUENCE)?)?;
        let signature = bits(parts.expect(tag::BIT_STRING)?)?.to_vec();
        if !outer.is_empty() || !parts.is_empty() {
            return None;
        }
        let mut fields = signed.inside();
        fields.optional(tag::context(0));
        let serial = fields.expect(tag::INTEGER)?;
        fields.expect(tag::SEQUENCE)?;
        let issuer = fields.expect(tag::SEQUENCE)?;
        let mut validity = fields.expect(tag::SEQUENCE)?.inside();
        let not_before = time(validity.any()?)?;
        let not_after = time(validity.any()?)?;
        let subject = fields.expect(tag::SEQUENCE)?;
        let key = PublicKey::read(fields.expect(tag::SEQUENCE)?)?;
        let mut certificate = Self {
            der: der.to_vec(),
            signed_part: signed.whole.to_vec(),
            algorithm,
            signature,
            serial: serial.whole.to_vec(),
            issuer: issuer.whole.to_vec(),
            subject: subject.whole.to_vec(),
            key,
            not_before,
            not_after,
            usage: None,
            purposes: None,
            is_authority: false,
        };
        while !fields.is_empty() {
            let field = fields.any()?;
            if field.tag == tag::context(3) {
                certificate.read_extensions(field)?;
            }
        }
        Some(certificate)
    }

    /// The certificates of a PEM text (RFC 7468), or of one certificate in DER.
    pub fn list(bytes: &[u8]) -> Vec<Self> {
        match std::str::from_utf8(bytes) {
            Ok(text) if text.contains("-----BEGIN CERTIFICATE-----") => text
                .split("-----BEGIN CERTIFICATE-----")
                .skip(1)
                .filter_map(|rest| rest.split("-----END").next())
                .filter_map(crate::base64::decode)
                .filter_map(|der| Self::from_der(&der))
                .collect(),
            _ => Self::from_der(bytes).into_iter().collect(),
        }
    }

    fn read_extensions(&mut self, field: Element<'_>) -> Option<()> {
        let mut list = field.inside().expect(tag::SEQUENCE)?.inside();
        while !list.is_empty() {
            let mut extension = list.expect(tag::SEQUENCE)?.inside();
            let id = extension.expect(tag::OID)?.value;
            extension.optional(tag::BOOLEAN);
            let mut value = Reader(extension.expect(tag::OCTET_STRING)?.value);
            match id {
                oid::KEY_USAGE => {
                    let usage = bits(value.expect(tag::BIT_STRING)?)?;
                    self.usage = Some(usage.first().copied().unwrap_or(0));
                }
                oid::EXTENDED_KEY_USAGE => {
                    let purposes = value.expect(tag::SEQUENCE)?.inside().all()?;
                    self.purposes = Some(purposes.iter().map(|p| p.value.to_vec()).collect());
                }
                oid::BASIC_CONSTRAINTS => {
                    let mut constraints = value.expect(tag::SEQUENCE)?.inside();
                    let authority = constraints.optional(tag::BOOLEAN);
                    self.is_authority = authority.is_some_and(|flag| flag.value != [0]);
                }
                _ => {}
            }
        }
        Some(())
    }

    /// The certificate in DER.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// The certificate as a person reads it.
    pub fn info(&self) -> CertificateInfo {
        let subject = name_parts(&self.subject);
        let serial = Reader(&self.serial).any().map_or(&[][..], |s| s.value);
        let of = |kind: &str| subject.iter().find(|(k, _)| *k == kind).map(|(_, v)| v.clone());
        CertificateInfo {
            name: of("CN").or_else(|| of("O")).unwrap_or_default(),
            subject: joined(&subject),
            issuer: joined(&name_parts(&self.issuer)),
            serial: hex(serial),
            not_before: self.not_before,
            not_after: self.not_after,
            sha256: hex(&self.fingerprint()),
            key: self.key.name(),
            self_made: self.is_self_made(),
            usages: self.usages(),
        }
    }

    /// SHA-256 of the whole.
    pub(crate) fn fingerprint(&self) -> [u8; 32] {
        Sha256::digest(&self.der).into()
    }

    /// Whether its validity has begun and has not ended.
    pub(crate) fn validity(&self, at: Timestamp) -> Validity {
        if at < self.not_before {
            Validity::NotYet
        } else if at > self.not_after {
            Validity::Expired
        } else {
            Validity::Valid
        }
    }

    /// Whether its key may sign documents.
    pub(crate) fn may_sign(&self) -> bool {
        // Bit 0 is digitalSignature, bit 1 contentCommitment.
        let usage = self.usage.is_none_or(|usage| usage & 0xC0 != 0);
        let purpose = self
            .purposes
            .as_ref()
            .is_none_or(|purposes| purposes.iter().any(|purpose| oid::SIGNING_USAGES.contains(&purpose.as_slice())));
        usage && purpose
    }

    /// Key usages (RFC 5280 section 4.2.1.3) and purposes, by their names.
    fn usages(&self) -> Vec<&'static str> {
        let bits = self.usage.unwrap_or(0);
        let names = oid::KEY_USAGES.iter().enumerate();
        let usages = names.filter(|(bit, _)| bits & (0x80 >> bit) != 0).map(|(_, name)| *name);
        let purposes = self.purposes.iter().flatten();
        let named = purposes.map(|purpose| {
            let known = oid::PURPOSES.iter().find(|(id, _)| id == purpose);
            known.map_or("other", |(_, name)| name)
        });
        usages.chain(named).collect()
    }

    /// Whether its holder signed it.
    pub(crate) fn is_self_made(&self) -> bool {
        self.issuer == self.subject && self.is_signed_with(&self.key)
    }

    /// Whether `authority` may issue certificates and issued this one.
    pub(crate) fn is_issued_by(&self, authority: &Self) -> bool {
        let may_issue = authority.is_authority && authority.usage.is_none_or(|u| u & 0x04 != 0);
        self.issuer == authority.subject && may_issue && self.is_signed_with(&authority.key)
    }

    /// Whether this key signed it, whoever may issue certificates.
    pub(crate) fn is_signed_by(&self, other: &Self) -> bool {
        self.is_signed_with(&other.key)
    }

    fn is_signed_with(&self, key: &PublicKey) -> bool {
        key.verify(self.algorithm, &self.signed_part, &self.signature)
    }
}

/// Where a moment lies in a certificate's validity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validity {
    /// Within it.
    Valid,
    /// Before it.
    NotYet,
    /// After it.
    Expired,
    /// There is no moment to compare with.
    Unknown,
}

/// The octets of a BIT STRING.
pub(crate) fn bits(element: Element<'_>) -> Option<&[u8]> {
    let (unused, octets) = element.value.split_first()?;
    (*unused < 8).then_some(octets)
}

/// A Time: UTCTime or GeneralizedTime.
pub(crate) fn time(element: Element<'_>) -> Option<Timestamp> {
    let text = std::str::from_utf8(element.value).ok()?.strip_suffix('Z')?;
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (year, rest) = match (element.tag, text.len()) {
        (tag::UTC_TIME, 12) => {
            let (year, rest) = text.split_at_checked(2)?;
            let year: i16 = year.parse().ok()?;
            // RFC 5280 section 4.1.2.5.1.
            (if year < 50 { year + 2000 } else { year + 1900 }, rest)
        }
        (tag::GENERALIZED_TIME, 14) => {
            let (year, rest) = text.split_at_checked(4)?;
            (year.parse().ok()?, rest)
        }
        _ => return None,
    };
    let two = |at: usize| rest.get(at..at + 2).and_then(|t| t.parse::<i8>().ok());
    let civil = DateTime::new(year, two(0)?, two(2)?, two(4)?, two(6)?, two(8)?, 0).ok()?;
    TimeZone::UTC.to_timestamp(civil).ok()
}

/// The attributes of a name, the most particular first; unknown types are left out.
fn name_parts(name: &[u8]) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    let sets = Reader(name).any().and_then(|name| name.inside().all());
    for set in sets.unwrap_or_default() {
        for attribute in set.inside().all().unwrap_or_default() {
            let mut parts = attribute.inside();
            let (Some(kind), Some(value)) = (parts.any(), parts.any()) else {
                continue;
            };
            let known = oid::NAME_TYPES.iter().find(|(id, _)| *id == kind.value);
            if let Some((_, label)) = known {
                found.push((*label, string(value)));
            }
        }
    }
    let order = |label: &str| oid::NAME_TYPES.iter().position(|(_, l)| *l == label);
    found.sort_by_key(|(label, _)| order(label));
    found
}

fn string(element: Element<'_>) -> String {
    let text: String = match element.tag {
        tag::BMP_STRING => {
            let units = element.value.chunks_exact(2);
            let units = units.map(|pair| pair.iter().fold(0, |unit, octet| unit << 8 | u16::from(*octet)));
            char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        }
        tag::TELETEX_STRING => element.value.iter().map(|b| char::from(*b)).collect(),
        _ => String::from_utf8_lossy(element.value).into_owned(),
    };
    // A name is shown to people: nothing in it may act on a terminal or turn the line round.
    text.chars()
        .filter(|c| !c.is_control() && !matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'))
        .take(200)
        .collect()
}

fn joined(parts: &[(&'static str, String)]) -> String {
    let parts: Vec<String> = parts.iter().map(|(k, v)| format!("{k}={v}")).collect();
    parts.join(", ")
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from(half + if half < 10 { b'0' } else { b'a' - 10 });
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(digit).collect()
}
