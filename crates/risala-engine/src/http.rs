//! Requests to time-stamping authorities and to those who know of revoked certificates.

use std::collections::HashMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use risala_sign::{Fetch, FetchError, Request};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Error};

/// How long an authority has for one answer.
pub const PATIENCE: Duration = Duration::from_secs(20);
/// Answers kept for a batch.
const MOST_KEPT: usize = 200;
/// Timestamps are made for one letter each; everything else may serve the next letter too.
const NEVER_KEPT: &str = "application/timestamp-reply";

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
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::PlatformVerifier)
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .build();
        let agent = Agent::config_builder()
            .tls_config(tls)
            .timeout_global(Some(patience))
            .max_redirects(3)
            .user_agent(concat!("Risala/", env!("CARGO_PKG_VERSION")))
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
