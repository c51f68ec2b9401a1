//! The sender's own mailbox (IMAP, RFC 9051): whether a letter lies among those sent, and what came back.
//!
//! Everything is looked at and nothing changed, but that copies are put among what was sent where that is asked for. The
//! client is small and its own: it knows six commands, bounds what it reads, keeps no secret in memory, and hands no line
//! to a logger.

mod folder;
mod imap;

use std::time::Duration;

use crate::session::{Cause, Failure, Login, Phase, Server};
use folder::{decoded, encoded, quoted};
use imap::Imap;

/// How long each command may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// Octets read of a message: reports and opt-outs say what they say at their beginning.
const MAX_READ: usize = 256 << 10;

/// Where to look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// The IMAP server.
    pub server: Server,
    /// The folder of what was sent; none: the one that the server marks so.
    pub sent: Option<String>,
    /// Whether own copies come to the inbox.
    pub own_copy: bool,
}

/// A letter to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    /// Its Message-ID with the angle brackets.
    pub message_id: String,
    /// Its `X-Risala-Id`, for servers that rewrite the other.
    pub risala_id: String,
}

/// Where a letter lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The folder's name, as people read it.
    pub folder: String,
    /// The message's number there.
    pub uid: u32,
}

/// How far an inbox was read. Numbers of messages hold for one validity only (RFC 9051 section 2.3.1.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReadTo {
    /// The inbox's UIDVALIDITY; 0: not known.
    pub validity: u32,
    /// The number of the last message read.
    pub uid: u32,
}

/// What came to an inbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inbox {
    /// Its UIDVALIDITY.
    pub validity: u32,
    /// The messages, the oldest first.
    pub messages: Vec<Incoming>,
}

/// A message of the inbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// Its number, which grows with time.
    pub uid: u32,
    /// Its beginning.
    pub bytes: Vec<u8>,
}

/// Where each of the letters lies in the mailbox, in their order. That one is not found does not say that it was not
/// sent.
///
/// # Errors
/// The mailbox cannot be opened, or there is no such folder.
pub async fn find(mailbox: &Mailbox, login: &Login, letters: &[Sought]) -> Result<Vec<Option<Found>>, Failure> {
    let mut imap = Imap::open(&mailbox.server, login, PATIENCE).await?;
    let mut all = vec![None; letters.len()];
    for folder in folders(mailbox, &mut imap).await? {
        imap.command(&format!("EXAMINE {}", quoted(&folder))).await?;
        for (letter, found) in letters.iter().zip(&mut all).filter(|(_, found)| found.is_none()) {
            let uid = searched(&mut imap, letter).await?;
            *found = uid.map(|uid| Found { folder: decoded(&folder), uid });
        }
    }
    imap.close().await;
    Ok(all)
}

/// The number of a letter in the folder that is open.
async fn searched(imap: &mut Imap, letter: &Sought) -> Result<Option<u32>, Failure> {
    if !is_plain(letter) {
        return Ok(None);
    }
    let [message_id, risala_id] = [quoted(&letter.message_id), quoted(&letter.risala_id)];
    let search = format!("UID SEARCH OR HEADER Message-ID {message_id} HEADER X-Risala-Id {risala_id}");
    Ok(numbers(&imap.command(&search).await?).into_iter().min())
}

/// The folder of what was sent, open for copies.
pub struct SentFolder {
    imap: Imap,
    /// As commands take it.
    name: String,
}

impl SentFolder {
    /// Opens the folder named, or the one that the server marks.
    ///
    /// # Errors
    /// The mailbox cannot be opened, or there is no such folder.
    pub async fn open(mailbox: &Mailbox, login: &Login) -> Result<Self, Failure> {
        let mut imap = Imap::open(&mailbox.server, login, PATIENCE).await?;
        let name = sent(mailbox, &mut imap).await?.ok_or_else(no_folder)?;
        // Only looked at: what is appended to an open folder is seen in it at once (RFC 9051 section 6.3.12).
        imap.command(&format!("EXAMINE {}", quoted(&name))).await?;
        Ok(Self { imap, name })
    }

