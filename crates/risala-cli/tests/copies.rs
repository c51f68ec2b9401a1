//! Copies that letters name, sent by mail.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once

mod common;

use std::collections::BTreeMap;

use common::Run;
use common::office::{Office, code};
use serde_json::Value;

/// A campaign of so many letters by mail, copies of all of them for the last reader.
fn office(letters: usize) -> Office {
    let office = Office::new(letters);
    let to = letters - 1;
    let copies = format!("\n[[copies]]\ntitle = {{ ar = \"وزارة\", en = \"Ministry\" }}\nofficial = \"o{to}\"\n");
    office.place.write("appeal/campaign.toml", office.place.read("appeal/campaign.toml") + &copies);
    office
}

fn release(office: &Office, count: &str, more: &[&str]) -> Run {
    let args = ["copies", "appeal", "--account", "office", "--undo", "0", "--json", "--release", count];
    office.place.risala(&[&args[..], more].concat())
}

/// Copies by whose letter they are of, and their state.
fn states(office: &Office) -> BTreeMap<String, String> {
    let report = office.place.risala(&["copies", "appeal", "--json"]).json();
    let text = |copy: &Value, name: &str| copy[name].as_str().unwrap().to_owned();
    let copies = report["copies"].as_array().unwrap();
    copies.iter().map(|copy| (text(copy, "official"), text(copy, "state"))).collect()
}

fn all(states: [(&str, &str); 2]) -> BTreeMap<String, String> {
    states.map(|(official, state)| (official.to_owned(), state.to_owned())).into()
}

#[test]
fn copies_go_through_the_outbox_once_with_the_bytes_of_their_letter() {
    let office = office(3);
    assert_eq!(code(&release(&office, "2", &[])), "outbox.nothing");
    assert_eq!(states(&office), all([("o0", "waiting"), ("o1", "waiting")]));
    assert_eq!(office.send(&["--release", "3"]).code, 0);
    let wrong = release(&office, "3", &[]);
    assert_eq!((wrong.code, code(&wrong).as_str()), (2, "outbox.wrong_count"));
    assert_eq!(office.server.accepted(), 3, "nothing was queued");

    let run = release(&office, "2", &[]);
    assert_eq!(run.code, 0, "{run:?}");
    let released = run.json()["release"]["letters"].as_array().unwrap().clone();
    let told: Vec<_> = released.iter().map(|one| (one["official"].as_str(), one["copy_of"].as_str())).collect();
    assert_eq!(told, [(Some("o2"), Some("o0")), (Some("o2"), Some("o1"))]);
    assert_eq!(states(&office), all([("o0", "accepted"), ("o1", "accepted")]));
    assert_eq!((office.count("accepted"), office.server.accepted()), (5, 5));
    assert_eq!(code(&release(&office, "2", &[])), "outbox.nothing");
    assert_eq!(office.server.accepted(), 5, "never twice");

    // Each is a message of its own, and says what it is.
    let messages = office.server.messages();
    let text = |n: usize| String::from_utf8(messages[n].message.clone()).unwrap();
    let header = |text: &str, name: &str| text.lines().find(|line| line.starts_with(name)).unwrap().to_owned();
    for name in ["Message-ID: ", "X-Risala-Id: "] {
        let ids: std::collections::BTreeSet<String> = (0..5).map(|n| header(&text(n), name)).collect();
        assert_eq!(ids.len(), 5, "{ids:?}");
    }
    assert_eq!([&messages[3].to, &messages[4].to], [&["o2@example.org"], &["o2@example.org"]]);

    // The archive holds them, with the very file of their letter, and adds up.
    assert_eq!(office.place.risala(&["outbox", "export", "sent"]).code, 0);
    assert_eq!(office.place.risala(&["verify", "sent"]).code, 0);
    let bundle: Value = serde_json::from_str(&office.place.read("sent/outbox.json")).unwrap();
    let letters = bundle["letters"].as_array().unwrap();
    let pdf = |official: &str, copy_of: Option<&str>| {
        let is = |one: &&Value| one["official"] == official && one["copy_of"].as_str() == copy_of;
        letters.iter().find(is).unwrap()["pdf"]["sha256"].clone()
    };
    assert_eq!(pdf("o2", Some("o0")), pdf("o0", None));
    assert_eq!(pdf("o2", Some("o1")), pdf("o1", None));
    assert_ne!(pdf("o2", None), pdf("o0", None));
    totals(&office);
}

/// The outbox counts copies among its letters and apart, the report letters alone.
fn totals(office: &Office) {
    let total = office.status()["totals"][0].clone();
    assert_eq!((&total["letters"], &total["copies"], &total["states"]["accepted"]), (&5.into(), &2.into(), &5.into()));
    let report = office.place.risala(&["report", "appeal", "--json"]);
    assert_eq!(report.code, 0, "{report:?}");
    let report = report.json();
    assert_eq!((&report["outbox"]["accepted"], &report["states"]["accepted"]), (&3.into(), &3.into()));
}

