//! What can be wrong with an identity, with signing, with a file to verify.

use jiff::Timestamp;

use crate::authority::AuthorityError;

/// The problem codes of this crate.
pub const CODES: &[&str] = &[
    "signing.not_pkcs12",
    "signing.damaged",
    "signing.unsupported_encryption",
    "signing.wrong_password",
    "signing.no_private_key",
    "signing.no_certificate",
    "signing.unsupported_key",
    "signing.expired",
    "signing.not_yet_valid",
    "signing.wrong_usage",
    "signing.mixed_scripts",
    "signing.country",
    "signing.same_script",
    "signing.create",
    "signing.token_uri",
    "signing.token_module",
    "signing.token_absent",
    "signing.token_several",
    "signing.token_no_key",
    "signing.token_keys",
    "signing.token_asks",
    "signing.token_wrong_pin",
    "signing.token_locked",
    "signing.token_pin_unset",
    "signing.token_failed",
    "signing.not_pdf",
    "signing.encrypted",
    "signing.locked",
    "signing.field",
    "signing.too_large",
    "signing.key_failed",
    "signing.authority_unreachable",
    "signing.authority_slow",
    "signing.authority_status",
    "signing.authority_too_large",
    "signing.tsa_rejected",
    "signing.tsa_unreadable",
    "signing.tsa_nonce",
    "signing.tsa_imprint",
    "signing.tsa_signature",
    "signing.tsa_certificate",
    "signing.no_revocation",
    "signing.no_issuer",
    "signing.revoked",
];

/// Why an identity cannot be used or made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdentityError {
    /// Not PKCS#12.
    #[error("not a PKCS#12 file")]
    NotPkcs12,
    /// PKCS#12, but cut off or changed.
    #[error("the PKCS#12 file is damaged")]
    Damaged,
    /// Protected in a way that is not known.
    #[error("the PKCS#12 file is encrypted in a way that is not known")]
    UnsupportedEncryption,
    /// The password does not open the file.
    #[error("wrong password")]
    WrongPassword,
    /// Certificates only.
    #[error("the file holds no private key")]
    NoPrivateKey,
    /// No certificate belongs to the private key.
    #[error("the file holds no certificate of its private key")]
    NoCertificate,
    /// Neither RSA of 2048 to 4096 bits nor ECDSA on P-256 or P-384.
    #[error("the private key is of a kind that cannot sign here")]
    UnsupportedKey,
    /// The validity has ended.
    #[error("the certificate of {subject} expired on {at}")]
    Expired {
        /// The holder.
        subject: String,
        /// The end.
        at: Timestamp,
    },
    /// The validity has not begun.
    #[error("the certificate of {subject} is not valid before {at}")]
    NotYetValid {
        /// The holder.
        subject: String,
        /// The beginning.
        at: Timestamp,
    },
    /// The certificate is for other purposes.
    #[error("the certificate of {subject} is not for signing documents")]
    WrongUsage {
        /// The holder.
        subject: String,
    },
    /// Common verifiers fail on a name in two scripts.
    #[error("{value:?} mixes Arabic and Latin letters")]
    MixedScripts {
        /// The name.
        value: String,
    },
    /// Not two Latin letters.
    #[error("{value:?} is not a country code")]
    Country {
        /// The value.
        value: String,
    },
    /// Two names of the organization are in one script.
    #[error("the names of the organization are in one script")]
    SameScript,
    /// The address of a token's key is wrong.
    #[error("the token's address is wrong at {part:?}")]
    TokenUri {
        /// The wrong part, without its value.
        part: String,
    },
    /// The token's program is missing or does not start.
    #[error("the PKCS#11 module {module} cannot be used: {cause}")]
    TokenModule {
        /// Its path.
        module: String,
        /// Why.
        cause: String,
    },
    /// The token is not plugged in.
    #[error("the token {token:?} is not present")]
    TokenAbsent {
        /// Its label or serial number.
        token: String,
    },
    /// More than one token fits.
    #[error("{count} tokens fit")]
    TokenSeveral {
        /// How many.
        count: usize,
    },
    /// The token has no such private key.
    #[error("the token has no such private key")]
    TokenNoKey,
    /// More than one key fits.
    #[error("{count} keys on the token fit")]
    TokenKeys {
        /// How many.
        count: usize,
    },
    /// The key wants the PIN before each signature.
    #[error("the key wants the PIN before each signature")]
    TokenAsks,
    /// The PIN is not the token's.
    #[error("wrong PIN")]
    WrongPin,
    /// Too many wrong PINs.
    #[error("the token's PIN is locked")]
    PinLocked,
    /// The PIN was never set, or must be changed.
    #[error("the token's PIN is not set or has expired")]
    PinUnset,
    /// The token failed in another way.
    #[error("the token failed: {cause}")]
    TokenFailed {
        /// How.
        cause: String,
    },
    /// Making the certificate or its file failed.
    #[error("the identity could not be made: {cause}")]
    Create {
        /// What failed.
        cause: String,
    },
}

