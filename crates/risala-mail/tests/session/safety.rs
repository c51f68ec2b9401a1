//! Without a connection that is safe there is no login.

use risala_mail::{Failure, Login, Proxy, ProxyKind, Roots, Security, Session, Step};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use crate::scripted::certificates::{Authority, own_authority, self_signed};
use crate::scripted::{Protection, Scripted, Ways};
use crate::{CANARY, password, patience, server};

/// Opens a session to such a server and sees that no login reached it.
async fn refused(acceptor: TlsAcceptor, security: Security, pem: &str) -> Failure {
    let protection = match security {
        Security::Tls => Protection::Tls(acceptor),
        _ => Protection::StartTls(acceptor),
    };
    let scripted = Scripted::start(Ways::new(protection)).await;
    let server = server(scripted.port, security, pem.as_bytes());
    let failure = Session::open(&server, &password(), &patience(false)).await.err().expect("refused");
    assert!(!scripted.seen().any_auth(), "a login was sent: {:?}", scripted.seen().lines);
    assert_eq!(failure.remedy(), Step::Stop);
    failure
}

#[tokio::test]
async fn certificates_that_do_not_hold() {
    let (ours, others) = (Authority::new("Ours"), Authority::new("Others"));
    for security in [Security::Tls, Security::StartTls] {
        let cases = [
            (ours.server("localhost", 2021), "mail.tls_expired"),
            (ours.server("shared-host.example", 2100), "mail.tls_wrong_host"),
            (others.server("localhost", 2100), "mail.tls_unknown_issuer"),
            (self_signed("localhost"), "mail.tls_self_signed"),
        ];
        for (acceptor, code) in cases {
            let failure = refused(acceptor, security, &ours.pem).await;
            assert_eq!(failure.code(), code, "{security:?} {failure:?}");
            if code == "mail.tls_wrong_host" {
                assert!(failure.args().contains(&("names", "shared-host.example".to_owned())), "{failure:?}");
            }
        }
    }
}

#[tokio::test]
async fn the_system_does_not_know_the_authority_of_the_tests() {
    let authority = Authority::new("Ours");
    let scripted = Scripted::start(Ways::new(Protection::Tls(authority.server("localhost", 2100)))).await;
    let mut server = server(scripted.port, Security::Tls, b"");
    server.roots = Roots::System;
    let failure = Session::open(&server, &password(), &patience(false)).await.err().unwrap();
    // A system without any certificates says so.
    assert!(["mail.tls_unknown_issuer", "mail.roots"].contains(&failure.code()), "{failure:?}");
    assert!(!scripted.seen().any_auth());
}

/// Old TLS cannot be spoken by the library the tests stand on: the server's first record is written out here.
#[tokio::test]
async fn old_versions() {
    let mut hello = vec![0x16, 3, 1, 0, 42, 2, 0, 0, 38, 3, 1];
    hello.extend([7; 32]);
    hello.extend([0, 0xC0, 0x13, 0]);
    let alert = vec![0x15, 3, 1, 0, 2, 2, 70];
    let newer_alert = vec![0x15, 3, 3, 0, 2, 2, 70];
    let answers: [(Vec<u8>, &str); 4] = [
        (hello, "mail.tls_old_version"),
        (alert, "mail.tls_old_version"),
        (newer_alert, "mail.tls_old_version"),
        (b"220 mail.test ready\r\n".to_vec(), "mail.tls_not_spoken"),
    ];
    for (answer, code) in answers {
        let (port, heard) = raw(answer).await;
        let server = server(port, Security::Tls, Authority::new("Ours").pem.as_bytes());
        let failure = Session::open(&server, &password(), &patience(false)).await.err().unwrap();
        assert_eq!(failure.code(), code, "{failure:?}");
        let heard = String::from_utf8_lossy(&heard.await.unwrap()).into_owned();
        assert!(!heard.contains("AUTH") && !heard.contains(CANARY));
    }
}

/// A server that answers the first bytes with these and hears until the end.
async fn raw(answer: Vec<u8>) -> (u16, tokio::task::JoinHandle<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let heard = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut all = vec![0; 16];
        stream.read_exact(&mut all).await.unwrap();
        stream.write_all(&answer).await.unwrap();
        let _ = stream.read_to_end(&mut all).await;
        all
    });
    (port, heard)
}

#[tokio::test]
async fn plain_stays_at_home() {
    let proxy = Proxy { kind: ProxyKind::Socks5, host: "127.0.0.1".into(), port: 9, login: None };
    for (host, proxy) in [
        ("192.0.2.1", None),
        ("mail.example", None),
        ("127.0.0.1.example", None),
        ("0.0.0.0", None),
        ("::", None),
        ("127.0.0.1", Some(proxy)),
    ] {
        let mut server = server(25, Security::LoopbackPlain, b"");
        (server.host, server.proxy) = (host.to_owned(), proxy);
        let failure = Session::open(&server, &Login::None, &patience(false)).await.err().unwrap();
        assert_eq!(failure.code(), "mail.plain_refused", "{host}");
    }
}

#[tokio::test]
async fn roots_that_are_none() {
    for pem in ["", "nonsense", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
        let failure = refused(self_signed("localhost"), Security::Tls, pem).await;
        assert_eq!(failure.code(), "mail.roots");
    }
}

#[tokio::test]
async fn nobody_there() {
    // A port that was free a moment ago.
    let port = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let failure = Session::open(&server(port, Security::Tls, b""), &password(), &patience(false)).await.err().unwrap();
    assert_eq!((failure.code(), failure.remedy()), ("mail.offline", Step::Retry));
    let mut nameless = server(port, Security::Tls, b"");
    nameless.host = "no spaces in names".to_owned();
    let failure = Session::open(&nameless, &password(), &patience(false)).await.err().unwrap();
    assert_eq!(failure.code(), "mail.offline");
}

/// The file of an account may be the server's own certificate, even where that is an authority too; and only that one.
#[tokio::test]
async fn the_servers_own_certificate_is_enough() {
    let (acceptor, pem) = own_authority("localhost", 2100);
    let scripted = Scripted::start(Ways::new(Protection::Tls(acceptor))).await;
    let opened =
        Session::open(&server(scripted.port, Security::Tls, pem.as_bytes()), &password(), &patience(false)).await;
    assert!(opened.is_ok(), "{:?}", opened.err());

    let (_, other) = own_authority("localhost", 2100);
    let (expired, its_own) = own_authority("localhost", 2021);
    let (elsewhere, theirs) = own_authority("mail.elsewhere.test", 2100);
    let (again, _) = own_authority("localhost", 2100);
    for (acceptor, pem, code) in [
        (again, &other, "mail.tls_self_signed"),
        (expired, &its_own, "mail.tls_expired"),
        (elsewhere, &theirs, "mail.tls_wrong_host"),
    ] {
        let scripted = Scripted::start(Ways::new(Protection::Tls(acceptor))).await;
        let server = server(scripted.port, Security::Tls, pem.as_bytes());
        let failure = Session::open(&server, &password(), &patience(false)).await.err().unwrap();
        assert_eq!(failure.code(), code, "{failure}");
        assert!(!scripted.seen().any_auth());
    }
}
