//! Files are signed, read back, and broken in every way.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::sync::LazyLock;

use jiff::Timestamp;
use proptest::prelude::*;
use risala_sign::{
    CODES, Certificate, Coverage, HashedFile, Holder, Identity, IdentityError, Integrity, Level, SignError,
    SignOptions, SignatureReport, Trust, Validity, self_made, sign, verify,
};

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn identity(name: &str) -> Identity {
    Identity::from_pkcs12(&fixture(&format!("{name}.p12")), "test").unwrap()
}

fn moment() -> Timestamp {
    "2027-03-01T10:00:00Z".parse().unwrap()
}

fn signed(pdf: &[u8], key: &str) -> Vec<u8> {
    let options =
        SignOptions {
            reason: Some("رسالة رسمية".into()), location: Some("Damascus".into()), ..SignOptions::default()
        };
    bytes(sign(pdf.to_vec(), &identity(key), moment(), &options).unwrap())
}

/// The bytes, once their hash is seen to be right.
fn bytes(file: HashedFile) -> Vec<u8> {
    assert_eq!(file, HashedFile::of(file.bytes.clone()));
    file.bytes
}

fn is_sound(reports: &[SignatureReport]) -> bool {
    !reports.is_empty() && reports.iter().all(SignatureReport::is_sound)
}

#[test]
fn every_key_signs_every_kind_of_file() {
    for key in ["rsa2048", "rsa4096", "p256", "p384", "legacy", "chain"] {
        for (file, field) in [("plain.pdf", "Signature1"), ("stream.pdf", "Signature1"), ("form.pdf", "Signature")] {
            let pdf = fixture(file);
            let bytes = signed(&pdf, key);
            assert!(bytes.starts_with(&pdf), "{file}: the old bytes stay");
            let reports = verify(&bytes, &[]).unwrap();
            let [report] = reports.as_slice() else {
                panic!("{key} {file}: {reports:?}");
            };
            assert_eq!(report.field, field);
            assert_eq!(report.integrity, Integrity::Intact, "{key} {file}");
            assert_eq!(report.coverage, Coverage::Whole);
            assert_eq!(report.level, Level::BB);
            assert_eq!(report.validity, Validity::Valid);
            assert_eq!(report.signed_at, Some(moment()));
            assert_eq!(report.reason, "رسالة رسمية");
            let trust = if key == "chain" { Trust::Unknown } else { Trust::SelfMade };
            assert_eq!(report.trust, trust, "{key}");
        }
    }
}

#[test]
fn only_the_contents_differ_from_one_time_to_the_next() {
    for key in ["rsa2048", "p256", "p384"] {
        let pdf = fixture("form.pdf");
        let [first, second] = [(), ()].map(|()| {
            let mut bytes = signed(&pdf, key);
            let hole = contents(&bytes);
            bytes.drain(hole);
            bytes
        });
        assert_eq!(first, second);
    }
}

#[test]
fn trust_follows_the_issuers() {
    let root = Certificate::list(&fixture("root.pem"));
    assert_eq!(root.len(), 1);
    let trust = |key: &str, trust: &[Certificate]| verify(&signed(&fixture("plain.pdf"), key), trust).unwrap()[0].trust;
    assert_eq!(trust("chain", &root), Trust::Trusted);
    assert_eq!(trust("p256", &root), Trust::SelfMade);
    let own = identity("p256").certificates().to_vec();
    assert_eq!(trust("p256", &own), Trust::Trusted);
    assert_eq!(trust("chain", &own), Trust::Unknown);
    assert_eq!(identity("chain").certificates().len(), 3);
    // A certificate for a web server is known, but not for this.
    assert_eq!(trust("tls", identity("tls").certificates()), Trust::Unknown);
}

#[test]
fn the_first_signature_stays_valid_after_the_second() {
    for file in ["plain.pdf", "stream.pdf", "form.pdf", "two.pdf"] {
        let once = signed(&fixture(file), "p256");
        let twice = signed(&once, "rsa2048");
        let reports = verify(&twice, &[]).unwrap();
        assert_eq!(reports.len(), 2);
        assert!(is_sound(&reports), "{file}: {reports:?}");
        let added = twice.len() - once.len();
        assert_eq!(reports[0].coverage, Coverage::SignedAgain { added });
        assert_eq!(reports[1].coverage, Coverage::Whole);
    }
}

