//! Values of `campaign.toml` that are written in two ways: as a string, or as a table that says more.
//!
//! Read by visitors instead of `#[serde(untagged)]`, which would swallow the place and the kind of an error.

use std::fmt;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserializer, MapAccess, Unexpected, Visitor};
use serde::{Deserialize, Serialize};

use crate::lang::Bilingual;

/// Where the list of officials is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum OfficialsSource {
    /// A file of the campaign folder.
    File(String),
    /// The directory of officials.
    Directory(DirectorySource),
}

/// Officials of the directory.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DirectorySource {
    /// `true`.
    pub directory: bool,
    /// Which of them, in the filter language; without it all.
    #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
    pub filter: Option<String>,
}

impl Default for OfficialsSource {
    fn default() -> Self {
        Self::File("officials.csv".to_owned())
    }
}

/// Where the reference numbers come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum ReferenceSource {
    /// A pattern, such as `SCS/{year}/{number:04}`.
    Pattern(String),
    /// A column of the list.
    Column(ReferenceColumn),
}

/// A column that holds the reference numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReferenceColumn {
    /// Its name.
    pub column: String,
}

impl Default for ReferenceSource {
    fn default() -> Self {
        Self::Pattern("{year}-{number:04}".to_owned())
    }
}

/// A picture of the campaign folder: its path alone, or with what it shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum PictureSource {
    /// The path, relative to the campaign folder.
    File(String),
    /// The path and what the picture shows.
    Described(DescribedPicture),
}

/// A picture with what it shows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DescribedPicture {
    /// The path, relative to the campaign folder.
    pub file: String,
    /// What it shows, for those who do not see it.
    #[serde(default)]
    pub alt: Bilingual,
}

impl PictureSource {
    /// The path, relative to the campaign folder, `/` as separator.
    pub fn file(&self) -> &str {
        match self {
            Self::File(file) => file,
            Self::Described(picture) => &picture.file,
        }
    }

    /// What the picture shows, as far as the campaign says it.
    pub fn alt(&self) -> Bilingual {
        match self {
            Self::File(_) => Bilingual::default(),
            Self::Described(picture) => picture.alt.clone(),
        }
    }
}

/// Reads a string or a table, each with its own constructor.
struct StringOr<T, V> {
    from_string: fn(String) -> V,
    from_table: fn(T) -> V,
}

impl<'de, T: Deserialize<'de>, V> Visitor<'de> for StringOr<T, V> {
    type Value = V;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("\"…\" | { … }")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<V, E> {
        Ok((self.from_string)(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(self.from_table)
    }
}

macro_rules! string_or_table {
    ($($target:ident: $string:ident | $table:ident;)*) => {$(
        impl<'de> Deserialize<'de> for $target {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(StringOr {
                    from_string: Self::$string,
                    from_table: Self::$table,
                })
            }
        }
    )*};
}

string_or_table! {
    OfficialsSource: File | Directory;
    ReferenceSource: Pattern | Column;
    PictureSource: File | Described;
}

/// Reads a date, ISO 8601, written as a TOML date or as a string.
pub(super) fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    let text = String::deserialize(deserializer)?;
    let date = text.parse().map(Some);
    date.map_err(|_| de::Error::invalid_value(Unexpected::Str(&text), &"2026-12-31"))
}
