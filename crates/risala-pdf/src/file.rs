//! The bytes of a file: streams, object streams for everything else, and the cross-reference stream
//! (ISO 32000-1, 7.3 and 7.5).

use std::fmt;
use std::io::Write as _;

use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary};

use crate::deflate::{Effort, deflate};

/// Where an object stands.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// Byte of the file.
    At(usize),
    /// Number of the object stream, and the index in it.
    In(u32, usize),
}

/// Objects as text, for an object stream.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    /// Number of each object, and where its text begins.
    places: Vec<(u32, usize)>,
    text: Vec<u8>,
}

impl Gathered {
    /// Begins an object; what is written follows until the next one begins.
    pub(crate) fn begin(&mut self, number: u32) -> &mut Vec<u8> {
        if !self.text.is_empty() {
            self.text.push(b'\n');
        }
        self.places.push((number, self.text.len()));
        &mut self.text
    }

    /// The objects in parts that fit one object stream each, with their text; one empty part when there are none.
    fn streams(&self) -> impl Iterator<Item = (&[(u32, usize)], &[u8])> {
        let whole = self.places.is_empty().then_some((&[][..], &[][..]));
        let parts = self.places.chunks(MOST_IN_STREAM).enumerate().map(|(part, objects)| {
            let start = objects.first().map_or(0, |(_, start)| *start);
            let next = self.places.get((part + 1) * MOST_IN_STREAM);
            let end = next.map_or(self.text.len(), |(_, start)| *start);
            (objects, self.text.get(start..end).unwrap_or_default())
        });
        whole.into_iter().chain(parts)
    }
}

/// Most objects of an object stream: an index has two bytes in the cross-reference stream, and a reader unpacks a
/// stream whole.
const MOST_IN_STREAM: usize = 10_000;

/// Writes the document, to which the gathered objects belong. The document's own (catalog, pages, fields) get an object
/// stream for themselves: whoever reads only those, as a signer does, need not inflate fonts and structure.
pub(crate) fn bytes(document: &Document, gathered: &Gathered) -> Vec<u8> {
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    let mut file = Vec::with_capacity(streams.map(|stream| stream.content.len() + 256).sum::<usize>() + (32 << 10));
    print(&mut file, format_args!("%PDF-{}\n%", document.version));
    // Four bytes above 127 tell programs that the file is binary (ISO 19005-2, 6.1.2).
    file.extend([0xE2, 0xE3, 0xCF, 0xD3, b'\n']);
    let mut places = vec![None; document.max_id as usize + 1];
    let mut own = Gathered::default();
    for ((number, _), object) in &document.objects {
        match object {
            Object::Stream(stream) => put_stream(&mut file, &mut places, *number, stream),
            object => put(own.begin(*number), object),
        }
    }
    for objects in [&own, gathered] {
        objects.streams().for_each(|(objects, text)| put_objects(&mut file, &mut places, objects, text));
    }
    put_cross_references(&mut file, places, &document.trailer);
    file
}

fn put_stream(file: &mut Vec<u8>, places: &mut Vec<Option<Place>>, number: u32, stream: &Stream) {
    set(places, number, Place::At(file.len()));
    print(file, format_args!("{number} 0 obj\n"));
    let mut dict = stream.dict.clone();
    dict.set("Length", stream.content.len() as i64);
    put_dictionary(file, &dict);
    file.extend(b"\nstream\n");
    file.extend(&stream.content);
    file.extend(b"\nendstream\nendobj\n");
}

/// An object stream (7.5.7).
fn put_objects(file: &mut Vec<u8>, places: &mut Vec<Option<Place>>, objects: &[(u32, usize)], text: &[u8]) {
    let own = places.len() as u32;
    let first = objects.first().map_or(0, |(_, start)| *start);
    let mut content = Vec::with_capacity(text.len() + 10 * objects.len());
    for (position, (number, start)) in objects.iter().enumerate() {
        set(places, *number, Place::In(own, position));
        print(&mut content, format_args!("{number} {} ", start - first));
    }
    let dict = dictionary! {
        "Type" => "ObjStm", "N" => objects.len() as i64, "First" => content.len() as i64, "Filter" => "FlateDecode",
    };
    content.extend(text);
    put_stream(file, places, own, &Stream::new(dict, deflate(&content, Effort::Letter)));
}

fn set(places: &mut Vec<Option<Place>>, number: u32, place: Place) {
    let index = number as usize;
    if places.len() <= index {
        places.resize(index + 1, None);
    }
    if let Some(slot) = places.get_mut(index) {
        *slot = Some(place);
    }
}

