//! Compression of streams, always the same bytes for the same input.

use std::cell::RefCell;

use libdeflater::{CompressionLvl, Compressor};
use lopdf::{Dictionary, Object, Stream};

/// How hard to try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Effort {
    /// For what every letter compresses anew.
    Letter,
    /// For what is compressed once for many letters.
    Stock,
}

impl Effort {
    /// For something that stands in many letters and is this large: the hardest takes seconds a megabyte.
    pub(crate) fn of(bytes: usize) -> Self {
        if bytes > 1 << 18 { Self::Letter } else { Self::Stock }
    }
}

struct Compressors {
    letter: Compressor,
    stock: Option<Compressor>,
    /// Room for what comes out, as large as it ever had to be.
    room: Vec<u8>,
}

thread_local! {
    // A compressor's tables are large: a thread makes them once.
    static COMPRESSORS: RefCell<Compressors> =
        RefCell::new(Compressors { letter: compressor(1), stock: None, room: Vec::new() });
}

fn compressor(level: i32) -> Compressor {
    Compressor::new(CompressionLvl::new(level).unwrap_or_default())
}

/// Compresses in the format of FlateDecode.
pub(crate) fn deflate(bytes: &[u8], effort: Effort) -> Vec<u8> {
    COMPRESSORS.with_borrow_mut(|Compressors { letter, stock, room }| {
        let compressor = match effort {
            Effort::Letter => letter,
            Effort::Stock => stock.get_or_insert_with(|| compressor(12)),
        };
        let bound = compressor.zlib_compress_bound(bytes.len());
        room.resize(bound.max(room.len()), 0);
        // The bound is enough, so that compressing does not fail.
        let length = compressor.zlib_compress(bytes, room).unwrap_or(0);
        room.get(..length).unwrap_or_default().to_vec()
    })
}

/// A stream object of bytes that are compressed already.
pub(crate) fn stream(mut dict: Dictionary, deflated: Vec<u8>) -> Object {
    dict.set("Filter", Object::from("FlateDecode"));
    Object::Stream(Stream::new(dict, deflated).with_compression(false))
}