    /// Puts a letter's message there, unless it lies there already; whether it was put.
    ///
    /// # Errors
    /// The server does not take it, or the connection broke: then it may lie there or not.
    pub async fn keep(&mut self, letter: &Sought, message: &[u8]) -> Result<bool, Failure> {
        if searched(&mut self.imap, letter).await?.is_some() {
            return Ok(false);
        }
        self.imap.append(&self.name, message).await.map(|()| true)
    }

    /// Takes leave of the server.
    pub async fn close(self) {
        self.imap.close().await;
    }
}

/// The folders to look in, as commands take them.
async fn folders(mailbox: &Mailbox, imap: &mut Imap) -> Result<Vec<String>, Failure> {
    let own_copy = mailbox.own_copy.then(|| "INBOX".to_owned());
    let all: Vec<String> = sent(mailbox, imap).await?.into_iter().chain(own_copy).collect();
    if all.is_empty() { Err(no_folder()) } else { Ok(all) }
}

/// The folder of what was sent, if there is one.
async fn sent(mailbox: &Mailbox, imap: &mut Imap) -> Result<Option<String>, Failure> {
    match &mailbox.sent {
        Some(sent) => Ok(Some(encoded(sent))),
        None => marked_sent(imap).await,
    }
}

fn no_folder() -> Failure {
    Failure::new(Phase::Answer, Cause::Offline("Sent".to_owned()))
}

/// The messages of the inbox that came after those read, at most so many, the oldest first. Where the numbers are no
/// longer those of that time, all of them.
///
/// # Errors
/// The mailbox cannot be opened.
pub async fn incoming(mailbox: &Mailbox, login: &Login, read: ReadTo, most: usize) -> Result<Inbox, Failure> {
    let mut imap = Imap::open(&mailbox.server, login, PATIENCE).await?;
    let validity = validity(&imap.command("EXAMINE INBOX").await?);
    let after = if validity == read.validity { read.uid } else { 0 };
    let search = format!("UID SEARCH UID {}:*", after.saturating_add(1));
    // A range that ends in * holds the last message even when that came before.
    let mut uids: Vec<u32> = numbers(&imap.command(&search).await?).into_iter().filter(|uid| *uid > after).collect();
    uids.sort_unstable();
    let mut messages = Vec::new();
    for uid in uids.into_iter().take(most) {
        let fetch = format!("UID FETCH {uid} (BODY.PEEK[]<0.{MAX_READ}>)");
        // One that was deleted meanwhile gives none.
        let literal = imap.command(&fetch).await?.into_iter().find_map(|line| line.literal);
        messages.extend(literal.map(|bytes| Incoming { uid, bytes }));
    }
    imap.close().await;
    Ok(Inbox { validity, messages })
}

/// UIDVALIDITY in the answer to EXAMINE; 0 where the server gives none, as it must.
fn validity(lines: &[imap::Line]) -> u32 {
    let said = lines.iter().filter_map(|line| line.text.strip_prefix("* OK [UIDVALIDITY "));
    said.filter_map(|rest| rest.split(']').next()?.parse().ok()).next().unwrap_or_default()
}

/// The folder that the server marks as that of what was sent (RFC 6154), else the one called Sent, if there is one.
async fn marked_sent(imap: &mut Imap) -> Result<Option<String>, Failure> {
    let listed = imap.command("LIST \"\" \"*\"").await?;
    let named: Vec<(bool, String)> = listed.iter().filter_map(|line| folder::listed(&line.text)).collect();
    let marked = named.iter().find(|(is_marked, _)| *is_marked);
    let called = || named.iter().find(|(_, name)| name.eq_ignore_ascii_case("Sent"));
    Ok(marked.or_else(called).map(|(_, name)| name.clone()))
}

/// The numbers of an answer to SEARCH.
fn numbers(lines: &[imap::Line]) -> Vec<u32> {
    let found = lines.iter().filter_map(|line| line.text.strip_prefix("* SEARCH"));
    found.flat_map(|numbers| numbers.split(' ').filter_map(|number| number.parse().ok())).collect()
}

/// Whether its ids can stand in a command: ours always can.
fn is_plain(letter: &Sought) -> bool {
    let is_plain = |id: &str| !id.is_empty() && id.bytes().all(|octet| octet.is_ascii_graphic());
    is_plain(&letter.message_id) && is_plain(&letter.risala_id)
}