/// The cross-reference stream, which is also the trailer (7.5.8). Rows are told by their difference from the
/// row above, which compresses best.
fn put_cross_references(file: &mut Vec<u8>, mut places: Vec<Option<Place>>, trailer: &Dictionary) {
    const WIDTH: usize = 7;
    let (own, start) = (places.len() as u32, file.len());
    set(&mut places, own, Place::At(start));
    let mut above = [0u8; WIDTH];
    let mut rows = Vec::with_capacity((WIDTH + 1) * places.len());
    for place in &places {
        let (kind, second, third) = match place {
            None => (0u8, 0, if rows.is_empty() { u16::MAX } else { 0 }),
            Some(Place::At(byte)) => (1, *byte as u32, 0),
            Some(Place::In(stream, index)) => (2, *stream, *index as u16),
        };
        let [a, b, c, d] = second.to_be_bytes();
        let [e, f] = third.to_be_bytes();
        let row = [kind, a, b, c, d, e, f];
        // PNG's "up" filter.
        rows.push(2);
        rows.extend(row.iter().zip(above).map(|(value, above)| value.wrapping_sub(above)));
        above = row;
    }
    let mut dict = trailer.clone();
    dict.extend(&dictionary! {
        "Type" => "XRef",
        "Size" => places.len() as i64,
        "W" => vec![1.into(), 4.into(), 2.into()],
        "Filter" => "FlateDecode",
        "DecodeParms" => dictionary! { "Predictor" => 12, "Columns" => WIDTH as i64 },
    });
    put_stream(file, &mut places, own, &Stream::new(dict, deflate(&rows, Effort::Letter)));
    print(file, format_args!("startxref\n{start}\n%%EOF\n"));
}

/// Writes an object.
pub(crate) fn put(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => out.extend(b"null"),
        Object::Boolean(value) => out.extend(if *value { &b"true"[..] } else { b"false" }),
        Object::Integer(value) => print(out, format_args!("{value}")),
        Object::Real(value) => print(out, format_args!("{value}")),
        Object::Name(name) => put_name(out, name),
        Object::String(bytes, format) => put_string(out, bytes, *format),
        Object::Array(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    part(out, item);
                }
                put(out, item);
            }
            out.push(b']');
        }
        Object::Dictionary(dict) => put_dictionary(out, dict),
        // A stream stands by itself, never within another object.
        Object::Stream(stream) => put_dictionary(out, &stream.dict),
        Object::Reference((number, generation)) => print(out, format_args!("{number} {generation} R")),
    }
}

/// Writes text as it is.
pub(crate) fn print(out: &mut Vec<u8>, text: fmt::Arguments<'_>) {
    // Writing into memory does not fail.
    let _ = out.write_fmt(text);
}

fn put_dictionary(out: &mut Vec<u8>, dict: &Dictionary) {
    out.extend(b"<<");
    for (key, value) in dict {
        put_name(out, key);
        part(out, value);
        put(out, value);
    }
    out.extend(b">>");
}

/// White space before what would else grow together with what precedes it.
fn part(out: &mut Vec<u8>, next: &Object) {
    if matches!(next, Object::Null | Object::Boolean(_) | Object::Integer(_) | Object::Real(_) | Object::Reference(_)) {
        out.push(b' ');
    }
}

fn put_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(byte) {
            out.push(*byte);
        } else {
            print(out, format_args!("#{byte:02X}"));
        }
    }
}

fn put_string(out: &mut Vec<u8>, bytes: &[u8], format: StringFormat) {
    if format == StringFormat::Hexadecimal {
        out.push(b'<');
        bytes.iter().for_each(|byte| print(out, format_args!("{byte:02X}")));
        out.push(b'>');
        return;
    }
    out.push(b'(');
    for byte in bytes {
        match byte {
            b'(' | b')' | b'\\' => out.extend([b'\\', *byte]),
            b'\r' => out.extend(b"\\r"),
            _ => out.push(*byte),
        }
    }
    out.push(b')');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_as_the_standard_writes_them() {
        let cases: [(Object, &[u8]); 8] = [
            (Object::Null, b"null"),
            (vec![1.into(), true.into(), Object::Name(b"A".to_vec()), 2.into()].into(), b"[1 true/A 2]"),
            (Object::Real(0.000_25), b"0.00025"),
            (Object::Name(b"A b#(".to_vec()), b"/A#20b#23#28"),
            (Object::string_literal("a(b)\\\r"), b"(a\\(b\\)\\\\\\r)"),
            (Object::String(vec![0xFE, 1], StringFormat::Hexadecimal), b"<FE01>"),
            (Object::Reference((7, 0)), b"7 0 R"),
            (
                dictionary! { "K" => vec![Object::Reference((1, 0)), Object::Reference((2, 0))] }.into(),
                b"<</K[1 0 R 2 0 R]>>",
            ),
        ];
        for (object, expected) in cases {
            let mut out = Vec::new();
            put(&mut out, &object);
            assert_eq!(out, expected, "{object:?}");
        }
    }
}
