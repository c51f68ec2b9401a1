//! What `account test` says of everything that can be wrong with an account: the step that failed, and what to do.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once

#[path = "../../../risala-mail/tests/session/scripted/mod.rs"]
#[allow(dead_code)] // it serves other tests too
mod scripted;

use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::thread;

use risala_engine::Lang;
use risala_engine::accounts::{Keys, Settings};
use risala_engine::api::account::AccountTestReport;
use risala_engine::api::{self, NewAccount};
use risala_engine::secret::Password;
use risala_engine::vault::Given;
use scripted::certificates::{Authority, self_signed};
use scripted::{Act, At, Protection, Scripted, Ways};
use tokio::runtime::Builder;

/// A server on a thread of its own; its port.
fn serve(ways: Ways) -> u16 {
    let (tell, hear) = std::sync::mpsc::channel();
    thread::spawn(move || {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let server = Scripted::start(ways).await;
            tell.send(server.port).unwrap();
            std::future::pending::<()>().await;
        });
    });
    hear.recv().unwrap()
}

/// A server that answers the first bytes with these.
fn raw(answer: Vec<u8>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut heard = [0; 16];
            // Who goes away first does not matter.
            let _ = stream.read_exact(&mut heard).and_then(|()| stream.write_all(&answer));
            let _ = stream.read(&mut [0; 1000]);
        }
    });
    port
}

fn settings(port: u16, security: &str, roots: &str) -> Settings {
    Settings {
        name: "office".into(),
        address: "office@society.example".into(),
        server: "localhost".into(),
        port,
        security: security.into(),
        roots: roots.into(),
        ..Settings::default()
    }
}

fn tested(data: &Path, settings: Settings, lang: Lang) -> AccountTestReport {
    let given = Some(Given::Password(Password::new("secret-of-tests".to_owned())));
    let keys = Keys { data: Some(data.to_owned()), given, ..Keys::default() };
    let new = NewAccount { settings, force: true, ..NewAccount::default() };
    api::add_account(&new, &keys, &|_| {}, lang).unwrap();
    api::test_account("office", &keys, None, lang).unwrap()
}

