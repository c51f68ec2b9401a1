//! A public-key infrastructure of the tests' own: a root, an intermediate, signers, a time-stamping
//! authority, an OCSP responder and a revocation list, which answer as [`Fetch`] does or misbehave.
#![allow(dead_code, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod der;

use std::sync::Mutex;

use der::{all, bits, first, int, octets, oid, seq, time, tlv};
use p12_keystore::{KeyStore, KeyStoreEntry, PrivateKeyChain};
use rcgen::{
    BasicConstraints, CertificateParams, CustomExtension, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose, PKCS_ECDSA_P256_SHA256, PKCS_ECDSA_P384_SHA384, SerialNumber, SigningKey as _,
};
use risala_sign::{Fetch, FetchError, Request};

const TST_INFO: &str = "1.2.840.113549.1.9.16.1.4";
const SHA256: &str = "2.16.840.1.101.3.4.2.1";
/// Moments of the authority's clock, which stands still.
pub const NOW: &str = "20270301100000Z";
const NEXT: &str = "20270308100000Z";

/// How the authority answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Manner {
    #[default]
    Well,
    Unreachable,
    Slow,
    Status,
    TooLarge,
    Rejects,
    Page,
    WrongNonce,
    WrongImprint,
    WrongSignature,
    /// Its certificate is one of a signer.
    WrongPurpose,
    /// Its clock is past the end of its certificate.
    Expired,
    /// A timestamp that needs more room than is kept.
    Long,
    /// OCSP and list say nothing.
    NoRevocation,
    /// OCSP is silent, the list answers.
    ListOnly,
    /// OCSP says that signers were revoked.
    Revoked,
}

struct Entity {
    key: KeyPair,
    params: CertificateParams,
    der: Vec<u8>,
}

impl Entity {
    fn issuer(&self) -> Issuer<'_, &KeyPair> {
        Issuer::from_params(&self.params, &self.key)
    }

    fn subject(&self) -> Vec<u8> {
        let tbs = first(first(&self.der).1).1;
        all(tbs)[5].to_vec()
    }

    fn issuer_name(&self) -> Vec<u8> {
        let tbs = first(first(&self.der).1).1;
        all(tbs)[3].to_vec()
    }

    fn serial(&self) -> Vec<u8> {
        let tbs = first(first(&self.der).1).1;
        all(tbs)[1].to_vec()
    }

    /// Contents of the public key's bit string.
    fn public(&self) -> Vec<u8> {
        self.key.public_key_raw().to_vec()
    }
}

/// The authorities.
pub struct Authority {
    root: Entity,
    intermediate: Entity,
    tsa: Entity,
    responder: Entity,
    signer: Entity,
    pub manner: Manner,
    /// Addresses asked, in order.
    pub asked: Mutex<Vec<String>>,
}

impl Authority {
    /// Made new, with addresses below `base`.
    pub fn new(base: &str) -> Self {
        let root = entity("Test Root", None, |params| {
            params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
            params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        });
        let intermediate = entity("Test Authority", Some(&root), |params| {
            params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
            params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
            params.custom_extensions = vec![places(base)];
        });
        let tsa = entity("Test Clock", Some(&intermediate), |params| {
            params.extended_key_usages = vec![ExtendedKeyUsagePurpose::TimeStamping];
            params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
            params.custom_extensions = vec![places(base)];
        });
        let responder = entity("Test Responder", Some(&intermediate), |params| {
            params.extended_key_usages = vec![ExtendedKeyUsagePurpose::OcspSigning];
            params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
            let no_check = CustomExtension::from_oid_content(&[1, 3, 6, 1, 5, 5, 7, 48, 1, 5], vec![5, 0]);
            params.custom_extensions = vec![no_check];
        });
        let signer = entity("Test Society", Some(&intermediate), |params| {
            params.key_usages = vec![KeyUsagePurpose::DigitalSignature, KeyUsagePurpose::ContentCommitment];
            params.custom_extensions = vec![places(base), lists(base)];
        });
        let asked = Mutex::default();
        Self { root, intermediate, tsa, responder, signer, manner: Manner::Well, asked }
    }

    /// The signer's identity under a password.
    pub fn identity(&self, password: &str) -> Vec<u8> {
        let certificates = [&self.signer, &self.intermediate, &self.root].map(|entity| &entity.der);
        let certificates = certificates.map(|der| p12_keystore::Certificate::from_der(der).unwrap());
        let key = p12_keystore::PrivateKey::from_der(&self.signer.key.serialize_der()).unwrap();
        let mut store = KeyStore::new();
        store.add_entry("signer", KeyStoreEntry::PrivateKeyChain(PrivateKeyChain::new(&b"1"[..], key, certificates)));
        store.writer(password).encryption_iterations(2048).write().unwrap()
    }

