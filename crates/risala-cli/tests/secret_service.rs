//! Passwords in a real keyring: gnome-keyring on a bus of its own, open, locked, and not there.
//! `cargo xtask test` installs what this needs: the Debian packages gnome-keyring and dbus-daemon.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once
#![cfg(target_os = "linux")]

mod common;

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use common::canary::{every_file, found_in};
use common::logins::server;
use common::{Place, Run};

const PASSWORD: &str = "canary-of-the-keyring";
/// What opens the keyring itself.
const OPENS: &str = "opens the keyring\n";
const PROGRAMS: [&str; 2] = ["/usr/bin/gnome-keyring-daemon", "/usr/bin/dbus-daemon"];
/// A bus that starts no service by itself.
const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=@PATH@</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// A bus, on which a keyring may be.
struct Desktop {
    place: Place,
    bus: Child,
    keyring: Option<Child>,
}

impl Desktop {
    /// None where the programs are not installed, which is an error on a CI machine.
    fn start() -> Option<Self> {
        if !PROGRAMS.iter().all(|program| Path::new(program).exists()) {
            assert!(std::env::var_os("CI").is_none(), "gnome-keyring and dbus-daemon are needed here");
            eprintln!("\n*** SKIPPED: a real keyring needs gnome-keyring and dbus-daemon ***\n");
            return None;
        }
        let place = Place::empty();
        for folder in ["home", "run"] {
            fs::create_dir(place.path(folder)).unwrap();
            fs::set_permissions(place.path(folder), fs::Permissions::from_mode(0o700)).unwrap();
        }
        place.write("bus.conf", BUS.replace("@PATH@", &place.path("bus").display().to_string()));
        let mut command = Command::new(PROGRAMS[1]);
        command.arg("--nofork").arg("--config-file").arg(place.path("bus.conf"));
        let bus = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let desktop = Self { place, bus, keyring: None };
        let start = Instant::now();
        while !desktop.place.path("bus").exists() {
            assert!(start.elapsed() < Duration::from_secs(30), "there is no bus");
            sleep(Duration::from_millis(20));
        }
        Some(desktop)
    }

    fn at_home<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command
            .env("DBUS_SESSION_BUS_ADDRESS", format!("unix:path={}", self.place.path("bus").display()))
            .env("HOME", self.place.path("home"))
            .env("XDG_DATA_HOME", self.place.path("home"))
            .env("XDG_RUNTIME_DIR", self.place.path("run"))
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
    }

    /// Starts the keyring, opened or as it is found, and waits until it answers.
    fn keyring(&mut self, is_open: bool) {
        let mut command = Command::new(PROGRAMS[0]);
        command.args(["--foreground", "--components=secrets"]).args(is_open.then_some("--unlock"));
        let quiet = self.at_home(&mut command).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut daemon = quiet.spawn().unwrap();
        daemon.stdin.take().unwrap().write_all(OPENS.trim_end().as_bytes()).unwrap();
        self.keyring = Some(daemon);
        let start = Instant::now();
        while self.kind() == "absent" {
            assert!(start.elapsed() < Duration::from_secs(30), "there is no keyring");
            sleep(Duration::from_millis(50));
        }
    }

    fn end_keyring(&mut self) {
        if let Some(mut daemon) = self.keyring.take() {
            daemon.kill().unwrap();
            daemon.wait().unwrap();
        }
    }

    fn risala(&self, args: &[&str]) -> Run {
        Run::of(self.at_home(&mut self.place.command(args)).output().unwrap())
    }

    fn add(&self, port: u16, more: &[&str]) -> Run {
        let port = port.to_string();
        let add = ["account", "add", "office", "--address", "office@society.example", "--server", "127.0.0.1"];
        let how = ["--security", "plain", "--port", &port, "--force", "--json"];
        self.risala(&[&add[..], &how, more].concat())
    }

    /// What `doctor` says of the keyring.
    fn kind(&self) -> String {
        let report = self.risala(&["doctor", "--json"]).json();
        let check = |one: &&serde_json::Value| one["name"] == "keyring";
        if report["checks"].as_array().unwrap().iter().find(check).unwrap()["state"] == "well" {
            return "well".to_owned();
        }
        let problem = |one: &&serde_json::Value| one["code"] == "doctor.keyring";
        let message = report["problems"].as_array().unwrap().iter().find(problem).unwrap()["message"].to_string();
        let kinds = [("absent", "no keyring"), ("locked", "locked")];
        kinds.iter().find(|(_, words)| message.contains(words)).map_or(message.clone(), |(kind, _)| (*kind).to_owned())
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        self.end_keyring();
        let _ = self.bus.kill();
        let _ = self.bus.wait();
    }
}

