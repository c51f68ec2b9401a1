//! Each kind of answer that servers give: what becomes of the letter and of the account.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once

mod common;

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use common::{COLUMNS, Place, row};

/// Where the server gives its answer, the answer (none: the connection ends), the letter's state, the problem told and
/// whether the account is halted.
type Row = (&'static str, &'static str, &'static str, &'static str, bool);

const ROWS: &[Row] = &[
    // About the account: it backs off, and the letter waits.
    ("MAIL", "421 4.7.0 try later", "queued", "mail.slow_down", false),
    ("DOT", "432 4.3.2 too many connections", "queued", "mail.slow_down", false),
    ("RCPT", "451 4.7.1 slow down", "queued", "mail.slow_down", false),
    ("MAIL", "454 4.7.0 too many logins", "queued", "mail.slow_down", false),
    // A quota refuses no letter.
    ("DOT", "550 5.4.5 daily limit", "queued", "mail.quota", false),
    ("MAIL", "550 5.4.5 daily limit", "queued", "mail.quota", false),
    ("DOT", "554 5.2.0 submission quota", "queued", "mail.quota", false),
    // The login, or a sender who is not the login: nothing more until a person says so.
    ("AUTH", "535 5.7.8 wrong", "queued", "mail.login_refused", true),
    ("AUTH", "550 5.7.30 basic authentication is off", "queued", "mail.login_refused", true),
    ("AUTH", "535 5.7.139 unsuccessful", "queued", "mail.login_refused", true),
    ("MAIL", "550 5.7.60 may not send as", "queued", "mail.sender_refused", true),
    ("DOT", "554 5.2.252 SendAsDenied", "queued", "mail.sender_refused", true),
    // About the letter.
    ("RCPT", "450 4.2.1 busy", "deferred", "", false),
    ("RCPT", "451 4.2.0 busy", "deferred", "", false),
    ("RCPT", "550 5.1.1 unknown", "refused", "outbox.refused", false),
    ("DOT", "552 5.3.4 too large", "refused", "outbox.refused", false),
    ("SIZE", "", "refused", "outbox.refused", false),
    // After the dot, without an answer, nobody knows.
    ("DOT", "", "unconfirmed", "outbox.unconfirmed", false),
    ("DOT", "ok!", "unconfirmed", "outbox.unconfirmed", false),
    ("DOT", "354 go on", "unconfirmed", "outbox.unconfirmed", false),
    ("DOT", "250 2.0.0 queued", "accepted", "", false),
];

/// A server on this computer that is right in everything but one step.
fn server(at: &'static str, answer: &'static str) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming() {
            // That the sender goes away is its own affair.
            let _ = talk(stream.unwrap(), at, answer);
        }
    });
    port
}

fn talk(mut stream: TcpStream, at: &str, answer: &str) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let mut is_body = false;
    stream.write_all(b"220 test\r\n")?;
    while let Some(line) = lines.next().transpose()? {
        let (step, usual) = match line.get(..4).unwrap_or(&line) {
            "." => ("DOT", "250 2.0.0 queued"),
            _ if is_body => continue,
            "EHLO" if at == "SIZE" => ("EHLO", "250-test\r\n250-SIZE 1000\r\n250 AUTH PLAIN"),
            "EHLO" => ("EHLO", "250-test\r\n250-PIPELINING\r\n250 AUTH PLAIN"),
            "AUTH" => ("AUTH", "235 welcome"),
            "MAIL" => ("MAIL", "250 2.1.0 ok"),
            "RCPT" => ("RCPT", "250 2.1.5 ok"),
            "DATA" => ("DATA", "354 go on"),
            _ => ("QUIT", "250 ok"),
        };
        is_body = step == "DATA";
        if step == at && answer.is_empty() {
            return Ok(());
        }
        stream.write_all(format!("{}\r\n", if step == at { answer } else { usual }).as_bytes())?;
    }
    Ok(())
}

#[test]
fn every_kind_of_answer_has_its_consequence() {
    let place = Place::with_sample();
    let rows: Vec<String> = (0..ROWS.len()).map(|n| row(&format!("o{n}"), &format!("Jane Smith {n}"))).collect();
    place.list(&[&[COLUMNS][..], &rows.iter().map(String::as_str).collect::<Vec<_>>()].concat());
    let settings = place.read("appeal/campaign.toml");
    let unsigned = settings.split("[signing]").next().unwrap();
    place.write("appeal/campaign.toml", format!("{unsigned}\n[policy]\nlevel = \"light\"\n"));
    let mut wrong = Vec::new();
    for (n, (at, answer, state, code, is_halted)) in ROWS.iter().enumerate() {
        let (account, official, port) = (format!("a{n}"), format!("o{n}"), server(at, answer).to_string());
        let add = ["account", "add", &account, "--address", "office@example.org", "--server", "127.0.0.1"];
        let login = ["--password-command", "echo secret", "--security", "plain", "--per-minute", "0", "--port", &port];
        assert_eq!(place.risala(&[&add[..], &login].concat()).code, 0);
        let send = ["send", "appeal", "--account", &account, "--release", "1", "--queue-only", "--undo", "0"];
        assert_eq!(place.risala(&[&send[..], &["--only", &official]].concat()).code, 0);
        let run = place.risala(&["outbox", "run", "--once", "--account", &account, "--json"]).json();
        let status = place.risala(&["outbox", "status", "--letters", "--json"]).json();
        let letters = status["letters"].as_array().unwrap();
        let letter = letters.iter().find(|letter| letter["official"] == official.as_str()).unwrap();
        let told = run["problems"].as_array().unwrap().iter().any(|problem| problem["code"] == *code);
        let halted = status["halts"].as_array().unwrap().iter().any(|halt| halt["account"] == account.as_str());
        if letter["state"] != *state || !(told || code.is_empty()) || halted != *is_halted {
            wrong.push(format!("{at} {answer}: {letter} {run}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
