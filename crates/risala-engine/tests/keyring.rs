//! Passwords from the keyring: remembered, used, forgotten, and what is said when there are none. The store is
//! the mock of keyring-core, one for this process.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use keyring_core::{Entry, Error, mock};
use risala_engine::api::{IdentityRequest, Source, new, show_identity, unlock};
use risala_engine::keyring::{self, KeyringError};
use risala_engine::secret::Password;
use risala_engine::vault::{Ask, Given, Vault};
use risala_engine::{Lang, Problem};

/// The keyring is the process's: tests use it one after the other.
static TURN: Mutex<()> = Mutex::new(());

fn fresh() -> MutexGuard<'static, ()> {
    let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    keyring_core::set_default_store(mock::Store::new().unwrap());
    turn
}

fn fixture(name: &str) -> String {
    format!("{}/../risala-sign/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// Answers each question with the next password; counts the questions.
fn answers(passwords: &'static [&'static str], asked: &Arc<AtomicUsize>) -> Ask {
    let asked = Arc::clone(asked);
    Arc::new(move |_| {
        let at = asked.fetch_add(1, Ordering::SeqCst);
        passwords.get(at).map(|password| Password::new((*password).to_owned()))
    })
}

fn open(vault: &Vault) -> Result<Option<Password>, Problem> {
    let found = vault.named(&fixture("p256.p12"))?;
    vault.open(&found).map(|(_, password)| password)
}

#[test]
fn a_password_is_remembered_used_and_forgotten() {
    let _turn = fresh();
    let asked = Arc::new(AtomicUsize::new(0));
    let vault = Vault { ask: Some(answers(&["wrong", "test"], &asked)), ..Vault::default() };
    let request = IdentityRequest { identity: fixture("p256.p12"), vault, remember: true, ..Default::default() };
    let report = show_identity(&request, Lang::En).unwrap();
    assert!(report.remembered && asked.load(Ordering::SeqCst) == 2, "asked until it was right");

    let alone = Vault::default();
    assert_eq!(open(&alone).unwrap().unwrap().reveal(), "test");
    // The same file elsewhere is the same identity.
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy.p12");
    std::fs::copy(fixture("p256.p12"), &copy).unwrap();
    let found = alone.named(copy.to_str().unwrap()).unwrap();
    assert!(found.is_remembered());

    found.forget().unwrap();
    assert_eq!(open(&alone).unwrap_err().code.0, "signing.password_needed");
    found.forget().unwrap();
}

#[test]
fn a_remembered_password_that_is_wrong_is_asked_for_again() {
    let _turn = fresh();
    let asked = Arc::new(AtomicUsize::new(0));
    Vault::default().named(&fixture("p256.p12")).unwrap().remember(&Password::new("old".into())).unwrap();
    assert_eq!(open(&Vault::default()).unwrap_err().code.0, "signing.wrong_password");
    let vault = Vault { ask: Some(answers(&["test"], &asked)), ..Vault::default() };
    assert_eq!(open(&vault).unwrap().unwrap().reveal(), "test");
    // Three wrong answers end it.
    asked.store(0, Ordering::SeqCst);
    let vault = Vault { ask: Some(answers(&["a", "b", "c", "test"], &asked)), ..Vault::default() };
    assert_eq!(open(&vault).unwrap_err().code.0, "signing.wrong_password");
    assert_eq!(asked.load(Ordering::SeqCst), 3);
}

#[test]
fn what_the_user_gave_goes_before_the_keyring() {
    let _turn = fresh();
    Vault::default().named(&fixture("p256.p12")).unwrap().remember(&Password::new("test".into())).unwrap();
    let vault = Vault { given: Some(Given::Password(Password::new("wrong".into()))), ..Vault::default() };
    assert_eq!(open(&vault).unwrap_err().code.0, "signing.wrong_password");
}

#[test]
fn what_the_keyring_says_has_words_of_its_own() {
    let _turn = fresh();
    type Case = (fn() -> Error, KeyringError, &'static str);
    let cases: [Case; 4] = [
        (|| Error::NoEntry, KeyringError::Missing, "signing.password_needed"),
        (|| Error::NoStorageAccess("secret".into()), KeyringError::Locked, "signing.keyring_locked"),
        (|| Error::PlatformFailure("secret".into()), KeyringError::Failed, "signing.keyring_failed"),
        (|| Error::BadEncoding(b"secret".into()), KeyringError::Failed, "signing.keyring_failed"),
    ];
    let name = entry_name();
    for (error, kind, code) in cases {
        Vault::default().named(&fixture("p256.p12")).unwrap().remember(&Password::new("test".into())).unwrap();
        let fail = || {
            let entry = Entry::new("risala", &name).unwrap();
            entry.as_any().downcast_ref::<mock::Cred>().unwrap().set_error(error());
        };
        fail();
        assert_eq!(keyring::recall(&name).unwrap_err(), kind);
        fail();
        let problem = open(&Vault::default()).unwrap_err();
        assert_eq!(problem.code.0, code);
        assert!(!format!("{problem:?}").contains("secret"));
    }
}

/// The entry of the identity under test: `identity:` and the file's SHA-256.
fn entry_name() -> String {
    use sha2::Digest as _;
    let digest = sha2::Sha256::digest(std::fs::read(fixture("p256.p12")).unwrap());
    format!("identity:{}", digest.iter().map(|byte| format!("{byte:02x}")).collect::<String>())
}

#[test]
fn the_window_opens_an_identity_and_has_it_remembered() {
    let _turn = fresh();
    let folder = tempfile::tempdir().unwrap();
    let campaign = folder.path().join("appeal");
    new(&campaign, true, Lang::En).unwrap();
    std::fs::copy(fixture("p256.p12"), campaign.join("sample-identity.p12")).unwrap();
    let vault = Vault { data: Some(folder.path().join("data")), ..Vault::default() };
    let source = Source { folder: campaign, date: Some("2027-03-01".into()), vault, ..Source::default() };
    let codes = |source: &Source| -> Vec<String> {
        let view = risala_engine::api::open(source, Lang::En).unwrap();
        view.problems.into_iter().map(|problem| problem.code).filter(|code| code.starts_with("signing.")).collect()
    };
    assert_eq!(codes(&source), ["signing.password_needed"]);

    let wrong = unlock(&source, Password::new("wrong".into()), true, Lang::En).unwrap_err();
    assert_eq!(wrong.problems[0].code, "signing.wrong_password");
    assert_eq!(codes(&source), ["signing.password_needed"], "nothing was remembered");

    let report = unlock(&source, Password::new("test".into()), false, Lang::En).unwrap();
    assert!(report.problems.is_empty());
    assert_eq!(codes(&source), ["signing.password_needed"], "they did not wish it");

    unlock(&source, Password::new("test".into()), true, Lang::En).unwrap();
    assert_eq!(codes(&source), ["signing.self_made"]);
}
