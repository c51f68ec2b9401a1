//! Sending from the command line, to a server on this computer.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

use common::office::{Office, code};
use risala_mail::rehearsal::{Options, Rehearsal};

#[test]
fn a_release_names_the_number_of_letters_or_nothing_is_queued() {
    let office = Office::new(3);
    for count in ["2", "4"] {
        let run = office.send(&["--release", count]);
        assert_eq!((run.code, code(&run).as_str()), (2, "outbox.wrong_count"));
        let message = run.json()["problems"][0]["message"].as_str().unwrap().to_owned();
        assert!(message.contains(count) && message.contains('3'), "{message}");
    }
    office.place.edit("appeal/officials.csv", "o1@example.org", "nobody");
    let run = office.send(&["--release", "2"]);
    assert_eq!((run.code, code(&run).as_str()), (2, "outbox.not_released"));
    office.place.edit("appeal/officials.csv", "nobody", "o1@example.org");
    assert_eq!(office.status()["letters"].as_array().unwrap().len(), 0);

    let run = office.send(&["--release", "3"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(run.json()["release"]["letters"].as_array().unwrap().len(), 3);
    assert_eq!((office.count("accepted"), office.taken()), (3, (3, 0)));
    let again = office.send(&["--release", "3"]);
    assert_eq!((again.code, code(&again).as_str()), (2, "outbox.nothing"));
    assert_eq!(office.taken(), (3, 0));
}

#[test]
fn what_was_queued_can_be_taken_back_and_a_pause_holds() {
    let office = Office::new(3);
    assert_eq!(office.send(&["--release", "3", "--queue-only"]).code, 0);
    assert_eq!(office.place.risala(&["outbox", "pause"]).code, 0);
    office.place.risala(&["outbox", "run"]);
    assert_eq!((office.count("queued"), office.taken()), (3, (0, 0)));
    assert_eq!(office.place.risala(&["outbox", "cancel", "o1"]).code, 0);
    assert_eq!(office.place.risala(&["outbox", "cancel", "nobody"]).code, 2);
    assert_eq!(office.place.risala(&["outbox", "resume"]).code, 0);
    assert_eq!(office.place.risala(&["outbox", "run"]).code, 0);
    assert_eq!((office.count("accepted"), office.count("cancelled"), office.taken()), (2, 1, (2, 0)));
}

#[test]
fn who_asks_not_to_be_written_to_while_the_letter_waits_gets_none() {
    let office = Office::new(2);
    let officials = office.place.risala(&["import", "appeal/officials.csv"]);
    assert_eq!(officials.code, 0, "{officials:?}");
    assert_eq!(office.send(&["--release", "2", "--queue-only"]).code, 0);
    assert_eq!(office.place.risala(&["officials", "edit", "o1", "--opt-out", "2026-01-07"]).code, 0);
    assert_eq!(office.place.risala(&["outbox", "run"]).code, 0);
    assert_eq!((office.count("accepted"), office.count("cancelled"), office.taken()), (1, 1, (1, 0)));
}

#[test]
fn nobody_gets_two_letters_in_two_weeks_unless_a_person_says_why() {
    let office = Office::new(2);
    assert_eq!(office.send(&["--release", "2"]).code, 0);
    office.place.edit("appeal/campaign.toml", "wave = 1", "wave = 2");
    let run = office.send(&["--release", "2"]);
    assert_eq!((run.code, code(&run).as_str()), (2, "outbox.nothing"));
    assert_eq!(office.send(&["--release", "2", "--again", "the first letter had a wrong date"]).code, 0);
    assert_eq!(office.server.accepted(), 4);
}

#[test]
fn a_test_is_the_letter_but_for_its_ids() {
    let office = Office::new(2);
    let run = office.send(&["--test", "me@example.net", "--only", "o1", "--date", "2026-01-07"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(office.send(&["--test", "me@example.net"]).code, 2);
    assert_eq!(office.send(&["--release", "1", "--only", "o1", "--date", "2026-01-07"]).code, 0);
    let messages = office.server.messages();
    assert_eq!((&messages[0].to[0][..], &messages[1].to[0][..]), ("me@example.net", "o1@example.org"));
    let lines = |n: usize| String::from_utf8(messages[n].message.clone()).unwrap();
    let (test, real) = (lines(0), lines(1));
    let differing: Vec<&str> = test.lines().zip(real.lines()).filter(|(a, b)| a != b).map(|(line, _)| line).collect();
    assert_eq!(test.lines().count(), real.lines().count());
    assert_eq!(differing.len(), 2, "{differing:?}");
    assert!(differing.iter().all(|line| line.starts_with("Message-ID: ") || line.starts_with("X-Risala-Id: ")));
    assert_eq!(office.status()["letters"].as_array().unwrap().len(), 1, "a test is not remembered");
}

#[test]
fn a_rehearsal_shows_what_is_sent() {
    let office = Office::new(3);
    let run = office.place.risala(&["send", "appeal", "--rehearse", "--out", "shown", "--date", "2026-01-07"]);
    assert_eq!(run.code, 0, "{run:?}");
    let shown: BTreeSet<Vec<u8>> = office.place.files("shown").into_iter().map(|(_, bytes)| bytes).collect();
    assert_eq!(shown.len(), 3);
    assert_eq!(office.server.accepted(), 0);
    assert_eq!(office.send(&["--release", "3", "--date", "2026-01-07"]).code, 0);
    let sent: BTreeSet<Vec<u8>> = office.server.messages().into_iter().map(|message| message.message).collect();
    assert!(shown == sent, "what was shown is not what was sent");
}

#[test]
fn a_sealed_wave_goes_out_as_it_was_sealed() {
    let office = Office::new(3);
    let seal = office.place.risala(&["seal", "appeal", "--date", "2026-01-07", "--json"]);
    let hash = seal.json()["seal"]["hash"].as_str().unwrap().to_owned();
    assert_eq!(code(&office.send(&["--release-seal", "0123456789abcdef"])), "outbox.wrong_seal");
    assert_eq!(code(&office.send(&["--release-seal", &hash[..8]])), "outbox.wrong_seal");
    // A change after the seal keeps a release by number back, and one of the seal sends what was sealed.
    office.place.edit("appeal/officials.csv", "Jane Smith 1", "Jane Smythe");
    assert_eq!(code(&office.send(&["--release", "3"])), "outbox.not_released");
    let run = office.send(&["--release-seal", &hash[..16]]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(hashes(&run.json()["release"]["letters"], "sha256"), hashes(&seal.json()["seal"]["letters"], "message"));
    assert_eq!(office.taken(), (3, 0));
}

fn hashes(letters: &serde_json::Value, field: &str) -> BTreeSet<String> {
    letters.as_array().unwrap().iter().map(|letter| letter[field].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_sender_that_is_stopped_keeps_others_out_and_goes_on() {
    let office = Office::new(60);
    assert_eq!(office.send(&["--release", "60", "--queue-only"]).code, 0);
    let mut sender = office.start();
    office.wait(5);
    let signal = |name: &str| {
        assert!(Command::new("kill").args([name, &sender.id().to_string()]).status().unwrap().success());
    };
    signal("-STOP");
    let other = office.place.risala(&["outbox", "run", "--json"]);
    assert_eq!((other.code, code(&other).as_str()), (2, "outbox.running"));
    assert_eq!(office.status()["running"], true);
    sleep(Duration::from_millis(200));
    signal("-CONT");
    assert!(sender.wait().unwrap().success());
    assert_eq!((office.count("accepted"), office.taken()), (60, (60, 0)));
    assert_eq!(office.status()["running"], false);
}

#[test]
fn a_sender_asked_to_end_finishes_its_letter() {
    let office = Office::new(60);
    assert_eq!(office.send(&["--release", "60", "--queue-only"]).code, 0);
    let mut sender = office.start();
    office.wait(5);
    assert!(Command::new("kill").args(["-TERM", &sender.id().to_string()]).status().unwrap().success());
    assert!(sender.wait().unwrap().success());
    let sent = office.server.accepted();
    assert!((5..60).contains(&sent), "{sent}");
    assert_eq!((office.count("accepted"), office.count("queued")), (sent, 60 - sent));
}

#[test]
fn an_account_that_cannot_be_used_sends_nothing_and_says_why() {
    let office = Office::new(2);
    let run = office.place.risala(&["send", "appeal", "--account", "nobody", "--release", "2", "--json"]);
    assert_eq!(run.code, 2, "{run:?}");
    let port = {
        let gone = Rehearsal::start(Options::default()).unwrap();
        gone.port()
    };
    office.account("gone", port);
    let run =
        office.place.risala(&["send", "appeal", "--account", "gone", "--release", "2", "--queue-only", "--undo", "0"]);
    assert_eq!(run.code, 0, "{run:?}");
    let run = office.place.risala(&["outbox", "run", "--once", "--json"]);
    assert_eq!((run.code, code(&run).as_str()), (1, "mail.offline"));
    assert_eq!(office.count("queued"), 2);
}

#[test]
fn an_archive_is_looked_over_without_the_store() {
    let office = Office::new(3);
    assert_eq!(office.send(&["--release", "3"]).code, 0);
    let run = office.place.risala(&["outbox", "export", "sent", "--json"]);
    assert_eq!((run.code, run.json()["letters"].as_u64()), (0, Some(3)), "{run:?}");
    assert_eq!(office.place.risala(&["outbox", "export", "sent"]).code, 2, "an archive is never written over");
    let messages: BTreeSet<Vec<u8>> = office.place.files("sent/messages").into_iter().map(|(_, bytes)| bytes).collect();
    let received: BTreeSet<Vec<u8>> = office.server.messages().into_iter().map(|message| message.message).collect();
    assert!(messages == received, "the archive is not what was sent");
    fs::remove_dir_all(office.place.path("data")).unwrap();
    assert_eq!(office.place.risala(&["verify", "sent"]).code, 0);

    let (name, whole) = office.place.files("sent/messages").remove(0);
    let list = office.place.read("sent/outbox.json");
    let message = format!("sent/messages/{name}");
    for (file, bytes) in [
        (message.as_str(), Some(b"another letter".to_vec())),
        (&message, None),
        ("sent/letters/more.pdf", Some(b"more".to_vec())),
        ("sent/outbox.json", Some(list.replacen("accepted", "refused", 1).into_bytes())),
        ("sent/outbox.json", Some(list.replacen("\"o1\"", "\"o9\"", 1).into_bytes())),
        ("sent/outbox.json", Some(b"{}".to_vec())),
    ] {
        match bytes {
            Some(bytes) => office.place.write(file, bytes),
            None => fs::remove_file(office.place.path(file)).unwrap(),
        }
        assert_eq!(office.place.risala(&["verify", "sent"]).code, 1, "{file}");
        office.place.write(&message, &whole);
        office.place.write("sent/outbox.json", &list);
        let _ = fs::remove_file(office.place.path("sent/letters/more.pdf"));
        assert_eq!(office.place.risala(&["verify", "sent"]).code, 0);
    }
}

#[test]
fn two_computers_write_to_nobody_twice() {
    let (here, there) = (Office::new(4), Office::new(4));
    let campaign = here.place.read("appeal/campaign.toml");
    there.place.write("appeal/campaign.toml", &campaign);
    assert_eq!(here.send(&["--release", "2", "--only", "o0,o1"]).code, 0);
    assert_eq!(there.send(&["--release", "4", "--queue-only"]).code, 0);
    assert_eq!(here.place.risala(&["outbox", "written", "--export", "written.json"]).code, 0);
    there.place.write("written.json", here.place.read("written.json"));
    let run = there.place.risala(&["outbox", "written", "--import", "written.json", "--json"]);
    assert_eq!((run.json()["new"].as_u64(), run.json()["cancelled"].as_u64()), (Some(2), Some(2)), "{run:?}");
    assert_eq!(there.place.risala(&["outbox", "run"]).code, 0);
    assert_eq!((there.count("accepted"), there.count("cancelled")), (2, 2));
    there.place.write("written.json", "{}");
    assert_eq!(there.place.risala(&["outbox", "written", "--import", "written.json"]).code, 2);
}

#[test]
fn what_another_computer_sent_is_queued_again_only_for_a_reason() {
    let (here, there) = (Office::new(3), Office::new(3));
    there.place.write("appeal/campaign.toml", here.place.read("appeal/campaign.toml"));
    assert_eq!(here.send(&["--release", "3", "--queue-only"]).code, 0);
    assert_eq!(there.send(&["--release", "2", "--only", "o0,o1"]).code, 0);
    assert_eq!(there.place.risala(&["outbox", "written", "--export", "written.json"]).code, 0);
    here.place.write("written.json", there.place.read("written.json"));
    let import = || assert_eq!(here.place.risala(&["outbox", "written", "--import", "written.json"]).code, 0);
    import();
    assert_eq!(here.place.risala(&["outbox", "cancel", "o2"]).code, 0);

    // Named, it is refused; of all, those stay, and it is said.
    let named = here.place.risala(&["outbox", "retry", "--cancelled", "o0", "--json"]);
    assert_eq!((named.code, code(&named).as_str()), (2, "outbox.sent_elsewhere"));
    assert!(named.json()["problems"][0]["message"].as_str().unwrap().contains("o0"), "{named:?}");
    let all = here.place.risala(&["outbox", "retry", "--cancelled", "--json"]).json();
    assert_eq!((&all["count"], &all["elsewhere"]), (&1.into(), &2.into()));
    assert_eq!((here.count("queued"), here.count("cancelled")), (1, 2));

    // For a reason it goes, and the same news does not take it back; the reason stands in its history.
    let reason = ["outbox", "retry", "--cancelled", "o0", "--again", "their server lost the first one", "--json"];
    let again = here.place.risala(&reason).json();
    assert_eq!((&again["count"], &again["elsewhere"]), (&1.into(), &0.into()));
    import();
    assert_eq!(here.count("queued"), 2);
    assert_eq!(here.place.risala(&["outbox", "run"]).code, 0);
    assert_eq!((here.count("accepted"), here.count("cancelled"), here.taken()), (2, 1, (2, 0)));
    assert_eq!(here.place.risala(&["outbox", "export", "sent"]).code, 0);
    assert!(here.place.read("sent/outbox.json").contains("by a person: their server lost the first one"));
}

#[test]
fn what_was_sent_after_a_backup_is_not_sent_again_after_a_restore() {
    let office = Office::new(4);
    assert_eq!(office.send(&["--release", "4", "--queue-only"]).code, 0);
    assert_eq!(office.place.risala(&["backup", "safe"]).code, 0);
    assert_eq!(office.place.risala(&["outbox", "cancel", "o3"]).code, 0);
    assert_eq!(office.place.risala(&["outbox", "run"]).code, 0);
    assert_eq!(office.taken(), (3, 0));
    assert_eq!(office.place.risala(&["restore", "safe"]).code, 0);
    office.place.risala(&["outbox", "run"]);
    office.send(&["--release", "4"]);
    assert_eq!(office.taken(), (3, 0));
    assert_eq!((office.count("accepted"), office.count("cancelled")), (3, 1));
    // Even a store from before the wave, when the present one is there to be asked.
    let office = Office::new(2);
    assert_eq!(office.place.risala(&["backup", "safe"]).code, 0);
    assert_eq!(office.send(&["--release", "2"]).code, 0);
    assert_eq!(office.place.risala(&["restore", "safe"]).code, 0);
    assert_eq!(code(&office.send(&["--release", "2"])), "outbox.nothing");
    assert_eq!(office.taken(), (2, 0));
}
