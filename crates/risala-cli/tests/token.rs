//! Keys on PKCS#11 tokens, with SoftHSM in the place of a card. `cargo xtask test` installs what this needs:
//! the Debian packages softhsm2 and opensc.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once

mod common;

use std::process::Command;

use common::{Place, Run, fixture};

const MODULE: &str = "/usr/lib/softhsm/libsofthsm2.so";
const PIN: &str = "271828";
const DATE: &str = "2027-03-01T09:00:00+03:00";

/// A place with the sample campaign and a token that holds these keys, each under an id and a label of its own.
fn place_with_token(keys: &[&str]) -> Place {
    let place = Place::with_sample();
    std::fs::create_dir(place.path("tokens")).unwrap();
    place.write("softhsm2.conf", format!("directories.tokendir = {}\n", place.path("tokens").display()));
    place.write("pin.txt", PIN);
    run(
        &place,
        "softhsm2-util",
        &["--init-token", "--free", "--label", "Society ختم", "--so-pin", "314159", "--pin", PIN],
    );
    for (at, key) in keys.iter().enumerate() {
        let id = format!("{:02}", at + 1);
        let (pem, der) = (fixture(&format!("{key}-key.pem")), fixture(&format!("{key}.der")));
        let token = ["--token", "Society ختم", "--label", key, "--id", &id, "--pin", PIN];
        run(&place, "softhsm2-util", &[&["--import", &pem][..], &token].concat());
        let certificate = ["--write-object", &der, "--type", "cert", "--id", &id, "--label", key];
        let login = ["--module", MODULE, "--login", "--pin", PIN];
        run(&place, "pkcs11-tool", &[&login[..], &certificate].concat());
    }
    place
}

fn run(place: &Place, program: &str, args: &[&str]) {
    let output = Command::new(program).args(args).env("SOFTHSM2_CONF", place.path("softhsm2.conf")).output();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}; install softhsm2 and opensc"));
    assert!(output.status.success(), "{program} {args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// `risala` where the token is plugged in.
fn risala(place: &Place, args: &[&str]) -> Run {
    Run::of(place.command(args).env("SOFTHSM2_CONF", place.path("softhsm2.conf")).output().unwrap())
}

fn code(run: &Run) -> String {
    run.json()["problems"][0]["code"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn keys_of_every_kind_sign_letters() {
    let keys = ["rsa2048", "p256", "p384"];
    let place = place_with_token(&keys);
    for key in keys {
        let uri = format!("pkcs11:token=Society%20%D8%AE%D8%AA%D9%85;object={key}?module-path={MODULE}");
        place.write("appeal/campaign.toml", place.read("appeal/campaign.toml").replace("sample-identity.p12", &uri));
        let args = ["--date", DATE, "--out", key, "--identity-password-file", "pin.txt", "--json"];
        let render = risala(&place, &[&["render", "appeal"][..], &args].concat());
        assert_eq!(render.code, 0, "{render:?}");
        let report = render.json();
        let letters = report["letters"].as_array().unwrap();
        assert!(letters.len() > 10 && letters.iter().all(|letter| letter["signed"] == true));
        let files: Vec<String> =
            letters.iter().map(|letter| format!("{key}/{}", letter["pdf"].as_str().unwrap())).collect();
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        let verified = place.risala(&[&["verify", "--json"][..], &files].concat());
        assert_eq!(verified.code, 0, "{verified:?}");
        place.edit("appeal/campaign.toml", &uri, "sample-identity.p12");
    }
}

#[test]
fn what_is_wrong_with_a_token_is_told_apart() {
    let place = place_with_token(&["p256", "rsa2048"]);
    place.write("wrong.txt", "999999");
    place.write("short.txt", "1");
    std::fs::copy(fixture("plain.pdf"), place.path("plain.pdf")).unwrap();
    let module = format!("?module-path={MODULE}");
    let token = "pkcs11:token=Society%20%D8%AE%D8%AA%D9%85";
    let cases = [
        (format!("pkcs11:token=Other{module}"), "pin.txt", "signing.token_absent"),
        (format!("{token};object=p256{module}"), "wrong.txt", "signing.token_wrong_pin"),
        (format!("{token};object=p256{module}"), "short.txt", "signing.token_wrong_pin"),
        (format!("{token};object=other{module}"), "pin.txt", "signing.token_no_key"),
        (format!("{token}{module}"), "pin.txt", "signing.token_keys"),
        (format!("{token};object=p256?module-path=/nowhere.so"), "pin.txt", "signing.token_module"),
        (format!("{token};object=p256?pin-value={PIN}"), "pin.txt", "signing.token_uri"),
    ];
    for (uri, pin, expected) in cases {
        let args = ["sign", "plain.pdf", "--identity", &uri, "--out", "signed.pdf", "--identity-password-file", pin];
        let json = risala(&place, &[&args[..], &["--json"]].concat());
        assert_eq!((json.code, code(&json).as_str()), (2, expected), "{uri}");
        let arabic = risala(&place, &[&args[..], &["--lang", "ar"]].concat());
        assert!(arabic.err.starts_with("خطأ: ") && arabic.err.contains("الحل: "), "{arabic:?}");
        assert!(!json.out.contains(PIN) && !arabic.err.contains(PIN), "the PIN is told to nobody");
    }
    let unasked = ["sign", "plain.pdf", "--identity", &format!("{token};object=p256{module}"), "--out", "signed.pdf"];
    let unasked = risala(&place, &[&unasked[..], &["--json"]].concat());
    assert_eq!(code(&unasked), "signing.keyring_absent");
    place.edit("appeal/campaign.toml", "sample-identity.p12", "pkcs11:token=x?module-path=/tmp/evil.so");
    let foreign = risala(&place, &["render", "appeal", "--out", "letters", "--json"]);
    assert_eq!((foreign.code, code(&foreign).as_str()), (2, "signing.token_foreign_module"));
}

#[test]
fn a_key_without_a_certificate_does_not_sign() {
    let place = place_with_token(&[]);
    let token = ["--token", "Society ختم", "--label", "bare", "--id", "01", "--pin", PIN];
    run(&place, "softhsm2-util", &[&["--import", &fixture("p256-key.pem")][..], &token].concat());
    let show = |identity: &str| {
        risala(&place, &["identity", "show", identity, "--identity-password-file", "pin.txt", "--json"])
    };
    let uri = format!("pkcs11:object=bare?module-path={MODULE}");
    assert_eq!(code(&show(&uri)), "signing.no_certificate");
    // The certificate of another key under the same id.
    let certificate = ["--write-object", &fixture("p384.der"), "--type", "cert", "--id", "01", "--label", "bare"];
    run(&place, "pkcs11-tool", &[&["--module", MODULE, "--login", "--pin", PIN][..], &certificate].concat());
    assert_eq!(code(&show(&uri)), "signing.no_certificate", "its key signed nothing");
}
