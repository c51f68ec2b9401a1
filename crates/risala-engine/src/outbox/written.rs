//! Who was written to, on its way to another computer: a file that only ever adds to what is known there.

use jiff::Timestamp;
use risala_letter::Problem;
use serde::{Deserialize, Serialize};

use super::code;
use crate::messages::code as common;
use crate::store::{Written, key};

/// The largest file.
pub const LIMIT: u64 = 64 << 20;
/// What the file says it is.
const FORMAT: &str = "risala written";
/// Characters of an id or address.
const MAX_VALUE: usize = 320;

/// The file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct MergeFile {
    format: String,
    schema: u32,
    written: Vec<Entry>,
}

/// A letter that left.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    campaign: String,
    wave: u32,
    official: String,
    recipient: String,
    at: Timestamp,
}

/// The letters that left, as a file.
///
/// # Errors
/// `command.internal`.
pub fn write(all: Vec<Written>) -> Result<Vec<u8>, Problem> {
    let entry = |one: Written| Entry {
        campaign: one.campaign,
        wave: one.wave,
        official: one.official,
        recipient: one.recipient,
        at: Timestamp::from_millisecond(one.at).unwrap_or_default(),
    };
    let file = MergeFile { format: FORMAT.to_owned(), schema: 1, written: all.into_iter().map(entry).collect() };
    let mut text =
        serde_json::to_vec_pretty(&file).map_err(|error| Problem::error(common::INTERNAL).arg("cause", error))?;
    text.push(b'\n');
    Ok(text)
}

/// The letters of a file.
///
/// # Errors
/// `outbox.written_unreadable`: a file with one wrong entry is refused as a whole.
pub fn read(bytes: &[u8]) -> Result<Vec<Written>, Problem> {
    let unreadable = |cause: String| Problem::error(code::WRITTEN_UNREADABLE).arg("cause", cause);
    let file: MergeFile = serde_json::from_slice(bytes).map_err(|error| unreadable(error.to_string()))?;
    if file.format != FORMAT || file.schema != 1 {
        return Err(unreadable(format!("{} {}", file.format, file.schema)));
    }
    let mut all = Vec::with_capacity(file.written.len());
    for entry in file.written {
        let values = [&entry.campaign, &entry.official, &entry.recipient];
        let is_sound = |value: &String| {
            !value.trim().is_empty() && value.chars().count() <= MAX_VALUE && !value.chars().any(char::is_control)
        };
        if !values.into_iter().all(is_sound) {
            return Err(unreadable(entry.official.chars().take(MAX_VALUE).collect()));
        }
        all.push(Written {
            campaign: entry.campaign,
            wave: entry.wave,
            official: key(entry.official.trim()),
            recipient: entry.recipient.trim().to_lowercase(),
            at: entry.at.as_millisecond(),
        });
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again_and_nothing_else_is() {
        let one = |official: &str| Written {
            campaign: "c".to_owned(),
            wave: 1,
            official: official.to_owned(),
            recipient: "a@example.org".to_owned(),
            at: 1_767_225_600_000,
        };
        let all = vec![one("a"), one("ب")];
        let text = String::from_utf8(write(all.clone()).unwrap()).unwrap();
        assert!(text.contains("2026-01-01T00:00:00Z"), "{text}");
        assert_eq!(read(text.as_bytes()).unwrap(), all);
        assert_eq!(read(text.replace("\"a\"", "\" A \"").as_bytes()).unwrap(), all);
        for (from, to) in [
            ("risala written", "risala opt-outs"),
            ("\"schema\": 1", "\"schema\": 2"),
            ("\"a\"", "\"\""),
            ("\"a\"", "\"a\\u0000\""),
            ("2026-01-01", "yesterday"),
            ("\"wave\": 1", "\"wave\": -1"),
            ("\"official\"", "\"who\""),
            ("{", "["),
        ] {
            let problem = read(text.replace(from, to).as_bytes()).unwrap_err();
            assert_eq!(problem.code, code::WRITTEN_UNREADABLE, "{from}");
        }
    }
}
