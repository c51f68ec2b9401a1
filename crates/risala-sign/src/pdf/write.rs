//! Objects as PDF syntax (ISO 32000-1 section 7.3).

use std::io::Write as _;

use super::object::{Dictionary, Object};

/// Writes a direct object; a stream is written as its dictionary, which no caller asks for.
pub(crate) fn object(out: &mut Vec<u8>, value: &Object) {
    match value {
        Object::Null => out.extend_from_slice(b"null"),
        Object::Boolean(true) => out.extend_from_slice(b"true"),
        Object::Boolean(false) => out.extend_from_slice(b"false"),
        Object::Integer(number) => put(out, format_args!("{number}")),
        Object::Real(number) => put(out, format_args!("{number}")),
        Object::Name(bytes) => name(out, bytes),
        Object::String(bytes) => string(out, bytes),
        Object::Array(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(b' ');
                }
                object(out, item);
            }
            out.push(b']');
        }
        Object::Dictionary(items) => dictionary(out, items),
        Object::Stream(items, _) => dictionary(out, items),
        Object::Reference((id, generation)) => put(out, format_args!("{id} {generation} R")),
    }
}

/// Writes a dictionary.
pub(crate) fn dictionary(out: &mut Vec<u8>, items: &Dictionary) {
    out.extend_from_slice(b"<<");
    for (key, value) in items.iter() {
        name(out, key);
        out.push(b' ');
        object(out, value);
    }
    out.extend_from_slice(b">>");
}

fn name(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(b'/');
    for &byte in bytes {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte) {
            out.push(byte);
        } else {
            put(out, format_args!("#{byte:02X}"));
        }
    }
}

/// Strings are written in hexadecimal: nothing in them needs an escape.
fn string(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(b'<');
    for byte in bytes {
        out.extend([byte >> 4, byte & 15].map(digit));
    }
    out.push(b'>');
}

fn digit(half: u8) -> u8 {
    half + if half < 10 { b'0' } else { b'A' - 10 }
}

pub(crate) fn put(out: &mut Vec<u8>, text: std::fmt::Arguments<'_>) {
    // Writing to a vector cannot fail.
    let _ = out.write_fmt(text);
}

#[cfg(test)]
mod tests {
    use super::super::text_string;
    use super::*;

    #[test]
    fn syntax() {
        let mut inner = Dictionary::default();
        inner.set(b"A B", Object::Real(595.276));
        let cases = [
            (Object::Null, "null"),
            (Object::Real(0.1), "0.1"),
            (Object::Real(-12.0), "-12"),
            (Object::Reference((7, 0)), "7 0 R"),
            (Object::Name(b"a/b#".to_vec()), "/a#2Fb#23"),
            (text_string("a)"), "<6129>"),
            (text_string("ع"), "<FEFF0639>"),
            (Object::Array(vec![Object::Integer(1), Object::Boolean(true)]), "[1 true]"),
            (Object::Dictionary(inner), "<</A#20B 595.276>>"),
        ];
        for (value, expected) in cases {
            let mut out = Vec::new();
            object(&mut out, &value);
            assert_eq!(String::from_utf8(out).unwrap(), expected);
        }
    }
}
