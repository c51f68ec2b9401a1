//! Private keys.

use p256::ecdsa::signature::Signer as _;
use p256::pkcs8::DecodePrivateKey as _;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P384_SHA384_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _, RSA_PKCS1_SHA256};

use crate::SignError;
use crate::der::{element, sequence, tag};
use crate::oid;
use crate::public::Digest;
use crate::token::TokenKey;

/// RSA keys allowed, in octets of the modulus.
pub(crate) const RSA_OCTETS: std::ops::RangeInclusive<usize> = 256..=512;

/// A private key. It has no `Debug`: nothing of it is ever shown.
///
/// The P-256 key is wiped when it is dropped; ring does not wipe its keys (RSA, P-384). A token's key never
/// comes into memory.
pub(crate) enum PrivateKey {
    /// RSA, PKCS #1 v1.5 with SHA-256.
    Rsa(ring::rsa::KeyPair),
    /// ECDSA with SHA-256 and nonces after RFC 6979: the same file is signed with the same bytes.
    P256(p256::ecdsa::SigningKey),
    /// ECDSA with SHA-384 and random nonces.
    P384(EcdsaKeyPair),
    /// On a PKCS#11 token.
    Token(TokenKey),
}

impl PrivateKey {
    /// Reads an unencrypted PKCS#8 key.
    pub fn from_pkcs8(der: &[u8]) -> Option<Self> {
        if let Ok(key) = p256::ecdsa::SigningKey::from_pkcs8_der(der) {
            return Some(Self::P256(key));
        }
        let random = SystemRandom::new();
        if let Ok(key) = EcdsaKeyPair::from_pkcs8(&ECDSA_P384_SHA384_ASN1_SIGNING, der, &random) {
            return Some(Self::P384(key));
        }
        let key = ring::rsa::KeyPair::from_pkcs8(der).ok()?;
        RSA_OCTETS.contains(&key.public().modulus_len()).then_some(Self::Rsa(key))
    }

    /// The public key as in the BIT STRING of a certificate.
    pub fn public(&self) -> Vec<u8> {
        match self {
            Self::Rsa(key) => key.public().as_ref().to_vec(),
            Self::P256(key) => key.verifying_key().to_sec1_point(false).as_bytes().to_vec(),
            Self::P384(key) => key.public_key().as_ref().to_vec(),
            Self::Token(key) => key.public(),
        }
    }

    /// The digest of content and attributes.
    pub fn digest(&self) -> Digest {
        match self {
            Self::Rsa(_) | Self::P256(_) => Digest::Sha256,
            Self::P384(_) => Digest::Sha384,
            Self::Token(key) => key.digest(),
        }
    }

    /// The AlgorithmIdentifier of its signatures.
    pub fn algorithm(&self) -> Vec<u8> {
        match self {
            Self::Rsa(_) => sequence(&[&element(tag::OID, &[oid::RSA_SHA256]), &element(tag::NULL, &[])]),
            Self::P256(_) => sequence(&[&element(tag::OID, &[oid::ECDSA_SHA256])]),
            Self::P384(_) => sequence(&[&element(tag::OID, &[oid::ECDSA_SHA384])]),
            Self::Token(key) => key.algorithm(),
        }
    }

    /// The longest signature, in octets.
    pub fn max_signature(&self) -> usize {
        match self {
            Self::Rsa(key) => key.public().modulus_len(),
            Self::P256(_) => 72,
            Self::P384(_) => 104,
            Self::Token(key) => key.max_signature(),
        }
    }

    /// Signs a message.
    pub fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SignError> {
        match self {
            Self::Rsa(key) => {
                let mut signature = vec![0; key.public().modulus_len()];
                key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature)
                    .map_err(|_| SignError::Key)?;
                Ok(signature)
            }
            Self::P256(key) => {
                let signature: p256::ecdsa::Signature = key.try_sign(message).map_err(|_| SignError::Key)?;
                Ok(signature.to_der().as_bytes().to_vec())
            }
            Self::P384(key) => {
                let signature = key.sign(&SystemRandom::new(), message);
                let signature = signature.map_err(|_| SignError::Key)?;
                Ok(signature.as_ref().to_vec())
            }
            Self::Token(key) => key.sign(message),
        }
    }
}
