//! Which PKCS#11 module is loaded for a token.
//!
//! A module is a program that runs inside this one. A campaign folder may come from anyone, so it may only name a
//! module that is installed on this computer.

use std::path::{Path, PathBuf};

use risala_letter::Problem;

use crate::messages::code;

/// The module to use, for programs that run alone.
const VARIABLE: &str = "RISALA_PKCS11_MODULE";

/// Where programs are installed: only an administrator writes there.
const INSTALLED: &[&str] = &[
    "/usr/lib",
    "/usr/lib64",
    "/usr/local/lib",
    "/usr/local/lib64",
    "/opt",
    "/nix/store",
    "/gnu/store",
    "/Library",
    "/Applications",
    "C:\\Windows\\System32",
    "C:\\Program Files",
    "C:\\Program Files (x86)",
];

/// p11-kit's proxy, which stands for all modules that the system knows.
const PROXIES: &[&str] = &[
    "/usr/lib/x86_64-linux-gnu/p11-kit-proxy.so",
    "/usr/lib/aarch64-linux-gnu/p11-kit-proxy.so",
    "/usr/lib64/p11-kit-proxy.so",
    "/usr/lib/p11-kit-proxy.so",
    "/usr/local/lib/p11-kit-proxy.dylib",
    "/opt/homebrew/lib/p11-kit-proxy.dylib",
];

/// The module of an address, of `RISALA_PKCS11_MODULE`, or the system's proxy.
///
/// # Errors
/// `signing.token_no_module`, `signing.token_foreign_module`.
pub fn module(named: Option<&Path>, is_from_campaign: bool) -> Result<PathBuf, Problem> {
    if let Some(path) = named {
        return if is_from_campaign { installed(path) } else { Ok(path.to_owned()) };
    }
    if let Some(path) = std::env::var_os(VARIABLE).filter(|value| !value.is_empty()) {
        return Ok(PathBuf::from(path));
    }
    let proxy = PROXIES.iter().map(Path::new).find(|path| path.is_file());
    proxy.map(Path::to_owned).ok_or_else(|| Problem::error(code::NO_MODULE))
}

fn installed(path: &Path) -> Result<PathBuf, Problem> {
    // Symbolic links may lead elsewhere.
    let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let plain = real.components().all(|part| !matches!(part, std::path::Component::ParentDir));
    let is_installed = plain && INSTALLED.iter().any(|place| real.starts_with(place));
    if is_installed { Ok(real) } else { Err(Problem::error(code::FOREIGN_MODULE).arg("module", path.display())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_campaign_names_installed_modules_only() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("link.so");
        std::os::unix::fs::symlink("/usr/lib", &link).unwrap();
        let of = |path: &str| module(Some(Path::new(path)), true).map_err(|problem| problem.code);
        assert_eq!(of("/usr/lib/nowhere/module.so"), Ok("/usr/lib/nowhere/module.so".into()));
        for path in ["/tmp/evil.so", "evil.so", "/usr/lib/../../tmp/evil.so", "/usr/library/evil.so"] {
            assert_eq!(of(path), Err(code::FOREIGN_MODULE), "{path}");
        }
        assert!(of(&link.display().to_string()).is_ok(), "where a link leads counts");
        let evil = folder.path().join("evil.so");
        std::fs::write(&evil, "").unwrap();
        assert_eq!(of(&evil.display().to_string()), Err(code::FOREIGN_MODULE));
        assert_eq!(module(Some(&evil), false), Ok(evil), "a person may name any");
    }
}
