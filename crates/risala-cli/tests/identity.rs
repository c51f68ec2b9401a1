//! Identities from the command line: made, shown, opened in every way, and refused in words.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once

mod common;

use std::fs;
use std::io::Write as _;
use std::process::Stdio;

use common::canary::{every_file, forms, found_in};
use common::{Place, Run, fixture};

const DATE: &str = "2027-03-01T09:00:00+03:00";

/// The sample campaign with another identity, copied into its folder.
fn campaign_with(identity: &str) -> Place {
    let place = Place::with_sample();
    fs::copy(fixture(identity), place.path("appeal/own.p12")).unwrap();
    place.edit("appeal/campaign.toml", "sample-identity.p12", "own.p12");
    place.write("password.txt", "test\r\nnot this line\n");
    place
}

fn codes(run: &Run) -> Vec<String> {
    let problems = run.json()["problems"].as_array().unwrap().clone();
    problems.iter().map(|problem| problem["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_is_wrong_is_said_before_any_letter_is_made() {
    let with_password = &["--identity-password-file", "password.txt"][..];
    // Identity, arguments, date, code.
    let cases = [
        ("p256.p12", with_password, "2200-01-01", "signing.expired"),
        ("p256.p12", with_password, "2020-01-01", "signing.not_yet_valid"),
        ("tls.p12", with_password, DATE, "signing.wrong_usage"),
        ("p256.p12", &["--identity-password-file", "appeal/campaign.toml"], DATE, "signing.wrong_password"),
        ("p256.p12", &["--identity-password-file", "nowhere.txt"], DATE, "file.not_found"),
        ("p256.p12", &["--identity-password-file", "appeal/own.p12"], DATE, "signing.password_file"),
        ("p256.p12", &["--identity-password-command", "exit 7"], DATE, "signing.password_command"),
        ("p256.p12", &[], DATE, "signing.keyring_absent"),
        ("nokey.p12", with_password, DATE, "signing.no_private_key"),
        ("nocert.p12", with_password, DATE, "signing.no_certificate"),
        ("rsa1024.p12", with_password, DATE, "signing.unsupported_key"),
        ("rc4.p12", with_password, DATE, "signing.unsupported_encryption"),
        ("plain.pdf", with_password, DATE, "signing.not_pkcs12"),
    ];
    for (identity, args, date, code) in cases {
        let place = campaign_with(identity);
        let run = |more: &[&str]| {
            place.risala(&[&["render", "appeal", "--out", "letters", "--date", date][..], args, more].concat())
        };
        let json = run(&["--json"]);
        assert_eq!((json.code, codes(&json)), (2, vec![code.to_owned()]), "{identity} {args:?}");
        let (english, arabic) = (run(&[]), run(&["--lang", "ar"]));
        assert!(english.err.starts_with("error: ") && english.err.contains("\nhint: "), "{english:?}");
        assert!(arabic.err.starts_with("خطأ: ") && arabic.err.contains("\nالحل: "), "{arabic:?}");
        assert!(!place.path("letters").exists(), "{identity}: files were written");
    }
    let place = campaign_with("p256.p12");
    place.write("appeal/own.p12", &fs::read(fixture("p256.p12")).unwrap()[..900]);
    let run = place.render(&["--out", "letters", "--json"]);
    assert_eq!((run.code, codes(&run)), (2, vec!["signing.damaged".to_owned()]));
}

#[test]
fn every_way_to_a_password_opens_the_identity() {
    let place = campaign_with("rsa2048.p12");
    place.write("credentials/risala-identity-password", "test\n");
    let render = |args: &[&str]| {
        let args =
            [&["render", "appeal", "--only", "sample-06", "--date", DATE, "--force", "--json"][..], args].concat();
        let mut command = place.command(&args);
        command.args(["--out", "letters"]);
        command
    };
    let is_signed = |run: &Run| run.code == 0 && run.json()["letters"][0]["signed"] == true;
    let ended = |mut command: std::process::Command| Run::of(command.output().unwrap());

    assert!(is_signed(&ended(render(&["--identity-password-file", "password.txt"]))));
    assert!(is_signed(&ended(render(&["--identity-password-command", "cat password.txt"]))));
    let mut by_variable = render(&[]);
    by_variable.env("RISALA_IDENTITY_PASSWORD_COMMAND", "echo test");
    assert!(is_signed(&ended(by_variable)));
    let mut by_service = render(&[]);
    by_service.env("CREDENTIALS_DIRECTORY", place.path("credentials"));
    assert!(is_signed(&ended(by_service)));

    let mut piped = render(&["--password-stdin"]);
    let mut child = piped.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"test\n").unwrap();
    assert!(is_signed(&Run::of(child.wait_with_output().unwrap())));

    let both = render(&["--password-stdin", "--identity-password-file", "password.txt"]);
    assert_eq!(ended(both).code, 2, "one way at a time");
    let unsigned = ended(render(&["--unsigned"]));
    assert_eq!((unsigned.code, &unsigned.json()["letters"][0]["signed"]), (0, &false.into()));
}

#[test]
fn an_identity_is_made_listed_shown_and_used() {
    let place = Place::with_sample();
    place.write("password.txt", "a long secret\n");
    let with_password = ["--identity-password-file", "password.txt"];
    let risala = |args: &[&str]| place.risala(&[args, &with_password].concat());
    let make = [
        "identity",
        "new",
        "society",
        "--common-name",
        "Syrian Computer Society",
        "--organization",
        "Syrian Computer Society",
        "--organization",
        "الجمعية العلمية السورية للمعلوماتية",
        "--country",
        "SY",
        "--date",
        "2026-01-01",
        "--json",
    ];
    let made = risala(&make);
    let report = made.json();
    assert_eq!((made.code, &report["problems"]), (0, &serde_json::json!([])), "{made:?}");
    assert_eq!(report["not_before"], "2026-01-01T00:00:00Z");
    assert_eq!(report["not_after"], "2029-01-01T00:00:00Z");
    assert!(report["self_made"] == true && report["advice"].as_array().unwrap().len() == 4, "{report}");
    let file = place.path("data/identities/society.p12");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o077, 0, "its owner's alone");
    }
    assert_eq!(codes(&risala(&make)), ["file.exists"], "never in place of another");

    let list = place.risala(&["identity", "list", "--json"]).json();
    assert_eq!(list["identities"][0]["state"], "locked");
    let list = risala(&["identity", "list", "--json"]).json();
    assert_eq!(
        (&list["identities"][0]["name"], &list["identities"][0]["state"]),
        (&"society.p12".into(), &"open".into())
    );

    let show = risala(&["identity", "show", "society", "--date", "2027-01-01", "--certificate", "society.pem"]);
    assert_eq!(show.code, 0, "{show:?}");
    for word in ["Syrian Computer Society", "الجمعية", "self-made", "Acrobat", "unknown", "ink"] {
        assert!(show.out.contains(word), "{word}: {}", show.out);
    }
    let arabic = risala(&["identity", "show", "society", "--date", "2027-01-01", "--lang", "ar"]);
    assert!(arabic.out.contains("صلاحية التوقيع غير معروفة") && arabic.out.contains("بالحبر"), "{}", arabic.out);
    assert!(place.read("society.pem").starts_with("-----BEGIN CERTIFICATE-----\n"));

    place.edit("appeal/campaign.toml", "sample-identity.p12", "society");
    let render = risala(&["render", "appeal", "--only", "sample-06", "--out", "letters", "--date", DATE, "--json"]);
    let letter = render.json()["letters"][0]["pdf"].as_str().unwrap().to_owned();
    let verified = place.risala(&["verify", &format!("letters/{letter}"), "--trust", "society.pem", "--require-trust"]);
    assert_eq!(verified.code, 0, "{verified:?}");
    let check = risala(&["check", "appeal", "--date", DATE, "--json"]);
    assert!(check.code == 0 && codes(&check).contains(&"signing.self_made".to_owned()), "{check:?}");
}

