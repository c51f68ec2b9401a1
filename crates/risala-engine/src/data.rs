//! The folder in which Risala keeps what is not part of a campaign.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The folder's name, the same as the window's.
const NAME: &str = "org.risala.desktop";

/// The data folder: the one given, else that of `RISALA_DATA`, else the platform's.
pub fn folder(given: Option<&Path>) -> Option<PathBuf> {
    if let Some(given) = given {
        return Some(given.to_owned());
    }
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("RISALA_DATA").or_else(|| platform(env::consts::OS, |name| env::var_os(name)).map(|base| base.join(NAME)))
}

/// Where applications of a platform keep their data.
fn platform(system: &str, variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let path = |name| variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
    match system {
        "windows" => path("APPDATA"),
        "macos" => path("HOME").map(|home| home.join("Library/Application Support")),
        _ => path("XDG_DATA_HOME").or_else(|| path("HOME").map(|home| home.join(".local/share"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn each_platform_has_its_place() {
        let all = |name: &str| Some(OsString::from(format!("/{name}")));
        let home = |name: &str| (name == "HOME").then(|| OsString::from("/home/a"));
        let cases: [(&str, Option<PathBuf>, Option<PathBuf>); 3] = [
            ("linux", platform("linux", all), platform("linux", home)),
            ("macos", platform("macos", all), platform("macos", home)),
            ("windows", platform("windows", all), platform("windows", home)),
        ];
        let expected = [
            (Some("/XDG_DATA_HOME"), Some("/home/a/.local/share")),
            (Some("/HOME/Library/Application Support"), Some("/home/a/Library/Application Support")),
            (Some("/APPDATA"), None),
        ];
        for ((system, all, home), (with_all, with_home)) in cases.into_iter().zip(expected) {
            assert_eq!(all, with_all.map(PathBuf::from), "{system}");
            assert_eq!(home, with_home.map(PathBuf::from), "{system}");
        }
        assert_eq!(platform("linux", |_| Some("relative".into())), None);
    }

    #[test]
    fn the_given_one_wins() {
        assert_eq!(folder(Some(Path::new("/data"))), Some(PathBuf::from("/data")));
    }
}
