//! What comes back to letters, from the command line.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once

mod common;

use common::{COLUMNS, Place, Run, row};
use risala_mail::rehearsal::{Options, Rehearsal};
use serde_json::Value;

/// Letters that were sent, by official: `X-Risala-Id` and Message-ID.
struct Office {
    place: Place,
    letters: Vec<(String, String)>,
}

fn header(message: &str, name: &str) -> String {
    message.lines().find_map(|line| line.strip_prefix(name)).unwrap().trim().to_owned()
}

impl Office {
    fn new(count: usize) -> Self {
        let (place, server) = (Place::with_sample(), Rehearsal::start(Options::default()).unwrap());
        let rows: Vec<String> = (0..count).map(|n| row(&format!("o{n}"), &format!("Jane Smith {n}"))).collect();
        place.list(&[&[COLUMNS][..], &rows.iter().map(String::as_str).collect::<Vec<_>>()].concat());
        let settings = place.read("appeal/campaign.toml");
        let unsigned = settings.split("[signing]").next().unwrap();
        place.write("appeal/campaign.toml", format!("{unsigned}\n[policy]\nlevel = \"light\"\n"));
        let port = server.port().to_string();
        let args =
            ["account", "add", "office", "--address", "office@example.org", "--server", "127.0.0.1", "--port", &port];
        let added =
            place.risala(&[&args[..], &["--security", "plain", "--method", "none", "--per-minute", "0"]].concat());
        assert!(added.code < 2, "{added:?}");
        let count = count.to_string();
        let sent = place.risala(&["send", "appeal", "--account", "office", "--undo", "0", "--release", &count]);
        assert_eq!(sent.code, 0, "{sent:?}");
        let mut messages = server.messages();
        messages.sort_by(|a, b| a.to.cmp(&b.to));
        let ids = |message: &[u8]| {
            let text = String::from_utf8_lossy(message).into_owned();
            (header(&text, "X-Risala-Id:"), header(&text, "Message-ID:"))
        };
        Self { place, letters: messages.iter().map(|received| ids(&received.message)).collect() }
    }

    fn take(&self, name: &str, message: &str) -> Value {
        self.place.write(&format!("inbox/{name}.eml"), message);
        let run = self.place.risala(&["bounces", "take", &format!("inbox/{name}.eml"), "--json"]);
        assert_eq!(run.code, 0, "{run:?}");
        run.json()
    }

    fn last(&self) -> Value {
        let run = self.place.risala(&["bounces", "list", "--json"]);
        run.json()["replies"].as_array().unwrap().last().unwrap().clone()
    }
}

fn report(action: &str, status: &str, recipient: &str, letter: &str) -> String {
    format!(
        "Return-Path: <>\r\nFrom: MAILER-DAEMON@mail.example\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n--b\r\n\r\nSorry.\r\n--b\r\n\
         Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example\r\n\r\nFinal-Recipient: rfc822; {recipient}\r\n\
         Action: {action}\r\nStatus: {status}\r\nDiagnostic-Code: smtp; 550 {status} no such user\r\n\r\n--b\r\n\
         Content-Type: message/rfc822\r\n\r\n{letter}Subject: x\r\n\r\nx\r\n--b--\r\n"
    )
}

#[test]
fn reports_find_their_letters() {
    let office = Office::new(4);
    // By X-Risala-Id, under a Message-ID that the server had rewritten, and an address that the letter was passed on to.
    let letter = format!("Message-ID: <rewritten@outlook.example>\r\nX-Risala-Id: {}\r\n", office.letters[0].0);
    let report_one = report("failed", "5.1.1", "deputy@elsewhere.example", &letter);
    let taken = office.take("one", &report_one);
    assert_eq!((&taken["new"]["failed"], &taken["known"]), (&1.into(), &0.into()));
    let last = office.last();
    assert_eq!(
        (&last["official"], &last["by"], &last["address_state"]),
        (&"o0".into(), &"id".into(), &"bounced".into())
    );
    assert_eq!((&last["status"], &last["said"]), (&"5.1.1".into(), &"550 5.1.1 no such user".into()));
    // The message is kept as it came, once.
    let hash = last["message"].as_str().unwrap();
    let kept = std::fs::read(office.place.path(&format!("data/blobs/{}/{}", &hash[..2], &hash[2..]))).unwrap();
    assert_eq!(kept, report_one.as_bytes());
    assert_eq!(office.take("one", &report_one)["known"], 1);

    // By Message-ID: a delay, then the failure; a later delay does not undo it.
    let letter = format!("Message-ID: {}\r\n", office.letters[1].1);
    for (name, action, status, state) in [
        ("two", "delayed", "4.4.1", "delayed"),
        ("three", "failed", "5.1.2", "bounced"),
        ("four", "delayed", "4.4.1", "bounced"),
    ] {
        office.take(name, &report(action, status, "o1@example.org", &letter));
        assert_eq!(
            (&office.last()["official"], &office.last()["address_state"]),
            (&"o1".into(), &state.into()),
            "{name}"
        );
    }
    // By the recipient alone; a letter of somebody else; no letter at all.
    office.take("five", &report("failed", "5.2.2", "O2@example.org", ""));
    let last = office.last();
    assert_eq!(
        (&last["official"], &last["by"], &last["address_state"]),
        (&"o2".into(), &"recipient".into(), &"delayed".into())
    );
    let foreign = report("failed", "5.1.1", "x@example.net", "Message-ID: <a@b.example>\r\n");
    assert_eq!(office.take("six", &foreign)["unknown"], 1);
    assert_eq!(office.take("seven", "From: a@b.example\r\nSubject: News\r\n\r\nHello\r\n")["other"], 1);
    // A whole folder at once: everything is known.
    let again = office.place.risala(&["bounces", "take", "inbox", "--json"]).json();
    assert_eq!(
        (&again["read"], &again["known"], &again["unknown"], &again["other"]),
        (&7.into(), &5.into(), &1.into(), &1.into())
    );
    // The letters themselves are as they were.
    let status = office.place.risala(&["outbox", "status", "--letters", "--json"]).json();
    assert!(status["letters"].as_array().unwrap().iter().all(|letter| letter["state"] == "accepted"));
}

