//! Files are whole or absent, whatever happens to the disk, the folder or the process.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once

mod common;

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use common::{COLUMNS, Place, Run, row};

fn is_whole(pdf: &[u8]) -> bool {
    pdf.starts_with(b"%PDF-") && pdf.trim_ascii_end().ends_with(b"%%EOF")
}

#[test]
fn nothing_is_overwritten_without_leave() {
    let place = Place::with_sample();
    assert_eq!(place.render(&["--out", "letters", "--only", "sample-06"]).code, 0);
    let before = place.files("letters");
    let refused = place.render(&["--out", "letters"]);
    assert_eq!(refused.code, 2, "{refused:?}");
    assert!(refused.err.contains(&before[0].0) && refused.err.contains("--force"), "{}", refused.err);
    assert_eq!(place.files("letters"), before);
    assert_eq!(place.render(&["--out", "letters", "--force"]).code, 0);
    assert_eq!(place.files("letters").len(), 23);
}

#[test]
fn a_folder_that_takes_no_files_is_named() {
    let place = Place::with_sample();
    place.write("file", "in the way");
    for out in ["file", "file/below"] {
        let run = place.render(&["--out", out]);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.err.contains(out) && run.err.contains("cannot be written"), "{}", run.err);
    }
    let picture = place.risala(&["preview", "appeal", "--official", "sample-06", "--out", "file/page.png"]);
    assert!(picture.code == 2 && picture.err.contains("file/page.png"), "{picture:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_named_and_leaves_whole_files() {
    let place = Place::with_sample();
    let disk = place.path("disk");
    fs::create_dir(&disk).unwrap();
    let Some(_mounted) = Mounted::small(&disk) else {
        assert!(std::env::var_os("CI").is_none(), "a small disk must be mounted here");
        eprintln!(
            "\n*** SKIPPED: a full disk needs root to mount a small one; how far a file may grow is tested ***\n"
        );
        return;
    };
    let run = place.render(&["--out", "disk/letters", "--json"]);
    assert_eq!(run.code, 1, "{run:?}");
    let report = run.json();
    let codes: Vec<_> = report["problems"].as_array().unwrap().iter().map(|p| p["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["file.disk_full", "file.not_made"]);
    assert!(report["problems"][0]["message"].as_str().unwrap().contains("disk/letters/SCS-2026-"), "{report}");
    whole(&place, "disk/letters", report["letters"].as_array().unwrap().len());
}

/// Where nobody may mount: files may grow to so many bytes only (setrlimit(2), RLIMIT_FSIZE).
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_may_not_grow_is_named_and_leaves_whole_files() {
    let place = Place::with_sample();
    assert_eq!(place.render(&["--out", "all"]).code, 0);
    let mut sizes: Vec<usize> = place.files("all").iter().map(|(_, bytes)| bytes.len()).collect();
    sizes.sort_unstable();
    // All letters fit but the largest.
    let most = sizes[sizes.len() - 1] - 1;
    let render =
        place.command(&["render", "appeal", "--date", "2026-01-07T09:00:00+03:00", "--out", "letters", "--json"]);
    let mut limited = Command::new("sh");
    let shell = format!("trap '' XFSZ; prlimit --pid $$ --fsize={most}:; exec \"$@\"");
    limited.args(["-c", &shell, "sh"]).arg(render.get_program()).args(render.get_args());
    limited.current_dir(place.path("")).env("RISALA_DATA", place.path("data")).env("LANG", "C.UTF-8");
    limited.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
    let run = Run::of(limited.output().unwrap());
    assert_eq!(run.code, 1, "{run:?}");
    let report = run.json();
    let problems = report["problems"].as_array().unwrap();
    assert!(problems.iter().any(|one| one["message"].as_str().unwrap().contains("letters/SCS-2026-")), "{report}");
    whole(&place, "letters", report["letters"].as_array().unwrap().len());
}

/// Some letters were made, not all, and each of these is whole.
#[cfg(target_os = "linux")]
fn whole(place: &Place, folder: &str, made: usize) {
    let files = place.files(folder);
    assert_eq!(files.len(), made);
    assert!(made > 0 && made < 23);
    for (name, bytes) in files {
        assert!(name.ends_with(".pdf") && is_whole(&bytes), "{name}");
        let verified = place.risala(&["verify", &format!("{folder}/{name}")]);
        assert_eq!(verified.code, 0, "{verified:?}");
    }
}

/// A tmpfs that holds a few letters, taken away at the end.
struct Mounted<'a>(&'a Path);

impl<'a> Mounted<'a> {
    fn small(place: &'a Path) -> Option<Self> {
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", "size=256k", "tmpfs"]).arg(place).output();
        mount.is_ok_and(|output| output.status.success()).then_some(Self(place))
    }
}

impl Drop for Mounted<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0).status();
    }
}

#[test]
fn a_killed_process_leaves_whole_files() {
    let place = Place::with_sample();
    let rows: Vec<String> = (0..2000).map(|n| row(&format!("id-{n}"), &format!("Mary Smith {n}"))).collect();
    let mut lines = vec![COLUMNS];
    lines.extend(rows.iter().map(String::as_str));
    place.list(&lines);
    let mut child =
        place.command(&["render", "appeal", "--out", "letters", "--unsigned"]).stdout(Stdio::null()).spawn().unwrap();
    let start = Instant::now();
    let count = || fs::read_dir(place.path("letters")).map(Iterator::count).unwrap_or_default();
    while count() < 20 && start.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(2));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let letters: Vec<_> = place.files("letters").into_iter().filter(|(name, _)| name.ends_with(".pdf")).collect();
    assert!(letters.len() >= 15 && letters.len() < 2000, "{} letters", letters.len());
    for (name, bytes) in letters {
        assert!(is_whole(&bytes), "{name}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_panic() {
    let place = Place::with_sample();
    for args in [&["completions", "bash"][..], &["man"], &["check", "appeal", "--json"], &["--help"]] {
        let mut child = place.command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        let status = child.wait().unwrap();
        assert!(status.code().is_some_and(|code| code <= 1) && !err.contains("panicked"), "{args:?}: {status} {err}");
    }
}

#[test]
fn completions_and_manual_pages_cover_every_command() {
    let place = Place::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = place.risala(&["completions", shell]);
        assert!(run.code == 0 && run.out.contains("to-folder"), "{shell}");
    }
    assert_eq!(place.risala(&["man", "--out", "man"]).code, 0);
    let names: Vec<_> = place.files("man").into_iter().map(|(name, _)| name).collect();
    for command in ["new", "check", "render", "preview", "import", "send", "sign", "verify"] {
        assert!(names.contains(&format!("risala-{command}.1")), "{names:?}");
        let help = place.risala(&[command, "--help"]);
        assert!(help.code == 0 && help.out.contains("Example:\n  risala "), "{command}");
    }
}
