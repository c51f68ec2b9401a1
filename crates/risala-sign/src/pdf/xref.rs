//! Cross references (ISO 32000-1 sections 7.5.4, 7.5.6, 7.5.8): where each object of a file stands.

use std::collections::{BTreeMap, BTreeSet};

use super::file::MAX_UNPACKED;
use super::object::{Dictionary, Object, ObjectId};
use super::parse::Parser;
use super::unpack::unpacked;

/// Where at the end of a file the pointer to its newest section is looked for.
const TAIL: usize = 2048;
/// Sections of a file, and objects in all.
const MAX_SECTIONS: usize = 1000;
const MAX_OBJECTS: usize = 2_000_000;

/// Where an object stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Entry {
    Free,
    At {
        offset: usize,
        generation: u16,
    },
    /// In an object stream.
    In {
        container: u32,
        index: usize,
    },
}

impl Entry {
    /// The object's generation.
    pub fn generation(self) -> u16 {
        match self {
            Self::At { generation, .. } => generation,
            Self::Free | Self::In { .. } => 0,
        }
    }
}

/// The kind of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Table,
    Stream,
}

/// All sections of a file as one.
pub(crate) struct Sections {
    pub entries: BTreeMap<u32, Entry>,
    /// The newest trailer.
    pub trailer: Dictionary,
    /// The newest section's kind.
    pub kind: Kind,
    /// Where the newest section begins.
    pub start: usize,
}

/// Reads the sections from the newest to the first.
pub(super) fn read(bytes: &[u8]) -> Option<Sections> {
    let start = last_section(bytes)?;
    let (trailer, kind, entries) = section(bytes, start)?;
    let mut all = BTreeMap::new();
    let mut seen = BTreeSet::from([start]);
    let mut next = previous(bytes, &trailer, entries, &mut all)?;
    while let Some(offset) = next {
        if !seen.insert(offset) || seen.len() > MAX_SECTIONS || all.len() > MAX_OBJECTS {
            return None;
        }
        let (trailer, _, entries) = section(bytes, offset)?;
        next = previous(bytes, &trailer, entries, &mut all)?;
    }
    Some(Sections { entries: all, trailer, kind, start })
}

/// Takes over what newer sections do not say, and tells where the section before this one begins.
fn previous(
    bytes: &[u8],
    trailer: &Dictionary,
    entries: Vec<(u32, Entry)>,
    all: &mut BTreeMap<u32, Entry>,
) -> Option<Option<usize>> {
    add_older(all, entries);
    if let Some(hidden) = offset_at(trailer, b"XRefStm")? {
        let (_, _, entries) = stream(bytes, hidden)?;
        add_older(all, entries);
    }
    offset_at(trailer, b"Prev")
}

/// Adds what newer entries do not say; of two for one number in a section the first counts.
fn add_older(all: &mut BTreeMap<u32, Entry>, entries: Vec<(u32, Entry)>) {
    // From the last to the first: a map that is collected keeps the last, and is made faster than one filled bit by bit.
    let mut older: BTreeMap<u32, Entry> = entries.into_iter().rev().collect();
    older.append(all);
    *all = older;
}

/// An offset that may be missing but not be wrong.
fn offset_at(trailer: &Dictionary, key: &[u8]) -> Option<Option<usize>> {
    match trailer.get(key) {
        None => Some(None),
        Some(value) => usize::try_from(value.as_integer()?).ok().map(Some),
    }
}

type Section = (Dictionary, Kind, Vec<(u32, Entry)>);

fn section(bytes: &[u8], offset: usize) -> Option<Section> {
    let mut parser = Parser::new(bytes, offset);
    if parser.word(b"xref").is_some() { table(parser) } else { stream(bytes, offset) }
}

fn table(mut parser: Parser<'_>) -> Option<Section> {
    let mut entries = Vec::new();
    while parser.word(b"trailer").is_none() {
        let (first, count) = (parser.unsigned()?, parser.unsigned()?);
        for number in first..first.checked_add(count)? {
            let (offset, generation) = (parser.unsigned()?, parser.unsigned()?);
            let in_use = parser.word(b"n").is_some();
            if !in_use {
                parser.word(b"f")?;
            }
            let entry = match in_use {
                // Writers mark objects that they never wrote with offset 0.
                true if offset > 0 => Entry::At { offset, generation: u16::try_from(generation).ok()? },
                _ => Entry::Free,
            };
            entries.push((u32::try_from(number).ok()?, entry));
        }
        if entries.len() > MAX_OBJECTS {
            return None;
        }
    }
    match parser.object()? {
        Object::Dictionary(trailer) => Some((trailer, Kind::Table, entries)),
        _ => None,
    }
}

