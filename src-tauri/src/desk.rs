//! What the shell remembers while the window is open.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use risala_engine::Lang;

use crate::Asked;

/// The open folder, the sample's place, the language asked for.
#[derive(Debug)]
pub struct Desk {
    open: Mutex<Option<PathBuf>>,
    sample: PathBuf,
    lang: Option<Lang>,
}

impl Desk {
    /// A desk on which the folder asked for lies; the sample campaign lives in `sample`.
    pub fn new(sample: PathBuf, asked: Asked) -> Self {
        Self { open: Mutex::new(asked.folder), sample, lang: asked.lang }
    }

    /// The language asked for on the command line.
    pub fn lang(&self) -> Option<Lang> {
        self.lang
    }

    /// Where the sample campaign lives.
    pub fn sample(&self) -> PathBuf {
        self.sample.clone()
    }

    /// The open folder.
    pub fn folder(&self) -> Option<PathBuf> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Puts another folder on the desk, or none.
    pub fn lay(&self, folder: Option<PathBuf>) {
        *self.open.lock().unwrap_or_else(PoisonError::into_inner) = folder;
    }
}
