//! What the outbox must know of an account.

use risala_letter::Problem;
use risala_mail::mailbox::Mailbox;
use risala_mail::{Login, Patience, Security};

use super::code;
use super::desk::Terms;
use super::hours::Hours;
use super::postman::{Carrier, Counter, Postman};
use super::run::Post;
use super::schedule::Tempo;
use crate::accounts::{self, Keys};

/// An account without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its name.
    pub name: String,
    /// The address it sends as: MAIL FROM.
    pub address: String,
    /// Whether the sender's own mailbox gets a copy of each letter.
    pub own_copy: bool,
    /// Whether a copy of each accepted letter is put among what was sent.
    pub sent_copy: bool,
    /// The hours in which its letters reach their readers, unless the campaign has its own.
    pub hours: Option<Hours>,
    /// How fast it may send.
    pub terms: Terms,
}

/// The accounts there are.
pub trait Accounts {
    /// An account without its secret.
    ///
    /// # Errors
    /// There is none of this name.
    fn account(&mut self, name: &str) -> Result<Account, Problem>;

    /// Its server and login.
    ///
    /// # Errors
    /// The secret is not to be had.
    fn counter(&mut self, name: &str) -> Result<Counter, Problem>;

    /// Its mailbox and login; none when it has no mailbox to look into.
    ///
    /// # Errors
    /// As [`counter`](Self::counter).
    fn mailbox(&mut self, name: &str) -> Result<Option<(Mailbox, Login)>, Problem>;

    /// The same accounts for another thread; none makes no copies of letters.
    fn another(&self) -> Option<Box<dyn Accounts + Send>> {
        None
    }
}

/// The accounts as the runner opens them.
pub struct Counters<'a>(pub &'a mut dyn Accounts);

impl Post for Counters<'_> {
    fn open(&mut self, account: &str) -> Result<(Box<dyn Carrier>, Terms), Problem> {
        let terms = self.0.account(account)?.terms;
        Ok((Box::new(Postman::new(self.0.counter(account)?)?), terms))
    }
}

/// The accounts of the store.
#[derive(Debug, Default)]
pub struct Stored(pub Keys);

impl Accounts for Stored {
    fn account(&mut self, name: &str) -> Result<Account, Problem> {
        let found = accounts::find(self.0.data.as_deref(), name)?;
        let hours =
            |text: &String| text.parse().map_err(|()| Problem::error(code::HOURS).field("hours").arg("value", text));
        // A server on this computer is there for rehearsals.
        let is_here = found.server.security == Security::LoopbackPlain;
        let tempo = if is_here { Tempo::Rehearsal } else { Tempo::Real };
        Ok(Account {
            name: found.name.clone(),
            address: found.address.to_string(),
            own_copy: found.own_copy,
            sent_copy: found.settings.sent_copy,
            hours: found.hours.as_ref().map(hours).transpose()?,
            terms: Terms { per_minute: found.per_minute, per_day: found.per_day, tempo },
        })
    }

    fn counter(&mut self, name: &str) -> Result<Counter, Problem> {
        let (account, login) = accounts::open(&self.0, name)?;
        let renewal = account.renewal(&self.0);
        Ok(Counter { server: account.server, login, patience: Patience::default(), renewal })
    }

    fn mailbox(&mut self, name: &str) -> Result<Option<(Mailbox, Login)>, Problem> {
        let account = accounts::find(self.0.data.as_deref(), name)?;
        let Some(mailbox) = account.mailbox() else { return Ok(None) };
        Ok(Some((mailbox, account.login(&self.0)?)))
    }

    fn another(&self) -> Option<Box<dyn Accounts + Send>> {
        Some(Box::new(Self(self.0.clone())))
    }
}
