//! TOML into types, with every mistake at its line.
//!
//! A deserializer of our own over the spanned tree: serde's calls say which keys, values and types are known, so that a
//! mistake is data (a [`Fault`]) and not a sentence. The mistaken entry is left out and the reading repeated, until
//! nothing more is found.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::value::{MapAccessDeserializer, StrDeserializer};
use serde::de::{self, DeserializeOwned, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

/// Mistakes reported at most; who has more mends these first.
const MAX_FAULTS: usize = 100;

/// A mistake in the values of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A key that is not known in its table.
    UnknownKey {
        /// The key.
        key: String,
        /// The keys known there.
        known: &'static [&'static str],
    },
    /// A value that is not one of the allowed.
    UnknownValue {
        /// The value.
        value: String,
        /// The values allowed there.
        allowed: &'static [&'static str],
    },
    /// A value of another shape than `expected`.
    WrongShape {
        /// How it is written, by example.
        expected: String,
    },
    /// A key that must be there.
    Missing {
        /// The key.
        key: &'static str,
    },
    /// Anything else, in English.
    Other(String),
}

/// A mistake and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// What is wrong.
    pub fault: Fault,
    /// Byte offset in the text of the key or value, the table's for a missing key.
    pub offset: usize,
    /// The keys that lead there.
    pub path: Vec<String>,
}

/// Reads a table as far as it can be read: a value when what remains without the mistaken entries is complete.
pub fn read<T: DeserializeOwned>(table: &Spanned<DeTable<'_>>) -> (Option<T>, Vec<Mistake>) {
    let mut mistakes = Vec::new();
    let mut skipped = BTreeMap::new();
    while mistakes.len() < MAX_FAULTS {
        let entries = Entries::new(table.get_ref(), &skipped);
        let Failure { fault, mut place } = match T::deserialize(MapAccessDeserializer::new(entries)) {
            Ok(value) => return (Some(value), mistakes),
            Err(failure) => failure,
        };
        place.reverse();
        let path: Vec<String> = place.iter().map(|step| step.name.clone()).collect();
        let last = place.last();
        let consequence = matches!(&fault, Fault::Missing { key }
            if skipped.values().any(|gone: &Vec<String>| is_entry(gone, &path, key)));
        if !consequence {
            let offset = last.map_or(0, |step| step.offset);
            mistakes.push(Mistake { fault, offset, path: path.clone() });
        }
        let Some(entry) = last.map(|step| step.offset) else {
            break;
        };
        if skipped.insert(entry, path).is_some() {
            break;
        }
    }
    (None, mistakes)
}

fn is_entry(entry: &[String], table: &[String], key: &str) -> bool {
    entry.split_last().is_some_and(|(last, before)| last == key && before == table)
}

/// A step on the way to a mistake: the key (or `[n]`) and where it stands.
#[derive(Debug, Clone)]
struct Step {
    name: String,
    offset: usize,
}

#[derive(Debug)]
struct Failure {
    fault: Fault,
    /// From the inside out.
    place: Vec<Step>,
}

impl Failure {
    fn wrong(expected: impl fmt::Display) -> Self {
        Fault::WrongShape { expected: expected.to_string() }.into()
    }

    fn at(mut self, name: impl Into<String>, offset: usize) -> Self {
        self.place.push(Step { name: name.into(), offset });
        self
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self { fault, place: Vec::new() }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "{:?}", self.fault)
    }
}

impl std::error::Error for Failure {}

impl de::Error for Failure {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Fault::Other(message.to_string()).into()
    }

    fn invalid_type(_: de::Unexpected, expected: &dyn de::Expected) -> Self {
        Self::wrong(expected)
    }

    fn invalid_value(_: de::Unexpected, expected: &dyn de::Expected) -> Self {
        Self::wrong(expected)
    }

    fn unknown_variant(variant: &str, allowed: &'static [&'static str]) -> Self {
        Fault::UnknownValue { value: variant.to_owned(), allowed }.into()
    }

    fn unknown_field(key: &str, known: &'static [&'static str]) -> Self {
        Fault::UnknownKey { key: key.to_owned(), known }.into()
    }

    fn missing_field(key: &'static str) -> Self {
        Fault::Missing { key }.into()
    }
}

/// Entries left out: byte offset of the key or element, and the keys that lead there.
type Skipped = BTreeMap<usize, Vec<String>>;

type Entry<'t> = (&'t str, usize, &'t DeValue<'t>);

/// Whether an entry says nothing: it counts as missing.
fn is_blank(value: &DeValue) -> bool {
    value.as_str().is_some_and(|text| text.trim().is_empty())
}

/// The entries of a table.
struct Entries<'t> {
    rest: Box<dyn Iterator<Item = Entry<'t>> + 't>,
    current: Option<Entry<'t>>,
    skipped: &'t Skipped,
}

