//! What was made in a folder that the user named: the window opens its files by name, and nothing else.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A folder and what was made in it.
#[derive(Debug, Default)]
pub struct Made {
    last: Mutex<Option<(PathBuf, Vec<String>)>>,
}

impl Made {
    /// Remembers the folder and the names of its files.
    pub fn remember(&self, folder: PathBuf, files: Vec<String>) {
        *held(&self.last) = Some((folder, files));
    }

    /// The folder.
    pub fn folder(&self) -> Option<PathBuf> {
        held(&self.last).as_ref().map(|(folder, _)| folder.clone())
    }

    /// A file of this name, or with an empty name the folder; none of what was not made.
    pub fn path(&self, name: &str) -> Option<PathBuf> {
        let last = held(&self.last);
        let (folder, files) = last.as_ref()?;
        match name {
            "" => Some(folder.clone()),
            name => files.iter().find(|file| *file == name).map(|file| folder.join(file)),
        }
    }
}

/// What a lock holds; a panic elsewhere has not made it wrong.
pub fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_made_has_a_path() {
        let made = Made::default();
        assert_eq!((made.path(""), made.folder()), (None, None));
        made.remember(PathBuf::from("pack"), vec!["labels.pdf".to_owned()]);
        assert_eq!(made.path(""), Some(PathBuf::from("pack")));
        assert_eq!(made.path("labels.pdf"), Some(PathBuf::from("pack").join("labels.pdf")));
        for name in ["../campaign.toml", "/etc/passwd", "letters.pdf", "."] {
            assert_eq!(made.path(name), None, "{name}");
        }
    }
}
