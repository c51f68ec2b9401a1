//! Distinguished Encoding Rules (X.690): the little that certificates and CMS need.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// Universal and context tags, as whole identifier octets.
pub(crate) mod tag {
    pub const BOOLEAN: u8 = 0x01;
    pub const INTEGER: u8 = 0x02;
    pub const BIT_STRING: u8 = 0x03;
    pub const OCTET_STRING: u8 = 0x04;
    pub const NULL: u8 = 0x05;
    pub const OID: u8 = 0x06;
    pub const TELETEX_STRING: u8 = 0x14;
    pub const ENUMERATED: u8 = 0x0A;
    pub const UTC_TIME: u8 = 0x17;
    pub const GENERALIZED_TIME: u8 = 0x18;
    pub const BMP_STRING: u8 = 0x1E;
    pub const SEQUENCE: u8 = 0x30;
    pub const SET: u8 = 0x31;
    /// `[n]`, constructed.
    pub const fn context(number: u8) -> u8 {
        0xA0 | number
    }
}

/// One element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Element<'a> {
    /// Identifier octet.
    pub tag: u8,
    /// Contents octets.
    pub value: &'a [u8],
    /// All octets, identifier and length included.
    pub whole: &'a [u8],
}

impl<'a> Element<'a> {
    /// Reads the elements inside.
    pub fn inside(self) -> Reader<'a> {
        Reader(self.value)
    }
}

/// Reads one element after the other; `None` for anything that is not definite-length DER.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    /// The next element.
    pub fn any(&mut self) -> Option<Element<'a>> {
        let (&tag, rest) = self.0.split_first()?;
        // No object here has a tag number above 30.
        if tag & 0x1F == 0x1F {
            return None;
        }
        let (&first, mut rest) = rest.split_first()?;
        let length = if first < 0x80 {
            usize::from(first)
        } else {
            let count = usize::from(first & 0x7F);
            if !(1..=4).contains(&count) {
                return None;
            }
            let (octets, after) = rest.split_at_checked(count)?;
            rest = after;
            octets.iter().fold(0, |length, octet| length << 8 | usize::from(*octet))
        };
        let (value, after) = rest.split_at_checked(length)?;
        let whole = self.0.get(..self.0.len() - after.len())?;
        self.0 = after;
        Some(Element { tag, value, whole })
    }

    /// The next element, which must have this tag.
    pub fn expect(&mut self, tag: u8) -> Option<Element<'a>> {
        self.any().filter(|element| element.tag == tag)
    }

    /// The next element if it has this tag; else nothing is read.
    pub fn optional(&mut self, tag: u8) -> Option<Element<'a>> {
        if self.0.first() == Some(&tag) { self.any() } else { None }
    }

    /// Whether all is read.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All elements to the end; `None` if one cannot be read.
    pub fn all(mut self) -> Option<Vec<Element<'a>>> {
        let mut elements = Vec::new();
        while !self.is_empty() {
            elements.push(self.any()?);
        }
        Some(elements)
    }
}

/// A GeneralizedTime in UTC; fractions of a second are left out.
pub(crate) fn generalized_time(element: Element<'_>) -> Option<Timestamp> {
    let text = std::str::from_utf8(element.value).ok()?.strip_suffix('Z')?;
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if whole.len() != 14 || !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let two = |at: usize| whole.get(at..at + 2).and_then(|digits| digits.parse::<i8>().ok());
    let year = whole.get(..4)?.parse().ok()?;
    let civil = DateTime::new(year, two(4)?, two(6)?, two(8)?, two(10)?, two(12)?, 0).ok()?;
    TimeZone::UTC.to_timestamp(civil).ok()
}

/// An element of these contents.
pub(crate) fn element(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let mut out = vec![tag];
    if let Ok(short @ 0..0x80) = u8::try_from(length) {
        out.push(short);
    } else {
        let octets = length.to_be_bytes();
        let skip = octets.iter().take_while(|octet| **octet == 0).count();
        let octets = octets.get(skip..).unwrap_or_default();
        out.push(0x80 | u8::try_from(octets.len()).unwrap_or(8));
        out.extend_from_slice(octets);
    }
    for part in parts {
        out.extend_from_slice(part);
    }
    out
}

/// An INTEGER of these octets, which are an unsigned number, the highest first.
pub(crate) fn integer(octets: &[u8]) -> Vec<u8> {
    let skip = octets.iter().take_while(|octet| **octet == 0).count();
    let number = octets.get(skip..).unwrap_or_default();
    let is_plain = number.first().is_some_and(|first| *first < 0x80);
    element(tag::INTEGER, &[if is_plain { &[] } else { &[0] }, number])
}

/// A SEQUENCE.
pub(crate) fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    element(tag::SEQUENCE, parts)
}

/// A SET OF (or a tagged one), its elements in the order of their encodings.
pub(crate) fn set_of(tag: u8, mut elements: Vec<Vec<u8>>) -> Vec<u8> {
    elements.sort();
    let parts: Vec<&[u8]> = elements.iter().map(Vec::as_slice).collect();
    element(tag, &parts)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lengths_are_written_and_read() {
        for length in [0, 1, 127, 128, 255, 256, 65_535, 65_536] {
            let bytes = element(tag::OCTET_STRING, &[&vec![7; length]]);
            let read = Reader(&bytes).expect(tag::OCTET_STRING).unwrap();
            assert_eq!((read.value.len(), read.whole.len()), (length, bytes.len()));
        }
    }

    #[test]
    fn integers_are_positive_and_short() {
        let cases: [(&[u8], &[u8]); 4] = [
            (&[], &[2, 1, 0]),
            (&[0, 0, 1], &[2, 1, 1]),
            (&[0x7F], &[2, 1, 0x7F]),
            (&[0, 0x80, 0], &[2, 3, 0, 0x80, 0]),
        ];
        for (octets, expected) in cases {
            assert_eq!(integer(octets), expected, "{octets:x?}");
        }
    }

    #[test]
    fn refused() {
        let cases: [&[u8]; 6] = [
            b"",
            b"\x30",
            b"\x30\x02\x00",
            b"\x30\x80\x00\x00",
            b"\x3F\x81\x00",
            b"\x30\x89\x01\x01\x01\x01\x01\x01\x01\x01\x01",
        ];
        for bytes in cases {
            assert_eq!(Reader(bytes).any(), None, "{bytes:x?}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let mut reader = Reader(&bytes);
            while reader.any().is_some() {}
        }
    }
}
