//! Letters on their way. What a method changes is one transaction; times are milliseconds since 1970.

use serde::{Deserialize, Serialize};
use sqlx::sqlite::SqliteRow;

use super::db::int;

mod copies;
mod letters;
mod person;
mod queue;
mod sending;
mod written;

pub use copies::ToCopy;

/// Where a letter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Waits for its turn.
    Queued,
    /// Is being handed over; nothing decisive was said yet.
    Sending,
    /// The dot that ends the message may have left.
    Committed,
    /// The server took it.
    Accepted,
    /// The server asked to come again.
    Deferred,
    /// The server will not take it.
    Refused,
    /// Nobody knows whether the server took it.
    Unconfirmed,
    /// Taken back.
    Cancelled,
    /// Waits for a person.
    Held,
}

impl State {
    /// All of them, in the order of a letter's way.
    pub const ALL: [Self; 9] = [
        Self::Queued,
        Self::Sending,
        Self::Committed,
        Self::Accepted,
        Self::Deferred,
        Self::Refused,
        Self::Unconfirmed,
        Self::Cancelled,
        Self::Held,
    ];

    /// Its name in the store and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sending => "sending",
            Self::Committed => "committed",
            Self::Accepted => "accepted",
            Self::Deferred => "deferred",
            Self::Refused => "refused",
            Self::Unconfirmed => "unconfirmed",
            Self::Cancelled => "cancelled",
            Self::Held => "held",
        }
    }

    /// The state of a name; what nobody knows waits for a person.
    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|state| state.name() == name).unwrap_or(Self::Held)
    }
}

/// A person's word that letters go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// Random.
    pub id: String,
    /// When.
    pub at: i64,
    /// The system's name of who ran the command.
    pub actor: String,
    /// The campaign's id.
    pub campaign: String,
    /// The wave.
    pub wave: u32,
    /// The account that sends.
    pub account: String,
    /// How many letters.
    pub letters: u64,
    /// Hash of the seal they stand in, or empty.
    pub seal: String,
    /// Why officials written to lately are written to again, or empty.
    pub reason: String,
}

/// A letter to queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewLetter {
    /// `X-Risala-Id`.
    pub key: String,
    /// The official's id in lower case.
    pub official: String,
    /// The official's id.
    pub id: String,
    /// Whose letter it is a copy of (id in lower case); empty for a letter.
    pub copy_of: String,
    /// Reference number.
    pub reference: String,
    /// Name of its files without extension.
    pub stem: String,
    /// The official's address in lower case.
    pub recipient: String,
    /// MAIL FROM.
    pub sender: String,
    /// RCPT TO.
    pub receiver: String,
    /// Second RCPT TO, or empty.
    pub own_copy: String,
    /// Message-ID.
    pub message_id: String,
    /// SHA-256 of the message.
    pub message: String,
    /// SHA-256 of the PDF.
    pub pdf: String,
    /// Time zone and hours of the recipient, or empty.
    pub place: String,
    /// Whether a copy is put among what was sent once it is accepted.
    pub copy: bool,
}

/// When letters may leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Now.
    pub now: i64,
    /// Not before.
    pub not_before: i64,
    /// Not after.
    pub deadline: i64,
}

/// The store's epoch and the mark of its place: letters of another are held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The store's epoch.
    pub epoch: i64,
    /// The place's mark.
    pub machine: String,
}

/// A letter whose turn it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// `X-Risala-Id`.
    pub key: String,
    /// The account.
    pub account: String,
    /// The official's id.
    pub id: String,
    /// MAIL FROM.
    pub sender: String,
    /// RCPT TO.
    pub receiver: String,
    /// Second RCPT TO, or empty.
    pub own_copy: String,
    /// SHA-256 of the message.
    pub message: String,
    /// Answers that deferred it.
    pub tries: u32,
}

/// What is written down of an event.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Note {
    /// Phase of the session, or empty.
    pub phase: &'static str,
    /// The server's code, or 0.
    pub code: u16,
    /// The server's words, or why.
    pub text: String,
}

/// What became of a letter that was being sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// The letter.
    pub key: String,
    /// Its account.
    pub account: String,
    /// Where it stands now.
    pub state: State,
    /// Answers that deferred it.
    pub tries: u32,
    /// Not before this.
    pub next_at: i64,
    /// What the server said; `None` writes nothing down: it was no attempt.
    pub note: Option<Note>,
}