#[test]
fn a_copy_goes_one_way_only() {
    let office = office(3);
    assert_eq!(office.send(&["--release", "3"]).code, 0);
    let mark = |official: &str| {
        let args = ["mark", "set", "appeal", "--as", "mailed", "--by", "Rana", "--copy-to", "o2", "--json", "--only"];
        office.place.risala(&[&args[..], &[official]].concat())
    };
    assert_eq!(mark("o0").code, 0);
    assert_eq!(code(&release(&office, "2", &[])), "outbox.wrong_count");
    assert_eq!(release(&office, "1", &["--queue-only"]).code, 0);
    assert_eq!(states(&office), all([("o0", "mailed"), ("o1", "queued")]));
    assert_eq!(code(&mark("o1")), "hand.in_outbox");

    // Taken back, it can be marked, and then does not leave.
    assert_eq!(office.place.risala(&["outbox", "cancel", "o2"]).code, 0);
    assert_eq!(states(&office)["o1"], "cancelled");
    assert_eq!(mark("o1").code, 0);
    assert_eq!(office.place.risala(&["outbox", "retry", "--cancelled"]).code, 0);
    assert_eq!(office.place.risala(&["outbox", "run"]).code, 0);
    assert_eq!((states(&office)["o1"].as_str(), office.server.accepted()), ("mailed", 3));
}

#[test]
fn who_asked_not_to_be_written_to_gets_no_copy_and_an_address_that_does_not_work_none_either() {
    let office = office(3);
    assert_eq!(office.place.risala(&["import", "appeal/officials.csv"]).code, 0);
    assert_eq!(office.send(&["--release", "3"]).code, 0);
    let letter = String::from_utf8(office.server.messages()[2].message.clone()).unwrap();
    let id = letter.lines().find(|line| line.starts_with("X-Risala-Id: ")).unwrap();
    let bounce = format!(
        "Return-Path: <>\r\nFrom: MAILER-DAEMON@mail.example\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n--b\r\n\r\nSorry.\r\n--b\r\n\
         Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example\r\n\r\n\
         Final-Recipient: rfc822; o2@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b\r\n\
         Content-Type: message/rfc822\r\n\r\n{id}\r\nSubject: x\r\n\r\nx\r\n--b--\r\n"
    );
    office.place.write("bounce.eml", bounce);
    assert_eq!(office.place.risala(&["bounces", "take", "bounce.eml"]).code, 0);
    let run = release(&office, "2", &[]);
    let codes: Vec<Value> = run.json()["problems"].as_array().unwrap().iter().map(|one| one["code"].clone()).collect();
    assert_eq!(codes, ["outbox.nothing", "outbox.bounced"]);

    // With another address they are queued; then their reader asks for no more.
    office.place.edit("appeal/officials.csv", "o2@example.org", "other@example.org");
    let run = release(&office, "2", &["--queue-only"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(office.place.risala(&["officials", "edit", "o2", "--opt-out", "2026-01-07"]).code, 0);
    assert_eq!(office.place.risala(&["outbox", "run"]).code, 0);
    assert_eq!((office.count("accepted"), office.count("cancelled"), office.server.accepted()), (3, 2, 3));
    assert_eq!(states(&office), all([("o0", "opted_out"), ("o1", "opted_out")]));
    assert_eq!(code(&release(&office, "2", &[])), "outbox.nothing");
}

#[test]
fn of_a_letter_that_went_by_post_the_copy_is_made_anew_and_that_is_said() {
    let office = office(2);
    let rows = office.place.read("appeal/officials.csv").replacen("o0@example.org,email", "o0@example.org,hand", 1);
    office.place.write("appeal/officials.csv", rows);
    let day = ["--date", "2026-01-07"];
    let mark = ["mark", "set", "appeal", "--as", "handed", "--by", "Rana", "--only", "o0"];
    assert_eq!(office.place.risala(&[&mark[..], &day].concat()).code, 0);
    // In another year its number would be another.
    let run = release(&office, "1", &["--date", "2027-01-07"]);
    assert_eq!(run.code, 2, "{run:?}");
    let codes: Vec<Value> = run.json()["problems"].as_array().unwrap().iter().map(|one| one["code"].clone()).collect();
    assert_eq!(codes, ["outbox.not_released", "copies.made_anew"]);
    let run = release(&office, "1", &day);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(run.json()["release"]["problems"][0]["code"], "copies.made_anew");
    assert_eq!(office.server.accepted(), 1);
    let message = String::from_utf8(office.server.messages()[0].message.clone()).unwrap();
    assert!(!message.contains("Date: Wed, 07 Jan 2026"), "the mail is of today: {message}");
}
