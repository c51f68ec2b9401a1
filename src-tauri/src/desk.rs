//! What the shell remembers while the window is open.

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::{Mutex, MutexGuard, PoisonError};

use risala_engine::Lang;
use risala_engine::api::preferences::{Place, Preferences};
use risala_engine::api::roster::Roster;
use risala_engine::api::{self, Source, Stop};
use risala_engine::secret::Password;
use risala_engine::vault::{Given, Vault};
use tauri::ipc::Channel;

use crate::Asked;
use crate::asked::{folder_of, is_list};

/// What the window should look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Signal {
    /// A campaign was offered.
    Campaign,
    /// A list of officials was offered.
    List,
    /// The window is to be closed while letters are being sent.
    Closing,
}

impl Signal {
    fn of(path: &Path) -> Self {
        if is_list(path) { Self::List } else { Self::Campaign }
    }
}

/// The open folder and what opens its identity, what was read of the officials, the data folder, the language asked for.
pub struct Desk {
    open: Mutex<Open>,
    roster: Mutex<Roster>,
    /// The list of officials that is being looked at before it is taken.
    list: Mutex<Option<PathBuf>>,
    /// A folder or a list that was dropped on the window, or named when Risala was started again.
    offered: Mutex<Option<PathBuf>>,
    /// Tells the window what it should look at.
    bell: Mutex<Option<Channel<Signal>>>,
    /// Ends the long work that is being done.
    work: Mutex<Stop>,
    preferences: Mutex<Preferences>,
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
    /// A desk on which the folder asked for lies, or the one that lay there last; Risala's own things are in `data`.
    pub fn new(data: PathBuf, asked: Asked) -> Self {
        let folder = asked.folder.map(folder_of).or_else(|| api::recent_folder(Some(&data), None));
        Self {
            open: Mutex::new(Open { folder, password: None }),
            roster: Mutex::default(),
            list: Mutex::default(),
            offered: Mutex::default(),
            bell: Mutex::default(),
            work: Mutex::default(),
            preferences: Mutex::new(api::preferences(Some(&data))),
            data,
            lang: asked.lang,
        }
    }

    /// The language asked for on the command line.
    pub fn lang(&self) -> Option<Lang> {
        self.lang
    }

    /// Where Risala's own things are.
    pub fn data(&self) -> &PathBuf {
        &self.data
    }

    /// Where the sample campaign lives.
    pub fn sample(&self) -> PathBuf {
        self.data.join("sample")
    }

    /// The open folder.
    pub fn folder(&self) -> Option<PathBuf> {
        held(&self.open).folder.clone()
    }

    /// Puts another folder on the desk, or none. A password goes with its folder.
    pub fn lay(&self, folder: Option<PathBuf>) {
        let mut open = held(&self.open);
        if open.folder != folder {
            *open = Open { folder, password: None };
        }
        held(&self.roster).forget();
    }

    /// Keeps the password of the open folder's identity.
    pub fn keep(&self, password: Password) {
        held(&self.open).password = Some(password);
    }

    /// The campaign in `folder`, with what opens its identity.
    pub fn source(&self, folder: PathBuf) -> Source {
        let open = held(&self.open);
        let known = open.password.clone().filter(|_| open.folder.as_ref() == Some(&folder));
        let vault = Vault { data: Some(self.data.clone()), given: known.map(Given::Password), ask: None };
        Source { folder, vault, ..Source::default() }
    }

    /// The open campaign.
    pub fn campaign(&self) -> Source {
        self.source(self.folder().unwrap_or_default())
    }

    /// The officials as they were read.
    pub fn roster(&self) -> MutexGuard<'_, Roster> {
        held(&self.roster)
    }

    /// The list that is being looked at.
    pub fn list(&self) -> MutexGuard<'_, Option<PathBuf>> {
        held(&self.list)
    }

    /// Hears of what the window should look at.
    pub fn listen(&self, bell: Channel<Signal>) {
        *held(&self.bell) = Some(bell);
    }

    /// Tells the window what it should look at; whether it hears.
    pub fn ring(&self, signal: Signal) -> bool {
        held(&self.bell).as_ref().is_some_and(|bell| bell.send(signal).is_ok())
    }

    /// Offers a folder or a list to the window.
    pub fn offer(&self, path: PathBuf) {
        let signal = Signal::of(&path);
        *held(&self.offered) = Some(path);
        self.ring(signal);
    }

    /// Begins long work; what was begun before ends.
    pub fn begin(&self) -> Stop {
        let mut work = held(&self.work);
        work.store(true, Ordering::Relaxed);
        *work = Stop::default();
        Stop::clone(&work)
    }

    /// Ends the long work that is being done.
    pub fn end(&self) {
        held(&self.work).store(true, Ordering::Relaxed);
    }

    /// What was offered, once.
    pub fn take_offered(&self) -> Option<PathBuf> {
        held(&self.offered).take()
    }

    /// How a person wants the window.
    pub fn preferences(&self) -> Preferences {
        *held(&self.preferences)
    }

    /// Keeps how a person wants the window; where it stands is known to the shell alone.
    pub fn prefer(&self, wanted: Preferences) -> Preferences {
        let mut preferences = held(&self.preferences);
        *preferences = Preferences { place: preferences.place, ..wanted };
        *preferences
    }

    /// Keeps where the window stands.
    pub fn stand(&self, place: Place) -> Preferences {
        let mut preferences = held(&self.preferences);
        preferences.place = Some(place);
        *preferences
    }
}

/// What a lock holds; a panic elsewhere has not made it wrong.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