/// Letters of an account that wait, by place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Time zone and hours, or empty.
    pub place: String,
    /// How many.
    pub letters: u64,
    /// When the first of them is due.
    pub due: i64,
}

/// An account that sends nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Halt {
    /// The account; empty is all.
    pub account: String,
    /// Since when.
    pub at: i64,
    /// `pause`, or the code of a problem.
    pub reason: String,
}

/// Letters of one campaign, wave, account and state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// The campaign's id.
    pub campaign: String,
    /// The wave.
    pub wave: u32,
    /// The account.
    pub account: String,
    /// The state.
    pub state: State,
    /// How many.
    pub letters: u64,
    /// Whether these are copies of letters for somebody else.
    pub are_copies: bool,
}

/// A letter as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterRow {
    /// `X-Risala-Id`.
    pub key: String,
    /// The official's id.
    pub id: String,
    /// The campaign's id.
    pub campaign: String,
    /// The wave.
    pub wave: u32,
    /// The account.
    pub account: String,
    /// Reference number.
    pub reference: String,
    /// Name of its files without extension.
    pub stem: String,
    /// RCPT TO.
    pub receiver: String,
    /// Where it stands.
    pub state: State,
    /// Answers that deferred it.
    pub tries: u32,
    /// Until then it can be taken back.
    pub not_before: i64,
    /// Not before this.
    pub next_at: i64,
    /// Not after this.
    pub deadline: i64,
    /// When its state changed last.
    pub changed: i64,
    /// Message-ID.
    pub message_id: String,
    /// SHA-256 of the message.
    pub message: String,
    /// SHA-256 of the PDF.
    pub pdf: String,
    /// What was said of it last.
    pub text: String,
    /// The server's last code, or 0.
    pub code: u16,
    /// Whose letter it is a copy of (id in lower case); empty for a letter.
    pub copy_of: String,
}

/// Something that happened to a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// The letter's key.
    pub letter: String,
    /// When.
    pub at: i64,
    /// `dot`, or the state it led to.
    pub event: String,
    /// Phase of the session, or empty.
    pub phase: String,
    /// The server's code, or 0.
    pub code: u16,
    /// The server's words, or why.
    pub text: String,
}

/// Letters a person moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved<'a> {
    /// From these states …
    pub from: &'a [State],
    /// … to this.
    pub to: State,
    /// Only those of these officials (in lower case) or keys; all when empty.
    pub which: &'a [String],
    /// When one that is queued again is given up at the earliest.
    pub deadline: i64,
    /// Now.
    pub now: i64,
    /// Why, for the record.
    pub why: &'a str,
    /// Whether a person gave a reason to send again what another computer sent.
    pub again: bool,
}

/// A letter in doubt that was found to have been taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    /// The letter's key.
    pub key: String,
    /// Where it was found, for the record.
    pub text: String,
}

/// Who was written to, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    /// The official's id in lower case.
    pub official: String,
    /// The address in lower case.
    pub recipient: String,
    /// When last.
    pub at: i64,
}

/// A letter of an earlier wave, or one that a person entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentBefore {
    /// The official's id in lower case.
    pub official: String,
    /// Its reference number.
    pub reference: String,
    /// When the server took it; 0 for one that went by another way.
    pub at: i64,
    /// ISO date on which a person says it was sent, or empty.
    pub day: String,
}

/// A letter that left, for other computers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// The campaign's id.
    pub campaign: String,
    /// The wave.
    pub wave: u32,
    /// The official's id in lower case.
    pub official: String,
    /// The address in lower case.
    pub recipient: String,
    /// When, in milliseconds since 1970.
    pub at: i64,
}

#[cfg(test)]
impl super::Store {
    /// Runs any statement.
    pub fn run_raw(&mut self, statement: &'static str) -> Result<u64, risala_letter::Problem> {
        self.db.run(statement, &[])
    }
}

/// A column that holds a small number.
fn number(row: &SqliteRow, column: usize) -> u32 {
    u32::try_from(int(row, column)).unwrap_or_default()
}

/// A column that holds an answer's code.
fn answer(row: &SqliteRow, column: usize) -> u16 {
    u16::try_from(int(row, column)).unwrap_or_default()
}
