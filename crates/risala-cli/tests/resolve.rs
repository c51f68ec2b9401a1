//! Letters in doubt, looked for in a real mailbox: the sender killed while real servers take its letters.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once
#![cfg(target_os = "linux")]

mod common;
#[path = "../../risala-mail/tests/servers/post.rs"]
#[allow(dead_code)] // it serves other tests too
mod post;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use common::canary::{every_file, found_in};
use common::{COLUMNS, Place, Run, row};
use post::{PASSWORD, Post};

const LETTERS: usize = 120;
/// So many letters in doubt are enough.
const DOUBTS: usize = 4;

/// A campaign of letters in the outbox of an account of both servers.
fn queued(post: &Post) -> Place {
    let place = Place::with_sample();
    let rows = (0..LETTERS)
        .map(|n| row(&format!("o{n}"), &format!("Jane Smith {n}")).replace("example.org", "officials.test"));
    let rows: Vec<String> = rows.collect();
    place.list(&[&[COLUMNS][..], &rows.iter().map(String::as_str).collect::<Vec<_>>()].concat());
    let settings = place.read("appeal/campaign.toml");
    let unsigned = settings.split("[signing]").next().unwrap();
    place.write("appeal/campaign.toml", format!("{unsigned}\n[policy]\nlevel = \"light\"\n"));
    account(&place, post, &["--imap-server", "localhost", "--imap-port", &post.imaps.to_string()]);
    let count = LETTERS.to_string();
    let run =
        place.risala(&["send", "appeal", "--account", "office", "--release", &count, "--queue-only", "--undo", "0"]);
    assert_eq!(run.code, 0, "{run:?}");
    place
}

fn account(place: &Place, post: &Post, more: &[&str]) {
    place.write("ca.pem", &post.pem);
    let (port, secret) = (post.starttls.to_string(), place.path("secret"));
    fs::write(&secret, PASSWORD).unwrap();
    let command = format!("cat {}", secret.display());
    let args =
        ["account", "add", "office", "--address", "office@society.test", "--server", "localhost", "--port", &port];
    let terms = ["--user", "office", "--password-command", &command, "--ca-file", "ca.pem", "--own-copy", "--force"];
    let run = place.risala(&[&args[..], &terms, &["--per-minute", "0"], more].concat());
    assert_eq!(run.code, 0, "{run:?}");
}

/// Kills the sender again and again, just after letters left, until enough letters are in doubt.
fn kill_until_in_doubt(place: &Place, post: &Post) {
    let start = Instant::now();
    for n in 1.. {
        let before = post.delivered().len();
        let mut sender =
            place.command(&["outbox", "run", "--quiet"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        while post.delivered().len() <= before && sender.try_wait().unwrap().is_none() {
            sleep(Duration::from_micros(200));
        }
        sleep(Duration::from_micros(n * 137 % 900));
        sender.kill().unwrap();
        sender.wait().unwrap();
        // A sender's first act is to look what a dead one left; here that is whoever asks.
        if in_state(&status(place), &["committed", "unconfirmed"]).len() >= DOUBTS {
            return;
        }
        assert!(start.elapsed() < Duration::from_secs(120), "no letter is in doubt after {n} kills");
    }
}

fn status(place: &Place) -> Vec<(String, String)> {
    let report = place.risala(&["outbox", "status", "--letters", "--json"]).json();
    let text = |letter: &serde_json::Value, name: &str| letter[name].as_str().unwrap().to_owned();
    report["letters"]
        .as_array()
        .unwrap()
        .iter()
        .map(|letter| (text(letter, "official"), text(letter, "state")))
        .collect()
}

fn in_state(letters: &[(String, String)], states: &[&str]) -> BTreeSet<String> {
    letters.iter().filter(|(_, state)| states.contains(&state.as_str())).map(|(official, _)| official.clone()).collect()
}

fn names(run: &Run, list: &str) -> BTreeSet<String> {
    let report = run.json();
    report[list].as_array().unwrap().iter().map(|letter| letter["official"].as_str().unwrap().to_owned()).collect()
}

/// How often each official's letter was delivered.
fn delivered(post: &Post) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for message in post.delivered() {
        let to = message.lines().find_map(|line| line.strip_prefix("X-Original-To: ")).unwrap();
        *counts.entry(to.split('@').next().unwrap().to_owned()).or_default() += 1;
    }
    counts
}

#[test]
fn letters_in_doubt_are_found_or_listed_and_none_is_sent_twice() {
    let Some(post) = Post::start("resolve") else { return };
    let place = queued(&post);
    kill_until_in_doubt(&place, &post);
    let doubtful = in_state(&status(&place), &["committed", "unconfirmed"]);
    // Own copies are delivered after the letters, and one of them never arrives.
    let missing = doubtful.first().unwrap().clone();
    settled(&post);
    assert!(remove_copy(&post, &missing) <= 1);

    let run = place.risala(&["outbox", "resolve", "--json"]);
    assert_eq!(run.code, 1, "{run:?}");
    let (found, open) = (names(&run, "found"), names(&run, "open"));
    assert!(open.contains(&missing), "{open:?}");
    assert_eq!(&found | &open, doubtful, "each is found or listed");
    assert!(found.is_disjoint(&open));
    let taken = delivered(&post);
    assert!(found.iter().all(|official| taken.contains_key(official)), "found, and never taken");
    let states = status(&place);
    assert_eq!(in_state(&states, &["unconfirmed"]), open);
    assert!(found.is_subset(&in_state(&states, &["accepted"])));

    // Whoever sends the rest sends none of these.
    assert_eq!(place.risala(&["outbox", "run"]).code, 1);
    settled(&post);
    let taken = delivered(&post);
    assert!(taken.values().all(|count| *count == 1), "{taken:?}");
    assert_eq!(taken.len() + open.iter().filter(|official| !taken.contains_key(*official)).count(), LETTERS);
    evidence(&place, found.first());
    by_hand(&place, &post, &missing);
    no_password(&place, &[run]);
}

/// The password went over TLS to both servers, and stands nowhere here.
fn no_password(place: &Place, runs: &[Run]) {
    assert_eq!(place.risala(&["backup", "backup.sqlite"]).code, 0);
    assert!(place.risala(&["doctor", "--out", "support.json", "--json"]).code < 2);
    let mut said: Vec<Vec<u8>> = runs.iter().map(|run| [run.out.as_bytes(), run.err.as_bytes()].concat()).collect();
    for args in [
        &["outbox", "run", "--json"] as &[&str],
        &["outbox", "resolve", "--json"],
        &["account", "test", "office", "--json"],
        &["account", "show", "office", "--json"],
    ] {
        let output = place.command(args).env("RUST_LOG", "trace").env("RUST_BACKTRACE", "full").output().unwrap();
        said.extend([output.stdout, output.stderr]);
    }
    fs::remove_file(place.path("secret")).unwrap();
    every_file(&place.path(""), &mut said);
    assert!(said.iter().any(|bytes| bytes.starts_with(b"SQLite format 3")), "the store was looked at");
    assert_eq!(found_in(PASSWORD, &said), None);
}

/// Waits until the servers have nothing left to deliver.
fn settled(post: &Post) {
    let parts = ["incoming", "active", "maildrop"];
    let is_empty = |part: &&str| {
        let mut folders = vec![post.path("queue").join(part)];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                if !entry.path().is_dir() {
                    return false;
                }
                folders.push(entry.path());
            }
        }
        true
    };
    let start = Instant::now();
    while !parts.iter().all(is_empty) {
        assert!(start.elapsed() < Duration::from_secs(60), "the server does not come to rest");
        sleep(Duration::from_millis(20));
    }
}