#[test]
fn changes_after_the_signature_are_seen() {
    let bytes = signed(&fixture("form.pdf"), "p256");
    // The page's text is replaced in a later state of the file.
    let update = |objects: &str, root: &str| {
        let mut out = bytes.clone();
        let offset = out.len();
        out.extend_from_slice(objects.as_bytes());
        let start = out.len();
        let id: String = objects.chars().take_while(char::is_ascii_digit).collect();
        let end = format!(
            "xref\n{id} 1\n{offset:010} 00000 n \ntrailer\n<</Size 99/Root {root}/Prev {}>>\nstartxref\n{start}\n%%EOF\n",
            previous(&bytes),
        );
        out.extend_from_slice(end.as_bytes());
        out
    };
    let cases = [
        update("4 0 obj\n<</Length 0>>stream\n\nendstream\nendobj\n", "1 0 R"),
        update("2 0 obj\n<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>\nendobj\n", "1 0 R"),
        update("50 0 obj\n<</Type/Catalog/Pages 2 0 R/AcroForm 6 0 R>>\nendobj\n", "50 0 R"),
    ];
    for changed in cases {
        let reports = verify(&changed, &[]).unwrap();
        assert_eq!(reports[0].integrity, Integrity::Intact);
        assert!(matches!(reports[0].coverage, Coverage::ChangedAfter { .. }));
        assert!(!is_sound(&reports));
    }
    for changed in shadow_attacks() {
        let (name, bytes) = changed;
        let reports = verify(&bytes, &[]).unwrap();
        assert_eq!(reports[0].integrity, Integrity::Intact, "{name}");
        assert!(matches!(reports[0].coverage, Coverage::ChangedAfter { .. }), "{name}: {reports:?}");
    }
    let mut trailing = bytes.clone();
    trailing.push(b'\n');
    assert_ne!(verify(&trailing, &[]).unwrap()[0].coverage, Coverage::Whole);
}

/// Appends a state in which these objects are others.
fn later(bytes: &[u8], objects: &[(u32, &str)]) -> Vec<u8> {
    let mut out = bytes.to_vec();
    let mut entries = String::new();
    for (id, syntax) in objects {
        entries += &format!("{id} 1\n{:010} 00000 n \n", out.len());
        out.extend_from_slice(format!("{id} 0 obj\n{syntax}\nendobj\n").as_bytes());
    }
    let start = out.len();
    let end = format!(
        "xref\n{entries}trailer\n<</Size 99/Root 1 0 R/Prev {}>>\nstartxref\n{start}\n%%EOF\n",
        previous(bytes)
    );
    out.extend_from_slice(end.as_bytes());
    out
}

