//! Who was written to, on its way to another computer: a file that only ever adds to what is known there.

use jiff::Timestamp;
use risala_letter::Problem;
use serde::{Deserialize, Serialize};

use super::code;
use crate::merge_file::{self, MAX_VALUE, WRITTEN, is_sound};
use crate::store::{Written, key};

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
    merge_file::write(WRITTEN, all.into_iter().map(entry).collect())
}

/// The letters of a file.
///
/// # Errors
/// `outbox.written_unreadable`: a file with one wrong entry is refused as a whole.
pub fn read(bytes: &[u8]) -> Result<Vec<Written>, Problem> {
    let unreadable = |cause: String| Problem::error(code::WRITTEN_UNREADABLE).arg("cause", cause);
    let entries: Vec<Entry> = merge_file::read(WRITTEN, bytes).map_err(unreadable)?;
    let mut all = Vec::with_capacity(entries.len());
    for entry in entries {
        // A letter by post or by hand has no address.
        let recipient = Some(&entry.recipient).filter(|recipient| !recipient.is_empty());
        let values = [&entry.campaign, &entry.official].into_iter().chain(recipient);
        if !values.into_iter().all(|value| is_sound(value)) {
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
