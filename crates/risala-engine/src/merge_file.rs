//! What one computer knows, on its way to another: a file of entries that only ever adds to what is known there.

use risala_letter::Problem;
use serde::de::DeserializeOwned;
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};

use crate::messages::code;

/// The largest file.
pub const LIMIT: u64 = 64 << 20;
/// The version of all kinds of file.
const SCHEMA: u32 = 1;
/// Characters of an id or address.
pub const MAX_VALUE: usize = 320;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// What the file says it is.
    pub format: &'static str,
    /// The name of its list.
    pub list: &'static str,
}

/// Who asked not to be written to.
pub const OPT_OUTS: Kind = Kind { format: "risala opt-outs", list: "opt_outs" };
/// Who was written to.
pub const WRITTEN: Kind = Kind { format: "risala written", list: "written" };

/// A file to write.
struct Made<E> {
    kind: Kind,
    entries: Vec<E>,
}

impl<E: Serialize> Serialize for Made<E> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let mut map = out.serialize_map(Some(3))?;
        map.serialize_entry("format", self.kind.format)?;
        map.serialize_entry("schema", &SCHEMA)?;
        map.serialize_entry(self.kind.list, &self.entries)?;
        map.end()
    }
}

/// A file that was read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read<E> {
    format: String,
    schema: u32,
    /// Whichever list it is, its format tells.
    #[serde(alias = "opt_outs", alias = "written")]
    entries: Vec<E>,
}

/// The entries as a file.
///
/// # Errors
/// `command.internal`.
pub fn write<E: Serialize>(kind: Kind, entries: Vec<E>) -> Result<Vec<u8>, Problem> {
    let text = serde_json::to_vec_pretty(&Made { kind, entries });
    let mut text = text.map_err(|error| Problem::error(code::INTERNAL).arg("cause", error))?;
    text.push(b'\n');
    Ok(text)
}

/// The entries of a file.
///
/// # Errors
/// Why it is no such file.
pub fn read<E: DeserializeOwned>(kind: Kind, bytes: &[u8]) -> Result<Vec<E>, String> {
    let file: Read<E> = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
    if file.format != kind.format || file.schema != SCHEMA {
        return Err(format!("{} {}", file.format, file.schema));
    }
    Ok(file.entries)
}

/// Whether a value can be an id or an address: not empty, not long, without controls.
pub fn is_sound(value: &str) -> bool {
    !value.trim().is_empty() && value.chars().count() <= MAX_VALUE && !value.chars().any(char::is_control)
}
