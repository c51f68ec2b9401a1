//! Base64 (RFC 4648) of PEM texts, read only.

/// The bytes; `None` at a character of another alphabet. White space is skipped.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut buffer, mut count) = (0_u32, 0_u32);
    for c in text.bytes().filter(|c| !c.is_ascii_whitespace()) {
        let value = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => return None,
        };
        buffer = buffer << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((buffer >> count & 0xFF).to_le_bytes()[0]);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn vectors() {
        let cases: [(&str, Option<&[u8]>); 6] = [
            ("", Some(b"")),
            ("Zg==", Some(b"f")),
            ("Zm9v\nYg==", Some(b"foob")),
            ("Zm9vYmE=", Some(b"fooba")),
            ("+/+/", Some(b"\xFB\xFF\xBF")),
            ("Zm-v", None),
        ];
        for (text, bytes) in cases {
            assert_eq!(decode(text).as_deref(), bytes);
        }
    }
}
