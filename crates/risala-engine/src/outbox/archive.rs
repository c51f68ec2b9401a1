//! What was sent, as a folder that can be put away and looked over years later without Risala's store: each letter's PDF
//! and message as sent, what the servers said and when, and a list of all that, closed by its own hash.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use risala_letter::Problem;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::code;
use crate::blobs::{Blobs, Kept, sha256};
use crate::folder::read_bounded;
use crate::messages::code as common;
use crate::output::write_file;
use crate::store::{Attempt, LetterRow, Release, State, Store};

/// The list's file.
pub const LIST: &str = "outbox.json";
/// The folders of the files.
const FOLDERS: [&str; 2] = ["letters", "messages"];
/// The largest list.
const LIST_LIMIT: u64 = 512 << 20;
/// The largest file beside it.
const FILE_LIMIT: u64 = 64 << 20;
/// What the list says it is.
const FORMAT: &str = "risala outbox";

/// The list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bundle {
    /// What this is.
    pub format: String,
    /// Version of this format: 1.
    pub schema: u32,
    /// The store's id.
    pub store: String,
    /// When it was written, RFC 3339.
    pub at: String,
    /// Letters by state; together as many as there are letters.
    pub totals: BTreeMap<String, u64>,
    /// The releases.
    pub releases: Vec<Released>,
    /// The letters, in the order of the queue.
    pub letters: Vec<Sent>,
    /// SHA-256 of all the above.
    pub hash: String,
}

/// A person's word that letters go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Released {
    /// When, RFC 3339.
    pub at: String,
    /// The system's name of who ran the command.
    pub actor: String,
    /// The campaign's id.
    pub campaign: String,
    /// The wave.
    pub wave: u32,
    /// The account.
    pub account: String,
    /// How many letters.
    pub letters: u64,
    /// Hash of the seal, or empty.
    pub seal: String,
    /// Why officials written to lately were written to again, or empty.
    pub reason: String,
}

/// A letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sent {
    /// The official's id.
    pub official: String,
    /// Whose letter it is a copy of (id in lower case); empty for a letter.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub copy_of: String,
    /// The campaign's id.
    pub campaign: String,
    /// The wave.
    pub wave: u32,
    /// Reference number.
    pub reference: String,
    /// The account.
    pub account: String,
    /// The address it went to.
    pub receiver: String,
    /// Message-ID.
    pub message_id: String,
    /// Where it stands.
    pub state: String,
    /// The letter's file and its SHA-256.
    pub pdf: Stored,
    /// The message's file as sent, and its SHA-256.
    pub message: Stored,
    /// What happened to it.
    pub attempts: Vec<Happening>,
}

/// A file of the bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stored {
    /// Its path in the bundle; empty when its bytes were gone.
    pub file: String,
    /// Its SHA-256.
    pub sha256: String,
}

/// Something that happened to a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Happening {
    /// When, RFC 3339.
    pub at: String,
    /// `dot` (the end of the message may have left), or the state it led to.
    pub event: String,
    /// Phase of the session, or empty.
    pub phase: String,
    /// The server's code, or 0.
    pub code: u16,
    /// The server's words, or why.
    pub text: String,
}

/// Writes the bundle into a folder, new or empty; what is wrong with single letters.
///
/// # Errors
/// `file.*`, `store.*`.
pub fn write(store: &mut Store, blobs: &Blobs, out: &Path, at: Timestamp) -> Result<(Bundle, Vec<Problem>), Problem> {
    let not_writable = |error| Problem::error(common::NOT_WRITABLE).arg("path", out.display()).arg("cause", error);
    if fs::read_dir(out).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(Problem::error(common::NOT_EMPTY).arg("path", out.display()));
    }
    for folder in FOLDERS {
        fs::create_dir_all(out.join(folder)).map_err(not_writable)?;
    }
    let identity = store.identity()?;
    let mut attempts: HashMap<String, Vec<Happening>> = HashMap::new();
    for attempt in store.attempts()? {
        attempts.entry(attempt.letter.clone()).or_default().push(happening(attempt));
    }
    let (mut letters, mut problems, mut names) = (Vec::new(), Vec::new(), BTreeSet::new());
    for row in store.letters("")? {
        let stem = name(&row, &mut names);
        let mut file = |hash: &str, folder: &str, ending: &str| match blobs.get(hash) {
            Kept::Whole(bytes) => {
                let file = format!("{folder}/{stem}.{ending}");
                write_file(&out.join(&file), &bytes, false)?;
                Ok(Stored { file, sha256: hash.to_owned() })
            }
            _ => {
                problems.push(Problem::error(code::BYTES).official(&row.id).arg("path", blobs.path(hash).display()));
                Ok(Stored { file: String::new(), sha256: hash.to_owned() })
            }
        };
        let (pdf, message) = (file(&row.pdf, "letters", "pdf")?, file(&row.message, "messages", "eml")?);
        letters.push(sent(row, pdf, message, &mut attempts));
    }
    let bundle = Bundle {
        format: FORMAT.to_owned(),
        schema: 1,
        store: identity.id,
        at: at.to_string(),
        totals: totals(&letters),
        releases: store.releases()?.into_iter().map(released).collect(),
        letters,
        hash: String::new(),
    };
    let bundle = Bundle { hash: own_hash(&bundle)?, ..bundle };
    let mut text = serde_json::to_vec_pretty(&bundle).map_err(|error| internal(&error))?;
    text.push(b'\n');
    write_file(&out.join(LIST), &text, false)?;
    Ok((bundle, problems))
}