impl<'t> Entries<'t> {
    fn new(table: &'t DeTable<'t>, skipped: &'t Skipped) -> Self {
        let rest = table
            .iter()
            .map(|(key, value)| (key.get_ref().as_ref(), key.span().start, value.get_ref()))
            .filter(|(_, offset, value)| !skipped.contains_key(offset) && !is_blank(value));
        Self { rest: Box::new(rest), current: None, skipped }
    }
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Failure;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Failure> {
        self.current = self.rest.next();
        let Some((key, offset, _)) = self.current else {
            return Ok(None);
        };
        let read = seed.deserialize(StrDeserializer::new(key));
        read.map(Some).map_err(|failure: Failure| failure.at(key, offset))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Failure> {
        let Some((key, offset, value)) = self.current.take() else {
            return Err(de::Error::custom("a value was asked for before its key"));
        };
        let node = Node { value, skipped: self.skipped };
        seed.deserialize(node).map_err(|failure| failure.at(key, offset))
    }
}

/// The elements of an array.
struct Elements<'t> {
    rest: Box<dyn Iterator<Item = (usize, &'t Spanned<DeValue<'t>>)> + 't>,
    skipped: &'t Skipped,
}

impl<'de> SeqAccess<'de> for Elements<'_> {
    type Error = Failure;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Failure> {
        let Some((index, element)) = self.rest.next() else {
            return Ok(None);
        };
        let node = Node { value: element.get_ref(), skipped: self.skipped };
        let read = seed.deserialize(node).map(Some);
        read.map_err(|failure| failure.at(format!("[{index}]"), element.span().start))
    }
}

/// A value.
struct Node<'t> {
    value: &'t DeValue<'t>,
    skipped: &'t Skipped,
}

impl<'t> Node<'t> {
    fn entries(&self) -> Option<Entries<'t>> {
        Some(Entries::new(self.value.as_table()?, self.skipped))
    }

    fn elements(&self) -> Option<Elements<'t>> {
        let skipped = self.skipped;
        let array = self.value.as_array()?;
        let rest = array.iter().enumerate().filter(|(_, element)| !skipped.contains_key(&element.span().start));
        Some(Elements { rest: Box::new(rest), skipped })
    }

    fn integer(&self) -> Option<i64> {
        let integer: &DeInteger = self.value.as_integer()?;
        i64::from_str_radix(integer.as_str(), integer.radix()).ok()
    }

    fn number(&self) -> Option<f64> {
        match self.value.as_float() {
            Some(float) => float.as_str().parse().ok(),
            #[allow(clippy::cast_precision_loss)] // sizes in points, not counts
            None => self.integer().map(|integer| integer as f64),
        }
    }
}

/// Each method first looks whether the value has the wanted shape, and else names that shape by example.
impl<'de> Deserializer<'de> for Node<'_> {
    type Error = Failure;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        match self.value {
            DeValue::Integer(_) => match self.integer() {
                Some(value) => visitor.visit_i64(value),
                None => self.deserialize_i64(visitor),
            },
            DeValue::Float(_) => self.deserialize_f64(visitor),
            DeValue::Boolean(_) => self.deserialize_bool(visitor),
            DeValue::Array(_) => self.deserialize_seq(visitor),
            DeValue::Table(_) => self.deserialize_map(visitor),
            DeValue::String(_) | DeValue::Datetime(_) => self.deserialize_str(visitor),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        match self.value {
            DeValue::String(text) => visitor.visit_str(text.trim()),
            DeValue::Datetime(datetime) => visitor.visit_string(datetime.to_string()),
            _ => Err(Failure::wrong("\"…\"")),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        match self.value.as_bool() {
            Some(value) => visitor.visit_bool(value),
            None => Err(Failure::wrong("true | false")),
        }
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        let Some(value) = self.integer() else {
            return Err(Failure::wrong("1, 2, 3 …"));
        };
        visitor.visit_i64(value).map_err(|_: Failure| Failure::wrong("1, 2, 3 …"))
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        match self.number() {
            Some(value) => visitor.visit_f64(value),
            None => Err(Failure::wrong("10.5")),
        }
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        match self.elements() {
            Some(elements) => visitor.visit_seq(elements),
            None => Err(Failure::wrong("[ … ]")),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        match self.entries() {
            Some(entries) => visitor.visit_map(entries),
            None => Err(Failure::wrong("{ … }")),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        match self.entries() {
            Some(entries) => visitor.visit_map(entries),
            None => Err(Failure::wrong(format_args!("{{ {} = … }}", fields.join(" = …, ")))),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        match self.value.as_str() {
            Some(text) => visitor.visit_enum(StrDeserializer::new(text)),
            None => Err(Failure::wrong(format_args!("\"{}\"", variants.join("\" | \"")))),
        }
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i128 u8 u16 u64 u128 char string bytes byte_buf unit unit_struct newtype_struct tuple tuple_struct
        identifier ignored_any
    }
}
