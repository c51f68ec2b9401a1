//! Levels above B-B: timestamps, validation data, timestamps of the whole file; and authorities that fail.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod authority;

use authority::{Authority, Manner};
use jiff::Timestamp;
use risala_sign::{
    Authority as Asked, CODES, Certificate, Coverage, Extent, HashedFile, Identity, Integrity, Level, Revocation,
    SignError, SignOptions, SignatureReport, Trust, Validity, sign_to, verify,
};

const TSA: &str = "http://authority.test/tsa";
const EXTENTS: [(Extent, Level); 3] =
    [(Extent::Timestamp, Level::BT), (Extent::LongTerm, Level::BLT), (Extent::Archive, Level::BLTA)];

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn made() -> Authority {
    Authority::new("http://authority.test")
}

fn signer(authority: &Authority) -> Identity {
    Identity::from_pkcs12(&authority.identity("test"), "test").unwrap()
}

/// What the signer says, a minute before the authority's clock.
fn moment() -> Timestamp {
    "2027-03-01T09:59:00Z".parse().unwrap()
}

fn attested() -> Timestamp {
    "2027-03-01T10:00:00Z".parse().unwrap()
}

/// The bytes, once their hash is seen to be right.
fn bytes(file: HashedFile) -> Vec<u8> {
    assert_eq!(file, HashedFile::of(file.bytes.clone()));
    file.bytes
}

fn signed(extent: Extent, pdf: &[u8], identity: &Identity, authority: &Authority) -> Result<Vec<u8>, SignError> {
    let asked = Asked { tsa: TSA, fetch: authority };
    sign_to(extent, pdf, identity, moment(), &SignOptions::default(), &asked).map(bytes)
}

fn reports(pdf: &[u8], authority: &Authority) -> Vec<SignatureReport> {
    verify(pdf, &Certificate::list(authority.root())).unwrap()
}

fn is_sound(pdf: &[u8], authority: &Authority) -> bool {
    let found = verify(pdf, &Certificate::list(authority.root()));
    found.is_ok_and(|reports| !reports.is_empty() && reports.iter().all(SignatureReport::is_sound))
}

#[test]
fn every_level_in_every_kind_of_file() {
    let authority = made();
    let identity = signer(&authority);
    for file in ["plain.pdf", "stream.pdf", "form.pdf"] {
        for (extent, level) in EXTENTS {
            let pdf = fixture(file);
            let bytes = signed(extent, &pdf, &identity, &authority).unwrap();
            assert!(bytes.starts_with(&pdf));
            let reports = reports(&bytes, &authority);
            let report = &reports[0];
            assert_eq!((report.level, report.integrity), (level, Integrity::Intact), "{file}");
            assert_eq!((report.trust, report.validity), (Trust::Trusted, Validity::Valid));
            assert_eq!((report.signed_at, report.proven_at), (Some(moment()), Some(attested())));
            let stamp = report.timestamp.as_ref().unwrap();
            assert_eq!((stamp.integrity, stamp.at, stamp.trust), (Integrity::Intact, Some(attested()), Trust::Trusted));
            assert_eq!(stamp.authority.as_ref().unwrap().name, "Test Clock");
            let revocation = if level == Level::BT { Revocation::Unknown } else { Revocation::Good };
            assert_eq!(report.revocation, revocation);
            assert_eq!(report.coverage == Coverage::Whole, level == Level::BT, "{file} {level:?}");
            assert!(is_sound(&bytes, &authority), "{file} {level:?}: {reports:?}");
            if extent == Extent::Archive {
                let stamp = &reports[1];
                assert_eq!((stamp.level, stamp.coverage), (Level::Timestamp, Coverage::Whole));
                assert_eq!((stamp.integrity, stamp.trust), (Integrity::Intact, Trust::Trusted));
                assert_eq!(stamp.field, "Timestamp1");
            }
        }
    }
}

#[test]
fn every_key_reaches_every_level() {
    let authority = made();
    for key in ["rsa2048", "rsa4096", "p256", "p384"] {
        let identity = Identity::from_pkcs12(&fixture(&format!("{key}.p12")), "test").unwrap();
        for (extent, level) in EXTENTS {
            let bytes = signed(extent, &fixture("form.pdf"), &identity, &authority).unwrap();
            let reports = reports(&bytes, &authority);
            assert_eq!((reports[0].level, reports[0].trust), (level, Trust::SelfMade), "{key}");
            assert!(is_sound(&bytes, &authority), "{key} {level:?}");
        }
    }
}

#[test]
fn signatories_one_after_the_other() {
    let authority = made();
    let identity = signer(&authority);
    let second = Identity::from_pkcs12(&fixture("rsa2048.p12"), "test").unwrap();
    let once = signed(Extent::Archive, &fixture("two.pdf"), &identity, &authority).unwrap();
    let twice = signed(Extent::Archive, &once, &second, &authority).unwrap();
    let reports = reports(&twice, &authority);
    let found: Vec<(Level, bool)> = reports.iter().map(|report| (report.level, report.is_sound())).collect();
    let expected = [Level::BLTA, Level::BLTA, Level::Timestamp, Level::Timestamp].map(|level| (level, true));
    assert_eq!(found, expected);
    // What the first signature brought along is not brought along again.
    let root = [b"stream\n", authority.root(), b"\nendstream"].concat();
    assert_eq!(twice.windows(root.len()).filter(|window| *window == root).count(), 1);
}

