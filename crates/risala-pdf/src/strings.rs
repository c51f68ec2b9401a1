//! Text strings and dates (ISO 32000-1, 7.9).

use jiff::ZonedDateTime;
use lopdf::{Object, StringFormat};

/// A text string: plain where ASCII says it, else UTF-16 with its mark.
pub(crate) fn text(text: &str) -> Object {
    let bytes = if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        text.as_bytes().to_vec()
    } else {
        let units = text.encode_utf16().flat_map(u16::to_be_bytes);
        [0xFE, 0xFF].into_iter().chain(units).collect()
    };
    Object::String(bytes, StringFormat::Literal)
}

/// A date string, with the offset of the caller's time zone.
pub(crate) fn date(date: &ZonedDateTime) -> Object {
    let offset = date.strftime("%z").to_string();
    let (hours, minutes) = offset.split_at_checked(3).unwrap_or(("+00", "00"));
    let day = date.strftime("D:%Y%m%d%H%M%S");
    Object::string_literal(format!("{day}{hours}'{minutes}'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_stays_plain_and_arabic_is_utf_16() {
        let bytes = |object: Object| object.as_str().unwrap().to_vec();
        assert_eq!(bytes(text("Dear")), b"Dear");
        assert_eq!(bytes(text("يا")), [0xFE, 0xFF, 0x06, 0x4A, 0x06, 0x27]);
    }

    #[test]
    fn a_date_keeps_its_offset() {
        let when: ZonedDateTime = "2026-03-05T09:07:01+03:00[Asia/Damascus]".parse().unwrap();
        assert_eq!(date(&when).as_str().unwrap(), b"D:20260305090701+03'00'");
    }
}
