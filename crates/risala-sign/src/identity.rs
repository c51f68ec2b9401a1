//! Who signs: a private key with its certificates.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use p12_keystore::error::Error as Pkcs12Error;
use p12_keystore::{KeyStore, KeyStoreEntry, Pkcs12Archive, PrivateKeyChain};
use rcgen::{
    CertificateParams, DistinguishedName, DnType, DnValue, ExtendedKeyUsagePurpose, IsCa, KeyPair, KeyUsagePurpose,
    PKCS_ECDSA_P256_SHA256,
};
use zeroize::Zeroizing;

use crate::ber::definite_pkcs12;
use crate::certificate::{Certificate, CertificateInfo, Validity};
use crate::der::{Reader, tag};
use crate::error::IdentityError;
use crate::key::PrivateKey;

/// Octets of a PKCS#12 file.
const MAX_FILE: usize = 1024 * 1024;
/// Certificates above the signer's.
const MAX_CHAIN: usize = 10;
/// Rounds of PBKDF2-HMAC-SHA-256, and of the MAC, that protect a file made here.
const ROUNDS: u32 = 600_000;
/// Rounds where there is no password to protect.
const NO_ROUNDS: u32 = 2_048;

/// A private key with its certificates, the signer's first.
pub struct Identity {
    pub(crate) key: PrivateKey,
    pub(crate) chain: Vec<Certificate>,
    info: CertificateInfo,
}

impl fmt::Debug for Identity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Identity({})", self.info.subject)
    }
}

impl Identity {
    /// Opens a PKCS#12 file (`.p12`, `.pfx`), of today's OpenSSL or of older programs.
    ///
    /// The key is the first for which the file has a certificate.
    pub fn from_pkcs12(file: &[u8], password: &str) -> Result<Self, IdentityError> {
        let archive = archive(file, password)?;
        if archive.keys.is_empty() {
            return Err(IdentityError::NoPrivateKey);
        }
        let certificates: Vec<Certificate> =
            archive.certs.iter().filter_map(|bag| Certificate::from_der(bag.cert.as_der())).collect();
        let mut found = IdentityError::UnsupportedKey;
        for bag in &archive.keys {
            let Some(key) = PrivateKey::from_pkcs8(bag.key.as_der()) else {
                continue;
            };
            found = IdentityError::NoCertificate;
            let public = key.public();
            if let Some(own) = certificates.iter().find(|c| c.key.bytes == public) {
                let chain = chain(own, &certificates);
                return Ok(Self::new(key, chain, own.info()));
            }
        }
        Err(found)
    }

    pub(crate) fn new(key: PrivateKey, chain: Vec<Certificate>, info: CertificateInfo) -> Self {
        Self { key, chain, info }
    }

    /// The signer's certificate as a person reads it.
    pub fn info(&self) -> &CertificateInfo {
        &self.info
    }

    /// The certificates, the signer's first.
    pub fn certificates(&self) -> &[Certificate] {
        &self.chain
    }

    /// Whether the issuer's certificate is not with the signer's: readers then have to find it themselves.
    pub fn lacks_issuer(&self) -> bool {
        self.chain.len() == 1 && !self.info.self_made
    }

    /// Whether it may sign documents at this moment.
    pub fn check(&self, at: Timestamp) -> Result<(), IdentityError> {
        let subject = self.info.subject.clone();
        let Some(own) = self.chain.first() else {
            return Err(IdentityError::NoCertificate);
        };
        if !own.may_sign() {
            return Err(IdentityError::WrongUsage { subject });
        }
        match own.validity(at) {
            Validity::Expired => Err(IdentityError::Expired { subject, at: self.info.not_after }),
            Validity::NotYet => Err(IdentityError::NotYetValid { subject, at: self.info.not_before }),
            Validity::Valid | Validity::Unknown => Ok(()),
        }
    }
}

/// The parts of a PKCS#12 file, decrypted.
fn archive(file: &[u8], password: &str) -> Result<Pkcs12Archive, IdentityError> {
    if file.len() > MAX_FILE || !is_pkcs12(file) {
        return Err(IdentityError::NotPkcs12);
    }
    match Pkcs12Archive::from_pkcs12(file, password) {
        Err(Pkcs12Error::DerError(_)) => {
            let file = definite_pkcs12(file).map(Zeroizing::new).ok_or(IdentityError::Damaged)?;
            Pkcs12Archive::from_pkcs12(&file, password).map_err(unopened)
        }
        opened => opened.map_err(unopened),
    }
}

/// Whether it begins as PFX of version 3 does (RFC 7292), in DER or BER.
fn is_pkcs12(file: &[u8]) -> bool {
    let inside = match file {
        [tag::SEQUENCE, 0x80, inside @ ..] => inside,
        // The length may promise more than a damaged file still has.
        [tag::SEQUENCE, length, inside @ ..] if *length < 0x80 => inside,
        [tag::SEQUENCE, length, inside @ ..] => inside.get(usize::from(length & 0x7F)..).unwrap_or_default(),
        _ => return false,
    };
    Reader(inside).expect(tag::INTEGER).is_some_and(|version| version.value == [3])
}

fn unopened(error: Pkcs12Error) -> IdentityError {
    match error {
        Pkcs12Error::MacError(_) | Pkcs12Error::UnpadError | Pkcs12Error::Pkcs5Error(_) => IdentityError::WrongPassword,
        Pkcs12Error::UnsupportedEncryptionScheme | Pkcs12Error::UnsupportedMacAlgorithm => {
            IdentityError::UnsupportedEncryption
        }
        Pkcs12Error::InvalidPrivateKey => IdentityError::UnsupportedKey,
        _ => IdentityError::Damaged,
    }
}

