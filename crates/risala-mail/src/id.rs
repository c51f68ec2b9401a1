//! Identities of a message, the same at every try.

use sha2::{Digest, Sha256};

/// The id in `X-Risala-Id`: 32 hexadecimal digits, one for each (campaign, wave, official).
///
/// It stays with the message where a server rewrites the Message-ID.
pub fn risala_id(campaign: &str, wave: u32, official: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(b"risala letter 1");
    // Lengths before the values: no two triples have the same bytes.
    for part in [campaign, &wave.to_string(), official] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hex(hash.finalize().as_slice(), 16)
}

/// The Message-ID with its angle brackets, RFC 5322 section 3.6.4.
///
/// `domain` is the sender's, in ASCII ([`crate::Address::domain`]).
pub fn message_id(campaign: &str, wave: u32, official: &str, domain: &str) -> String {
    format!("<{}@{domain}>", risala_id(campaign, wave, official))
}

/// The first `count` bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8], count: usize) -> String {
    bytes.iter().take(count).map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_stable_and_apart() {
        let id = message_id("c", 1, "o", "example.org");
        assert_eq!(id, message_id("c", 1, "o", "example.org"));
        assert!(id.ends_with("@example.org>"));
        let others = [("c", 1, "p"), ("c", 2, "o"), ("d", 1, "o"), ("c1", 1, "o")];
        for (campaign, wave, official) in others {
            assert_ne!(id, message_id(campaign, wave, official, "example.org"));
        }
        assert_ne!(risala_id("ab", 1, "c"), risala_id("a", 1, "bc"));
    }
}
