//! Settings found from an address, from the command line, with a name server on this computer.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once

mod common;
#[path = "../../risala-engine/tests/discovery/nameserver.rs"]
#[allow(dead_code)] // this file uses a part of it
mod nameserver;

use common::Place;
use nameserver::{NameServer, mx, srv, txt, zone};

#[test]
fn settings_are_shown_and_used_once_a_person_agrees() {
    let names = NameServer::start(zone(&[
        ("society.test", mx(10, "aspmx.l.google.com")),
        ("society.test", txt("v=spf1 include:_spf.google.com ~all")),
        ("_dmarc.society.test", txt("v=DMARC1; p=reject")),
    ]));
    let (place, dns) = (Place::empty(), names.address.to_string());
    let found = place.risala(&["account", "find", "office@society.test", "--dns", &dns]);
    assert_eq!(found.code, 0, "{found:?}");
    for line in [
        "Google (Gmail, Workspace), a provider that is known (by aspmx.l.google.com)",
        "Server:     smtp.gmail.com:465 (tls)",
        "an app password, made in the account’s security settings; or a consent: --oauth google",
        "  SPF: society.test names the provider",
        "  DMARC: what is not proven is refused",
    ] {
        assert!(found.out.contains(line), "{line}: {found:?}");
    }
    assert!(found.err.contains("does not sign letters of society.test"), "{found:?}");
    let json = place.risala(&["account", "find", "office@society.test", "--dns", &dns, "--json"]).json();
    assert_eq!((&json["source"], &json["sender"]["spf"]), (&"table".into(), &"provider".into()));

    let add = ["account", "add", "office", "--address", "office@society.test", "--dns", &dns];
    let asked = place.risala(&add);
    assert!(asked.code == 2 && asked.err.contains("smtp.gmail.com:465") && asked.err.contains("--yes"), "{asked:?}");
    assert_eq!(place.risala(&["account", "list", "--json"]).json()["accounts"].as_array().unwrap().len(), 0);
    let added = place.risala(&[&add[..], &["--yes", "--json"]].concat());
    assert_eq!(added.code, 0, "{added:?}");
    let account = &added.json()["account"];
    assert_eq!(
        (&account["server"], &account["port"], &account["security"]),
        (&"smtp.gmail.com".into(), &465.into(), &"tls".into())
    );
    assert_eq!(
        (&account["imap_server"], &account["per_day"], &account["user"]),
        (&"imap.gmail.com".into(), &2000.into(), &"office@society.test".into())
    );
    // What is set goes before what is found.
    let own =
        place.risala(&[&add[..], &["--yes", "--json", "--force", "--user", "someone", "--per-day", "100"]].concat());
    assert_eq!((&own.json()["account"]["user"], &own.json()["account"]["per_day"]), (&"someone".into(), &100.into()));
}

#[test]
fn a_test_tells_what_the_domain_says_and_no_network_is_a_notice() {
    let names = NameServer::start(zone(&[
        ("_submissions._tcp.society.test", srv(0, 0, 465, "smtp.society.test")),
        ("society.test", mx(0, "mx.elsewhere.test")),
    ]));
    let (place, dns) = (Place::empty(), names.address.to_string());
    let found = place.risala(&["account", "find", "office@society.test", "--dns", &dns, "--lang", "ar"]);
    assert!(found.out.contains("من سجل النطاق _submissions._tcp.society.test"), "{found:?}");
    let here =
        ["account", "add", "here", "--address", "office@society.test", "--server", "127.0.0.1", "--security", "plain"];
    assert_eq!(place.risala(&[&here[..], &["--method", "none", "--port", "9"]].concat()).code, 0);
    let test = place.risala(&["account", "test", "here", "--dns", &dns]);
    assert!(test.out.contains("  SPF: no record") && test.err.contains("does not say which servers"), "{test:?}");
    // Nobody answers at that address: the login is tested all the same.
    let silent = place.risala(&["account", "test", "here", "--dns", "127.0.0.1:9", "--json"]);
    let codes: Vec<String> =
        silent.json()["problems"].as_array().unwrap().iter().map(|problem| problem["code"].to_string()).collect();
    assert_eq!(codes, ["\"mail.offline\"", "\"mail.domain_unknown\""]);
    let nothing = place.risala(&["account", "find", "office@elsewhere.test", "--dns", &dns]);
    assert!(
        nothing.code == 2 && nothing.err.contains("Nothing is known of how elsewhere.test sends mail"),
        "{nothing:?}"
    );
    assert_eq!(place.risala(&["account", "find", "office@society.test", "--dns", "nowhere"]).code, 2);
}
