//! The ways to log in, and what is never shown.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use risala_mail::{Address, Envelope, Login, Outcome, Security, Session, Step};

use crate::scripted::certificates::Authority;
use crate::scripted::{Act, At, Protection, Scripted, Seen, USUAL, Ways};
use crate::{CANARY, envelope, password, patience, server};

fn token() -> Login {
    Login::Token { user: "office@society.example".to_owned(), token: CANARY.to_owned().into() }
}

async fn open(extensions: &'static [&'static str], at: At, act: Act, login: &Login) -> (Result<(), Step>, Seen) {
    let authority = Authority::new("Authority of the tests");
    let protection = Protection::Tls(authority.server("localhost", 2100));
    let mut ways = Ways::new(protection).but(at, act);
    ways.extensions = extensions;
    let scripted = Scripted::start(ways).await;
    let server = server(scripted.port, Security::Tls, authority.pem.as_bytes());
    let opened = Session::open(&server, login, &patience(false)).await;
    if let Err(failure) = &opened {
        let told = format!("{failure} {failure:?} {:?}", failure.args());
        assert!(!told.contains(CANARY) && !told.contains(&STANDARD.encode(CANARY)), "{told}");
    }
    (opened.map(drop).map_err(|failure| failure.remedy()), scripted.seen())
}

#[tokio::test]
async fn plain_is_preferred_and_login_known() {
    let (opened, seen) = open(&["AUTH LOGIN PLAIN"], At::Nowhere, Act::Stall, &password()).await;
    assert_eq!(opened, Ok(()));
    assert_eq!(seen.lines[1], format!("AUTH PLAIN {}\r\n", STANDARD.encode(format!("\0office\0{CANARY}"))));

    let (opened, seen) = open(&["AUTH LOGIN"], At::Nowhere, Act::Stall, &password()).await;
    assert_eq!(opened, Ok(()));
    let expected = ["AUTH LOGIN".to_owned(), STANDARD.encode("office"), STANDARD.encode(CANARY)];
    assert_eq!(seen.lines[1..4], expected.map(|line| format!("{line}\r\n")));
}

#[tokio::test]
async fn a_refused_token_is_answered_for() {
    let (opened, _) = open(&["AUTH XOAUTH2"], At::Nowhere, Act::Stall, &token()).await;
    assert_eq!(opened, Ok(()));
    let (opened, seen) =
        open(&["AUTH XOAUTH2"], At::Auth, Act::Say(b"334 eyJzdGF0dXMiOiI0MDEifQ==\r\n"), &token()).await;
    assert_eq!(opened, Err(Step::Login));
    assert_eq!(seen.lines[2], "\r\n", "the empty line that brings the code");
}

#[tokio::test]
async fn no_fitting_way() {
    for (extensions, login) in [
        (&["AUTH XOAUTH2"] as &[&str], password()),
        (&["AUTH PLAIN LOGIN CRAM-MD5"], token()),
        (&["SIZE 1"], password()),
    ] {
        let (opened, seen) = open(extensions, At::Nowhere, Act::Stall, &login).await;
        assert_eq!(opened, Err(Step::Login));
        assert!(!seen.any_auth());
    }
}

#[test]
fn secrets_have_no_shape() {
    assert!(!format!("{:?} {:?}", password(), token()).contains(CANARY));
}

/// Many letters on one connection, one of them refused, one stopped by its commit.
#[tokio::test]
async fn one_connection_carries_many() {
    let scripted = Scripted::start(Ways::new(Protection::Plain)).await;
    let server = server(scripted.port, Security::LoopbackPlain, b"");
    let mut session = Session::open(&server, &Login::None, &patience(false)).await.unwrap();
    for _ in 0..50 {
        let outcome = session.deliver(&envelope(), b"a\r\n", || true).await;
        assert!(matches!(outcome, Outcome::Accepted { own_copy: None, .. }), "{outcome:?}");
    }
    let large = vec![b'x'; 20_000_001];
    let outcome = session.deliver(&envelope(), &large, || true).await;
    assert!(matches!(outcome, Outcome::Refused { .. }));
    assert!(session.is_usable());
    assert_eq!(session.deliver(&envelope(), b"a\r\n", || false).await, Outcome::Stopped);
    assert!(!session.is_usable());
    let outcome = session.deliver(&envelope(), b"a\r\n", || true).await;
    assert!(matches!(outcome, Outcome::Unsent { .. }));
    assert_eq!(scripted.seen().accepted, 50);
    assert_eq!(scripted.seen().messages.len(), 50, "the stopped letter had no dot");
}

/// A letter refused within its transaction does not spoil the next.
#[tokio::test]
async fn after_a_refusal_the_next() {
    let ways = Ways::new(Protection::Plain).but(At::OwnCopy, Act::Say(b"550 5.1.1 no\r\n"));
    let scripted = Scripted::start(ways).await;
    let server = server(scripted.port, Security::LoopbackPlain, b"");
    let mut session = Session::open(&server, &Login::None, &patience(false)).await.unwrap();
    let mut to_copy = envelope();
    to_copy.own_copy = None;
    for envelope in [&to_copy, &envelope(), &to_copy] {
        let outcome = session.deliver(envelope, b"a\r\n", || true).await;
        assert!(matches!(outcome, Outcome::Accepted { .. }), "{outcome:?}");
    }
}

/// RFC 6531: an address in another script goes with SMTPUTF8, and to no server that lacks it.
#[tokio::test]
async fn an_address_in_another_script() {
    const KNOWS: &[&str] = &["PIPELINING", "8BITMIME", "smtputf8"];
    let to = Address::recipient("وزير@حكومة.example", "To").unwrap();
    let envelope = Envelope { to, own_copy: None, ..envelope() };
    let message = "To: وزير@xn--4gbb4bp9e.example\r\n\r\nx\r\n".as_bytes();
    for (extensions, expected) in [(KNOWS, "accepted"), (USUAL, "refused mail 553 5.6.7")] {
        let scripted = Scripted::start(Ways { extensions, ..Ways::new(Protection::Plain) }).await;
        let server = server(scripted.port, Security::LoopbackPlain, b"");
        let mut session = Session::open(&server, &Login::None, &patience(true)).await.unwrap();
        let outcome = match session.deliver(&envelope, message, || true).await {
            Outcome::Accepted { .. } => "accepted".to_owned(),
            Outcome::Refused { phase, reply } => format!("refused {phase} {reply}"),
            other => format!("{other:?}"),
        };
        assert!(outcome.starts_with(expected), "{outcome}");
        let seen = scripted.seen();
        let mails: Vec<_> = seen.lines.iter().filter(|line| line.starts_with("MAIL")).collect();
        if expected == "accepted" {
            assert!(
                mails.len() == 1 && mails[0].contains(" SMTPUTF8") && mails[0].contains(" BODY=8BITMIME"),
                "{mails:?}"
            );
            assert!(seen.lines.iter().any(|line| line.starts_with("RCPT TO:<وزير@xn--")), "{:?}", seen.lines);
            assert_eq!(seen.messages, [message]);
        } else {
            assert!(mails.is_empty() && session.is_usable(), "{mails:?}");
        }
    }
}
