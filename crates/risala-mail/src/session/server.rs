//! What a session needs to know: the server, the login, how long to wait, and who gets the letter.

use std::fmt;
use std::time::Duration;

use zeroize::Zeroizing;

use crate::Address;

/// A server that takes letters for delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// Its name, or its address in digits. The certificate must be for it.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// Who may vouch for the server's certificate.
    pub roots: Roots,
    /// The way through a proxy, when there is one.
    pub proxy: Option<Proxy>,
}

/// How a connection is protected. There is no "if possible": what is asked for happens, or nothing does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Security {
    /// TLS from the first byte, RFC 8314 (port 465).
    Tls,
    /// TLS after STARTTLS, RFC 3207 (port 587).
    StartTls,
    /// None, to this computer alone.
    LoopbackPlain,
}

/// Who may vouch for a server's certificate.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Roots {
    /// Whom the system trusts.
    #[default]
    System,
    /// These certificates in PEM and no others, for private servers.
    Pem(Vec<u8>),
}

/// What a proxy speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProxyKind {
    /// SOCKS version 5, RFC 1928; the proxy resolves the server's name.
    Socks5,
    /// HTTP CONNECT, RFC 9110 section 9.3.6.
    Http,
}

/// A proxy. It sees the server's name and encrypted bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct Proxy {
    /// What it speaks.
    pub kind: ProxyKind,
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Its own login.
    pub login: Option<(String, Zeroizing<String>)>,
}

impl fmt::Debug for Proxy {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Proxy({:?}, {}:{}, {})", self.kind, self.host, self.port, self.login.is_some())
    }
}

/// How a session proves whose it is.
#[derive(Clone, PartialEq, Eq, Default)]
pub enum Login {
    /// Not at all.
    #[default]
    None,
    /// By a password: AUTH PLAIN (RFC 4616), or LOGIN where the server has only that.
    Password {
        /// The login name.
        user: String,
        /// The password.
        password: Zeroizing<String>,
    },
    /// By an OAuth2 access token: AUTH XOAUTH2.
    Token {
        /// The mailbox.
        user: String,
        /// The access token.
        token: Zeroizing<String>,
    },
}

impl fmt::Debug for Login {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::None => "None",
            Self::Password { .. } => "Password",
            Self::Token { .. } => "Token",
        })
    }
}

/// How long each step may take, RFC 5321 section 4.5.3.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// To connect, with or without a proxy, and for the TLS handshake.
    pub connect: Duration,
    /// For the answer to a command, and for the greeting.
    pub command: Duration,
    /// For the answer to DATA.
    pub data: Duration,
    /// For a block of the body to leave.
    pub block: Duration,
    /// For the answer after the final dot.
    pub reply: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(60),
            command: Duration::from_secs(5 * 60),
            data: Duration::from_secs(2 * 60),
            block: Duration::from_secs(3 * 60),
            reply: Duration::from_secs(10 * 60),
        }
    }
}

/// Who sends, and who gets the letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// MAIL FROM: where delivery reports go.
    pub from: Address,
    /// RCPT TO: the official.
    pub to: Address,
    /// A second RCPT TO for the sender's own copy. That it is refused never fails the letter.
    pub own_copy: Option<Address>,
}
