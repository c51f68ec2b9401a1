//! System packages: installed on Debian and its relatives, named on other systems.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::run;

/// What the window is built with.
pub const WINDOW: &[&str] = &["libwebkit2gtk-4.1-dev"];

/// What the tests use besides: a display, a driver for the window, a browser, a second opinion on PDF files, a
/// token for keys, a keyring and the bus it is on.
pub const TESTS: &[&str] = &[
    "xvfb",
    "xauth",
    "webkit2gtk-driver",
    "chromium",
    "poppler-utils",
    "qpdf",
    "softhsm2",
    "opensc",
    "gnome-keyring",
    "dbus-daemon",
];

/// What the journey of the real window needs besides: hands for the system's dialogs, a camera, and SQLite's own word on
/// the store.
pub const JOURNEY: &[&str] = &["xdotool", "imagemagick", "sqlite3"];

/// Mail servers, which the tests start for themselves as root.
const SERVERS: &[&str] = &["postfix", "dovecot-imapd"];

/// Keeps Debian from starting the servers it installs, where nothing says so already.
const POLICY: &str = "/usr/sbin/policy-rc.d";

/// What `cargo xtask conformance` judges with: Java for veraPDF, readers of PDF files, Unicode's tests, Python,
/// a token for keys, another bidi algorithm, and the text libraries that WeasyPrint sets its pages with.
pub const CONFORMANCE: &[&str] = &[
    "openjdk-17-jdk-headless",
    "maven",
    "poppler-utils",
    "qpdf",
    "softhsm2",
    "opensc",
    "unicode-data",
    "python3-venv",
    "chromium",
    "libfribidi-bin",
    "libpango-1.0-0",
    "libpangoft2-1.0-0",
];

/// Installs those of `packages` that are missing, and says so.
pub fn ensure(packages: &[&str]) -> Result<()> {
    if !run::has("apt-get") {
        return other_systems();
    }
    let missing: Vec<&str> = packages.iter().copied().filter(|package| !is_installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing Debian packages: {}", missing.join(" "));
    run::run(apt().arg("update").arg("-qq"))?;
    run::run(apt().args(["install", "--yes", "-qq", "--no-install-recommends"]).args(missing))
}

/// Installs the mail servers where the tests can start them: as root, as on a CI machine. Nobody's own computer is
/// made a mail server.
pub fn ensure_servers() -> Result<()> {
    if !is_root() || !run::has("apt-get") {
        return Ok(());
    }
    if !Path::new(POLICY).exists() {
        fs::write(POLICY, "#!/bin/sh\nexit 101\n")?;
        run::run(run::command("chmod").args(["+x", POLICY]))?;
    }
    ensure(SERVERS)
}

/// The window's npm packages, as its lock file has them.
pub fn ensure_npm() -> Result<()> {
    if !run::has("node") && !run::has("node.exe") {
        bail!("Node.js 20.19 or newer is needed for the window: https://nodejs.org");
    }
    println!("Installing npm packages of ui/package-lock.json");
    run::run(run::npm().args(["ci", "--no-audit", "--no-fund"]))
}

fn is_installed(package: &str) -> bool {
    Command::new("dpkg-query")
        .args(["--show", "--showformat=${db:Status-Status}", package])
        .stderr(Stdio::null())
        .output()
        .is_ok_and(|output| output.stdout == b"installed")
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn apt() -> Command {
    let root = is_root();
    let mut command = run::command(if root { "apt-get" } else { "sudo" });
    if !root {
        command.args(["--", "apt-get"]);
    }
    command.args(["-o", "DPkg::Lock::Timeout=500"]).env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn other_systems() -> Result<()> {
    match std::env::consts::OS {
        "macos" => println!(
            "macOS brings what the window needs; Xcode's command line tools must be installed: xcode-select --install"
        ),
        "windows" => println!("Windows 10 and 11 bring WebView2; the Visual C++ build tools must be installed"),
        _ => println!(
            "This system has no apt-get: install WebKitGTK 4.1 with headers, xvfb, webkit2gtk-driver, Chromium, poppler, qpdf, SoftHSM 2 and OpenSC yourself"
        ),
    }
    Ok(())
}