    /// The root's certificate.
    pub fn root(&self) -> &[u8] {
        &self.root.der
    }

    /// The answer at a path.
    pub fn answer(&self, path: &str, body: &[u8]) -> Result<Vec<u8>, FetchError> {
        match path {
            "/tsa" => self.timestamp(body),
            "/ocsp" => self.ocsp(body),
            "/crl" => Ok(self.list()),
            "/root" => Ok(self.root.der.clone()),
            _ => Err(FetchError::Status { status: 404 }),
        }
    }

    fn timestamp(&self, body: &[u8]) -> Result<Vec<u8>, FetchError> {
        match self.manner {
            Manner::Unreachable => return Err(FetchError::Unreachable { cause: "refused".into() }),
            Manner::Slow => return Err(FetchError::Slow),
            Manner::Status => return Err(FetchError::Status { status: 503 }),
            Manner::TooLarge => return Err(FetchError::TooLarge),
            Manner::Page => return Ok(b"<html>welcome</html>".to_vec()),
            Manner::Rejects => {
                let text = seq(&[&tlv(0x0C, &["no more today".as_bytes()])]);
                return Ok(seq(&[&seq(&[&int(&[2]), &text])]));
            }
            _ => {}
        }
        let request = all(first(body).1);
        let (mut imprint, mut nonce) = (request[1].to_vec(), request[2].to_vec());
        if self.manner == Manner::WrongImprint {
            *imprint.last_mut().unwrap() ^= 1;
        }
        if self.manner == Manner::WrongNonce {
            *nonce.last_mut().unwrap() ^= 1;
        }
        let at = if self.manner == Manner::Expired { "21990101000000Z" } else { NOW };
        let info = seq(&[&int(&[1]), &oid("1.2.3.4"), &imprint, &int(&[7]), &time(at), &seq(&[&int(&[1])]), &nonce]);
        Ok(seq(&[&seq(&[&int(&[0])]), &self.token(&info)]))
    }

    /// A signed message of the time-stamping authority.
    fn token(&self, info: &[u8]) -> Vec<u8> {
        let own = if self.manner == Manner::WrongPurpose { &self.signer } else { &self.tsa };
        let attribute = |kind: &str, value: &[u8]| seq(&[&oid(kind), &tlv(0x31, &[value])]);
        let certificate_id = seq(&[&seq(&[&seq(&[&octets(&sha256(&own.der))])])]);
        let mut attributes = [
            attribute("1.2.840.113549.1.9.3", &oid(TST_INFO)),
            attribute("1.2.840.113549.1.9.4", &octets(&sha256(info))),
            attribute("1.2.840.113549.1.9.16.2.47", &certificate_id),
        ];
        attributes.sort();
        let attributes = attributes.concat();
        let mut signature = own.key.sign(&tlv(0x31, &[&attributes])).unwrap();
        if self.manner == Manner::WrongSignature {
            signature = own.key.sign(b"something else").unwrap();
        }
        let digest = seq(&[&oid(SHA256)]);
        let padding = if self.manner == Manner::Long { vec![&self.responder; 30] } else { Vec::new() };
        let mut certificates: Vec<&[u8]> = vec![&own.der, &self.intermediate.der];
        certificates.extend(padding.into_iter().map(|filler| filler.der.as_slice()));
        let signer = seq(&[
            &int(&[1]),
            &seq(&[&own.issuer_name(), &own.serial()]),
            &digest,
            &tlv(0xA0, &[&attributes]),
            &seq(&[&oid("1.2.840.10045.4.3.2")]),
            &octets(&signature),
        ]);
        let signed = seq(&[
            &int(&[3]),
            &tlv(0x31, &[&digest]),
            &seq(&[&oid(TST_INFO), &tlv(0xA0, &[&octets(info)])]),
            &tlv(0xA0, &certificates),
            &tlv(0x31, &[&signer]),
        ]);
        seq(&[&oid("1.2.840.113549.1.7.2"), &tlv(0xA0, &[&signed])])
    }