#[test]
fn names_and_passwords_of_new_identities_are_checked() {
    let place = Place::empty();
    place.write("password.txt", "a long secret\n");
    place.write("short.txt", "short\n");
    let code = |name: &str, organization: &[&str], country: &str, password: &str| {
        let named = organization.iter().flat_map(|name| ["--organization", name]);
        let args: Vec<&str> = ["identity", "new", name, "--common-name", "Society", "--country", country, "--json"]
            .into_iter()
            .chain(["--identity-password-file", password])
            .chain(named)
            .collect();
        let run = place.risala(&args);
        (run.code, codes(&run))
    };
    for (name, organization, country, password, expected) in [
        ("a/b", &["A"][..], "SY", "password.txt", "signing.identity_name"),
        ("..", &["A"], "SY", "password.txt", "signing.identity_name"),
        ("a", &["A"], "SY", "short.txt", "signing.password_short"),
        ("a", &["A"], "Syria", "password.txt", "signing.country"),
        ("a", &["A الجمعية"], "SY", "password.txt", "signing.mixed_scripts"),
        ("a", &["A", "B"], "SY", "password.txt", "signing.same_script"),
    ] {
        assert_eq!(code(name, organization, country, password), (2, vec![expected.to_owned()]), "{name}");
    }
    assert!(!place.path("data/identities/a.p12").exists());
    assert_eq!(code("هوية", &["A"], "SY", "password.txt"), (0, vec!["signing.one_language".to_owned()]));
    let without =
        place.risala(&["identity", "new", "b", "--common-name", "S", "--organization", "S", "--country", "SY"]);
    assert!(without.code == 2 && without.err.contains("needs a password"), "{without:?}");
}

