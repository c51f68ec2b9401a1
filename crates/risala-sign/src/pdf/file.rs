//! A file that is read object by object, as far as somebody asks.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use super::object::{Dictionary, Object, ObjectId};
use super::parse::Parser;
use super::unpack::unpacked;
use super::xref::{self, Entry, Sections};
use crate::SignError;

/// Bytes of a file this crate reads.
pub(crate) const MAX_FILE: usize = 64 * 1024 * 1024;
/// Bytes all streams that are read together may unpack to.
pub(super) const MAX_UNPACKED: usize = 64 * 1024 * 1024;
/// References that lead to references.
const MAX_STEPS: usize = 8;
/// Pages, and levels of the page tree.
const MAX_PAGES: usize = 100_000;
const MAX_TREE: usize = 32;

/// A file and where its objects stand.
pub(crate) struct File<'a> {
    pub bytes: &'a [u8],
    pub sections: Sections,
    containers: RefCell<HashMap<u32, Option<Rc<Container>>>>,
    /// Bytes that may still be unpacked.
    left: RefCell<usize>,
}

/// An object stream, unpacked.
struct Container {
    data: Vec<u8>,
    /// Numbers and places of its objects.
    objects: Vec<(u32, usize)>,
}

impl<'a> File<'a> {
    /// Reads the cross references; encrypted files are refused.
    pub fn open(bytes: &'a [u8]) -> Result<Self, SignError> {
        if bytes.len() > MAX_FILE {
            return Err(SignError::TooLarge { limit: MAX_FILE });
        }
        // Offsets are counted from the first byte here; a file with bytes before its header is refused.
        if !bytes.starts_with(b"%PDF-") {
            return Err(SignError::NotPdf);
        }
        let sections = xref::read(bytes).ok_or(SignError::NotPdf)?;
        if sections.trailer.get(b"Encrypt").is_some() {
            return Err(SignError::Encrypted);
        }
        let file = Self { bytes, sections, containers: RefCell::default(), left: RefCell::new(MAX_UNPACKED) };
        file.catalog().ok_or(SignError::NotPdf)?;
        Ok(file)
    }

    /// Where each object stands.
    pub fn entries(&self) -> &BTreeMap<u32, Entry> {
        &self.sections.entries
    }

    /// The object of this number and generation.
    pub fn object(&self, id: ObjectId) -> Option<Object> {
        match *self.entries().get(&id.0)? {
            Entry::Free => None,
            Entry::At { offset, generation } if generation == id.1 => self.object_at(id, offset),
            Entry::In { container, index } if id.1 == 0 => self.object_in(id.0, container, index),
            Entry::At { .. } | Entry::In { .. } => None,
        }
    }

    fn object_at(&self, id: ObjectId, offset: usize) -> Option<Object> {
        xref::object_at(self.bytes, id, offset, |length| self.object(length)?.as_integer())
    }

    fn object_in(&self, number: u32, container: u32, index: usize) -> Option<Object> {
        let container = self.container(container)?;
        let (found, at) = *container.objects.get(index)?;
        if found != number {
            return None;
        }
        Parser::new(&container.data, at).object()
    }

    fn container(&self, number: u32) -> Option<Rc<Container>> {
        if let Some(known) = self.containers.borrow().get(&number) {
            return known.clone();
        }
        // Marked as unreadable while it is read: a container inside itself ends here.
        self.containers.borrow_mut().insert(number, None);
        let container = self.read_container(number).map(Rc::new);
        self.containers.borrow_mut().insert(number, container.clone());
        container
    }

