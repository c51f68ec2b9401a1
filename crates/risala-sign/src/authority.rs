//! Authorities that are asked over the network, and what can go wrong with them.

use jiff::Timestamp;

/// A request over HTTP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Request<'a> {
    /// An address of scheme http or https.
    pub url: &'a str,
    /// What is sent by POST, with its media type; GET without it.
    pub body: Option<(&'a str, &'a [u8])>,
    /// The media type of the answer.
    pub accept: &'a str,
    /// Bytes of an answer at most.
    pub limit: usize,
}

/// Sends requests. It bounds the time of each, and gives answers of status 200 only.
pub trait Fetch: Sync {
    /// The answer's body.
    fn fetch(&self, request: &Request<'_>) -> Result<Vec<u8>, FetchError>;
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// No connection.
    #[error("{cause}")]
    Unreachable {
        /// What failed, in the words of the system.
        cause: String,
    },
    /// No answer in time.
    #[error("no answer in time")]
    Slow,
    /// Another status than 200.
    #[error("status {status}")]
    Status {
        /// The status.
        status: u16,
    },
    /// A longer answer than is read.
    #[error("the answer is too large")]
    TooLarge,
}

/// Where timestamps come from, and how authorities are asked.
#[derive(Clone, Copy)]
pub struct Authority<'a> {
    /// Address of the time-stamping authority.
    pub tsa: &'a str,
    /// Sends the requests.
    pub fetch: &'a dyn Fetch,
}

/// Why an authority's part of a signature is missing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AuthorityError {
    /// It gave no answer.
    #[error("{url} gave no answer")]
    Fetch {
        /// Its address.
        url: String,
        /// Why.
        #[source]
        cause: FetchError,
    },
    /// The time-stamping authority refused.
    #[error("{url} refused the timestamp: {reason}")]
    Rejected {
        /// Its address.
        url: String,
        /// Its words, or the number of the status.
        reason: String,
    },
    /// The answer is not of RFC 3161.
    #[error("{url} gave an answer that is no timestamp")]
    Unreadable {
        /// Its address.
        url: String,
    },
    /// The answer belongs to another request.
    #[error("{url} gave a timestamp of another request")]
    Nonce {
        /// Its address.
        url: String,
    },
    /// The timestamp is of other bytes.
    #[error("{url} gave a timestamp of other bytes")]
    Imprint {
        /// Its address.
        url: String,
    },
    /// The timestamp's signature does not hold.
    #[error("the signature of the timestamp from {url} does not hold")]
    Signature {
        /// Its address.
        url: String,
    },
    /// The certificate is not for timestamps, or was not valid.
    #[error("the certificate of {subject} may not sign timestamps")]
    Certificate {
        /// Its address.
        url: String,
        /// The certificate's holder.
        subject: String,
    },
    /// Nobody is named who could say whether a certificate was revoked, or none of them could say it.
    #[error("whether the certificate of {subject} was revoked cannot be found out")]
    NoRevocation {
        /// The certificate's holder.
        subject: String,
    },
    /// The certificate of the issuer is missing.
    #[error("the certificate of the issuer of {subject} is missing")]
    NoIssuer {
        /// The certificate's holder.
        subject: String,
    },
    /// The certificate was revoked.
    #[error("the certificate of {subject} was revoked on {at}")]
    Revoked {
        /// The certificate's holder.
        subject: String,
        /// When.
        at: Timestamp,
    },
}

impl AuthorityError {
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Fetch { cause: FetchError::Unreachable { .. }, .. } => "signing.authority_unreachable",
            Self::Fetch { cause: FetchError::Slow, .. } => "signing.authority_slow",
            Self::Fetch { cause: FetchError::Status { .. }, .. } => "signing.authority_status",
            Self::Fetch { cause: FetchError::TooLarge, .. } => "signing.authority_too_large",
            Self::Rejected { .. } => "signing.tsa_rejected",
            Self::Unreadable { .. } => "signing.tsa_unreadable",
            Self::Nonce { .. } => "signing.tsa_nonce",
            Self::Imprint { .. } => "signing.tsa_imprint",
            Self::Signature { .. } => "signing.tsa_signature",
            Self::Certificate { .. } => "signing.tsa_certificate",
            Self::NoRevocation { .. } => "signing.no_revocation",
            Self::NoIssuer { .. } => "signing.no_issuer",
            Self::Revoked { .. } => "signing.revoked",
        }
    }

    pub(crate) fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Fetch { url, cause } => vec![("url", url.clone()), ("cause", cause.to_string())],
            Self::Rejected { url, reason } => vec![("url", url.clone()), ("reason", reason.clone())],
            Self::Unreadable { url } | Self::Nonce { url } | Self::Imprint { url } | Self::Signature { url } => {
                vec![("url", url.clone())]
            }
            Self::Certificate { url, subject } => vec![("url", url.clone()), ("subject", subject.clone())],
            Self::NoRevocation { subject } | Self::NoIssuer { subject } => vec![("subject", subject.clone())],
            Self::Revoked { subject, at } => vec![("subject", subject.clone()), ("at", at.to_string())],
        }
    }
}
