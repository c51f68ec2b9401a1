//! Sessions against the servers that the world runs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once
#![cfg(target_os = "linux")]

mod post;

use post::{PASSWORD, Post, USER};
use risala_mail::mailbox::{self, Found, Inbox, ReadTo, SentFolder, Sought};
use risala_mail::{Address, Envelope, Failure, Login, Outcome, Patience, Roots, Security, Server, Session, Step};

fn server(post: &Post, port: u16, security: Security) -> Server {
    let roots = Roots::Pem(post.pem.clone().into_bytes());
    Server { host: "localhost".to_owned(), port, security, roots, proxy: None }
}

fn login(password: &str) -> Login {
    Login::Password { user: USER.to_owned(), password: password.to_owned().into() }
}

async fn open(server: &Server, login: &Login) -> Result<Session, Failure> {
    Session::open(server, login, &Patience::default()).await
}

fn envelope(to: &str) -> Envelope {
    let address = |value: &str| Address::parse(value, "To").unwrap();
    Envelope {
        from: address("office@society.test"),
        to: address(&format!("{to}@officials.test")),
        own_copy: Some(address("copy@elsewhere.test")),
    }
}

fn letter(id: usize) -> String {
    format!(
        "Date: Wed, 07 Jan 2026 09:00:00 +0300\r\nFrom: office@society.test\r\nTo: minister@officials.test\r\nMessage-ID: <{id}@society.test>\r\n\
         X-Risala-Id: {id}\r\nSubject: x\r\n\r\n.\r\n..dots\r\nFrom the office\r\n"
    )
}

#[tokio::test]
async fn postfix_takes_letters_both_ways() {
    let Some(post) = Post::start("letters") else { return };
    let mut id = 0;
    for (port, security) in [(post.starttls, Security::StartTls), (post.tls, Security::Tls)] {
        let mut session = open(&server(&post, port, security), &login(PASSWORD)).await.unwrap();
        for _ in 0..20 {
            id += 1;
            let outcome = session.deliver(&envelope("minister"), letter(id).as_bytes(), || true).await;
            assert!(matches!(outcome, Outcome::Accepted { .. }), "{outcome:?}");
        }
        session.close().await;
    }
    let delivered = post.delivers(id);
    for id in 1..=id {
        let sent = letter(id).replace("\r\n", "\n");
        // What the server adds stands before; Postfix moves nothing after the first header of ours.
        assert_eq!(delivered.iter().filter(|message| message.ends_with(&sent)).count(), 1, "{id}");
    }
}

#[tokio::test]
async fn postfix_refuses_and_is_understood() {
    let Some(post) = Post::start("refusals") else { return };
    let starttls = server(&post, post.starttls, Security::StartTls);
    let failure = open(&starttls, &login("wrong")).await.err().unwrap();
    assert_eq!((failure.code(), failure.remedy()), ("mail.login_refused", Step::Login), "{failure}");
    let mut by_number = starttls.clone();
    by_number.host = "127.0.0.1".to_owned();
    assert_eq!(open(&by_number, &login(PASSWORD)).await.err().unwrap().code(), "mail.tls_wrong_host");
    let mut by_system = starttls.clone();
    by_system.roots = Roots::System;
    let code = open(&by_system, &login(PASSWORD)).await.err().unwrap().code();
    assert!(["mail.tls_self_signed", "mail.roots"].contains(&code), "{code}");
    let wrong_way = server(&post, post.starttls, Security::Tls);
    assert_eq!(open(&wrong_way, &login(PASSWORD)).await.err().unwrap().code(), "mail.tls_not_spoken");

    let mut session = open(&starttls, &login(PASSWORD)).await.unwrap();
    let large = "x".repeat(76) + "\r\n";
    for (to, message, expected) in [
        ("nobody", letter(1), "refused rcpt 550 5.1.1"),
        ("busy", letter(2), "deferred rcpt 450 4.2.1"),
        ("minister", large.repeat(20_000), "refused mail 552 5.3.4"),
        ("minister", letter(3), "accepted"),
    ] {
        let outcome = session.deliver(&envelope(to), message.as_bytes(), || true).await;
        let found = match &outcome {
            Outcome::Accepted { .. } => "accepted".to_owned(),
            Outcome::Deferred { phase, reply } => format!("deferred {phase} {reply}"),
            Outcome::Refused { phase, reply } => format!("refused {phase} {reply}"),
            other => format!("{other:?}"),
        };
        assert!(found.starts_with(expected), "{found}");
    }
    // Without a login the server relays for nobody: that is the account's affair, not the official's.
    let mut stranger = open(&starttls, &Login::None).await.unwrap();
    let outcome = stranger.deliver(&envelope("minister"), letter(4).as_bytes(), || true).await;
    assert!(matches!(&outcome, Outcome::Unsent { cause } if cause.remedy() == Step::Login), "{outcome:?}");
    assert_eq!(post.delivers(1).len(), 1);
}

fn imap(post: &Post, sent: Option<&str>, own_copy: bool) -> mailbox::Mailbox {
    mailbox::Mailbox { server: server(post, post.imaps, Security::Tls), sent: sent.map(str::to_owned), own_copy }
}

fn sought(ids: [usize; 3]) -> Vec<Sought> {
    ids.map(|id| Sought { message_id: format!("<{id}@society.test>"), risala_id: format!("risala-{id}") }).to_vec()
}

