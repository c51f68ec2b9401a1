//! Letters in doubt: looked for in mailboxes, or decided by a person.

use std::path::Path;

use risala_letter::{Lang, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Failure;
use super::directory::{answer, existing, folder};
use super::outbox::{OutboxLetter, letter};
use super::report::ProblemEntry;
use crate::clock;
use crate::messages::Messages;
use crate::outbox::account::Accounts;
use crate::outbox::code;
use crate::outbox::resolve::{Resolved, resolve};
use crate::store::key;

/// What a look into the mailboxes came to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ResolveReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// Letters found, and where: they are accepted.
    pub found: Vec<FoundLetter>,
    /// Letters that stay in doubt: a person decides.
    pub open: Vec<OutboxLetter>,
    /// Why mailboxes could not be looked into, and what waits for a person.
    pub problems: Vec<ProblemEntry>,
}

/// A letter that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FoundLetter {
    /// Its id, which is X-Risala-Id.
    pub id: String,
    /// The official's id.
    pub official: String,
    /// The account whose mailbox it lies in.
    pub account: String,
    /// The folder.
    pub folder: String,
    /// The message's number there.
    pub uid: u32,
}

/// Looks for letters in doubt, all or those of these officials or ids, in the mailboxes of their accounts. What is found
/// is accepted; what is not stays as it is.
///
/// # Errors
/// `outbox.no_letter`, `command.no_directory`, `store.*`, `file.*`.
pub fn resolve_outbox(
    data: Option<&Path>,
    which: &[String],
    accounts: &mut dyn Accounts,
    lang: Lang,
) -> Result<ResolveReport, Failure> {
    let resolved = answer(looked(data, which, accounts), lang)?;
    let found = resolved.found.into_iter().map(|(row, place)| FoundLetter {
        id: row.key,
        official: row.id,
        account: row.account,
        folder: place.folder,
        uid: place.uid,
    });
    Ok(ResolveReport {
        schema: 1,
        found: found.collect(),
        open: resolved.open.into_iter().map(letter).collect(),
        problems: Messages::for_lang(lang).problems(&resolved.problems),
    })
}

fn looked(data: Option<&Path>, which: &[String], accounts: &mut dyn Accounts) -> Result<Resolved, Problem> {
    let mut store = existing(data)?;
    let which: Vec<String> = which.iter().map(|id| key(id.trim())).collect();
    let mut resolved = resolve(&folder(data)?, &mut store, &which, accounts, clock::now().as_millisecond())?;
    if !resolved.open.is_empty() {
        let open = Problem::error(code::UNCONFIRMED).arg("count", resolved.open.len());
        resolved.problems.push(open);
    }
    Ok(resolved)
}