    fn ocsp(&self, body: &[u8]) -> Result<Vec<u8>, FetchError> {
        if matches!(self.manner, Manner::ListOnly | Manner::NoRevocation) {
            return Err(FetchError::Status { status: 404 });
        }
        let list = all(first(first(body).1).1)[0];
        let id = all(first(all(first(list).1)[0]).1)[0];
        // The intermediate's issuer answers for itself, signers' issuer through its responder.
        let of_root = id.windows(20).any(|part| part == sha1(&self.root.subject()));
        let own = if of_root { &self.root } else { &self.responder };
        let revoked = self.manner == Manner::Revoked && !of_root;
        let status = if revoked { tlv(0xA1, &[&time("20270201000000Z")]) } else { tlv(0x80, &[]) };
        let single = seq(&[id, &status, &time(NOW), &tlv(0xA0, &[&time(NEXT)])]);
        let responder = tlv(0xA2, &[&octets(&sha1(&own.public()))]);
        let data = seq(&[&responder, &time(NOW), &seq(&[&single])]);
        let signature = own.key.sign(&data).unwrap();
        let algorithm = seq(&[&oid("1.2.840.10045.4.3.2")]);
        let basic = seq(&[&data, &algorithm, &bits(&signature), &tlv(0xA0, &[&seq(&[&own.der])])]);
        let bytes = seq(&[&oid("1.3.6.1.5.5.7.48.1.1"), &octets(&basic)]);
        Ok(seq(&[&tlv(0x0A, &[&[0]]), &tlv(0xA0, &[&bytes])]))
    }

    /// The intermediate's list of revoked certificates.
    fn list(&self) -> Vec<u8> {
        if self.manner == Manner::NoRevocation {
            return b"nothing".to_vec();
        }
        let algorithm = seq(&[&oid("1.2.840.10045.4.3.2")]);
        let data = seq(&[&int(&[1]), &algorithm, &self.intermediate.subject(), &time(NOW), &time(NEXT)]);
        let signature = self.intermediate.key.sign(&data).unwrap();
        seq(&[&data, &algorithm, &bits(&signature)])
    }
}

impl Fetch for Authority {
    fn fetch(&self, request: &Request<'_>) -> Result<Vec<u8>, FetchError> {
        self.asked.lock().unwrap().push(request.url.to_owned());
        let path = request.url.rsplit_once('/').unwrap().1;
        self.answer(&format!("/{path}"), request.body.map(|(_, body)| body).unwrap_or_default())
    }
}

fn entity(name: &str, issuer: Option<&Entity>, set: impl FnOnce(&mut CertificateParams)) -> Entity {
    let algorithm = if name == "Test Society" { &PKCS_ECDSA_P384_SHA384 } else { &PKCS_ECDSA_P256_SHA256 };
    let key = KeyPair::generate_for(algorithm).unwrap();
    let mut params = CertificateParams::default();
    params.distinguished_name = rcgen::DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, name);
    params.serial_number = Some(SerialNumber::from_slice(&sha1(name.as_bytes())[..8]));
    params.not_before = rcgen::date_time_ymd(2020, 1, 1);
    params.not_after = rcgen::date_time_ymd(2100, 1, 1);
    set(&mut params);
    let certificate = match issuer {
        Some(issuer) => params.signed_by(&key, &issuer.issuer()).unwrap(),
        None => params.self_signed(&key).unwrap(),
    };
    let der = certificate.der().to_vec();
    Entity { key, params, der }
}

/// Where OCSP answers are, and the root's certificate.
fn places(base: &str) -> CustomExtension {
    let place = |path: &str| tlv(0x86, &[format!("{base}/{path}").as_bytes()]);
    let ocsp = seq(&[&oid("1.3.6.1.5.5.7.48.1"), &place("ocsp")]);
    let issuer = seq(&[&oid("1.3.6.1.5.5.7.48.2"), &place("root")]);
    let list = seq(&[&ocsp, &issuer]);
    CustomExtension::from_oid_content(&[1, 3, 6, 1, 5, 5, 7, 1, 1], list)
}

/// Where the revocation list is.
fn lists(base: &str) -> CustomExtension {
    let place = tlv(0x86, &[format!("{base}/crl").as_bytes()]);
    let list = seq(&[&seq(&[&tlv(0xA0, &[&tlv(0xA0, &[&place])])])]);
    CustomExtension::from_oid_content(&[2, 5, 29, 31], list)
}

fn sha256(bytes: &[u8]) -> Vec<u8> {
    ring::digest::digest(&ring::digest::SHA256, bytes).as_ref().to_vec()
}

fn sha1(bytes: &[u8]) -> Vec<u8> {
    ring::digest::digest(&ring::digest::SHA1_FOR_LEGACY_USE_ONLY, bytes).as_ref().to_vec()
}
