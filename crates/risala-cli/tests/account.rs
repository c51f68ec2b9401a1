//! Accounts: added, shown, tested, removed; and a password that stands nowhere.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::fs;
use std::io::Write;
use std::net::TcpListener;
use std::process::Stdio;

use common::Place;
use common::canary::{every_file, found_in};
use common::logins::server;

const CANARY: &str = "canary-7f3a";

fn add(port: u16, more: &[&str]) -> Vec<String> {
    let port = port.to_string();
    let args = ["account", "add", "office", "--address", "office@society.example", "--server", "127.0.0.1"];
    let args = [&args[..], &["--security", "plain", "--port", &port], more].concat();
    args.into_iter().map(str::to_owned).collect()
}

fn run(place: &Place, args: &[String]) -> common::Run {
    place.risala(&args.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn from_adding_to_removing() {
    let place = Place::empty();
    let port = server("235 welcome").0;
    assert_eq!(place.risala(&["account", "list"]).out, "There is no account yet; risala account add makes one.\n");
    let added = run(&place, &add(port, &["--method", "none", "--per-minute", "0", "--own-copy"]));
    assert_eq!((added.code, added.err.as_str()), (0, ""), "{added:?}");
    let again = run(&place, &add(port, &["--method", "none"]));
    assert!(again.code == 2 && again.err.contains("--force"), "{again:?}");
    let listed = place.risala(&["account", "list"]);
    assert_eq!(listed.out, format!("office: office@society.example, 127.0.0.1:{port}\n"));
    let shown = place.risala(&["account", "show", "office", "--json"]);
    let shown: serde_json::Value = serde_json::from_str(&shown.out).unwrap();
    assert_eq!(shown["account"]["own_copy"], true);
    assert_eq!(shown["account"]["per_minute"], 0);
    let tested = place.risala(&["account", "test", "office"]);
    assert!(tested.code == 0 && tested.out.contains("Greeting: done") && !tested.out.contains("Login"), "{tested:?}");
    assert_eq!(place.risala(&["account", "remove", "office"]).code, 0);
    assert_eq!(place.risala(&["account", "test", "office"]).code, 2);
}

#[test]
fn the_step_that_fails_is_named() {
    let place = Place::empty();
    place.write("password", CANARY);
    let port = server("535 5.7.8 wrong").0;
    let added = run(&place, &add(port, &["--password-file", "password"]));
    assert!(added.code == 0 && added.err.contains("is not kept: this system has no keyring"), "{added:?}");
    let needed = place.risala(&["account", "test", "office"]);
    assert!(needed.code == 2 && needed.err.contains("no keyring"), "{needed:?}");
    let tested = place.risala(&["account", "test", "office", "--password-file", "password"]);
    assert_eq!(tested.code, 1);
    assert!(tested.out.contains("Login: failed"), "{tested:?}");
    assert!(tested.err.contains("535 5.7.8 wrong") && tested.err.contains("app password"), "{tested:?}");
    let arabic = place.risala(&["account", "test", "office", "--password-file", "password", "--lang", "ar"]);
    assert!(arabic.err.contains("رفض الخادم تسجيل الدخول"), "{arabic:?}");
    // Nobody listens at a port that was free a moment ago.
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    assert_eq!(run(&place, &add(port, &["--method", "none", "--force"])).code, 0);
    let tested = place.risala(&["account", "test", "office", "--json"]);
    let report: serde_json::Value = serde_json::from_str(&tested.out).unwrap();
    assert_eq!(
        (tested.code, &report["failed"], &report["problems"][0]["code"]),
        (1, &"connect".into(), &"mail.offline".into())
    );
}

#[test]
fn a_command_a_pipe_and_systemd_give_the_password() {
    let place = Place::empty();
    let port = server("235 welcome").0;
    assert_eq!(run(&place, &add(port, &["--password-command", "echo canary-7f3a"])).code, 0);
    assert_eq!(place.risala(&["account", "test", "office"]).code, 0);
    assert_eq!(run(&place, &add(port, &["--method", "password", "--force"])).code, 0);
    assert_eq!(place.risala(&["account", "test", "office"]).code, 2);
    place.write("credentials/office", CANARY);
    let mut by_systemd = place.command(&["account", "test", "office"]);
    by_systemd.env("CREDENTIALS_DIRECTORY", place.path("credentials"));
    assert_eq!(by_systemd.output().unwrap().status.code(), Some(0));
    let mut piped = place.command(&["account", "test", "office", "--password-stdin"]);
    let mut piped = piped.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    piped.stdin.take().unwrap().write_all(CANARY.as_bytes()).unwrap();
    assert_eq!(piped.wait().unwrap().code(), Some(0));
}

#[test]
fn no_password_is_written_or_said() {
    let place = Place::empty();
    let port = server("535 5.7.8 wrong").0;
    fs::create_dir_all(place.path("secret")).unwrap();
    place.write("secret/password", CANARY);
    let mut said = Vec::new();
    for args in [
        add(port, &["--password-file", "secret/password"]),
        vec!["account".into(), "test".into(), "office".into(), "--password-file".into(), "secret/password".into()],
        vec!["account".into(), "show".into(), "office".into(), "--json".into()],
        vec!["doctor".into(), "--json".into()],
    ] {
        let run = run(&place, &args);
        said.extend([run.out, run.err].concat().into_bytes());
    }
    let mut said = vec![said];
    every_file(&place.path("data"), &mut said);
    assert!(said.concat().len() > 4096, "the store is there");
    assert_eq!(found_in(CANARY, &said), None);
}

#[test]
fn what_cannot_be() {
    let place = Place::empty();
    let base = ["account", "add", "x", "--method", "none", "--server", "mail.example", "--address"];
    for (more, words) in [
        (&["office"] as &[&str], "is not an e-mail address"),
        (&["a@b.example", "--security", "plain"], "this computer only"),
        (&["a@b.example", "--proxy", "socks5://u:p@h:1"], "proxy"),
        (&["a@b.example", "--ca-file", "nowhere.pem"], "nowhere.pem"),
    ] {
        let run = place.risala(&[&base[..], more].concat());
        assert!(run.code == 2 && run.err.contains(words), "{run:?}");
    }
}