/// Puts messages into a folder as the server's own delivery would.
fn put(post: &Post, folder: &str, name: &str, message: &str) {
    let new = post.path("mail/office").join(folder).join("new");
    std::fs::create_dir_all(&new).unwrap();
    std::fs::write(new.join(name), message).unwrap();
    let owned = std::process::Command::new("chown").args(["-R", "65534:65534"]).arg(post.path("mail")).status();
    assert!(owned.unwrap().success());
}

#[tokio::test]
async fn dovecot_tells_what_was_sent() {
    let Some(post) = Post::start("mailbox") else { return };
    let login = login(PASSWORD);
    // The first one opens the mailbox, in which nothing is yet.
    let letters = sought([1, 2, 3]);
    assert_eq!(mailbox::find(&imap(&post, None, true), &login, &letters).await, Ok(vec![None; 3]));
    put(&post, ".Sent", "1.a", "Message-ID: <1@society.test>\nSubject: x\n\nx\n");
    put(&post, "", "2.a", "Message-ID: <rewritten@outlook.test>\nX-Risala-Id: risala-2\nSubject: x\n\nx\n");
    let found = mailbox::find(&imap(&post, None, true), &login, &letters).await;
    let at = |folder: &str, uid| Some(Found { folder: folder.to_owned(), uid });
    assert_eq!(found, Ok(vec![at("Sent", 1), at("INBOX", 1), None]), "by either of its names, in either folder");
    let found = mailbox::find(&imap(&post, Some("Sent"), false), &login, &letters).await;
    assert_eq!(found, Ok(vec![at("Sent", 1), None, None]));

    let failure = mailbox::find(&imap(&post, Some("لا شيء"), false), &login, &letters).await.unwrap_err();
    assert_eq!(failure.code(), "mail.server_refuses", "{failure}");
    let wrong = self::login("wrong");
    let failure = mailbox::find(&imap(&post, None, false), &wrong, &letters).await.unwrap_err();
    assert_eq!((failure.code(), failure.remedy()), ("mail.login_refused", Step::Login), "{failure}");
    let mut by_number = imap(&post, None, false);
    by_number.server.host = "127.0.0.1".to_owned();
    let failure = mailbox::find(&by_number, &login, &letters).await.unwrap_err();
    assert_eq!(failure.code(), "mail.tls_wrong_host");

    let own = imap(&post, None, false);
    let Inbox { validity, messages } = mailbox::incoming(&own, &login, ReadTo::default(), 10).await.unwrap();
    assert!(validity > 0 && messages.len() == 1, "{validity}");
    assert!(String::from_utf8_lossy(&messages[0].bytes).contains("rewritten@outlook.test"));
    let read = ReadTo { validity, uid: messages[0].uid };
    let later = mailbox::incoming(&own, &login, read, 10).await.unwrap();
    assert_eq!(later, Inbox { validity, messages: Vec::new() });
    // Numbers of another time are none.
    let other = ReadTo { validity: validity - 1, uid: 4000 };
    assert_eq!(mailbox::incoming(&own, &login, other, 10).await.unwrap().messages.len(), 1);
}

#[tokio::test]
async fn dovecot_keeps_copies_of_what_was_sent_once() {
    let Some(post) = Post::start("copies") else { return };
    let (login, own) = (login(PASSWORD), imap(&post, None, false));
    let letters = sought([1, 2, 3]);
    let message = |id: usize| letter(id).replace(&format!("X-Risala-Id: {id}"), &format!("X-Risala-Id: risala-{id}"));
    let mut folder = SentFolder::open(&own, &login).await.unwrap();
    assert_eq!(folder.keep(&letters[0], message(1).as_bytes()).await, Ok(true));
    assert_eq!(folder.keep(&letters[0], message(1).as_bytes()).await, Ok(false), "it lies there already");
    let large = message(2) + &"A line of a large letter.\r\n".repeat(40_000);
    assert_eq!(folder.keep(&letters[1], large.as_bytes()).await, Ok(true));
    folder.close().await;
    let mut again = SentFolder::open(&own, &login).await.unwrap();
    assert_eq!(again.keep(&letters[1], large.as_bytes()).await, Ok(false));
    again.close().await;
    let at = |uid| Some(Found { folder: "Sent".to_owned(), uid });
    assert_eq!(mailbox::find(&own, &login, &letters).await, Ok(vec![at(1), at(2), None]));
    let kept: Vec<_> = std::fs::read_dir(post.path("mail/office/.Sent/cur")).unwrap().flatten().collect();
    let names: Vec<String> = kept.iter().map(|file| file.file_name().into_string().unwrap()).collect();
    assert!(names.len() == 2 && names.iter().all(|name| name.ends_with(":2,S")), "as read: {names:?}");
    let bytes: Vec<Vec<u8>> = kept.iter().map(|file| std::fs::read(file.path()).unwrap()).collect();
    let as_lines = |text: &str| text.replace("\r\n", "\n").into_bytes();
    assert!(bytes.iter().any(|kept| as_lines(&String::from_utf8_lossy(kept)) == as_lines(&large)));
    let failure = SentFolder::open(&imap(&post, Some("Elsewhere"), false), &login).await.err().unwrap();
    assert_eq!(failure.code(), "mail.server_refuses", "{failure}");
}
