//! The outbox: letters on their way, never lost, never knowingly sent twice.
//!
//! A letter's bytes are frozen when it is queued. It is claimed, handed over, and *just before the dot that ends the
//! message* the store writes down for good that the dot is about to leave; if that fails the dot never leaves. So
//! whatever dies at whatever moment, a letter of which nothing was written down was not sent, and one of which it was
//! written down is never sent again without a person: at worst it is listed as unconfirmed.
//!
//! [`run`] turns the letters of the store into jobs of a [`Carrier`]; [`decide`](mod@decide) and
//! [`schedule`] say what follows, without doing it.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use risala_letter::{Code, Problem};

use crate::messages::code as common;

pub mod account;
pub mod archive;
pub mod copies;
mod decide;
mod desk;
pub mod hours;
pub mod mark;
mod postman;
pub mod resolve;
mod run;
pub mod schedule;
mod time;
mod turn;
pub mod written;

pub use desk::{Terms, last_at};
pub use postman::{Carrier, Counter, Job, Postman, Word};
pub use run::{Conditions, Ended, Event, Happened, Post, Until, run};
pub use time::{Real, Time};

/// The codes of the outbox's problems.
pub mod code {
    use risala_letter::Code;

    /// Another process sends from this store.
    pub const RUNNING: Code = Code("outbox.running");
    /// The number released is not the number of letters.
    pub const WRONG_COUNT: Code = Code("outbox.wrong_count");
    /// The seal released is not the wave's.
    pub const WRONG_SEAL: Code = Code("outbox.wrong_seal");
    /// Errors keep the letters from being released.
    pub const NOT_RELEASED: Code = Code("outbox.not_released");
    /// No letter is left to queue.
    pub const NOTHING: Code = Code("outbox.nothing");
    /// A sealed letter comes from another address than the account's.
    pub const OTHER_SENDER: Code = Code("outbox.other_sender");
    /// An official was written to lately.
    pub const LATELY: Code = Code("outbox.lately");
    /// The hours are none.
    pub const HOURS: Code = Code("outbox.hours");
    /// Letters whose bytes are gone or damaged were held.
    pub const BYTES: Code = Code("outbox.bytes");
    /// Letters wait for a person.
    pub const HELD: Code = Code("outbox.held");
    /// Nobody knows whether letters arrived.
    pub const UNCONFIRMED: Code = Code("outbox.unconfirmed");
    /// Letters were refused.
    pub const REFUSED: Code = Code("outbox.refused");
    /// Letters that were not taken before their deadline.
    pub const LATE: Code = Code("outbox.late");
    /// An account is halted.
    pub const HALTED: Code = Code("outbox.halted");
    /// No letter of this name can be moved so.
    pub const NO_LETTER: Code = Code("outbox.no_letter");
    /// Another computer sent the letter.
    pub const SENT_ELSEWHERE: Code = Code("outbox.sent_elsewhere");
    /// The account has no mailbox to look into.
    pub const NO_MAILBOX: Code = Code("outbox.no_mailbox");
    /// Copies could not be put among what was sent.
    pub const NOT_COPIED: Code = Code("outbox.not_copied");
    /// Letters to this address came back.
    pub const BOUNCED: Code = Code("outbox.bounced");
    /// The test letter was not taken.
    pub const TEST_FAILED: Code = Code("outbox.test_failed");
    /// A test is of one official.
    pub const TEST_OF_ONE: Code = Code("outbox.test_of_one");
    /// The file is no list of officials written to.
    pub const WRITTEN_UNREADABLE: Code = Code("outbox.written_unreadable");
    /// The bundle is not whole.
    pub const BUNDLE: Code = Code("outbox.bundle");

    /// All of them.
    pub const CODES: &[Code] = &[
        RUNNING,
        WRONG_COUNT,
        WRONG_SEAL,
        NOT_RELEASED,
        NOTHING,
        OTHER_SENDER,
        LATELY,
        HOURS,
        BYTES,
        HELD,
        UNCONFIRMED,
        REFUSED,
        LATE,
        HALTED,
        NO_LETTER,
        SENT_ELSEWHERE,
        NO_MAILBOX,
        NOT_COPIED,
        BOUNCED,
        TEST_FAILED,
        TEST_OF_ONE,
        WRITTEN_UNREADABLE,
        BUNDLE,
    ];
}

/// The codes of the outbox's problems.
pub const CODES: &[Code] = code::CODES;

/// Held by the one sender of a store; the system lets go of it when the sender dies.
const LOCK: &str = "risala-outbox.lock";

/// Takes the sender's lock of a data folder.
///
/// # Errors
/// `outbox.running` or `file.not_writable`.
fn alone(data: &Path) -> Result<File, Problem> {
    let path = data.join(LOCK);
    let not_writable = |error| Problem::error(common::NOT_WRITABLE).arg("path", path.display()).arg("cause", error);
    let file = OpenOptions::new().write(true).create(true).truncate(false).open(&path).map_err(not_writable)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Problem::error(code::RUNNING).arg("path", data.display())),
        Err(TryLockError::Error(error)) => Err(not_writable(error)),
    }
}

/// Whether somebody sends from a data folder now.
pub fn is_running(data: &Path) -> bool {
    data.join(LOCK).is_file() && alone(data).is_err_and(|problem| problem.code == code::RUNNING)
}
