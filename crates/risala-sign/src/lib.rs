//! PAdES signatures (ETSI EN 319 142-1) over finished PDF bytes, and their verification.
//!
//! This crate sees bytes, an identity and a time. It only appends to a file (an incremental update,
//! ISO 32000-1 section 7.5.6): what was there stays, byte for byte, and earlier signatures stay valid.
//! It knows nothing of letters and reads neither clock nor files nor network.

mod base64;
mod certificate;
mod cms;
mod der;
mod error;
mod identity;
mod key;
mod oid;
mod pdf;
mod public;
mod sign;
mod verify;

pub use certificate::{Certificate, CertificateInfo, Validity};
pub use error::{CODES, IdentityError, SignError, VerifyError};
pub use identity::{Holder, Identity, self_made};
pub use sign::{SignOptions, sign};
pub use verify::{Coverage, Integrity, Level, SignatureReport, Trust, verify};
