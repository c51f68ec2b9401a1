//! Every fault a server can show, at every step: what became of the letter is always said rightly.

use crate::scripted::certificates::Authority;
use crate::scripted::{Act, At, ONE_BY_ONE, Protection, Scripted, USUAL, Ways};
use crate::{envelope, password, patience, server};
use risala_mail::{Outcome, Security, Session};

const SHORT: &[u8] = b"Subject: x\r\n\r\n.dot\r\nbody\r\n";

/// Name, where, what, and what follows: outcome, then the phase, the code of the problem or of the answer, the remedy.
type Row = (&'static str, At, Act, &'static str);

const ROWS: &[Row] = &[
    ("all is well", At::Nowhere, Act::Stall, "accepted"),
    ("greeting: drop", At::Greeting, Act::Last(b""), "failed greeting mail.closed Retry"),
    ("greeting: stall", At::Greeting, Act::Stall, "failed greeting mail.timeout Retry"),
    ("greeting: garbage", At::Greeting, Act::Say(b"HTTP/1.1 400 Bad\r\n"), "failed greeting mail.garbled Retry"),
    ("greeting: 421", At::Greeting, Act::Last(b"421 4.3.2 busy\r\n"), "failed greeting mail.slow_down Slow"),
    ("greeting: 554", At::Greeting, Act::Last(b"554 go away\r\n"), "failed greeting mail.server_refuses Stop"),
    ("greeting: several lines", At::Greeting, Act::Say(b"220-hello\r\n220-there\r\n220 x\r\n"), "accepted"),
    ("greeting: bare LF", At::Greeting, Act::Say(b"220 x\n"), "accepted"),
    ("greeting: no text", At::Greeting, Act::Say(b"220\r\n"), "accepted"),
    ("greeting: more than asked", At::Greeting, Act::Say(b"220 x\r\n250 y\r\n"), "failed ehlo mail.garbled Retry"),
    ("greeting: no newline", At::Greeting, Act::Last(b"220 x"), "failed greeting mail.closed Retry"),
    (
        "greeting: endless line",
        At::Greeting,
        Act::Flood(b"220 xxxxxxxxxxxxxxxxxxxxxxx"),
        "failed greeting mail.garbled Retry",
    ),
    ("greeting: endless lines", At::Greeting, Act::Flood(b"220-x\r\n"), "failed greeting mail.garbled Retry"),
    ("ehlo: drop", At::Ehlo, Act::Last(b""), "failed ehlo mail.closed Retry"),
    ("ehlo: 502", At::Ehlo, Act::Say(b"502 no\r\n"), "failed ehlo mail.server_refuses Stop"),
    ("ehlo: lower case", At::Ehlo, Act::Say(b"250-x\r\n250-size 100000\r\n250 starttls\r\n"), "accepted"),
    ("ehlo: stripped", At::Ehlo, Act::Say(b"250-x\r\n250 AUTH PLAIN\r\n"), "failed starttls mail.no_starttls Stop"),
    ("ehlo: changing codes", At::Ehlo, Act::Say(b"250-x\r\n251 STARTTLS\r\n"), "failed ehlo mail.garbled Retry"),
    ("starttls: injected", At::StartTls, Act::Say(b"220 go\r\n250 injected\r\n"), "failed starttls mail.injected Stop"),
    ("starttls: injected half", At::StartTls, Act::Say(b"220 go\r\n2"), "failed starttls mail.injected Stop"),
    ("starttls: 454", At::StartTls, Act::Say(b"454 4.7.0 not now\r\n"), "failed starttls mail.slow_down Slow"),
    ("starttls: 502", At::StartTls, Act::Say(b"502 no\r\n"), "failed starttls mail.server_refuses Stop"),
    ("starttls: drop", At::StartTls, Act::Last(b""), "failed starttls mail.closed Retry"),
    ("starttls: stall", At::StartTls, Act::Stall, "failed starttls mail.timeout Retry"),
    ("hello: drop", At::Hello, Act::Last(b""), "failed ehlo mail.closed Retry"),
    ("hello: no login", At::Hello, Act::Say(b"250-x\r\n250 SIZE\r\n"), "failed auth mail.no_auth Login"),
    ("hello: lower case", At::Hello, Act::Say(b"250-x\r\n250-size\r\n250 auth login\r\n"), "accepted"),
    ("hello: too small", At::Hello, Act::Say(b"250-x\r\n250-sIzE 10\r\n250 AUTH=PLAIN\r\n"), "refused mail 552"),
    ("auth: 535", At::Auth, Act::Say(b"535 5.7.8 wrong\r\n"), "failed auth mail.login_refused Login"),
    ("auth: basic is off", At::Auth, Act::Say(b"550 5.7.30 basic\r\n"), "failed auth mail.login_refused Login"),
    ("auth: locked out", At::Auth, Act::Say(b"535 5.7.139 no\r\n"), "failed auth mail.login_refused Login"),
    ("auth: 454", At::Auth, Act::Say(b"454 4.7.0 too many\r\n"), "failed auth mail.slow_down Slow"),
    ("auth: 421", At::Auth, Act::Last(b"421 4.7.0 bye\r\n"), "failed auth mail.slow_down Slow"),
    ("auth: 250", At::Auth, Act::Say(b"250 ok\r\n"), "failed auth mail.garbled Retry"),
    ("auth: drop", At::Auth, Act::Last(b""), "failed auth mail.closed Retry"),
    ("auth: stall", At::Auth, Act::Stall, "failed auth mail.timeout Retry"),
    ("mail: 421", At::Mail, Act::Last(b"421 4.7.0 slow\r\n"), "unsent mail mail.slow_down Slow"),
    ("mail: quota", At::Mail, Act::Say(b"550 5.4.5 daily\r\n"), "unsent mail mail.quota Quota"),
    ("mail: not the sender", At::Mail, Act::Say(b"550 5.7.60 no\r\n"), "unsent mail mail.sender_refused Sender"),
    ("mail: 530", At::Mail, Act::Say(b"530 5.7.0 log in\r\n"), "unsent mail mail.login_refused Login"),
    ("mail: 451", At::Mail, Act::Say(b"451 4.3.0 later\r\n"), "deferred mail 451"),
    ("mail: drop", At::Mail, Act::Last(b""), "unsent mail mail.closed Retry"),
    ("mail: stall", At::Mail, Act::Stall, "unsent mail mail.timeout Retry"),
    ("mail: 354", At::Mail, Act::Say(b"354 go\r\n"), "unsent mail mail.garbled Retry"),
    ("mail: more than asked", At::Mail, Act::Say(b"250 ok\r\n250 ok\r\n"), "unsent data mail.garbled Retry"),
    ("rcpt: 450", At::Rcpt, Act::Say(b"450 4.2.1 busy\r\n"), "deferred rcpt 450"),
    ("rcpt: 451", At::Rcpt, Act::Say(b"451 4.2.0 busy\r\n"), "deferred rcpt 451"),
    ("rcpt: 451 4.7", At::Rcpt, Act::Say(b"451 4.7.500 busy\r\n"), "unsent rcpt mail.slow_down Slow"),
    ("rcpt: 550", At::Rcpt, Act::Say(b"550-5.1.1 no\r\n550 5.1.1 such user\r\n"), "refused rcpt 550"),
    ("rcpt: 251", At::Rcpt, Act::Say(b"251 will forward\r\n"), "accepted"),
    ("rcpt: 421", At::Rcpt, Act::Last(b"421 bye\r\n"), "unsent rcpt mail.slow_down Slow"),
    ("rcpt: garbage", At::Rcpt, Act::Say(b"\xFF\xFE\x00\r\n"), "unsent rcpt mail.garbled Retry"),
    ("copy: 550", At::OwnCopy, Act::Say(b"550 5.1.1 no\r\n"), "accepted, copy 550"),
    ("copy: 450", At::OwnCopy, Act::Say(b"450 4.2.2 full\r\n"), "accepted, copy 450"),
    ("copy: slow", At::OwnCopy, Act::Say(b"451 4.7.0 full\r\n"), "accepted, copy 451"),
    ("copy: 421", At::OwnCopy, Act::Last(b"421 bye\r\n"), "unsent rcpt mail.slow_down Slow"),
    ("copy: drop", At::OwnCopy, Act::Last(b""), "unsent rcpt mail.closed Retry"),
    ("data: 451", At::Data, Act::Say(b"451 4.3.0 no\r\n"), "deferred data 451"),
    ("data: 554", At::Data, Act::Say(b"554 5.5.1 no\r\n"), "refused data 554"),
    ("data: 250", At::Data, Act::Say(b"250 ok\r\n"), "unsent data mail.garbled Retry"),
    ("data: drop", At::Data, Act::Last(b""), "unsent data mail.closed Retry"),
    ("data: stall", At::Data, Act::Stall, "unsent data mail.timeout Retry"),
    ("data: an answer too many", At::Data, Act::Say(b"354 go\r\n250 ok\r\n"), "unsent body mail.garbled Retry"),
    ("data: 354, then nothing", At::Dot, Act::Stall, "unconfirmed answer mail.timeout"),
    ("body: drop", At::Body, Act::Last(b""), "unsent body mail.closed Retry"),
    ("body: 421", At::Body, Act::Last(b"421 4.3.0 bye\r\n"), "unsent body mail.slow_down Slow"),
    ("body: 552", At::Body, Act::Last(b"552 5.3.4 too large\r\n"), "refused body 552"),
    ("body: 250 too early", At::Body, Act::Say(b"250 ok\r\n"), "unsent body mail.garbled Retry"),
    ("body: stall", At::Body, Act::Stall, "unsent body mail.timeout Retry"),
    ("dot: drop", At::Dot, Act::Last(b""), "unconfirmed answer mail.closed"),
    ("dot: half an answer", At::Dot, Act::Last(b"250 2.0"), "unconfirmed answer mail.closed"),
    ("dot: 250 without newline", At::Dot, Act::Last(b"250 ok"), "unconfirmed answer mail.closed"),
    ("dot: garbage", At::Dot, Act::Say(b"ok!\r\n"), "unconfirmed answer mail.garbled"),
    ("dot: 354", At::Dot, Act::Say(b"354 go on\r\n"), "unconfirmed answer mail.garbled"),
    ("dot: 220", At::Dot, Act::Say(b"220 ready\r\n"), "unconfirmed answer mail.garbled"),
    ("dot: 251", At::Dot, Act::Say(b"251 ok\r\n"), "unconfirmed answer mail.garbled"),
    ("dot: contradiction", At::Dot, Act::Say(b"250-ok\r\n550 no\r\n"), "unconfirmed answer mail.garbled"),
    ("dot: endless", At::Dot, Act::Flood(b"250-ok\r\n"), "unconfirmed answer mail.garbled"),
    ("dot: long line", At::Dot, Act::Flood(b"250 okokokokokokok"), "unconfirmed answer mail.garbled"),
    ("dot: 421", At::Dot, Act::Last(b"421 4.3.2 bye\r\n"), "unsent answer mail.slow_down Slow"),
    ("dot: 451", At::Dot, Act::Say(b"451 4.3.0 later\r\n"), "deferred answer 451"),
    ("dot: 432", At::Dot, Act::Say(b"432 4.3.2 later\r\n"), "unsent answer mail.slow_down Slow"),
    ("dot: 554", At::Dot, Act::Say(b"554 5.6.0 no\r\n"), "refused answer 554"),
    ("dot: 552", At::Dot, Act::Say(b"552 5.2.2 full\r\n"), "refused answer 552"),
    ("dot: quota", At::Dot, Act::Say(b"554 5.2.0 quota\r\n"), "unsent answer mail.quota Quota"),
    ("dot: SendAsDenied", At::Dot, Act::Say(b"554 5.2.252 no\r\n"), "unsent answer mail.sender_refused Sender"),
    ("dot: several lines", At::Dot, Act::Say(b"250-2.0.0 ok\r\n250 2.0.0 queued\r\n"), "accepted"),
    ("dot: accepted, then gone", At::Dot, Act::Last(b"250 ok\r\n421 bye\r\n"), "accepted"),
    ("quit: stall", At::Quit, Act::Last(b""), "accepted"),
];

