//! Extensions of a certificate that lead to others (RFC 5280 section 4.2).

use crate::certificate::Certificate;
use crate::der::{Element, Reader, tag};
use crate::oid;

/// `[6]`, primitive: a uniformResourceIdentifier.
const URI: u8 = 0x86;
/// Addresses taken from one extension, and their length.
const MAX_ADDRESSES: usize = 4;
const MAX_ADDRESS: usize = 1000;

/// The contents of an extension's OCTET STRING.
fn value<'a>(certificate: &'a Certificate, id: &[u8]) -> Option<&'a [u8]> {
    let signed = Reader(certificate.der()).any()?.inside().any()?;
    let fields = signed.inside().all()?;
    let list = fields.iter().find(|field| field.tag == tag::context(3))?;
    list.inside().any()?.inside().all()?.into_iter().find_map(|extension| {
        let mut parts = extension.inside();
        let found = parts.expect(tag::OID)?.value == id;
        parts.optional(tag::BOOLEAN);
        let value = parts.expect(tag::OCTET_STRING)?.value;
        found.then_some(value)
    })
}

/// Whether it has this extension.
pub(crate) fn has(certificate: &Certificate, id: &[u8]) -> bool {
    value(certificate, id).is_some()
}

/// The identifier of its key.
pub(crate) fn key_id(certificate: &Certificate) -> Option<Vec<u8>> {
    let mut inside = Reader(value(certificate, oid::SUBJECT_KEY_IDENTIFIER)?);
    Some(inside.expect(tag::OCTET_STRING)?.value.to_vec())
}

/// Whether its extended key usage names this purpose.
pub(crate) fn has_purpose(certificate: &Certificate, purpose: &[u8]) -> bool {
    let purposes = value(certificate, oid::EXTENDED_KEY_USAGE)
        .and_then(|value| Reader(value).expect(tag::SEQUENCE)?.inside().all())
        .unwrap_or_default();
    purposes.iter().any(|own| own.value == purpose)
}

/// Addresses of OCSP responders ([`oid::OCSP`]) or of the issuer's certificate ([`oid::CA_ISSUERS`]).
pub(crate) fn authority_addresses(certificate: &Certificate, method: &[u8]) -> Vec<String> {
    let list = value(certificate, oid::AUTHORITY_INFORMATION)
        .and_then(|value| Reader(value).expect(tag::SEQUENCE)?.inside().all())
        .unwrap_or_default();
    let places = list.into_iter().filter_map(|description| {
        let mut parts = description.inside();
        (parts.expect(tag::OID)?.value == method).then_some(parts.any()?)
    });
    addresses(places)
}

/// Addresses of revocation lists.
pub(crate) fn list_addresses(certificate: &Certificate) -> Vec<String> {
    let points = value(certificate, oid::CRL_DISTRIBUTION_POINTS)
        .and_then(|value| Reader(value).expect(tag::SEQUENCE)?.inside().all())
        .unwrap_or_default();
    let names = points.into_iter().filter_map(|point| {
        let name = point.inside().expect(tag::context(0))?;
        let full = name.inside().expect(tag::context(0))?;
        full.inside().all()
    });
    addresses(names.flatten())
}

fn addresses<'a>(names: impl Iterator<Item = Element<'a>>) -> Vec<String> {
    let texts = names.filter(|name| name.tag == URI && name.value.len() <= MAX_ADDRESS);
    let texts = texts.filter_map(|name| std::str::from_utf8(name.value).ok());
    let web = texts.filter(|text| text.starts_with("http://") || text.starts_with("https://"));
    web.map(str::to_owned).take(MAX_ADDRESSES).collect()
}
