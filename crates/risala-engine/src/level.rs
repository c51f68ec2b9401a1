//! The level that signatures are to reach, and what is done when an authority fails.

use std::time::Duration;

use jiff::Timestamp;
use risala_letter::campaign::SigningLevel;
use risala_letter::{Problem, Severity};
use risala_sign::{Authority, AuthorityError, Extent, HashedFile, Identity, SignError, SignOptions, sign, sign_to};

use crate::http::{Http, PATIENCE};
use crate::messages::code;
use crate::signer::of_signing;

/// The level, and where its timestamps come from.
pub struct Level {
    extent: Option<Extent>,
    tsa: String,
    fallback: bool,
    http: Http,
}

/// A signed file.
pub struct Signed {
    /// The file.
    pub file: HashedFile,
    /// That it is signed at B-B only, and why.
    pub warnings: Vec<Problem>,
}

impl Level {
    /// With `fallback` a file for which an authority failed is signed at B-B, with a warning; else not.
    pub fn new(level: SigningLevel, tsa: Option<&str>, fallback: bool) -> Self {
        Self::patient(level, tsa, fallback, PATIENCE)
    }

    /// As [`new`](Self::new), waiting so long for each answer.
    pub fn patient(level: SigningLevel, tsa: Option<&str>, fallback: bool, patience: Duration) -> Self {
        let extent = match level {
            SigningLevel::Basic => None,
            SigningLevel::Timestamp => Some(Extent::Timestamp),
            SigningLevel::LongTerm => Some(Extent::LongTerm),
            SigningLevel::Archive => Some(Extent::Archive),
        };
        Self { extent, tsa: tsa.unwrap_or_default().to_owned(), fallback, http: Http::new(patience) }
    }

    /// Signs a file.
    ///
    /// # Errors
    /// Why it cannot be signed, or not at this level.
    pub fn sign(
        &self,
        pdf: Vec<u8>,
        identity: &Identity,
        at: Timestamp,
        options: &SignOptions,
    ) -> Result<Signed, Problem> {
        let basic = |pdf| sign(pdf, identity, at, options).map_err(|error| of_signing(&error));
        let Some(extent) = self.extent else {
            return Ok(Signed { file: basic(pdf)?, warnings: Vec::new() });
        };
        let authority = Authority { tsa: &self.tsa, fetch: &self.http };
        match sign_to(extent, &pdf, identity, at, options, &authority) {
            Ok(file) => Ok(Signed { file, warnings: Vec::new() }),
            Err(error) if self.fallback && is_bearable(&error) => {
                let cause = Problem { severity: Severity::Warning, ..of_signing(&error) };
                Ok(Signed { file: basic(pdf)?, warnings: vec![cause, Problem::warning(code::FALLBACK)] })
            }
            Err(error) => Err(of_signing(&error)),
        }
    }
}

/// Whether a file may be signed at B-B after this: a revoked certificate signs nothing.
fn is_bearable(error: &SignError) -> bool {
    matches!(error, SignError::Authority(cause) if !matches!(cause, AuthorityError::Revoked { .. }))
}
