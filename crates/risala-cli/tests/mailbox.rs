//! What a real mailbox holds: reports of letters that came back, and copies of letters that were sent.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once
#![cfg(target_os = "linux")]

mod common;
#[path = "../../risala-mail/tests/servers/post.rs"]
#[allow(dead_code)] // it serves other tests too
mod post;

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::chown;
use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use common::{COLUMNS, Place, Run, row};
use post::{PASSWORD, Post, USER};
use serde_json::Value;

/// A campaign to these officials, and an account of both servers.
struct Office {
    place: Place,
    post: Post,
}

impl Office {
    fn new(name: &str, officials: &[&str]) -> Option<Self> {
        let post = Post::start(name)?;
        let place = Place::with_sample();
        let rows: Vec<String> =
            officials.iter().map(|id| row(id, "Jane Smith").replace("example.org", "officials.test")).collect();
        place.list(&[&[COLUMNS][..], &rows.iter().map(String::as_str).collect::<Vec<_>>()].concat());
        let settings = place.read("appeal/campaign.toml");
        let unsigned = settings.split("[signing]").next().unwrap();
        place.write("appeal/campaign.toml", format!("{unsigned}\n[policy]\nlevel = \"light\"\n"));
        place.write("ca.pem", &post.pem);
        place.write("secret", PASSWORD);
        Some(Self { place, post })
    }

    fn account(&self, imap_port: u16, more: &[&str]) {
        let (port, imap_port) = (self.post.starttls.to_string(), imap_port.to_string());
        let place = ["--address", "office@society.test", "--server", "localhost", "--port", &port, "--user", USER];
        let mailbox = ["--imap-server", "localhost", "--imap-port", &imap_port];
        let terms = ["--password-command", "cat secret", "--ca-file", "ca.pem", "--per-minute", "0", "--force"];
        let run = self.place.risala(&[&["account", "add", "office"], &place[..], &mailbox, &terms, more].concat());
        assert_eq!(run.code, 0, "{run:?}");
    }

    fn send(&self, more: &[&str]) -> Run {
        self.place.risala(&[&["send", "appeal", "--account", "office", "--undo", "0", "--json"], more].concat())
    }

    fn take(&self, more: &[&str]) -> Value {
        let run = self.place.risala(&[&["bounces", "take", "--account", "office", "--json"], more].concat());
        assert_eq!(run.code, 0, "{run:?}");
        run.json()
    }

    /// Waits until so many messages lie in a folder of the sender's mailbox.
    fn wait(&self, folder: &str, count: usize) -> Vec<Vec<u8>> {
        let start = Instant::now();
        loop {
            let parts = ["new", "cur"].map(|part| fs::read_dir(self.post.path("mail/office").join(folder).join(part)));
            let files = parts.into_iter().flatten().flatten().flatten();
            let found: Vec<Vec<u8>> = files.map(|file| fs::read(file.path()).unwrap()).collect();
            if found.len() >= count || start.elapsed() > Duration::from_secs(60) {
                assert_eq!(found.len(), count, "{folder}");
                return found;
            }
            sleep(Duration::from_millis(50));
        }
    }
}

fn codes(report: &Value) -> Vec<(&str, &str)> {
    let problems = report["problems"].as_array().unwrap().iter();
    problems.map(|one| (one["code"].as_str().unwrap(), one["official"].as_str().unwrap_or_default())).collect()
}

#[test]
fn letters_that_come_back_are_read_and_warned_of() {
    let Some(office) = Office::new("bounces", &["o1", "ghost"]) else { return };
    office.account(office.post.imaps, &[]);
    assert_eq!(office.send(&["--release", "2"]).code, 0);
    let returned = office.wait("", 1);
    assert!(String::from_utf8_lossy(&returned[0]).contains("multipart/report"), "it is Postfix's own");
    office.post.delivers(1);

    let taken = office.take(&[]);
    assert_eq!((&taken["read"], &taken["new"]["failed"]), (&1.into(), &1.into()), "{taken}");
    let reply = &taken["replies"][0];
    assert_eq!(
        (&reply["official"], &reply["by"], &reply["status"], &reply["address_state"]),
        (&"ghost".into(), &"id".into(), &"5.1.1".into(), &"bounced".into())
    );
    assert!(reply["said"].as_str().unwrap().contains("unknown user"), "{reply}");
    assert_eq!(office.take(&[])["read"], 0, "only what is new is read");
    assert_eq!(office.take(&["--all"])["known"], 1);

    // The numbers of messages begin anew, as after a mailbox was moved: everything is read once more.
    renumber(&office.post.path("mail/office"));
    let again = office.take(&[]);
    assert_eq!((&again["read"], &again["known"]), (&1.into(), &1.into()), "{again}");
    assert_eq!(office.take(&[])["read"], 0);
    warned(&office);
}

