//! An incremental update: objects appended to finished bytes, then a cross-reference section of the
//! kind the file has (ISO 32000-1 sections 7.5.4 to 7.5.8).

use std::collections::BTreeMap;

use super::write::{dictionary, object, put};
use super::xref::Kind;
use super::{Dictionary, File, Object, ObjectId};
use crate::public::Digest;

/// Keys of a trailer that belong to the section they stand in.
const OWN_KEYS: [&[u8]; 8] = [b"Type", b"W", b"Index", b"Length", b"Filter", b"DecodeParms", b"Prev", b"XRefStm"];

/// An update being written.
pub(crate) struct Update {
    /// What is to be appended.
    bytes: Vec<u8>,
    /// Bytes of the file before it.
    base: usize,
    trailer: Dictionary,
    kind: Kind,
    previous: usize,
    next_id: u32,
    offsets: BTreeMap<ObjectId, usize>,
}

impl Update {
    /// Begins an update of a file, with room for as many bytes as the update is expected to have.
    pub fn new(file: &File<'_>, room: usize) -> Self {
        let size = file.sections.trailer.get(b"Size").and_then(Object::as_integer);
        let size = size.and_then(|size| u32::try_from(size).ok());
        let after_last = file.entries().last_key_value().map_or(0, |(number, _)| number.saturating_add(1));
        let mut bytes = Vec::with_capacity(room);
        if !file.bytes.ends_with(b"\n") {
            bytes.push(b'\n');
        }
        let mut trailer = file.sections.trailer.clone();
        for key in OWN_KEYS {
            trailer.remove(key);
        }
        Self {
            bytes,
            base: file.bytes.len(),
            trailer,
            kind: file.sections.kind,
            previous: file.sections.start,
            next_id: size.unwrap_or(0).max(after_last),
            offsets: BTreeMap::new(),
        }
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
        items.set(b"Length", Object::Integer(content.len() as i64));
        self.begin(id);
        dictionary(&mut self.bytes, &items);
        self.bytes.extend_from_slice(b"stream\n");
        self.bytes.extend_from_slice(content);
        self.bytes.extend_from_slice(b"\nendstream\nendobj\n");
    }

    /// Appends an object whose syntax is given, and says where in the file that begins.
    pub fn put_raw(&mut self, id: ObjectId, syntax: &[u8]) -> usize {
        self.begin(id);
        let start = self.end();
        self.bytes.extend_from_slice(syntax);
        self.bytes.extend_from_slice(b"\nendobj\n");
        start
    }

    fn begin(&mut self, id: ObjectId) {
        self.offsets.insert(id, self.end());
        put(&mut self.bytes, format_args!("{} {} obj\n", id.0, id.1));
    }

    /// Where in the file the next byte will stand.
    fn end(&self) -> usize {
        self.base + self.bytes.len()
    }

    /// Ends the update (cross references, trailer, the pointer to them): what is to be appended to the file.
    pub fn finish(mut self) -> Vec<u8> {
        self.renew_id();
        self.trailer.set(b"Prev", Object::Integer(self.previous as i64));
        let start = match self.kind {
            Kind::Table => self.table(),
            Kind::Stream => self.stream(),
        };
        put(&mut self.bytes, format_args!("startxref\n{start}\n%%EOF\n"));
        self.bytes
    }

    /// The second part of the file's identifier changes with what is appended, the same way every time.
    fn renew_id(&mut self) {
        let (mut parts, mut appended) = (Vec::new(), Vec::new());
        if let Some(Object::Array(known)) = self.trailer.get(b"ID") {
            parts.clone_from(known);
        }
        for part in &parts {
            object(&mut appended, part);
        }
        appended.extend_from_slice(&self.bytes);
        let hash = Digest::Sha256.of(&[&appended]);
        let second = Object::String(hash.into_iter().take(16).collect());
        let first = parts.into_iter().next().unwrap_or_else(|| second.clone());
        self.trailer.set(b"ID", Object::Array(vec![first, second]));
    }

    fn table(&mut self) -> usize {
        let start = self.end();
        self.trailer.set(b"Size", Object::Integer(i64::from(self.next_id)));
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
        let start = self.end();
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
        items.set(b"Type", Object::Name(b"XRef".to_vec()));
        items.set(b"Size", Object::Integer(i64::from(self.next_id)));
        items.set(b"W", Object::Array([1, 4, 2].map(Object::Integer).to_vec()));
        items.set(b"Index", Object::Array(index));
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
