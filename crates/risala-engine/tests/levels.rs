//! Letters and files signed at higher levels, with a test authority on this computer, which may misbehave.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[path = "../../risala-sign/tests/authority/mod.rs"]
mod authority;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use authority::{Authority, Manner};
use risala_engine::api::{self, Choice, Destination, Source};
use risala_engine::level::Level;
use risala_engine::messages::Messages;
use risala_engine::vault::Vault;
use risala_engine::{Lang, Problem, SigningLevel};
use risala_sign::{FetchError, Identity, SignOptions};

/// A test authority that answers on this computer for as long as the test runs.
fn serve(manner: Manner) -> (Arc<Authority>, String) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let mut authority = Authority::new(&base);
    authority.manner = manner;
    let authority = Arc::new(authority);
    let own = Arc::clone(&authority);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let own = Arc::clone(&own);
            std::thread::spawn(move || answer(&own, stream));
        }
    });
    (authority, base)
}

fn answer(authority: &Authority, stream: TcpStream) {
    let mut reader = BufReader::new(&stream);
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        if line.trim().is_empty() {
            break;
        }
        lines.push(line.to_lowercase());
    }
    let Some(first) = lines.first() else { return };
    let path = first.split(' ').nth(1).unwrap().to_owned();
    authority.asked.lock().unwrap().push(path.clone());
    let length = lines.iter().find_map(|line| line.strip_prefix("content-length:"));
    let mut body = vec![0; length.map_or(0, |length| length.trim().parse().unwrap())];
    reader.read_exact(&mut body).unwrap();
    let (status, answer) = match authority.answer(&path, &body) {
        Ok(answer) => (200, answer),
        Err(FetchError::Status { status }) => (status, Vec::new()),
        Err(FetchError::TooLarge) => (200, vec![0; 300_000]),
        Err(FetchError::Slow) => {
            std::thread::sleep(Duration::from_secs(2));
            return;
        }
        Err(FetchError::Unreachable { .. }) => return,
    };
    let mut stream = &stream;
    let head = format!("HTTP/1.1 {status} X\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", answer.len());
    // The other side may have gone away.
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&answer));
}

