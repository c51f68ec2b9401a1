//! What the command line asks of the window.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use risala_engine::Lang;
use risala_engine::folder::CAMPAIGN_FILE;

use crate::people::LISTS;

/// The folder to open at once, the list to look at, and the language to speak, where they were given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// The campaign's folder.
    pub folder: Option<PathBuf>,
    /// A list of officials to look at.
    pub list: Option<PathBuf>,
    /// The window's language.
    pub lang: Option<Lang>,
}

impl Asked {
    /// Reads `[DIR] [LIST] [--lang ar|en]`. Other options are left to the desktop that starts the window.
    pub fn from_arguments(arguments: impl IntoIterator<Item = OsString>) -> Self {
        let mut asked = Self::default();
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            let text = argument.to_string_lossy();
            if text == "--lang" {
                asked.lang = arguments.next().and_then(|code| lang(&code.to_string_lossy()));
            } else if let Some(code) = text.strip_prefix("--lang=") {
                asked.lang = lang(code);
            } else if !text.starts_with('-') {
                let path = PathBuf::from(argument);
                let place = if is_list(&path) { &mut asked.list } else { &mut asked.folder };
                place.get_or_insert(path);
            }
        }
        asked
    }
}

/// Whether a file is one of those that lists come in.
pub fn is_list(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    path.is_file() && LISTS.contains(&ending.as_str())
}

/// The campaign's folder, of which its file was named: what a double click on it gives.
pub fn folder_of(path: PathBuf) -> PathBuf {
    match path.parent() {
        Some(folder) if path.is_file() && path.file_name().is_some_and(|name| name == CAMPAIGN_FILE) => {
            folder.to_owned()
        }
        _ => path,
    }
}

fn lang(code: &str) -> Option<Lang> {
    [Lang::Ar, Lang::En].into_iter().find(|lang| lang.code() == code)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // a test may fail at once
mod tests {
    use super::*;

    #[test]
    fn the_file_of_a_campaign_means_its_folder() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join(CAMPAIGN_FILE);
        assert_eq!(folder_of(file.clone()), file, "no such file");
        std::fs::write(&file, "").unwrap();
        assert_eq!(folder_of(file), place.path());
        assert_eq!(folder_of(place.path().to_owned()), place.path());
        let list = place.path().join("officials.CSV");
        std::fs::write(&list, "").unwrap();
        let read = Asked::from_arguments([place.path().into(), list.clone().into()]);
        assert_eq!((read.folder.as_deref(), read.list), (Some(place.path()), Some(list)));
    }

    fn asked(folder: Option<&str>, lang: Option<Lang>) -> Asked {
        Asked { folder: folder.map(PathBuf::from), list: None, lang }
    }

    #[test]
    fn folder_and_language_in_any_order() {
        for (arguments, expected) in [
            (&[][..], asked(None, None)),
            (&["حملة"][..], asked(Some("حملة"), None)),
            (&["a", "--lang", "ar"][..], asked(Some("a"), Some(Lang::Ar))),
            (&["--lang=en", "a"][..], asked(Some("a"), Some(Lang::En))),
            (&["--lang"][..], asked(None, None)),
            (&["--lang", "fr", "a"][..], asked(Some("a"), None)),
            (&["-psn_0_1", "a", "b"][..], asked(Some("a"), None)),
        ] {
            let read = Asked::from_arguments(arguments.iter().map(OsString::from));
            assert_eq!(read, expected, "{arguments:?}");
        }
    }
}