/// Takes the own copy of an official's letter out of the mailbox.
fn remove_copy(post: &Post, official: &str) -> usize {
    let folders = ["new", "cur"].map(|part| fs::read_dir(post.path("mail/office").join(part)));
    let paths: Vec<_> = folders.into_iter().flatten().flatten().map(|entry| entry.unwrap().path()).collect();
    let to = format!("<{official}@officials.test>");
    let is_to = |path: &&std::path::PathBuf| {
        let message = fs::read_to_string(path).unwrap();
        message.lines().take_while(|line| !line.is_empty()).any(|line| line.contains(&to))
    };
    let copies: Vec<_> = paths.iter().filter(is_to).collect();
    copies.iter().for_each(|path| fs::remove_file(path).unwrap());
    copies.len()
}

/// Where a letter was found stands in its history.
fn evidence(place: &Place, found: Option<&String>) {
    let Some(official) = found else { return };
    assert_eq!(place.risala(&["outbox", "export", "sent"]).code, 0);
    let bundle: serde_json::Value = serde_json::from_str(&place.read("sent/outbox.json")).unwrap();
    let letter = bundle["letters"].as_array().unwrap().iter().find(|letter| letter["official"] == **official).unwrap();
    let last = letter["attempts"].as_array().unwrap().last().unwrap();
    assert_eq!((last["event"].as_str(), last["phase"].as_str()), (Some("accepted"), Some("mailbox")));
    assert!(last["text"].as_str().unwrap().starts_with("INBOX, UID "), "{last}");
}

/// What no mailbox tells a person says, with a note; mailboxes that cannot be looked into change nothing.
fn by_hand(place: &Place, post: &Post, official: &str) {
    account(place, post, &[]);
    let run = place.risala(&["outbox", "resolve", official, "--json"]);
    assert_eq!((run.code, run.json()["problems"][0]["code"].as_str()), (1, Some("outbox.no_mailbox")), "{run:?}");
    account(place, post, &["--imap-server", "localhost", "--imap-port", "1"]);
    let run = place.risala(&["outbox", "resolve", official, "--json"]);
    assert_eq!((run.code, run.json()["problems"][0]["code"].as_str()), (1, Some("mail.offline")), "{run:?}");
    assert!(in_state(&status(place), &["unconfirmed"]).contains(official));
    assert_eq!(place.risala(&["outbox", "resolve", official, "--note", "by nobody's word"]).code, 2);
    let run = place.risala(&["outbox", "resolve", official, "--sent", "--note", "told by\u{7} telephone"]);
    assert_eq!(run.code, 0, "{run:?}");
    let report = place.risala(&["outbox", "status", "--letters", "--json"]).json();
    let letter = report["letters"].as_array().unwrap().iter().find(|letter| letter["official"] == official).unwrap();
    assert_eq!(
        (letter["state"].as_str(), letter["text"].as_str()),
        (Some("accepted"), Some("found by a person: told by telephone"))
    );
    assert_eq!(place.risala(&["outbox", "resolve", official]).code, 2, "it is no longer in doubt");
}
