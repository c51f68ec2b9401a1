//! What the command line asks of the window.

use std::ffi::OsString;
use std::path::PathBuf;

use risala_engine::Lang;

/// The folder to open at once and the language to speak, where they were given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// The campaign's folder.
    pub folder: Option<PathBuf>,
    /// The window's language.
    pub lang: Option<Lang>,
}

impl Asked {
    /// Reads `[DIR] [--lang ar|en]`. Other options are left to the desktop that starts the window.
    pub fn from_arguments(arguments: impl IntoIterator<Item = OsString>) -> Self {
        let mut asked = Self::default();
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            let text = argument.to_string_lossy();
            if text == "--lang" {
                asked.lang = arguments.next().and_then(|code| lang(&code.to_string_lossy()));
            } else if let Some(code) = text.strip_prefix("--lang=") {
                asked.lang = lang(code);
            } else if !text.starts_with('-') && asked.folder.is_none() {
                asked.folder = Some(PathBuf::from(argument));
            }
        }
        asked
    }
}

fn lang(code: &str) -> Option<Lang> {
    [Lang::Ar, Lang::En].into_iter().find(|lang| lang.code() == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(folder: Option<&str>, lang: Option<Lang>) -> Asked {
        Asked { folder: folder.map(PathBuf::from), lang }
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
