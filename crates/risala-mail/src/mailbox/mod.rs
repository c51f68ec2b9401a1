//! The sender's own mailbox (IMAP, RFC 9051): whether a letter lies among those sent, and what came back.
//!
//! Everything is looked at and nothing changed. The client is small and its own: it knows five commands, bounds what
//! it reads, keeps no secret in memory, and hands no line to a logger.

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
        for (letter, found) in
            letters.iter().zip(&mut all).filter(|(letter, found)| found.is_none() && is_plain(letter))
        {
            let [message_id, risala_id] = [quoted(&letter.message_id), quoted(&letter.risala_id)];
            let search = format!("UID SEARCH OR HEADER Message-ID {message_id} HEADER X-Risala-Id {risala_id}");
            let uid = numbers(&imap.command(&search).await?).into_iter().min();
            *found = uid.map(|uid| Found { folder: decoded(&folder), uid });
        }
    }
    imap.close().await;
    Ok(all)
}

/// The folders to look in, as commands take them.
async fn folders(mailbox: &Mailbox, imap: &mut Imap) -> Result<Vec<String>, Failure> {
    let sent = match &mailbox.sent {
        Some(sent) => Some(encoded(sent)),
        None => marked_sent(imap).await?,
    };
    let own_copy = mailbox.own_copy.then(|| "INBOX".to_owned());
    let all: Vec<String> = sent.into_iter().chain(own_copy).collect();
    if all.is_empty() { Err(Failure::new(Phase::Answer, Cause::Offline("Sent".to_owned()))) } else { Ok(all) }
}

/// The messages of the inbox that came after `uid`, at most so many, the oldest first.
///
/// # Errors
/// The mailbox cannot be opened.
pub async fn incoming(mailbox: &Mailbox, login: &Login, after: u32, most: usize) -> Result<Vec<Incoming>, Failure> {
    let mut imap = Imap::open(&mailbox.server, login, PATIENCE).await?;
    imap.command("EXAMINE INBOX").await?;
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
    Ok(messages)
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
