//! Gathering what a signature's certificates need to be verified later.

use jiff::Timestamp;

use crate::SignError;
use crate::authority::{Authority, AuthorityError, Fetch, Request};
use crate::certificate::Certificate;
use crate::evidence::Evidence;
use crate::extensions::{authority_addresses, has, list_addresses};
use crate::oid;
use crate::revocation::{MAX_ANSWER, MAX_LIST, Ocsp, RevocationList, Status, request};
use crate::timestamp::Token;

/// Certificates looked at for one signature.
const MAX_CERTIFICATES: usize = 32;
/// Octets of a certificate that is fetched.
const MAX_CERTIFICATE: usize = 64 * 1024;

/// Appends the evidence for a signer's chain and for the timestamp's.
pub(crate) fn add(
    pdf: &mut Vec<u8>,
    chain: &[Certificate],
    token: &Token,
    authority: &Authority<'_>,
) -> Result<(), SignError> {
    let known = chain.iter().chain(&token.certificates).cloned().collect();
    let mut search =
        Search { fetch: authority.fetch, known, at: token.at, evidence: Evidence::default(), seen: Vec::new() };
    let signer = chain.first().ok_or(SignError::Key)?;
    search.gather(signer)?;
    search.gather(&token.signer)?;
    search.evidence.append(pdf)
}

struct Search<'a> {
    fetch: &'a dyn Fetch,
    known: Vec<Certificate>,
    at: Timestamp,
    evidence: Evidence,
    seen: Vec<Certificate>,
}

impl Search<'_> {
    /// From a certificate up to one that its holder issued, revocation of each on the way.
    fn gather(&mut self, certificate: &Certificate) -> Result<(), AuthorityError> {
        let mut next = certificate.clone();
        while !self.seen.contains(&next) && self.seen.len() < MAX_CERTIFICATES {
            self.seen.push(next.clone());
            Evidence::add(&mut self.evidence.certificates, next.der());
            if next.is_self_made() {
                break;
            }
            let issuer = self.issuer(&next)?;
            if !has(&next, oid::OCSP_NO_CHECK) {
                self.revocation(&next, &issuer)?;
            }
            next = issuer;
        }
        Ok(())
    }

    fn issuer(&mut self, certificate: &Certificate) -> Result<Certificate, AuthorityError> {
        if let Some(found) = self.known.iter().find(|known| certificate.is_issued_by(known)) {
            return Ok(found.clone());
        }
        let missing = || AuthorityError::NoIssuer { subject: certificate.info().subject };
        for url in authority_addresses(certificate, oid::CA_ISSUERS) {
            let asked = Request { url: &url, body: None, accept: "application/pkix-cert", limit: MAX_CERTIFICATE };
            let answer = self.fetch.fetch(&asked).unwrap_or_default();
            let found = Certificate::list(&answer).into_iter().find(|found| certificate.is_issued_by(found));
            if let Some(found) = found {
                self.known.push(found.clone());
                return Ok(found);
            }
        }
        Err(missing())
    }

    fn revocation(&mut self, certificate: &Certificate, issuer: &Certificate) -> Result<(), AuthorityError> {
        let mut silent = None;
        for url in authority_addresses(certificate, oid::OCSP) {
            match self.by_ocsp(&url, certificate, issuer) {
                Ok(true) => return Ok(()),
                Ok(false) => {}
                Err(error @ AuthorityError::Fetch { .. }) => silent = Some(error),
                Err(error) => return Err(error),
            }
        }
        for url in list_addresses(certificate) {
            match self.by_list(&url, certificate, issuer) {
                Ok(true) => return Ok(()),
                Ok(false) => {}
                Err(error @ AuthorityError::Fetch { .. }) => silent = Some(error),
                Err(error) => return Err(error),
            }
        }
        Err(silent.unwrap_or_else(|| AuthorityError::NoRevocation { subject: certificate.info().subject }))
    }

    fn by_ocsp(&mut self, url: &str, certificate: &Certificate, issuer: &Certificate) -> Result<bool, AuthorityError> {
        let question = request(certificate, issuer);
        let body = Some(("application/ocsp-request", question.as_slice()));
        let answer = self.answer(&Request { url, body, accept: "application/ocsp-response", limit: MAX_ANSWER })?;
        let found = Ocsp::read(&answer).and_then(|ocsp| ocsp.status(certificate, issuer, self.at));
        let Some((status, responder)) = found else {
            return Ok(false);
        };
        not_revoked(certificate, status)?;
        Evidence::add(&mut self.evidence.ocsps, &answer);
        if responder != *issuer {
            self.gather(&responder)?;
        }
        Ok(true)
    }

    fn by_list(&mut self, url: &str, certificate: &Certificate, issuer: &Certificate) -> Result<bool, AuthorityError> {
        let answer = self.answer(&Request { url, body: None, accept: "application/pkix-crl", limit: MAX_LIST })?;
        let found = RevocationList::read(&answer).and_then(|list| list.status(certificate, issuer, self.at));
        let Some(status) = found else {
            return Ok(false);
        };
        not_revoked(certificate, status)?;
        Evidence::add(&mut self.evidence.lists, &answer);
        Ok(true)
    }

    fn answer(&self, asked: &Request<'_>) -> Result<Vec<u8>, AuthorityError> {
        let url = asked.url.to_owned();
        self.fetch.fetch(asked).map_err(|cause| AuthorityError::Fetch { url, cause })
    }
}

fn not_revoked(certificate: &Certificate, status: Status) -> Result<(), AuthorityError> {
    match status {
        Status::Good => Ok(()),
        Status::Revoked(at) => Err(AuthorityError::Revoked { subject: certificate.info().subject, at }),
    }
}