    fn read_container(&self, number: u32) -> Option<Container> {
        let Entry::At { offset, generation } = *self.entries().get(&number)? else {
            return None;
        };
        let object = self.object_at((number, generation), offset)?;
        let items = object.as_dictionary().filter(|items| items.is_of_type(b"ObjStm"))?;
        let data = self.data(&object)?;
        let count = usize::try_from(items.get(b"N")?.as_integer()?).ok()?;
        let first = usize::try_from(items.get(b"First")?.as_integer()?).ok()?;
        let mut head = Parser::new(data.get(..first)?, 0);
        let mut objects = Vec::new();
        for _ in 0..count {
            let number = u32::try_from(head.unsigned()?).ok()?;
            objects.push((number, first.checked_add(head.unsigned()?)?));
        }
        Some(Container { data, objects })
    }

    /// The data of a stream, unpacked.
    pub fn data(&self, object: &Object) -> Option<Vec<u8>> {
        let Object::Stream(items, range) = object else {
            return None;
        };
        let left = *self.left.borrow();
        let data = unpacked(items, self.bytes.get(range.clone())?, left)?;
        *self.left.borrow_mut() = left.saturating_sub(data.len());
        Some(data)
    }

    /// The object itself, references followed; null where there is none.
    pub fn resolved(&self, object: &Object) -> Object {
        let mut found = object.clone();
        for _ in 0..MAX_STEPS {
            match found {
                Object::Reference(id) => found = self.object(id).unwrap_or(Object::Null),
                other => return other,
            }
        }
        Object::Null
    }

    /// The value of a key, references followed.
    pub fn get(&self, items: &Dictionary, key: &[u8]) -> Option<Object> {
        match self.resolved(items.get(key)?) {
            Object::Null => None,
            found => Some(found),
        }
    }

    /// The dictionary at a key, references followed.
    pub fn dictionary(&self, items: &Dictionary, key: &[u8]) -> Option<Dictionary> {
        match self.get(items, key)? {
            Object::Dictionary(found) => Some(found),
            _ => None,
        }
    }

    /// The array at a key, references followed; empty where there is none.
    pub fn array(&self, items: &Dictionary, key: &[u8]) -> Vec<Object> {
        match self.get(items, key) {
            Some(Object::Array(found)) => found,
            _ => Vec::new(),
        }
    }

    /// The dictionary of this number.
    pub fn dictionary_of(&self, id: ObjectId) -> Option<Dictionary> {
        match self.object(id)? {
            Object::Dictionary(found) => Some(found),
            _ => None,
        }
    }

    /// The catalog's object.
    pub fn root(&self) -> Option<ObjectId> {
        self.sections.trailer.get(b"Root")?.as_reference()
    }

    /// The catalog.
    pub fn catalog(&self) -> Option<Dictionary> {
        self.dictionary_of(self.root()?)
    }

    /// The form.
    pub fn form(&self) -> Option<Dictionary> {
        self.dictionary(&self.catalog()?, b"AcroForm")
    }

    /// The first page.
    pub fn first_page(&self) -> Option<ObjectId> {
        self.pages(1).first().copied()
    }

    /// All pages.
    pub fn all_pages(&self) -> Vec<ObjectId> {
        self.pages(MAX_PAGES)
    }

    fn pages(&self, most: usize) -> Vec<ObjectId> {
        let mut found = Vec::new();
        let mut left = 2 * MAX_PAGES;
        if let Some(top) = self.catalog().and_then(|catalog| catalog.get(b"Pages")?.as_reference()) {
            self.walk_pages(top, MAX_TREE, most, &mut left, &mut found);
        }
        found
    }

    fn walk_pages(&self, id: ObjectId, depth: usize, most: usize, left: &mut usize, found: &mut Vec<ObjectId>) {
        if depth == 0 || *left == 0 || found.len() >= most {
            return;
        }
        *left -= 1;
        let Some(node) = self.dictionary_of(id) else {
            return;
        };
        if node.get(b"Kids").is_none() {
            found.push(id);
            return;
        }
        for kid in self.array(&node, b"Kids").iter().filter_map(Object::as_reference) {
            self.walk_pages(kid, depth - 1, most, left, found);
        }
    }
}
