//! From a signer's certificate to one that is trusted, and what is known of revocation on the way.

use jiff::Timestamp;

use super::{Revocation, Trust};
use crate::certificate::{Certificate, Validity};
use crate::evidence::Evidence;
use crate::extensions::has;
use crate::oid;
use crate::revocation::{Ocsp, RevocationList, Status};

/// Certificates from the signer up to the one that is trusted.
const MAX_PATH: usize = 10;

/// A signer's certificate and those above it, as far as they are known.
pub(super) struct Path<'a> {
    certificates: Vec<&'a Certificate>,
    trust: &'a [Certificate],
}

impl<'a> Path<'a> {
    /// Follows the issuers through the certificates at hand.
    pub fn new(signer: &'a Certificate, known: &'a [Certificate], trust: &'a [Certificate]) -> Self {
        let mut certificates = vec![signer];
        let mut last = signer;
        while certificates.len() < MAX_PATH
            && !last.is_self_made()
            && let Some(issuer) = trust.iter().chain(known).find(|issuer| last.is_issued_by(issuer))
            && !certificates.contains(&issuer)
        {
            certificates.push(issuer);
            last = issuer;
        }
        Self { certificates, trust }
    }

    /// Whether a trusted certificate is on the path, all up to it valid at the moment.
    pub fn trust(&self, at: Option<Timestamp>) -> Trust {
        let valid = |own: &&&Certificate| at.is_some_and(|at| own.validity(at) == Validity::Valid);
        let mut held = self.certificates.iter().take_while(valid);
        if held.any(|own| self.trust.contains(own)) {
            return Trust::Trusted;
        }
        let is_own = self.certificates.first().is_some_and(|own| own.is_self_made());
        if is_own { Trust::SelfMade } else { Trust::Unknown }
    }

    /// What the evidence says of all certificates of the path at a moment. One that its holder issued has
    /// nobody who could revoke it.
    pub fn revocation(&self, evidence: &Evidence, at: Timestamp) -> Revocation {
        let mut found = Revocation::Good;
        let mut rest = self.certificates.iter();
        while let Some(own) = rest.next() {
            if self.trust.contains(own) {
                break;
            }
            let issuer = rest.as_slice().first();
            if own.is_self_made() || has(own, oid::OCSP_NO_CHECK) {
                continue;
            }
            match issuer.and_then(|issuer| status(own, issuer, evidence, at)) {
                Some(Status::Revoked(since)) if since <= at => return Revocation::Revoked { at: since },
                Some(_) => {}
                None => found = Revocation::Unknown,
            }
        }
        found
    }
}

fn status(own: &Certificate, issuer: &Certificate, evidence: &Evidence, at: Timestamp) -> Option<Status> {
    let answers = evidence.ocsps.iter().filter_map(|der| Some(Ocsp::read(der)?.status(own, issuer, at)?.0));
    let lists = evidence.lists.iter().filter_map(|der| RevocationList::read(der)?.status(own, issuer, at));
    let all: Vec<Status> = answers.chain(lists).collect();
    let revoked = all.iter().find(|status| matches!(status, Status::Revoked(_)));
    revoked.or(all.first()).copied()
}