/// The certificate and those above it, as far as they are among `all`.
pub(crate) fn chain(own: &Certificate, all: &[Certificate]) -> Vec<Certificate> {
    let mut chain = vec![own.clone()];
    while let Some(last) = chain.last()
        && chain.len() <= MAX_CHAIN
        && let Some(issuer) = all.iter().find(|c| last.is_issued_by(c) && !chain.contains(c))
    {
        chain.push(issuer.clone());
    }
    chain
}

/// The holder of a self-made certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Common name, in one script.
    pub common_name: String,
    /// Names of the organization, each in one script; the second in another script than the first.
    pub organizations: Vec<String>,
    /// Country, ISO 3166-1 alpha-2.
    pub country: String,
}

/// Makes an organization's own certificate: ECDSA P-256, in a PKCS#12 file under a password.
///
/// It is valid from the first to the last day, UTC. Readers do not know it: they show "unknown" until a
/// person trusts it.
pub fn self_made(
    holder: &Holder,
    from: Date,
    until: Date,
    password: &str,
) -> Result<(Zeroizing<Vec<u8>>, CertificateInfo), IdentityError> {
    let params = params(holder, from, until)?;
    let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).map_err(create)?;
    let certificate = params.self_signed(&key).map_err(create)?;
    let info = Certificate::from_der(certificate.der()).ok_or_else(|| create("unreadable certificate"))?.info();
    let pkcs8 = Zeroizing::new(key.serialize_der());
    let chain = PrivateKeyChain::new(
        &b"1"[..],
        p12_keystore::PrivateKey::from_der(&pkcs8).map_err(create)?,
        [p12_keystore::Certificate::from_der(certificate.der()).map_err(create)?],
    );
    let mut store = KeyStore::new();
    store.add_entry(&holder.common_name, KeyStoreEntry::PrivateKeyChain(chain));
    // The MAC guards the same password: as cheap a guess there would spoil the rest.
    let rounds = if password.is_empty() { NO_ROUNDS } else { ROUNDS };
    let file = store.writer(password).encryption_iterations(rounds).mac_iterations(rounds).write().map_err(create)?;
    Ok((Zeroizing::new(file), info))
}

fn create(cause: impl fmt::Display) -> IdentityError {
    IdentityError::Create { cause: cause.to_string() }
}

fn params(holder: &Holder, from: Date, until: Date) -> Result<CertificateParams, IdentityError> {
    let country = holder.country.trim();
    if country.len() != 2 || !country.bytes().all(|b| b.is_ascii_uppercase()) {
        return Err(IdentityError::Country { value: holder.country.clone() });
    }
    let mut name = DistinguishedName::new();
    name.push(DnType::CountryName, DnValue::PrintableString(country.try_into().map_err(create)?));
    for (kind, organization) in organization_types().into_iter().zip(organizations(holder)?) {
        name.push(kind, organization);
    }
    name.push(DnType::CommonName, one_script(&holder.common_name)?);
    let mut params = CertificateParams::default();
    params.distinguished_name = name;
    let part = |value: i8| u8::try_from(value).unwrap_or(1);
    let [from, until] =
        [from, until].map(|date| rcgen::date_time_ymd(i32::from(date.year()), part(date.month()), part(date.day())));
    params.not_before = from;
    params.not_after = until;
    params.is_ca = IsCa::ExplicitNoCa;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature, KeyUsagePurpose::ContentCommitment];
    params.extended_key_usages = vec![
        // Document signing (RFC 9336).
        ExtendedKeyUsagePurpose::Other(vec![1, 3, 6, 1, 5, 5, 7, 3, 36]),
        ExtendedKeyUsagePurpose::EmailProtection,
    ];
    Ok(params)
}

/// The attribute O twice: rcgen keeps one value for each type, and knows this one under two names.
fn organization_types() -> [DnType; 2] {
    [DnType::OrganizationName, DnType::CustomDnType(vec![2, 5, 4, 10])]
}

fn organizations(holder: &Holder) -> Result<Vec<String>, IdentityError> {
    let names: Vec<String> = holder.organizations.iter().map(|name| one_script(name)).collect::<Result<_, _>>()?;
    match names.as_slice() {
        [_] => Ok(names),
        [first, second] if is_arabic(first) != is_arabic(second) => Ok(names),
        [_, _] => Err(IdentityError::SameScript),
        _ => Err(create("an organization has one or two names")),
    }
}

fn is_arabic(name: &str) -> bool {
    name.chars().any(|c| matches!(c, '\u{0600}'..='\u{06FF}'))
}

/// A name in Latin or in Arabic letters, not in both; 1 to 64 characters (RFC 5280, ub-name).
fn one_script(name: &str) -> Result<String, IdentityError> {
    let arabic = is_arabic(name);
    let latin = name.chars().any(|c| c.is_alphabetic() && u32::from(c) < 0x0250);
    if arabic && latin {
        return Err(IdentityError::MixedScripts { value: name.to_owned() });
    }
    let name = name.trim();
    let length = name.chars().count();
    if !(1..=64).contains(&length) || name.chars().any(char::is_control) {
        return Err(create(format!("{name:?} is not a name of 1 to 64 characters")));
    }
    Ok(name.to_owned())
}
