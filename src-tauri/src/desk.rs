//! What the shell remembers while the window is open.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use risala_engine::Lang;
use risala_engine::api::Source;
use risala_engine::secret::Password;
use risala_engine::vault::{Given, Vault};

use crate::Asked;

/// The open folder and what opens its identity, the data folder, the language asked for.
#[derive(Debug)]
pub struct Desk {
    open: Mutex<Open>,
    data: PathBuf,
    lang: Option<Lang>,
}

/// What is open. The password that a person typed is kept as long as the folder lies on the desk.
#[derive(Debug, Default)]
struct Open {
    folder: Option<PathBuf>,
    password: Option<Password>,
}

impl Desk {
    /// A desk on which the folder asked for lies; Risala's own things are in `data`.
    pub fn new(data: PathBuf, asked: Asked) -> Self {
        Self { open: Mutex::new(Open { folder: asked.folder, password: None }), data, lang: asked.lang }
    }

    /// The language asked for on the command line.
    pub fn lang(&self) -> Option<Lang> {
        self.lang
    }

    /// Where the sample campaign lives.
    pub fn sample(&self) -> PathBuf {
        self.data.join("sample")
    }

    /// The open folder.
    pub fn folder(&self) -> Option<PathBuf> {
        self.opened().folder.clone()
    }

    /// Puts another folder on the desk, or none. A password goes with its folder.
    pub fn lay(&self, folder: Option<PathBuf>) {
        let mut open = self.opened();
        if open.folder != folder {
            *open = Open { folder, password: None };
        }
    }

    /// Keeps the password of the open folder's identity.
    pub fn keep(&self, password: Password) {
        self.opened().password = Some(password);
    }

    /// The campaign in `folder`, with what opens its identity.
    pub fn source(&self, folder: PathBuf) -> Source {
        let open = self.opened();
        let known = open.password.clone().filter(|_| open.folder.as_ref() == Some(&folder));
        let vault = Vault { data: Some(self.data.clone()), given: known.map(Given::Password), ask: None };
        Source { folder, vault, ..Source::default() }
    }

    fn opened(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