/// The account, the step that fails, the problem, and words of the message and of its remedy.
type Case = (Settings, &'static str, &'static str, [&'static str; 2]);

/// The step and code, the steps done before it, and a remedy in both languages.
fn look(cases: Vec<Case>) {
    let data = tempfile::tempdir().unwrap();
    for (settings, step, code, words) in cases {
        let report = tested(data.path(), settings.clone(), Lang::En);
        let problem = &report.problems[0];
        assert_eq!((report.failed.as_str(), problem.code.as_str(), report.sound), (step, code, false), "{report:?}");
        let all: &[&str] = match settings.security.as_str() {
            "tls" => &["connect", "tls", "greeting", "ehlo", "auth"],
            "starttls" => &["connect", "greeting", "ehlo", "starttls", "tls", "auth"],
            _ => &["connect", "greeting", "ehlo", "auth"],
        };
        let before: Vec<&str> = all.iter().copied().take_while(|name| *name != step).collect();
        assert_eq!(report.steps, before, "{code}");
        assert!(problem.message.contains(words[0]), "{}", problem.message);
        assert!(problem.hint.contains(words[1]), "{code}: {}", problem.hint);
        let arabic = &tested(data.path(), settings, Lang::Ar).problems[0];
        let is_arabic = |text: &str| text.chars().any(|c| ('\u{621}'..='\u{64A}').contains(&c));
        assert!(is_arabic(&arabic.message) && is_arabic(&arabic.hint), "{arabic:?}");
    }
}

#[test]
fn certificates_and_connections_that_are_not_safe() {
    let (ours, others) = (Authority::new("Ours"), Authority::new("Others"));
    let tls = |acceptor| serve(Ways::new(Protection::Tls(acceptor)));
    let at = |port| settings(port, "tls", &ours.pem);
    let start = |ways: Ways| settings(serve(ways), "starttls", &ours.pem);
    let sound = || Protection::StartTls(ours.server("localhost", 2100));
    let hello = [&[0x16, 3, 1, 0, 42, 2, 0, 0, 38, 3, 1][..], &[7; 32], &[0, 0xC0, 0x13, 0]].concat();
    look(vec![
        (
            at(tls(ours.server("shared-host.example", 2100))),
            "tls",
            "mail.tls_wrong_host",
            ["shared-host.example", "set --server to one of these"],
        ),
        (at(tls(ours.server("localhost", 2021))), "tls", "mail.tls_expired", ["not valid", "date"]),
        (at(tls(others.server("localhost", 2100))), "tls", "mail.tls_unknown_issuer", ["vouches", "--ca-file"]),
        (at(tls(self_signed("localhost"))), "tls", "mail.tls_self_signed", ["itself", "--ca-file"]),
        (at(raw(hello)), "tls", "mail.tls_old_version", ["old versions", "TLS 1.2 or 1.3"]),
        (at(raw(vec![0x15, 3, 1, 0, 2, 2, 70])), "tls", "mail.tls_old_version", ["old versions", "TLS 1.2 or 1.3"]),
        (
            at(raw(b"220 mail.test ready\r\n".to_vec())),
            "tls",
            "mail.tls_not_spoken",
            ["not with TLS", "--security starttls"],
        ),
        (
            start(Ways { extensions: &["SIZE 1000"], ..Ways::new(sound()) }),
            "starttls",
            "mail.no_starttls",
            ["STARTTLS", "465"],
        ),
        (
            start(Ways::new(sound()).but(At::StartTls, Act::Say(b"220 go\r\n250 injected\r\n"))),
            "starttls",
            "mail.injected",
            ["before TLS", "Do not send from this network"],
        ),
        (
            settings(1, "tls", "-----BEGIN CERTIFICATE-----\n"),
            "connect",
            "mail.offline",
            ["reached", "name and its port"],
        ),
    ]);
}

#[test]
fn logins_and_servers_that_refuse() {
    let ours = Authority::new("Ours");
    let at = |ways: Ways| settings(serve(ways), "tls", &ours.pem);
    let sound = || Ways::new(Protection::Tls(ours.server("localhost", 2100)));
    look(vec![
        (
            at(sound().but(At::Auth, Act::Say(b"535 5.7.8 wrong\r\n"))),
            "auth",
            "mail.login_refused",
            ["wrong", "login name and password"],
        ),
        (
            at(sound().but(At::Auth, Act::Say(b"534 5.7.9 application-specific\r\n"))),
            "auth",
            "mail.app_password",
            ["application-specific", "Make an app password"],
        ),
        (
            at(Ways { extensions: &["SIZE 1000"], ..sound() }),
            "auth",
            "mail.no_auth",
            ["no way to log in", "port and server"],
        ),
        (
            at(sound().but(At::Greeting, Act::Say(b"554 not for you\r\n"))),
            "greeting",
            "mail.server_refuses",
            ["not for you", "operator"],
        ),
        (
            at(sound().but(At::Greeting, Act::Say(b"421 busy\r\n"))),
            "greeting",
            "mail.slow_down",
            ["busy", "fewer letters a minute"],
        ),
        (
            at(sound().but(At::Greeting, Act::Last(b""))),
            "greeting",
            "mail.closed",
            ["ended the connection", "check the port"],
        ),
        (
            at(sound().but(At::Hello, Act::Say(b"hello!\r\n"))),
            "ehlo",
            "mail.garbled",
            ["not SMTP", "465 speaks TLS at once"],
        ),
    ]);
}

#[test]
fn ways_that_lead_nowhere() {
    let gone = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let here = |port: u16| Settings { server: "127.0.0.1".into(), ..settings(port, "plain", "") };
    // Nobody takes mail at this address of the loopback network.
    let closed = Settings { server: "127.0.0.77".into(), ..settings(25, "starttls", "") };
    let proxied = Settings { proxy: format!("socks5://127.0.0.1:{gone}"), ..settings(465, "tls", "") };
    look(vec![
        (here(gone), "connect", "mail.offline", ["reached", "name and its port"]),
        (closed, "connect", "mail.wrong_port", ["Port 25", "on 587"]),
        (proxied, "connect", "mail.offline", ["reached", "name and its port"]),
    ]);
}

#[test]
fn an_account_that_is_sound() {
    let ours = Authority::new("Ours");
    let data = tempfile::tempdir().unwrap();
    for (security, protection) in [
        ("tls", Protection::Tls(ours.server("localhost", 2100))),
        ("starttls", Protection::StartTls(ours.server("localhost", 2100))),
    ] {
        let report = tested(data.path(), settings(serve(Ways::new(protection)), security, &ours.pem), Lang::En);
        assert!(report.sound && report.failed.is_empty() && report.problems.is_empty(), "{report:?}");
        assert_eq!(report.steps.last().unwrap(), "auth");
    }
}
