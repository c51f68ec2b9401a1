//! Letters in doubt, looked for where the sender keeps what was sent. One that lies there was taken; of one that does
//! not nothing is known: its place may be another, or it may still be on its way. It stays for a person.

use std::collections::BTreeMap;
use std::path::Path;

use risala_letter::Problem;
use risala_mail::mailbox::{self, Found, Sought};
use tokio::runtime::Builder;

use super::account::Accounts;
use super::{alone, code, mark};
use crate::accounts::failed;
use crate::messages::code as common;
use crate::store::{Confirmed, LetterRow, Origin, State, Store, key};

/// What a look into the mailboxes came to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Resolved {
    /// Letters found, and where: they are accepted.
    pub found: Vec<(LetterRow, Found)>,
    /// Letters that stay in doubt.
    pub open: Vec<LetterRow>,
    /// Why mailboxes could not be looked into.
    pub problems: Vec<Problem>,
}

/// Looks for the letters in doubt, all or those of these officials (in lower case) or keys.
///
/// # Errors
/// `outbox.no_letter`, `store.*`, `file.*`; letters that were found until then are accepted.
pub fn resolve(
    data: &Path,
    store: &mut Store,
    which: &[String],
    accounts: &mut dyn Accounts,
    now: i64,
) -> Result<Resolved, Problem> {
    recover(data, store, now)?;
    let mut by_account: BTreeMap<String, Vec<LetterRow>> = BTreeMap::new();
    for letter in in_doubt(store, which)? {
        by_account.entry(letter.account.clone()).or_default().push(letter);
    }
    let mut resolved = Resolved::default();
    for (account, letters) in by_account {
        match look(accounts, &account, &letters) {
            Ok(places) => resolved.take(store, letters.into_iter().zip(places), now)?,
            Err(problem) => {
                resolved.open.extend(letters);
                resolved.problems.push(problem);
            }
        }
    }
    Ok(resolved)
}

/// What a sender that died left with its dot committed is in doubt too. While somebody sends, the runner says so itself.
fn recover(data: &Path, store: &mut Store, now: i64) -> Result<(), Problem> {
    match alone(data) {
        Ok(_alone) => {
            let origin = Origin { epoch: store.identity()?.epoch, machine: mark::of(data)? };
            store.recover(&origin, now)
        }
        Err(problem) if problem.code == code::RUNNING => Ok(()),
        Err(problem) => Err(problem),
    }
}

fn in_doubt(store: &mut Store, which: &[String]) -> Result<Vec<LetterRow>, Problem> {
    let doubtful = store.letters("")?.into_iter().filter(|letter| letter.state == State::Unconfirmed);
    let doubtful: Vec<LetterRow> = doubtful.collect();
    let is = |letter: &LetterRow, id: &String| letter.key == *id || key(&letter.id) == *id;
    match which.iter().find(|id| !doubtful.iter().any(|letter| is(letter, id))) {
        Some(id) => Err(Problem::error(code::NO_LETTER).arg("id", id)),
        None if which.is_empty() => Ok(doubtful),
        None => Ok(doubtful.into_iter().filter(|letter| which.iter().any(|id| is(letter, id))).collect()),
    }
}

/// Where an account's letters lie in its mailbox.
fn look(accounts: &mut dyn Accounts, account: &str, letters: &[LetterRow]) -> Result<Vec<Option<Found>>, Problem> {
    let no_mailbox = || Problem::warning(code::NO_MAILBOX).arg("account", account);
    let (mailbox, login) = accounts.mailbox(account)?.ok_or_else(no_mailbox)?;
    let sought = |letter: &LetterRow| Sought { message_id: letter.message_id.clone(), risala_id: letter.key.clone() };
    let sought: Vec<Sought> = letters.iter().map(sought).collect();
    let internal = |error: std::io::Error| Problem::error(common::INTERNAL).arg("cause", error);
    let runtime = Builder::new_current_thread().enable_all().build().map_err(internal)?;
    let looked = runtime.block_on(mailbox::find(&mailbox, &login, &sought));
    looked.map_err(|failure| failed(account, &failure))
}

impl Resolved {
    fn take(
        &mut self,
        store: &mut Store,
        letters: impl Iterator<Item = (LetterRow, Option<Found>)>,
        now: i64,
    ) -> Result<(), Problem> {
        let mut confirmed = Vec::new();
        for (letter, place) in letters {
            match place {
                Some(place) => {
                    let text = format!("{}, UID {}", place.folder, place.uid);
                    confirmed.push(Confirmed { key: letter.key.clone(), text });
                    self.found.push((letter, place));
                }
                None => self.open.push(letter),
            }
        }
        store.confirm(&confirmed, now).map(|_| ())
    }
}