impl IdentityError {
    /// The problem code, one of [`CODES`].
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotPkcs12 => "signing.not_pkcs12",
            Self::Damaged => "signing.damaged",
            Self::UnsupportedEncryption => "signing.unsupported_encryption",
            Self::WrongPassword => "signing.wrong_password",
            Self::NoPrivateKey => "signing.no_private_key",
            Self::NoCertificate => "signing.no_certificate",
            Self::UnsupportedKey => "signing.unsupported_key",
            Self::Expired { .. } => "signing.expired",
            Self::NotYetValid { .. } => "signing.not_yet_valid",
            Self::WrongUsage { .. } => "signing.wrong_usage",
            Self::MixedScripts { .. } => "signing.mixed_scripts",
            Self::Country { .. } => "signing.country",
            Self::SameScript => "signing.same_script",
            Self::Create { .. } => "signing.create",
            Self::TokenUri { .. } => "signing.token_uri",
            Self::TokenModule { .. } => "signing.token_module",
            Self::TokenAbsent { .. } => "signing.token_absent",
            Self::TokenSeveral { .. } => "signing.token_several",
            Self::TokenNoKey => "signing.token_no_key",
            Self::TokenKeys { .. } => "signing.token_keys",
            Self::TokenAsks => "signing.token_asks",
            Self::WrongPin => "signing.token_wrong_pin",
            Self::PinLocked => "signing.token_locked",
            Self::PinUnset => "signing.token_pin_unset",
            Self::TokenFailed { .. } => "signing.token_failed",
        }
    }

    /// The arguments of the code's message, by name.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Expired { subject, at } | Self::NotYetValid { subject, at } => {
                vec![("subject", subject.clone()), ("at", at.to_string())]
            }
            Self::WrongUsage { subject } => vec![("subject", subject.clone())],
            Self::MixedScripts { value } | Self::Country { value } => {
                vec![("value", value.clone())]
            }
            Self::Create { cause } | Self::TokenFailed { cause } => vec![("cause", cause.clone())],
            Self::TokenUri { part } => vec![("part", part.clone())],
            Self::TokenModule { module, cause } => vec![("module", module.clone()), ("cause", cause.clone())],
            Self::TokenAbsent { token } => vec![("token", token.clone())],
            Self::TokenSeveral { count } | Self::TokenKeys { count } => vec![("count", count.to_string())],
            _ => Vec::new(),
        }
    }
}

/// Why a file was not signed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// Not a PDF that can be read.
    #[error("not a PDF file that can be read")]
    NotPdf,
    /// Encrypted.
    #[error("the PDF is encrypted")]
    Encrypted,
    /// An earlier signature forbids every change.
    #[error("an earlier signature in the PDF forbids every change")]
    Locked,
    /// The named field is missing or signed already.
    #[error("the PDF has no empty signature field {name:?}")]
    Field {
        /// The field's name.
        name: String,
    },
    /// Larger than this crate signs.
    #[error("the PDF has more than {limit} bytes")]
    TooLarge {
        /// The limit.
        limit: usize,
    },
    /// The key gave no signature.
    #[error("the private key gave no signature")]
    Key,
    /// A message is larger than the place kept for it.
    #[error("the signature needs room for {needed} bytes")]
    Room {
        /// Its size.
        needed: usize,
    },
    /// What an authority was to add is missing.
    #[error(transparent)]
    Authority(#[from] AuthorityError),
}

impl SignError {
    /// The problem code, one of [`CODES`].
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotPdf => "signing.not_pdf",
            Self::Encrypted => "signing.encrypted",
            Self::Locked => "signing.locked",
            Self::Field { .. } => "signing.field",
            Self::TooLarge { .. } => "signing.too_large",
            Self::Key | Self::Room { .. } => "signing.key_failed",
            Self::Authority(error) => error.code(),
        }
    }

    /// The arguments of the code's message, by name.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Field { name } => vec![("name", name.clone())],
            Self::TooLarge { limit } => vec![("limit", limit.to_string())],
            Self::Authority(error) => error.args(),
            _ => Vec::new(),
        }
    }
}

/// Why a file could not be verified at all.
pub type VerifyError = SignError;
