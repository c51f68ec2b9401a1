//! Text strings (ISO 32000-1 section 7.9.2.2).

use super::object::Object;

/// A text string: PDFDocEncoding's ASCII half, else UTF-16 with its mark.
pub(crate) fn text_string(text: &str) -> Object {
    let bytes = if text.is_ascii() {
        text.as_bytes().to_vec()
    } else {
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        units.flat_map(u16::to_be_bytes).collect()
    };
    Object::String(bytes)
}

/// The text of a text string: UTF-16 or UTF-8 with its mark, else one byte a character.
pub(crate) fn from_text(bytes: &[u8]) -> String {
    if let Some(units) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        let units = units.chunks_exact(2).map(|pair| pair.iter().fold(0, |unit, octet| unit << 8 | u16::from(*octet)));
        return char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    }
    if let Some(text) = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]) {
        return String::from_utf8_lossy(text).into_owned();
    }
    // The few places where PDFDocEncoding differs from Latin-1 are typographic marks.
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for text in ["", "Damascus", "دمشق", "a\u{1F600}"] {
            let Object::String(bytes) = text_string(text) else { panic!() };
            assert_eq!(from_text(&bytes), text);
        }
        assert_eq!(from_text(b"\xEF\xBB\xBF\xD8\xB9"), "ع");
        assert_eq!(from_text(b"caf\xE9"), "café");
    }
}
