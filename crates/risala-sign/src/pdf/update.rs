//! An incremental update: objects appended to finished bytes, then a cross-reference section of the
//! kind the file has (ISO 32000-1 sections 7.5.4 to 7.5.8).

use std::collections::BTreeMap;

use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat};
use sha2::{Digest, Sha256};

use super::write::{dictionary, object, put};
use crate::SignError;

/// Keys of a trailer that belong to the section they stand in.
const OWN_KEYS: [&[u8]; 8] = [b"Type", b"W", b"Index", b"Length", b"Filter", b"DecodeParms", b"Prev", b"XRefStm"];

/// The bytes being written.
pub(crate) struct Update {
    bytes: Vec<u8>,
    trailer: Dictionary,
    kind: XrefType,
    previous: usize,
    next_id: u32,
    offsets: BTreeMap<ObjectId, usize>,
}

impl Update {
    /// Begins an update of these bytes, from which the document was read.
    pub fn new(pdf: &[u8], document: &Document) -> Result<Self, SignError> {
        let size = document.trailer.get(b"Size").and_then(Object::as_i64);
        let size = size.ok().and_then(|size| u32::try_from(size).ok());
        let next_id = size.unwrap_or(0).max(document.max_id.saturating_add(1));
        let previous = last_section(pdf).ok_or(SignError::NotPdf)?;
        let mut bytes = pdf.to_vec();
        if !pdf.ends_with(b"\n") {
            bytes.push(b'\n');
        }
        let mut trailer = document.trailer.clone();
        for key in OWN_KEYS {
            trailer.remove(key);
        }
        Ok(Self {
            bytes,
            trailer,
            kind: document.reference_table.cross_reference_type,
            previous,
            next_id,
            offsets: BTreeMap::new(),
        })
    }

    /// An id for a new object.
    pub fn new_id(&mut self) -> ObjectId {
        let id = (self.next_id, 0);
        self.next_id = self.next_id.saturating_add(1);
        id
    }

    /// Appends an object that is no stream.
    pub fn put(&mut self, id: ObjectId, value: &Object) {
        self.begin(id);
        object(&mut self.bytes, value);
        self.bytes.extend_from_slice(b"\nendobj\n");
    }

    /// Appends a stream, uncompressed.
    pub fn put_stream(&mut self, id: ObjectId, mut items: Dictionary, content: &[u8]) {
        items.set("Length", Object::Integer(content.len() as i64));
        self.begin(id);
        dictionary(&mut self.bytes, &items);
        self.bytes.extend_from_slice(b"stream\n");
        self.bytes.extend_from_slice(content);
        self.bytes.extend_from_slice(b"\nendstream\nendobj\n");
    }

    /// Appends an object whose syntax is given, and says where that begins.
    pub fn put_raw(&mut self, id: ObjectId, syntax: &[u8]) -> usize {
        self.begin(id);
        let start = self.bytes.len();
        self.bytes.extend_from_slice(syntax);
        self.bytes.extend_from_slice(b"\nendobj\n");
        start
    }

    fn begin(&mut self, id: ObjectId) {
        self.offsets.insert(id, self.bytes.len());
        put(&mut self.bytes, format_args!("{} {} obj\n", id.0, id.1));
    }

    /// Ends the update: cross references, trailer, the pointer to them.
    pub fn finish(mut self) -> Vec<u8> {
        self.renew_id();
        self.trailer.set("Prev", Object::Integer(self.previous as i64));
        let start = match self.kind {
            XrefType::CrossReferenceTable => self.table(),
            XrefType::CrossReferenceStream => self.stream(),
        };
        put(&mut self.bytes, format_args!("startxref\n{start}\n%%EOF\n"));
        self.bytes
    }

    /// The second part of the file's identifier changes with its bytes, the same way every time.
    fn renew_id(&mut self) {
        let first = match self.trailer.get(b"ID").and_then(Object::as_array) {
            Ok(parts) => parts.first().cloned(),
            Err(_) => None,
        };
        let hash = Sha256::digest(&self.bytes);
        let hash = hash.iter().take(16).copied().collect();
        let second = Object::String(hash, StringFormat::Hexadecimal);
        let first = first.unwrap_or_else(|| second.clone());
        self.trailer.set("ID", Object::Array(vec![first, second]));
    }

    fn table(&mut self) -> usize {
        let start = self.bytes.len();
        self.trailer.set("Size", Object::Integer(i64::from(self.next_id)));
        self.bytes.extend_from_slice(b"xref\n");
        for run in runs(&self.offsets) {
            let first = run.first().map_or(0, |(id, _)| id.0);
            put(&mut self.bytes, format_args!("{first} {}\n", run.len()));
            for ((_, generation), offset) in run {
                // Twenty bytes an entry, its end included.
                put(&mut self.bytes, format_args!("{offset:010} {generation:05} n \n"));
            }
        }
        self.bytes.extend_from_slice(b"trailer\n");
        dictionary(&mut self.bytes, &self.trailer);
        self.bytes.push(b'\n');
        start
    }

    fn stream(&mut self) -> usize {
        let start = self.bytes.len();
        let own = self.new_id();
        self.offsets.insert(own, start);
        let mut index = Vec::new();
        let mut rows = Vec::new();
        for run in runs(&self.offsets) {
            let first = run.first().map_or(0, |(id, _)| id.0);
            index.push(Object::Integer(i64::from(first)));
            index.push(Object::Integer(run.len() as i64));
            for ((_, generation), offset) in run {
                rows.push(1);
                // The file's size is bounded far below 2³².
                rows.extend_from_slice(&(offset as u32).to_be_bytes());
                rows.extend_from_slice(&generation.to_be_bytes());
            }
        }
        let mut items = self.trailer.clone();
        items.set("Type", Object::Name(b"XRef".to_vec()));
        items.set("Size", Object::Integer(i64::from(self.next_id)));
        items.set("W", Object::Array([1, 4, 2].map(Object::Integer).to_vec()));
        items.set("Index", Object::Array(index));
        self.put_stream(own, items, &rows);
        start
    }
}

/// Entries with consecutive numbers, together.
fn runs(offsets: &BTreeMap<ObjectId, usize>) -> Vec<Vec<(ObjectId, usize)>> {
    let mut runs: Vec<Vec<(ObjectId, usize)>> = Vec::new();
    for (id, offset) in offsets {
        let follows =
            |run: &Vec<(ObjectId, usize)>| run.last().is_some_and(|(last, _)| last.0.checked_add(1) == Some(id.0));
        match runs.last_mut() {
            Some(run) if follows(run) => run.push((*id, *offset)),
            _ => runs.push(vec![(*id, *offset)]),
        }
    }
    runs
}

/// Where the newest cross-reference section begins.
fn last_section(pdf: &[u8]) -> Option<usize> {
    let key = b"startxref";
    let at = pdf.windows(key.len()).rposition(|window| window == key)?;
    let rest = pdf.get(at + key.len()..)?;
    let digits: Vec<u8> =
        rest.iter().copied().skip_while(u8::is_ascii_whitespace).take_while(u8::is_ascii_digit).take(12).collect();
    let offset: usize = std::str::from_utf8(&digits).ok()?.parse().ok()?;
    (offset < pdf.len()).then_some(offset)
}
