//! Identities in files: those of all programs open, and what is wrong with the others is told apart.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use proptest::prelude::*;
use risala_sign::{CODES, Holder, Identity, IdentityError, SignOptions, self_made, sign, verify};

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn open(name: &str, password: &str) -> Result<Identity, IdentityError> {
    Identity::from_pkcs12(&fixture(&format!("{name}.p12")), password)
}

#[test]
fn files_of_all_programs_open_and_sign() {
    let at = "2027-03-01T10:00:00Z".parse().unwrap();
    for name in ["legacy-rsa2048", "legacy-rsa4096", "legacy-p384", "ber", "nochain"] {
        let identity = open(name, "test").unwrap_or_else(|error| panic!("{name}: {error}"));
        identity.check(at).unwrap();
        let bytes = sign(fixture("plain.pdf"), &identity, at, &SignOptions::default()).unwrap().bytes;
        assert!(verify(&bytes, &[]).unwrap()[0].is_sound(), "{name}");
    }
}

#[test]
fn what_is_wrong_is_told_apart() {
    let cut = |name: &str, keep: usize| Identity::from_pkcs12(&fixture(name)[..keep], "test").unwrap_err();
    let cases = [
        (open("ber", "wrong").unwrap_err(), "signing.wrong_password"),
        (open("rsa2048", "Test").unwrap_err(), "signing.wrong_password"),
        (open("rc4", "test").unwrap_err(), "signing.unsupported_encryption"),
        (open("p521", "test").unwrap_err(), "signing.unsupported_key"),
        (open("rsa1024", "test").unwrap_err(), "signing.unsupported_key"),
        (cut("rsa2048.p12", 2000), "signing.damaged"),
        (cut("ber.p12", 2000), "signing.damaged"),
        (cut("legacy.p12", 300), "signing.damaged"),
        (cut("rsa2048.p12", 3), "signing.not_pkcs12"),
        (Identity::from_pkcs12(b"-----BEGIN CERTIFICATE-----", "").unwrap_err(), "signing.not_pkcs12"),
        (Identity::from_pkcs12(&[0x30; 2 << 20], "").unwrap_err(), "signing.not_pkcs12"),
    ];
    for (error, code) in cases {
        assert_eq!(error.code(), code, "{error}");
        assert!(CODES.contains(&code));
    }
}

#[test]
fn a_missing_issuer_is_noticed() {
    for (name, lacks) in [("nochain", true), ("chain", false), ("p256", false)] {
        assert_eq!(open(name, "test").unwrap().lacks_issuer(), lacks, "{name}");
    }
}

#[test]
fn usages_have_names() {
    let usages = |name: &str| open(name, "test").unwrap().info().usages.clone();
    assert_eq!(usages("p256"), ["digitalSignature", "nonRepudiation"]);
    assert!(usages("tls").contains(&"serverAuth"));
}

#[test]
fn both_names_of_an_organization_stand_in_its_certificate() {
    let holder = |organizations: &[&str]| Holder {
        common_name: "Society".into(),
        organizations: organizations.iter().map(|name| (*name).to_owned()).collect(),
        country: "SY".into(),
    };
    let make = |organizations: &[&str], password: &str| {
        self_made(&holder(organizations), "2026-01-01".parse().unwrap(), "2029-01-01".parse().unwrap(), password)
    };
    let (file, info) = make(&["Syrian Computer Society", "الجمعية العلمية السورية للمعلوماتية"], "").unwrap();
    assert!(info.subject.contains("O=Syrian Computer Society"), "{}", info.subject);
    assert!(info.subject.contains("O=الجمعية العلمية السورية للمعلوماتية"), "{}", info.subject);
    let usages = ["digitalSignature", "nonRepudiation", "documentSigning", "emailProtection"];
    assert_eq!(Identity::from_pkcs12(&file, "").unwrap().info().usages, usages);
    let code = |organizations: &[&str]| make(organizations, "").unwrap_err().code();
    assert_eq!(code(&["Syrian", "Society"]), "signing.same_script");
    assert_eq!(code(&["الجمعية Society"]), "signing.mixed_scripts");
    assert_eq!(code(&[]), "signing.create");
    assert_eq!(code(&["a", "ب", "c"]), "signing.create");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn a_broken_file_is_an_error(at in 0_usize..2400, value: u8, cut in 0_usize..2600) {
        let mut file = fixture("legacy-rsa2048.p12");
        let length = file.len();
        file[at % length] = value;
        file.truncate(cut.max(1));
        // Whatever it says, it says it without a panic.
        let _ = Identity::from_pkcs12(&file, "test");
    }
}
