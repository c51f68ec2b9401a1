//! Basic Encoding Rules (X.690) made definite: some programs write PKCS#12 files with lengths of the
//! indefinite form and with strings in pieces, which readers of DER refuse.

use crate::der::{Reader, element, sequence, tag};
use crate::oid;

/// How deep elements may stand in each other; a PKCS#12 file has about twelve levels.
const MAX_DEPTH: usize = 32;
/// End-of-contents octets.
const END: &[u8] = &[0, 0];
/// An OCTET STRING in pieces.
const PIECES: u8 = tag::OCTET_STRING | 0x20;

/// A PKCS#12 file in definite lengths; `None` when it is not BER or needs no change.
///
/// The file's MAC is over its inner octets as they were written. Where those change it cannot be checked
/// any more and is left out: the padding of the decrypted parts then tells a wrong password.
pub(crate) fn definite_pkcs12(file: &[u8]) -> Option<Vec<u8>> {
    let outer = definite(file)?;
    let mut fields = Reader(&outer).expect(tag::SEQUENCE)?.inside();
    let version = fields.expect(tag::INTEGER)?;
    let mut content = fields.expect(tag::SEQUENCE)?.inside();
    let (kind, value) = (content.expect(tag::OID)?, content.expect(tag::context(0))?);
    let safes = value.inside().expect(tag::OCTET_STRING)?.value;
    let inner = inner(safes)?;
    if inner == safes {
        return (outer != file).then_some(outer);
    }
    let octets = element(tag::OCTET_STRING, &[&inner]);
    let content = sequence(&[kind.whole, &element(tag::context(0), &[&octets])]);
    Some(sequence(&[version.whole, &content]))
}

/// The AuthenticatedSafe, and the SafeContents in its unencrypted parts.
fn inner(safes: &[u8]) -> Option<Vec<u8>> {
    let safes = definite(safes)?;
    let mut parts = Vec::new();
    for safe in Reader(&safes).expect(tag::SEQUENCE)?.inside().all()? {
        let mut fields = safe.inside();
        let (kind, content) = (fields.expect(tag::OID)?, fields.expect(tag::context(0))?);
        if kind.value != oid::DATA {
            parts.push(safe.whole.to_vec());
            continue;
        }
        let bags = definite(content.inside().expect(tag::OCTET_STRING)?.value)?;
        let octets = element(tag::OCTET_STRING, &[&bags]);
        parts.push(sequence(&[kind.whole, &element(tag::context(0), &[&octets])]));
    }
    let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
    Some(sequence(&parts))
}

/// The one element of `bytes`, every length in it definite.
fn definite(bytes: &[u8]) -> Option<Vec<u8>> {
    let (element, rest) = one(bytes, MAX_DEPTH)?;
    rest.is_empty().then_some(element)
}

/// The first element, rewritten, and what comes after it.
fn one(bytes: &[u8], depth: usize) -> Option<(Vec<u8>, &[u8])> {
    let depth = depth.checked_sub(1)?;
    let (&tag, rest) = bytes.split_first()?;
    let is_constructed = tag & 0x20 != 0;
    if let Some(inside) = rest.strip_prefix(&[0x80]) {
        if !is_constructed {
            return None;
        }
        let (children, rest) = children(inside, true, depth)?;
        return Some((rebuilt(tag, &children), rest));
    }
    let mut reader = Reader(bytes);
    let found = reader.any()?;
    if !is_constructed {
        return Some((found.whole.to_vec(), reader.0));
    }
    let (children, _) = children(found.value, false, depth)?;
    Some((rebuilt(tag, &children), reader.0))
}

/// The elements up to the end-of-contents octets, or to the end.
fn children(mut bytes: &[u8], is_indefinite: bool, depth: usize) -> Option<(Vec<Vec<u8>>, &[u8])> {
    let mut found = Vec::new();
    loop {
        if is_indefinite && let Some(rest) = bytes.strip_prefix(END) {
            return Some((found, rest));
        }
        if bytes.is_empty() {
            return (!is_indefinite).then_some((found, bytes));
        }
        let (child, rest) = one(bytes, depth)?;
        found.push(child);
        bytes = rest;
    }
}

fn rebuilt(tag: u8, children: &[Vec<u8>]) -> Vec<u8> {
    let parts: Vec<&[u8]> = children.iter().map(Vec::as_slice).collect();
    if tag == PIECES
        && let Some(whole) = joined(&parts)
    {
        return element(tag::OCTET_STRING, &[&whole]);
    }
    if tag == tag::SEQUENCE
        && let Some(content) = encrypted_content(&parts)
    {
        return content;
    }
    element(tag, &parts)
}

/// The contents of octet strings, one after the other.
fn joined(parts: &[&[u8]]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    for part in parts {
        whole.extend_from_slice(Reader(part).expect(tag::OCTET_STRING)?.value);
    }
    Some(whole)
}

/// EncryptedContentInfo (RFC 5652 section 6.1): its third field is an implicitly tagged string, which in
/// pieces looks like any constructed `[0]`.
fn encrypted_content(parts: &[&[u8]]) -> Option<Vec<u8>> {
    let [kind, algorithm, content] = parts else {
        return None;
    };
    let kind = Reader(kind).expect(tag::OID).filter(|kind| kind.value == oid::DATA)?;
    let content = Reader(content).expect(tag::context(0))?;
    let pieces: Vec<&[u8]> = content.inside().all()?.iter().map(|piece| piece.whole).collect();
    let content = element(tag::context(0) & !0x20, &[&joined(&pieces)?]);
    Some(sequence(&[kind.whole, algorithm, &content]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lengths_become_definite_and_pieces_whole() {
        let cases: [(&[u8], &[u8]); 4] = [
            (b"\x30\x80\x02\x01\x03\x00\x00", b"\x30\x03\x02\x01\x03"),
            (b"\x24\x80\x04\x01a\x04\x02bc\x00\x00", b"\x04\x03abc"),
            (b"\x30\x80\xA0\x80\x24\x80\x04\x01a\x00\x00\x00\x00\x00\x00", b"\x30\x05\xA0\x03\x04\x01a"),
            (b"\x30\x03\x02\x01\x03", b"\x30\x03\x02\x01\x03"),
        ];
        for (ber, der) in cases {
            assert_eq!(definite(ber).as_deref(), Some(der), "{ber:x?}");
        }
    }

    #[test]
    fn refused() {
        let deep = [[0x30, 0x80].repeat(40), [0, 0].repeat(40)].concat();
        let cases: [&[u8]; 4] = [b"", b"\x30\x80\x02\x01\x03", b"\x04\x80\x00\x00", &deep];
        for bytes in cases {
            assert_eq!(definite(bytes), None, "{bytes:x?}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            definite_pkcs12(&bytes);
        }
    }
}
