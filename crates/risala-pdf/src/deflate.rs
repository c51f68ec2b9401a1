//! Compression of streams: level 6, always the same bytes for the same input.

use std::io::Write;

use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Dictionary, Object, Stream};

/// Compresses in the format of FlateDecode.
pub(crate) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::new(6));
    // Writing into memory does not fail.
    encoder.write_all(bytes).and_then(|()| encoder.finish()).unwrap_or_default()
}

/// A stream object of bytes that are compressed already.
pub(crate) fn stream(mut dict: Dictionary, deflated: Vec<u8>) -> Object {
    dict.set("Filter", Object::from("FlateDecode"));
    Object::Stream(Stream::new(dict, deflated).with_compression(false))
}