/// A name for a letter's files that no other has, on systems that do not tell capitals apart too.
fn name(row: &LetterRow, names: &mut BTreeSet<String>) -> String {
    let stem = if row.stem.is_empty() { &row.key } else { &row.stem };
    let numbered = |number: u32| if number == 1 { stem.clone() } else { format!("{stem}-{number}") };
    (1..).map(numbered).find(|name| names.insert(name.to_lowercase())).unwrap_or_default()
}

fn sent(row: LetterRow, pdf: Stored, message: Stored, attempts: &mut HashMap<String, Vec<Happening>>) -> Sent {
    Sent {
        official: row.id,
        copy_of: row.copy_of,
        campaign: row.campaign,
        wave: row.wave,
        reference: row.reference,
        account: row.account,
        receiver: row.receiver,
        message_id: row.message_id,
        state: row.state.name().to_owned(),
        pdf,
        message,
        attempts: attempts.remove(&row.key).unwrap_or_default(),
    }
}

/// What is told of an attempt.
pub fn happening(attempt: Attempt) -> Happening {
    let Attempt { at, event, phase, code, text, .. } = attempt;
    Happening { at: moment(at), event, phase, code, text }
}

fn released(release: Release) -> Released {
    Released {
        at: moment(release.at),
        actor: release.actor,
        campaign: release.campaign,
        wave: release.wave,
        account: release.account,
        letters: release.letters,
        seal: release.seal,
        reason: release.reason,
    }
}

/// A moment of the store as RFC 3339; empty for none.
pub fn moment(at: i64) -> String {
    if at == 0 { String::new() } else { Timestamp::from_millisecond(at).map(|at| at.to_string()).unwrap_or_default() }
}

fn totals(letters: &[Sent]) -> BTreeMap<String, u64> {
    let mut totals: BTreeMap<String, u64> = State::ALL.iter().map(|state| (state.name().to_owned(), 0)).collect();
    for letter in letters {
        *totals.entry(letter.state.clone()).or_default() += 1;
    }
    totals
}

fn own_hash(bundle: &Bundle) -> Result<String, Problem> {
    let bare = Bundle { hash: String::new(), ..bundle.clone() };
    Ok(sha256(&serde_json::to_vec(&bare).map_err(|error| internal(&error))?))
}

fn internal(error: &serde_json::Error) -> Problem {
    Problem::error(common::INTERNAL).arg("cause", error)
}

/// Whether a path is a bundle.
pub fn is_bundle(path: &Path) -> bool {
    path.join(LIST).is_file()
}

/// Looks a bundle over: its list as it was closed, every file as it was sent, no file more, letters and totals equal.
/// The PDFs that are there, and what is wrong.
///
/// # Errors
/// `file.*`: the list cannot be read.
pub fn check(folder: &Path) -> Result<(Vec<PathBuf>, Vec<Problem>), Problem> {
    let bytes = read_bounded(&folder.join(LIST), LIST_LIMIT)?;
    let wrong = |what: &str| Problem::error(code::BUNDLE).arg("what", what);
    let bundle: Bundle = match serde_json::from_slice(&bytes) {
        Ok(bundle) => bundle,
        Err(error) => return Ok((Vec::new(), vec![wrong(&error.to_string())])),
    };
    let mut problems = Vec::new();
    if bundle.format != FORMAT || bundle.schema != 1 || own_hash(&bundle)? != bundle.hash {
        problems.push(wrong("list"));
    }
    if totals(&bundle.letters) != bundle.totals {
        problems.push(wrong("totals"));
    }
    let (mut known, mut pdfs) = (BTreeSet::new(), Vec::new());
    for letter in &bundle.letters {
        for (stored, what) in [(&letter.pdf, "pdf"), (&letter.message, "message")] {
            let is_inside = FOLDERS.iter().any(|part| stored.file.strip_prefix(part).is_some_and(is_plain));
            let path = folder.join(&stored.file);
            let is_whole = is_inside
                && known.insert(stored.file.clone())
                && read_bounded(&path, FILE_LIMIT).is_ok_and(|bytes| sha256(&bytes) == stored.sha256);
            if !is_whole {
                problems.push(wrong(what).official(&letter.official));
            } else if what == "pdf" {
                pdfs.push(path);
            }
        }
    }
    for part in FOLDERS {
        for entry in fs::read_dir(folder.join(part)).into_iter().flatten().flatten() {
            let file = format!("{part}/{}", entry.file_name().to_string_lossy());
            if !known.contains(&file) {
                problems.push(wrong(&file));
            }
        }
    }
    Ok((pdfs, problems))
}

/// Whether a path's rest names one file of the folder.
fn is_plain(rest: &str) -> bool {
    rest.strip_prefix('/').is_some_and(|name| !name.is_empty() && name != ".." && !name.contains(['/', '\\', '\0']))
}