#[test]
fn a_missing_issuer_is_a_warning_with_its_remedy() {
    let place = campaign_with("nochain.p12");
    let args = ["--identity-password-file", "password.txt", "--only", "sample-06", "--out", "letters", "--json"];
    let run = place.risala(&[&["render", "appeal", "--date", DATE][..], &args].concat());
    assert_eq!((run.code, codes(&run)), (0, vec!["signing.missing_chain".to_owned()]));
}

/// A password nobody else would have written, and that looks different in every encoding.
const CANARY: &str = "Zeisig & Ammer/πουλί?٩٧+ÿ";

#[test]
fn a_password_appears_nowhere() {
    let place = Place::with_sample();
    let outside = tempfile::tempdir().unwrap();
    let secret = outside.path().join("password.txt");
    fs::write(&secret, CANARY).unwrap();
    let secret = secret.to_str().unwrap();
    let with_password = ["--identity-password-file", secret];
    let command = format!("cat '{secret}'; exit 1");
    let name = ["--common-name", "Society", "--organization", "Society", "--country", "SY", "--remember"];
    let runs: [&[&str]; 9] = [
        &[&["identity", "new", "society"][..], &name, &with_password].concat(),
        &[&["identity", "show", "society", "--remember"][..], &with_password].concat(),
        &[&["identity", "show", "society", "--json"][..], &with_password].concat(),
        &[&["identity", "list"][..], &with_password].concat(),
        &[&["render", "appeal", "--only", "sample-06", "--out", "letters"][..], &with_password].concat(),
        &[&["check", "appeal", "--json"][..], &with_password].concat(),
        &[&["sign", "plain.pdf", "--identity", "society", "--out", "signed.pdf"][..], &with_password].concat(),
        // A wrong one, and one on which everything fails.
        &[&["sign", "plain.pdf", "--identity", "p256.p12", "--out", "no.pdf"][..], &with_password].concat(),
        &["sign", "plain.pdf", "--identity", "society", "--out", "no.pdf", "--identity-password-command", &command],
    ];
    for file in ["plain.pdf", "p256.p12"] {
        fs::copy(fixture(file), place.path(file)).unwrap();
    }
    let mut said = Vec::new();
    for (at, args) in runs.iter().enumerate() {
        if at == 4 {
            place.edit("appeal/campaign.toml", "sample-identity.p12", "society");
        }
        let run = place.risala(args);
        assert_eq!(run.code, if at < 7 { 0 } else { 2 }, "{args:?} {run:?}");
        said.extend([run.out.into_bytes(), run.err.into_bytes()]);
    }
    assert!(place.path("signed.pdf").exists() && !place.path("no.pdf").exists());
    every_file(&place.path(""), &mut said);
    assert_eq!(found_in(CANARY, &said), None);
}

#[test]
fn the_canary_would_be_found() {
    let forms = forms(CANARY);
    assert!(forms.contains(&CANARY.as_bytes().to_vec()));
    // From openssl: printf %s "$CANARY" | base64
    let encoded = b"WmVpc2lnICYgQW1tZXIvz4DOv8+FzrvOrz/ZqdmnK8O/";
    assert!(forms.iter().any(|form| encoded.windows(form.len()).any(|window| window == form)));
}