/// A file prepared before it is signed, whose hidden content is shown afterwards (Mainka, Mladenov,
/// Rohlmann: Shadow Attacks, 2021), in its three kinds and some others.
fn shadow_attacks() -> Vec<(&'static str, Vec<u8>)> {
    let stream = |text: &str| format!("<</Length {}>>stream\n{text}\nendstream", text.len());
    let page = |contents: &str| {
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents {contents}/Annots[70 0 R]/Resources<<>>>>")
    };
    let overlay = "<</Type/Annot/Subtype/Square/Rect[0 0 300 300]/IC[1 1 1]>>";
    let prepared = later(
        &fixture("plain.pdf"),
        &[
            (3, &page("[60 0 R 61 0 R 69 0 R]")),
            (60, &stream("0 0 99 99 re f")),
            (61, &stream("q Q")),
            (70, overlay),
            (71, &stream("1 0 0 rg 0 0 200 200 re f")),
        ],
    );
    let signed = signed(&prepared, "p256");
    assert!(is_sound(&verify(&signed, &[]).unwrap()));
    let field = |value: &str| format!("<</FT/Sig/Subtype/Widget/Type/Annot/Rect[0 0 0 0]/T(x)/V {value}>>");
    vec![
        ("hide", later(&signed, &[(70, "null")])),
        ("hide by area", later(&signed, &[(70, "<</Type/Annot/Subtype/Square/Rect[0 0 0 0]/IC[1 1 1]>>")])),
        ("replace", later(&signed, &[(60, &stream("0 0 1 1 re f"))])),
        ("hide and replace", later(&signed, &[(3, &page("[71 0 R]"))])),
        ("a gap filled", later(&signed, &[(69, &stream("1 0 0 rg 0 0 200 200 re f"))])),
        ("a copy of the signature", {
            let reports = verify(&signed, &[]).unwrap();
            assert_eq!(reports.len(), 1);
            later(
                &signed,
                &[
                    (80, &field("81 0 R")),
                    (1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[80 0 R]/SigFlags 3>>>>"),
                    (81, &dictionary(&signed)),
                ],
            )
        }),
    ]
}

/// The last signature dictionary, with another reason.
fn dictionary(bytes: &[u8]) -> String {
    let end = contents(bytes).end;
    let start = find(&bytes[..end], b"<</Type /Sig");
    let text = String::from_utf8(bytes[start..end].to_vec()).unwrap();
    text.replace("/Location", "/Name (forged)/Location") + ">>"
}

/// The number after the last `startxref`.
fn previous(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let rest = text.rsplit_once("startxref\n").unwrap().1;
    rest.lines().next().unwrap().to_owned()
}

#[test]
fn a_byte_range_that_leaves_out_more_is_seen() {
    let bytes = signed(&fixture("plain.pdf"), "p256");
    let at = find(&bytes, b"/ByteRange[0 ") + b"/ByteRange[0 ".len();
    let mut changed = bytes.clone();
    // The first part is made one byte shorter: the range no longer ends at the contents.
    let number: String = String::from_utf8(changed[at..at + 10].to_vec()).unwrap();
    let shorter = format!("{:>10}", number.trim().parse::<usize>().unwrap() - 1);
    changed[at..at + 10].copy_from_slice(shorter.as_bytes());
    let report = &verify(&changed, &[]).unwrap()[0];
    assert_eq!(report.integrity, Integrity::BadRange);
    assert_eq!(report.coverage, Coverage::Unknown);
}

#[test]
fn exchanged_byte_ranges_are_seen() {
    let bytes = signed(&signed(&fixture("two.pdf"), "p256"), "rsa2048");
    let key = b"/ByteRange[0 ";
    let places: Vec<usize> =
        (0..bytes.len()).filter(|at| bytes[*at..].starts_with(key)).map(|at| at + key.len()).collect();
    let [first, second] = places[..] else { panic!("{places:?}") };
    let mut changed = bytes.clone();
    changed[first..first + 32].copy_from_slice(&bytes[second..second + 32]);
    changed[second..second + 32].copy_from_slice(&bytes[first..first + 32]);
    let reports = verify(&changed, &[]).unwrap();
    assert_eq!(reports.len(), 2);
    assert!(reports.iter().all(|report| report.integrity == Integrity::BadRange), "{reports:?}");
}

#[test]
fn a_signed_file_cut_short_is_not_sound() {
    let bytes = signed(&fixture("form.pdf"), "p256");
    for cut in (0..bytes.len()).step_by(37) {
        assert!(!verify(&bytes[..cut], &[]).is_ok_and(|reports| is_sound(&reports)), "{cut}");
    }
}

fn find(bytes: &[u8], text: &[u8]) -> usize {
    bytes.windows(text.len()).rposition(|w| w == text).unwrap()
}

#[test]
fn identities_that_do_not_open() {
    let open = |name: &str, password: &str| Identity::from_pkcs12(&fixture(name), password).err();
    let cases = [
        ("p256.p12", "wrong", IdentityError::WrongPassword),
        ("legacy.p12", "wrong", IdentityError::WrongPassword),
        ("p256.p12", "", IdentityError::WrongPassword),
        ("nokey.p12", "test", IdentityError::NoPrivateKey),
        ("nocert.p12", "test", IdentityError::NoCertificate),
        ("plain.pdf", "test", IdentityError::NotPkcs12),
    ];
    for (name, password, expected) in cases {
        let found = open(name, password).unwrap();
        assert_eq!(found, expected, "{name}");
        assert!(CODES.contains(&found.code()));
    }
    assert_eq!(Identity::from_pkcs12(b"", "").err(), Some(IdentityError::NotPkcs12));
}

#[test]
fn identities_that_may_not_sign() {
    let code = |name: &str, at: &str| {
        let checked = identity(name).check(at.parse().unwrap());
        checked.map_err(|error| error.code()).err()
    };
    assert_eq!(code("p256", "2027-01-01T00:00:00Z"), None);
    assert_eq!(code("chain", "2027-01-01T00:00:00Z"), None);
    assert_eq!(code("p256", "2020-01-01T00:00:00Z"), Some("signing.not_yet_valid"));
    assert_eq!(code("p256", "2200-01-01T00:00:00Z"), Some("signing.expired"));
    assert_eq!(code("tls", "2027-01-01T00:00:00Z"), Some("signing.wrong_usage"));
}

#[test]
fn a_self_made_identity_signs() {
    let holder = Holder {
        common_name: "SAMPLE".into(),
        organizations: vec!["الجمعية العلمية السورية للمعلوماتية".into()],
        country: "SY".into(),
    };
    let days = ("2020-01-01".parse().unwrap(), "2120-01-01".parse().unwrap());
    let (file, info) = self_made(&holder, days.0, days.1, "كلمة السر").unwrap();
    assert_eq!(info.name, "SAMPLE");
    assert!(info.self_made);
    assert_eq!(info.subject, "CN=SAMPLE, O=الجمعية العلمية السورية للمعلوماتية, C=SY");
    assert!(Identity::from_pkcs12(&file, "other").is_err());
    let identity = Identity::from_pkcs12(&file, "كلمة السر").unwrap();
    identity.check(moment()).unwrap();
    let bytes = bytes(sign(fixture("plain.pdf"), &identity, moment(), &SignOptions::default()).unwrap());
    let reports = verify(&bytes, &[]).unwrap();
    assert!(is_sound(&reports));
    assert_eq!(reports[0].trust, Trust::SelfMade);
    for (name, country, code) in [
        ("Society الجمعية", "SY", "signing.mixed_scripts"),
        ("Society", "Syria", "signing.country"),
        ("", "SY", "signing.create"),
    ] {
        let holder =
            Holder { common_name: name.into(), organizations: vec!["Society".into()], country: country.into() };
        let error = self_made(&holder, days.0, days.1, "x").unwrap_err();
        assert_eq!(error.code(), code);
    }
}

#[test]
fn files_that_are_not_signed() {
    let code = |pdf: &[u8], field: Option<&str>| {
        let options = SignOptions { field: field.map(str::to_owned), ..SignOptions::default() };
        let error = sign(pdf.to_vec(), &identity("p256"), moment(), &options).unwrap_err();
        assert!(CODES.contains(&error.code()));
        error
    };
    assert_eq!(code(b"", None), SignError::NotPdf);
    assert_eq!(code(b"%PDF-1.7\n", None), SignError::NotPdf);
    assert_eq!(code(&fixture("p256.p12"), None), SignError::NotPdf);
    assert_eq!(code(&fixture("encrypted.pdf"), None), SignError::Encrypted);
    let missing = SignError::Field { name: "No".into() };
    assert_eq!(code(&fixture("form.pdf"), Some("No")), missing);
    assert!(verify(&fixture("plain.pdf"), &[]).unwrap().is_empty());
}

static SIGNED: LazyLock<Vec<u8>> = LazyLock::new(|| signed(&fixture("form.pdf"), "p256"));

/// Where the hexadecimal string of the contents stands.
fn contents(bytes: &[u8]) -> std::ops::Range<usize> {
    let start = find(bytes, b"/Contents <") + b"/Contents ".len();
    let length = bytes[start..].iter().position(|b| *b == b'>').unwrap();
    start..start + length + 1
}

#[test]
fn any_byte_changed_outside_the_contents_is_seen() {
    let hole = contents(&SIGNED);
    for at in (0..SIGNED.len()).filter(|at| !hole.contains(at)) {
        let mut changed = SIGNED.clone();
        changed[at] ^= 1 << (at % 8);
        let sound = verify(&changed, &[]).is_ok_and(|reports| is_sound(&reports));
        assert!(!sound, "byte {at}");
    }
}

proptest! {
    // As many cases as PROPTEST_CASES says.
    #![proptest_config(ProptestConfig::default())]

    #[test]
    fn mutated_files_never_panic(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in prop::option::of(any::<prop::sample::Index>()),
        twice in any::<bool>(),
    ) {
        let mut bytes = SIGNED.clone();
        if twice {
            bytes.extend_from_slice(&SIGNED);
        }
        for (index, byte) in edits {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            let at = cut.index(bytes.len());
            bytes.truncate(at);
        }
        let _ = verify(&bytes, &[]);
        let _ = sign(bytes, &identity("p256"), moment(), &SignOptions::default());
    }

    #[test]
    fn mutated_messages_never_panic(edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = SIGNED.clone();
        let hole = contents(&bytes);
        for (index, byte) in edits {
            let at = hole.start + 1 + index.index(1500);
            bytes[at] = b"0123456789abcdef"[usize::from(byte % 16)];
        }
        if bytes != *SIGNED {
            let _ = verify(&bytes, &[]);
        }
    }

    #[test]
    fn any_bytes_are_no_identity(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(Identity::from_pkcs12(&bytes, "test").is_err());
        prop_assert!(Certificate::from_der(&bytes).is_none());
    }
}
