//! Opt-outs on their way to another computer: a file that only ever adds to those there.

use std::collections::BTreeMap;

use jiff::civil::Date;
use risala_letter::review::mailbox;
use risala_letter::{Code, Problem};
use serde::{Deserialize, Serialize};

use crate::directory::{Way, begin};
use crate::merge_file::{self, OPT_OUTS, is_sound};
use crate::store::{EditKind, OptOut, Store, key};

/// The file holds no opt-outs.
pub const UNREADABLE: Code = Code("opt_outs.unreadable");
/// One entry of the file is none.
pub const WRONG_ENTRY: Code = Code("opt_outs.wrong_entry");

/// The codes of this module.
pub const CODES: &[Code] = &[UNREADABLE, WRONG_ENTRY];

/// Who asked not to be written to.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    kind: String,
    value: String,
    since: String,
}

/// What a merge did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    /// Opt-outs that were not there before.
    pub new: u64,
    /// The edit; 0 when there was nothing new.
    pub edit: i64,
}

/// The opt-outs in force as a file.
///
/// # Errors
/// `store.*`.
pub fn write(store: &mut Store) -> Result<(Vec<u8>, usize), Problem> {
    let all = store.opt_out_list()?;
    let count = all.len();
    let entry = |one: OptOut| Entry { kind: one.kind, value: one.value, since: one.since };
    Ok((merge_file::write(OPT_OUTS, all.into_iter().map(entry).collect())?, count))
}

/// The opt-outs of a file, each id and address once, since its first day.
///
/// # Errors
/// `opt_outs.*`: a file with one wrong entry is refused as a whole.
pub fn read(bytes: &[u8]) -> Result<Vec<OptOut>, Problem> {
    let unreadable = |cause: String| Problem::error(UNREADABLE).arg("cause", cause);
    let entries: Vec<Entry> = merge_file::read(OPT_OUTS, bytes).map_err(unreadable)?;
    let mut first: BTreeMap<(String, String), Date> = BTreeMap::new();
    for (entry, number) in entries.into_iter().zip(1_u32..) {
        let wrong = || Problem::error(WRONG_ENTRY).arg("number", number).arg("value", &entry.value);
        let since: Date = entry.since.parse().map_err(|_| wrong())?;
        let value = value(&entry).ok_or_else(wrong)?;
        let known = first.entry((entry.kind, value)).or_insert(since);
        *known = since.min(*known);
    }
    let opt_out = |((kind, value), since): ((String, String), Date)| OptOut { kind, value, since: since.to_string() };
    Ok(first.into_iter().map(opt_out).collect())
}

/// The id or address as the store knows it.
fn value(entry: &Entry) -> Option<String> {
    let value = entry.value.trim();
    match entry.kind.as_str() {
        _ if !is_sound(value) => None,
        "id" => Some(key(value)),
        "email" if value.contains('@') && !value.contains(char::is_whitespace) => Some(mailbox(value)),
        _ => None,
    }
}

/// Adds opt-outs in one edit; those that are in force stay as they are. None when all are.
///
/// # Errors
/// `store.*`; then nothing was added.
pub fn merge(store: &mut Store, all: &[OptOut], way: &Way<'_>) -> Result<Merged, Problem> {
    store.whole(|store| {
        let new = store.new_opt_outs(all)?;
        if new == 0 {
            return Ok(Merged { new, edit: 0 });
        }
        let edit = begin(store, way.at, EditKind::Import, way.about, 0)?;
        store.add_opt_outs(all, edit)?;
        Ok(Merged { new, edit })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(entries: &str) -> String {
        format!(r#"{{"format": "risala opt-outs", "schema": 1, "opt_outs": [{entries}]}}"#)
    }

    #[test]
    fn each_is_read_once_since_its_first_day() {
        let text = file(
            r#"{"kind": "email", "value": "A@Example.org", "since": "2026-03-02"},
               {"kind": "id", "value": "S1", "since": "2026-03-01"},
               {"kind": "email", "value": "a@example.org", "since": "2026-03-01"}"#,
        );
        let all = read(text.as_bytes()).unwrap();
        let all: Vec<_> = all.iter().map(|one| [&*one.kind, &*one.value, &*one.since]).collect();
        assert_eq!(all, [["email", "a@example.org", "2026-03-01"], ["id", "s1", "2026-03-01"]]);
        assert!(read(file("").as_bytes()).unwrap().is_empty());
    }

    #[test]
    fn a_file_with_anything_wrong_is_refused() {
        let good = r#"{"kind": "id", "value": "a", "since": "2026-03-01"}"#;
        for (text, expect) in [
            ("", UNREADABLE),
            ("{}", UNREADABLE),
            (&file("1"), UNREADABLE),
            (&file(good).replace("\"schema\": 1", "\"schema\": 2"), UNREADABLE),
            (&file(good).replace("risala opt-outs", "other"), UNREADABLE),
            (&file(&good.replace("\"a\"", "\"a\", \"more\": 1")), UNREADABLE),
            (&"[".repeat(10_000), UNREADABLE),
            (&file(&good.replace("2026-03-01", "yesterday")), WRONG_ENTRY),
            (&file(&good.replace("\"a\"", "\" \"")), WRONG_ENTRY),
            (&file(&good.replace("\"a\"", "\"a\\nb\"")), WRONG_ENTRY),
            (&file(&good.replace("\"id\"", "\"email\"")), WRONG_ENTRY),
            (&file(&good.replace("\"id\"", "\"name\"")), WRONG_ENTRY),
            (&file(&good.replace("\"a\"", &format!("\"{}\"", "a".repeat(321)))), WRONG_ENTRY),
        ] {
            assert_eq!(read(text.as_bytes()).unwrap_err().code, expect, "{text:.80}");
        }
        assert_eq!(read(file(good).as_bytes()).unwrap().len(), 1);
    }
}
