//! The connection to the server, straight or through a proxy.

use std::net::IpAddr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_socks::tcp::Socks5Stream;
use zeroize::Zeroizing;

use super::{Cause, Proxy, ProxyKind, Security, Server};

/// Octets of a proxy's answer.
const MAX_ANSWER: usize = 8 << 10;

/// Connects; the caller bounds the time.
pub(crate) async fn connect(server: &Server) -> Result<TcpStream, Cause> {
    let host = ascii(&server.host)?;
    let stream = match &server.proxy {
        _ if server.security == Security::LoopbackPlain => loopback(server).await?,
        Some(proxy) => through(proxy, &host, server.port).await?,
        None => reach(&host, server.port).await?,
    };
    Ok(stream)
}

/// The server's name in ASCII.
pub(crate) fn ascii(host: &str) -> Result<String, Cause> {
    let wrong = || Cause::Offline(format!("{:?}", host.chars().take(100).collect::<String>()));
    let host = host.trim();
    if host.parse::<IpAddr>().is_ok() {
        return Ok(host.to_owned());
    }
    idna::domain_to_ascii_strict(host).ok().filter(|host| !host.is_empty()).ok_or_else(wrong)
}

/// Without TLS only to this computer itself.
async fn loopback(server: &Server) -> Result<TcpStream, Cause> {
    let address = match server.host.as_str() {
        "localhost" => IpAddr::from([127, 0, 0, 1]),
        host => host.parse::<IpAddr>().map_err(|_| Cause::PlainRefused)?,
    };
    if !address.is_loopback() || server.proxy.is_some() {
        return Err(Cause::PlainRefused);
    }
    reach(&address.to_string(), server.port).await
}

async fn reach(host: &str, port: u16) -> Result<TcpStream, Cause> {
    let stream = TcpStream::connect((host, port)).await.map_err(|error| Cause::Offline(error.to_string()))?;
    // A command must not wait for the answer to the one before.
    stream.set_nodelay(true).map_err(|error| Cause::Offline(error.to_string()))?;
    Ok(stream)
}

async fn through(proxy: &Proxy, host: &str, port: u16) -> Result<TcpStream, Cause> {
    let stream = reach(&ascii(&proxy.host)?, proxy.port).await?;
    match proxy.kind {
        ProxyKind::Socks5 => socks(stream, proxy, host, port).await,
        ProxyKind::Http => http(stream, proxy, host, port).await,
    }
}

async fn socks(stream: TcpStream, proxy: &Proxy, host: &str, port: u16) -> Result<TcpStream, Cause> {
    let target = (host, port);
    let connected = match &proxy.login {
        None => Socks5Stream::connect_with_socket(stream, target).await,
        Some((user, password)) => Socks5Stream::connect_with_password_and_socket(stream, target, user, password).await,
    };
    connected.map(Socks5Stream::into_inner).map_err(|error| Cause::Proxy(error.to_string()))
}

async fn http(mut stream: TcpStream, proxy: &Proxy, host: &str, port: u16) -> Result<TcpStream, Cause> {
    let host = if host.contains(':') { format!("[{host}]") } else { host.to_owned() };
    let mut request = Zeroizing::new(format!("CONNECT {host}:{port} HTTP/1.1\r\nHost: {host}:{port}\r\n"));
    if let Some((user, password)) = &proxy.login {
        let pair = Zeroizing::new(format!("{user}:{}", password.as_str()));
        request.push_str("Proxy-Authorization: Basic ");
        request.push_str(&Zeroizing::new(STANDARD.encode(pair.as_bytes())));
        request.push_str("\r\n");
    }
    request.push_str("\r\n");
    let broken = |error: std::io::Error| Cause::Proxy(error.to_string());
    stream.write_all(request.as_bytes()).await.map_err(broken)?;
    let mut answer = Vec::new();
    while !answer.ends_with(b"\r\n\r\n") {
        if answer.len() >= MAX_ANSWER {
            return Err(Cause::Proxy("HTTP".to_owned()));
        }
        // Octet by octet: what follows is the server's own.
        answer.push(stream.read_u8().await.map_err(broken)?);
    }
    let status = String::from_utf8_lossy(&answer);
    let code = status.strip_prefix("HTTP/1.").and_then(|rest| rest.get(2..5)).unwrap_or_default();
    if code == "200" { Ok(stream) } else { Err(Cause::Proxy(format!("HTTP {}", code.escape_default()))) }
}