#[test]
fn a_keyring_that_is_open_then_locked_then_gone() {
    let Some(mut desktop) = Desktop::start() else { return };
    let (port, seen) = server("235 welcome");
    desktop.place.write("password", PASSWORD);
    assert_eq!(desktop.kind(), "absent", "a bus without a keyring");
    let added = desktop.add(port, &["--password-file", "password"]).json();
    assert_eq!((&added["kept"], &added["problems"][0]["code"]), (&false.into(), &"mail.not_kept".into()), "{added}");

    desktop.keyring(true);
    assert_eq!(desktop.kind(), "well");
    let added = desktop.add(port, &["--password-file", "password"]).json();
    assert_eq!((&added["kept"], &added["problems"]), (&true.into(), &serde_json::json!([])), "{added}");
    fs::remove_file(desktop.place.path("password")).unwrap();
    let tested = desktop.risala(&["account", "test", "office", "--json"]);
    assert_eq!((tested.code, &tested.json()["sound"]), (0, &true.into()), "{tested:?}");
    let login = seen.lock().unwrap().pop().unwrap();
    let words = STANDARD.decode(login.strip_prefix("AUTH PLAIN ").unwrap()).unwrap();
    assert!(words.ends_with(PASSWORD.as_bytes()), "it came out of the keyring");
    // Nothing of it stands in the clear, in the keyring's own files neither.
    let mut files = Vec::new();
    every_file(&desktop.place.path("data"), &mut files);
    every_file(&desktop.place.path("home"), &mut files);
    assert!(files.len() > 1);
    assert_eq!(found_in(PASSWORD, &files), None);

    desktop.end_keyring();
    locked(&mut desktop, port);
    gone(&mut desktop, port);
}

/// The keyring is there, nobody opens it, and nobody can be asked to.
fn locked(desktop: &mut Desktop, port: u16) {
    desktop.keyring(false);
    assert_eq!(desktop.kind(), "locked");
    let tested = desktop.risala(&["account", "test", "office", "--json"]);
    let report = tested.json();
    assert_eq!((tested.code, &report["problems"][0]["code"]), (2, &"mail.password_needed".into()), "{tested:?}");
    assert!(report["problems"][0]["message"].as_str().unwrap().contains("locked"), "{report}");
    let arabic = desktop.risala(&["account", "test", "office", "--lang", "ar"]);
    assert!(arabic.err.contains("مقفل"), "{arabic:?}");
    desktop.place.write("password", PASSWORD);
    let added = desktop.add(port, &["--password-file", "password"]).json();
    assert_eq!((&added["kept"], &added["problems"][0]["code"]), (&false.into(), &"mail.not_kept".into()), "{added}");
    let given = desktop.risala(&["account", "test", "office", "--password-file", "password"]);
    assert_eq!(given.code, 0, "a password that is given needs no keyring: {given:?}");
    desktop.end_keyring();
    fs::remove_file(desktop.place.path("password")).unwrap();
}

/// An account that is removed leaves nothing in the keyring.
fn gone(desktop: &mut Desktop, port: u16) {
    desktop.keyring(true);
    let tested = desktop.risala(&["account", "test", "office"]);
    assert_eq!(tested.code, 0, "opened again it has what it had: {tested:?}");
    assert_eq!(desktop.risala(&["account", "remove", "office"]).code, 0);
    let added = desktop.add(port, &[]).json();
    assert_eq!(added["kept"], false, "{added}");
    let tested = desktop.risala(&["account", "test", "office", "--json"]);
    let message = tested.json()["problems"][0]["message"].to_string();
    assert!(tested.code == 2 && !message.contains("locked") && !message.contains("no keyring"), "{tested:?}");
}
