//! Whether a certificate was revoked, as its issuer says: by OCSP or by a list.

mod crl;
mod ocsp;

use jiff::{SignedDuration, Timestamp};

pub(crate) use crl::{MAX_LIST, RevocationList};
pub(crate) use ocsp::{MAX_ANSWER, Ocsp, request};

/// How far the clocks of authorities may differ.
const SKEW: SignedDuration = SignedDuration::from_mins(10);
/// How long an answer holds that does not say so.
const SHORT: SignedDuration = SignedDuration::from_hours(24);

/// An answer about one certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    Good,
    Revoked(Timestamp),
}

/// Whether an answer given at `from` was still the newest at a moment. One that was given later says no
/// less of that moment.
fn holds(from: Timestamp, until: Option<Timestamp>, at: Timestamp) -> bool {
    let until = until.map_or_else(|| from.checked_add(SHORT), Ok);
    until.and_then(|until| until.checked_add(SKEW)).is_ok_and(|until| at <= until)
}