#[test]
fn a_wish_is_offered_and_confirmed_by_a_person() {
    let office = Office::new(2);
    assert_eq!(office.place.risala(&["import", "appeal/officials.csv"]).code, 0);
    let answer = |text: &str, head: &str| {
        format!(
            "From: Secretary <secretary@example.org>\r\nIn-Reply-To: {}\r\nSubject: Re: x\r\n{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n",
            office.letters[0].1
        )
    };
    assert_eq!(office.take("thanks", &answer("شكرًا لكم", ""))["new"]["answer"], 1);
    assert_eq!(
        office.take("away", &answer("away; unsubscribe", "Auto-Submitted: auto-replied\r\n"))["new"]["automatic"],
        1
    );
    assert_eq!(office.take("robot", &answer("please confirm your message", ""))["new"]["challenge"], 1);
    assert_eq!(office.take("wish", &answer("الرجاء عدم مراسلتنا مرة أخرى.", ""))["new"]["opt-out"], 1);
    let wish = office.last();
    assert_eq!((&wish["wish"], &wish["official"]), (&"offered".into(), &"o0".into()));
    let opted = |run: &Run| run.out.contains("o0@example.org");
    let opt_outs = |office: &Office| {
        let run = office.place.risala(&["officials", "opt-outs", "--export", "opt-outs.json", "--force"]);
        assert!(run.code == 0, "{run:?}");
        office.place.read("opt-outs.json")
    };
    assert!(!opt_outs(&office).contains("o0@example.org"), "nothing follows from words alone");
    let told = office.place.risala(&["bounces", "list", "--lang", "ar"]);
    assert!(told.out.contains("لا يرغب في رسائل أخرى") && opted(&told), "{told:?}");
    let id = wish["id"].to_string();
    let confirmed = office.place.risala(&["bounces", "confirm-opt-out", &id]);
    assert!(confirmed.code == 0 && opted(&confirmed), "{confirmed:?}");
    assert!(opt_outs(&office).contains("o0@example.org"));
    assert_eq!(office.last()["wish"], "confirmed");
    assert_eq!(office.place.risala(&["bounces", "confirm-opt-out", "99"]).code, 2);
}

#[test]
fn what_came_back_outlives_a_restored_backup() {
    let office = Office::new(1);
    assert_eq!(office.place.risala(&["backup", "before.sqlite"]).code, 0);
    office.take("one", &report("failed", "5.1.1", "o0@example.org", ""));
    assert_eq!(office.place.risala(&["restore", "before.sqlite"]).code, 0);
    assert_eq!((&office.last()["official"], &office.last()["address_state"]), (&"o0".into(), &"bounced".into()));
}

#[test]
fn a_command_of_a_restored_backup_waits_for_a_person() {
    let place = Place::empty();
    let add =
        ["account", "add", "office", "--address", "office@example.org", "--server", "127.0.0.1", "--security", "plain"];
    let command = ["--port", "9", "--password-command", "echo ran >> ran; echo secret"];
    assert_eq!(place.risala(&[&add[..], &command].concat()).code, 0);
    assert_eq!(place.risala(&["account", "test", "office"]).code, 1, "nobody listens there, but the command ran");
    assert_eq!(place.read("ran"), "ran\n");
    assert_eq!(place.risala(&["backup", "before.sqlite"]).code, 0);
    assert_eq!(place.risala(&["restore", "before.sqlite"]).code, 0);
    let held = place.risala(&["account", "test", "office"]);
    assert!(held.code == 2 && held.err.contains("nobody has confirmed it: echo ran"), "{held:?}");
    assert_eq!(place.read("ran"), "ran\n", "it did not run");
    assert_eq!(place.risala(&["account", "confirm", "office"]).code, 0);
    assert_eq!(place.risala(&["account", "test", "office"]).code, 1);
    assert_eq!(place.read("ran"), "ran\nran\n");
}
