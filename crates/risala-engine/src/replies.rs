//! What comes back to letters: kept as it came, matched to its letter, and what follows for the address.
//!
//! A report that names a letter's ids is about that letter. One that names an address alone is taken to be about the last
//! letter there. A wish to be left alone is only noted: a person confirms it.

use risala_letter::{Code, Problem};
use risala_mail::bounce::{self, Fate, Kind, Returned};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::blobs::Blobs;
use crate::store::{Answered, NewReply, Store};

/// There is nothing of this number that could be confirmed.
pub const NO_WISH: Code = Code("outbox.no_wish");
/// The account has no mailbox to look into.
pub const NO_INBOX: Code = Code("outbox.no_inbox");

/// The codes of this module.
pub const CODES: &[Code] = &[NO_WISH, NO_INBOX];

/// What came back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Reply {
    /// Its number.
    pub id: i64,
    /// When it was taken in, RFC 3339.
    pub at: String,
    /// `failed`, `delayed`, `delivered`, `automatic`, `challenge`, `opt-out` or `answer`.
    pub kind: String,
    /// The letter's `X-Risala-Id`.
    pub letter: String,
    /// The official's id.
    pub official: String,
    /// How the letter was known: `id` or `recipient`.
    pub by: String,
    /// The official's address.
    pub address: String,
    /// The status code of the report (RFC 3463), or empty.
    pub status: String,
    /// What the server said, or empty.
    pub said: String,
    /// SHA-256 of the message kept.
    pub message: String,
    /// Of a wish: `offered` or `confirmed`.
    pub wish: String,
    /// What is wrong with the address now: empty, `bounced` or `delayed`.
    pub address_state: String,
}

/// What became of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// It is about a letter.
    Matched {
        /// What it is.
        kind: Kind,
        /// The letter.
        letter: Answered,
        /// Whether it was not known yet.
        new: bool,
    },
    /// It is about a letter that is not in this store.
    Unknown(Kind),
    /// It is something else.
    Other,
}

/// Takes a message in. What is not about a letter of this store is not kept.
///
/// # Errors
/// `store.*`, `file.*`.
pub fn take(store: &mut Store, blobs: &Blobs, bytes: &[u8], at: i64) -> Result<Taken, Problem> {
    let Some(returned) = bounce::read(bytes) else { return Ok(Taken::Other) };
    let Some((letter, by)) = letter(store, &returned)? else { return Ok(Taken::Unknown(returned.kind)) };
    let fate = fate(&returned, &letter);
    let kind = fate.map_or(returned.kind, |fate| fate.kind);
    let status = fate.and_then(|fate| fate.status);
    // Bytes first: a row never names what is not there.
    let message = blobs.keep(bytes)?;
    let new = store.whole(|store| {
        store.add_reply(&NewReply {
            at,
            kind: kind.name(),
            letter: &letter.key,
            by,
            address: &letter.recipient,
            status: &status.map(|(class, subject, detail)| format!("{class}.{subject}.{detail}")).unwrap_or_default(),
            said: fate.map_or("", |fate| &fate.said),
            message: &message,
            trouble: trouble(kind, status),
        })
    })?;
    Ok(Taken::Matched { kind, letter, new })
}

/// The letter that a message is about, and how that is known.
fn letter(store: &mut Store, returned: &Returned) -> Result<Option<(Answered, &'static str)>, Problem> {
    if let Some(letter) = store.letter_of(&returned.risala_ids, &returned.message_ids)? {
        return Ok(Some((letter, "id")));
    }
    let addresses = returned.fates.iter().map(|fate| &fate.address);
    // An answer alone, without any id, is known by who wrote it.
    let from = Some(&returned.from).filter(|_| returned.fates.is_empty());
    for address in addresses.chain(from).filter(|address| !address.is_empty()) {
        if let Some(letter) = store.letter_to(address)? {
            return Ok(Some((letter, "recipient")));
        }
    }
    Ok(None)
}

/// What a report says of the letter's own recipient; a letter that was passed on is told of under another address.
fn fate<'r>(returned: &'r Returned, letter: &Answered) -> Option<&'r Fate> {
    let own = returned.fates.iter().find(|fate| fate.address == letter.recipient);
    own.or_else(|| Some(&returned.fates).filter(|fates| fates.len() == 1).and_then(|fates| fates.first()))
}

/// What follows for the address. Only what is said of the address itself lasts (RFC 3463 sections 3.2, 3.3, 3.5): a full
/// mailbox, a filter or a slow network are not the address's fault.
fn trouble(kind: Kind, status: Option<(u8, u16, u16)>) -> Option<&'static str> {
    match (kind, status) {
        (Kind::Failed, None | Some((5, 0 | 1, _) | (5, 2, 1) | (5, 4, 4))) => Some("bounced"),
        (Kind::Failed | Kind::Delayed, _) => Some("delayed"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_said_of_the_address_lasts() {
        for (kind, status, expected) in [
            (Kind::Failed, Some((5, 1, 1)), Some("bounced")),
            (Kind::Failed, Some((5, 1, 10)), Some("bounced")),
            (Kind::Failed, Some((5, 0, 0)), Some("bounced")),
            (Kind::Failed, Some((5, 2, 1)), Some("bounced")),
            (Kind::Failed, None, Some("bounced")),
            (Kind::Failed, Some((5, 2, 2)), Some("delayed")),
            (Kind::Failed, Some((5, 7, 1)), Some("delayed")),
            (Kind::Failed, Some((4, 4, 7)), Some("delayed")),
            (Kind::Delayed, Some((4, 4, 1)), Some("delayed")),
            (Kind::Delivered, Some((2, 0, 0)), None),
            (Kind::Automatic, None, None),
        ] {
            assert_eq!(trouble(kind, status), expected, "{kind:?} {status:?}");
        }
    }
}