/// Gives a mailbox of dovecot another UIDVALIDITY: the number after V in its list.
fn renumber(mailbox: &Path) {
    let list = mailbox.join("dovecot-uidlist");
    let text = fs::read_to_string(&list).unwrap();
    let (head, rest) = text.split_once(" V").unwrap();
    let (validity, rest) = rest.split_once(' ').unwrap();
    let other: u32 = validity.parse::<u32>().unwrap() + 1000;
    // As dovecot does: a new file in the place of the old one, under its owner.
    fs::write(mailbox.join("new-list"), format!("{head} V{other} {rest}")).unwrap();
    chown(mailbox.join("new-list"), Some(65534), Some(65534)).unwrap();
    fs::rename(mailbox.join("new-list"), &list).unwrap();
    for entry in fs::read_dir(mailbox).unwrap().flatten() {
        if entry.file_name().to_string_lossy().starts_with("dovecot.index") {
            fs::remove_file(entry.path()).unwrap();
        }
    }
}

/// Who looks at the campaign again, or releases another wave, is told of the address.
fn warned(office: &Office) {
    let check = office.place.risala(&["check", "appeal", "--json"]).json();
    let expected = ("outbox.bounced", "ghost");
    assert!(codes(&check).contains(&expected) && !codes(&check).contains(&("outbox.bounced", "o1")), "{check}");
    let arabic = office.place.risala(&["check", "appeal", "--lang", "ar"]);
    assert!(arabic.err.contains("العنوان ghost@officials.test لا يعمل"), "{arabic:?}");
    office.place.edit("appeal/campaign.toml", "wave = 1", "wave = 2");
    let again = ["--queue-only", "--again", "a new wave"];
    let released = office.send(&[&["--release", "2"], &again[..]].concat()).json();
    assert!(codes(&released["release"]).contains(&expected), "{released}");
    office.place.edit("appeal/campaign.toml", "wave = 2", "wave = 3");
    let seal = office.place.risala(&["seal", "appeal", "--json"]).json();
    let hash = seal["seal"]["hash"].as_str().unwrap();
    let released = office.send(&[&["--release-seal", hash], &again[..]].concat()).json();
    assert!(codes(&released["release"]).contains(&expected), "{released}");
}

#[test]
fn copies_lie_among_what_was_sent_and_never_send_a_letter_again() {
    let Some(office) = Office::new("copies-sent", &["o1", "o2", "o3", "o4"]) else { return };
    office.account(office.post.imaps, &["--sent-copy"]);
    let run = office.send(&["--release", "2", "--only", "o1,o2"]);
    assert_eq!(run.code, 0, "{run:?}");
    let copies: BTreeSet<Vec<u8>> = office.wait(".Sent", 2).into_iter().map(crlf).collect();
    assert_eq!(office.place.risala(&["outbox", "export", "sent"]).code, 0);
    let sent: BTreeSet<Vec<u8>> = office.place.files("sent/messages").into_iter().map(|(_, bytes)| bytes).collect();
    assert!(copies == sent, "a copy is the message");

    // The mailbox is not to be had: the letters leave all the same, once.
    office.account(1, &["--sent-copy"]);
    let run = office.send(&["--release", "2", "--only", "o3,o4"]);
    let problems = run.json()["run"]["problems"].clone();
    assert_eq!((run.code, &problems[0]["code"]), (0, &"outbox.not_copied".into()), "{run:?}");
    assert!(problems[0]["message"].as_str().unwrap().contains("2 copies"), "{problems}");
    office.post.delivers(4);
    for _ in 0..2 {
        office.account(office.post.imaps, &["--sent-copy"]);
        assert_eq!(office.place.risala(&["outbox", "run"]).code, 0);
        office.wait(".Sent", 4);
    }
    assert_eq!(office.post.delivers(4).len(), 4, "none was sent again");
    let status = office.place.risala(&["outbox", "status", "--letters", "--json"]).json();
    let letters = status["letters"].as_array().unwrap();
    assert!(letters.iter().all(|letter| letter["state"] == "accepted" && letter["code"] == 250), "{status}");
    lost_track(&office);
}

/// A copy that lies there although nobody noted it is not made again.
fn lost_track(office: &Office) {
    let store = office.place.path("data/risala.sqlite");
    let done = Command::new("python3")
        .arg("-c")
        .arg("import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); db.execute('UPDATE letter SET copy = 1'); db.commit()")
        .arg(store)
        .status();
    assert!(done.unwrap().success());
    assert_eq!(office.place.risala(&["outbox", "run"]).code, 0);
    office.wait(".Sent", 4);
}

fn crlf(bytes: Vec<u8>) -> Vec<u8> {
    String::from_utf8(bytes).unwrap().replace("\r\n", "\n").replace('\n', "\r\n").into_bytes()
}

#[test]
fn a_provider_that_keeps_what_was_sent_gets_no_copies() {
    let place = Place::empty();
    let add = ["account", "add", "office", "--address", "office@society.example", "--server", "smtp.gmail.com"];
    let more = ["--imap-server", "imap.gmail.com", "--sent-copy", "--method", "none", "--json"];
    let run = place.risala(&[&add[..], &more].concat());
    let report = run.json();
    assert_eq!((run.code, &report["account"]["sent_copy"]), (0, &false.into()), "{run:?}");
    assert_eq!(codes(&report), [("mail.keeps_sent", "")]);
    let run = place.risala(&[&add[..], &["--sent-copy"]].concat());
    assert!(run.code == 2 && run.err.contains("--imap-server"), "{run:?}");
}