fn stream(bytes: &[u8], offset: usize) -> Option<Section> {
    let mut parser = Parser::new(bytes, offset);
    let id = (u32::try_from(parser.unsigned()?).ok()?, u16::try_from(parser.unsigned()?).ok()?);
    // Its length stands in it: there are no references to follow yet.
    let Object::Stream(items, range) = object_at(bytes, id, offset, |_| None)? else {
        return None;
    };
    if !items.is_of_type(b"XRef") {
        return None;
    }
    let data = unpacked(&items, bytes.get(range)?, MAX_UNPACKED)?;
    let rows = rows(&items, &data)?;
    Some((items, Kind::Stream, rows))
}

fn rows(items: &Dictionary, data: &[u8]) -> Option<Vec<(u32, Entry)>> {
    let number = |value: &Object| usize::try_from(value.as_integer()?).ok();
    let widths: Option<Vec<usize>> = items.get(b"W")?.as_array()?.iter().map(number).collect();
    let widths = widths.filter(|widths| widths.len() == 3 && widths.iter().all(|width| *width <= 8))?;
    let index: Vec<usize> = match items.get(b"Index") {
        Some(index) => index.as_array()?.iter().map(number).collect::<Option<_>>()?,
        None => vec![0, number(items.get(b"Size")?)?],
    };
    let length: usize = widths.iter().sum();
    let mut rows = data.chunks_exact(length.max(1));
    let mut entries = Vec::new();
    for pair in index.chunks_exact(2) {
        let [first, count] = pair else { return None };
        for number in *first..first.checked_add(*count)? {
            // Rows that the data lack are objects that are not there.
            let Some(row) = rows.next() else { return Some(entries) };
            if entries.len() > MAX_OBJECTS {
                return None;
            }
            let number = u32::try_from(number).ok()?;
            if let Some(entry) = entry(row, &widths)? {
                entries.push((number, entry));
            }
        }
    }
    Some(entries)
}

/// An entry; none of a type that is not known.
fn entry(row: &[u8], widths: &[usize]) -> Option<Option<Entry>> {
    let mut rest = row;
    let mut field = |width: &usize| {
        let (octets, after) = rest.split_at_checked(*width)?;
        rest = after;
        Some(octets.iter().fold(0_u64, |number, octet| number << 8 | u64::from(*octet)))
    };
    let mut widths_left = widths.iter();
    let kind_width = widths_left.next()?;
    let kind = field(kind_width)?;
    let (second, third) = (field(widths_left.next()?)?, field(widths_left.next()?)?);
    Some(match if *kind_width == 0 { 1 } else { kind } {
        0 => Some(Entry::Free),
        1 => Some(Entry::At { offset: usize::try_from(second).ok()?, generation: u16::try_from(third).ok()? }),
        2 => Some(Entry::In { container: u32::try_from(second).ok()?, index: usize::try_from(third).ok()? }),
        _ => None,
    })
}

/// The object that begins at an offset, which must bear this number. `length` finds the length of a
/// stream that stands in an object of its own.
pub(super) fn object_at(
    bytes: &[u8],
    id: ObjectId,
    offset: usize,
    length: impl FnOnce(ObjectId) -> Option<i64>,
) -> Option<Object> {
    let mut parser = Parser::new(bytes, offset);
    let found = (parser.unsigned()?, parser.unsigned()?);
    if found != (usize::try_from(id.0).ok()?, usize::from(id.1)) {
        return None;
    }
    parser.word(b"obj")?;
    let object = parser.object()?;
    let Object::Dictionary(items) = object else {
        parser.word(b"endobj")?;
        return Some(object);
    };
    if parser.word(b"stream").is_none() {
        parser.word(b"endobj")?;
        return Some(Object::Dictionary(items));
    }
    let start = match bytes.get(parser.at..)? {
        [b'\r', b'\n', ..] => parser.at + 2,
        [b'\n', ..] => parser.at + 1,
        _ => return None,
    };
    let length = match items.get(b"Length")? {
        // A length that is a stream's own would be looked for without end.
        Object::Reference(own) if *own != id => length(*own)?,
        direct => direct.as_integer()?,
    };
    let end = start.checked_add(usize::try_from(length).ok()?)?;
    let mut after = Parser::new(bytes, end);
    after.word(b"endstream")?;
    after.word(b"endobj")?;
    Some(Object::Stream(items, start..end))
}

/// Where the newest cross-reference section begins.
fn last_section(bytes: &[u8]) -> Option<usize> {
    let key = b"startxref";
    let from = bytes.len().saturating_sub(TAIL);
    let at = bytes.get(from..)?.windows(key.len()).rposition(|window| window == key)?;
    let mut parser = Parser::new(bytes, from + at);
    parser.word(key)?;
    parser.unsigned().filter(|offset| *offset < bytes.len())
}
