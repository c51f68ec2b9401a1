//! PAdES signatures (ETSI EN 319 142-1) over finished PDF bytes, and their verification.
//!
//! This crate sees bytes, an identity and a time. It only appends to a file (an incremental update,
//! ISO 32000-1 section 7.5.6): what was there stays, byte for byte, and earlier signatures stay valid.
//! It knows nothing of letters and reads neither clock nor files; authorities are asked through [`Fetch`]. For a key
//! on a token it runs the PKCS#11 module it is told.

mod authority;
mod base64;
mod ber;
mod certificate;
mod cms;
mod der;
mod error;
mod evidence;
mod extensions;
mod hole;
mod identity;
mod key;
mod long_term;
mod oid;
mod pdf;
mod public;
mod revocation;
mod sign;
mod timestamp;
mod token;
mod token_uri;
mod verify;

pub use authority::{Authority, AuthorityError, Fetch, FetchError, Request};
pub use certificate::{Certificate, CertificateInfo, Validity};
pub use error::{CODES, IdentityError, SignError, VerifyError};
pub use identity::{Holder, Identity, self_made};
pub use sign::{Extent, HashedFile, SignOptions, sign, sign_to};
pub use token::Token;
pub use token_uri::TokenUri;
pub use verify::{Coverage, Integrity, Level, Revocation, SignatureReport, TimestampReport, Trust, verify};
