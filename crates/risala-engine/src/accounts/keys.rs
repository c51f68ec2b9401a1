//! Where an account's password comes from: the way a person chose, a command, systemd, memory, the keyring, a person.

use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use risala_letter::Problem;
use risala_mail::Login;
use zeroize::Zeroizing;

use super::{Account, Method, code, tokens};
use crate::command;
use crate::keyring::{self, KeyringError};
use crate::secret::Password;
use crate::vault::Given;

/// Where systemd puts a service's secrets: a file named as the account.
const CREDENTIALS_VARIABLE: &str = "CREDENTIALS_DIRECTORY";

/// Passwords that no keyring took: gone when the program ends.
static MEMORY: Mutex<Option<HashMap<String, Password>>> = Mutex::new(None);

/// Asks a person for an account's password; none when they give none.
pub type Ask = Arc<dyn Fn(&str) -> Option<Password> + Send + Sync>;

/// How passwords are come by.
#[derive(Clone, Default)]
pub struct Keys {
    /// The data folder; else that of `RISALA_DATA` or the platform's.
    pub data: Option<PathBuf>,
    /// The way that the user chose.
    pub given: Option<Given>,
    /// Asks a person, where there is one.
    pub ask: Option<Ask>,
    /// The command that takes new secrets on its standard input, instead of the keyring.
    pub hand_to: Option<String>,
}

impl fmt::Debug for Keys {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Keys({:?}, {:?}, {})", self.data, self.given, self.ask.is_some())
    }
}

impl Account {
    /// Its login, with the secret.
    ///
    /// # Errors
    /// `mail.password_needed`, or why the way to it failed.
    pub fn login(&self, keys: &Keys) -> Result<Login, Problem> {
        let user = self.settings.user.clone();
        match self.method {
            Method::None => Ok(Login::None),
            Method::Password => {
                let password = self.password(keys)?;
                Ok(Login::Password { user, password: Zeroizing::new(password.reveal().to_owned()) })
            }
            Method::OAuth2 => Ok(Login::Token { user, token: self.token(keys)? }),
        }
    }

    /// Its password, or what it proves a consent by.
    ///
    /// # Errors
    /// As [`login`](Self::login).
    pub fn password(&self, keys: &Keys) -> Result<Password, Problem> {
        if let Some(given) = self.given(keys) {
            if matches!(given, Given::Command(_)) && keys.given.is_none() && self.settings.held {
                let command = self.settings.password_command.chars().take(200).collect::<String>();
                return Err(Problem::error(code::COMMAND_HELD).arg("account", &self.name).arg("command", command));
            }
            return given.password();
        }
        if let Some(password) = memory().as_ref().and_then(|known| known.get(&self.name).cloned()) {
            return Ok(password);
        }
        let why = match keyring::recall(&entry(&self.name)) {
            Ok(password) => return Ok(password),
            Err(why) => why,
        };
        // Nobody knows a token by heart.
        let (ask, needed) = match self.method {
            Method::OAuth2 => (None, code::LOGIN_NEEDED),
            _ => (keys.ask.as_ref(), code::PASSWORD_NEEDED),
        };
        let asked = ask.and_then(|ask| ask(&self.name));
        asked.ok_or_else(|| Problem::error(needed).arg("account", &self.name).arg("why", word(why)))
    }

    /// The place for its secret that was chosen and that Risala does not write to.
    pub(super) fn given(&self, keys: &Keys) -> Option<Given> {
        let command = Some(&self.settings.password_command).filter(|command| !command.is_empty());
        let chosen = keys.given.clone().or_else(|| command.cloned().map(Given::Command));
        chosen.or_else(|| credential(&self.name).map(Given::File))
    }

    /// Keeps its password in the keyring, or hands it to the command that was chosen; where there is no keyring, in memory
    /// until the program ends.
    ///
    /// # Errors
    /// `mail.not_kept`, a warning: it is in memory only. `mail.not_taken`: the command did not take it.
    pub fn keep(&self, password: &Password, keys: &Keys) -> Result<(), Problem> {
        if let Some(command) = &keys.hand_to {
            return command::hand_to(command, password)
                .map_err(|cause| Problem::error(code::NOT_TAKEN).arg("account", &self.name).arg("cause", cause));
        }
        keyring::remember(&entry(&self.name), password).map_err(|why| {
            memory().get_or_insert_default().insert(self.name.clone(), password.clone());
            Problem::warning(code::NOT_KEPT).arg("account", &self.name).arg("why", word(why))
        })
    }

    /// Whether its password is kept.
    pub fn is_kept(&self) -> bool {
        keyring::recall(&entry(&self.name)).is_ok()
    }
}

/// Forgets the secrets of an account that is gone.
///
/// # Errors
/// `mail.not_kept`: the keyring cannot be asked.
pub fn forget(name: &str) -> Result<(), Problem> {
    if let Some(known) = memory().as_mut() {
        known.remove(name);
    }
    tokens::forget(name);
    match keyring::forget(&entry(name)) {
        Ok(()) | Err(KeyringError::Missing | KeyringError::Absent) => Ok(()),
        Err(why) => Err(Problem::warning(code::NOT_KEPT).arg("account", name).arg("why", word(why))),
    }
}

/// The account's name in the keyring.
fn entry(name: &str) -> String {
    format!("account:{name}")
}

fn memory() -> MutexGuard<'static, Option<HashMap<String, Password>>> {
    MEMORY.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The file of systemd for this account; names of accounts are file names.
fn credential(name: &str) -> Option<PathBuf> {
    let folder = std::env::var_os(CREDENTIALS_VARIABLE).filter(|folder| !folder.is_empty())?;
    Some(Path::new(&folder).join(name)).filter(|path| path.is_file())
}

fn word(why: KeyringError) -> &'static str {
    match why {
        KeyringError::Absent => "absent",
        KeyringError::Locked => "locked",
        KeyringError::Missing => "missing",
        KeyringError::Failed => "failed",
    }
}
