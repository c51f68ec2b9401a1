//! What came back to letters: taken in from files or a mailbox, listed, and wishes confirmed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use risala_letter::{Lang, Problem};
use risala_mail::mailbox::{Inbox, ReadTo, incoming};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tokio::runtime::Builder;

use super::Failure;
use super::report::ProblemEntry;
use crate::accounts::{self, Keys, failed};
use crate::blobs::Blobs;
use crate::clock;
use crate::directory::Way;
use crate::folder::read_bounded;
use crate::messages::{Messages, code as common};
use crate::opt_outs::merge;
pub use crate::replies::Reply;
use crate::replies::{NO_INBOX, NO_WISH, Taken, take};
use crate::store::{OptOut, Store, key};

/// Octets of a message's file.
const LIMIT: u64 = 64 << 20;
/// Files of a folder, and messages of a mailbox at a time.
const MOST: usize = 10_000;

/// Where messages are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum From {
    /// Files, or folders of `.eml` files.
    Files(Vec<PathBuf>),
    /// The inbox of an account.
    Account {
        /// Its name.
        name: String,
        /// Whether to begin with the first message again.
        all: bool,
    },
}

/// What was taken in, and everything there is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RepliesReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// Messages read.
    pub read: u64,
    /// Those about letters, by kind, that were new.
    pub new: BTreeMap<String, u64>,
    /// Those about letters that were known already.
    pub known: u64,
    /// Those about letters of another store.
    pub unknown: u64,
    /// Those about no letter.
    pub other: u64,
    /// Everything that came back, the latest last.
    pub replies: Vec<Reply>,
    /// What could not be read.
    pub problems: Vec<ProblemEntry>,
}

/// Takes messages in.
///
/// # Errors
/// `store.*`, `file.*`; of a mailbox `mail.*`.
pub fn take_replies(keys: &Keys, from: &From, lang: Lang) -> Result<RepliesReport, Failure> {
    taken(keys, from, &Messages::for_lang(lang)).map_err(|problem| Failure::new([&problem], lang))
}

fn taken(keys: &Keys, from: &From, messages: &Messages) -> Result<RepliesReport, Problem> {
    let data = accounts::folder(keys.data.as_deref())?;
    let (mut store, blobs) = (Store::open(&data)?, Blobs::of(&data)?);
    let mut counted = Counted::default();
    match from {
        From::Files(paths) => {
            for path in all_files(paths, &mut counted.problems) {
                match read_bounded(&path, LIMIT) {
                    Ok(bytes) => counted.take(&mut store, &blobs, &bytes)?,
                    Err(problem) => counted.problems.push(problem),
                }
            }
        }
        From::Account { name, all } => from_mailbox(keys, name, *all, &mut store, &blobs, &mut counted)?,
    }
    let Counted { read, new, known, unknown, other, problems } = counted;
    let replies = store.replies()?;
    Ok(RepliesReport { schema: 1, read, new, known, unknown, other, replies, problems: messages.problems(&problems) })
}

#[derive(Default)]
struct Counted {
    read: u64,
    new: BTreeMap<String, u64>,
    known: u64,
    unknown: u64,
    other: u64,
    problems: Vec<Problem>,
}

impl Counted {
    fn take(&mut self, store: &mut Store, blobs: &Blobs, bytes: &[u8]) -> Result<(), Problem> {
        self.read += 1;
        match take(store, blobs, bytes, now().as_millisecond())? {
            Taken::Matched { kind, new: true, .. } => *self.new.entry(kind.name().to_owned()).or_default() += 1,
            Taken::Matched { .. } => self.known += 1,
            Taken::Unknown(_) => self.unknown += 1,
            Taken::Other => self.other += 1,
        }
        Ok(())
    }
}

/// The files, and those of the folders, in order.
fn all_files(paths: &[PathBuf], problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        match path.read_dir() {
            Ok(entries) => {
                let found = entries.flatten().map(|entry| entry.path());
                let is_message = |path: &PathBuf| {
                    path.is_file() && path.extension().is_some_and(|end| end.eq_ignore_ascii_case("eml"))
                };
                let mut found: Vec<PathBuf> = found.filter(is_message).take(MOST).collect();
                found.sort();
                files.extend(found);
            }
            Err(error) => {
                problems.push(Problem::error(common::UNREADABLE).arg("path", path.display()).arg("cause", error));
            }
        }
    }
    files
}

fn from_mailbox(
    keys: &Keys,
    name: &str,
    all: bool,
    store: &mut Store,
    blobs: &Blobs,
    counted: &mut Counted,
) -> Result<(), Problem> {
    let (account, login) = accounts::open(keys, name)?;
    let mailbox = account.mailbox().ok_or_else(|| Problem::error(NO_INBOX).arg("account", name))?;
    let internal = |error: std::io::Error| Problem::error(common::INTERNAL).arg("cause", error);
    let runtime = Builder::new_current_thread().enable_all().build().map_err(internal)?;
    let (validity, uid) = if all { (0, 0) } else { store.inbox(name)? };
    let found = runtime.block_on(incoming(&mailbox, &login, ReadTo { validity, uid }, MOST));
    let Inbox { validity, messages } = found.map_err(|failure| failed(name, &failure))?;
    for message in messages {
        counted.take(store, blobs, &message.bytes)?;
        store.set_inbox(name, validity, message.uid)?;
    }
    Ok(())
}

/// Everything that came back.
///
/// # Errors
/// `store.*`.
pub fn list_replies(data: Option<&Path>, lang: Lang) -> Result<RepliesReport, Failure> {
    let listed = || {
        let store = Store::existing(&accounts::folder(data)?)?;
        store.map_or_else(|| Ok(Vec::new()), |mut store| store.replies())
    };
    let replies = listed().map_err(|problem: Problem| Failure::new([&problem], lang))?;
    let (new, problems) = (BTreeMap::new(), Vec::new());
    Ok(RepliesReport { schema: 1, read: 0, new, known: 0, unknown: 0, other: 0, replies, problems })
}

/// Confirms a wish: the official is not written to any more, by id or by address.
///
/// # Errors
/// `outbox.no_wish`, `store.*`.
pub fn confirm_opt_out(data: Option<&Path>, id: i64, lang: Lang) -> Result<Reply, Failure> {
    confirmed(data, id).map_err(|problem| Failure::new([&problem], lang))
}

fn confirmed(data: Option<&Path>, id: i64) -> Result<Reply, Problem> {
    let missing = || Problem::error(NO_WISH).arg("id", id);
    let mut store = Store::existing(&accounts::folder(data)?)?.ok_or_else(missing)?;
    // Whatever the program took it for: a person read it.
    let reply = store.replies()?.into_iter().find(|reply| reply.id == id).ok_or_else(missing)?;
    let at = now();
    let since = at.strftime("%Y-%m-%d").to_string();
    let wish = |kind: &str, value: String| OptOut { kind: kind.to_owned(), value, since: since.clone() };
    let all = [wish("email", reply.address.clone()), wish("id", key(&reply.official))];
    let about = format!("reply {id}");
    merge(&mut store, &all, &Way { at: &at.to_string(), about: &about, update: false, dry_run: false })?;
    store.confirm_wish(id)?;
    let confirmed = store.replies()?.into_iter().find(|reply| reply.id == id);
    confirmed.ok_or_else(missing)
}

fn now() -> Timestamp {
    clock::now()
}
