//! Copies of accepted letters among what was sent in the sender's own mailbox, for accounts whose servers keep none.
//!
//! What becomes of a copy says nothing of its letter and never has it sent again: a copy that could not be put there is
//! tried again later.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use risala_letter::Problem;
use risala_mail::mailbox::{SentFolder, Sought};
use tokio::runtime::Builder;

use super::account::Accounts;
use super::code;
use crate::accounts::failed;
use crate::blobs::{Blobs, Kept};
use crate::messages::code as common;
use crate::store::{Store, ToCopy};

/// How often copies are made while letters leave.
const EVERY: Duration = Duration::from_secs(60);

/// Sends by `work`, and makes copies meanwhile and afterwards on a thread of its own, so that no letter waits for a
/// mailbox; why copies could not be made. No copies are made afterwards when `work` failed or was asked to end.
///
/// # Errors
/// Those of `work`.
pub fn beside<T>(
    data: &Path,
    accounts: &mut dyn Accounts,
    stop: &AtomicBool,
    work: impl FnOnce(&mut dyn Accounts) -> Result<T, Problem>,
) -> Result<(T, Vec<Problem>), Problem> {
    let Some(mut own) = accounts.another() else { return work(accounts).map(|done| (done, Vec::new())) };
    thread::scope(|scope| {
        let (over, ends) = channel();
        let copies = scope.spawn(move || follow(data, &mut *own, stop, &ends));
        let done = work(accounts);
        // A thread that is gone makes no copies; they are made with the next letters.
        let _ = over.send(done.is_ok());
        let problems = copies.join().unwrap_or_default();
        done.map(|done| (done, problems))
    })
}

fn follow(data: &Path, accounts: &mut dyn Accounts, stop: &AtomicBool, ends: &Receiver<bool>) -> Vec<Problem> {
    loop {
        match ends.recv_timeout(EVERY) {
            // What goes wrong now may go well at the end.
            Err(RecvTimeoutError::Timeout) => drop(make(data, accounts, stop)),
            Ok(true) => return make(data, accounts, stop).unwrap_or_else(|problem| vec![problem]),
            Ok(false) | Err(RecvTimeoutError::Disconnected) => return Vec::new(),
        }
    }
}

/// Makes the copies that are wished and not made; why some could not be.
fn make(data: &Path, accounts: &mut dyn Accounts, stop: &AtomicBool) -> Result<Vec<Problem>, Problem> {
    let Some(mut store) = Store::existing(data)? else { return Ok(Vec::new()) };
    let blobs = Blobs::of(data)?;
    let mut problems = Vec::new();
    let all = store.to_copy()?;
    for letters in all.chunk_by(|one, other| one.account == other.account) {
        let mut left = letters.len();
        let made = of_account(letters, accounts, &mut store, &blobs, stop, &mut left);
        problems.extend(made.err().map(|cause| not_copied(letters, left, &cause)));
    }
    Ok(problems)
}

/// The copies of one account; `left` counts those that are not made.
fn of_account(
    letters: &[ToCopy],
    accounts: &mut dyn Accounts,
    store: &mut Store,
    blobs: &Blobs,
    stop: &AtomicBool,
    left: &mut usize,
) -> Result<(), Problem> {
    let Some(account) = letters.first().map(|letter| letter.account.as_str()) else { return Ok(()) };
    let no_mailbox = || Problem::warning(code::NO_MAILBOX).arg("account", account);
    let (mailbox, login) = accounts.mailbox(account)?.ok_or_else(no_mailbox)?;
    let internal = |error: std::io::Error| Problem::error(common::INTERNAL).arg("cause", error);
    let runtime = Builder::new_current_thread().enable_all().build().map_err(internal)?;
    let broken = |failure| failed(account, &failure);
    let mut folder = runtime.block_on(SentFolder::open(&mailbox, &login)).map_err(broken)?;
    for letter in letters.iter().take_while(|_| !stop.load(Ordering::Relaxed)) {
        // Of bytes that are gone there is no copy to make.
        if let Kept::Whole(message) = blobs.get(&letter.message) {
            let sought = Sought { message_id: letter.message_id.clone(), risala_id: letter.key.clone() };
            runtime.block_on(folder.keep(&sought, &message)).map_err(broken)?;
        }
        store.copied(&letter.key)?;
        *left -= 1;
    }
    runtime.block_on(folder.close());
    Ok(())
}

/// What a person is told of copies that could not be made.
fn not_copied(letters: &[ToCopy], left: usize, cause: &Problem) -> Problem {
    let account = letters.first().map_or("", |letter| letter.account.as_str());
    let detail = ["reply", "cause", "names", "phase"].iter().find_map(|name| cause.args.get(*name));
    let cause = detail.map_or_else(|| cause.code.0.to_owned(), |detail| format!("{} ({detail})", cause.code.0));
    Problem::warning(code::NOT_COPIED).arg("account", account).arg("count", left).arg("cause", cause)
}
