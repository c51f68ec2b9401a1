//! Requests to time-stamping authorities and to those who know of revoked certificates; and clients for requests
//! that carry secrets.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use std::{fmt, io};

use risala_letter::Problem;
use risala_sign::{Fetch, FetchError, Request};
use ureq::config::Config;
use ureq::http::Uri;
use ureq::tls::{Certificate, PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Error, Proxy};

use crate::accounts::code;
use crate::discovery::names::{Names, Silent};

/// How long an authority has for one answer.
pub const PATIENCE: Duration = Duration::from_secs(20);
/// Answers kept for a batch.
const MOST_KEPT: usize = 200;
/// Timestamps are made for one letter each; everything else may serve the next letter too.
const NEVER_KEPT: &str = "application/timestamp-reply";

/// How programs on the other side see this one.
const NAME: &str = concat!("Risala/", env!("CARGO_PKG_VERSION"));
/// Addresses of a host that are tried.
const MAX_ADDRESSES: usize = 8;
/// Certificates of a PEM file.
const MAX_ROOTS: usize = 1000;

/// How a server is reached.
#[derive(Debug, Clone, Copy)]
pub struct Way<'a> {
    /// Certificates in PEM that are trusted instead of the system's, or empty.
    pub roots: &'a str,
    /// `socks5://host:port` or `http://host:port`, or empty.
    pub proxy: &'a str,
    /// How long an answer may take, from looking the name up to its last octet.
    pub patience: Duration,
}

/// A client that follows no redirection, since what it sends is for one server only, and gives answers of any status back.
///
/// # Errors
/// `mail.roots` or `mail.setting`.
pub fn straight(way: Way<'_>) -> Result<Agent, Problem> {
    Ok(config(way)?.into())
}

/// The same for hosts whose addresses somebody else looks up.
///
/// # Errors
/// As [`straight`].
pub fn named(way: Way<'_>, names: Arc<dyn Names>) -> Result<Agent, Problem> {
    Ok(Agent::with_parts(config(way)?, DefaultConnector::default(), ByName(names)))
}

/// Looks hosts up by the names given.
struct ByName(Arc<dyn Names>);

impl fmt::Debug for ByName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("ByName")
    }
}

impl Resolver for ByName {
    fn resolve(&self, uri: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let host = uri.host().ok_or(Error::HostNotFound)?;
        let port = uri.port_u16().unwrap_or(443);
        let found = self.0.addresses(host).map_err(|Silent| Error::HostNotFound)?;
        let mut addresses = self.empty();
        for address in found.into_iter().take(MAX_ADDRESSES) {
            addresses.push(SocketAddr::new(address, port));
        }
        if addresses.is_empty() { Err(Error::HostNotFound) } else { Ok(addresses) }
    }
}

fn config(way: Way<'_>) -> Result<Config, Problem> {
    let mut builder = Agent::config_builder()
        .tls_config(tls(roots(way.roots)?))
        .timeout_global(Some(way.patience))
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .user_agent(NAME);
    if !way.proxy.is_empty() {
        // The proxy looks names up: whoever uses one does not want them asked for from here.
        let address = way.proxy.replacen("socks5://", "socks5h://", 1);
        let wrong = |_| Problem::error(code::SETTING).arg("setting", "proxy").arg("value", way.proxy);
        builder = builder.proxy(Some(Proxy::new(&address).map_err(wrong)?));
    }
    Ok(builder.build())
}

fn tls(roots: RootCerts) -> TlsConfig {
    TlsConfig::builder()
        .root_certs(roots)
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build()
}

fn roots(pem: &str) -> Result<RootCerts, Problem> {
    if pem.is_empty() {
        return Ok(RootCerts::PlatformVerifier);
    }
    let wrong = || Problem::error(risala_letter::Code("mail.roots"));
    let mut certificates: Vec<Certificate<'static>> = Vec::new();
    for item in parse_pem(pem.as_bytes()).take(MAX_ROOTS) {
        if let PemItem::Certificate(certificate) = item.map_err(|_| wrong())? {
            certificates.push(certificate);
        }
    }
    if certificates.is_empty() { Err(wrong()) } else { Ok(RootCerts::new_with_certs(&certificates)) }
}

/// Asks over HTTP. An authority that was silent twice is not asked again by the same `Http`: a batch of
/// letters does not wait for it letter by letter.
pub struct Http {
    agent: Agent,
    silent: Mutex<HashMap<String, FetchError>>,
    kept: Mutex<HashMap<Question, Vec<u8>>>,
}

/// Address and what was sent.
type Question = (String, Vec<u8>);

impl Http {
    /// Waits so long for each answer.
    pub fn new(patience: Duration) -> Self {
        let agent = Agent::config_builder()
            .tls_config(tls(RootCerts::PlatformVerifier))
            .timeout_global(Some(patience))
            .max_redirects(3)
            .user_agent(NAME)
            .build()
            .into();
        Self { agent, silent: Mutex::default(), kept: Mutex::default() }
    }

    fn ask(&self, request: &Request<'_>) -> Result<Vec<u8>, FetchError> {
        let answered = match request.body {
            Some((media_type, body)) => self
                .agent
                .post(request.url)
                .header("Content-Type", media_type)
                .header("Accept", request.accept)
                .send(body),
            None => self.agent.get(request.url).header("Accept", request.accept).call(),
        };
        let limit = u64::try_from(request.limit).unwrap_or(u64::MAX);
        answered
            .and_then(|mut answer| answer.body_mut().with_config().limit(limit).read_to_vec())
            .map_err(|error| failed(&error))
    }

    fn ask_twice(&self, request: &Request<'_>) -> Result<Vec<u8>, FetchError> {
        match self.ask(request) {
            Err(error) if is_silence(&error) => self.ask(request),
            done => done,
        }
    }
}

impl Fetch for Http {
    fn fetch(&self, request: &Request<'_>) -> Result<Vec<u8>, FetchError> {
        if let Some(error) = lock(&self.silent).get(request.url) {
            return Err(error.clone());
        }
        let key = (request.url.to_owned(), request.body.map(|(_, body)| body.to_vec()).unwrap_or_default());
        if let Some(answer) = lock(&self.kept).get(&key) {
            return Ok(answer.clone());
        }
        let answer = self.ask_twice(request).inspect_err(|error| {
            if is_silence(error) {
                lock(&self.silent).insert(request.url.to_owned(), error.clone());
            }
        })?;
        let mut kept = lock(&self.kept);
        if request.accept != NEVER_KEPT && kept.len() < MOST_KEPT {
            kept.insert(key, answer.clone());
        }
        Ok(answer)
    }
}

/// A lock whose holder panicked still holds what was put in before.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn is_silence(error: &FetchError) -> bool {
    matches!(error, FetchError::Unreachable { .. } | FetchError::Slow)
}

fn failed(error: &Error) -> FetchError {
    match error {
        Error::Timeout(_) => FetchError::Slow,
        Error::Io(cause) if cause.kind() == io::ErrorKind::TimedOut => FetchError::Slow,
        Error::StatusCode(status) => FetchError::Status { status: *status },
        Error::BodyExceedsLimit(_) => FetchError::TooLarge,
        other => FetchError::Unreachable { cause: other.to_string() },
    }
}