fn form() -> Vec<u8> {
    std::fs::read(format!("{}/../risala-sign/tests/fixtures/form.pdf", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn signed(manner: Manner, level: SigningLevel, fallback: bool) -> Result<(Vec<u8>, Vec<Problem>), Problem> {
    let (authority, base) = serve(manner);
    let tsa = format!("{base}/tsa");
    let patience = Duration::from_millis(if manner == Manner::Slow { 400 } else { 20_000 });
    let level = Level::patient(level, Some(&tsa), fallback, patience);
    let identity = Identity::from_pkcs12(&authority.identity("test"), "test").unwrap();
    let at = "2027-03-01T09:59:00Z".parse().unwrap();
    level.sign(form(), &identity, at, &SignOptions::default()).map(|signed| (signed.file.bytes, signed.warnings))
}

#[test]
fn each_failure_is_told_in_both_languages() {
    let cases = [
        (Manner::Unreachable, "signing.authority_unreachable"),
        (Manner::Slow, "signing.authority_slow"),
        (Manner::Status, "signing.authority_status"),
        (Manner::TooLarge, "signing.authority_too_large"),
        (Manner::Rejects, "signing.tsa_rejected"),
        (Manner::Page, "signing.tsa_unreadable"),
        (Manner::WrongNonce, "signing.tsa_nonce"),
        (Manner::WrongImprint, "signing.tsa_imprint"),
        (Manner::WrongSignature, "signing.tsa_signature"),
        (Manner::WrongPurpose, "signing.tsa_certificate"),
    ];
    for (manner, code) in cases {
        let problem = signed(manner, SigningLevel::Timestamp, false).unwrap_err();
        assert_eq!(problem.code.0, code, "{manner:?}");
        for lang in [Lang::En, Lang::Ar] {
            let told = Messages::for_lang(lang).problems([&problem]);
            assert!(told[0].message.contains("127.0.0.1"), "{}", told[0].message);
            assert!(!told[0].message.contains('{') && !told[0].hint.is_empty(), "{}", told[0].message);
        }
    }
}

#[test]
fn a_file_is_signed_without_a_timestamp_only_where_that_is_wanted() {
    let (pdf, warnings) = signed(Manner::Rejects, SigningLevel::Archive, true).unwrap();
    let codes: Vec<&str> = warnings.iter().map(|problem| problem.code.0).collect();
    assert_eq!(codes, ["signing.tsa_rejected", "signing.fallback"]);
    assert!(!warnings.iter().any(Problem::is_error));
    assert_eq!(risala_sign::verify(&pdf, &[]).unwrap()[0].level, risala_sign::Level::BB);
    // A revoked certificate signs nothing.
    let problem = signed(Manner::Revoked, SigningLevel::LongTerm, true).unwrap_err();
    assert_eq!(problem.code.0, "signing.revoked");
}

/// The sample campaign, signing with the test authority's identity at a level.
fn campaign(place: &Path, authority: &Authority, base: &str, level: &str) -> Source {
    let folder = place.join("campaign");
    api::new(&folder, true, Lang::En).unwrap();
    std::fs::write(folder.join("test.p12"), authority.identity("")).unwrap();
    let file = folder.join("campaign.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    let level = format!("level = \"{level}\"\ntsa = \"{base}/tsa\"");
    let text = text.replace("sample-identity.p12", "test.p12").replace("level = \"B-B\"", &level);
    std::fs::write(&file, text).unwrap();
    let vault = Vault { data: Some(place.join("data")), ..Vault::default() };
    Source { folder, date: Some("2027-03-01".to_owned()), vault, ..Source::default() }
}

#[test]
fn a_campaign_is_signed_at_its_level() {
    let (authority, base) = serve(Manner::Well);
    let place = tempfile::tempdir().unwrap();
    let source = campaign(place.path(), &authority, &base, "B-LTA");
    let destination = Destination { folder: place.path().join("out"), ..Destination::default() };
    let only = ["sample-06", "sample-09", "sample-19"].map(str::to_owned).to_vec();
    let choice = Choice { only, ..Choice::default() };
    let report = api::render(&source, &choice, &destination, Lang::En, &|_, _| {}).unwrap();
    assert_eq!(report.letters.len(), 3, "{:?}", report.problems);
    let root = place.path().join("root.der");
    std::fs::write(&root, authority.root()).unwrap();
    let files: Vec<_> = report.letters.iter().map(|letter| destination.folder.join(&letter.pdf)).collect();
    let verified = api::verify_files(&files, &[root], true, Lang::En).unwrap();
    assert!(verified.problems.is_empty(), "{:?}", verified.problems);
    for file in &verified.files {
        assert_eq!(file.signatures[0].level, "B-LTA");
        assert_eq!(file.signatures[0].revocation, "good");
        assert_eq!(file.signatures[0].proven_at, "2027-03-01T10:00:00Z");
        assert_eq!(file.signatures[1].level, "timestamp");
    }
    // What serves every letter is asked for once or, by two threads at one time, twice; timestamps for each.
    let asked = authority.asked.lock().unwrap();
    let count = |path: &str| asked.iter().filter(|asked| *asked == path).count();
    assert_eq!(count("/tsa"), 6);
    assert!((3..=6).contains(&count("/ocsp")), "{}", count("/ocsp"));
}

#[test]
fn a_silent_authority_stops_the_campaign_and_is_not_asked_for_every_letter() {
    let (authority, base) = serve(Manner::Unreachable);
    let place = tempfile::tempdir().unwrap();
    let source = campaign(place.path(), &authority, &base, "B-T");
    let destination = Destination { folder: place.path().join("out"), jobs: Some(1), ..Destination::default() };
    let report = api::render(&source, &Choice::default(), &destination, Lang::En, &|_, _| {}).unwrap();
    assert!(report.letters.is_empty());
    let count = report.problems.iter().filter(|problem| problem.code == "signing.authority_unreachable").count();
    assert!(count > 5, "{count}");
    assert_eq!(authority.asked.lock().unwrap().len(), 2);
}