#[test]
fn each_failure_has_its_code() {
    let cases = [
        (Manner::Unreachable, Extent::Timestamp, "signing.authority_unreachable"),
        (Manner::Slow, Extent::Timestamp, "signing.authority_slow"),
        (Manner::Status, Extent::Timestamp, "signing.authority_status"),
        (Manner::TooLarge, Extent::Timestamp, "signing.authority_too_large"),
        (Manner::Rejects, Extent::Timestamp, "signing.tsa_rejected"),
        (Manner::Page, Extent::Timestamp, "signing.tsa_unreadable"),
        (Manner::WrongNonce, Extent::Timestamp, "signing.tsa_nonce"),
        (Manner::WrongImprint, Extent::Timestamp, "signing.tsa_imprint"),
        (Manner::WrongSignature, Extent::Timestamp, "signing.tsa_signature"),
        (Manner::WrongPurpose, Extent::Timestamp, "signing.tsa_certificate"),
        (Manner::Expired, Extent::Timestamp, "signing.tsa_certificate"),
        (Manner::NoRevocation, Extent::LongTerm, "signing.authority_status"),
        (Manner::Revoked, Extent::LongTerm, "signing.revoked"),
    ];
    let mut authority = made();
    let identity = signer(&authority);
    for (manner, extent, code) in cases {
        authority.manner = manner;
        let error = signed(extent, &fixture("form.pdf"), &identity, &authority).unwrap_err();
        assert_eq!(error.code(), code, "{manner:?}");
        assert!(CODES.contains(&code));
    }
}

#[test]
fn a_certificate_without_issuer_or_revocation_is_named() {
    let authority = made();
    // The fixture's issuers name no place that tells of revocation.
    let chain = Identity::from_pkcs12(&fixture("chain.p12"), "test").unwrap();
    let error = signed(Extent::LongTerm, &fixture("form.pdf"), &chain, &authority).unwrap_err();
    assert_eq!(error.code(), "signing.no_revocation");
    assert!(!error.args().is_empty());
}

#[test]
fn a_list_serves_where_ocsp_is_silent() {
    let mut authority = made();
    authority.manner = Manner::ListOnly;
    let identity = signer(&authority);
    // The intermediate has no list.
    let error = signed(Extent::LongTerm, &fixture("form.pdf"), &identity, &authority).unwrap_err();
    assert_eq!(error.code(), "signing.authority_status");
    let asked = authority.asked.lock().unwrap();
    assert_eq!(
        asked.iter().map(|url| url.rsplit('/').next().unwrap()).collect::<Vec<_>>(),
        ["tsa", "ocsp", "crl", "ocsp"]
    );
}

#[test]
fn a_long_timestamp_finds_room() {
    let mut authority = made();
    authority.manner = Manner::Long;
    let bytes = signed(Extent::Archive, &fixture("form.pdf"), &signer(&authority), &authority).unwrap();
    assert!(is_sound(&bytes, &authority));
    assert_eq!(reports(&bytes, &authority)[0].level, Level::BLTA);
}

/// A sequence without pattern that is the same in every run.
fn numbers() -> impl Iterator<Item = usize> {
    let step =
        |state: &u64| Some(state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407));
    std::iter::successors(Some(42), step).map(|state| (state >> 33) as usize)
}

fn contents(bytes: &[u8]) -> std::ops::Range<usize> {
    let key = b"/Contents <";
    let start = bytes.windows(key.len()).rposition(|w| w == key).unwrap() + key.len() - 1;
    let length = bytes[start..].iter().position(|b| *b == b'>').unwrap();
    start..start + length + 1
}

#[test]
fn a_thousand_changed_bytes_are_seen() {
    let authority = made();
    let bytes = signed(Extent::Timestamp, &fixture("form.pdf"), &signer(&authority), &authority).unwrap();
    let hole = contents(&bytes);
    assert!(is_sound(&bytes, &authority));
    let places = numbers().map(|number| number % bytes.len()).filter(|at| !hole.contains(at));
    for (at, flip) in places.take(1000).zip(numbers().skip(7)) {
        let mut changed = bytes.clone();
        changed[at] ^= 1 + (flip % 255) as u8;
        assert!(!is_sound(&changed, &authority), "byte {at}");
    }
}

#[test]
fn evidence_under_an_archive_timestamp_is_protected() {
    let authority = made();
    let once = signed(Extent::LongTerm, &fixture("form.pdf"), &signer(&authority), &authority).unwrap();
    let bytes = signed_archive(&authority);
    let store = bytes.windows(4).rposition(|w| w == b"/DSS").unwrap();
    assert!(store < bytes.len() && once.len() < bytes.len());
    let at = bytes.windows(6).position(|w| w == b"stream").map(|at| at + 40).unwrap();
    for at in [at, store, store + 5] {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        assert!(!is_sound(&changed, &authority), "byte {at}");
    }
}

fn signed_archive(authority: &Authority) -> Vec<u8> {
    signed(Extent::Archive, &fixture("form.pdf"), &signer(authority), authority).unwrap()
}

#[test]
fn a_file_cut_short_is_never_sound_at_its_level() {
    let authority = made();
    let bytes = signed_archive(&authority);
    for cut in numbers().map(|number| number % bytes.len()).take(200) {
        let found = verify(&bytes[..cut], &[]).unwrap_or_default();
        assert!(found.iter().all(|report| report.level != Level::BLTA), "{cut}");
    }
}
