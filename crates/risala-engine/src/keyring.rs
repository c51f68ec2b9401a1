//! The system's keyring: Secret Service, Keychain or Credential Manager.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use keyring_core::{Entry, Error};

use crate::secret::Password;

/// The name under which Risala's entries stand.
const SERVICE: &str = "risala";
/// A person may have to unlock the keyring first.
const PATIENCE: Duration = Duration::from_secs(120);

/// Why the keyring gave or took nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyringError {
    /// This system has none, or it does not run.
    #[error("no keyring on this system")]
    Absent,
    /// It is locked and was not unlocked.
    #[error("the keyring is locked")]
    Locked,
    /// It has no such entry.
    #[error("the keyring has no such entry")]
    Missing,
    /// It failed in another way, or gave no answer.
    #[error("the keyring does not work")]
    Failed,
}

/// What is remembered under `name`.
///
/// # Errors
/// Nothing is, or the keyring cannot be asked.
pub fn recall(name: &str) -> Result<Password, KeyringError> {
    with_entry(name, |entry| entry.get_password().map(Password::new))
}

/// Remembers a password under `name`, instead of what was there.
///
/// # Errors
/// The keyring does not take it.
pub fn remember(name: &str, password: &Password) -> Result<(), KeyringError> {
    let password = password.clone();
    with_entry(name, move |entry| entry.set_password(password.reveal()))
}

/// Forgets what is remembered under `name`.
///
/// # Errors
/// Nothing is, or the keyring cannot be asked.
pub fn forget(name: &str) -> Result<(), KeyringError> {
    with_entry(name, Entry::delete_credential)
}

/// Asks in a thread of its own: the keyring may ask a person, and must not be waited for without end.
fn with_entry<T: Send + 'static>(
    name: &str,
    ask: impl FnOnce(&Entry) -> Result<T, Error> + Send + 'static,
) -> Result<T, KeyringError> {
    let name = name.to_owned();
    let (tell, hear) = mpsc::channel();
    thread::spawn(move || {
        let given = entry(&name).and_then(|entry| ask(&entry).map_err(|error| kind(&error)));
        // Whoever asked may have stopped waiting.
        let _ = tell.send(given);
    });
    hear.recv_timeout(PATIENCE).unwrap_or(Err(KeyringError::Failed))
}

/// The entry in the store that was chosen, or else in the system's.
fn entry(name: &str) -> Result<Entry, KeyringError> {
    if keyring_core::get_default_store().is_none() && keyring::Entry::store_status().is_err() {
        return Err(KeyringError::Absent);
    }
    Entry::new(SERVICE, name).map_err(|error| kind(&error))
}

/// Errors of the keyring may carry the secret itself: only their kind goes on.
fn kind(error: &Error) -> KeyringError {
    match error {
        Error::NoEntry => KeyringError::Missing,
        Error::NoStorageAccess(_) => KeyringError::Locked,
        Error::NoDefaultStore => KeyringError::Absent,
        _ => KeyringError::Failed,
    }
}
