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

use crate::certificate::{Certificate, CertificateInfo, Validity};
use crate::error::IdentityError;
use crate::key::PrivateKey;

/// Octets of a PKCS#12 file.
const MAX_FILE: usize = 1024 * 1024;
/// Certificates above the signer's.
const MAX_CHAIN: usize = 10;
/// Rounds of PBKDF2 that protect the key of a file made here.
const ROUNDS: u32 = 100_000;

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
        if file.len() > MAX_FILE {
            return Err(IdentityError::NotPkcs12);
        }
        let archive = Pkcs12Archive::from_pkcs12(file, password).map_err(|error| match error {
            Pkcs12Error::MacError(_) | Pkcs12Error::UnpadError | Pkcs12Error::Pkcs5Error(_) => {
                IdentityError::WrongPassword
            }
            _ => IdentityError::NotPkcs12,
        })?;
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
                let info = own.info();
                return Ok(Self { key, chain, info });
            }
        }
        Err(found)
    }

    /// The signer's certificate as a person reads it.
    pub fn info(&self) -> &CertificateInfo {
        &self.info
    }

    /// The certificates, the signer's first.
    pub fn certificates(&self) -> &[Certificate] {
        &self.chain
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

/// The certificate and those above it, as far as the file has them.
fn chain(own: &Certificate, all: &[Certificate]) -> Vec<Certificate> {
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
    /// Organization, in one script.
    pub organization: String,
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
    let file = store.writer(password).encryption_iterations(ROUNDS).write().map_err(create)?;
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
    name.push(DnType::OrganizationName, one_script(&holder.organization)?);
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

/// A name in Latin or in Arabic letters, not in both; 1 to 64 characters (RFC 5280, ub-name).
fn one_script(name: &str) -> Result<String, IdentityError> {
    let arabic = name.chars().any(|c| matches!(c, '\u{0600}'..='\u{06FF}'));
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
