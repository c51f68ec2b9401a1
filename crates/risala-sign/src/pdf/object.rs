//! Objects of a PDF (ISO 32000-1 section 7.3).

use std::ops::Range;

/// Number and generation.
pub(crate) type ObjectId = (u32, u16);

/// An object. A stream's data are a range of the file's bytes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Object {
    Null,
    Boolean(bool),
    Integer(i64),
    Real(f64),
    Name(Vec<u8>),
    String(Vec<u8>),
    Array(Vec<Object>),
    Dictionary(Dictionary),
    Stream(Dictionary, Range<usize>),
    Reference(ObjectId),
}

impl Object {
    pub fn as_integer(&self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(*number),
            _ => None,
        }
    }

    pub fn as_number(&self) -> Option<f64> {
        match self {
            Self::Integer(number) => Some(*number as f64),
            Self::Real(number) => Some(*number),
            _ => None,
        }
    }

    pub fn as_name(&self) -> Option<&[u8]> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }

    pub fn as_string(&self) -> Option<&[u8]> {
        match self {
            Self::String(octets) => Some(octets),
            _ => None,
        }
    }

    pub fn as_array(&self) -> Option<&[Object]> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The dictionary, also a stream's.
    pub fn as_dictionary(&self) -> Option<&Dictionary> {
        match self {
            Self::Dictionary(items) | Self::Stream(items, _) => Some(items),
            _ => None,
        }
    }

    pub fn as_reference(&self) -> Option<ObjectId> {
        match self {
            Self::Reference(id) => Some(*id),
            _ => None,
        }
    }
}

/// Keys and values in the order of the file; no key stands twice.
#[derive(Debug, Clone, Default)]
pub(crate) struct Dictionary(Vec<(Vec<u8>, Object)>);

impl Dictionary {
    pub fn get(&self, key: &[u8]) -> Option<&Object> {
        self.0.iter().find(|(own, _)| own == key).map(|(_, value)| value)
    }

    /// Sets a value, where it stands or at the end.
    pub fn set(&mut self, key: &[u8], value: Object) {
        match self.0.iter_mut().find(|(own, _)| own == key) {
            Some((_, old)) => *old = value,
            None => self.0.push((key.to_vec(), value)),
        }
    }

    /// Adds a key that is not there yet.
    pub fn add(&mut self, key: Vec<u8>, value: Object) -> bool {
        let is_new = self.get(&key).is_none();
        if is_new {
            self.0.push((key, value));
        }
        is_new
    }

    pub fn remove(&mut self, key: &[u8]) {
        self.0.retain(|(own, _)| own != key);
    }

    pub fn iter(&self) -> impl Iterator<Item = (&[u8], &Object)> {
        self.0.iter().map(|(key, value)| (key.as_slice(), value))
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether `/Type` is this name.
    pub fn is_of_type(&self, name: &[u8]) -> bool {
        self.get(b"Type").and_then(Object::as_name) == Some(name)
    }
}

impl PartialEq for Dictionary {
    /// The order of keys means nothing.
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().all(|(key, value)| other.get(key) == Some(value))
    }
}
