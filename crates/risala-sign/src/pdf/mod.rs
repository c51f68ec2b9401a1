//! The PDF around a signature: objects read one by one, updates appended.

mod fields;
mod file;
pub(crate) mod form;
mod object;
mod parse;
mod text;
mod unpack;
mod update;
mod write;
mod xref;

pub(crate) use fields::{Field, signature_fields};
pub(crate) use file::File;
pub(crate) use object::{Dictionary, Object, ObjectId};
pub(crate) use text::{from_text, text_string};
pub(crate) use update::Update;
pub(crate) use write::dictionary as write_dictionary;
pub(crate) use xref::Entry;

/// Octets of hexadecimal digits.
pub(crate) fn from_hex(digits: &[u8]) -> Option<Vec<u8>> {
    let value = |digit: u8| char::from(digit).to_digit(16);
    let pairs = digits.chunks(2).map(|pair| match pair {
        [high, low] => u8::try_from(value(*high)? << 4 | value(*low)?).ok(),
        _ => None,
    });
    pairs.collect()
}
