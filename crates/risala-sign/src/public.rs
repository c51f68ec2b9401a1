//! Public keys and the verification of signatures, by ring.

use ring::signature::{
    ECDSA_P256_SHA256_ASN1, ECDSA_P256_SHA384_ASN1, ECDSA_P384_SHA256_ASN1, ECDSA_P384_SHA384_ASN1,
    RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_2048_8192_SHA384, RSA_PKCS1_2048_8192_SHA512, RSA_PSS_2048_8192_SHA256,
    RSA_PSS_2048_8192_SHA384, RSA_PSS_2048_8192_SHA512, UnparsedPublicKey, VerificationAlgorithm,
};
use sha2::{Sha256, Sha384, Sha512};

use crate::certificate::bits;
use crate::der::{Element, Reader, tag};
use crate::oid;

/// A digest of the SHA-2 family; older ones are not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Digest {
    Sha256,
    Sha384,
    Sha512,
}

impl Digest {
    pub fn from_oid(id: &[u8]) -> Option<Self> {
        match id {
            oid::SHA256 => Some(Self::Sha256),
            oid::SHA384 => Some(Self::Sha384),
            oid::SHA512 => Some(Self::Sha512),
            _ => None,
        }
    }

    pub fn oid(self) -> &'static [u8] {
        match self {
            Self::Sha256 => oid::SHA256,
            Self::Sha384 => oid::SHA384,
            Self::Sha512 => oid::SHA512,
        }
    }

    /// The digest of all parts, one after the other.
    pub fn of(self, parts: &[&[u8]]) -> Vec<u8> {
        fn all<D: sha2::Digest>(parts: &[&[u8]]) -> Vec<u8> {
            let mut hash = D::new();
            for part in parts {
                hash.update(part);
            }
            hash.finalize().to_vec()
        }
        match self {
            Self::Sha256 => all::<Sha256>(parts),
            Self::Sha384 => all::<Sha384>(parts),
            Self::Sha512 => all::<Sha512>(parts),
        }
    }
}

/// SHA-1, which names certificates in older formats and protects nothing here.
pub(crate) fn sha1(bytes: &[u8]) -> Vec<u8> {
    ring::digest::digest(&ring::digest::SHA1_FOR_LEGACY_USE_ONLY, bytes).as_ref().to_vec()
}

/// How a signature was made. The digest is missing where the algorithm leaves it to the context.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SignatureAlgorithm {
    Rsa(Option<Digest>),
    RsaPss(Digest),
    Ecdsa(Digest),
    /// One that this crate does not verify.
    Other,
}

impl SignatureAlgorithm {
    /// Reads an AlgorithmIdentifier.
    pub fn read(element: Element<'_>) -> Option<Self> {
        let mut parts = element.inside();
        let id = parts.expect(tag::OID)?.value;
        Some(match id {
            oid::RSA => Self::Rsa(None),
            oid::RSA_SHA256 => Self::Rsa(Some(Digest::Sha256)),
            oid::RSA_SHA384 => Self::Rsa(Some(Digest::Sha384)),
            oid::RSA_SHA512 => Self::Rsa(Some(Digest::Sha512)),
            oid::RSA_PSS => pss_digest(parts).map_or(Self::Other, Self::RsaPss),
            oid::ECDSA_SHA256 => Self::Ecdsa(Digest::Sha256),
            oid::ECDSA_SHA384 => Self::Ecdsa(Digest::Sha384),
            _ => Self::Other,
        })
    }

    /// The algorithm with the digest of its context put in.
    pub fn with_digest(self, digest: Digest) -> Self {
        match self {
            Self::Rsa(None) => Self::Rsa(Some(digest)),
            other => other,
        }
    }
}

/// The hash named in RSASSA-PSS-params (RFC 4055).
fn pss_digest(mut parts: Reader<'_>) -> Option<Digest> {
    let mut params = parts.expect(tag::SEQUENCE)?.inside();
    let hash = params.expect(tag::context(0))?;
    let mut hash = hash.inside().expect(tag::SEQUENCE)?.inside();
    Digest::from_oid(hash.expect(tag::OID)?.value)
}

/// The kind of a public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Rsa,
    P256,
    P384,
    Other,
}

/// A public key: its kind, and the contents of its BIT STRING.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PublicKey {
    pub kind: Kind,
    pub bytes: Vec<u8>,
}

impl PublicKey {
    /// Reads a SubjectPublicKeyInfo.
    pub fn read(element: Element<'_>) -> Option<Self> {
        let mut parts = element.inside();
        let mut algorithm = parts.expect(tag::SEQUENCE)?.inside();
        let id = algorithm.expect(tag::OID)?.value;
        let curve = algorithm.any().map_or(&[][..], |curve| curve.value);
        let kind = match (id, curve) {
            (oid::RSA | oid::RSA_PSS, _) => Kind::Rsa,
            (oid::EC, oid::P256) => Kind::P256,
            (oid::EC, oid::P384) => Kind::P384,
            _ => Kind::Other,
        };
        Some(Self { kind, bytes: bits(parts.expect(tag::BIT_STRING)?)?.to_vec() })
    }

    /// Its kind as people name it.
    pub fn name(&self) -> &'static str {
        match self.kind {
            Kind::Rsa => "RSA",
            Kind::P256 => "ECDSA P-256",
            Kind::P384 => "ECDSA P-384",
            Kind::Other => "?",
        }
    }

    /// Whether `signature` over `message` was made with the private key.
    pub fn verify(&self, how: SignatureAlgorithm, message: &[u8], signature: &[u8]) -> bool {
        let Some(algorithm) = self.algorithm(how) else {
            return false;
        };
        UnparsedPublicKey::new(algorithm, &self.bytes).verify(message, signature).is_ok()
    }

    fn algorithm(&self, how: SignatureAlgorithm) -> Option<&'static dyn VerificationAlgorithm> {
        use SignatureAlgorithm::{Ecdsa, Rsa, RsaPss};
        Some(match (self.kind, how) {
            (Kind::Rsa, Rsa(Some(Digest::Sha256))) => &RSA_PKCS1_2048_8192_SHA256,
            (Kind::Rsa, Rsa(Some(Digest::Sha384))) => &RSA_PKCS1_2048_8192_SHA384,
            (Kind::Rsa, Rsa(Some(Digest::Sha512))) => &RSA_PKCS1_2048_8192_SHA512,
            (Kind::Rsa, RsaPss(Digest::Sha256)) => &RSA_PSS_2048_8192_SHA256,
            (Kind::Rsa, RsaPss(Digest::Sha384)) => &RSA_PSS_2048_8192_SHA384,
            (Kind::Rsa, RsaPss(Digest::Sha512)) => &RSA_PSS_2048_8192_SHA512,
            (Kind::P256, Ecdsa(Digest::Sha256)) => &ECDSA_P256_SHA256_ASN1,
            (Kind::P256, Ecdsa(Digest::Sha384)) => &ECDSA_P256_SHA384_ASN1,
            (Kind::P384, Ecdsa(Digest::Sha256)) => &ECDSA_P384_SHA256_ASN1,
            (Kind::P384, Ecdsa(Digest::Sha384)) => &ECDSA_P384_SHA384_ASN1,
            _ => return None,
        })
    }
}
