//! SOCKS 5 and HTTP CONNECT.

use risala_mail::{Failure, Proxy, ProxyKind, Security, Session};
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};

use crate::scripted::certificates::Authority;
use crate::scripted::{Protection, Scripted, Ways};
use crate::{password, patience, server};

/// A proxy that lets through whoever knows "user" and "pass". It is asked for `localhost` by name.
async fn proxy(kind: ProxyKind) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((mut client, _)) = listener.accept().await {
            tokio::spawn(async move {
                let target = match kind {
                    ProxyKind::Socks5 => socks(&mut client).await,
                    ProxyKind::Http => http(&mut client).await,
                };
                if let Some(port) = target {
                    let mut server = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
                    let _ = copy_bidirectional(&mut client, &mut server).await;
                }
            });
        }
    });
    port
}

async fn socks(client: &mut TcpStream) -> Option<u16> {
    let mut head = [0; 2];
    client.read_exact(&mut head).await.ok()?;
    let mut methods = vec![0; head[1].into()];
    client.read_exact(&mut methods).await.ok()?;
    if !methods.contains(&2) {
        client.write_all(&[5, 0xFF]).await.ok()?;
        return None;
    }
    client.write_all(&[5, 2]).await.ok()?;
    let mut login = [0; 11];
    client.read_exact(&mut login).await.ok()?;
    let is_known = &login == b"\x01\x04user\x04pass";
    client.write_all(&[1, u8::from(!is_known)]).await.ok()?;
    let mut request = [0; 16];
    client.read_exact(&mut request).await.ok()?;
    assert_eq!(&request[..14], b"\x05\x01\x00\x03\x09localhost", "the name is the proxy's to resolve");
    client.write_all(&[5, 0, 0, 1, 127, 0, 0, 1, 0, 0]).await.ok()?;
    Some(u16::from_be_bytes([request[14], request[15]]))
}

async fn http(client: &mut TcpStream) -> Option<u16> {
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") {
        request.push(client.read_u8().await.ok()?);
    }
    let request = String::from_utf8(request).unwrap();
    if !request.contains("\r\nProxy-Authorization: Basic dXNlcjpwYXNz\r\n") {
        client.write_all(b"HTTP/1.1 407 Login\r\n\r\n").await.ok()?;
        return None;
    }
    client.write_all(b"HTTP/1.1 200 Connected\r\nVia: x\r\n\r\n").await.ok()?;
    request.strip_prefix("CONNECT localhost:")?.split(' ').next()?.parse().ok()
}

async fn through(kind: ProxyKind, password_of_proxy: Option<&str>) -> Result<(), Failure> {
    let authority = Authority::new("Ours");
    let protection = Protection::StartTls(authority.server("localhost", 2100));
    let scripted = Scripted::start(Ways::new(protection)).await;
    let mut server = server(scripted.port, Security::StartTls, authority.pem.as_bytes());
    let login = password_of_proxy.map(|password| ("user".to_owned(), password.to_owned().into()));
    server.proxy = Some(Proxy { kind, host: "127.0.0.1".to_owned(), port: proxy(kind).await, login });
    Session::open(&server, &password(), &patience(false)).await.map(drop)
}

#[tokio::test]
async fn both_kinds() {
    for kind in [ProxyKind::Socks5, ProxyKind::Http] {
        assert_eq!(through(kind, Some("pass")).await, Ok(()), "{kind:?}");
        for wrong in [Some("wrong"), None] {
            let failure = through(kind, wrong).await.unwrap_err();
            assert_eq!(failure.code(), "mail.proxy", "{kind:?} {failure:?}");
            assert!(!format!("{failure} {failure:?}").contains("wrong"));
        }
    }
}