#[tokio::test]
async fn every_fault() {
    assert!(ROWS.len() >= 35);
    let authority = Authority::new("Authority of the tests");
    let acceptor = authority.server("localhost", 2100);
    let mut tries = Vec::new();
    // With commands sent together and one by one.
    for extensions in [USUAL, ONE_BY_ONE] {
        for row in ROWS {
            let mut ways = Ways::new(Protection::StartTls(acceptor.clone())).but(row.1, row.2);
            ways.extensions = extensions;
            tries.push((row, extensions, tokio::spawn(attempt(ways, *row, authority.pem.clone()))));
        }
    }
    let mut wrong = Vec::new();
    for ((name, _, _, expected), extensions, found) in tries {
        let found = found.await.unwrap();
        // One by one an answer too many is noticed earlier.
        let is_earlier = *name == "mail: more than asked" && extensions == ONE_BY_ONE;
        let expected = if is_earlier { "unsent rcpt mail.garbled Retry" } else { expected };
        if found != expected {
            wrong.push(format!("{name} ({}): {found:?}, and not {expected:?}", extensions[0]));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

async fn attempt(ways: Ways, row: Row, pem: String) -> String {
    let is_stall = matches!(row.2, Act::Stall) && row.1 != At::Nowhere;
    let scripted = Scripted::start(ways).await;
    let server = server(scripted.port, Security::StartTls, pem.as_bytes());
    let mut session = match Session::open(&server, &password(), &patience(is_stall)).await {
        Ok(session) => session,
        Err(cause) => return format!("failed {} {} {:?}", cause.phase, cause.code(), cause.remedy()),
    };
    // A body larger than what lies between the two, so that the server's end is noticed within it.
    let long = b"0123456789012345678901234567890123456789\r\n".repeat(300_000);
    let message: &[u8] = if row.1 == At::Body { &long } else { SHORT };
    let mut committed = false;
    let outcome = session
        .deliver(&envelope(), message, || {
            committed = true;
            true
        })
        .await;
    let seen = scripted.seen();
    check_promises(&outcome, committed, seen.accepted);
    assert_eq!(committed, !seen.messages.is_empty(), "the dot leaves after the commit and only then: {}", row.0);
    if let Some(received) = seen.messages.first() {
        assert_eq!(received, message);
    }
    if session.is_usable() {
        session.close().await;
    }
    shown(&outcome)
}

fn check_promises(outcome: &Outcome, committed: bool, accepted: usize) {
    match outcome {
        Outcome::Accepted { .. } => assert!(committed && accepted == 1),
        // Some answers of the table begin with 250 and are none.
        Outcome::Unconfirmed { .. } => assert!(committed),
        Outcome::Stopped => unreachable!("the commit says yes"),
        _ => assert_eq!(accepted, 0),
    }
}

fn shown(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Accepted { own_copy: None, .. } => "accepted".to_owned(),
        Outcome::Accepted { own_copy: Some(reply), .. } => format!("accepted, copy {}", reply.code),
        Outcome::Deferred { phase, reply } => format!("deferred {phase} {}", reply.code),
        Outcome::Refused { phase, reply } => format!("refused {phase} {}", reply.code),
        Outcome::Unconfirmed { cause } => format!("unconfirmed {} {}", cause.phase, cause.code()),
        Outcome::Unsent { cause } => format!("unsent {} {} {:?}", cause.phase, cause.code(), cause.remedy()),
        Outcome::Stopped => "stopped".to_owned(),
    }
}
